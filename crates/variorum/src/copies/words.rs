//! The words of a text as numbers, for corpora: what two texts share is found without reading letters twice.
//!
//! In: a text. Out: for each word a hash of its folded form, and where it stands.
//!
//! A word is a run of letters and digits; case is folded, and what stands between words (marks, spaces, invisible
//! characters) counts for nothing, so that typography does not hide a copy. Of scripts that are written without spaces each
//! character is a word. Two words share a hash once in four thousand million.

use crate::text::is_invisible;

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
///
/// Eight bytes are looked at at once: one look finds where most words end and is half of their hash.
#[must_use]
pub fn words(text: &str) -> Words {
    let bytes = text.as_bytes();
    let mut found = Words { hashes: Vec::with_capacity(bytes.len() / 5), places: Vec::with_capacity(bytes.len() / 5) };
    let mut at = 0;
    while at < bytes.len() && u32::try_from(bytes.len()).is_ok() {
        let Eight { value, ascii, other } = Eight::load(bytes, at);
        if (ascii | other) & 0x80 == 0 {
            at += ((ascii | other).trailing_zeros() / 8) as usize;
            continue;
        }
        if is_mark(bytes, at) {
            at += MARK_BYTES;
            continue;
        }
        let start = at;
        let mut length = ((!ascii & HIGH).trailing_zeros() / 8) as usize;
        let (hash, after) = if length < 8 {
            (mix(length as u64, small(value, length)), other & (0x80 << (8 * length)) != 0)
        } else {
            let long = Long::load(bytes, start, value);
            length = long.length;
            (long.mixed, long.is_other_after)
        };
        if length > 0 && (!after || is_mark(bytes, start + length)) {
            at += length;
            found.push(narrow(hash), start, at);
            // What stands between most words.
            at += usize::from(bytes.get(at) == Some(&b' '));
            continue;
        }
        // A word with other letters.
        while at < bytes.len() && is_in_word(bytes[at]) && !is_mark(bytes, at) {
            at += 1;
        }
        other_letters(&text[start..at], start, &mut found);
    }
    found
}

/// Bytes of a typographic mark.
const MARK_BYTES: usize = 3;

/// True for the dashes, quotation marks and dots of typography (U+2010 to U+2027), the commonest characters of English
/// news that are no ASCII: they part words as spaces do.
fn is_mark(bytes: &[u8], at: usize) -> bool {
    matches!(bytes.get(at..at + MARK_BYTES), Some([0xE2, 0x80, 0x90..=0xA7]))
}

/// The highest bit of each of eight bytes.
const HIGH: u64 = 0x8080_8080_8080_8080;
/// The bit of each that tells capitals from small letters; digits have it.
const SMALL: u64 = 0x2020_2020_2020_2020;

/// Eight bytes of a text, the first lowest; past its end they are zero.
struct Eight {
    value: u64,
    /// Highest bit set where a byte is an ASCII letter or digit.
    ascii: u64,
    /// Highest bit set where a byte is no ASCII.
    other: u64,
}

impl Eight {
    fn load(bytes: &[u8], at: usize) -> Self {
        let value = match bytes.get(at..at + 8).and_then(|eight| eight.try_into().ok()) {
            Some(eight) => u64::from_le_bytes(eight),
            None => {
                let mut eight = [0; 8];
                eight[..bytes.len() - at].copy_from_slice(&bytes[at..]);
                u64::from_le_bytes(eight)
            }
        };
        let (low, other) = (value & !HIGH, value & HIGH);
        // A sum of seven bits and what lacks to the bound sets the highest bit from the bound on.
        let from = |bytes: u64, bound: u8| bytes + u64::from(0x80 - bound) * 0x0101_0101_0101_0101;
        let letters = from(low | SMALL, b'a') & !from(low | SMALL, b'z' + 1);
        let digits = from(low, b'0') & !from(low, b'9' + 1);
        Self { value, ascii: (letters | digits) & HIGH & !other, other }
    }
}

/// A word of eight bytes or more.
struct Long {
    /// Its bytes up to one that is no ASCII letter or digit.
    length: usize,
    mixed: u64,
    /// True where that one is no ASCII.
    is_other_after: bool,
}

impl Long {
    /// Of the word at `start`, whose first eight bytes are `value`. Its length is known last, and mixed last.
    fn load(bytes: &[u8], start: usize, value: u64) -> Self {
        let mut mixed = mix(0, value | SMALL);
        let mut length = 8;
        loop {
            let Eight { value, ascii, other } = Eight::load(bytes, start + length);
            let more = ((!ascii & HIGH).trailing_zeros() / 8) as usize;
            length += more;
            if more == 8 {
                mixed = mix(mixed, value | SMALL);
                continue;
            }
            let is_other_after = other & (0x80 << (8 * more)) != 0;
            return Self { length, mixed: mix(mix(mixed, small(value, more)), length as u64), is_other_after };
        }
    }
}

/// The first bytes of a value, small letters for capitals.
fn small(value: u64, length: usize) -> u64 {
    (value | SMALL) & ((1 << (8 * length)) - 1)
}

fn mix(mixed: u64, value: u64) -> u64 {
    let mixed = (mixed.rotate_left(5) ^ value).wrapping_mul(SPREAD);
    mixed ^ mixed >> 32
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

/// The hash of a folded word, eight bytes at a time; that of a word of ASCII is found without folding above.
fn hash(word: &[u8]) -> u32 {
    let (eights, rest) = word.as_chunks::<8>();
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let last = small(u64::from_le_bytes(last), rest.len());
    let length = word.len() as u64;
    narrow(if eights.is_empty() {
        mix(length, last)
    } else {
        let mixed = eights.iter().fold(0, |mixed, &eight| mix(mixed, u64::from_le_bytes(eight) | SMALL));
        mix(mix(mixed, last), length)
    })
}

fn narrow(wide: u64) -> u32 {
    #[allow(clippy::cast_possible_truncation)] // the upper half was mixed into the lower
    let narrow = wide as u32;
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
        } else if !is_passed_over(c) {
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

/// Characters inside words that nobody sees, and accents written apart.
fn is_passed_over(c: char) -> bool {
    is_invisible(c) || matches!(c, '\u{300}'..='\u{36F}')
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
        assert!(same("“We” said—he’s… in", "We said he s in"));
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
    fn a_word_has_one_hash_wherever_eight_bytes_end() {
        for word in ["a", "seventh", "eighteen", "nineteenth", "internationalisation"] {
            let alone = words(word).hashes;
            for before in 0..9 {
                let text = format!("{}{word}. Next", " ".repeat(before));
                assert_eq!(words(&text).hashes[0], alone[0], "{word} after {before}");
            }
        }
        for word in ["seventh", "eighteen", "nineteenth", "internationalisation"] {
            assert_eq!(words(word).hashes, words(&format!("\u{ad}{}", word.to_uppercase())).hashes, "{word}");
            assert_eq!(words(&format!("{word}é, x")).hashes.len(), 2);
            assert_eq!(words(&format!("{word}’s")).hashes, words(&format!("{word} s")).hashes);
        }
        assert_eq!(words("Ünder x").hashes.len(), 2);
        assert_eq!(words("ab@[`{/:cd").hashes.len(), 2);
    }

    #[test]
    fn characters_are_words_where_no_spaces_are_written() {
        assert_eq!(words("首相は3日").hashes.len(), 5);
        assert_eq!(words("").hashes.len(), 0);
    }
}
