//! `variorum group`: which reports belong together, one JSON line an input, in input order.

use std::io::Write;

use anyhow::Result;
use variorum::stories;

use super::use_threads;
use crate::args::Group;
use crate::exit::Exit;
use crate::inputs::sources;
use crate::load;
use crate::output::{quiet_pipe, writer};
use crate::progress::Progress;
use crate::settings::Settings;

/// Runs the command.
///
/// # Errors
///
/// Bad use, or a result that cannot be written. Inputs that cannot be read are named, and the others go on.
pub fn run(args: &Group, settings: &Settings) -> Result<Exit> {
    use_threads(args.inputs.threads.or(settings.threads))?;
    let sources = sources(&args.inputs)?;
    let progress = Progress::new(args.inputs.quiet);
    let (reports, failures) = load::all(&sources, &progress);
    progress.finish();
    let mut out = writer(args.output.as_deref())?;
    for (report, story) in reports.iter().zip(stories(&reports.iter().map(|report| &report.report).collect::<Vec<_>>()))
    {
        let line = serde_json::json!({
            "id": report.id, "path": report.report.paths.first(), "story": format!("s{}", story + 1),
        });
        quiet_pipe(writeln!(out, "{line}"))?;
    }
    quiet_pipe(out.flush())?;
    Ok(if failures > 0 { Exit::Unreadable } else { Exit::Done })
}
