//! `variorum verify`: every cite of a record against its source.
//!
//! Two questions: does the record hold in itself (seal, ids, cites), and is each report's text still what its source
//! ([`sources`]) gives when it is read again?

mod sources;

use anyhow::{Result, bail};
use variorum::record::verify;

use crate::args::Verify;
use crate::exit::Exit;
use crate::records;

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
        for (index, record) in records::read(path, "verify")?.iter().enumerate() {
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

fn count(n: usize, one: &str) -> String {
    format!("{n} {one}{}", if n == 1 { "" } else { "s" })
}
