//! The alignments by pair of witnesses: what stands aligned with a place.

use std::collections::BTreeMap;

use crate::collate::{ClashKind, Collation, Place};
use crate::text::Span;

/// An aligned place, what stands aligned with it, and whether one denies the other or is surer than it.
type Two = (Span, Span, bool);

/// Aligned places, from either side.
pub(super) struct Aligned {
    /// For each ordered pair of witnesses the aligned spans, by the first one's place.
    pairs: BTreeMap<(usize, usize), Vec<Two>>,
}

impl Aligned {
    pub fn new(collation: &Collation) -> Self {
        let mut pairs: BTreeMap<(usize, usize), Vec<Two>> = BTreeMap::new();
        for alignment in &collation.alignments {
            let (a, b) = (alignment.a, alignment.b);
            let kinds = [ClashKind::Negation, ClashKind::Modality];
            let opposed = alignment.clashes.iter().any(|clash| kinds.contains(&clash.kind));
            pairs.entry((a.witness, b.witness)).or_default().push((a.span, b.span, opposed));
            pairs.entry((b.witness, a.witness)).or_default().push((b.span, a.span, opposed));
        }
        for spans in pairs.values_mut() {
            spans.sort();
        }
        Self { pairs }
    }

    /// The places in `witness` that stand aligned with a place, each with the aligned span around that place.
    pub fn counterparts(&self, place: Place, witness: usize) -> impl Iterator<Item = (Span, Span)> + '_ {
        self.all(place, witness).map(|(own, other, _)| (own, other))
    }

    /// The same, those left out that deny the place or are more or less sure than it.
    pub fn agreeing(&self, place: Place, witness: usize) -> impl Iterator<Item = (Span, Span)> + '_ {
        self.all(place, witness).filter(|(_, _, opposed)| !opposed).map(|(own, other, _)| (own, other))
    }

    fn all(&self, place: Place, witness: usize) -> impl Iterator<Item = Two> + '_ {
        let pairs = self.pairs.get(&(place.witness, witness)).map_or(&[][..], Vec::as_slice);
        pairs.iter().filter(move |(own, _, _)| own.overlaps(place.span)).copied()
    }

    /// True where some alignment holds a part of both places.
    pub fn are(&self, a: Place, b: Place) -> bool {
        self.counterparts(a, b.witness).any(|(_, span)| span.overlaps(b.span))
    }
}
