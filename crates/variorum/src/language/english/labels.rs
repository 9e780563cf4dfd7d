//! Words that make the number beside them a name, a date or an address: no quantity.

/// True for nouns that a number names: `Cell 8`, `page 12`, `phase 3`.
#[must_use]
pub fn takes_a_label(low: &str) -> bool {
    LABELED.binary_search(&low).is_ok()
}

/// True for nouns that end a street address.
#[must_use]
pub fn is_street(low: &str) -> bool {
    matches!(
        low,
        "street"
            | "st"
            | "avenue"
            | "ave"
            | "road"
            | "rd"
            | "boulevard"
            | "blvd"
            | "lane"
            | "drive"
            | "square"
            | "terrace"
    )
}

/// True for what follows a time of day.
#[must_use]
pub fn is_clock(low: &str) -> bool {
    matches!(low, "am" | "pm" | "a.m" | "p.m" | "o'clock" | "gmt" | "utc" | "est" | "edt" | "cet" | "hrs" | "noon")
}

const LABELED: &[&str] = &[
    "airbus",
    "annex",
    "apartment",
    "apollo",
    "appendix",
    "apt",
    "article",
    "articles",
    "block",
    "boeing",
    "category",
    "cell",
    "channel",
    "chapter",
    "chapters",
    "class",
    "clause",
    "covid",
    "day",
    "district",
    "division",
    "episode",
    "episodes",
    "exhibit",
    "exit",
    "figure",
    "flight",
    "formula",
    "game",
    "gate",
    "grade",
    "grades",
    "group",
    "highway",
    "interstate",
    "issue",
    "item",
    "lap",
    "level",
    "line",
    "lot",
    "magazine",
    "model",
    "page",
    "pages",
    "paragraph",
    "part",
    "phase",
    "platform",
    "precinct",
    "proposition",
    "psalm",
    "question",
    "resolution",
    "room",
    "round",
    "route",
    "row",
    "rule",
    "season",
    "seasons",
    "section",
    "sections",
    "stage",
    "step",
    "suite",
    "table",
    "terminal",
    "tier",
    "title",
    "track",
    "type",
    "unit",
    "verse",
    "version",
    "volume",
    "ward",
    "week",
    "zone",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn list_is_sorted() {
        assert!(LABELED.is_sorted());
        assert!(takes_a_label("flight") && !takes_a_label("people"));
    }
}
