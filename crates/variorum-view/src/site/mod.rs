//! The pages of a server over a store: the list of stories, a story, a search, reports put in, decisions.
//!
//! In: what a store holds, as plain values. Out: HTML, readable without script, with the same style and policy as the page
//! that opens offline. Each page has a JSON form that holds all it shows; the server gives it.

mod add;
mod beside;
mod decisions;
mod desk;
mod feeds;
mod message;
mod search;
mod stories;

use variorum::record::schema::Record;

use crate::html::{Frame, Html, in_site, write_end, write_head, write_top};

pub use add::{Added, add, added};
pub use beside::{Beside, Stood};
pub use decisions::{Decided, decisions};
pub use desk::{Decision, Desk, Mark, decide};
pub use feeds::{FeedLine, feeds};
pub use message::message;
pub use search::{Asked, Found, search};
pub use stories::{Filters, Line, Stories, stories};

/// The Content Security Policy of every page.
#[must_use]
pub fn policy() -> &'static str {
    crate::html::policy(true)
}

/// A story, or reports chosen by a reader, with what a store knows beside the record.
#[must_use]
pub fn story(record: &Record, beside: &Beside) -> String {
    in_site(std::slice::from_ref(record), Frame { is_site: true, beside: Some(beside) })
}

/// A page that shows no reports side by side.
fn plain(title: &str, body: impl FnOnce(&mut Html)) -> String {
    let mut out = Html::default();
    write_head(&mut out, title, true);
    out.raw("<body><a class=\"skip\" href=\"#main\">Skip to the content</a>");
    write_top(&mut out, true, false);
    out.raw("<main id=\"main\" class=\"room\">");
    out.element("h1", title);
    body(&mut out);
    out.raw("</main>");
    write_end(&mut out);
    out.finish()
}

#[cfg(test)]
mod tests;
