//! Words for a people that no list holds: "the Orlovian police" in a report that names Orlovy.
//!
//! In: the names found. Out: the first tokens of those that are such words and no names.
//! Method: the word's ending, a noun behind it, and another name that begins with the same letters.
//! Limits: peoples whose place the report does not name; endings that English uses for names of papers too.

use rustc_hash::FxHashSet;

use super::spans::Found;
use super::words::{Shape, Words};
use crate::language::english::names::Marks;

const ENDINGS: &[&str] = &["ian", "ean", "ese", "ish", "ians", "eans"];

/// Bytes that a people's word and its place's name share.
const STEM: usize = 4;

/// First tokens of words for a people among the names.
pub(super) fn peoples(words: &Words, found: &[Found]) -> FxHashSet<usize> {
    let stem = |found: &Found| words.words[found.tokens.start].folded.get(..STEM).map(str::to_owned);
    let places = found.iter().filter(|found| !is_derived(words, found)).filter_map(stem);
    let places: FxHashSet<String> = places.collect();
    let is_people = |found: &&Found| {
        is_derived(words, found) && qualifies(words, found) && stem(found).is_some_and(|stem| places.contains(&stem))
    };
    found.iter().filter(is_people).map(|found| found.tokens.start).collect()
}

fn is_derived(words: &Words, found: &Found) -> bool {
    let word = &words.words[found.tokens.start];
    !word.marks.any(Marks::GIVEN) && ENDINGS.iter().any(|ending| word.folded.ends_with(ending))
}

/// True for one unknown word before a noun; "the Orlovian reports" is a paper.
fn qualifies(words: &Words, found: &Found) -> bool {
    let bare = found.tokens.len() == 1 && found.known.is_none() && !words.words[found.tokens.start].possessive;
    bare && words.words.get(found.tokens.end).is_some_and(|next| {
        let reports = next.marks.any(Marks::SPEECH) || matches!(next.folded.as_str(), "reports" | "reported");
        next.shape == Shape::Lower && !next.function && !reports
    })
}
