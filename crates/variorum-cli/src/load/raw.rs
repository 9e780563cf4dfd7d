//! An input as far as one thread reads it; reading it whole is the work of many.

use std::fmt::Display;
use std::sync::Arc;

use variorum::Report;
use variorum_read::{Capture, Format, Limits, RawLine, RawMessage};

use super::{Failure, Loaded, Source};
use crate::progress::Progress;

/// An input as far as one thread reads it.
pub enum Raw {
    /// A file that is read whole.
    File {
        /// As it was named.
        path: String,
        /// What it holds, unpacked.
        bytes: Vec<u8>,
        /// What a server called it.
        content_type: Option<String>,
    },
    /// An address of the web, to be asked.
    Address(String),
    /// A line of JSON lines.
    Line(RawLine),
    /// A message of a mailbox.
    Message(RawMessage),
    /// A row of a table.
    Row(Box<Report>),
    /// A page of a web archive.
    Capture(Box<Capture>),
    /// What could not be read, and why.
    Failed(Failure),
    /// Something to know about a file; it holds no report.
    Note(String),
}

impl Raw {
    /// What could not be read.
    pub fn failed(path: &str, reason: impl Display) -> Self {
        Raw::Failed(Failure::unreadable(path, format!("cannot read {}: {reason}", name(path))))
    }

    /// What it holds; `fetch` asks the web.
    pub fn read(self, fetch: &impl Fn(&str) -> Vec<Loaded>, limits: &Limits) -> Vec<Loaded> {
        let source = |bytes, content_type| Some(Source { bytes, content_type });
        let (reports, source) = match self {
            Raw::Note(_) => return Vec::new(),
            Raw::Failed(failure) => return vec![Err(failure)],
            Raw::Address(address) => return fetch(&address),
            Raw::Line(line) => (vec![line.read(limits)], source(line.into_bytes(), None)),
            Raw::Message(message) => (message.read(limits), source(message.into_bytes(), None)),
            Raw::Row(report) => (vec![Ok(*report)], None),
            Raw::Capture(capture) => {
                let content_type = capture.content_type().map(str::to_owned);
                match capture.body(limits) {
                    Ok(body) => (vec![capture.report(&body, limits)], source(body, content_type)),
                    Err(fault) => (vec![Err(fault)], None),
                }
            }
            Raw::File { path, bytes, content_type } => {
                (read_file(&path, &bytes, content_type.as_deref(), limits), source(bytes, content_type))
            }
        };
        let original = source.map(Arc::new);
        let loaded = |report: Result<Report, variorum_read::Error>| {
            report.map(|report| (report, original.clone())).map_err(Failure::from)
        };
        reports.into_iter().map(loaded).collect()
    }

    /// Tells a note; anything else holds reports.
    pub fn tell(self, progress: &Progress) {
        if let Raw::Note(message) = self {
            progress.notice(&message);
        }
    }
}

/// The reports of a file that is read whole; an entry of a feed without text fails alone, and so does a
/// message in a message.
fn read_file(
    path: &str,
    bytes: &[u8],
    content_type: Option<&str>,
    limits: &Limits,
) -> Vec<Result<Report, variorum_read::Error>> {
    match Format::guess(path, bytes) {
        Format::Feed => return variorum_read::feed_reports(path, bytes, limits),
        Format::Mail => return variorum_read::mail_reports(path, bytes, limits),
        _ => {}
    }
    match variorum_read::read_page(path, bytes, content_type, limits) {
        Ok(reports) => reports.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}

impl From<Result<RawLine, variorum_read::Error>> for Raw {
    fn from(line: Result<RawLine, variorum_read::Error>) -> Self {
        line.map_or_else(|error| Raw::Failed(error.into()), Raw::Line)
    }
}

impl From<Result<RawMessage, variorum_read::Error>> for Raw {
    fn from(message: Result<RawMessage, variorum_read::Error>) -> Self {
        message.map_or_else(|error| Raw::Failed(error.into()), Raw::Message)
    }
}

impl From<Result<Report, variorum_read::Error>> for Raw {
    fn from(row: Result<Report, variorum_read::Error>) -> Self {
        row.map_or_else(|error| Raw::Failed(error.into()), |report| Raw::Row(Box::new(report)))
    }
}

impl From<Result<Capture, variorum_read::Error>> for Raw {
    fn from(capture: Result<Capture, variorum_read::Error>) -> Self {
        capture.map_or_else(|error| Raw::Failed(error.into()), |capture| Raw::Capture(Box::new(capture)))
    }
}

/// How an input is named to a person.
fn name(path: &str) -> &str {
    if path == "-" { "standard input" } else { path }
}
