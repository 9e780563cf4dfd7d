//! What a story is called where only a line is shown.
//!
//! In: a record. Out: one of its reports' headlines, or first lines, cut to a line.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use variorum::record::schema::{Lineage, Record, Relation, ReportRecord};

use crate::story::Story;
use crate::words;

/// Characters of a story's name.
const NAME: usize = 110;

/// A story's name: the headline of the report that most others come from.
///
/// ```
/// use variorum::{Options, Report, annotate, compare};
/// let record = compare(vec![annotate(Report::from_text("Dam breaks\n\nIt broke."))], &Options::default());
/// assert_eq!(variorum_view::name(&record), "Dam breaks");
/// ```
#[must_use]
pub fn name(record: &Record) -> String {
    story_name(&Story::new(record))
}

/// A story's name: the headline of the report that most others come from, in its latest version; else of the report
/// that most others share words with and that does not hide its source; else the first line of all.
pub(crate) fn story_name(story: &Story) -> String {
    let titled: Vec<&ReportRecord> = story.record.reports.iter().filter(|report| title(report).is_some()).collect();
    let best = titled.iter().max_by_key(|report| {
        let day = report.source.published.as_deref();
        (sources_of(story, report), kin_of(story, report), !hides_source(story, report), day, Reverse(&report.sigil))
    });
    let latest = best.map(|best| latest_version(story, best, &titled));
    let first_line = || {
        let lines = story.witnesses.iter().flat_map(|witness| witness.report.text.lines());
        lines.map(str::trim).find(|line| !line.is_empty()).unwrap_or("No report")
    };
    words::excerpt(latest.and_then(title).unwrap_or_else(first_line), NAME)
}

fn title(report: &ReportRecord) -> Option<&str> {
    report.source.title.as_deref().filter(|title| !title.trim().is_empty())
}

/// How many pairs come from this report.
fn sources_of(story: &Story, report: &ReportRecord) -> usize {
    let is_source = |id: &Option<String>| id.as_ref() == Some(&report.id);
    story.record.lineage.iter().filter(|line| is_source(&line.from) || is_source(&line.source)).count()
}

/// How many reports are of its family.
fn kin_of(story: &Story, report: &ReportRecord) -> usize {
    let is_of = |line: &&Lineage| line.a == report.id || line.b == report.id;
    story.record.lineage.iter().filter(is_of).filter(|line| line.relation != Relation::Independent).count()
}

fn hides_source(story: &Story, report: &ReportRecord) -> bool {
    story.record.lineage.iter().any(|line| line.uncredited.contains(&report.id))
}

/// The last report that derives from this one, credits the same agency and keeps most of its headline: a correction
/// or an update.
fn latest_version<'a>(story: &Story, report: &'a ReportRecord, titled: &[&'a ReportRecord]) -> &'a ReportRecord {
    let headline = headline_words(report);
    let is_version = |other: &&&ReportRecord| {
        let pair = |line: &&Lineage| line.from.as_ref() == Some(&report.id) && [&line.a, &line.b].contains(&&other.id);
        let kept = headline.intersection(&headline_words(other)).count();
        let is_derived = other.id != report.id && story.record.lineage.iter().any(|line| pair(&line));
        is_derived && other.source.credit == report.source.credit && 2 * kept > headline.len()
    };
    titled.iter().filter(is_version).max_by_key(|other| other.source.published.as_deref()).copied().unwrap_or(report)
}

fn headline_words(report: &ReportRecord) -> BTreeSet<String> {
    let words = title(report).unwrap_or_default().split(|c: char| !c.is_alphanumeric());
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}
