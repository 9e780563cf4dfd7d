use variorum::record::schema::{Cite, Record};

use super::*;
use crate::fixture;

/// Words that break a form that does not escape them: marks of each form, control characters, direction, line ends.
const HOSTILE: &str =
    "=1+1\u{0}\u{1}\u{b}\"'<b>&]]>\r\nER  - \\}{%$#_^~\u{202e}\u{200f}🦀\u{fffe}\u{7f}\u{85}\u{2028}@prefix";

fn hostile() -> Record {
    let mut record = fixture::record();
    for report in &mut record.reports {
        let source = &mut report.source;
        for field in [&mut source.title, &mut source.outlet, &mut source.byline, &mut source.url, &mut source.published]
        {
            *field = Some(HOSTILE.into());
        }
        source.url = Some(format!("https://a.example/{HOSTILE}"));
        report.text.push_str(HOSTILE);
    }
    record.reports[1].source.title = Some(String::new());
    record.entities[0].name = HOSTILE.into();
    record.hidden_sources[0].agency = Some(HOSTILE.into());
    record.only.push(Cite { report: "sha256:<none>".into(), start: 4, end: 9 });
    record
}

fn all(records: &[Record]) -> Vec<String> {
    let ftm = followthemoney(records);
    let csvw = csvw(&crate::tables(records));
    let marked = [webannotation(records), tei(records), prov(records), csvw, ris(records), bibtex(records)];
    marked.into_iter().chain([ftm.entities, ftm.offsets]).collect()
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let records = [fixture::record(), hostile()];
    assert_eq!(all(&records), all(&records));
}

#[test]
fn no_form_holds_a_control_character_raw() {
    for form in all(&[hostile()]) {
        let raw = form.chars().find(|c| *c < ' ' && !matches!(c, '\n' | '\r' | '\t'));
        assert_eq!(raw, None, "{}", &form[..200]);
    }
}

#[test]
fn an_address_holds_nothing_that_none_may() {
    assert_eq!(address("a<b>\"{}\\ ü\u{202e}"), "a%3Cb%3E%22%7B%7D%5C%20%C3%BC%E2%80%AE");
    assert_eq!(address("https://a.example/100%/%41#b#c"), "https://a.example/100%25/%41#b%23c");
    assert_eq!(place_urn("sha256:0a#2", 3, 9), "urn:sha256:0a%232#char=3,9");
    assert_eq!(web_address(Some("javascript:alert(1)")), None);
    assert_eq!(web_address(None), None);
}

#[test]
fn each_entity_id_is_there_once() {
    let out = followthemoney(&[fixture::record()]).entities;
    let ids: Vec<String> = out.lines().map(|line| json(line)["id"].to_string()).collect();
    let once: std::collections::BTreeSet<_> = ids.iter().collect();
    assert_eq!(once.len(), ids.len());
}

fn json(text: &str) -> serde_json::Value {
    serde_json::from_str(text).expect("JSON")
}

#[test]
fn a_direction_that_is_not_known_is_no_derivation() {
    let mut record = fixture::record();
    for line in &mut record.lineage {
        (line.from, line.source) = (None, None);
    }
    let turtle = prov(&[record]);
    assert!(!turtle.contains("wasDerivedFrom") && !turtle.contains("wasQuotedFrom"));
    assert!(turtle.contains("dcterms:relation"));
}

#[test]
fn a_reference_stands_once_for_a_report_of_two_records() {
    let records = [fixture::record(), fixture::record()];
    assert_eq!(ris(&records).matches("TY  - ").count(), fixture::record().reports.len());
    assert_eq!(ris(&[hostile()]).lines().filter(|line| line.starts_with("ER  - ")).count(), 4);
}

#[test]
fn annotations_link_the_other_places_of_their_finding() {
    let collection = json(&webannotation(&[fixture::record()]));
    let items = collection["first"]["items"].as_array().expect("items");
    assert_eq!(collection["total"], items.len());
    let linked = items.iter().filter(|item| item["motivation"] == "linking").count();
    assert!(linked > 0 && linked < items.len());
}
