//! Classes of words that stand between the same neighbours in news: what can be said of a word that no list holds.
//!
//! In: a word. Out: its class (by [`lexeme`](super::lexeme)); a number that stands for its form ([`form_hash`]).
//!
//! `word_classes.tsv` is written by `cargo xtask train words` (docs/methods/words.md: data, method, terms). A class
//! has no name: one holds the verbs of saying in the past, another the months. Limits: one class a form, whatever
//! its use in a place; forms that the articles show fewer than 15 times have none.

/// Words that have a class, about.
pub(super) const N_CLASSED: usize = 13_000;

/// Each word that has a class, with it.
pub(super) fn neighbour_classes() -> impl Iterator<Item = (&'static str, u8)> {
    let lines = include_str!("word_classes.tsv").lines().filter(|line| !line.starts_with('#'));
    let classes = lines.filter_map(|line| line.split_once('\t'));
    let classes = classes.filter_map(|(class, words)| Some((class.parse().ok()?, words)));
    classes.flat_map(|(class, words): (u8, &str)| words.split_ascii_whitespace().map(move |word| (word, class)))
}

/// Numbers that stand for a word's form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FormHash {
    /// For the whole word.
    pub whole: u32,
    /// For its last three bytes.
    pub suffix: u32,
}

/// Hashes a word's form, folded on the way (FNV-1a): the same on every machine.
#[must_use]
pub fn form_hash(word: &str) -> FormHash {
    let mut whole = 0x811C_9DC5_u32;
    let mut tail = [0_u8; 3];
    let mut push = |byte: u8| {
        whole = (whole ^ u32::from(byte)).wrapping_mul(0x0100_0193);
        tail = [tail[1], tail[2], byte];
    };
    if word.is_ascii() {
        word.bytes().for_each(|byte| push(byte.to_ascii_lowercase()));
    } else {
        let mut buffer = [0_u8; 4];
        for c in word.chars().flat_map(char::to_lowercase) {
            let plain = if c == '’' { '\'' } else { c };
            plain.encode_utf8(&mut buffer).bytes().for_each(&mut push);
        }
    }
    FormHash { whole, suffix: u32::from_le_bytes([tail[0], tail[1], tail[2], 1]) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::english::lexeme;

    #[test]
    fn verbs_of_saying_and_months_stand_apart() {
        assert_eq!(lexeme("said").class, lexeme("argued").class);
        assert_eq!(lexeme("march").class, lexeme("april").class);
        assert_ne!(lexeme("said").class, lexeme("april").class);
        assert_eq!(lexeme("zyxwel").class, 0);
    }

    #[test]
    fn form_ignores_case_and_the_shape_of_apostrophes() {
        assert_eq!(form_hash("Don’t"), form_hash("don't"));
        assert_ne!(form_hash("said"), form_hash("says"));
    }
}
