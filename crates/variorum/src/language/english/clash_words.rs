//! Words on which a statement turns: negations, modals, quantifiers, superlatives.

/// What a word does to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClashClass {
    /// not, never, no.
    Negation,
    /// may, will, must; words of one strength share a number.
    Modal(u8),
    /// all, most, some; words of one strength share a number.
    Quantifier(u8),
    /// largest, worst, most (before an adjective it is taken for a quantifier).
    Superlative,
}

impl ClashClass {
    /// The number that tells strengths apart, for modals and quantifiers.
    #[must_use]
    pub fn strength(self) -> Option<u8> {
        match self {
            Self::Modal(strength) | Self::Quantifier(strength) => Some(strength),
            Self::Negation | Self::Superlative => None,
        }
    }
}

/// The class of a folded word, where a statement turns on it.
#[must_use]
pub fn clash_class(folded: &str) -> Option<ClashClass> {
    Some(match folded {
        "not" | "never" | "no" | "none" | "neither" | "nor" | "cannot" | "nobody" | "nothing" => ClashClass::Negation,
        "may" | "might" | "could" => ClashClass::Modal(1),
        "should" => ClashClass::Modal(2),
        "will" | "shall" => ClashClass::Modal(3),
        "must" => ClashClass::Modal(4),
        "few" => ClashClass::Quantifier(1),
        "some" | "several" => ClashClass::Quantifier(2),
        "many" => ClashClass::Quantifier(3),
        "most" => ClashClass::Quantifier(4),
        "all" | "every" => ClashClass::Quantifier(5),
        _ if folded.ends_with("n't") => ClashClass::Negation,
        _ if is_superlative(folded) => ClashClass::Superlative,
        _ => return None,
    })
}

/// True for a folded superlative, by a list: too many other words end in -est.
#[must_use]
pub fn is_superlative(folded: &str) -> bool {
    SUPERLATIVES.binary_search(&folded).is_ok()
}

/// Sorted, for binary search.
const SUPERLATIVES: &[&str] = &[
    "best",
    "biggest",
    "bloodiest",
    "busiest",
    "cheapest",
    "closest",
    "coldest",
    "costliest",
    "darkest",
    "deadliest",
    "deepest",
    "driest",
    "earliest",
    "fastest",
    "fiercest",
    "greatest",
    "hardest",
    "harshest",
    "heaviest",
    "highest",
    "hottest",
    "largest",
    "longest",
    "lowest",
    "newest",
    "oldest",
    "poorest",
    "richest",
    "safest",
    "slowest",
    "smallest",
    "strictest",
    "strongest",
    "tallest",
    "toughest",
    "warmest",
    "weakest",
    "wealthiest",
    "wettest",
    "worst",
    "youngest",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_classes_told_apart() {
        assert!(SUPERLATIVES.is_sorted());
        assert_eq!(clash_class("didn't"), Some(ClashClass::Negation));
        assert_ne!(clash_class("may"), clash_class("will"));
        assert_eq!(clash_class("harbour"), None);
    }
}
