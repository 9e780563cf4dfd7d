//! Finds pairs of readings worth comparing, without comparing all pairs.
//!
//! In: readings. Out: for each reading, the later ones that share enough weight.
//!
//! Method: an inverted index over stems; a stem in more readings than the cap proposes nobody, since it
//! adds little weight and most of the cost.

use super::readings::Readings;

/// Readings in which a stem may stand and still propose, beside [`POSTINGS_PER_HUNDRED`].
const LEAST_POSTINGS_CAP: usize = 24;

/// Readings, of each hundred in the story, in which a stem may stand and still propose.
const POSTINGS_PER_HUNDRED: usize = 4;

/// Shared weight that makes a pair worth comparing: two rare words.
const LEAST_SHARED_WEIGHT: f64 = 1.0;

/// Share of the lighter reading's weight that makes a pair worth comparing.
const LEAST_SHARE: f64 = 0.2;

/// Pairs `(first, second)` of reading indexes, `first < second`, sorted.
pub(super) fn proposals(readings: &Readings) -> Vec<(usize, usize)> {
    let all = &readings.readings;
    let postings = postings(readings);
    let cap = LEAST_POSTINGS_CAP.max(all.len() * POSTINGS_PER_HUNDRED / 100);
    let mut shared = vec![0.0_f64; all.len()];
    let mut pairs = Vec::new();
    for (second, reading) in all.iter().enumerate() {
        let mut touched: Vec<usize> = Vec::new();
        for &(stem, weight) in &reading.bag {
            let posting = &postings[stem as usize];
            if posting.len() > cap {
                continue;
            }
            for &first in posting.iter().take_while(|&&first| first < second) {
                if shared[first] == 0.0 {
                    touched.push(first);
                }
                shared[first] += weight;
            }
        }
        touched.sort_unstable();
        for first in touched {
            let weight = std::mem::take(&mut shared[first]);
            let lighter = all[first].weight.min(reading.weight);
            if weight >= LEAST_SHARED_WEIGHT && weight >= LEAST_SHARE * lighter || weight >= 0.5 * lighter {
                pairs.push((first, second));
            }
        }
    }
    pairs.sort_unstable();
    pairs
}

/// For each stem, the readings that hold it, in order.
fn postings(readings: &Readings) -> Vec<Vec<usize>> {
    let mut postings = vec![Vec::new(); readings.stems];
    for (index, reading) in readings.readings.iter().enumerate() {
        for &(stem, _) in &reading.bag {
            postings[stem as usize].push(index);
        }
    }
    postings
}
