//! What happened when, each event once.
//!
//! In: the witnesses, the collation. Out: one entry for each event that a report dates, by value, then
//! by place; its cites are the dated clauses, its words those of the shortest.
//!
//! Method: dated clauses ([`dated`]) that date one event ([`same_event`]) are joined. Where reports date
//! it differently each value has its entry, marked as a conflict, and each entry cites both sides.
//! Limits: an event that one report dates and another tells without a date is one report's entry.

mod dated;
mod same_event;

use std::collections::BTreeMap;

use self::dated::{Dated, dated_clauses};
use self::same_event::{Pair, day, pairs};
use super::TimelineEntry;
use crate::annotate::{Annotated, Grain};
use crate::collate::{Collation, Place};
use crate::text::connected_roots;

/// The dated statements of a story, earliest first.
#[must_use]
pub fn timeline(witnesses: &[Annotated], collation: &Collation) -> Vec<TimelineEntry> {
    let dated = dated_clauses(witnesses, collation);
    let pairs = pairs(witnesses, &dated, collation);
    let one_event = pairs.iter().filter(|pair| !pair.conflict).map(|pair| (pair.a, pair.b));
    let group = connected_roots(dated.len(), one_event);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (index, &root) in group.iter().enumerate() {
        members.entry(root).or_default().push(index);
    }
    let against = opposed(&group, &pairs);
    let mut entries: Vec<TimelineEntry> = members
        .iter()
        .map(|(root, own)| {
            let other = against.get(root).map_or(&[][..], Vec::as_slice);
            entry(witnesses, &dated, own, other)
        })
        .collect();
    entries.sort_by(|a, b| (&a.value, &a.cites).cmp(&(&b.value, &b.cites)));
    entries
}

fn entry(witnesses: &[Annotated], dated: &[Dated], own: &[usize], other: &[usize]) -> TimelineEntry {
    let (value, grain) = common_value(dated, own);
    let mut cites: Vec<Place> = own.iter().chain(other).map(|&index| dated[index].place).collect();
    cites.sort_unstable();
    cites.dedup();
    let clearest = own.iter().map(|&index| dated[index].place).min_by_key(|place| (place.span.len(), *place));
    let what =
        clearest.map_or_else(String::new, |place| place.span.of(&witnesses[place.witness].report.text).to_owned());
    TimelineEntry { value, grain: Some(grain), what, cites, conflict: !other.is_empty() }
}

/// The value that all members bear; else the day that all name; else the finest.
fn common_value(dated: &[Dated], own: &[usize]) -> (String, Grain) {
    let first = &dated[own[0]];
    let same = |index: &usize| dated[*index].value == first.value;
    if own.iter().all(same) {
        return (first.value.clone(), first.grain);
    }
    if let Some(head) = day(&first.value)
        && own.iter().all(|&index| day(&dated[index].value) == Some(head))
    {
        return (head.to_owned(), Grain::Day);
    }
    let finest = own.iter().map(|&index| &dated[index]).min_by_key(|one| (one.grain, one.value.clone()));
    finest.map_or_else(|| (first.value.clone(), first.grain), |one| (one.value.clone(), one.grain))
}

/// For each event the clauses that date it otherwise.
fn opposed(group: &[usize], pairs: &[Pair]) -> BTreeMap<usize, Vec<usize>> {
    let mut against: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for pair in pairs.iter().filter(|pair| pair.conflict && group[pair.a] != group[pair.b]) {
        against.entry(group[pair.a]).or_default().push(pair.b);
        against.entry(group[pair.b]).or_default().push(pair.a);
    }
    against
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Published, PublishedFrom, annotate, redate};
    use crate::collate::{Alignment, AlignmentKind};
    use crate::text::{Report, Span};

    /// Reports published on 2025-03-27, a Thursday; `align` pairs the sentences of the first two in order.
    fn story(texts: &[&str], align: bool) -> (Vec<Annotated>, Collation) {
        let witnesses: Vec<Annotated> = texts.iter().map(|text| witness(text)).collect();
        let clauses: Vec<Vec<Span>> =
            witnesses.iter().map(|w| w.layout.sentences.iter().map(|s| s.span).collect()).collect();
        let pairs = clauses[0].iter().zip(clauses.get(1).into_iter().flatten());
        let alignments = pairs.filter(|_| align).map(|(&a, &b)| Alignment {
            a: Place::new(0, a),
            b: Place::new(1, b),
            kind: AlignmentKind::Edited,
            score: 0.9,
            clashes: Vec::new(),
        });
        let alignments = alignments.collect();
        (witnesses, Collation { clauses, alignments, ..Collation::default() })
    }

    fn witness(text: &str) -> Annotated {
        let mut report = Report::from_text(text);
        report.stated.language = Some("en".to_owned());
        let mut witness = annotate(report);
        let date = "2025-03-27".parse().unwrap();
        redate(&mut witness, Published { date, from: PublishedFrom::Given, span: None });
        witness.annotations.header.body = Span::new(0, text.len());
        witness
    }

    #[track_caller]
    fn check(texts: &[&str], align: bool, expected: &[(&str, usize, bool)]) {
        let (witnesses, collation) = story(texts, align);
        let found = timeline(&witnesses, &collation);
        let got: Vec<(&str, usize, bool)> =
            found.iter().map(|one| (one.value.as_str(), one.cites.len(), one.conflict)).collect();
        assert_eq!(got, expected);
    }

    #[test]
    fn aligned_clauses_of_one_day_are_one_event() {
        check(
            &["The baker opened the mill yesterday.", "On Wednesday, the old mill was opened."],
            true,
            &[("2025-03-26", 2, false)],
        );
    }

    #[test]
    fn reworded_first_lines_of_one_day_are_one_event() {
        check(
            &[
                "Mayor Ada Orlo yesterday visited the flooded mill by the river, where hundreds had slept on straw.",
                "Town mayor Ada Orlo visited the Lindholm flood shelter in the mill on Wednesday.",
            ],
            false,
            &[("2025-03-26", 2, false)],
        );
    }

    #[test]
    fn different_events_of_one_day_stay_apart() {
        check(
            &["Mayor Ada Orlo visited the mill on Wednesday.", "The court in Lindholm freed two bakers on Wednesday."],
            false,
            &[("2025-03-26", 1, false), ("2025-03-26", 1, false)],
        );
    }

    #[test]
    fn aligned_clauses_of_different_days_conflict() {
        check(
            &["The baker opened the mill on Tuesday.", "The baker opened the mill on Wednesday."],
            true,
            &[("2025-03-25", 2, true), ("2025-03-26", 2, true)],
        );
    }

    #[test]
    fn lengths_and_sets_are_no_events() {
        check(&["The repair took three years. The mill is swept every day and now shines."], false, &[]);
    }

    #[test]
    fn one_event_on_two_days_conflicts() {
        check(
            &[
                "The mill has been shut since wardens searched its stores on March 3 and carried off 26 sacks.",
                "The wardens searched its stores on March 5.",
            ],
            false,
            &[("2025-03-03", 2, true), ("2025-03-05", 2, true)],
        );
    }

    #[test]
    fn what_happens_daily_does_not_conflict() {
        check(
            &[
                "The wardens searched the stores of the mill on Monday.",
                "The wardens searched the stores of the mill on Tuesday.",
            ],
            false,
            &[("2025-03-24", 1, false), ("2025-03-25", 1, false)],
        );
        check(
            &["The wardens fined 12 bakers of Varn on March 3.", "The wardens fined 40 bakers of Varn on March 5."],
            false,
            &[("2025-03-03", 1, false), ("2025-03-05", 1, false)],
        );
    }

    #[test]
    fn a_date_that_was_taken_back_is_no_event() {
        check(
            &[
                "The mill was finished in 1961. An earlier version of this article said that the mill was built in 1951.",
            ],
            false,
            &[("1961", 1, false)],
        );
    }
}
