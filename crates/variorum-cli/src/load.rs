//! Inputs to annotated reports: read lazily, worked on in batches by all threads, kept in input order.

use std::fmt::Display;
use std::fs::File;
use std::io::{BufRead, BufReader, Cursor, Read};

use rayon::prelude::*;
use variorum::text::file_of;
use variorum::{Annotated, Report, Wanted, annotate_only};
use variorum_read::{Format, Limits};

use crate::facts::Facts;
use crate::inputs::Sources;
use crate::progress::Progress;

/// Inputs handed to the threads at once: enough to keep many cores busy, few enough to hold in memory.
const BATCH: usize = 256;

/// Reads every input and finds what is wanted of it; hands over each batch in input order. Returns how many inputs
/// failed: each failure was named on standard error, and the others went on.
pub fn each_batch(
    sources: &Sources,
    wanted: Wanted,
    progress: &Progress,
    mut hand_over: impl FnMut(Vec<Annotated>),
) -> usize {
    let limits = Limits::default();
    let mut raws = sources.paths.iter().flat_map(|path| open(path, &limits));
    let mut failures = 0;
    loop {
        let batch: Vec<Raw> = raws.by_ref().take(BATCH).collect();
        if batch.is_empty() {
            return failures;
        }
        let done: Vec<Result<Annotated, String>> =
            batch.into_par_iter().flat_map_iter(|raw| raw.finish(&sources.facts, wanted, &limits)).collect();
        let mut reports = Vec::with_capacity(done.len());
        for result in done {
            match result {
                Ok(report) => reports.push(report),
                Err(message) => {
                    failures += 1;
                    progress.error(&message);
                }
            }
        }
        progress.advance(reports.len());
        hand_over(reports);
    }
}

/// Reads and annotates every input, all in memory: what comparing and grouping need.
pub fn all(sources: &Sources, progress: &Progress) -> (Vec<Annotated>, usize) {
    let mut reports = Vec::new();
    let failures = each_batch(sources, Wanted::ALL, progress, |batch| reports.extend(batch));
    (reports, failures)
}

/// An input as far as one thread reads it.
enum Raw {
    File { path: String, bytes: Vec<u8> },
    Report(Report),
    Failed(String),
}

impl Raw {
    fn failed(path: &str, reason: impl Display) -> Self {
        Raw::Failed(format!("cannot read {}: {reason}", name(path)))
    }

    fn finish(self, facts: &[Facts], wanted: Wanted, limits: &Limits) -> Vec<Result<Annotated, String>> {
        let reports = match self {
            Raw::Failed(message) => return vec![Err(message)],
            Raw::Report(report) => vec![report],
            Raw::File { path, bytes } => match variorum_read::read(&path, &bytes, limits) {
                Ok(reports) => reports,
                Err(error) => return vec![Err(error.to_string())],
            },
        };
        reports.into_iter().map(|report| Ok(annotate_only(with_facts(report, facts), wanted))).collect()
    }
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

/// One file as raw inputs: JSON lines are read line by line, whatever their length; any other file whole.
fn open<'a>(path: &'a str, limits: &'a Limits) -> Box<dyn Iterator<Item = Raw> + 'a> {
    let file: Box<dyn Read> = if path == "-" {
        Box::new(std::io::stdin())
    } else {
        match File::open(path) {
            Ok(file) => Box::new(file),
            Err(error) => return Box::new(std::iter::once(Raw::failed(path, reason(&error)))),
        }
    };
    let mut reader = BufReader::new(file);
    let mut bytes = match head(&mut reader, limits) {
        Ok(head) => head,
        Err(error) => return Box::new(std::iter::once(Raw::failed(path, reason(&error)))),
    };
    if Format::guess(path, &bytes) == Format::JsonLines {
        let reports = variorum_read::json_lines(path, Cursor::new(bytes).chain(reader), limits);
        return Box::new(reports.map(|result| match result {
            Ok(report) => Raw::Report(report),
            Err(error) => Raw::Failed(error.to_string()),
        }));
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
