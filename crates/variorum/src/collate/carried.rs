//! Which places of the witnesses carry a statement from elsewhere: a claim that others have reviewed.
//!
//! In: witnesses, and statements as texts of their own. Out: for each statement its places, in any wording.
//!
//! Method: a statement is aligned as a witness is; a place carries it where nothing clashes, where most of the statement was
//! aligned (a clause of it is another statement), and where its names, its figures and its negations stand too.
//! Why so strict: what is put beside a place is somebody's verdict.
//! Limits: a statement that a report makes over two sentences is missed.

use super::{Alignment, Place, align, clauses, seams, units};
use crate::annotate::Annotated;
use crate::language::english::{ClashClass, clash_class};
use crate::text::{Span, TokenKind, fold};

/// Share of a statement's words that must stand in what was aligned.
const LEAST_OF_STATEMENT: f64 = 0.7;

/// For each statement, the places of the witnesses that carry it, in order.
#[must_use]
pub fn carried(witnesses: &[Annotated], statements: Vec<Annotated>) -> Vec<Vec<Place>> {
    let n_witnesses = witnesses.len();
    let mut found = vec![Vec::new(); statements.len()];
    let all: Vec<Annotated> = witnesses.iter().cloned().chain(statements).collect();
    let units = seams::cut(&all, all.iter().map(|witness| units::units(&witness.layout)).collect());
    let clauses = clauses::clauses(&all, &units);
    for alignment in align::align(&all, &units, &clauses).alignments {
        // Witnesses stand before statements, and the smaller index is `a`'s.
        let statement = alignment.b.witness.checked_sub(n_witnesses).filter(|_| alignment.a.witness < n_witnesses);
        if let Some(statement) = statement.filter(|_| carries(&all, &alignment)) {
            found[statement].push(alignment.a);
        }
    }
    found.iter_mut().for_each(|places: &mut Vec<Place>| places.sort());
    found
}

/// True where `a` carries the whole of the statement `b`.
fn carries(all: &[Annotated], alignment: &Alignment) -> bool {
    let (witness, statement) = (&all[alignment.a.witness], &all[alignment.b.witness]);
    let stated = words(statement, Span::new(0, statement.report.text.len()));
    let here = words(witness, alignment.a.span);
    alignment.clashes.is_empty()
        && is_most(words(statement, alignment.b.span).len(), stated.len())
        && negations(&stated) == negations(&here)
        && has_names(statement, &here)
        && has_figures(statement, witness, alignment.a.span)
}

fn words(of: &Annotated, span: Span) -> Vec<String> {
    let tokens = of.layout.tokens_in(span).filter(|&token| of.layout.tokens[token].kind != TokenKind::Punctuation);
    tokens.map(|token| fold(of.layout.token(token))).collect()
}

#[allow(clippy::cast_precision_loss)] // counts of words
fn is_most(aligned: usize, stated: usize) -> bool {
    aligned as f64 >= LEAST_OF_STATEMENT * stated as f64
}

/// How often the words say no. "Without" turns no verb, and so no clash elsewhere; here it is counted all the same.
fn negations(words: &[String]) -> usize {
    words.iter().filter(|word| clash_class(word) == Some(ClashClass::Negation) || *word == "without").count()
}

/// Every name of the statement, by its last word.
fn has_names(statement: &Annotated, here: &[String]) -> bool {
    let mut names = statement.annotations.entities.iter().flat_map(|entity| &entity.mentions);
    names.all(|name| words(statement, *name).last().is_none_or(|last| here.contains(last)))
}

fn has_figures(statement: &Annotated, witness: &Annotated, place: Span) -> bool {
    let here = || witness.annotations.figures.iter().filter(|figure| place.contains(figure.span));
    let mut stated = statement.annotations.figures.iter();
    stated.all(|stated| here().any(|here| here.value == stated.value && here.unit == stated.unit))
}
