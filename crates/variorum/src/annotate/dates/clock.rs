//! Times of day: `3 p.m.`, `3pm`, `10:30 GMT`, `7.40 in the morning`, `noon`, `five o'clock`.
//!
//! In: the classed tokens and a place. Out: the time and the token after it. The zone, where one is
//! written, belongs to the expression but not to the value: values are local to where the event was.

use super::expression::Clock;
use super::lexed::{Lex, Lexed};
use crate::language::english::CalendarWord;

/// The time of day written at a token, with its zone, and the token after it.
pub(super) fn clock(lexed: &Lexed, at: usize) -> Option<(Clock, usize)> {
    let (clock, next) = match lexed.lex(at) {
        Lex::Hour(hour, afternoon) => {
            (Clock { hour: half_day(hour, afternoon)?, minute: None }, lexed.past_last_stop(at + 1))
        }
        Lex::HourMinute(hour, minute, afternoon) => {
            let minute = u8::try_from(minute).ok();
            (Clock { hour: half_day(hour, afternoon)?, minute }, lexed.past_last_stop(at + 1))
        }
        Lex::Point(hour, minute) => pointed(lexed, at, hour, minute)?,
        Lex::Digits(value, digits) => in_digits(lexed, at, value, digits)?,
        Lex::Word(CalendarWord::Number(Some(hour @ 1..=12))) => in_words(lexed, at, hour)?,
        Lex::Word(CalendarWord::Builder) => named(lexed, at)?,
        _ => return None,
    };
    Some((clock, zone(lexed, next)))
}

fn in_digits(lexed: &Lexed, at: usize, value: u32, digits: usize) -> Option<(Clock, usize)> {
    if at > 0 && lexed.glued(at - 1) && !lexed.is(at - 1, &["(", "[", "—", "–"]) {
        return None;
    }
    if let Some((minute, afternoon)) = minutes_with_suffix(lexed, at) {
        return Some((Clock { hour: half_day(value, afternoon)?, minute: Some(minute) }, lexed.past_last_stop(at + 3)));
    }
    if let Some((minute, next)) = minutes(lexed, at) {
        if let Some((hour, end)) = told_by_part(lexed, value, next) {
            return Some((Clock { hour, minute: Some(minute) }, end));
        }
        return match suffix(lexed, next) {
            Some((afternoon, end)) => Some((Clock { hour: half_day(value, afternoon)?, minute: Some(minute) }, end)),
            None if is_score(lexed, at, next) || value > 24 => None,
            None => Some((Clock { hour: u8::try_from(value).ok()?, minute: Some(minute) }, next)),
        };
    }
    if let Some((afternoon, end)) = suffix(lexed, at + 1) {
        return Some((Clock { hour: half_day(value, afternoon)?, minute: None }, end));
    }
    if lexed.is(at + 1, &["o'clock", "o’clock"]) {
        return Some((Clock { hour: u8::try_from(value).ok().filter(|hour| *hour <= 12)?, minute: None }, at + 2));
    }
    if let Some((hour, end)) = told_by_part(lexed, value, at + 1).filter(|_| lexed.after(at, BEFORE_HOURS)) {
        return Some((Clock { hour, minute: None }, end));
    }
    let military =
        digits == 4 && value / 100 <= 24 && value % 100 < 60 && lexed.is(at + 1, &["GMT", "UTC", "hrs", "hours"]);
    military.then(|| {
        let hour = u8::try_from(value / 100).unwrap_or(0);
        (Clock { hour, minute: u8::try_from(value % 100).ok() }, at + 1)
    })
}

/// `7.40 in the morning`, `7.40 a.m.`, `at 7.40 on Thursday`: any other number with a point is a decimal.
fn pointed(lexed: &Lexed, at: usize, hour: u32, minute: u32) -> Option<(Clock, usize)> {
    let minute = u8::try_from(minute).ok();
    if let Some((afternoon, end)) = suffix(lexed, at + 1) {
        return Some((Clock { hour: half_day(hour, afternoon)?, minute }, end));
    }
    if let Some((hour, end)) = told_by_part(lexed, hour, at + 1) {
        return Some((Clock { hour, minute }, end));
    }
    let day = lexed.past(at + 1, &["on"]);
    let part = lexed.is(day, &["this", "that"]) && matches!(lexed.word(day + 1), Some(CalendarWord::DayPart(_)));
    let dated = part || matches!(lexed.word(day), Some(CalendarWord::Weekday(_) | CalendarWord::Day(_)));
    let governed = lexed.after(at, &["at"]) && (dated || follows_part_of_day(lexed, at - 1));
    governed.then(|| Some((Clock { hour: u8::try_from(hour).ok()?, minute }, at + 1)))?
}

/// True where a part of the day stands before a token: `on Thursday morning at 7.40`.
fn follows_part_of_day(lexed: &Lexed, at: usize) -> bool {
    at.checked_sub(1).is_some_and(|before| matches!(lexed.word(before), Some(CalendarWord::DayPart(_))))
}

/// The hour that `in the morning`, `in the evening` or `at night` after it tells, and the token after those words.
fn told_by_part(lexed: &Lexed, hour: u32, next: usize) -> Option<(u8, usize)> {
    let the = lexed.is(next, &["in"]) && lexed.is(next + 1, &["the"]);
    let (part, end) = if the { (next + 2, next + 3) } else { (next + 1, next + 2) };
    let code = match lexed.word(part)? {
        CalendarWord::DayPart(code) if the || lexed.is(next, &["at"]) && code == "NI" => code,
        _ => return None,
    };
    // "in the morning papers": the part belongs to what follows.
    let noun = lexed.text(end).starts_with(char::is_lowercase) && !lexed.is(end, AFTER_PARTS);
    (!noun).then(|| Some((hour_in_part(hour, code)?, end)))?
}

/// Words that may follow `in the morning` after a time.
const AFTER_PARTS: &[&str] =
    &["and", "on", "of", "when", "with", "but", "to", "as", "after", "before", "until", "by", "local", "while", "or"];

/// The hour of the day, 0 to 23, that an hour is in a part of the day given by its TIMEX3 code.
pub(super) fn hour_in_part(hour: u32, code: &str) -> Option<u8> {
    match (hour, code) {
        (13..=23, _) => u8::try_from(hour).ok(),
        (_, "AF" | "EV") => half_day(hour, true),
        // "at ten at night", but "at two at night".
        (6..=11, "NI") => half_day(hour, true),
        _ => half_day(hour, false),
    }
}

/// `:30`, `.30` before a suffix; seconds are left out of the value.
fn minutes(lexed: &Lexed, at: usize) -> Option<(u8, usize)> {
    let colon = lexed.is(at + 1, &[":"]) && lexed.glued(at) && lexed.glued(at + 1);
    match lexed.lex(at + 2) {
        Lex::Digits(minute @ 0..=59, 2) if colon => {
            let seconds =
                lexed.is(at + 3, &[":"]) && lexed.glued(at + 2) && matches!(lexed.lex(at + 4), Lex::Digits(0..=59, 2));
            Some((u8::try_from(minute).ok()?, if seconds { at + 5 } else { at + 3 }))
        }
        _ => None,
    }
}

/// `10:30pm`: word boundaries cut it into 10, : and 30pm.
fn minutes_with_suffix(lexed: &Lexed, at: usize) -> Option<(u8, bool)> {
    let colon = lexed.is(at + 1, &[":"]) && lexed.glued(at) && lexed.glued(at + 1);
    match lexed.lex(at + 2) {
        Lex::Hour(minute, afternoon) if colon => Some((u8::try_from(minute).ok()?, afternoon)),
        _ => None,
    }
}

/// A bare `2:01` is a result or a ratio unless a word about time stands by it.
fn is_score(lexed: &Lexed, at: usize, next: usize) -> bool {
    let zone_follows = zone(lexed, next) > next || lexed.is(next, &["hrs", "hours", "on"]);
    !(lexed.after(at, BEFORE_HOURS) || lexed.after(at, &["to", "and", "between", "@", "("]) || zone_follows)
}

/// Words before a time of day.
const BEFORE_HOURS: &[&str] = &["at", "by", "until", "till", "from", "around", "about", "before", "after", "since"];

fn suffix(lexed: &Lexed, at: usize) -> Option<(bool, usize)> {
    let afternoon = match () {
        () if lexed.is(at, &["p.m", "pm"]) => true,
        () if lexed.is(at, &["a.m", "am"]) => false,
        () => return None,
    };
    Some((afternoon, lexed.past_last_stop(at + 1)))
}

fn in_words(lexed: &Lexed, at: usize, hour: u32) -> Option<(Clock, usize)> {
    if lexed.is(at + 1, &["o'clock", "o’clock"]) {
        return Some((Clock { hour: u8::try_from(hour).ok()?, minute: None }, at + 2));
    }
    if let Some((hour, end)) = told_by_part(lexed, hour, at + 1).filter(|_| lexed.after(at, BEFORE_HOURS)) {
        return Some((Clock { hour, minute: None }, end));
    }
    let (afternoon, end) = suffix(lexed, at + 1)?;
    Some((Clock { hour: half_day(hour, afternoon)?, minute: None }, end))
}

fn named(lexed: &Lexed, at: usize) -> Option<(Clock, usize)> {
    let hour = match () {
        () if lexed.is(at, &["noon", "midday"]) => 12,
        () if lexed.is(at, &["midnight"]) => 0,
        () => return None,
    };
    Some((Clock { hour, minute: None }, at + 1))
}

fn half_day(hour: u32, afternoon: bool) -> Option<u8> {
    let hour = u8::try_from(hour).ok().filter(|hour| (1..=12).contains(hour))?;
    Some(hour % 12 + if afternoon { 12 } else { 0 })
}

fn zone(lexed: &Lexed, at: usize) -> usize {
    const ZONES: &[&str] = &[
        "GMT", "UTC", "EST", "EDT", "ET", "CST", "CDT", "CT", "MST", "MDT", "MT", "PST", "PDT", "PT", "CET", "CEST",
        "BST", "IST", "AEST", "AEDT", "JST",
    ];
    if ZONES.contains(&lexed.text(at)) {
        return at + 1;
    }
    if lexed.is(at, &["hrs", "hours"]) {
        return zone(lexed, at + 1);
    }
    let local = lexed.is(at, &["local", "eastern", "pacific", "central", "mountain"]) && lexed.is(at + 1, &["time"]);
    if local { at + 2 } else { at }
}
