//! `variorum read`: what each report says, one JSON line a report, in input order.

use std::io::Write;

use anyhow::Result;
use serde::Serialize;
use variorum::record::schema::{Act, ReportRecord};
use variorum::{Annotated, Report, Wanted, annotate_only, report_record};
use variorum_read::Origin;

use super::use_threads;
use crate::args::{Kind, Quotes, Read, ReadFormat};
use crate::exit::Exit;
use crate::inputs::sources;
use crate::load::{self, Original, Position};
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
    let wanted = wanted(&args.only);
    let work = |report: Report, original: Original| {
        let origins = args.bytes.then(|| origins_of(&report, &original));
        line(&annotate_only(report, wanted), speech_only, origins)
    };
    let end = load::each_original(&sources, Position::default(), &progress, work, |batch| {
        for line in batch.done {
            let before = if written > 0 { between } else { "" };
            quiet_pipe(out.write_all(before.as_bytes()).and_then(|()| out.write_all(line.as_bytes())))?;
            written += 1;
        }
        Ok(())
    })?;
    progress.finish();
    let close = if written == 0 && args.format == ReadFormat::Jsonl { "" } else { close };
    quiet_pipe(out.write_all(close.as_bytes()).and_then(|()| out.flush()))?;
    Ok(if end.failures > 0 { Exit::Unreadable } else { Exit::Done })
}

/// Everything, unless kinds are named.
fn wanted(kinds: &[Kind]) -> Wanted {
    if kinds.is_empty() {
        return Wanted::ALL;
    }
    let is = |kind| kinds.contains(&kind);
    Wanted { names: is(Kind::Names), dates: is(Kind::Dates), figures: is(Kind::Figures), quotes: is(Kind::Quotes) }
}

/// A report's line, and where its text comes from.
#[derive(Serialize)]
struct Line {
    #[serde(flatten)]
    report: ReportRecord,
    #[serde(skip_serializing_if = "Option::is_none")]
    origins: Option<Vec<Place>>,
}

/// A part of the text, in code points, and its bytes in the file.
#[derive(Serialize)]
struct Place {
    start: usize,
    end: usize,
    byte_start: usize,
    byte_end: usize,
}

fn line(report: &Annotated, speech_only: bool, origins: Option<Vec<Place>>) -> String {
    let mut report = report_record(report);
    if speech_only {
        report.quotes.retain(|quote| quote.act == Act::Speech);
    }
    serde_json::to_string(&Line { report, origins }).unwrap_or_default()
}

/// Where a report's text stands in what it was read from; nothing where that is no text and no page.
fn origins_of(report: &Report, original: &Original) -> Vec<Place> {
    let parts = original.as_ref().map(|source| source.origins(report)).unwrap_or_default();
    let (mut at, mut point) = (0, 0);
    let mut points = |to: usize| {
        point += report.text[at..to].chars().count();
        at = to;
        point
    };
    let place = |part: Origin| Place {
        start: points(part.text.start),
        end: points(part.text.end),
        byte_start: part.bytes.start,
        byte_end: part.bytes.end,
    };
    parts.into_iter().map(place).collect()
}
