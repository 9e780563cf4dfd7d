//! When a report was published, and what does not agree about it.
//!
//! In: what was stated outside the text, dates in front of the story, the dateline.
//! Out: the surest of them, in that order, and notices on conflicts, unreadable dates and absence.

use jiff::civil::Date;

use super::day::{days_between, stated_day};
use super::{WrittenDay, dateline};
use crate::annotate::{Published, PublishedFrom};
use crate::text::{Notice, NoticeKind, Stated};

/// Days that a dateline may lie from publication: weeklies and Sunday papers print what was filed days before.
const USUAL_DELAY_DAYS: i32 = 4;

/// The publication date, where one is known, and doubts.
pub(super) struct Found {
    pub date: Option<Published>,
    pub notices: Vec<Notice>,
}

/// The surest publication date among all that were found.
pub(super) fn published(stated: &Stated, written: &[WrittenDay], line: Option<&dateline::Found>) -> Found {
    let mut notices = Vec::new();
    let date = stated_date(stated, &mut notices).or_else(|| written_date(written)).or_else(|| dateline_date(line));
    match &date {
        None => notices.push(Notice::whole(
            NoticeKind::NoDate,
            "no publication date is stated and none stands in the text: relative dates stay open",
        )),
        Some(published) => notices.extend(conflict(published, written, line)),
    }
    Found { date, notices }
}

fn stated_date(stated: &Stated, notices: &mut Vec<Notice>) -> Option<Published> {
    let words = stated.published.as_deref().map(str::trim).filter(|words| !words.is_empty())?;
    let from = if stated.published_given { PublishedFrom::Given } else { PublishedFrom::Metadata };
    let date = stated_day(words);
    if date.is_none() {
        let shown: String = words.chars().take(60).collect();
        notices.push(Notice::whole(
            NoticeKind::BadField,
            format!(
                "the stated publication date {shown:?} is not one calendar day and was left out; write it as YYYY-MM-DD"
            ),
        ));
    }
    Some(Published { date: date?, from, span: None })
}

/// The first date that says when the report came out, else the first that says when it was changed.
fn written_date(written: &[WrittenDay]) -> Option<Published> {
    let found = written.iter().find(|day| day.first).or_else(|| written.first())?;
    Some(Published { date: found.day.date()?, from: PublishedFrom::Metadata, span: Some(found.span) })
}

fn dateline_date(line: Option<&dateline::Found>) -> Option<Published> {
    let line = line?;
    Some(Published { date: line.day?.date()?, from: PublishedFrom::Dateline, span: Some(line.span) })
}

fn conflict(published: &Published, written: &[WrittenDay], line: Option<&dateline::Found>) -> Option<Notice> {
    let far = |date: Date| days_between(date, published.date) > USUAL_DELAY_DAYS;
    let filed = line.and_then(|line| Some((line.day?.near(published.date)?, line.span)));
    let first = written.iter().filter(|day| day.first).find_map(|day| Some((day.day.date()?, day.span)));
    let (date, span) = filed.into_iter().chain(first).find(|(date, _)| far(*date))?;
    let message = format!("the text is dated {date}, but {} is stated as its publication date", published.date);
    Some(Notice::at(span, NoticeKind::DateConflict, message))
}
