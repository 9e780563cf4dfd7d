//! Finds the date expressions of a report: the grammar's rules in order, the longest reading wins.
//!
//! In: the classed tokens. Out: expressions, in order, none overlapping another.
//! Around the core of an expression stand its part (`mid-March`, `the end of May`), its part of the day
//! (`Tuesday evening`) and its time (`3 p.m. on Tuesday`).

use super::absolute::absolute;
use super::clock::{clock, hour_in_part};
use super::expression::{Clock, Expression, Found};
use super::lexed::{Lex, Lexed};
use super::recurring::recurring;
use super::relative::relative;
use crate::annotate::DatePart;
use crate::language::english::CalendarWord;

/// All date expressions, in order.
pub(super) fn expressions(lexed: &mut Lexed) -> Vec<Found> {
    let mut found = Vec::new();
    for index in 0..lexed.layout.paragraphs.len() {
        lexed.range = lexed.layout.tokens_in(lexed.layout.paragraphs[index]);
        let mut at = lexed.range.start;
        while at < lexed.range.end {
            match expression(lexed, at) {
                Some(one) => {
                    at = one.tokens.end.max(at + 1);
                    found.push(one);
                }
                None => at += 1,
            }
        }
    }
    lexed.range = 0..lexed.layout.tokens.len();
    found
}

fn expression(lexed: &Lexed, at: usize) -> Option<Found> {
    match lexed.lex(at) {
        Lex::Other => return None,
        Lex::Mark if !lexed.is(at, &["'", "’", "‘"]) => return None,
        _ => {}
    }
    timed(lexed, at)
        .or_else(|| parted(lexed, at))
        .or_else(|| night_of(lexed, at))
        .or_else(|| core(lexed, at).map(|found| with_time(lexed, found)))
}

/// The longest of the rules' readings; the first rule's where two are as long.
fn core(lexed: &Lexed, at: usize) -> Option<Found> {
    let readings = [absolute(lexed, at), relative(lexed, at), recurring(lexed, at)];
    readings.into_iter().flatten().reduce(|best, next| if next.tokens.end > best.tokens.end { next } else { best })
}

/// `mid-March`, `early in 2021`, `the end of the year`, `late Tuesday`.
fn parted(lexed: &Lexed, at: usize) -> Option<Found> {
    let word = lexed.past(at, &["the"]);
    let (part, noun) = match () {
        () if lexed.is(word, &["mid"]) => (DatePart::Mid, false),
        () if lexed.is(word, &["early"]) => (DatePart::Early, false),
        () if lexed.is(word, &["late"]) => (DatePart::Late, false),
        () if lexed.is(word, &["beginning", "start"]) => (DatePart::Early, true),
        () if lexed.is(word, &["middle"]) => (DatePart::Mid, true),
        () if lexed.is(word, &["end"]) => (DatePart::Late, true),
        () => return None,
    };
    let link = word + 1;
    let next =
        if noun { lexed.is(link, &["of"]).then_some(link + 1)? } else { lexed.past(link, &["-", "–", "in", "on"]) };
    let next = if lexed.is(next, &["the", "this", "that", "last", "next"]) { next } else { lexed.past(next, &["the"]) };
    let inner = with_time(lexed, core(lexed, next)?);
    has_parts(&inner.says).then_some(Found { tokens: at..inner.tokens.end, part: Some(part), ..inner })
}

fn has_parts(says: &Expression) -> bool {
    !matches!(
        says,
        Expression::Reference(_)
            | Expression::Duration { .. }
            | Expression::Every { .. }
            | Expression::EveryWeekday(_)
            | Expression::EveryMonth(_)
            | Expression::Set(_)
            | Expression::Count { .. }
            | Expression::Time
    )
}

/// `the night of 8 February 1904`.
fn night_of(lexed: &Lexed, at: usize) -> Option<Found> {
    let word = lexed.past(at, &["the"]);
    let CalendarWord::DayPart(code) = lexed.word(word)? else { return None };
    let next = lexed.is(word + 1, &["of", "on"]).then_some(word + 2)?;
    let inner = core(lexed, next).filter(|inner| names_day(&inner.says))?;
    Some(Found { tokens: at..inner.tokens.end, day_part: Some(code), ..inner })
}

/// `3 p.m.`, `3 p.m. on Tuesday`.
fn timed(lexed: &Lexed, at: usize) -> Option<Found> {
    let (time, end) = clock(lexed, at)?;
    let next = lexed.past(lexed.past(end, &[","]), &["on"]);
    let day = core(lexed, next).filter(|day| names_day(&day.says)).map(|day| with_part(lexed, day));
    let found = day.unwrap_or_else(|| Found::new(at..end, Expression::Time));
    let clock = Some(in_part(time, found.day_part));
    Some(Found { tokens: at..found.tokens.end, clock, ..found })
}

/// Adds the `evening` of `Tuesday evening`.
fn with_part(lexed: &Lexed, mut found: Found) -> Found {
    if let Some(CalendarWord::DayPart(code)) = lexed.word(found.tokens.end)
        && found.day_part.is_none()
    {
        found.day_part = Some(code);
        found.tokens.end += 1;
    }
    found
}

/// A time in a part of the day: `9:30 on Tuesday evening`.
fn in_part(time: Clock, code: Option<&str>) -> Clock {
    let hour = code.and_then(|code| hour_in_part(time.hour.into(), code));
    Clock { hour: hour.unwrap_or(time.hour), ..time }
}

/// Adds `evening` and `at 3 p.m.` to a day.
fn with_time(lexed: &Lexed, mut found: Found) -> Found {
    if !names_day(&found.says) && !matches!(found.says, Expression::DayPart(_)) {
        return found;
    }
    found = with_part(lexed, found);
    let next = lexed.past(lexed.past(found.tokens.end, &[","]), &["at", "around", "about"]);
    if let Some((time, end)) = clock(lexed, next) {
        found.clock = Some(in_part(time, found.day_part));
        found.tokens.end = end;
    }
    found
}

fn names_day(says: &Expression) -> bool {
    use crate::language::english::Unit;
    matches!(
        says,
        Expression::Day { last: None, .. }
            | Expression::Weekday { .. }
            | Expression::Days(_)
            | Expression::DayOfMonth(_)
            | Expression::Holiday { .. }
            | Expression::DayPart(_)
            | Expression::Unit { unit: Unit::Day, .. }
    )
}
