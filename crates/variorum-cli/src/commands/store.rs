//! `variorum store`: reports put in a store, the store checked, made small, written out and read in.

use std::io::{BufRead, BufReader, IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;
use variorum::Report;
use variorum::text::id_name;
use variorum_store::Incoming;

use super::use_threads;
use crate::args::{StoreAdd, StoreCommand, StoreExport, StoreFile, StoreImport};
use crate::exit::Exit;
use crate::inputs::sources;
use crate::library::{Refreshed, now, open, open_existing, place, refresh};
use crate::load::{Original, Position, each_original};
use crate::output::{quiet_pipe, writer};
use crate::progress::{Progress, counted};
use crate::settings::Settings;

/// Runs the command.
///
/// # Errors
///
/// Bad use, or a store that cannot be opened, read or written.
pub fn run(command: &StoreCommand, settings: &Settings) -> Result<Exit> {
    let at = |said: &StoreFile| place(said, settings);
    match command {
        StoreCommand::Add(args) => add(args, &at(&args.store)?, settings),
        StoreCommand::Check(args) => check(&at(&args.store)?, args.quiet),
        StoreCommand::Vacuum(args) => vacuum(&at(&args.store)?, args.quiet),
        StoreCommand::Export(args) => export(args, &at(&args.store)?),
        StoreCommand::Import(args) => import(args, &at(&args.store)?),
    }
}

/// Puts reports in; each is told on standard output once it is on the disk.
fn add(args: &StoreAdd, path: &Path, settings: &Settings) -> Result<Exit> {
    use_threads(args.inputs.threads.or(settings.threads))?;
    let sources = sources(&args.inputs)?;
    let progress = Progress::new(args.inputs.quiet);
    let store = open(path, &progress)?;
    let mut out = writer(None)?;
    let (mut new, mut known) = (0, 0);
    let both = |report: Report, original: Original| (report, original);
    let end = each_original(&sources, Position::default(), &progress, both, |batch| {
        let received = now();
        let incoming: Vec<Incoming<'_>> = batch
            .done
            .iter()
            .map(|(report, original)| Incoming {
                report,
                original: original.as_ref().map(|original| original.bytes.as_slice()),
                received,
            })
            .collect();
        let added = store.add(&incoming)?;
        for (added, (report, _)) in added.iter().zip(&batch.done) {
            *(if added.is_new { &mut new } else { &mut known }) += 1;
            let place = report.paths.first();
            let line = json!({"id": id_name(added.id), "path": place, "new": added.is_new});
            quiet_pipe(writeln!(out, "{line}"))?;
        }
        quiet_pipe(out.flush())
    })?;
    let done = refresh(&store, &progress)?;
    progress.finish();
    progress.notice(&format!("{new} new reports, {known} known; {}", told(done)));
    Ok(if end.failures > 0 { Exit::Unreadable } else { Exit::Done })
}

fn told(done: Refreshed) -> String {
    format!("{}, {} compared anew", counted(done.stories, "story", "stories"), done.compared)
}

fn check(path: &Path, quiet: bool) -> Result<Exit> {
    let progress = Progress::new(quiet);
    let store = open_existing(path, &progress)?;
    progress.step("checking reports");
    let wrong = store.check(|reports| progress.advance(reports))?;
    progress.finish();
    let mut out = writer(None)?;
    for line in &wrong {
        quiet_pipe(writeln!(out, "{line}"))?;
    }
    quiet_pipe(out.flush())?;
    progress.notice(&match wrong.len() {
        0 => format!("{} holds {} reports and is sound", path.display(), store.n_reports()?),
        1 => "1 thing is wrong; import the last export into a new store".into(),
        n => format!("{n} things are wrong; import the last export into a new store"),
    });
    Ok(if wrong.is_empty() { Exit::Done } else { Exit::CheckFailed })
}

fn vacuum(path: &Path, quiet: bool) -> Result<Exit> {
    let progress = Progress::new(quiet);
    let store = open_existing(path, &progress)?;
    let before = store.size()?;
    store.vacuum()?;
    let mebibytes = |bytes: u64| format!("{:.1} MiB", bytes as f64 / f64::from(1 << 20));
    progress.notice(&format!("{} before, {} now", mebibytes(before), mebibytes(store.size()?)));
    Ok(Exit::Done)
}

fn export(args: &StoreExport, path: &Path) -> Result<Exit> {
    let progress = Progress::new(args.quiet);
    let store = open_existing(path, &progress)?;
    progress.step("writing reports");
    let mut out = writer(args.output.as_deref())?;
    match store.export(&mut out, |reports| progress.advance(reports)) {
        Err(variorum_store::Error::Io(error)) => quiet_pipe(Err(error))?,
        done => done?,
    }
    progress.finish();
    Ok(Exit::Done)
}

fn import(args: &StoreImport, path: &Path) -> Result<Exit> {
    let progress = Progress::new(args.quiet);
    if args.file == Path::new("-") && std::io::stdin().is_terminal() {
        progress.notice("reading an export from standard input");
    }
    let lines: Box<dyn BufRead> = if args.file == Path::new("-") {
        Box::new(std::io::stdin().lock())
    } else {
        let file = std::fs::File::open(&args.file).with_context(|| format!("cannot read {}", args.file.display()))?;
        Box::new(BufReader::with_capacity(1 << 18, file))
    };
    let store = open(path, &progress)?;
    progress.step("reading lines");
    let done = store
        .import(lines, |lines| progress.advance(lines))
        .with_context(|| format!("cannot import {}", args.file.display()))?;
    let refreshed = refresh(&store, &progress)?;
    progress.finish();
    progress.notice(&format!(
        "{} new reports, {} known, {} decisions; {}",
        done.new,
        done.known,
        done.decisions,
        told(refreshed)
    ));
    Ok(Exit::Done)
}
