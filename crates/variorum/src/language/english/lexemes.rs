//! All that the lists say of one word, in one look-up: its grammatical classes, the cue that it may be, its class by
//! its neighbours.
//!
//! In: a folded word. Out: its [`Lexeme`]. Each list stands in a file of its own; here they are joined, once a process.

use std::borrow::Cow;
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

/// What is known of a folded word; nothing where no list holds it.
#[must_use]
pub fn lexeme(folded: &str) -> Lexeme {
    LEXEMES.get(folded).copied().unwrap_or_default()
}

static LEXEMES: LazyLock<FxHashMap<Cow<'static, str>, Lexeme>> = LazyLock::new(|| {
    /// Words that only the other lists hold, about.
    const OTHERS: usize = 3000;
    let mut lexemes: FxHashMap<Cow<'static, str>, Lexeme> =
        FxHashMap::with_capacity_and_hasher(N_CLASSED + OTHERS, FxBuildHasher);
    for (word, class) in neighbour_classes() {
        lexemes.insert(Cow::Borrowed(word), Lexeme { class, ..Lexeme::default() });
    }
    for (word, class) in classed_words() {
        lexemes.entry(Cow::Borrowed(word)).or_default().classes |= class;
    }
    for (word, index, form) in inflected_cues() {
        let lexeme = lexemes.entry(Cow::Owned(word)).or_default();
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
    fn a_word_of_several_lists_has_all_that_they_say() {
        let said = lexeme("said");
        assert_eq!(said.cue().map(|(verb, form)| (verb.lemma, form)), Some(("say", CueForm::Past)));
        assert_ne!(said.class, 0);
        assert_ne!(lexeme("the").classes & class::DETERMINER, 0);
        assert!(lexeme("zyxwel").cue().is_none());
    }
}
