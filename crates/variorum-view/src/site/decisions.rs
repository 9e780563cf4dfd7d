//! What readers decided about findings.

use super::plain;

/// A decision in the list.
#[derive(Clone, Debug, Default)]
pub struct Decided {
    /// `saying`, `figure`, …
    pub kind: String,
    /// `confirmed`, `dismissed`, `noted`.
    pub verdict: String,
    /// A person's words.
    pub note: String,
    /// Each place: the report's id, its title, first code point, and what stands there.
    pub places: Vec<(String, String, usize, String)>,
}

/// The list.
#[must_use]
pub fn decisions(decided: &[Decided]) -> String {
    plain("Decisions", |out| {
        if decided.is_empty() {
            out.raw("<p class=\"lead\">Nothing was decided yet. Open a story; under each finding a reader may confirm it, dismiss it, or add a note.</p>");
            return;
        }
        out.raw("<ol class=\"list\">");
        for one in decided {
            out.raw("<li><strong>").text(&one.kind).raw(" ").text(&one.verdict).raw("</strong> <span dir=\"auto\">");
            out.text(&one.note).raw("</span><ul>");
            for (report, title, start, text) in &one.places {
                out.raw("<li><a class=\"in\"").attr("href", &format!("/reports/{report}#A-{start}")).raw("><bdi>");
                out.text(title).raw("</bdi></a> <q dir=\"auto\">").text(text).raw("</q></li>");
            }
            out.raw("</ul></li>");
        }
        out.raw("</ol>");
    })
}
