//! Which stories a report may belong to: those that share a strong stem with it.
//!
//! In: stems with stories. Out: stories to hold a report against, the likeliest first.
//!
//! A story stands under its reports' strongest stems alone. A list keeps its newest stories, and a report looks at a
//! fixed number of entries, the rarest stems' first: what one report costs does not grow with the stream.
//! Limits: a story older than the newest that share each of its strong stems is not proposed.

use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::sketch::{Sketch, Term};

/// Strongest stems of a report under which its story stands.
const STRONG: usize = 16;
/// Newest stories that a list keeps at least; at twice as many the older half is dropped.
const NEWEST: usize = 256;
/// Entries that are looked at for one report.
const LOOKED_AT: usize = 2048;
/// Stories proposed.
const PROPOSED: usize = 16;

/// Lists of stories by stem.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Index {
    lists: FxHashMap<u32, Vec<u32>>,
    /// Lists when those of dead stories were last swept.
    swept: usize,
    /// Room for counting, kept from report to report.
    #[serde(skip)]
    likely: FxHashMap<u32, f32>,
}

/// The strongest stems of a report, in order of stems.
pub fn strong(sketch: &Sketch) -> Vec<u32> {
    let mut strongest: Vec<&Term> = sketch.terms.iter().collect();
    strongest.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.stem.cmp(&b.stem)));
    let mut stems: Vec<u32> = strongest.iter().take(STRONG).map(|term| term.stem).collect();
    stems.sort_unstable();
    stems
}

impl Index {
    /// Puts a story under a stem.
    pub fn post(&mut self, stem: u32, story: u32) {
        let list = self.lists.entry(stem).or_default();
        list.push(story);
        if list.len() >= 2 * NEWEST {
            list.drain(..NEWEST);
        }
    }

    /// Stories that a report may belong to, the likeliest first; of equal ones the older.
    pub fn propose(&mut self, sketch: &Sketch) -> Vec<u32> {
        let mut lists: Vec<(&Term, &[u32])> = sketch
            .terms
            .iter()
            .filter_map(|term| Some((term, self.lists.get(&term.stem)?.as_slice())))
            .map(|(term, list)| (term, &list[list.len().saturating_sub(NEWEST)..]))
            .collect();
        lists.sort_by_key(|(term, list)| (list.len(), term.stem));
        self.likely.clear();
        let mut left = LOOKED_AT;
        for (term, list) in lists {
            let newest = &list[list.len().saturating_sub(left)..];
            left -= newest.len();
            for &story in newest {
                *self.likely.entry(story).or_default() += term.weight * term.weight;
            }
        }
        let mut found: Vec<(u32, f32)> = self.likely.iter().map(|(&story, &likely)| (story, likely)).collect();
        let order = |a: &(u32, f32), b: &(u32, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
        if found.len() > PROPOSED {
            found.select_nth_unstable_by(PROPOSED, order);
            found.truncate(PROPOSED);
        }
        found.sort_unstable_by(order);
        found.into_iter().map(|(story, _)| story).collect()
    }

    /// Forgets dead stories, once there are twice as many lists as after the last time.
    pub fn sweep(&mut self, is_alive: impl Fn(u32) -> bool) {
        if self.lists.len() < 2 * self.swept.max(1 << 16) {
            return;
        }
        self.lists.retain(|_, list| {
            list.retain(|&story| is_alive(story));
            !list.is_empty()
        });
        self.lists.shrink_to_fit();
        self.swept = self.lists.len();
    }
}
