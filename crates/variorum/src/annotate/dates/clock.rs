//! Times of day: `3 p.m.`, `3pm`, `10:30 GMT`, `noon`, `five o'clock`.
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
    let military =
        digits == 4 && value / 100 <= 24 && value % 100 < 60 && lexed.is(at + 1, &["GMT", "UTC", "hrs", "hours"]);
    military.then(|| {
        let hour = u8::try_from(value / 100).unwrap_or(0);
        (Clock { hour, minute: u8::try_from(value % 100).ok() }, at + 1)
    })
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
    const BEFORE: &[&str] = &[
        "at", "by", "until", "till", "from", "around", "about", "before", "after", "since", "to", "and", "between",
        "@", "(",
    ];
    let zone_follows = zone(lexed, next) > next || lexed.is(next, &["hrs", "hours", "on"]);
    !(lexed.after(at, BEFORE) || zone_follows)
}

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
