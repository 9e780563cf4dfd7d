//! Brings what was found up to date: reports analysed, stories grouped, records made where their reports changed.
//!
//! Each step is kept as it is done: after a kill the next run goes on with what is left. The same reports give the same
//! stories and records in whatever order they came in, up to what grouping holds at once.

use std::sync::Mutex;

use anyhow::{Context, Result};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use variorum::group::{Grouping, Settings, Sketch};
use variorum::record::schema::Record;
use variorum::{BUILD, Options, annotate, compare, report_record};
use variorum_store::{Analysed, Kept, Members, Store, StoryLine};
use variorum_view::{name, summary};

use crate::progress::Progress;

/// Reports analysed, or records made, between two writes.
const BATCH: usize = 256;

/// What a refresh did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Refreshed {
    /// Reports that were analysed.
    pub analysed: usize,
    /// Stories in all.
    pub stories: usize,
    /// Stories whose record was made anew.
    pub compared: usize,
}

/// Holds off a second refresh of this process: it would do the same work twice.
static REFRESHING: Mutex<()> = Mutex::new(());

/// Brings a store up to date.
///
/// # Errors
///
/// The store cannot be read or written.
pub fn refresh(store: &Store, progress: &Progress) -> Result<Refreshed> {
    let _held = REFRESHING.lock();
    let analysed = analyse(store, progress)?;
    if analysed > 0 || has_unplaced(store)? {
        group(store, progress)?;
    }
    let (stories, compared) = record(store, progress)?;
    Ok(Refreshed { analysed, stories, compared })
}

/// Reports that this version has not looked at.
fn analyse(store: &Store, progress: &Progress) -> Result<usize> {
    let pending = store.unanalysed(BUILD)?;
    if !pending.is_empty() {
        progress.step("analysing reports");
    }
    for batch in pending.chunks(BATCH) {
        let found: Vec<_> = store
            .numbered(batch)?
            .into_par_iter()
            .map(|Kept { number, report, .. }| {
                let sketch = Sketch::new(&report, false);
                let day = sketch.day;
                Ok((number, day, postcard::to_stdvec(&sketch)?, report_record(&annotate(report))))
            })
            .collect::<Result<_>>()?;
        let analysed: Vec<Analysed<'_>> = found
            .iter()
            .map(|(number, day, sketch, found)| Analysed { number: *number, version: BUILD, day: *day, sketch, found })
            .collect();
        store.keep_analyses(&analysed)?;
        progress.advance(batch.len());
    }
    Ok(pending.len())
}

/// True where a report was analysed and never grouped: the run before was stopped between the two.
fn has_unplaced(store: &Store) -> Result<bool> {
    Ok(store.n_unplaced()? > 0)
}

/// Which reports tell one story.
fn group(store: &Store, progress: &Progress) -> Result<()> {
    progress.step("grouping reports");
    let mut sketches: Vec<(i64, Sketch)> = Vec::new();
    let mut broken = None;
    store.each_sketch(|number, bytes| match postcard::from_bytes(bytes) {
        Ok(sketch) => sketches.push((number, sketch)),
        Err(error) => broken = Some(error),
    })?;
    if let Some(error) = broken {
        return Err(error).context("the store holds what grouping cannot read; run `variorum store check`");
    }
    // The order in which they came does not count.
    sketches.sort_unstable_by_key(|(_, sketch)| (sketch.day, sketch.id));
    let mut grouping = Grouping::new(Settings::default());
    let (numbers, sketches): (Vec<i64>, Vec<Sketch>) = sketches.into_iter().unzip();
    let mut placed = Vec::with_capacity(numbers.len());
    for sketch in sketches {
        grouping.push(sketch);
        placed.extend(grouping.settled());
    }
    placed.extend(grouping.finish());
    let placed: Vec<(i64, String)> = numbers.into_iter().zip(placed.into_iter().map(|placed| placed.story)).collect();
    store.place(&placed)?;
    Ok(())
}

/// Records of the stories whose reports are others than those of the record that is kept.
fn record(store: &Store, progress: &Progress) -> Result<(usize, usize)> {
    let stories = store.each_story()?;
    let stale: Vec<(&Members, [u8; 32])> =
        stories.iter().map(|story| (story, key(story))).filter(|(story, key)| story.key != Some(*key)).collect();
    if !stale.is_empty() {
        progress.step("comparing stories");
    }
    for batch in stale.chunks(BATCH) {
        let made: Vec<([u8; 32], StoryLine, Vec<u8>)> = batch
            .par_iter()
            .map(|(story, key)| {
                let numbers: Vec<i64> = story.reports.iter().map(|&(number, _)| number).collect();
                let record = compared(store.numbered(&numbers)?);
                Ok((*key, line(&story.story, &record), serde_json::to_vec(&record)?))
            })
            .collect::<Result<_>>()?;
        store.keep_records(&made)?;
        progress.advance(batch.len());
    }
    Ok((stories.len(), stale.len()))
}

/// The record of reports of a store.
pub fn compared(kept: Vec<Kept>) -> Record {
    compare(kept.into_iter().map(|kept| annotate(kept.report)).collect(), &Options::default())
}

/// What a record is made of: the version of the core and the reports.
fn key(story: &Members) -> [u8; 32] {
    let mut hash = Sha256::new_with_prefix(BUILD);
    story.reports.iter().for_each(|(_, id)| hash.update(id));
    hash.finalize().into()
}

fn line(story: &str, record: &Record) -> StoryLine {
    let days: Vec<&str> =
        record.reports.iter().filter_map(|report| report.source.published.as_deref()?.get(..10)).collect();
    let worth = summary::worth(record);
    let number = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    StoryLine {
        story: story.into(),
        title: name(record),
        headline: summary::headline(record),
        reports: number(record.reports.len()),
        first: days.iter().min().map(|&day| day.into()),
        last: days.iter().max().map(|&day| day.into()),
        altered: number(worth.altered),
        disagree: number(worth.disagree),
        uncredited: number(worth.uncredited),
    }
}
