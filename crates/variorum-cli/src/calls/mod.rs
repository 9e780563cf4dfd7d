//! The commands' work for programs that call it: reports and paths in, values out. Nothing is printed.
//!
//! In: [`Inputs`], files, folders, globs and addresses as the shell names them, and reports that the program has itself, mixed
//! and in order. Out: a [`Heard`] result, with the inputs that could not be read and what else there is to know. Each call
//! gives what the command of its name writes, on all threads.
//!
//! Reports are handed over in batches, and before each the caller may end the work ([`Watch`]).

mod rows;

use std::path::{Path, PathBuf};

use anyhow::{Result, anyhow};
use arrow_array::RecordBatch;
use variorum::record::schema::Record;
use variorum::{Options, Report, annotate, report_record};
use variorum_read::Limits;

use clap::ValueEnum;

use crate::args::{Copies, ExportFormat, Group, LinesFormat};
use crate::commands::copies::copies as find_copies;
pub use crate::commands::copies::{PairLine, Side, pair_line, stretches_of};
use crate::commands::export as exports;
pub use crate::commands::group::stream;
use crate::commands::{compare, group as grouping};
pub use crate::facts::Facts;
pub use crate::inputs::Input;
use crate::inputs::{self, Sources};
pub use crate::load::Failure;
use crate::load::{self, Position};
use crate::progress::Progress;
pub use crate::progress::{Said, Watch};
use crate::reviews;
use crate::sink::Sink;

/// What is read.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    /// Paths as the shell names them, and reports, in order.
    pub inputs: Vec<Input>,
    /// What a person says about some of them; the later wins.
    pub facts: Vec<Facts>,
    /// Hosts let in that are not public, as with `--allow`.
    pub allow: Vec<String>,
}

impl Inputs {
    /// Folders walked, globs spelled out.
    fn sources(self, progress: &Progress) -> Result<Sources> {
        let mut passed_over = inputs::PassedOver::new();
        let mut spelled_out = Vec::with_capacity(self.inputs.len());
        for input in self.inputs {
            match input {
                Input::Named(path) => {
                    spelled_out.extend(inputs::spell_out(&path, &mut passed_over)?.into_iter().map(Input::Named));
                }
                given @ Input::Given(_) => spelled_out.push(given),
            }
        }
        if !passed_over.is_empty() {
            progress.notice(&inputs::told(&passed_over));
        }
        Ok(Sources { inputs: spelled_out, facts: self.facts, allowed: self.allow })
    }
}

/// Files in input order: folders walked, globs spelled out.
///
/// # Errors
///
/// A folder or glob holds no report.
pub fn spelled_out(paths: &[String]) -> Result<Vec<String>> {
    let mut passed_over = inputs::PassedOver::new();
    let mut found = Vec::new();
    for path in paths {
        found.extend(inputs::spell_out(path, &mut passed_over)?);
    }
    Ok(found)
}

/// The reports of one file as a stream, each read as it is asked for; addresses are not asked.
pub fn reports_of<'a>(path: &'a str, limits: &'a Limits) -> impl Iterator<Item = Result<Report, Failure>> + 'a {
    load::reports_of(path, Path::new(path), limits).map(|read| read.map(|(report, _)| report))
}

/// A result, and what a command would have said on standard error.
#[derive(Debug)]
pub struct Heard<T> {
    /// What came of the inputs that could be read.
    pub value: T,
    /// What was said.
    pub said: Said,
}

fn heard<T>(
    inputs: Inputs,
    watch: Box<Watch>,
    work: impl FnOnce(&Sources, &Progress) -> Result<T>,
) -> Result<Heard<T>> {
    let progress = Progress::keeping(watch);
    let sources = inputs.sources(&progress)?;
    let value = work(&sources, &progress)?;
    Ok(Heard { value, said: progress.into_said() })
}

/// What each report says, as the lines that `variorum read` writes.
///
/// # Errors
///
/// A folder or glob holds no report, or the watch ends it.
pub fn read(inputs: Inputs, watch: Box<Watch>) -> Result<Heard<Vec<String>>> {
    heard(inputs, watch, |sources, progress| {
        let mut reports = Vec::new();
        let work = |report| serde_json::to_string(&report_record(&annotate(report))).unwrap_or_default();
        load::each(sources, Position::default(), progress, work, |batch| {
            reports.extend(batch.done);
            Ok(())
        })?;
        Ok(reports)
    })
}

/// One record of all reports, as `variorum compare --together`, or one a story; with the reviews of claims in some files.
///
/// # Errors
///
/// As [`read`]; and a file of reviews cannot be read.
pub fn records(
    inputs: Inputs,
    together: bool,
    reviews: &[PathBuf],
    options: &Options,
    watch: Box<Watch>,
) -> Result<Heard<Vec<Record>>> {
    let reviews = reviews::read(reviews)?;
    heard(inputs, watch, |sources, progress| {
        let mut reports = Vec::new();
        load::each(sources, Position::default(), progress, annotate, |batch| {
            reports.extend(batch.done);
            Ok(())
        })?;
        Ok(if reports.is_empty() { Vec::new() } else { compare::records(reports, together, reviews, options) })
    })
}

/// The records of a file as `compare` writes them: one, several in one object, or one a line.
///
/// # Errors
///
/// The file cannot be read, or holds no record.
pub fn load_records(path: &str) -> Result<Vec<Record>> {
    exports::all(&[path.to_owned()])
}

/// Writes records to a file or folder in a form that `variorum export --to` names.
///
/// # Errors
///
/// No such form, or the place cannot be written.
pub fn export(records: &[Record], to: &str, place: &Path) -> Result<()> {
    let known = || ExportFormat::value_variants().iter().map(|form| form.name()).collect::<Vec<_>>().join(", ");
    let form =
        ExportFormat::from_str(to, false).map_err(|_| anyhow!("no form is called {to:?}; it is one of {}", known()))?;
    exports::write(records, form, Some(place))
}

/// Which reports tell one story: a row each, as `variorum group` gives them, with the reasons where `explain`.
///
/// # Errors
///
/// As [`read`].
pub fn group(
    inputs: Inputs,
    window_days: u16,
    memory_mib: u32,
    explain: bool,
    watch: Box<Watch>,
) -> Result<Heard<Vec<RecordBatch>>> {
    let args = Group {
        inputs: crate::args::Inputs::default(),
        format: LinesFormat::Jsonl,
        output: None,
        explain,
        follow: false,
        window: window_days,
        memory: memory_mib,
        state: None,
        save_every: 0.0,
    };
    heard(inputs, watch, |sources, progress| {
        let mut out = Sink::memory();
        grouping::group(&args, sources, progress, grouping::Work::new(&args), &mut out)?;
        rows::stories(&out.into_lines(), explain)
    })
}

/// Reports that copy one another.
pub struct Copied {
    /// A row for each pair that holds, as `variorum copies` gives it.
    pub pairs: Vec<RecordBatch>,
    /// A row for each report of a group.
    pub groups: Vec<RecordBatch>,
}

/// Which reports copy one another.
///
/// # Errors
///
/// As [`read`]; and no room for temporary files.
pub fn copies(
    inputs: Inputs,
    least: f64,
    window_days: Option<u16>,
    memory_mib: u32,
    watch: Box<Watch>,
) -> Result<Heard<Copied>> {
    let args = Copies {
        inputs: crate::args::Inputs::default(),
        output: None,
        format: LinesFormat::Jsonl,
        least,
        window: window_days,
        memory: memory_mib,
        work: None,
        save_every: 0.0,
    };
    heard(inputs, watch, |sources, progress| {
        let lines = find_copies(&args, sources, progress)?;
        // Pairs come first, then groups.
        let (pairs, groups) = lines.split_at(lines.partition_point(|line| line.starts_with("{\"a\":")));
        Ok(Copied { pairs: rows::pairs(pairs)?, groups: rows::groups(groups)? })
    })
}
