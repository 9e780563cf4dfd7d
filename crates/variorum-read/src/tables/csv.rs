//! CSV and its kin: comma, semicolon, tab or bar between values, the first row names the columns.

use std::cell::Cell;
use std::io::{BufRead, Read};
use std::rc::Rc;

use csv::{ByteRecord, ReaderBuilder};
use variorum::{Notice, NoticeKind, Report};

use super::columns::Columns;
use super::unreadable;
use crate::{Error, ErrorKind, Limits, decode};

/// Bytes of the first line that are looked at for what stands between values.
const FIRST_LINE: usize = 4096;

/// Reads a report a row. The path of the report of the second row below the names in `a.csv` is `a.csv:2`.
///
/// ```
/// use variorum_read::{Limits, csv_rows};
///
/// let table = "body;date\n\"The council met; it agreed.\";2031-03-27\n;2031-03-28\n";
/// let read: Vec<_> = csv_rows("a.csv", table.as_bytes(), &Limits::default()).collect();
/// assert_eq!(&*read[0].as_ref().unwrap().text, "The council met; it agreed.");
/// assert_eq!(read[1].as_ref().unwrap_err().line, Some(3));
/// ```
pub fn csv_rows<'a>(
    path: &str,
    mut reader: impl BufRead + 'a,
    limits: &Limits,
) -> Box<dyn Iterator<Item = Result<Report, Error>> + 'a> {
    let failed =
        |fault: Error| -> Box<dyn Iterator<Item = Result<Report, Error>>> { Box::new(std::iter::once(Err(fault))) };
    let between = match reader.fill_buf() {
        Ok(start) => between(start),
        Err(fault) => return failed(unreadable(path, "a table", &fault)),
    };
    // Names and a row of many long values.
    let most = limits.max_bytes.saturating_mul(2);
    let left = Rc::new(Cell::new(most));
    let guarded = Guarded { reader, left: Rc::clone(&left) };
    let mut rows = ReaderBuilder::new().delimiter(between).flexible(true).from_reader(guarded);
    let names: Vec<String> = match rows.byte_headers() {
        Ok(names) => names.iter().map(|name| decode::decode_utf8(name, 1).text).collect(),
        Err(fault) => return failed(unreadable(path, "a table", &fault)),
    };
    let columns = match Columns::find(path, &names) {
        Ok(columns) => columns,
        Err(fault) => return failed(fault.at(1, 0)),
    };
    let (path, limits) = (path.to_owned(), *limits);
    let mut number = 0;
    let mut ended = false;
    let mut row = ByteRecord::new();
    Box::new(std::iter::from_fn(move || {
        if ended {
            return None;
        }
        left.set(most);
        number += 1;
        match rows.read_byte_record(&mut row) {
            Ok(true) => Some(report(&path, number, &row, &columns, &limits)),
            Ok(false) => None,
            Err(fault) => {
                ended = true;
                let line = usize::try_from(rows.position().line()).unwrap_or(0);
                let fault = if left.get() == 0 {
                    let message = format!("a row is over the limit of {most} bytes; is a quotation mark left open?");
                    Error::new(ErrorKind::TooLarge, &path, message)
                } else {
                    unreadable(&path, "a table", &fault)
                };
                Some(Err(fault.at(line, 0)))
            }
        }
    }))
}

fn report(path: &str, number: usize, row: &ByteRecord, columns: &Columns, limits: &Limits) -> Result<Report, Error> {
    let line = row.position().and_then(|position| usize::try_from(position.line()).ok()).unwrap_or(0);
    let decoded: Vec<decode::Decoded> = row.iter().map(|value| decode::decode_utf8(value, line)).collect();
    let value = |at: usize| decoded.get(at).map(|decoded| decoded.text.as_ref());
    let mut report = columns.report(path, number, value, limits).map_err(|mut fault| {
        path.clone_into(&mut fault.path);
        fault.at(line, 0)
    })?;
    report.notices.extend(decoded.get(columns.text).and_then(|decoded| decoded.notice.clone()));
    if row.len() > columns.names {
        let message = format!(
            "the row has {} fields under {} names (line {line}): is a quotation mark missing? those without a name were left out",
            row.len(),
            columns.names
        );
        report.notices.push(Notice::whole(NoticeKind::BadField, message));
    }
    Ok(report)
}

/// What stands between the names of the first line most often.
fn between(start: &[u8]) -> u8 {
    let line = start[..start.len().min(FIRST_LINE)].split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |mark: u8| line.iter().filter(|&&byte| byte == mark).count();
    let marks = [b',', b';', b'\t', b'|'];
    marks.into_iter().rev().max_by_key(|&mark| count(mark)).filter(|&mark| count(mark) > 0).unwrap_or(b',')
}

/// Gives so many bytes and then fails: a quotation mark that is never closed must not fill the memory.
struct Guarded<R> {
    reader: R,
    left: Rc<Cell<usize>>,
}

impl<R: Read> Read for Guarded<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.left.get() == 0 {
            return Err(std::io::Error::other("the row is too long"));
        }
        let read = self.reader.read(buffer)?;
        self.left.set(self.left.get().saturating_sub(read));
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(table: &[u8], limits: &Limits) -> Vec<Result<Report, Error>> {
        csv_rows("a.csv", table, limits).collect()
    }

    #[test]
    fn rows_become_reports_and_bad_rows_stop_nothing() {
        let table = b"title\ttext\nA\t\"One\nline\"\nB\nC\tcaf\xff\tmore\n";
        let read = rows(table, &Limits::default());
        assert_eq!(&*read[0].as_ref().unwrap().text, "One\nline");
        assert_eq!(read[1].as_ref().unwrap_err().line, Some(4));
        let last = read[2].as_ref().unwrap();
        assert_eq!((last.paths[0].as_str(), last.notices.len()), ("a.csv:3", 2));
    }

    #[test]
    fn a_mark_that_is_never_closed_ends_in_an_error() {
        let limits = Limits { max_bytes: 1000, ..Limits::default() };
        let read = rows(format!("text\n\"{}", "a ".repeat(100_000)).as_bytes(), &limits);
        assert_eq!((read.len(), read[0].as_ref().unwrap_err().kind), (1, ErrorKind::TooLarge));
        assert_eq!(rows(b"", &limits)[0].as_ref().unwrap_err().kind, ErrorKind::NoTextField);
    }
}
