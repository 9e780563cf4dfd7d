//! Whether the clause around a date looks back or ahead.
//!
//! In: the classed tokens and a date's first token. Out: the direction, if the clause shows one.
//! Method: the nearest verb form before the date in its sentence, else the nearest after it; a
//! participle is read with its auxiliary ("will be held"). No parser. Limits: nested clauses.

use super::lexed::Lexed;
use crate::language::english::{VerbTime, verb_time};

/// Where a clause looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Direction {
    /// Back.
    Past,
    /// Ahead.
    Future,
    /// Ahead from a past moment: "was due to".
    Either,
    /// As "could" and "would" do: ahead for a month or year, either way for a weekday.
    Backshifted,
    /// No verb shows it.
    Unknown,
}

/// How many tokens away a verb may stand and still be the date's own: about one clause of news
/// (mean 12 words), doubled for what stands between.
const REACH: usize = 24;

/// Where the clause of the date at tokens `first..end` looks.
pub(super) fn direction(lexed: &Lexed, first: usize, end: usize) -> Direction {
    let before = (first.saturating_sub(REACH)..first)
        .rev()
        .take_while(|&at| !ends_clause(lexed, at))
        .find_map(|at| form(lexed, at));
    let after = || {
        let clause = (end..end + REACH).take_while(|&at| !ends_clause(lexed, at) && !closes_marks(lexed, at));
        clause.into_iter().find_map(|at| form(lexed, at))
    };
    match before.or_else(after) {
        // "I do not need it by Christmas": a deadline without a past verb lies ahead.
        None if sets_deadline(lexed, first) => Direction::Future,
        told => told.unwrap_or(Direction::Unknown),
    }
}

/// True at the end of what somebody said: the verb behind it is the narrator's.
fn closes_marks(lexed: &Lexed, at: usize) -> bool {
    lexed.is(at, &["”", "\""]) || lexed.is(at, &["’"]) && lexed.after(at, &[",", ".", "?", "!"])
}

/// True where `by` governs the expression: `by Christmas`, `by the end of May`.
fn sets_deadline(lexed: &Lexed, first: usize) -> bool {
    lexed.after(first, &["by"]) || lexed.after(first, &["the"]) && lexed.after(first - 1, &["by"])
}

/// True where the words just before a place look ahead.
pub(super) fn looks_ahead(lexed: &Lexed, first: usize) -> bool {
    direction(lexed, first, first + 1) == Direction::Future
}

/// True for a verb form that shows a past or future.
pub(super) fn is_dated_verb(lexed: &Lexed, at: usize) -> bool {
    time(lexed, at).is_some_and(|time| time != VerbTime::PresentAuxiliary)
}

fn ends_clause(lexed: &Lexed, at: usize) -> bool {
    !lexed.range.contains(&at) || lexed.is(at, &[".", ";", "!", "?"]) && !lexed.glued(at)
}

fn form(lexed: &Lexed, at: usize) -> Option<Direction> {
    match time(lexed, at)? {
        VerbTime::Future => Some(Direction::Future),
        VerbTime::Backshifted => Some(backshifted(lexed, at)),
        VerbTime::PastAuxiliary => Some(Direction::Past),
        VerbTime::Ahead => Some(if auxiliary(lexed, at) == Some(VerbTime::PastAuxiliary) {
            Direction::Either
        } else {
            Direction::Future
        }),
        VerbTime::Past => Some(match auxiliary(lexed, at) {
            Some(VerbTime::Future) => Direction::Future,
            Some(VerbTime::Backshifted) => {
                auxiliary_at(lexed, at).map_or(Direction::Backshifted, |k| backshifted(lexed, k))
            }
            Some(VerbTime::Ahead) => Direction::Future,
            Some(VerbTime::PresentAuxiliary) if infinitive(lexed, at) => Direction::Future,
            _ => Direction::Past,
        }),
        // "are to travel"
        VerbTime::PresentAuxiliary => {
            (lexed.is(at, &["is", "are"]) && lexed.is(at + 1, &["to"])).then_some(Direction::Future)
        }
    }
}

/// "He said it would open on Friday" looks ahead; "nobody could agree on Thursday" tells nothing.
fn backshifted(lexed: &Lexed, at: usize) -> Direction {
    let reported = || {
        (at.saturating_sub(REACH)..at)
            .rev()
            .take_while(|&k| !ends_clause(lexed, k))
            .any(|k| time(lexed, k) == Some(VerbTime::Past) && auxiliary_at(lexed, k).is_none())
    };
    if lexed.is(at, &["would", "wouldn't", "wouldn’t"]) && reported() {
        Direction::Future
    } else {
        Direction::Backshifted
    }
}

/// The auxiliary that governs a verb.
fn auxiliary(lexed: &Lexed, at: usize) -> Option<VerbTime> {
    time(lexed, auxiliary_at(lexed, at)?)
}

/// Where the auxiliary of a verb stands: up to four words before ("will also have been told").
fn auxiliary_at(lexed: &Lexed, at: usize) -> Option<usize> {
    let governs = |k: &usize| !matches!(time(lexed, *k), None | Some(VerbTime::Past));
    (at.saturating_sub(4)..at).rev().take_while(|&k| !ends_clause(lexed, k) && !lexed.is(k, &[","])).find(governs)
}

/// `is to be held`.
fn infinitive(lexed: &Lexed, at: usize) -> bool {
    lexed.after(at, &["be"]) && at >= 2 && lexed.is(at - 2, &["to"])
}

fn time(lexed: &Lexed, at: usize) -> Option<VerbTime> {
    let text = lexed.text(at);
    // "May" is a month here; "’ll" is cut into the word before it by UAX 29.
    if text.is_empty() || text.starts_with(char::is_uppercase) || !text.starts_with(char::is_alphabetic) {
        return None;
    }
    if ["'ll", "’ll"].iter().any(|end| text.ends_with(end)) {
        return Some(VerbTime::Future);
    }
    if text.contains('’') { verb_time(&text.replace('’', "'")) } else { verb_time(text) }
}
