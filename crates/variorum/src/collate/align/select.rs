//! Chooses, for each two witnesses, the best matches that do not use a place twice.
//!
//! In: matches of readings. Out: alignments of places.
//!
//! Method: greedy by score; a match stands where most of its words on both sides are still free.

use std::collections::BTreeMap;
use std::ops::Range;

use super::readings::{Member, Readings};
use super::score::Match;
use crate::annotate::Annotated;
use crate::collate::units::word_tokens;
use crate::collate::{Alignment, AlignmentKind, Place};
use crate::text::{Layout, Sentence, Span};

/// A match between two units.
#[derive(Clone, Debug)]
struct Candidate {
    a: Member,
    b: Member,
    a_words: Range<usize>,
    b_words: Range<usize>,
    kind: AlignmentKind,
    score: f64,
}

/// Words in common that make two sentences of the same words worth an alignment.
const LEAST_VERBATIM_WORDS: usize = 2;

/// Share of a match's words, on either side, that an earlier match may have used.
const MOST_USED: f64 = 0.3;

/// Turns matches of readings into alignments of places.
pub(super) fn select(
    witnesses: &[Annotated],
    units: &[Vec<Sentence>],
    readings: &Readings,
    matches: &[(usize, usize, Match)],
) -> Vec<Alignment> {
    let mut by_pair: BTreeMap<(usize, usize), Vec<Candidate>> = BTreeMap::new();
    for candidate in same_reading(readings).into_iter().chain(across_readings(readings, matches)) {
        by_pair.entry((candidate.a.witness, candidate.b.witness)).or_default().push(candidate);
    }
    let mut found = Vec::new();
    for ((a, b), mut candidates) in by_pair {
        candidates.sort_by(best_first);
        let mut used_a = used(&units[a]);
        let mut used_b = used(&units[b]);
        for candidate in candidates {
            if free(&used_a, candidate.a, &candidate.a_words) && free(&used_b, candidate.b, &candidate.b_words) {
                occupy(&mut used_a, candidate.a, &candidate.a_words);
                occupy(&mut used_b, candidate.b, &candidate.b_words);
                found.push(alignment(witnesses, units, &candidate));
            }
        }
    }
    found.sort_by_key(|alignment| (alignment.a, alignment.b));
    found
}

/// By score; among equals, the pair that stands at the most alike places of the two reports.
fn best_first(left: &Candidate, right: &Candidate) -> std::cmp::Ordering {
    let apart = |c: &Candidate| c.a.unit.abs_diff(c.b.unit);
    right
        .score
        .total_cmp(&left.score)
        .then_with(|| apart(left).cmp(&apart(right)))
        .then_with(|| (left.a, left.b).cmp(&(right.a, right.b)))
}

fn same_reading(readings: &Readings) -> Vec<Candidate> {
    let mut found = Vec::new();
    for reading in readings.readings.iter().filter(|reading| reading.words.len() >= LEAST_VERBATIM_WORDS) {
        let whole = 0..reading.words.len();
        let best = Match { a: whole.clone(), b: whole, kind: AlignmentKind::Verbatim, score: 1.0 };
        for (index, &first) in reading.members.iter().enumerate() {
            for &second in elsewhere(&reading.members[index..], first.witness) {
                found.extend(candidate(first, second, &best));
            }
        }
    }
    found
}

fn across_readings<'a>(
    readings: &'a Readings,
    matches: &'a [(usize, usize, Match)],
) -> impl Iterator<Item = Candidate> + 'a {
    matches.iter().flat_map(|(first, second, found)| {
        let (a, b) = (&readings.readings[*first], &readings.readings[*second]);
        a.members.iter().flat_map(move |&left| {
            elsewhere(&b.members, left.witness).filter_map(move |&right| candidate(left, right, found))
        })
    })
}

/// Those of other witnesses. Members stand by witness, so that what one report repeats is passed over at once.
fn elsewhere(members: &[Member], witness: usize) -> impl Iterator<Item = &Member> {
    let first = members.partition_point(|member| member.witness < witness);
    let end = members.partition_point(|member| member.witness <= witness);
    members[..first].iter().chain(&members[end..])
}

/// A candidate with the smaller witness first; none within one witness.
fn candidate(left: Member, right: Member, found: &Match) -> Option<Candidate> {
    let (kind, score) = (found.kind, found.score);
    let (a_words, b_words) = (found.a.clone(), found.b.clone());
    match left.witness.cmp(&right.witness) {
        std::cmp::Ordering::Less => Some(Candidate { a: left, b: right, a_words, b_words, kind, score }),
        std::cmp::Ordering::Greater => {
            Some(Candidate { a: right, b: left, a_words: b_words, b_words: a_words, kind, score })
        }
        std::cmp::Ordering::Equal => None,
    }
}

type Used = Vec<Vec<bool>>;

fn used(units: &[Sentence]) -> Used {
    vec![Vec::new(); units.len()]
}

fn free(used: &Used, member: Member, words: &Range<usize>) -> bool {
    let marks = &used[member.unit];
    let taken = words.clone().filter(|&index| marks.get(index).copied().unwrap_or(false)).count();
    taken as f64 <= MOST_USED * words.len() as f64
}

fn occupy(used: &mut Used, member: Member, words: &Range<usize>) {
    let marks = &mut used[member.unit];
    if marks.len() < words.end {
        marks.resize(words.end, false);
    }
    marks[words.clone()].fill(true);
}

fn alignment(witnesses: &[Annotated], units: &[Vec<Sentence>], candidate: &Candidate) -> Alignment {
    let place = |member: Member, words: &Range<usize>| {
        Place::new(member.witness, span(&witnesses[member.witness].layout, &units[member.witness][member.unit], words))
    };
    Alignment {
        a: place(candidate.a, &candidate.a_words),
        b: place(candidate.b, &candidate.b_words),
        kind: candidate.kind,
        score: candidate.score,
        clashes: Vec::new(),
    }
}

/// The place of a range of a unit's words; with the unit's ends where it reaches them.
fn span(layout: &Layout, sentence: &Sentence, words: &Range<usize>) -> Span {
    let tokens: Vec<usize> = word_tokens(layout, sentence).collect();
    let first = tokens.get(words.start).map_or(sentence.span.start, |&token| layout.tokens[token].span.start);
    let last =
        tokens.get(words.end.saturating_sub(1)).map_or(sentence.span.end, |&token| layout.tokens[token].span.end);
    let start = if words.start == 0 { sentence.span.start } else { first };
    let end = if words.end == tokens.len() { sentence.span.end } else { last };
    Span::new(start, end)
}
