//! Fractions and ratios: `3/4`, "two-thirds", "half a million", "one in four".
//!
//! Limits: "in" also places ("killed two in five raids"), and "a third" also ranks, so both are read only where the
//! words around them speak for a share.

use crate::language::english::{NumberWord, denominator, number_word, time_unit, unit_word};

use super::cardinals::{article_scale, cardinal};
use super::digits;
use super::numerals::{Form, Numeral, in_digits, in_words};
use super::words::{Words, is_dash};

/// A fraction in words: "half", "a third of", "two-thirds", "three quarters": value and end.
pub(super) fn word_fraction(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    if let Some(half) = half(words, at) {
        return Some(half);
    }
    let (over, end) = match &*words.low(at) {
        "a" | "an" => match article_scale(words, at) {
            Some((value, end, _)) => (value, end),
            None => (1.0, at + 1),
        },
        "quarter" if starts_scale(words, at + 1) => return Some((0.25, at + 1)),
        _ => cardinal(words, at, true).map(|(value, end, _)| (value, end))?,
    };
    if let Some(found) = compound(words, over, end) {
        return Some(found);
    }
    let spaced_dash = is_dash(words.raw(end)) && !words.glued(end) && end == at + 1;
    let next = if spaced_dash { end + 1 } else { words.past_hyphen(end) };
    let hyphened = next > end;
    let (under, plural) = denominator(&words.low(next))?;
    let end = next + 1;
    if plural {
        let quarters_of_a_year = under == 4.0 && over != 3.0;
        return (over > 1.0 && !quarters_of_a_year).then_some((over / under, end));
    }
    let one = over == 1.0 && (end - at <= 3);
    (one && (under == 2.0 || hyphened || stands_as_share(words, at, end))).then_some((over / under, end))
}

/// "three twenty-firsts", "one hundred thirty-fifths", "one twenty-fifth": a denominator of several words.
fn compound(words: &Words<'_>, over: f64, end: usize) -> Option<(f64, usize)> {
    let unit = |at: usize| match &*words.low(at) {
        "firsts" => Some((1.0, true)),
        "seconds" => Some((2.0, true)),
        low => denominator(low).filter(|(size, _)| (3.0..10.0).contains(size)),
    };
    let ten = |at: usize| match number_word(&words.low(at))? {
        NumberWord::Ten(ten) => Some(ten),
        _ => None,
    };
    // "one hundred thirty-fifths": without "and" the tens are the denominator's.
    let scale_before =
        matches!(number_word(&words.low_before(end, 2)), Some(NumberWord::Hundred | NumberWord::Scale(_)));
    if let (true, Some(ten), Some((unit, true))) = (scale_before, ten(end - 1), unit(words.past_hyphen(end))) {
        return Some(((over - ten) / (ten + unit), words.past_hyphen(end) + 1));
    }
    if let Some(ten) = ten(end) {
        let at = words.past_hyphen(end + 1);
        let (unit, plural) = unit(at)?;
        let share = if plural { over > 1.0 } else { over == 1.0 && at > end + 1 };
        return share.then_some((over / (ten + unit), at + 1));
    }
    // "one one hundred and fifth".
    let (hundreds, last, _) = cardinal(words, end, false).filter(|(value, ..)| value % 100.0 == 0.0)?;
    let at = last + usize::from(words.low(last) == "and");
    let (unit, plural) = unit(at)?;
    (!plural && over == 1.0).then_some((over / (hundreds + unit), at + 1))
}

/// "half a million", "half of the town", "half-million", "half the votes".
fn half(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    if words.low(at) != "half" {
        return None;
    }
    let next = words.past_hyphen(at + 1);
    if starts_scale(words, next) {
        return Some((0.5, at + 1));
    }
    let article = matches!(&*words.low(at + 1), "a" | "an");
    if article
        && (starts_scale(words, at + 2)
            || time_unit(&words.low(at + 2)).is_some()
            || unit_word(&words.low(at + 2)).is_some())
    {
        return Some((0.5, at + 2));
    }
    let of = matches!(&*words.low(at + 1), "of" | "the" | "its" | "their" | "his" | "her" | "our" | "all");
    let bound = matches!(
        &*words.low_before(at, 1),
        "than" | "about" | "nearly" | "almost" | "over" | "around" | "roughly" | "least"
    );
    let part = matches!(
        &*words.low_before(at, 1),
        "first" | "second" | "last" | "other" | "latter" | "top" | "bottom" | "final"
    );
    ((of || bound) && !part).then_some((0.5, at + 1))
}

fn starts_scale(words: &Words<'_>, at: usize) -> bool {
    number_word(&words.low(at)).is_some_and(|word| matches!(word, NumberWord::Scale(_) | NumberWord::Dozen))
}

/// True where "a third", "one fifth" is a share and not a rank: `of` follows, or nothing does.
fn stands_as_share(words: &Words<'_>, at: usize, end: usize) -> bool {
    let next = words.low(end);
    let quarter = matches!(&*words.low(end - 1), "quarter");
    matches!(&*next, "of" | "less" | "more" | "lower" | "higher" | "fewer" | "smaller" | "larger")
        || starts_scale(words, end)
        || (!quarter || words.low(at) == "one" || at == words.start || words.low_before(at, 1) == "and")
            && (!words.has(end) || matches!(&*next, "." | "," | ";" | ")" | "?" | "!"))
}

/// "two thirds of a million", "a quarter of a million".
pub(super) fn of_a_scale(words: &Words<'_>, found: Numeral) -> Numeral {
    let of_a = words.low(found.end) == "of" && words.low(found.end + 1) == "a";
    match number_word(&words.low(found.end + 2)) {
        Some(NumberWord::Scale(size)) if of_a => {
            Numeral { value: found.value * size, scale: size, end: found.end + 3, form: Form::Words, ..found }
        }
        _ => found,
    }
}

/// "one in four", "2 out of 3", "one over twenty": a share of a whole that is a number.
///
/// "in" also places ("killed two in five raids"), so it is read only where the numerator is one, is
/// hyphened, or opens its clause.
pub(super) fn ratio(words: &Words<'_>, over: Numeral) -> Option<Numeral> {
    if over.suffix.is_some() || over.value < 1.0 || over.value.fract() != 0.0 || over.form == Form::Fraction {
        return None;
    }
    let at = words.past_hyphen(over.end);
    let hyphened = at > over.end;
    let next = match (&*words.low(at), &*words.low(at + 1)) {
        ("out", "of") => at + 2,
        ("over", _) if over.value == 1.0 => at + 1,
        ("in", _) if hyphened || over.value == 1.0 || opens_clause(words, over.first) => at + 1,
        _ => return None,
    };
    let next = words.past_hyphen(next);
    let next = if matches!(&*words.low(next), "every" | "each") { next + 1 } else { next };
    let under = if words.is_number(next) { in_digits(words, next, true) } else { in_words(words, next, true) }?;
    let under = match &*words.low(under.end) {
        "hundreds" => Numeral { end: under.end + 1, value: under.value * 100.0, ..under },
        "thousands" => Numeral { end: under.end + 1, value: under.value * 1000.0, ..under },
        _ => under,
    };
    let whole =
        under.suffix.is_none() && under.value.fract() == 0.0 && under.value > over.value && under.value < 1900.0;
    let placed = time_unit(&words.low(words.past_hyphen(under.end))).is_some();
    (whole && !placed).then_some(Numeral {
        end: under.end,
        value: over.value / under.value,
        scale: 1.0,
        form: Form::Fraction,
        ..over
    })
}

fn opens_clause(words: &Words<'_>, at: usize) -> bool {
    at == words.start
        || matches!(
            &*words.low_before(at, 1),
            "," | ";"
                | "a"
                | ":"
                | "“"
                | "\""
                | "about"
                | "nearly"
                | "almost"
                | "some"
                | "than"
                | "roughly"
                | "around"
                | "that"
                | "as"
        )
}

/// `3/4`, `1/40`: a proper fraction; a slash between other numbers makes dates and labels.
pub(super) fn slash_fraction(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    let signed = is_dash(words.raw_before(at)) && !words.glued(at - usize::from(at > words.start));
    let joined = words.glued(at) && !signed;
    if words.raw(at + 1) != "/" || !words.glued(at + 1) || !words.glued(at + 2) || joined {
        return None;
    }
    let (over, under): (u32, u32) = (words.raw(at).parse().ok()?, words.raw(at + 2).parse().ok()?);
    let usual = matches!(under, 2..=6 | 8 | 10 | 12 | 16 | 20 | 32 | 40 | 64 | 100);
    (usual && 0 < over && over < under && words.raw(at + 3) != "/")
        .then(|| (f64::from(over) / f64::from(under), at + 3))
}

/// The fraction of `2 1/4` and `2½`.
pub(super) fn mixed_fraction(words: &Words<'_>, at: usize) -> Option<(f64, usize)> {
    digits::vulgar(words.raw(at)).map(|value| (value, at + 1)).or_else(|| slash_fraction(words, at))
}
