use super::*;
use crate::collate::{align, clauses, units};
use crate::{Report, annotate};

const WIRE: &str = "Flood gates at the Varn dam failed before dawn and water covered four villages, officials in Ostrel said. \
    Rescue crews pulled sixty farmers from their roofs with rubber boats and two borrowed helicopters. \
    The dam was built in haste by a bankrupt company and inspectors had warned of cracks for years. \
    Engineers lowered the sluices by hand after the power station stopped working at midnight. \
    Bakeries in the market town gave away bread while schools opened their halls to the homeless.";

fn relations(texts: &[&str]) -> Vec<Lineage> {
    let witnesses: Vec<Annotated> = texts.iter().map(|text| annotate(Report::from_text(text))).collect();
    let units: Vec<_> = witnesses.iter().map(|witness| units::units(&witness.layout)).collect();
    let clauses = clauses::clauses(&witnesses, &units);
    lineage(&witnesses, &align::align(&witnesses, &units, &clauses).alignments).0
}

#[test]
fn a_shortened_copy_derives_from_the_whole() {
    let cut: Vec<&str> = WIRE.split_inclusive(". ").take(3).collect();
    let found = relations(&[WIRE, &cut.concat()]);
    assert_eq!((found[0].relation, found[0].from), (Relation::Derived, Some(0)));
    assert_eq!(found[0].uncredited, [1]);
}

#[test]
fn reports_without_common_wording_are_independent() {
    let other = "A choir from the northern isles won the singing prize last night. The audience stood for ten minutes.";
    let found = relations(&[WIRE, other]);
    assert_eq!(found[0].relation, Relation::Independent);
    assert_eq!(families(2, &found), [0, 1]);
}

#[test]
fn chains_are_one_family() {
    let line = |a, b, relation| Lineage { a, b, relation, ..relations(&["One.", "Two."])[0].clone() };
    let lines = [line(0, 1, Relation::Derived), line(1, 2, Relation::CommonSource), line(2, 3, Relation::Independent)];
    assert_eq!(families(4, &lines), [0, 0, 0, 3]);
}

#[test]
fn a_copy_with_more_words_told_to_the_agency_has_them_from_a_hidden_source() {
    let wire = format!("OSTREL, March 5 (Keswane) — {WIRE}");
    let copy =
        format!("{WIRE} “We leave by boat or we do not leave at all,” Orla Venn, who keeps goats, told Keswane.");
    let found = relations(&[&wire, &copy]);
    assert_eq!((found[0].relation, found[0].source), (Relation::CommonSource, Some(SourceNode::Hidden(0))));
    let found = relations(&[&format!("{wire} “We leave by boat or not at all,” Orla Venn told Keswane."), WIRE]);
    assert_eq!(found[0].relation, Relation::Derived);
}

#[test]
fn a_report_made_from_two_strangers_derives_from_both() {
    let other = "The choir from Ostrel sang on the quay until the last families had found somewhere to sleep that night. \
        A retired ferryman named Joss Arden carried eleven goats across the meadow in his grandfather's punt. \
        Nobody at the water board would say who had signed the papers for the second turbine last spring. \
        The chemist on Mill Lane sold his whole stock of blankets at cost and then closed for good.";
    let halves = |text: &str, skip: usize| text.split_inclusive(". ").skip(skip).take(2).collect::<String>();
    let made = format!("{}{}", halves(WIRE, 1), halves(other, 0));
    let found = relations(&[WIRE, other, &made]);
    let from: Vec<(Relation, Option<usize>)> = found.iter().map(|line| (line.relation, line.from)).collect();
    let derived = |from| (Relation::Derived, Some(from));
    assert_eq!(from, [(Relation::Independent, None), derived(0), derived(1)]);
}
