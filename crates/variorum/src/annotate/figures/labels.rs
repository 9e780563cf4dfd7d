//! Tells numbers that name something from numbers that count: years, clock times, scores, phone numbers,
//! addresses, models, pages.
//!
//! Precision first: where a bare number may be a name, it is no figure.

use crate::language::english::{is_clock, is_function_word, is_street, is_weekday, month, takes_a_label};

use super::measures::Quantity;
use super::numerals::Form;
use super::words::{Words, is_capitalized, is_dash};

/// True where the quantity is a label. `bounded` and `counts` tell what else speaks for a count.
pub(super) fn is_label(words: &Words<'_>, found: &Quantity, bounded: bool, counts: bool) -> bool {
    if matches!(found.form, Form::Words | Form::One) {
        // "Point Four": a number word with a capital inside a sentence is a name's.
        let capital = is_capitalized(words.raw(found.first)) && is_capitalized(words.raw_before(found.first));
        if capital && found.unit.is_none() && !bounded && !(counts && is_headline(words)) {
            return words.is_word(found.first.saturating_sub(1));
        }
        return found.unit.is_none() && !bounded && !counts && takes_a_label(&words.low_before(found.first, 1));
    }
    let digits = words.raw(found.number);
    let padded = found.form == Form::Bare && digits.len() > 1 && digits.starts_with('0');
    padded
        || in_address(words, found)
        || glued_before(words, found)
        || glued_after(words, found)
        || (found.unit.is_none() && bare_label(words, found, bounded, counts))
}

/// Bytes of an address on either side of a number in it.
const ADDRESS: usize = 300;

/// Web and mail addresses: a run without white space that holds their marks.
fn in_address(words: &Words<'_>, found: &Quantity) -> bool {
    if !(words.glued(found.first) || words.glued(found.end)) {
        return false;
    }
    let text = &*words.layout.text;
    let span = words.span(found.first, found.end);
    let near = &text[text.floor_char_boundary(span.start.saturating_sub(ADDRESS))..span.start];
    let before = near.rsplit(char::is_whitespace).next().unwrap_or_default();
    let near = &text[span.end..text.floor_char_boundary(span.end + ADDRESS)];
    let after = near.split(char::is_whitespace).next().unwrap_or_default();
    [before, after].iter().any(|part| part.contains("://") || part.contains("www.") || part.contains('@'))
}

fn glued_before(words: &Words<'_>, found: &Quantity) -> bool {
    if !words.glued(found.first) {
        return false;
    }
    let raw = words.raw_before(found.first);
    let two_digits = words.raw(found.number).len() == 2 && found.unit.is_none();
    match raw {
        "'" | "’" | "‘" => two_digits,
        "+" => found.unit.is_none(),
        "-" | "–" | "‑" | "−" => words.glued(found.first - 1) && !is_dash(words.raw_before(found.first - 1)),
        "." | ":" | "/" | "_" | "=" | "&" | "*" | "^" | "#" | "\\" | "№" | "@" | "%" => true,
        "," => found.unit.is_none(),
        _ => words.is_word(found.first - 1),
    }
}

fn glued_after(words: &Words<'_>, found: &Quantity) -> bool {
    let end = found.end;
    if !words.glued(end) {
        return false;
    }
    let number_next = words.glued(end + 1) && words.is_number(end + 1);
    match words.raw(end) {
        ":" | "/" | "_" | "=" | "&" | "^" | "\\" | "×" | "%" => words.glued(end + 1),
        "." => words.glued(end + 1),
        "-" | "–" | "‑" => number_next,
        raw => raw.chars().next().is_some_and(char::is_alphabetic),
    }
}

fn bare_label(words: &Words<'_>, found: &Quantity, bounded: bool, counts: bool) -> bool {
    let before = words.low_before(found.first, 1);
    let before_point = if before == "." { words.low_before(found.first, 2) } else { before.clone() };
    if found.form == Form::Bare && (emergency_call(words, found, &before) || list_mark(words, found)) {
        return true;
    }
    if matches!(words.raw_before(found.first), "§" | "¶") || before_point == "u.s.c" || words.low(found.end) == "u.s.c"
    {
        return true;
    }
    if words.raw(found.end) == "'s" || words.raw(found.end) == "’s" || (before == "." && takes_a_label(&before_point))
    {
        return true;
    }
    if matches!(&*before_point, "no" | "nos" | "nr" | "nrs" | "number" | "#") && (!bounded || before == ".") {
        return !(before == "number" && counts);
    }
    let clock = words.raw(found.end) == ":" && words.is_number(found.end + 1) && found.value <= 24.0;
    if clock || is_clock(&words.low(found.end)) || clock_before(words, found) {
        return true;
    }
    if found.form != Form::Bare {
        return found.scale == 1.0 && !bounded && matches!(&*before, "version" | "section" | "chapter" | "article");
    }
    year_like(words, found, bounded, counts)
        || day_of_month(words, found, &before_point)
        || street_address(words, found)
        || (!bounded && (takes_a_label(&before) || named(words, found, counts)))
}

fn emergency_call(words: &Words<'_>, found: &Quantity, before: &str) -> bool {
    let call = |low: &str| {
        matches!(low, "call" | "calls" | "called" | "calling" | "dial" | "dialed" | "dialled" | "caller" | "callers")
    };
    let after = words.low(found.end);
    matches!(found.value as u32, 911 | 999 | 112)
        && (call(before)
            || before == "to"
            || call(&after)
            || matches!(&*after, "operator" | "operators" | "dispatcher" | "dispatchers"))
}

/// "3." or "3)" in front of a paragraph that goes on.
fn list_mark(words: &Words<'_>, found: &Quantity) -> bool {
    let mark = matches!(words.raw(found.end), "." | ")") && words.glued(found.end);
    let paragraph =
        words.layout.paragraph_at(words.span(found.first, found.end).start).map(|at| words.layout.paragraphs[at]);
    mark && paragraph.is_some_and(|paragraph| {
        let span = words.span(found.first, found.end);
        paragraph.start == span.start && paragraph.end > span.end + 1
    })
}

/// "at 5.30pm" is read elsewhere; here "at 9 on Monday".
fn clock_before(words: &Words<'_>, found: &Quantity) -> bool {
    let small = found.form == Form::Bare && found.value <= 12.0;
    small
        && words.low_before(found.first, 1) == "at"
        && matches!(&*words.low(found.end), "on" | "in" | "." | ",")
        && (is_weekday(&words.low(found.end + 1)) || words.low(found.end + 1) == "the")
}

/// A bare four-digit number from 1500 to 2100. Newsrooms set a comma into counts of a thousand and more.
fn year_like(words: &Words<'_>, found: &Quantity, bounded: bool, counts: bool) -> bool {
    let four = words.raw(found.number).len() == 4 && (1500.0..=2100.0).contains(&found.value);
    four && !(bounded && counts)
}

fn day_of_month(words: &Words<'_>, found: &Quantity, before: &str) -> bool {
    let is_month = |at: usize| month(&words.low(at)).is_some() && is_capitalized(words.raw(at));
    let written = found.first.checked_sub(1).is_some_and(&is_month)
        || (words.raw_before(found.first) == "." && month(before).is_some());
    (1.0..=31.0).contains(&found.value) && found.value.fract() == 0.0 && (written || is_month(found.end))
}

fn street_address(words: &Words<'_>, found: &Quantity) -> bool {
    is_capitalized(words.raw(found.end))
        && (found.end + 1..found.end + 4).any(|at| is_street(&words.low(at)) && is_capitalized(words.raw(at)))
}

/// A number behind a capitalized word, as in models, flights and roads. In a headline, where most words have
/// capitals, a counted noun behind it speaks against that.
fn named(words: &Words<'_>, found: &Quantity, counts: bool) -> bool {
    let Some(at) = found.first.checked_sub(1).filter(|&at| words.is_word(at)) else { return false };
    let raw = words.raw(at);
    let low = words.low(at);
    if !is_capitalized(raw) || is_function_word(&low) || is_weekday(&low) || low == "all" || low == "another" {
        return false;
    }
    !(counts && (at == words.start || is_headline(words)))
}

fn is_headline(words: &Words<'_>) -> bool {
    let long = (words.start..words.end).filter(|&at| words.is_word(at) && words.raw(at).len() > 3);
    let (capitals, all) =
        long.fold((0, 0), |(capitals, all), at| (capitals + usize::from(is_capitalized(words.raw(at))), all + 1));
    capitals * 10 >= all * 7
}
