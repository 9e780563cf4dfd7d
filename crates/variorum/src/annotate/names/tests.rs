//! Behaviour of the whole search on invented sentences.

use super::*;

/// Checks the entities of a text, one a line: `kind name | mentions… | role`.
fn check(text: &str, expected: &[&str]) {
    let layout = Layout::new(text.into(), "en");
    let header = Header { body: Span::new(0, text.len()), ..Header::default() };
    let lines: Vec<String> = entities(&layout, &header)
        .iter()
        .map(|entity| {
            let mentions: Vec<&str> = entity.mentions.iter().map(|&span| layout.slice(span)).collect();
            let role = entity.role.map(|span| format!(" | {}", layout.slice(span))).unwrap_or_default();
            format!("{:?} {} | {}{role}", entity.kind, entity.name, mentions.join(", "))
        })
        .collect();
    assert_eq!(lines, expected);
}

#[test]
fn titles_and_roles_stay_outside_the_mention() {
    check(
        "On Monday, Secretary of State Marta Quill met French President Ivo B. Zell. Quill’s aide, Mr. Ost, left.",
        &[
            "Person Marta Quill | Marta Quill, Quill | Secretary of State",
            "Person Ivo B. Zell | Ivo B. Zell | President",
            "Person Ost | Ost",
        ],
    );
}

#[test]
fn organisations_join_over_small_words() {
    check(
        "She works for the Department of Health and Human Services. The Ministry of Justice and Security said Peru and France agreed.",
        &[
            "Organization Department of Health and Human Services | Department of Health and Human Services",
            "Organization Ministry of Justice and Security | Ministry of Justice and Security",
            "Place Peru | Peru",
            "Place France | France",
        ],
    );
}

#[test]
fn short_forms_follow_their_full_name() {
    check(
        "The Northern Harbour Detention Center (NORDEC) opened. Guards at NORDEC left. The Orlo Farmers Union struck; the OFU said so.",
        &[
            "Place Northern Harbour Detention Center | Northern Harbour Detention Center, NORDEC, NORDEC",
            "Organization Orlo Farmers Union | Orlo Farmers Union, OFU",
        ],
    );
}
