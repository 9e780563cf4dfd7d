//! The list of stories, what is worth looking at first standing first.

use super::plain;
use crate::html::Html;
use crate::words;

/// A story in the list.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Its name in addresses.
    pub story: String,
    /// A headline.
    pub title: String,
    /// Counts of its findings.
    pub headline: String,
    /// First and last day of publication, ISO 8601.
    pub days: Option<(String, String)>,
}

/// What the list was asked for; the same names stand in its address.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Filters {
    /// The latest first, instead of what is worth looking at.
    pub latest: bool,
    /// Only stories with altered quotes.
    pub altered: bool,
    /// Only stories with figures that disagree.
    pub disagree: bool,
    /// Only stories with uncredited copies.
    pub uncredited: bool,
    /// Stories of one report too.
    pub alone: bool,
}

/// A part of the list.
#[derive(Clone, Debug, Default)]
pub struct Stories {
    /// The stories.
    pub lines: Vec<Line>,
    /// How many there are in all.
    pub count: u64,
    /// How many come before these.
    pub offset: u64,
    /// Reports in the store.
    pub reports: u64,
    /// What was asked for.
    pub filters: Filters,
}

impl Filters {
    /// Each with its name in the address and its words.
    fn named(self) -> [(&'static str, &'static str, bool); 5] {
        [
            ("altered", "altered quotes", self.altered),
            ("disagree", "figures that disagree", self.disagree),
            ("uncredited", "uncredited copies", self.uncredited),
            ("alone", "stories of one report too", self.alone),
            ("latest", "the latest first", self.latest),
        ]
    }

    fn address(self, offset: u64) -> String {
        let on = self.named().into_iter().filter(|(.., is_on)| *is_on).map(|(name, ..)| format!("{name}=on&"));
        format!("/?{}offset={offset}", on.collect::<String>())
    }
}

/// The list.
#[must_use]
pub fn stories(list: &Stories) -> String {
    plain("Stories", |out| {
        if list.reports == 0 {
            out.raw("<p class=\"lead\">Nothing is here yet. <a href=\"/add\">Add reports</a> of an event: files, or their text.</p>");
            return;
        }
        write_filters(out, list.filters);
        out.raw("<p class=\"hint\">").text(&counted(list)).raw("</p>");
        out.raw("<ol class=\"list\">");
        list.lines.iter().for_each(|line| write_line(out, line));
        out.raw("</ol>");
        write_turns(out, list);
    })
}

fn counted(list: &Stories) -> String {
    let first = list.offset + 1;
    let last = list.offset + list.lines.len() as u64;
    let number = |n: u64| usize::try_from(n).unwrap_or(usize::MAX);
    let all = words::count(number(list.count), "story", "stories");
    let reports = words::count(number(list.reports), "report", "reports");
    match list.lines.len() as u64 == list.count {
        true => format!("{all}; {reports} in the store"),
        false => format!("{first} to {last} of {all}; {reports} in the store"),
    }
}

fn write_filters(out: &mut Html, filters: Filters) {
    out.raw("<form class=\"ask\" action=\"/\"><fieldset><legend>Only stories with</legend>");
    for (number, (name, words, is_on)) in filters.named().into_iter().enumerate() {
        if number == 3 {
            out.raw("</fieldset><fieldset><legend>Show</legend>");
        }
        out.raw("<label><input type=\"checkbox\"").attr("name", name).raw(if is_on { " checked> " } else { "> " });
        out.raw(words).raw("</label> ");
    }
    out.raw("</fieldset><button>Show</button></form>");
}

fn write_line(out: &mut Html, line: &Line) {
    out.raw("<li><a").attr("href", &format!("/stories/{}", line.story)).raw("><bdi>").text(&line.title);
    out.raw("</bdi></a> <span>").text(&line.headline);
    if let Some((first, last)) = &line.days {
        out.raw(" · <time>").text(first).raw("</time>");
        if first != last {
            out.raw(" to <time>").text(last).raw("</time>");
        }
    }
    out.raw("</span></li>");
}

fn write_turns(out: &mut Html, list: &Stories) {
    let page = list.lines.len() as u64;
    out.raw("<nav class=\"turns\" aria-label=\"More stories\">");
    if list.offset > 0 {
        let before = list.filters.address(list.offset.saturating_sub(page.max(1)));
        out.raw("<a rel=\"prev\"").attr("href", &before).raw(">those before</a> ");
    }
    if list.offset + page < list.count {
        out.raw("<a rel=\"next\"").attr("href", &list.filters.address(list.offset + page)).raw(">those after</a>");
    }
    out.raw("</nav>");
}
