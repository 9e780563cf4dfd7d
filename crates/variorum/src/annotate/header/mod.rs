//! What a report says about itself: headline, dateline, byline, credit, publication date.
//!
//! In: the report and its layout. Out: a [`Header`] and what is doubtful about it.
//!
//! Method: the first lines are read in order, each as the first of these that it can be: left-over metadata, a
//! dateline, a byline, an agency's name, a headline; the story starts at the first line that is none of them.
//! The last lines are read upwards for a credit. Newsrooms leave parts out and change their order, so no line is
//! asked for at a fixed place.

mod credit;
mod dateline;
mod day;
mod metadata;
mod published;
mod title;

#[cfg(test)]
mod tests;

use super::{Credit, Dateline, Header};
use crate::language::english::{dateline_agency, wire_agency};
use crate::text::{Layout, Notice, Report, Span};
use day::Day;

/// Lines that may stand before the story.
const FIRST_LINES: usize = 16;

/// Paragraphs of story after which a dateline is still this report's: a summary may stand above it.
const STORY_BEFORE_DATELINE: usize = 3;

/// Finds the header in the text, with what was stated outside it.
#[must_use]
pub fn header(report: &Report, layout: &Layout) -> (Header, Vec<Notice>) {
    let mut top = Top::new(&layout.text, &layout.paragraphs, report);
    top.read();
    let (closing, end) = credit::closing_credit(&layout.text, &layout.paragraphs);
    let end = end.filter(|&end| end >= top.body_start).unwrap_or(layout.text.len());
    let credit = top.dateline_credit().or(closing).or(top.credit.take());
    let found = published::published(&report.stated, &top.days, top.dateline.as_ref());
    let header = Header {
        title: top.title,
        byline: top.byline,
        dateline: top.resolved_dateline(found.date.as_ref()),
        credit,
        published: found.date,
        body: Span::new(top.body_start, end).trim(&layout.text),
    };
    (header, found.notices)
}

/// The header that needs no words: what was stated outside the text, and a headline on a line of its own.
#[must_use]
pub fn stated_header(report: &Report, layout: &Layout) -> (Header, Vec<Notice>) {
    let found = published::published(&report.stated, &[], None);
    let title = layout.paragraphs.first().and_then(|_| title::headline(&layout.text, &layout.paragraphs, 0));
    let body = Span::new(title.map_or(0, |title| title.end), layout.text.len()).trim(&layout.text);
    (Header { title, published: found.date, body, ..Header::default() }, found.notices)
}

/// The day of publication alone, counted from the year 0, as [`header`] would find it: for corpora.
#[must_use]
pub fn published_day(report: &Report, layout: &Layout, english: bool) -> Option<i32> {
    let mut top = Top::new(&layout.text, &layout.paragraphs, report);
    if english {
        top.read();
    }
    published::published(&report.stated, &top.days, top.dateline.as_ref()).date.and_then(|found| number_of(found.date))
}

/// The same where it was stated outside the text, which then is not looked at.
#[must_use]
pub fn stated_day(report: &Report) -> Option<i32> {
    published::published(&report.stated, &[], None).date.and_then(|found| number_of(found.date))
}

fn number_of(date: jiff::civil::Date) -> Option<i32> {
    date.duration_since(jiff::civil::Date::ZERO).as_hours().div_euclid(24).try_into().ok()
}

/// A date in front of the story, and whether it says when the report first came out.
#[derive(Clone, Copy, Debug)]
struct WrittenDay {
    day: Day,
    span: Span,
    first: bool,
}

/// The lines in front of the story, as far as they are read.
struct Top<'a> {
    text: &'a str,
    lines: Vec<Span>,
    report: &'a Report,
    title: Option<Span>,
    byline: Option<Span>,
    credit: Option<Credit>,
    dateline: Option<dateline::Found>,
    days: Vec<WrittenDay>,
    body_start: usize,
}

impl<'a> Top<'a> {
    fn new(text: &'a str, paragraphs: &[Span], report: &'a Report) -> Self {
        let lines = paragraphs.iter().copied().take(FIRST_LINES + title::BODY_WITHIN).collect();
        let body_start = text.len();
        Self {
            text,
            lines,
            report,
            title: None,
            byline: None,
            credit: None,
            dateline: None,
            days: Vec::new(),
            body_start,
        }
    }

    fn read(&mut self) {
        self.cut_glued_parts();
        for index in 0..self.lines.len().min(FIRST_LINES) {
            if self.take_dateline(index) {
                self.body_start = self.dateline.as_ref().map_or(0, |found| found.span.end);
                self.title_behind(index);
                return;
            }
            if !self.take_line(index) {
                self.body_start = self.lines[index].start;
                self.look_below(index);
                return;
            }
        }
        // Nothing but header lines: then they are the story.
        self.body_start = if self.lines.len() > FIRST_LINES { self.lines[FIRST_LINES].start } else { self.text.len() };
    }

    /// Cuts a glued `date 2031-03-27` and a glued stated headline off the first line, as lines of their own.
    fn cut_glued_parts(&mut self) {
        let Some(&first) = self.lines.first() else { return };
        let length = metadata::date_line(first.of(self.text)).map_or(0, |found| found.length);
        self.cut_first_line(0, length);
        let index = usize::from(length > 0 && self.lines.len() > 1);
        let Some(&line) = self.lines.get(index) else { return };
        let stated = self.report.stated.title.as_deref().map(str::trim).filter(|title| !title.is_empty());
        let glued = stated.filter(|title| line.of(self.text).starts_with(title)).map_or(0, str::len);
        if glued > 0 {
            self.title = Some(Span::new(line.start, line.start + glued));
            self.cut_first_line(index, glued);
        }
    }

    fn cut_first_line(&mut self, index: usize, length: usize) {
        let line = self.lines[index];
        let rest = Span::new(line.start + length, line.end).trim(self.text);
        if length > 0 && !rest.is_empty() {
            self.lines[index] = Span::new(line.start, line.start + length);
            self.lines.insert(index + 1, rest);
        }
    }

    fn take_dateline(&mut self, index: usize) -> bool {
        let line = self.lines[index];
        let Some(mut found) = dateline::dateline(line.of(self.text)) else { return false };
        shift(&mut found, line.start);
        self.dateline = Some(found);
        self.title_above(index);
        true
    }

    /// A short line directly above a dateline is the headline, whatever it ends with: no story begins there.
    fn title_above(&mut self, index: usize) {
        if self.title.is_some() || index == 0 {
            return;
        }
        let line = self.lines[index - 1];
        if Some(line) != self.byline && title::may_stand_above_a_dateline(line.of(self.text)) && self.is_plain(line) {
            self.title = Some(line);
        }
    }

    /// A headline glued behind the dateline: the rest of its line, where that ends no sentence and the story follows.
    fn title_behind(&mut self, index: usize) {
        let rest = Span::new(self.body_start.min(self.lines[index].end), self.lines[index].end).trim(self.text);
        if self.title.is_none() && title::is_glued_headline(self.text, &self.lines, index, rest) {
            self.title = Some(rest);
            self.body_start = rest.end;
        }
    }

    fn is_plain(&self, line: Span) -> bool {
        let words = line.of(self.text);
        metadata::date_line(words).is_none() && metadata::byline(words).is_none()
    }

    /// Takes a line that is no story; false where the story begins.
    fn take_line(&mut self, index: usize) -> bool {
        let line = self.lines[index];
        let words = line.of(self.text);
        if self.title.is_some_and(|title| title.of(self.text) == words) || title::is_rule(words) {
            return true;
        }
        self.take_date(line)
            || self.take_byline(line)
            || self.take_place_and_day(line)
            || self.take_agency(line)
            || self.take_title(index)
    }

    fn take_date(&mut self, line: Span) -> bool {
        // Markdown's emphasis: `*Friday, 3 May 2031*`.
        let words = line.of(self.text);
        let bare = words.trim_start_matches(['*', '_']);
        let start = line.end - bare.len();
        let bare = if start > line.start { bare.trim_end_matches(['*', '_']) } else { bare };
        let Some(found) = metadata::date_line(bare) else { return false };
        if let Some(day) = found.day {
            let span = Span::new(start + found.span.start, start + found.span.end);
            self.days.push(WrittenDay { day, span, first: found.first });
        }
        true
    }

    fn take_byline(&mut self, line: Span) -> bool {
        let words = line.of(self.text);
        let stated = self.report.stated.byline.as_deref().is_some_and(|byline| byline.trim() == words);
        let span = if stated { Some(Span::new(0, words.len())) } else { metadata::byline(words) };
        let Some(span) = span else { return false };
        if let Some(agency) = words[span.end..].split([',', '|']).find_map(wire_agency) {
            self.credit.get_or_insert_with(|| Credit { span: line, agency: agency.into() });
        }
        if let Some(credit) = credit::agency_line(self.text, line) {
            self.credit.get_or_insert(credit);
            return true;
        }
        self.byline.get_or_insert(Span::new(line.start + span.start, line.start + span.end));
        self.take_date_behind(line, span.end);
        true
    }

    /// `By Ann Lee, 5 March 2031`: the date on a writer's line.
    fn take_date_behind(&mut self, line: Span, from: usize) {
        let marks = |c: char| c.is_whitespace() || ",|*_•·".contains(c);
        let words = line.of(self.text);
        let rest = words[from..].trim_start_matches(marks);
        let start = line.start + words.len() - rest.len();
        let Some(found) = metadata::date_line(rest.trim_end_matches(marks)) else { return };
        if let Some(day) = found.day {
            let span = Span::new(start + found.span.start, start + found.span.end);
            self.days.push(WrittenDay { day, span, first: found.first });
        }
    }

    /// `Orlo, 9 October 2031` on a line of its own under the writer's: place and date.
    fn take_place_and_day(&mut self, line: Span) -> bool {
        let words = line.of(self.text);
        if self.byline.is_none() || self.dateline.is_some() {
            return false;
        }
        let Some((place, rest)) = words.split_once(", ") else { return false };
        let named = (1..=3).contains(&place.split(' ').count()) && metadata::is_name_line(place);
        let day = metadata::date_line(rest).and_then(|found| found.day);
        let Some(day) = day.filter(|_| named && crate::language::english::weekday(place).is_none()) else {
            return false;
        };
        let place = Span::new(line.start, line.start + place.len());
        self.dateline =
            Some(dateline::Found { span: line, place: Some(place), day: Some(day), agency: None, sure: true });
        self.days.push(WrittenDay { day, span: line, first: true });
        true
    }

    fn take_agency(&mut self, line: Span) -> bool {
        let Some(credit) = credit::agency_line(self.text, line) else { return false };
        self.credit.get_or_insert(credit);
        true
    }

    /// A headline; or, before it, a section's name, and after it, names alone on their line.
    fn take_title(&mut self, index: usize) -> bool {
        let words = self.lines[index].of(self.text);
        if self.title.is_some() {
            return metadata::is_name_line(words) && self.story_is_below(index);
        }
        if let Some(found) = title::headline(self.text, &self.lines, index) {
            self.title = Some(found);
            return true;
        }
        index == 0 && title::is_kicker(words) && self.next_is_headline()
    }

    fn story_is_below(&self, index: usize) -> bool {
        self.lines.get(index + 1).is_some()
    }

    fn next_is_headline(&self) -> bool {
        self.lines.len() > 2
            && dateline::dateline(self.lines[1].of(self.text)).is_none()
            && title::headline(self.text, &self.lines, 1).is_some()
    }

    /// Looks for a dateline under a summary that stands above the story.
    fn look_below(&mut self, index: usize) {
        let last = (index + STORY_BEFORE_DATELINE).min(self.lines.len().saturating_sub(1));
        for below in index + 1..=last {
            let line = self.lines[below];
            let Some(mut found) = dateline::dateline(line.of(self.text)).filter(|found| found.sure) else { continue };
            shift(&mut found, line.start);
            if below == index + 1 && self.title.is_none() {
                self.title_above(below);
                if self.title.is_some() {
                    self.body_start = found.span.end;
                }
            }
            self.dateline = Some(found);
            return;
        }
    }

    fn dateline_credit(&self) -> Option<Credit> {
        let span = self.dateline.as_ref()?.agency?;
        let words = span.of(self.text);
        let known = dateline_agency(words).or_else(|| words.split(['/', ',', ';']).find_map(dateline_agency));
        Some(Credit { span, agency: known.unwrap_or(words).to_owned() })
    }

    fn resolved_dateline(&self, published: Option<&super::Published>) -> Option<Dateline> {
        let found = self.dateline.as_ref()?;
        let date = found.day.and_then(|day| day.date().or_else(|| day.near(published?.date)));
        Some(Dateline { span: found.span, place: found.place, date, agency: found.agency })
    }
}

fn shift(found: &mut dateline::Found, by: usize) {
    for part in [Some(&mut found.span), found.place.as_mut(), found.agency.as_mut()].into_iter().flatten() {
        *part = Span::new(part.start + by, part.end + by);
    }
}
