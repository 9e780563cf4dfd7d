//! Where names stand: runs of capitalised words, cut and joined by what their words can be.
//!
//! In: the words of one sentence. Out: [`Found`] spans in order, each with what the tables say of it.
//!
//! Method: from left to right, the longest known name, else the run of capitalised words; a run is cut at roles
//! ("Chief"), days and peoples, and joined over "of", "for" and "and" where its head word takes them
//! ("Department of Health and Human Services"), over particles, hyphens and initials.

mod extent;
mod keeping;
mod lookup;
mod opening;
mod runs;
mod titles;

use std::ops::Range;

use super::words::{Word, Words};
use crate::language::english::names::{Known, KnownKind, Marks, known};

/// A name's place and what was seen on the way.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The tables' entry, where the whole name is known.
    pub known: Option<Known>,
    /// A form of address ("Mr.") or a role stands before it.
    pub titled: Titled,
    /// Ordinary words alone: a name only if the report knows it from elsewhere.
    pub weak: bool,
}

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Titled {
    /// Neither of these.
    No,
    /// "President", "Judge".
    Role,
    /// "Mr.", "Sen.".
    Address,
}

/// The names of one sentence.
pub(super) fn find(words: &Words, sentence: Range<usize>) -> Vec<Found> {
    let mut finder = Finder { words, end: sentence.end, titled: Titled::No, found: Vec::new() };
    let mut at = sentence.start;
    while at < sentence.end {
        at = finder.step(at).max(at + 1);
    }
    finder.found
}

struct Finder<'w, 'a> {
    words: &'w Words<'a>,
    end: usize,
    titled: Titled,
    found: Vec<Found>,
}

impl Finder<'_, '_> {
    /// Reads one name, title or other word at `at`; gives where to read on.
    fn step(&mut self, at: usize) -> usize {
        let known = self.known_at(at);
        if known.is_none() && self.opens_particle_name(at) {
            return self.name(at, None);
        }
        if let Some((length, entry)) = known
            && (length > 1 || !self.opens_run(at))
            && entry.kind == KnownKind::Nothing
        {
            return at + length;
        }
        if known.is_none() {
            if let Some(end) = self.title_end(at) {
                return end;
            }
            if !self.name_like(at) {
                self.titled = Titled::No;
                return at + 1;
            }
            if self.is_skipped(at) {
                return at + 1;
            }
        }
        self.name(at, known)
    }

    /// Reads the name at `at` and gives its end.
    fn name(&mut self, at: usize, known: Option<(usize, Known)>) -> usize {
        let run = if self.name_like(at) { self.run_end(at) } else { at + 1 };
        let (mut end, mut entry) = match known {
            Some((length, entry)) => self.longer_known(at, at + length, entry, run),
            None => (self.one_name(at, run), None),
        };
        loop {
            let further = self.carry_on(at, end, entry.is_some());
            if further == end {
                break;
            }
            end = further;
            entry = None;
        }
        if self.takes_stop(end - 1) {
            end += 1;
        }
        self.keep(at, end, entry);
        self.titled = Titled::No;
        end
    }

    fn word(&self, at: usize) -> Option<&Word> {
        if at < self.end { self.words.words.get(at) } else { None }
    }

    fn name_like(&self, at: usize) -> bool {
        self.word(at).is_some_and(Word::is_name_like)
    }

    fn has(&self, at: usize, marks: Marks) -> bool {
        self.word(at).is_some_and(|word| word.marks.any(marks))
    }

    fn is(&self, at: usize, text: &str) -> bool {
        at < self.end && self.words.is(at, text)
    }

    fn opens_run(&self, at: usize) -> bool {
        self.name_like(at + 1)
    }
}

fn is_place(word: &Word) -> bool {
    word.marks.any(Marks::OPENS_KNOWN) && known(&word.folded).is_some_and(|entry| entry.kind == KnownKind::Place)
        || word.marks.any(Marks::DEMONYM)
}
