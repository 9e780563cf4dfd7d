//! The longest name of the tables that opens at a word.
//!
//! In: a word. Out: how many tokens the known name has, and its entry, if the words are written as it asks.

use super::Finder;
use crate::annotate::names::words::{Shape, Word};
use crate::language::english::names::{Known, LONGEST_KNOWN, Marks, known};

impl Finder<'_, '_> {
    /// The longest known name that opens here.
    pub(super) fn known_at(&self, at: usize) -> Option<(usize, Known)> {
        let word = self.word(at)?;
        if !word.marks.any(Marks::OPENS_KNOWN) || word.shape == Shape::Mark {
            return None;
        }
        let mut key = String::new();
        let mut best = None;
        for length in 1..=LONGEST_KNOWN.min(self.end - at) {
            let word = &self.words.words[at + length - 1];
            if length > 1 {
                key.push(' ');
            }
            let bare = key.len();
            if word.shape == Shape::Mark {
                key.push_str(self.words.text(at + length - 1));
            } else {
                key.push_str(&word.folded);
            }
            if word.possessive && word.shape != Shape::Mark {
                if let Some(entry) = self.fitting(&key, at, length) {
                    best = Some((length, entry));
                }
                key.truncate(bare);
                key.push_str(&word.folded);
                key.push_str("'s");
            }
            if let Some(entry) = self.fitting(&key, at, length) {
                best = Some((length, entry));
            }
            if key.len() > 64 {
                break;
            }
        }
        best
    }

    /// The entry, if the words are written as it asks.
    fn fitting(&self, key: &str, at: usize, length: usize) -> Option<Known> {
        let entry = known(key)?;
        let words = &self.words.words[at..at + length];
        let written = |word: &Word| match word.shape {
            Shape::Capital | Shape::Initial => !entry.capitals,
            Shape::Upper => true,
            _ => false,
        };
        let opens = words.iter().find(|word| word.shape != Shape::Mark)?;
        let lower_entry = entry.full.starts_with(char::is_lowercase);
        let fits = if entry.capitals && words.iter().any(|word| word.shape == Shape::Capital) {
            false
        } else {
            written(opens)
                || opens.shape == Shape::Initial
                || (lower_entry && opens.shape == Shape::Lower && words.len() > 1)
        };
        let last = words.last()?;
        (fits && (last.shape != Shape::Lower || words.len() == 1)).then_some(entry)
    }
}
