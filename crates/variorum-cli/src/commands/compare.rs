//! `variorum compare`: reports in, one record a story out.

use std::io::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use variorum::record::schema::{NoticeKind, RECORDS_SCHEMA, Record, Records};
use variorum::{Annotated, Options, Review, compare_reviewed, stories};
use variorum_view::{TABLES, Table, TextOptions};

use super::use_threads;
use crate::args::{Compare, Format};
use crate::exit::Exit;
use crate::inputs::{Input, sources};
use crate::load;
use crate::output::{quiet_pipe, wants_color, write_all, write_csv, writer};
use crate::progress::Progress;
use crate::reviews;
use crate::settings::Settings;

/// Runs the command.
///
/// # Errors
///
/// Bad use, or a result that cannot be written. Inputs that cannot be read are named, and the others go on.
pub fn run(args: &Compare, settings: &Settings) -> Result<Exit> {
    use_threads(args.inputs.threads.or(settings.threads))?;
    let format = args.format.or(settings.format).unwrap_or(Format::Text);
    check_table(args, format)?;
    let reviews = reviews::read(&args.reviews)?;
    let sources = sources(&args.inputs)?;
    let progress = Progress::new(args.inputs.quiet);
    let (reports, failures) = load::all(&sources, &progress)?;
    if reports.is_empty() {
        match sources.inputs.as_slice() {
            [Input::Named(path)] => bail!("{path} could not be read, so there is nothing to compare"),
            inputs => bail!("none of the {} inputs could be read, so there is nothing to compare", inputs.len()),
        }
    }
    let options = Options { pairs: args.pairs, keep_duplicates: args.keep_duplicates };
    let records = records(reports, args.together, reviews, &options);
    progress.finish();
    // The text on a terminal has them itself: once is enough.
    if format != Format::Text || args.output.is_some() {
        records.iter().for_each(|record| tell_notices(record, &progress));
    }
    write(&records, format, args, settings)?;
    Ok(if failures > 0 { Exit::Unreadable } else { Exit::Done })
}

/// Tables are files of their own: one after another they are no CSV that a program could read.
fn check_table(args: &Compare, format: Format) -> Result<()> {
    match &args.table {
        Some(_) if format != Format::Csv => bail!("--table picks a table of --format csv"),
        Some(name) if !TABLES.contains(&name.as_str()) => {
            bail!("--table {name:?} is none of: {}", TABLES.join(", "))
        }
        None if format == Format::Csv && args.output.is_none() => {
            bail!(
                "csv is a file for each table: give a folder with -o, or pick one with --table ({})",
                TABLES.join(", ")
            )
        }
        _ => Ok(()),
    }
}

/// What a person should know before reading the result: doubts about the story, and letters that may be wrong.
fn tell_notices(record: &Record, progress: &Progress) {
    for notice in &record.notices {
        progress.notice(&notice.message);
    }
    for report in &record.reports {
        let path = report.source.path.as_deref().unwrap_or("a report");
        for notice in report.notices.iter().filter(|notice| notice.kind == NoticeKind::BrokenEncoding) {
            progress.notice(&format!("{path}: {}", notice.message));
        }
    }
}

/// One record a story, in the order in which the stories' first reports were given.
pub fn records(reports: Vec<Annotated>, together: bool, reviews: Vec<Review>, options: &Options) -> Vec<Record> {
    if together {
        return vec![compare_reviewed(reports, reviews, options)];
    }
    let story_of = stories(&reports.iter().map(|report| &report.report).collect::<Vec<_>>());
    let n_stories = story_of.iter().max().map_or(0, |last| last + 1);
    let mut by_story: Vec<Vec<Annotated>> = (0..n_stories).map(|_| Vec::new()).collect();
    for (report, story) in reports.into_iter().zip(story_of) {
        by_story[story].push(report);
    }
    by_story.into_iter().map(|reports| compare_reviewed(reports, reviews.clone(), options)).collect()
}

fn write(records: &[Record], format: Format, args: &Compare, settings: &Settings) -> Result<()> {
    let output = args.output.as_deref();
    match format {
        Format::Csv => write_tables(records, args.table.as_deref(), output),
        Format::Json => write_json(records, output),
        Format::Jsonl => {
            let mut out = writer(output)?;
            for record in records {
                quiet_pipe(serde_json::to_writer(&mut out, record).map_err(Into::into).and_then(|()| writeln!(out)))?;
            }
            quiet_pipe(out.flush())
        }
        Format::Html => write_all(output, &variorum_view::html(records)),
        Format::Markdown => {
            let pages: Vec<String> = records.iter().map(variorum_view::markdown).collect();
            write_all(output, &pages.join("\n"))
        }
        Format::Text => {
            let color = output.is_none() && wants_color();
            let width = args.width.or(settings.width).unwrap_or_else(terminal_width);
            write_all(output, &variorum_view::text_records(records, &TextOptions { color, width, full: args.full }))
        }
    }
}

/// Columns that read well: the terminal's own up to 100, else 80.
fn terminal_width() -> usize {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok());
    columns.unwrap_or(80).clamp(40, 100)
}

fn write_json(records: &[Record], output: Option<&Path>) -> Result<()> {
    let json = match records {
        [record] => serde_json::to_string_pretty(record),
        many => serde_json::to_string_pretty(&Records { schema: RECORDS_SCHEMA.into(), records: many.to_vec() }),
    };
    write_all(output, &(json.context("cannot write the record as JSON")? + "\n"))
}

/// A folder with a file a table, or standard output with one table.
fn write_tables(records: &[Record], only: Option<&str>, output: Option<&Path>) -> Result<()> {
    let mut tables = variorum_view::tables(records);
    tables.retain(|table| only.is_none_or(|name| table.name == name));
    let Some(folder) = output else {
        return write_all(None, &tables.iter().map(Table::to_csv).collect::<String>());
    };
    write_csv(folder, &tables)
}
