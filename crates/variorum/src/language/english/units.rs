//! Units of measure: names, abbreviations, and the times and heads that a rate is told by.

/// Singular English name of the unit that a lower-case word spells out, singular or plural.
#[must_use]
pub fn unit_word(low: &str) -> Option<String> {
    if let Some(name) = plain_unit(low) {
        return Some(name.to_owned());
    }
    let (prefix, base) = PREFIXES.iter().find_map(|prefix| Some((*prefix, low.strip_prefix(prefix)?)))?;
    metric_base(base).map(|base| format!("{prefix}{base}"))
}

const PREFIXES: &[&str] =
    &["kilo", "milli", "centi", "deci", "micro", "nano", "pico", "mega", "giga", "tera", "peta", "exa"];

fn metric_base(word: &str) -> Option<&'static str> {
    Some(match word {
        "meter" | "meters" | "metre" | "metres" => "meter",
        "gram" | "grams" | "gramme" | "grammes" => "gram",
        "liter" | "liters" | "litre" | "litres" => "liter",
        "watt" | "watts" => "watt",
        "byte" | "bytes" => "byte",
        "bit" | "bits" => "bit",
        "hertz" => "hertz",
        "volt" | "volts" => "volt",
        "joule" | "joules" => "joule",
        "pascal" | "pascals" => "pascal",
        "calorie" | "calories" => "calorie",
        "ton" | "tons" | "tonne" | "tonnes" => "ton",
        "pixel" | "pixels" => "pixel",
        "second" | "seconds" => "second",
        _ => return None,
    })
}

fn plain_unit(low: &str) -> Option<&'static str> {
    if let Some(time) = time_unit(low) {
        return Some(time);
    }
    Some(match low {
        "meter" | "meters" | "metre" | "metres" => "meter",
        "gram" | "grams" | "gramme" | "grammes" => "gram",
        "kilo" | "kilos" => "kilogram",
        "liter" | "liters" | "litre" | "litres" => "liter",
        "watt" | "watts" => "watt",
        "byte" | "bytes" => "byte",
        "volt" | "volts" => "volt",
        "joule" | "joules" => "joule",
        "calorie" | "calories" => "calorie",
        "hertz" => "hertz",
        "mile" | "miles" => "mile",
        "yard" | "yards" => "yard",
        "foot" | "feet" => "foot",
        "inch" | "inches" => "inch",
        "acre" | "acres" => "acre",
        "hectare" | "hectares" => "hectare",
        "ton" | "tons" => "ton",
        "tonne" | "tonnes" => "tonne",
        "pound" | "pounds" => "pound",
        "ounce" | "ounces" => "ounce",
        "gallon" | "gallons" => "gallon",
        "barrel" | "barrels" => "barrel",
        "bushel" | "bushels" => "bushel",
        "pint" | "pints" => "pint",
        "carat" | "carats" => "carat",
        "knot" | "knots" => "knot",
        "horsepower" => "horsepower",
        "decibel" | "decibels" => "decibel",
        "cup" | "cups" => "cup",
        "tablespoon" | "tablespoons" | "tbsp" => "tablespoon",
        "teaspoon" | "teaspoons" | "tsp" => "teaspoon",
        "mph" => "mile per hour",
        "kph" | "kmph" | "kmh" => "kilometer per hour",
        "bit" => "bit",
        "degree" | "degrees" => "degree",
        _ => return None,
    })
}

/// Singular name of a unit of time.
#[must_use]
pub fn time_unit(low: &str) -> Option<&'static str> {
    Some(match low {
        "second" | "seconds" => "second",
        "minute" | "minutes" => "minute",
        "hour" | "hours" => "hour",
        "day" | "days" => "day",
        "night" | "nights" => "night",
        "week" | "weeks" => "week",
        "fortnight" | "fortnights" => "fortnight",
        "month" | "months" => "month",
        "year" | "years" => "year",
        "decade" | "decades" => "decade",
        "century" | "centuries" => "century",
        _ => return None,
    })
}

/// Singular name of the unit that an abbreviation stands for; case matters (MB, Mb).
#[must_use]
pub fn unit_symbol(raw: &str) -> Option<&'static str> {
    Some(match raw {
        "km" => "kilometer",
        "cm" => "centimeter",
        "dm" => "decimeter",
        "mm" => "millimeter",
        "nm" => "nanometer",
        "µm" | "μm" => "micrometer",
        "kg" | "Kg" | "KG" | "kgs" => "kilogram",
        "mg" => "milligram",
        "mcg" | "µg" | "μg" => "microgram",
        "lb" | "lbs" => "pound",
        "oz" => "ounce",
        "ft" => "foot",
        "yd" | "yds" => "yard",
        "mi" => "mile",
        "ml" | "mL" => "milliliter",
        "cl" => "centiliter",
        "ha" => "hectare",
        "km2" | "km²" | "sqkm" => "square kilometer",
        "m2" | "m²" | "sqm" => "square meter",
        "sqft" => "square foot",
        "m3" | "m³" => "cubic meter",
        "kW" => "kilowatt",
        "MW" => "megawatt",
        "GW" => "gigawatt",
        "Wh" => "watt hour",
        "kWh" => "kilowatt hour",
        "MWh" => "megawatt hour",
        "GWh" => "gigawatt hour",
        "TWh" => "terawatt hour",
        "kV" => "kilovolt",
        "Hz" => "hertz",
        "kHz" => "kilohertz",
        "MHz" => "megahertz",
        "GHz" => "gigahertz",
        "KB" | "kB" => "kilobyte",
        "MB" => "megabyte",
        "mb" => "megabit",
        "GB" => "gigabyte",
        "TB" => "terabyte",
        "PB" => "petabyte",
        "Mbps" => "megabit per second",
        "Gbps" => "gigabit per second",
        "dB" => "decibel",
        "hp" | "bhp" => "horsepower",
        "rpm" => "revolution per minute",
        "psi" => "pound per square inch",
        "kPa" => "kilopascal",
        "hPa" => "hectopascal",
        "ppm" => "part per million",
        "kcal" => "kilocalorie",
        "kJ" => "kilojoule",
        "mph" => "mile per hour",
        "kph" | "kmph" | "kmh" => "kilometer per hour",
        "hrs" | "hr" => "hour",
        "mins" | "min" => "minute",
        "secs" | "sec" => "second",
        "yrs" | "yr" => "year",
        _ => return None,
    })
}

/// Singular name of the unit that a single letter stands for; only where it is glued to digits or stands alone beside them.
#[must_use]
pub fn letter_unit(raw: &str) -> Option<&'static str> {
    Some(match raw {
        "m" => "meter",
        "g" => "gram",
        "t" => "ton",
        "l" | "L" => "liter",
        "W" => "watt",
        "V" => "volt",
        _ => return None,
    })
}

/// Singular name of what a rate is told by, after `a`, `per`, `each`, `every`: a time, a head, a thing sold.
#[must_use]
pub fn rate_base(low: &str) -> Option<&'static str> {
    if let Some(time) = time_unit(low) {
        return Some(time);
    }
    Some(match low {
        "annum" => "year",
        "quarter" => "quarter",
        "season" => "season",
        "head" | "capita" => "head",
        "person" => "person",
        "share" => "share",
        "barrel" => "barrel",
        "ton" => "ton",
        "tonne" => "tonne",
        "gallon" => "gallon",
        "liter" | "litre" => "liter",
        "pound" => "pound",
        "ounce" => "ounce",
        "kilo" | "kilogram" | "kg" => "kilogram",
        "dozen" => "dozen",
        "bushel" => "bushel",
        "household" => "household",
        "family" => "family",
        "student" => "student",
        "pupil" => "pupil",
        "child" => "child",
        "patient" => "patient",
        "worker" => "worker",
        "employee" => "employee",
        "ticket" => "ticket",
        "game" => "game",
        "episode" => "episode",
        "dose" => "dose",
        "mile" => "mile",
        "kilometer" | "kilometre" | "km" => "kilometer",
        "acre" => "acre",
        "hectare" => "hectare",
        "unit" => "unit",
        "vehicle" => "vehicle",
        "customer" => "customer",
        "piece" => "piece",
        "shift" => "shift",
        _ => return None,
    })
}

/// Singular name of the time that a rate's adverb or adjective means.
#[must_use]
pub fn rate_adverb(low: &str) -> Option<&'static str> {
    Some(match low {
        "annually" | "yearly" => "year",
        "monthly" => "month",
        "weekly" => "week",
        "daily" => "day",
        "hourly" => "hour",
        "nightly" => "night",
        "apiece" => "piece",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn metric_prefixes_compose() {
        assert_eq!(unit_word("kilometres").as_deref(), Some("kilometer"));
        assert_eq!(unit_word("gigabytes").as_deref(), Some("gigabyte"));
        assert_eq!(unit_word("kilobaskets"), None);
    }
}
