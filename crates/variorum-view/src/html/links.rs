//! Stable ids: a place is its report's sigil and code point (`A-120`), a finding its label (`q3`).
//!
//! On a page of several stories each id starts with its story (`s2-A-120`). The same record gives the same ids, so
//! a link to a place can be sent to a colleague who has the file.

use variorum::record::schema::Cite;

use super::escape::Html;
use crate::site::Beside;
use crate::story::Story;

/// A story on a page.
pub(super) struct Page<'a> {
    pub story: Story<'a>,
    /// Put before each id: empty, or `s2-`.
    pub prefix: String,
    /// What a store knows beside the record: on pages of a server.
    pub beside: Option<&'a Beside>,
}

/// Reports that two screens hold side by side: past them a page has many.
const MANY: usize = 12;

impl Page<'_> {
    /// True where a page has so many reports that each link counts: it says how many there are, and shows the first.
    pub fn has_many(&self) -> bool {
        self.story.witnesses.len() > MANY
    }

    pub fn id(&self, local: &str) -> String {
        format!("{}{local}", self.prefix)
    }

    /// A landmark's name: on a page of several stories no two may share one.
    pub fn label(&self, name: &str) -> String {
        match self.prefix.trim_matches(['s', '-']) {
            "" => name.to_owned(),
            number => format!("{name}, story {number}"),
        }
    }

    /// The id part that names a report: its sigil, or its number where it has none.
    pub fn report_key(&self, index: usize) -> String {
        match self.story.witnesses[index].report.sigil.as_deref() {
            Some(sigil) if !sigil.is_empty() && sigil.bytes().all(|b| b.is_ascii_alphanumeric()) => sigil.to_owned(),
            _ => format!("{}", index + 1),
        }
    }

    pub fn report_id(&self, index: usize) -> String {
        format!("{}report-{}", self.prefix, self.report_key(index))
    }

    pub fn place_id(&self, index: usize, start: usize) -> String {
        format!("{}{}-{start}", self.prefix, self.report_key(index))
    }

    /// A link to a place, shown as `A:12`; plain text where the report is not here.
    pub fn link(&self, out: &mut Html, report: &str, start: usize, end: usize) {
        let shown = self.story.place(report, start);
        match self.story.index(report) {
            Some(index) => {
                out.raw("<a").attr("href", &format!("#{}", self.place_id(index, start)));
                out.attr("data-end", &end.to_string()).raw(">").text(&shown).raw("</a>");
            }
            None => {
                out.text(&shown);
            }
        }
    }

    pub fn cite(&self, out: &mut Html, cite: &Cite) {
        self.link(out, &cite.report, cite.start, cite.end);
    }

    /// Links to the places of a reason: all, or on a page of many reports the first pair and how many more there are.
    pub fn reason(&self, out: &mut Html, cites: &[Cite]) {
        const PAIR: usize = 2;
        if !self.has_many() || cites.len() <= PAIR {
            return self.cites(out, cites);
        }
        self.cites(out, &cites[..PAIR]);
        out.raw(" <span class=\"count\">+").number(cites.len() - PAIR).raw("</span>");
    }

    /// Links to several places with spaces between.
    pub fn cites(&self, out: &mut Html, cites: &[Cite]) {
        for (i, cite) in cites.iter().enumerate() {
            out.raw(if i > 0 { " " } else { "" });
            self.cite(out, cite);
        }
    }
}
