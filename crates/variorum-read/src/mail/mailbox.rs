//! A mailbox (mbox) as a stream: one message after the other, in bounded memory.
//!
//! In: the bytes of a mailbox. Out: its messages as sent, each with its number.
//!
//! Method: a message begins at a line `From sender date` that is the first or follows a blank line (RFC 4155); a `>` that was put
//! before such lines in a text is taken away. A message over the limit is skipped without being kept, and a bad one fails alone.
//! Limits: a text line of the same shape, unquoted, behind a blank line, divides a message.

use std::io::{BufRead, Read};
use std::sync::Arc;

use variorum::Report;

use super::fields::{is_name, line_at};
use crate::{Error, ErrorKind, Limits};

/// Reads the reports of a mailbox, message by message. The path of the report of the second message of `a.mbox` is `a.mbox:2`, of
/// the second report inside it `a.mbox:2.2`.
///
/// ```
/// use variorum_read::{Limits, mailbox};
///
/// let bytes = "From a@veldia.example Thu Mar 27 09:00:00 2031\nSubject: Dam\n\nThe council met.\n\n\
///              From a@veldia.example Fri Mar 28 09:00:00 2031\nSubject: Bridge\n\nIt agreed.\n";
/// let read: Vec<_> = mailbox("a.mbox", bytes.as_bytes(), &Limits::default()).collect();
/// assert_eq!(read[1].as_ref().unwrap().paths, ["a.mbox:2"]);
/// assert_eq!(read[1].as_ref().unwrap().stated.title.as_deref(), Some("Bridge"));
/// ```
pub fn mailbox<R: BufRead>(
    path: &str,
    reader: R,
    limits: &Limits,
) -> impl Iterator<Item = Result<Report, Error>> + use<R> {
    let limits = *limits;
    raw_messages(path, reader, &limits).flat_map(move |message| match message {
        Ok(message) => message.read(&limits),
        Err(fault) => vec![Err(fault)],
    })
}

/// The messages as they stand, for those who read them on several threads.
pub fn raw_messages<R: BufRead>(
    path: &str,
    reader: R,
    limits: &Limits,
) -> impl Iterator<Item = Result<RawMessage, Error>> + use<R> {
    Messages {
        path: path.into(),
        reader,
        limits: *limits,
        number: 0,
        line: 0,
        begins_line: true,
        after_blank: true,
        begun: false,
        ended: false,
    }
}

/// A message of a mailbox that was not read yet.
#[derive(Clone, Debug)]
pub struct RawMessage {
    path: Arc<str>,
    /// From 1.
    number: usize,
    bytes: Vec<u8>,
}

impl RawMessage {
    /// The message's bytes, as sent.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }

    /// The reports of the message: its own, and one for each message in it.
    #[must_use]
    pub fn read(&self, limits: &Limits) -> Vec<Result<Report, Error>> {
        super::read(&format!("{}:{}", self.path, self.number), '.', &self.bytes, limits)
    }
}

/// True where a mailbox begins: a line that parts messages, then a field.
pub(crate) fn is_mailbox(start: &[u8]) -> bool {
    let start = start.trim_ascii_start();
    let first = line_at(start, 0);
    let second = line_at(start, first.len());
    let name = memchr::memchr(b':', second).and_then(|colon| std::str::from_utf8(&second[..colon]).ok());
    is_separator(first) && name.is_some_and(is_name)
}

/// True for `From sender date`: with a time and a year somewhere behind.
pub(super) fn is_separator(line: &[u8]) -> bool {
    let Some(rest) = line.strip_prefix(b"From ").and_then(|rest| std::str::from_utf8(rest).ok()) else { return false };
    let is_digits = |word: &str, least: usize| word.len() >= least && word.bytes().all(|byte| byte.is_ascii_digit());
    let is_time = |word: &str| word.split(':').count() >= 2 && word.split(':').all(|part| is_digits(part, 1));
    let words = || rest.split_whitespace().skip(1).take(10);
    words().any(is_time) && words().any(|word| is_digits(word, 4))
}

/// True for `>From `, `>>From `, …: a line of a text that was kept from looking like a separator.
fn is_quoted(line: &[u8]) -> bool {
    let marks = line.iter().take_while(|&&byte| byte == b'>').count();
    marks > 0 && line[marks..].starts_with(b"From ")
}

struct Messages<R> {
    path: Arc<str>,
    reader: R,
    limits: Limits,
    /// Of the message that is being read, from 1.
    number: usize,
    /// Of the line last read, from 1.
    line: usize,
    /// True where what comes next begins a line.
    begins_line: bool,
    /// True where the line before was blank, or there was none.
    after_blank: bool,
    /// True once a message has begun.
    begun: bool,
    ended: bool,
}

/// Bytes of a line that are held at once; longer lines come in pieces.
const PIECE: u64 = 64 << 10;

impl<R: BufRead> Iterator for Messages<R> {
    type Item = Result<RawMessage, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ended {
            return None;
        }
        match self.message() {
            Ok(message) => message,
            Err(fault) => {
                self.ended = true;
                let message = format!("tried to read the next message: {fault}; check the file and read it again");
                Some(Err(Error::new(ErrorKind::Unreadable, &self.path, message).at(self.line, 0)))
            }
        }
    }
}

impl<R: BufRead> Messages<R> {
    /// Reads up to the end of the message that has begun, as far as the limit allows.
    fn message(&mut self) -> std::io::Result<Option<Result<RawMessage, Error>>> {
        let (mut bytes, mut length, mut piece) = (Vec::new(), 0, Vec::new());
        loop {
            piece.clear();
            let read = self.reader.by_ref().take(PIECE).read_until(b'\n', &mut piece)?;
            self.ended = read == 0;
            if self.ended {
                break;
            }
            let begins_line = std::mem::replace(&mut self.begins_line, piece.ends_with(b"\n"));
            self.line += usize::from(begins_line);
            let is_blank = begins_line && piece.trim_ascii().is_empty();
            let after_blank = std::mem::replace(&mut self.after_blank, is_blank);
            if begins_line && after_blank && is_separator(&piece) {
                // The separator's own line is no blank one, and ends what was begun.
                if std::mem::replace(&mut self.begun, true) {
                    break;
                }
                self.number = 1;
                continue;
            }
            if !self.begun {
                if is_blank {
                    continue;
                }
                self.ended = true;
                return Ok(Some(Err(self.no_mailbox())));
            }
            let kept = &piece[usize::from(begins_line && is_quoted(&piece))..];
            length += kept.len();
            if length <= self.limits.max_bytes {
                bytes.extend_from_slice(kept);
            }
        }
        if !self.begun {
            return Ok(Some(Err(Error::empty(&self.path))));
        }
        let number = self.number;
        self.number += 1;
        let place = format!("{}:{number}", self.path);
        if length > self.limits.max_bytes {
            let message = format!(
                "message {number} has {length} bytes, and a report may have {} at most; save the part that matters as a file",
                self.limits.max_bytes
            );
            return Ok(Some(Err(Error::new(ErrorKind::TooLarge, &place, message))));
        }
        Ok(Some(Ok(RawMessage { path: Arc::clone(&self.path), number, bytes })))
    }

    fn no_mailbox(&self) -> Error {
        let message = "tried to read a mailbox, but it does not begin with a line such as `From sender@example Thu Mar 27 09:00:00 \
                       2031`; if it is one message, name it .eml";
        Error::new(ErrorKind::BadMail, &self.path, message).at(self.line, 0)
    }
}
