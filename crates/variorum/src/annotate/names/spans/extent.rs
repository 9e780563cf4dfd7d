//! How far one name reaches: a run holds several, and a name goes on over "of", "and", particles and hyphens.
//!
//! In: a name's first word, the known name that opens there. Out: where the name ends, and its entry if the whole of
//! it is known.

use super::{Finder, Titled, is_place};
use crate::annotate::names::words::Shape;
use crate::language::english::names::{Known, KnownKind, Marks};

impl Finder<'_, '_> {
    /// A known name, or the longer one that it opens: "Chicago" in "Chicago Police Department".
    pub(super) fn longer_known(&self, at: usize, end: usize, entry: Known, run: usize) -> (usize, Option<Known>) {
        if run <= end || self.words.words[end - 1].possessive {
            return (end, Some(entry));
        }
        let role_next = self.name_like(run) && self.has(run, Marks::ROLE);
        let heads = if role_next { Marks::ORGANIZATION_HEAD } else { Marks::HEAD };
        if let Some(head) = self.last_head(end, run, heads) {
            return (head + 1, None);
        }
        let next = &self.words.words[end];
        let single = end == at + 1;
        let fresh = next.is_name_like() && !next.is_ordinary() && self.known_at(end).is_none();
        if single && fresh && self.has(at, Marks::GIVEN) && next.shape == Shape::Capital {
            return (run.min(at + 3), None);
        }
        let team = entry.kind == KnownKind::Place
            && next.folded.ends_with('s')
            && end + 1 == run
            && next.shape == Shape::Capital;
        if team && !next.marks.any(Marks::DEMONYM) && self.known_at(end).is_none() {
            return (run, None);
        }
        (end, Some(entry))
    }

    /// The part of a run that is one name.
    pub(super) fn one_name(&self, at: usize, run: usize) -> usize {
        let run = run.max(at + 1);
        let head = self.last_head(at + 1, run, Marks::HEAD);
        let given = self.has(at, Marks::GIVEN) || self.titled == Titled::Address;
        if let Some(head) = head {
            let surname =
                given && head <= at + 3 && self.has(head, Marks::SURNAME_TOO) && !self.words.words[at].is_ordinary();
            if !surname {
                return head + 1;
            }
        }
        // "Orlo California": a town and its state.
        let town = |index: usize, entry: Known| {
            index == at + 1
                && index + 1 == run
                && entry.kind == KnownKind::Place
                && !given
                && !self.words.words[at].is_ordinary()
        };
        let inner = (at + 1..run)
            .find(|&index| self.known_at(index).is_some_and(|(length, entry)| length > 1 || town(index, entry)));
        let run = inner.unwrap_or(run);
        if given && self.titled != Titled::No {
            return run.min(at + 7);
        }
        run
    }

    /// The end of the name when it goes on over a connecting word at `end`.
    pub(super) fn carry_on(&self, start: usize, end: usize, known: bool) -> usize {
        if self.words.words[end - 1].possessive {
            // "St. Orlo's Hospital"
            let saint = matches!(self.words.words[start].folded.as_str(), "st" | "saint");
            let house = self.name_like(end) && self.has(end, Marks::FACILITY_HEAD.with(Marks::ORGANIZATION_HEAD));
            return if saint && house { end + 1 } else { end };
        }
        if self.hyphened(end) {
            return end + 2;
        }
        if self.company_suffix(end) {
            return end + 2 + usize::from(self.takes_stop(end + 1));
        }
        if let Some(surname) = self.words.past_nickname(start, end).filter(|&surname| surname < self.end) {
            return self.run_end(surname);
        }
        let last = &self.words.words[end - 1];
        if last.marks.any(Marks::OF_HEAD) && last.is_name_like() && (!known || end - start == 1) {
            let institution = last.marks.any(Marks::ORGANIZATION_HEAD.with(Marks::FACILITY_HEAD));
            let joins = self.is(end, "of")
                || (institution && (self.is(end, "for") || self.is(end, "on") || self.is(end, "to")));
            if joins {
                return self.after_connector(end, end + 1);
            }
        }
        if self.is(end, "at") && (start..end).any(|index| self.words.words[index].folded == "university") {
            return self.after_connector(end, end + 1);
        }
        if (self.is(end, "and") || self.is(end, "&")) && self.name_like(end + 1) {
            return self.after_and(start, end);
        }
        self.over_particles(start, end, known)
    }

    /// True for the comma of "Orlo Mills, Inc.".
    fn company_suffix(&self, comma: usize) -> bool {
        self.is(comma, ",") && self.name_like(comma + 1) && self.has(comma + 1, Marks::COMPANY_SUFFIX)
    }

    fn after_connector(&self, end: usize, next: usize) -> usize {
        let next = next + usize::from(self.is(next, "the"));
        if !self.name_like(next) && self.known_at(next).is_none() {
            return end;
        }
        if self.has(next, Marks::CALENDAR) {
            return end;
        }
        let run = self.run_end(next);
        let far = match self.known_at(next) {
            Some((length, entry)) => self.longer_known(next, next + length, entry, run).0,
            None => run,
        };
        // "the Chamber of Orlo's Court" is the court of Orlo.
        if self.words.words[far - 1].possessive { end } else { far }
    }

    /// "Justice and Security" inside a ministry, "Food and Drug Administration"; other names stay two.
    fn after_and(&self, start: usize, end: usize) -> usize {
        let run = self.run_end(end + 1);
        let ordinary = |from: usize, to: usize| {
            (from..to).all(|index| {
                let word = &self.words.words[index];
                !word.is_name_like() || (word.is_ordinary() && !(word.marks.any(Marks::OPENS_KNOWN) && is_place(word)))
            })
        };
        if self.is(end, "&") {
            return run;
        }
        let listed = (start..end).any(|index| self.is(index, "of") || self.is(index, "for") || self.is(index, "on"));
        if listed && ordinary(end + 1, run) && ordinary(end - 1, end) {
            return run;
        }
        let head =
            (end + 1..run).rev().find(|&index| self.has(index, Marks::ORGANIZATION_HEAD) && self.name_like(index));
        match head {
            Some(head)
                if head > end + 1
                    && ordinary(start, end)
                    && ordinary(end + 1, head)
                    && !self.has(end - 1, Marks::HEAD) =>
            {
                head + 1
            }
            _ => end,
        }
    }

    /// "Ludwig van der Orlo", "Tren de Aragua", "Bashar al-Orlo".
    fn over_particles(&self, start: usize, end: usize, known: bool) -> usize {
        let mut next = end;
        while next < end + 3
            && self.word(next).is_some_and(|word| word.shape == Shape::Lower && word.marks.any(Marks::PARTICLE))
        {
            next += 1;
        }
        if next == end || known || self.has(start, Marks::DEMONYM) {
            return end;
        }
        if self.is(next, "-") && self.name_like(next + 1) && self.word(next + 1).is_some_and(|word| word.glued) {
            return self.run_end(next + 1);
        }
        // "van" and "den" are English words: a blank before a known place or person would be a new phrase.
        if self.name_like(next) && self.word(next).is_some_and(|word| !word.is_ordinary() || end - start == 1) {
            return self.run_end(next);
        }
        end
    }
}
