//! Where a person decides about findings, and what was decided, kept apart from the findings themselves.

use std::collections::BTreeMap;

use crate::html::Html;

/// What was decided about one finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// What the finding is known by, in hexadecimal.
    pub key: String,
    /// `confirmed`, `dismissed` or `noted`, where something was decided.
    pub verdict: Option<&'static str>,
    /// A person's words.
    pub note: String,
}

/// A story's findings by their labels, and the address to which decisions go.
#[derive(Clone, Debug, Default)]
pub struct Desk {
    /// The story's name.
    pub story: String,
    /// By label: `q1`, `f2`.
    pub marks: BTreeMap<String, Mark>,
}

impl Desk {
    /// A finding's form; folded until it is wanted, unless something was decided.
    pub(crate) fn write(&self, out: &mut Html, label: &str) {
        let Some(mark) = self.marks.get(label) else { return };
        out.raw("<details class=\"decide\"><summary>");
        match mark.verdict {
            Some(verdict) => out
                .raw("<strong>")
                .text(verdict)
                .raw("</strong> by a reader")
                .raw(if mark.note.is_empty() { "" } else { ": " }),
            None => out.raw("decide"),
        };
        out.raw(if mark.note.is_empty() { "" } else { "<span dir=\"auto\">" }).text(&mark.note);
        out.raw(if mark.note.is_empty() { "" } else { "</span>" });
        out.raw("<span class=\"hush\"> about finding ").text(label).raw("</span></summary>");
        out.raw("<form method=\"post\" action=\"/decisions\"><input type=\"hidden\" name=\"story\"")
            .attr("value", &self.story);
        out.raw("><input type=\"hidden\" name=\"finding\"").attr("value", &mark.key).raw(">");
        out.raw("<label>Note <input name=\"note\" maxlength=\"2000\" dir=\"auto\"")
            .attr("value", &mark.note)
            .raw("></label> ");
        for (value, words) in [("confirmed", "Confirm"), ("dismissed", "Dismiss"), ("noted", "Only note")] {
            out.raw("<button name=\"verdict\"").attr("value", value).raw(">").raw(words).raw("</button> ");
        }
        if mark.verdict.is_some() {
            out.raw("<button name=\"verdict\" value=\"none\">Take back</button>");
        }
        out.raw("</form></details>");
    }
}
