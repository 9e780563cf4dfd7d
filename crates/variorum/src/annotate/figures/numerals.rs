//! Reads one number at a token: digits, words or both, with scales and fractions.
//!
//! Method: the longest number from the token (`cardinals`, `digits`, `fractions`), then what may follow it:
//! a scale, "and a half", a decimal in words.
//! Limits: spoken years and digits read out one by one are left alone.

use crate::language::english::{NumberWord, glued_scale, is_ordinal, is_vague, number_word};

use super::cardinals::{article_scale, cardinal};
use super::digits;
use super::fractions::{mixed_fraction, of_a_scale, ratio, slash_fraction, word_fraction};
use super::words::Words;

/// A number in a text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Numeral {
    /// First token.
    pub first: usize,
    /// One past the last token.
    pub end: usize,
    pub value: f64,
    /// Product of the scale words and letters: `9.7 million` has 1e6.
    pub scale: f64,
    pub form: Form,
    /// Where in the last token letters are glued behind the digits (`km` in `10km`).
    pub suffix: Option<usize>,
}

/// How a number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Digits alone, no separator: it may be a year or a label.
    Bare,
    /// Digits with a separator or scale.
    Digits,
    Words,
    /// "one" by itself: an article or pronoun unless something shows that it counts.
    One,
    /// A fraction or ratio.
    Fraction,
}

/// The number that starts at token `at`. `take_and` is false where an "and" must stay a range's.
pub(super) fn numeral(words: &Words<'_>, at: usize, take_and: bool) -> Option<Numeral> {
    let found = if words.is_number(at) || words.raw(at) == "." {
        in_digits(words, at, take_and)
    } else {
        in_words(words, at, take_and)
    }?;
    ratio(words, found).or(Some(found))
}

pub(super) fn in_digits(words: &Words<'_>, at: usize, take_and: bool) -> Option<Numeral> {
    let plain = |end, value, form| Numeral { first: at, end, value, scale: 1.0, form, suffix: None };
    if let Some(value) = digits::vulgar(words.raw(at)) {
        return Some(scaled(words, plain(at + 1, value, Form::Fraction), take_and));
    }
    if words.raw(at) == "." {
        return decimals_alone(words, at);
    }
    let token = words.raw(at);
    let read = digits::read(token)?;
    let mut found = plain(at + 1, read.value, if read.separated { Form::Digits } else { Form::Bare });
    if read.len < token.len() {
        if let Some((factor, end)) = exponent(words, at, &token[read.len..]) {
            return Some(plain(end, read.value * factor, Form::Digits));
        }
        match glued_scale(&token[read.len..]) {
            Some(size) => found = Numeral { value: found.value * size, scale: size, form: Form::Digits, ..found },
            None => return Some(Numeral { suffix: Some(read.len), ..found }),
        }
        return Some(found);
    }
    if let Some((value, end)) = power(words, at, read.value) {
        return Some(plain(end, value, Form::Digits));
    }
    if let Some((value, end)) = slash_fraction(words, at) {
        return Some(plain(end, value, Form::Fraction));
    }
    if !read.separated {
        found = spaced_groups(words, found);
        if let Some((value, end)) = mixed_fraction(words, found.end) {
            return Some(scaled(words, plain(end, found.value + value, Form::Digits), take_and));
        }
    }
    Some(scaled(words, found, take_and))
}

/// What the letters behind digits raise them by: the `x10` of `1.3x10^6`, the `e` of `12e-1` and `12.3e+14`.
fn exponent(words: &Words<'_>, at: usize, letters: &str) -> Option<(f64, usize)> {
    if matches!(letters, "x10" | "X10") {
        return power(words, at, 10.0);
    }
    let sign = words.raw(at + 1);
    let digits = words.raw(at + 2);
    let glued = words.glued(at + 1) && words.glued(at + 2) && !words.glued(at + 3);
    if !matches!(letters, "e" | "E") || !matches!(sign, "-" | "+") || !glued {
        return None;
    }
    let exponent: i32 = digits.parse().ok().filter(|exponent| (0..=99).contains(exponent))?;
    Some((10.0_f64.powi(if sign == "-" { -exponent } else { exponent }), at + 3))
}

/// `10^6`, `1.1^-3`: a power written with a caret, all glued.
fn power(words: &Words<'_>, at: usize, base: f64) -> Option<(f64, usize)> {
    let mut end = at + 1;
    if words.raw(end) != "^" || !words.glued(end) {
        return None;
    }
    end += 1;
    let negative = super::words::is_dash(words.raw(end));
    if negative || words.raw(end) == "+" {
        end += 1;
    }
    let exponent: i32 = words.raw(end).parse().ok().filter(|exponent| (0..=99).contains(exponent))?;
    let value = base.powi(if negative { -exponent } else { exponent });
    (words.glued(end) && value.is_finite()).then_some((value, end + 1))
}

/// `.08`: a point glued to digits, with nothing glued before it.
fn decimals_alone(words: &Words<'_>, at: usize) -> Option<Numeral> {
    let digits = words.raw(at + 1);
    let alone = !words.glued(at) && words.glued(at + 1) && digits.bytes().all(|b| b.is_ascii_digit());
    let value = if alone { format!("0.{digits}").parse().ok()? } else { return None };
    Some(Numeral { first: at, end: at + 2, value, scale: 1.0, form: Form::Digits, suffix: None })
}

/// `1 234 567`: groups of three behind a space. A plain space needs two groups or a round end.
fn spaced_groups(words: &Words<'_>, found: Numeral) -> Numeral {
    let is_group = |at: usize| {
        let token = words.raw(at);
        let len = token.bytes().take_while(u8::is_ascii_digit).count();
        words.is_number(at)
            && !words.glued(at)
            && len == 3
            && token[len..].bytes().all(|b| b.is_ascii_digit() || b == b'.')
    };
    if words.raw(found.first).len() > 3 || words.raw(found.first).starts_with('0') {
        return found;
    }
    let n_groups = (found.end..).take_while(|&at| is_group(at)).count();
    let between =
        |at: usize| &words.layout.text[words.layout.tokens[at - 1].span.end..words.layout.tokens[at].span.start];
    let hard = (found.end..found.end + n_groups).all(|at| !matches!(between(at), " " | "\t"));
    let round = n_groups == 1 && words.raw(found.end) == "000" && !words.is_number(found.end + 1);
    if n_groups == 0 || !(hard || n_groups > 1 || round) {
        return found;
    }
    let joined: String = (found.first..found.end + n_groups).map(|at| words.raw(at)).collect();
    match joined.parse() {
        Ok(value) => Numeral { end: found.end + n_groups, value, form: Form::Digits, ..found },
        Err(_) => found,
    }
}

/// Adds what may follow a number: scales, then "and a half".
fn scaled(words: &Words<'_>, mut found: Numeral, take_and: bool) -> Numeral {
    while let Some((size, at)) = scale_at(words, found.end) {
        found = Numeral {
            end: at + 1,
            value: found.value * size,
            scale: found.scale * size,
            form: found.form.scaled(),
            ..found
        };
    }
    let found = lower_scale(words, found, take_and).unwrap_or(found);
    let found = if take_and { and_units(words, found) } else { found };
    if take_and { and_fraction(words, found) } else { found }
}

/// "4 thousand 3 hundred": a smaller scale goes on.
fn lower_scale(words: &Words<'_>, found: Numeral, take_and: bool) -> Option<Numeral> {
    if found.scale < 1e3 || !words.is_number(found.end) || words.glued(found.end) {
        return None;
    }
    let next = in_digits(words, found.end, take_and)?;
    let fits = next.scale > 1.0 && next.scale < found.scale && next.value < found.scale && next.suffix.is_none();
    fits.then_some(Numeral { end: next.end, value: found.value + next.value, ..found })
}

/// "3 hundred and 21", "3 hundred and one".
fn and_units(words: &Words<'_>, found: Numeral) -> Numeral {
    if words.low(found.end) != "and" || words.low(found.end - 1) != "hundred" || found.value >= 1e4 {
        return found;
    }
    let at = found.end + 1;
    let digits = words.raw(at).parse().ok().filter(|_| words.is_number(at)).map(|value: f64| (value, at + 1));
    match digits.or_else(|| cardinal(words, at, false).map(|(value, end, _)| (value, end))) {
        Some((units, end))
            if units > 0.0 && units < 100.0 && scale_at(words, end).is_none() && units.fract() == 0.0 =>
        {
            Numeral { value: found.value + units, end, ..found }
        }
        _ => found,
    }
}

fn scale_at(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    if words.is_number(at - usize::from(at > words.start)) && matches!(words.raw(at), "k" | "K") {
        return Some((1e3, at));
    }
    let at = words.past_hyphen(at);
    let size = match number_word(&words.low(at))? {
        NumberWord::Hundred => 100.0,
        NumberWord::Scale(size) => size,
        NumberWord::Dozen => 12.0,
        _ => return None,
    };
    Some((size, at))
}

impl Form {
    fn scaled(self) -> Self {
        match self {
            Self::Bare | Self::Digits => Self::Digits,
            Self::Words | Self::One | Self::Fraction => Self::Words,
        }
    }
}

/// "two and a half", "three million and a half", "five and a half million".
fn and_fraction(words: &Words<'_>, found: Numeral) -> Numeral {
    if words.low(found.end) != "and" {
        return found;
    }
    let Some((part, end)) = word_fraction(words, found.end + 1) else { return found };
    let whole = Numeral { end, ..found };
    let scale_word_last =
        number_word(&words.low(found.end - 1)).is_some_and(|word| matches!(word, NumberWord::Scale(_)));
    match scale_at(words, end) {
        Some((size, at)) if scale_word_last => Numeral { value: found.value + part * size, end: at + 1, ..whole },
        Some((size, at)) => Numeral {
            value: (found.value + part) * size,
            scale: found.scale * size,
            end: at + 1,
            form: found.form.scaled(),
            ..whole
        },
        None if scale_word_last => Numeral { value: found.value + part * found.scale, ..whole },
        None => Numeral { value: found.value + part, form: found.form.scaled(), ..whole },
    }
}

pub(super) fn in_words(words: &Words<'_>, at: usize, take_and: bool) -> Option<Numeral> {
    let low = words.low(at);
    if !may_start(&low) || is_vague(&words.low_before(at, 1)) {
        return None;
    }
    if matches!(&*low, "minus" | "negative") {
        let found = numeral(words, at + 1, take_and)?;
        let form = if found.form == Form::One { Form::Words } else { found.form };
        return Some(Numeral { first: at, value: -found.value, form, ..found });
    }
    let fraction = word_fraction(words, at).map(|(value, end)| {
        let found = Numeral { first: at, end, value, scale: 1.0, form: Form::Fraction, suffix: None };
        of_a_scale(words, scaled(words, found, take_and))
    });
    if fraction.is_some() {
        return fraction;
    }
    let (value, end, scale) = article_scale(words, at).or_else(|| cardinal(words, at, take_and))?;
    if ranks(words, end) {
        return None;
    }
    let form = if end == at + 1 && value == 1.0 { Form::One } else { Form::Words };
    let found = Numeral { first: at, end, value, scale, form, suffix: None };
    let found = spoken_decimal(words, found).unwrap_or(found);
    Some(if take_and { and_fraction(words, found) } else { found })
}

/// A quick no for the many words that start no number.
fn may_start(low: &str) -> bool {
    matches!(low, "a" | "an" | "half" | "quarter" | "minus" | "negative")
        || number_word(low).is_some_and(|word| matches!(word, NumberWord::Small(_) | NumberWord::Ten(_)))
        || low == "hundred"
}

/// True where an ordinal follows: "twenty-first", "nineteen eighty": it ranks or names a year.
fn ranks(words: &Words<'_>, end: usize) -> bool {
    let next = words.past_hyphen(end);
    let low = words.low(next);
    if is_ordinal(&low) {
        return true;
    }
    let year = number_word(&words.low(end)).is_some_and(|word| matches!(word, NumberWord::Ten(_)));
    year && number_word(&words.low(end - 1))
        .is_some_and(|word| matches!(word, NumberWord::Small(n) if n > 9.0) || word == NumberWord::Ten(20.0))
}

/// "five point five", "nought point nought three".
fn spoken_decimal(words: &Words<'_>, found: Numeral) -> Option<Numeral> {
    if words.low(found.end) != "point" {
        return None;
    }
    let mut decimals = String::new();
    let mut end = found.end + 1;
    while let Some(NumberWord::Small(n)) = number_word(&words.low(end)) {
        decimals.push_str(&n.to_string());
        end += 1;
    }
    if decimals.is_empty() {
        let (value, after, _) = cardinal(words, end, false)?;
        decimals = value.to_string();
        end = after;
    }
    let fraction: f64 = format!("0.{decimals}").parse().ok()?;
    Some(scaled(words, Numeral { end, value: found.value + fraction, form: Form::Words, ..found }, true))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;

    fn check(text: &str, expected: Option<f64>) {
        let layout = Layout::new(text.into(), "en");
        let found = layout.sentences.iter().find_map(|sentence| {
            let words = Words::new(&layout, sentence);
            (words.start..words.end).find_map(|at| numeral(&words, at, true))
        });
        match (found.map(|found| found.value), expected) {
            (Some(value), Some(wanted)) => {
                assert!((value - wanted).abs() < 1e-9 * wanted.abs().max(1.0), "{text}: {value}")
            }
            (value, wanted) => assert_eq!(value, wanted, "{text}"),
        }
    }

    #[test]
    fn words_compose() {
        check("two hundred and two thousand", Some(202_000.0));
        check("twenty-one trillion three hundred", Some(21_000_000_000_300.0));
        check("a hundred and six", Some(106.0));
        check("half a dozen", Some(6.0));
        check("three hundred and two dozen", Some(324.0));
        check("three hundred and two hundred", Some(300.0));
    }

    #[test]
    fn digits_take_scales() {
        check("9.7 million", Some(9_700_000.0));
        check("10k", Some(10_000.0));
        check("2 dozen", Some(24.0));
        check("13 lakh", Some(1_300_000.0));
        check("4 thousand 3 hundred and 21", Some(4321.0));
        check("1.3x10^6", Some(1_300_000.0));
        check("12.5e+3", Some(12_500.0));
        check("1 234 567", Some(1_234_567.0));
    }

    #[test]
    fn fractions_and_ratios_are_shares() {
        check("two-thirds of them", Some(2.0 / 3.0));
        check("one in four homes", Some(0.25));
        check("2 out of 5", Some(0.4));
        check("5 and a half million", Some(5_500_000.0));
        check("three twenty-firsts", Some(1.0 / 7.0));
        check("one hundred thirty-fifths", Some(100.0 / 35.0));
        check("one hundred and thirty fifths", Some(26.0));
        check("one twenty-fifth of it", Some(0.04));
        check("a hundred and two thirds", Some(100.0 + 2.0 / 3.0));
        check("one million and a half", Some(1_500_000.0));
    }

    #[test]
    fn ranks_and_vague_numbers_are_left() {
        check("the twenty-first time", None);
        check("several thousand", None);
        check("tens of thousands", None);
    }
}
