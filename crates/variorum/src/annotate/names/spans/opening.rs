//! Whether a word opens a name: a sentence's start capitalises words that are none, and particles open names in
//! lower case.
//!
//! In: a word. Out: whether a name may be read from it.

use super::{Finder, Titled};
use crate::annotate::names::words::Shape;
use crate::language::english::names::Marks;
use crate::language::english::number_word;

impl Finder<'_, '_> {
    /// Days, peoples and words that only a sentence's start capitalises.
    pub(super) fn is_skipped(&mut self, at: usize) -> bool {
        let word = &self.words.words[at];
        if word.shape == Shape::Lower {
            return false;
        }
        // "Fifteen people": inside a quotation no sentence may start here.
        if number_word(&word.folded).is_some() && !self.name_like(at + 1) {
            self.titled = Titled::No;
            return true;
        }
        let heads = self.head_after(at);
        if word.marks.any(Marks::CALENDAR) && !(self.titled == Titled::Address) {
            self.titled = Titled::No;
            return heads.is_none();
        }
        if word.marks.any(Marks::DEMONYM) && self.titled != Titled::Address {
            let next = self.words.words.get(at + 1).filter(|_| self.name_like(at + 1));
            let person = match next {
                Some(next) => word.marks.any(Marks::GIVEN) && !next.is_ordinary(),
                None => word.marks.any(Marks::SURNAME_TOO),
            };
            return heads.is_none() && !person;
        }
        if word.shape == Shape::Initial && !(self.is(at + 1, ".") && self.name_like(at + 2)) {
            return !self.name_like(at + 1) || word.first;
        }
        word.first && self.titled == Titled::No && !self.opens_sentence_as_name(at)
    }

    /// Whether a sentence's first word belongs to the name after it, or is one.
    fn opens_sentence_as_name(&self, at: usize) -> bool {
        let word = &self.words.words[at];
        let next_unknown = self.name_like(at + 1)
            && self.word(at + 1).is_some_and(|next| !next.is_ordinary() && !next.marks.any(Marks::DEMONYM));
        if word.marks.any(Marks::GIVEN) && (next_unknown || (self.name_like(at + 1) && !word.is_ordinary())) {
            return true;
        }
        if word.marks.any(Marks::PARTICLE) && next_unknown {
            return true;
        }
        if word.marks.any(Marks::NEVER_FIRST) {
            return false;
        }
        if word.is_ordinary() {
            return self.head_after(at).is_some()
                || (self.words.stands_capital(&word.folded) && !self.words.stands_lower(&word.folded));
        }
        if self.words.stands_capital(&word.folded) || word.marks.any(Marks::GIVEN) || self.name_like(at + 1) {
            return true;
        }
        !self.words.stands_lower(&word.folded) && !looks_derived(&word.folded)
    }

    pub(super) fn opens_particle_name(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if word.shape != Shape::Lower || !word.marks.any(Marks::PARTICLE) {
            return false;
        }
        match word.folded.as_str() {
            "al" | "el" => self.is(at + 1, "-") && self.name_like(at + 2),
            "bin" | "ibn" | "von" | "de" | "der" => {
                self.name_like(at + 1) && self.word(at + 1).is_some_and(|next| !next.is_ordinary())
            }
            _ => false,
        }
    }
}

/// Adverbs and participles that no list holds: a sentence's first word of this form is seldom a name.
fn looks_derived(folded: &str) -> bool {
    folded.len() > 5
        && ["ly", "ing", "ed", "ness", "ment", "tion", "able", "ful", "less"]
            .iter()
            .any(|ending| folded.ends_with(ending))
}
