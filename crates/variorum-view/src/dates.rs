//! TIMEX3 values in words.
//!
//! In: a value of the record (`2025-W13`, `202`, `2025-03-26TEV`). Out: what a reader calls it (`week 13 of 2025`,
//! `2020s`, `2025-03-26 evening`). Days, months and years stand as they are: they sort, and need no words.
//! A value that is none of the forms named in `docs/record.md` is shown as it is.

use variorum::record::schema::Grain;

/// A date's value in words.
pub(crate) fn in_words(value: &str, grain: Option<Grain>) -> String {
    if let Some((from, to)) = value.split_once('/') {
        return format!("{} to {}", in_words(from, grain), in_words(to, grain));
    }
    if let Some(year) = value.strip_prefix("BC") {
        return format!("{} BC", year.trim_start_matches('0'));
    }
    let is_number = value.bytes().all(|b| b.is_ascii_digit());
    match (grain, value.len()) {
        (Some(Grain::Century), 2) if is_number => century(value),
        (Some(Grain::Decade), 3) if is_number => format!("{value}0s"),
        _ => reference(value).map_or_else(|| with_part(value), str::to_owned),
    }
}

fn reference(value: &str) -> Option<&'static str> {
    match value {
        "PRESENT_REF" => Some("now"),
        "PAST_REF" => Some("in the past"),
        "FUTURE_REF" => Some("in the future"),
        _ => None,
    }
}

/// `17` are the years from 1700: the 18th century.
fn century(value: &str) -> String {
    let number = value.parse::<u32>().unwrap_or(0) + 1;
    let ending = match (number % 10, number % 100) {
        (1, n) if n != 11 => "st",
        (2, n) if n != 12 => "nd",
        (3, n) if n != 13 => "rd",
        _ => "th",
    };
    format!("{number}{ending} century")
}

/// Weeks, seasons, quarters, halves and parts of the day, by their TIMEX3 codes.
fn with_part(value: &str) -> String {
    if let Some((day, time)) = value.split_once('T').filter(|(day, _)| !day.is_empty()) {
        let part = match time {
            "MO" => "morning",
            "MI" => "midday",
            "AF" => "afternoon",
            "EV" => "evening",
            "NI" => "night",
            "DT" => "daytime",
            clock => clock,
        };
        return format!("{day} {part}");
    }
    let Some((year, rest)) = value.split_once('-') else { return value.to_owned() };
    let season = match rest {
        "SP" => "spring",
        "SU" => "summer",
        "FA" => "autumn",
        "WI" => "winter",
        _ => "",
    };
    let number = |prefix: char| rest.strip_prefix(prefix).filter(|n| n.bytes().all(|b| b.is_ascii_digit()));
    match (season, number('W'), number('Q'), number('H')) {
        (season, ..) if !season.is_empty() => format!("{season} {year}"),
        (_, Some(week), ..) => format!("week {week} of {year}"),
        (_, _, Some(quarter), _) => format!("quarter {quarter} of {year}"),
        (.., Some(half)) => format!("half {half} of {year}"),
        _ => weekend(year, rest).unwrap_or_else(|| value.to_owned()),
    }
}

fn weekend(year: &str, rest: &str) -> Option<String> {
    let week = rest.strip_prefix('W')?.strip_suffix("-WE")?;
    Some(format!("weekend of week {week} of {year}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_read_out() {
        let check = |value: &str, grain: Grain, expected: &str| assert_eq!(in_words(value, Some(grain)), expected);
        check("17", Grain::Century, "18th century");
        check("20", Grain::Century, "21st century");
        check("202", Grain::Decade, "2020s");
        check("2025-W13", Grain::Week, "week 13 of 2025");
        check("2025-W13-WE", Grain::Weekend, "weekend of week 13 of 2025");
        check("2031-SP", Grain::Season, "spring 2031");
        check("2025-Q2", Grain::Quarter, "quarter 2 of 2025");
        check("2025-10-08TEV", Grain::PartOfDay, "2025-10-08 evening");
        check("2025-10-08T14:30", Grain::Minute, "2025-10-08 14:30");
        check("2025-03-01/2025-03-04", Grain::Day, "2025-03-01 to 2025-03-04");
        check("BC0044", Grain::Year, "44 BC");
        check("2025-03", Grain::Month, "2025-03");
        check("odd value", Grain::Day, "odd value");
        check("T", Grain::Day, "T");
    }
}
