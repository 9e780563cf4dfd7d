//! Verb forms that show whether a clause looks back or ahead.
//!
//! In: a lower-case word. Out: what it says of time. No tagger: regular pasts are known by their ending,
//! irregular ones by this list.

/// What a word says of its clause's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum VerbTime {
    /// A past form or participle: `visited`, `held`.
    Past,
    /// A past auxiliary: `was`, `had`.
    PastAuxiliary,
    /// `is`, `are`, `has`, `have`.
    PresentAuxiliary,
    /// `will`, `shall`, `may`.
    Future,
    /// `would`, `could`: ahead from a past moment, or past.
    Backshifted,
    /// Words that look ahead: `scheduled`, `due`, `expected`.
    Ahead,
}

/// What a lower-case word says of its clause's time, if anything.
#[must_use]
pub fn verb_time(word: &str) -> Option<VerbTime> {
    let in_list = |list: &[&str]| list.binary_search(&word).is_ok();
    if in_list(FUTURE) {
        Some(VerbTime::Future)
    } else if in_list(BACKSHIFTED) {
        Some(VerbTime::Backshifted)
    } else if in_list(AHEAD) {
        Some(VerbTime::Ahead)
    } else if in_list(PAST_AUXILIARY) {
        Some(VerbTime::PastAuxiliary)
    } else if in_list(PRESENT_AUXILIARY) {
        Some(VerbTime::PresentAuxiliary)
    } else if in_list(PAST) || word.len() > 4 && word.ends_with("ed") && !in_list(NO_PAST) {
        Some(VerbTime::Past)
    } else {
        None
    }
}

const FUTURE: &[&str] = &["can", "may", "might", "must", "shall", "should", "will", "won't"];

const BACKSHIFTED: &[&str] = &["could", "couldn't", "would", "wouldn't"];

const AHEAD: &[&str] = &[
    "ahead",
    "due",
    "expected",
    "expects",
    "going",
    "hopes",
    "intends",
    "planned",
    "planning",
    "plans",
    "scheduled",
    "set",
    "slated",
    "upcoming",
];

const PAST_AUXILIARY: &[&str] = &["did", "didn't", "had", "hadn't", "was", "wasn't", "were", "weren't"];

const PRESENT_AUXILIARY: &[&str] = &["are", "aren't", "has", "have", "is", "isn't"];

/// Words in -ed that are no past form.
const NO_PAST: &[&str] = &["hundred", "indeed", "naked", "sacred", "speed", "united", "wicked"];

const PAST: &[&str] = &[
    "arose",
    "ate",
    "became",
    "began",
    "begun",
    "blew",
    "blown",
    "born",
    "bought",
    "broke",
    "broken",
    "brought",
    "built",
    "came",
    "caught",
    "chose",
    "chosen",
    "dealt",
    "died",
    "done",
    "drawn",
    "drew",
    "driven",
    "drove",
    "fallen",
    "fed",
    "fell",
    "felt",
    "fled",
    "flew",
    "flown",
    "forced",
    "fought",
    "found",
    "froze",
    "frozen",
    "gave",
    "given",
    "gone",
    "got",
    "grew",
    "grown",
    "heard",
    "held",
    "hid",
    "hit",
    "kept",
    "killed",
    "knew",
    "known",
    "laid",
    "lay",
    "led",
    "left",
    "lent",
    "lit",
    "lost",
    "made",
    "meant",
    "met",
    "paid",
    "ran",
    "rang",
    "risen",
    "rode",
    "rose",
    "said",
    "sank",
    "sat",
    "saw",
    "seen",
    "sent",
    "shook",
    "shot",
    "shown",
    "shut",
    "slept",
    "sold",
    "sought",
    "spent",
    "spoke",
    "spoken",
    "stole",
    "stolen",
    "stood",
    "struck",
    "sued",
    "sunk",
    "swept",
    "swore",
    "sworn",
    "taken",
    "taught",
    "thought",
    "threw",
    "thrown",
    "told",
    "took",
    "underwent",
    "went",
    "withdrawn",
    "withdrew",
    "woke",
    "won",
    "wore",
    "written",
    "wrote",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_for_binary_search() {
        for list in [FUTURE, BACKSHIFTED, AHEAD, PAST_AUXILIARY, PRESENT_AUXILIARY, NO_PAST, PAST] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn forms_show_their_time() {
        assert_eq!(verb_time("visited"), Some(VerbTime::Past));
        assert_eq!(verb_time("will"), Some(VerbTime::Future));
        assert_eq!(verb_time("would"), Some(VerbTime::Backshifted));
        assert_eq!(verb_time("hundred"), None);
    }
}
