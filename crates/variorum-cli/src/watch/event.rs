//! The lines that are told: what stands in each.

use std::collections::HashSet;

use data_encoding::HEXLOWER;
use serde::Serialize;
use variorum::Report;
use variorum::record::schema::Record;
use variorum::text::id_name;
use variorum_store::{Happening, Kept};
use variorum_view::{Notable, Worthy, name, notable};

use super::visitor::Trouble;
use crate::fetch::shown;
use crate::library::{compared, iso};

/// Something that happened at a page.
#[derive(Serialize)]
pub struct PageEvent {
    /// `report`, `edit`, `gone`.
    event: &'static str,
    at: String,
    url: String,
    report: String,
    /// Of an edit: the report that stood there before.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<String>,
    outlet: Option<String>,
    title: Option<String>,
    story: Option<String>,
    /// Of an edit: which of text, title, byline, outlet, published, url is another.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    changed: Vec<&'static str>,
    /// Of an edit: paragraphs that stood there before and do not now.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    removed: Vec<Place>,
    /// Of an edit: paragraphs that did not stand there before.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    added: Vec<Place>,
    /// Of an edit: what a comparison of the two finds, quotes altered and figures that disagree.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    findings: Vec<Found>,
}

/// A finding of a story.
#[derive(Serialize)]
pub struct FindingEvent<'a> {
    /// `altered`, `disagree`, `uncredited`.
    event: &'static str,
    at: String,
    story: &'a str,
    title: String,
    /// What it is known by.
    finding: String,
    about: Option<&'a str>,
    cites: Vec<Place>,
}

/// A feed or a page that cannot be read.
#[derive(Serialize)]
pub struct TroubleEvent<'a> {
    /// `error`.
    event: &'static str,
    at: String,
    feed: String,
    /// The page, where the feed itself was read.
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<String>,
    error: &'a str,
    failures: u32,
    /// When it is asked again; null where it is given up.
    next: Option<String>,
}

/// A finding inside another line.
#[derive(Serialize)]
struct Found {
    kind: &'static str,
    about: Option<String>,
    cites: Vec<Place>,
}

/// A place and what stands there: code points of the report's text.
#[derive(Serialize)]
struct Place {
    report: String,
    start: usize,
    end: usize,
    text: String,
}

/// Places of one finding that are told; its story has them all.
const PLACES: usize = 20;
/// Characters told of a place.
const WORDS: usize = 600;

impl PageEvent {
    /// `report` is the one that it gives, or gave last; `before` the one that it gave before an edit, where that is still there.
    pub fn new(happening: &Happening, report: Kept, before: Option<Kept>, story: Option<String>) -> Self {
        let stated = report.report.stated.clone();
        let mut event = Self {
            event: happening.kind.name(),
            at: iso(happening.at),
            url: happening.url.clone(),
            report: id_name(happening.report),
            before: happening.before.map(id_name),
            outlet: stated.outlet,
            title: stated.title,
            story,
            changed: Vec::new(),
            removed: Vec::new(),
            added: Vec::new(),
            findings: Vec::new(),
        };
        if let Some(before) = before {
            event.changed = changed(&before, &report);
            event.removed = paragraphs_without(&before.report, &report.report);
            event.added = paragraphs_without(&report.report, &before.report);
            let record = compared(vec![before, report]);
            // An earlier self credits nobody for itself.
            let findings = notable(&record).into_iter().filter(|it| it.kind != Worthy::Uncredited);
            event.findings = findings.map(|finding| Found::of(&finding)).collect();
        }
        event
    }
}

impl<'a> FindingEvent<'a> {
    pub fn new(story: &'a str, record: &Record, finding: &Notable<'a>, now: i64) -> Self {
        Self {
            event: finding.kind.name(),
            at: iso(now),
            story,
            title: name(record),
            finding: HEXLOWER.encode(&finding.key),
            about: finding.about,
            cites: places(finding),
        }
    }
}

impl<'a> TroubleEvent<'a> {
    pub fn new(trouble: &'a Trouble, now: i64) -> Self {
        let Trouble { feed, page, error, failures, next } = trouble;
        let page = page.as_deref().map(shown);
        Self { event: "error", at: iso(now), feed: shown(feed), page, error, failures: *failures, next: next.map(iso) }
    }
}

impl Found {
    fn of(finding: &Notable<'_>) -> Self {
        Self { kind: finding.kind.name(), about: finding.about.map(str::to_owned), cites: places(finding) }
    }
}

fn places(finding: &Notable<'_>) -> Vec<Place> {
    let shown = finding.places.iter().take(PLACES);
    shown
        .map(|(cite, words)| Place {
            report: cite.report.clone(),
            start: cite.start,
            end: cite.end,
            text: words.chars().take(WORDS).collect(),
        })
        .collect()
}

/// Paragraphs of a report that do not stand in another.
fn paragraphs_without(report: &Report, other: &Report) -> Vec<Place> {
    let others: HashSet<&str> = other.text.lines().map(str::trim).collect();
    let id = report.id();
    let mut start = 0;
    let mut found = Vec::new();
    for line in report.text.split_inclusive('\n') {
        let text = line.trim_end();
        if !others.contains(text.trim()) {
            let end = start + text.chars().count();
            found.push(Place { report: id.clone(), start, end, text: text.chars().take(WORDS).collect() });
        }
        start += line.chars().count();
    }
    found.truncate(PLACES);
    found
}

/// What differs between two versions of a report.
fn changed(before: &Kept, now: &Kept) -> Vec<&'static str> {
    let (before, now) = (&before.report, &now.report);
    [
        ("text", before.text != now.text),
        ("title", before.stated.title != now.stated.title),
        ("byline", before.stated.byline != now.stated.byline),
        ("outlet", before.stated.outlet != now.stated.outlet),
        ("published", before.stated.published != now.stated.published),
        ("url", before.stated.url != now.stated.url),
    ]
    .into_iter()
    .filter_map(|(name, is_other)| is_other.then_some(name))
    .collect()
}
