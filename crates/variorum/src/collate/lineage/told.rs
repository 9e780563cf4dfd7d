//! What speakers are said to have told an agency, and which witnesses have it.
//!
//! In: witnesses, what they share. Out: for a pair, whether one has such words that the other lacks.
//!
//! Words "told AFP" stand first in a text of AFP's. A copy that has some which the supposed parent lacks took them from
//! the agency itself, so that the parent is none; a report that gives in marks what elsewhere was told to the agency
//! alone has it from the agency's text, whether or not it says so.
//! Limits: the phrase must stand in the sentence of the words.

use std::collections::BTreeSet;

use super::super::Place;
use super::carried::Pair;
use crate::annotate::Annotated;
use crate::collate::is_compared;
use crate::language::english::wire_agency;
use crate::text::{Layout, Span, TokenKind};

/// Words in marks from which two reports do not give the same ones by chance.
const LEAST_WORDS: usize = 6;

/// A sentence that says that its words were told to an agency.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Told {
    pub agency: String,
    /// "told AFP".
    pub phrase: Span,
    /// Its sentence.
    pub sentence: Span,
}

/// The agencies that the witnesses of a story are credited to.
pub(super) fn credited(witnesses: &[Annotated]) -> BTreeSet<String> {
    let credits = witnesses.iter().filter_map(|witness| witness.annotations.header.credit.as_ref());
    credits.map(|credit| credit.agency.clone()).collect()
}

/// All of a witness's, in order; an agency is one that is known, or that another report is `credited` to.
pub(super) fn told(witness: &Annotated, credited: &BTreeSet<String>) -> Vec<Told> {
    let layout = &witness.layout;
    let at = |token: usize| {
        let name = layout.token(token + 1);
        let known = || wire_agency(name).map(str::to_owned).or_else(|| credited.get(name).cloned());
        let agency = (layout.token(token) == "told").then(known).flatten()?;
        let phrase = layout.tokens[token].span.cover(layout.tokens[token + 1].span);
        let sentence = layout.sentence_at(phrase.start).map_or(phrase, |at| layout.sentences[at].span);
        Some(Told { agency, phrase, sentence })
    };
    (0..layout.tokens.len().saturating_sub(1)).filter_map(at).collect()
}

/// True where `child` has words told to the agency that `parent` credits, of which `parent` has nothing.
pub(super) fn has_more(told: &[Vec<Told>], witnesses: &[Annotated], pair: &Pair, child: usize, parent: usize) -> bool {
    let credit = witnesses[parent].annotations.header.credit.as_ref();
    let side = |&(a, b): &(Place, Place)| if a.witness == child { a.span } else { b.span };
    told[child].iter().any(|one| {
        credit.is_some_and(|credit| credit.agency == one.agency)
            && !pair.places.iter().map(side).any(|span| span.overlaps(one.sentence))
    })
}

/// Where `taker` gives in marks, without naming the agency, what `teller` says was told to it; the places of both.
pub(super) fn taken(
    told: &[Vec<Told>],
    witnesses: &[Annotated],
    pair: &Pair,
    taker: usize,
    teller: usize,
) -> Option<Place> {
    let report = &witnesses[taker];
    let names = |agency: &str| {
        report.annotations.header.credit.as_ref().is_some_and(|credit| *credit.agency == *agency)
            || told[taker].iter().any(|own| *own.agency == *agency)
    };
    let met = |mark: &Span, span: Span| {
        let start = mark.start.max(span.start);
        Span::new(start, mark.end.min(span.end).max(start))
    };
    let marked = |span: Span| {
        let mut marks = report.annotations.quotes.iter().flat_map(|quote| &quote.marked);
        marks.any(|mark| words(&report.layout, met(mark, span)) >= LEAST_WORDS)
    };
    let sides = pair.places.iter().map(|&(a, b)| if a.witness == taker { (a.span, b.span) } else { (b.span, a.span) });
    let mut kept = sides.filter(|(own, other)| {
        let theirs = told[teller].iter().filter(|one| one.sentence.overlaps(*other) && !names(&one.agency));
        theirs.count() > 0 && same_words(&report.layout, *own, &witnesses[teller].layout, *other) && marked(*own)
    });
    let found = kept.next().map(|(own, _)| Place::new(taker, own));
    found.filter(|_| is_compared(report))
}

fn words(layout: &Layout, span: Span) -> usize {
    layout.tokens_in(span).filter(|&token| layout.tokens[token].kind != TokenKind::Punctuation).count()
}

/// True where one of two places is the other's words, or their start.
fn same_words(a: &Layout, a_span: Span, b: &Layout, b_span: Span) -> bool {
    let forms = |layout: &Layout, span: Span| -> Vec<String> {
        let tokens = layout.tokens_in(span).map(|token| layout.tokens[token]);
        let words = tokens.filter(|token| token.kind != TokenKind::Punctuation);
        words.map(|token| crate::text::fold(layout.slice(token.span))).collect()
    };
    let (left, right) = (forms(a, a_span), forms(b, b_span));
    let shorter = left.len().min(right.len());
    shorter >= LEAST_WORDS && left[..shorter] == right[..shorter]
}
