//! What hooks are to be told waits in the store until they take it: each hook by itself, in order, ever later where it fails.

use std::time::{Duration, Instant};

use anyhow::Result;
use variorum_store::Store;

use super::hook::Hook;
use crate::library::now;
use crate::progress::Progress;

/// Hooks, with what each is still to be told.
pub struct Outbox {
    hooks: Vec<Told>,
}

/// A hook, and how it does.
struct Told {
    hook: Hook,
    /// How often in a row it failed.
    failures: u32,
    /// Not tried before this.
    again: Instant,
}

/// Lines looked up at once.
const BATCH: u32 = 256;
/// A hook that fails is tried again after this, then ever later.
const AGAIN: Duration = Duration::from_secs(30);
/// But not later than this.
const LATEST: Duration = Duration::from_secs(60 * 60);
/// A hook takes up to so long before others, and what came meanwhile, are looked at.
const LONGEST: Duration = Duration::from_secs(5);

impl Outbox {
    pub fn new(hooks: Vec<Hook>) -> Self {
        let again = Instant::now();
        Self { hooks: hooks.into_iter().map(|hook| Told { hook, failures: 0, again }).collect() }
    }

    /// Puts a line in for every hook.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn put(&self, store: &Store, line: &str) -> Result<()> {
        Ok(self.hooks.iter().try_for_each(|told| store.keep_line(told.hook.key(), line, now()))?)
    }

    /// Hands over what waits. Gives how long until somebody is to be told more; none where nothing waits.
    ///
    /// # Errors
    ///
    /// The store cannot be read or written.
    pub fn hand_over(&mut self, store: &Store, progress: &Progress) -> Result<Option<Duration>> {
        let mut wait = None;
        for told in &mut self.hooks {
            if let Some(again) = told.hand_over(store, progress)? {
                wait = Some(wait.map_or(again, |wait: Duration| wait.min(again)));
            }
        }
        Ok(wait)
    }
}

impl Told {
    fn hand_over(&mut self, store: &Store, progress: &Progress) -> Result<Option<Duration>> {
        let began = Instant::now();
        loop {
            let lines = store.kept_lines(self.hook.key(), BATCH)?;
            if lines.is_empty() {
                return Ok(None);
            }
            for (number, line) in lines {
                if self.again > Instant::now() || began.elapsed() > LONGEST {
                    return Ok(Some(self.again.saturating_duration_since(Instant::now())));
                }
                if let Err(problem) = self.hook.call(&line) {
                    progress.error(&format!("{} was not told: {problem}; it is tried again", self.hook.name()));
                    self.again = Instant::now() + AGAIN.saturating_mul(1 << self.failures.min(10)).min(LATEST);
                    self.failures += 1;
                } else {
                    self.failures = 0;
                    store.line_taken(number)?;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_hook_that_fails_waits_and_holds_up_no_other() {
        let folder = tempfile::tempdir().unwrap();
        let (store, _) = Store::open(&folder.path().join("store.db")).unwrap();
        let taken = folder.path().join("taken");
        let hooks = ["exit 3".to_owned(), format!("cat >> '{}'", taken.display())];
        let mut outbox = Outbox::new(hooks.map(Hook::Command).into());
        outbox.put(&store, "one").unwrap();
        outbox.put(&store, "two").unwrap();
        let progress = Progress::new(true);
        let wait = outbox.hand_over(&store, &progress).unwrap().unwrap();
        assert!(wait > AGAIN / 2 && wait <= AGAIN, "{wait:?}");
        assert_eq!(std::fs::read_to_string(&taken).unwrap(), "one\ntwo\n");
        // Not tried before its time, and what it did not take is there.
        assert!(outbox.hand_over(&store, &progress).unwrap().unwrap() <= wait);
        assert_eq!((outbox.hooks[0].failures, store.kept_lines("exit 3", 9).unwrap().len()), (1, 2));
    }
}
