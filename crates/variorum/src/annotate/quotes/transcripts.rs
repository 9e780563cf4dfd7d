//! Turns of an interview or a transcript: paragraphs that open with a label, "FINN:", "Orla Finn:", "A:".
//!
//! In: words and who is named. Out: a turn a paragraph. They carry no marks: their statements are indirect ones.
//!
//! Method: a text is a transcript where three paragraphs or more open with labels, at least two different ones, and a
//! label comes back. Questions behind "Q:" are left out, as the report need not tell who asks.
//! Limits: the one who answers behind "A:" is taken to be the first person who opens a sentence.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::known::Known;
use super::phrases::Phrase;
use super::speakers::opens_with_person;
use super::words::Words;
use crate::annotate::EntityKind;
use crate::text::{Span, fold};

/// One turn.
#[derive(Clone, Copy, Debug)]
pub(super) struct Turn {
    /// First and last token of the label.
    pub label: Phrase,
    /// What is said.
    pub said: Span,
    /// Whom the label names, by index into [`Known::people`].
    pub who: Option<usize>,
    /// A question behind "Q:".
    pub asked: bool,
}

/// Tokens that a label takes at most.
const LABEL: usize = 6;

/// The turns of a report, by the first token of their paragraph.
pub(super) fn turns(w: &Words, known: &Known, units: &[Range<usize>], body: Span) -> FxHashMap<usize, Turn> {
    let mut found: Vec<(usize, String, Turn)> = Vec::new();
    for paragraph in &w.layout.paragraphs {
        let tokens = w.layout.tokens_in(*paragraph);
        if tokens.is_empty() || !body.is_empty() && !body.contains(w.layout.tokens[tokens.start].span) {
            continue;
        }
        if let Some(turn) = turn(w, known, &tokens) {
            // "ORLA FINN" and "FINN" are one label.
            let shown = w.span(turn.label.0, turn.label.1).of(&w.layout.text);
            let label = turn.who.map_or_else(|| fold(shown), |who| fold(&known.people[who].name));
            found.push((tokens.start, label, turn));
        }
    }
    let mut labels: Vec<&str> = found.iter().map(|(_, label, _)| label.as_str()).collect();
    labels.sort_unstable();
    labels.dedup();
    if found.len() < 3 || labels.len() < 2 || labels.len() == found.len() {
        return FxHashMap::default();
    }
    let first = found[0].0;
    let answers = units
        .iter()
        .take_while(|unit| unit.start < first)
        .find_map(|unit| opens_with_person(w, known, unit).map(|mention| mention.who));
    let whose = |turn: Turn| match is_letter(w, turn.label) {
        true => Turn { who: answers.filter(|_| !turn.asked), ..turn },
        false => turn,
    };
    found.into_iter().map(|(start, _, turn)| (start, whose(turn))).collect()
}

fn is_letter(w: &Words, label: Phrase) -> bool {
    label.0 == label.1 && ["q", "a", "question", "answer"].iter().any(|letter| w.is_word(label.0, letter))
}

/// The turn that a paragraph is, by itself.
fn turn(w: &Words, known: &Known, tokens: &Range<usize>) -> Option<Turn> {
    let colon = tokens.clone().take(LABEL + 1).find(|&at| w.at(at).mark == ':')?;
    let label = (tokens.start, colon.checked_sub(1).filter(|&last| last >= tokens.start)?);
    let first = w.layout.tokens.get(colon + 1).filter(|_| colon + 1 < tokens.end)?;
    // Words in marks behind a colon are read as such.
    if w.at(colon + 1).region != 0 || (label.0..=label.1).any(|at| w.at(at).region != 0) {
        return None;
    }
    let end = w.layout.tokens[tokens.end - 1].span.end;
    let who = labelled(w, known, label);
    let shouted = |at: usize| !w.at(at).wordy || !w.text(at).chars().any(char::is_lowercase);
    let lettered = w.text(label.0).chars().all(char::is_alphabetic) && w.text(label.0).len() > 1;
    let name_like = lettered && (label.0..=label.1).all(shouted);
    (who.is_some() || name_like || is_letter(w, label)).then(|| Turn {
        label,
        said: Span::new(first.span.start, end),
        who,
        asked: is_letter(w, label) && (w.is_word(label.0, "q") || w.is_word(label.0, "question")),
    })
}

/// The person whose name or surname a label is, whatever its case.
fn labelled(w: &Words, known: &Known, label: Phrase) -> Option<usize> {
    let text = fold(w.span(label.0, label.1).of(&w.layout.text));
    let fits = |name: &str| {
        let name = fold(name);
        name == text || name.strip_suffix(text.as_str()).is_some_and(|rest| rest.ends_with(' '))
    };
    let person = |who: &usize| known.people[*who].kind.is_none_or(|kind| kind == EntityKind::Person);
    let all = 0..known.people.len();
    // Of two forms of a name, the longer.
    all.filter(person).filter(|&who| fits(&known.people[who].name)).max_by_key(|&who| known.people[who].name.len())
}
