//! What the words beside a mention tell of whom or what it stands for.
//!
//! In: a mention and the words around it. Out: whether it can stand for a body, which of "he" and "she" fits it, how
//! far it stands from another. No parser: the clause is the words up to the next name.

use super::chains::Mention;
use super::gender::{Gender, by_address};
use super::kinds::follows_body;
use super::words::{Shape, Words};
use crate::language::english::names::Marks;

/// Tokens behind a name in which a pronoun is that person's: a clause.
const PRONOUN_WITHIN: usize = 14;

/// Sentences from one token to a later one.
pub(super) fn sentences_between(words: &Words, a: usize, b: usize) -> usize {
    let sentence = |at: usize| words.layout.sentence_at(words.words[at].span.start).unwrap_or(0);
    sentence(b).saturating_sub(sentence(a))
}

/// "Mrs. Orlo", "Orlo moved her chair": the first pronoun behind a name in its sentence, no other name between.
///
/// A name in full is the subject of its sentence as a rule: there the pronoun may stand as far as the next person,
/// the token `until`.
pub(super) fn address_or_pronoun(words: &Words, mention: &Mention, until: usize) -> Option<Gender> {
    let tokens = &mention.found.tokens;
    if let Some(told) = by_address(words.layout, mention.span.start) {
        return Some(told);
    }
    let sentence = words.layout.sentence_at(mention.span.start)?;
    let full = mention.parts.len() > 1;
    let reach = if full { until } else { tokens.end + PRONOUN_WITHIN };
    let end = words.layout.sentences[sentence].tokens.end.min(reach);
    let own = (tokens.end..end).take_while(|&at| (full || !words.words[at].is_name_like()) && !words.is(at, "”"));
    own.filter(|&at| words.words[at].shape == Shape::Lower).find_map(|at| match words.words[at].folded.as_str() {
        "she" | "her" | "herself" => Some(Gender::Female),
        "he" | "his" | "him" | "himself" => Some(Gender::Male),
        _ => None,
    })
}

/// True where a word can stand for the body whose name it opens: not behind "in" or "of", not before a noun
/// but an office's.
pub(super) fn stands_for_body(words: &Words, mention: &Mention) -> bool {
    let tokens = &mention.found.tokens;
    let placed = tokens.start > 0 && {
        let before = words.words[tokens.start - 1].folded.as_str();
        matches!(before, "in" | "of" | "near" | "across" | "outside" | "throughout" | "around")
    };
    let noun = words.words.get(tokens.end).is_some_and(|next| {
        let office = follows_body(&next.folded) || next.marks.any(Marks::ROLE);
        let verb = office || next.function || next.marks.any(Marks::SPEECH) || next.folded.ends_with("ed");
        next.shape == Shape::Lower && !verb
    });
    !placed && (!noun || words.words[tokens.end - 1].possessive)
}
