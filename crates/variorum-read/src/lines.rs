//! JSON lines as a stream: one report a line, in bounded memory.
//!
//! A bad line gives an error with its number, and the next line is read all the same. A line over the limit is
//! skipped without being kept. Blank lines are passed over.

use std::io::{BufRead, ErrorKind as IoKind};
use std::sync::Arc;

use serde_json::{Map, Value};
use variorum::Report;

use crate::{Error, ErrorKind, Limits, decode, json};

/// Reads reports one a line. The path of the report on line 7 of `a.jsonl` is `a.jsonl:7`.
///
/// ```
/// use variorum_read::{Limits, json_lines};
///
/// let lines = "{\"text\": \"The council met.\"}\nnot json\n{\"text\": \"It agreed.\"}\n";
/// let read: Vec<_> = json_lines("a.jsonl", lines.as_bytes(), &Limits::default()).collect();
/// assert_eq!(read[0].as_ref().unwrap().paths, ["a.jsonl:1"]);
/// assert_eq!(read[1].as_ref().unwrap_err().line, Some(2));
/// assert!(read[2].is_ok());
/// ```
pub fn json_lines<R: BufRead>(
    path: &str,
    reader: R,
    limits: &Limits,
) -> impl Iterator<Item = Result<Report, Error>> + use<R> {
    let limits = *limits;
    raw_lines(path, reader, &limits).map(move |line| line.and_then(|line| line.read(&limits)))
}

/// The lines as they stand, for those who read them on several threads.
pub fn raw_lines<R: BufRead>(
    path: &str,
    reader: R,
    limits: &Limits,
) -> impl Iterator<Item = Result<RawLine, Error>> + use<R> {
    Lines { path: path.into(), reader, limits: *limits, number: 0, buffer: Vec::new(), ended: false }
}

/// A line that was not read yet.
#[derive(Clone, Debug)]
pub struct RawLine {
    path: Arc<str>,
    /// From 1.
    number: usize,
    bytes: Vec<u8>,
}

impl RawLine {
    /// The line's bytes, without its end.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The report of the line.
    ///
    /// # Errors
    ///
    /// It is no JSON object with a text, or over a limit; the error names file and line.
    pub fn read(&self, limits: &Limits) -> Result<Report, Error> {
        let decoded = decode::decode_utf8(&self.bytes, self.number);
        let placed = |mut fault: Error| {
            let column = fault.column.unwrap_or(0);
            fault.path = self.path.to_string();
            fault.at(self.number, column)
        };
        let value = json::parse(&self.path, &decoded.text, limits).map_err(placed)?;
        let mut report = json::report(&self.path, value, limits).map_err(placed)?;
        report.paths.push(format!("{}:{}", self.path, self.number));
        report.notices.extend(decoded.notice);
        Ok(report)
    }
}

/// True where the first line is an object and more follows it: no single JSON text goes on after its object.
///
/// An object on the second line tells by itself, so that a fault in the first line is told as that line's.
pub(crate) fn starts_lines(bytes: &[u8]) -> bool {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    let mut lines = bytes.split(|&byte| byte == b'\n').map(<[u8]>::trim_ascii).filter(|line| !line.is_empty());
    let (Some(first), Some(second)) = (lines.next(), lines.next()) else { return false };
    let closed = first.starts_with(b"{") && first.ends_with(b"}");
    closed && (second.starts_with(b"{") || serde_json::from_slice::<Map<String, Value>>(first).is_ok())
}

struct Lines<R> {
    path: Arc<str>,
    reader: R,
    limits: Limits,
    /// Of the line last read, from 1.
    number: usize,
    buffer: Vec<u8>,
    ended: bool,
}

/// A line that was read.
enum Line {
    Whole,
    TooLong(usize),
    End,
}

impl<R: BufRead> Iterator for Lines<R> {
    type Item = Result<RawLine, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        while !self.ended {
            match self.read_line() {
                Err(fault) => {
                    self.ended = true;
                    let message = format!("tried to read the next line: {fault}; check the file and read it again");
                    return Some(Err(Error::new(ErrorKind::Unreadable, &self.path, message).at(self.number, 0)));
                }
                Ok(Line::End) => self.ended = true,
                Ok(Line::TooLong(bytes)) => {
                    let checked = self.limits.check_size(&self.path, bytes);
                    return checked.err().map(|fault| Err(fault.at(self.number, 0)));
                }
                Ok(Line::Whole) if self.buffer.trim_ascii().is_empty() => {}
                Ok(Line::Whole) => {
                    let bytes = self.buffer.clone();
                    return Some(Ok(RawLine { path: Arc::clone(&self.path), number: self.number, bytes }));
                }
            }
        }
        None
    }
}

impl<R: BufRead> Lines<R> {
    /// Reads the next line into the buffer, as far as the limit allows.
    fn read_line(&mut self) -> std::io::Result<Line> {
        self.buffer.clear();
        self.number += 1;
        let mut length = 0;
        loop {
            let available = match self.reader.fill_buf() {
                Err(fault) if fault.kind() == IoKind::Interrupted => continue,
                other => other?,
            };
            let end = available.iter().position(|&byte| byte == b'\n');
            let part = &available[..end.unwrap_or(available.len())];
            let (taken, at_end) = (part.len() + usize::from(end.is_some()), available.is_empty());
            length += part.len();
            if length <= self.limits.max_bytes {
                self.buffer.extend_from_slice(part);
            }
            self.reader.consume(taken);
            if end.is_some() || at_end {
                return Ok(match length {
                    0 if at_end => Line::End,
                    _ if length > self.limits.max_bytes => Line::TooLong(length),
                    _ => Line::Whole,
                });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(bytes: &[u8], limits: &Limits) -> Vec<Result<String, (ErrorKind, Option<usize>)>> {
        json_lines("a.jsonl", bytes, limits)
            .map(|read| read.map(|report| report.paths[0].clone()).map_err(|fault| (fault.kind, fault.line)))
            .collect()
    }

    #[test]
    fn bad_lines_stop_nothing() {
        let lines = b"\xef\xbb\xbf{\"text\": \"a\"}\r\n\n{\n{\"text\": \"\"}\n[[\n{\"text\": \"caf\xff\"}";
        let expected = vec![
            Ok("a.jsonl:1".to_owned()),
            Err((ErrorKind::BadJson, Some(3))),
            Err((ErrorKind::NoTextField, Some(4))),
            Err((ErrorKind::BadJson, Some(5))),
            Ok("a.jsonl:6".to_owned()),
        ];
        assert_eq!(kinds(lines, &Limits::default()), expected);
    }

    #[test]
    fn long_lines_are_skipped_and_counted() {
        let limits = Limits { max_bytes: 15, ..Limits::default() };
        let lines = format!("{{\"text\": \"{}\"}}\n{{\"text\": \"a\"}}\n", "a".repeat(100));
        let expected = vec![Err((ErrorKind::TooLarge, Some(1))), Ok("a.jsonl:2".to_owned())];
        assert_eq!(kinds(lines.as_bytes(), &limits), expected);
    }

    #[test]
    fn empty_input_gives_nothing() {
        assert_eq!(kinds(b"", &Limits::default()), vec![]);
        assert_eq!(kinds(b"\n\n", &Limits::default()), vec![]);
    }
}
