//! What is worth looking at first: quotes altered, figures that disagree, copies that credit nobody.
//!
//! In: a record. Out: these findings, each with its places and with a key that stays the same while its wordings do: one more
//! report with words that stood elsewhere before makes no new finding.

use std::collections::BTreeSet;

use sha2::{Digest, Sha256};
use variorum::record::schema::{ChangeKind, Cite, FigureGroup, Lineage, Record, Saying, Verdict};

use crate::edits;
use crate::story::Story;

/// A finding that is worth looking at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notable<'a> {
    /// Its kind.
    pub kind: Worthy,
    /// What it is known by: SHA-256 of its kind and its wordings, or of the report that credits nobody.
    pub key: [u8; 32],
    /// Who is quoted, what is counted, or which agency's text it is, where that is known.
    pub about: Option<&'a str>,
    /// Its places with the words that stand there.
    pub places: Vec<(Cite, &'a str)>,
}

/// Kinds of findings that are worth looking at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Worthy {
    /// A quote whose words were altered between the marks.
    Altered,
    /// Figures that disagree, or a sum that does not add up.
    Disagree,
    /// A report with copied text that credits nobody for it.
    Uncredited,
}

impl Worthy {
    /// `altered`, `disagree`, `uncredited`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Altered => "altered",
            Self::Disagree => "disagree",
            Self::Uncredited => "uncredited",
        }
    }
}

/// The findings of a record that are worth looking at, in this order of kinds, each kind in the order of the record.
#[must_use]
pub fn notable(record: &Record) -> Vec<Notable<'_>> {
    let story = Story::new(record);
    let altered = record.sayings.iter().filter(|saying| is_altered(saying)).map(|saying| of_saying(&story, saying));
    let disagree = record.figures.iter().filter(|group| disagrees(group)).map(|group| of_figures(&story, group));
    let mut seen = BTreeSet::new();
    let uncredited = record
        .lineage
        .iter()
        .flat_map(|line| line.uncredited.iter().map(move |report| (line, report)))
        .filter(|(_, report)| seen.insert(*report))
        .map(|(line, report)| of_copy(&story, line, report));
    altered.chain(disagree).chain(uncredited).collect()
}

/// True for a saying whose words were altered between the marks.
pub(crate) fn is_altered(saying: &Saying) -> bool {
    edits::has(saying, ChangeKind::Altered)
}

/// True for figures that cannot all be right.
pub(crate) fn disagrees(group: &FigureGroup) -> bool {
    matches!(group.verdict, Verdict::Differ | Verdict::DoesNotAddUp)
}

fn of_saying<'a>(story: &Story<'a>, saying: &'a Saying) -> Notable<'a> {
    let places = saying.versions.iter().map(|it| Cite { report: it.report.clone(), start: it.start, end: it.end });
    let places = with_words(story, places);
    let key = key(Worthy::Altered, places.iter().map(|(_, words)| words.to_lowercase()));
    Notable { kind: Worthy::Altered, key, about: saying.speaker.as_deref(), places }
}

fn of_figures<'a>(story: &Story<'a>, group: &'a FigureGroup) -> Notable<'a> {
    let places =
        group.versions.iter().map(|it| Cite { report: it.report.clone(), start: it.figure.start, end: it.figure.end });
    let values = group.versions.iter().map(|it| {
        format!("{} {:?} {}", it.figure.value, it.figure.high, it.figure.unit.as_deref().unwrap_or_default())
    });
    let what = std::iter::once(group.what.to_lowercase());
    let key = key(Worthy::Disagree, what.chain(values));
    Notable { kind: Worthy::Disagree, key, about: Some(&group.what), places: with_words(story, places) }
}

fn of_copy<'a>(story: &Story<'a>, line: &'a Lineage, report: &'a str) -> Notable<'a> {
    let places = line.evidence.iter().flat_map(|evidence| &evidence.cite).cloned();
    let key = key(Worthy::Uncredited, std::iter::once(report.to_owned()));
    Notable { kind: Worthy::Uncredited, key, about: line.agency.as_deref(), places: with_words(story, places) }
}

fn with_words<'a>(story: &Story<'a>, places: impl Iterator<Item = Cite>) -> Vec<(Cite, &'a str)> {
    places.map(|cite| (story.slice(&cite), cite)).map(|(words, cite)| (cite, words)).collect()
}

fn key(kind: Worthy, wordings: impl Iterator<Item = String>) -> [u8; 32] {
    let wordings: BTreeSet<String> = wordings.collect();
    let mut hash = Sha256::new_with_prefix(kind.name());
    wordings.iter().for_each(|wording| {
        hash.update("\n");
        hash.update(wording);
    });
    hash.finalize().into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{fixture, summary};

    #[test]
    fn each_finding_that_is_counted_is_given_with_its_words() {
        let record = fixture::record();
        let found = notable(&record);
        let count = |kind| found.iter().filter(|it| it.kind == kind).count();
        let worth = summary::worth(&record);
        assert_eq!(
            (count(Worthy::Altered), count(Worthy::Disagree), count(Worthy::Uncredited)),
            (worth.altered, worth.disagree, worth.uncredited)
        );
        assert!(found.iter().all(|it| it.places.iter().all(|(_, words)| !words.is_empty())));
        let keys: BTreeSet<[u8; 32]> = found.iter().map(|it| it.key).collect();
        assert_eq!(keys.len(), found.len());
    }

    #[test]
    fn the_same_words_in_one_more_report_are_no_new_finding() {
        let record = fixture::record();
        let mut more = record.clone();
        let saying = more.sayings.iter_mut().find(|saying| is_altered(saying)).unwrap();
        saying.versions.push(saying.versions[0].clone());
        assert_eq!(notable(&more)[0].key, notable(&record)[0].key);
        let saying = more.sayings.iter_mut().find(|saying| is_altered(saying)).unwrap();
        saying.versions[0].end -= 3;
        saying.versions.pop();
        assert_ne!(notable(&more)[0].key, notable(&record)[0].key);
    }
}
