//! Which pairs of reports are worth verifying, and what is an outlet's boilerplate.
//!
//! In: for one run all reports that have it. Out: pairs, and places that do not count.
//!
//! A run that an outlet prints day after day (a subscription notice, an author's biography) says nothing about copying:
//! it is left out for that outlet. Of what remains, reports within the window are paired; where a run is in more than 64,
//! each is paired with the eight before it alone, which is enough to hold a group together and keeps the cost linear; a run in
//! more than a million pairs none, so that one run never takes more than what one task can hold.
//! Limits: of a text that more than 64 reports share, not every pair is proposed.

use serde::{Deserialize, Serialize};

/// A run in a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Hash of the run.
    pub run: u64,
    /// Number of the report.
    pub report: u32,
    /// Its first word.
    pub place: u32,
}

/// What proposing needs to know of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Day of publication, where known.
    pub day: Option<i32>,
    /// A number for its outlet, where known.
    pub outlet: Option<u32>,
    /// Chosen runs that it has.
    pub n_runs: u32,
}

/// Reports with one run up to which each two are paired.
const ALL_PAIRED: usize = 64;
/// Reports before it with which each is paired where there are more.
const PAIRED_BEFORE: usize = 8;
/// Reports with one run past which it pairs none: a notice under everything, and nobody's copy.
const MOST: usize = 1 << 20;
/// Reports of one outlet with one run from which it is boilerplate, and days on which they must have appeared; where no
/// days are known, reports.
const OFTEN: usize = 5;
const ON_DAYS: usize = 3;
const OFTEN_UNDATED: usize = 8;
/// Share of the smaller report's chosen runs that a pair must have in common, in hundredths: two that share a quarter of
/// their runs fall below this by chance in one case of some hundreds.
const LEAST_IN_COMMON: u64 = 10;

/// Proposes pairs, the smaller number first, for the reports that have one run. `entries` are those of one run, each
/// report once.
pub fn propose(
    entries: &[Entry],
    about: &[About],
    window_days: Option<u16>,
    mut pair: impl FnMut(u32, u32),
    mut boilerplate: impl FnMut(Entry),
) {
    if entries.len() < 2 {
        return;
    }
    let of = |entry: &Entry| &about[entry.report as usize];
    let mut left: Vec<&Entry> = entries.iter().collect();
    if entries.len() >= OFTEN {
        let by_outlet = |entry: &&Entry| of(entry).outlet;
        left.sort_by_key(|entry| (by_outlet(entry), entry.report));
        let mut kept = Vec::with_capacity(left.len());
        for same in left.chunk_by(|a, b| by_outlet(a) == by_outlet(b)) {
            if by_outlet(&same[0]).is_some() && is_boilerplate(same, about) {
                same.iter().for_each(|&&entry| boilerplate(entry));
            } else {
                kept.extend_from_slice(same);
            }
        }
        left = kept;
    }
    if left.len() > MOST {
        return;
    }
    left.sort_by_key(|entry| (of(entry).day, entry.report));
    let are_near = |a: &Entry, b: &Entry| match (window_days, of(a).day, of(b).day) {
        (Some(window), Some(a), Some(b)) => (a - b).abs() <= i32::from(window),
        _ => true,
    };
    let most = if left.len() > ALL_PAIRED { PAIRED_BEFORE } else { ALL_PAIRED };
    for (at, entry) in left.iter().enumerate() {
        // Undated reports stand in front, and are near to all.
        for before in left[at.saturating_sub(most)..at].iter().filter(|before| are_near(before, entry)) {
            pair(before.report.min(entry.report), before.report.max(entry.report));
        }
    }
}

/// True where a pair with so many chosen runs in common is worth verifying.
#[must_use]
pub fn is_worth_verifying(in_common: u64, a: &About, b: &About) -> bool {
    let smaller = u64::from(a.n_runs.min(b.n_runs));
    in_common * 100 >= smaller * LEAST_IN_COMMON
}

fn is_boilerplate(same: &[&Entry], about: &[About]) -> bool {
    if same.len() < OFTEN {
        return false;
    }
    let mut days: Vec<i32> = same.iter().filter_map(|entry| about[entry.report as usize].day).collect();
    days.sort_unstable();
    days.dedup();
    days.len() >= ON_DAYS || days.is_empty() && same.len() >= OFTEN_UNDATED
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pairs(about: &[About], window: Option<u16>) -> (Vec<(u32, u32)>, usize) {
        let entries: Vec<Entry> = (0..about.len() as u32).map(|report| Entry { run: 1, report, place: 0 }).collect();
        let (mut pairs, mut out) = (Vec::new(), 0);
        propose(&entries, about, window, |a, b| pairs.push((a, b)), |_| out += 1);
        pairs.sort_unstable();
        (pairs, out)
    }

    fn about(day: i32, outlet: u32) -> About {
        About { day: Some(day), outlet: Some(outlet), n_runs: 10 }
    }

    #[test]
    fn reports_within_the_window_are_paired() {
        let reports = [about(1, 1), about(9, 2), about(3, 3)];
        assert_eq!(pairs(&reports, Some(4)).0, [(0, 2)]);
        assert_eq!(pairs(&reports, None).0, [(0, 1), (0, 2), (1, 2)]);
    }

    #[test]
    fn what_an_outlet_prints_on_many_days_is_left_out_for_it_alone() {
        let mut reports: Vec<About> = (0..6).map(|day| about(day, 1)).collect();
        reports.extend([about(1, 2), about(2, 3)]);
        assert_eq!(pairs(&reports, None), (vec![(6, 7)], 6));
        let one_day: Vec<About> = (0..6).map(|_| about(1, 1)).collect();
        assert_eq!(pairs(&one_day, None).0.len(), 15);
    }

    #[test]
    fn a_text_that_very_many_have_is_paired_linearly() {
        let reports: Vec<About> = (0..200).map(|outlet| about(1, outlet)).collect();
        assert_eq!(pairs(&reports, None).0.len(), 8 * 200 - 36);
    }

    #[test]
    fn a_text_that_everybody_has_is_no_copy() {
        let mut reports = vec![about(1, 1); MOST];
        assert_eq!(pairs(&reports, None).0.len(), 8 * MOST - 36);
        reports.push(about(1, 1));
        assert_eq!(pairs(&reports, None), (Vec::new(), 0));
    }

    #[test]
    fn a_tenth_of_the_smaller_is_worth_a_look() {
        let [small, large] = [10, 1000].map(|n_runs| About { n_runs, ..About::default() });
        assert!(is_worth_verifying(1, &small, &large) && !is_worth_verifying(99, &large, &large));
    }
}
