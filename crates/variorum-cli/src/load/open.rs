//! A file as raw inputs. Containers (JSON lines, tables, mailboxes, web archives) are streamed, whatever their length; any other file is
//! read whole, as far as the limit for one report allows.

use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Error, ErrorKind, Read, Result, Seek};
use std::path::Path;

use bytes::Bytes;
use variorum_read::{Captures, Format, Limits, WaczCaptures};

use super::raw::Raw;
use crate::fetch::is_address;
use crate::unpack::{Start, capped};

/// Raw inputs, one after the other.
pub type Raws<'a> = Box<dyn Iterator<Item = Raw> + 'a>;

/// Bytes that a file at hand (sent, or fetched) may unpack to. A file on the disk has no such limit: it is streamed.
const MOST_UNPACKED: u64 = 256 << 20;

/// What is read: formats that are told at their end need more than a stream.
#[derive(Clone)]
enum Place<'a> {
    /// A file that can be opened anew.
    File(&'a Path),
    Bytes(Bytes),
    Stream,
}

/// The raw inputs of a file, by the name that it goes by and its place.
pub fn opened<'a>(path: &'a str, place: &'a Path, limits: &'a Limits) -> Raws<'a> {
    if is_address(path) {
        return one(Raw::Address(path.to_owned()));
    }
    if path == "-" {
        return raws(path, std::io::stdin(), Place::Stream, None, limits);
    }
    match File::open(place) {
        // A pipe that goes by a name can be read once.
        Ok(file) if !file.metadata().is_ok_and(|known| known.is_file()) => {
            raws(path, file, Place::Stream, None, limits)
        }
        Ok(file) => raws(path, file, Place::File(place), None, limits),
        Err(error) => one(Raw::failed(path, reason(&error))),
    }
}

/// The raw inputs of bytes that are at hand.
pub fn opened_bytes<'a>(path: &'a str, bytes: Vec<u8>, content_type: Option<&str>, limits: &'a Limits) -> Raws<'a> {
    let bytes = Bytes::from(bytes);
    raws(path, Cursor::new(bytes.clone()), Place::Bytes(bytes), content_type, limits)
}

fn raws<'a>(
    path: &'a str,
    file: impl Read + 'a,
    place: Place<'a>,
    content_type: Option<&str>,
    limits: &'a Limits,
) -> Raws<'a> {
    try_raws(path, file, place, content_type, limits).unwrap_or_else(|error| one(Raw::failed(path, reason(&error))))
}

fn try_raws<'a>(
    path: &'a str,
    file: impl Read + 'a,
    place: Place<'a>,
    content_type: Option<&str>,
    limits: &'a Limits,
) -> Result<Raws<'a>> {
    let start = Start::of(file)?;
    match Format::guess(path, &start.unpacked()) {
        // They are packed record by record, and damage to one must not hide the others.
        Format::Warc => {
            let captures = variorum_read::captures(path, start.into_packed(), limits);
            return Ok(Box::new(Noted { inner: captures, path, found: false, end: archive_end }));
        }
        Format::Wacz => return Ok(package(path, place, limits)),
        _ => {}
    }
    let is_packed = start.is_packed();
    let file = start.into_unpacked()?;
    let file: Box<dyn Read + 'a> =
        if is_packed && matches!(place, Place::Bytes(_)) { Box::new(capped(file, MOST_UNPACKED)) } else { file };
    let mut reader = BufReader::new(file);
    let mut bytes = head(&mut reader, limits)?;
    match (Format::guess(path, &bytes), place) {
        (Format::JsonLines, _) => {
            let lines = variorum_read::raw_lines(path, Cursor::new(bytes).chain(reader), limits);
            return Ok(Box::new(lines.map(Raw::from)));
        }
        (Format::Csv, _) => {
            let rows = variorum_read::csv_rows(path, Cursor::new(bytes).chain(reader), limits);
            return Ok(Box::new(rows.map(Raw::from)));
        }
        (Format::Mailbox, _) => {
            let messages = variorum_read::raw_messages(path, Cursor::new(bytes).chain(reader), limits);
            return Ok(Box::new(messages.map(Raw::from)));
        }
        // Its contents are told at its end.
        (Format::Parquet, Place::File(place)) if !is_packed => {
            return Ok(Box::new(variorum_read::parquet_rows(path, File::open(place)?, limits).map(Raw::from)));
        }
        (Format::Parquet, Place::Bytes(bytes)) if !is_packed => {
            return Ok(Box::new(variorum_read::parquet_rows(path, bytes, limits).map(Raw::from)));
        }
        _ => {}
    }
    reader.take(most(limits) - bytes.len() as u64).read_to_end(&mut bytes)?;
    Ok(one(Raw::File { path: path.to_owned(), bytes, content_type: content_type.map(str::to_owned) }))
}

fn package<'a>(path: &'a str, place: Place<'a>, limits: &'a Limits) -> Raws<'a> {
    match place {
        Place::File(place) => noted(path, variorum_read::wacz_captures(path, move || File::open(place), limits)),
        Place::Bytes(bytes) => {
            noted(path, variorum_read::wacz_captures(path, move || Ok(Cursor::new(bytes.clone())), limits))
        }
        Place::Stream => one(Raw::failed(path, "a package of web archives is told at its end; give it as a file")),
    }
}

fn noted<'a, R: Read + Seek + 'a>(
    path: &'a str,
    captures: std::result::Result<WaczCaptures<R, impl FnMut() -> Result<R> + 'a>, variorum_read::Error>,
) -> Raws<'a> {
    match captures {
        Ok(captures) => Box::new(Noted { inner: captures, path, found: false, end: package_end }),
        Err(error) => one(Raw::Failed(error.into())),
    }
}

/// Captures, and at their end what is to say of the archive.
struct Noted<'a, C> {
    inner: C,
    path: &'a str,
    found: bool,
    /// What was passed over, and whether there was no record at all.
    end: fn(&C) -> (Option<String>, bool),
}

fn archive_end<R: BufRead>(captures: &Captures<R>) -> (Option<String>, bool) {
    (captures.passed_over(), captures.is_empty())
}

fn package_end<R: Read + Seek, F: FnMut() -> Result<R>>(captures: &WaczCaptures<R, F>) -> (Option<String>, bool) {
    (captures.passed_over(), captures.is_empty())
}

impl<C: Iterator<Item: Into<Raw>>> Iterator for Noted<'_, C> {
    type Item = Raw;

    fn next(&mut self) -> Option<Raw> {
        if let Some(found) = self.inner.next() {
            self.found = true;
            return Some(found.into());
        }
        let (note, is_empty) = (self.end)(&self.inner);
        self.end = |_| (None, false);
        if is_empty && !self.found {
            return Some(Raw::failed(self.path, "there is no record in this web archive"));
        }
        note.map(Raw::Note)
    }
}

fn one<'a>(raw: Raw) -> Raws<'a> {
    Box::new(std::iter::once(raw))
}

/// The first two lines that are not blank, which tell JSON lines from other JSON; as far as the limit allows.
fn head(reader: &mut impl BufRead, limits: &Limits) -> Result<Vec<u8>> {
    let (mut head, mut n_lines) = (Vec::new(), 0);
    let mut limited = reader.take(most(limits));
    while n_lines < 2 {
        let start = head.len();
        if limited.read_until(b'\n', &mut head)? == 0 {
            break;
        }
        n_lines += usize::from(!head[start..].trim_ascii().is_empty());
    }
    Ok(head)
}

/// One byte past the limit is enough for the reader to say that a file is too large.
fn most(limits: &Limits) -> u64 {
    limits.max_bytes as u64 + 1
}

/// The system's reason with what to do about it.
fn reason(error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => "there is no such file; check the name, or quote the glob".into(),
        ErrorKind::PermissionDenied => "permission denied; check who may read it".into(),
        _ => error.to_string(),
    }
}
