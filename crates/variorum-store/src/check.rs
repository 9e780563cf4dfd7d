//! Whether a store holds together, and making its file small.

use rusqlite::Connection;
use sha2::{Digest, Sha256};

use crate::error::Result;
use crate::open::Store;
use crate::pack::unpack;
use crate::reports::numbered;

/// What the search looks at.
const INDEXES: [&str; 4] = ["words", "said_by", "named", "counted"];

impl Store {
    /// Everything that is wrong, one line each; none where the store is sound. Looks at every page of the file, at the
    /// connections between tables, at the indexes of the search, and at every report: whether its text and the bytes it was
    /// read from still have the digests that they are known by.
    ///
    /// # Errors
    ///
    /// The store cannot be read at all.
    pub fn check(&self, mut advance: impl FnMut(usize)) -> Result<Vec<String>> {
        let mut wrong = self.check_file()?;
        let numbers: Vec<i64> = self.read(|connection| {
            let mut query = connection.prepare("SELECT n FROM reports ORDER BY n")?;
            let numbers = query.query_map([], |row| row.get(0))?;
            Ok(numbers.collect::<rusqlite::Result<_>>()?)
        })?;
        for batch in numbers.chunks(256) {
            self.read(|connection| {
                wrong.extend(batch.iter().filter_map(|&number| check_report(connection, number)));
                Ok(())
            })?;
            advance(batch.len());
        }
        self.read(|connection| check_sources(connection, &mut wrong))?;
        Ok(wrong)
    }

    fn check_file(&self) -> Result<Vec<String>> {
        // The search's own check writes nothing, but is asked for as a change.
        let writer = self.writer();
        let mut wrong: Vec<String> = Vec::new();
        let lines = |sql: &str, wrong: &mut Vec<String>| -> Result<()> {
            let mut query = writer.prepare(sql)?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let line: String = (0..row.as_ref().column_count())
                    .map(|column| row.get_ref(column).map(|value| format!("{value:?} ")).unwrap_or_default())
                    .collect();
                wrong.push(line.trim_end().to_owned());
            }
            Ok(())
        };
        lines("SELECT integrity_check FROM pragma_integrity_check WHERE integrity_check <> 'ok'", &mut wrong)?;
        lines("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check", &mut wrong)?;
        for table in INDEXES {
            let sql = format!("INSERT INTO {table} ({table}) VALUES ('integrity-check')");
            if let Err(error) = writer.execute(&sql, []) {
                wrong.push(format!("the search's index {table}: {error}"));
            }
        }
        Ok(wrong)
    }

    /// Gives the room of what was removed back to the disk. Needs as much free room as the store takes.
    ///
    /// # Errors
    ///
    /// The store cannot be written, or another process uses it.
    pub fn vacuum(&self) -> Result<()> {
        for table in INDEXES {
            self.writer().execute(&format!("INSERT INTO {table} ({table}) VALUES ('optimize')"), [])?;
        }
        self.writer().execute_batch("VACUUM; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA optimize;")?;
        Ok(())
    }

    /// Bytes of what the file holds, without the room that removed reports left free in it.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn held(&self) -> Result<u64> {
        self.read(|connection| {
            let of = |name: &str| -> Result<u64> { Ok(connection.pragma_query_value(None, name, |row| row.get(0))?) };
            Ok(of("page_count")?.saturating_sub(of("freelist_count")?) * of("page_size")?)
        })
    }

    /// Bytes of the file, what was written and not yet merged into it included.
    ///
    /// # Errors
    ///
    /// The file cannot be looked at.
    pub fn size(&self) -> Result<u64> {
        let mut log = self.path().as_os_str().to_owned();
        log.push("-wal");
        let log = std::fs::metadata(log).map_or(0, |about| about.len());
        Ok(std::fs::metadata(self.path())?.len() + log)
    }
}

fn check_report(connection: &Connection, number: i64) -> Option<String> {
    let id: Result<[u8; 32]> = connection
        .prepare_cached("SELECT id FROM reports WHERE n = ?")
        .and_then(|mut query| query.query_row([number], |row| row.get(0)))
        .map_err(Into::into);
    match id.and_then(|id| Ok((id, numbered(connection, number)?.report.digest()))) {
        Ok((id, digest)) if id == digest => None,
        Ok(_) => Some(format!("report {number} is not the one that its id names")),
        Err(error) => Some(format!("report {number}: {error}")),
    }
}

fn check_sources(connection: &Connection, wrong: &mut Vec<String>) -> Result<()> {
    let mut query = connection.prepare("SELECT n, digest, bytes FROM sources ORDER BY n")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (number, digest): (i64, [u8; 32]) = (row.get(0)?, row.get(1)?);
        match unpack(row.get_ref(2)?.as_blob().unwrap_or_default()) {
            Ok(bytes) if <[u8; 32]>::from(Sha256::digest(&bytes)) == digest => {}
            Ok(_) => wrong.push(format!("source {number} is not what its digest names")),
            Err(error) => wrong.push(format!("source {number}: {error}")),
        }
    }
    Ok(())
}
