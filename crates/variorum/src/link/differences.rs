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
    let mut group: Vec<usize> = (0..places.len()).collect();
    for index in 1..places.len() {
        if places[index - 1].witness == places[index].witness && places[index - 1].span.overlaps(places[index].span) {
            join(&mut group, index - 1, index);
        }
    }
    for (a, b) in pairs {
        if let (Ok(a), Ok(b)) = (places.binary_search(a), places.binary_search(b)) {
            join(&mut group, a, b);
        }
    }
    let mut groups: BTreeMap<usize, Vec<Place>> = BTreeMap::new();
    for (index, &place) in places.iter().enumerate() {
        let cites = groups.entry(root(&group, index)).or_default();
        match cites.last_mut().filter(|last| last.witness == place.witness && last.span.overlaps(place.span)) {
            Some(last) if last.span.len() < place.span.len() => *last = place,
            Some(_) => {}
            None => cites.push(place),
        }
    }
    groups.into_values().collect()
}

fn join(group: &mut [usize], a: usize, b: usize) {
    let (a, b) = (root(group, a), root(group, b));
    group[a.max(b)] = a.min(b);
}

fn root(group: &[usize], mut index: usize) -> usize {
    while group[index] != index {
        index = group[index];
    }
    index
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
