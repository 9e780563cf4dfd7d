//! `variorum verify`: every cite of a record against its source.
//!
//! Two questions: does the record hold in itself (seal, ids, cites), and is each report's text still what its source
//! ([`sources`]) gives when it is read again?

mod sources;

use std::io::Read;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use variorum::record::schema::{RECORDS_SCHEMA, Record};
use variorum::record::verify;

use crate::args::Verify;
use crate::exit::Exit;

/// Runs the command: a line on standard output for each failure, and a closing line for each record.
///
/// # Errors
///
/// A record that cannot be read or is no record.
pub fn run(args: &Verify) -> Result<Exit> {
    if let Some(place) = args.sources.as_deref().filter(|place| !place.exists()) {
        bail!(
            "--sources names {}, which does not exist; give the folder or the web archive that holds the sources",
            place.display()
        );
    }
    let mut exit = Exit::Done;
    for path in &args.records {
        for (index, record) in records(path)?.iter().enumerate() {
            let mut failures: Vec<String> =
                verify(record).into_iter().map(|failure| format!("{}: {}", failure.pointer, failure.message)).collect();
            if !args.record_only {
                failures.extend(sources::changed(record, args.sources.as_deref()));
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
