//! Numbers in words: the grammar of cardinals.
//!
//! Method: a word is taken only where it can stand: units behind tens, tens behind hundreds, scales behind any;
//! "and" only behind hundreds and scales. So "two hundred and two thousand" composes and "two three" does not.

use crate::language::english::{NumberWord, number_word};

use super::fractions::word_fraction;
use super::words::{Words, is_dash};

/// The longest number in words from token `at`: value, end, scale of its last scale word.
pub(super) fn cardinal(words: &Words<'_>, at: usize, take_and: bool) -> Option<(f64, usize, f64)> {
    let first = number_word(&words.low(at))?;
    if first == NumberWord::Hundred {
        let scale = matches!(number_word(&words.low(at + 1)), Some(NumberWord::Scale(_)));
        return if scale && !words.is_number(at - usize::from(at > words.start)) {
            compose(words, at, take_and, 1.0)
        } else {
            None
        };
    }
    matches!(first, NumberWord::Small(_) | NumberWord::Ten(_)).then(|| compose(words, at, take_and, 0.0))?
}

/// "a million", "a hundred and two", "a dozen".
pub(super) fn article_scale(words: &Words<'_>, at: usize) -> Option<(f64, usize, f64)> {
    if !matches!(&*words.low(at), "a" | "an") {
        return None;
    }
    let word = number_word(&words.low(at + 1))?;
    if matches!(word, NumberWord::Small(_) | NumberWord::Ten(_)) || words.low(at + 1).ends_with('s') {
        return None;
    }
    compose(words, at + 1, true, 1.0)
}

/// The grammar itself. `current` is what an article before a scale stands for.
fn compose(words: &Words<'_>, start: usize, take_and: bool, mut current: f64) -> Option<(f64, usize, f64)> {
    let (mut total, mut end, mut limit, mut last_scale) = (0.0, start, f64::INFINITY, 1.0);
    let mut last: Option<NumberWord> = None;
    let mut small = 0.0;
    loop {
        let (at, with_and) = next_word(words, end, last, take_and);
        let Some(word) = number_word(&words.low(at)).filter(|word| fits(*word, last, current)) else { break };
        // "a hundred and two thirds" is a mixed number; of "a hundred and thirty fifths" all stands over the five.
        let mixed = || word_fraction(words, at).is_some_and(|(part, _)| part < 1.0);
        if with_and && (closes_a_pair(words, at, last) || mixed()) {
            break;
        }
        match word {
            NumberWord::Small(n) | NumberWord::Ten(n) => {
                current += n;
                small += n;
            }
            // "three hundred and two dozen": the dozen counts by the two alone.
            NumberWord::Dozen if small > 0.0 => current += small * 11.0,
            NumberWord::Hundred => current *= 100.0,
            NumberWord::Dozen => current *= 12.0,
            NumberWord::Scale(size) if matches!(last, Some(NumberWord::Scale(_))) => {
                total *= size;
                last_scale *= size;
            }
            NumberWord::Scale(size) if size < limit => {
                total += current * size;
                (current, limit, last_scale) = (0.0, size, size);
            }
            NumberWord::Scale(_) => break,
        }
        if !matches!(word, NumberWord::Small(_) | NumberWord::Ten(_)) {
            small = 0.0;
        }
        last = Some(word);
        end = at + 1;
    }
    (end > start).then_some((total + current, end, last_scale))
}

/// The next word of a number: past a hyphen, or past an "and" behind hundreds and scales.
fn next_word(words: &Words<'_>, end: usize, last: Option<NumberWord>, take_and: bool) -> (usize, bool) {
    match last {
        Some(NumberWord::Ten(_)) if is_dash(words.raw(end)) => (end + 1, false),
        Some(NumberWord::Hundred | NumberWord::Scale(_)) if take_and && words.low(end) == "and" => (end + 1, true),
        Some(_) => (words.past_hyphen(end), false),
        None => (end, false),
    }
}

/// True where "three hundred and two hundred" must not be read as one number.
fn closes_a_pair(words: &Words<'_>, at: usize, last: Option<NumberWord>) -> bool {
    last == Some(NumberWord::Hundred) && number_word(&words.low(at + 1)) == Some(NumberWord::Hundred)
}

fn fits(word: NumberWord, last: Option<NumberWord>, current: f64) -> bool {
    use NumberWord::{Dozen, Hundred, Scale, Small, Ten};
    match (word, last) {
        (Small(_) | Ten(_), None) => true,
        (Small(n), Some(Ten(_))) => (1.0..10.0).contains(&n),
        (Small(n), Some(Hundred | Scale(_))) => n > 0.0,
        (Ten(_), Some(Hundred | Scale(_))) => true,
        (Hundred, None | Some(Small(_) | Ten(_))) => (1.0..100.0).contains(&current),
        (Scale(_), last) => current > 0.0 || matches!(last, Some(Scale(_))),
        (Dozen, None | Some(Small(_) | Ten(_) | Hundred)) => current > 0.0,
        _ => false,
    }
}
