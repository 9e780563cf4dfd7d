//! Forms of address and roles before a name: "Mr.", "Secretary of State".
//!
//! In: a word. Out: where to read on past a title, which the finder keeps in mind for the name that follows.

use super::{Finder, Titled};
use crate::annotate::names::words::Shape;
use crate::language::english::names::{KnownKind, Marks};

impl Finder<'_, '_> {
    /// Past a title or role that stands here before a name.
    pub(super) fn title_end(&mut self, at: usize) -> Option<usize> {
        let word = self.word(at)?;
        if word.shape == Shape::Lower {
            let role = word.marks.any(Marks::ROLE) && !word.function;
            self.titled = if role || word.marks.any(Marks::KIN) { Titled::Role } else { Titled::No };
            return Some(at + 1);
        }
        if !word.is_name_like() || !self.is_title(at) {
            return None;
        }
        self.titled = if word.marks.any(Marks::TITLE) { Titled::Address } else { Titled::Role };
        let mut end = at + 1;
        if self.is(end, ".") {
            end += 1;
        }
        Some(self.past_office(end))
    }

    /// A role or form of address that is no part of a longer name ("Justice Department").
    fn is_title(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if word.marks.any(Marks::TITLE) {
            return !(word.folded == "st" || word.folded == "st.") && (self.is(at + 1, ".") || self.name_like(at + 1));
        }
        if !word.marks.any(Marks::ROLE) || word.shape == Shape::Initial {
            return false;
        }
        if self.name_like(at + 1) && self.has(at + 1, Marks::ORGANIZATION_HEAD) {
            return false;
        }
        let name_then_name = word.marks.any(Marks::GIVEN) && self.name_like(at + 1) && !self.has(at + 1, Marks::GIVEN);
        !(name_then_name && self.word(at + 1).is_some_and(|next| !next.is_ordinary()))
    }

    /// Past "of State" in "Secretary of State Ada Orlo"; a place after "of" is a name of its own.
    fn past_office(&self, at: usize) -> usize {
        if !self.is(at, "of") {
            return at;
        }
        let mut end = at + 1 + usize::from(self.is(at + 1, "the"));
        let start = end;
        while self.name_like(end)
            && self
                .word(end)
                .is_some_and(|word| word.is_ordinary() && !word.marks.any(Marks::GIVEN.with(Marks::DEMONYM)))
            && self.known_at(end).is_none_or(|(_, entry)| entry.kind == KnownKind::Organization && end == start)
        {
            end += 1;
            if self.is(end, "and") && self.name_like(end + 1) {
                end += 1;
            }
        }
        // "Director of the Orlo Institute": a body of its own, not the name of an office.
        let body = end > start + 1 && self.has(end - 1, Marks::ORGANIZATION_HEAD);
        if end == start || body || self.is(end, "of") { at } else { end }
    }
}
