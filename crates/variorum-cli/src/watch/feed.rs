//! A feed visited: the pages that it names are kept with its state, in one change.

use anyhow::Result;
use url::Url;
use variorum_read::Entry;
use variorum_store::{Feed, Page};

use super::agenda::Job;
use super::visitor::{Trouble, Visited, Visitor};
use crate::fetch::Request;
use crate::library::now;

/// Entries of one visit: the longest feeds of news have some hundreds.
const MOST_ENTRIES: usize = 1000;

impl Visitor<'_> {
    pub(super) fn visit_feed(&self, url: &str) -> Result<Visited> {
        // Forgotten since.
        let Some(mut feed) = self.store.feed(url)? else { return Ok(Visited::default()) };
        let request = Request { url, etag: feed.etag.as_deref(), last_modified: feed.last_modified.as_deref() };
        let (answer, free) = self.ask(&request);
        let now = now();
        let read = match answer {
            Ok(got) if !got.is_new => Ok(None),
            Ok(got) => variorum_read::feed(&got.url, &got.body, &self.limits)
                .map(|read| Some((read, got.etag, got.last_modified)))
                .map_err(|error| error.to_string()),
            Err(fault) => Err(fault.to_string()),
        };
        feed.asked = Some(now);
        let mut named = Vec::new();
        let mut rests = None;
        match read {
            Ok(read) => {
                feed.worked = Some(now);
                (feed.failures, feed.error) = (0, None);
                if let Some((read, etag, last_modified)) = read {
                    // Only what was read is known: a feed that was broken is asked for as a whole again.
                    (feed.etag, feed.last_modified) = (etag, last_modified);
                    feed.title = read.title.or(feed.title);
                    rests = read.rests;
                    let entries = read.entries.into_iter().take(MOST_ENTRIES);
                    named = entries.filter_map(|entry| page(entry, url, now)).collect();
                }
            }
            Err(error) => {
                feed.failures = feed.failures.saturating_add(1);
                feed.error = Some(error);
            }
        }
        feed.next = self.pace.feed(&feed, rests, now).max(free);
        let new = self.store.feed_read(&feed, &named)?;
        let mut next: Vec<(Job, i64)> = new.into_iter().map(|url| (Job::Page(url), 0)).collect();
        next.push((Job::Feed(url.to_owned()), feed.next));
        let Feed { url, failures, next: again, .. } = feed;
        let trouble = feed.error.map(|error| Trouble { feed: url, page: None, error, failures, next: Some(again) });
        Ok(Visited { next, free, is_news: false, trouble })
    }
}

/// The page that an entry names, to be asked at once.
fn page(entry: Entry, feed: &str, now: i64) -> Option<Page> {
    let mut url =
        Url::parse(entry.stated.url.as_deref()?).ok().filter(|url| matches!(url.scheme(), "http" | "https"))?;
    url.set_fragment(None);
    let stated = entry.stated;
    Some(Page {
        url: url.into(),
        feed: feed.into(),
        listed: now,
        next: Some(0),
        title: stated.title,
        byline: stated.byline,
        outlet: stated.outlet,
        published: stated.published,
        language: stated.language,
        given: Some(entry.text).filter(|text| entry.is_whole && !text.trim().is_empty()),
        ..Page::default()
    })
}
