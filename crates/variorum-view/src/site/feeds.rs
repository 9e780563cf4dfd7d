//! What is watched, and how each feed does: those that fail stand first.

use super::plain;
use crate::words;

/// A feed in the list.
#[derive(Clone, Debug, Default)]
pub struct FeedLine {
    /// Its title, where it was ever read.
    pub title: Option<String>,
    /// Its address, without what lets somebody in.
    pub address: String,
    /// Why it could not be read last, and how often in a row.
    pub trouble: Option<(String, usize)>,
    /// When it was asked last, when it last worked, and before when it is not asked again; in words.
    pub asked: Option<String>,
    /// The same.
    pub worked: Option<String>,
    /// The same.
    pub next: Option<String>,
}

/// The list.
#[must_use]
pub fn feeds(lines: &[FeedLine]) -> String {
    plain("Feeds", |out| {
        if lines.is_empty() {
            out.raw("<p class=\"lead\">No feed is watched. On the command line, <code>variorum watch FEEDS.opml</code> watches a list of them into this store.</p>");
            return;
        }
        let failing = lines.iter().filter(|line| line.trouble.is_some()).count();
        let all = words::count(lines.len(), "feed", "feeds");
        let some = words::count(failing, "cannot be read", "cannot be read");
        out.raw("<p class=\"hint\">").text(&format!("{all}; {some}")).raw("</p><ol class=\"list\">");
        let (failing, working): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.trouble.is_some());
        for line in failing.into_iter().chain(working) {
            out.raw("<li>");
            if let Some(title) = &line.title {
                out.raw("<strong dir=\"auto\">").text(title).raw("</strong> ");
            }
            out.raw("<span><bdi>").text(&line.address).raw("</bdi></span>");
            if let Some((reason, times)) = &line.trouble {
                out.raw("<p class=\"alert\">").text(reason).raw(" · ");
                out.text(&words::count(*times, "failure in a row", "failures in a row")).raw("</p>");
            }
            out.raw("<p class=\"facts\">");
            let facts = [("asked", &line.asked), ("worked", &line.worked), ("asked again after", &line.next)];
            for (name, moment) in facts {
                if let Some(moment) = moment {
                    out.raw("<span>").text(&format!("{name} {moment}")).raw("</span> ");
                }
            }
            out.raw("</p></li>");
        }
        out.raw("</ol>");
    })
}
