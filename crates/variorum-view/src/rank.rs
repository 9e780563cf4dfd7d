//! The order in which findings are shown: what a reporter must check comes first.
//!
//! In: a record. Out: findings with their index there, which gives each its label (`q3` is the third saying of the
//! record, in every view). Within a rank the record's order stands.

use std::collections::{BTreeMap, BTreeSet};

use variorum::record::schema::{Cite, FigureGroup, Missing, Record, Relation, Saying, Verdict};

use crate::edits;
use crate::story::Story;

/// Sayings, altered ones first, those that all reports give alike last.
pub(crate) fn sayings(record: &Record) -> Vec<(usize, &Saying)> {
    let mut sayings: Vec<_> = record.sayings.iter().enumerate().collect();
    let rank = |saying: &Saying| edits::kinds(saying).first().map_or(usize::MAX, |&kind| edits::gravity(kind));
    sayings.sort_by_key(|&(index, saying)| (rank(saying), index));
    sayings
}

/// Figures, those that cannot all hold first, those of one report alone last.
pub(crate) fn figures(record: &Record) -> Vec<(usize, &FigureGroup)> {
    let mut figures: Vec<_> = record.figures.iter().enumerate().collect();
    figures.sort_by_key(|&(index, group)| (verdict(group.verdict), index));
    figures
}

fn verdict(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Differ => 0,
        Verdict::DoesNotAddUp => 1,
        Verdict::Compatible => 2,
        Verdict::Agree => 3,
        Verdict::AddsUp => 4,
        Verdict::Only => 5,
    }
}

/// Clauses of one report alone, by report in the record's order, each with its index.
pub(crate) fn only<'a>(story: &Story<'a>) -> Vec<(usize, Vec<(usize, &'a Cite)>)> {
    let mut by_report: BTreeMap<usize, Vec<(usize, &Cite)>> = BTreeMap::new();
    for (index, cite) in story.record.only.iter().enumerate() {
        if let Some(report) = story.index(&cite.report) {
            by_report.entry(report).or_default().push((index, cite));
        }
    }
    by_report.into_iter().collect()
}

/// What each report lacks, by report in the record's order, each with its index.
pub(crate) fn missing<'a>(story: &Story<'a>) -> Vec<(usize, Vec<(usize, &'a Missing)>)> {
    let mut by_report: BTreeMap<usize, Vec<(usize, &Missing)>> = BTreeMap::new();
    for (index, missing) in story.record.missing.iter().enumerate() {
        if let Some(report) = story.index(&missing.report) {
            by_report.entry(report).or_default().push((index, missing));
        }
    }
    by_report.into_iter().collect()
}

/// Reports with a finding about where they come from, and those that stand alone, by sigil.
pub(crate) fn unrelated<'a>(story: &'a Story) -> Vec<&'a str> {
    let related: BTreeSet<&str> = story
        .record
        .lineage
        .iter()
        .filter(|line| line.relation != Relation::Independent)
        .flat_map(|line| [line.a.as_str(), line.b.as_str()])
        .collect();
    let alone = story.witnesses.iter().filter(|witness| !related.contains(witness.report.id.as_str()));
    alone.map(|witness| witness.sigil.as_str()).collect()
}
