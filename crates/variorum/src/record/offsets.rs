//! Bytes inside, code points outside: the one place that converts.

use super::schema::{Excerpt, Range};
use crate::text::Span;

/// Converts between byte offsets and code points of one text.
///
/// Cost: one pass to build, then a step of at most [`STRIDE`] bytes a look-up; a text of ASCII alone needs neither.
pub struct Offsets<'a> {
    text: &'a str,
    ascii: bool,
    /// Code points before byte `i * STRIDE` (rounded down to a character's start).
    checkpoints: Vec<usize>,
}

/// Bytes between checkpoints: small enough to walk, large enough that the table is a small share of the text.
const STRIDE: usize = 128;

impl<'a> Offsets<'a> {
    /// Prepares a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let ascii = text.is_ascii();
        let mut checkpoints = Vec::new();
        if !ascii {
            let mut count = 0;
            for (at, byte) in text.bytes().enumerate() {
                if at % STRIDE == 0 {
                    checkpoints.push(count);
                }
                count += usize::from(is_char_start(byte));
            }
        }
        Self { text, ascii, checkpoints }
    }

    /// Code points before byte `at`; an offset past the end counts as the end.
    #[must_use]
    pub fn code_point(&self, at: usize) -> usize {
        let at = at.min(self.text.len());
        if self.ascii {
            return at;
        }
        let Some(index) = (at / STRIDE).checked_sub(usize::from(at / STRIDE == self.checkpoints.len())) else {
            return 0;
        };
        let walked = &self.text.as_bytes()[index * STRIDE..at];
        self.checkpoints[index] + walked.iter().filter(|&&byte| is_char_start(byte)).count()
    }

    /// A span in code points.
    #[must_use]
    pub fn range(&self, span: Span) -> Range {
        Range { start: self.code_point(span.start), end: self.code_point(span.end) }
    }

    /// A span in code points, with its words.
    #[must_use]
    pub fn excerpt(&self, span: Span) -> Excerpt {
        let Range { start, end } = self.range(span);
        Excerpt { start, end, text: span.of(self.text).to_owned() }
    }
}

/// The bytes of a place in code points; what lies outside the text is cut off. For a few places of a text: each costs a walk.
#[must_use]
pub fn to_bytes(text: &str, start: usize, end: usize) -> std::ops::Range<usize> {
    let mut starts = text.char_indices().map(|(byte, _)| byte).chain([text.len()]);
    let first = starts.nth(start).unwrap_or(text.len());
    let past = match end.checked_sub(start) {
        None | Some(0) => first,
        Some(more) => starts.nth(more - 1).unwrap_or(text.len()),
    };
    first..past
}

/// Turns places in bytes, in the order of the text and on character starts, to places in code points: for so many of them that
/// a look-up each would cost more than one pass.
pub fn to_code_points(text: &str, places: &mut [(u32, u32)]) {
    if text.is_ascii() {
        return;
    }
    // Bytes that only go on with a character: a place in characters is one in bytes less those before it.
    let chunks = text.as_bytes().chunks(64).enumerate().filter(|(_, chunk)| !chunk.is_ascii());
    let mut going_on = chunks
        .flat_map(|(number, chunk)| {
            let places = chunk.iter().enumerate().filter(|&(_, &byte)| !is_char_start(byte));
            places.map(move |(at, _)| number * 64 + at)
        })
        .peekable();
    let mut before = 0;
    let mut count = |byte: u32| {
        while going_on.next_if(|&at| at < byte as usize).is_some() {
            before += 1;
        }
        byte - before
    };
    for (start, end) in places {
        *start = count(*start);
        *end = count(*end);
    }
}

/// Where each code point of a text starts: the way back, for readers of a record.
pub struct CodePoints<'a> {
    text: &'a str,
    starts: Option<Vec<usize>>,
}

impl<'a> CodePoints<'a> {
    /// Prepares a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let starts = (!text.is_ascii()).then(|| text.char_indices().map(|(at, _)| at).chain([text.len()]).collect());
        Self { text, starts }
    }

    /// Byte offset of a code point; none past the end.
    #[must_use]
    pub fn byte(&self, code_point: usize) -> Option<usize> {
        match &self.starts {
            Some(starts) => starts.get(code_point).copied(),
            None => (code_point <= self.text.len()).then_some(code_point),
        }
    }

    /// The words of a range; none where it is not of this text.
    #[must_use]
    pub fn slice(&self, start: usize, end: usize) -> Option<&'a str> {
        self.text.get(self.byte(start)?..self.byte(end)?)
    }

    /// Length of the text in code points.
    #[must_use]
    pub fn len(&self) -> usize {
        self.starts.as_ref().map_or(self.text.len(), |starts| starts.len() - 1)
    }

    /// True where the text is empty.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }
}

fn is_char_start(byte: u8) -> bool {
    byte & 0b1100_0000 != 0b1000_0000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_in_code_points_is_found_in_bytes_and_cut_off_at_the_end() {
        let text = "aé“b”";
        let slice = |start, end| &text[to_bytes(text, start, end)];
        assert_eq!((slice(1, 3), slice(0, 5), slice(4, 99), slice(7, 9)), ("é“", text, "”", ""));
        assert_eq!((slice(2, 2), slice(3, 1), slice(5, 5)), ("", "", ""));
    }

    #[test]
    fn both_ways_agree_at_every_character() {
        let long = "añ“b”🦀 ".repeat(60);
        for text in ["", "plain", "é", &long] {
            let (there, back) = (Offsets::new(text), CodePoints::new(text));
            for (count, (at, _)) in text.char_indices().enumerate() {
                assert_eq!(there.code_point(at), count, "{text:?} at {at}");
                assert_eq!(back.byte(count), Some(at));
            }
            assert_eq!(there.code_point(text.len()), text.chars().count());
            let ends = text.char_indices().map(|(at, c)| (at as u32, (at + c.len_utf8()) as u32));
            let mut places: Vec<(u32, u32)> = ends.collect();
            to_code_points(text, &mut places);
            assert!(places.iter().zip(0..).all(|(&place, count)| place == (count, count + 1)), "{text:?}");
            assert_eq!(back.len(), text.chars().count());
            assert_eq!(back.slice(0, back.len()), Some(text));
            assert_eq!(back.slice(0, back.len() + 1), None);
        }
    }
}
