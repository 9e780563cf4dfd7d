//! A record made by hand, with every kind of finding: what the views' tests (and `examples/render.rs`) show.
//!
//! The story is invented: a ferry, a captain, a minister, four reports, one agency that is not here.
//! Report D carries hostile and right-to-left text.

use variorum::record::schema::{
    Act, Alignment, AlignmentKind, Anchor, Approx, Change, ChangeKind, Cite, Claim, ClaimGroup, Claimant, Date,
    DateKind, DatePart, Dateline, Difference, DifferenceKind, Edit, EditOp, Entity, EntityKind, Evidence, EvidenceKind,
    Excerpt, Figure, FigureGroup, FigureVersion, Grain, HiddenSource, Lineage, MarkedKind, MarkedTerm, Missing,
    Modality, Notice, NoticeKind, Passage, PublishedFrom, Quote, QuoteKind, RECORD_SCHEMA, REPORT_SCHEMA, Range,
    Record, Relation, ReportRecord, Review, Saying, Source, Speaker, Stance, StoryEntity, TimelineEntry, Verdict,
    Version,
};

const A: &str = "Ferry runs aground off Port Ansel
PORT ANSEL, May 4 (Tidewire) — The ferry Grey Heron ran aground on Tuesday with 214 passengers on board, and all were brought ashore.
“The ferry struck a rock that no chart shows, and the crew did everything they could,” said captain Mara Quill. “Safety comes first, always.”
The repair will cost about $3 million, the owner said. The hull has two holes.
The Dockers’ League said the owner had ignored warnings since March. The owner denies this.
Of the 214 passengers, 130 were commuters and 84 were day trippers.
";

const B: &str = "Grey Heron ferry grounded

The ferry Grey Heron ran aground on Tuesday with 214 passengers on board, and all were brought ashore.
“The ferry struck a rock that no chart shows, and the crew did everything they could,” captain Mara Quill told Tidewire. “Safety comes first,” she added.
The repair will cost $3 million a year, the owner said.
The owner had ignored warnings since March.
";

const C: &str = "Passengers safe after ferry accident
The Grey Heron went aground on Tuesday with more than 200 passengers on board. All passengers were brought ashore.
“The ferry hit rocks that no chart shows, and crew did everything they could,” the owner said. Safety comes first, Quill said.
The harbour was closed until Thursday.
";

const D: &str = "Inquiry opens into ferry grounding
Minister Odo Fenn opened an inquiry on Wednesday into the grounding of the Grey Heron, in which most passengers were brought ashore.
“Nobody is above the rules,” Fenn said. “Not the owner either.
The ferry, which locals call “the old lady”, carried 190 passengers: 130 commuters and 84 day trippers.
A note on board read: السلامة أولاً 🦀 <script>alert(\"D\")</script> & <b title='x'>bold</b>
";

const TEXTS: [&str; 4] = [A, B, C, D];

/// The record.
pub(crate) fn record() -> Record {
    Record {
        schema: RECORD_SCHEMA.into(),
        digest: "sha256:0f0f".into(),
        reports: (0..4).map(report).collect(),
        passages: passages(),
        alignments: alignments(),
        lineage: lineage(),
        hidden_sources: vec![HiddenSource {
            id: "h1".into(),
            agency: Some("Tidewire".into()),
            evidence: vec![evidence(EvidenceKind::Told, "B keeps “told Tidewire”", vec![cite(1, "told Tidewire")])],
        }],
        independent: 2,
        sayings: sayings(),
        figures: figures(),
        timeline: timeline(),
        claims: claims(),
        reviews: vec![review()],
        differences: vec![Difference {
            cites: vec![cite(1, "all were brought ashore"), cite(3, "most passengers were brought ashore")],
            kind: DifferenceKind::Degree,
        }],
        only: vec![
            cite(0, "The hull has two holes."),
            cite(2, "The harbour was closed until Thursday."),
            cite(3, "Minister Odo Fenn opened an inquiry on Wednesday"),
            cite(3, "<script>alert(\"D\")</script> & <b title='x'>bold</b>"),
        ],
        missing: vec![Missing {
            report: id(2),
            cites: vec![cite(0, "about $3 million"), cite(1, "$3 million a year")],
        }],
        entities: entities(),
        notices: vec![Notice {
            start: None,
            end: None,
            kind: NoticeKind::Duplicate,
            message: "these hold one report, shown once: a.txt, copy/a.txt".into(),
        }],
    }
}

/// Code points of the first place of a phrase in a text.
pub(crate) fn at(text: &str, phrase: &str) -> Range {
    let byte = text.find(phrase).unwrap_or_else(|| panic!("{phrase:?} does not stand in {text:?}"));
    let start = text[..byte].chars().count();
    Range { start, end: start + phrase.chars().count() }
}

fn id(report: usize) -> String {
    format!("sha256:{}", ["aa", "bb", "cc", "dd"][report].repeat(32))
}

fn cite(report: usize, phrase: &str) -> Cite {
    let Range { start, end } = at(TEXTS[report], phrase);
    Cite { report: id(report), start, end }
}

fn excerpt(report: usize, phrase: &str) -> Excerpt {
    let Range { start, end } = at(TEXTS[report], phrase);
    Excerpt { start, end, text: phrase.into() }
}

fn evidence(kind: EvidenceKind, note: &str, cite: Vec<Cite>) -> Evidence {
    Evidence { kind, note: note.into(), cite }
}

fn report(i: usize) -> ReportRecord {
    let text = TEXTS[i];
    ReportRecord {
        schema: REPORT_SCHEMA.into(),
        id: id(i),
        sigil: Some(["A", "B", "C", "D"][i].into()),
        text: text.into(),
        source: source(i),
        sentences: text.lines().filter(|line| !line.is_empty()).map(|line| at(text, line)).collect(),
        quotes: quotes(i),
        marked_terms: if i == 3 { vec![marked_term("the old lady")] } else { vec![] },
        figures: report_figures(i),
        dates: dates(i),
        entities: vec![Entity {
            id: "e1".into(),
            name: "Grey Heron".into(),
            kind: EntityKind::Other,
            role: None,
            mentions: vec![at(text, "Grey Heron")],
            refs: vec![],
        }],
        claims: if i == 0 { vec![claim()] } else { vec![] },
        notices: if i == 3 { vec![unclosed_quote()] } else { vec![] },
    }
}

fn marked_term(phrase: &str) -> MarkedTerm {
    let Range { start, end } = at(D, phrase);
    MarkedTerm { start, end, kind: MarkedKind::Nickname }
}

fn unclosed_quote() -> Notice {
    let Range { start, end } = at(D, "“Not the owner either.");
    let message = "a quotation mark opens and its paragraph ends before one closes".into();
    Notice { start: Some(start), end: Some(end), kind: NoticeKind::UnclosedQuote, message }
}

fn claim() -> Claim {
    let Range { start, end } = at(A, "the owner had ignored warnings since March");
    let cue = Some(excerpt(0, "said the owner"));
    Claim { start, end, by: None, speaker: None, stance: Stance::Alleges, cue }
}

fn source(i: usize) -> Source {
    let text = TEXTS[i];
    let Range { start, end } = at(text, text.lines().next().unwrap_or_default());
    let dateline = Dateline {
        start: end + 1,
        end: end + 29,
        place: Some("PORT ANSEL".into()),
        date: Some("2031-05-04".into()),
        agency: Some("Tidewire".into()),
    };
    let path = ["gazette/a.txt", "daily.txt", "echo.txt", "lowland/d.html"][i];
    let published = ["2031-05-04", "2031-05-05", "2031-05-05", "2031-05-06"][i];
    Source {
        path: Some(path.into()),
        paths: vec![path.into()],
        url: (i == 3).then(|| "https://lowland.example/ferry?a=1&b=2".into()),
        outlet: Some(["Harbour Gazette", "Ansel Daily", "Bay Echo", "The Lowland Observer"][i].into()),
        title: Some(text.chars().skip(start).take(end - start).collect()),
        byline: (i == 3).then(|| "Ines Tarn".into()),
        language: Some("en".into()),
        dateline: (i == 0).then_some(dateline),
        credit: (i == 0).then(|| "Tidewire".into()),
        credit_cite: (i == 0).then(|| at(A, "Tidewire")),
        published: Some(published.into()),
        published_from: Some(
            [PublishedFrom::Dateline, PublishedFrom::Metadata, PublishedFrom::Story, PublishedFrom::Given][i],
        ),
        published_stated: None,
    }
}

fn quotes(i: usize) -> Vec<Quote> {
    let spoken: &[(&str, &str, Option<&str>)] = match i {
        0 => &[
            (
                "The ferry struck a rock that no chart shows, and the crew did everything they could",
                "captain Mara Quill",
                Some("said"),
            ),
            ("Safety comes first, always", "captain Mara Quill", None),
        ],
        1 => &[
            (
                "The ferry struck a rock that no chart shows, and the crew did everything they could",
                "captain Mara Quill",
                Some("told"),
            ),
            ("Safety comes first", "she", Some("added")),
        ],
        2 => &[(
            "The ferry hit rocks that no chart shows, and crew did everything they could",
            "the owner",
            Some("said"),
        )],
        _ => &[("Nobody is above the rules", "Fenn", Some("said"))],
    };
    let quote = |(n, &(words, speaker, cue)): (usize, &(&str, &str, Option<&str>))| {
        let Range { start, end } = at(TEXTS[i], words);
        let Excerpt { start: from, end: to, text } = excerpt(i, speaker);
        Quote {
            start,
            end,
            kind: QuoteKind::Direct,
            marked: vec![Range { start, end }],
            utterance: format!("u{}", n + 1),
            act: Act::Speech,
            modality: Modality::Said,
            anonymous: false,
            speaker: Some(Speaker { start: from, end: to, text, name: None, entity: None, via: None }),
            cue: cue.map(|cue| excerpt(i, cue)),
        }
    };
    spoken.iter().enumerate().map(quote).collect()
}

fn figure(report: usize, phrase: &str, value: f64, unit: Option<&str>, approx: Approx, counts: Option<&str>) -> Figure {
    let Range { start, end } = at(TEXTS[report], phrase);
    let per = phrase.ends_with("a year").then(|| "year".to_owned());
    Figure { start, end, value, high: None, unit: unit.map(Into::into), per, approx, counts: counts.map(Into::into) }
}

fn report_figures(i: usize) -> Vec<Figure> {
    let mut figures: Vec<Figure> = figures()
        .into_iter()
        .flat_map(|group| group.versions)
        .filter(|version| version.report == id(i))
        .map(|version| version.figure)
        .collect();
    figures.sort_by_key(|figure| (figure.start, figure.end));
    figures.dedup();
    figures
}

fn dates(i: usize) -> Vec<Date> {
    let day = |phrase: &str, value: &str, anchor: Anchor| {
        let Range { start, end } = at(TEXTS[i], phrase);
        let (value, grain) = (Some(value.into()), Some(Grain::Day));
        Date { start, end, value, part: None, grain, kind: DateKind::Date, anchor: Some(anchor) }
    };
    match i {
        0 => vec![day("May 4", "2031-05-04", Anchor::Text), day("Tuesday", "2031-05-03", Anchor::Dateline), march()],
        1 => vec![day("Tuesday", "2031-05-03", Anchor::Published)],
        2 => vec![day("Tuesday", "2031-05-03", Anchor::Published), day("Thursday", "2031-05-05", Anchor::Published)],
        _ => vec![day("Wednesday", "2031-05-04", Anchor::Published)],
    }
}

fn march() -> Date {
    let Range { start, end } = at(A, "March");
    let value = Some("2031-03".into());
    Date {
        start,
        end,
        value,
        part: Some(DatePart::Early),
        grain: Some(Grain::Month),
        kind: DateKind::Date,
        anchor: None,
    }
}

const SHARED: [&[(usize, &str)]; 5] = [
    &[
        (0, "The ferry Grey Heron ran aground on Tuesday with 214 passengers on board, and all were brought ashore."),
        (1, "The ferry Grey Heron ran aground on Tuesday with 214 passengers on board, and all were brought ashore."),
        (
            2,
            "The Grey Heron went aground on Tuesday with more than 200 passengers on board. All passengers were brought ashore.",
        ),
    ],
    &[
        (
            0,
            "“The ferry struck a rock that no chart shows, and the crew did everything they could,” said captain Mara Quill.",
        ),
        (
            1,
            "“The ferry struck a rock that no chart shows, and the crew did everything they could,” captain Mara Quill told Tidewire.",
        ),
        (2, "“The ferry hit rocks that no chart shows, and crew did everything they could,” the owner said."),
    ],
    &[
        (0, "“Safety comes first, always.”"),
        (1, "“Safety comes first,” she added."),
        (2, "Safety comes first, Quill said."),
    ],
    &[
        (0, "The repair will cost about $3 million, the owner said."),
        (1, "The repair will cost $3 million a year, the owner said."),
    ],
    &[(1, "all were brought ashore."), (3, "in which most passengers were brought ashore.")],
];

fn passages() -> Vec<Passage> {
    let places = |shared: &[(usize, &str)]| shared.iter().map(|&(report, words)| cite(report, words)).collect();
    SHARED.iter().map(|shared| Passage { places: places(shared), independent: 1 }).collect()
}

fn alignments() -> Vec<Alignment> {
    let pair = |shared: &[(usize, &str)]| Alignment {
        a: cite(shared[0].0, shared[0].1),
        b: cite(shared[1].0, shared[1].1),
        kind: if shared[0].1 == shared[1].1 { AlignmentKind::Verbatim } else { AlignmentKind::Edited },
        score: 0.9,
    };
    SHARED.iter().map(|shared| pair(shared)).collect()
}

fn lineage() -> Vec<Lineage> {
    let pair = |a: usize, b: usize, relation: Relation, from: Option<usize>, share_a: f64, share_b: f64| Lineage {
        a: id(a),
        b: id(b),
        relation,
        from: from.map(id),
        share_a,
        share_b,
        source: None,
        uncredited: vec![],
        agency: None,
        evidence: vec![evidence(EvidenceKind::Share, "most of the words stand in kept order", vec![])],
    };
    vec![
        Lineage {
            source: Some("h1".into()),
            uncredited: vec![id(1)],
            agency: Some("Tidewire".into()),
            evidence: vec![
                evidence(EvidenceKind::Credit, "A credits Tidewire", vec![cite(0, "Tidewire")]),
                evidence(EvidenceKind::Told, "B keeps “told Tidewire”", vec![cite(1, "told Tidewire")]),
            ],
            ..pair(0, 1, Relation::CommonSource, None, 0.71, 0.83)
        },
        Lineage { uncredited: vec![id(2)], ..pair(1, 2, Relation::Derived, Some(1), 0.52, 0.64) },
        pair(0, 3, Relation::Independent, None, 0.04, 0.05),
        pair(1, 3, Relation::Independent, None, 0.06, 0.05),
        pair(2, 3, Relation::Independent, None, 0.02, 0.01),
    ]
}

fn version(report: usize, words: &str, marks: bool, speaker: Option<&str>, name: Option<&str>) -> Version {
    let Cite { report, start, end } = cite(report, words);
    Version { report, start, end, marks, speaker: speaker.map(Into::into), name: name.map(Into::into) }
}

fn edit(a: (usize, &str), b: (usize, &str)) -> Edit {
    let op = if b.1.is_empty() { EditOp::Delete } else { EditOp::Replace };
    Edit { op, a: at(TEXTS[a.0], a.1), b: at(TEXTS[b.0], b.1) }
}

fn sayings() -> Vec<Saying> {
    let long = "The ferry struck a rock that no chart shows, and the crew did everything they could";
    let short = "The ferry hit rocks that no chart shows, and crew did everything they could";
    let mut dropped_word = edit((1, "the crew did"), (2, "crew did"));
    dropped_word.a.end = dropped_word.a.start + "the".len();
    dropped_word.b.end = dropped_word.b.start;
    dropped_word.op = EditOp::Delete;
    let edits = vec![edit((1, "struck a rock"), (2, "hit rocks")), dropped_word];
    let quill = Some("Mara Quill");
    vec![
        Saying {
            speaker: None,
            versions: vec![
                version(0, long, true, Some("captain Mara Quill"), quill),
                version(1, long, true, Some("captain Mara Quill"), quill),
                version(2, short, true, Some("the owner"), None),
            ],
            changes: vec![
                Change { a: 0, b: 1, kind: ChangeKind::Same, edits: vec![] },
                Change { a: 1, b: 2, kind: ChangeKind::Altered, edits },
                Change { a: 1, b: 2, kind: ChangeKind::SpeakerDiffers, edits: vec![] },
            ],
            independent: 1,
        },
        Saying {
            speaker: quill.map(Into::into),
            versions: vec![
                version(0, "Safety comes first, always", true, Some("captain Mara Quill"), quill),
                version(1, "Safety comes first", true, Some("she"), quill),
                version(2, "Safety comes first", false, Some("Quill"), quill),
            ],
            changes: vec![
                Change { a: 0, b: 1, kind: ChangeKind::Cut, edits: vec![] },
                Change { a: 1, b: 2, kind: ChangeKind::MarksDropped, edits: vec![] },
            ],
            independent: 1,
        },
    ]
}

fn figures() -> Vec<FigureGroup> {
    let version = |report: usize, figure: Figure| FigureVersion { report: id(report), figure };
    let people = |report: usize, words: &str, value: f64, approx: Approx| {
        version(report, figure(report, words, value, None, approx, Some("passengers")))
    };
    let group = |what: &str, verdict: Verdict, independent: usize, versions: Vec<FigureVersion>| FigureGroup {
        what: what.into(),
        versions,
        verdict,
        independent,
    };
    let usd = |report: usize, words: &str, approx: Approx| {
        version(report, figure(report, words, 3_000_000.0, Some("USD"), approx, None))
    };
    vec![
        group(
            "passengers",
            Verdict::Differ,
            2,
            vec![
                people(0, "214 passengers on board", 214.0, Approx::Exact),
                people(1, "214 passengers", 214.0, Approx::Exact),
                people(2, "more than 200 passengers", 200.0, Approx::AtLeast),
                people(3, "190 passengers", 190.0, Approx::Exact),
            ],
        ),
        group(
            "repair",
            Verdict::Differ,
            1,
            vec![usd(0, "about $3 million", Approx::About), usd(1, "$3 million a year", Approx::Exact)],
        ),
        group(
            "commuters",
            Verdict::Agree,
            2,
            vec![
                people(0, "130 were commuters", 130.0, Approx::Exact),
                people(3, "130 commuters", 130.0, Approx::Exact),
            ],
        ),
        group(
            "passengers",
            Verdict::AddsUp,
            1,
            vec![
                people(0, "214 passengers, 130", 214.0, Approx::Exact),
                people(0, "130 were commuters", 130.0, Approx::Exact),
                people(0, "84 were day trippers", 84.0, Approx::Exact),
            ],
        ),
        group(
            "passengers",
            Verdict::DoesNotAddUp,
            1,
            vec![
                people(3, "190 passengers", 190.0, Approx::Exact),
                people(3, "130 commuters", 130.0, Approx::Exact),
                people(3, "84 day trippers", 84.0, Approx::Exact),
            ],
        ),
        group(
            "holes",
            Verdict::Only,
            1,
            vec![version(0, figure(0, "two holes", 2.0, None, Approx::Exact, Some("holes")))],
        ),
    ]
}

fn timeline() -> Vec<TimelineEntry> {
    let entry = |value: &str, what: &str, cites: Vec<Cite>, conflict: bool, independent: usize| TimelineEntry {
        value: value.into(),
        grain: Some(if value.len() == 7 { Grain::Month } else { Grain::Day }),
        what: what.into(),
        cites,
        conflict,
        independent,
    };
    let aground = "The ferry Grey Heron ran aground on Tuesday";
    vec![
        entry(
            "2031-03",
            "ignored warnings since March",
            vec![cite(0, "ignored warnings since March"), cite(1, "ignored warnings since March")],
            false,
            1,
        ),
        entry(
            "2031-05-03",
            aground,
            vec![cite(0, aground), cite(1, aground), cite(2, "The Grey Heron went aground on Tuesday")],
            false,
            1,
        ),
        entry("2031-05-04", "an inquiry on Wednesday", vec![cite(3, "an inquiry on Wednesday")], true, 1),
    ]
}

fn review() -> Review {
    Review {
        claim: "The ferry hit rocks".into(),
        claimant: Some("Orla Venn".into()),
        reviewer: Some("Veldia <Check>".into()),
        verdict: Some("Lacks context".into()),
        url: Some("https://check.example/1".into()),
        published: Some("2031-04-02".into()),
        cites: claims()[0].what.clone(),
    }
}

fn claims() -> Vec<ClaimGroup> {
    let claimant =
        |name: &str, stance: Stance, phrase: &str| Claimant { name: name.into(), stance, cite: cite(0, phrase) };
    vec![ClaimGroup {
        what: vec![
            cite(0, "the owner had ignored warnings since March"),
            cite(1, "The owner had ignored warnings since March"),
        ],
        by: vec![
            claimant(
                "Dockers’ League",
                Stance::Alleges,
                "The Dockers’ League said the owner had ignored warnings since March.",
            ),
            claimant("the owner", Stance::Denies, "The owner denies this."),
        ],
        unattributed: vec![cite(1, "The owner had ignored warnings since March.")],
        independent: 1,
    }]
}

fn entities() -> Vec<StoryEntity> {
    let entity = |n: usize, name: &str, kind: EntityKind, role: Option<&str>, mentions: Vec<Cite>| StoryEntity {
        id: format!("n{n}"),
        name: name.into(),
        kind,
        role: role.map(Into::into),
        mentions,
    };
    vec![
        entity(
            1,
            "Mara Quill",
            EntityKind::Person,
            Some("captain"),
            vec![cite(0, "Mara Quill"), cite(1, "Mara Quill"), cite(2, "Quill")],
        ),
        entity(2, "Grey Heron", EntityKind::Other, None, (0..4).map(|i| cite(i, "Grey Heron")).collect()),
        entity(3, "Odo Fenn", EntityKind::Person, Some("Minister"), vec![cite(3, "Odo Fenn")]),
    ]
}
