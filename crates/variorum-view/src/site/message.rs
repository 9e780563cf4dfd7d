//! A page that says one thing: what could not be done, and what to do.

use super::plain;

/// A title, and a sentence under it.
#[must_use]
pub fn message(title: &str, sentence: &str) -> String {
    plain(title, |out| {
        out.raw("<p class=\"lead\">").text(sentence).raw("</p>");
    })
}
