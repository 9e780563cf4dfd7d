//! Things that belong together, from pairs that do.

use std::collections::BTreeMap;

/// Connected members, each group in order, groups by their first member; single members are groups too.
///
/// Method: union-find with path halving (Tarjan and van Leeuwen 1984); the smaller index is the root, so the
/// groups do not depend on the order of the links.
pub(super) fn connected(n_members: usize, links: impl IntoIterator<Item = (usize, usize)>) -> Vec<Vec<usize>> {
    let mut parent: Vec<usize> = (0..n_members).collect();
    for (a, b) in links {
        let (x, y) = (root(&mut parent, a), root(&mut parent, b));
        parent[x.max(y)] = x.min(y);
    }
    let mut groups: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for member in 0..n_members {
        groups.entry(root(&mut parent, member)).or_default().push(member);
    }
    groups.into_values().collect()
}

fn root(parent: &mut [usize], mut member: usize) -> usize {
    while parent[member] != member {
        parent[member] = parent[parent[member]];
        member = parent[member];
    }
    member
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
}
