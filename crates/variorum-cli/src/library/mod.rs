//! A store and the core together: what is received is put in, what is found is brought up to date.
//!
//! In: reports. Out: a store whose analyses, stories and records are of this program's version and of all its reports.

mod refresh;

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use etcetera::BaseStrategy;
use serde_json::{Value, json};
use variorum_store::{Feed, Opened, Store};

use crate::args::StoreFile;
use crate::fetch::shown;
use crate::progress::Progress;
use crate::settings::Settings;

pub use refresh::{Refreshed, compared, refresh};

/// Opens a store, or makes it, and says what that did where it is worth saying.
///
/// # Errors
///
/// It cannot be opened.
pub fn open(path: &Path, progress: &Progress) -> Result<Store> {
    let (store, opened) = Store::open(path).with_context(|| format!("cannot open {}", path.display()))?;
    tell(path, opened, progress);
    Ok(store)
}

/// Opens a store that must be there.
///
/// # Errors
///
/// It is not there, or cannot be opened.
pub fn open_existing(path: &Path, progress: &Progress) -> Result<Store> {
    let (store, opened) = Store::open_existing(path)?;
    tell(path, opened, progress);
    Ok(store)
}

fn tell(path: &Path, opened: Opened, progress: &Progress) {
    match opened {
        Opened::Made => progress.notice(&format!("made a new store, {}", path.display())),
        Opened::Upgraded { from, to } => progress.notice(&format!(
            "{} was of an older layout ({from}) and is now of layout {to}; older programs can no longer open it",
            path.display()
        )),
        Opened::AsItWas => {}
    }
}

/// Where the store lies: as said on the command line or in the settings, else in the user's data folder.
///
/// # Errors
///
/// The user has no home.
pub fn place(said: &StoreFile, settings: &Settings) -> Result<PathBuf> {
    if let Some(path) = said.store.as_ref().or(settings.store.as_ref()) {
        return Ok(path.clone());
    }
    let folders =
        etcetera::choose_base_strategy().context("no home folder is known; name the store with --store FILE")?;
    Ok(folders.data_dir().join("variorum").join("store.db"))
}

/// The feeds of a store for all who read it: an address that lets its owner in is shown without what does.
///
/// # Errors
///
/// The store cannot be read.
pub fn feeds_shown(store: &Store) -> Result<Vec<Feed>> {
    Ok(store.feeds()?.into_iter().map(|feed| Feed { url: shown(&feed.url), ..feed }).collect())
}

/// A feed's state for programs, moments as ISO 8601.
pub fn feed_state(feed: &Feed) -> Value {
    let moment = |moment: Option<i64>| moment.map(iso);
    json!({
        "url": feed.url,
        "title": feed.title,
        "failures": feed.failures,
        "error": feed.error,
        "asked": moment(feed.asked),
        "worked": moment(feed.worked),
        "next": moment(feed.asked.map(|_| feed.next)),
    })
}

/// A moment as ISO 8601 in UTC, to the second.
pub fn iso(millis: i64) -> String {
    let since = Duration::from_millis(u64::try_from(millis).unwrap_or(0));
    humantime::format_rfc3339_seconds(UNIX_EPOCH + since).to_string()
}

/// A moment for people: `2031-03-27 10:00 UTC`.
pub fn in_words(millis: i64) -> String {
    let iso = iso(millis);
    iso.get(..16).map_or(iso.clone(), |minute| format!("{} UTC", minute.replace('T', " ")))
}

/// Milliseconds since 1970, UTC.
pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
