//! What somebody is, as written beside the name: "Secretary of State" before it, ", the mayor of Orlo," after it.
//!
//! In: a person's mention. Out: the span of the role, articles and peoples left out.

use super::words::{Shape, Words};
use crate::language::english::names::Marks;
use crate::text::Span;

/// Tokens that a role after a name may span; longer ones are clauses.
const LONGEST_AFTER: usize = 16;
/// Tokens that a role before a name may span.
const LONGEST_BEFORE: usize = 10;

/// The role beside a mention with these tokens, the one after the name first: it is the fuller one.
pub(super) fn role(words: &Words, tokens: &std::ops::Range<usize>) -> Option<Span> {
    after(words, tokens.end).or_else(|| before(words, tokens.start))
}

fn before(words: &Words, start: usize) -> Option<Span> {
    let mut last = start.checked_sub(1)?;
    // "justice minister, Ada Orlo": the comma belongs to neither.
    if words.is(last, ",") {
        last = last.checked_sub(1)?;
    }
    if words.is(last, ".") && last > 0 && words.words[last - 1].marks.any(Marks::TITLE) {
        last -= 1;
    }
    let sentence = words.layout.sentence_at(words.words[start].span.start)?;
    let floor = words.layout.sentences[sentence].tokens.start.max(start.saturating_sub(LONGEST_BEFORE));
    if last < floor {
        return None;
    }
    let office = words.words[last].marks.any(Marks::ROLE) || of_office(words, last, floor);
    // "the clerk of the Orlo assembly": the name is no clerk's.
    if !office || words.words[last].possessive || words.is(last, "the") {
        return None;
    }
    let mut first = last;
    while first > floor && belongs(words, first - 1) {
        first -= 1;
    }
    while first < last && !opens_role(words, first) {
        first += 1;
    }
    Some(words.cover(first..last + 1))
}

/// "Secretary of State": the office word stands before "of".
fn of_office(words: &Words, last: usize, floor: usize) -> bool {
    (floor..last).rev().take(5).any(|at| {
        words.is(at, "of")
            && at > floor
            && words.words[at - 1].marks.any(Marks::ROLE)
            && (at + 1..=last)
                .all(|inner| words.words[inner].is_name_like() || words.is(inner, "and") || words.is(inner, "the"))
    })
}

fn belongs(words: &Words, at: usize) -> bool {
    let word = &words.words[at];
    if word.possessive {
        return false;
    }
    match word.shape {
        Shape::Capital | Shape::Upper => !word.marks.any(Marks::CALENDAR) && (!word.function),
        Shape::Lower => {
            let listed = words.is(at, "and")
                && at > 0
                && words.words[at - 1].is_name_like()
                && words.words[at + 1].is_name_like();
            word.marks.any(Marks::ROLE.with(Marks::ROLE_MODIFIER)) || words.is(at, "of") || listed
        }
        Shape::Mark => {
            words.is(at, "-") || (words.is(at, ".") && word.glued && at > 0 && words.text(at - 1).contains('.'))
        }
        _ => false,
    }
}

fn opens_role(words: &Words, at: usize) -> bool {
    let word = &words.words[at];
    let never = word.marks.any(Marks::NEVER_FIRST) && !word.marks.any(Marks::ROLE_MODIFIER);
    // "White" and "Black" open names of houses and bodies inside a role.
    let people = word.marks.any(Marks::DEMONYM) && !matches!(word.folded.as_str(), "white" | "black");
    !(people || word.function || never || word.shape == Shape::Mark || words.is(at, "of")) || words.is(at, "first")
}

fn after(words: &Words, end: usize) -> Option<Span> {
    if !words.is(end, ",") || words.words[end - 1].possessive {
        return None;
    }
    let sentence = words.layout.sentence_at(words.words[end].span.start)?;
    let limit = words.layout.sentences[sentence].tokens.end.min(end + 1 + LONGEST_AFTER);
    let mut first = end + 1;
    while first < limit && (words.is(first, "the") || words.is(first, "a") || words.is(first, "an")) {
        first += 1;
    }
    let stop = (first..limit).find(|&at| closes(words, at))?;
    let head = (first..stop).find(|&at| words.words[at].marks.any(Marks::ROLE))?;
    // The office stands before any verb or "of": ", who met the mayor," is a clause.
    let clean = (first..head).all(|at| {
        let word = &words.words[at];
        !word.function && !word.marks.any(Marks::SPEECH) || word.possessive
    });
    if !clean || head > first + 6 {
        return None;
    }
    Some(words.cover(first..stop))
}

fn closes(words: &Words, at: usize) -> bool {
    match words.layout.token(at) {
        "," | ";" | ":" | "—" | "–" | "?" | "!" | "(" | ")" | "”" | "\"" | "who" | "said" | "says" | "told" => {
            true
        }
        "since" => true,
        "for" => tells_time(words, at + 1),
        "." => !words.words[at].glued || !words.text(at.saturating_sub(1)).contains('.') || at + 1 >= words.words.len(),
        _ => false,
    }
}

/// "for 11 years", "for more than a decade": how long, which is no part of the office.
fn tells_time(words: &Words, at: usize) -> bool {
    let unit = |at: usize| {
        matches!(
            words.layout.tokens.get(at).map(|_| words.layout.token(at)),
            Some("year" | "years" | "month" | "months" | "week" | "weeks" | "day" | "days" | "decade" | "decades")
        )
    };
    (at..at + 5).take_while(|&at| words.words.get(at).is_some_and(|word| word.shape != Shape::Mark)).any(unit)
}
