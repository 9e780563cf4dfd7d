//! Words that carry grammar, not matter: articles, prepositions, pronouns, auxiliaries, conjunctions.
//!
//! They weigh nothing where statements are compared by their matter. Negations are left out on
//! purpose: a statement with "not" is another statement.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

/// True for a folded (lower-case) function word.
#[must_use]
pub fn is_function_word(folded: &str) -> bool {
    SET.contains(folded)
}

static SET: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| WORDS.iter().copied().collect());

/// In order.
const WORDS: &[&str] = &[
    "a",
    "about",
    "after",
    "also",
    "although",
    "am",
    "among",
    "an",
    "and",
    "any",
    "are",
    "as",
    "at",
    "be",
    "because",
    "been",
    "before",
    "being",
    "between",
    "but",
    "by",
    "can",
    "could",
    "did",
    "do",
    "does",
    "doing",
    "down",
    "during",
    "each",
    "for",
    "from",
    "had",
    "has",
    "have",
    "having",
    "he",
    "her",
    "here",
    "hers",
    "herself",
    "him",
    "himself",
    "his",
    "how",
    "however",
    "i",
    "if",
    "in",
    "into",
    "is",
    "it",
    "its",
    "itself",
    "just",
    "may",
    "me",
    "might",
    "must",
    "my",
    "of",
    "off",
    "on",
    "or",
    "our",
    "ours",
    "out",
    "over",
    "own",
    "shall",
    "she",
    "should",
    "so",
    "some",
    "such",
    "than",
    "that",
    "that's",
    "the",
    "their",
    "theirs",
    "them",
    "themselves",
    "then",
    "there",
    "these",
    "they",
    "this",
    "those",
    "though",
    "through",
    "to",
    "too",
    "under",
    "until",
    "up",
    "upon",
    "us",
    "very",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "whom",
    "whose",
    "why",
    "will",
    "with",
    "would",
    "you",
    "your",
    "yours",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_is_sorted_and_leaves_negation_out() {
        assert!(WORDS.is_sorted());
        assert!(is_function_word("the") && !is_function_word("not") && !is_function_word("no"));
    }
}
