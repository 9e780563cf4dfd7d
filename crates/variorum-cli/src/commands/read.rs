//! `variorum read`: what each report says, one JSON line a report, in input order.

use std::io::Write;

use anyhow::Result;
use rayon::prelude::*;
use variorum::record::schema::Act;
use variorum::{Annotated, Wanted, report_record};

use super::use_threads;
use crate::args::{Kind, Quotes, Read, ReadFormat};
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
pub fn run(args: &Read, settings: &Settings) -> Result<Exit> {
    use_threads(args.inputs.threads.or(settings.threads))?;
    let speech_only = args.quotes.or(settings.quotes) == Some(Quotes::Speech);
    let sources = sources(&args.inputs)?;
    let progress = Progress::new(args.inputs.quiet);
    let mut out = writer(args.output.as_deref())?;
    let (open, between, close) = match args.format {
        ReadFormat::Jsonl => ("", "\n", "\n"),
        ReadFormat::Json => ("[", ",\n", "]\n"),
    };
    let mut written = 0usize;
    quiet_pipe(out.write_all(open.as_bytes()))?;
    let failures = load::each_batch(&sources, wanted(&args.only), &progress, |batch| {
        let lines: Vec<String> = batch.par_iter().map(|report| line(report, speech_only)).collect();
        for line in lines {
            let before = if written > 0 { between } else { "" };
            quiet_pipe(out.write_all(before.as_bytes()).and_then(|()| out.write_all(line.as_bytes())))?;
            written += 1;
        }
        Ok(())
    })?;
    progress.finish();
    let end = if written == 0 && args.format == ReadFormat::Jsonl { "" } else { close };
    quiet_pipe(out.write_all(end.as_bytes()).and_then(|()| out.flush()))?;
    Ok(if failures > 0 { Exit::Unreadable } else { Exit::Done })
}

/// Everything, unless kinds are named.
fn wanted(kinds: &[Kind]) -> Wanted {
    if kinds.is_empty() {
        return Wanted::ALL;
    }
    let is = |kind| kinds.contains(&kind);
    Wanted { names: is(Kind::Names), dates: is(Kind::Dates), figures: is(Kind::Figures), quotes: is(Kind::Quotes) }
}

fn line(report: &Annotated, speech_only: bool) -> String {
    let mut record = report_record(report);
    if speech_only {
        record.quotes.retain(|quote| quote.act == Act::Speech);
    }
    serde_json::to_string(&record).unwrap_or_default()
}
