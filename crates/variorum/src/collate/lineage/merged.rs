//! Finds the reports made from two others.
//!
//! In: what is shared. Out: for each witness its two parents, where it has two.
//!
//! Method: of conflation, in the textual critic's sense: a witness whose words stand partly in one and partly in another
//! that share nothing with each other has them from both, as neither can be its only source and no source above both
//! is needed. The two must cover most of it, each a part that the other lacks, and each must have more than it took:
//! else both may have been cut from the one that looks like their child. Nobody else may be nearer to its words.
//! Limits: parents that share a wire are not told from two copies of it; no more than two parents are sought.

use super::carried::{Carried, Shared};
use super::stemma::{Parent, against};

/// Share of its words that a merged report has from either parent and not from the other.
const LEAST_FROM_EACH: f64 = 0.2;

/// Share of its words that it has from both together.
const LEAST_FROM_BOTH: f64 = 0.7;

/// Most that may speak against both together, as a share of the shared words: less than for one parent, as two explain
/// more by chance. From simulated stories (seeds 1, 3, 9, 17, 33), as the two above.
const MOST_AGAINST: f64 = 0.15;

/// By how much more of its words stand in both than of either parent's words in it.
const LEAST_LEAD: f64 = 0.1;

/// Candidates for the first parent, those that cover most; the second is sought among all.
const FIRST_PARENTS: usize = 4;

/// The two parents of each witness that has two, the smaller first; `linked` are pairs that share kept wording, in order;
/// `bars` says of a parent and a child that it is none.
pub(super) fn merged(
    carried: &Carried,
    linked: &[(usize, usize)],
    bars: impl Fn(usize, usize) -> bool,
) -> Vec<Option<[Parent; 2]>> {
    let mut near: Vec<Vec<usize>> = vec![Vec::new(); carried.shared.len()];
    for &(a, b) in linked {
        near[a].push(b);
        near[b].push(a);
    }
    let are_linked = |a: usize, b: usize| linked.binary_search(&(a.min(b), a.max(b))).is_ok();
    let of_child = |child: usize| {
        let mut candidates: Vec<(f64, usize)> = near[child]
            .iter()
            .filter(|&&parent| !bars(parent, child))
            .map(|&parent| (carried.share_of(child, parent), parent))
            .collect();
        candidates.sort_by(|x, y| y.0.total_cmp(&x.0).then(x.1.cmp(&y.1)));
        let pairs = candidates.iter().take(FIRST_PARENTS).flat_map(|&(_, first)| {
            let apart = candidates.iter().filter(move |&&(_, second)| second != first && !are_linked(first, second));
            apart.filter_map(move |&(_, second)| margin(carried, child, [first.min(second), first.max(second)]))
        });
        let best = pairs.max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1)));
        best.map(|(margin, both)| both.map(|witness| Parent { witness, margin }))
    };
    (0..carried.shared.len()).map(of_child).collect()
}

/// By how much more of the child's words stand in both parents than of theirs in it, where it can be made from them.
fn margin(carried: &Carried, child: usize, both: [usize; 2]) -> Option<(f64, [usize; 2])> {
    let (mut from, mut either) = ([0.0; 2], 0.0);
    let places = &carried.shared[child];
    for place in places {
        match both.map(|parent| place.score(parent).is_some()) {
            [true, false] => from[0] += place.words,
            [false, true] => from[1] += place.words,
            [true, true] => {}
            [false, false] => continue,
        }
        either += place.words;
    }
    let words = carried.words[child];
    let lead = either / words - both.map(|parent| carried.share_of(parent, child)).into_iter().fold(0.0, f64::max);
    let covers = from.iter().all(|&only| only >= LEAST_FROM_EACH * words) && either >= LEAST_FROM_BOTH * words;
    if !covers || lead < LEAST_LEAD {
        return None;
    }
    let near = |witness: usize| both.iter().chain([&child]).any(|&own| carried.are_nearly_same(own, witness));
    let nearest = |place: &Shared| both.iter().filter_map(|&parent| place.score(parent)).reduce(f64::max);
    (against(places, nearest, |witness| !near(witness)) <= MOST_AGAINST).then_some((lead, both))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::collate::lineage::carried::Pair;

    fn carried(share_of_parent: f64) -> Carried {
        let place = |other| Shared::new(60.0, vec![(other, 1.0)]);
        let shared = vec![vec![place(2)], vec![place(2)], vec![place(0), place(1)]];
        let pair = || Pair { share_a: share_of_parent, share_b: 0.46, narrative: 60.0, places: Vec::new() };
        Carried { shared, pairs: BTreeMap::from([((0, 2), pair()), ((1, 2), pair())]), words: vec![130.0; 3] }
    }

    fn found(carried: &Carried, linked: &[(usize, usize)]) -> Vec<Option<[usize; 2]>> {
        merged(carried, linked, |_, _| false).iter().map(|both| both.map(|both| both.map(|p| p.witness))).collect()
    }

    #[test]
    fn who_has_half_from_each_of_two_strangers_was_made_from_both() {
        assert_eq!(found(&carried(0.4), &[(0, 2), (1, 2)]), [None, None, Some([0, 1])]);
    }

    #[test]
    fn two_that_share_wording_or_have_no_more_than_it_are_not_its_parents() {
        assert_eq!(found(&carried(0.4), &[(0, 1), (0, 2), (1, 2)]), [None; 3]);
        assert_eq!(found(&carried(0.95), &[(0, 2), (1, 2)]), [None; 3]);
    }

    #[test]
    fn a_barred_parent_is_none() {
        let barred = merged(&carried(0.4), &[(0, 2), (1, 2)], |parent, _| parent == 1);
        assert!(barred.iter().all(Option::is_none));
    }
}
