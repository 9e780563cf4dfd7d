//! All reports of a story, aligned: which places carry one statement, and who has it from whom.

mod align;
mod clauses;
mod dating;
mod lineage;
mod model;
mod passages;
mod seams;
mod units;
mod words;

pub use model::*;
pub use words::{WordOp, WordRun, word_runs, word_runs_by};

use crate::annotate::Annotated;
use crate::text::{Span, fold};

/// True for a report in the language whose rewordings are compared. Of another one only equal words are found, so
/// what it alone says, lacks, or took from whom is not known.
#[must_use]
pub fn is_compared(witness: &Annotated) -> bool {
    witness.annotations.language.as_deref().is_none_or(|code| code == "en")
}

/// For each statement from elsewhere, the places of the witnesses that carry it, in any wording, in order.
///
/// A statement is a text of its own, aligned as a witness is; a place that clashes with it, lacks one of its names or figures, or
/// has a part of it alone does not carry it.
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
        let carries = |_: &usize| alignment.clashes.is_empty() && carries(&all[alignment.b.witness], &all, &alignment);
        if let Some(statement) = statement.filter(carries) {
            found[statement].push(alignment.a);
        }
    }
    found.iter_mut().for_each(|places: &mut Vec<Place>| places.sort());
    found
}

/// Share of a statement's words that must stand in what was aligned: a clause of it is another statement.
const LEAST_OF_STATEMENT: f64 = 0.7;

/// Words that turn a statement round.
const TURNING: [&str; 8] = ["no", "not", "never", "nobody", "none", "nothing", "without", "neither"];

/// True where a place carries the whole of a statement: most of its words, its names and figures, and its yes or no.
fn carries(statement: &Annotated, all: &[Annotated], alignment: &Alignment) -> bool {
    let witness = &all[alignment.a.witness];
    let words = |of: &Annotated, span: Span| -> Vec<String> {
        let text = &of.report.text[span.range()];
        text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(fold).collect()
    };
    let (stated, aligned, here) = (
        words(statement, Span::new(0, statement.report.text.len())),
        words(statement, alignment.b.span),
        words(witness, alignment.a.span),
    );
    #[allow(clippy::cast_precision_loss)] // counts of words
    let share = aligned.len() as f64 / stated.len().max(1) as f64;
    let turns = |words: &[String]| {
        let contracted = words.windows(2).filter(|pair| pair[1] == "t" && pair[0].ends_with('n')).count();
        (contracted + words.iter().filter(|word| TURNING.contains(&word.as_str())).count()) % 2
    };
    let names = statement.annotations.entities.iter().flat_map(|entity| &entity.mentions);
    let has_names = names.clone().all(|name| words(statement, *name).last().is_none_or(|last| here.contains(last)));
    let figures = || witness.annotations.figures.iter().filter(|figure| alignment.a.span.contains(figure.span));
    let has_figures = statement
        .annotations
        .figures
        .iter()
        .all(|stated| figures().any(|here| here.value == stated.value && here.unit == stated.unit));
    share >= LEAST_OF_STATEMENT && turns(&stated) == turns(&here) && has_names && has_figures
}

/// Aligns the witnesses and works out how they are related; dates those that only the story dates.
///
/// The witnesses are sorted by id before they come here: indexes in the result follow that order.
#[must_use]
pub fn collate(witnesses: &mut [Annotated]) -> Collation {
    let units = seams::cut(witnesses, witnesses.iter().map(|witness| units::units(&witness.layout)).collect());
    let clauses = clauses::clauses(witnesses, &units);
    let align::Aligned { alignments, carriers } = align::align(witnesses, &units, &clauses);
    dating::settle(witnesses, &alignments);
    let passages = passages::passages(&alignments);
    let (lineage, hidden_sources) = lineage::lineage(witnesses, &alignments);
    let families = lineage::families(witnesses.len(), &lineage);
    Collation { clauses, carriers, alignments, passages, lineage, hidden_sources, families }
}
