//! Which of the names that were read are kept, and which of them are weak.
//!
//! In: a name's tokens and entry. Out: one more [`Found`], or none where ordinary words are capitalised.

use super::{Finder, Found, Titled};
use crate::annotate::names::words::{Shape, Word};
use crate::language::english::names::{Known, KnownKind, Marks};

impl Finder<'_, '_> {
    pub(super) fn keep(&mut self, start: usize, end: usize, entry: Option<Known>) {
        let words = &self.words.words[start..end];
        let named: Vec<&Word> = words.iter().filter(|word| word.is_name_like()).collect();
        let Some(first) = named.first().copied() else {
            if entry.is_some() {
                self.push(start, end, entry, false);
            }
            return;
        };
        if let Some(entry) = entry {
            if entry.kind == KnownKind::Nothing {
                return;
            }
            let doubtful = named.len() == 1 && first.is_ordinary() && first.shape == Shape::Capital && first.first;
            if doubtful && (self.words.stands_lower(&first.folded) || !self.words.stands_capital(&first.folded)) {
                return;
            }
            self.push(start, end, Some(entry), false);
            return;
        }
        let ordinary = named.iter().all(|word| word.is_ordinary());
        if named.len() == 1 {
            self.keep_single(start, end, first, ordinary);
            return;
        }
        let joined = words.iter().any(|word| word.shape == Shape::Lower && word.function);
        let headed =
            (start + usize::from(!joined)..end).any(|index| self.has(index, Marks::HEAD) && self.name_like(index));
        let role_next = self.has(end, Marks::ROLE) && self.name_like(end);
        if ordinary && !headed && self.titled != Titled::Address && !self.has(start, Marks::GIVEN) {
            let in_text = start > 0 && self.words.words[start - 1].shape == Shape::Lower;
            if !role_next && in_text && named.len() < 5 && named.iter().all(|word| word.shape == Shape::Capital) {
                self.push(start, end, None, true);
            }
            return;
        }
        // Five words and more, most of them ordinary and none a head: a title set without marks.
        let n_ordinary = named.iter().filter(|word| word.is_ordinary()).count();
        if named.len() >= 5 && !headed && n_ordinary * 2 > named.len() && !self.has(start, Marks::GIVEN) {
            return;
        }
        self.push(start, end, None, false);
    }

    fn keep_single(&mut self, start: usize, end: usize, word: &Word, ordinary: bool) {
        if word.shape == Shape::Initial || word.marks.any(Marks::PERSON_SUFFIX) {
            return;
        }
        // "Orloism" is a doctrine; "Inc." alone is nobody.
        let suffix = word.marks.any(Marks::COMPANY_SUFFIX) && word.shape == Shape::Capital;
        if suffix || is_doctrine(&word.folded) {
            return;
        }
        if word.shape == Shape::Upper {
            // A shouted word is no acronym; real ones are short.
            let letters = word.folded.chars().filter(|c| c.is_alphabetic()).count();
            if !(ordinary || is_roman(&word.folded) || word.function || self.words.stands_lower(&word.folded))
                || letters <= 1
            {
                self.push(start, end, None, letters <= 1);
            }
            return;
        }
        let addressed = self.titled == Titled::Address || (self.titled == Titled::Role && !word.first);
        let weak = ordinary && (!addressed || word.marks.any(Marks::HEAD.with(Marks::ROLE)));
        self.push(start, end, None, weak || word.marks.any(Marks::DEMONYM));
    }

    fn push(&mut self, start: usize, end: usize, known: Option<Known>, weak: bool) {
        if self.words.in_address(start) {
            return;
        }
        self.found.push(Found { tokens: start..end, known, titled: self.titled, weak });
    }
}

/// "Orloism": named after somebody, and no name of anybody.
fn is_doctrine(folded: &str) -> bool {
    folded.len() > 6 && ["ism", "isms"].iter().any(|ending| folded.ends_with(ending))
}

/// "VII": a number in Roman digits is no acronym.
fn is_roman(folded: &str) -> bool {
    folded.len() > 1 && folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}
