//! What happened, as JSON lines: each once to whoever reads them, at least once to hooks.
//!
//! What happened at a page waits in the store until it was told, and findings are told of every record made since telling came by
//! ([`Store::untold`]): a kill loses nothing. A finding is told where one of its reports came since the store is watched, and once
//! for the same wordings.

use std::io::Write;
use std::time::Duration;

use anyhow::{Context, Result};
use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use variorum::record::schema::Record;
use variorum::text::id_name;
use variorum_store::{Happening, Kept, Kind, Store, id_digest};
use variorum_view::{Notable, Worthy, name, notable};

use super::hook::{Hook, What};
use super::visitor::Trouble;
use crate::fetch::shown;
use crate::library::{compared, iso, now};
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
/// Places of one finding that are told; its story has them all.
const PLACES: usize = 20;
/// Characters told of a place.
const WORDS: usize = 600;
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
        let Trouble { url, error, failures, next } = trouble;
        let event = json!({
            "event": "error", "at": iso(now()), "feed": shown(url), "error": error, "failures": failures,
            "next": iso(*next),
        });
        // A hook that fails as well is told by the next failure.
        let _ = self.call(What::Error, &event);
        self.line(&event)
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
                        if !self.told(what, &of_finding(&story, &record, &finding), progress)? {
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
    fn told(&mut self, what: What, event: &Value, progress: &Progress) -> Result<bool> {
        if let Err(problem) = self.call(what, event) {
            progress.error(&problem);
            return Ok(false);
        }
        self.line(event)?;
        Ok(true)
    }

    fn call(&self, what: What, event: &Value) -> Result<(), String> {
        if !self.on.contains(&what) {
            return Ok(());
        }
        let json = event.to_string();
        let call = |hook: &Hook| {
            hook.call(&json).map_err(|problem| format!("{} was not told: {problem}; it is tried again", hook.name()))
        };
        self.hooks.iter().try_for_each(call)
    }

    fn line(&mut self, event: &Value) -> Result<()> {
        quiet_pipe(writeln!(self.out, "{event}"))?;
        quiet_pipe(self.out.flush())
    }
}

/// What happened at a page; none where its report is no longer there.
fn of_page(store: &Store, happening: &Happening) -> Result<Option<Value>> {
    let Some(kept) = store.report(&happening.report)? else { return Ok(None) };
    let mut event = json!({
        "event": happening.kind.name(),
        "at": iso(happening.at),
        "url": happening.url,
        "report": id_name(happening.report),
        "outlet": kept.report.stated.outlet,
        "title": kept.report.stated.title,
        "story": store.story_of(&happening.report)?,
    });
    if let Some(before) = happening.before {
        event["before"] = id_name(before).into();
        if let Some(earlier) = store.report(&before)? {
            event["changed"] = changed(&earlier, &kept).into();
            let record = compared(vec![earlier, kept]);
            let findings = notable(&record).into_iter().filter(|finding| finding.kind != Worthy::Uncredited);
            let short = |finding: Notable<'_>| json!({"kind": finding.kind.name(), "about": finding.about, "cites": cites(&finding)});
            event["findings"] = findings.map(short).collect();
        }
    }
    Ok(Some(event))
}

/// What differs between two versions of a report.
fn changed(before: &Kept, now: &Kept) -> Vec<&'static str> {
    let (before, now) = (&before.report, &now.report);
    [
        ("text", before.text != now.text),
        ("title", before.stated.title != now.stated.title),
        ("byline", before.stated.byline != now.stated.byline),
        ("outlet", before.stated.outlet != now.stated.outlet),
        ("published", before.stated.published != now.stated.published),
        ("url", before.stated.url != now.stated.url),
    ]
    .into_iter()
    .filter_map(|(name, is_other)| is_other.then_some(name))
    .collect()
}

fn of_finding(story: &str, record: &Record, finding: &Notable<'_>) -> Value {
    json!({
        "event": finding.kind.name(),
        "at": iso(now()),
        "story": story,
        "title": name(record),
        "finding": HEXLOWER.encode(&finding.key),
        "about": finding.about,
        "cites": cites(finding),
    })
}

/// A finding's places with what stands there.
fn cites(finding: &Notable<'_>) -> Vec<Value> {
    let place = |(cite, words): &(variorum::record::schema::Cite, &str)| {
        let words: String = words.chars().take(WORDS).collect();
        json!({"report": cite.report, "start": cite.start, "end": cite.end, "text": words})
    };
    finding.places.iter().take(PLACES).map(place).collect()
}
