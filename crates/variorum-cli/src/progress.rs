//! What is said while working: progress on a terminal, errors and notices always on standard error; or all of it kept for a
//! program that asks.

use std::io::IsTerminal;
use std::sync::Mutex;
use std::time::Duration;

use anyhow::Result;
use indicatif::{ProgressBar, ProgressStyle};

use crate::load::Failure;

/// Says on standard error how far the work is; a bar only where a person watches.
pub struct Progress {
    bar: ProgressBar,
    quiet: bool,
    /// What was said, where nobody is told at once.
    kept: Option<Mutex<Said>>,
    watch: Option<Box<Watch>>,
}

/// Asked now and then while the work lasts; an error ends it.
pub type Watch = dyn Fn() -> Result<()> + Send + Sync;

/// What was said.
#[derive(Debug, Default)]
pub struct Said {
    /// Inputs that could not be read, in input order.
    pub failures: Vec<Failure>,
    /// What else there is to know.
    pub notices: Vec<String>,
}

/// Half a second: shorter work needs no bar, and a bar that flashes by is worse than none.
const PATIENCE: Duration = Duration::from_millis(500);

impl Progress {
    /// Progress over an unknown number of reports.
    pub fn new(quiet: bool) -> Self {
        let visible = !quiet && std::io::stderr().is_terminal();
        let bar = if visible { ProgressBar::no_length() } else { ProgressBar::hidden() };
        if let Ok(style) = ProgressStyle::with_template("{spinner} {pos} reports read ({per_sec}, {elapsed})") {
            bar.set_style(style);
        }
        if visible {
            bar.enable_steady_tick(PATIENCE);
        }
        Self { bar, quiet, kept: None, watch: None }
    }

    /// Shows nothing, and keeps what there is to say.
    pub fn keeping(watch: Box<Watch>) -> Self {
        Self { bar: ProgressBar::hidden(), quiet: true, kept: Some(Mutex::default()), watch: Some(watch) }
    }

    /// Asks whether the work is to go on.
    ///
    /// # Errors
    ///
    /// It is not.
    pub fn ask(&self) -> Result<()> {
        self.watch.as_ref().map_or(Ok(()), |watch| watch())
    }

    /// What was kept.
    pub fn into_said(self) -> Said {
        self.kept.map(|said| said.into_inner().unwrap_or_else(std::sync::PoisonError::into_inner)).unwrap_or_default()
    }

    fn keep(&self, keep: impl FnOnce(&mut Said)) -> bool {
        let Some(said) = &self.kept else { return false };
        keep(&mut said.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        true
    }

    /// More reports are done.
    pub fn advance(&self, reports: usize) {
        self.bar.inc(reports as u64);
    }

    /// Another step begins, and counts from 0.
    pub fn step(&self, what: &'static str) {
        self.bar.set_position(0);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}: {pos} ({per_sec}, {elapsed})") {
            self.bar.set_style(style);
        }
        self.bar.set_message(what);
    }

    /// Something that failed.
    pub fn error(&self, message: &str) {
        self.bar.suspend(|| eprintln!("variorum: {message}"));
    }

    /// Names an input that failed; the others go on.
    pub fn failed(&self, failure: &Failure) {
        if !self.keep(|said| said.failures.push(failure.clone())) {
            self.error(&failure.message);
        }
    }

    /// Something to know that is no error.
    pub fn notice(&self, message: &str) {
        if !self.keep(|said| said.notices.push(message.to_owned())) && !self.quiet {
            self.bar.suspend(|| eprintln!("variorum: note: {message}"));
        }
    }

    /// Clears the bar before results are written.
    pub fn finish(&self) {
        self.bar.finish_and_clear();
    }
}

/// `1 story`, `3 stories`.
pub fn counted(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}
