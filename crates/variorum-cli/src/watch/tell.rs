//! What happened, as JSON lines, and to hooks: each at least once.
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
use super::outbox::Outbox;
use super::visitor::Trouble;
use crate::library::now;
use crate::output::quiet_pipe;
use crate::progress::Progress;

/// Tells.
pub struct Teller {
    out: Box<dyn Write>,
    outbox: Outbox,
    /// What hooks are told.
    on: Vec<What>,
    /// Since when the store is watched.
    began: i64,
}

/// Looked up at once.
const BATCH: u32 = 256;

impl Teller {
    /// Begins telling of a store.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn new(store: &Store, out: Box<dyn Write>, hooks: Vec<Hook>, on: Vec<What>) -> Result<Self> {
        Ok(Self { out, outbox: Outbox::new(hooks), on, began: store.begin_telling(now())? })
    }

    /// Tells what happened and what was found since: of reports that are in their stories.
    ///
    /// # Errors
    ///
    /// The store cannot be read or written, or the lines not be written.
    pub fn tell(&mut self, store: &Store) -> Result<()> {
        self.tell_happenings(store)?;
        self.tell_findings(store)
    }

    /// Hands over to hooks what they are still to be told, as [`Outbox::hand_over`].
    ///
    /// # Errors
    ///
    /// The store cannot be read or written.
    pub fn hand_over(&mut self, store: &Store, progress: &Progress) -> Result<Option<Duration>> {
        self.outbox.hand_over(store, progress)
    }

    /// Tells that a feed or a page cannot be read.
    ///
    /// # Errors
    ///
    /// The store cannot be written, or the line not be written.
    pub fn trouble(&mut self, store: &Store, trouble: &Trouble) -> Result<()> {
        self.told(store, What::Error, &TroubleEvent::new(trouble, now()))
    }

    fn tell_happenings(&mut self, store: &Store) -> Result<()> {
        loop {
            let happenings = store.happenings(BATCH)?;
            if happenings.is_empty() {
                return Ok(());
            }
            for happening in happenings {
                let what = match happening.kind {
                    Kind::Report => What::Report,
                    Kind::Edit => What::Edit,
                    Kind::Gone => What::Gone,
                };
                // Where its report was removed since, there is nothing to tell.
                if let Some(event) = of_page(store, &happening)? {
                    self.told(store, what, &event)?;
                }
                store.happening_told(happening.number)?;
            }
        }
    }

    fn tell_findings(&mut self, store: &Store) -> Result<()> {
        loop {
            let untold = store.untold(BATCH)?;
            if untold.is_empty() {
                return Ok(());
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
                        self.told(store, what, &FindingEvent::new(&story, &record, &finding, now()))?;
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
            let received = id_digest(&cite.report).map(|id| store.received(&id)).transpose()?.flatten();
            if received.is_some_and(|received| received >= self.began) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// A line, and for the hooks that want it one that waits until it is taken.
    fn told(&mut self, store: &Store, what: What, event: &impl Serialize) -> Result<()> {
        let line = serde_json::to_string(event)?;
        if self.on.contains(&what) {
            self.outbox.put(store, &line)?;
        }
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
