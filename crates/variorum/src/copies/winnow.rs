//! Which five-word runs of a text stand for it.
//!
//! In: word hashes. Out: about one run in seven, chosen by what it says, not by where it stands.
//!
//! Method: winnowing (Schleimer, Wilkerson, Aiken 2003): of each 12 runs that follow one another the one with the
//! smallest hash, so that two texts with 16 words in a row in common always have a chosen run in common.

/// Words of a run.
pub const RUN: usize = 5;

/// Runs of which one is chosen.
const WINDOW: usize = 12;

const FACTOR: u64 = 0x5851_F42D_4C95_7F2D;
/// Its powers.
const FACTORS: [u64; RUN - 1] = [FACTOR, FACTOR.wrapping_pow(2), FACTOR.wrapping_pow(3), FACTOR.wrapping_pow(4)];

/// The hash of each run, by its first word. Fewer than five words have none.
#[must_use]
pub fn runs(hashes: &[u32]) -> Vec<u64> {
    // Each on its own, so that the processor works on several at once.
    let run = |five: &[u32]| {
        let powers = [FACTORS[3], FACTORS[2], FACTORS[1], FACTORS[0], 1];
        let sum = five
            .iter()
            .zip(powers)
            .fold(0, |sum: u64, (&hash, factor)| sum.wrapping_add(u64::from(hash).wrapping_mul(factor)));
        let mixed = (sum ^ sum >> 29).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed ^ mixed >> 32
    };
    hashes.windows(RUN).map(run).collect()
}

/// The chosen runs: hash and first word, in the order of the text.
#[must_use]
pub fn winnow(runs: &[u64]) -> Vec<(u64, u32)> {
    let mut chosen: Vec<(u64, u32)> = Vec::with_capacity(runs.len() / 6 + 1);
    let Some(mut least) = smallest(&runs[..runs.len().min(WINDOW)]) else { return chosen };
    chosen.push((runs[least], number(least)));
    for (newest, &run) in runs.iter().enumerate().skip(WINDOW) {
        let start = newest + 1 - WINDOW;
        if run <= runs[least] {
            least = newest;
        } else if least < start {
            least = start + smallest(&runs[start..=newest]).unwrap_or(0);
        } else {
            continue;
        }
        chosen.push((runs[least], number(least)));
    }
    chosen
}

/// Where the smallest stands; of equal ones the last, which stays in view the longest.
fn smallest(runs: &[u64]) -> Option<usize> {
    (0..runs.len()).reduce(|best, at| if runs[at] <= runs[best] { at } else { best })
}

#[allow(clippy::cast_possible_truncation)] // a text has less than 4 GiB
fn number(place: usize) -> u32 {
    place as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(seed: u32, n: u32) -> Vec<u32> {
        (0..n).map(|at| (at ^ seed.wrapping_mul(977)).wrapping_mul(2_654_435_761)).collect()
    }

    #[test]
    fn sixteen_words_in_common_have_a_chosen_run_in_common() {
        let shared = numbers(9, 16);
        for seed in 1..200 {
            let a: Vec<u32> =
                numbers(seed, 40).into_iter().chain(shared.iter().copied()).chain(numbers(seed + 7, 9)).collect();
            let b: Vec<u32> = numbers(seed + 1000, 11)
                .into_iter()
                .chain(shared.iter().copied())
                .chain(numbers(seed + 3, 30))
                .collect();
            let (a, b) = (winnow(&runs(&a)), winnow(&runs(&b)));
            assert!(a.iter().any(|(run, _)| b.iter().any(|(other, _)| other == run)), "seed {seed}");
        }
    }

    #[test]
    fn about_one_in_seven_is_chosen_and_a_short_text_has_one() {
        let chosen = winnow(&runs(&numbers(3, 10_000))).len();
        assert!((1_300..1_800).contains(&chosen), "{chosen}");
        assert_eq!(winnow(&runs(&numbers(3, 5))).len(), 1);
        assert_eq!(winnow(&runs(&numbers(3, 4))), []);
    }

    #[test]
    fn a_run_has_one_hash_wherever_it_stands() {
        let (a, b) = (runs(&[1, 2, 3, 4, 5, 6, 7]), runs(&[9, 8, 3, 4, 5, 6, 7]));
        assert_eq!(a[2], b[2]);
        assert_ne!(a[1], b[1]);
    }
}
