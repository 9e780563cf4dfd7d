//! What two texts have in common, word by word: every proposed pair is verified here.
//!
//! In: the words of both. Out: the passages that both have, and the share of either.
//!
//! Method: each five-word run of the second is looked up in the first and the words themselves are compared; a match is
//! followed as long as words agree. Matches a few words apart on both sides are one edited passage. Order does not
//! matter: a paragraph moved elsewhere is still copied. The cost is that of the two texts.

use super::winnow::RUN;

/// Words between two matches, on either side, over which a passage goes on: an edit, not another passage.
const EDIT: usize = 6;

/// A text to hold others against.
#[derive(Debug)]
pub struct Reader<'a> {
    hashes: &'a [u32],
    left_out: &'a [(u32, u32)],
    runs: &'a [u64],
    /// Where the first of each run stands: its place plus 1, at the run's lower bits or after; half of it is empty.
    table: Vec<u32>,
}

/// Words that both have: first word and end in either, and how many of them are the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Passage {
    /// Words of the first text.
    pub a: (usize, usize),
    /// Words of the second.
    pub b: (usize, usize),
    /// Words that stand in both, in order.
    pub same: usize,
}

impl Passage {
    /// True where every word is the same.
    #[must_use]
    pub fn is_verbatim(&self) -> bool {
        self.same == self.a.1 - self.a.0 && self.same == self.b.1 - self.b.0
    }
}

/// What two texts share.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Common {
    /// The passages, in the order of the second text.
    pub passages: Vec<Passage>,
    /// Share of the first text's words that stand in them, and of the second's, from 0 to 1; what was left out counts on
    /// neither side.
    pub shares: [f64; 2],
}

impl<'a> Reader<'a> {
    /// Reads the first text; `left_out` are words that do not count, in order: from, to.
    #[must_use]
    pub fn new(hashes: &'a [u32], runs: &'a [u64], left_out: &'a [(u32, u32)]) -> Self {
        let table = vec![0; (2 * runs.len()).next_power_of_two().max(2)];
        let mut reader = Self { hashes, left_out, runs, table };
        for (at, &run) in (0_u32..).zip(runs) {
            if let Err(free) = reader.look_up(run) {
                reader.table[free] = at + 1;
            }
        }
        reader
    }

    /// The first place of a run, or where in the table it would stand.
    fn look_up(&self, run: u64) -> Result<usize, usize> {
        let mask = self.table.len() - 1;
        #[allow(clippy::cast_possible_truncation)] // the lower bits
        let mut at = run as usize & mask;
        loop {
            match self.table[at] {
                0 => return Err(at),
                place if self.runs[place as usize - 1] == run => return Ok(place as usize - 1),
                _ => at = (at + 1) & mask,
            }
        }
    }

    /// Holds a second text against it.
    #[must_use]
    pub fn common(&self, hashes: &[u32], runs: &[u64], left_out: &[(u32, u32)]) -> Common {
        let mut passages: Vec<Passage> = Vec::new();
        let mut at = 0;
        let mut skipped = left_out.iter().peekable();
        while at < runs.len() {
            while skipped.next_if(|(_, end)| *end as usize <= at).is_some() {}
            if let Some(&&(start, end)) = skipped.peek()
                && start as usize <= at
            {
                at = end as usize;
                continue;
            }
            match self.find(hashes, at, runs[at], passages.last()) {
                None => at += 1,
                Some(found) => {
                    let most = skipped.peek().map_or(hashes.len(), |(start, _)| *start as usize);
                    let (here, there) = (&hashes[at..most.max(at + RUN)], &self.hashes[found..]);
                    let same = here.iter().zip(there).take_while(|(a, b)| a == b).count();
                    join(&mut passages, Passage { a: (found, found + same), b: (at, at + same), same });
                    at += same;
                }
            }
        }
        let shares = [self.share(&passages), share(hashes.len(), left_out, &passages)];
        Common { passages, shares }
    }

    /// Where the run at a place of the second text stands in the first: where the last passage would go on, if it does.
    fn find(&self, hashes: &[u32], at: usize, run: u64, last: Option<&Passage>) -> Option<usize> {
        let is_same =
            |place: usize| self.hashes.get(place..place + RUN).is_some_and(|there| there == &hashes[at..at + RUN]);
        let goes_on = last
            .filter(|last| at - last.b.1 <= EDIT)
            .map(|last| last.a.1 + (at - last.b.1))
            .filter(|&place| is_same(place));
        let found = goes_on.or_else(|| self.look_up(run).ok().filter(|&place| is_same(place)))?;
        let is_out = self.left_out.iter().any(|&(start, end)| (start as usize..end as usize).contains(&found));
        (!is_out).then_some(found)
    }

    /// Words of the first text, each counted once, over all that count.
    fn share(&self, passages: &[Passage]) -> f64 {
        let mut places: Vec<Passage> = passages.to_vec();
        places.sort_unstable_by_key(|passage| passage.a);
        let (mut words, mut end) = (0, 0);
        for passage in places {
            let new = passage.a.1.saturating_sub(passage.a.0.max(end));
            words += new.min(passage.same);
            end = end.max(passage.a.1);
        }
        ratio(words, self.hashes.len(), self.left_out)
    }
}

fn share(n_words: usize, left_out: &[(u32, u32)], passages: &[Passage]) -> f64 {
    ratio(passages.iter().map(|passage| passage.same).sum(), n_words, left_out)
}

#[allow(clippy::cast_precision_loss)] // counts of words
fn ratio(words: usize, of: usize, left_out: &[(u32, u32)]) -> f64 {
    let out: usize = left_out.iter().map(|&(start, end)| (end - start) as usize).sum();
    (words as f64 / of.saturating_sub(out).max(1) as f64).min(1.0)
}

fn join(passages: &mut Vec<Passage>, next: Passage) {
    if let Some(last) = passages.last_mut()
        && next.a.0 >= last.a.1
        && next.a.0 - last.a.1 <= EDIT
        && next.b.0 - last.b.1 <= EDIT
    {
        (last.a.1, last.b.1) = (next.a.1, next.b.1);
        last.same += next.same;
    } else {
        passages.push(next);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::copies::{runs, words};

    fn common(a: &str, b: &str, out: &[(u32, u32)]) -> Common {
        let (a, b) = (words(a).hashes, words(b).hashes);
        let a_runs = runs(&a);
        Reader::new(&a, &a_runs, &[]).common(&b, &runs(&b), out)
    }

    const A: &str = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen";

    #[test]
    fn a_copied_part_is_told_with_its_shares() {
        let found = common(A, "new words first then three four five six seven eight and more", &[]);
        assert_eq!(found.passages, [Passage { a: (2, 8), b: (4, 10), same: 6 }]);
        assert!(found.passages[0].is_verbatim());
        assert!((found.shares[0] - 6.0 / 14.0).abs() < 1e-9 && (found.shares[1] - 0.5).abs() < 1e-9);
    }

    #[test]
    fn an_edit_does_not_end_a_passage_and_a_move_does() {
        let found = common(A, "one two three four five and seven eight nine ten eleven", &[]);
        assert_eq!(found.passages, [Passage { a: (0, 11), b: (0, 11), same: 10 }]);
        let found = common(A, "eight nine ten eleven twelve one two three four five six", &[]);
        assert_eq!(found.passages.len(), 2);
        assert!(found.shares[1] > 0.99);
    }

    #[test]
    fn what_is_left_out_counts_on_neither_side() {
        let found = common(A, "one two three four five six seven", &[(0, 7)]);
        assert_eq!(found, Common { passages: vec![], shares: [0.0, 0.0] });
    }

    #[test]
    fn repeated_words_are_counted_once() {
        let found = common("a b c d e", "a b c d e a b c d e", &[]);
        assert!((found.shares[0] - 1.0).abs() < 1e-9 && (found.shares[1] - 1.0).abs() < 1e-9);
    }
}
