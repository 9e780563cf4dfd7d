//! A sentence's tokens as the grammar of figures reads them: by index, empty beyond the ends.

use std::borrow::Cow;

use crate::text::{Layout, Sentence, Span, TokenKind};

/// One sentence. Token indexes are those of [`Layout::tokens`].
#[derive(Clone, Copy)]
pub(super) struct Words<'a> {
    pub layout: &'a Layout,
    /// First token.
    pub start: usize,
    /// One past the last token.
    pub end: usize,
}

impl<'a> Words<'a> {
    pub fn new(layout: &'a Layout, sentence: &Sentence) -> Self {
        Self { layout, start: sentence.tokens.start, end: sentence.tokens.end }
    }

    /// The token as written; empty outside the sentence.
    pub fn raw(&self, index: usize) -> &'a str {
        if self.has(index) { self.layout.tokens[index].span.of(&self.layout.text) } else { "" }
    }

    /// The token in lower case; empty outside the sentence.
    pub fn low(&self, index: usize) -> Cow<'a, str> {
        lower(self.raw(index))
    }

    /// The token `steps` before `index`, in lower case; empty outside the sentence.
    pub fn low_before(&self, index: usize, steps: usize) -> Cow<'a, str> {
        index.checked_sub(steps).map_or(Cow::Borrowed(""), |at| self.low(at))
    }

    /// The token directly before `index`, as written.
    pub fn raw_before(&self, index: usize) -> &'a str {
        index.checked_sub(1).map_or("", |at| self.raw(at))
    }

    pub fn has(&self, index: usize) -> bool {
        (self.start..self.end).contains(&index)
    }

    pub fn is_number(&self, index: usize) -> bool {
        self.has(index) && self.layout.tokens[index].kind == TokenKind::Number
    }

    pub fn is_word(&self, index: usize) -> bool {
        self.has(index) && self.layout.tokens[index].kind == TokenKind::Word
    }

    /// True where no white space stands before token `index`.
    pub fn glued(&self, index: usize) -> bool {
        index > self.start
            && self.has(index)
            && self.layout.tokens[index - 1].span.end == self.layout.tokens[index].span.start
    }

    /// True for a hyphen or short dash that is glued to its neighbours on both sides.
    pub fn is_hyphen(&self, index: usize) -> bool {
        is_dash(self.raw(index)) && self.glued(index) && self.glued(index + 1)
    }

    /// Index of the next token, a glued hyphen skipped.
    pub fn past_hyphen(&self, index: usize) -> usize {
        if self.is_hyphen(index) { index + 1 } else { index }
    }

    /// The text from token `first` to before token `end`; what lies beyond the sentence is left out.
    pub fn span(&self, first: usize, end: usize) -> Span {
        let token = |index: usize| self.layout.tokens.get(index).map_or(Span::default(), |token| token.span);
        let last = end.min(self.end).max(first + 1) - 1;
        Span::new(token(first).start, token(last).end)
    }
}

/// Hyphen, non-breaking hyphen, en dash, minus.
pub(super) fn is_dash(raw: &str) -> bool {
    matches!(raw, "-" | "‐" | "‑" | "–" | "−")
}

fn lower(raw: &str) -> Cow<'_, str> {
    if raw.bytes().all(|b| b.is_ascii() && !b.is_ascii_uppercase()) {
        Cow::Borrowed(raw)
    } else {
        Cow::Owned(crate::text::fold(raw))
    }
}

/// True where a word starts with a capital.
pub(super) fn is_capitalized(raw: &str) -> bool {
    raw.chars().next().is_some_and(char::is_uppercase)
}
