//! All that the lists say of one word, in one look-up: its grammatical classes, the cue that it may be, its class by
//! its neighbours.
//!
//! In: a folded word. Out: its [`Lexeme`]. Each list stands in a file of its own; here they are joined, once a process.

use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::attribution_words::classed_words;
use super::cues::{CueForm, CueVerb, cue_of, inflected_cues};
use super::word_classes::{N_CLASSED, neighbour_classes};

/// What is known of a word.
#[derive(Clone, Copy, Debug, Default)]
pub struct Lexeme {
    /// Sum of the classes of [`attribution_words`](super::attribution_words).
    pub classes: u32,
    /// Class by its neighbours in news, from 1 to 255; 0 where it has none.
    pub class: u8,
    /// One more than the index of its cue, 0 where it is none; and the form.
    cue: (u16, Option<CueForm>),
}

impl Lexeme {
    /// The cue verb that the word is a form of.
    #[must_use]
    pub fn cue(self) -> Option<(CueVerb, CueForm)> {
        Some((cue_of(usize::from(self.cue.0).checked_sub(1)?), self.cue.1?))
    }
}

/// Longest word, in bytes, that is looked up: the one longer word that has a class is an address.
pub const LONGEST_LEXEME: usize = 24;

/// A word of up to [`LONGEST_LEXEME`] bytes as numbers, filled up with zeros: half the entries of a text are found or ruled
/// out by three comparisons where they stand, without a second look elsewhere in memory.
type Key = [u64; LONGEST_LEXEME / 8];

fn key(word: &str) -> Option<Key> {
    let mut bytes = [0_u8; LONGEST_LEXEME];
    bytes.get_mut(..word.len())?.copy_from_slice(word.as_bytes());
    let mut key = [0; LONGEST_LEXEME / 8];
    for (number, eight) in key.iter_mut().zip(bytes.as_chunks::<8>().0) {
        *number = u64::from_le_bytes(*eight);
    }
    Some(key)
}

/// What is known of a folded word; nothing where no list holds it.
#[must_use]
pub fn lexeme(folded: &str) -> Lexeme {
    key(folded).and_then(|key| LEXEMES.get(&key)).copied().unwrap_or_default()
}

static LEXEMES: LazyLock<FxHashMap<Key, Lexeme>> = LazyLock::new(|| {
    /// Words that only the other lists hold, about.
    const OTHERS: usize = 3000;
    let mut lexemes: FxHashMap<Key, Lexeme> = FxHashMap::with_capacity_and_hasher(N_CLASSED + OTHERS, FxBuildHasher);
    for (key, class) in neighbour_classes().filter_map(|(word, class)| Some((key(word)?, class))) {
        lexemes.insert(key, Lexeme { class, ..Lexeme::default() });
    }
    for (key, class) in classed_words().filter_map(|(word, class)| Some((key(word)?, class))) {
        lexemes.entry(key).or_default().classes |= class;
    }
    for (key, index, form) in inflected_cues().filter_map(|(word, index, form)| Some((key(&word)?, index, form))) {
        let lexeme = lexemes.entry(key).or_default();
        if lexeme.cue.0 == 0 {
            lexeme.cue = (index + 1, Some(form));
        }
    }
    lexemes
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::english::attribution_words as class;

    #[test]
    fn no_list_of_ours_holds_a_word_that_is_too_long_to_be_looked_up() {
        let words = classed_words().map(|(word, _)| word.to_owned());
        assert!(words.chain(inflected_cues().map(|(word, _, _)| word)).all(|word| key(&word).is_some()));
    }

    #[test]
    fn a_word_of_several_lists_has_all_that_they_say() {
        let said = lexeme("said");
        assert_eq!(said.cue().map(|(verb, form)| (verb.lemma, form)), Some(("say", CueForm::Past)));
        assert_ne!(said.class, 0);
        assert_ne!(lexeme("the").classes & class::DETERMINER, 0);
        assert!(lexeme("zyxwel").cue().is_none());
    }
}
