//! The alignments by witness: what stands aligned with a place, in one other witness or in all.

use crate::collate::{Clash, ClashKind, Collation, Place};
use crate::text::{Overlaps, Span};

/// An aligned place, what stands aligned with it, and how far the two are one statement.
type Two = (Span, Span, Stand);

/// Whether one of two aligned places denies the other, or is surer than it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Stand {
    Agrees,
    Surer,
    Denies,
}

/// Aligned places, from either side.
pub(super) struct Aligned {
    /// For each witness the others that share a statement with it, in order, each with the aligned spans, by the first
    /// one's place.
    beside: Vec<Vec<(usize, Places)>>,
}

/// What of one witness stands aligned with another.
struct Places {
    places: Vec<Two>,
    own: Overlaps,
}

impl Aligned {
    pub fn new(collation: &Collation) -> Self {
        let witnesses = collation.clauses.len();
        let last = collation.alignments.iter().map(|alignment| alignment.a.witness.max(alignment.b.witness) + 1).max();
        let mut all: Vec<Vec<(usize, Two)>> = vec![Vec::new(); witnesses.max(last.unwrap_or(0))];
        for alignment in &collation.alignments {
            let (a, b) = (alignment.a, alignment.b);
            let stand = |clash: &Clash| match clash.kind {
                ClashKind::Negation => Stand::Denies,
                ClashKind::Modality => Stand::Surer,
                _ => Stand::Agrees,
            };
            let stand = alignment.clashes.iter().map(stand).max().unwrap_or(Stand::Agrees);
            all[a.witness].push((b.witness, (a.span, b.span, stand)));
            all[b.witness].push((a.witness, (b.span, a.span, stand)));
        }
        let by_other = |mut places: Vec<(usize, Two)>| {
            places.sort_unstable();
            let same = |a: &(usize, Two), b: &(usize, Two)| a.0 == b.0;
            let groups = places.chunk_by(same);
            let places = |group: &[(usize, Two)]| Places {
                places: group.iter().map(|&(_, two)| two).collect(),
                own: Overlaps::new(group.iter().map(|(_, (own, _, _))| *own)),
            };
            groups.map(|group| (group[0].0, places(group))).collect()
        };
        Self { beside: all.into_iter().map(by_other).collect() }
    }

    /// The places in `witness` that stand aligned with a place, each with the aligned span around that place.
    pub fn counterparts(&self, place: Place, witness: usize) -> impl Iterator<Item = (Span, Span)> + '_ {
        self.all(place, witness).map(|(own, other, _)| (own, other))
    }

    /// What stands aligned with a place in every other witness, in order, each with the aligned span around that place.
    pub fn everywhere(&self, place: Place) -> impl Iterator<Item = (Span, Place)> + '_ {
        self.each(place).map(|(witness, (own, other, _))| (own, Place::new(witness, other)))
    }

    /// The same, those left out that deny the place or are more or less sure than it.
    pub fn agreeing_everywhere(&self, place: Place) -> impl Iterator<Item = (Span, Place)> + '_ {
        let agreeing = self.each(place).filter(|(_, (_, _, stand))| *stand == Stand::Agrees);
        agreeing.map(|(witness, (own, other, _))| (own, Place::new(witness, other)))
    }

    /// What stands aligned with a place in every other witness, those left out that deny it.
    pub fn undenied(&self, place: Place) -> impl Iterator<Item = (Span, Place)> + '_ {
        let undenied = self.each(place).filter(|(_, (_, _, stand))| *stand != Stand::Denies);
        undenied.map(|(witness, (own, other, _))| (own, Place::new(witness, other)))
    }

    fn each(&self, place: Place) -> impl Iterator<Item = (usize, Two)> + '_ {
        let others = self.beside.get(place.witness).map_or(&[][..], Vec::as_slice);
        others.iter().flat_map(move |(witness, places)| places.overlapping(place.span).map(move |two| (*witness, two)))
    }

    fn all(&self, place: Place, witness: usize) -> impl Iterator<Item = Two> + '_ {
        let others = self.beside.get(place.witness).map_or(&[][..], Vec::as_slice);
        let at = others.binary_search_by_key(&witness, |(other, _)| *other);
        at.into_iter().flat_map(move |at| others[at].1.overlapping(place.span))
    }

    /// True where some alignment holds a part of both places.
    pub fn are(&self, a: Place, b: Place) -> bool {
        self.counterparts(a, b.witness).any(|(_, span)| span.overlaps(b.span))
    }
}

impl Places {
    /// Those whose own place overlaps a span.
    fn overlapping(&self, span: Span) -> impl Iterator<Item = Two> + '_ {
        self.own.of(span).map(|at| self.places[at])
    }
}
