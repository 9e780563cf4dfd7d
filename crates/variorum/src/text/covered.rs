//! Which of a text's places are taken: ranges that do not overlap, so that asking costs the logarithm of their number.

use std::collections::BTreeMap;
use std::ops::Range;

/// Ranges by their starts; of bytes or of tokens, as the caller counts.
#[derive(Debug, Default)]
pub(crate) struct Covered(BTreeMap<usize, usize>);

impl Covered {
    /// True where a range has a place with one of them in common.
    pub fn meets(&self, range: &Range<usize>) -> bool {
        self.0.range(..range.end).next_back().is_some_and(|(_, &end)| end > range.start)
    }

    /// Adds a range; what it overlaps becomes one with it.
    pub fn add(&mut self, range: &Range<usize>) {
        let Range { mut start, mut end } = *range;
        while let Some((&first, &last)) = self.0.range(..end).next_back().filter(|&(_, &last)| last > start) {
            self.0.remove(&first);
            (start, end) = (start.min(first), end.max(last));
        }
        if start < end {
            self.0.insert(start, end);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_meet_where_they_have_a_place_in_common() {
        let mut covered = Covered::default();
        for range in [4..6, 10..12, 5..11, 20..20] {
            covered.add(&range);
        }
        let met: Vec<usize> = (0..25).filter(|&at| covered.meets(&(at..at + 1))).collect();
        assert_eq!(met, (4..12).collect::<Vec<_>>());
        assert!(covered.meets(&(0..5)) && !covered.meets(&(0..4)) && !covered.meets(&(12..30)));
    }
}
