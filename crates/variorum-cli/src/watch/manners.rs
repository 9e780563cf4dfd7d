//! What a site asks of programs (robots.txt, RFC 9309), and how long to wait between two requests to it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use robotxt::Robots;
use url::Url;

use super::pace::millis;
use crate::fetch::{Fault, Fetched, Fetcher, shown};
use crate::library::now;

/// The name that rules for this program stand under.
const NAME: &str = "variorum";
/// How long rules hold before they are asked for again (RFC 9309, 2.4).
const HOLDS: i64 = 24 * 60 * 60 * 1000;
/// Bytes of rules that are read (RFC 9309, 2.5: at least 500 KiB).
const MOST_BYTES: usize = 512 << 10;
/// A delay that a site asks for counts up to this.
const LONGEST_DELAY: Duration = Duration::from_secs(60);

/// The rules of every site that was asked.
#[derive(Default)]
pub struct Manners {
    sites: Mutex<HashMap<String, (i64, Arc<Robots>)>>,
}

impl Manners {
    /// An error where the site of an address asks not to fetch it, or does not say whether it does because it fails. Gives the
    /// delay that it asks for.
    ///
    /// # Errors
    ///
    /// As said.
    pub fn welcome(&self, fetcher: &Fetcher, url: &Url) -> Result<Option<Duration>, Fault> {
        let robots = self.rules(fetcher, url)?;
        if !robots.is_url_allowed(url) {
            return Err(Fault::Unwelcome(shown(url.as_str())));
        }
        Ok(robots.crawl_delay().map(|delay| delay.min(LONGEST_DELAY)))
    }

    fn rules(&self, fetcher: &Fetcher, url: &Url) -> Result<Arc<Robots>, Fault> {
        let site = url.origin().ascii_serialization();
        let known = self.sites.lock().unwrap_or_else(PoisonError::into_inner).get(&site).cloned();
        if let Some((until, robots)) = known
            && now() < until
        {
            return Ok(robots);
        }
        // Not while others wait: a site that is slow to answer holds up nobody else.
        let robots = Arc::new(parse(fetcher.get(&format!("{site}/robots.txt")))?);
        let mut sites = self.sites.lock().unwrap_or_else(PoisonError::into_inner);
        sites.retain(|_, (until, _)| now() < *until);
        sites.insert(site, (now() + HOLDS, Arc::clone(&robots)));
        Ok(robots)
    }
}

/// Rules, from what came of asking for them: a site that has none lets everything in, one that fails nothing (RFC 9309, 2.3.1).
fn parse(answer: Result<Fetched, Fault>) -> Result<Robots, Fault> {
    match answer {
        Ok(got) => Ok(Robots::parse(&got.body[..got.body.len().min(MOST_BYTES)], NAME)),
        Err(Fault::Status { status, .. }) if status < 500 && status != 429 => Ok(Robots::allow_all()),
        Err(Fault::Hops(_)) => Ok(Robots::allow_all()),
        Err(fault) => Err(fault),
    }
}

/// The wait between two requests to a site, in milliseconds.
pub fn wait(ours: Duration, theirs: Option<Duration>) -> i64 {
    millis(theirs.map_or(ours, |theirs| ours.max(theirs)))
}
