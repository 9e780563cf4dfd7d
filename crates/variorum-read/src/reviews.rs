//! Reviews of claims that others have published, as schema.org's ClaimReview.
//!
//! In: JSON-LD (an object, an array, a `@graph`, a feed of `dataFeedElement`s, or one a line), or a page with JSON-LD in its scripts. Out:
//! every ClaimReview in it, wherever it stands, in order.
//!
//! Taken as published: the claim (`claimReviewed`), who made it (`itemReviewed.author`), who reviewed it (`author`, else
//! `publisher`), the rating's words (`alternateName`, else `name`, else its number "of" the best), the address, the day.
//! Limits: those of a file; a review without a claim is passed over, as there is nothing to look for.

use serde_json::Value;
use variorum::Review;

use crate::{Error, ErrorKind, Format, Limits, decode, html, json};

const ADVICE: &str = "give schema.org ClaimReviews as JSON-LD, one a line or all in one, or a page that has them";

/// Reads the reviews of a file.
///
/// # Errors
///
/// It is no text, no JSON, over a limit, or holds no ClaimReview.
pub fn claim_reviews(path: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Review>, Error> {
    reviews(path, bytes, limits).map_err(|fault| match fault.kind {
        ErrorKind::Empty | ErrorKind::BadJson | ErrorKind::NoTextField => fault.advise(ADVICE),
        _ => fault,
    })
}

fn reviews(path: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Review>, Error> {
    limits.check_size(path, bytes.len())?;
    let text = decode::decode_told(path, bytes, None)?.text;
    let mut found = Vec::new();
    if Format::guess(path, bytes) == Format::Html {
        html::linked_data(&text).iter().for_each(|value| gather(value, &mut found));
    } else {
        match json::parse(path, &text, limits) {
            Ok(value) => gather(&value, &mut found),
            // One a line; where the first line is no JSON either, the fault of the whole says more.
            Err(fault) if text.lines().next().is_none_or(|line| json::parse(path, line, limits).is_err()) => {
                return Err(fault);
            }
            Err(_) => {
                for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
                    let value = json::parse(path, line, limits).map_err(|fault| {
                        let column = fault.column.unwrap_or_default();
                        fault.at(number + 1, column)
                    })?;
                    gather(&value, &mut found);
                }
            }
        }
    }
    if found.is_empty() {
        let message = "looked for a ClaimReview with a claimReviewed, but there is none";
        return Err(Error::new(ErrorKind::NoTextField, path, message));
    }
    Ok(found)
}

/// Every review in a value, however deep.
fn gather(value: &Value, found: &mut Vec<Review>) {
    match value {
        Value::Array(items) => items.iter().for_each(|item| gather(item, found)),
        Value::Object(members) => {
            if members.get("@type").is_some_and(is_claim_review) {
                found.extend(review(value));
            }
            members.values().for_each(|member| gather(member, found));
        }
        _ => {}
    }
}

fn is_claim_review(kind: &Value) -> bool {
    // As a word, or with the vocabulary's address before it.
    let is_one =
        |kind: &Value| kind.as_str().is_some_and(|kind| kind.rsplit(['/', '#', ':']).next() == Some("ClaimReview"));
    is_one(kind) || kind.as_array().is_some_and(|kinds| kinds.iter().any(is_one))
}

fn review(value: &Value) -> Option<Review> {
    let reviewed = value.get("itemReviewed");
    Some(Review {
        claim: words(value.get("claimReviewed"))?,
        claimant: name(reviewed.and_then(|item| member(item, "author"))),
        reviewer: name(value.get("author")).or_else(|| name(value.get("publisher"))),
        verdict: value.get("reviewRating").and_then(verdict),
        url: words(value.get("url")),
        published: words(value.get("datePublished")),
    })
}

/// A member of an object, or of the first of several that has it.
fn member<'a>(value: &'a Value, name: &str) -> Option<&'a Value> {
    match value {
        Value::Array(items) => items.iter().find_map(|item| member(item, name)),
        _ => value.get(name),
    }
}

fn verdict(rating: &Value) -> Option<String> {
    let number = |name: &str| words(member(rating, name));
    let of = || {
        let value = number("ratingValue")?;
        Some(number("bestRating").map_or(value.clone(), |best| format!("{value} of {best}")))
    };
    number("alternateName").or_else(|| number("name")).or_else(of)
}

/// The name of a person, an organisation, or several.
fn name(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Array(several) => {
            let names: Vec<String> = several.iter().filter_map(|one| name(Some(one))).collect();
            (!names.is_empty()).then(|| names.join(", "))
        }
        Value::Object(members) => words(members.get("name")).or_else(|| words(value)),
        other => words(Some(other)),
    }
}

/// Words on one line; a number as it is written. A value may stand in an object of its own, with its language; of several, the first counts.
fn words(value: Option<&Value>) -> Option<String> {
    let text = match value? {
        Value::Array(several) => return several.iter().find_map(|one| words(Some(one))),
        Value::Object(members) => return words(members.get("@value")),
        Value::String(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    Some(text).filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: &str = r#"{"@context": "https://schema.org", "@type": "ClaimReview", "url": "https://check.example/1", "datePublished": "2031-04-02",
        "claimReviewed": "Forty people were  hurt on the ferry.", "author": {"@type": "Organization", "name": "Veldia Check"},
        "itemReviewed": {"@type": "Claim", "author": [{"name": "Ada Brunt"}, {"name": "Orla Venn"}]},
        "reviewRating": {"ratingValue": 1, "bestRating": 5, "alternateName": "Exaggerated"}}"#;

    fn read(path: &str, text: &str) -> Result<Vec<Review>, Error> {
        claim_reviews(path, text.as_bytes(), &Limits::default())
    }

    #[test]
    fn a_review_is_taken_as_published() {
        let [review] = &read("a.json", ONE).unwrap()[..] else { panic!("one review") };
        assert_eq!(review.claim, "Forty people were hurt on the ferry.");
        assert_eq!(review.claimant.as_deref(), Some("Ada Brunt, Orla Venn"));
        assert_eq!(review.reviewer.as_deref(), Some("Veldia Check"));
        assert_eq!(review.verdict.as_deref(), Some("Exaggerated"));
        assert_eq!(
            (review.url.as_deref(), review.published.as_deref()),
            (Some("https://check.example/1"), Some("2031-04-02"))
        );
    }

    #[test]
    fn words_may_stand_in_objects_with_their_language() {
        let claim = r#"[{"@language": "en", "@value": "Snow  fell."}, {"@language": "fr", "@value": "Il a neigé."}]"#;
        let one = format!(
            r#"{{"@type": "ClaimReview", "claimReviewed": {claim}, "author": {{"@value": "Veldia Check"}}, "url": ["", "https://check.example/2"]}}"#
        );
        let [review] = &read("a.json", &one).unwrap()[..] else { panic!("one review") };
        assert_eq!((&*review.claim, review.reviewer.as_deref()), ("Snow fell.", Some("Veldia Check")));
        assert_eq!(review.url.as_deref(), Some("https://check.example/2"));
    }

    #[test]
    fn what_is_wrong_is_told_with_what_would_be_right() {
        for text in ["", "{", "{}", "[1, 2"] {
            let fault = read("a.json", text).unwrap_err();
            assert!(fault.message.ends_with(ADVICE) && fault.message.matches("; ").count() == 1, "{text:?}: {fault}");
        }
    }

    #[test]
    fn reviews_are_found_wherever_they_stand() {
        let line = ONE.replace('\n', " ");
        let typed = line.replace("\"ClaimReview\"", "[\"http://schema.org/ClaimReview\"]");
        for (path, text) in [
            ("a.json", format!("[{line}, {typed}]")),
            ("a.json", format!("{{\"@graph\": [{line}], \"dataFeedElement\": [{{\"item\": [{line}]}}]}}")),
            ("a.jsonl", format!("{line}\n\n{line}\n")),
            (
                "a.html",
                format!(
                    "<html><head><script type=\"application/ld+json\">[{line},{line}]</script></head><body>x</body></html>"
                ),
            ),
        ] {
            assert_eq!(read(path, &text).unwrap().len(), 2, "{text}");
        }
    }

    #[test]
    fn a_number_stands_in_for_words_and_faults_have_places() {
        let number = ONE.replace(", \"alternateName\": \"Exaggerated\"", "");
        assert_eq!(read("a.json", &number).unwrap()[0].verdict.as_deref(), Some("1 of 5"));
        assert_eq!(read("a.json", "{}").unwrap_err().kind, ErrorKind::NoTextField);
        let line = ONE.replace('\n', " ");
        let fault = read("a.jsonl", &format!("{line}\n{{\"a\":}}\n")).unwrap_err();
        assert_eq!((fault.kind, fault.line), (ErrorKind::BadJson, Some(2)));
        assert_eq!(read("a.json", "{\"a\":").unwrap_err().line, Some(1));
    }
}
