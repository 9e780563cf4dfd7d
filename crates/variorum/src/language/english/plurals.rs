//! Plural nouns told by their form, and the words that only look so.

/// True where a lower-case word looks like a plural noun. No tagger: verbs in -s look alike, so callers
/// ask only where a noun is due, after a number.
#[must_use]
pub fn looks_plural(low: &str) -> bool {
    if IRREGULAR.binary_search(&low).is_ok() {
        return true;
    }
    if let Some(stem) = low.strip_suffix("men") {
        return (stem.len() >= 2 || stem == "wo")
            && !matches!(low, "specimen" | "regimen" | "acumen" | "abdomen" | "yemen");
    }
    low.len() > 3
        && low.ends_with('s')
        && !low.ends_with("ss")
        && !low.ends_with("us")
        && !low.ends_with("is")
        && !low.ends_with("'s")
        && !low.ends_with("’s")
        && NOT_PLURAL.binary_search(&low).is_err()
}

/// True for words that a number counts without a noun: `30 dead`, `12 injured`.
#[must_use]
pub fn counts_alone(low: &str) -> bool {
    matches!(
        low,
        "dead" | "injured" | "wounded" | "missing" | "killed" | "hurt" | "unaccounted" | "hospitalized" | "homeless"
    )
}

const IRREGULAR: &[&str] = &[
    "aircraft",
    "alumni",
    "bacteria",
    "buses",
    "campuses",
    "cattle",
    "children",
    "crises",
    "deer",
    "feet",
    "fish",
    "geese",
    "grandchildren",
    "men",
    "mice",
    "oxen",
    "people",
    "personnel",
    "police",
    "sheep",
    "spacecraft",
    "species",
    "staff",
    "teeth",
    "viruses",
    "watercraft",
    "women",
];

const NOT_PLURAL: &[&str] = &[
    "across",
    "afterwards",
    "always",
    "arkansas",
    "backwards",
    "besides",
    "christmas",
    "dallas",
    "does",
    "downwards",
    "forwards",
    "hamas",
    "hers",
    "james",
    "jesus",
    "kansas",
    "lens",
    "minus",
    "nevertheless",
    "others",
    "ours",
    "overseas",
    "perhaps",
    "plus",
    "says",
    "sometimes",
    "texas",
    "theirs",
    "thomas",
    "towards",
    "twas",
    "upwards",
    "versus",
    "whereas",
    "williams",
    "yours",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        assert!(IRREGULAR.is_sorted() && NOT_PLURAL.is_sorted());
    }

    #[test]
    fn forms_tell_plurals() {
        for word in ["nurses", "gunmen", "people", "cattle"] {
            assert!(looks_plural(word), "{word}");
        }
        for word in ["across", "famous", "class", "basis", "texas"] {
            assert!(!looks_plural(word), "{word}");
        }
    }
}
