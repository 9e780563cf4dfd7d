//! What a date expression says, before it is known when that is.

use std::ops::Range;

use crate::annotate::DatePart;
use crate::language::english::{HolidayRule, Season, Unit};

/// A date expression as read.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    /// Its tokens.
    pub(super) tokens: Range<usize>,
    /// What it says.
    pub(super) says: Expression,
    /// Early, mid or late.
    pub(super) part: Option<DatePart>,
    /// TIMEX3 code of a part of the day: `Tuesday evening`.
    pub(super) day_part: Option<&'static str>,
    /// A time of day.
    pub(super) clock: Option<Clock>,
}

impl Found {
    /// An expression without part or clock.
    pub(super) fn new(tokens: Range<usize>, says: Expression) -> Self {
        Self { tokens, says, part: None, day_part: None, clock: None }
    }
}

/// A time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Clock {
    /// 0 to 24.
    pub(super) hour: u8,
    /// 0 to 59, where stated.
    pub(super) minute: Option<u8>,
}

/// What a date expression says.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Expression {
    /// `March 27`, `March 3-5, 2021`.
    Day { year: Which, month: u8, day: u8, last: Option<u8> },
    /// `the 27th`.
    DayOfMonth(u8),
    /// `March 2021`, `last March`.
    Month { year: Which, month: u8 },
    /// `2021`; negative before Christ.
    Year(i32),
    /// `2013-14`.
    Years(i32, i32),
    /// `the 1990s`, by its first three digits.
    Decade(i32),
    /// `the 18th century`, by its first two digits; -4 is the fourth before Christ.
    Century(i32),
    /// `the summer of 2016`.
    Season { year: Which, season: Season },
    /// `the first quarter of 2025`.
    Quarter { year: Which, quarter: u8 },
    /// `the second half of 2024`.
    Half { year: Which, half: u8 },
    /// `Christmas Eve`.
    Holiday { year: Which, rule: HolidayRule },
    /// `Wednesday`, `next Wednesday`.
    Weekday { day: u8, which: Which },
    /// `this week`, `the following day`.
    Unit { unit: Unit, which: Which },
    /// Days from the day of publication: `yesterday`.
    Days(i32),
    /// `two weeks ago`, `two days later`; no number for "a few".
    Count { number: Option<u32>, unit: Unit, from: From },
    /// `this morning`, `that night`; the code is in [`Found::day_part`].
    DayPart(Which),
    /// `3 p.m.`; the time is in [`Found::clock`].
    Time,
    /// `now`, by its TIMEX3 value.
    Reference(&'static str),
    /// `three years`; no number for "several".
    Duration { number: Option<u32>, unit: Unit },
    /// `every two days`.
    Every { number: u32, unit: Unit },
    /// `every Monday`.
    EveryWeekday(u8),
    /// `October is wet`.
    EveryMonth(u8),
    /// `annually`, by its TIMEX3 value.
    Set(&'static str),
}

/// Which of several like periods is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Which {
    /// The year is written.
    Given(i32),
    /// The year, counted from that of publication: -1 in "March last year".
    YearsOn(i32),
    /// Nothing says so: the clause's tense and nearness decide.
    Open,
    /// `last`, from the day of publication.
    Last,
    /// `this`.
    This,
    /// `next`.
    Next,
    /// `that`, `the same`: the one that the text spoke of.
    Same,
    /// `the previous`: before the one that the text spoke of.
    Before,
    /// `the following`: after the one that the text spoke of.
    After,
}

/// From where a number of units is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    /// Back from the day of publication: `ago`.
    Ago,
    /// On from the day of publication: `in three days`, `from now`.
    Ahead,
    /// Back from the day that the text spoke of: `two days earlier`.
    Earlier,
    /// On from it: `two days later`.
    Later,
}
