//! Which reports of a corpus copy one another, wholly or in part.
//!
//! In: the texts of reports, in any number. Out: pairs with their passages and shares, and groups.
//!
//! A text becomes word hashes (`words`), of whose five-word runs one in seven stands for it (`winnow`). Reports with a rare
//! run in common are proposed (`proposals`), and every pair proposed is verified word by word (`pair`), so that nothing is
//! joined by chance. Groups are what verified pairs hold together (`Copies`).
//! Sorting what does not fit in memory is not done here: entries come in the order of their runs.
//! Figures and limits: `docs/methods/copies.md`.

mod pair;
mod proposals;
mod winnow;
mod words;

pub use pair::{Common, Passage, Reader};
pub use proposals::{About, Entry, is_worth_verifying, propose};
pub use winnow::{RUN, runs, winnow};
pub use words::{Words, words};

use crate::text::{Report, connected};

/// What proposing needs to know of a report with so many chosen runs. Its day is what was stated outside the text: the text
/// itself is not looked at again, and an undated report is near to all.
#[must_use]
pub fn about(report: &Report, n_runs: u32) -> About {
    let name = |outlet: &str| {
        words(outlet)
            .hashes
            .into_iter()
            .fold(17, |mixed: u32, hash| mixed.rotate_left(7).wrapping_mul(0x9E37_79B1) ^ hash)
    };
    About { day: crate::annotate::stated_day(report), outlet: report.stated.outlet.as_deref().map(name), n_runs }
}

/// The groups of reports that verified pairs hold together, each in order, in the order of their first reports; a report
/// without a copy is in none.
#[must_use]
pub fn groups(n_reports: usize, pairs: impl IntoIterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut groups = connected(n_reports, pairs);
    groups.retain(|group| group.len() > 1);
    groups
}
