//! Pairs quotation marks.
//!
//! In: a text and its paragraphs. Out: [`Region`]s, in order, none overlapping; notices of open marks.
//!
//! Method: one scan a paragraph; the spacing around a mark says whether it opens or closes, its shape
//! only where spacing does not. A mark inside a word is an apostrophe, one behind a digit an inch.
//! A region ends with its paragraph at the latest, so that one broken mark never swallows the rest;
//! where the next paragraph opens with a mark again, the two are pieces of one utterance.
//! Single marks count only where they pair outside double ones (British habit).
//! Limits: a lost mark in the middle of a paragraph is guessed at by spacing.

use crate::text::{Layout, Notice, NoticeKind, Span};

/// Words between marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// With the marks.
    pub outer: Span,
    /// Without them, trimmed; never empty.
    pub inner: Span,
    /// True where the next paragraph's first region carries on the same utterance.
    pub continues: bool,
}

/// All marked regions of a text.
pub(super) fn regions(layout: &Layout) -> (Vec<Region>, Vec<Notice>) {
    let mut found = Vec::new();
    let mut notices = Vec::new();
    for (index, &paragraph) in layout.paragraphs.iter().enumerate() {
        let next = layout.paragraphs.get(index + 1).map(|next| next.of(&layout.text));
        Scan {
            text: &layout.text,
            paragraph,
            at: paragraph.start,
            open: None,
            next_single: next.is_some_and(|next| next.starts_with('‘')),
            found: &mut found,
            notices: &mut notices,
        }
        .run(next.is_some_and(opens_with_mark));
    }
    (found, notices)
}

fn opens_with_mark(paragraph: &str) -> bool {
    paragraph.starts_with(['“', '"', '„', '«', '”']) || paragraph.starts_with("``") || paragraph.starts_with("''")
}

struct Scan<'a> {
    text: &'a str,
    paragraph: Span,
    at: usize,
    /// The open mark.
    open: Option<Span>,
    /// True where the next paragraph opens with a single mark.
    next_single: bool,
    found: &'a mut Vec<Region>,
    notices: &'a mut Vec<Notice>,
}

/// What a mark does.
enum Role {
    Opens,
    Closes,
    Nothing,
}

impl Scan<'_> {
    fn run(mut self, next_opens: bool) {
        while let Some(mark) = self.next_mark() {
            match self.role(mark) {
                Role::Opens => {
                    if let Some(broken) = self.open.replace(mark) {
                        self.unclosed(Span::new(broken.start, mark.start));
                    }
                }
                Role::Closes => {
                    if let Some(open) = self.open.take() {
                        self.push(Span::new(open.start, mark.end), Span::new(open.end, mark.start), false);
                    }
                }
                Role::Nothing => {}
            }
        }
        if let Some(open) = self.open.take() {
            let rest = Span::new(open.start, self.paragraph.end);
            self.push(rest, Span::new(open.end, rest.end), next_opens);
            if !next_opens {
                self.unclosed(rest);
            }
        }
    }

    /// Moves behind the next double mark, or behind a whole singly marked region, which it pushes itself.
    fn next_mark(&mut self) -> Option<Span> {
        let bytes = self.text.as_bytes();
        while self.at < self.paragraph.end {
            let at = self.at;
            let length = match bytes[at] {
                b'"' => 1,
                b'\'' | b'`' if bytes.get(at + 1) == Some(&bytes[at]) && at + 1 < self.paragraph.end => 2,
                b'\'' => self.single(at, 1),
                0xC2 if matches!(bytes.get(at + 1), Some(0xAB | 0xBB)) => 2,
                0xE2 if self.text[at..].starts_with('‘') => self.single(at, 3),
                0xE2 if self.text[at..].starts_with(['“', '”', '„', '‟']) => 3,
                _ => 0,
            };
            self.at = self.at.max(at + length.max(1));
            if length > 0 && self.at == at + length {
                return Some(Span::new(at, at + length));
            }
        }
        None
    }

    /// Tries a region in single marks that opens at `at`; always 0, for it is no double mark.
    fn single(&mut self, at: usize, length: usize) -> usize {
        let opens = self.open.is_none() && self.space_before(at) && self.word_after(at + length);
        if let Some((end, behind)) = opens.then(|| self.single_end(at + length)).flatten() {
            self.push(Span::new(at, behind), Span::new(at + length, end), false);
            self.at = behind;
        } else if opens && self.left_open(at, length) {
            let end = self.paragraph.end;
            self.push(Span::new(at, end), Span::new(at + length, end), true);
            self.at = end;
        }
        0
    }

    /// A paragraph that opens with a single mark and closes none, before another that opens with one.
    fn left_open(&self, at: usize, length: usize) -> bool {
        let rest = &self.text[at + length..self.paragraph.end];
        let closes = [".’", ",’", "?’", "!’", "…’"].iter().any(|end| rest.contains(end));
        self.next_single && at == self.paragraph.start && self.text[at..].starts_with('‘') && !closes
    }

    /// Where a single mark closes, and where it ends: behind punctuation at best, else behind a word
    /// that is no plural possessive. None where double marks would be torn apart.
    fn single_end(&self, from: usize) -> Option<(usize, usize)> {
        let mut fallback = None;
        for (offset, c) in self.text[from..self.paragraph.end].char_indices() {
            if offset > LONGEST_SINGLE {
                break;
            }
            let at = from + offset;
            let behind = at + c.len_utf8();
            if !matches!(c, '\'' | '’') || !self.gap_after(behind) || self.space_before(at) {
                if matches!(c, '‘') && self.space_before(at) {
                    break;
                }
                continue;
            }
            let before = self.text[..at].chars().next_back().unwrap_or(' ');
            if !before.is_alphanumeric() || self.text[behind..self.paragraph.end].trim_start().is_empty() {
                return self.balanced(from, at).then_some((at, behind));
            }
            let possessive = before == 's' && self.text[behind..].starts_with(' ');
            if !possessive {
                return self.balanced(from, at).then_some((at, behind));
            }
            fallback = fallback.or(Some((at, behind)));
        }
        fallback.filter(|&(at, _)| {
            self.text[from..at].split_whitespace().count() <= SHORT_SINGLE && self.balanced(from, at)
        })
    }

    fn balanced(&self, from: usize, to: usize) -> bool {
        self.text[from..to].chars().filter(|c| matches!(c, '"' | '“' | '”')).count() % 2 == 0
    }

    fn role(&self, mark: Span) -> Role {
        let shape = self.text[mark.range()].chars().next().unwrap_or('"');
        let before = self.space_before(mark.start);
        let after = self.gap_after(mark.end);
        match (self.open.is_some(), shape) {
            (false, '”') if !before => Role::Nothing,
            (false, '“' | '„' | '`') => Role::Opens,
            (false, _) if mark.start == self.paragraph.start => Role::Opens,
            (false, _) if before && !self.blank_after(mark.end) => Role::Opens,
            (false, '"') if self.after_digit(mark.start) => Role::Nothing,
            (false, _) if !after && self.punctuation_before(mark.start) => Role::Opens,
            (false, _) => Role::Nothing,
            (true, '“' | '„' | '`') if !after || before => Role::Opens,
            (true, '"' | '\'') if before && self.word_after(mark.end) => Role::Opens,
            (true, _) => Role::Closes,
        }
    }

    fn push(&mut self, outer: Span, inner: Span, continues: bool) {
        let inner = inner.trim(self.text);
        if !inner.is_empty() {
            self.found.push(Region { outer, inner, continues });
        }
    }

    fn unclosed(&mut self, span: Span) {
        let message = "a quotation mark opens and none closes in its paragraph: the quote is cut there";
        self.notices.push(Notice::at(span.trim(self.text), NoticeKind::UnclosedQuote, message));
    }

    fn before(&self, at: usize) -> Option<char> {
        self.text[self.paragraph.start..at].chars().next_back()
    }

    fn after(&self, at: usize) -> Option<char> {
        self.text[at..self.paragraph.end].chars().next()
    }

    fn space_before(&self, at: usize) -> bool {
        self.before(at)
            .is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '[' | '—' | '–' | '-' | '/' | '“' | '‘' | '"'))
    }

    fn punctuation_before(&self, at: usize) -> bool {
        self.before(at).is_some_and(|c| matches!(c, ':' | ',' | ';'))
    }

    fn after_digit(&self, at: usize) -> bool {
        self.before(at).is_some_and(char::is_numeric)
    }

    fn gap_after(&self, at: usize) -> bool {
        self.after(at)
            .is_none_or(|c| !c.is_alphanumeric() && !matches!(c, '$' | '£' | '€' | '#' | '@' | '[' | '(' | '…'))
    }

    fn blank_after(&self, at: usize) -> bool {
        self.after(at).is_none_or(char::is_whitespace)
    }

    fn word_after(&self, at: usize) -> bool {
        self.after(at).is_some_and(|c| c.is_alphanumeric() || matches!(c, '[' | '(' | '…' | '$' | '#' | '@' | '.'))
    }
}

/// Bytes within which a single mark must close: a speech, and a bound on the cost of stray apostrophes.
const LONGEST_SINGLE: usize = 4000;

/// Words in single marks that may end at what looks like a plural possessive; longer ones are likelier to be one.
const SHORT_SINGLE: usize = 8;

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) -> Vec<Notice> {
        let layout = Layout::new(text.into(), "en");
        let (found, notices) = regions(&layout);
        assert_eq!(found.iter().map(|region| region.inner.of(text)).collect::<Vec<_>>(), expected, "{text}");
        notices
    }

    #[test]
    fn straight_curly_and_typewriter_marks_pair() {
        check("“a b,” he said. \"c d.\" ``e f,'' she said. «g h»", &["a b,", "c d.", "e f,", "g h"]);
        check("“mixed\" and \"the other way”", &["mixed", "the other way"]);
        check("he said:\"tight\"", &["tight"]);
    }

    #[test]
    fn apostrophes_and_inches_are_no_marks() {
        check("It's the workers' boat, a 6\" pipe and a 5'10\" man of the '90s.", &[]);
    }

    #[test]
    fn single_marks_pair_outside_double_ones() {
        check("‘We don’t know,’ he said. “He said ‘no’ to me.”", &["We don’t know,", "He said ‘no’ to me."]);
        check("'Yes, we can,' he said of the workers' boat.", &["Yes, we can,"]);
    }

    #[test]
    fn open_mark_ends_with_its_paragraph() {
        let notices = check("He said “go home.\nThe “next” day.", &["go home.", "next"]);
        assert_eq!(notices.len(), 1);
        let notices = check("He said “go home.\n“And stay.”", &["go home.", "And stay."]);
        assert!(notices.is_empty());
    }

    #[test]
    fn lost_mark_costs_one_quote_only() {
        let notices = check("“One went. “Two came,” he said. “Three.”", &["Two came,", "Three."]);
        assert_eq!(notices.len(), 1);
    }
}
