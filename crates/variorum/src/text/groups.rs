//! Things that belong together, from pairs that do.
//!
//! In: how many things there are, and links between two of them. Out: the groups that the links connect.
//!
//! Method: union-find with path halving (Tarjan and van Leeuwen 1984); the smallest member names the group, so the
//! groups do not depend on the order of the links.

use std::collections::BTreeMap;

/// Connected members, each group in order, groups by their first member; single members are groups too.
pub(crate) fn connected(n_members: usize, links: impl IntoIterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (member, root) in connected_roots(n_members, links).into_iter().enumerate() {
        groups.entry(root).or_default().push(member);
    }
    groups.into_values().collect()
}

/// For each member the smallest member that it is connected with.
pub(crate) fn connected_roots(n_members: usize, links: impl IntoIterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut sets = DisjointSets::new(n_members);
    for (a, b) in links {
        sets.join(a, b);
    }
    (0..n_members).map(|member| sets.root(member)).collect()
}

/// Groups that are asked about while they still grow; whoever needs no such answer calls [`connected`].
pub(crate) struct DisjointSets {
    /// For each member one of its group that is no larger; a root's own is itself.
    parent: Vec<usize>,
}

impl DisjointSets {
    /// Every member is a group of its own.
    pub(crate) fn new(n_members: usize) -> Self {
        Self { parent: (0..n_members).collect() }
    }

    /// The group's name: its smallest member.
    pub(crate) fn root(&mut self, mut member: usize) -> usize {
        while self.parent[member] != member {
            self.parent[member] = self.parent[self.parent[member]];
            member = self.parent[member];
        }
        member
    }

    /// Joins the groups of two members.
    pub(crate) fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        self.parent[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_connect_in_any_order() {
        let wanted = vec![vec![0, 2, 3], vec![1], vec![4]];
        assert_eq!(connected(5, [(3, 2), (2, 0)]), wanted);
        assert_eq!(connected(5, [(0, 2), (0, 3)]), wanted);
    }

    #[test]
    fn the_smallest_member_names_the_group() {
        assert_eq!(connected_roots(5, [(4, 3), (3, 1), (2, 2)]), [0, 1, 2, 1, 1]);
        let mut sets = DisjointSets::new(3);
        sets.join(2, 1);
        assert_eq!((sets.root(2), sets.root(0)), (1, 0));
        sets.join(0, 2);
        assert_eq!(sets.root(1), 0);
    }
}
