//! What a report says about itself: headline, dateline, byline, credit, publication date.

use super::Header;
use crate::text::{Layout, Notice, Report, Span};

/// Finds the header in the text, with what was stated outside it.
#[must_use]
pub fn header(report: &Report, layout: &Layout) -> (Header, Vec<Notice>) {
    stated_header(report, layout)
}

/// The header that needs no words: what was stated outside the text.
#[must_use]
pub fn stated_header(_report: &Report, layout: &Layout) -> (Header, Vec<Notice>) {
    (Header { body: Span::new(0, layout.text.len()), ..Header::default() }, Vec::new())
}
