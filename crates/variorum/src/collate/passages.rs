//! The linear form of the alignments: what several witnesses carry, once.
//!
//! In: alignments. Out: passages, each with one place in each witness that has it.
//!
//! Method: single linkage over aligned places (union-find, best alignments first), refused where it would bring
//! two places of one witness together that do not overlap: else groups chain from statement to statement.
//! Limits: a statement that one report splits over two sentences is a passage with one of them.

use std::collections::BTreeMap;

use super::{Alignment, Passage, Place};
use crate::text::DisjointSets;

/// Share of the longer of two overlapping places that both hold, from which they are one place.
const SAME_PLACE_SHARE: f64 = 0.6;

/// Joins aligned places into passages, sorted by their first places.
#[must_use]
pub fn passages(alignments: &[Alignment]) -> Vec<Passage> {
    let mut places: Vec<Place> = alignments.iter().flat_map(|alignment| [alignment.a, alignment.b]).collect();
    places.sort_unstable();
    places.dedup();
    let mut groups = Groups::new(&places);
    for (index, two) in places.windows(2).enumerate() {
        if is_one_place(two[0], two[1]) {
            groups.join(index, index + 1);
        }
    }
    let mut best: Vec<&Alignment> = alignments.iter().collect();
    best.sort_by(|x, y| y.score.total_cmp(&x.score).then_with(|| (x.a, x.b).cmp(&(y.a, y.b))));
    for alignment in best {
        if let (Ok(a), Ok(b)) = (places.binary_search(&alignment.a), places.binary_search(&alignment.b)) {
            groups.join(a, b);
        }
    }
    groups.passages()
}

/// True where two places of one witness are most of each other.
fn is_one_place(a: Place, b: Place) -> bool {
    let longer = a.span.len().max(b.span.len());
    a.witness == b.witness && a.span.shared(b.span) as f64 >= SAME_PLACE_SHARE * longer as f64
}

/// Groups of places; each root knows its place in each witness.
struct Groups {
    sets: DisjointSets,
    held: Vec<BTreeMap<usize, Place>>,
}

impl Groups {
    fn new(places: &[Place]) -> Self {
        let held = places.iter().map(|&place| BTreeMap::from([(place.witness, place)])).collect();
        Self { sets: DisjointSets::new(places.len()), held }
    }

    /// Joins two groups unless they have places in one witness that lie apart.
    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.sets.root(a), self.sets.root(b));
        let (small, large) = if self.held[a].len() < self.held[b].len() { (a, b) } else { (b, a) };
        let apart = |(witness, place): (&usize, &Place)| {
            self.held[large].get(witness).is_some_and(|other| !other.span.overlaps(place.span))
        };
        if a == b || self.held[small].iter().any(apart) {
            return;
        }
        let mut held = std::mem::take(&mut self.held[large]);
        for (witness, place) in std::mem::take(&mut self.held[small]) {
            let kept = held.entry(witness).or_insert(place);
            if place.span.len() > kept.span.len() {
                *kept = place;
            }
        }
        self.sets.join(a, b);
        self.held[a.min(b)] = held;
    }

    fn passages(self) -> Vec<Passage> {
        let mut found: Vec<Passage> = self
            .held
            .into_iter()
            .filter(|places| places.len() > 1)
            .map(|places| Passage { places: places.into_values().collect() })
            .collect();
        found.sort_by_key(|passage| passage.places[0]);
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate::AlignmentKind;
    use crate::text::Span;

    fn aligned(a: (usize, usize, usize), b: (usize, usize, usize), score: f64) -> Alignment {
        let place = |(witness, start, end)| Place::new(witness, Span::new(start, end));
        Alignment { a: place(a), b: place(b), kind: AlignmentKind::Edited, score, clashes: Vec::new() }
    }

    fn check(alignments: &[Alignment], expected: &[&[(usize, usize, usize)]]) {
        let found: Vec<Vec<_>> = passages(alignments)
            .iter()
            .map(|passage| passage.places.iter().map(|p| (p.witness, p.span.start, p.span.end)).collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn what_three_reports_carry_is_one_passage() {
        check(
            &[aligned((0, 0, 9), (1, 0, 9), 1.0), aligned((1, 0, 9), (2, 5, 12), 0.8)],
            &[&[(0, 0, 9), (1, 0, 9), (2, 5, 12)]],
        );
    }

    #[test]
    fn groups_do_not_chain_from_statement_to_statement() {
        check(
            &[
                aligned((0, 0, 9), (1, 0, 9), 1.0),
                aligned((1, 0, 9), (2, 0, 9), 0.9),
                aligned((0, 20, 30), (2, 0, 9), 0.6),
            ],
            &[&[(0, 0, 9), (1, 0, 9), (2, 0, 9)]],
        );
    }
}
