//! What was told of findings: which, and up to which record.
//!
//! Records are counted as they are made. Whoever tells of findings goes through those made since a mark, tells what was not
//! told before, and moves the mark: after a kill, telling goes on where it was.

use rusqlite::{Connection, OptionalExtension, Transaction, params};

use crate::error::Result;
use crate::open::Store;

/// How many records were made.
pub(crate) const MADE: &str = "made";
/// Up to which record findings were told.
const TOLD: &str = "told";

impl Store {
    /// Begins telling: what was made before is not told. A store in which telling began before goes on from there. Gives the
    /// moment at which it began.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn begin_telling(&self, now: i64) -> Result<i64> {
        const BEGAN: &str = "began";
        self.write(|change| {
            if let Some(began) = mark(change, BEGAN)? {
                return Ok(began);
            }
            keep_mark(change, BEGAN, now)?;
            let made = mark(change, MADE)?.unwrap_or(0);
            keep_mark(change, TOLD, made)?;
            Ok(now)
        })
    }

    /// The records that were made since telling came by, in the order in which they were made: number and story.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn untold(&self, most: u32) -> Result<Vec<(i64, String)>> {
        self.read(|connection| {
            let after = mark(connection, TOLD)?.unwrap_or(0);
            let mut query =
                connection.prepare_cached("SELECT made, story FROM records WHERE made > ? ORDER BY made LIMIT ?")?;
            let found = query.query_map([after, most.into()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(found.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// True where a finding was told.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn was_told(&self, finding: &[u8; 32]) -> Result<bool> {
        self.read(|connection| {
            Ok(connection.prepare_cached("SELECT 1 FROM told WHERE finding = ?")?.exists([finding])?)
        })
    }

    /// Keeps a line that a hook did not take.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn keep_line(&self, hook: &str, line: &str, at: i64) -> Result<()> {
        self.write(|change| {
            let sql = "INSERT INTO outbox (hook, line, at) VALUES (?, ?, ?)";
            change.prepare_cached(sql)?.execute(params![hook, line, at])?;
            Ok(())
        })
    }

    /// The lines that a hook did not take, the oldest first, as many as asked for: number and line.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn kept_lines(&self, hook: &str, most: u32) -> Result<Vec<(i64, String)>> {
        self.read(|connection| {
            let sql = "SELECT n, line FROM outbox WHERE hook = ? ORDER BY n LIMIT ?";
            let mut query = connection.prepare_cached(sql)?;
            let lines = query.query_map(params![hook, most], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(lines.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// A kept line was taken.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn line_taken(&self, number: i64) -> Result<()> {
        self.write(|change| {
            change.prepare_cached("DELETE FROM outbox WHERE n = ?")?.execute([number])?;
            Ok(())
        })
    }

    /// Forgets lines that were kept before a moment: whoever was to take them no longer asks.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn forget_lines(&self, moment: i64) -> Result<usize> {
        self.write(|change| Ok(change.execute("DELETE FROM outbox WHERE at < ?", [moment])?))
    }

    /// A finding was told.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn keep_told(&self, finding: &[u8; 32], at: i64) -> Result<()> {
        self.write(|change| {
            change.prepare_cached("INSERT OR IGNORE INTO told VALUES (?, ?)")?.execute(params![finding, at])?;
            Ok(())
        })
    }

    /// All findings of the records up to a number were told.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn told_up_to(&self, made: i64) -> Result<()> {
        self.write(|change| keep_mark(change, TOLD, made))
    }
}

pub(crate) fn mark(connection: &Connection, name: &str) -> Result<Option<i64>> {
    let sql = "SELECT value FROM marks WHERE name = ?";
    Ok(connection.prepare_cached(sql)?.query_row([name], |row| row.get(0)).optional()?)
}

pub(crate) fn keep_mark(change: &Transaction<'_>, name: &str, value: i64) -> Result<()> {
    change.prepare_cached("INSERT OR REPLACE INTO marks VALUES (?, ?)")?.execute(params![name, value])?;
    Ok(())
}
