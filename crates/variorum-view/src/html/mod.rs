//! The reading page: one file that opens offline, in any browser, with or without script.
//!
//! In: records. Out: HTML. Style and script stand inline and are named in the page's Content Security Policy by
//! their hashes: nothing else runs, nothing is loaded from anywhere. Report text is escaped (`escape.rs`).
//!
//! Parts: `page` (frame), `lineage_svg` (who has it from whom), `findings` (the panel), `columns` (reports side by
//! side, built from `marks` and, for reports that are Markdown, `markup`), `links` (stable ids of places).

mod columns;
mod csp;
mod escape;
mod findings;
mod lineage_svg;
mod links;
mod marks;
mod markup;
mod page;
mod tools;

use variorum::record::schema::Record;

pub(crate) use escape::Html;
pub(crate) use page::{Frame, policy, write_end, write_head, write_top};

/// Records as a page of a server.
pub(crate) fn in_site(records: &[Record], frame: Frame<'_>) -> String {
    page::page(records, frame)
}

/// Records as one self-contained page.
///
/// ```
/// use variorum::{Options, Report, annotate, compare};
/// let record = compare(vec![annotate(Report::from_text("One <b>report</b>."))], &Options::default());
/// let page = variorum_view::html(&[record]);
/// assert!(page.starts_with("<!doctype html>") && !page.contains("<b>report"));
/// ```
#[must_use]
pub fn html(records: &[Record]) -> String {
    page::page(records, page::Frame::default())
}

#[cfg(test)]
mod tests;
