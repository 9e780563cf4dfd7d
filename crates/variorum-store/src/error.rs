//! What can go wrong with a store, said so that a person knows what to do.

use std::path::PathBuf;

/// Why the store could not do what was asked. What was acknowledged before is there.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file holds something else.
    #[error("{} is no store of Variorum's; give another --store, or a new name for a new one", .0.display())]
    NotAStore(PathBuf),
    /// A newer program wrote it.
    #[error(
        "{} was written by a newer Variorum (its layout is {found}, this program knows {known}); update the program",
        path.display()
    )]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its layout.
        found: i64,
        /// The newest known.
        known: i64,
    },
    /// There is no file, and none was to be made.
    #[error("there is no store at {}; make one with `variorum store add REPORT… --store FILE`", .0.display())]
    Missing(PathBuf),
    /// No room.
    #[error("no room on the disk that holds the store; nothing that was acknowledged is lost: make room and repeat")]
    DiskFull,
    /// Another process holds it for too long.
    #[error("another program is writing to the store and did not end within {0} seconds; wait for it and repeat")]
    Busy(u64),
    /// What was stored cannot be read back.
    #[error("the store is damaged: {0}; run `variorum store check`, and import the last export if it fails")]
    Damaged(String),
    /// A line of an export that cannot be used.
    #[error("line {line}: {reason}")]
    Export {
        /// From 1.
        line: usize,
        /// What is wrong.
        reason: String,
    },
    /// Anything else that SQLite says.
    #[error("the store cannot be used: {0}")]
    Sqlite(rusqlite::Error),
    /// Reading or writing beside the store.
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

/// Seconds that a writer waits for another process.
pub(crate) const PATIENCE_SECONDS: u64 = 30;

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match error.sqlite_error_code() {
            Some(Code::DiskFull) => Self::DiskFull,
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy(PATIENCE_SECONDS),
            Some(Code::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            _ => Self::Sqlite(error),
        }
    }
}

/// A result of the store's.
pub type Result<T> = std::result::Result<T, Error>;
