//! The words of the calendar and the clock: months, weekdays, seasons, units, parts of the day, holidays.
//!
//! In: a word, lower case. Out: what it names. Whether a word that also means something else
//! (may, march, second, sun, fall) is meant as a date here is for [`crate::annotate`] to decide.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// What a word names in the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarWord {
    /// 1 to 12.
    Month(u8),
    /// 1 to 12, written short: `Jan`, `Sept`.
    ShortMonth(u8),
    /// 1 (Monday) to 7.
    Weekday(u8),
    /// 1 to 7, written short: `Mon`, `Thurs`.
    ShortWeekday(u8),
    /// `Mondays`.
    Weekdays(u8),
    /// A season.
    Season(Season),
    /// A unit of time, and whether the word is plural.
    Unit(Unit, bool),
    /// A part of the day, by its TIMEX3 code: MO, MI, AF, EV, NI, DT.
    DayPart(&'static str),
    /// A number word: `seven`, `twenty`, `several` (no value).
    Number(Option<u32>),
    /// `first`, `twenty-first` by its last word.
    Ordinal(u32),
    /// `nineties`: the decade's last two digits.
    Decade(u32),
    /// A reference without a calendar date, by its TIMEX3 value.
    Reference(&'static str),
    /// A whole set of times: `annually`, by its TIMEX3 value.
    Set(&'static str),
    /// Days counted from the one that is spoken of: `yesterday` is -1.
    Day(i32),
    /// A word that dates are built with and that names none: `last`, `ago`, `the`.
    Builder,
}

/// The four seasons.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum Season {
    Spring,
    Summer,
    Autumn,
    Winter,
}

/// Units of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Night,
    Weekend,
    Week,
    Fortnight,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

/// How a holiday's day is found in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HolidayRule {
    /// Month and day.
    Fixed(u8, u8),
    /// Month, weekday 1 to 7, which one of the month (5: the last).
    Nth(u8, u8, u8),
    /// Days from Easter Sunday of the western churches.
    Easter(i32),
}

/// What a lower-case word names, if anything.
#[must_use]
pub fn calendar_word(word: &str) -> Option<CalendarWord> {
    CALENDAR.get(word).copied()
}

/// The month of a word, 1 to 12, in full or short (a full stop left out), in any case.
#[must_use]
pub fn month(word: &str) -> Option<u8> {
    match calendar_word(&word.to_lowercase())? {
        CalendarWord::Month(month) | CalendarWord::ShortMonth(month) => Some(month),
        _ => None,
    }
}

/// The weekday of a word, 1 (Monday) to 7, in full or short, in any case.
#[must_use]
pub fn weekday(word: &str) -> Option<u8> {
    match calendar_word(&word.to_lowercase())? {
        CalendarWord::Weekday(day) | CalendarWord::ShortWeekday(day) => Some(day),
        _ => None,
    }
}

/// True for the lower-case name of a weekday, in full.
#[must_use]
pub fn is_weekday(word: &str) -> bool {
    matches!(calendar_word(word), Some(CalendarWord::Weekday(_)))
}

/// Holidays as the lower-case words of their names, longest first where one begins another.
/// Only those whose day can be told from the year, and whose name is nothing else in news.
pub const HOLIDAYS: &[(&[&str], HolidayRule)] = &[
    (&["christmas", "eve"], HolidayRule::Fixed(12, 24)),
    (&["christmas", "day"], HolidayRule::Fixed(12, 25)),
    (&["christmas"], HolidayRule::Fixed(12, 25)),
    (&["boxing", "day"], HolidayRule::Fixed(12, 26)),
    (&["new", "year's", "eve"], HolidayRule::Fixed(12, 31)),
    (&["new", "year's", "day"], HolidayRule::Fixed(1, 1)),
    (&["new", "year's"], HolidayRule::Fixed(1, 1)),
    (&["epiphany"], HolidayRule::Fixed(1, 6)),
    (&["martin", "luther", "king", "day"], HolidayRule::Nth(1, 1, 3)),
    (&["valentine's", "day"], HolidayRule::Fixed(2, 14)),
    (&["presidents", "day"], HolidayRule::Nth(2, 1, 3)),
    (&["presidents'", "day"], HolidayRule::Nth(2, 1, 3)),
    (&["st", "patrick's", "day"], HolidayRule::Fixed(3, 17)),
    (&["ash", "wednesday"], HolidayRule::Easter(-46)),
    (&["palm", "sunday"], HolidayRule::Easter(-7)),
    (&["maundy", "thursday"], HolidayRule::Easter(-3)),
    (&["good", "friday"], HolidayRule::Easter(-2)),
    (&["easter", "sunday"], HolidayRule::Easter(0)),
    (&["easter", "monday"], HolidayRule::Easter(1)),
    (&["easter"], HolidayRule::Easter(0)),
    (&["pentecost"], HolidayRule::Easter(49)),
    (&["april", "fools'", "day"], HolidayRule::Fixed(4, 1)),
    (&["april", "fool's", "day"], HolidayRule::Fixed(4, 1)),
    (&["earth", "day"], HolidayRule::Fixed(4, 22)),
    (&["anzac", "day"], HolidayRule::Fixed(4, 25)),
    (&["may", "day"], HolidayRule::Fixed(5, 1)),
    (&["cinco", "de", "mayo"], HolidayRule::Fixed(5, 5)),
    (&["memorial", "day"], HolidayRule::Nth(5, 1, 5)),
    (&["juneteenth"], HolidayRule::Fixed(6, 19)),
    (&["canada", "day"], HolidayRule::Fixed(7, 1)),
    (&["bastille", "day"], HolidayRule::Fixed(7, 14)),
    (&["labor", "day"], HolidayRule::Nth(9, 1, 1)),
    (&["columbus", "day"], HolidayRule::Nth(10, 1, 2)),
    (&["halloween"], HolidayRule::Fixed(10, 31)),
    (&["guy", "fawkes", "night"], HolidayRule::Fixed(11, 5)),
    (&["veterans", "day"], HolidayRule::Fixed(11, 11)),
    (&["remembrance", "day"], HolidayRule::Fixed(11, 11)),
    (&["thanksgiving", "day"], HolidayRule::Nth(11, 4, 4)),
    (&["thanksgiving"], HolidayRule::Nth(11, 4, 4)),
];

/// Nouns that numbers count: `2000 troops` is no year.
pub const COUNTED: &[&str] = &[
    "acres",
    "aircraft",
    "arrests",
    "bodies",
    "calories",
    "cars",
    "cases",
    "casualties",
    "children",
    "civilians",
    "copies",
    "dead",
    "deaths",
    "delegates",
    "dollars",
    "employees",
    "euros",
    "families",
    "feet",
    "fighters",
    "francs",
    "guests",
    "guns",
    "hectares",
    "homes",
    "houses",
    "inmates",
    "jobs",
    "kg",
    "kilograms",
    "kilometers",
    "kilometres",
    "km",
    "lives",
    "members",
    "men",
    "meters",
    "metres",
    "migrants",
    "miles",
    "more",
    "mph",
    "officers",
    "other",
    "others",
    "people",
    "percent",
    "persons",
    "planes",
    "points",
    "police",
    "policemen",
    "pounds",
    "prisoners",
    "protesters",
    "refugees",
    "residents",
    "rounds",
    "sailors",
    "seats",
    "shares",
    "ships",
    "soldiers",
    "spectators",
    "square",
    "students",
    "tanks",
    "times",
    "tonnes",
    "tons",
    "troops",
    "units",
    "vehicles",
    "victims",
    "volunteers",
    "voters",
    "votes",
    "watts",
    "women",
    "words",
    "workers",
    "wounded",
    "yards",
    "years",
    "yen",
];

static CALENDAR: LazyLock<FxHashMap<&'static str, CalendarWord>> = LazyLock::new(build);

fn build() -> FxHashMap<&'static str, CalendarWord> {
    let mut words = FxHashMap::default();
    for (index, names) in MONTHS.iter().enumerate() {
        let month = u8::try_from(index + 1).unwrap_or(1);
        words.extend(names[1..].iter().map(|&name| (name, CalendarWord::ShortMonth(month))));
        words.insert(names[0], CalendarWord::Month(month));
    }
    for (index, names) in WEEKDAYS.iter().enumerate() {
        let day = u8::try_from(index + 1).unwrap_or(1);
        words.insert(names[0], CalendarWord::Weekday(day));
        words.insert(names[1], CalendarWord::Weekdays(day));
        words.extend(names[2..].iter().map(|&name| (name, CalendarWord::ShortWeekday(day))));
    }
    words.extend(UNITS.iter().map(|&(name, unit, plural)| (name, CalendarWord::Unit(unit, plural))));
    words.extend(NUMBERS.iter().map(|&(name, value)| (name, CalendarWord::Number(value))));
    words.extend(ORDINALS.iter().map(|&(name, value)| (name, CalendarWord::Ordinal(value))));
    words.extend(BUILDERS.iter().map(|&name| (name, CalendarWord::Builder)));
    words.extend(OTHERS.iter().copied());
    words
}

const MONTHS: [&[&str]; 12] = [
    &["january", "jan"],
    &["february", "feb"],
    &["march", "mar"],
    &["april", "apr"],
    &["may"],
    &["june", "jun"],
    &["july", "jul"],
    &["august", "aug"],
    &["september", "sept", "sep"],
    &["october", "oct"],
    &["november", "nov"],
    &["december", "dec"],
];

/// In full, plural, short forms.
const WEEKDAYS: [&[&str]; 7] = [
    &["monday", "mondays", "mon"],
    &["tuesday", "tuesdays", "tue", "tues"],
    &["wednesday", "wednesdays", "wed", "weds"],
    &["thursday", "thursdays", "thu", "thur", "thurs"],
    &["friday", "fridays", "fri"],
    &["saturday", "saturdays", "sat"],
    &["sunday", "sundays", "sun"],
];

const UNITS: &[(&str, Unit, bool)] = &[
    ("seconds", Unit::Second, true),
    ("minute", Unit::Minute, false),
    ("minutes", Unit::Minute, true),
    ("mins", Unit::Minute, true),
    ("hour", Unit::Hour, false),
    ("hours", Unit::Hour, true),
    ("hrs", Unit::Hour, true),
    ("day", Unit::Day, false),
    ("days", Unit::Day, true),
    ("nights", Unit::Night, true),
    ("weekend", Unit::Weekend, false),
    ("weekends", Unit::Weekend, true),
    ("week", Unit::Week, false),
    ("weeks", Unit::Week, true),
    ("fortnight", Unit::Fortnight, false),
    ("fortnights", Unit::Fortnight, true),
    ("month", Unit::Month, false),
    ("months", Unit::Month, true),
    ("quarter", Unit::Quarter, false),
    ("quarters", Unit::Quarter, true),
    ("year", Unit::Year, false),
    ("years", Unit::Year, true),
    ("decade", Unit::Decade, false),
    ("decades", Unit::Decade, true),
    ("century", Unit::Century, false),
    ("centuries", Unit::Century, true),
];

const NUMBERS: &[(&str, Option<u32>)] = &[
    ("one", Some(1)),
    ("two", Some(2)),
    ("three", Some(3)),
    ("four", Some(4)),
    ("five", Some(5)),
    ("six", Some(6)),
    ("seven", Some(7)),
    ("eight", Some(8)),
    ("nine", Some(9)),
    ("ten", Some(10)),
    ("eleven", Some(11)),
    ("twelve", Some(12)),
    ("thirteen", Some(13)),
    ("fourteen", Some(14)),
    ("fifteen", Some(15)),
    ("sixteen", Some(16)),
    ("seventeen", Some(17)),
    ("eighteen", Some(18)),
    ("nineteen", Some(19)),
    ("twenty", Some(20)),
    ("thirty", Some(30)),
    ("forty", Some(40)),
    ("fifty", Some(50)),
    ("sixty", Some(60)),
    ("seventy", Some(70)),
    ("eighty", Some(80)),
    ("ninety", Some(90)),
    ("several", None),
    ("few", None),
    ("many", None),
    ("some", None),
];

const ORDINALS: &[(&str, u32)] = &[
    ("first", 1),
    ("second", 2),
    ("third", 3),
    ("fourth", 4),
    ("fifth", 5),
    ("sixth", 6),
    ("seventh", 7),
    ("eighth", 8),
    ("ninth", 9),
    ("tenth", 10),
    ("eleventh", 11),
    ("twelfth", 12),
    ("thirteenth", 13),
    ("fourteenth", 14),
    ("fifteenth", 15),
    ("sixteenth", 16),
    ("seventeenth", 17),
    ("eighteenth", 18),
    ("nineteenth", 19),
    ("twentieth", 20),
];

const BUILDERS: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "last",
    "past",
    "previous",
    "next",
    "coming",
    "upcoming",
    "following",
    "same",
    "early",
    "earlier",
    "late",
    "later",
    "mid",
    "beginning",
    "middle",
    "start",
    "end",
    "ago",
    "every",
    "each",
    "once",
    "twice",
    "half",
    "in",
    "on",
    "about",
    "around",
    "nearly",
    "almost",
    "over",
    "easter",
    "epiphany",
    "good",
    "palm",
    "ash",
    "maundy",
    "christmas",
    "boxing",
    "new",
    "martin",
    "valentine's",
    "presidents",
    "presidents'",
    "st",
    "pentecost",
    "earth",
    "anzac",
    "cinco",
    "memorial",
    "juneteenth",
    "canada",
    "bastille",
    "labor",
    "columbus",
    "halloween",
    "guy",
    "veterans",
    "remembrance",
    "thanksgiving",
    "later",
    "noon",
    "midday",
    "midnight",
    "turn",
    "dawn",
    "dusk",
    "q1",
    "q2",
    "q3",
    "q4",
    "year's",
    "week's",
    "month's",
    "present",
    "recent",
    "current",
    "these",
    "those",
    "present-day",
    "near",
    "final",
    "year-end",
    "another",
];

const OTHERS: &[(&str, CalendarWord)] = &[
    ("spring", CalendarWord::Season(Season::Spring)),
    ("springtime", CalendarWord::Season(Season::Spring)),
    ("summer", CalendarWord::Season(Season::Summer)),
    ("autumn", CalendarWord::Season(Season::Autumn)),
    ("fall", CalendarWord::Season(Season::Autumn)),
    ("winter", CalendarWord::Season(Season::Winter)),
    ("morning", CalendarWord::DayPart("MO")),
    ("afternoon", CalendarWord::DayPart("AF")),
    ("evening", CalendarWord::DayPart("EV")),
    ("night", CalendarWord::DayPart("NI")),
    ("daytime", CalendarWord::DayPart("DT")),
    ("twenties", CalendarWord::Decade(20)),
    ("thirties", CalendarWord::Decade(30)),
    ("forties", CalendarWord::Decade(40)),
    ("fifties", CalendarWord::Decade(50)),
    ("sixties", CalendarWord::Decade(60)),
    ("seventies", CalendarWord::Decade(70)),
    ("eighties", CalendarWord::Decade(80)),
    ("nineties", CalendarWord::Decade(90)),
    ("yesterday", CalendarWord::Day(-1)),
    ("yesterday's", CalendarWord::Day(-1)),
    ("today", CalendarWord::Day(0)),
    ("today's", CalendarWord::Day(0)),
    ("tonight", CalendarWord::Day(0)),
    ("tonight's", CalendarWord::Day(0)),
    ("tomorrow", CalendarWord::Day(1)),
    ("tomorrow's", CalendarWord::Day(1)),
    ("now", CalendarWord::Reference("PRESENT_REF")),
    ("currently", CalendarWord::Reference("PRESENT_REF")),
    ("nowadays", CalendarWord::Reference("PRESENT_REF")),
    ("presently", CalendarWord::Reference("PRESENT_REF")),
    ("recently", CalendarWord::Reference("PAST_REF")),
    ("daily", CalendarWord::Set("P1D")),
    ("weekly", CalendarWord::Set("P1W")),
    ("monthly", CalendarWord::Set("P1M")),
    ("quarterly", CalendarWord::Set("P1Q")),
    ("annually", CalendarWord::Set("P1Y")),
    ("annual", CalendarWord::Set("P1Y")),
    ("yearly", CalendarWord::Set("P1Y")),
    ("nightly", CalendarWord::Set("P1D")),
    ("hourly", CalendarWord::Set("PT1H")),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_and_weekdays_are_known_in_full_and_short() {
        assert_eq!((month("March"), month("Sept"), month("MAY"), month("Marching")), (Some(3), Some(9), Some(5), None));
        assert_eq!((weekday("Sunday"), weekday("Tues"), weekday("day")), (Some(7), Some(2), None));
    }

    #[test]
    fn counted_nouns_are_sorted_and_lower_case() {
        assert!(COUNTED.is_sorted());
        assert!(COUNTED.iter().all(|noun| noun.chars().all(|c| c.is_ascii_lowercase())));
    }
}
