//! First step: every report is read once, its words are kept, its chosen runs are sorted.

use std::time::Instant;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use variorum::Report;
use variorum::copies::{About, Entry, Words, about, runs, winnow, words};
use variorum::record::offsets::to_code_points;

use super::Plan;
use super::sorter::{Fixed, Sorter};
use super::spool::{Kept, Shelf, Spool};
use crate::inputs::Sources;
use crate::load::{self, Position};
use crate::progress::Progress;
use crate::state;

/// The file that says how far the step has come.
pub const STATE: &str = "scan.state";

/// All that was read.
pub struct Scanned {
    /// Runs in reports.
    pub entries: Sorter<Entry>,
    /// The reports, in input order.
    pub reports: Vec<Kept>,
    /// Their words.
    pub shelf: Shelf,
    /// Inputs that could not be read.
    pub failures: usize,
}

/// How far the step has come.
#[derive(Default, Serialize, Deserialize)]
struct Saved {
    position: Position,
    lengths: (u64, u64),
    n_runs: usize,
}

impl Fixed for Entry {
    type Bytes = [u8; 16];

    fn to_bytes(self) -> [u8; 16] {
        let mut bytes = [0; 16];
        bytes[..8].copy_from_slice(&self.run.to_le_bytes());
        bytes[8..12].copy_from_slice(&self.report.to_le_bytes());
        bytes[12..].copy_from_slice(&self.place.to_le_bytes());
        bytes
    }

    fn from_bytes(bytes: &[u8; 16]) -> Self {
        let [a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p] = *bytes;
        Self {
            run: u64::from_le_bytes([a, b, c, d, e, f, g, h]),
            report: u32::from_le_bytes([i, j, k, l]),
            place: u32::from_le_bytes([m, n, o, p]),
        }
    }
}

/// A report as one thread reads it.
struct Read {
    id: [u8; 32],
    path: String,
    about: About,
    words: Words,
    chosen: Vec<(u64, u32)>,
}

/// Reads all inputs.
///
/// # Errors
///
/// The folder cannot be used, or there are more reports than can be numbered.
pub fn scan(plan: &Plan, sources: &Sources, progress: &Progress) -> Result<Scanned> {
    let path = plan.folder.join(STATE);
    let saved = if plan.keep { state::load::<Saved>(&path, &plan.job)? } else { None };
    let saved = saved.unwrap_or_default();
    let (mut spool, mut reports) = Spool::open(&plan.folder, saved.lengths, plan.keep, plan.memory / 4)?;
    if !reports.is_empty() {
        progress.notice(&format!("going on after {} reports", reports.len()));
    }
    let mut entries = Sorter::new(&plan.folder, "entries", plan.memory / 2, saved.n_runs);
    let mut last_saved = Instant::now();
    let end = load::each(sources, saved.position, progress, read, |batch| {
        for read in batch.done {
            let report = u32::try_from(reports.len()).ok().filter(|&number| number < u32::MAX);
            let report = report.context("more than 4,294,967,294 reports; split the corpus by time")?;
            for (run, place) in read.chosen {
                entries.push(Entry { run, report, place })?;
            }
            reports.push(spool.add(read.id, read.path, read.about, read.words)?);
        }
        if plan.keep && last_saved.elapsed() >= plan.every {
            entries.flush()?;
            let saved = Saved { position: batch.position, lengths: spool.sync()?, n_runs: entries.n_runs() };
            state::store(&path, &plan.job, &saved)?;
            last_saved = Instant::now();
        }
        Ok(())
    })?;
    Ok(Scanned { entries, reports, shelf: spool.finish()?, failures: end.failures })
}

fn read(report: Report) -> Read {
    let mut words = words(&report.text);
    let chosen = winnow(&runs(&words.hashes));
    to_code_points(&report.text, &mut words.places);
    let about = about(&report, u32::try_from(chosen.len()).unwrap_or(u32::MAX));
    Read { id: report.digest(), path: report.paths.into_iter().next().unwrap_or_default(), about, words, chosen }
}
