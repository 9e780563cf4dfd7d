//! The words of a text as numbers, for corpora: what two texts share is found without reading letters twice.
//!
//! In: a text. Out: for each word a hash of its folded form, and where it stands.
//!
//! A word is a run of letters and digits; case is folded, and what stands between words (marks, spaces, invisible
//! characters) counts for nothing, so that typography does not hide a copy. Of scripts that are written without spaces each
//! character is a word. Two words share a hash once in four thousand million.

/// The words of a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// Hash of each.
    pub hashes: Vec<u32>,
    /// Bytes of the text where each begins and ends.
    pub places: Vec<(u32, u32)>,
}

/// Odd, with its bits well spread: the fraction of the golden ratio.
const SPREAD: u64 = 0x9E37_79B9_7F4A_7C15;

/// Finds the words of a text; past 4 GiB nothing is read.
#[must_use]
pub fn words(text: &str) -> Words {
    let bytes = text.as_bytes();
    let mut found = Words { hashes: Vec::with_capacity(bytes.len() / 6), places: Vec::with_capacity(bytes.len() / 6) };
    let mut at = 0;
    while at < bytes.len() && u32::try_from(bytes.len()).is_ok() {
        if !is_in_word(bytes[at]) {
            at += 1;
            continue;
        }
        let start = at;
        while at < bytes.len() && is_in_word(bytes[at]) {
            at += 1;
        }
        let run = &text[start..at];
        if run.is_ascii() {
            found.push(hash(run.as_bytes()), start, at);
        } else {
            other_letters(run, start, &mut found);
        }
    }
    found
}

impl Words {
    fn push(&mut self, hash: u32, start: usize, end: usize) {
        #[allow(clippy::cast_possible_truncation)] // longer texts are not read
        self.places.push((start as u32, end as u32));
        self.hashes.push(hash);
    }
}

/// Letters and digits of ASCII, and all bytes of other characters, which are looked at more closely.
fn is_in_word(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || !byte.is_ascii()
}

/// Eight bytes at a time; the bit that tells capitals from small letters is set in both, and digits have it.
fn hash(word: &[u8]) -> u32 {
    const SMALL: u64 = 0x2020_2020_2020_2020;
    let mut mixed = word.len() as u64;
    for chunk in word.chunks(8) {
        let mut eight = [0_u8; 8];
        eight[..chunk.len()].copy_from_slice(chunk);
        let value = u64::from_le_bytes(eight) | SMALL;
        mixed = (mixed.rotate_left(5) ^ value).wrapping_mul(SPREAD);
    }
    narrow(mixed)
}

fn narrow(wide: u64) -> u32 {
    #[allow(clippy::cast_possible_truncation)] // the upper half is the better mixed one
    let narrow = (wide >> 32) as u32;
    narrow
}

/// The words of a run that is not all ASCII: dashes and quotation marks part words too.
fn other_letters(run: &str, start: usize, found: &mut Words) {
    let mut word = String::new();
    let mut begun = start;
    let mut end = start;
    let mut close = |word: &mut String, begun: usize, end: usize| {
        if !word.is_empty() {
            found.push(hash(word.as_bytes()), begun, end);
            word.clear();
        }
    };
    for (offset, c) in run.char_indices() {
        let (here, after) = (start + offset, start + offset + c.len_utf8());
        if is_ideograph(c) {
            close(&mut word, begun, end);
            word.push(c);
            close(&mut word, here, after);
        } else if c.is_alphanumeric() {
            if word.is_empty() {
                begun = here;
            }
            word.extend(c.to_lowercase());
            end = after;
        } else if !is_invisible(c) {
            close(&mut word, begun, end);
        }
    }
    close(&mut word, begun, end);
}

/// Characters of scripts that are written without spaces: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{323AF}' | '\u{0E00}'..='\u{0EFF}' | '\u{1780}'..='\u{17FF}' | '\u{1000}'..='\u{109F}')
}

/// Characters inside words that nobody sees: soft hyphens, joiners, direction marks, accents written apart.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{00AD}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}'
        | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{0300}'..='\u{036F}')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(a: &str, b: &str) -> bool {
        words(a).hashes == words(b).hashes
    }

    #[test]
    fn typography_and_case_do_not_count() {
        assert!(same("“Don’t go,” SHE said—twice", "\"don't go\" she said - twice"));
        assert!(same("co\u{00AD}operate na\u{200B}ïve", "cooperate NAÏVE"));
        assert!(!same("12 of them", "13 of them"));
        assert!(!same("internationally", "internationalls"));
    }

    #[test]
    fn places_are_bytes_of_the_text() {
        let text = "Él said: “No”";
        let slices: Vec<&str> =
            words(text).places.iter().map(|&(start, end)| &text[start as usize..end as usize]).collect();
        assert_eq!(slices, ["Él", "said", "No"]);
    }

    #[test]
    fn characters_are_words_where_no_spaces_are_written() {
        assert_eq!(words("首相は3日").hashes.len(), 5);
        assert_eq!(words("").hashes.len(), 0);
    }
}
