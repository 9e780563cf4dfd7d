//! `variorum compare --reviews`: what others have published of a claim stands beside the places that carry it, as theirs.

use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};

/// The ferry's reports with these reviews; `name` says what the file is.
fn compare(name: &str, reviews: &str, format: &str) -> Output {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join(name);
    std::fs::write(&file, reviews).expect("a file");
    let examples = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/harbour-ferry");
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.args(["compare", "--together", "--quiet", "--format", format]).arg("--reviews").arg(&file).arg(examples);
    command.output().expect("the command ends")
}

fn review(claim: &str) -> Value {
    json!({
        "@context": "https://schema.org", "@type": "ClaimReview", "claimReviewed": claim,
        "author": {"@type": "Organization", "name": "Veldia Check"}, "url": "https://check.example/ferry",
        "datePublished": "2025-03-09", "reviewRating": {"@type": "Rating", "alternateName": "Lacks context"},
    })
}

fn record(reviews: &Value) -> Value {
    let done = compare("reviews.json", &reviews.to_string(), "json");
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    serde_json::from_slice(&done.stdout).expect("a record")
}

/// The words at the places of a review.
fn carried(record: &Value, review: usize) -> Vec<String> {
    let text = |id: &Value| {
        let reports = record["reports"].as_array().expect("reports");
        reports.iter().find(|report| report["id"] == *id).expect("its report")["text"]
            .as_str()
            .expect("a text")
            .to_owned()
    };
    let number = |value: &Value| usize::try_from(value.as_u64().expect("an offset")).expect("an offset");
    let words = |cite: &Value| {
        let (start, end) = (number(&cite["start"]), number(&cite["end"]));
        text(&cite["report"]).chars().skip(start).take(end - start).collect()
    };
    record["reviews"][review]["cites"].as_array().expect("cites").iter().map(words).collect()
}

#[test]
fn a_claim_is_found_where_reports_carry_it_and_not_where_they_say_otherwise() {
    let claims = [
        "The ferry's operator ignored two warnings about the steering, harbor master Joss Ambrey said.",
        "The ferry's operator ignored nine warnings about the steering, harbor master Joss Ambrey said.",
        "The mayor of Brunt has sold the town hall to a circus.",
        "No one was hurt when the ferry struck the quay.",
        "The ferry did not strike the quay in Port Elsa.",
        "The ferry struck the quay in Sandry Island.",
    ];
    let reviews = claims.map(review);
    let record = record(&json!(reviews));
    let found: Vec<&str> =
        record["reviews"].as_array().expect("reviews").iter().map(|r| r["claim"].as_str().unwrap()).collect();
    let mut sorted = claims;
    sorted.sort_unstable();
    assert_eq!(found, sorted, "in their own order");
    let at = |claim: &str| found.iter().position(|known| *known == claim).expect("its review");
    let words = carried(&record, at(claims[0]));
    assert!(
        words.len() >= 3 && words.iter().all(|words| words.contains("ignor") && words.contains("two")),
        "{words:?}"
    );
    for other in &claims[1..] {
        assert_eq!(carried(&record, at(other)), Vec::<String>::new(), "{other}");
    }
    assert_eq!(record["reviews"][0]["verdict"], "Lacks context");
    assert_eq!(variorum::record::verify(&record), []);
}

#[test]
fn a_verdict_is_always_somebodys() {
    let one =
        json!(review("The operator ignored two warnings about the ferry's steering, Joss Ambrey said.")).to_string();
    for format in ["text", "markdown", "html"] {
        let shown = String::from_utf8(compare("reviews.json", &one, format).stdout).expect("text");
        assert!(shown.to_lowercase().contains("claims that others have reviewed"), "{format}");
        let one_line = shown.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(one_line.contains("Veldia Check: “Lacks context”, 2025"), "{format}");
    }
}

#[test]
fn without_reviews_a_record_is_as_it_was() {
    let golden = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/stories/harbour-ferry/record.json");
    assert!(!std::fs::read_to_string(golden).expect("the golden record").contains("\"reviews\""));
}

#[test]
fn a_file_without_a_review_is_told_with_its_place() {
    let line = review("Snow fell.").to_string();
    for (name, text, said) in [
        ("a.json", "{}".to_owned(), "none; give schema.org ClaimReviews as JSON-LD"),
        ("a.jsonl", format!("{line}\n{line}\n{{\"a\":\n"), "a.jsonl:3:"),
        ("a.json", "\u{0}\u{1}\u{2}".to_owned(), "a.json"),
    ] {
        let done = compare(name, &text, "json");
        let told = String::from_utf8_lossy(&done.stderr).into_owned();
        assert_eq!((done.status.code(), told.contains(said)), (Some(2), true), "{told}");
    }
}
