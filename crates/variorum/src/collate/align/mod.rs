//! Finds the statements that two witnesses share, in the same words or others, in any order.
//!
//! In: witnesses, their units and clauses. Out: pairs of places, with how far the wording agrees.
//!
//! Method: sentences become readings (`readings`), an index proposes pairs (`propose`), weighted overlap
//! decides (`score`), and for each two witnesses the best pairs are taken that do not use a place twice (`select`).
//! Why not embeddings: they are slow, and call statements about other persons or numbers alike.
//! Limits: a rewording that shares no stems is missed.

mod carriers;
mod clash;
mod propose;
mod readings;
mod score;
mod select;

use super::Alignment;
use crate::annotate::Annotated;
use crate::text::{Sentence, Span};

/// What alignment finds.
pub(crate) struct Aligned {
    /// All pairs of places that carry one statement, sorted.
    pub alignments: Vec<Alignment>,
    /// For each clause of each witness, the other witnesses that carry it in any wording.
    pub carriers: Vec<Vec<Vec<usize>>>,
}

/// Aligns all witnesses.
#[must_use]
pub(crate) fn align(witnesses: &[Annotated], units: &[Vec<Sentence>], clauses: &[Vec<Span>]) -> Aligned {
    let readings = readings::readings(witnesses, units, clauses);
    let proposals = propose::proposals(&readings);
    let wholes: Vec<score::Whole<'_>> = readings.readings.iter().map(score::Whole::new).collect();
    let matches = proposals.iter().filter_map(|&(first, second)| {
        let found = score::compare(&wholes[first], &wholes[second])?;
        Some((first, second, found))
    });
    let mut alignments = select::select(witnesses, units, &readings, &matches.collect::<Vec<_>>());
    let mut clashes = clash::Clashes::new(witnesses, clauses);
    for alignment in &mut alignments {
        alignment.clashes = clashes.of(alignment);
    }
    let carriers = carriers::carriers(witnesses, units, clauses, &readings, &alignments);
    Aligned { alignments, carriers }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate::clauses::clauses;
    use crate::collate::units::units;
    use crate::{Report, annotate};

    #[test]
    fn a_clause_at_an_end_that_shares_no_word_is_left_out() {
        let said =
            "“We will be out of here by boat or we will be here by then,” Orla Venn, who keeps goats, told wardens.";
        let texts = [said, "Orla Venn, who keeps goats, told wardens that she was tired."];
        let witnesses = texts.map(|text| annotate(Report::from_text(text)));
        let units: Vec<Vec<Sentence>> = witnesses.iter().map(|witness| units(&witness.layout)).collect();
        let found = align(&witnesses, &units, &clauses(&witnesses, &units));
        let places: Vec<&str> = found.alignments.iter().map(|alignment| alignment.a.span.of(said)).collect();
        assert_eq!(places, ["Orla Venn, who keeps goats, told wardens."]);
        assert_eq!(found.carriers[0], [vec![], vec![1]]);
    }
}
