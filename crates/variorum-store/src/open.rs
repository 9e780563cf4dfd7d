//! Opening a store: one connection that writes, any number that read, and the layout brought up to date.
//!
//! Method: SQLite in WAL mode, each change one transaction that is on the disk when it is acknowledged (`synchronous = FULL`). A kill
//! or a full disk leaves the last acknowledged state. Two processes may have one store open; the second writer waits.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::error::{Error, PATIENCE_SECONDS, Result};

/// `Vari`, which SQLite keeps at the head of the file.
const APPLICATION_ID: i64 = 0x5661_7269;

/// The layouts, each made from the one before; `user_version` counts them.
const MIGRATIONS: [&str; 2] = [include_str!("migrations/1.sql"), include_str!("migrations/2.sql")];

/// Connections for reading that are kept open.
const READERS_KEPT: usize = 8;

/// A store.
pub struct Store {
    path: PathBuf,
    writer: Mutex<Connection>,
    readers: Mutex<Vec<Connection>>,
}

/// What opening did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A new store was made.
    Made,
    /// It was there.
    AsItWas,
    /// It was of an older layout.
    Upgraded {
        /// The layout it had.
        from: i64,
        /// The layout it has now.
        to: i64,
    },
}

impl Store {
    /// Opens a store, or makes one where there is none.
    ///
    /// # Errors
    ///
    /// The file holds something else, is of a newer program, or cannot be written.
    pub fn open(path: &Path) -> Result<(Self, Opened)> {
        Self::open_with(path, true)
    }

    /// Opens a store that must be there.
    ///
    /// # Errors
    ///
    /// As [`Store::open`], and where there is none.
    pub fn open_existing(path: &Path) -> Result<(Self, Opened)> {
        Self::open_with(path, false)
    }

    fn open_with(path: &Path, make: bool) -> Result<(Self, Opened)> {
        if !make && !path.is_file() {
            return Err(Error::Missing(path.to_owned()));
        }
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder)?;
        }
        let flags = OpenFlags::default() | OpenFlags::SQLITE_OPEN_EXRESCODE;
        let mut connection = Connection::open_with_flags(path, flags)?;
        // Another program's file is left as it is.
        prepare(&connection).and_then(|()| identify(&connection, path)).map_err(|error| match error {
            Error::Sqlite(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
                Error::NotAStore(path.to_owned())
            }
            error => error,
        })?;
        connection.pragma_update(None, "journal_mode", "WAL")?;
        let opened = migrate(&mut connection)?;
        Ok((Self { path: path.to_owned(), writer: Mutex::new(connection), readers: Mutex::default() }, opened))
    }

    /// Where it lies.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Changes the store: all of what is done, or nothing.
    pub(crate) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut connection = self.writer();
        let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = work(&transaction)?;
        transaction.commit()?;
        Ok(done)
    }

    /// The connection that writes.
    pub(crate) fn writer(&self) -> MutexGuard<'_, Connection> {
        // A panic rolled its transaction back: the connection is as it was.
        self.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads the store as it stands, beside whoever writes.
    pub(crate) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let kept = self.readers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let connection = match kept {
            Some(connection) => connection,
            None => {
                let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
                    | OpenFlags::SQLITE_OPEN_NO_MUTEX
                    | OpenFlags::SQLITE_OPEN_EXRESCODE;
                let connection = Connection::open_with_flags(&self.path, flags)?;
                prepare(&connection)?;
                connection.pragma_update(None, "query_only", true)?;
                connection
            }
        };
        let done = work(&connection);
        let mut readers = self.readers.lock().unwrap_or_else(PoisonError::into_inner);
        if readers.len() < READERS_KEPT {
            readers.push(connection);
        }
        done
    }
}

fn prepare(connection: &Connection) -> Result<()> {
    connection.busy_timeout(Duration::from_secs(PATIENCE_SECONDS))?;
    connection.set_prepared_statement_cache_capacity(64);
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    // What a long change left behind goes back to the disk.
    connection.pragma_update(None, "journal_size_limit", 64 << 20)?;
    // Kibibytes, as SQLite has it: negative.
    connection.pragma_update(None, "cache_size", -32_768)?;
    Ok(())
}

fn number(connection: &Connection, name: &str) -> Result<i64> {
    Ok(connection.pragma_query_value(None, name, |row| row.get(0))?)
}

/// An error where the file holds something else, or what a newer program wrote.
fn identify(connection: &Connection, path: &Path) -> Result<()> {
    let (application, found) = (number(connection, "application_id")?, number(connection, "user_version")?);
    let tables: i64 = connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if application != APPLICATION_ID && (tables > 0 || found != 0) {
        return Err(Error::NotAStore(path.to_owned()));
    }
    let known = MIGRATIONS.len() as i64;
    if found > known { Err(Error::TooNew { path: path.to_owned(), found, known }) } else { Ok(()) }
}

/// Brings the layout up to date, in one transaction, so that two processes do it once.
fn migrate(connection: &mut Connection) -> Result<Opened> {
    let known = MIGRATIONS.len() as i64;
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let found = number(&transaction, "user_version")?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(found).unwrap_or(0)) {
        transaction.execute_batch(migration)?;
    }
    if found < known {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", known)?;
    }
    transaction.commit()?;
    Ok(match found {
        0 => Opened::Made,
        found if found < known => Opened::Upgraded { from: found, to: known },
        _ => Opened::AsItWas,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_store_is_made_once_and_found_again() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("new/folder/store.db");
        assert!(matches!(Store::open_existing(&path), Err(Error::Missing(_))));
        assert_eq!(Store::open(&path).unwrap().1, Opened::Made);
        assert_eq!(Store::open_existing(&path).unwrap().1, Opened::AsItWas);
    }

    #[test]
    fn a_store_of_every_older_layout_is_brought_up_to_date() {
        let folder = tempfile::tempdir().unwrap();
        for from in 1..MIGRATIONS.len() {
            let path = folder.path().join(format!("{from}.db"));
            let older = Connection::open(&path).unwrap();
            MIGRATIONS[..from].iter().for_each(|migration| older.execute_batch(migration).unwrap());
            older.pragma_update(None, "application_id", APPLICATION_ID).unwrap();
            older.pragma_update(None, "user_version", from).unwrap();
            drop(older);
            let (store, opened) = Store::open(&path).unwrap();
            assert_eq!(opened, Opened::Upgraded { from: from as i64, to: MIGRATIONS.len() as i64 });
            assert_eq!(store.check(|_| ()).unwrap(), Vec::<String>::new());
            assert_eq!(Store::open(&path).unwrap().1, Opened::AsItWas);
        }
    }

    #[test]
    fn what_is_no_store_or_too_new_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let text = folder.path().join("notes.txt");
        std::fs::write(&text, "no database, and longer than a hundred bytes: ".repeat(30)).unwrap();
        assert!(matches!(Store::open(&text), Err(Error::NotAStore(_))));
        let other = folder.path().join("other.db");
        Connection::open(&other).unwrap().execute_batch("CREATE TABLE t (a)").unwrap();
        let before = std::fs::read(&other).unwrap();
        assert!(matches!(Store::open(&other), Err(Error::NotAStore(_))));
        assert_eq!(std::fs::read(&other).unwrap(), before);
        let newer = folder.path().join("newer.db");
        Store::open(&newer).unwrap().0.writer().pragma_update(None, "user_version", 999).unwrap();
        assert!(matches!(Store::open(&newer), Err(Error::TooNew { found: 999, .. })));
    }

    #[test]
    fn a_change_that_fails_leaves_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = Store::open(&folder.path().join("s.db")).unwrap();
        let failed = store.write(|change| {
            change.execute("INSERT INTO sources (digest, size, bytes) VALUES (x'00', 1, x'00')", [])?;
            Err::<(), _>(Error::DiskFull)
        });
        assert!(failed.is_err());
        let count: i64 =
            store.read(|c| Ok(c.query_row("SELECT count(*) FROM sources", [], |row| row.get(0))?)).unwrap();
        assert_eq!(count, 0);
    }
}
