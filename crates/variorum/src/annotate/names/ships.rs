//! Ships whose names begin with a title: "the Lady Orlo sailed".
//!
//! In: the words of a report. Out: whether a title opens such a name.
//! Method: people's titles take no article before a name that stands alone; once seen so, the name is a ship's in the
//! whole report ("the Lady Orlo crash"). Limits: a ship that the report never names so.

use rustc_hash::FxHashSet;

use super::words::{Shape, Words};

/// Titles that ships bear too. Ranks and "Mr." are left out: news writes "the Rev. Orlo", never "the Lady Orlo".
const SHIPS_TITLES: &[&str] =
    &["lady", "sir", "lord", "dame", "miss", "king", "queen", "prince", "princess", "duke", "duchess", "sister"];

/// What ships do.
const SAILING: &[&str] = &["hit", "sank", "ran", "struck", "sails", "left", "went", "lay", "carries", "came"];

impl Words<'_> {
    /// Every title and the word behind it that are a ship's name where they stand.
    pub fn ships(&self) -> FxHashSet<(String, String)> {
        (0..self.words.len()).filter(|&at| self.is_thing(at)).map(|at| self.title_and_name(at)).collect()
    }

    /// True where a title opens the name of a ship or the like, here or elsewhere in the report.
    pub fn names_thing(&self, index: usize) -> bool {
        self.may_name_thing(index) && self.things.contains(&self.title_and_name(index))
    }

    /// "the Lady Orlo hit", "the ferry Lady Orlo": people's titles take no article before a name that stands alone.
    fn is_thing(&self, index: usize) -> bool {
        if index == 0 || !self.may_name_thing(index) {
            return false;
        }
        let article = self.words[index - 1].folded == "the";
        let next = self.words.get(index + 2);
        let noun = next.is_some_and(|next| {
            next.shape == Shape::Lower && !next.function && !self.layout.token(index + 2).ends_with("ed")
        });
        let sails = next.is_some_and(|next| SAILING.contains(&next.folded.as_str()));
        let possessive = self.words[index + 1].possessive;
        article && !possessive && (sails || !noun && next.is_some_and(|next| !next.is_name_like()))
    }

    fn may_name_thing(&self, index: usize) -> bool {
        let titled = self
            .words
            .get(index)
            .is_some_and(|word| word.shape == Shape::Capital && SHIPS_TITLES.contains(&word.folded.as_str()));
        titled && self.words.get(index + 1).is_some_and(|next| next.shape == Shape::Capital && !next.function)
    }

    fn title_and_name(&self, index: usize) -> (String, String) {
        (self.words[index].folded.clone(), self.words[index + 1].folded.clone())
    }
}
