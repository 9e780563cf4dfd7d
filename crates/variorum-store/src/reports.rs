//! Reports as they were received: put in once, given back as they were.

use rusqlite::{Connection, OptionalExtension, Row, Transaction, params};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use variorum::{Notice, NoticeKind, Report, Span, Stated};

use crate::error::{Error, Result};
use crate::open::Store;
use crate::pack::{pack, unpack, unpack_text};

/// A report that comes in.
#[derive(Clone, Copy)]
pub struct Incoming<'a> {
    /// The report.
    pub report: &'a Report,
    /// The bytes that it was read from, where they are a unit of their own: a file, a line.
    pub original: Option<&'a [u8]>,
    /// When it came: milliseconds since 1970, UTC.
    pub received: i64,
}

/// What became of a report that came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Added {
    /// SHA-256, as in its id.
    pub id: [u8; 32],
    /// False where it was there already; then only a new place was noted.
    pub is_new: bool,
}

/// A report that is in the store.
#[derive(Clone, Debug)]
pub struct Kept {
    /// Its number in this store.
    pub number: i64,
    /// When it came: milliseconds since 1970, UTC.
    pub received: i64,
    /// The report as it was read.
    pub report: Report,
}

/// A notice as it is stored: bytes of the text, not code points.
#[derive(Serialize, Deserialize)]
pub(crate) struct StoredNotice {
    kind: String,
    message: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    bytes: Option<(usize, usize)>,
}

const COLUMNS: &str = "n, received, text, url, outlet, title, byline, published, published_given, language, notices";

impl Store {
    /// Puts reports in, all or none. When it returns, they are on the disk.
    ///
    /// # Errors
    ///
    /// The store cannot be written; then none was put in.
    pub fn add(&self, incoming: &[Incoming<'_>]) -> Result<Vec<Added>> {
        let mut last = None;
        self.write(|change| incoming.iter().map(|one| add(change, one, &mut last)).collect())
    }

    /// A report by its id.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn report(&self, id: &[u8; 32]) -> Result<Option<Kept>> {
        self.read(|connection| {
            let sql = format!("SELECT {COLUMNS} FROM reports WHERE id = ?");
            let found = connection.prepare_cached(&sql)?.query_row([id], |row| Ok(kept(row))).optional()?;
            found.map(|report| with_places(connection, report?)).transpose()
        })
    }

    /// When a report came.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn received(&self, id: &[u8; 32]) -> Result<Option<i64>> {
        self.read(|connection| {
            let sql = "SELECT received FROM reports WHERE id = ?";
            Ok(connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?)
        })
    }

    /// The bytes that a report was read from.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn original(&self, id: &[u8; 32]) -> Result<Option<Vec<u8>>> {
        self.read(|connection| {
            let sql = "SELECT bytes FROM sources JOIN reports ON source = sources.n WHERE id = ?";
            let packed: Option<Vec<u8>> =
                connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
            packed.map(|packed| unpack(&packed)).transpose()
        })
    }

    /// Reports by their numbers, in the order of the numbers.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn numbered(&self, numbers: &[i64]) -> Result<Vec<Kept>> {
        self.read(|connection| numbers.iter().map(|&number| numbered(connection, number)).collect())
    }

    /// How many reports there are.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn n_reports(&self) -> Result<u64> {
        self.read(|connection| Ok(connection.query_row("SELECT count(*) FROM reports", [], |row| row.get(0))?))
    }

    /// Reports that stood at an address, the oldest first: id and when each came.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn versions(&self, url: &str) -> Result<Vec<([u8; 32], i64)>> {
        self.read(|connection| {
            let sql = "SELECT id, received FROM reports WHERE url = ? ORDER BY received, n";
            let mut query = connection.prepare_cached(sql)?;
            let found = query.query_map([url], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Removes reports that came before a moment, with all that was found in them; decisions stay. Gives how many.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn remove_before(&self, moment: i64) -> Result<usize> {
        self.write(|change| remove(change, "SELECT n FROM reports WHERE received < ?", moment))
    }

    /// Removes the reports that came first, so many; the same. Gives how many there were.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn remove_oldest(&self, most: u32) -> Result<usize> {
        self.write(|change| remove(change, "SELECT n FROM reports ORDER BY received, n LIMIT ?", most.into()))
    }
}

/// Removes the reports whose numbers a query gives.
fn remove(change: &Transaction<'_>, which: &str, with: i64) -> Result<usize> {
    let old: Vec<i64> = change.prepare(which)?.query_map([with], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    if old.is_empty() {
        return Ok(0);
    }
    for &number in &old {
        crate::analyses::forget(change, number)?;
        change.prepare_cached("DELETE FROM reports WHERE n = ?")?.execute([number])?;
    }
    change.execute("DELETE FROM sources WHERE n NOT IN (SELECT source FROM reports WHERE source NOT NULL)", [])?;
    crate::stories::forget_empty(change)?;
    Ok(old.len())
}

/// The report of a number.
pub(crate) fn numbered(connection: &Connection, number: i64) -> Result<Kept> {
    let sql = format!("SELECT {COLUMNS} FROM reports WHERE n = ?");
    let found = connection.prepare_cached(&sql)?.query_row([number], |row| Ok(kept(row)))?;
    with_places(connection, found?)
}

/// The bytes that were put in last, and their number: of the reports of one file, each has the same.
pub(crate) type LastSource<'a> = Option<(&'a [u8], i64)>;

pub(crate) fn add<'a>(change: &Transaction<'_>, incoming: &Incoming<'a>, last: &mut LastSource<'a>) -> Result<Added> {
    let Incoming { report, original, received } = *incoming;
    let id = report.digest();
    let there: Option<i64> =
        change.prepare_cached("SELECT n FROM reports WHERE id = ?")?.query_row([id], |row| row.get(0)).optional()?;
    let number = match there {
        Some(number) => number,
        None => {
            let source = original.map(|bytes| source(change, bytes, last)).transpose()?;
            insert(change, report, source, received)?
        }
    };
    for path in &report.paths {
        change.prepare_cached("INSERT OR IGNORE INTO places VALUES (?, ?)")?.execute(params![number, path])?;
    }
    Ok(Added { id, is_new: there.is_none() })
}

fn source<'a>(change: &Transaction<'_>, bytes: &'a [u8], last: &mut LastSource<'a>) -> Result<i64> {
    match *last {
        Some((same, number)) if std::ptr::eq(same, bytes) => return Ok(number),
        _ => {}
    }
    let number = new_source(change, bytes)?;
    *last = Some((bytes, number));
    Ok(number)
}

fn new_source(change: &Transaction<'_>, bytes: &[u8]) -> Result<i64> {
    let digest: [u8; 32] = Sha256::digest(bytes).into();
    let there: Option<i64> = change
        .prepare_cached("SELECT n FROM sources WHERE digest = ?")?
        .query_row([digest], |row| row.get(0))
        .optional()?;
    if let Some(number) = there {
        return Ok(number);
    }
    let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
    change.prepare_cached("INSERT INTO sources (digest, size, bytes) VALUES (?, ?, ?)")?.execute(params![
        digest,
        size,
        pack(bytes)?
    ])?;
    Ok(change.last_insert_rowid())
}

fn insert(change: &Transaction<'_>, report: &Report, source: Option<i64>, received: i64) -> Result<i64> {
    let Stated { url, outlet, title, byline, published, published_given, language } = &report.stated;
    let notices: Vec<StoredNotice> = report.notices.iter().map(StoredNotice::of).collect();
    let notices = serde_json::to_string(&notices).map_err(|error| Error::Damaged(error.to_string()))?;
    let sql = "INSERT INTO reports (id, source, text, url, outlet, title, byline, published, published_given, language, \
               notices, received) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    change.prepare_cached(sql)?.execute(params![
        report.digest(),
        source,
        pack(report.text.as_bytes())?,
        url,
        outlet,
        title,
        byline,
        published,
        published_given,
        language,
        notices,
        received
    ])?;
    Ok(change.last_insert_rowid())
}

fn kept(row: &Row<'_>) -> Result<Kept> {
    let text = unpack_text(row.get_ref("text")?.as_blob().map_err(damaged)?)?;
    let notices: Vec<StoredNotice> = serde_json::from_str(row.get_ref("notices")?.as_str().map_err(damaged)?)
        .map_err(|error| Error::Damaged(error.to_string()))?;
    let stated = Stated {
        url: row.get("url")?,
        outlet: row.get("outlet")?,
        title: row.get("title")?,
        byline: row.get("byline")?,
        published: row.get("published")?,
        published_given: row.get("published_given")?,
        language: row.get("language")?,
    };
    let notices = notices.iter().filter_map(StoredNotice::notice).collect();
    let report = Report { text: text.into(), stated, paths: Vec::new(), notices };
    Ok(Kept { number: row.get("n")?, received: row.get("received")?, report })
}

fn with_places(connection: &Connection, mut kept: Kept) -> Result<Kept> {
    let mut query = connection.prepare_cached("SELECT path FROM places WHERE report = ? ORDER BY path")?;
    kept.report.paths = query.query_map([kept.number], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    Ok(kept)
}

#[allow(clippy::needless_pass_by_value)] // as map_err hands it over
fn damaged(error: rusqlite::types::FromSqlError) -> Error {
    Error::Damaged(error.to_string())
}

impl StoredNotice {
    pub(crate) fn of(notice: &Notice) -> Self {
        let bytes = notice.span.map(|span| (span.start, span.end));
        Self { kind: notice.kind.name().into(), message: notice.message.clone(), bytes }
    }

    pub(crate) fn notice(&self) -> Option<Notice> {
        let span = self.bytes.map(|(start, end)| Span { start, end });
        Some(Notice { span, kind: NoticeKind::of_name(&self.kind)?, message: self.message.clone() })
    }
}
