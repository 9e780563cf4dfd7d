//! One line that says what a reporter looks at first.
//!
//! In: a record. Out: counts, in the order of the newsroom's questions: how many reports, how many of them count,
//! whose copy it is and who does not say so, whose words were changed, which figures cannot both be right.
//! Zeros are left out; the number of reports never is.

use std::collections::{BTreeMap, BTreeSet};

use variorum::record::schema::{ChangeKind, Record, Verdict};

use crate::edits;
use crate::words::{count, list};
use crate::worth::{disagrees, is_altered};

/// `4 reports, 2 independent; wire: Tidewire, uncredited in 1; 3 quotes altered; 2 figures disagree`.
///
/// ```
/// use variorum::{Options, Report, annotate, compare};
/// let record = compare(vec![annotate(Report::from_text("One report."))], &Options::default());
/// assert_eq!(variorum_view::summary::headline(&record), "1 report");
/// ```
#[must_use]
pub fn headline(record: &Record) -> String {
    let mut parts = vec![reports(record)];
    parts.extend(wire(record));
    parts.extend(quotes(record));
    parts.extend(figures(record));
    let conflicts = record.timeline.iter().filter(|entry| entry.conflict).count();
    parts.extend(some(conflicts, "date disagrees", "dates disagree"));
    let flat = record.claims.iter().filter(|claim| !claim.unattributed.is_empty() && !claim.by.is_empty()).count();
    parts.extend(some(flat, "claim stated as fact", "claims stated as fact"));
    parts.extend(some(record.differences.len(), "statement differs", "statements differ"));
    parts.join("; ")
}

/// What makes a story worth looking at first.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Worth {
    /// Sayings whose words were altered between the marks.
    pub altered: usize,
    /// Figures that disagree, and sums that do not add up.
    pub disagree: usize,
    /// Reports with copied text that credit nobody for it.
    pub uncredited: usize,
}

/// The same findings as in [`headline`], as counts.
#[must_use]
pub fn worth(record: &Record) -> Worth {
    let uncredited: BTreeSet<&String> = record.lineage.iter().flat_map(|line| &line.uncredited).collect();
    Worth {
        altered: record.sayings.iter().filter(|saying| is_altered(saying)).count(),
        disagree: record.figures.iter().filter(|group| disagrees(group)).count(),
        uncredited: uncredited.len(),
    }
}

fn some(n: usize, one: &str, many: &str) -> Option<String> {
    (n > 0).then(|| count(n, one, many))
}

fn reports(record: &Record) -> String {
    let reports = count(record.reports.len(), "report", "reports");
    match (record.reports.len(), record.independent) {
        (0 | 1, _) => reports,
        (all, independent) if all == independent => format!("{reports}, all independent"),
        (_, 0) => reports,
        (_, independent) => format!("{reports}, {independent} independent"),
    }
}

/// The agencies whose copy stands in these reports, and in how many nobody is credited.
fn wire(record: &Record) -> Option<String> {
    let mut agencies: BTreeMap<String, &str> = BTreeMap::new();
    let lineage = record.lineage.iter().filter_map(|line| line.agency.as_deref());
    let hidden = record.hidden_sources.iter().filter_map(|source| source.agency.as_deref());
    for agency in lineage.chain(hidden) {
        agencies.entry(agency.to_lowercase()).or_insert(agency);
    }
    let uncredited: BTreeSet<&str> =
        record.lineage.iter().flat_map(|line| &line.uncredited).map(String::as_str).collect();
    let names: Vec<&str> = agencies.into_values().collect();
    match (names.is_empty(), uncredited.len()) {
        (true, 0) => None,
        (true, n) => Some(format!("copied text uncredited in {n}")),
        (false, 0) => Some(format!("wire: {}", list(&names))),
        (false, n) => Some(format!("wire: {}, uncredited in {n}", list(&names))),
    }
}

fn quotes(record: &Record) -> Vec<String> {
    let with = |kind: ChangeKind| record.sayings.iter().filter(|saying| edits::has(saying, kind)).count();
    let mut parts = Vec::new();
    parts.extend(some(with(ChangeKind::Altered), "quote altered", "quotes altered"));
    let speakers = with(ChangeKind::SpeakerDiffers);
    parts.extend(some(speakers, "quote given to different speakers", "quotes given to different speakers"));
    parts
}

fn figures(record: &Record) -> Vec<String> {
    let with = |verdict: Verdict| record.figures.iter().filter(|group| group.verdict == verdict).count();
    let mut parts = Vec::new();
    parts.extend(some(with(Verdict::Differ), "figure disagrees", "figures disagree"));
    parts.extend(some(with(Verdict::DoesNotAddUp), "sum does not add up", "sums do not add up"));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn counts_come_in_the_order_of_a_reporters_questions() {
        assert_eq!(
            headline(&fixture::record()),
            "4 reports, 2 independent; wire: Tidewire, uncredited in 2; 1 quote altered; \
             1 quote given to different speakers; 2 figures disagree; 1 sum does not add up; 1 date disagrees; \
             1 claim stated as fact; 1 statement differs"
        );
    }

    #[test]
    fn what_is_worth_looking_at_is_what_the_headline_says() {
        assert_eq!(worth(&fixture::record()), Worth { altered: 1, disagree: 3, uncredited: 2 });
    }

    #[test]
    fn zeros_are_left_out() {
        let mut record = fixture::record();
        record.lineage.clear();
        record.hidden_sources.clear();
        record.sayings.clear();
        record.figures.clear();
        record.timeline.clear();
        record.claims.clear();
        record.differences.clear();
        assert_eq!(headline(&record), "4 reports, 2 independent");
        record.independent = 4;
        assert_eq!(headline(&record), "4 reports, all independent");
        record.reports.truncate(1);
        assert_eq!(headline(&record), "1 report");
    }
}
