//! Which dated clauses of different reports date one event.
//!
//! In: dated clauses, the collation. Out: pairs of them, and pairs that date one event differently.
//!
//! Method: two clauses date one event where they are aligned, or where they bear the same value and
//! share most of what is rare in them: first lines are often reworded too far to be aligned, but both
//! say who did what. Where neither holds, clauses with other days of about one month date one event differently if
//! they share most of their words, a verb among them, no other number stands against it, and neither report has a
//! clause that fits better. Both must name the month: what happens daily is dated by weekdays. Words weigh by how few of the dated clauses have them (inverse document
//! frequency, Spärck Jones 1972). Candidates come from an index over each clause's rarest stems, so the
//! cost follows the text.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rustc_hash::FxHashMap;

use super::dated::Dated;
use crate::annotate::{Annotated, Grain};
use crate::collate::{AlignmentKind, Collation, Place};
use crate::link::apart::apart_but_for_years;

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
/// Stems that two clauses of one event on different days share at least, and their share of the lighter clause's weight.
const OPPOSED_STEMS: usize = 3;
const OPPOSED_SHARE: f64 = 0.6;
/// Days by which reports miss each other's date of one event at most: slips of a digit, a week or a month.
const FURTHEST_DAYS: i32 = 31;
/// Likeness from which a reworded alignment is sure enough to show a conflict of dates.
const SURE: f64 = 0.6;

/// All pairs, sorted.
pub(super) fn pairs(witnesses: &[Annotated], dated: &[Dated], collation: &Collation) -> Vec<Pair> {
    let mut pairs = aligned(dated, collation);
    let places = postings(dated);
    pairs.extend(likest(dated, &places, same_moment, likeness, false));
    let settled: BTreeSet<(usize, usize)> = pairs
        .iter()
        .flat_map(|pair| [(pair.a, dated[pair.b].place.witness), (pair.b, dated[pair.a].place.witness)])
        .collect();
    let opposed = likest(dated, &places, other_day, opposed_likeness, true);
    let free = |pair: &Pair| {
        !settled.contains(&(pair.a, dated[pair.b].place.witness))
            && !settled.contains(&(pair.b, dated[pair.a].place.witness))
    };
    pairs.extend(opposed.into_iter().filter(free));
    // What speaks of two events is looked for last: it reads both reports.
    pairs.retain(|pair| !pair.conflict || one_event(witnesses, &dated[pair.a], &dated[pair.b]));
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

/// True where two clauses of different dates tell one event, as far as their words show.
fn one_event(witnesses: &[Annotated], a: &Dated, b: &Dated) -> bool {
    // Floods come back, a mill is built once.
    let comes_back = a.grain == Grain::Year && !(a.once && b.once);
    let of_one_kind = a.planned == b.planned && a.of_words == b.of_words;
    of_one_kind && !comes_back && !apart_but_for_years(witnesses, a.place, b.place)
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

/// How alike two clauses are, by the weight of their stems; none where too little.
type Likeness = fn(&Dated, &Dated, &dyn Fn(&str) -> f64) -> Option<f64>;

/// Clauses that `may` be of one event and are alike, each the likest of its report to the other.
fn likest(
    dated: &[Dated],
    places: &FxHashMap<&str, Vec<usize>>,
    may: fn(&Dated, &Dated) -> bool,
    likeness: Likeness,
    conflict: bool,
) -> Vec<Pair> {
    let weight = |stem: &str| (1.0 + dated.len() as f64 / places[stem].len() as f64).ln();
    let mut best: FxHashMap<(usize, usize), (f64, usize)> = FxHashMap::default();
    let mut proposed: Vec<Vec<usize>> = Vec::with_capacity(dated.len());
    for (index, one) in dated.iter().enumerate() {
        let found = candidates(dated, places, index, may);
        for &other in &found {
            let Some(score) = likeness(one, &dated[other], &weight) else { continue };
            let kept = best.entry((index, dated[other].place.witness)).or_insert((score, other));
            if score > kept.0 {
                *kept = (score, other);
            }
        }
        proposed.push(found);
    }
    let likest = |index: usize, witness: usize| best.get(&(index, witness)).map(|(_, other)| *other);
    let mut pairs: Vec<Pair> = Vec::new();
    for (index, found) in proposed.iter().enumerate() {
        let witnesses = found.iter().map(|&other| dated[other].place.witness);
        for other in witnesses.filter_map(|witness| likest(index, witness)) {
            if index < other && likest(other, dated[index].place.witness) == Some(index) {
                pairs.push(pair(index, other, conflict));
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

/// Clauses of other reports that share a rare stem with a clause and `may` be of its event, in order.
fn candidates(
    dated: &[Dated],
    places: &FxHashMap<&str, Vec<usize>>,
    index: usize,
    may: fn(&Dated, &Dated) -> bool,
) -> Vec<usize> {
    let one = &dated[index];
    let mut stems: Vec<&str> =
        one.stems.iter().map(String::as_str).filter(|&stem| places[stem].len() <= COMMON).collect();
    stems.sort_by_key(|&stem| (places[stem].len(), stem));
    // A stem that no other clause has proposes nobody.
    let shared = stems.into_iter().filter(|&stem| places[stem].len() > 1).take(INDEXED_STEMS);
    let mut found: Vec<usize> = shared
        .flat_map(|stem| places[stem].iter().copied())
        .filter(|&other| dated[other].place.witness != one.place.witness && may(one, &dated[other]))
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

fn same_moment(a: &Dated, b: &Dated) -> bool {
    a.value == b.value || day(&a.value).is_some() && day(&a.value) == day(&b.value)
}

/// True for days that cannot both be right, near enough to be a slip, each named by its month.
fn other_day(a: &Dated, b: &Dated) -> bool {
    let date = |one: &Dated| day(&one.value).and_then(|day| day.parse::<Date>().ok());
    let apart = match (date(a), date(b)) {
        (Some(x), Some(y)) => (x - y).get_days().abs(),
        _ => return false,
    };
    apart > 0 && apart <= FURTHEST_DAYS && a.names_month && b.names_month && clash(a, b)
}

/// Share of the lighter clause's weight that both have; none below the bounds.
fn likeness(a: &Dated, b: &Dated, weight: &dyn Fn(&str) -> f64) -> Option<f64> {
    let (shared, share) = shared(a, b, weight);
    SHARES.iter().any(|&(stems, least)| shared.len() >= stems && share >= least).then_some(share)
}

/// The same for clauses that give one event different days: a verb must be shared, and no number stand against another.
fn opposed_likeness(a: &Dated, b: &Dated, weight: &dyn Fn(&str) -> f64) -> Option<f64> {
    let (shared, share) = shared(a, b, weight);
    let verb = a.verbs.iter().any(|verb| b.verbs.binary_search(verb).is_ok());
    let numbers = a.numbers.is_empty() || b.numbers.is_empty() || a.numbers == b.numbers;
    (verb && numbers && shared.len() >= OPPOSED_STEMS && share >= OPPOSED_SHARE).then_some(share)
}

/// The stems of both, and the share of the lighter clause's weight that they make up.
fn shared<'a>(a: &'a Dated, b: &Dated, weight: &dyn Fn(&str) -> f64) -> (Vec<&'a String>, f64) {
    let sum = |stems: &mut dyn Iterator<Item = &String>| stems.map(|stem| weight(stem)).sum::<f64>();
    let shared: Vec<&String> = a.stems.iter().filter(|stem| b.stems.binary_search(stem).is_ok()).collect();
    let lighter = sum(&mut a.stems.iter()).min(sum(&mut b.stems.iter()));
    let share = sum(&mut shared.iter().copied()) / lighter.max(f64::MIN_POSITIVE);
    (shared, share)
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
