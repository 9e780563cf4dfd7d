//! The form in which words are compared, never shown: what newsrooms set differently and mean alike.

use rust_stemmers::{Algorithm, Stemmer};
use unicode_normalization::UnicodeNormalization;

use super::is_invisible;

/// Lower case, with typographic apostrophes and dashes made plain, in one normal form (NFKC), without what nobody sees.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        let mut folded = word.to_ascii_lowercase();
        if folded.contains('`') {
            folded = folded.replace('`', "'");
        }
        return folded;
    }
    // Nearly all that English news has beyond ASCII is in its normal form: accented letters and typographic marks.
    let is_plain = |c: char| matches!(c, '\0'..='\u{9F}' | '\u{BF}'..='\u{17F}' | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201E}');
    if word.chars().all(is_plain) { folded(word.chars()) } else { folded(word.nfkc().filter(|&c| !is_invisible(c))) }
}

fn folded(word: impl Iterator<Item = char>) -> String {
    word.flat_map(char::to_lowercase)
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
        assert_eq!(fold("na\u{EF}ve"), fold("nai\u{308}\u{AD}ve"));
        assert_eq!(fold("o\u{FB03}ce\u{FEFF}"), "office");
        assert_eq!(fold("Ⅻ"), "xii");
        assert_eq!(stem("minister's"), stem("ministers"));
    }
}
