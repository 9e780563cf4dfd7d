//! Which witnesses carry each clause, in any wording: the complement of this is *only*.
//!
//! In: readings, units, clauses, alignments. Out: for each clause of each witness, the others that carry it.
//!
//! Method: a witness carries a clause where an alignment meets enough of it, where one of its sentences holds
//! much of the clause's weight, or where all of it together holds most. Looser than alignment on purpose: to
//! call a shared statement the only one is the worse error.

use super::super::Alignment;
use super::readings::{Readings, Word};
use crate::annotate::Annotated;
use crate::collate::units::word_tokens;
use crate::text::{Sentence, Span};

/// Share of a clause's bytes in an aligned place from which the other witness carries it.
const ALIGNED_SHARE: f64 = 0.35;

/// Share of a clause's weight in one sentence of another witness from which that one carries it.
const SENTENCE_SHARE: f64 = 0.4;

/// Share of a clause's weight in all sentences of another witness together from which it carries it.
const REPORT_SHARE: f64 = 0.85;

/// Weight of a name beside that of another word: two statements about one minister share his whole title.
const NAME_WEIGHT: f64 = 0.5;

/// Readings in which a stem may stand and still count: commoner ones tell nothing and cost most.
const POSTINGS_CAP: usize = 2_000;

/// For each clause of each witness, the other witnesses that carry it, in order.
pub(super) fn carriers(
    witnesses: &[Annotated],
    units: &[Vec<Sentence>],
    clauses: &[Vec<Span>],
    readings: &Readings,
    alignments: &[Alignment],
) -> Vec<Vec<Vec<usize>>> {
    let index = Index::new(readings, witnesses.len());
    let mut found: Vec<Vec<Vec<usize>>> = clauses.iter().map(|clauses| vec![Vec::new(); clauses.len()]).collect();
    for alignment in alignments {
        for (here, there) in [(alignment.a, alignment.b), (alignment.b, alignment.a)] {
            mark_aligned(&clauses[here.witness], here.span, there.witness, &mut found[here.witness]);
        }
    }
    let mut scratch = Scratch::new(readings.readings.len(), witnesses.len());
    for (reading_index, reading) in readings.readings.iter().enumerate() {
        for member in &reading.members {
            let layout = &witnesses[member.witness].layout;
            let unit = &units[member.witness][member.unit];
            let spans: Vec<Span> = word_tokens(layout, unit).map(|token| layout.tokens[token].span).collect();
            let own = &clauses[member.witness];
            let first = own.partition_point(|clause| clause.start < unit.span.start);
            for (clause, place) in own.iter().enumerate().skip(first).take_while(|(_, c)| c.end <= unit.span.end) {
                let from = spans.partition_point(|word| word.start < place.start);
                let to = spans.partition_point(|word| word.start < place.end).max(from);
                let words = &reading.words[from..to];
                let holders = scratch.holders(&index, reading_index, words);
                found[member.witness][clause].extend(holders.into_iter().filter(|&holder| holder != member.witness));
            }
        }
    }
    for clause in found.iter_mut().flatten() {
        clause.sort_unstable();
        clause.dedup();
    }
    found
}

fn mark_aligned(clauses: &[Span], place: Span, other: usize, carriers: &mut [Vec<usize>]) {
    let first = clauses.partition_point(|clause| clause.end <= place.start);
    for (clause, carriers) in
        clauses.iter().zip(carriers).skip(first).take_while(|(clause, _)| clause.start < place.end)
    {
        if clause.shared(place) as f64 >= ALIGNED_SHARE * clause.len() as f64 {
            carriers.push(other);
        }
    }
}

/// What a word tells about a statement: a name tells of whom it speaks, less of what it says.
fn told(word: &Word) -> f64 {
    if word.name { word.weight * NAME_WEIGHT } else { word.weight }
}

/// Where each stem stands: its readings and its witnesses.
struct Index {
    readings: Vec<Vec<usize>>,
    witnesses: Vec<Vec<usize>>,
    /// For each reading its witnesses, each once, however often one repeats it.
    of: Vec<Vec<usize>>,
}

impl Index {
    fn new(readings: &Readings, witnesses: usize) -> Self {
        let of = readings.readings.iter().map(|reading| {
            let mut of: Vec<usize> = reading.members.iter().map(|member| member.witness).collect();
            of.dedup();
            of
        });
        let mut index = Self {
            readings: vec![Vec::new(); readings.stems],
            witnesses: vec![Vec::new(); readings.stems],
            of: of.collect(),
        };
        for (number, reading) in readings.readings.iter().enumerate() {
            for &(stem, _) in &reading.bag {
                index.readings[stem as usize].push(number);
                let holders = &mut index.witnesses[stem as usize];
                if holders.len() < witnesses {
                    holders.extend(&index.of[number]);
                    holders.sort_unstable();
                    holders.dedup();
                }
            }
        }
        index
    }
}

/// Sums that are kept between clauses, so that none is made anew.
struct Scratch {
    by_reading: Vec<f64>,
    by_witness: Vec<f64>,
}

impl Scratch {
    fn new(readings: usize, witnesses: usize) -> Self {
        Self { by_reading: vec![0.0; readings], by_witness: vec![0.0; witnesses] }
    }

    /// The witnesses that hold enough of the words.
    fn holders(&mut self, index: &Index, own: usize, words: &[Word]) -> Vec<usize> {
        let mut bag: Vec<(u32, f64)> =
            words.iter().filter(|word| word.weight > 0.0).map(|word| (word.stem, told(word))).collect();
        bag.sort_unstable_by_key(|&(stem, _)| stem);
        bag.dedup_by_key(|&mut (stem, _)| stem);
        bag.retain(|&(stem, _)| index.readings[stem as usize].len() <= POSTINGS_CAP);
        let all: f64 = bag.iter().map(|&(_, weight)| weight).sum();
        let (mut touched, mut holders) = (Vec::new(), Vec::new());
        self.by_witness.fill(0.0);
        for &(stem, weight) in &bag {
            for &reading in &index.readings[stem as usize] {
                if self.by_reading[reading] == 0.0 {
                    touched.push(reading);
                }
                self.by_reading[reading] += weight;
            }
            for &witness in &index.witnesses[stem as usize] {
                self.by_witness[witness] += weight;
            }
        }
        for reading in touched {
            let held = std::mem::take(&mut self.by_reading[reading]);
            if reading == own || held >= SENTENCE_SHARE * all {
                holders.extend(&index.of[reading]);
            }
        }
        let report = self.by_witness.iter().enumerate().filter(|&(_, &held)| all > 0.0 && held >= REPORT_SHARE * all);
        holders.extend(report.map(|(witness, _)| witness));
        holders
    }
}
