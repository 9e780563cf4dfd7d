//! Groups and verdicts over invented reports.

use super::*;
use crate::annotate::annotate;
use crate::collate::collate;
use crate::text::Report;

/// Groups as `verdict: value@report value@report`, those that one report alone states left out.
fn check(texts: &[&str], expected: &[&str]) {
    let mut witnesses: Vec<Annotated> = texts.iter().map(|text| annotate(Report::from_text(text))).collect();
    let collation = collate(&mut witnesses);
    let shown: Vec<String> = figures(&witnesses, &collation)
        .iter()
        .filter(|group| group.verdict != Verdict::Only)
        .map(|group| {
            let version = |v: &FigureVersion| {
                format!("{}@{}", witnesses[v.witness].annotations.figures[v.figure].value, v.witness)
            };
            let versions: Vec<String> = group.versions.iter().map(version).collect();
            format!("{:?}: {}", group.verdict, versions.join(" "))
        })
        .collect();
    assert_eq!(shown, expected, "{texts:?}");
}

#[test]
fn one_count_told_twice_agrees() {
    check(
        &["The ferry carried 212 sailors to the island of Varn.", "All 212 sailors reached Varn by ferry."],
        &["Agree: 212@0 212@1"],
    );
}

#[test]
fn a_missing_rate_differs_and_a_missing_bound_is_compatible() {
    check(
        &["The town pays $6 million a year to keep the harbour open.", "The town paid $6 million for the harbour."],
        &["Differ: 6000000@0 6000000@1"],
    );
    check(
        &["The stadium was built for 40,000.", "The stadium can hold up to 40,000 visitors."],
        &["Compatible: 40000@0 40000@1"],
    );
}

#[test]
fn one_statement_with_two_values_differs() {
    check(
        &[
            "The flood destroyed 37 wooden houses along the river Orle near Quern.",
            "The flood destroyed 45 wooden houses along the river Orle near Quern.",
        ],
        &["Differ: 37@0 45@1"],
    );
}

#[test]
fn tolls_in_other_words_are_one_quantity() {
    check(
        &[
            "The barge Orla struck the pier at Varn on Monday, injuring 14 of them, the pilots said.",
            "The barge Orla struck the pier at Varn on Monday. Seventeen people were hurt.",
        ],
        &["Differ: 14@0 17@1"],
    );
}

#[test]
fn plain_numbers_of_different_things_stay_apart() {
    check(&["Two boats left the harbour at dawn.", "Two men were seen on the old bridge."], &[]);
    check(
        &[
            "The mill made 300 tables. It hired 40 women last spring.",
            "The quarry hired 55 women this autumn after a strike.",
        ],
        &[],
    );
}

#[test]
fn a_stated_sum_is_checked() {
    check(
        &["The 212 sailors landed. The court fined 110 of the sailors. The other 102 sailors went home."],
        &["AddsUp: 212@0 110@0 102@0"],
    );
    check(
        &["The 212 sailors landed. The court fined 110 of the sailors. The other 90 sailors went home."],
        &["DoesNotAddUp: 212@0 110@0 90@0"],
    );
}
