//! The form in which words are compared, never shown: what newsrooms set differently and mean alike.

use rust_stemmers::{Algorithm, Stemmer};

/// Lower case, with typographic apostrophes and dashes made plain.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        let mut folded = word.to_ascii_lowercase();
        if folded.contains('`') {
            folded = folded.replace('`', "'");
        }
        return folded;
    }
    word.chars()
        .flat_map(char::to_lowercase)
        .map(|c| match c {
            '’' | '‘' | 'ʼ' | '`' => '\'',
            '“' | '”' | '„' | '«' | '»' => '"',
            '–' | '—' | '‑' | '−' => '-',
            other => other,
        })
        .collect()
}

/// The English stem of a folded word (Porter's second algorithm, "English" in Snowball), a possessive left out.
#[must_use]
pub fn stem(folded: &str) -> String {
    let bare = folded.strip_suffix("'s").or_else(|| folded.strip_suffix('\'')).unwrap_or(folded);
    Stemmer::create(Algorithm::English).stem(bare).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_and_case_fold_and_possessives_stem_away() {
        assert_eq!(fold("Didn’t"), "didn't");
        assert_eq!(stem(&fold("Prisons’")), stem("prison"));
        assert_eq!(stem("minister's"), stem("ministers"));
    }
}
