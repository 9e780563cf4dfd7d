//! What nobody sees changes no finding: reports that differ in normal forms and invisible characters alone agree in everything.

use variorum::record::{Options, compare};
use variorum::{Report, annotate};

const STORY: &str = "PORT ELSA, March 4, 2031 — The naïve plan of Zoë Brünt to close 14 cafés failed on Monday. “The village café was never closed by \
the office of the mayor,” Zoë Brünt said after the vote in the council.\n\nThe council voted by 9 to 4, Brünt said.";

/// The letters of composed accents, written apart.
fn apart(text: &str) -> String {
    text.replace('ë', "e\u{308}").replace('ü', "u\u{308}").replace('é', "e\u{301}").replace('ï', "i\u{308}")
}

fn hidden(text: &str) -> String {
    text.replace("village", "vil\u{200B}lage")
        .replace("office", "of\u{AD}fice")
        .replace("closed", "clo\u{2060}sed")
        .replace("council", "coun\u{FEFF}cil")
        .replace("14 caf", "1\u{200B}4 caf")
        .replace("Monday", "Mon\u{200B}day")
}

#[test]
fn normal_forms_and_invisible_characters_make_no_difference() {
    let reports =
        [("One", STORY.to_owned()), ("Two", apart(STORY)), ("Three", hidden(STORY)), ("Four", hidden(&apart(STORY)))];
    let reports = reports.map(|(outlet, text)| {
        let mut report = Report::from_text(&text);
        report.stated.outlet = Some(outlet.into());
        annotate(report)
    });
    let record = serde_json::to_value(compare(reports.into(), &Options::default())).unwrap();
    for saying in record["sayings"].as_array().unwrap() {
        for change in saying["changes"].as_array().unwrap() {
            assert_eq!(change["kind"], "same", "{change}");
        }
        assert_eq!(saying["versions"].as_array().unwrap().len(), 4, "{saying}");
    }
    assert!(!record["sayings"].as_array().unwrap().is_empty());
    for none in ["differences", "only", "missing"] {
        assert!(record[none].as_array().unwrap().is_empty(), "{none}: {}", record[none]);
    }
}
