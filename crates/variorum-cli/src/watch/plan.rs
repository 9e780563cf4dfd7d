//! The agenda shared by the threads that visit.

use std::sync::mpsc::Sender;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use anyhow::Result;
use variorum_store::Store;

use super::AtOnce;
use super::agenda::{Agenda, Job, Next};
use super::visitor::{Visited, Visitor};
use crate::library::now;

/// What is to be visited, and by whom: any number of threads.
pub struct Plan {
    agenda: Mutex<Option<Agenda>>,
    changed: Condvar,
}

/// Clocks are set: whoever waits looks again after this.
const LOOK: Duration = Duration::from_secs(60);

impl Plan {
    /// All that a store watches; in one round, what is due of it now.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn new(store: &Store, once: bool, at_once: &AtOnce) -> Result<Self> {
        let mut agenda = if once { Agenda::up_to(now()) } else { Agenda::default() };
        let is_all = matches!(at_once, AtOnce::All);
        for feed in store.feeds()? {
            let is_now = is_all || matches!(at_once, AtOnce::These(feeds) if feeds.contains(&feed.url));
            agenda.add(Job::Feed(feed.url), if is_now { 0 } else { feed.next });
        }
        for (next, url) in store.pages_due()? {
            agenda.add(Job::Page(url), if is_all { 0 } else { next });
        }
        Ok(Self { agenda: Mutex::new(Some(agenda)), changed: Condvar::new() })
    }

    /// Visits what is due until nothing is any more, or the plan is stopped; sends what came of it.
    pub fn work(&self, visitor: &Visitor<'_>, send: &Sender<Result<Visited>>) {
        while let Some((job, host)) = self.next() {
            let mut visited = visitor.visit(&job);
            if let Some(agenda) = &mut *self.agenda() {
                let (next, free) =
                    visited.as_mut().map_or((Vec::new(), 0), |it| (std::mem::take(&mut it.next), it.free));
                next.into_iter().for_each(|(job, next)| agenda.add(job, next));
                agenda.done(&host, free);
            }
            self.changed.notify_all();
            if send.send(visited).is_err() {
                return;
            }
        }
    }

    /// Waits for what is next; none where nothing is any more.
    fn next(&self) -> Option<(Job, String)> {
        let mut agenda = self.agenda();
        loop {
            let wait = match agenda.as_mut()?.take(now()) {
                Next::Now(job, host) => return Some((job, host)),
                Next::Later(Some(moment)) => {
                    Duration::from_millis(u64::try_from(moment - now()).unwrap_or(0)).min(LOOK)
                }
                Next::Later(None) => LOOK,
                Next::Never => {
                    self.changed.notify_all();
                    return None;
                }
            };
            agenda = self.changed.wait_timeout(agenda, wait).unwrap_or_else(PoisonError::into_inner).0;
        }
    }

    /// Nothing is begun any more.
    pub fn stop(&self) {
        *self.agenda() = None;
        self.changed.notify_all();
    }

    fn agenda(&self) -> MutexGuard<'_, Option<Agenda>> {
        self.agenda.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
