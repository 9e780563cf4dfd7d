//! What each witness shares with each other, counted in words: the ground on which lineage stands.
//!
//! In: witnesses and alignments. Out: for each witness its shared places and who else has them; for each pair of
//! witnesses how much they share.
//!
//! Only wording kept (verbatim, edited) speaks for copying; words inside quotation marks do not, as two reporters
//! in one room write the same ones.

use std::collections::BTreeMap;

use super::super::{Alignment, AlignmentKind, Place};
use crate::annotate::Annotated;
use crate::text::{Layout, Span, TokenKind};

/// One place of a witness that others carry too, in kept wording.
#[derive(Clone, Debug)]
pub(super) struct Shared {
    /// Its words, as a number.
    pub words: f64,
    /// Who has it and how closely (the alignment's score), by witness, in order.
    others: Vec<(usize, f64)>,
    /// The same, nearest first: whether anybody is nearer than a parent shows at the front.
    pub nearest: Vec<(usize, f64)>,
}

impl Shared {
    /// Of several alignments with one witness the last counts.
    pub fn new(words: f64, mut others: Vec<(usize, f64)>) -> Self {
        others.sort_by_key(|&(witness, _)| witness);
        others.reverse();
        others.dedup_by_key(|&mut (witness, _)| witness);
        others.reverse();
        let mut nearest = others.clone();
        nearest.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        Self { words, others, nearest }
    }

    /// How closely a witness has it, where it does.
    pub fn score(&self, witness: usize) -> Option<f64> {
        let at = self.others.binary_search_by_key(&witness, |&(other, _)| other).ok()?;
        Some(self.others[at].1)
    }
}

/// What two witnesses share.
#[derive(Clone, Debug, Default)]
pub(super) struct Pair {
    /// Share of the first's words that stand aligned, any kind.
    pub share_a: f64,
    /// The same of the second.
    pub share_b: f64,
    /// Words outside quotation marks that stand in kept wording, in the witness that has fewer.
    pub narrative: f64,
    /// Aligned places, the first's and the second's, in the first's order.
    pub places: Vec<(Place, Place)>,
}

/// All that is shared.
pub(super) struct Carried {
    /// For each witness, its shared places, in order.
    pub shared: Vec<Vec<Shared>>,
    /// By witnesses, the smaller first.
    pub pairs: BTreeMap<(usize, usize), Pair>,
    /// Words of each witness, at least one.
    pub words: Vec<f64>,
}

impl Carried {
    /// The smaller of the shares that two witnesses have of each other's words; 0 where they share nothing.
    pub fn least_share(&self, a: usize, b: usize) -> f64 {
        self.pairs.get(&(a.min(b), a.max(b))).map_or(0.0, |pair| pair.share_a.min(pair.share_b))
    }

    /// Share of a witness's words that stand aligned with another's.
    pub fn share_of(&self, witness: usize, other: usize) -> f64 {
        let pair = self.pairs.get(&(witness.min(other), witness.max(other)));
        pair.map_or(0.0, |pair| if witness < other { pair.share_a } else { pair.share_b })
    }

    /// True for one and the same witness, and for two that are nearly the same text.
    pub fn are_nearly_same(&self, a: usize, b: usize) -> bool {
        a == b || self.least_share(a, b) >= NEARLY_SAME
    }
}

/// Share of either's words in the other from which two witnesses are nearly the same text.
const NEARLY_SAME: f64 = 0.85;

/// Score from which kept wording speaks for copying: two reporters of one event write clauses nearly alike.
const LEAST_LINK_SCORE: f64 = 0.8;

/// Words of a place and who has it, as they are gathered.
type Having = (f64, Vec<(usize, f64)>);

/// Counts what is shared.
pub(super) fn carried(witnesses: &[Annotated], alignments: &[Alignment]) -> Carried {
    let counters: Vec<Words> = witnesses.iter().map(|witness| Words::new(&witness.layout)).collect();
    let mut shared: Vec<BTreeMap<usize, Having>> = vec![BTreeMap::new(); witnesses.len()];
    let mut pairs: BTreeMap<(usize, usize), Pair> = BTreeMap::new();
    let mut narrative: BTreeMap<(usize, usize), (f64, f64)> = BTreeMap::new();
    for alignment in alignments {
        let (a, b) = (alignment.a, alignment.b);
        let key = (a.witness, b.witness);
        let pair = pairs.entry(key).or_default();
        pair.places.push((a, b));
        pair.share_a += counters[a.witness].in_span(a.span) / counters[a.witness].total();
        pair.share_b += counters[b.witness].in_span(b.span) / counters[b.witness].total();
        if alignment.kind == AlignmentKind::Reworded {
            continue;
        }
        if alignment.score >= LEAST_LINK_SCORE {
            let plain = narrative.entry(key).or_default();
            plain.0 += counters[a.witness].outside_marks(a.span);
            plain.1 += counters[b.witness].outside_marks(b.span);
        }
        for (here, there) in [(a, b), (b, a)] {
            let words = counters[here.witness].in_span(here.span);
            let place = shared[here.witness].entry(here.span.start).or_default();
            place.0 = words.max(place.0);
            place.1.push((there.witness, alignment.score));
        }
    }
    for (key, (a, b)) in narrative {
        pairs.entry(key).or_default().narrative = a.min(b);
    }
    for pair in pairs.values_mut() {
        pair.share_a = pair.share_a.min(1.0);
        pair.share_b = pair.share_b.min(1.0);
    }
    let settled = |places: BTreeMap<usize, Having>| {
        places.into_values().map(|(words, others)| Shared::new(words, others)).collect()
    };
    let shared = shared.into_iter().map(settled).collect();
    Carried { shared, pairs, words: counters.iter().map(Words::total).collect() }
}

/// Running counts of a report's words, and of those outside quotation marks.
struct Words {
    starts: Vec<usize>,
    outside: Vec<usize>,
}

impl Words {
    fn new(layout: &Layout) -> Self {
        let (mut starts, mut outside) = (Vec::new(), vec![0]);
        let (mut in_marks, mut paragraph) = (false, None);
        for token in &layout.tokens {
            let here = layout.paragraph_at(token.span.start);
            in_marks &= here == paragraph;
            paragraph = here;
            match layout.slice(token.span) {
                "“" => in_marks = true,
                "”" => in_marks = false,
                "\"" => in_marks = !in_marks,
                _ if token.kind != TokenKind::Punctuation => {
                    starts.push(token.span.start);
                    outside.push(outside[outside.len() - 1] + usize::from(!in_marks));
                }
                _ => {}
            }
        }
        Self { starts, outside }
    }

    fn range(&self, span: Span) -> (usize, usize) {
        let first = self.starts.partition_point(|&start| start < span.start);
        (first, self.starts.partition_point(|&start| start < span.end).max(first))
    }

    fn total(&self) -> f64 {
        self.starts.len().max(1) as f64
    }

    fn in_span(&self, span: Span) -> f64 {
        let (first, last) = self.range(span);
        (last - first) as f64
    }

    fn outside_marks(&self, span: Span) -> f64 {
        let (first, last) = self.range(span);
        (self.outside[last] - self.outside[first]) as f64
    }
}
