//! Compares two readings: how far they carry one statement, and in which of their clauses.
//!
//! In: two readings. Out: a match with the word ranges that carry the statement, or none.
//!
//! Method: weight of shared stems over the weight of each side, in any order, first over whole sentences, then over
//! the clauses that the other side covers; shared neighbours (bigrams of content words) tell a rewording from a
//! look-alike. Numbers and names that stand against each other ask for more.

use std::ops::Range;

use super::readings::{Reading, Word};
use crate::collate::AlignmentKind;

/// Two readings that carry one statement.
#[derive(Clone, Debug)]
pub(super) struct Match {
    /// Words of the first reading.
    pub a: Range<usize>,
    /// Words of the second.
    pub b: Range<usize>,
    pub kind: AlignmentKind,
    /// 0 to 1.
    pub score: f64,
}

/// What the decision rests on.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Evidence {
    /// Harmonic mean of the shares of either side's weight that the other side has.
    pub overlap: f64,
    /// Weight of the shared stems.
    pub weight: f64,
    /// Share of content-word bigrams, of the side that has fewer, that the other side has too.
    pub neighbours: f64,
    /// Number of shared stems that are no names.
    pub plain: usize,
    /// Numbers that stand against each other.
    pub number_clash: bool,
    /// Names that stand against each other.
    pub name_clash: bool,
}

/// Share of a clause's weight that must stand on the other side for the clause to be part of the statement.
const CLAUSE_SHARE: f64 = 0.34;

/// Share of a sentence's weight in matching clauses from which the whole sentence is the place.
const WHOLE_SHARE: f64 = 0.7;

/// Content words that a glued line has at least; attributions in front of a statement are shorter.
const GLUED_CONTENT_WORDS: usize = 4;

/// Shared weight that parts of two sentences need: three rare words.
const LEAST_PART_WEIGHT: f64 = 1.8;

/// Shared words beside names that parts of two sentences need: a person's title and name state nothing.
const LEAST_PART_WORDS: usize = 2;

/// A reading with what all comparisons of it as a whole ask for, worked out once.
pub(super) struct Whole<'a> {
    reading: &'a Reading,
    side: Side<'a>,
}

impl<'a> Whole<'a> {
    /// Of any reading.
    pub fn new(reading: &'a Reading) -> Self {
        Self { reading, side: Side::new(reading, &[Range { start: 0, end: reading.words.len() }]) }
    }
}

/// Compares two readings.
pub(super) fn compare(a: &Whole<'_>, b: &Whole<'_>) -> Option<Match> {
    let entire = evidence(&a.side, &b.side);
    let (a, b) = (a.reading, b.reading);
    let a_shared = shared_flags(a, b);
    let b_shared = shared_flags(b, a);
    let a_kept = kept_clauses(a, &a_shared);
    let b_kept = kept_clauses(b, &b_shared);
    let (evidence, a_range, b_range) = if accepts(&entire) {
        (entire, hull(a, &a_kept, &a_shared), hull(b, &b_kept, &b_shared))
    } else {
        let part = evidence(&Side::new(a, &a_kept), &Side::new(b, &b_kept));
        if !accepts(&part) || part.weight < LEAST_PART_WEIGHT || part.plain < LEAST_PART_WORDS {
            return None;
        }
        (part, hull(a, &a_kept, &a_shared), hull(b, &b_kept, &b_shared))
    };
    let (a_range, b_range) = (a_range?, b_range?);
    let score = score(&evidence);
    Some(Match {
        kind: kind(&a.words[a_range.clone()], &b.words[b_range.clone()], &evidence),
        a: a_range,
        b: b_range,
        score,
    })
}

/// True where the evidence is that of one statement.
fn accepts(evidence: &Evidence) -> bool {
    let clash = f64::from(u8::from(evidence.number_clash)) * 0.08 + f64::from(u8::from(evidence.name_clash)) * 0.08;
    let strength = evidence.overlap + 0.2 * evidence.neighbours + 0.02 * evidence.weight.min(8.0);
    strength >= 0.62 + clash && evidence.weight >= 1.0
}

fn score(evidence: &Evidence) -> f64 {
    (0.8 * evidence.overlap + 0.2 * evidence.neighbours).clamp(0.0, 0.999)
}

/// Edited: most words on both sides, in kept order.
fn kind(a: &[Word], b: &[Word], evidence: &Evidence) -> AlignmentKind {
    if a.iter().map(|word| word.form).eq(b.iter().map(|word| word.form)) {
        return AlignmentKind::Verbatim;
    }
    let common = kept_order(a, b);
    let shorter = a.len().min(b.len()).max(1);
    if common as f64 >= 0.7 * shorter as f64 || evidence.overlap > 0.85 {
        AlignmentKind::Edited
    } else {
        AlignmentKind::Reworded
    }
}

/// Number of words in the longest common subsequence.
fn kept_order(a: &[Word], b: &[Word]) -> usize {
    let mut row = vec![0_usize; b.len() + 1];
    for left in a {
        let mut diagonal = 0;
        for (j, right) in b.iter().enumerate() {
            let above = row[j + 1];
            row[j + 1] = if left.form == right.form { diagonal + 1 } else { above.max(row[j]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

/// For each word, whether its stem stands in the other reading; false for function words.
fn shared_flags(reading: &Reading, other: &Reading) -> Vec<bool> {
    let held = |word: &Word| word.weight > 0.0 && other.bag.binary_search_by_key(&word.stem, |&(stem, _)| stem).is_ok();
    reading.words.iter().map(held).collect()
}

fn kept_clauses(reading: &Reading, shared: &[bool]) -> Vec<Range<usize>> {
    let keep = |range: &&Range<usize>| {
        let (mut all, mut met) = (0.0, 0.0);
        for index in (*range).clone() {
            all += reading.words[index].weight;
            met += if shared[index] { reading.words[index].weight } else { 0.0 };
        }
        met > 0.0 && met >= CLAUSE_SHARE * all
    };
    reading.clauses.iter().filter(keep).cloned().collect()
}

/// The words from the first kept clause to the last; where they carry most of the weight, those from the first clause
/// that shares a word to the last.
fn hull(reading: &Reading, kept: &[Range<usize>], shared: &[bool]) -> Option<Range<usize>> {
    let (first, last) = (kept.first()?, kept.last()?);
    let weight = |range: Range<usize>| reading.words[range].iter().map(|word| word.weight).sum::<f64>();
    let inner = first.start..last.end;
    let whole = weight(inner.clone()) >= WHOLE_SHARE * weight(0..reading.words.len());
    if !whole {
        return Some(unglued(reading, inner, shared));
    }
    let (all, met) = (unglued(reading, 0..reading.words.len(), shared), sharing(reading, shared));
    let start = all.start.max(met.start);
    Some(start..all.end.min(met.end).max(start))
}

/// All words but the clauses at either end of which none is shared.
fn sharing(reading: &Reading, shared: &[bool]) -> Range<usize> {
    let shares = |clause: &&Range<usize>| {
        (*clause).clone().any(|index| shared[index])
            || (*clause).clone().all(|index| reading.words[index].weight == 0.0)
    };
    let clauses = &reading.whole_clauses;
    let (first, last) = (clauses.iter().find(shares), clauses.iter().rev().find(shares));
    match (first, last) {
        (Some(first), Some(last)) => first.start..last.end,
        _ => 0..reading.words.len(),
    }
}

/// Leaves out a line that a page extractor glued to the front of a sentence: unshared words up to a capital after a
/// plain word.
fn unglued(reading: &Reading, range: Range<usize>, shared: &[bool]) -> Range<usize> {
    let first_shared = range.clone().find(|&index| shared[index]).unwrap_or(range.start);
    let content = |end: usize| reading.words[range.start..end].iter().filter(|word| word.weight > 0.0).count();
    let rises = (range.start..=first_shared).rev().find(|&index| reading.words[index].rises);
    rises.filter(|&index| content(index) >= GLUED_CONTENT_WORDS).map_or(range.clone(), |start| start..range.end)
}

fn evidence(a: &Side<'_>, b: &Side<'_>) -> Evidence {
    let shared: Vec<u32> = intersection(&a.stems, &b.stems);
    let weight = |side: &Side<'_>| side.sum(|word| shared.binary_search(&word.stem).is_ok());
    if a.all <= 0.0 || b.all <= 0.0 || shared.is_empty() {
        return Evidence::default();
    }
    let (a_met, b_met) = (weight(a), weight(b));
    let (a_share, b_share) = (a_met / a.all, b_met / b.all);
    Evidence {
        overlap: 2.0 * a_share * b_share / (a_share + b_share),
        weight: a_met.min(b_met),
        neighbours: neighbours(a, b),
        plain: a.plain.iter().filter(|stem| shared.binary_search(stem).is_ok()).count(),
        number_clash: clash(a, b, &shared, |word| word.number),
        name_clash: clash(a, b, &shared, |word| word.name && !word.number),
    }
}

/// The content words of some clauses of a reading.
struct Side<'a> {
    words: Vec<&'a Word>,
    /// Sorted, once each.
    stems: Vec<u32>,
    /// The same of words that are no names.
    plain: Vec<u32>,
    /// Stems of neighbours, sorted, once each.
    bigrams: Vec<(u32, u32)>,
    /// Weight of all words.
    all: f64,
}

impl<'a> Side<'a> {
    fn new(reading: &'a Reading, ranges: &[Range<usize>]) -> Self {
        let words: Vec<&Word> =
            ranges.iter().flat_map(|range| &reading.words[range.clone()]).filter(|word| word.weight > 0.0).collect();
        let stems = once_each(words.iter().map(|word| word.stem));
        let plain = once_each(words.iter().filter(|word| !word.name).map(|word| word.stem));
        let bigrams = once_each(words.windows(2).map(|two| (two[0].stem, two[1].stem)));
        let all = words.iter().map(|word| word.weight).sum();
        Self { words, stems, plain, bigrams, all }
    }

    fn sum(&self, keep: impl Fn(&Word) -> bool) -> f64 {
        self.words.iter().filter(|word| keep(word)).map(|word| word.weight).sum()
    }
}

/// Sorted, without doubles.
fn once_each<T: Ord>(members: impl Iterator<Item = T>) -> Vec<T> {
    let mut members: Vec<T> = members.collect();
    members.sort_unstable();
    members.dedup();
    members
}

fn intersection(a: &[u32], b: &[u32]) -> Vec<u32> {
    a.iter().copied().filter(|stem| b.binary_search(stem).is_ok()).collect()
}

fn neighbours(a: &Side<'_>, b: &Side<'_>) -> f64 {
    let common = a.bigrams.iter().filter(|pair| b.bigrams.binary_search(pair).is_ok()).count();
    common as f64 / a.bigrams.len().min(b.bigrams.len()).max(1) as f64
}

/// True where both sides have words of a kind that the other lacks.
fn clash(a: &Side<'_>, b: &Side<'_>, shared: &[u32], of_kind: impl Fn(&Word) -> bool) -> bool {
    let own =
        |side: &Side<'_>| side.words.iter().any(|word| of_kind(word) && shared.binary_search(&word.stem).is_err());
    own(a) && own(b)
}
