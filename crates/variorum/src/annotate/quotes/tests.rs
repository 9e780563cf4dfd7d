use crate::text::{NoticeKind, Report};

/// One line a quote: kind, speaker's name, statement.
fn lines(text: &str) -> Vec<String> {
    let annotated = crate::annotate::annotate(Report::from_text(text));
    let at = |span: crate::text::Span| span.of(text).to_owned();
    annotated
        .annotations
        .quotes
        .iter()
        .map(|quote| {
            let name = quote.speaker.as_ref().and_then(|speaker| speaker.name.clone());
            format!("{:?} {}: {}", quote.kind, name.unwrap_or_default(), at(quote.span))
        })
        .collect()
}

#[track_caller]
fn check(text: &str, expected: &[&str]) {
    assert_eq!(lines(text), expected, "{text}");
}

#[test]
fn direct_quote_before_and_behind_its_cue() {
    check("“We will mend the sluice,” said Orla Finn, the mayor.", &["Direct Orla Finn: We will mend the sluice,"]);
    check("Mayor Orla Finn said: “We will mend it.”", &["Direct Orla Finn: We will mend it."]);
    check("\"We will mend it,\" Orla Finn told reporters on Monday.", &["Direct Orla Finn: We will mend it,"]);
}

#[test]
fn interrupted_quote_is_one_utterance() {
    let text = "“The sluice,” Orla Finn said, “is broken.”";
    check(text, &["Direct Orla Finn: The sluice,", "Direct Orla Finn: is broken."]);
    let annotated = crate::annotate::annotate(Report::from_text(text));
    assert!(annotated.annotations.quotes.iter().all(|quote| quote.utterance == 1));
}

#[test]
fn marks_without_a_cue_take_the_last_speaker() {
    check(
        "“It is broken,” said Orla Finn. “Nobody will come and mend it.”",
        &["Direct Orla Finn: It is broken,", "Direct Orla Finn: Nobody will come and mend it."],
    );
}

#[test]
fn mixed_quote_holds_the_whole_statement() {
    let text = "Orla Finn said the plan would “save the ferry.”";
    check(text, &["Mixed Orla Finn: the plan would “save the ferry."]);
    let annotated = crate::annotate::annotate(Report::from_text(text));
    assert_eq!(annotated.annotations.quotes[0].marked[0].of(text), "save the ferry.");
}

#[test]
fn indirect_quotes_by_clause_and_by_source() {
    check("Orla Finn said on Monday that the ferry would sail.", &["Indirect Orla Finn: the ferry would sail"]);
    check("The ferry will sail, according to Orla Finn.", &["Indirect Orla Finn: The ferry will sail"]);
    check("According to Orla Finn, the ferry will sail.", &["Indirect Orla Finn: the ferry will sail"]);
    check("Orla Finn denied taking the money.", &["Indirect Orla Finn: taking the money"]);
}

#[test]
fn pronouns_and_descriptions_are_named() {
    check(
        "Anna Finn, the mayor, came late.\n“It is broken,” she said.\n“Go home,” the mayor said.",
        &["Direct Anna Finn: It is broken,", "Direct Anna Finn: Go home,"],
    );
}

#[test]
fn scare_quotes_titles_and_nicknames_are_terms() {
    let text = "The so-called “ferry tax” ended. On deck lay the novel “Sea of Grass” all day. Rob “Skip” Orlo came.";
    let annotated = crate::annotate::annotate(Report::from_text(text));
    let kinds: Vec<_> = annotated.annotations.marked_terms.iter().map(|term| term.kind).collect();
    use crate::annotate::MarkedKind::{Nickname, Scare, Title};
    assert_eq!(kinds, [Scare, Title, Nickname]);
    assert!(annotated.annotations.quotes.is_empty());
}

#[test]
fn quote_over_paragraphs_is_one_utterance() {
    let text = "“We came early,” said Orla Finn. “We waited.\n\n“Nobody came.”";
    let annotated = crate::annotate::annotate(Report::from_text(text));
    let quotes = &annotated.annotations.quotes;
    assert_eq!(quotes.len(), 3);
    assert_eq!(quotes[1].utterance, quotes[2].utterance);
    assert_eq!(quotes[2].speaker.as_ref().and_then(|speaker| speaker.name.as_deref()), Some("Orla Finn"));
    assert!(annotated.annotations.notices.iter().all(|notice| notice.kind != NoticeKind::UnclosedQuote));
}

#[test]
fn a_dash_or_a_label_or_a_colon_names_the_speaker() {
    check("“The ferry was late again.” ― Orla Finn", &["Direct Orla Finn: The ferry was late again."]);
    check("“FINN: The ferry was late again.”", &["Direct FINN: The ferry was late again."]);
    check("Then Orla Finn spoke up at last:\n\n“It was late again.”", &["Direct Orla Finn: It was late again."]);
}

#[test]
fn the_author_of_a_post_is_the_speaker() {
    check(
        "The ferry sank, according to a post on X by the Department of Harbours.",
        &["Indirect Department of Harbours: The ferry sank"],
    );
}

#[test]
fn a_second_speaker_ends_the_first_statement() {
    check(
        "Orla Finn said the ferry sank, but Peter Holm said it sailed.",
        &["Indirect Orla Finn: the ferry sank", "Indirect Peter Holm: it sailed"],
    );
}

#[test]
fn any_text_passes() {
    for text in [
        "",
        "\"",
        "“",
        "said",
        "said \"",
        "“” said",
        "'",
        "''",
        "``x''",
        "a’s “b",
        "\"a\"said\"b",
        "according to",
        "é“é”é said",
    ] {
        let _ = lines(text);
    }
}

/// One line a quote: speaker's name, who relays it.
#[track_caller]
fn check_relayed(text: &str, expected: &[(&str, Option<&str>)]) {
    let annotated = crate::annotate::annotate(Report::from_text(text));
    let quotes = &annotated.annotations.quotes;
    let found: Vec<_> = quotes
        .iter()
        .filter_map(|quote| quote.speaker.as_ref())
        .map(|speaker| (speaker.name.as_deref().unwrap_or_default(), speaker.via.as_deref()))
        .collect();
    assert_eq!(found, expected, "{text}");
}

#[test]
fn who_passes_words_on_is_not_who_says_them() {
    check_relayed("Orla Finn told the Pellworth Star that the ferry sank.", &[("Orla Finn", Some("Pellworth Star"))]);
    check_relayed("Orla Finn told the committee that the ferry sank.", &[("Orla Finn", None)]);
    check_relayed("Orla Finn told the newspaper Feather that it sank.", &[("Orla Finn", Some("Feather"))]);
    check_relayed(
        "Through his lawyer, Noor Haddad, Peter Holm said the ferry sank.",
        &[("Peter Holm", Some("Noor Haddad"))],
    );
    check_relayed(
        "“The ferry sank,” Orla Finn said in an interview with the Pellworth Star.",
        &[("Orla Finn", Some("Pellworth Star"))],
    );
}

#[test]
fn turns_of_a_transcript_are_said_by_their_labels() {
    check(
        "ORLA FINN: The ferry sank at noon.\n\nPETER HOLM: It sailed.\n\nFINN: It sank, and you know it.\n\nHOLM: It sailed.",
        &[
            "Indirect ORLA FINN: The ferry sank at noon.",
            "Indirect PETER HOLM: It sailed.",
            "Indirect ORLA FINN: It sank, and you know it.",
            "Indirect PETER HOLM: It sailed.",
        ],
    );
    // A list of labels that never come back is none.
    check("WHO: all of us.\n\nWHEN: at noon.\n\nWHERE: the quay.", &[]);
}

#[test]
fn an_office_is_known_by_the_name_it_stood_beside() {
    check(
        "Council leader Bridget Osei came.\nHer deputy, Callum Holm, stayed away.\nThe deputy leader said it would sink.",
        &["Indirect Callum Holm: it would sink"],
    );
    check(
        "Gov. Anna Finn came late on Monday.\nThe governor said the ferry would sail.",
        &["Indirect Anna Finn: the ferry would sail"],
    );
}

#[test]
fn the_reports_own_pronouns_tell_a_gender() {
    check(
        "Robin Ambrey lost his boat.\nKerry Holm lost her house.\n“It was all I had,” he said.",
        &["Direct Robin Ambrey: It was all I had,"],
    );
}

#[test]
fn a_comment_behind_a_dash_is_the_reports() {
    check(
        "Orla Finn called the ferry “a bathtub” — a word that she has used before.",
        &["Mixed Orla Finn: the ferry “a bathtub"],
    );
}

#[test]
fn what_was_refused_was_not_said() {
    let text = "Orla Finn left without saying that the ferry had sunk.";
    let annotated = crate::annotate::annotate(Report::from_text(text));
    assert!(annotated.annotations.quotes.iter().all(|quote| quote.modality == crate::annotate::Modality::Negated));
}

#[test]
fn a_company_is_no_government() {
    check(
        "The government said that the crash would be looked into.\nThe company says the ferry passed its inspection.",
        &["Indirect government: the crash would be looked into", "Indirect company: the ferry passed its inspection"],
    );
}

#[test]
fn a_name_may_end_the_text_behind_marks() {
    check("““We will rebuild,” Joss Ambrey", &["Direct : We will rebuild,"]);
}
