//! Where a person decides about findings, and what was decided, kept apart from the findings themselves.

use std::collections::BTreeMap;

use super::plain;
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
    /// What was decided about a finding, and the link to the page where it is.
    pub(crate) fn write(&self, out: &mut Html, label: &str) {
        let Some(mark) = self.marks.get(label) else { return };
        out.raw("<p class=\"decide\">");
        if let Some(verdict) = mark.verdict {
            out.raw("<strong>").text(verdict).raw("</strong> by a reader");
            if !mark.note.is_empty() {
                out.raw(": <span dir=\"auto\">").text(&mark.note).raw("</span>");
            }
            out.raw(" ");
        }
        let address = format!("/decide?story={}&finding={}", self.story, mark.key);
        out.raw("<a")
            .attr("href", &address)
            .attr("aria-label", &format!("decide about {label}"))
            .raw(">decide</a></p>");
    }
}

/// A finding that is decided about.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// The story's name in addresses.
    pub story: String,
    /// Its title.
    pub title: String,
    /// The finding's label.
    pub label: String,
    /// Its kind.
    pub kind: String,
    /// Each place: what it is called, and what stands there.
    pub places: Vec<(String, String)>,
    /// What was decided so far, and what the finding is known by.
    pub mark: Mark,
}

/// The page on which a person decides about one finding.
#[must_use]
pub fn decide(decision: &Decision) -> String {
    let Decision { story, title, label, kind, places, mark } = decision;
    plain(&format!("Decide about {kind} {label}"), |out| {
        out.raw("<p>in <a")
            .attr("href", &format!("/stories/{story}#{label}"))
            .raw("><bdi>")
            .text(title)
            .raw("</bdi></a></p>");
        out.raw("<ul class=\"versions\">");
        for (place, text) in places {
            out.raw("<li><span class=\"cite\">")
                .text(place)
                .raw("</span> <div dir=\"auto\">")
                .text(text)
                .raw("</div></li>");
        }
        out.raw("</ul><form class=\"ask paste\" method=\"post\" action=\"/decisions\">");
        out.raw("<input type=\"hidden\" name=\"story\"").attr("value", story);
        out.raw("><input type=\"hidden\" name=\"finding\"").attr("value", &mark.key).raw(">");
        out.raw("<label>Note, for whoever reads it next <input name=\"note\" maxlength=\"2000\" dir=\"auto\"");
        out.attr("value", &mark.note).raw("></label> ");
        for (value, words) in [("confirmed", "Confirm"), ("dismissed", "Dismiss"), ("noted", "Only note")] {
            out.raw("<button name=\"verdict\"").attr("value", value).raw(">").raw(words).raw("</button> ");
        }
        if let Some(verdict) = mark.verdict {
            out.raw("<button name=\"verdict\" value=\"none\">Take back: ").text(verdict).raw("</button>");
        }
        out.raw("</form>");
    })
}
