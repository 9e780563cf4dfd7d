//! What is said while working: progress on a terminal, errors and notices always on standard error.

use std::io::IsTerminal;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// Says on standard error how far the work is; a bar only where a person watches.
pub struct Progress {
    bar: ProgressBar,
    quiet: bool,
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
        Self { bar, quiet }
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

    /// Names an input that failed; the others go on.
    pub fn error(&self, message: &str) {
        self.bar.suspend(|| eprintln!("variorum: {message}"));
    }

    /// Something to know that is no error.
    pub fn notice(&self, message: &str) {
        if !self.quiet {
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
