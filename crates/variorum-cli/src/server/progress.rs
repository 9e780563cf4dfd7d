//! Long work beside the pages: one at a time brings the store up to date, and whoever listens hears of it.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use serde::Serialize;
use tokio::sync::watch;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};
use variorum_store::Store;

use super::App;
use crate::library::refresh;
use crate::progress::Progress;

/// How far the work is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Status {
    /// True while the store is brought up to date.
    pub working: bool,
    /// How often it was brought up to date since the server began.
    pub rounds: u64,
    /// Stories in the store after the last round.
    pub stories: usize,
    /// What went wrong in it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// The work of a server.
pub struct Work {
    status: watch::Sender<Status>,
    /// Something came while the store was brought up to date: another round is due.
    is_due: AtomicBool,
}

impl Default for Work {
    fn default() -> Self {
        Self { status: watch::Sender::new(Status::default()), is_due: AtomicBool::new(false) }
    }
}

impl Work {
    /// Brings the store up to date on a thread of its own; at once where nobody does yet, else after.
    pub fn refresh(self: &Arc<Self>, store: &Arc<Store>) {
        self.is_due.store(true, Ordering::SeqCst);
        let is_free = self.status.send_if_modified(|status| !std::mem::replace(&mut status.working, true));
        if is_free {
            let (work, store) = (Arc::clone(self), Arc::clone(store));
            tokio::task::spawn_blocking(move || work.rounds(&store));
        }
    }

    fn rounds(&self, store: &Store) {
        loop {
            while self.is_due.swap(false, Ordering::SeqCst) {
                let done = refresh(store, &Progress::new(true));
                self.status.send_modify(|status| {
                    status.rounds += 1;
                    match done {
                        Ok(done) => (status.stories, status.error) = (done.stories, None),
                        Err(error) => status.error = Some(format!("{error:#}")),
                    }
                });
            }
            // Who asks from here on starts a thread; who asked before this line is seen by the next look.
            self.status.send_modify(|status| status.working = false);
            let is_ours = self.is_due.load(Ordering::SeqCst)
                && self.status.send_if_modified(|status| !std::mem::replace(&mut status.working, true));
            if !is_ours {
                return;
            }
        }
    }

    /// Waits until nobody works, at most for a time. True where it is done.
    pub async fn rested(&self, most: Duration) -> bool {
        let mut status = self.status.subscribe();
        tokio::time::timeout(most, status.wait_for(|status| !status.working)).await.is_ok()
    }
}

/// `GET /events`: a server-sent event for each change of the status.
pub async fn events(State(app): State<App>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = WatchStream::new(app.work.status.subscribe());
    let event = |status: Status| {
        Ok(Event::default().event("status").json_data(status).unwrap_or_else(|_| Event::default().event("status")))
    };
    Sse::new(changes.map(event)).keep_alive(KeepAlive::default())
}
