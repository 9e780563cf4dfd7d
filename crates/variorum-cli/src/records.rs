//! Records as commands take them: one in a file, several in one object, or one a line; `-` is standard input.
//!
//! In: a path. Out: each record as its JSON stands, known to be a record. What is none is told with what would be one.

use std::io::Read;

use anyhow::{Context, Result, bail};
use serde_json::Value;
use variorum::record::schema::{RECORDS_SCHEMA, Record};

/// What the commands take, for whoever gave them a report.
const RECORD: &str =
    "takes a record, as compare --format json writes it: variorum compare … --format json -o record.json";

/// The records of one file; `command` is who asks.
///
/// # Errors
///
/// A file that cannot be read, or that holds no record.
pub fn read(path: &str, command: &str) -> Result<Vec<Value>> {
    let wanted = || format!("{command} {RECORD}");
    let text = text(path)?;
    let values: Vec<Value> = serde_json::Deserializer::from_str(text.trim_start_matches('\u{feff}'))
        .into_iter()
        .collect::<Result<_, _>>()
        .with_context(|| format!("{path} is not JSON; {}", wanted()))?;
    let mut found = Vec::new();
    for mut value in values {
        if value["schema"] == RECORDS_SCHEMA {
            found.extend(value["records"].as_array_mut().map(std::mem::take).unwrap_or_default());
        } else {
            found.push(value);
        }
    }
    if found.is_empty() {
        bail!("{path} holds no record; {}", wanted());
    }
    for record in &found {
        serde_json::from_value::<Record>(record.clone())
            .with_context(|| format!("{path} is no record; {}", wanted()))?;
    }
    Ok(found)
}

fn text(path: &str) -> Result<String> {
    if path != "-" {
        return std::fs::read_to_string(path).with_context(|| format!("cannot read record {path}"));
    }
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text).context("cannot read a record from standard input")?;
    Ok(text)
}
