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

#[test]
fn sums_of_as_many_parts_with_one_part_in_common_are_one_quantity() {
    check(
        &[
            "The guards seized 46 bakers. Of the 46, 31 were freed that night. The other 15 are held.",
            "A lawyer has counted 52. Of the 52, she said, 31 were let go before dawn. The other 21 are inside.",
        ],
        &[
            "Differ: 46@0 46@0 52@1 52@1",
            "Agree: 31@0 31@1",
            "Differ: 15@0 21@1",
            "AddsUp: 46@0 31@0 15@0",
            "AddsUp: 52@1 31@1 21@1",
        ],
    );
}

#[test]
fn a_rounding_of_the_same_statement_is_compatible() {
    check(
        &[
            "Household water rates will rise by about 6 percent in January to help pay for the work.",
            "The treasury expects that a 6.4 percent rise in household water rates will bring in enough.",
        ],
        &["Compatible: 6@0 6.4@1"],
    );
    check(
        &["About 4,300 people live below the weir.", "More than 4,000 people live inside the line."],
        &["Compatible: 4300@0 4000@1"],
    );
    check(&["About 4,300 people live below the weir.", "More than 4,000 people came to the fair."], &[]);
}

#[test]
fn numbers_between_the_same_words_are_one_quantity() {
    check(
        &[
            "Of the money, €97m will go to a new mill and €65m to the villages below the weir at Varn.",
            "Of the money, 97 million euros will go to a new mill and 55 million euros to the villages below the weir at Varn.",
        ],
        &["Agree: 97000000@0 97000000@1", "Differ: 65000000@0 55000000@1"],
    );
}

#[test]
fn a_figure_that_was_taken_back_is_no_version() {
    check(
        &[
            "The barge hit the pier at Varn, injuring 17 of them. An earlier version of this report said that 14 people had been injured.",
            "The barge hit the pier at Varn, injuring 17 of them, pilots said.",
        ],
        &["Agree: 17@0 17@1"],
    );
}
