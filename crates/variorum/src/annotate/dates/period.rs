//! A stretch of the calendar and its TIMEX3 value.
//!
//! In: year, month, day and the like, already settled. Out: `2025-03-26`, `2025-W13`, `2025-SP`, `BC0044`.
//! Weeks are ISO 8601 weeks, as in TIMEX3; a winter bears the year in which it begins.

use jiff::civil::{Date, ISOWeekDate, Weekday};

use crate::annotate::Grain;
use crate::language::english::Season;

/// A stretch of the calendar. Years before Christ are negative: -44 is 44 BC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Period {
    /// One day.
    Day(Date),
    /// From the first to the second day.
    Days(Date, Date),
    /// The ISO week that holds the day.
    Week(Date),
    /// Saturday and Sunday of the ISO week that holds the day.
    Weekend(Date),
    /// Year and month.
    Month(i32, u8),
    /// Year and season.
    Season(i32, Season),
    /// Year and quarter, 1 to 4.
    Quarter(i32, u8),
    /// Year and half, 1 or 2.
    Half(i32, u8),
    /// A year.
    Year(i32),
    /// From the first to the second year.
    Years(i32, i32),
    /// A year's first three digits.
    Decade(i32),
    /// A year's first two digits; -4 is the fourth century before Christ.
    Century(i32),
}

impl Period {
    /// The TIMEX3 value.
    pub(super) fn timex(self) -> String {
        match self {
            Self::Day(day) => day.to_string(),
            Self::Days(first, last) => format!("{first}/{last}"),
            Self::Week(day) => week(day),
            Self::Weekend(day) => format!("{}-WE", week(day)),
            Self::Month(y, m) => format!("{}-{m:02}", year(y)),
            Self::Season(y, season) => format!("{}-{}", year(y), season_code(season)),
            Self::Quarter(y, quarter) => format!("{}-Q{quarter}", year(y)),
            Self::Half(y, half) => format!("{}-H{half}", year(y)),
            Self::Year(y) => year(y),
            Self::Years(first, last) => format!("{}/{}", year(first), year(last)),
            Self::Decade(decade) if decade < 0 => format!("BC{:03}", -decade),
            Self::Decade(decade) => format!("{decade:03}"),
            Self::Century(century) if century < 0 => format!("BC{:02}", -century - 1),
            Self::Century(century) => format!("{century:02}"),
        }
    }

    /// The grain of the value.
    pub(super) fn grain(self) -> Grain {
        match self {
            Self::Day(_) | Self::Days(..) => Grain::Day,
            Self::Week(_) => Grain::Week,
            Self::Weekend(_) => Grain::Weekend,
            Self::Month(..) => Grain::Month,
            Self::Season(..) => Grain::Season,
            Self::Quarter(..) => Grain::Quarter,
            Self::Half(..) => Grain::Half,
            Self::Year(_) | Self::Years(..) => Grain::Year,
            Self::Decade(_) => Grain::Decade,
            Self::Century(_) => Grain::Century,
        }
    }

    /// The day, where it is one; the last of several.
    pub(super) fn day(self) -> Option<Date> {
        match self {
            Self::Day(day) | Self::Days(_, day) => Some(day),
            _ => None,
        }
    }

    /// The year, where it has one.
    pub(super) fn year(self) -> Option<i32> {
        match self {
            Self::Day(day) | Self::Days(_, day) | Self::Week(day) | Self::Weekend(day) => Some(day.year().into()),
            Self::Month(y, _) | Self::Season(y, _) | Self::Quarter(y, _) | Self::Half(y, _) => Some(y),
            Self::Year(y) | Self::Years(_, y) => Some(y),
            Self::Decade(_) | Self::Century(_) => None,
        }
    }

    /// The month, where it is one or lies in one.
    pub(super) fn month(self) -> Option<u8> {
        match self {
            Self::Day(day) | Self::Days(_, day) | Self::Week(day) | Self::Weekend(day) => month_of(day),
            Self::Month(_, m) => Some(m),
            Self::Season(_, season) => Some(season_start(season)),
            _ => None,
        }
    }
}

/// The month of a day, 1 to 12.
pub(super) fn month_of(day: Date) -> Option<u8> {
    u8::try_from(day.month()).ok()
}

/// A day, where there is such a day.
pub(super) fn date(year: i32, month: u8, day: u8) -> Option<Date> {
    Date::new(i16::try_from(year).ok()?, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

/// A day so many days on.
pub(super) fn plus_days(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

/// Whole days from `a` to `b`.
pub(super) fn days_between(a: Date, b: Date) -> i64 {
    i64::from((b - a).get_days())
}

/// A year and month so many months on.
pub(super) fn plus_months(year: i32, month: u8, months: i32) -> Option<(i32, u8)> {
    let index = year.checked_mul(12)?.checked_add(i32::from(month) - 1)?.checked_add(months)?;
    Some((index.div_euclid(12), u8::try_from(index.rem_euclid(12) + 1).ok()?))
}

/// The first month of a season, 1 to 12, in the north, as newsrooms and evaluators count them.
pub(super) fn season_start(season: Season) -> u8 {
    match season {
        Season::Spring => 3,
        Season::Summer => 6,
        Season::Autumn => 9,
        Season::Winter => 12,
    }
}

/// Monday's number is 1.
pub(super) fn weekday_number(day: Date) -> i64 {
    i64::from(day.weekday().to_monday_one_offset())
}

/// Easter Sunday of the western churches (the anonymous Gregorian computus, Nature, 20 April 1876).
pub(super) fn easter(year: i32) -> Option<Date> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    date(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// The `nth` weekday (1 to 7) of a month; 5 means the last one.
pub(super) fn nth_weekday(year: i32, month: u8, weekday: u8, nth: u8) -> Option<Date> {
    let weekday = Weekday::from_monday_one_offset(i8::try_from(weekday).ok()?).ok()?;
    let nth = if nth == 5 { -1 } else { i8::try_from(nth).ok()? };
    date(year, month, 1)?.nth_weekday_of_month(nth, weekday).ok()
}

fn week(day: Date) -> String {
    let week: ISOWeekDate = day.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

fn year(year: i32) -> String {
    if year < 0 { format!("BC{:04}", -year) } else { format!("{year:04}") }
}

fn season_code(season: Season) -> &'static str {
    match season {
        Season::Spring => "SP",
        Season::Summer => "SU",
        Season::Autumn => "FA",
        Season::Winter => "WI",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_timex3() {
        let day = date(2025, 3, 26).unwrap();
        assert_eq!(Period::Day(day).timex(), "2025-03-26");
        assert_eq!(Period::Week(day).timex(), "2025-W13");
        assert_eq!(Period::Year(-44).timex(), "BC0044");
        assert_eq!(Period::Century(17).timex(), "17");
        assert_eq!(Period::Season(2025, Season::Spring).timex(), "2025-SP");
    }

    #[test]
    fn feasts_that_move_are_computed() {
        assert_eq!(easter(2025), date(2025, 4, 20));
        assert_eq!(nth_weekday(2025, 11, 4, 4), date(2025, 11, 27));
        assert_eq!(nth_weekday(2025, 5, 1, 5), date(2025, 5, 26));
    }

    #[test]
    fn months_roll_over_years() {
        assert_eq!(plus_months(2025, 1, -2), Some((2024, 11)));
        assert_eq!(plus_months(2025, 11, 3), Some((2026, 2)));
    }
}
