//! Joins mentions of one quantity into groups.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::annotate::{Annotated, Approx, Figure};
use crate::collate::{ClashKind, Collation, Place};
use crate::language::english::{Toll, time_unit};
use crate::text::{DisjointSets, connected_roots, fold};

use super::super::Verdict;
use super::super::apart::{apart, of_other_years};
use super::mention::{Mention, Overlap, overlap};
use super::verdict;

/// Groups of one value that a mention is compared with, newest first: keeps many reports linear.
const NEAREST_GROUPS: usize = 24;

/// Weight of shared words (a rare word weighs 0.9) that makes two clauses speak of one thing: about two telling words.
const SOME_CONTEXT: f64 = 1.5;

/// The same for a loud verdict: about five telling words, and most of the shorter clause.
const STRONG_CONTEXT: Overlap = Overlap { weight: 3.5, share: 0.6 };

/// Counts from which a number alone, without its noun, is one that two reports hardly share by chance.
const BARE_TELLS: f64 = 1000.0;

/// Sentences from the top, headline among them, in which the toll of a report's own event stands.
const LEAD: usize = 6;

/// Tolls from which the number and its toll word alone show one quantity; "two killed" may be anybody.
const LEAST_TOLL: f64 = 5.0;

/// Weight of about one telling word.
const SOME_WORD: f64 = 0.8;

/// Weight of three or four telling words.
const ROUNDED_CONTEXT: f64 = 2.0;

/// Values further apart than this factor are taken for two quantities: reports of one event miss by less.
const FURTHEST: f64 = 2.0;

/// The groups, by first mention; each holds indexes of mentions, in order.
pub(super) fn groups(witnesses: &[Annotated], mentions: &[Mention<'_>], collation: &Collation) -> Vec<Vec<usize>> {
    let aligned = aligned_pairs(mentions, collation);
    let mut same = Sets::new(mentions.len());
    join_equal(mentions, &aligned, &mut same);
    join_back(mentions, &mut same);
    join_unequal(witnesses, mentions, &aligned, &mut same);
    join_exchanged(witnesses, mentions, collation, &mut same);
    join_tolls(witnesses, mentions, collation, &mut same);
    join_sums(witnesses, mentions, &mut same);
    join_parts(witnesses, mentions, &mut same);
    same.groups()
}

/// Mentions of one value, joined where they count one thing.
fn join_equal(mentions: &[Mention<'_>], aligned: &[(usize, usize)], sets: &mut Sets) {
    for &(a, b) in aligned {
        if same_value(mentions[a].figure, mentions[b].figure) && heads_allow(&mentions[a], &mentions[b], true) {
            sets.join(a, b);
        }
    }
    let mut by_value: FxHashMap<Value<'_>, Vec<usize>> = FxHashMap::default();
    for (at, mention) in mentions.iter().enumerate() {
        let key =
            (mention.figure.value.to_bits(), mention.figure.high.map(f64::to_bits), mention.figure.unit.as_deref());
        let seen = by_value.entry(key).or_default();
        for &other in seen.iter().rev().take(NEAREST_GROUPS) {
            if sets.find(other) != sets.find(at) && one_quantity(&mentions[other], mention) {
                sets.join(other, at);
            }
        }
        seen.push(at);
    }
}

/// Sentences in which "the 52" finds what it takes up.
const BACK: usize = 3;

/// Joins "the 52", "of the 52" with the same number shortly before it in its report.
fn join_back(mentions: &[Mention<'_>], sets: &mut Sets) {
    for (at, mention) in
        mentions.iter().enumerate().filter(|(_, mention)| mention.definite && is_telling(mention.figure))
    {
        let before = mentions[..at].iter().enumerate().rev();
        let near = before.take_while(|(_, one)| {
            one.version.witness == mention.version.witness && mention.depth.saturating_sub(one.depth) <= BACK
        });
        let same = near.into_iter().find(|(_, one)| {
            same_value(one.figure, mention.figure) && one.is_age == mention.is_age && heads_allow(one, mention, false)
        });
        if let Some((earlier, _)) = same {
            sets.join(earlier, at);
        }
    }
}

/// Value, upper end and unit, as a key.
type Value<'a> = (u64, Option<u64>, Option<&'a str>);

fn same_value(a: &Figure, b: &Figure) -> bool {
    a.value == b.value && a.high == b.high && a.unit == b.unit
}

/// True where two mentions of one value are one quantity: a telling number of one thing, or a plain one said alike.
fn one_quantity(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    if a.is_age != b.is_age {
        return false;
    }
    if a.toll.is_some() && a.toll == b.toll && a.figure.value >= LEAST_TOLL {
        return true;
    }
    let shared = overlap(a, b);
    let rates_differ = a.figure.per != b.figure.per;
    if !heads_allow(a, b, shared.weight >= SOME_CONTEXT) {
        return false;
    }
    let noun_missing = a.head.is_none() || b.head.is_none();
    if a.figure.unit.is_none() && noun_missing && a.figure.value < BARE_TELLS && shared.weight < SOME_CONTEXT {
        return false;
    }
    if is_telling(a.figure) {
        // One side lacking its noun is no evidence against; a missing rate is loud, so the number must be money.
        return !rates_differ || is_money(a.figure) || shared.weight >= SOME_CONTEXT;
    }
    !rates_differ && shared.weight >= SOME_CONTEXT && shared.share >= 0.3
}

/// False where the two count different things. With `close` context other nouns may name the same ("men", "migrants").
fn heads_allow(a: &Mention<'_>, b: &Mention<'_>, close: bool) -> bool {
    match (&a.head, &b.head) {
        (Some(x), Some(y)) => x == y || (close && is_telling(a.figure)),
        _ => true,
    }
}

/// True for a number that two reports of one story hardly share by chance.
fn is_telling(figure: &Figure) -> bool {
    let value = figure.value;
    match figure.unit.as_deref() {
        None => value >= 100.0 || (value >= 13.0 && value % 10.0 != 0.0),
        Some("%") => value.fract() != 0.0 || (value > 10.0 && value % 5.0 != 0.0),
        Some(unit) if time_unit(unit).is_some() => false,
        Some(_) => value >= 1000.0 || (value >= 13.0 && value % 10.0 != 0.0),
    }
}

fn is_money(figure: &Figure) -> bool {
    figure.unit.as_deref().is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()))
}

/// Groups of different values, joined where one statement is given twice with two values.
fn join_unequal(witnesses: &[Annotated], mentions: &[Mention<'_>], aligned: &[(usize, usize)], sets: &mut Sets) {
    for &(a, b) in aligned {
        consider(witnesses, mentions, (a, b), true, sets);
    }
    let mut by_noun: FxHashMap<(Option<&str>, Option<&str>), Vec<usize>> = FxHashMap::default();
    for (at, mention) in mentions.iter().enumerate() {
        let seen = by_noun.entry((mention.figure.unit.as_deref(), mention.head.as_deref())).or_default();
        for &other in seen.iter().rev().take(NEAREST_GROUPS) {
            consider(witnesses, mentions, (other, at), false, sets);
        }
        seen.push(at);
    }
}

/// Joins the groups of two mentions of unlike values, unless one report states both: then they are two quantities.
fn consider(witnesses: &[Annotated], mentions: &[Mention<'_>], (a, b): (usize, usize), aligned: bool, sets: &mut Sets) {
    let (x, y) = (&mentions[a], &mentions[b]);
    let alike = x.figure.unit == y.figure.unit && x.head == y.head && x.is_age == y.is_age;
    let comparable = x.version.witness != y.version.witness && alike;
    if !comparable || sets.find(a) == sets.find(b) || sets.share_a_witness(mentions, a, b) {
        return;
    }
    let shared = overlap(x, y);
    let strong = shared.weight >= STRONG_CONTEXT.weight && shared.share >= STRONG_CONTEXT.share;
    let enough = match verdict::pair(x.figure, y.figure) {
        Verdict::Differ => (strong && may_differ(x, y)) || (aligned && framed_alike(x, y)),
        _ => (aligned && shared.weight >= SOME_CONTEXT) || strong || large_alike(x, y) || roughly_alike(x, y, shared),
    };
    if enough && !two_things(witnesses, x, y) {
        sets.join(a, b);
    }
}

/// True where the clauses of two mentions, however alike, speak of two things.
fn two_things(witnesses: &[Annotated], a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let tolls_differ = a.toll.is_some() && b.toll.is_some() && a.toll != b.toll;
    tolls_differ || of_two_people(witnesses, a, b) || apart(witnesses, a.place(), b.place())
}

/// True for the ages of two people: "Mira Oken, 41," is told by the name in front.
fn of_two_people(witnesses: &[Annotated], a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let whose = |mention: &Mention<'_>| {
        let witness = &witnesses[mention.version.witness];
        let mut named = witness.annotations.entities.iter().flat_map(|entity| &entity.mentions);
        let name = named.find(|name| (1..=", ".len()).contains(&mention.figure.span.start.wrapping_sub(name.end)))?;
        Some(fold(witness.layout.slice(*name)))
    };
    let (true, Some(x), Some(y)) = (a.is_age && b.is_age, whose(a), whose(b)) else { return false };
    !x.split(' ').any(|word| y.split(' ').any(|other| other == word))
}

/// True where one toll is of a year that the other's clause excludes. One event is told by many names of its place.
fn of_two_years(witnesses: &[Annotated], a: &Mention<'_>, b: &Mention<'_>) -> bool {
    of_other_years(witnesses, a.place(), b.place())
}

/// What a loud verdict asks beyond context: each is the only figure of its kind in its clause, something says
/// what it measures, and the values are of one size.
fn may_differ(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let measured = a.head.is_some() || a.figure.unit.is_some();
    let (low, high) = (a.figure.value.min(b.figure.value), a.figure.value.max(b.figure.value));
    measured && a.alone && b.alone && low > 0.0 && high <= low * FURTHEST
}

/// True where the same words stand on both sides of two numbers of one size in aligned places.
fn framed_alike(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let same = |side: usize| a.beside[side].is_some() && a.beside[side] == b.beside[side];
    same(0) && same(1) && a.alone && b.alone && same_size(a.figure, b.figure)
}

fn same_size(a: &Figure, b: &Figure) -> bool {
    let (low, high) = (a.value.min(b.value), a.value.max(b.value));
    low > 0.0 && high <= low * FURTHEST
}

/// True for two large counts of one rare noun that can both hold: "about 18,000 copies", "18,400 copies". Of people,
/// both must say one thing more: "About 4,300 people live …", "More than 4,000 people live …".
fn large_alike(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let Some(head) = a.head.as_deref() else { return false };
    let anything = matches!(head, "peopl" | "person" | "time" | "year");
    let said =
        |word: &&(String, f64)| word.0 != head && b.context.binary_search_by(|other| other.0.cmp(&word.0)).is_ok();
    let named = !anything || matches!(head, "peopl" | "person") && a.context.iter().any(|word| said(&word));
    a.figure.unit.is_none() && named && a.figure.value.min(b.figure.value) >= BARE_TELLS && are_near(a, b)
}

/// Most by which two versions of one number miss each other where one is a rounding: a tenth.
const NEAR: f64 = 1.1;

fn are_near(a: &Mention<'_>, b: &Mention<'_>) -> bool {
    let (low, high) = (a.figure.value.min(b.figure.value), a.figure.value.max(b.figure.value));
    low > 0.0 && high <= low * NEAR
}

/// True for near values of which one is a rounding by its own words, where several telling words are the same:
/// "water rates will rise by about 6 percent", "a 6.4 percent rise in water rates".
fn roughly_alike(a: &Mention<'_>, b: &Mention<'_>, shared: Overlap) -> bool {
    let rounds = |mention: &Mention<'_>| matches!(mention.figure.approx, Approx::About | Approx::AtLeast);
    let measured = a.figure.unit.is_some() || a.head.is_some();
    measured && a.alone && b.alone && rounds(a) != rounds(b) && are_near(a, b) && shared.weight >= ROUNDED_CONTEXT
}

/// Joins numbers that stand for one another between the same words in aligned places, and may be of one unit.
fn join_exchanged(witnesses: &[Annotated], mentions: &[Mention<'_>], collation: &Collation, sets: &mut Sets) {
    for alignment in &collation.alignments {
        for clash in alignment.clashes.iter().filter(|clash| clash.kind == ClashKind::Figure) {
            let at = |place: Place| inside_or_around(mentions, place);
            let pair = (at(Place::new(alignment.a.witness, clash.a)), at(Place::new(alignment.b.witness, clash.b)));
            let (Some(a), Some(b)) = pair else { continue };
            let (x, y) = (&mentions[a], &mentions[b]);
            // "€65m to the villages", "of 412 million euros … 55 million to the villages": one unit may go unsaid.
            let units = [&x.figure.unit, &y.figure.unit];
            let one_unit =
                units[0] == units[1] || units.iter().any(|unit| unit.is_none()) && x.figure.value >= BARE_TELLS;
            let alike = one_unit && x.is_age == y.is_age && same_size(x.figure, y.figure);
            if alike && !sets.share_a_witness(mentions, a, b) && !two_things(witnesses, x, y) {
                sets.join(a, b);
            }
        }
    }
}

/// The mention whose figure a place meets: the first.
fn inside_or_around(mentions: &[Mention<'_>], place: Place) -> Option<usize> {
    let key = |mention: &Mention<'_>| (mention.version.witness, mention.figure.span.end);
    let first = mentions.partition_point(|mention| key(mention) <= (place.witness, place.span.start));
    let meets =
        |mention: &&Mention<'_>| mention.version.witness == place.witness && mention.figure.span.overlaps(place.span);
    mentions.get(first).filter(meets).map(|_| first)
}

/// Joins the wholes, and the parts, of two reports' sums that have as many parts and share one telling part: "46, of
/// whom 31 … the other 15", "52, of whom 31 … the other 21".
fn join_sums(witnesses: &[Annotated], mentions: &[Mention<'_>], sets: &mut Sets) {
    let mut seen: Vec<(usize, usize, Vec<usize>)> = Vec::new();
    for (witness, annotated) in witnesses.iter().enumerate() {
        for sum in &annotated.annotations.sums {
            let Some(whole) = mention_of(mentions, witness, sum.whole) else { continue };
            let parts: Vec<usize> = sum.parts.iter().filter_map(|&part| mention_of(mentions, witness, part)).collect();
            let same = seen.iter().rev().take(NEAREST_GROUPS).find(|(other, theirs, their_parts)| {
                *other != witness
                    && their_parts.len() == parts.len()
                    && same_size(mentions[*theirs].figure, mentions[whole].figure)
                    && heads_allow(&mentions[*theirs], &mentions[whole], false)
                    && share_one_part(mentions, their_parts, &parts)
            });
            if let Some((_, theirs, their_parts)) = same {
                sets.join(*theirs, whole);
                for (&a, &b) in their_parts.iter().zip(&parts) {
                    if same_size(mentions[a].figure, mentions[b].figure) {
                        sets.join(a, b);
                    }
                }
            }
            seen.push((witness, whole, parts));
        }
    }
}

/// True where all but one of the parts are of the same value, place by place, one of them a telling number.
fn share_one_part(mentions: &[Mention<'_>], a: &[usize], b: &[usize]) -> bool {
    let equal: Vec<usize> =
        (0..a.len()).filter(|&at| same_value(mentions[a[at]].figure, mentions[b[at]].figure)).collect();
    equal.len() + 1 >= a.len() && equal.iter().any(|&at| is_telling(mentions[a[at]].figure))
}

fn mention_of(mentions: &[Mention<'_>], witness: usize, figure: usize) -> Option<usize> {
    mentions.binary_search_by_key(&(witness, figure), |one| (one.version.witness, one.version.figure)).ok()
}

/// Joins the first toll of each kind near the top of each report with those of reports that share statements with it.
fn join_tolls(witnesses: &[Annotated], mentions: &[Mention<'_>], collation: &Collation, sets: &mut Sets) {
    let aligned = collation.alignments.iter().map(|alignment| (alignment.a.witness, alignment.b.witness));
    let stories = connected_roots(collation.clauses.len(), aligned);
    let mut leads: BTreeMap<(Toll, Option<&str>, usize), Vec<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.depth < LEAD) {
        // "four dock workers killed" is compared with the workers killed elsewhere, not with everybody.
        let (toll, of) = match (mention.toll, mention.toll_of_kind) {
            (Some(toll), _) => (toll, None),
            (None, Some(toll)) => (toll, mention.head.as_deref()),
            (None, None) => continue,
        };
        let of_story = leads.entry((toll, of, stories[mention.version.witness])).or_default();
        // Mentions come by witness: the last one's is this one's, or the witness is new.
        if of_story.last().is_none_or(|&last| mentions[last].version.witness != mention.version.witness) {
            of_story.push(at);
        }
    }
    for lead in leads.values() {
        for &at in &lead[1..] {
            let (first, other) = (&mentions[lead[0]], &mentions[at]);
            if same_size(first.figure, other.figure) && !of_two_years(witnesses, first, other) {
                sets.join(lead[0], at);
            }
        }
    }
}

/// Joins the parts of sums whose wholes are one quantity, part by part, where something said of them is the same.
fn join_parts(witnesses: &[Annotated], mentions: &[Mention<'_>], sets: &mut Sets) {
    let mut first: FxHashMap<(usize, usize), (usize, Vec<usize>)> = FxHashMap::default();
    let place = |witness: usize, figure: usize| mention_of(mentions, witness, figure);
    for (witness, annotated) in witnesses.iter().enumerate() {
        for sum in &annotated.annotations.sums {
            let Some(whole) = place(witness, sum.whole) else { continue };
            let parts: Vec<usize> = sum.parts.iter().filter_map(|&part| place(witness, part)).collect();
            let key = (sets.find(whole), parts.len());
            let Some((other, others)) = first.get(&key) else {
                first.insert(key, (witness, parts));
                continue;
            };
            for (&a, &b) in others.iter().zip(&parts).filter(|_| *other != witness) {
                let said = overlap(&mentions[a], &mentions[b]).weight >= SOME_WORD;
                if said && same_size(mentions[a].figure, mentions[b].figure) && !sets.share_a_witness(mentions, a, b) {
                    sets.join(a, b);
                }
            }
        }
    }
}

/// Pairs of mentions that stand in aligned places and are the only ones there of their unit and noun.
fn aligned_pairs(mentions: &[Mention<'_>], collation: &Collation) -> Vec<(usize, usize)> {
    let mut pairs = Vec::new();
    for alignment in &collation.alignments {
        let (left, right) = (inside(mentions, alignment.a), inside(mentions, alignment.b));
        for a in left.clone() {
            let kind = |at: &usize| {
                mentions[*at].figure.unit == mentions[a].figure.unit && mentions[*at].head == mentions[a].head
            };
            let equal = right.clone().find(|&b| same_value(mentions[a].figure, mentions[b].figure));
            let alone = left.clone().filter(kind).count() == 1 && right.clone().filter(kind).count() == 1;
            let only = right.clone().find(|b| alone && kind(b));
            pairs.extend(equal.or(only).map(|b| (a, b)));
        }
    }
    pairs
}

/// Indexes of the mentions that lie in a place.
fn inside(mentions: &[Mention<'_>], place: Place) -> std::ops::Range<usize> {
    let key = |mention: &Mention<'_>| (mention.version.witness, mention.figure.span.start);
    let first = mentions.partition_point(|mention| key(mention) < (place.witness, place.span.start));
    let last = mentions.partition_point(|mention| key(mention) < (place.witness, place.span.end));
    first..last.max(first)
}

/// Disjoint sets of mentions, each with its members.
struct Sets {
    sets: DisjointSets,
    members: Vec<Vec<usize>>,
}

impl Sets {
    fn new(len: usize) -> Self {
        Self { sets: DisjointSets::new(len), members: (0..len).map(|at| vec![at]).collect() }
    }

    /// The set's name: its smallest member.
    fn find(&mut self, at: usize) -> usize {
        self.sets.root(at)
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        if a != b {
            let (low, high) = (a.min(b), a.max(b));
            self.sets.join(a, b);
            let moved = std::mem::take(&mut self.members[high]);
            self.members[low].extend(moved);
        }
    }

    fn share_a_witness(&mut self, mentions: &[Mention<'_>], a: usize, b: usize) -> bool {
        let (a, b) = (self.find(a), self.find(b));
        let (few, many) = if self.members[a].len() < self.members[b].len() { (a, b) } else { (b, a) };
        let witnesses = |set: usize| self.members[set].iter().map(|&at| mentions[at].version.witness);
        let mut of_many: Vec<usize> = witnesses(many).collect();
        of_many.sort_unstable();
        witnesses(few).any(|witness| of_many.binary_search(&witness).is_ok())
    }

    fn groups(mut self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = self.members.drain(..).filter(|members| !members.is_empty()).collect();
        groups.iter_mut().for_each(|group| group.sort_unstable());
        groups.sort();
        groups
    }
}
