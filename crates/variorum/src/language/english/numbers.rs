//! Number words, scales, fractions' denominators and the phrases that bound a number.

/// What a number word adds to a numeral.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberWord {
    /// nought to nineteen
    Small(f64),
    /// twenty to ninety
    Ten(f64),
    /// hundred
    Hundred,
    /// thousand and above, with its size
    Scale(f64),
    /// dozen
    Dozen,
}

/// The number word that a lower-case word is; a plural scale counts ("two millions"), a plural below it does not ("tens").
#[must_use]
pub fn number_word(low: &str) -> Option<NumberWord> {
    use NumberWord::{Dozen, Hundred, Small, Ten};
    Some(match low {
        "zero" | "nought" | "naught" => Small(0.0),
        "one" => Small(1.0),
        "two" => Small(2.0),
        "three" => Small(3.0),
        "four" => Small(4.0),
        "five" => Small(5.0),
        "six" => Small(6.0),
        "seven" => Small(7.0),
        "eight" => Small(8.0),
        "nine" => Small(9.0),
        "ten" => Small(10.0),
        "eleven" => Small(11.0),
        "twelve" => Small(12.0),
        "thirteen" => Small(13.0),
        "fourteen" => Small(14.0),
        "fifteen" => Small(15.0),
        "sixteen" => Small(16.0),
        "seventeen" => Small(17.0),
        "eighteen" => Small(18.0),
        "nineteen" => Small(19.0),
        "twenty" => Ten(20.0),
        "thirty" => Ten(30.0),
        "forty" => Ten(40.0),
        "fifty" => Ten(50.0),
        "sixty" => Ten(60.0),
        "seventy" => Ten(70.0),
        "eighty" => Ten(80.0),
        "ninety" => Ten(90.0),
        "hundred" => Hundred,
        "dozen" | "dozens" | "doz" | "dozs" | "dz" | "dzs" => Dozen,
        _ => return scale(low),
    })
}

fn scale(low: &str) -> Option<NumberWord> {
    let size = match low {
        "thousand" | "thousands" => 1e3,
        "lakh" | "lakhs" | "lac" => 1e5,
        "million" | "millions" | "mln" | "mio" => 1e6,
        "crore" | "crores" => 1e7,
        "billion" | "billions" | "bln" => 1e9,
        "trillion" | "trillions" | "tln" => 1e12,
        "quadrillion" => 1e15,
        _ => return None,
    };
    Some(NumberWord::Scale(size))
}

/// The multiplier that letters glued to digits mean, apart from `m`, which is also a metre.
#[must_use]
pub fn glued_scale(suffix: &str) -> Option<f64> {
    Some(match suffix {
        "k" | "K" => 1e3,
        "M" | "mn" | "mln" | "mil" | "MM" => 1e6,
        "bn" | "b" | "B" | "bln" | "Bn" => 1e9,
        "tn" | "trn" | "tln" | "T" => 1e12,
        _ => return None,
    })
}

/// A fraction's denominator, and whether the word is plural. Never `second`, which is a time.
#[must_use]
pub fn denominator(low: &str) -> Option<(f64, bool)> {
    let (bare, plural) = match low.strip_suffix('s') {
        Some(bare) => (bare, true),
        None => (low, false),
    };
    let size = match bare {
        "half" => 2.0,
        "third" => 3.0,
        "quarter" | "fourth" => 4.0,
        "fifth" => 5.0,
        "sixth" => 6.0,
        "seventh" => 7.0,
        "eighth" => 8.0,
        "ninth" => 9.0,
        "tenth" => 10.0,
        "twelfth" => 12.0,
        "fifteenth" => 15.0,
        "sixteenth" => 16.0,
        "twentieth" => 20.0,
        "thirtieth" => 30.0,
        "hundredth" => 1e2,
        "thousandth" => 1e3,
        "millionth" => 1e6,
        "billionth" => 1e9,
        "trillionth" => 1e12,
        _ => return if low == "halves" { Some((2.0, true)) } else { None },
    };
    Some((size, plural))
}

/// True for ordinals that end a compound ("twenty-first"): such a numeral ranks, it does not count.
#[must_use]
pub fn is_ordinal(low: &str) -> bool {
    matches!(low, "first" | "second" | "eleventh" | "thirteenth" | "fourteenth" | "seventeenth" | "eighteenth")
        || matches!(low, "nineteenth" | "fortieth" | "fiftieth" | "sixtieth" | "seventieth" | "eightieth" | "ninetieth")
        || (denominator(low).is_some_and(|(_, plural)| !plural) && !matches!(low, "half" | "quarter"))
}

/// True for words that make a number of no definite size ("several thousand", "tens of").
#[must_use]
pub fn is_vague(low: &str) -> bool {
    matches!(
        low,
        "several"
            | "few"
            | "many"
            | "multiple"
            | "couple"
            | "countless"
            | "tens"
            | "hundreds"
            | "thousands"
            | "millions"
            | "billions"
            | "trillions"
            | "dozens"
            | "scores"
            | "some-odd"
            | "multi"
            | "umpteen"
    )
}

/// How a phrase before or after a number bounds it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BoundWord {
    /// Around.
    About,
    /// At least, more than.
    AtLeast,
    /// At most, up to.
    AtMost,
    /// Just so; said for emphasis.
    Exact,
}

/// Phrases directly before a number, longest first among those with the same last word.
pub const BOUNDS_BEFORE: &[(&[&str], BoundWord)] = &[
    (&["no", "more", "than"], BoundWord::AtMost),
    (&["not", "more", "than"], BoundWord::AtMost),
    (&["no", "fewer", "than"], BoundWord::AtLeast),
    (&["no", "less", "than"], BoundWord::AtLeast),
    (&["not", "less", "than"], BoundWord::AtLeast),
    (&["not", "fewer", "than"], BoundWord::AtLeast),
    (&["more", "than"], BoundWord::AtLeast),
    (&["greater", "than"], BoundWord::AtLeast),
    (&["larger", "than"], BoundWord::AtLeast),
    (&["bigger", "than"], BoundWord::AtLeast),
    (&["higher", "than"], BoundWord::AtLeast),
    (&["better", "than"], BoundWord::AtLeast),
    (&["longer", "than"], BoundWord::AtLeast),
    (&["less", "than"], BoundWord::AtMost),
    (&["fewer", "than"], BoundWord::AtMost),
    (&["lower", "than"], BoundWord::AtMost),
    (&["smaller", "than"], BoundWord::AtMost),
    (&["at", "least"], BoundWord::AtLeast),
    (&["at", "most"], BoundWord::AtMost),
    (&["at", "the", "most"], BoundWord::AtMost),
    (&["upwards", "of"], BoundWord::AtLeast),
    (&["upward", "of"], BoundWord::AtLeast),
    (&["north", "of"], BoundWord::AtLeast),
    (&["in", "excess", "of"], BoundWord::AtLeast),
    (&["a", "minimum", "of"], BoundWord::AtLeast),
    (&["minimum", "of"], BoundWord::AtLeast),
    (&["a", "maximum", "of"], BoundWord::AtMost),
    (&["maximum", "of"], BoundWord::AtMost),
    (&["close", "to"], BoundWord::About),
    (&["near", "to"], BoundWord::About),
    (&["on", "the", "order", "of"], BoundWord::About),
    (&["in", "the", "region", "of"], BoundWord::About),
    (&["an", "estimated"], BoundWord::About),
    (&["the", "estimated"], BoundWord::About),
    (&["estimated"], BoundWord::About),
    (&["estimated", "at"], BoundWord::About),
    (&["up", "to"], BoundWord::AtMost),
    (&["as", "many", "as"], BoundWord::AtMost),
    (&["as", "much", "as"], BoundWord::AtMost),
    (&["as", "high", "as"], BoundWord::AtMost),
    (&["as", "few", "as"], BoundWord::AtLeast),
    (&["as", "little", "as"], BoundWord::AtLeast),
    (&["not", "exceeding"], BoundWord::AtMost),
    (&["about"], BoundWord::About),
    (&["around"], BoundWord::About),
    (&["roughly"], BoundWord::About),
    (&["approximately"], BoundWord::About),
    (&["approx"], BoundWord::About),
    (&["circa"], BoundWord::About),
    (&["some"], BoundWord::About),
    (&["nearly"], BoundWord::About),
    (&["almost"], BoundWord::About),
    (&["over"], BoundWord::AtLeast),
    (&["above"], BoundWord::AtLeast),
    (&["exceeding"], BoundWord::AtLeast),
    (&["exceeds"], BoundWord::AtLeast),
    (&["exceed"], BoundWord::AtLeast),
    (&["exceeded"], BoundWord::AtLeast),
    (&["surpassing"], BoundWord::AtLeast),
    (&["surpass"], BoundWord::AtLeast),
    (&["surpassed"], BoundWord::AtLeast),
    (&["topping"], BoundWord::AtLeast),
    (&["topped"], BoundWord::AtLeast),
    (&["under"], BoundWord::AtMost),
    (&["below"], BoundWord::AtMost),
    (&["exactly"], BoundWord::Exact),
];

/// Phrases directly after a number or its unit.
pub const BOUNDS_AFTER: &[(&[&str], BoundWord)] = &[
    (&["or", "more"], BoundWord::AtLeast),
    (&["and", "more"], BoundWord::AtLeast),
    (&["or", "higher"], BoundWord::AtLeast),
    (&["or", "greater"], BoundWord::AtLeast),
    (&["or", "older"], BoundWord::AtLeast),
    (&["and", "older"], BoundWord::AtLeast),
    (&["and", "over"], BoundWord::AtLeast),
    (&["or", "over"], BoundWord::AtLeast),
    (&["and", "counting"], BoundWord::AtLeast),
    (&["at", "least"], BoundWord::AtLeast),
    (&["or", "less"], BoundWord::AtMost),
    (&["or", "fewer"], BoundWord::AtMost),
    (&["or", "younger"], BoundWord::AtMost),
    (&["or", "under"], BoundWord::AtMost),
    (&["or", "below"], BoundWord::AtMost),
    (&["at", "most"], BoundWord::AtMost),
    (&["or", "so"], BoundWord::About),
];

/// Words that strengthen a bound and belong to it: `just over`, `well above`.
#[must_use]
pub fn strengthens_bound(low: &str) -> bool {
    matches!(
        low,
        "just" | "slightly" | "well" | "far" | "much" | "significantly" | "considerably" | "substantially" | "only"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn denominators_know_their_number() {
        assert_eq!(denominator("thirds"), Some((3.0, true)));
        assert_eq!(denominator("quarter"), Some((4.0, false)));
        assert_eq!(denominator("seconds"), None);
    }

    #[test]
    fn ordinals_rank() {
        assert!(is_ordinal("first") && is_ordinal("fifth") && !is_ordinal("quarter") && !is_ordinal("fifths"));
    }
}
