//! Words for news outlets, and for how they pass on what somebody says.
//!
//! Limits: an outlet whose name has none of these words is known only by its noun ("the newspaper Feather").

/// True for a noun for an outlet or what it puts out, folded: "told the broadcaster SRH".
#[must_use]
pub fn is_outlet_noun(folded: &str) -> bool {
    OUTLETS.contains(&folded)
}

/// True for a word, folded, that closes an outlet's name: "the Pellworth Star".
#[must_use]
pub fn closes_outlet_name(folded: &str) -> bool {
    NAME_WORDS.contains(&folded) || OUTLETS.contains(&folded)
}

/// True for what is done to words by who passes them on, folded: "in comments carried by …".
#[must_use]
pub fn is_relaying(folded: &str) -> bool {
    RELAYED.contains(&folded)
}

const OUTLETS: &[&str] = &[
    "agency",
    "broadcaster",
    "channel",
    "daily",
    "journal",
    "magazine",
    "network",
    "newspaper",
    "newsletter",
    "newswire",
    "outlet",
    "paper",
    "podcast",
    "program",
    "programme",
    "radio",
    "station",
    "tabloid",
    "television",
    "tv",
    "website",
    "weekly",
];

const NAME_WORDS: &[&str] = &[
    "advertiser",
    "argus",
    "broadcasting",
    "bugle",
    "chronicle",
    "courier",
    "dispatch",
    "echo",
    "examiner",
    "express",
    "gazette",
    "globe",
    "guardian",
    "herald",
    "independent",
    "inquirer",
    "ledger",
    "mail",
    "mercury",
    "mirror",
    "news",
    "observer",
    "post",
    "press",
    "record",
    "reporter",
    "review",
    "sentinel",
    "standard",
    "star",
    "sun",
    "telegraph",
    "times",
    "today",
    "tonight",
    "tribune",
];

const RELAYED: &[&str] = &[
    "aired",
    "broadcast",
    "carried",
    "cited",
    "heard",
    "obtained",
    "published",
    "quoted",
    "relayed",
    "reported",
    "reviewed",
    "seen",
    "viewed",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nouns_also_close_names() {
        assert!(is_outlet_noun("radio") && closes_outlet_name("radio") && closes_outlet_name("star"));
        assert!(!is_outlet_noun("star") && !closes_outlet_name("committee") && is_relaying("carried"));
    }
}
