//! Dates that name a place in the calendar: `March 27, 2025`, `27 March`, `2025-03-27`, `the 1990s`, `44 BC`.
//!
//! In: the classed tokens and a place. Out: the expression that starts there, if one does.
//! A month and a day in figures with slashes are read the American way unless only the other way gives
//! a date; without a year they are no date (scores and fractions look the same).

use super::expression::{Expression, Found, Which};
use super::lexed::{Lex, Lexed};
use crate::language::english::{COUNTED, CalendarWord, HOLIDAYS, Season};

/// The date that starts at a token and is written as calendars write it.
pub(super) fn absolute(lexed: &Lexed, at: usize) -> Option<Found> {
    match lexed.lex(at) {
        Lex::Digits(value, digits) => numeric(lexed, at, value, digits)
            .or_else(|| day_first(lexed, at))
            .or_else(|| year_expression(lexed, at, value, digits))
            .or_else(|| short_year(lexed, at, value, digits)),
        Lex::Dotted(year, month, number) => calendar_day(at..at + 1, year, month, number),
        Lex::Nth(_) => day_first(lexed, at).or_else(|| ordinal_period(lexed, at)),
        Lex::Tens(..) | Lex::Word(CalendarWord::Decade(_)) => decade(lexed, at, at),
        Lex::Word(CalendarWord::Weekday(_) | CalendarWord::ShortWeekday(_)) => weekday_first(lexed, at),
        Lex::Word(CalendarWord::Month(_) | CalendarWord::ShortMonth(_)) => {
            holiday(lexed, at).or_else(|| month_first(lexed, at))
        }
        Lex::Word(CalendarWord::Season(_)) => season(lexed, at, at),
        Lex::Word(CalendarWord::Ordinal(_) | CalendarWord::Number(_)) => ordinal_period(lexed, at),
        Lex::Word(CalendarWord::Builder) => holiday(lexed, at).or_else(|| builder(lexed, at)),
        Lex::Mark => short_decade(lexed, at),
        _ => None,
    }
}

/// The year written at a token, and the token after it.
fn written_year(lexed: &Lexed, at: usize) -> Option<(i32, usize)> {
    let Lex::Digits(value, 4) = lexed.lex(at) else { return None };
    let year = i32::try_from(value).ok().filter(|year| (1000..=2199).contains(year))?;
    Some((year, at + 1))
}

/// The year after a month or day, with or without a comma or "of".
fn trailing_year(lexed: &Lexed, at: usize) -> (Which, usize) {
    if let Some(found) = of_that_year(lexed, at) {
        return found;
    }
    let from = if lexed.is(at, &[",", "of"]) { at + 1 } else { at };
    if let Some((year, next)) = before_christ(lexed, from) {
        return (Which::Given(year), next);
    }
    match written_year(lexed, from) {
        Some((year, next)) if !is_counted(lexed, next) => (Which::Given(year), next),
        _ => (Which::Open, at),
    }
}

fn of_that_year(lexed: &Lexed, at: usize) -> Option<(Which, usize)> {
    let from = at + 1;
    if lexed.is(at, &["of", "this", "last", "next"]) {
        let word = lexed.past(if lexed.is(at, &["of"]) { from } else { at }, &["the"]);
        let which = match () {
            () if lexed.is(word, &["that", "same"]) => Which::Same,
            () if lexed.is(word, &["this"]) => Which::YearsOn(0),
            () if lexed.is(word, &["last"]) => Which::YearsOn(-1),
            () if lexed.is(word, &["next"]) => Which::YearsOn(1),
            () if lexed.is(word, &["previous"]) => Which::Before,
            () if lexed.is(word, &["following"]) => Which::After,
            () => return None,
        };
        let year = lexed.past(word + 1, &["same"]);
        // "March last year" is two expressions, of which the second tells the first's year.
        let end = if lexed.is(at, &["of"]) { year + 1 } else { at };
        return lexed.is(year, &["year"]).then_some((which, end));
    }
    None
}

/// `44 BC`, `479 B.C.`: the year, negative, and the token after.
fn before_christ(lexed: &Lexed, at: usize) -> Option<(i32, usize)> {
    let Lex::Digits(value, 1..=4) = lexed.lex(at) else { return None };
    let next = era(lexed, at + 1)?;
    Some((-i32::try_from(value).ok()?, next))
}

fn era(lexed: &Lexed, at: usize) -> Option<usize> {
    let era = ["BC", "BCE", "B.C", "B.C.E"].contains(&lexed.text(at));
    era.then(|| lexed.past_last_stop(at + 1))
}

fn numeric(lexed: &Lexed, at: usize, value: u32, digits: usize) -> Option<Found> {
    let mark = lexed.text(at + 1);
    if !lexed.glued(at) || !lexed.glued(at + 1) || !matches!(mark, "-" | "/" | "." | "–") {
        return None;
    }
    let Lex::Digits(second, second_digits) = lexed.lex(at + 2) else { return None };
    if (value, second, mark) == (9, 11, "/") && lexed.text(at + 3) != "/" {
        return Some(day(at..at + 3, Which::Given(2001), 9, 11));
    }
    if lexed.text(at + 3) != mark || !lexed.glued(at + 2) || !lexed.glued(at + 3) || second_digits > 2 {
        return None;
    }
    let Lex::Digits(third, third_digits) = lexed.lex(at + 4) else { return None };
    let (year, month, day_number) = match (digits, third_digits) {
        (4, 1..=2) => (value, second, third),
        (1..=2, 4) if value > 12 || mark == "." => (third, second, value),
        (1..=2, 4) if mark != "–" => (third, value, second),
        _ => return None,
    };
    calendar_day(at..at + 5, year, month, day_number)
}

fn calendar_day(tokens: std::ops::Range<usize>, year: u32, month: u32, number: u32) -> Option<Found> {
    let year = i32::try_from(year).ok().filter(|year| (1000..=2199).contains(year))?;
    let month = u8::try_from(month).ok().filter(|month| (1..=12).contains(month))?;
    let number = u8::try_from(number).ok().filter(|number| (1..=31).contains(number))?;
    Some(day(tokens, Which::Given(year), month, number))
}

fn day(tokens: std::ops::Range<usize>, year: Which, month: u8, day: u8) -> Found {
    Found::new(tokens, Expression::Day { year, month, day, last: None })
}

/// `Wednesday`, `Wednesday, March 26, 2025`, `Wed 26 March`.
fn weekday_first(lexed: &Lexed, at: usize) -> Option<Found> {
    let (number, short) = match lexed.word(at)? {
        CalendarWord::Weekday(day) => (day, false),
        CalendarWord::ShortWeekday(day) => (day, true),
        _ => return None,
    };
    let next = lexed.past(if short { lexed.past_stop(at + 1) } else { at + 1 }, &[","]);
    let next = lexed.past(next, &["the"]);
    let dated = month_first(lexed, next).or_else(|| day_first(lexed, next)).or_else(|| match lexed.lex(next) {
        Lex::Digits(value, digits) => numeric(lexed, next, value, digits),
        _ => None,
    });
    if let Some(found) = dated.filter(|found| matches!(found.says, Expression::Day { .. })) {
        return Some(Found { tokens: at..found.tokens.end, ..found });
    }
    if short || is_name(lexed, at) {
        return None;
    }
    // "on a Monday": any of them.
    if lexed.after(at, &["a", "any", "one"]) {
        return None;
    }
    Some(Found::new(at..at + 1, Expression::Weekday { day: number, which: Which::Open }))
}

/// Names that hold a weekday: papers, shows, and days that are remembered, not dated.
fn is_name(lexed: &Lexed, at: usize) -> bool {
    const AFTER: &[&str] = &[
        "Times",
        "Mail",
        "Telegraph",
        "Express",
        "Mirror",
        "Herald",
        "Post",
        "People",
        "Tribune",
        "Independent",
        "Star",
        "World",
        "Business",
        "School",
        "Schools",
        "Paper",
        "Papers",
        "Club",
        "Football",
        "Live",
        "Mass",
    ];
    const BEFORE: &[&str] = &["Black", "Super", "Bloody", "Cyber", "Giving", "Ruby", "Blue", "Fat", "Small"];
    let after = at + 1;
    // "Saturday Night Live": a part of the day in capitals with a capital after it.
    let show = ["Night", "Morning", "Evening", "Afternoon"].contains(&lexed.text(after)) && lexed.capital(after + 1);
    AFTER.contains(&lexed.text(after)) || show || lexed.after(at, BEFORE) && lexed.capital(at - 1)
}

/// `March 27`, `March 27, 2025`, `March 3-5`, `March 2025`, `March`.
fn month_first(lexed: &Lexed, at: usize) -> Option<Found> {
    let (month, short) = match lexed.word(at)? {
        CalendarWord::Month(month) => (month, false),
        CalendarWord::ShortMonth(month) => (month, true),
        _ => return None,
    };
    let next = if short { lexed.past_stop(at + 1) } else { at + 1 };
    if let Some(found) = month_and_day(lexed, at, month, next) {
        return Some(found);
    }
    let (year, end) = trailing_year(lexed, next);
    if !short && year == Which::Open && every_year(lexed, at) {
        return Some(Found::new(at..end, Expression::EveryMonth(month)));
    }
    let plain = match year {
        Which::Given(_) => lexed.capital(at) || !is_verb(lexed, at),
        _ => !short && month_stands_alone(lexed, at),
    };
    plain.then(|| Found::new(at..end, Expression::Month { year, month }))
}

/// "October is a wet month": said of every October.
fn every_year(lexed: &Lexed, at: usize) -> bool {
    let opens = at == lexed.range.start || lexed.is(at - 1, &[".", "?", "!", "“", "\""]);
    opens
        && lexed.capital(at)
        && lexed.is(at + 1, &["is"])
        && !lexed.is(at, &["may", "april", "june", "august"])
        && !lexed.text(at + 2).ends_with("ing")
        && !lexed.is(at + 2, &["over", "here", "when", "not", "expected", "due", "set", "now", "still"])
}

fn month_and_day(lexed: &Lexed, at: usize, month: u8, next: usize) -> Option<Found> {
    let (number, end) = day_number(lexed, lexed.past(next, &["the"]))?;
    if is_verb(lexed, at) && !lexed.capital(at) || is_counted(lexed, end) && !matches!(lexed.lex(end - 1), Lex::Nth(_))
    {
        return None;
    }
    let (last, end) = last_day(lexed, end, number);
    let (year, end) = trailing_year(lexed, end);
    Some(Found::new(at..end, Expression::Day { year, month, day: number, last }))
}

/// `27 March`, `27th of March 2025`, `3-5 March`.
fn day_first(lexed: &Lexed, at: usize) -> Option<Found> {
    let (number, end) = day_number(lexed, at)?;
    let (last, next) = last_day(lexed, end, number);
    let next = lexed.past(next, &["of"]);
    let (month, short) = match lexed.word(next)? {
        CalendarWord::Month(month) => (month, false),
        CalendarWord::ShortMonth(month) => (month, true),
        _ => return None,
    };
    if !lexed.capital(next) && is_verb(lexed, next) {
        return None;
    }
    // "in 2011 March 5" never comes here: a day has one or two digits.
    let next = if short { lexed.past_stop(next + 1) } else { next + 1 };
    let (year, end) = trailing_year(lexed, next);
    Some(Found::new(at..end, Expression::Day { year, month, day: number, last }))
}

/// A day of a month in figures or as an ordinal.
fn day_number(lexed: &Lexed, at: usize) -> Option<(u8, usize)> {
    let (value, end) = match lexed.lex(at) {
        Lex::Digits(value, 1..=2) => (value, at + 1),
        _ => lexed.ordinal(at)?,
    };
    // "March 10:30" and "May 2.5" are no days.
    let broken = lexed.glued(at) && lexed.is(end, &[":"]) && lexed.glued(end);
    u8::try_from(value).ok().filter(|day| (1..=31).contains(day) && !broken).map(|day| (day, end))
}

/// The end of `3-5` and `3 to 5`, where it is a later day.
fn last_day(lexed: &Lexed, at: usize, first: u8) -> (Option<u8>, usize) {
    if !(lexed.is(at, &["-", "–", "/"]) && lexed.glued(at) || lexed.is(at, &["to", "until", "through"])) {
        return (None, at);
    }
    match day_number(lexed, at + 1) {
        Some((last, end)) if last > first && !is_counted(lexed, end) => (Some(last), end),
        _ => (None, at),
    }
}

fn is_verb(lexed: &Lexed, at: usize) -> bool {
    lexed.is(at, &["may", "march", "mar"])
}

const BEFORE_PERIODS: &[&str] = &[
    "in",
    "of",
    "since",
    "until",
    "till",
    "by",
    "from",
    "to",
    "through",
    "throughout",
    "during",
    "before",
    "after",
    "last",
    "next",
    "this",
    "early",
    "late",
    "mid",
    "-",
    "between",
    "every",
    "around",
    "for",
    "previous",
    "and",
    "or",
    "into",
];

/// True where a month's name alone is a month: `May` and `March` only after a preposition, `April` not before a surname.
fn month_stands_alone(lexed: &Lexed, at: usize) -> bool {
    if !lexed.capital(at) {
        return false;
    }
    let governed = lexed.after(at, BEFORE_PERIODS);
    let named = lexed.capital(at + 1) && lexed.word(at + 1).is_none() || lexed.after(at, &["the"]);
    match lexed.text(at).to_ascii_lowercase().as_str() {
        "may" | "march" => {
            let middle = at >= 2 && lexed.is(at - 2, &["mid"]);
            governed && (middle || !lexed.after(at, &["and", "or", "-"])) && !named
        }
        "april" | "june" | "august" => governed || !named,
        _ => true,
    }
}

/// True where a noun that numbers count follows.
fn is_counted(lexed: &Lexed, at: usize) -> bool {
    COUNTED.binary_search_by(|noun| (*noun).cmp(lexed.text(at))).is_ok()
        || lexed.is(at, &["%", "°", "million", "billion"])
}

fn year_expression(lexed: &Lexed, at: usize, value: u32, digits: usize) -> Option<Found> {
    if let Some((year, end)) = before_christ(lexed, at) {
        return Some(Found::new(at..end, Expression::Year(year)));
    }
    let (year, end) = written_year(lexed, at)?;
    debug_assert!(digits == 4 && value > 0);
    if !is_year(lexed, at, end, year) {
        return None;
    }
    let says = match lexed.lex(end + 1) {
        Lex::Digits(short, 2)
            if lexed.is(end, &["-", "–", "/"])
                && lexed.glued(at)
                && lexed.glued(end)
                && !lexed.is(end + 2, &["-", "–"]) =>
        {
            let last = year / 100 * 100 + i32::try_from(short).ok()?;
            if last <= year {
                return None;
            }
            return Some(Found::new(at..end + 2, Expression::Years(year, last)));
        }
        _ => Expression::Year(year),
    };
    Some(Found::new(at..end, says))
}

/// "In 88 and 92 … and in 2000": two digits after "in" are a year where the sentence writes one in full the same way.
fn short_year(lexed: &Lexed, at: usize, value: u32, digits: usize) -> Option<Found> {
    let listed = lexed.after(at, &["and", "or"])
        && at >= 3
        && lexed.after(at - 2, &["in"])
        && matches!(lexed.lex(at - 2), Lex::Digits(_, 2));
    let closed = lexed.is(at + 1, &[",", ".", ";", ")", "and", "or"]) && !lexed.glued(at.saturating_sub(1));
    if digits != 2 || !closed || !(listed || lexed.after(at, &["in"])) {
        return None;
    }
    let ends = |at: &usize| {
        lexed.is(*at, &[".", "?", "!"]) && !lexed.capital(at.saturating_sub(1)) || !lexed.range.contains(at)
    };
    let before = (at.saturating_sub(SENTENCE)..at).rev().take_while(|at| !ends(at));
    let written = |at: usize| written_year(lexed, at).filter(|_| lexed.after(at, &["in"]));
    let (full, _) = before.chain((at + 1..at + SENTENCE).take_while(|at| !ends(at))).find_map(written)?;
    let year = full / 100 * 100 + i32::try_from(value).ok()?;
    // The century that brings the two years closest.
    let year = [year - 100, year, year + 100].into_iter().min_by_key(|year| year.abs_diff(full))?;
    Some(Found::new(at..at + 1, Expression::Year(year)))
}

/// Tokens to either side within which a sentence's other years are looked for.
const SENTENCE: usize = 60;

/// True where four digits are a year: not a sum, a count, a code or a part of a larger number.
fn is_year(lexed: &Lexed, at: usize, end: usize, year: i32) -> bool {
    const AMOUNT: &[&str] = &[
        "about",
        "than",
        "least",
        "nearly",
        "almost",
        "some",
        "approximately",
        "roughly",
        "$",
        "£",
        "€",
        "¥",
        "no",
        "#",
        "number",
        "$US",
        "US$",
        "only",
        "another",
        "additional",
        "exactly",
        "flight",
        "room",
        "page",
        "route",
        "highway",
        "model",
        "section",
        "article",
        "area",
        "x",
        "×",
        "+",
        "@",
        "_",
        "&",
        "=",
        "type",
        "class",
    ];
    let range = lexed.is(end, &["-", "–", "—"]) && written_year(lexed, end + 1).is_some();
    let fraction = lexed.after(at, &["/", "."]) && lexed.glued(at - 1);
    let unit = match lexed.word(end) {
        Some(CalendarWord::Unit(_, plural)) => {
            plural || !(1900..=2099).contains(&year) || lexed.is(end + 1, &["old", "-"])
        }
        _ => lexed.is(end, &["+"]),
    };
    if lexed.after(at, AMOUNT) || lexed.after(at, &["over"]) && !range || fraction || unit || is_counted(lexed, end) {
        return false;
    }
    let code = at > 0
        && lexed.glued(at - 1)
        && lexed.is(at - 1, &["-"])
        && at > 1
        && lexed.glued(at - 2)
        && !dash_of_years(lexed, at);
    let larger = lexed.glued(at)
        && lexed.is(end, &[":", "/", "_", "@", "°", "%"])
        && lexed.glued(end)
        && !matches!(lexed.lex(end + 1), Lex::Digits(2 | 4, _));
    let clock = lexed.is(end, &["GMT", "UTC", "EST", "EDT", "CET", "BST", "hours", "hrs", "local", "h"]);
    if code || larger || clock {
        return false;
    }
    const GOVERN: &[&str] = &[
        "in",
        "since",
        "by",
        "from",
        "until",
        "till",
        "during",
        "of",
        "between",
        "before",
        "after",
        "around",
        "circa",
        "ca",
        "late",
        "early",
        "mid",
        "and",
        "through",
        "to",
        "for",
        "the",
        "(",
        "-",
        "–",
        "into",
        "throughout",
        "or",
        "c",
        ",",
        "as",
        "his",
        "her",
        "their",
        "its",
        "[",
    ];
    let alone = lexed.range == (at..end);
    alone || (1900..=2099).contains(&year) || range || lexed.after(at, GOVERN) && !plural_follows(lexed, end)
}

/// True where a plural noun stands after a number that is an unlikely year: `1709 schoolchildren`.
fn plural_follows(lexed: &Lexed, at: usize) -> bool {
    let text = lexed.text(at);
    let noun = ["s", "ren", "men"].iter().any(|end| text.ends_with(end)) && text.len() > 3 && !text.ends_with("ss");
    noun && text.starts_with(char::is_lowercase)
}

/// True where a dash before a year joins it to another year, a month or `mid`.
fn dash_of_years(lexed: &Lexed, at: usize) -> bool {
    at >= 2
        && (written_year(lexed, at - 2).is_some()
            || lexed.is(at - 2, &["mid", "pre", "post"])
            || lexed.word(at - 2).is_some())
}

/// "in his early 20s", "in her nineties": how old somebody is.
fn is_age_in_tens(lexed: &Lexed, at: usize) -> bool {
    let whose = |at: usize| lexed.after(at, &["his", "her", "their", "my", "your", "our"]);
    let part = lexed.after(at, &["early", "mid", "late"]);
    let hyphened = lexed.after(at, &["-"]) && at > 1 && lexed.after(at - 1, &["mid"]);
    whose(at) || part && whose(at - 1) || hyphened && whose(at - 2)
}

/// `1990s`, `the '90s`, `nineties`; `start` is the token at which the expression begins.
fn decade(lexed: &Lexed, start: usize, at: usize) -> Option<Found> {
    if is_age_in_tens(lexed, at) {
        return None;
    }
    let (decade, end) = match lexed.lex(at) {
        Lex::Tens(value @ 1000..=2090, 4) if value % 10 == 0 => (value / 10, at + 1),
        Lex::Tens(value @ 10..=90, 2)
            if value % 10 == 0 && lexed.after(at, &["the", "'", "‘", "’", "early", "late", "-"]) =>
        {
            (190 + value / 10, at + 1)
        }
        Lex::Word(CalendarWord::Decade(value)) if lexed.after(at, &["the", "early", "late", "-"]) => {
            (190 + value / 10, at + 1)
        }
        Lex::Digits(value @ 1000..=2090, 4) if value % 10 == 0 && plural_mark(lexed, at + 1) => (value / 10, at + 3),
        _ => return None,
    };
    // "in his nineties" is an age; "the 1900s" is a decade here, as in TIMEX3.
    Some(Found::new(start..end, Expression::Decade(i32::try_from(decade).ok()?)))
}

fn plural_mark(lexed: &Lexed, at: usize) -> bool {
    lexed.is(at, &["'", "’"]) && lexed.glued(at - 1) && lexed.is(at + 1, &["s"]) && lexed.glued(at)
}

/// `'90s`, `'98`-like years are left: an apostrophe and two digits stand for too much else.
fn short_decade(lexed: &Lexed, at: usize) -> Option<Found> {
    (lexed.is(at, &["'", "’", "‘"]) && lexed.glued(at)).then(|| decade(lexed, at, at + 1)).flatten()
}

/// `18th century`, `first quarter of 2025`, `second half of the year`, `27th of March` in words.
fn ordinal_period(lexed: &Lexed, at: usize) -> Option<Found> {
    let (value, next) = lexed.ordinal(at)?;
    let unit = lexed.past(next, &["-"]);
    if lexed.is(unit, &["century", "centuries"]) {
        let century = i32::try_from(value).ok().filter(|value| (1..=21).contains(value))?;
        if let Some(end) = era(lexed, unit + 1) {
            return Some(Found::new(at..end, Expression::Century(-century)));
        }
        return Some(Found::new(at..unit + 1, Expression::Century(century - 1)));
    }
    let value = u8::try_from(value).ok()?;
    let (limit, quarter) = if lexed.is(unit, &["quarter"]) {
        (4, true)
    } else if lexed.is(unit, &["half"]) {
        (2, false)
    } else {
        return day_first(lexed, at);
    };
    let (year, end) = trailing_year(lexed, unit + 1);
    let told = matches!(year, Which::Given(_) | Which::YearsOn(_) | Which::Same);
    if value == 0 || value > limit || !(told || quarter && lexed.after(at, &["the"]) && !lexed.is(unit + 1, &["of"])) {
        return None;
    }
    let says =
        if quarter { Expression::Quarter { year, quarter: value } } else { Expression::Half { year, half: value } };
    Some(Found::new(at..end, says))
}

/// `summer 2016`, `the summer of 2016`, `spring` in a phrase that makes it a season.
pub(super) fn season(lexed: &Lexed, start: usize, at: usize) -> Option<Found> {
    let CalendarWord::Season(season) = lexed.word(at)? else { return None };
    let (year, end) = trailing_year(lexed, at + 1);
    let dated = year != Which::Open;
    const BEFORE: &[&str] =
        &["in", "by", "until", "since", "during", "throughout", "over", "this", "early", "late", "mid", "-"];
    let governed = lexed.after(start, BEFORE) && !(season == Season::Autumn && lexed.is(at, &["fall"]) && start == at);
    let verb = matches!(season, Season::Spring) || lexed.is(at, &["fall"]);
    let noun = lexed.is(end, &["of"]) || lexed.capital(at) && lexed.capital(at + 1);
    let plain = dated || governed && !noun || start < at && !verb && !noun;
    plain.then(|| Found::new(start..end, Expression::Season { year, season }))
}

/// Dates that begin with "the" or with "Q1".
fn builder(lexed: &Lexed, at: usize) -> Option<Found> {
    if lexed.is(at, &["q1", "q2", "q3", "q4"]) {
        let quarter = lexed.text(at).as_bytes()[1] - b'0';
        let (year, end) = trailing_year(lexed, at + 1);
        return Some(Found::new(at..end, Expression::Quarter { year, quarter }));
    }
    if !lexed.is(at, &["the"]) {
        return None;
    }
    let next = at + 1;
    let inner = match lexed.lex(next) {
        Lex::Tens(..) | Lex::Word(CalendarWord::Decade(_)) => decade(lexed, at, next),
        Lex::Mark => short_decade(lexed, next),
        Lex::Digits(..) => day_first(lexed, next).or_else(|| decade(lexed, at, next)),
        Lex::Nth(_) => day_first(lexed, next).or_else(|| ordinal_period(lexed, next)).or_else(|| bare_day(lexed, next)),
        Lex::Word(CalendarWord::Ordinal(_) | CalendarWord::Number(_)) => ordinal_period(lexed, next),
        Lex::Word(CalendarWord::Season(_)) => season(lexed, at, next),
        _ => None,
    }?;
    Some(Found { tokens: at..inner.tokens.end, ..inner })
}

/// `on the 27th`, the month left to the context.
fn bare_day(lexed: &Lexed, at: usize) -> Option<Found> {
    let Lex::Nth(value @ 1..=31) = lexed.lex(at) else { return None };
    let governed = lexed.after(at.checked_sub(1)?, &["on", "until", "by", "since"]);
    let ends = lexed.is(at + 1, &[",", ".", ";", ")", "and", "the", "when", "at", "in"])
        || lexed.lex(at + 1) == Lex::Other && !lexed.range.contains(&(at + 1));
    (governed && ends).then(|| Found::new(at..at + 1, Expression::DayOfMonth(u8::try_from(value).unwrap_or(1))))
}

fn holiday(lexed: &Lexed, at: usize) -> Option<Found> {
    let (words, rule) = HOLIDAYS.iter().find(|(words, _)| names_holiday(lexed, at, words))?;
    let end = at + words.len();
    // "Christmas party", "Easter eggs": the feast, not its day, unless a preposition or a year dates it.
    let (year, next) = trailing_year(lexed, end);
    let alone = words.len() > 1
        || year != Which::Open
        || lexed.after(
            at,
            &["on", "at", "by", "before", "after", "since", "until", "last", "this", "next", "around", "over"],
        );
    let noun = words.len() == 1
        && lexed.word(end).is_none()
        && lexed.range.contains(&end)
        && !lexed.text(end).starts_with(|c: char| c.is_ascii_punctuation() || "—–”’".contains(c))
        && !lexed.is(
            end,
            &[
                "in", "at", "on", "and", "when", "but", "with", "was", "is", "because", "for", "as", "to", "or",
                "that", "this", "last", "next",
            ],
        );
    (alone && (!noun || year != Which::Open)).then(|| Found::new(at..next, Expression::Holiday { year, rule: *rule }))
}

/// True where a holiday's words stand at a token: capitals at the first, a full stop after `St` allowed.
fn names_holiday(lexed: &Lexed, at: usize, words: &[&str]) -> bool {
    lexed.capital(at)
        && words.iter().enumerate().all(|(k, word)| {
            let text = lexed.text(at + k);
            text.eq_ignore_ascii_case(word) || text.contains('’') && text.replace('’', "'").eq_ignore_ascii_case(word)
        })
}
