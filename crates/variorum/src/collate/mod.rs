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

/// True for a report in the language whose rewordings are compared. Of another one only equal words are found, so
/// what it alone says, lacks, or took from whom is not known.
#[must_use]
pub fn is_compared(witness: &Annotated) -> bool {
    witness.annotations.language.as_deref().is_none_or(|code| code == "en")
}

/// For each statement from elsewhere, the places of the witnesses that carry it, in any wording, in order.
///
/// A statement is a text of its own, aligned as a witness is; a place that clashes with it (another name, a negation) or lacks one
/// of its figures does not carry it.
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
        let carries = |_: &usize| alignment.clashes.is_empty() && has_figures(&all, &alignment);
        if let Some(statement) = statement.filter(carries) {
            found[statement].push(alignment.a);
        }
    }
    found.iter_mut().for_each(|places: &mut Vec<Place>| places.sort());
    found
}

/// True where every figure of the statement stands in the place too.
fn has_figures(all: &[Annotated], alignment: &Alignment) -> bool {
    let figures = |place: Place| all[place.witness].annotations.figures.iter();
    let here = || figures(alignment.a).filter(|figure| alignment.a.span.contains(figure.span));
    figures(alignment.b).all(|stated| here().any(|here| here.value == stated.value && here.unit == stated.unit))
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
