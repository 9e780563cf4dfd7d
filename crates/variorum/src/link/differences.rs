//! Aligned statements that differ in more than words.
//!
//! In: the clashes of alignments. Out: one difference for each thing that clashes, over all reports that state it.
//!
//! Method: clashes of one kind whose places overlap are one difference (union-find by place); its cites are the
//! longest place of each overlapping group. Whether both can hold is not asked.

use std::collections::BTreeMap;

use super::Difference;
use crate::annotate::Annotated;
use crate::collate::{ClashKind, Collation, Place};
use crate::text::connected;

/// The differences between the reports of a story, by kind, then by place.
#[must_use]
pub fn differences(_witnesses: &[Annotated], collation: &Collation) -> Vec<Difference> {
    let mut by_kind: BTreeMap<ClashKind, Vec<(Place, Place)>> = BTreeMap::new();
    for alignment in &collation.alignments {
        for clash in &alignment.clashes {
            let pair = (Place::new(alignment.a.witness, clash.a), Place::new(alignment.b.witness, clash.b));
            by_kind.entry(clash.kind).or_default().push(pair);
        }
    }
    let merged = by_kind
        .into_iter()
        .flat_map(|(kind, pairs)| merge(&pairs).into_iter().map(move |cites| Difference { kind, cites }));
    merged.filter(|difference| difference.cites.len() > 1).collect()
}

/// Joins pairs that share a place; each group's places once, overlapping ones as the longest.
fn merge(pairs: &[(Place, Place)]) -> Vec<Vec<Place>> {
    let mut places: Vec<Place> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    places.sort_unstable();
    places.dedup();
    let overlaps = places.windows(2).enumerate().filter(|(_, two)| overlap(two[0], two[1]));
    let beside = overlaps.map(|(index, _)| (index, index + 1));
    let paired = pairs.iter().filter_map(|(a, b)| Some((places.binary_search(a).ok()?, places.binary_search(b).ok()?)));
    let groups = connected(places.len(), beside.chain(paired));
    groups.into_iter().map(|group| longest(group.into_iter().map(|index| places[index]))).collect()
}

/// Sorted places, those that overlap as the longest of them.
fn longest(places: impl Iterator<Item = Place>) -> Vec<Place> {
    let mut cites: Vec<Place> = Vec::new();
    for place in places {
        match cites.last_mut().filter(|last| overlap(**last, place)) {
            Some(last) if last.span.len() < place.span.len() => *last = place,
            Some(_) => {}
            None => cites.push(place),
        }
    }
    cites
}

fn overlap(a: Place, b: Place) -> bool {
    a.witness == b.witness && a.span.overlaps(b.span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate::collate;
    use crate::{Report, annotate};

    #[test]
    fn one_difference_holds_all_reports_that_state_it() {
        let texts = [
            "The Varn dam is one of the largest dams in Ostrel.",
            "The Varn dam, the largest dam in Ostrel, is closed.",
            "Wardens closed the Varn dam, the largest dam in Ostrel.",
        ];
        let mut witnesses: Vec<Annotated> = texts.iter().map(|text| annotate(Report::from_text(text))).collect();
        let collation = collate(&mut witnesses);
        let found = differences(&witnesses, &collation);
        assert_eq!(found.len(), 1);
        assert_eq!((found[0].kind, found[0].cites.len()), (ClashKind::Degree, 3));
    }
}
