//! Reads one calendar day at the start of some words, as newsrooms and web pages write it.
//!
//! In: words. Out: the day, and the bytes it takes. Read: `2025-03-27` (and what follows in ISO 8601),
//! `2025/03/27`, `20250327`, `27.03.2025`, `27 March 2025`, `March 27th, 2025`, `Thu, 27 Mar 2025 …` (RFC 2822),
//! and a day without its year. The day is taken as written: zones do not move it, since a newsroom dates its
//! report by its own clock. Not read: `03/04/2025`, which is two days.

use jiff::civil::Date;

use crate::language::english::{month, weekday};

/// A day as written; the year may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Day {
    pub year: Option<i16>,
    pub month: i8,
    pub day: i8,
}

impl Day {
    /// The date, where the year is written and the day exists.
    pub fn date(self) -> Option<Date> {
        Date::new(self.year?, self.month, self.day).ok()
    }

    /// The date, with a missing year taken so that the day falls nearest to `anchor`.
    pub fn near(self, anchor: Date) -> Option<Date> {
        if self.year.is_some() {
            return self.date();
        }
        let years = [anchor.year() - 1, anchor.year(), anchor.year() + 1];
        let dates = years.iter().filter_map(|&year| Date::new(year, self.month, self.day).ok());
        dates.min_by_key(|&date| days_between(date, anchor))
    }
}

/// Days between two dates, whichever is first.
pub(super) fn days_between(a: Date, b: Date) -> i32 {
    a.since(b).map_or(i32::MAX, |span| span.get_days().abs())
}

/// The day that `words` start with, and how many bytes it takes.
pub(super) fn day_at(words: &str) -> Option<(Day, usize)> {
    iso(words).or_else(|| dotted(words)).or_else(|| spelled(words))
}

/// A stated date: a day with its year at the start; whatever follows is a time.
pub(super) fn stated_day(words: &str) -> Option<Date> {
    let words = words.trim();
    let compact = || {
        let digits = words.get(..8).filter(|_| words.len() == 8 || words.as_bytes().get(8) == Some(&b'T'))?;
        let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
        Date::new(number(0, 4)?, i8::try_from(number(4, 6)?).ok()?, i8::try_from(number(6, 8)?).ok()?).ok()
    };
    day_at(words).and_then(|(day, _)| day.date()).or_else(compact)
}

/// `2025-03-27`, `2025/3/27`.
fn iso(words: &str) -> Option<(Day, usize)> {
    let (year, rest) = digits(words, 4, 4)?;
    let mark = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, rest) = digits(&rest[1..], 1, 2)?;
    let (day, rest) = digits(rest.strip_prefix(mark)?, 1, 2)?;
    checked(Some(year), month, day, words.len() - rest.len())
}

/// `27.03.2025`; with slashes only where one number can be no month.
fn dotted(words: &str) -> Option<(Day, usize)> {
    let (first, rest) = digits(words, 1, 2)?;
    let mark = rest.chars().next().filter(|c| matches!(c, '.' | '/'))?;
    let (second, rest) = digits(&rest[1..], 1, 2)?;
    let (year, rest) = digits(rest.strip_prefix(mark)?, 4, 4)?;
    let (day, month) = match mark {
        '.' => (first, second),
        _ if first > 12 => (first, second),
        _ if second > 12 => (second, first),
        _ => return None,
    };
    checked(Some(year), month, day, words.len() - rest.len())
}

/// `27 March 2025`, `Thursday, March 27, 2025`, `27th of March`.
fn spelled(words: &str) -> Option<(Day, usize)> {
    let rest = after_weekday(words);
    let (month, day, rest) = day_then_month(rest).or_else(|| month_then_day(rest))?;
    let year = written_year(rest);
    let rest = year.map_or(rest, |(_, rest)| rest);
    checked(year.map(|(year, _)| year), month, day, words.len() - rest.len())
}

fn after_weekday(words: &str) -> &str {
    let (word, rest) = next_word(words);
    if weekday(word).is_some() { rest.trim_start_matches(['.', ',', ' ']) } else { words }
}

fn day_then_month(words: &str) -> Option<(i16, i16, &str)> {
    let (day, rest) = digits(words, 1, 2)?;
    let rest = without_ordinal(rest).trim_start_matches([' ', '-', '.']);
    let rest = rest.strip_prefix("of ").unwrap_or(rest);
    let (word, after) = next_word(rest);
    Some((i16::from(month(word)?), day, after.strip_prefix('.').unwrap_or(after)))
}

fn month_then_day(words: &str) -> Option<(i16, i16, &str)> {
    let (word, rest) = next_word(words);
    let month = i16::from(month(word)?);
    let (day, rest) = digits(rest.trim_start_matches('.').trim_start_matches([' ', '-']), 1, 2)?;
    Some((month, day, without_ordinal(rest)))
}

fn written_year(rest: &str) -> Option<(i16, &str)> {
    let rest = rest.strip_prefix(',').unwrap_or(rest);
    let rest = rest.strip_prefix([' ', '-']).unwrap_or(rest);
    let (year, after) = digits(rest, 4, 4)?;
    (1000..=2999).contains(&year).then_some((year, after))
}

fn without_ordinal(rest: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| rest.strip_prefix(ending)).unwrap_or(rest)
}

fn next_word(words: &str) -> (&str, &str) {
    words.split_at(words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len()))
}

/// A number of `least` to `most` digits that no further digit follows.
fn digits(words: &str, least: usize, most: usize) -> Option<(i16, &str)> {
    let length = words.bytes().take_while(u8::is_ascii_digit).count();
    let number = words.get(..length).filter(|_| (least..=most).contains(&length))?;
    Some((number.parse().ok()?, &words[length..]))
}

/// The day, if there is one of that name (29 February where the year is open).
fn checked(year: Option<i16>, month: i16, day: i16, bytes: usize) -> Option<(Day, usize)> {
    let found = Day { year, month: i8::try_from(month).ok()?, day: i8::try_from(day).ok()? };
    // A leap year, so that 29 February stands where no year is written.
    Date::new(year.unwrap_or(2000), found.month, found.day).ok()?;
    Some((found, bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, expected: Option<&str>) {
        assert_eq!(stated_day(words).map(|date| date.to_string()).as_deref(), expected, "{words}");
    }

    #[test]
    fn full_dates_are_read_in_every_usual_form() {
        for words in [
            "2031-03-27",
            "2031-03-27T23:30:00-05:00",
            "2031/3/27",
            "20310327",
            "20310327T101500Z",
            "27.03.2031",
            "27/03/2031",
            "03/27/2031",
            "27 March 2031",
            "27th of March 2031",
            "March 27, 2031",
            "Mar. 27th, 2031 at 4 p.m.",
            "Thu, 27 Mar 2031 10:00:00 GMT",
            "Thursday 27 March, 2031",
            "27-Mar-2031",
        ] {
            check(words, Some("2031-03-27"));
        }
    }

    #[test]
    fn what_is_no_single_day_is_not_read() {
        for words in ["03/04/2031", "March 2031", "2031", "31 April 2031", "1743033600", "soon", "", "é", "March 27"] {
            check(words, None);
        }
    }

    #[test]
    fn missing_year_is_the_one_that_brings_the_day_nearest() {
        let day = Day { year: None, month: 12, day: 31 };
        let near = day.near(Date::constant(2031, 1, 2));
        assert_eq!(near, Some(Date::constant(2030, 12, 31)));
    }

    #[test]
    fn bytes_taken_end_after_the_year() {
        assert_eq!(day_at("March 27, 2031 —").map(|(_, bytes)| bytes), Some("March 27, 2031".len()));
        assert_eq!(day_at("Jan. 4 (XYZ)").map(|(_, bytes)| bytes), Some("Jan. 4".len()));
    }
}
