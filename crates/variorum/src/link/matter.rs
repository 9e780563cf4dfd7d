//! The words that carry a statement's matter, and how many of them stand at another place.
//!
//! In: places. Out: stems in house form, function words left out; shares of them.

use crate::language::english::{house_form, is_function_word};
use crate::text::{Layout, Span, TokenKind, fold, stem};

/// Stems of the words that carry matter in a place, in order.
pub(super) fn matter_stems(layout: &Layout, span: Span) -> Vec<String> {
    let tokens = layout.tokens_in(span).map(|index| layout.tokens[index]);
    let folded =
        tokens.filter(|token| token.kind != TokenKind::Punctuation).map(|token| fold(layout.slice(token.span)));
    folded.filter(|word| !is_function_word(word)).map(|word| stem(&house_form(&word))).collect()
}

/// Share of the wanted stems, each counted once, that are among the given ones; 0 where none is wanted.
#[allow(clippy::cast_precision_loss)] // counts of words
pub(super) fn share_held(wanted: &[String], given: &[String]) -> f64 {
    let mut distinct: Vec<&String> = wanted.iter().collect();
    distinct.sort_unstable();
    distinct.dedup();
    let held = distinct.iter().filter(|stem| given.contains(stem)).count();
    held as f64 / distinct.len().max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_share_counts_each_word_of_matter_once() {
        let layout = Layout::new("The bakers sold the mill. They sold bread.".into(), "en");
        let stems = matter_stems(&layout, Span::new(0, layout.text.len()));
        assert_eq!(stems.len(), 5);
        assert!((share_held(&stems, &stems[..3]) - 0.75).abs() < 1e-9);
        assert!(share_held(&[], &stems).abs() < 1e-9);
    }
}
