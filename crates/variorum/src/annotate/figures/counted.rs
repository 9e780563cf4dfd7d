//! What a number counts: the noun phrase behind it, head last.
//!
//! Method: no parser. The phrase runs from the number over words that can stand in it and ends at the
//! first plural noun that no further plural follows ("weapons systems"). Where no plural comes before a
//! function word or a mark, nothing is said. Limits: a plural verb form is taken for a noun only in
//! "plural plural", which English grammar all but rules out.

use crate::language::english::{VerbTime, number_word, verb_time};
use crate::language::english::{counts_alone, is_function_word, is_participle, is_vague, looks_plural};
use crate::text::Span;

use super::words::{Words, is_capitalized};

/// Most words in a counted phrase; longer ones are sentences misread.
const LONGEST: usize = 7;

/// What a number that ends before token `at` counts. `share` is true for shares and measures ("30% of the vote",
/// "40 tons of wheat"), whose noun need not be a plural.
pub(super) fn counted(words: &Words<'_>, at: usize, share: bool) -> Option<Span> {
    if words.is_hyphen(at) {
        return hyphened(words, at + 1);
    }
    let at = past_more(words, at);
    if words.low(at) == "of" {
        return of_phrase(words, at + 1, share);
    }
    if counts_alone(&words.low(at)) {
        let plural = plural_phrase(words, at);
        return plural.or_else(|| Some(words.span(at, at + 1)));
    }
    plural_phrase(words, at).or_else(|| nationality(words, at))
}

/// "three-judge panel" counts judges; "100-strong crowd" counts what the crowd is of, which it does not say.
fn hyphened(words: &Words<'_>, at: usize) -> Option<Span> {
    let counts = words.is_word(at)
        && !matches!(&*words.low(at), "strong" | "plus" | "odd" | "time" | "fold" | "and" | "to" | "or");
    let end = if words.is_hyphen(at + 1) && words.low(at + 2) == "old" { return None } else { at + 1 };
    counts.then(|| words.span(at, end))
}

fn past_more(words: &Words<'_>, at: usize) -> usize {
    match &*words.low(at) {
        "more" | "other" | "others" | "additional" | "further" | "extra" if words.low(at + 1) != "than" => at + 1,
        _ => at,
    }
}

fn of_phrase(words: &Words<'_>, at: usize, share: bool) -> Option<Span> {
    let determiner = |at: usize| {
        matches!(
            &*words.low(at),
            "the" | "a" | "an" | "these" | "those" | "his" | "her" | "its" | "their" | "our" | "my" | "all" | "such"
        )
    };
    let mut first = at;
    while determiner(first) && first < at + 3 {
        first += 1;
    }
    // "nine of the 14 judges" counts judges.
    if first > at && words.is_number(first) {
        first += 1;
    }
    plural_phrase(words, first).or_else(|| if share { mass_phrase(words, first) } else { None })
}

/// The phrase up to its plural head.
fn plural_phrase(words: &Words<'_>, first: usize) -> Option<Span> {
    let mut at = first;
    while at < first + LONGEST && can_stand(words, at) {
        let next = after_word(words, at);
        if is_head(words, at) && !is_head(words, next) {
            return Some(words.span(first, at + 1));
        }
        at = next;
    }
    joined_modifiers(words, first)
}

/// "school and hospital kitchens": one word each side of the conjunction, then the head.
fn joined_modifiers(words: &Words<'_>, first: usize) -> Option<Span> {
    let modifies = |at: usize| {
        let low = words.low(at);
        can_stand(words, at) && !looks_plural(&low) && verb_time(&low).is_none() && !is_participle(&low)
    };
    let joined = modifies(first) && matches!(&*words.low(first + 1), "and" | "or") && modifies(first + 2);
    let head = first + 3;
    (joined && can_stand(words, head) && is_head(words, head) && !is_head(words, after_word(words, head)))
        .then(|| words.span(first, head + 1))
}

/// A plural noun; "US" and initials in capitals are none.
fn is_head(words: &Words<'_>, at: usize) -> bool {
    let raw = words.raw(at);
    let initials = raw.len() > 1 && raw.chars().all(|c| c.is_uppercase() || c == '.');
    words.is_word(at) && !initials && looks_plural(&words.low(at)) && !is_vague(&words.low(at))
}

/// Index after a word, its abbreviation point and hyphen skipped.
fn after_word(words: &Words<'_>, at: usize) -> usize {
    let abbreviated = words.raw(at + 1) == "." && words.glued(at + 1) && words.raw(at).contains('.');
    let next = if abbreviated { at + 2 } else { at + 1 };
    words.past_hyphen(next)
}

fn can_stand(words: &Words<'_>, at: usize) -> bool {
    let low = words.low(at);
    words.is_word(at)
        && !is_function_word(&low)
        && !ends_phrase(&low)
        && !is_vague(&low)
        && (number_word(&low).is_none())
}

/// Prepositions, adverbs and verbs that the list of function words leaves out, and that end a noun phrase.
fn ends_phrase(low: &str) -> bool {
    matches!(
        low,
        "against"
            | "amid"
            | "among"
            | "across"
            | "along"
            | "ago"
            | "apart"
            | "behind"
            | "beyond"
            | "despite"
            | "earlier"
            | "had"
            | "including"
            | "inside"
            | "later"
            | "like"
            | "near"
            | "never"
            | "no"
            | "not"
            | "only"
            | "outside"
            | "per"
            | "said"
            | "say"
            | "since"
            | "towards"
            | "toward"
            | "within"
            | "without"
            | "worth"
            | "via"
            | "versus"
            | "times"
            | "because"
            | "even"
            | "ever"
            | "more"
            | "most"
            | "less"
            | "fewer"
            | "than"
            | "each"
            | "every"
            | "both"
            | "left"
            | "remain"
            | "remained"
            | "came"
            | "went"
            | "took"
            | "got"
            | "gave"
            | "made"
    )
}

/// "137 Chinese were": nationalities without a plural form.
fn nationality(words: &Words<'_>, at: usize) -> Option<Span> {
    let raw = words.raw(at);
    let form = is_capitalized(raw) && (raw.ends_with("ese") || raw.ends_with("ish") || raw.ends_with("wiss"));
    (form && !can_stand(words, at + 1)).then(|| words.span(at, at + 1))
}

/// A phrase without a plural: one to three words up to a function word or mark.
fn mass_phrase(words: &Words<'_>, first: usize) -> Option<Span> {
    let mut at = first;
    let mut last = first;
    while can_stand(words, at) {
        // "two years of inquiry plagued by delays": a participle behind the noun opens a clause of its own.
        if at > first && is_participle(&words.low(at)) && verb_time(&words.low(at)) == Some(VerbTime::Past) {
            break;
        }
        last = at;
        at = after_word(words, at);
        if at > first + 3 {
            return None;
        }
    }
    (at > first).then(|| words.span(first, last + 1))
}
