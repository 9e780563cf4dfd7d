//! What is too old, or more than there is room for, is removed.

use std::time::Duration;

use anyhow::Result;
use variorum_store::Store;

use super::pace::millis;

/// What is kept; without a limit, everything.
#[derive(Clone, Copy, Debug, Default)]
pub struct Keep {
    /// Reports that came within this time.
    pub age: Option<Duration>,
    /// Bytes that the store may hold.
    pub size: Option<u64>,
}

/// Reports removed at once: whoever else writes waits no longer than for these.
const BATCH: u32 = 256;
/// A page that is asked no more is known for so long after a feed named it last: so that a feed that names it again does not bring
/// it back.
const KNOWN: Duration = Duration::from_secs(30 * 24 * 60 * 60);

/// What a command or an address did not take waits for it so long.
const WAITS: Duration = Duration::from_secs(7 * 24 * 60 * 60);

impl Keep {
    /// Removes what is not kept; gives how many reports.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn sweep(&self, store: &Store, now: i64) -> Result<usize> {
        let mut removed = 0;
        if let Some(age) = self.age {
            removed += store.remove_before(now - millis(age))?;
        }
        while self.size.is_some_and(|size| store.held().is_ok_and(|held| held > size)) {
            match store.remove_oldest(BATCH)? {
                0 => break,
                some => removed += some,
            }
        }
        store.forget_pages(now - millis(KNOWN))?;
        store.forget_lines(now - millis(WAITS))?;
        Ok(removed)
    }
}
