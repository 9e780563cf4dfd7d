//! Days that are told from the day of speech: "today" inside quotation marks, and "today" that dates nothing.
//!
//! In: the classed tokens and the expressions. Out: for each token whether it stands inside marks; for an
//! expression there, which other one says on what day it was said ("he said on Tuesday").
//!
//! Method: marks are paired within a paragraph; a mark left open runs to its end, as in quotations of several
//! paragraphs. The day of speech is the day nearest to the quotation in its paragraph, outside marks and beside
//! a verb of saying. Limits: single straight marks; a quotation whose day stands in another paragraph.

use super::expression::{Expression, Found};
use super::lexed::Lexed;
use crate::language::english::names::{Marks, marks};
use crate::text::TokenKind;

/// For each token, true where it stands inside quotation marks.
pub(super) fn marked(lexed: &Lexed) -> Vec<bool> {
    let mut marked = vec![false; lexed.layout.tokens.len()];
    for &paragraph in &lexed.layout.paragraphs {
        let mut open: Option<&str> = None;
        for at in lexed.layout.tokens_in(paragraph) {
            let text = lexed.text(at);
            match open {
                Some(close) if text == close && (close != "’" || closes_single(lexed, at)) => open = None,
                None => open = closing(text).filter(|_| text != "\"" || opens_straight(lexed, at)),
                _ => {}
            }
            marked[at] = open.is_some();
        }
    }
    marked
}

fn closing(mark: &str) -> Option<&'static str> {
    match mark {
        "“" | "„" => Some("”"),
        "‘" => Some("’"),
        "«" => Some("»"),
        "\"" => Some("\""),
        _ => None,
    }
}

/// An inch mark or a stray one has no word glued behind it.
fn opens_straight(lexed: &Lexed, at: usize) -> bool {
    lexed.glued(at)
}

/// A plural's apostrophe stands behind a letter, a closing mark behind a stop or comma.
fn closes_single(lexed: &Lexed, at: usize) -> bool {
    at > 0 && lexed.layout.tokens[at - 1].kind == TokenKind::Punctuation || lexed.is(at + 1, &[",", "."])
}

/// Tokens between a verb of saying and its day: "said in a statement late on Tuesday".
const BESIDE: usize = 6;

/// The expression that tells on what day the words around expression `index` were said.
pub(super) fn day_of_speech(lexed: &Lexed, found: &[Found], marked: &[bool], index: usize) -> Option<usize> {
    let at = found[index].tokens.start;
    if !marked.get(at).copied().unwrap_or_default() {
        return None;
    }
    let paragraph = lexed.layout.paragraph_at(lexed.layout.tokens[at].span.start)?;
    let tokens = lexed.layout.tokens_in(lexed.layout.paragraphs[paragraph]);
    let told = |other: &usize| {
        let start = found[*other].tokens.start;
        !marked[start] && names_day(&found[*other].says) && beside_saying(lexed, marked, start)
    };
    let first = found.partition_point(|other| other.tokens.start < tokens.start);
    let end = found.partition_point(|other| other.tokens.start < tokens.end);
    (first..end).filter(told).min_by_key(|&other| found[other].tokens.start.abs_diff(at))
}

fn names_day(says: &Expression) -> bool {
    matches!(says, Expression::Weekday { .. } | Expression::Day { last: None, .. } | Expression::Days(_))
}

fn beside_saying(lexed: &Lexed, marked: &[bool], at: usize) -> bool {
    let near = |at: usize| !marked[at] && !lexed.is(at, &[",", ".", ";", ":", "”", "\"", "’"]);
    let says = |at: usize| marks(&lexed.text(at).to_lowercase()).any(Marks::SPEECH);
    let before = (at.saturating_sub(BESIDE)..at).rev().take_while(|&at| near(at)).any(says);
    let end = (at + BESIDE).min(marked.len());
    before || (at + 1..end).take_while(|&at| near(at)).any(says)
}

/// True where "today" means these days: "the dam is safe today", "which I still own today".
pub(super) fn is_generic(lexed: &Lexed, at: usize) -> bool {
    if !lexed.is(at, &["today"]) || lexed.after(at, &["earlier", "later", "until", "by", "of"]) {
        return false;
    }
    if lexed.is(at + 1, &["than"]) && lexed.is(at + 2, &["ever"]) {
        return true;
    }
    let ends = |at: &usize| lexed.is(*at, &[".", ";", ":", "?", "!", "“", "”", "\""]) || !lexed.range.contains(at);
    let clause = (at.saturating_sub(STATEMENT)..at).rev().take_while(|at| !ends(at)).collect::<Vec<_>>();
    if clause.iter().take(3).any(|&at| lexed.is(at, &["still"])) {
        return true;
    }
    if let Some(verb) = clause.iter().copied().find(|&at| is_verb(lexed, at)) {
        return is_state(lexed, verb);
    }
    // "Today is a day of thanks" speaks of the day; "today, like many, I am old" does not.
    let after =
        (at + 1..at + STATEMENT).take_while(|at| !ends(at) && !lexed.is(*at, &["that"])).find(|&at| is_verb(lexed, at));
    after.is_some_and(|verb| verb > at + 1 && is_state(lexed, verb))
}

/// Tokens between a verb and its "today": a clause of news.
const STATEMENT: usize = 14;

fn is_verb(lexed: &Lexed, at: usize) -> bool {
    super::tense::is_dated_verb(lexed, at) || is_copula(lexed, at)
}

fn is_copula(lexed: &Lexed, at: usize) -> bool {
    let text = lexed.text(at);
    let short = ["'re", "’re", "'m", "’m"].iter().any(|end| text.ends_with(end));
    short || lexed.is(at, &["is", "are", "am", "isn't", "isn’t", "aren't", "aren’t", "remains", "remain"])
}

/// A copula with what something is: no happening ("is meeting today"), no whereabouts ("is in court today"), no
/// appointment ("is due today"), no list ("there are two matches today").
fn is_state(lexed: &Lexed, verb: usize) -> bool {
    if lexed.is(verb, &["would"]) {
        return lexed.is(verb + 1, &["be"]);
    }
    if lexed.is(verb + 1, &["today"]) {
        // "what it is today", but "the vote is today".
        return is_copula(lexed, verb) && lexed.after(verb, &["it", "we", "they", "he", "she", "i", "you"]);
    }
    let next = verb + 1 + usize::from(lexed.is(verb + 1, &["not", "still", "now", "also"]));
    let text = lexed.text(next);
    let clause = lexed.is(next, &["i", "we", "he", "she", "they", "it", "that", "if", "what", "how", "why", "whether"]);
    let happens = clause || text.ends_with("ing") || super::tense::is_dated_verb(lexed, next);
    let placed = lexed.is(next, &["in", "at", "on", "to", "out", "off", "back", "here", "there", "due", ",", "."]);
    is_copula(lexed, verb) && !happens && !placed && !lexed.after(verb, &["there", "it", "what", "who"])
}
