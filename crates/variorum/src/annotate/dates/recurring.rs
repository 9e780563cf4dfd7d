//! Sets of times: `every day`, `each Monday`, `Mondays`, `annually`, `twice a week`.
//!
//! In: the classed tokens and a place. Out: the expression that starts there, if one does.

use super::expression::{Expression, Found};
use super::lexed::{Lex, Lexed};
use crate::language::english::CalendarWord;

/// The set of times that starts at a token.
pub(super) fn recurring(lexed: &Lexed, at: usize) -> Option<Found> {
    match lexed.lex(at) {
        Lex::Word(CalendarWord::Set(value)) => set_word(lexed, at, value),
        Lex::Word(CalendarWord::Weekdays(day)) if lexed.capital(at) => {
            Some(Found::new(at..at + 1, Expression::EveryWeekday(day)))
        }
        Lex::Word(CalendarWord::Builder) if lexed.is(at, &["every", "each"]) => every(lexed, at),
        Lex::Word(CalendarWord::Builder) if lexed.is(at, &["once", "twice"]) => times_a(lexed, at, at + 1),
        Lex::Digits(..) | Lex::Word(CalendarWord::Number(_)) => {
            let (_, next) = lexed.count(at)?;
            lexed.is(next, &["times"]).then(|| times_a(lexed, at, next + 1)).flatten()
        }
        _ => None,
    }
}

/// `Daily` in a paper's name is no set.
fn set_word(lexed: &Lexed, at: usize, value: &'static str) -> Option<Found> {
    let name = lexed.capital(at) && (lexed.capital(at + 1) || at > 0 && lexed.capital(at - 1));
    (!name).then(|| Found::new(at..at + 1, Expression::Set(value)))
}

fn every(lexed: &Lexed, at: usize) -> Option<Found> {
    let other = lexed.past(at + 1, &["other", "single"]);
    let (number, next) = match lexed.count(other) {
        Some((Some(number), next)) => (number, next),
        _ => (if lexed.is(at + 1, &["other"]) { 2 } else { 1 }, other),
    };
    let says = match lexed.word(next)? {
        CalendarWord::Unit(unit, _) => Expression::Every { number, unit },
        CalendarWord::Weekday(day) => Expression::EveryWeekday(day),
        CalendarWord::DayPart(_) => Expression::Set("P1D"),
        CalendarWord::Month(_) | CalendarWord::Season(_) => Expression::Set("P1Y"),
        _ => return None,
    };
    Some(Found::new(at..next + 1, says))
}

fn times_a(lexed: &Lexed, at: usize, article: usize) -> Option<Found> {
    if !lexed.is(article, &["a", "an", "per", "every", "each"]) {
        return None;
    }
    match lexed.word(article + 1)? {
        CalendarWord::Unit(unit, false) => Some(Found::new(at..article + 2, Expression::Every { number: 1, unit })),
        _ => None,
    }
}
