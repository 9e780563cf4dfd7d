//! Inputs to annotated reports: read lazily, worked on in batches by all threads, kept in input order.

mod failure;
mod open;
mod raw;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use anyhow::Result;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use variorum::text::file_of;
use variorum::{Annotated, Report, Wanted, annotate_only};
use variorum_read::{Limits, Origin, origins};

use crate::facts::Facts;
use crate::fetch::{Fetched, Fetcher};
use crate::inputs::{Input, Sources};
use crate::progress::Progress;
pub use failure::Failure;
use open::{opened, opened_bytes};
use raw::Raw;

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

/// What a report was read from, where it is a unit of its own; of several reports in one file, each has all.
pub type Original = Option<Arc<Source>>;

/// The bytes that a report was read from, unpacked.
#[derive(Debug)]
pub struct Source {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// What a server called them.
    pub content_type: Option<String>,
}

impl Source {
    /// Where in the bytes the parts of a report's text stand; nothing where the report is no text and no page.
    pub fn origins(&self, report: &Report) -> Vec<Origin> {
        let path = report.paths.first().map(|path| file_of(path)).unwrap_or_default();
        let content_type = self.content_type.as_deref();
        origins(path, &self.bytes, content_type, &report.text, &Limits::default()).unwrap_or_default()
    }
}

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
                let mut batch: Vec<(Position, Raw)> = raws.by_ref().take(BATCH).collect();
                let Some(&(last, _)) = batch.last() else { return };
                let notes = batch.extract_if(.., |(_, raw)| matches!(raw, Raw::Note(_)));
                notes.for_each(|(_, note)| note.tell(progress));
                let given = |(report, original)| (with_facts(report, &sources.facts), original);
                let read = |(_, raw): (Position, Raw)| raw.read(&fetch, limits).into_iter().map(|read| read.map(given));
                let done: Vec<Result<T, Failure>> = batch
                    .into_par_iter()
                    .flat_map_iter(read)
                    .map(|report| report.map(|(report, original)| work(report, original)))
                    .collect();
                position = Position { failures: position.failures, ..last };
                let mut worked_on = Vec::with_capacity(done.len());
                for result in done {
                    match result {
                        Ok(worked) => worked_on.push(worked),
                        Err(failure) => {
                            position.failures += 1;
                            progress.failed(&failure);
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
            progress.ask()?;
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
    let files = sources.inputs.iter().enumerate().skip(from.file);
    files.flat_map(move |(file, input)| {
        let skip = if file == from.file { from.items } else { 0 };
        let items = match input {
            Input::Named(path) => opened(path, Path::new(path), limits),
            Input::Given(report) => Box::new(std::iter::once(Raw::Row(report.clone()))),
        };
        let items = items.enumerate().skip(skip);
        items.map(move |(item, raw)| (Position { file, items: item + 1, failures: 0 }, raw))
    })
}

/// A report with the bytes that it was read from, or what was wrong.
pub type Loaded = Result<(Report, Original), Failure>;

/// The reports of a file whose bytes are at hand, packed or not, and what a server called them: a bad line, row or message fails
/// alone.
pub fn read_bytes(path: &str, bytes: Vec<u8>, content_type: Option<&str>, limits: &Limits) -> Vec<Loaded> {
    opened_bytes(path, bytes, content_type, limits).flat_map(|raw| raw.read(&|_| Vec::new(), limits)).collect()
}

/// The reports of one file, one after the other: for who looks for some of them.
pub fn reports_of<'a>(path: &'a str, place: &'a Path, limits: &'a Limits) -> impl Iterator<Item = Loaded> + 'a {
    opened(path, place, limits).flat_map(|raw| raw.read(&|_| Vec::new(), limits))
}

/// The pages of a web archive, each with the address that it was asked for at; what is wrong with the archive itself has none.
pub fn pages_of<'a>(
    path: &'a str,
    place: &'a Path,
    limits: &'a Limits,
) -> impl Iterator<Item = (Option<String>, Loaded)> + 'a {
    opened(path, place, limits).filter_map(|raw| {
        let address = match &raw {
            Raw::Capture(capture) => capture.address().map(str::to_owned),
            Raw::Failed(_) => None,
            _ => return None,
        };
        let read = raw.read(&|_| Vec::new(), limits).pop()?;
        Some((address, read))
    })
}

/// The reports that an address holds. Where a page does not say its own address, it is the one that gave it.
pub fn fetched(fetcher: &Fetcher, address: &str, limits: &Limits) -> Vec<Loaded> {
    match fetcher.get(address) {
        Ok(got) => read_fetched(address, got, limits),
        Err(fault) => vec![Err(Failure::unreadable(address, fault.to_string()))],
    }
}

/// The same, where it was asked already.
pub fn read_fetched(address: &str, got: Fetched, limits: &Limits) -> Vec<Loaded> {
    let mut read = read_bytes(address, got.body, got.content_type.as_deref(), limits);
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
