//! A unit as the model sees it: one node a token, one for all words between two marks.
//!
//! In: words and a unit. Out: [`Node`]s in order.
//! Why marked words are one node: what stands between marks is quoted whole or not at all, and the words of a
//! speech say nothing about where its attribution stands.

use std::ops::Range;

use super::super::words::{Word, Words};
use super::Model;
use crate::language::english::attribution_words as class;
use crate::language::english::cues::CueForm;
use crate::language::english::{FormHash, form_hash};

/// A token outside marks, or a marked region.
#[derive(Clone, Copy, Debug)]
pub(super) struct Node {
    /// First token.
    pub first: usize,
    /// Last token, the same for all but regions.
    pub last: usize,
    /// Hash of the folded word; of a long region, its looks.
    pub form: u32,
    /// The folded word's last three bytes.
    pub suffix: u32,
    /// Class of the word by its neighbours in news, 0 where it has none.
    pub class: u8,
    /// What kind of word it is.
    pub tag: u8,
    /// How often its form is a cue, in grades from 1; 0 where it is no candidate.
    pub grade: u8,
    /// True for a marked region.
    pub region: bool,
    /// Starts with a capital.
    pub capital: bool,
}

/// Tag of a place beyond a unit's ends.
pub(super) const EDGE: u8 = 0;
/// Tag of a comma.
pub(super) const COMMA: u8 = 1;
/// Tag of a colon.
pub(super) const COLON: u8 = 2;
/// Tags of marked regions start here and stand below [`OTHER`].
const REGION: u8 = 40;
/// Tag of a word of no other kind.
const OTHER: u8 = 80;

impl Node {
    /// A finite verb, as far as its tag shows.
    pub fn is_verb(&self) -> bool {
        matches!(self.tag, 14..=16 | 29 | 30 | 37)
    }

    /// An auxiliary, a negation or an adverb: what stands between a subject and its verb.
    pub fn helps(&self) -> bool {
        matches!(self.tag, 14..=17 | 36)
    }
}

/// The nodes of a unit.
pub(super) fn nodes(w: &Words, unit: &Range<usize>, model: &Model) -> Vec<Node> {
    let mut found = Vec::with_capacity(unit.len());
    let mut at = unit.start;
    while at < unit.end {
        if w.at(at).region == 0 {
            found.push(token(w, at, model));
            at += 1;
        } else {
            let behind = w.behind_region(at).clamp(at + 1, unit.end);
            found.push(region(w, at, behind));
            at = behind;
        }
    }
    found
}

fn token(w: &Words, at: usize, model: &Model) -> Node {
    let word = w.at(at);
    Node {
        first: at,
        last: at,
        form: word.form.whole,
        suffix: word.form.suffix,
        class: word.class,
        tag: tag(word, w.text(at)),
        grade: if in_compound(w, at) { 0 } else { model.grade(word.form.whole, word.class) },
        region: false,
        capital: word.capital,
    }
}

/// Part of a word with a hyphen: "so-called", "second-guess" attribute nothing.
fn in_compound(w: &Words, at: usize) -> bool {
    let tokens = &w.layout.tokens;
    let joins = |a: usize, b: usize| tokens[a].span.end == tokens[b].span.start;
    at > 0 && w.at(at - 1).mark == '-' && joins(at - 1, at) || w.at(at + 1).mark == '-' && joins(at, at + 1)
}

/// A region by its looks: how long it is, whether it opens like a sentence and closes like one.
fn region(w: &Words, first: usize, behind: usize) -> Node {
    /// Words up to which a region is known by its words.
    const SHORT: usize = 2;
    let inner = w.region(first).map_or("", |region| w.regions[region].inner.of(&w.layout.text));
    let n_words = (first..behind).filter(|&at| w.at(at).wordy).count();
    let length = match n_words {
        0..=SHORT => 0,
        3..=5 => 1,
        6..=9 => 2,
        _ => 3,
    };
    let capital = inner.chars().next().is_some_and(char::is_uppercase);
    let closes = match inner.chars().next_back() {
        Some(',') => 1,
        Some('.' | '!' | '…') => 2,
        Some('?') => 3,
        _ => 0,
    };
    let looks = length + 4 * u8::from(capital) + 8 * closes;
    let form = match n_words {
        0..=SHORT => form_hash(inner),
        _ => FormHash { whole: u32::from(looks) + 1, suffix: u32::from(closes) + 1 },
    };
    Node {
        first,
        last: behind - 1,
        form: form.whole,
        suffix: form.suffix,
        class: 0,
        tag: REGION + looks,
        grade: 0,
        region: true,
        capital,
    }
}

/// The kind of a word: closed classes by list, open ones by capital, cue form or ending.
fn tag(word: Word, text: &str) -> u8 {
    if !word.wordy {
        return mark_tag(word.mark);
    }
    if text.starts_with(|c: char| c.is_ascii_digit()) {
        return 10;
    }
    match text.len() {
        2 if text.eq_ignore_ascii_case("to") => return 11,
        4 if text.eq_ignore_ascii_case("that") => return 12,
        _ => {}
    }
    const GRAMMAR: [(u32, u8); 6] = [
        (class::RELATIVE, 13),
        (class::MODAL, 14),
        (class::BE, 15),
        (class::AUXILIARY, 16),
        (class::NEGATION, 17),
        (class::COORDINATOR, 18),
    ];
    if let Some(&(_, tag)) = GRAMMAR.iter().find(|(class, _)| word.is(*class)) {
        return tag;
    }
    if word.is(class::SUBJECT) && !word.is(class::DETERMINER) {
        return 19;
    }
    if word.genitive {
        return 20 + u8::from(word.capital);
    }
    const CLOSED: [(u32, u8); 5] = [
        (class::DETERMINER, 22),
        (class::OBJECTIVE, 23),
        (class::PREPOSITION, 24),
        (class::SUBORDINATOR, 25),
        (class::TIME, 26),
    ];
    if let Some(&(_, tag)) = CLOSED.iter().find(|(class, _)| word.is(*class)) {
        return tag;
    }
    open_tag(word, text)
}

fn mark_tag(mark: char) -> u8 {
    match mark {
        ',' => COMMA,
        ':' => COLON,
        '.' | '!' | '?' => 3,
        '—' | '–' | '-' | '―' => 4,
        '(' | '[' => 5,
        ')' | ']' => 6,
        ';' => 7,
        '$' | '£' | '€' | '%' | '#' | '@' | '&' | '/' => 8,
        _ => 9,
    }
}

fn open_tag(word: Word, text: &str) -> u8 {
    if word.capital {
        return if word.is(class::PERSON_NOUN | class::TITLE) { 27 } else { 28 };
    }
    match word.cue {
        Some((_, CueForm::Past)) => 29,
        Some((_, CueForm::Third)) => 30,
        Some((_, CueForm::Base)) => 31,
        Some((_, CueForm::Ing)) => 32,
        Some((_, CueForm::Participle)) => 33,
        None if word.is(class::PERSON_NOUN | class::BODY) => 34,
        None if word.is(class::DOCUMENT_NOUN) => 35,
        None if word.is(class::ADVERB) => 36,
        None if text.ends_with("ed") || word.is(class::PAST) => 37,
        None if text.ends_with("ing") => 38,
        None if text.ends_with('s') && !text.ends_with("ss") => 39,
        None => OTHER,
    }
}
