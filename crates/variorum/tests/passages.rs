//! What a careful reader finds in forty short invented stories (`tests/passages/`), half of which are traps.
//!
//! Each case gives all findings of its topic, so that one too many fails as one too few does. A case that is known to
//! come out wrong says why in `short`, and fails here once it comes right: the list can only shrink.

use std::collections::BTreeSet;

use serde::Deserialize;
use variorum::record::schema::{Cite, Figure, Record, Verdict};
use variorum::{Options, Report, annotate, compare};

const FIGURES: &str = include_str!("../../../tests/passages/figures.toml");
const SUMS: &str = include_str!("../../../tests/passages/sums.toml");
const COUNTED: &str = include_str!("../../../tests/passages/counted.toml");
const TIMELINE: &str = include_str!("../../../tests/passages/timeline.toml");

#[derive(Deserialize)]
struct Passages {
    passage: Vec<Passage>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Passage {
    name: String,
    #[serde(default)]
    trap: bool,
    #[serde(default)]
    published: Option<Published>,
    reports: Vec<String>,
    expect: Vec<String>,
    #[serde(default)]
    short: Option<String>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum Published {
    All(String),
    Each(Vec<String>),
}

fn passages(file: &str) -> Vec<Passage> {
    toml::from_str::<Passages>(file).unwrap().passage
}

/// The letters of the reports, as the record knows them: it sorts them by id.
struct Letters(Vec<(String, char)>);

impl Letters {
    fn of(&self, id: &str) -> char {
        self.0.iter().find(|(own, _)| own == id).unwrap().1
    }
}

fn record(passage: &Passage) -> (Record, Letters) {
    let reports: Vec<Report> = passage
        .reports
        .iter()
        .enumerate()
        .map(|(at, text)| {
            let mut report = Report::from_text(text);
            report.stated.language = Some("en".to_owned());
            report.stated.published = match &passage.published {
                Some(Published::All(day)) => Some(day.clone()),
                Some(Published::Each(days)) => Some(days[at].clone()),
                None => None,
            };
            report
        })
        .collect();
    let letters = Letters(reports.iter().map(Report::id).zip('A'..).collect());
    (compare(reports.into_iter().map(annotate).collect(), &Options::default()), letters)
}

/// `6000000 USD/year`, `300-400`.
fn amount(figure: &Figure) -> String {
    let unit = figure.unit.as_deref().map_or_else(String::new, |unit| format!(" {unit}"));
    format!("{}{unit}", figure.value)
}

fn compared(passage: &Passage) -> BTreeSet<String> {
    let (record, letters) = record(passage);
    let loud = |verdict| matches!(verdict, Verdict::Agree | Verdict::Compatible | Verdict::Differ);
    groups(&record, &letters, loud)
}

fn summed(passage: &Passage) -> BTreeSet<String> {
    let (record, letters) = record(passage);
    groups(&record, &letters, |verdict| matches!(verdict, Verdict::AddsUp | Verdict::DoesNotAddUp))
}

fn groups(record: &Record, letters: &Letters, wanted: impl Fn(Verdict) -> bool) -> BTreeSet<String> {
    let shown = record.figures.iter().filter(|group| wanted(group.verdict)).map(|group| {
        let versions = group.versions.iter().map(|version| (version.figure.value, letters.of(&version.report)));
        let verdict = serde_json::to_value(group.verdict).unwrap();
        let versions: Vec<String> = versions.map(|(value, letter)| format!("{value}@{letter}")).collect();
        normal(&format!("{}: {}", verdict.as_str().unwrap(), versions.join(" ")))
    });
    shown.collect()
}

fn counted(passage: &Passage) -> BTreeSet<String> {
    let (record, _) = record(passage);
    let figures = record.reports.iter().flat_map(|report| &report.figures);
    figures.map(|figure| format!("{}: {}", amount(figure), figure.counts.as_deref().unwrap_or("-"))).collect()
}

fn dated(passage: &Passage) -> BTreeSet<String> {
    let (record, letters) = record(passage);
    let mut found = BTreeSet::new();
    for entry in &record.timeline {
        let of_several = entry.cites.iter().any(|cite| cite.report != entry.cites[0].report);
        if entry.conflict || of_several {
            let values: Vec<String> = entry.cites.iter().flat_map(|cite| values(&record, &letters, cite)).collect();
            let kind = if entry.conflict { "conflict" } else { "same" };
            found.insert(normal(&format!("{kind}: {}", values.join(" "))));
        }
    }
    found
}

/// The dates inside a cite.
fn values(record: &Record, letters: &Letters, cite: &Cite) -> Vec<String> {
    let report = record.reports.iter().find(|report| report.id == cite.report).unwrap();
    let inside = report.dates.iter().filter(|date| date.start >= cite.start && date.end <= cite.end);
    let valued = inside.filter_map(|date| date.value.as_ref());
    valued.map(|value| format!("{value}@{}", letters.of(&cite.report))).collect()
}

/// The versions in one order: the record's is that of the reports' ids.
fn normal(finding: &str) -> String {
    let Some((kind, versions)) = finding.split_once(": ") else { return finding.to_owned() };
    let versions: BTreeSet<&str> = versions.split(' ').collect();
    format!("{kind}: {}", versions.into_iter().collect::<Vec<_>>().join(" "))
}

/// Runs a topic's cases and fails with a line for each that is not as its file says.
fn check(file: &str, find: impl Fn(&Passage) -> BTreeSet<String>, in_order: bool) {
    let mut wrong = Vec::new();
    for passage in passages(file) {
        let shown = |finding: &String| if in_order { finding.clone() } else { normal(finding) };
        let wanted: BTreeSet<String> = passage.expect.iter().map(shown).collect();
        assert_eq!(passage.trap, wanted.is_empty(), "{}: a trap expects nothing, and nothing else does", passage.name);
        let found = find(&passage);
        match (found == wanted, &passage.short) {
            (true, Some(_)) => wrong.push(format!("{}: comes right now, take `short` away", passage.name)),
            (false, None) => wrong.push(format!("{}: wanted {wanted:?}, found {found:?}", passage.name)),
            _ => {}
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn one_quantity_in_several_reports() {
    check(FIGURES, compared, false);
}

#[test]
fn parts_and_wholes() {
    check(SUMS, summed, false);
}

#[test]
fn what_a_number_counts() {
    check(COUNTED, counted, true);
}

#[test]
fn one_event_on_one_day_or_two() {
    check(TIMELINE, dated, false);
}

#[test]
fn forty_passages_half_of_them_traps() {
    let all: Vec<Passage> = [FIGURES, SUMS, COUNTED, TIMELINE].into_iter().flat_map(passages).collect();
    assert_eq!((all.len(), all.iter().filter(|passage| passage.trap).count()), (40, 20));
    let names: BTreeSet<&str> = all.iter().map(|passage| passage.name.as_str()).collect();
    assert_eq!(names.len(), 40, "a name is given twice");
}
