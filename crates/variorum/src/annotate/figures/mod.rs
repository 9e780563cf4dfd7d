//! Quantities: value, unit, bound, rate and what is counted.
//!
//! In: a report's layout, its dates and names. Out: its figures in order, and which of them the text
//! relates as parts and whole.
//!
//! Method: one scan over the tokens; at a digit, number word or currency sign a small grammar reads the
//! number (`numerals`), its unit and rate (`measures`), the other end of a range (`ranges`), its bounds
//! (`bounds`) and the noun phrase that it counts (`counted`). What names and does not count (`labels`), and
//! what the dates took, is left out. Rules, not a model: every reading can be told from the text.
//! Limits: vague numbers (`tens of thousands`) have no value and are no figures; no sums in one's head.

mod any_language;
mod bounds;
mod cardinals;
mod counted;
mod digits;
mod fractions;
mod labels;
mod measures;
mod numerals;
mod opened;
mod ranges;
mod sums;
#[cfg(test)]
mod tests;
mod words;

use super::{Approx, DateKind, DateMention, Figure, Header, Sum};
use crate::language::english::{currency_code, number_word};
use crate::text::{Layout, Span, fold};

pub use any_language::digits;

use measures::Quantity;
use numerals::Form;
use ranges::Ranged;
use words::{Words, is_capitalized};

/// The quantities of a report, and which of them the text relates as parts and whole.
#[must_use]
pub fn figures(layout: &Layout, header: &Header, dates: &[DateMention], names: &[Span]) -> (Vec<Figure>, Vec<Sum>) {
    let taken = taken(layout, header, dates, names);
    let mut figures: Vec<Figure> = Vec::new();
    let mut sums: Vec<Sum> = Vec::new();
    for sentence in &layout.sentences {
        let words = Words::new(layout, sentence);
        let (first, mut at) = (figures.len(), words.start);
        while at < words.end {
            let (figure, next) = figure_at(&words, at, &taken);
            figures.extend(figure);
            at = next;
        }
        opened::share_unit(&words, &mut figures[first..]);
        opened::share_money_before(&words, &mut figures, first);
        sums.extend(opened::sum(&words, &figures[first..]).map(|sum| from(&sum, first)));
    }
    sums.extend(sums::sums(layout, &figures));
    sums.sort_by(|a, b| (a.whole, &a.parts).cmp(&(b.whole, &b.parts)));
    sums.dedup();
    (figures, sums)
}

/// A sum whose indexes count from figure `first`.
fn from(sum: &Sum, first: usize) -> Sum {
    Sum { whole: first + sum.whole, parts: sum.parts.iter().map(|part| first + part).collect() }
}

/// Spans that hold no figures, in order: dates and times, names, the dateline.
fn taken(layout: &Layout, header: &Header, dates: &[DateMention], names: &[Span]) -> Vec<Span> {
    let dated =
        dates.iter().filter(|date| date.kind != DateKind::Duration && date.kind != DateKind::Set).map(|date| date.span);
    let named = names.iter().copied().filter(|&mention| !is_number_alone(layout, mention));
    let dateline = header.dateline.iter().map(|dateline| dateline.span);
    let published = header.published.iter().filter_map(|published| published.span);
    let mut spans: Vec<Span> = dated.chain(named).chain(dateline).chain(published).collect();
    spans.sort();
    spans
}

/// "Seventeen" at the start of a sentence looks like a name and is none.
fn is_number_alone(layout: &Layout, mention: Span) -> bool {
    let name = layout.slice(mention);
    // `USD115` looks like a model's name.
    let code = name.find(|c: char| c.is_ascii_digit()).and_then(|at| currency_code(&name[..at]));
    code.is_some() || name.split([' ', '-']).all(|word| number_word(&fold(word)).is_some())
}

/// The figure that starts at a token, if any, and the token to go on from.
fn figure_at(words: &Words<'_>, at: usize, taken: &[Span]) -> (Option<Figure>, usize) {
    if !may_start(words, at) {
        return (None, at + 1);
    }
    let Some(found) = ranges::ranged(words, at) else { return (None, past_run(words, at)) };
    let next = found.low.end.max(at + 1);
    let number = words.span(found.low.number, found.low.number + 1);
    let last = taken.partition_point(|span| span.start <= number.start);
    // Names are short: eight spans back is far enough to find one that holds the number.
    let is_taken = taken[last.saturating_sub(8)..last].iter().any(|span| span.contains(number));
    if is_taken {
        return (None, next);
    }
    match figure(words, found) {
        Some(figure) => {
            let end = words.layout.tokens.partition_point(|token| token.span.start < figure.span.end);
            (Some(figure), next.max(end))
        }
        None => (None, next),
    }
}

/// A quick no for tokens that open no figure.
fn may_start(words: &Words<'_>, at: usize) -> bool {
    words.is_number(at)
        || words.is_word(at)
        || (words.raw(at) == "." && words.is_number(at + 1))
        || crate::language::english::currency_symbol(words.raw(at)).is_some()
}

/// Skips the rest of a run of digits and marks glued together, of which nothing can be read.
fn past_run(words: &Words<'_>, at: usize) -> usize {
    if !words.is_number(at) {
        return at + 1;
    }
    let mut next = at + 1;
    while words.glued(next) && (words.is_number(next) || words.is_number(next + 1) && words.glued(next + 1)) {
        next += 1;
    }
    next
}

fn figure(words: &Words<'_>, found: Ranged) -> Option<Figure> {
    let Ranged { low: quantity, high, opened } = found;
    if relative_time(words, &quantity) || stands_for_others(words, &quantity) {
        return None;
    }
    let (age, end) = age(words, &quantity);
    let quantity = Quantity { end, unit: age.map(str::to_owned).or(quantity.unit), ..quantity };
    let opens_at = if opened { quantity.first - 1 } else { quantity.first };
    let before = bounds::before(words, opens_at).filter(|&(first, _)| !bounds::spans_time(words, first, &quantity));
    let after = bounds::after(words, quantity.end);
    let end = after.map_or(quantity.end, |(end, _)| end);
    let counts = counts(words, &quantity, age.is_some(), end);
    let bounded = before.is_some() || after.is_some() || high.is_some();
    if labels::is_label(words, &quantity, bounded, counts.is_some()) || !one_counts(words, &quantity, bounded) {
        return None;
    }
    let per = quantity.per.clone().or_else(|| rate_behind(words, counts.filter(|_| quantity.unit.is_none())));
    let approx = match high {
        Some(_) => Approx::Range,
        None => after.or(before).map_or(Approx::Exact, |(_, bound)| bound),
    };
    let first = before.map_or(opens_at, |(first, _)| first);
    Some(Figure {
        span: words.span(first, end),
        value: round(quantity.value),
        high: high.map(round),
        unit: quantity.unit,
        per,
        approx,
        counts,
    })
}

/// Binary fractions that scales leave behind (`9.7 million`) rounded away.
fn round(value: f64) -> f64 {
    let nearest = value.round();
    if nearest != 0.0 && ((value - nearest) / nearest).abs() < 1e-12 { nearest } else { value }
}

/// "the two", "for naught": words that stand for what was named, or for nothing.
fn stands_for_others(words: &Words<'_>, quantity: &Quantity) -> bool {
    let small = quantity.form == Form::Words && quantity.unit.is_none() && quantity.value <= 10.0;
    let noun = || counted::counted(words, quantity.end, false).is_some();
    match &*words.low_before(quantity.first, 1) {
        "the" | "these" | "those" | "all" => small && !noun(),
        "for" => quantity.value == 0.0,
        _ => false,
    }
}

/// "three years ago" is a date.
fn relative_time(words: &Words<'_>, quantity: &Quantity) -> bool {
    let time = quantity.unit.as_deref().is_some_and(|unit| crate::language::english::time_unit(unit).is_some());
    time && matches!(&*words.low(quantity.end), "ago" | "earlier" | "later" | "hence")
}

/// "34-year-old", "34 years old", "aged 34", "Ann Lee, 34,": the unit of an age and where it ends.
fn age(words: &Words<'_>, quantity: &Quantity) -> (Option<&'static str>, usize) {
    let end = quantity.end;
    if quantity.unit.as_deref().is_some_and(|unit| matches!(unit, "year" | "month" | "day" | "week")) {
        let old = words.past_hyphen(end);
        return (None, if matches!(&*words.low(old), "old" | "olds") { old + 1 } else { end });
    }
    let plausible =
        quantity.unit.is_none() && quantity.form != Form::Fraction && (1.0..=115.0).contains(&quantity.value);
    if !plausible || quantity.value.fract() != 0.0 {
        return (None, end);
    }
    let told = matches!(&*words.low_before(quantity.first, 1), "aged" | "age" | "ages") || somebody_is(words, quantity);
    let beside_name = words.raw_before(quantity.first) == ","
        && matches!(words.raw(end), "," | ".")
        && quantity.form == Form::Bare
        && quantity.value >= 5.0
        && quantity.first >= 2
        && words.is_word(quantity.first - 2)
        && is_capitalized(words.raw(quantity.first - 2))
        && crate::language::english::month(&words.low(quantity.first - 2)).is_none();
    ((told || beside_name).then_some("year"), end)
}

/// "when she was 14.", "he is 53,", "anyone 19 or older": a bare number that tells somebody's age.
fn somebody_is(words: &Words<'_>, quantity: &Quantity) -> bool {
    let closed = matches!(words.raw(quantity.end), "," | "." | ";" | ")" | "”" | "\"");
    let verb = matches!(&*words.low_before(quantity.first, 1), "is" | "was" | "turned" | "turns");
    let person = matches!(&*words.low_before(quantity.first, 2), "he" | "she" | "who");
    let or_more = words.low(quantity.end) == "or" && matches!(&*words.low(quantity.end + 1), "older" | "younger");
    closed && verb && person && quantity.form == Form::Bare && quantity.value >= 5.0 || or_more
}

/// What is counted: the noun behind the number, or what a share or measure is of.
fn counts(words: &Words<'_>, quantity: &Quantity, is_age: bool, end: usize) -> Option<Span> {
    if is_age || quantity.per.is_some() {
        return None;
    }
    let share = quantity.unit.is_some() || quantity.form == Form::Fraction;
    let of = words.low(end) == "of";
    let money_in = quantity.unit.is_some() && words.low(end) == "in" && words.low(end + 1) != "the";
    match (&quantity.unit, of, money_in) {
        (None, _, _) => counted::counted(words, end, share),
        (Some(_), true, _) => counted::counted(words, end, true),
        (Some(unit), _, true) if unit.len() == 3 => counted::counted(words, end + 1, false),
        _ => None,
    }
}

/// "10 people a day": the rate behind the counted noun.
fn rate_behind(words: &Words<'_>, counts: Option<Span>) -> Option<String> {
    let end = counts?.end;
    let at = words.layout.tokens.partition_point(|token| token.span.start < end);
    measures::rate(words, at, None).map(|(per, _)| per.to_owned())
}

/// "one" is a number beside a unit, a bound or a word that counts; elsewhere an article or pronoun.
fn one_counts(words: &Words<'_>, quantity: &Quantity, bounded: bool) -> bool {
    quantity.form != Form::One
        || quantity
            .unit
            .as_deref()
            .is_some_and(|unit| unit != "day" && unit != "night" && unit != "second" && unit != "minute")
        || bounded
        || (matches!(&*words.low_before(quantity.first, 1), "only" | "just" | "minus")
            && words.low_before(quantity.first, 2) != "the")
}
