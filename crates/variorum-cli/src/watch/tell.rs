//! What happened, as JSON lines: each once to whoever reads them, at least once to hooks.
//!
//! What happened at a page waits in the store until it was told, and findings are told of every record made since telling came by
//! ([`Store::untold`]): a kill loses nothing. A finding is told where one of its reports came since the store is watched, and once
//! for the same wordings.

use std::io::Write;
use std::time::Duration;

use anyhow::{Context, Result};
use serde::Serialize;
use variorum::record::schema::Record;
use variorum_store::{Happening, Kind, Store, id_digest};
use variorum_view::{Notable, Worthy, notable};

use super::event::{FindingEvent, PageEvent, TroubleEvent};
use super::hook::{Hook, What};
use super::visitor::Trouble;
use crate::library::now;
use crate::output::quiet_pipe;
use crate::progress::Progress;

/// Tells.
pub struct Teller {
    out: Box<dyn Write>,
    hooks: Vec<Hook>,
    /// What hooks are told.
    on: Vec<What>,
    /// Since when the store is watched.
    began: i64,
    /// How often in a row a hook failed.
    failures: u32,
}

/// Looked up at once.
const BATCH: u32 = 256;
/// A hook that fails is tried again after this, then ever later.
const AGAIN: Duration = Duration::from_secs(30);
/// But not later than this.
const LATEST: Duration = Duration::from_secs(60 * 60);

impl Teller {
    /// Begins telling of a store.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn new(store: &Store, out: Box<dyn Write>, hooks: Vec<Hook>, on: Vec<What>) -> Result<Self> {
        Ok(Self { out, hooks, on, began: store.begin_telling(now())?, failures: 0 })
    }

    /// Tells what is to be told. Where a hook fails, the rest waits in the store: gives how long.
    ///
    /// # Errors
    ///
    /// The store cannot be read or written, or the lines not be written.
    pub fn tell(&mut self, store: &Store, progress: &Progress) -> Result<Option<Duration>> {
        let told = self.tell_happenings(store, progress)? && self.tell_findings(store, progress)?;
        if told {
            self.failures = 0;
            return Ok(None);
        }
        let wait = AGAIN.saturating_mul(1 << self.failures.min(10)).min(LATEST);
        self.failures += 1;
        Ok(Some(wait))
    }

    /// Tells that a feed cannot be read: no more than a line, the store keeps its state.
    ///
    /// # Errors
    ///
    /// The line cannot be written.
    pub fn trouble(&mut self, trouble: &Trouble) -> Result<()> {
        let line = serde_json::to_string(&TroubleEvent::new(trouble, now()))?;
        // A hook that fails as well is told by the next failure.
        let _ = self.call(What::Error, &line);
        self.line(&line)
    }

    fn tell_happenings(&mut self, store: &Store, progress: &Progress) -> Result<bool> {
        loop {
            let happenings = store.happenings(BATCH)?;
            if happenings.is_empty() {
                return Ok(true);
            }
            for happening in happenings {
                let what = match happening.kind {
                    Kind::Report => What::Report,
                    Kind::Edit => What::Edit,
                    Kind::Gone => What::Gone,
                };
                // Where its report was removed since, there is nothing to tell.
                if let Some(event) = of_page(store, &happening)?
                    && !self.told(what, &event, progress)?
                {
                    return Ok(false);
                }
                store.happening_told(happening.number)?;
            }
        }
    }

    fn tell_findings(&mut self, store: &Store, progress: &Progress) -> Result<bool> {
        loop {
            let untold = store.untold(BATCH)?;
            if untold.is_empty() {
                return Ok(true);
            }
            for (made, story) in untold {
                if let Some(json) = store.record(&story)? {
                    let record: Record = serde_json::from_str(&json).context("a record cannot be read back")?;
                    for finding in notable(&record) {
                        if store.was_told(&finding.key)? || !self.is_fresh(store, &finding)? {
                            continue;
                        }
                        let what = match finding.kind {
                            Worthy::Altered => What::Altered,
                            Worthy::Disagree => What::Disagree,
                            Worthy::Uncredited => What::Uncredited,
                        };
                        if !self.told(what, &FindingEvent::new(&story, &record, &finding, now()), progress)? {
                            return Ok(false);
                        }
                        store.keep_told(&finding.key, now())?;
                    }
                }
                store.told_up_to(made)?;
            }
        }
    }

    /// True where one of its reports came since the store is watched.
    fn is_fresh(&self, store: &Store, finding: &Notable<'_>) -> Result<bool> {
        for (cite, _) in &finding.places {
            let report = id_digest(&cite.report).map(|id| store.report(&id)).transpose()?.flatten();
            if report.is_some_and(|kept| kept.received >= self.began) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Hooks first: where one fails, the line is not written before it is told as well.
    fn told(&mut self, what: What, event: &impl Serialize, progress: &Progress) -> Result<bool> {
        let line = serde_json::to_string(event)?;
        if let Err(problem) = self.call(what, &line) {
            progress.error(&problem);
            return Ok(false);
        }
        self.line(&line)?;
        Ok(true)
    }

    fn call(&self, what: What, line: &str) -> Result<(), String> {
        if !self.on.contains(&what) {
            return Ok(());
        }
        let call = |hook: &Hook| {
            hook.call(line).map_err(|problem| format!("{} was not told: {problem}; it is tried again", hook.name()))
        };
        self.hooks.iter().try_for_each(call)
    }

    fn line(&mut self, line: &str) -> Result<()> {
        quiet_pipe(writeln!(self.out, "{line}"))?;
        quiet_pipe(self.out.flush())
    }
}

/// What happened at a page; none where its report is no longer there.
fn of_page(store: &Store, happening: &Happening) -> Result<Option<PageEvent>> {
    let Some(kept) = store.report(&happening.report)? else { return Ok(None) };
    let before = happening.before.map(|id| store.report(&id)).transpose()?.flatten();
    Ok(Some(PageEvent::new(happening, kept, before, store.story_of(&happening.report)?)))
}
