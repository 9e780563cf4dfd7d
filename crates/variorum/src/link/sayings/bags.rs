//! How many words two pieces can share at most, whatever their order: what spares most pairs the word alignment.
//!
//! In: marked pieces. Out: whether two may be versions of one utterance.
//!
//! Method: each piece's words in house form, as numbers, sorted; what two have in common is counted by a merge. The
//! alignment finds no more than that, but for names spelled otherwise and words written apart: for these some words
//! are granted.

use rustc_hash::FxHashMap;

use super::pieces::Piece;
use crate::annotate::Annotated;
use crate::language::english::{house_form, is_function_word};
use crate::text::{TokenKind, fold};

/// The words of each piece.
pub struct Bags(Vec<Bag>);

#[derive(Default)]
struct Bag {
    /// All words.
    all: Vec<u32>,
    /// Those that carry matter.
    matter: Vec<u32>,
}

impl Bags {
    /// Looks every word up once.
    pub fn new(witnesses: &[Annotated], pieces: &[Piece]) -> Self {
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let mut bag = |piece: &Piece| {
            let layout = &witnesses[piece.place.witness].layout;
            let tokens = layout.tokens_in(piece.place.span).map(|index| layout.tokens[index]);
            let mut bag = Bag::default();
            for token in tokens.filter(|token| token.kind != TokenKind::Punctuation) {
                let folded = fold(layout.slice(token.span));
                let next = numbers.len() as u32;
                let number = *numbers.entry(house_form(&folded)).or_insert(next);
                bag.all.push(number);
                if !is_function_word(&folded) {
                    bag.matter.push(number);
                }
            }
            bag.all.sort_unstable();
            bag.matter.sort_unstable();
            bag
        };
        Self(pieces.iter().map(&mut bag).collect())
    }

    /// False where two pieces share too little to be versions of one utterance in whatever order their words stand.
    pub fn may_be_one(&self, a: usize, b: usize) -> bool {
        /// Words that one name spelled otherwise, or one word written apart, may add.
        const GRANTED: usize = 2;
        let (a, b) = (&self.0[a], &self.0[b]);
        let shorter = a.matter.len().min(b.matter.len());
        let longer = a.all.len().max(b.all.len());
        2 * (shared(&a.matter, &b.matter) + GRANTED) >= shorter || 10 * (shared(&a.all, &b.all) + GRANTED) >= 7 * longer
    }
}

/// How many members two sorted lists have in common, each as often as both have it.
fn shared(a: &[u32], b: &[u32]) -> usize {
    let (mut i, mut j, mut count) = (0, 0, 0);
    while i < a.len() && j < b.len() {
        match a[i].cmp(&b[j]) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => (i, j, count) = (i + 1, j + 1, count + 1),
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_count_as_often_as_both_have_them() {
        assert_eq!(shared(&[1, 1, 2, 5], &[1, 1, 1, 5, 9]), 3);
        assert_eq!(shared(&[], &[1]), 0);
    }
}
