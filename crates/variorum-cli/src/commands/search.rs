//! `variorum search`: what stands in a store's reports, each hit with its place.

use std::io::Write;

use anyhow::{Result, bail};
use variorum_store::{Hit, HitKind, Search as Query};

use crate::args::{Search, SearchFormat};
use crate::exit::Exit;
use crate::library::{open_existing, place};
use crate::output::{quiet_pipe, wants_color, writer};
use crate::progress::Progress;
use crate::settings::Settings;

/// Runs the command.
///
/// # Errors
///
/// Bad use, or a store that cannot be read.
pub fn run(args: &Search, settings: &Settings) -> Result<Exit> {
    let query = Query {
        words: (!args.words.is_empty()).then(|| args.words.join(" ")),
        speaker: args.speaker.clone(),
        name: args.name.clone(),
        from: args.from,
        to: args.to,
        counts: args.counts.clone(),
        unit: args.unit.clone(),
        limit: args.limit,
        offset: args.offset,
    };
    if query == (Query { limit: args.limit, offset: args.offset, ..Query::default() }) {
        bail!("nothing to search for; give words, --speaker, --name, or a figure by --from, --to, --counts or --unit");
    }
    if let (Some(from), Some(to)) = (args.from, args.to)
        && from > to
    {
        bail!("--from {from} is more than --to {to}: no figure is both");
    }
    let progress = Progress::new(true);
    let path = place(&args.store, settings)?;
    let hits = open_existing(&path, &progress)?.search(&query)?;
    let mut out = writer(None)?;
    let color = wants_color();
    match args.format {
        SearchFormat::Json => quiet_pipe(writeln!(out, "{}", serde_json::to_string_pretty(&hits)?))?,
        SearchFormat::Jsonl => {
            for hit in &hits {
                quiet_pipe(writeln!(out, "{}", serde_json::to_string(hit)?))?;
            }
        }
        SearchFormat::Text => {
            for hit in &hits {
                quiet_pipe(writeln!(out, "{}", told(hit, color)))?;
            }
        }
    }
    quiet_pipe(out.flush())?;
    if hits.is_empty() && args.format == SearchFormat::Text {
        eprintln!("variorum: nothing found");
    }
    Ok(Exit::Done)
}

/// Two lines: where, and what.
fn told(hit: &Hit, color: bool) -> String {
    let (bold, dim, plain) = if color { ("\x1b[1m", "\x1b[2m", "\x1b[0m") } else { ("", "", "") };
    let about: Vec<&str> = [hit.outlet.as_deref(), hit.published.as_deref()].into_iter().flatten().collect();
    let file = hit.path.as_deref().or(hit.url.as_deref()).unwrap_or(&hit.report);
    let earlier = if hit.earlier { ", an earlier version" } else { "" };
    let place = format!("{dim}{file}:{}{earlier}{plain}", hit.line);
    let about = if about.is_empty() { String::new() } else { format!(" ({})", about.join(", ")) };
    let who = match (&hit.name, hit.kind) {
        (Some(name), HitKind::Quote) => format!("{name}: "),
        (Some(name), _) => format!("{name}, first as "),
        (None, _) => String::new(),
    };
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let spaced = |text: &str, side: &str| if side.is_empty() { String::new() } else { line(text) };
    let (before, after) = match hit.kind {
        HitKind::Text | HitKind::Figure => (spaced(&hit.before, &hit.before), spaced(&hit.after, &hit.after)),
        HitKind::Quote | HitKind::Name => (String::new(), String::new()),
    };
    let gap = |text: &str, is_space: bool| if is_space && !text.is_empty() { " " } else { "" };
    format!(
        "{}{about}  {place}\n    {who}{before}{}{bold}{}{plain}{}{after}",
        line(&hit.title),
        gap(&before, hit.before.ends_with(char::is_whitespace)),
        line(&hit.text),
        gap(&after, hit.after.starts_with(char::is_whitespace)),
    )
}
