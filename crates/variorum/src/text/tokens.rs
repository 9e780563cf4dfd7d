//! Cuts a text into words, numbers and punctuation.
//!
//! In: a text. Out: [`Token`]s in order; white space is none.
//!
//! Method: Unicode word boundaries (UAX 29), which keep `don't`, `3.5` and `86,000` whole. Nearly all of an English
//! text stands in runs of ASCII between blanks, where the standard's rules come down to a few: those are cut here,
//! six times as fast; every other run goes to `unicode-segmentation`. A test holds the two to the same tokens.

use unicode_segmentation::UnicodeSegmentation;

use super::Span;
use super::characters::is_western;

/// One word, number or punctuation mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its place.
    pub span: Span,
    /// What it is, by its first character.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TokenKind {
    /// Starts with a letter.
    Word,
    /// Starts with a digit.
    Number,
    /// Anything else.
    Punctuation,
}

/// The tokens of a text.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    /// Bytes of English news to a token, about.
    const BYTES: usize = 5;
    let bytes = text.as_bytes();
    let mut found = Vec::with_capacity(text.len() / BYTES);
    let mut blank = 0;
    while blank < bytes.len() {
        let start = ends_at(bytes, blank, |byte| !is_blank(byte));
        let end = ends_at(bytes, start, is_blank);
        if bytes[start..end].is_ascii() {
            ascii_run(bytes, start, end, &mut found);
        } else {
            // From the blanks on: a joiner or an accent behind a blank belongs to it.
            let first = found.len();
            found.extend(by_standard(text, blank, end));
            if text[blank..end].contains(ZERO_WIDTH_SPACE) {
                let run = found.split_off(first);
                rejoin(text, run, &mut found);
            }
        }
        blank = end;
    }
    found
}

/// A place where a line may break, which systems set into words for reasons of layout; it is no mark, and the only invisible
/// character at which the standard ends a word.
const ZERO_WIDTH_SPACE: char = '\u{200B}';

/// The tokens of a run without such places; of two words beside one, a word, but for scripts that part words by it.
fn rejoin(text: &str, run: Vec<Token>, found: &mut Vec<Token>) {
    let mut joins = false;
    for token in run {
        if token.span.of(text).starts_with(ZERO_WIDTH_SPACE) {
            let before = text[..token.span.start].chars().next_back();
            let behind = text[token.span.end..].chars().next();
            joins = [before, behind].into_iter().all(|c| c.is_some_and(is_western));
            continue;
        }
        match found.last_mut().filter(|_| std::mem::take(&mut joins)) {
            Some(word) => word.span.end = token.span.end,
            None => found.push(token),
        }
    }
}

/// Where bytes of a kind end.
fn ends_at(bytes: &[u8], from: usize, ends: impl Fn(u8) -> bool) -> usize {
    bytes[from..].iter().position(|&byte| ends(byte)).map_or(bytes.len(), |offset| from + offset)
}

/// No rule of the standard joins anything over one of these, other blanks and joiners apart.
fn is_blank(byte: u8) -> bool {
    matches!(byte, b'\t'..=b'\r' | b' ')
}

fn by_standard(text: &str, start: usize, end: usize) -> impl Iterator<Item = Token> {
    text[start..end].split_word_bound_indices().filter_map(move |(offset, word)| {
        let first = word.chars().next().filter(|c| !c.is_whitespace())?;
        let kind = match first {
            c if c.is_alphabetic() => TokenKind::Word,
            c if c.is_numeric() => TokenKind::Number,
            _ => TokenKind::Punctuation,
        };
        Some(Token { span: Span::new(start + offset, start + offset + word.len()), kind })
    })
}

/// Cuts a run of ASCII without blanks: rules WB5 to WB13b, as far as they speak of ASCII.
fn ascii_run(bytes: &[u8], start: usize, end: usize, found: &mut Vec<Token>) {
    let mut at = start;
    while at < end {
        let first = at;
        at += 1;
        if is_wordy(bytes[first]) {
            while at < end && (is_wordy(bytes[at]) || at + 1 < end && joins(bytes[at - 1], bytes[at], bytes[at + 1])) {
                at += 1;
            }
        }
        let kind = match bytes[first] {
            b'a'..=b'z' | b'A'..=b'Z' => TokenKind::Word,
            b'0'..=b'9' => TokenKind::Number,
            _ => TokenKind::Punctuation,
        };
        found.push(Token { span: Span::new(first, at), kind });
    }
}

fn is_wordy(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// True where a mark inside a word or number joins its neighbours.
fn joins(before: u8, mark: u8, behind: u8) -> bool {
    match mark {
        b'\'' | b'.' if before.is_ascii_alphabetic() => behind.is_ascii_alphabetic(),
        b':' => before.is_ascii_alphabetic() && behind.is_ascii_alphabetic(),
        b'\'' | b'.' | b',' | b';' => before.is_ascii_digit() && behind.is_ascii_digit(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn runs_are_cut_as_the_standard_cuts_the_whole(
            text in "([a-cA-C0-3_'.:,;\"\\-%$ \t\n\r\u{b}\u{1c}’“é\u{301}\u{200d}\u{202f}\u{a0}\u{85}אב🇫🇷カ]|\\PC){0,24}"
        ) {
            prop_assert_eq!(tokens(&text), by_standard(&text, 0, text.len()).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_word_with_a_place_to_break_in_it_is_one() {
        let text = "the vil\u{200B}lage\u{200B}, \u{200B}カナ\u{200B}カナ 3\u{200B}4";
        let words: Vec<&str> = tokens(text).iter().map(|token| token.span.of(text)).collect();
        assert_eq!(words, ["the", "vil\u{200B}lage", ",", "カナ", "カナ", "3\u{200B}4"]);
    }

    #[test]
    fn figures_and_contractions_stay_whole() {
        let text = "Don't pay $86,000.50 at 3:30, said p.m. co-chair’s aide.";
        let words: Vec<&str> = tokens(text).iter().map(|token| token.span.of(text)).collect();
        let expected = "Don't pay $ 86,000.50 at 3 : 30 , said p.m . co - chair’s aide .";
        assert_eq!(words, expected.split(' ').collect::<Vec<_>>());
    }
}
