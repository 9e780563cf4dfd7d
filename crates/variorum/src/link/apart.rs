//! What shows that two clauses, however alike, speak of two things.
//!
//! In: two places of two reports. Out: whether a loud verdict on them (figures differ, dates conflict) would compare
//! what is not the same.
//!
//! Method: each clause is searched for what the other lacks. Two things are spoken of where each names somebody or
//! something that the other does not; where one word stands for its counterpart (north, south; men, women); where the
//! same frame holds two nouns ("a baker", "a teacher") and neither report ever uses the other's; where a year is named
//! that the other's dates exclude. Why: statements about two of a kind are worded alike, more than two versions of one
//! statement are.
//! Limits: a thing that two reports call by two names that they never share is taken for two things.

use crate::annotate::{Annotated, DateKind, EntityKind, Grain};
use crate::collate::Place;
use crate::language::english::{is_function_word, is_opposite, is_participle, verb_time};
use crate::text::{Layout, Span, TokenKind, fold, stem};

/// Tokens of a noun phrase behind its article: "a retired stone mason".
const LONGEST_PHRASE: usize = 4;

/// True where two places, one statement by their words, speak of two things.
pub(super) fn apart(witnesses: &[Annotated], a: Place, b: Place) -> bool {
    of_other_years(witnesses, a, b) || apart_but_for_years(witnesses, a, b)
}

/// True where one place names a year that the other's dates exclude.
pub(super) fn of_other_years(witnesses: &[Annotated], a: Place, b: Place) -> bool {
    let (left, right) = (years(witnesses, a), years(witnesses, b));
    let excludes = |one: &[(&str, bool)], other: &[(&str, bool)]| {
        one.iter().any(|(year, alone)| *alone && !other.iter().any(|(theirs, _)| theirs == year))
    };
    excludes(&left, &right) || excludes(&right, &left)
}

/// The first, where the dates are what is compared.
pub(super) fn apart_but_for_years(witnesses: &[Annotated], a: Place, b: Place) -> bool {
    let (a, b) = (Side::new(witnesses, a), Side::new(witnesses, b));
    names_apart(&a, &b) || opposed(&a, &b) || nouns_apart(&a, &b)
}

/// A place, with the words of it and of its sentence.
struct Side<'a> {
    witness: &'a Annotated,
    span: Span,
    words: Vec<String>,
    stems: Vec<String>,
}

impl<'a> Side<'a> {
    fn new(witnesses: &'a [Annotated], place: Place) -> Self {
        let witness = &witnesses[place.witness];
        let layout = &witness.layout;
        let sentence = layout.sentence_at(place.span.start).map_or(place.span, |at| layout.sentences[at].span);
        let words = words(layout, sentence.cover(place.span));
        let stems = words.iter().map(|word| stem(word)).collect();
        Self { witness, span: place.span, words, stems }
    }

    /// The names in the place; not those of who says it, nor the dateline's.
    fn names(&self) -> Vec<(EntityKind, Span)> {
        let annotations = &self.witness.annotations;
        let line = annotations.header.dateline.as_ref().map(|line| line.span);
        let speakers = annotations.quotes.iter().filter_map(|quote| Some(quote.speaker.as_ref()?.span));
        let aside: Vec<Span> = speakers.chain(line).filter(|span| span.overlaps(self.span)).collect();
        let mentions = annotations.entities.iter().flat_map(|entity| {
            entity.mentions.iter().filter(|span| self.span.contains(**span)).map(|span| (entity.kind, *span))
        });
        mentions.filter(|(_, span)| !aside.iter().any(|other| other.overlaps(*span))).collect()
    }

    /// Names of which no word stands in the other's sentence.
    fn unmatched(&self, other: &Side<'_>) -> Vec<EntityKind> {
        let layout = &self.witness.layout;
        let held = |span: Span| words(layout, span).iter().any(|word| other.words.contains(word));
        self.names().into_iter().filter(|(_, span)| !held(*span)).map(|(kind, _)| kind).collect()
    }

    /// Heads of noun phrases behind an article, each with the word before the article and the one behind the phrase.
    fn heads(&self) -> Vec<Head> {
        let layout = &self.witness.layout;
        let range = layout.tokens_in(self.span);
        let low = |at: usize| if range.contains(&at) { fold(layout.token(at)) } else { String::new() };
        let articles = range.clone().filter(|&at| matches!(&*low(at), "a" | "an" | "the"));
        articles
            .filter_map(|at| {
                let end = (at + 1..range.end.min(at + 1 + LONGEST_PHRASE)).take_while(|&at| names_thing(layout, at));
                let head = end.last()?;
                let before = if at == range.start { String::new() } else { low(at - 1) };
                Some(Head { stem: stem(&low(head)), word: low(head), frame: [before, low(head + 1)] })
            })
            .collect()
    }

    /// True where the report uses a word anywhere.
    fn uses(&self, word: &str) -> bool {
        let layout = &self.witness.layout;
        layout.tokens.iter().any(|token| layout.slice(token.span).eq_ignore_ascii_case(word))
    }
}

struct Head {
    stem: String,
    word: String,
    frame: [String; 2],
}

fn words(layout: &Layout, span: Span) -> Vec<String> {
    let tokens = layout.tokens[layout.tokens_in(span)].iter();
    tokens.filter(|token| token.kind != TokenKind::Punctuation).map(|token| fold(layout.slice(token.span))).collect()
}

/// A word in lower case that may stand in a noun phrase.
fn names_thing(layout: &Layout, at: usize) -> bool {
    let word = layout.token(at);
    layout.tokens[at].kind == TokenKind::Word
        && word.chars().all(char::is_lowercase)
        && !is_function_word(word)
        && verb_time(word).is_none()
        && !is_participle(word)
}

/// Each names somebody, or some place or body, that the other does not.
fn names_apart(a: &Side<'_>, b: &Side<'_>) -> bool {
    let (left, right) = (a.unmatched(b), b.unmatched(a));
    left.iter().any(|kind| right.contains(kind))
}

/// A word here for its counterpart there.
fn opposed(a: &Side<'_>, b: &Side<'_>) -> bool {
    let own = |one: &Side<'_>, other: &Side<'_>| -> Vec<String> {
        let inside = words(&one.witness.layout, one.span);
        inside.into_iter().filter(|word| !other.words.contains(word)).collect()
    };
    let (left, right) = (own(a, b), own(b, a));
    left.iter().any(|x| right.iter().any(|y| is_opposite(x, y)))
}

/// One frame with two nouns, where neither report ever uses the other's noun.
fn nouns_apart(a: &Side<'_>, b: &Side<'_>) -> bool {
    let (left, right) = (a.heads(), b.heads());
    let lacks = |head: &Head, other: &Side<'_>| !other.stems.contains(&head.stem) && !other.uses(&head.word);
    left.iter()
        .filter(|head| lacks(head, b))
        .any(|x| right.iter().filter(|head| lacks(head, a)).any(|y| x.frame.iter().zip(&y.frame).all(|(x, y)| x == y)))
}

/// Years that a place's dates name or lie in, and whether they name nothing else.
fn years(witnesses: &[Annotated], place: Place) -> Vec<(&str, bool)> {
    let dates = witnesses[place.witness].annotations.dates.iter().filter(|date| place.span.contains(date.span));
    let moments = dates.filter(|date| matches!(date.kind, DateKind::Date | DateKind::Time));
    moments.filter_map(|date| Some((date.value.as_deref()?.get(..4)?, date.grain == Some(Grain::Year)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Report, annotate};

    fn check(a: &str, b: &str, expected: bool) {
        let witnesses = [a, b].map(|text| annotate(Report::from_text(text)));
        let place = |at: usize| Place::new(at, Span::new(0, witnesses[at].report.text.len()));
        assert_eq!(apart(&witnesses, place(0), place(1)), expected, "{a} {b}");
        assert_eq!(apart(&witnesses, place(1), place(0)), expected, "{b} {a}");
    }

    #[test]
    fn two_of_a_kind_are_apart() {
        check("The court in Tarn fined Mira Oken.", "The court in Tarn fined Joss Avery.", true);
        check("The library in Tarn lost 40 books.", "The school in Tarn lost 50 books.", true);
        check("In the north, 40 mills closed.", "In the south, 50 mills closed.", true);
        check("The mill at Tarn lost 40 crowns in 2019.", "The mill at Tarn lost 50 crowns in 2020.", true);
    }

    #[test]
    fn two_versions_of_one_statement_are_not() {
        check("The fire in Tarn destroyed 40 homes.", "The fire in Tarn wrecked 50 homes.", false);
        check("The fire took 40 homes.", "The blaze took 50 homes. It was the worst fire in years.", false);
        check("The mill at Tarn lost 40 sacks.", "A mill lost 50 sacks, the mayor, Ida Orlo, said.", false);
    }
}
