//! What holds for every input: no panic, sliceable cites, and a record that does not depend on order.

use proptest::prelude::*;
use variorum::record::verify;
use variorum::{Annotated, Options, Report, annotate, compare, report_record, stories};

/// Pieces that news is made of, so that random texts reach the rules and not only the tokenizer.
const PIECES: &[&str] = &[
    "PORT ELSA, March 4 (Keswane) — ",
    "The harbour office said ",
    "“We will rebuild,” ",
    "she said. ",
    "he told Keswane",
    ". ",
    "\n",
    "\n\n",
    "14 people",
    "more than $6 million a year",
    " on Wednesday",
    " yesterday",
    ", who ",
    "Joss Ambrey",
    "Ms. Ambrey",
    "the minister",
    " (PHO)",
    "“",
    "”",
    "'",
    "‘",
    "’",
    "\"",
    "''",
    "…",
    "[",
    "]",
    " - ",
    "—",
    "of whom 31",
    "the other 15",
    "according to ",
    "denied ",
    "has not ",
    "one of the largest ",
    "the largest ",
    "\u{feff}",
    "é",
    "日本",
    "🦀",
    "\r\n",
    "\t",
    "mid-March",
    "2021",
    "3.5%",
    "1-in-4",
    "By Fenna Quarrell\n",
    "— Keswane",
    "date 2025-03-05 ",
    "Port Elsa Harbour Office",
    "accused ",
    "of negligence",
    "late Tuesday ",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        8 => proptest::sample::select(PIECES).prop_map(str::to_owned),
        1 => "\\PC{0,6}",
        2 => "[a-z]{2,9} ",
    ];
    proptest::collection::vec(piece, 0..80).prop_map(|pieces| pieces.concat())
}

fn annotated(texts: &[String]) -> Vec<Annotated> {
    texts.iter().map(|text| annotate(Report::from_text(text))).collect()
}

fn json(reports: Vec<Annotated>) -> String {
    serde_json::to_string(&compare(reports, &Options::default())).unwrap()
}

fn check_any_text(text: &str) -> Result<(), TestCaseError> {
    let record = report_record(&annotate(Report::from_text(text)));
    let length = text.chars().count();
    prop_assert!(record.quotes.iter().all(|quote| quote.start <= quote.end && quote.end <= length));
    Ok(())
}

fn check_story(texts: &[String]) -> Result<(), TestCaseError> {
    let forwards = json(annotated(texts));
    let backwards = json(annotated(&texts.iter().rev().cloned().collect::<Vec<_>>()));
    prop_assert_eq!(&forwards, &backwards);
    let record = serde_json::from_str(&forwards).unwrap();
    prop_assert_eq!(verify(&record), vec![]);
    let reports: Vec<Report> = texts.iter().map(|text| Report::from_text(text)).collect();
    prop_assert_eq!(stories(&reports.iter().collect::<Vec<_>>()).len(), texts.len());
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_read_without_panic(text in text()) {
        check_any_text(&text)?;
    }

    #[test]
    fn any_characters_are_read_without_panic(text in "\\PC{0,200}") {
        check_any_text(&text)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn records_hold_and_do_not_depend_on_order(texts in proptest::collection::vec(text(), 0..5)) {
        check_story(&texts)?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    #[ignore = "long: cargo xtask test --all"]
    fn many_records_hold(texts in proptest::collection::vec(text(), 0..6)) {
        check_story(&texts)?;
    }
}

#[test]
fn a_copy_under_another_name_has_no_alteration() {
    let text = "The mayor said: “We will rebuild the bridge by May.” Fourteen people were hurt on Tuesday, she said.";
    let mut copy = Report::from_text(text);
    copy.stated.outlet = Some("The Night".into());
    let record = compare(vec![annotate(Report::from_text(text)), annotate(copy)], &Options::default());
    let kinds: Vec<_> = record.sayings.iter().flat_map(|saying| &saying.changes).map(|change| change.kind).collect();
    assert!(kinds.iter().all(|kind| *kind == variorum::record::schema::ChangeKind::Same), "{kinds:?}");
    assert_eq!(record.only, []);
    assert_eq!(record.differences, []);
}
