//! How a number binds: the phrases before and after it.

use crate::annotate::Approx;
use crate::language::english::{BOUNDS_AFTER, BOUNDS_BEFORE, BoundWord, strengthens_bound, time_unit};

use super::measures::Quantity;
use super::words::Words;

impl From<BoundWord> for Approx {
    fn from(bound: BoundWord) -> Self {
        match bound {
            BoundWord::About => Self::About,
            BoundWord::AtLeast => Self::AtLeast,
            BoundWord::AtMost => Self::AtMost,
            BoundWord::Exact => Self::Exact,
        }
    }
}

/// The bound that ends directly before token `first`, with its own first token.
pub(super) fn before(words: &Words<'_>, first: usize) -> Option<(usize, Approx)> {
    let anchor = if words.low_before(first, 1) == "another" { first - 1 } else { first };
    if matches!(words.raw_before(anchor), "~" | "≈") {
        return Some((anchor - 1, Approx::About));
    }
    let (start, bound) = BOUNDS_BEFORE
        .iter()
        .filter(|(phrase, _)| ends_with(words, anchor, phrase))
        .max_by_key(|(phrase, _)| phrase.len())
        .map(|(phrase, bound)| (anchor - phrase.len(), Approx::from(*bound)))?;
    Some((strengthened(words, start), bound))
}

/// "over six years": the time in which something is done, not more than it, unless it is what something is or
/// lasts ("was over six years", "for over six years").
pub(super) fn spans_time(words: &Words<'_>, first: usize, quantity: &Quantity) -> bool {
    let time = quantity.unit.as_deref().is_some_and(|unit| time_unit(unit).is_some());
    let lasts = matches!(
        &*words.low_before(first, 1),
        "be" | "been"
            | "being"
            | "is"
            | "are"
            | "was"
            | "were"
            | "for"
            | "spent"
            | "spend"
            | "spends"
            | "has"
            | "have"
            | "had"
            | "with"
            | "little"
            | "bit"
            | "served"
            | "serve"
            | "waited"
            | "wait"
            | "in"
            | "after"
            | "of"
            | "aged"
            | "age"
            | "lasted"
            | "lasting"
            | "lasts"
            | "last"
            | "took"
            | "takes"
            | "take"
            | "taken"
    );
    time && !lasts && words.low(first) == "over" && first + 1 == quantity.first
}

fn strengthened(words: &Words<'_>, start: usize) -> usize {
    if strengthens_bound(&words.low_before(start, 1)) && words.has(start - 1) { start - 1 } else { start }
}

fn ends_with(words: &Words<'_>, end: usize, phrase: &[&str]) -> bool {
    end >= words.start + phrase.len()
        && phrase.iter().rev().zip(1..).all(|(word, back)| words.low_before(end, back) == *word)
}

/// The bound that starts at token `end`, with its own end: "or more", "-plus", "+".
pub(super) fn after(words: &Words<'_>, end: usize) -> Option<(usize, Approx)> {
    if words.raw(end) == "+" && words.glued(end) {
        return Some((end + 1, Approx::AtLeast));
    }
    let hyphened = words.past_hyphen(end);
    match &*words.low(hyphened) {
        "plus" if hyphened > end => return Some((hyphened + 1, Approx::AtLeast)),
        "odd" | "ish" if hyphened > end => return Some((hyphened + 1, Approx::About)),
        _ => {}
    }
    BOUNDS_AFTER
        .iter()
        .find(|(phrase, _)| phrase.iter().zip(end..).all(|(word, at)| words.low(at) == *word))
        // "four days and more than 30 hours": the bound is the next number's.
        .filter(|(phrase, _)| words.low(end + phrase.len()) != "than")
        .map(|(phrase, bound)| (end + phrase.len(), Approx::from(*bound)))
}
