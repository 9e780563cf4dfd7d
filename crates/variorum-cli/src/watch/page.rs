//! A page visited: read for the first time, found as it was, found changed, or found to be taken away.

use anyhow::Result;
use variorum::{Report, Stated};
use variorum_store::{Incoming, Kind, Page};

use super::agenda::Job;
use super::pace::Pace;
use super::visitor::{Trouble, Visited, Visitor};
use crate::fetch::{Fault, Fetched, Request};
use crate::library::now;
use crate::load::{Original, read_fetched};

/// What a page gave, and what that means to whoever is told.
type Given = (Vec<(Report, Original)>, Option<Kind>);

impl Visitor<'_> {
    pub(super) fn visit_page(&self, url: &str) -> Result<Visited> {
        let Some(mut page) = self.store.page(url)? else { return Ok(Visited::default()) };
        // What was never read is asked for as a whole.
        let known = |state: &Option<String>| state.clone().filter(|_| page.report.is_some());
        let (etag, last_modified) = (known(&page.etag), known(&page.last_modified));
        let request = Request { url, etag: etag.as_deref(), last_modified: last_modified.as_deref() };
        let (answer, free) = self.ask(&request);
        let now = now();
        page.asked = Some(now);
        let (given, happened) = match answer {
            Ok(got) if !got.is_new => {
                self.stands(&mut page, now);
                (Vec::new(), None)
            }
            Ok(got) => self.read_page(&mut page, got, now),
            Err(fault) => self.failed(&mut page, &fault, now),
        };
        let incoming: Vec<Incoming<'_>> = given
            .iter()
            .map(|(report, original)| Incoming {
                report,
                original: original.as_ref().map(|original| original.bytes.as_slice()),
                received: now,
            })
            .collect();
        self.store.page_read(&page, &incoming, happened, now)?;
        let next = page.next.map(|next| (Job::Page(url.to_owned()), next));
        // Said once, and once more where it is given up; a page that is gone is told as that.
        let is_said = page.failures == 1 || page.next.is_none();
        let error = page.error.filter(|_| is_said && page.gone.is_none());
        let trouble = error.map(|error| Trouble {
            feed: page.feed,
            page: Some(page.url),
            error,
            failures: page.failures,
            next: page.next,
        });
        Ok(Visited { next: next.into_iter().collect(), free, is_news: happened.is_some(), trouble })
    }

    /// A page that was had: nothing is wrong with it, and it is asked again as its age says.
    fn stands(&self, page: &mut Page, now: i64) {
        (page.failures, page.error, page.gone) = (0, None, None);
        page.next = self.pace.page(page, now);
    }

    fn read_page(&self, page: &mut Page, got: Fetched, now: i64) -> Given {
        let (etag, last_modified) = (got.etag.clone(), got.last_modified.clone());
        let mut given = Vec::new();
        let mut error = None;
        for read in read_fetched(&page.url, got, &self.limits) {
            match read {
                Ok((report, original)) => given.push((completed(report, page), original)),
                Err(failure) => error = error.or(Some(failure.message)),
            }
        }
        let Some(id) = given.first().map(|(report, _)| report.id()) else {
            return self.gave_nothing(page, error.unwrap_or_else(|| "it holds no report".into()), false, now);
        };
        let happened = match &page.report {
            None => Some(Kind::Report),
            Some(before) if *before != id => Some(Kind::Edit),
            Some(_) => None,
        };
        (page.etag, page.last_modified) = (etag, last_modified);
        page.report = Some(id);
        page.read.get_or_insert(now);
        page.changed = if happened.is_some() { Some(now) } else { page.changed };
        page.given = None;
        self.stands(page, now);
        (given, happened)
    }

    fn failed(&self, page: &mut Page, fault: &Fault, now: i64) -> Given {
        let is_final = match fault {
            Fault::Status { status, .. } => matches!(status, 401..=403 | 410 | 451),
            Fault::Address { .. } | Fault::Private { .. } | Fault::Hops(_) => true,
            Fault::TooLarge(_) | Fault::Unwelcome(_) => true,
            Fault::TooSlow(_) | Fault::Network { .. } => false,
        };
        let is_gone = matches!(fault, Fault::Status { status: 404 | 410, .. });
        let (given, happened) = self.gave_nothing(page, fault.to_string(), is_final, now);
        if is_gone && page.read.is_some() && page.gone.is_none() && happened.is_none() {
            page.gone = Some(now);
            return (given, Some(Kind::Gone));
        }
        (given, happened)
    }

    /// A page that gave no report: asked again, or given up; then what the feed gave of it is its report.
    fn gave_nothing(&self, page: &mut Page, error: String, is_final: bool, now: i64) -> Given {
        page.failures = page.failures.saturating_add(1);
        page.error = Some(error);
        let is_given_up = is_final && page.read.is_none();
        page.next = Pace::failed_page(page, now).filter(|_| !is_given_up);
        match page.given.take_if(|_| page.next.is_none() && page.read.is_none()) {
            Some(text) => {
                let mut report = completed(Report::from_text(&text), page);
                report.stated.url = Some(page.url.clone());
                report.paths.push(page.feed.clone());
                page.report = Some(report.id());
                (page.read, page.changed) = (Some(now), Some(now));
                (vec![(report, None)], Some(Kind::Report))
            }
            None => (Vec::new(), None),
        }
    }
}

/// A report with what the feed states where the page does not.
fn completed(mut report: Report, page: &Page) -> Report {
    let Stated { outlet, title, byline, published, language, .. } = &mut report.stated;
    for (stated, said) in [
        (outlet, &page.outlet),
        (title, &page.title),
        (byline, &page.byline),
        (published, &page.published),
        (language, &page.language),
    ] {
        if stated.is_none() {
            stated.clone_from(said);
        }
    }
    report
}
