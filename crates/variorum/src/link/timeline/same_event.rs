//! Which dated clauses of different reports date one event.
//!
//! In: dated clauses, the collation. Out: pairs of them, and pairs that date one event differently.
//!
//! Method: two clauses date one event where they are aligned, or where they bear the same value and
//! share most of what is rare in them: first lines are often reworded too far to be aligned, but both
//! say who did what. Words weigh by how few of the dated clauses have them (inverse document
//! frequency, Spärck Jones 1972). Candidates come from an index over each clause's rarest stems, so the
//! cost follows the text.

use rustc_hash::FxHashMap;

use super::dated::Dated;
use crate::annotate::Grain;
use crate::collate::{AlignmentKind, Collation, Place};

/// Two dated clauses, by index, of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pair {
    /// The smaller index.
    pub(super) a: usize,
    /// The larger index.
    pub(super) b: usize,
    /// True where their values cannot both hold.
    pub(super) conflict: bool,
}

/// Fewest stems that both must have (a name and two words more), and the share of the lighter clause's
/// weight that they must make up: the more words agree, the less the rest may count. Set by hand on four stories.
const SHARES: [(usize, f64); 3] = [(3, 0.5), (4, 0.42), (6, 0.34)];
/// Stems of a clause by which candidates are found, the rarest first.
const INDEXED_STEMS: usize = 6;
/// Dated clauses a stem may stand in to propose candidates: a story's own words stand in more.
const COMMON: usize = 40;
/// Share of a dated clause, or of the aligned place in it, that must lie in the other.
const HELD: f64 = 0.5;
/// Likeness from which a reworded alignment is sure enough to show a conflict of dates.
const SURE: f64 = 0.6;

/// All pairs, sorted.
pub(super) fn pairs(dated: &[Dated], collation: &Collation) -> Vec<Pair> {
    let mut pairs = aligned(dated, collation);
    pairs.extend(alike(dated));
    pairs.sort_unstable();
    // A pair that both ways find is one; a conflict is never also an agreement, as values decide.
    pairs.dedup();
    pairs
}

fn aligned(dated: &[Dated], collation: &Collation) -> Vec<Pair> {
    let mut pairs = Vec::new();
    for one in &collation.alignments {
        let sure = one.kind != AlignmentKind::Reworded || one.score >= SURE;
        for a in held(dated, one.a) {
            for b in held(dated, one.b) {
                let (x, y) = (&dated[a], &dated[b]);
                if compatible(&x.value, &y.value) {
                    pairs.push(pair(a, b, false));
                } else if sure && clash(x, y) && one.a.span.contains(x.date) && one.b.span.contains(y.date) {
                    pairs.push(pair(a, b, true));
                }
            }
        }
    }
    pairs
}

fn pair(a: usize, b: usize, conflict: bool) -> Pair {
    Pair { a: a.min(b), b: a.max(b), conflict }
}

/// The dated clauses that an aligned place holds for the most part, or that hold it.
fn held(dated: &[Dated], place: Place) -> impl Iterator<Item = usize> {
    let from =
        dated.partition_point(|one| (one.place.witness, one.place.span.end) <= (place.witness, place.span.start));
    let here = dated[from..]
        .iter()
        .take_while(move |one| one.place.witness == place.witness && one.place.span.start < place.span.end);
    here.enumerate()
        .filter(move |(_, one)| {
            let shared = one.place.span.shared(place.span) as f64;
            shared >= HELD * one.place.span.len().min(place.span.len()) as f64
        })
        .map(move |(k, _)| from + k)
}

/// True where both values can be true of one moment: the same, or one within the other.
pub(super) fn compatible(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let part = long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(['-', 'T']));
    part || day(a).is_some() && day(a) == day(b)
}

/// The day of a value that names one.
pub(super) fn day(value: &str) -> Option<&str> {
    let head = value.get(..10)?;
    let shape =
        head.bytes().enumerate().all(|(k, byte)| if k == 4 || k == 7 { byte == b'-' } else { byte.is_ascii_digit() });
    (shape && !value.contains('/')).then_some(head)
}

/// True where two clauses, each with one date, name different days, or different months or years.
fn clash(a: &Dated, b: &Dated) -> bool {
    // A time of day takes its day from the text around it: too little to show a conflict.
    let level = |one: &Dated| match one.grain {
        Grain::PartOfDay => Grain::Day,
        grain => grain,
    };
    let plain = matches!(level(a), Grain::Day | Grain::Month | Grain::Year);
    plain
        && level(a) == level(b)
        && a.alone
        && b.alone
        && !a.inferred
        && !b.inferred
        && !a.value.contains('/')
        && !b.value.contains('/')
}

/// Clauses of one value that share most of what is rare in them; for each clause and report the likest.
fn alike(dated: &[Dated]) -> Vec<Pair> {
    let places = postings(dated);
    let weight = |stem: &str| (1.0 + dated.len() as f64 / places[stem].len() as f64).ln();
    let mut best: FxHashMap<(usize, usize), (f64, usize)> = FxHashMap::default();
    for (index, one) in dated.iter().enumerate() {
        for other in candidates(dated, &places, index) {
            let Some(score) = likeness(one, &dated[other], &weight) else { continue };
            let kept = best.entry((index, dated[other].place.witness)).or_insert((score, other));
            if score > kept.0 {
                *kept = (score, other);
            }
        }
    }
    let likest = |index: usize, witness: usize| best.get(&(index, witness)).map(|(_, other)| *other);
    let mut pairs: Vec<Pair> = Vec::new();
    for index in 0..dated.len() {
        let witnesses = candidates(dated, &places, index).into_iter().map(|other| dated[other].place.witness);
        for other in witnesses.filter_map(|witness| likest(index, witness)) {
            if index < other && likest(other, dated[index].place.witness) == Some(index) {
                pairs.push(pair(index, other, false));
            }
        }
    }
    pairs
}

fn postings(dated: &[Dated]) -> FxHashMap<&str, Vec<usize>> {
    let mut places: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (index, one) in dated.iter().enumerate() {
        for stem in &one.stems {
            places.entry(stem).or_default().push(index);
        }
    }
    places
}

/// Clauses of other reports that share a rare stem and the value with a clause, in order.
fn candidates(dated: &[Dated], places: &FxHashMap<&str, Vec<usize>>, index: usize) -> Vec<usize> {
    let one = &dated[index];
    let mut stems: Vec<&str> =
        one.stems.iter().map(String::as_str).filter(|&stem| places[stem].len() <= COMMON).collect();
    stems.sort_by_key(|&stem| (places[stem].len(), stem));
    // A stem that no other clause has proposes nobody.
    let shared = stems.into_iter().filter(|&stem| places[stem].len() > 1).take(INDEXED_STEMS);
    let mut found: Vec<usize> = shared
        .flat_map(|stem| places[stem].iter().copied())
        .filter(|&other| dated[other].place.witness != one.place.witness && same_moment(one, &dated[other]))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn same_moment(a: &Dated, b: &Dated) -> bool {
    a.value == b.value || day(&a.value).is_some() && day(&a.value) == day(&b.value)
}

/// Share of the lighter clause's weight that both have; none below the bounds.
fn likeness(a: &Dated, b: &Dated, weight: &impl Fn(&str) -> f64) -> Option<f64> {
    let sum = |stems: &mut dyn Iterator<Item = &String>| stems.map(|stem| weight(stem)).sum::<f64>();
    let shared: Vec<&String> = a.stems.iter().filter(|stem| b.stems.binary_search(stem).is_ok()).collect();
    let lighter = sum(&mut a.stems.iter()).min(sum(&mut b.stems.iter()));
    let share = sum(&mut shared.iter().copied()) / lighter.max(f64::MIN_POSITIVE);
    SHARES.iter().any(|&(stems, least)| shared.len() >= stems && share >= least).then_some(share)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_compatible_where_one_holds_the_other() {
        assert!(compatible("2025-03-26", "2025-03-26TEV"));
        assert!(compatible("2025-03", "2025-03-26"));
        assert!(compatible("2025-03-26T15:00", "2025-03-26TAF"));
        assert!(!compatible("2025-03-26", "2025-03-27"));
        assert!(!compatible("2025-03-2", "2025-03-26"));
    }

    #[test]
    fn only_days_have_a_day() {
        assert_eq!(day("2025-03-26TEV"), Some("2025-03-26"));
        assert_eq!((day("2025-W13-WE"), day("2025-03"), day("2025-03-26/2025-03-27")), (None, None, None));
    }
}
