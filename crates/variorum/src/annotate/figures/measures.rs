//! What a number measures: money, percent, units, and the rate it is told at.

use crate::language::english::{
    NumberWord, currency_code, currency_name, currency_symbol, dollar_prefix, letter_unit, looks_plural,
    national_currency, number_word, rate_adverb, rate_base, time_unit, unit_symbol, unit_word,
};

use super::numerals::{Form, Numeral, numeral};
use super::words::{Words, is_dash};

/// A number with its unit.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Quantity {
    /// First token, a currency sign included.
    pub first: usize,
    /// One past the last token of number, unit and rate.
    pub end: usize,
    pub value: f64,
    /// Product of the scale words.
    pub scale: f64,
    pub unit: Option<String>,
    pub per: Option<String>,
    pub form: Form,
    /// First token of the number itself.
    pub number: usize,
}

/// The quantity whose number, or the currency sign before it, is at token `at`.
pub(super) fn quantity(words: &Words<'_>, at: usize, take_and: bool) -> Option<Quantity> {
    if words.is_word(at) && words.raw(at).ends_with(|c: char| c.is_ascii_digit()) {
        return code_and_digits(words, at);
    }
    let number = number_after_currency(words, at);
    let found = numeral(words, number, take_and)?;
    let bare = Quantity {
        first: found.first,
        end: found.end,
        value: found.value,
        scale: found.scale,
        unit: None,
        per: None,
        form: found.form,
        number,
    };
    if let Some((first, iso)) = currency_before(words, number) {
        let (scale, end) = money_tail(words, &found)?;
        let scaled = Quantity {
            first,
            end,
            value: bare.value * scale,
            scale: bare.scale * scale,
            unit: Some(iso.into()),
            ..bare
        };
        return Some(with_rate(words, scaled));
    }
    measured(words, &found, bare)
}

/// `USD115`, `Rs500`: a code glued before digits is one token.
fn code_and_digits(words: &Words<'_>, at: usize) -> Option<Quantity> {
    let raw = words.raw(at);
    let digits_at = raw.find(|c: char| c.is_ascii_digit())?;
    let iso = currency_code(&raw[..digits_at])?;
    let read = super::digits::read(&raw[digits_at..]).filter(|read| digits_at + read.len == raw.len())?;
    let (scale, end) = match number_word(&words.low(at + 1)) {
        Some(NumberWord::Scale(size)) => (size, at + 2),
        _ => (1.0, at + 1),
    };
    let found = Quantity {
        first: at,
        end,
        value: read.value * scale,
        scale,
        unit: Some(iso.to_owned()),
        per: None,
        form: Form::Digits,
        number: at,
    };
    Some(with_rate(words, found))
}

/// Index of the number behind a currency sign, code or prefix at `at`; `at` itself where there is none.
fn number_after_currency(words: &Words<'_>, at: usize) -> usize {
    let starts = |number: usize| words.is_number(number) || words.raw(number) == ".";
    (at + 1..at + 4)
        .find(|&number| starts(number) && currency_before(words, number).is_some_and(|(first, _)| first == at))
        .unwrap_or(at)
}

/// The currency sign or code before a number and its first token.
fn currency_before(words: &Words<'_>, number: usize) -> Option<(usize, &'static str)> {
    let at = number.checked_sub(1).filter(|&at| words.has(at))?;
    let raw = words.raw(at);
    if let Some(iso) = currency_symbol(raw) {
        return Some(if raw == "$" { whose_dollar(words, at) } else { (at, iso) });
    }
    if let Some(iso) = currency_code(raw).filter(|_| !words.is_number(at - usize::from(at > words.start))) {
        return Some((at, iso));
    }
    // "at dollar 22.5 million": the name before the amount, as some Asian papers write it.
    // "Against the dollar 3 percent" is no amount.
    let priced = matches!(&*words.low_before(at, 1), "at" | "for" | "of" | "about" | "than" | "pay" | "paid" | "costs");
    if matches!(&*words.low(at), "dollar" | "euro" | "rupee" | "rupees") && priced {
        return currency_name(&words.low(at)).map(|currency| (at, currency.unit));
    }
    (raw == "." && words.raw_before(at) == "Rs").then(|| (at - 1, "INR"))
}

/// A dollar sign's country: letters glued before it, or such as newsrooms also set apart (`US $`, `HK $`).
fn whose_dollar(words: &Words<'_>, sign: usize) -> (usize, &'static str) {
    let dotted = words.raw_before(sign) == "." && words.low_before(sign, 2) == "u.s";
    if dotted {
        return (sign - 2, "USD");
    }
    let Some(iso) = dollar_prefix(&words.low_before(sign, 1)) else { return (sign, "USD") };
    let before = words.raw_before(sign);
    let apart = matches!(before, "US" | "HK" | "NZ" | "AU" | "CA" | "C" | "U.S")
        || (!words.glued(sign + 1) && matches!(before, "us" | "hk" | "nz" | "c" | "u.s"));
    if words.glued(sign) || apart { (sign - 1, iso) } else { (sign, "USD") }
}

/// What letters glued to an amount of money, or a repeated currency name, add: factor and end.
fn money_tail(words: &Words<'_>, found: &Numeral) -> Option<(f64, usize)> {
    let factor = match found.suffix {
        Some(at) if words.raw(found.end - 1)[at..].eq_ignore_ascii_case("m") => 1e6,
        Some(_) => return None,
        None => 1.0,
    };
    // "$ 10 M", and "M" is no word.
    let letter = matches!(words.raw(found.end), "M" | "m" | "bn" | "B" | "mn" | "tn" | "K" | "k") && found.scale == 1.0;
    if letter && !matches!(words.low(found.end + 1).as_ref(), "'") {
        let size = match words.raw(found.end) {
            "M" | "m" | "mn" => 1e6,
            "bn" | "B" => 1e9,
            "tn" => 1e12,
            _ => 1e3,
        };
        return Some((factor * size, found.end + 1));
    }
    let end = if found.unit_is_money(words) { found.end + 1 } else { found.end };
    Some((factor, end))
}

impl Numeral {
    fn unit_is_money(&self, words: &Words<'_>) -> bool {
        matches!(&*words.low(self.end), "dollar" | "dollars" | "usd" | "euros")
    }
}

fn measured(words: &Words<'_>, found: &Numeral, bare: Quantity) -> Option<Quantity> {
    if let Some(at) = found.suffix {
        let (unit, factor) = glued_unit(words, found, at)?;
        let found = Quantity { value: bare.value * factor, scale: bare.scale * factor, unit, ..bare };
        return Some(with_rate(words, inches(words, glued_speed(words, found))));
    }
    let at = words.past_hyphen(found.end);
    if let Some((unit, factor, end)) = money_after(words, found, at).or_else(|| unit_at(words, at)) {
        let with = Quantity { end, value: bare.value * factor, unit: Some(unit), ..bare };
        return Some(with_rate(words, inches(words, coins(words, with))));
    }
    if let Some(first) = magnitude_before(words, found) {
        return Some(Quantity { first, unit: Some("magnitude".into()), ..bare });
    }
    Some(bare)
}

/// What letters glued behind digits mean: a unit, a currency, or millions where a plural noun follows.
fn glued_unit(words: &Words<'_>, found: &Numeral, at: usize) -> Option<(Option<String>, f64)> {
    let suffix = &words.raw(found.end - 1)[at..];
    let counted = looks_plural(&words.low(found.end)) || looks_plural(&words.low(found.end + 1));
    if suffix == "m"
        && counted
        && !matches!(&*words.low(found.end), "of" | "from" | "in" | "at" | "to" | "and" | "above")
    {
        return Some((None, 1e6));
    }
    if let Some(iso) = currency_code(suffix) {
        return Some((Some(iso.to_owned()), 1.0));
    }
    match suffix {
        "p" => return Some((Some("GBP".to_owned()), 0.01)),
        "c" => return Some((Some("USD".to_owned()), 0.01)),
        "pc" => return Some((Some("%".to_owned()), 1.0)),
        _ => {}
    }
    let name = unit_symbol(suffix).or_else(|| letter_unit(suffix)).map(str::to_owned).or_else(|| unit_word(suffix))?;
    let squared = matches!(words.raw(found.end), "²" | "³");
    Some((Some(if squared { format!("square {name}") } else { name }), 1.0))
}

/// Money whose currency stands behind the number: unit, factor, end.
fn money_after(words: &Words<'_>, found: &Numeral, at: usize) -> Option<(String, f64, usize)> {
    let raw = words.raw(at);
    let number_follows = words.is_number(at + 1) && words.glued(at + 1);
    if let Some(iso) = currency_symbol(raw).or_else(|| currency_code(raw)).filter(|_| !number_follows) {
        let scale = match number_word(&words.low(at + 1)) {
            Some(NumberWord::Scale(size)) => size,
            _ => return Some((iso.into(), 1.0, at + 1)),
        };
        return Some((iso.into(), scale, at + 2));
    }
    // "30 MUSD": millions, as the Nordic press writes them.
    if let Some(iso) = raw.strip_prefix('M').and_then(currency_code) {
        return Some((iso.into(), 1e6, at + 1));
    }
    for country in [at, at + 1] {
        let noun = if words.raw(country + 1) == "." { country + 2 } else { country + 1 };
        if let Some(iso) = national_currency(&words.low(country), &words.low(noun)) {
            return Some((iso.into(), 1.0, noun + 1));
        }
    }
    let low = words.low(at);
    if matches!(&*low, "pound" | "pounds") && (found.scale >= 1e6 || words.low(at + 1) == "sterling") {
        let end = if words.low(at + 1) == "sterling" { at + 2 } else { at + 1 };
        return Some(("GBP".into(), 1.0, end));
    }
    currency_name(&low).map(|currency| (currency.unit.to_owned(), currency.factor, at + 1))
}

/// "6 feet 2 inches", "6ft 2in", "6-foot-2": one length, in feet.
fn inches(words: &Words<'_>, feet: Quantity) -> Quantity {
    if feet.unit.as_deref() != Some("foot") || feet.value >= 100.0 {
        return feet;
    }
    let hyphened = words.is_hyphen(feet.end) && words.is_number(feet.end + 1);
    let at = if hyphened || words.low(feet.end) == "and" { feet.end + 1 } else { feet.end };
    let Some(found) = numeral(words, at, false).filter(|found| found.value < 12.0) else { return feet };
    let glued = found.suffix.is_some_and(|suffix| &words.raw(found.end - 1)[suffix..] == "in");
    let named = matches!(&*words.low(found.end), "inch" | "inches" | "in");
    if !(glued || named || hyphened && found.suffix.is_none()) {
        return feet;
    }
    let end = if named { found.end + 1 } else { found.end };
    Quantity { value: feet.value + found.value / 12.0, end, ..feet }
}

/// "3 dollars and 50 cents".
fn coins(words: &Words<'_>, money: Quantity) -> Quantity {
    if !matches!(&*words.low(money.end - 1), "dollar" | "dollars" | "usd" | "euros") {
        return money;
    }
    let at = if words.low(money.end) == "and" { money.end + 1 } else { money.end };
    let Some(found) = numeral(words, at, false).filter(|found| found.value < 100.0) else { return money };
    let cents = matches!(&*words.low(found.end), "cent" | "cents");
    // "15 dollars and 50." ends its clause.
    let unsaid = found.value >= 10.0 && matches!(words.raw(found.end), "" | "." | "," | ";" | "?" | "!");
    let end = if cents { found.end + 1 } else { found.end };
    if cents || unsaid { Quantity { value: money.value + found.value / 100.0, end, ..money } } else { money }
}

/// Percent and units of measure at a token: unit, factor, end.
fn unit_at(words: &Words<'_>, at: usize) -> Option<(String, f64, usize)> {
    let named = |name: &str, end: usize| Some((name.to_owned(), 1.0, end));
    let (low, next) = (words.low(at), words.low(at + 1));
    match (&*low, &*next) {
        ("percentage" | "percent", "point" | "points") => return named("percentage point", at + 2),
        ("basis", "point" | "points") => return named("basis point", at + 2),
        ("%" | "percent" | "percentage" | "pct" | "percents", _) => return named("%", at + 1),
        ("per", "cent") => return named("%", at + 2),
        ("magnitude", _) => return named("magnitude", at + 1),
        ("°" | "degree" | "degrees", _) => return Some(degrees(words, at + 1)),
        ("light", "year" | "years") => return named("light-year", at + 2),
        ("light", "-") => return named("light-year", at + 3),
        ("nautical", "mile" | "miles") => return named("nautical mile", at + 2),
        ("metric", "ton" | "tons" | "tonne" | "tonnes") => return named("metric ton", at + 2),
        _ => {}
    }
    if let Some(found) = powered(words, at) {
        return Some(found);
    }
    let raw = words.raw(at);
    let bracketed = matches!(raw, "(" | "[" | "{" | "<") && matches!(words.raw(at + 2), ")" | "]" | "}" | ">");
    if bracketed {
        return unit_symbol(words.raw(at + 1)).and_then(|name| named(name, at + 3));
    }
    let name = unit_symbol(raw)
        .or_else(|| letter_unit(raw).filter(|_| lone_letter(words, at)))
        .map(str::to_owned)
        .or_else(|| unit_word(&low))?;
    Some(speed(words, name, at + 1))
}

/// A single letter counts as a unit only where no apostrophe or name goes on behind it.
fn lone_letter(words: &Words<'_>, at: usize) -> bool {
    !matches!(words.raw(at + 1), "'" | "’" | "." | "&") && matches!(words.raw(at), "m" | "g" | "t" | "L")
}

fn degrees(words: &Words<'_>, at: usize) -> (String, f64, usize) {
    match &*words.low(at) {
        "celsius" | "centigrade" | "c" => ("degree Celsius".into(), 1.0, at + 1),
        "fahrenheit" | "f" => ("degree Fahrenheit".into(), 1.0, at + 1),
        _ => ("degree".into(), 1.0, at),
    }
}

/// "square miles", "cubic feet", "sq km", "km²".
fn powered(words: &Words<'_>, at: usize) -> Option<(String, f64, usize)> {
    let power = match &*words.low(at) {
        "square" | "sq" => "square",
        "cubic" | "cu" => "cubic",
        _ => {
            let name = unit_symbol(words.raw(at)).or_else(|| letter_unit(words.raw(at)))?;
            let power = match words.raw(at + 1) {
                "²" => "square",
                "³" => "cubic",
                _ => return None,
            };
            return Some((format!("{power} {name}"), 1.0, at + 2));
        }
    };
    let mut base = words.past_hyphen(at + 1);
    if words.raw(base) == "." {
        base += 1;
    }
    let raw = words.raw(base);
    let name =
        unit_symbol(raw).or_else(|| letter_unit(raw)).map(str::to_owned).or_else(|| unit_word(&words.low(base)))?;
    Some((format!("{power} {name}"), 1.0, base + 1))
}

/// Lengths per hour, minute or second are one unit, and so are watt hours.
fn speed(words: &Words<'_>, name: String, end: usize) -> (String, f64, usize) {
    let next = words.past_hyphen(end);
    if name.ends_with("watt") && matches!(&*words.low(next), "hour" | "hours") {
        return (format!("{name} hour"), 1.0, next + 1);
    }
    let length = matches!(&*name, "mile" | "kilometer" | "meter" | "foot" | "centimeter" | "inch" | "yard");
    let per = matches!(&*words.low(end), "per" | "a" | "an" | "/");
    let time = match &*words.low(end + 1) {
        "hour" | "h" | "hr" => "hour",
        "minute" => "minute",
        "second" | "s" => "second",
        _ => return (name, 1.0, end),
    };
    if length && per { (format!("{name} per {time}"), 1.0, end + 2) } else { (name, 1.0, end) }
}

/// `10km/h`: the time of a speed whose length is glued to the digits.
fn glued_speed(words: &Words<'_>, found: Quantity) -> Quantity {
    match found.unit {
        Some(unit) => {
            let (unit, _, end) = speed(words, unit, found.end);
            Quantity { unit: Some(unit), end, ..found }
        }
        None => found,
    }
}

fn magnitude_before(words: &Words<'_>, found: &Numeral) -> Option<usize> {
    let of = words.low_before(found.first, 1) == "of";
    let at = found.first.checked_sub(if of { 2 } else { 1 })?;
    (words.low(at) == "magnitude" && found.value < 11.0).then_some(at)
}

fn with_rate(words: &Words<'_>, found: Quantity) -> Quantity {
    match rate(words, found.end, found.unit.as_deref()) {
        Some((per, end)) => Quantity { per: Some(per.to_owned()), end, ..found },
        None => found,
    }
}

/// "a year", "per head", "-a-share", "annually" at a token: what the rate is told by, and its end.
pub(super) fn rate(words: &Words<'_>, at: usize, unit: Option<&str>) -> Option<(&'static str, usize)> {
    if let Some(per) = rate_adverb(&words.low(at)) {
        return Some((per, at + 1));
    }
    let hyphened = is_dash(words.raw(at)) && words.is_hyphen(at);
    let at = if hyphened { at + 1 } else { at };
    let low = words.low(at);
    if !matches!(&*low, "a" | "an" | "per" | "each" | "every" | "/") {
        return None;
    }
    let base = words.past_hyphen(at + 1);
    let per = rate_base(&words.low(base))?;
    // "two hours a day" is a rate, "a year a day" is none; "10 percent a share" is no news.
    let same = unit == Some(per);
    // An article before a thing sold opens a new phrase unless money was just named: "$98 a share".
    let article = matches!(&*low, "a" | "an");
    let money = unit.is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()));
    let plain = !article || time_unit(&words.low(base)).is_some() || money;
    (!same && plain && !more_follows(words, base + 1, article)).then_some((per, base + 1))
}

/// "killed 10 people a week ago", "a year earlier": the article opens a date.
fn more_follows(words: &Words<'_>, at: usize, article: bool) -> bool {
    article
        && (matches!(&*words.low(at), "ago" | "earlier" | "later" | "before" | "after" | "old") || words.is_hyphen(at))
}
