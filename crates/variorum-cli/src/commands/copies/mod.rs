//! `variorum copies`: which reports of a corpus copy one another, one JSON line a pair and a group.
//!
//! Three steps, each on disk where memory does not suffice: every report's words and chosen runs are kept (`scan`); the
//! runs, sorted, propose pairs (`propose`); each pair is verified and written (`verify`). With `--work` what a step has done
//! outlives a crash.

mod propose;
mod scan;
mod sorter;
mod spool;
mod verify;

use std::path::{Path, PathBuf};
use std::time::Duration;

pub use propose::stretches_of;
pub use verify::{PairLine, Side, pair_line};

use anyhow::{Context, Result};

use super::use_threads;
use crate::args::Copies;
use crate::exit::Exit;
use crate::inputs::{Sources, sources};
use crate::output::make_folder;
use crate::progress::Progress;
use crate::settings::Settings;
use crate::sink::Sink;
use crate::state;

const NO_FOLDER: &str = "cannot make a folder for temporary files; name one with --work, or by TMPDIR";

/// How a corpus is searched.
struct Plan {
    /// Where files lie while the work lasts.
    folder: PathBuf,
    /// True where they outlive a crash.
    keep: bool,
    /// Bytes of memory for sorting.
    memory: usize,
    /// Days between two reports that may be a pair.
    window_days: Option<u16>,
    /// Least share of either report's words that a pair has in common.
    least: f64,
    /// What stands for the work: the same inputs and options.
    job: String,
    every: Duration,
}

impl Plan {
    /// A search that begins, keeps nothing over a crash, and works in a folder that is there.
    fn new(folder: PathBuf, args: &Copies) -> Self {
        Self {
            folder,
            keep: false,
            memory: args.memory as usize * (1 << 20),
            window_days: args.window,
            least: args.least,
            job: String::new(),
            every: Duration::ZERO,
        }
    }
}

/// Searches all inputs, in memory as far as it suffices; gives the lines that `variorum copies` writes.
///
/// # Errors
///
/// No room for temporary files.
pub fn copies(args: &Copies, sources: &Sources, progress: &Progress) -> Result<Vec<String>> {
    let folder = tempfile::tempdir().context(NO_FOLDER)?;
    let plan = Plan::new(folder.path().to_owned(), args);
    let scanned = scan::scan(&plan, sources, progress)?;
    let (shelved, proposed) = propose::propose(&plan, scanned, progress)?;
    let mut out = Sink::memory();
    verify::verify(&plan, &shelved, &proposed, verify::Work::default(), &mut out, progress)?;
    Ok(out.into_lines())
}

/// Runs the command.
///
/// # Errors
///
/// Bad use, no room on the disk, or a result that cannot be written. Inputs that cannot be read are named, and the others go on.
pub fn run(args: &Copies, settings: &Settings) -> Result<Exit> {
    use_threads(args.inputs.threads.or(settings.threads))?;
    let sources = sources(&args.inputs)?;
    let progress = Progress::new(args.inputs.quiet);
    let temporary = match &args.work {
        Some(_) => None,
        None => Some(tempfile::tempdir().context(NO_FOLDER)?),
    };
    let folder = args.work.clone().or_else(|| temporary.as_ref().map(|folder| folder.path().to_owned()));
    let plan = Plan {
        keep: args.work.is_some(),
        job: format!("copies {:?} {} {:?}", args.window, args.least, sources),
        every: Duration::try_from_secs_f64(args.save_every).unwrap_or_default(),
        ..Plan::new(folder.unwrap_or_default(), args)
    };
    make_folder(Some(&plan.folder))?;
    let scanned = scan::scan(&plan, &sources, &progress)?;
    let failures = scanned.failures;
    let (shelved, proposed) = propose::propose(&plan, scanned, &progress)?;
    let (mut out, work) = verify::begin(&plan, args.format, args.output.as_deref())?;
    verify::verify(&plan, &shelved, &proposed, work, &mut out, &progress)?;
    out.finish()?;
    progress.finish();
    if args.work.is_some() {
        clear(&plan.folder)?;
    }
    Ok(if failures > 0 { Exit::Unreadable } else { Exit::Done })
}

/// Removes this program's files from the folder, and the folder where nothing else is in it.
fn clear(folder: &Path) -> Result<()> {
    state::remove(&folder.join(scan::STATE))?;
    let remove = || -> std::io::Result<()> {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            let is_run = path.extension().is_some_and(|ending| ending == "run");
            if is_run || spool::FILES.iter().any(|name| path.ends_with(name)) {
                std::fs::remove_file(path)?;
            }
        }
        Ok(())
    };
    remove().with_context(|| format!("cannot clear {}", folder.display()))?;
    // Something of the user's may lie there.
    let _ = std::fs::remove_dir(folder);
    Ok(())
}
