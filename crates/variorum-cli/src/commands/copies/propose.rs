//! Second step: reports with a rare run in common become pairs; what an outlet prints every day is left out.

use anyhow::Result;
use variorum::copies::{About, Entry, RUN, is_worth_verifying, propose as propose_pairs};

use super::Plan;
use super::scan::Scanned;
use super::sorter::Sorter;
use super::spool::{Kept, Shelf};
use crate::progress::Progress;

/// Two numbers: of reports that may be a pair, or of a report and a word.
type Two = (u32, u32);

/// Two numbers as one, which sorts alike and faster.
fn packed((first, second): Two) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

fn unpacked(both: u64) -> Two {
    #[allow(clippy::cast_possible_truncation)] // the lower half
    let second = both as u32;
    ((both >> 32) as u32, second)
}

/// Words over which boilerplate goes on between two chosen runs.
const BETWEEN: u32 = 16;

/// What is to be verified.
pub struct Proposed {
    /// Pairs in order, the smaller number first.
    pub pairs: Vec<Two>,
    /// For each report with boilerplate, in order: report, first word, end.
    pub left_out: Vec<(u32, Two)>,
}

/// What remains of the first step.
pub struct Shelved {
    /// The reports, in input order.
    pub reports: Vec<Kept>,
    /// Their words.
    pub shelf: Shelf,
}

/// Proposes pairs.
///
/// # Errors
///
/// The folder cannot be used.
pub fn propose(plan: &Plan, scanned: Scanned, progress: &Progress) -> Result<(Shelved, Proposed)> {
    progress.step("proposing pairs");
    let Scanned { entries, reports, shelf, .. } = scanned;
    let about: Vec<About> = reports.iter().map(|kept| kept.about).collect();
    let mut pairs: Sorter<u64> = Sorter::new(&plan.folder, "pairs", plan.memory / 4, 0);
    let mut boilerplate: Sorter<u64> = Sorter::new(&plan.folder, "boilerplate", plan.memory / 16, 0);
    let mut merged = entries.merge()?;
    let mut same: Vec<Entry> = Vec::new();
    loop {
        let next = merged.next()?;
        if same.first().map(|entry| entry.run) != next.map(|entry| entry.run) {
            one_run(plan, &mut same, &about, &mut pairs, &mut boilerplate)?;
            same.clear();
        }
        match next {
            // A report that has a run twice has it once; the first place counts.
            Some(entry) if same.last().is_none_or(|last| last.report != entry.report) => same.push(entry),
            Some(_) => {}
            None => break,
        }
    }
    let pairs = worth(pairs, &about)?;
    let left_out = stretches(boilerplate)?;
    Ok((Shelved { reports, shelf }, Proposed { pairs, left_out }))
}

fn one_run(
    plan: &Plan,
    same: &mut [Entry],
    about: &[About],
    pairs: &mut Sorter<u64>,
    boilerplate: &mut Sorter<u64>,
) -> Result<()> {
    let (mut result, mut out) = (Ok(()), Ok(()));
    propose_pairs(
        same,
        about,
        plan.window_days,
        |a, b| {
            if result.is_ok() {
                result = pairs.push(packed((a, b)));
            }
        },
        |entry| {
            if out.is_ok() {
                out = boilerplate.push(packed((entry.report, entry.place)));
            }
        },
    );
    result.and(out)
}

/// The pairs that have enough runs in common.
fn worth(pairs: Sorter<u64>, about: &[About]) -> Result<Vec<Two>> {
    let mut merged = pairs.merge()?;
    let mut kept = Vec::new();
    let mut last: Option<(u64, u64)> = None;
    loop {
        let next = merged.next()?;
        match (&mut last, next) {
            (Some((pair, count)), Some(next)) if *pair == next => *count += 1,
            (before, next) => {
                if let Some((pair, count)) = before.take() {
                    let (a, b) = unpacked(pair);
                    if is_worth_verifying(count, &about[a as usize], &about[b as usize]) {
                        kept.push((a, b));
                    }
                }
                match next {
                    Some(next) => last = Some((next, 1)),
                    None => return Ok(kept),
                }
            }
        }
    }
}

/// Boilerplate as stretches of words.
fn stretches(boilerplate: Sorter<u64>) -> Result<Vec<(u32, Two)>> {
    let mut merged = boilerplate.merge()?;
    let (mut found, mut last, mut places) = (Vec::new(), 0, Vec::new());
    loop {
        let next = merged.next()?.map(unpacked);
        if next.is_none_or(|(report, _)| report != last) {
            found.extend(stretches_of(&places).into_iter().map(|stretch| (last, stretch)));
            places.clear();
        }
        let Some((report, place)) = next else { return Ok(found) };
        last = report;
        places.push(place);
    }
}

/// The stretches of words that the runs at these places cover, given in order.
pub fn stretches_of(places: &[u32]) -> Vec<Two> {
    let run = u32::try_from(RUN).unwrap_or(0);
    let mut found: Vec<Two> = Vec::new();
    for &place in places {
        match found.last_mut() {
            Some((_, end)) if place <= *end + BETWEEN => *end = (*end).max(place + run),
            _ => found.push((place, place + run)),
        }
    }
    found
}
