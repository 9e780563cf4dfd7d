//! The sources of a record's reports, read again: files, or a web archive that holds the pages of addresses.
//!
//! Each source is read once, as a stream, and only what the record needs of it is kept. Nothing is re-anchored: a changed
//! source is named with the line and column where its text first differs from the record's, and with the byte of the file or page
//! where that stands, as far as it can be told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use variorum::Report;
use variorum::text::file_of;
use variorum_read::Limits;

use crate::fetch::is_address;
use crate::load::{Original, pages_of, reports_of};

/// A text that a source should still give.
struct Expected<'a> {
    /// How the report is named to a person: its path, or its address in an archive.
    name: &'a str,
    text: &'a str,
    found: Found,
}

enum Found {
    Nothing,
    Same,
    Other(String),
}

/// Reports whose sources no longer give their text: a line for each, that says where it differs.
pub fn changed(record: &Value, sources: Option<&Path>) -> Vec<String> {
    let limits = Limits::default();
    let archive = sources.filter(|place| place.is_file());
    let mut in_archive: BTreeMap<&str, Vec<Expected<'_>>> = BTreeMap::new();
    let mut in_files: BTreeMap<&str, Vec<Expected<'_>>> = BTreeMap::new();
    for report in record["reports"].as_array().into_iter().flatten() {
        let text = report["text"].as_str().unwrap_or_default();
        let expected = |name| Expected { name, text, found: Found::Nothing };
        if let (Some(_), Some(address)) = (archive, address(report)) {
            in_archive.entry(without_fragment(address)).or_default().push(expected(address));
            continue;
        }
        for path in paths(report) {
            // Standard input cannot be read twice, and nobody asked for a request.
            if path != "-" && !path.starts_with("-:") && !is_address(path) {
                in_files.entry(file_of(path)).or_default().push(expected(path));
            }
        }
    }
    let folder = sources.filter(|place| !place.is_file());
    let mut failures: Vec<String> =
        in_files.into_iter().flat_map(|(file, expected)| changed_in_file(file, folder, &limits, expected)).collect();
    if let Some(place) = archive {
        failures.extend(changed_in_archive(place, &limits, in_archive));
    }
    failures
}

fn changed_in_file(file: &str, folder: Option<&Path>, limits: &Limits, mut expected: Vec<Expected<'_>>) -> Vec<String> {
    let place = folder.map_or_else(|| file.into(), |folder| folder.join(file));
    let mut faults = Vec::new();
    let mut n_reports = 0;
    for read in reports_of(file, &place, limits) {
        let (report, original) = match read {
            Ok(read) => read,
            Err(fault) => {
                faults.push(fault.message);
                continue;
            }
        };
        n_reports += 1;
        // Feeds and mailboxes grow: the same text at another number is the same report.
        let here = |expected: &&mut Expected<'_>| {
            *report.text == *expected.text || report.paths.iter().any(|known| known == expected.name)
        };
        expected.iter_mut().filter(here).for_each(|expected| expected.meet(&report, &original));
    }
    // A file that cannot be read fails once, not for each of its reports.
    if n_reports == 0 && !faults.is_empty() {
        return faults.into_iter().map(|fault| format!("{fault}; see --sources")).collect();
    }
    expected.iter().filter_map(|expected| expected.failure("the file no longer holds this report")).collect()
}

fn changed_in_archive(place: &Path, limits: &Limits, mut expected: BTreeMap<&str, Vec<Expected<'_>>>) -> Vec<String> {
    let name = place.to_string_lossy();
    let mut failures = Vec::new();
    for (asked, read) in pages_of(&name, place, limits) {
        let (report, original) = match (read, &asked) {
            (Ok(read), _) => read,
            // A page without words is not the archive's fault, and one that is wanted will be missed.
            (Err(_), Some(_)) => continue,
            (Err(fault), None) => {
                failures.push(fault.message);
                continue;
            }
        };
        // The address that a page says is its own may be another than the one it was asked for at.
        let addresses = [asked.as_deref(), report.stated.url.as_deref()].into_iter().flatten().map(without_fragment);
        for address in addresses.collect::<BTreeSet<_>>() {
            let here = expected.get_mut(address).into_iter().flatten();
            here.for_each(|expected| expected.meet(&report, &original));
        }
    }
    let missing = format!("{name} holds no page of this address that can be read");
    failures.extend(expected.values().flatten().filter_map(|expected| expected.failure(&missing)));
    failures
}

impl Expected<'_> {
    /// Meets a text that its source gives now; the same text counts, whatever else the source gives at this place.
    fn meet(&mut self, now: &Report, original: &Original) {
        match self.found {
            Found::Same => {}
            _ if *now.text == *self.text => self.found = Found::Same,
            _ => self.found = Found::Other(first_difference(self.text, now, original)),
        }
    }

    fn failure(&self, missing: &str) -> Option<String> {
        match &self.found {
            Found::Same => None,
            Found::Other(difference) => Some(format!("{}: {difference}", self.name)),
            Found::Nothing => Some(format!("{}: {missing}", self.name)),
        }
    }
}

/// The address of a report: what it states, or where it was read from.
fn address(report: &Value) -> Option<&str> {
    report["source"]["url"].as_str().or_else(|| paths(report).find(|path| is_address(path)))
}

fn paths(report: &Value) -> impl Iterator<Item = &str> {
    report["source"]["paths"].as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn without_fragment(address: &str) -> &str {
    address.split('#').next().unwrap_or(address)
}

fn first_difference(recorded: &str, now: &Report, original: &Original) -> String {
    let same = recorded.chars().zip(now.text.chars()).take_while(|(a, b)| a == b).count();
    let before: String = recorded.chars().take(same).collect();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    let byte =
        byte_of(now, before.len(), original).map(|byte| format!(", byte {byte} of the source")).unwrap_or_default();
    format!("the source has changed; it first differs at line {line}, column {column}{byte}")
}

/// The byte of a source at which a place of its report's text stands, counted from 0.
fn byte_of(report: &Report, at: usize, original: &Original) -> Option<usize> {
    let parts = original.as_ref()?.origins(report);
    let part = parts.iter().find(|part| at < part.text.end)?;
    let offset = if part.bytes.len() == part.text.len() { at.saturating_sub(part.text.start) } else { 0 };
    Some(part.bytes.start + offset)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::load::Source;

    #[test]
    fn the_first_difference_is_named_by_line_column_and_byte() {
        let differs = |recorded: &str, now: &str, bytes: Option<&str>| {
            let mut report = Report::from_text(now);
            report.paths.push("a.txt".into());
            let source = bytes.map(|bytes| Arc::new(Source { bytes: bytes.into(), content_type: None }));
            first_difference(recorded, &report, &source)
        };
        assert!(differs("one\ntwo", "one\ntoo", None).ends_with("line 2, column 2"));
        assert!(
            differs("one", "one more", Some("\u{feff}one more")).ends_with("line 1, column 4, byte 6 of the source")
        );
        assert!(differs("one", "on", Some("on")).ends_with("line 1, column 3"));
    }
}
