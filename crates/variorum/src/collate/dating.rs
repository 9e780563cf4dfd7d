//! Dates reports that state no date by the others of their story.
//!
//! In: the witnesses, their alignments. Out: undated witnesses get a publication date
//! ([`PublishedFrom::Story`]) and their date expressions are read again.
//!
//! Method, for each undated witness:
//! 1. The dated witnesses' publication days must lie within [`ONE_STORY`] of each other; their median is the
//!    day that the story implies. Days farther apart decide only together with 2.
//! 2. Where an aligned place says "on Wednesday" here and dates the same statement there, publication lies
//!    in the week from that day; "yesterday" and "today" fix it. The median is moved to the nearest day that
//!    most such places allow.
//! 3. A dateline's own day ("March 27") stands, with the year that makes it lie nearest to that day.
//! 4. Where no witness is dated, a full date that the text writes together with its weekday ("on Wednesday,
//!    March 26, 2025") dates the report that has it, the latest such day: newsrooms write it so for news, not for
//!    history.
//!
//! Nothing is guessed beyond that: the report stays undated and says so.

use jiff::civil::Date;

use super::{Alignment, Place};
use crate::annotate::{Annotated, DateKind, DateMention, Grain, Published, PublishedFrom, redate};
use crate::language::english::weekday;
use crate::text::{Notice, NoticeKind, Span};

/// Days between the first and the last publication of reports of one event: one week of follow-ups.
const ONE_STORY: i64 = 7;

/// Gives each undated witness the publication date that its story implies, and reads its dates again.
pub fn settle(witnesses: &mut [Annotated], alignments: &[Alignment]) {
    let stated: Vec<Option<Date>> = witnesses.iter().map(published).collect();
    let nobody = stated.iter().all(Option::is_none);
    let dated = if nobody { witnesses.iter().map(written_out).collect() } else { stated.clone() };
    let implied: Vec<Option<Date>> = (0..witnesses.len())
        .map(|index| dated[index].or_else(|| implied(witnesses, alignments, &dated, index)))
        .collect();
    for (index, witness) in witnesses.iter_mut().enumerate() {
        match implied[index] {
            _ if stated[index].is_some() => {}
            Some(date) => give(witness, date),
            None => say_undated(witness),
        }
    }
}

fn published(witness: &Annotated) -> Option<Date> {
    witness.annotations.header.published.as_ref().map(|published| published.date)
}

fn implied(witnesses: &[Annotated], alignments: &[Alignment], dated: &[Option<Date>], index: usize) -> Option<Date> {
    let days: Vec<Date> = dated.iter().flatten().copied().collect();
    let (&first, &last) = (days.iter().min()?, days.iter().max()?);
    let told = windows(witnesses, alignments, dated, index);
    let windows: Vec<Window> = told.iter().map(|(window, _)| *window).collect();
    if between(first, last) <= ONE_STORY {
        let middle = median(days)?;
        return Some(best(&windows, middle).unwrap_or(middle));
    }
    best(&windows, median(told.iter().map(|(_, published)| *published).collect())?)
}

fn median(mut days: Vec<Date>) -> Option<Date> {
    days.sort_unstable();
    days.get(days.len().checked_sub(1)? / 2).copied()
}

/// The days on which a witness can have been published, as one aligned place tells.
type Window = (Date, Date);

/// The day that most windows hold, the nearest to `middle` of those; none without a window.
fn best(windows: &[Window], middle: Date) -> Option<Date> {
    let ends = windows.iter().flat_map(|&(from, to)| [from, to]).chain([middle]);
    let votes = |day: Date| windows.iter().filter(|(from, to)| *from <= day && day <= *to).count();
    let key = |day: Date| (votes(day), -between(middle, day).abs(), std::cmp::Reverse(day));
    let day = ends.max_by_key(|&day| key(day))?;
    (votes(day) > 0).then_some(day)
}

/// What the aligned places of a witness tell, each with the publication of the witness that tells it.
fn windows(
    witnesses: &[Annotated],
    alignments: &[Alignment],
    dated: &[Option<Date>],
    index: usize,
) -> Vec<(Window, Date)> {
    let sides = alignments.iter().filter_map(|one| match () {
        () if one.a.witness == index => Some((one.a, one.b)),
        () if one.b.witness == index => Some((one.b, one.a)),
        () => None,
    });
    sides.filter_map(|(here, there)| Some((window(witnesses, here, there)?, dated[there.witness]?))).collect()
}

/// What an aligned pair tells of the day of publication, where each side holds one date expression.
fn window(witnesses: &[Annotated], here: Place, there: Place) -> Option<Window> {
    let (witness, other) = (&witnesses[here.witness], &witnesses[there.witness]);
    let open = only_date(witness, here.span)?;
    let day: Date = only_date(other, there.span)?.value.as_deref()?.get(..10)?.parse().ok()?;
    let word = witness.layout.slice(open.span).to_lowercase();
    match word.as_str() {
        "today" | "tonight" => Some((day, day)),
        "yesterday" | "last night" => Some((next(day, 1)?, next(day, 1)?)),
        _ if weekday(&word).is_some_and(|number| i64::from(number) == number_of(day)) => Some((day, next(day, 6)?)),
        _ => None,
    }
}

fn only_date(witness: &Annotated, span: Span) -> Option<&DateMention> {
    let dates = &witness.annotations.dates;
    let from = dates.partition_point(|date| date.span.start < span.start);
    let mut inside = dates[from..].iter().take_while(|date| date.span.end <= span.end).filter(|date| is_moment(date));
    inside.next().filter(|_| inside.next().is_none())
}

fn is_moment(date: &DateMention) -> bool {
    matches!(date.kind, DateKind::Date | DateKind::Time)
}

/// The latest full date that the witness writes together with its weekday.
fn written_out(witness: &Annotated) -> Option<Date> {
    let full = |date: &&DateMention| date.anchor.is_none() && date.grain == Some(Grain::Day);
    let with_weekday = |date: &DateMention| {
        let first = witness.layout.slice(date.span).split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let day: Date = date.value.as_deref()?.parse().ok()?;
        (i64::from(weekday(first)?) == number_of(day)).then_some(day)
    };
    witness.annotations.dates.iter().filter(full).filter_map(with_weekday).max()
}

fn give(witness: &mut Annotated, date: Date) {
    let published = Published { date, from: PublishedFrom::Story, span: None };
    if !is_english(witness) {
        witness.annotations.header.published = Some(published);
        return;
    }
    redate(witness, published);
    if let Some((day, span)) = dateline_day(witness).filter(|(day, _)| between(date, *day).abs() <= ONE_STORY) {
        if let Some(line) = &mut witness.annotations.header.dateline {
            line.date = Some(day);
        }
        redate(witness, Published { date: day, from: PublishedFrom::Story, span: Some(span) });
    }
}

/// The day that a witness's dateline names, once the story has told the year.
fn dateline_day(witness: &Annotated) -> Option<(Date, Span)> {
    let line = witness.annotations.header.dateline.as_ref()?.span;
    let named =
        witness.annotations.dates.iter().find(|date| line.contains(date.span) && date.grain == Some(Grain::Day))?;
    Some((named.value.as_deref()?.parse().ok()?, named.span))
}

fn is_english(witness: &Annotated) -> bool {
    witness.annotations.language.as_deref().is_none_or(|code| code == "en")
}

fn say_undated(witness: &mut Annotated) {
    let notices = &mut witness.annotations.notices;
    if notices.iter().all(|notice| notice.kind != NoticeKind::NoDate) {
        let message = "neither the report nor its story says when it was published";
        notices.push(Notice::whole(NoticeKind::NoDate, message));
        notices.sort();
    }
}

fn between(a: Date, b: Date) -> i64 {
    i64::from((b - a).get_days())
}

fn next(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

fn number_of(day: Date) -> i64 {
    i64::from(day.weekday().to_monday_one_offset())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::annotate;
    use crate::collate::AlignmentKind;
    use crate::text::Report;

    fn witness(text: &str, published: Option<&str>) -> Annotated {
        let mut report = Report::from_text(text);
        report.stated.published = published.map(str::to_owned);
        let mut witness = annotate(report);
        witness.annotations.language = Some("en".to_owned());
        // The header stage reads what was stated; these tests must not depend on how.
        witness.annotations.header.published = None;
        if let Some(date) = published {
            redate(&mut witness, Published { date: date.parse().unwrap(), from: PublishedFrom::Given, span: None });
        }
        witness
    }

    fn aligned(witnesses: &[Annotated]) -> Alignment {
        let place = |index: usize| Place::new(index, Span::new(0, witnesses[index].report.text.len()));
        Alignment { a: place(0), b: place(1), kind: AlignmentKind::Edited, score: 0.9, clashes: Vec::new() }
    }

    #[track_caller]
    fn check(reports: &[(&str, Option<&str>)], align: bool, expected: &[Option<&str>]) {
        let mut witnesses: Vec<Annotated> = reports.iter().map(|(text, date)| witness(text, *date)).collect();
        let alignments = if align { vec![aligned(&witnesses)] } else { Vec::new() };
        settle(&mut witnesses, &alignments);
        let got: Vec<Option<String>> = witnesses.iter().map(|w| published(w).map(|date| date.to_string())).collect();
        assert_eq!(got.iter().map(Option::as_deref).collect::<Vec<_>>(), expected);
    }

    const OPENED: &str = "The baker opened the old mill on Wednesday.";

    #[test]
    fn a_story_of_one_week_dates_its_undated_report() {
        check(&[(OPENED, None), ("Rain fell.", Some("2025-03-27"))], false, &[Some("2025-03-27"), Some("2025-03-27")]);
    }

    #[test]
    fn reports_far_apart_date_nobody() {
        let far = [(OPENED, None), ("Rain fell.", Some("2025-03-27")), ("Snow fell.", Some("2025-01-02"))];
        check(&far, false, &[None, Some("2025-03-27"), Some("2025-01-02")]);
    }

    #[test]
    fn an_aligned_yesterday_fixes_the_day() {
        let reports = [("The baker opened the old mill yesterday.", None), (OPENED, Some("2025-03-29"))];
        check(&reports, true, &[Some("2025-03-27"), Some("2025-03-29")]);
    }

    #[test]
    fn an_aligned_weekday_decides_where_reports_lie_far_apart() {
        let reports = [(OPENED, None), (OPENED, Some("2025-03-27")), ("Snow fell.", Some("2025-01-02"))];
        check(&reports, true, &[Some("2025-03-27"), Some("2025-03-27"), Some("2025-01-02")]);
    }

    #[test]
    fn a_dateline_keeps_its_day_and_takes_the_storys_year() {
        let wire = "PORT ELSA, March 26 (Keswane) - The baker opened the old mill.";
        check(&[(wire, None), ("Rain fell.", Some("2025-03-27"))], false, &[Some("2025-03-26"), Some("2025-03-27")]);
    }

    #[test]
    fn a_date_written_out_with_its_weekday_dates_a_story_without_dates() {
        let reports = [("The mill opened on Wednesday, March 26, 2025.", None), (OPENED, None)];
        check(&reports, false, &[Some("2025-03-26"), Some("2025-03-26")]);
    }
}
