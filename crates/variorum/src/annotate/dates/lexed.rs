//! Every token of a report by what it may mean in a date: the alphabet of the grammar.
//!
//! In: a layout. Out: one class a token, with the small look-ups that the rules share.
//! Cost: one hash look-up a short word; words longer than any calendar word are passed over.

use std::ops::Range;

use crate::language::english::{CalendarWord, calendar_word};
use crate::text::characters::without_invisible;
use crate::text::{Layout, TokenKind};

/// What a token may mean in a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Lex {
    /// Nothing.
    Other,
    /// Punctuation.
    Mark,
    /// A number in digits alone, and how many there are.
    Digits(u32, usize),
    /// `27th`.
    Nth(u32),
    /// `1990s`, `90s`, and how many digits there are.
    Tens(u32, usize),
    /// `3pm`, the `30pm` of `10:30pm`: hour or minute, true for the afternoon.
    Hour(u32, bool),
    /// `10.30pm`: hour, minute, true for the afternoon.
    HourMinute(u32, u32, bool),
    /// `10.30`: an hour and a minute, if it is no decimal.
    Point(u32, u32),
    /// `26.3.2024`: year, month, day.
    Dotted(u32, u32, u32),
    /// A word of the calendar.
    Word(CalendarWord),
}

/// The classes of a report's tokens.
pub(super) struct Lexed<'a> {
    /// The report.
    pub(super) layout: &'a Layout,
    lex: Vec<Lex>,
    /// Tokens that the rules may read now: those of one paragraph.
    pub(super) range: Range<usize>,
}

/// The longest calendar word, in bytes ("presidents'"; possessives add two).
const LONGEST_WORD: usize = 16;

impl<'a> Lexed<'a> {
    /// Classes all tokens.
    pub(super) fn new(layout: &'a Layout) -> Self {
        let lex = layout
            .tokens
            .iter()
            .map(|token| match token.kind {
                TokenKind::Punctuation => Lex::Mark,
                TokenKind::Number => number(&without_invisible(layout.slice(token.span))),
                TokenKind::Word => word(&without_invisible(layout.slice(token.span))),
            })
            .collect();
        Self { layout, lex, range: 0..layout.tokens.len() }
    }

    /// The class of a token; `Other` outside the range.
    pub(super) fn lex(&self, index: usize) -> Lex {
        if self.range.contains(&index) { self.lex[index] } else { Lex::Other }
    }

    /// The calendar word at a token.
    pub(super) fn word(&self, index: usize) -> Option<CalendarWord> {
        match self.lex(index) {
            Lex::Word(word) => Some(word),
            _ => None,
        }
    }

    /// The token as written; empty outside the range.
    pub(super) fn text(&self, index: usize) -> &'a str {
        if self.range.contains(&index) { self.layout.token(index) } else { "" }
    }

    /// True where the token is one of the words, in any case.
    pub(super) fn is(&self, index: usize, words: &[&str]) -> bool {
        let text = self.text(index);
        !text.is_empty() && words.iter().any(|word| text.eq_ignore_ascii_case(word))
    }

    /// True where the token before is one of the words, in any case.
    pub(super) fn after(&self, index: usize, words: &[&str]) -> bool {
        index.checked_sub(1).is_some_and(|before| self.is(before, words))
    }

    /// True where nothing stands between a token and the next.
    pub(super) fn glued(&self, index: usize) -> bool {
        self.range.contains(&index)
            && self.range.contains(&(index + 1))
            && self.layout.tokens[index].span.end == self.layout.tokens[index + 1].span.start
    }

    /// True where the token starts with a capital.
    pub(super) fn capital(&self, index: usize) -> bool {
        self.text(index).chars().next().is_some_and(char::is_uppercase)
    }

    /// The token after an optional mark.
    pub(super) fn past(&self, index: usize, mark: &[&str]) -> usize {
        if self.is(index, mark) { index + 1 } else { index }
    }

    /// The token after an abbreviation's full stop, where one is glued to token `index - 1`.
    pub(super) fn past_stop(&self, index: usize) -> usize {
        if index > 0 && self.is(index, &["."]) && self.glued(index - 1) { index + 1 } else { index }
    }

    /// The token after the last full stop of `p.m.` or `B.C.`; that after `pm` ends its sentence.
    pub(super) fn past_last_stop(&self, index: usize) -> usize {
        let initials = index > 0 && self.text(index - 1).rsplit_once('.').is_some_and(|(_, last)| last.len() == 1);
        if initials { self.past_stop(index) } else { index }
    }

    /// A number in digits or words and the token after it: `25`, `twenty-five`, `a`, `a few` (no value).
    pub(super) fn count(&self, index: usize) -> Option<(Option<u32>, usize)> {
        match self.lex(index) {
            Lex::Digits(value, digits) if digits <= 4 => Some((Some(value), index + 1)),
            Lex::Word(CalendarWord::Number(value)) => Some(self.number_words(value, index + 1)),
            _ if self.is(index, &["a"]) && self.is(index + 1, &["few"]) => Some((None, index + 2)),
            _ if self.is(index, &["a"]) && self.is(index + 1, &["couple"]) => {
                Some((Some(2), self.past(index + 2, &["of"])))
            }
            _ if self.is(index, &["a"]) && self.is(index + 1, &["dozen"]) => Some((Some(12), index + 2)),
            _ if self.is(index, &["a", "an", "another"]) => Some((Some(1), index + 1)),
            _ => None,
        }
    }

    fn number_words(&self, value: Option<u32>, next: usize) -> (Option<u32>, usize) {
        let Some(tens) = value.filter(|value| (20..100).contains(value)) else { return (value, next) };
        let unit = self.past(next, &["-"]);
        match self.lex(unit) {
            Lex::Word(CalendarWord::Number(Some(one))) if one < 10 => (Some(tens + one), unit + 1),
            _ => (value, next),
        }
    }

    /// An ordinal and the token after it: `18th`, `nineteenth`, `twenty-first`.
    pub(super) fn ordinal(&self, index: usize) -> Option<(u32, usize)> {
        match self.lex(index) {
            Lex::Nth(value) | Lex::Word(CalendarWord::Ordinal(value)) => Some((value, index + 1)),
            Lex::Word(CalendarWord::Number(Some(tens @ (20 | 30)))) => {
                let unit = self.past(index + 1, &["-"]);
                match self.lex(unit) {
                    Lex::Word(CalendarWord::Ordinal(one)) if one < 10 => Some((tens + one, unit + 1)),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

fn word(text: &str) -> Lex {
    if text.len() > LONGEST_WORD {
        return Lex::Other;
    }
    let mut folded = [0_u8; LONGEST_WORD];
    let mut length = 0;
    for c in text.chars() {
        let byte = match c {
            '’' => b'\'',
            c if c.is_ascii() => c.to_ascii_lowercase() as u8,
            _ => return Lex::Other,
        };
        folded[length] = byte;
        length += 1;
    }
    let folded = std::str::from_utf8(&folded[..length]).unwrap_or_default();
    let bare = || folded.strip_suffix("'s").and_then(calendar_word);
    calendar_word(folded).or_else(bare).map_or(Lex::Other, Lex::Word)
}

fn number(text: &str) -> Lex {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (Some(value), true) = (text.get(..digits).and_then(|digits| digits.parse::<u32>().ok()), digits <= 8) else {
        return Lex::Other;
    };
    match &text[digits..] {
        "" => Lex::Digits(value, digits),
        rest if ["st", "nd", "rd", "th"].iter().any(|end| rest.eq_ignore_ascii_case(end)) => Lex::Nth(value),
        "s" => Lex::Tens(value, digits),
        rest if value < 60 && ["am", "a.m"].iter().any(|end| rest.eq_ignore_ascii_case(end)) => Lex::Hour(value, false),
        rest if value < 60 && ["pm", "p.m"].iter().any(|end| rest.eq_ignore_ascii_case(end)) => Lex::Hour(value, true),
        rest => hour_and_minute(value, rest).unwrap_or(Lex::Other),
    }
}

/// The rest of `10.30pm`, `10.30` and `26.3.2024`, which word boundaries keep whole.
fn hour_and_minute(hour: u32, rest: &str) -> Option<Lex> {
    let rest = rest.strip_prefix('.')?;
    if let Some((month, year)) = rest.split_once('.')
        && year.len() == 4
        && month.len() <= 2
    {
        return Some(Lex::Dotted(year.parse().ok()?, month.parse().ok()?, hour));
    }
    let minute = rest.get(..2)?.parse::<u32>().ok().filter(|minute| *minute < 60)?;
    match rest.get(2..)? {
        "am" | "a.m" => Some(Lex::HourMinute(hour, minute, false)),
        "pm" | "p.m" => Some(Lex::HourMinute(hour, minute, true)),
        "" => (hour <= 24).then_some(Lex::Point(hour, minute)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_classed_by_what_follows_their_digits() {
        assert_eq!(number("27th"), Lex::Nth(27));
        assert_eq!(number("1990s"), Lex::Tens(1990, 4));
        assert_eq!(number("3pm"), Lex::Hour(3, true));
        assert_eq!(number("2,000"), Lex::Other);
        assert_eq!(number("99999999999"), Lex::Other);
    }

    #[test]
    fn possessives_name_what_their_words_name() {
        assert_eq!(word("Wednesday’s"), Lex::Word(CalendarWord::Weekday(3)));
        assert_eq!(word("Extraordinarilylong"), Lex::Other);
        assert_eq!(word("März"), Lex::Other);
    }

    #[test]
    fn numbers_in_words_join() {
        let layout = Layout::new("twenty-five a few twenty-first".into(), "en");
        let lexed = Lexed::new(&layout);
        assert_eq!(lexed.count(0), Some((Some(25), 3)));
        assert_eq!(lexed.count(3), Some((None, 5)));
        assert_eq!(lexed.ordinal(5), Some((21, 8)));
    }
}
