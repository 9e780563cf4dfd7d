//! Lines in which capitals say nothing: Title Case and ALL CAPS headings.
//!
//! In: the layout and its words. Out: for each paragraph, whether its capitals can be trusted.
//! Method: shares of capitalised words. In such a line only names known from the body count.

use super::words::{Shape, Words};
use crate::language::english::names::Marks;

/// A heading is no longer than this many tokens: newsroom headlines end well before.
const LONGEST: usize = 40;
/// Share of longer words with a capital from which a line counts as Title Case.
const CAPITAL_SHARE: f64 = 0.75;
/// Share of the capitalised words that news else writes in lower case; below, the line lists names.
const ORDINARY_SHARE: f64 = 0.34;

/// For each paragraph, true where its capitals say nothing.
pub(super) fn headings(words: &Words) -> Vec<bool> {
    words.layout.paragraphs.iter().map(|&paragraph| is_heading(words, words.layout.tokens_in(paragraph))).collect()
}

fn is_heading(words: &Words, tokens: std::ops::Range<usize>) -> bool {
    let (mut long, mut capital, mut ordinary, mut upper, mut any) = (0, 0, 0, 0, 0);
    for index in tokens.clone() {
        let word = &words.words[index];
        if matches!(word.shape, Shape::Mark | Shape::Number | Shape::Initial) {
            continue;
        }
        any += 1;
        upper += usize::from(word.shape == Shape::Upper);
        if word.function || word.folded.len() < 4 || word.first {
            continue;
        }
        long += 1;
        if word.shape != Shape::Lower {
            capital += 1;
            ordinary += usize::from(word.is_ordinary() && !word.marks.any(Marks::ROLE.with(Marks::CALENDAR)));
        }
    }
    if any >= 4 && upper * 10 >= any * 8 {
        return true;
    }
    let share = |part: usize, whole: usize| part as f64 / (whole.max(1)) as f64;
    let stopped = tokens.clone().next_back().is_some_and(|last| words.is(last, "."));
    tokens.len() <= LONGEST
        && !stopped
        && long >= 3
        && share(capital, long) >= CAPITAL_SHARE
        && share(ordinary, capital) >= ORDINARY_SHARE
}
