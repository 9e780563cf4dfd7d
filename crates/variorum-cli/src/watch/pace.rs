//! When to ask again: feeds at an interval, pages at growing ones, whoever fails ever more rarely.
//!
//! Moments are milliseconds since 1970, UTC. Each wait is drawn out or shortened by up to a tenth, by the address and the moment,
//! so that a thousand feeds that began at once do not stay in step.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::time::Duration;

use variorum_store::{Feed, Page};

const MINUTE: i64 = 60_000;
const DAY: i64 = 24 * 60 * MINUTE;
/// Whoever fails is asked again within this.
const LONGEST: i64 = DAY;
/// A page that fails waits so long at first.
const PAGE_FAILED: i64 = 10 * MINUTE;
/// A page that failed so often is given up: after five hours and more.
const PAGE_TRIES: u32 = 6;
/// What a feed says of how long it stays as it is counts up to this.
const LONGEST_REST: i64 = 6 * 60 * MINUTE;
/// A page that changes again and again is left after this.
const LONGEST_FOLLOWED: i64 = 30 * DAY;

/// How often what is watched is asked.
#[derive(Clone, Copy, Debug)]
pub struct Pace {
    /// A feed, at most.
    pub every: Duration,
    /// A page, after it was read or changed; then ever more rarely.
    pub revisit: Duration,
    /// How long after that a page is asked at all.
    pub follow: Duration,
}

impl Pace {
    /// When a feed is asked again; `rests` is what it says of how long it stays as it is.
    pub fn feed(&self, feed: &Feed, rests: Option<Duration>, now: i64) -> i64 {
        let rests = rests.map_or(0, millis).min(LONGEST_REST);
        let every = millis(self.every).max(rests);
        let wait = match feed.failures {
            0 => every,
            failures => doubled(every.max(MINUTE), failures).min(LONGEST.max(every)),
        };
        now + jittered(wait, &feed.url, now)
    }

    /// When a page that was read is asked again: each time after as long as it has stayed as it is. None where that is long
    /// enough.
    pub fn page(&self, page: &Page, now: i64) -> Option<i64> {
        let read = page.read?;
        let stayed = now - page.changed.unwrap_or(read);
        if stayed > millis(self.follow) || now - read > LONGEST_FOLLOWED {
            return None;
        }
        Some(now + jittered(stayed.clamp(millis(self.revisit), DAY.max(millis(self.revisit))), &page.url, now))
    }

    /// When a page that failed is asked again. None where it failed often enough.
    pub fn failed_page(page: &Page, now: i64) -> Option<i64> {
        let wait = doubled(PAGE_FAILED, page.failures.saturating_sub(1));
        (page.failures < PAGE_TRIES).then(|| now + jittered(wait, &page.url, now))
    }
}

/// A duration in milliseconds.
pub fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX / 4)
}

fn doubled(wait: i64, times: u32) -> i64 {
    wait.saturating_mul(1 << times.min(20))
}

fn jittered(wait: i64, url: &str, now: i64) -> i64 {
    let mut hash = DefaultHasher::new();
    (url, now).hash(&mut hash);
    let share = (hash.finish() % 2001) as f64 / 10_000.0 - 0.1;
    wait + (wait as f64 * share) as i64
}

#[cfg(test)]
mod tests {
    use super::*;

    const PACE: Pace = Pace {
        every: Duration::from_secs(900),
        revisit: Duration::from_secs(3600),
        follow: Duration::from_secs(7 * 86_400),
    };

    fn about(found: i64, wanted: i64) {
        assert!((found - wanted).abs() * 10 <= wanted, "{found}, not about {wanted}");
    }

    #[test]
    fn a_feed_is_asked_at_its_interval_and_rarely_while_it_fails() {
        let mut feed = Feed { url: "https://a.example/rss".into(), ..Feed::default() };
        about(PACE.feed(&feed, None, 0), 15 * MINUTE);
        about(PACE.feed(&feed, Some(Duration::from_secs(3600)), 0), 60 * MINUTE);
        about(PACE.feed(&feed, Some(Duration::from_secs(86_400)), 0), LONGEST_REST);
        feed.failures = 2;
        about(PACE.feed(&feed, None, 0), 60 * MINUTE);
        feed.failures = 4_000_000_000;
        about(PACE.feed(&feed, None, 0), DAY);
    }

    #[test]
    fn a_page_is_asked_ever_more_rarely_and_then_no_more() {
        let mut page = Page { url: "https://a.example/1".into(), read: Some(0), ..Page::default() };
        let (mut now, mut asked) = (0, 0);
        while let Some(next) = PACE.page(&page, now) {
            assert!(next > now);
            (now, asked) = (next, asked + 1);
        }
        assert!(now > 7 * DAY && (9..=13).contains(&asked), "asked {asked} times until {now}");
        page.changed = Some(now);
        about(PACE.page(&page, now).unwrap() - now, 60 * MINUTE);
        page.changed = Some(40 * DAY);
        assert_eq!(PACE.page(&page, 40 * DAY), None);
    }

    #[test]
    fn a_page_that_fails_is_given_up() {
        let page = |failures| Page { url: "https://a.example/1".into(), failures, ..Page::default() };
        about(Pace::failed_page(&page(1), 0).unwrap(), 10 * MINUTE);
        about(Pace::failed_page(&page(5), 0).unwrap(), 160 * MINUTE);
        assert_eq!(Pace::failed_page(&page(6), 0), None);
    }

    #[test]
    fn waits_differ_by_address_and_moment() {
        let waits: std::collections::BTreeSet<i64> =
            (0..50).map(|n| jittered(900_000, &format!("https://a.example/{n}"), 0)).collect();
        assert!(waits.len() > 45);
        assert_ne!(jittered(900_000, "a", 0), jittered(900_000, "a", 1));
    }
}
