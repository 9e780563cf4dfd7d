//! `variorum verify`: every cite of a record against its source.
//!
//! Two questions: does the record hold in itself (seal, ids, cites), and is each report's text still
//! what its file gives when it is read again? Nothing is re-anchored: a changed source is named with
//! the line and column where it first differs.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;
use variorum::Report;
use variorum::record::schema::{RECORDS_SCHEMA, Record};
use variorum::record::verify;
use variorum::text::file_of;
use variorum_read::{Format, Limits};

use crate::args::Verify;
use crate::exit::Exit;
use crate::fetch::is_address;
use crate::unpack::unpacked;

/// Runs the command: a line on standard output for each failure, and a closing line for each record.
///
/// # Errors
///
/// A record that cannot be read or is no record.
pub fn run(args: &Verify) -> Result<Exit> {
    let mut exit = Exit::Done;
    for path in &args.records {
        for (index, record) in records(path)?.iter().enumerate() {
            let mut failures: Vec<String> =
                verify(record).into_iter().map(|failure| format!("{}: {}", failure.pointer, failure.message)).collect();
            if !args.record_only {
                failures.extend(changed_sources(record, args.sources.as_deref()));
            }
            let name = if index == 0 { path.clone() } else { format!("{path}, record {}", index + 1) };
            for failure in &failures {
                println!("{name}: {failure}");
            }
            if failures.is_empty() {
                let reports = record["reports"].as_array().map_or(0, Vec::len);
                println!("{name}: holds, with {}", count(reports, "report"));
            } else {
                println!("{name}: does not hold, {}", count(failures.len(), "failure"));
                exit = Exit::CheckFailed;
            }
        }
    }
    Ok(exit)
}

/// What the command takes, for whoever gave it a report.
const WANTED: &str =
    "verify takes a record, as compare --format json writes it: variorum compare … --format json -o record.json";

fn count(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}

/// The records of one file: one, several in one object, or one a line.
fn records(path: &str) -> Result<Vec<Value>> {
    let mut text = String::new();
    if path == "-" {
        std::io::stdin().read_to_string(&mut text).context("cannot read a record from standard input")?;
    } else {
        text = std::fs::read_to_string(path).with_context(|| format!("cannot read record {path}"))?;
    }
    let values: Vec<Value> = serde_json::Deserializer::from_str(&text)
        .into_iter()
        .collect::<Result<_, _>>()
        .with_context(|| format!("{path} is not JSON; {WANTED}"))?;
    let mut found = Vec::new();
    for mut value in values {
        if value["schema"] == RECORDS_SCHEMA {
            found.extend(value["records"].as_array_mut().map(std::mem::take).unwrap_or_default());
        } else {
            found.push(value);
        }
    }
    if found.is_empty() {
        bail!("{path} holds no record; {WANTED}");
    }
    for record in &found {
        serde_json::from_value::<Record>(record.clone()).with_context(|| format!("{path} is no record; {WANTED}"))?;
    }
    Ok(found)
}

/// Reports whose files no longer give their text.
fn changed_sources(record: &Value, folder: Option<&Path>) -> Vec<String> {
    let mut failures = Vec::new();
    let mut read_before = BTreeMap::new();
    for report in record["reports"].as_array().into_iter().flatten() {
        let text = report["text"].as_str().unwrap_or_default();
        for path in report["source"]["paths"].as_array().into_iter().flatten().filter_map(Value::as_str) {
            // Standard input cannot be read twice, and nobody asked for a request.
            if path == "-" || path.starts_with("-:") || is_address(path) {
                continue;
            }
            match text_now(path, folder, &mut read_before) {
                Err(message) => failures.push(format!("{path}: {message}")),
                Ok(now) if now != text => failures.push(format!("{path}: {}", first_difference(text, &now))),
                Ok(_) => {}
            }
        }
    }
    failures
}

/// The text that a path gives now; `FILE:LINE` is a line of JSON lines or a message of a mailbox, `FILE` may hold one report or several.
fn text_now(
    path: &str,
    folder: Option<&Path>,
    read_before: &mut BTreeMap<String, Vec<Report>>,
) -> Result<String, String> {
    let file = file_of(path);
    if !read_before.contains_key(file) {
        let reports = read_again(file, folder)?;
        read_before.insert(file.to_owned(), reports);
    }
    let found = read_before[file].iter().find(|report| report.paths.iter().any(|known| known == path));
    found.map(|report| report.text.to_string()).ok_or_else(|| "the file no longer holds this report".to_owned())
}

fn read_again(file: &str, folder: Option<&Path>) -> Result<Vec<Report>, String> {
    let place: PathBuf = folder.map_or_else(|| file.into(), |folder| folder.join(file));
    let read = || {
        let mut bytes = Vec::new();
        unpacked(File::open(&place)?)?.0.read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    let bytes: Vec<u8> =
        read().map_err(|error: std::io::Error| format!("cannot be read again ({error}); see --sources"))?;
    let limits = Limits::default();
    match Format::guess(file, &bytes) {
        Format::JsonLines => Ok(variorum_read::json_lines(file, &*bytes, &limits).filter_map(Result::ok).collect()),
        Format::Mail => {
            Ok(variorum_read::mail_reports(file, &bytes, &limits).into_iter().filter_map(Result::ok).collect())
        }
        Format::Mailbox => Ok(variorum_read::mailbox(file, &*bytes, &limits).filter_map(Result::ok).collect()),
        _ => variorum_read::read(file, &bytes, &limits).map_err(|error| error.to_string()),
    }
}

fn first_difference(recorded: &str, now: &str) -> String {
    let same = recorded.chars().zip(now.chars()).take_while(|(a, b)| a == b).count();
    let before: String = recorded.chars().take(same).collect();
    let line = before.matches('\n').count() + 1;
    let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
    format!("the source has changed; it first differs at line {line}, column {column}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_is_named_by_line_and_column() {
        assert!(first_difference("one\ntwo", "one\ntoo").ends_with("line 2, column 2"));
        assert!(first_difference("one", "one more").ends_with("line 1, column 4"));
    }
}
