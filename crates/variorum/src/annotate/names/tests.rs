//! Behaviour of the whole search on invented sentences.

use super::*;
use crate::text::Report;

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

#[test]
fn spokespeople_are_persons() {
    check(
        "The ministry spokeswoman Orla Tinnick and spokesman Brex Vallum left.",
        &["Person Orla Tinnick | Orla Tinnick | spokeswoman", "Person Brex Vallum | Brex Vallum | spokesman"],
    );
}

#[test]
fn religious_titles_stand_before_persons() {
    check(
        "The matron, Sister Ilvan Hadd, spoke to Father Brex.",
        &["Person Ilvan Hadd | Ilvan Hadd", "Person Brex | Brex"],
    );
}

#[test]
fn ships_that_bear_a_title_are_no_persons() {
    check(
        "The Lady Marn, an old ferry, left at noon. The Lady Marn crash shut the quay. The barge Tolla sank.",
        &["Other Lady Marn | Lady Marn, Lady Marn", "Other Tolla | Tolla"],
    );
    check("Then Lady Marn spoke.", &["Person Marn | Marn | Lady"]);
}

#[test]
fn firms_are_told_by_which_and_by_their_trade() {
    check(
        "She accused Harl-Tomrick, which mends dams, and the builder, Gallin-Throle, of fraud. Gallin-Throle denied it. Then Gallin-Throle, which is old, sued.",
        &[
            "Organization Harl-Tomrick | Harl-Tomrick",
            "Organization Gallin-Throle | Gallin-Throle, Gallin-Throle, Gallin-Throle",
        ],
    );
}

#[test]
fn a_first_word_stands_for_its_body_only_by_itself() {
    check(
        "The Gallin Valley Water Authority met in Tarn. Gallin said so.",
        &["Organization Gallin Valley Water Authority | Gallin Valley Water Authority, Gallin", "Place Tarn | Tarn"],
    );
    check(
        "The province of Tarn voted. The Tarn Valley Water Authority met in Tarn.",
        &["Place Tarn | Tarn, Tarn", "Organization Tarn Valley Water Authority | Tarn Valley Water Authority"],
    );
}

#[test]
fn nicknames_in_marks_stand_inside_a_name() {
    check(
        "Wennard “the Goat” Tolk met Renn “Steady” Oldak. Tolk left.",
        &[
            "Person Wennard “the Goat” Tolk | Wennard “the Goat” Tolk, Tolk",
            "Person Renn “Steady” Oldak | Renn “Steady” Oldak",
        ],
    );
}

#[test]
fn pronouns_tell_people_of_one_surname_apart() {
    check(
        "Zenna Porl waited for her son. Iven Porl, 22, was inside. It rained. It snowed. It rained. Across the street, Porl moved her chair.          It rained. Nobody saw Porl.",
        &["Person Zenna Porl | Zenna Porl, Porl, Porl", "Person Iven Porl | Iven Porl"],
    );
    check(
        "Zenna Porl and Iven Porl came. It rained. It snowed. It rained. Porl spoke.",
        &["Person Zenna Porl | Zenna Porl", "Person Iven Porl | Iven Porl", "Person Porl | Porl"],
    );
    check(
        "Zenna Porl came. Porl waited. It rained. Then Iven Porl came. Porl spoke.",
        &["Person Zenna Porl | Zenna Porl, Porl, Porl", "Person Iven Porl | Iven Porl"],
    );
}

#[test]
fn islands_are_named_without_their_word() {
    check("The boat left Sandrow. It came to Sandrow Island.", &["Place Sandrow Island | Sandrow, Sandrow Island"]);
}

#[test]
fn numbers_are_no_names() {
    check("Seventeen were hurt. Thirty-one left. “Nobody wrote. Fifteen people did.”", &[]);
}

#[test]
fn roles_end_before_how_long() {
    check(
        "Oriel Tass, the editor of the weekly for 11 years, left.",
        &["Person Oriel Tass | Oriel Tass | editor of the weekly"],
    );
}

#[test]
fn words_of_titles_inside_marks_are_no_names() {
    check("Her paper, “Safe Berths”, and the book ‘Gallin by Night’ came out in Peru.", &["Place Peru | Peru"]);
}

#[test]
fn words_for_peoples_are_no_names() {
    check("The Tolvanian police met outside Tolvany.", &["Place Tolvany | Tolvany"]);
}

#[test]
fn places_are_told_by_assemblies_and_what_is_in_them() {
    check(
        "The Tarn assembly met. The school in Nether Gallow closed. Membership in Iron Furlong fell.",
        &["Place Tarn | Tarn", "Place Nether Gallow | Nether Gallow", "Organization Iron Furlong | Iron Furlong"],
    );
}

#[test]
fn appositions_tell_the_kind() {
    check("They sat for Tollwetta, the weekly that the police shut.", &["Organization Tollwetta | Tollwetta"]);
}

#[test]
fn saints_houses_are_one_name() {
    check("Four lay in St. Aldun’s Hospital on Monday.", &["Place St. Aldun’s Hospital | St. Aldun’s Hospital"]);
}

#[test]
fn a_company_keeps_its_suffix_behind_a_comma() {
    check(
        "They sued Tolvetta Mills, Inc., and Gallin Freight, Ltd. on Monday.",
        &[
            "Organization Tolvetta Mills, Inc. | Tolvetta Mills, Inc.",
            "Organization Gallin Freight, Ltd. | Gallin Freight, Ltd.",
        ],
    );
}

#[test]
fn doctrines_are_no_names_and_working_centers_are_bodies() {
    check(
        "The old Gallinism is dead, the Tollwetta Research Center said.",
        &["Organization Tollwetta Research Center | Tollwetta Research Center"],
    );
}

#[test]
fn particles_belong_to_people_and_diseases_are_none() {
    check(
        "Mayor Bill de Orlo met Ludwig van der Zell. De Orlo said the plan was dead. Covid was not.",
        &[
            "Person Bill de Orlo | Bill de Orlo, De Orlo | Mayor",
            "Person Ludwig van der Zell | Ludwig van der Zell",
            "Other Covid | Covid",
        ],
    );
}

#[test]
fn a_datelines_first_word_is_of_its_place() {
    let report = Report::from_text("PORT ORLO, March 4 (Keswane) - The bridge fell, the harbour office said.");
    let entities = crate::annotate(report).annotations.entities;
    assert_eq!((entities[0].name.as_str(), entities[0].kind), ("PORT ORLO", EntityKind::Place));
}
