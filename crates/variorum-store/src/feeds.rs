//! What is watched: feeds with how far each was read, and what each address held over time.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use variorum::text::id_name;

use crate::error::Result;
use crate::open::Store;

/// A feed that is watched. Moments are milliseconds since 1970, UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Feed {
    /// Its address.
    pub url: String,
    /// Its title.
    pub title: Option<String>,
    /// What the server said of its state, to be sent back.
    pub etag: Option<String>,
    /// The same.
    pub last_modified: Option<String>,
    /// Not asked before this.
    pub next: i64,
    /// When it was asked last.
    pub asked: Option<i64>,
    /// When it last worked.
    pub worked: Option<i64>,
    /// Failures in a row.
    pub failures: u32,
    /// What went wrong last, where the last time failed.
    pub error: Option<String>,
}

/// A report that an address held.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Visit {
    /// The address.
    pub url: String,
    /// The report's id.
    pub report: String,
    /// When it was first seen there.
    pub first: i64,
    /// When it was last seen there.
    pub last: i64,
}

/// How a report stood at its address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Stood {
    /// When it was first and last seen at any.
    pub seen: Option<(i64, i64)>,
    /// How many reports its own address held over time, it among them.
    pub versions: u64,
    /// How many of them came before it.
    pub before: u64,
}

const SELECT: &str = "SELECT url, title, etag, last_modified, next, asked, worked, failures, error FROM feeds";

impl Store {
    /// Keeps a feed's state.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn keep_feed(&self, feed: &Feed) -> Result<()> {
        self.write(|change| keep(change, feed))
    }

    /// Forgets a feed; its reports stay. True where it was there.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn forget_feed(&self, url: &str) -> Result<bool> {
        self.write(|change| Ok(change.execute("DELETE FROM feeds WHERE url = ?", [url])? > 0))
    }

    /// A feed by its address.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn feed(&self, url: &str) -> Result<Option<Feed>> {
        self.read(|connection| {
            let sql = format!("{SELECT} WHERE url = ?");
            Ok(connection.prepare_cached(&sql)?.query_row([url], feed).optional()?)
        })
    }

    /// Every feed, by address.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn feeds(&self) -> Result<Vec<Feed>> {
        self.read(all)
    }

    /// Notes that an address held a report at a moment. A report that is not in the store is passed over.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn visited(&self, url: &str, report: &[u8; 32], moment: i64) -> Result<()> {
        self.write(|change| visit_at(change, url, report, moment))
    }

    /// How a report stood at its address.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn stood(&self, report: &[u8; 32]) -> Result<Stood> {
        self.read(|connection| {
            let seen = "SELECT min(first), max(last) FROM visits JOIN reports ON n = report WHERE id = ?";
            let (first, last): (Option<i64>, Option<i64>) =
                connection.prepare_cached(seen)?.query_row([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
            let versions = "SELECT count(*), count(*) FILTER (WHERE (other.received, other.n) < (this.received, this.n)) \
                            FROM reports AS this JOIN reports AS other ON other.url = this.url WHERE this.id = ?";
            let (versions, before) =
                connection.prepare_cached(versions)?.query_row([report], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(Stood { seen: first.zip(last), versions, before })
        })
    }
}

pub(crate) fn visit_at(change: &Transaction<'_>, url: &str, report: &[u8; 32], moment: i64) -> Result<()> {
    let sql = "INSERT INTO visits SELECT ?1, n, ?3, ?3 FROM reports WHERE id = ?2 \
               ON CONFLICT DO UPDATE SET last = max(last, excluded.last)";
    change.prepare_cached(sql)?.execute(params![url, report, moment])?;
    Ok(())
}

pub(crate) fn keep(change: &Transaction<'_>, feed: &Feed) -> Result<()> {
    let sql = "INSERT OR REPLACE INTO feeds VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";
    change.prepare_cached(sql)?.execute(params![
        feed.url,
        feed.title,
        feed.etag,
        feed.last_modified,
        feed.next,
        feed.asked,
        feed.worked,
        feed.failures,
        feed.error
    ])?;
    Ok(())
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Feed>> {
    let mut query = connection.prepare_cached(&format!("{SELECT} ORDER BY url"))?;
    Ok(query.query_map([], feed)?.collect::<rusqlite::Result<_>>()?)
}

fn feed(row: &Row<'_>) -> rusqlite::Result<Feed> {
    Ok(Feed {
        url: row.get(0)?,
        title: row.get(1)?,
        etag: row.get(2)?,
        last_modified: row.get(3)?,
        next: row.get(4)?,
        asked: row.get(5)?,
        worked: row.get(6)?,
        failures: row.get(7)?,
        error: row.get(8)?,
    })
}

pub(crate) fn visits(connection: &Connection) -> Result<Vec<Visit>> {
    let sql = "SELECT visits.url, id, first, last FROM visits JOIN reports ON n = report ORDER BY visits.url, first, n";
    let mut query = connection.prepare_cached(sql)?;
    Ok(query.query_map([], visit)?.collect::<rusqlite::Result<_>>()?)
}

fn visit(row: &Row<'_>) -> rusqlite::Result<Visit> {
    Ok(Visit { url: row.get(0)?, report: id_name(row.get(1)?), first: row.get(2)?, last: row.get(3)? })
}
