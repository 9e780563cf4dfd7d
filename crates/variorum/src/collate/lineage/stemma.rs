//! Finds for each witness the one whose text it took, where one of those present can have been it.
//!
//! In: what is shared, and who was made from two. Out: at most one more parent a witness, without cycles.
//!
//! Method: shared innovations (Lachmann; Maas 1927). A parent has what its child shares with anybody, and stands
//! at least as near to it as any other does: where a third witness agrees with the child against the supposed
//! parent, the parent is none. Both are counted in words. A witness nearly the same as the child, or as the parent, is
//! no third: its agreement is the child's own, or the parent's. Candidates are taken in the order of that evidence,
//! one parent each beside those made from two, so that all relations come from one stemma; a twin is a parent only where
//! no other is found.
//! Limits: a grandchild that carries its parent's own additions counts a little against its grandparent.

use super::carried::{Carried, Shared};

/// A parent and how surely it is the parent, not the child.
#[derive(Clone, Copy, Debug)]
pub(super) struct Parent {
    pub witness: usize,
    /// How much less speaks for this direction than for the other: shares of words, 0 to 2.
    pub margin: f64,
}

/// Most that may speak against a parent, as a share of the shared words. From half of a development set of real
/// articles put through known cuts and edits; the other half gave the same figure within two points.
const MOST_AGAINST: f64 = 0.25;

/// Weight of a reading in which a third witness is nearer, beside a lacking one.
const NEARER_THIRD: f64 = 0.7;

/// The same from which they are twins: one text in two outlets, which neither need have from the other.
const TWINS: f64 = 0.97;

/// Score by which a third witness must be nearer: closer scores differ by chance.
const NEARER_BY: f64 = 0.02;

/// Share of its words that a child took at least: with less, it has more from elsewhere than from its parent.
const LEAST_TAKEN: f64 = 0.5;

/// What speaks for or against a parent beside the wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outside {
    /// It is none, whatever the wording says.
    Bars,
    /// The child has from it what stands nowhere else: a part of its words is enough.
    Supports,
    /// Nothing: the wording decides.
    Nothing,
}

/// Share of its words that a child took at least, and most that may speak against the parent, where it has words that
/// can come from nowhere else.
const LEAST_SUPPORTED: f64 = 0.3;
const MOST_AGAINST_SUPPORTED: f64 = 0.5;

/// The parents of each witness, two where `merged` has them; `linked` are pairs that share kept wording, the smaller
/// first; `outside` says of a parent and a child what else speaks for or against it.
pub(super) fn parents(
    carried: &Carried,
    linked: &[(usize, usize)],
    merged: Vec<Option<[Parent; 2]>>,
    outside: impl Fn(usize, usize) -> Outside,
) -> Vec<Vec<Parent>> {
    let mut candidates = Vec::new();
    for &(a, b) in linked {
        let pair = &carried.pairs[&(a, b)];
        let is_third = |witness: usize| ![a, b].into_iter().any(|own| carried.are_nearly_same(own, witness));
        let counted =
            |child: usize, parent: usize| against(&carried.shared[child], |place| place.score(parent), is_third);
        let (a_from_b, b_from_a) = (counted(a, b), counted(b, a));
        let twins = carried.least_share(a, b) >= TWINS;
        let lead = (a_from_b - b_from_a).abs() + (pair.share_a - pair.share_b).abs();
        for (parent, child, counted, share) in [(a, b, b_from_a, pair.share_b), (b, a, a_from_b, pair.share_a)] {
            let (most, least) = match outside(parent, child) {
                Outside::Bars => continue,
                Outside::Supports => (MOST_AGAINST_SUPPORTED, LEAST_SUPPORTED),
                Outside::Nothing => (MOST_AGAINST, LEAST_TAKEN),
            };
            if counted <= most && share >= least {
                // What stands against a supported parent leaves its direction to dates and credits.
                let lead = if counted <= MOST_AGAINST { lead } else { 0.0 };
                candidates.push((counted, share, parent, child, lead, twins));
            }
        }
    }
    candidates.sort_by(|x, y| {
        let by_evidence = x.0.total_cmp(&y.0).then_with(|| y.1.total_cmp(&x.1));
        x.5.cmp(&y.5).then(by_evidence).then_with(|| (x.2, x.3).cmp(&(y.2, y.3)))
    });
    let mut chosen: Vec<Vec<Parent>> = vec![Vec::new(); carried.shared.len()];
    for (child, both) in merged.into_iter().enumerate() {
        let both = both.filter(|both| !both.iter().any(|parent| ancestors(&chosen, parent.witness).contains(&child)));
        chosen[child].extend(both.into_iter().flatten());
    }
    for (_, _, witness, child, margin, _) in candidates {
        if chosen[child].is_empty() && !ancestors(&chosen, witness).contains(&child) {
            chosen[child].push(Parent { witness, margin });
        }
    }
    chosen
}

/// All above a witness, nearest first.
pub(super) fn ancestors(parents: &[Vec<Parent>], witness: usize) -> Vec<usize> {
    let mut found: Vec<usize> = parents[witness].iter().map(|parent| parent.witness).collect();
    let mut next = 0;
    while let Some(&above) = found.get(next) {
        let further: Vec<usize> =
            parents[above].iter().map(|parent| parent.witness).filter(|other| !found.contains(other)).collect();
        found.extend(further);
        next += 1;
    }
    found
}

/// How surely an ancestor is above a witness: the least margin of the steps between them.
pub(super) fn margin_between(parents: &[Vec<Parent>], witness: usize, ancestor: usize) -> f64 {
    let (mut least, mut at) = (f64::INFINITY, witness);
    while at != ancestor {
        let leads =
            |parent: &&Parent| parent.witness == ancestor || ancestors(parents, parent.witness).contains(&ancestor);
        let Some(parent) = parents[at].iter().find(leads) else { break };
        least = least.min(parent.margin);
        at = parent.witness;
    }
    least
}

/// Share of a child's shared words that a parent lacks or that a third witness has more nearly, weighed: what speaks
/// against it. `score` says how near the parent is to a place, where it has it.
pub(super) fn against(
    child: &[Shared],
    score: impl Fn(&Shared) -> Option<f64>,
    is_third: impl Fn(usize) -> bool,
) -> f64 {
    let (mut all, mut lacking, mut nearer) = (0.0, 0.0, 0.0);
    for place in child {
        all += place.words;
        match score(place) {
            None => lacking += place.words,
            Some(score) => {
                let mut above = place.nearest.iter().take_while(|&&(_, other)| other > score + NEARER_BY);
                if above.any(|&(witness, _)| is_third(witness)) {
                    nearer += place.words;
                }
            }
        }
    }
    if all > 0.0 { (lacking + NEARER_THIRD * nearer) / all } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::collate::lineage::carried::Pair;

    fn place(words: f64, others: &[(usize, f64)]) -> Shared {
        Shared::new(words, others.to_vec())
    }

    fn pair(share_a: f64, share_b: f64) -> Pair {
        Pair { share_a, share_b, narrative: 100.0, places: Vec::new() }
    }

    fn check(carried: &Carried, expected: &[Option<usize>]) {
        let linked: Vec<(usize, usize)> = carried.pairs.keys().copied().collect();
        let found: Vec<Option<usize>> = parents(carried, &linked, Vec::new(), |_, _| Outside::Nothing)
            .iter()
            .map(|parents| parents.first().map(|parent| parent.witness))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn who_cut_the_other_is_the_child() {
        let shared = vec![vec![place(50.0, &[(1, 1.0)])], vec![place(50.0, &[(0, 1.0)])]];
        check(
            &Carried { shared, words: Vec::new(), pairs: BTreeMap::from([((0, 1), pair(0.6, 0.9))]) },
            &[None, Some(0)],
        );
    }

    #[test]
    fn two_outlets_with_one_text_are_siblings_where_their_source_is_there() {
        let words = |of: [(usize, f64); 2]| vec![place(90.0, &of)];
        let shared = vec![words([(1, 0.9), (2, 0.9)]), words([(0, 0.9), (2, 1.0)]), words([(0, 0.9), (1, 1.0)])];
        let pairs = BTreeMap::from([((0, 1), pair(0.8, 0.96)), ((0, 2), pair(0.8, 0.96)), ((1, 2), pair(1.0, 1.0))]);
        check(&Carried { shared, words: Vec::new(), pairs }, &[None, Some(0), Some(0)]);
    }

    #[test]
    fn words_from_nowhere_else_support_a_parent_and_bar_another() {
        let shared = vec![
            vec![place(50.0, &[(1, 0.9)]), place(30.0, &[])],
            vec![place(20.0, &[(0, 0.9)]), place(15.0, &[(2, 0.9)])],
            vec![place(15.0, &[(1, 0.9)])],
        ];
        let carried = Carried { shared, words: Vec::new(), pairs: BTreeMap::from([((0, 1), pair(0.2, 0.4))]) };
        let found = |outside: Outside| {
            let told = move |parent: usize, _| if parent == 0 { outside } else { Outside::Bars };
            parents(&carried, &[(0, 1)], Vec::new(), told)[1]
                .first()
                .map(|parent| (parent.witness, parent.margin > 0.0))
        };
        assert_eq!(found(Outside::Supports), Some((0, false)));
        assert_eq!((found(Outside::Nothing), found(Outside::Bars)), (None, None));
    }

    #[test]
    fn who_lacks_what_the_other_shares_is_no_parent() {
        let third = |other| place(40.0, &[(other, 1.0)]);
        let shared = vec![
            vec![place(50.0, &[(1, 1.0)]), third(2)],
            vec![place(50.0, &[(0, 1.0)]), third(2)],
            vec![third(0), third(1)],
        ];
        let pairs = BTreeMap::from([((0, 1), pair(0.6, 0.6)), ((0, 2), pair(0.4, 0.5)), ((1, 2), pair(0.4, 0.5))]);
        check(&Carried { shared, words: Vec::new(), pairs }, &[None, None, None]);
    }
}
