//! Lines set to a width: styled words, wrapped with a hanging indent.
//!
//! In: pieces of text, each with an ink. Out: text with or without ANSI colours. Width is counted in terminal
//! columns (Unicode Standard Annex 11), colours aside. Control characters and direction overrides, with which a
//! report could rewrite the screen, become U+FFFD.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::TextOptions;

/// How a piece is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ink {
    Plain,
    Strong,
    Faint,
    /// Places and labels.
    Mark,
    /// What a reporter must check.
    Alert,
    Deleted,
    Inserted,
}

/// A piece of a line.
pub(super) type Piece = (Ink, String);

/// Text in the making.
pub(super) struct Paper {
    out: String,
    color: bool,
    width: usize,
    full: bool,
}

/// Columns below which nothing readable fits.
const LEAST_WIDTH: usize = 40;
/// A space at which no line is broken: it keeps columns.
pub(super) const NO_BREAK: char = '\u{a0}';

impl Paper {
    pub fn new(options: &TextOptions) -> Self {
        Self { out: String::new(), color: options.color, width: options.width.max(LEAST_WIDTH), full: options.full }
    }

    /// True where nothing is folded.
    pub fn is_full(&self) -> bool {
        self.full
    }

    /// How many of a list are shown.
    pub fn shown(&self, limit: usize) -> usize {
        if self.full { usize::MAX } else { limit }
    }

    pub fn finish(self) -> String {
        self.out
    }

    /// An empty line, never two.
    pub fn gap(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with("\n\n") {
            self.out.push('\n');
        }
    }

    /// A section's heading.
    pub fn heading(&mut self, title: &str) {
        self.gap();
        self.line(0, 0, &[(Ink::Strong, title.to_uppercase())]);
    }

    /// A title over the whole width.
    pub fn rule(&mut self, title: &str) {
        let title = format!("── {title} ");
        let rest = "─".repeat(self.width.saturating_sub(title.width()));
        self.line(0, 0, &[(Ink::Strong, title), (Ink::Faint, rest)]);
    }

    /// One paragraph: its first line `indent` columns in, the others `hang`.
    pub fn line(&mut self, indent: usize, hang: usize, pieces: &[Piece]) {
        let mut used = 0;
        let mut margin = indent;
        for word in words(pieces, self.color) {
            for part in fit(word, self.width.saturating_sub(hang.max(indent))) {
                let width = part.width;
                if used > 0 && margin + used + 1 + width > self.width {
                    self.out.push('\n');
                    (used, margin) = (0, hang);
                }
                if used == 0 {
                    self.out.push_str(&" ".repeat(margin));
                } else {
                    self.out.push(' ');
                    used += 1;
                }
                used += width;
                self.set(&part);
            }
        }
        self.out.push('\n');
    }

    fn set(&mut self, word: &Word) {
        for (ink, text) in &word.parts {
            match code(*ink).filter(|_| self.color) {
                Some(code) => {
                    self.out.push_str(code);
                    self.out.push_str(text);
                    self.out.push_str("\x1b[0m");
                }
                None => self.out.push_str(text),
            }
        }
    }
}

/// Deleted words are struck through and inserted ones underlined: colour never stands alone.
fn code(ink: Ink) -> Option<&'static str> {
    match ink {
        Ink::Plain => None,
        Ink::Strong => Some("\x1b[1m"),
        Ink::Faint => Some("\x1b[2m"),
        Ink::Mark => Some("\x1b[36m"),
        Ink::Alert => Some("\x1b[1;31m"),
        Ink::Deleted => Some("\x1b[31;9m"),
        Ink::Inserted => Some("\x1b[32;4m"),
    }
}

/// What stands between two spaces; its parts may differ in ink.
#[derive(Default)]
struct Word {
    parts: Vec<Piece>,
    width: usize,
}

impl Word {
    fn push(&mut self, ink: Ink, c: char) {
        self.width += c.width().unwrap_or(0);
        match self.parts.last_mut() {
            Some((last, text)) if *last == ink => text.push(c),
            _ => self.parts.push((ink, c.to_string())),
        }
    }
}

fn words(pieces: &[Piece], color: bool) -> Vec<Word> {
    let mut words = vec![Word::default()];
    for (ink, text) in pieces {
        let (open, close) = match ink {
            Ink::Deleted if !color => ("[-", "-]"),
            Ink::Inserted if !color => ("{+", "+}"),
            _ => ("", ""),
        };
        for c in [open, text, close].iter().flat_map(|part| part.chars()) {
            if c.is_whitespace() && c != NO_BREAK {
                words.push(Word::default());
            } else if let Some(word) = words.last_mut() {
                word.push(*ink, safe(c));
            }
        }
    }
    words.retain(|word| !word.parts.is_empty());
    words
}

fn safe(c: char) -> char {
    match c {
        NO_BREAK => ' ',
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => char::REPLACEMENT_CHARACTER,
        c if c.is_control() => char::REPLACEMENT_CHARACTER,
        c => c,
    }
}

/// A word in pieces that fit a line: addresses and scripts without spaces are longer than any.
fn fit(word: Word, room: usize) -> Vec<Word> {
    if word.width <= room {
        return vec![word];
    }
    let mut parts = vec![Word::default()];
    for (ink, text) in &word.parts {
        for c in text.chars() {
            let is_full = parts.last().is_some_and(|part| part.width + c.width().unwrap_or(0) > room.max(2));
            if is_full {
                parts.push(Word::default());
            }
            if let Some(part) = parts.last_mut() {
                part.push(*ink, c);
            }
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pieces: &[Piece], width: usize, hang: usize, expected: &str) {
        let mut paper = Paper::new(&TextOptions { width, ..TextOptions::default() });
        paper.line(0, hang, pieces);
        assert_eq!(paper.finish(), expected);
    }

    #[test]
    fn lines_hang_where_asked() {
        let words = "one two three four five six seven eight nine ten";
        check(&[(Ink::Plain, words.into())], 40, 4, "one two three four five six seven eight\n    nine ten\n");
    }

    #[test]
    fn wide_characters_take_two_columns() {
        let wide = "報".repeat(25);
        check(&[(Ink::Plain, wide)], 40, 0, &format!("{}\n{}\n", "報".repeat(20), "報".repeat(5)));
    }

    #[test]
    fn inks_meet_within_a_word() {
        let pieces = [(Ink::Plain, "un".into()), (Ink::Deleted, "be aten".into()), (Ink::Plain, ", he said".into())];
        check(&pieces, 40, 0, "un[-be aten-], he said\n");
    }
}
