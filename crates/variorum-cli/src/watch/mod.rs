//! Feeds watched: asked as their sites want it, what they name read and compared as it comes, and told.
//!
//! In: a store with feeds. Out: the same store with the reports that their pages gave, in every version, grouped and compared; a
//! line for whatever happened. Whatever is known of a feed or a page is in the store in the same change as what it brought: after
//! a kill at any moment the next run goes on, and nothing is lost.
//!
//! `agenda` says what is next, `pace` when it is asked again, `manners` what its site asks for; the threads of a `plan` visit, each
//! a `visitor` of a `feed` or a `page`; `tell` says what happened, and to each `hook` by an `outbox`; `keep` removes what is too old.

mod agenda;
mod event;
mod feed;
mod hook;
mod keep;
mod manners;
mod outbox;
mod pace;
mod page;
mod plan;
mod tell;
mod visitor;

use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use anyhow::Result;
use variorum_read::Limits;
use variorum_store::Store;

use crate::fetch::Fetcher;
use crate::library::{now, refresh};
use crate::progress::{Progress, counted};
pub use hook::{Hook, What};
pub use keep::Keep;
use manners::Manners;
pub use pace::Pace;
use plan::Plan;
pub use tell::Teller;
use visitor::{Visited, Visitor};

/// How a watch goes.
pub struct Options {
    /// How often what is watched is asked.
    pub pace: Pace,
    /// Between two requests to one host, at least.
    pub delay: Duration,
    /// Hosts asked at once.
    pub connections: usize,
    /// One round: what is due now, and what comes of it.
    pub once: bool,
    /// What is asked now, whenever it is due.
    pub at_once: AtOnce,
    /// What is kept.
    pub keep: Keep,
}

/// What is asked now, whenever it is due.
pub enum AtOnce {
    /// These feeds.
    These(Vec<String>),
    /// Every feed, and every page that is asked again at all.
    All,
}

/// What a watch came to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Watched {
    /// How often a feed failed.
    pub failures: usize,
    /// Pages that could not be read.
    pub unread: usize,
    /// Pages that gave what is new.
    pub news: usize,
    /// True where something is still to be told.
    pub is_untold: bool,
}

/// How long what came waits for more before it is grouped and compared.
const GATHER: Duration = Duration::from_secs(2);
/// While pages keep coming, grouping and comparing rest so many times as long as they took: the larger a store, the more comes at
/// once.
const REST: u32 = 4;
/// How often it is looked whether something is due.
const TICK: Duration = Duration::from_millis(250);
/// How often what is too old is looked for.
const SWEEP: Duration = Duration::from_secs(10 * 60);

/// Watches the feeds of a store; for ever, or for one round.
///
/// # Errors
///
/// The store cannot be read or written.
pub fn watch(
    store: &Store,
    fetcher: &Fetcher,
    options: &Options,
    teller: &mut Teller,
    progress: &Progress,
) -> Result<Watched> {
    let visitor = Visitor {
        store,
        fetcher,
        manners: Manners::default(),
        pace: options.pace,
        delay: options.delay,
        limits: Limits::default(),
    };
    let plan = Plan::new(store, options.once, &options.at_once)?;
    let (send, receive) = channel();
    std::thread::scope(|scope| {
        for _ in 0..options.connections.max(1) {
            let (plan, visitor, send) = (&plan, &visitor, send.clone());
            scope.spawn(move || plan.work(visitor, &send));
        }
        drop(send);
        let watched = gather(store, &receive, &options.keep, teller, progress);
        // Also where the store failed: whoever still works ends with what it does.
        plan.stop();
        watched
    })
}

/// Takes what visits bring until nobody visits any more; compares and tells it.
fn gather(
    store: &Store,
    visits: &Receiver<Result<Visited>>,
    keep: &Keep,
    teller: &mut Teller,
    progress: &Progress,
) -> Result<Watched> {
    let mut watched = Watched::default();
    // What an earlier run left undone is done first.
    let mut compare_at = Some(Instant::now());
    // What an earlier run could not hand over, too.
    let mut hand_at = Some(Instant::now());
    let mut rest = Instant::now();
    let mut swept: Option<Instant> = None;
    loop {
        let is_over = match visits.recv_timeout(TICK) {
            Ok(visited) => {
                let visited = visited?;
                if visited.is_news {
                    watched.news += 1;
                    compare_at.get_or_insert_with(|| rest.max(Instant::now() + GATHER));
                }
                if let Some(trouble) = visited.trouble {
                    *(if trouble.page.is_some() { &mut watched.unread } else { &mut watched.failures }) += 1;
                    progress.error(&trouble.to_string());
                    teller.trouble(store, &trouble)?;
                    hand_at = Some(Instant::now());
                }
                false
            }
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => true,
        };
        let is_due = |moment: Option<Instant>| moment.is_some_and(|moment| is_over || moment <= Instant::now());
        if swept.is_none_or(|swept| swept.elapsed() >= SWEEP) {
            swept = Some(Instant::now());
            let removed = keep.sweep(store, now())?;
            if removed > 0 {
                let reports = counted(removed, "report was", "reports were");
                progress.notice(&format!("{reports} removed, as --keep-for or --keep-size says"));
                compare_at.get_or_insert_with(Instant::now);
            }
        }
        if is_due(compare_at) {
            let began = Instant::now();
            refresh(store, &Progress::new(true))?;
            rest = Instant::now() + began.elapsed() * REST;
            compare_at = None;
            teller.tell(store)?;
            hand_at = Some(Instant::now());
        }
        if is_due(hand_at) {
            let mut wait = teller.hand_over(store, progress)?;
            while is_over && wait.is_some_and(|wait| wait.is_zero()) {
                wait = teller.hand_over(store, progress)?;
            }
            watched.is_untold = wait.is_some();
            hand_at = wait.map(|wait| Instant::now() + wait);
        }
        if is_over {
            return Ok(watched);
        }
    }
}
