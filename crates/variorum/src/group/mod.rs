//! Which reports tell the same story.
//!
//! In: reports, one after another, in any number. Out: for each its story and the reason.
//!
//! A report is first reduced to the words that tell which event it is of (`sketch`). An index proposes stories that share a
//! rare one with it (`index`); it joins the one whose reports are on average most like it (`story`, `grouping`). A story
//! whose reports names and numbers divide in two is parted (`apart`): two earthquakes share nearly all words but those.
//! Why so: joined loosely, reports of one event told in other words find each other; look-alike events are then told
//! apart by what divides them, which no likeness of single reports shows.
//! Figures and data: `docs/methods/stories.md`.

mod apart;
mod grouping;
mod index;
mod sketch;
mod story;

pub use grouping::{Apart, Because, CHUNK, Grouping, Moved, Placed, Settings};
pub use sketch::{Sketch, Term};

use crate::text::Report;

/// For each report the number of its story, counted from 0 in the order in which stories first appear.
///
/// The same reports fall into the same stories in whatever order they are given, up to [`CHUNK`] of them.
#[must_use]
pub fn stories(reports: &[&Report]) -> Vec<usize> {
    let mut grouping = Grouping::new(Settings { held: usize::MAX, window_days: u16::MAX, explain: false });
    for report in reports {
        grouping.push(Sketch::new(report, false));
    }
    let mut names: Vec<String> = Vec::new();
    let mut numbers = rustc_hash::FxHashMap::default();
    for placed in grouping.finish() {
        let next = numbers.len();
        names.push(placed.story.clone());
        numbers.entry(placed.story).or_insert(next);
    }
    names.iter().map(|name| numbers[name]).collect()
}

#[cfg(test)]
mod tests;
