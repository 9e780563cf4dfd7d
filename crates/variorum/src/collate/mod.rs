//! All reports of a story, aligned: which places carry one statement, and who has it from whom.

mod align;
mod carried;
mod clauses;
mod dating;
mod lineage;
mod model;
mod passages;
mod seams;
mod units;
mod words;

pub use carried::carried;
pub use model::*;
pub use words::{WordOp, WordRun, word_runs, word_runs_by};

use crate::annotate::Annotated;

/// True for a report in the language whose rewordings are compared. Of another one only equal words are found, so
/// what it alone says, lacks, or took from whom is not known.
#[must_use]
pub fn is_compared(witness: &Annotated) -> bool {
    witness.annotations.language.as_deref().is_none_or(|code| code == "en")
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
