//! Dates that are told from another: `yesterday`, `last month`, `two weeks ago`, `the following day`, `this morning`.
//!
//! In: the classed tokens and a place. Out: the expression that starts there, if one does.
//! Whether it is counted from the day of publication or from a date in the text is part of the expression.

use super::expression::{Expression, Found, From, Which};
use super::lexed::{Lex, Lexed};
use crate::language::english::{CalendarWord, Unit};

/// The relative date that starts at a token.
pub(super) fn relative(lexed: &Lexed, at: usize) -> Option<Found> {
    match lexed.lex(at) {
        Lex::Word(CalendarWord::Day(days)) => Some(day_word(lexed, at, days)),
        Lex::Word(CalendarWord::Reference(value)) => reference(lexed, at, value),
        Lex::Word(CalendarWord::Builder) => builder(lexed, at),
        Lex::Word(CalendarWord::Number(_)) | Lex::Digits(..) => counted(lexed, at, at),
        Lex::Word(CalendarWord::Unit(unit, _)) => {
            bare_count(lexed, at, unit).or_else(|| bare_weekend(lexed, at, unit)).or_else(|| year_end(lexed, at))
        }
        _ => None,
    }
}

fn builder(lexed: &Lexed, at: usize) -> Option<Found> {
    if lexed.is(at, &["the"]) {
        return around_today(lexed, at)
            .or_else(|| fixed_phrase(lexed, at))
            .or_else(|| which(lexed, at, at + 1))
            .or_else(|| the_period(lexed, at));
    }
    if lexed.is(at, &["earlier", "later"]) {
        return narrowed(lexed, at);
    }
    if lexed.is(at, &["in"]) {
        return ahead(lexed, at);
    }
    fixed_phrase(lexed, at).or_else(|| which(lexed, at, at)).or_else(|| counted(lexed, at, at))
}

/// `yesterday evening`, `tonight`.
fn day_word(lexed: &Lexed, at: usize, days: i32) -> Found {
    let mut found = Found::new(at..at + 1, Expression::Days(days));
    if lexed.is(at, &["tonight", "tonight's"]) {
        found.day_part = Some("NI");
    }
    found
}

/// `now`, not `now that`; `recently`, not `as recently as`.
fn reference(lexed: &Lexed, at: usize, value: &'static str) -> Option<Found> {
    let no_date =
        lexed.is(at + 1, &["that"]) && value == "PRESENT_REF" || lexed.after(at, &["as", "too", "how", "very"]);
    (!no_date).then(|| Found::new(at..at + 1, Expression::Reference(value)))
}

/// `the day before yesterday`, `the day after tomorrow`.
fn around_today(lexed: &Lexed, at: usize) -> Option<Found> {
    let word = lexed.is(at + 1, &["day"]).then_some(at + 3)?;
    let days = match lexed.word(word)? {
        CalendarWord::Day(-1) if lexed.is(at + 2, &["before"]) => -2,
        CalendarWord::Day(1) if lexed.is(at + 2, &["after"]) => 2,
        _ => return None,
    };
    Some(Found::new(at..word + 1, Expression::Days(days)))
}

/// Phrases that refer to the present, past or future without a date.
fn fixed_phrase(lexed: &Lexed, at: usize) -> Option<Found> {
    const PHRASES: &[(&[&str], &str)] = &[
        (&["the", "near", "future"], "FUTURE_REF"),
        (&["the", "future"], "FUTURE_REF"),
        (&["the", "recent", "past"], "PAST_REF"),
        (&["the", "present"], "PRESENT_REF"),
        (&["the", "moment"], "PRESENT_REF"),
        (&["these", "days"], "PRESENT_REF"),
        (&["present-day"], "PRESENT_REF"),
        (&["present", "-", "day"], "PRESENT_REF"),
        (&["recent", "days"], "PAST_REF"),
        (&["recent", "weeks"], "PAST_REF"),
        (&["recent", "months"], "PAST_REF"),
        (&["recent", "years"], "PAST_REF"),
        (&["recent", "decades"], "PAST_REF"),
        (&["coming", "days"], "FUTURE_REF"),
        (&["coming", "weeks"], "FUTURE_REF"),
        (&["coming", "months"], "FUTURE_REF"),
        (&["coming", "years"], "FUTURE_REF"),
    ];
    let fits = |words: &[&str]| words.iter().enumerate().all(|(k, word)| lexed.is(at + k, &[word]));
    let (words, value) = PHRASES.iter().find(|(words, _)| fits(words))?;
    let moment = lexed.is(at + 1, &["moment"]);
    if moment && (!lexed.after(at, &["at"]) || lexed.is(at + 2, &["when", "that", "of"])) {
        return None;
    }
    // "the past" and "the present" stand alone; "the present crisis" is another thing.
    let end = at + words.len();
    let attributive = words.len() == 2
        && words[0] == "the"
        && lexed.layout.tokens.get(end).is_some_and(|_| {
            lexed.text(end).starts_with(char::is_alphabetic)
                && !lexed.is(end, &["and", "of", "is", "was", "will", "to", "in", "as", "for"])
        });
    (!attributive).then(|| Found::new(at..end, Expression::Reference(value)))
}

/// `last week`, `the following day`, `this morning`, `next March`, `last Wednesday`, `the past three years`.
fn which(lexed: &Lexed, start: usize, at: usize) -> Option<Found> {
    let definite = start < at;
    let (which, word) = match () {
        () if lexed.is(at, &["last"]) => (Which::Last, at + 1),
        () if lexed.is(at, &["past"]) => (Which::Last, at + 1),
        () if lexed.is(at, &["this", "current"]) => (Which::This, lexed.past(at + 1, &["past", "coming", "same"])),
        () if lexed.is(at, &["next"]) => (if definite { Which::After } else { Which::Next }, at + 1),
        () if lexed.is(at, &["coming", "upcoming"]) => (Which::Next, at + 1),
        () if lexed.is(at, &["previous", "preceding"]) => (Which::Before, at + 1),
        () if lexed.is(at, &["following"]) => (Which::After, at + 1),
        () if lexed.is(at, &["same"]) => (Which::Same, at + 1),
        () if lexed.is(at, &["that"]) => (Which::Same, lexed.past(at + 1, &["same"])),
        () => return None,
    };
    if let Some(found) = length(lexed, start, word, which) {
        return Some(found);
    }
    let bare_needs_article =
        matches!(which, Which::After | Which::Before) || lexed.is(at, &["same", "coming", "current", "upcoming"]);
    if bare_needs_article && !definite && !lexed.after(start, &["his", "her", "their", "its", "our"]) {
        return None;
    }
    let says = match lexed.word(word)? {
        // "the last week of May" is a part of May; "the past year" is twelve months, not a calendar year.
        CalendarWord::Unit(_, false) if which == Which::Last && lexed.is(word + 1, &["of"]) => return None,
        CalendarWord::Unit(unit, false)
            if definite && which == Which::Last && unit != Unit::Weekend && unit != Unit::Day =>
        {
            Expression::Duration { number: Some(1), unit }
        }
        CalendarWord::Unit(unit, false) => unit_or_none(lexed, word, unit, which)?,
        CalendarWord::Weekday(day) => Expression::Weekday { day, which },
        CalendarWord::Month(month) if lexed.capital(word) => Expression::Month { year: which, month },
        CalendarWord::Season(season) => Expression::Season { year: which, season },
        CalendarWord::DayPart(code) if part_is_told(lexed, at, code) => {
            let found = Found::new(start..word + 1, Expression::DayPart(which));
            return Some(Found { day_part: Some(code), ..found });
        }
        CalendarWord::Builder if lexed.is(word, &["christmas", "easter", "thanksgiving"]) => {
            return feast(lexed, start, word, which);
        }
        _ => return None,
    };
    Some(Found::new(start..word + 1, says))
}

/// `that day`; but "that year-old dispute", "this day-long strike" name no day.
fn unit_or_none(lexed: &Lexed, word: usize, unit: Unit, which: Which) -> Option<Expression> {
    let compound = lexed.is(word + 1, &["-"]) && lexed.glued(word);
    let untold = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Night | Unit::Fortnight => true,
        Unit::Day => matches!(which, Which::Last | Which::This),
        _ => false,
    };
    (!untold && !compound).then_some(Expression::Unit { unit, which })
}

/// `last night` and `this morning` are parts of a day; `last morning` is the last of some.
fn part_is_told(lexed: &Lexed, at: usize, code: &str) -> bool {
    !lexed.is(at, &["last"]) || code == "NI"
}

fn feast(lexed: &Lexed, start: usize, word: usize, which: Which) -> Option<Found> {
    use crate::language::english::HOLIDAYS;
    let rule = HOLIDAYS.iter().find(|(words, _)| words.len() == 1 && lexed.is(word, words)).map(|(_, rule)| *rule)?;
    Some(Found::new(start..word + 1, Expression::Holiday { year: which, rule }))
}

/// `the past three years`, `the next few days`: a length of time that ends or begins now.
fn length(lexed: &Lexed, start: usize, word: usize, which: Which) -> Option<Found> {
    if !matches!(which, Which::Last | Which::Next | Which::After | Which::This | Which::Before) {
        return None;
    }
    let (number, next) =
        if lexed.is(word, &["few", "several"]) { (None, word + 1) } else { counted_or_plural(lexed, word)? };
    match lexed.word(next)? {
        CalendarWord::Unit(unit, true) => Some(Found::new(start..next + 1, Expression::Duration { number, unit })),
        _ => None,
    }
}

fn counted_or_plural(lexed: &Lexed, word: usize) -> Option<(Option<u32>, usize)> {
    if lexed.is(word, &["a", "an"]) { None } else { lexed.count(word) }
}

/// `earlier this year`, `later that month`, `earlier Wednesday`, `later in the day`.
fn narrowed(lexed: &Lexed, at: usize) -> Option<Found> {
    let from = lexed.past(lexed.past(at + 1, &["in", "on"]), &["the"]);
    if from > at + 1 && lexed.is(from, &["day", "week", "month", "year"]) && lexed.is(from - 1, &["the"]) {
        let Some(CalendarWord::Unit(unit, _)) = lexed.word(from) else { return None };
        let which = if unit == Unit::Day { Which::Same } else { Which::This };
        return Some(Found::new(at..from + 1, Expression::Unit { unit, which }));
    }
    let inner = match lexed.word(at + 1)? {
        CalendarWord::Day(days) => day_word(lexed, at + 1, days),
        CalendarWord::Weekday(day) => Found::new(at + 1..at + 2, Expression::Weekday { day, which: Which::Open }),
        CalendarWord::Builder => which(lexed, at + 1, at + 1)?,
        _ => return None,
    };
    Some(Found { tokens: at..inner.tokens.end, ..inner })
}

/// `in three days`, `in two weeks' time`: whether it looks ahead is for the clause's tense to say.
fn ahead(lexed: &Lexed, at: usize) -> Option<Found> {
    let found = counted(lexed, at + 1, at + 1)?;
    let Expression::Duration { number, unit } = found.says else { return None };
    let end = found.tokens.end;
    let end =
        if lexed.is(end, &["'", "’"]) && lexed.is(end + 1, &["time"]) { end + 2 } else { lexed.past(end, &["time"]) };
    let told = end > found.tokens.end || super::tense::looks_ahead(lexed, at);
    let part = lexed.is(end, &["of", "-"]) || lexed.is(end, &["and"]);
    (told && !part).then(|| Found::new(at..end, Expression::Count { number, unit, from: From::Ahead }))
}

/// `two weeks ago`, `three days later`, `two years`, with `about` and the like in front.
pub(super) fn counted(lexed: &Lexed, start: usize, at: usize) -> Option<Found> {
    let (number, next) = half_or_count(lexed, at)?;
    let hyphen = lexed.is(next, &["-", "–"]) && lexed.glued(next - 1);
    let word = if hyphen { next + 1 } else { lexed.past(next, &["more", "full", "whole"]) };
    let CalendarWord::Unit(unit, plural) = lexed.word(word)? else { return None };
    let old = word + 1;
    if lexed.is(old, &["old", "-old", "olds"])
        || lexed.is(old, &["-"]) && (lexed.is(old + 1, &["old", "olds"]) || !hyphen)
    {
        return None;
    }
    let end = past_possessive(lexed, word + 1);
    let says = match direction(lexed, end) {
        Some((from, after)) if !hyphen => {
            return Some(Found::new(start..after, Expression::Count { number, unit, from }));
        }
        _ => length_of(lexed, at, number, unit, plural, hyphen)?,
    };
    Some(Found::new(start..end, says))
}

fn half_or_count(lexed: &Lexed, at: usize) -> Option<(Option<u32>, usize)> {
    let (number, next) = lexed.count(at)?;
    let hundred = lexed.is(next, &["hundred", "thousand"]);
    let number = number.map(|n| match () {
        () if lexed.is(next, &["hundred"]) => n.saturating_mul(100),
        () if lexed.is(next, &["thousand"]) => n.saturating_mul(1000),
        () => n,
    });
    Some((number, next + usize::from(hundred)))
}

fn past_possessive(lexed: &Lexed, at: usize) -> usize {
    if lexed.is(at, &["'", "’"]) && lexed.glued(at - 1) && lexed.text(at - 1).ends_with('s') { at + 1 } else { at }
}

fn direction(lexed: &Lexed, at: usize) -> Option<(From, usize)> {
    if lexed.is(at, &["ago", "back"]) {
        return Some((From::Ago, at + 1));
    }
    if lexed.is(at, &["later", "afterward", "afterwards"]) {
        return Some((From::Later, at + 1));
    }
    if lexed.is(at, &["earlier", "previously"]) || lexed.is(at, &["before"]) && lexed.is(at + 1, &[".", ",", ";"]) {
        return Some((From::Earlier, at + 1));
    }
    (lexed.is(at, &["from"]) && lexed.is(at + 1, &["now", "today"])).then_some((From::Ahead, at + 2))
}

/// `three years`, `two-year`; one of a unit is a length only where words say so ("for a year"), since
/// "$6 million a year" is a rate and "one day" any day.
fn length_of(
    lexed: &Lexed,
    at: usize,
    number: Option<u32>,
    unit: Unit,
    plural: bool,
    hyphen: bool,
) -> Option<Expression> {
    const OF_LENGTH: &[&str] = &[
        "for", "than", "nearly", "almost", "about", "least", "within", "in", "after", "lasted", "lasting", "took",
        "under", "over", "of", "half",
    ];
    let told = plural || hyphen || lexed.after(at, OF_LENGTH);
    let usual = number != Some(0) && !(number.is_none() && lexed.is(at, &["some", "many"]));
    // Quarters are parts of a match or a whole more often than of a year.
    let points = unit == Unit::Quarter;
    let single = !plural && !hyphen && number != Some(1);
    (told && usual && !points && !single && !per_day(lexed, at)).then_some(Expression::Duration { number, unit })
}

/// `once a week`, `five times a day`.
fn per_day(lexed: &Lexed, at: usize) -> bool {
    lexed.after(at, &["once", "twice", "times"])
}

/// `days later`, `years ago`, `weeks ago` without a number.
fn bare_count(lexed: &Lexed, at: usize, unit: Unit) -> Option<Found> {
    let CalendarWord::Unit(_, true) = lexed.word(at)? else { return None };
    let (from, end) = direction(lexed, at + 1)?;
    // "[Ten] years ago": an editor's bracket.
    let bracketed = at >= 3 && lexed.is(at - 1, &["]"]) && lexed.is(at - 3, &["["]);
    let number = lexed.count(at.saturating_sub(2)).filter(|_| bracketed).and_then(|(number, _)| number);
    let start = if number.is_some() { at - 3 } else { at };
    Some(Found::new(start..end, Expression::Count { number, unit, from }))
}

/// `the weekend`, `the end of the year`'s inner `the year`, read only where a word before asks for it.
fn the_period(lexed: &Lexed, at: usize) -> Option<Found> {
    let CalendarWord::Unit(unit, false) = lexed.word(at + 1)? else { return None };
    let which = match unit {
        Unit::Weekend => Which::Open,
        Unit::Day => return None,
        _ if lexed.after(at, &["of", "in"])
            && at >= 2
            && lexed.is(at - 2, &["end", "beginning", "start", "middle", "early", "late", "later", "earlier"]) =>
        {
            Which::This
        }
        _ => return None,
    };
    Some(Found::new(at..at + 2, Expression::Unit { unit, which }))
}

fn bare_weekend(lexed: &Lexed, at: usize, unit: Unit) -> Option<Found> {
    (unit == Unit::Weekend && lexed.after(at, &["at", "over", "holiday"]))
        .then(|| Found::new(at..at + 1, Expression::Unit { unit, which: Which::Open }))
}

/// `year's end`, `by year end`.
fn year_end(lexed: &Lexed, at: usize) -> Option<Found> {
    let dash = lexed.past(at + 1, &["-"]);
    let unit = match lexed.word(at)? {
        CalendarWord::Unit(unit @ (Unit::Year | Unit::Month), false) => unit,
        _ => return None,
    };
    (lexed.is(dash, &["end"]) && lexed.after(at, &["by", "until", "before", "at"])).then(|| {
        let found = Found::new(at..dash + 1, Expression::Unit { unit, which: Which::This });
        Found { part: Some(crate::annotate::DatePart::Late), ..found }
    })
}
