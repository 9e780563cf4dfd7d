//! A search and what it found, each hit with its place.

use super::plain;
use crate::html::Html;
use crate::words;

/// What was asked for; the same names stand in the address.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// Words of the text, or of what the speaker is quoted with.
    pub words: String,
    /// Who is quoted.
    pub speaker: String,
    /// Who is named.
    pub name: String,
    /// A figure from this …
    pub from: String,
    /// … to this.
    pub to: String,
    /// What is counted.
    pub counts: String,
}

/// Something found.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// The report's id.
    pub report: String,
    /// Its title.
    pub title: String,
    /// Outlet and day, as far as known.
    pub about: Vec<String>,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What stands before it.
    pub before: String,
    /// What stands there.
    pub text: String,
    /// What stands after it.
    pub after: String,
    /// Who is quoted.
    pub name: Option<String>,
}

/// The page of a search; without anything asked for, the form alone.
#[must_use]
pub fn search(asked: &Asked, found: Option<&[Found]>, problem: Option<&str>) -> String {
    plain("Search", |out| {
        out.raw("<form class=\"ask search\" action=\"/search\">");
        for (name, label, hint, value) in [
            ("words", "Words", "all must stand there; \"in marks\" they follow one another; begin*", &asked.words),
            ("speaker", "Who is quoted", "words of the name", &asked.speaker),
            ("name", "Who or what is named", "", &asked.name),
            ("from", "A figure from", "", &asked.from),
            ("to", "to", "", &asked.to),
            ("counts", "What is counted", "people, boats", &asked.counts),
        ] {
            out.raw("<label>")
                .raw(label)
                .raw(" <input")
                .attr("name", name)
                .attr("value", value)
                .attr("placeholder", hint);
            out.raw(" dir=\"auto\"></label>");
        }
        out.raw("<button>Search</button></form>");
        if let Some(problem) = problem {
            out.raw("<p class=\"alert\" role=\"alert\">").text(problem).raw("</p>");
        }
        let Some(found) = found else { return };
        out.raw("<p class=\"hint\" role=\"status\">");
        out.text(&if found.is_empty() { "Nothing found".into() } else { words::count(found.len(), "place", "places") });
        out.raw("</p><ol class=\"list\">");
        found.iter().for_each(|hit| write_hit(out, hit));
        out.raw("</ol>");
    })
}

fn write_hit(out: &mut Html, hit: &Found) {
    out.raw("<li><a").attr("href", &format!("/reports/{}#A-{}", hit.report, hit.start)).raw("><bdi>");
    out.text(&hit.title)
        .raw("</bdi></a> <span>")
        .text(&hit.about.join(" · "))
        .raw("</span><p class=\"hit\" dir=\"auto\">");
    if let Some(name) = &hit.name {
        out.raw("<span class=\"who\">").text(name).raw("</span> ");
    }
    out.text(&hit.before).raw("<mark>").text(&hit.text).raw("</mark>").text(&hit.after).raw("</p></li>");
}
