//! Inputs to annotated reports: read lazily, worked on in batches by all threads, kept in input order.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};
use std::sync::{Arc, LazyLock};

use anyhow::Result;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use variorum::text::file_of;
use variorum::{Annotated, Report, Wanted, annotate_only};
use variorum_read::{Format, Limits, RawLine, RawMessage};

use crate::facts::Facts;
use crate::fetch::{Fetched, Fetcher, is_address};
use crate::inputs::Sources;
use crate::progress::Progress;
use crate::unpack::unpacked;

/// Inputs handed to the threads at once: enough to keep many cores busy, few enough to hold in memory.
const BATCH: usize = 256;

/// Batches that wait to be handed over while the threads work on the next.
const WAITING: usize = 4;

/// How far a run has come in its inputs: what is needed to go on from there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// Number of the file that comes next or is being read.
    pub file: usize,
    /// What was read of it: lines or items, or 1 for a file read whole.
    pub items: usize,
    /// Inputs that could not be read so far.
    pub failures: usize,
}

/// What came of some inputs.
pub struct Batch<T> {
    /// One for each report, in input order.
    pub done: Vec<T>,
    /// Where the inputs stand after them.
    pub position: Position,
}

/// Reads every input and works on each report, on all threads; hands over batches in input order. Each input that failed is
/// named on standard error, and the others go on.
///
/// # Errors
///
/// What the receiver of a batch gives; nothing is read after it.
pub fn each<T: Send>(
    sources: &Sources,
    from: Position,
    progress: &Progress,
    work: impl Fn(Report) -> T + Sync,
    hand_over: impl FnMut(Batch<T>) -> Result<()>,
) -> Result<Position> {
    each_original(sources, from, progress, |report, _| work(report), hand_over)
}

/// The bytes that a report was read from, where they are a unit of their own; of several reports in one file, each has all.
pub type Original = Option<Arc<Vec<u8>>>;

/// The same with the bytes that each report was read from.
///
/// # Errors
///
/// As [`each`].
pub fn each_original<T: Send>(
    sources: &Sources,
    from: Position,
    progress: &Progress,
    work: impl Fn(Report, Original) -> T + Sync,
    mut hand_over: impl FnMut(Batch<T>) -> Result<()>,
) -> Result<Position> {
    let limits = Limits::default();
    let mut end = from;
    std::thread::scope(|scope| {
        let (send, receive) = std::sync::mpsc::sync_channel::<Batch<T>>(WAITING);
        let (limits, work) = (&limits, &work);
        scope.spawn(move || {
            // Made where the first address comes; servers are then asked over connections that are open.
            let fetcher = LazyLock::new(|| Fetcher::new(&sources.allowed));
            let fetch = |address: &str| fetched(&fetcher, address, limits);
            let mut raws = raws(sources, from, limits);
            let mut position = from;
            loop {
                let batch: Vec<(Position, Raw)> = raws.by_ref().take(BATCH).collect();
                let Some(&(last, _)) = batch.last() else { return };
                let given = |(report, original)| (with_facts(report, &sources.facts), original);
                let read = |(_, raw): (Position, Raw)| raw.read(&fetch, limits).into_iter().map(|read| read.map(given));
                let done: Vec<Result<T, String>> = batch
                    .into_par_iter()
                    .flat_map_iter(read)
                    .map(|report| report.map(|(report, original)| work(report, original)))
                    .collect();
                position = Position { failures: position.failures, ..last };
                let mut worked_on = Vec::with_capacity(done.len());
                for result in done {
                    match result {
                        Ok(worked) => worked_on.push(worked),
                        Err(message) => {
                            position.failures += 1;
                            progress.error(&message);
                        }
                    }
                }
                progress.advance(worked_on.len());
                if send.send(Batch { done: worked_on, position }).is_err() {
                    return;
                }
            }
        });
        for batch in receive {
            end = batch.position;
            hand_over(batch)?;
        }
        Ok(end)
    })
}

/// Reads every input and finds what is wanted of it; hands over each batch in input order. Returns how many inputs
/// failed.
///
/// # Errors
///
/// What the receiver of a batch gives.
pub fn each_batch(
    sources: &Sources,
    wanted: Wanted,
    progress: &Progress,
    mut hand_over: impl FnMut(Vec<Annotated>) -> Result<()>,
) -> Result<usize> {
    let annotated = |report| annotate_only(report, wanted);
    let end = each(sources, Position::default(), progress, annotated, |batch| hand_over(batch.done))?;
    Ok(end.failures)
}

/// Reads and annotates every input, all in memory: what comparing needs.
///
/// # Errors
///
/// None of its own.
pub fn all(sources: &Sources, progress: &Progress) -> Result<(Vec<Annotated>, usize)> {
    let mut reports = Vec::new();
    let failures = each_batch(sources, Wanted::ALL, progress, |batch| {
        reports.extend(batch);
        Ok(())
    })?;
    Ok((reports, failures))
}

/// The inputs as far as one thread reads them, from a position on, each with the position after it.
fn raws<'a>(sources: &'a Sources, from: Position, limits: &'a Limits) -> impl Iterator<Item = (Position, Raw)> + 'a {
    let files = sources.paths.iter().enumerate().skip(from.file);
    files.flat_map(move |(file, path)| {
        let skip = if file == from.file { from.items } else { 0 };
        let items = open(path, limits).enumerate().skip(skip);
        items.map(move |(item, raw)| (Position { file, items: item + 1, failures: 0 }, raw))
    })
}

/// An input as far as one thread reads it.
enum Raw {
    File {
        path: String,
        bytes: Vec<u8>,
    },
    /// An address of the web, to be asked.
    Address(String),
    Line(RawLine),
    Message(RawMessage),
    Row(Box<Report>),
    Failed(String),
}

impl Raw {
    fn failed(path: &str, reason: impl Display) -> Self {
        Raw::Failed(format!("cannot read {}: {reason}", name(path)))
    }

    /// What it holds; `fetch` asks the web.
    fn read(self, fetch: &impl Fn(&str) -> Vec<Loaded>, limits: &Limits) -> Vec<Loaded> {
        let (reports, bytes) = match self {
            Raw::Failed(message) => return vec![Err(message)],
            Raw::Address(address) => return fetch(&address),
            Raw::Line(line) => (vec![line.read(limits)], Some(line.into_bytes())),
            Raw::Message(message) => (message.read(limits), Some(message.into_bytes())),
            Raw::Row(report) => (vec![Ok(*report)], None),
            Raw::File { path, bytes } => (read_file(&path, &bytes, limits), Some(bytes)),
        };
        let original = bytes.map(Arc::new);
        let loaded = |report: Result<Report, variorum_read::Error>| {
            report.map(|report| (report, original.clone())).map_err(|error| error.to_string())
        };
        reports.into_iter().map(loaded).collect()
    }
}

/// The reports of a file that is read whole; an entry of a feed without text fails alone, and so does a message in a message.
fn read_file(path: &str, bytes: &[u8], limits: &Limits) -> Vec<Result<Report, variorum_read::Error>> {
    match Format::guess(path, bytes) {
        Format::Feed => return variorum_read::feed_reports(path, bytes, limits),
        Format::Mail => return variorum_read::mail_reports(path, bytes, limits),
        _ => {}
    }
    match variorum_read::read(path, bytes, limits) {
        Ok(reports) => reports.into_iter().map(Ok).collect(),
        Err(error) => vec![Err(error)],
    }
}

impl From<Result<RawLine, variorum_read::Error>> for Raw {
    fn from(line: Result<RawLine, variorum_read::Error>) -> Self {
        line.map_or_else(|error| Raw::Failed(error.to_string()), Raw::Line)
    }
}

impl From<Result<RawMessage, variorum_read::Error>> for Raw {
    fn from(message: Result<RawMessage, variorum_read::Error>) -> Self {
        message.map_or_else(|error| Raw::Failed(error.to_string()), Raw::Message)
    }
}

impl From<Result<Report, variorum_read::Error>> for Raw {
    fn from(row: Result<Report, variorum_read::Error>) -> Self {
        row.map_or_else(|error| Raw::Failed(error.to_string()), |report| Raw::Row(Box::new(report)))
    }
}

/// A report with the bytes that it was read from, or what was wrong.
pub type Loaded = Result<(Report, Original), String>;

/// The reports of a file whose bytes are at hand: a bad line, row or message fails alone.
pub fn read_bytes(path: &str, bytes: Vec<u8>, limits: &Limits) -> Vec<Loaded> {
    let raws: Box<dyn Iterator<Item = Raw>> = match Format::guess(path, &bytes) {
        Format::JsonLines => Box::new(variorum_read::raw_lines(path, Cursor::new(bytes), limits).map(Raw::from)),
        Format::Csv => Box::new(variorum_read::csv_rows(path, Cursor::new(bytes), limits).map(Raw::from)),
        Format::Mailbox => Box::new(variorum_read::raw_messages(path, Cursor::new(bytes), limits).map(Raw::from)),
        Format::Parquet => {
            Box::new(variorum_read::parquet_rows(path, bytes::Bytes::from(bytes), limits).map(Raw::from))
        }
        _ => Box::new(std::iter::once(Raw::File { path: path.to_owned(), bytes })),
    };
    raws.flat_map(|raw| raw.read(&|_| Vec::new(), limits)).collect()
}

/// The reports that an address holds. Where a page does not say its own address, it is the one that gave it.
pub fn fetched(fetcher: &Fetcher, address: &str, limits: &Limits) -> Vec<Loaded> {
    match fetcher.get(address) {
        Ok(got) => read_fetched(address, got, limits),
        Err(fault) => vec![Err(fault.to_string())],
    }
}

/// The same, where it was asked already.
pub fn read_fetched(address: &str, got: Fetched, limits: &Limits) -> Vec<Loaded> {
    let mut read = read_bytes(address, got.body, limits);
    for (report, _) in read.iter_mut().flatten() {
        report.stated.url.get_or_insert_with(|| got.url.clone());
    }
    read
}

fn with_facts(mut report: Report, facts: &[Facts]) -> Report {
    let path = report.paths.first().cloned().unwrap_or_default();
    // Facts may be about a file of several reports or about one of them, FILE:N.
    let file = file_of(&path);
    for given in facts {
        if given.concern(&path) || given.concern(file) {
            given.apply(&mut report);
        }
    }
    report
}

/// One file as raw inputs: JSON lines are read line by line and mailboxes message by message, whatever their length; any other
/// file whole.
fn open<'a>(path: &'a str, limits: &'a Limits) -> Box<dyn Iterator<Item = Raw> + 'a> {
    if is_address(path) {
        return Box::new(std::iter::once(Raw::Address(path.to_owned())));
    }
    let file: Box<dyn Read> = if path == "-" {
        Box::new(std::io::stdin())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => return Box::new(std::iter::once(Raw::failed(path, reason(&error)))),
        }
    };
    let (file, is_packed) = match unpacked(file) {
        Ok(unpacked) => unpacked,
        Err(error) => return Box::new(std::iter::once(Raw::failed(path, reason(&error)))),
    };
    let mut reader = BufReader::new(file);
    let mut bytes = match head(&mut reader, limits) {
        Ok(head) => head,
        Err(error) => return Box::new(std::iter::once(Raw::failed(path, reason(&error)))),
    };
    if Format::guess(path, &bytes) == Format::JsonLines {
        let lines = variorum_read::raw_lines(path, Cursor::new(bytes).chain(reader), limits);
        return Box::new(lines.map(Raw::from));
    }
    match Format::guess(path, &bytes) {
        Format::Csv => {
            return Box::new(variorum_read::csv_rows(path, Cursor::new(bytes).chain(reader), limits).map(Raw::from));
        }
        Format::Mailbox => {
            let messages = variorum_read::raw_messages(path, Cursor::new(bytes).chain(reader), limits);
            return Box::new(messages.map(Raw::from));
        }
        // Its contents are told at its end; standard input is read whole.
        Format::Parquet if path != "-" && !is_packed => {
            return match File::open(path) {
                Ok(file) => Box::new(variorum_read::parquet_rows(path, file, limits).map(Raw::from)),
                Err(error) => Box::new(std::iter::once(Raw::failed(path, reason(&error)))),
            };
        }
        _ => {}
    }
    let read = reader.take(most(limits) - bytes.len() as u64).read_to_end(&mut bytes);
    Box::new(std::iter::once(match read {
        Ok(_) => Raw::File { path: path.to_owned(), bytes },
        Err(error) => Raw::failed(path, reason(&error)),
    }))
}

/// The first two lines that are not blank, which tell JSON lines from other JSON; as far as the limit allows.
fn head(reader: &mut impl BufRead, limits: &Limits) -> std::io::Result<Vec<u8>> {
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

fn name(path: &str) -> &str {
    if path == "-" { "standard input" } else { path }
}

/// The system's reason with what to do about it.
fn reason(error: &std::io::Error) -> String {
    match error.kind() {
        std::io::ErrorKind::NotFound => "there is no such file; check the name, or quote the glob".into(),
        std::io::ErrorKind::PermissionDenied => "permission denied; check who may read it".into(),
        _ => error.to_string(),
    }
}
