//! Runs of capitalised words, with the initials, suffixes, stops and hyphens within.
//!
//! In: a run's first word. Out: where the run ends, and where the word stands that heads it ("Department").

use super::{Finder, Titled, is_place};
use crate::annotate::names::words::Shape;
use crate::language::english::names::Marks;

impl Finder<'_, '_> {
    /// End of the run of capitalised words from `at`, initials, suffixes and hyphens within.
    pub(super) fn run_end(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(word) = self.word(end) {
            if end > at && !self.continues(at, end) {
                break;
            }
            if !word.is_name_like() && end > at {
                break;
            }
            end += 1;
            if self.takes_stop(end - 1) {
                end += 1;
            }
            if word.possessive {
                break;
            }
            while self.hyphened(end) {
                end += 2;
            }
            if end - at > 14 {
                break;
            }
        }
        end
    }

    /// True where the capitalised word at `at` can be of the name that starts at `start`.
    fn continues(&self, start: usize, at: usize) -> bool {
        let word = &self.words.words[at];
        let given = self.has(start, Marks::GIVEN) || self.titled == Titled::Address;
        let short = at - start <= 4;
        if word.marks.any(Marks::CALENDAR) && word.shape != Shape::Initial {
            return given && short && at == start + 1 && word.folded == "may";
        }
        if word.marks.any(Marks::DEMONYM) {
            let body = self.has(at + 1, Marks::ORGANIZATION_HEAD) && self.name_like(at + 1);
            return body || self.is_people_surname(start, at);
        }
        if word.marks.any(Marks::ROLE.with(Marks::TITLE)) && !word.marks.any(Marks::PERSON_SUFFIX) {
            let heads = self.name_like(at + 1) && self.has(at + 1, Marks::ORGANIZATION_HEAD);
            let surname = given && short && word.marks.any(Marks::SURNAME_TOO.with(Marks::GIVEN)) && !word.possessive;
            return heads || surname;
        }
        true
    }

    /// "Orla Finn", "Carl French": after an unknown or given name, a people's name is a surname.
    fn is_people_surname(&self, start: usize, at: usize) -> bool {
        let (word, before) = (&self.words.words[at], &self.words.words[at - 1]);
        let given = before.marks.any(Marks::GIVEN)
            || (!before.is_ordinary() && before.shape == Shape::Capital && !is_place(before));
        let initial = self.is(at - 1, ".") || before.shape == Shape::Initial;
        at <= start + 3 && (given || initial) && !self.name_like(at + 1) && word.marks.any(Marks::SURNAME_TOO)
    }

    /// True where the stop after token `at` belongs to it: initials, "Jr.", "Inc.", "U.S.".
    pub(super) fn takes_stop(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if !self.is(at + 1, ".") || !self.word(at + 1).is_some_and(|stop| stop.glued) || word.possessive {
            return false;
        }
        let dotted = word.shape != Shape::Mark && self.words.text(at).contains('.');
        dotted
            || (word.shape == Shape::Initial && self.name_like(at + 2))
            || (word.marks.any(Marks::PERSON_SUFFIX.with(Marks::COMPANY_SUFFIX)) && word.shape == Shape::Capital)
            || (matches!(word.folded.as_str(), "st" | "ft" | "mt" | "wm") && self.name_like(at + 2))
    }

    /// True where a hyphen joins what stands before `at` with a part of the same name.
    pub(super) fn hyphened(&self, at: usize) -> bool {
        let glued = |index: usize| self.word(index).is_some_and(|word| word.glued);
        if !(self.is(at, "-") || self.is(at, "‑") || self.is(at, "&") || self.is(at, "–"))
            || !glued(at)
            || !glued(at + 1)
        {
            return false;
        }
        let Some(next) = self.word(at + 1) else { return false };
        let before = &self.words.words[at - 1];
        match next.shape {
            Shape::Capital | Shape::Upper => !next.function && (!is_place(before) || !is_place(next)),
            Shape::Number => before.shape == Shape::Upper || before.shape == Shape::Initial,
            _ => false,
        }
    }

    /// Where the run's last head word stands, if one stands after `at`.
    pub(super) fn head_after(&self, at: usize) -> Option<usize> {
        let end = self.run_end(at);
        self.last_head(at + 1, end, Marks::HEAD)
    }

    /// The last word from `start` to `end` that heads a name; "Press" in "Press Secretary" is of the role.
    pub(super) fn last_head(&self, start: usize, end: usize, heads: Marks) -> Option<usize> {
        let of_role = |index: usize| {
            self.has(index, Marks::ROLE_MODIFIER) && self.has(index + 1, Marks::ROLE) && self.name_like(index + 1)
        };
        (start..end).rev().find(|&index| self.name_like(index) && self.has(index, heads) && !of_role(index))
    }
}
