//! Reports as references: what the forms of reference managers share.
//!
//! In: records. Out: each report once, with a key that is the same in every run and that no other report has.

use std::collections::BTreeMap;

use variorum::record::schema::{Record, ReportRecord};

use super::{digest, stated, web_address};

/// One report as a reference; a field is none where the record has none.
pub(super) struct Reference {
    pub key: String,
    pub id: String,
    pub title: Option<String>,
    pub outlet: Option<String>,
    pub byline: Option<String>,
    pub url: Option<String>,
    pub language: Option<String>,
    /// Year, month, day; as many as are known.
    pub date: Vec<String>,
}

/// The reports of records, each once, in their order.
pub(super) fn references(records: &[Record]) -> Vec<Reference> {
    let mut seen = BTreeMap::new();
    let reports = records.iter().flat_map(|record| &record.reports);
    reports.filter(|report| seen.insert(report.id.as_str(), ()).is_none()).map(reference).collect()
}

fn reference(report: &ReportRecord) -> Reference {
    let source = &report.source;
    Reference {
        key: key(report),
        id: report.id.clone(),
        title: stated(source.title.as_deref()),
        outlet: stated(source.outlet.as_deref()),
        byline: stated(source.byline.as_deref()),
        url: web_address(source.url.as_deref()),
        language: stated(source.language.as_deref()),
        date: date(source.published.as_deref().unwrap_or_default()),
    }
}

/// Year, month and day of an ISO 8601 day; nothing where it is none.
fn date(published: &str) -> Vec<String> {
    let day = published.get(..10).unwrap_or(published);
    let parts: Vec<&str> = day.split('-').collect();
    let lengths = [4, 2, 2];
    let sound = parts.len() <= 3
        && parts.iter().zip(lengths).all(|(part, n)| part.len() == n && part.bytes().all(|b| b.is_ascii_digit()));
    if sound { parts.into_iter().map(str::to_owned).collect() } else { Vec::new() }
}

/// `tribune-2025-3fa9c0d1e2`: the outlet for people, the digest of the id so that no two reports share a key.
fn key(report: &ReportRecord) -> String {
    let outlet = report.source.outlet.as_deref().unwrap_or_default();
    let letters: String = outlet.chars().filter(char::is_ascii_alphanumeric).take(12).collect();
    let year = date(report.source.published.as_deref().unwrap_or_default()).into_iter().next();
    let hash = digest(&[&report.id]);
    let name = if letters.is_empty() { "report".to_owned() } else { letters.to_ascii_lowercase() };
    [Some(name), year, Some(hash[..10].to_owned())].into_iter().flatten().collect::<Vec<_>>().join("-")
}
