//! One visit: a feed or a page is asked, and what came of it is in the store before anyone hears of it.

use std::fmt;
use std::time::Duration;

use anyhow::Result;
use url::Url;
use variorum_read::Limits;
use variorum_store::Store;

use super::agenda::Job;
use super::manners::{Manners, wait};
use super::pace::{Pace, millis};
use crate::fetch::{Fault, Fetched, Fetcher, Request};
use crate::library::now;

/// What every visit needs.
pub struct Visitor<'a> {
    pub store: &'a Store,
    pub fetcher: &'a Fetcher,
    pub manners: Manners,
    pub pace: Pace,
    /// Between two requests to one host, at least.
    pub delay: Duration,
    pub limits: Limits,
}

/// What came of a visit.
#[derive(Debug, Default)]
pub struct Visited {
    /// What is to be asked because of it, and when.
    pub next: Vec<(Job, i64)>,
    /// The host is not asked before this.
    pub free: i64,
    /// True where a page gave what is new.
    pub is_news: bool,
    /// What went wrong.
    pub trouble: Option<Trouble>,
}

/// A feed or a page that could not be read.
#[derive(Clone, Debug)]
pub struct Trouble {
    /// The feed's address.
    pub feed: String,
    /// The page's, where the feed itself was read.
    pub page: Option<String>,
    /// Why.
    pub error: String,
    /// Failures in a row.
    pub failures: u32,
    /// When it is asked again; none where it is given up.
    pub next: Option<i64>,
}

impl fmt::Display for Trouble {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(next) = self.next else { return write!(f, "{}; it is given up", self.error) };
        // To the second is enough for people.
        let wait = Duration::from_secs(u64::try_from((next - now()) / 1000).unwrap_or(0));
        write!(f, "{}; asked again in {}", self.error, humantime::format_duration(wait))
    }
}

/// A host that asks for rest without saying how long.
const REST: Duration = Duration::from_secs(60);
/// A host that asks for rest gets up to this.
const LONGEST_REST: Duration = Duration::from_secs(24 * 60 * 60);

impl Visitor<'_> {
    /// Does a job.
    ///
    /// # Errors
    ///
    /// The store cannot be read or written.
    pub fn visit(&self, job: &Job) -> Result<Visited> {
        match job {
            Job::Feed(url) => self.visit_feed(url),
            Job::Page(url) => self.visit_page(url),
        }
    }

    /// What an address holds, asked for as its site wants it, and when its host may be asked again.
    pub(super) fn ask(&self, request: &Request<'_>) -> (Result<Fetched, Fault>, i64) {
        let mut theirs = None;
        let answer = self.fetcher.get_where(request, |url: &Url| {
            theirs = self.manners.welcome(self.fetcher, url)?.or(theirs);
            Ok(())
        });
        let mut free = now() + wait(self.delay, theirs);
        if let Err(Fault::Status { status: 429 | 503, retry_after, .. }) = &answer {
            free = free.max(now() + millis(retry_after.unwrap_or(REST).min(LONGEST_REST)));
        }
        (answer, free)
    }
}
