//! Words that newsrooms put around a story: line labels, sign-offs, the small words of headlines.

/// True for a word in capitals that opens a paragraph as a label and is no place: `FILE —`, `OPINION:`.
#[must_use]
pub fn is_label(word: &str) -> bool {
    LABELS.iter().any(|label| label.eq_ignore_ascii_case(word))
}

/// Labels of a line of metadata, in lower case.
pub const DATE_LABELS: &[&str] = &[
    "publication date",
    "first published",
    "published date",
    "published on",
    "published at",
    "published",
    "date published",
    "publish date",
    "last modified",
    "last updated",
    "last update",
    "date posted",
    "release date",
    "posted on",
    "posted at",
    "posted",
    "updated on",
    "updated at",
    "updated",
    "modified",
    "created",
    "dated",
    "date",
    "issued",
];

/// Openings of a last line that says who worked on the text, in lower case.
pub const SIGN_OFFS: &[&str] = &[
    "(reporting by",
    "reporting by",
    "(additional reporting by",
    "additional reporting by",
    "(editing by",
    "editing by",
    "(writing by",
    "writing by",
    "our standards:",
    "copyright",
    "©",
    "all rights reserved",
];

/// Small words that stand in lower case inside names and headlines.
#[must_use]
pub fn is_joiner(word: &str) -> bool {
    JOINERS.contains(&word)
}

/// Words that no headline or name ends with: the line goes on.
#[must_use]
pub fn is_unfinished(word: &str) -> bool {
    UNFINISHED.iter().any(|last| last.eq_ignore_ascii_case(word))
}

const JOINERS: &[&str] = &[
    "a", "al", "an", "and", "at", "bin", "by", "da", "das", "de", "del", "della", "den", "der", "di", "do", "dos",
    "du", "el", "for", "from", "ibn", "in", "la", "le", "of", "on", "or", "the", "to", "van", "vs", "von", "with", "y",
    "&",
];

const UNFINISHED: &[&str] = &[
    "a", "an", "and", "as", "at", "but", "by", "for", "from", "in", "into", "of", "on", "or", "than", "that", "the",
    "to", "was", "were", "which", "who", "with", "its", "their", "his", "her",
];

const LABELS: &[&str] = &[
    "ADVERTISEMENT",
    "ADVISORY",
    "ALERT",
    "ALSO",
    "ANALYSIS",
    "ANALYSIS/OPINION",
    "ANSWER",
    "BACKGROUND",
    "BREAKING",
    "BRIEF",
    "BUSINESS",
    "CAPTION",
    "CLARIFICATION",
    "CLICK",
    "COLUMN",
    "COMMENT",
    "COMMENTARY",
    "CORRECTED",
    "CORRECTION",
    "COVID",
    "EDITOR",
    "EDITORIAL",
    "EDITORS",
    "EXCLUSIVE",
    "EXPLAINED",
    "EXPLAINER",
    "FACT",
    "FACTBOX",
    "FEATURE",
    "FILE",
    "FLASH",
    "GRAPHIC",
    "HEADLINE",
    "HIGHLIGHTS",
    "IMPORTANT",
    "INSIGHT",
    "INTERVIEW",
    "JUST",
    "LETTER",
    "LETTERS",
    "LISTEN",
    "LIVE",
    "MAP",
    "MORE",
    "MUST",
    "NEWS",
    "NEWSLETTER",
    "NOTE",
    "OBITUARY",
    "OPINION",
    "OPINION/ANALYSIS",
    "PHOTO",
    "PHOTOS",
    "PICTURES",
    "PODCAST",
    "POLITICS",
    "PREVIEW",
    "PROFILE",
    "QUESTION",
    "QUESTIONS",
    "READ",
    "RECAP",
    "REFILE",
    "RELATED",
    "REPORT",
    "REVIEW",
    "SEE",
    "SPECIAL",
    "SPONSORED",
    "SPORTS",
    "SPOTLIGHT",
    "SUBSCRIBE",
    "SUMMARY",
    "TIMELINE",
    "TOPIC",
    "TRANSCRIPT",
    "TRUE",
    "FALSE",
    "UPDATE",
    "UPDATED",
    "UPDATES",
    "URGENT",
    "VIDEO",
    "VIDEOS",
    "WARNING",
    "WATCH",
    "WHO",
    "WHAT",
    "WHEN",
    "WHERE",
    "WHY",
    "HOW",
    "WRAPUP",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_known_in_any_case_and_names_are_not() {
        assert!(is_label("Exclusive") && is_label("OPINION") && !is_label("ORLO"));
        assert!(DATE_LABELS.iter().chain(SIGN_OFFS).all(|label| label.to_lowercase() == **label));
    }
}
