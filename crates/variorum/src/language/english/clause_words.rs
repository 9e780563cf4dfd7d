//! Words at which a clause may begin, and words that show that a stretch is a clause.
//!
//! No tagger: closed classes and endings. A participle after a comma is told by its ending alone, so "red" and
//! "king" are kept out by length and by hand.

/// who, which, whose …: a relative clause may begin here.
#[must_use]
pub fn is_relative(folded: &str) -> bool {
    matches!(folded, "who" | "whom" | "whose" | "which" | "where" | "when")
}

/// and, but, while, because …: a coordinated or subordinate clause may begin here.
#[must_use]
pub fn is_conjunction(folded: &str) -> bool {
    matches!(
        folded,
        "and"
            | "but"
            | "or"
            | "nor"
            | "yet"
            | "so"
            | "while"
            | "whereas"
            | "although"
            | "though"
            | "because"
            | "since"
            | "after"
            | "before"
            | "until"
            | "unless"
            | "if"
            | "as"
            | "despite"
            | "with"
            | "without"
    )
}

/// A finite or infinite form of be, have, do, or a modal: a stretch that holds one is a clause.
#[must_use]
pub fn is_auxiliary(folded: &str) -> bool {
    matches!(
        folded,
        "is" | "are"
            | "was"
            | "were"
            | "be"
            | "been"
            | "has"
            | "have"
            | "had"
            | "do"
            | "does"
            | "did"
            | "will"
            | "would"
            | "can"
            | "could"
            | "may"
            | "might"
            | "must"
            | "shall"
            | "should"
            | "said"
            | "says"
            | "told"
            | "made"
            | "took"
            | "went"
            | "came"
            | "gave"
            | "held"
            | "left"
            | "won"
            | "lost"
            | "got"
            | "saw"
            | "began"
            | "fell"
            | "rose"
            | "kept"
            | "led"
            | "met"
            | "sent"
            | "paid"
            | "ran"
            | "found"
    )
}

/// warning, considered …: by its ending.
#[must_use]
pub fn is_participle(folded: &str) -> bool {
    let long_enough = folded.len() >= 6 && folded.chars().all(|c| c.is_ascii_lowercase());
    long_enough && (folded.ends_with("ing") || folded.ends_with("ed")) && !NO_PARTICIPLES.contains(&folded)
}

const NO_PARTICIPLES: &[&str] =
    &["morning", "evening", "nothing", "anything", "everything", "something", "during", "hundred", "including"];

/// he, they, it …: with a conjunction before it, a new clause.
#[must_use]
pub fn is_subject_pronoun(folded: &str) -> bool {
    matches!(folded, "i" | "he" | "she" | "it" | "we" | "they" | "you" | "that" | "there" | "this")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn participles_are_told_by_their_endings() {
        assert!(is_participle("warning") && is_participle("considered"));
        assert!(!is_participle("morning") && !is_participle("red") && !is_participle("king"));
    }
}
