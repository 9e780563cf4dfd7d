//! Tables of what was found by comparing reports: sayings, figures, the timeline, claims, differences, what one alone has.
//!
//! In: a story. Out: a row for each place of each finding; findings are named as every view names them (`q1`, `f2`, …).

use variorum::record::schema::{Cite, Range, Saying, Version};

use super::cells::{PLACE, at, json_name, label, nowhere, place, row};
use super::single::{FIGURE, figure_cells};
use super::{Cell, Column, Table};
use crate::edits;
use crate::story::Story;

const RECORDS: &[Column] = &[
    Column::text("schema", "Version of the record's form."),
    Column::text("digest", "The record's seal."),
    Column::whole("reports", "How many reports it holds."),
    Column::whole("independent", "How many derive from no other here and share no source."),
];

pub(super) fn records(story: &Story) -> Table {
    let mut table = Table::new("records", "One record.", &[RECORDS]);
    let record = story.record;
    table.push(row![&record.schema, &record.digest, record.reports.len(), record.independent]);
    table
}

const SAYINGS: &[Column] = &[
    Column::text("saying", "The saying: q1, q2, …"),
    Column::text("speaker", "Who said it, where the versions agree."),
    Column::whole("independent", "How many independent sources stand behind it."),
    Column::whole("version", "Number of the version in its saying, from 1."),
    Column::text("version_speaker", "Who said it in this version."),
    Column::flag("marks", "True where the words stand in marks."),
    Column::text("against", "The place of the version that it is read against."),
    Column::text("changes", "What changed from there."),
    Column::text("deleted", "The words that are gone."),
    Column::text("inserted", "The words that are new."),
];

/// A version a row; what changed from which version, and the words that did.
pub(super) fn sayings(story: &Story) -> Table {
    let mut table = Table::new("sayings", "One version of an utterance.", &[SAYINGS, &PLACE]);
    for (index, saying) in story.record.sayings.iter().enumerate() {
        let mut seen: Vec<&Version> = Vec::new();
        for line in &edits::rows(story, saying) {
            let n = seen.iter().position(|version| *version == line.version).unwrap_or(seen.len());
            if n == seen.len() {
                seen.push(line.version);
            }
            let version = line.version;
            let mut row = row![
                label('q', index),
                saying.speaker.as_ref(),
                saying.independent,
                n + 1,
                crate::text::speaker(version),
                version.marks,
            ];
            row.extend(changed(story, line));
            row.extend(place(story, &version.report, version.start, version.end));
            table.push(row);
        }
    }
    table
}

fn changed(story: &Story, row: &edits::Row) -> [Cell; 4] {
    let Some(against) = &row.against else {
        return [const { Cell::Nothing }; 4];
    };
    let kinds: Vec<String> = against.kinds().into_iter().map(json_name).collect();
    let runs = edits::runs(story, row.version, against);
    let words = |fate: edits::Fate| {
        runs.iter().filter(|run| run.fate == fate).map(|run| run.text).collect::<Vec<_>>().join(" | ")
    };
    let place = story.place(&against.version.report, against.version.start);
    [place, kinds.join(", "), words(edits::Fate::Deleted), words(edits::Fate::Inserted)].map(Cell::from)
}

const CHANGES: &[Column] = &[
    Column::text("saying", "The saying: q1, q2, …"),
    Column::text("kind", "What changed from a to b."),
    Column::text("a_report", "Sigil of the first version's report."),
    Column::whole("a_start", "First code point of the first version."),
    Column::whole("a_end", "One past its last code point."),
    Column::text("b_report", "Sigil of the second version's report."),
    Column::whole("b_start", "First code point of the second version."),
    Column::whole("b_end", "One past its last code point."),
    Column::whole("edits", "How many word edits turn a into b."),
];

pub(super) fn changes(story: &Story) -> Table {
    let mut table = Table::new("changes", "How one version of an utterance differs from another.", &[CHANGES]);
    for (index, saying) in story.record.sayings.iter().enumerate() {
        for change in &saying.changes {
            let mut row = row![label('q', index), json_name(change.kind)];
            row.extend(version(story, saying, change.a));
            row.extend(version(story, saying, change.b));
            row.push(change.edits.len().into());
            table.push(row);
        }
    }
    table
}

fn version(story: &Story, saying: &Saying, index: usize) -> Vec<Cell> {
    let version = saying.versions.get(index);
    row![
        version.map(|version| story.sigil(&version.report)),
        version.map(|version| version.start),
        version.map(|version| version.end),
    ]
}

const EDITS: &[Column] = &[
    Column::text("saying", "The saying: q1, q2, …"),
    Column::text("kind", "The change that the edit is a part of."),
    Column::text("op", "What was done: insert, delete or replace."),
    Column::text("a_report", "Sigil of the first version's report."),
    Column::whole("a_start", "First code point of the words there."),
    Column::whole("a_end", "One past their last code point."),
    Column::text("a_text", "The words there; empty for an insertion."),
    Column::text("b_report", "Sigil of the second version's report."),
    Column::whole("b_start", "First code point of the words there."),
    Column::whole("b_end", "One past their last code point."),
    Column::text("b_text", "The words there; empty for a deletion."),
];

pub(super) fn edits(story: &Story) -> Table {
    let mut table = Table::new("edits", "One insertion, deletion or replacement between two versions.", &[EDITS]);
    for (index, saying) in story.record.sayings.iter().enumerate() {
        for change in &saying.changes {
            for edit in &change.edits {
                let mut row = row![label('q', index), json_name(change.kind), json_name(edit.op)];
                row.extend(words(story, saying.versions.get(change.a), edit.a));
                row.extend(words(story, saying.versions.get(change.b), edit.b));
                table.push(row);
            }
        }
    }
    table
}

fn words(story: &Story, version: Option<&Version>, range: Range) -> Vec<Cell> {
    let witness = version.and_then(|version| story.witness(&version.report));
    row![
        version.map(|version| story.sigil(&version.report)),
        range.start,
        range.end,
        witness.map(|witness| witness.slice_range(range)),
    ]
}

const FIGURES: &[Column] = &[
    Column::text("figure", "The quantity: f1, f2, …"),
    Column::text("what", "What is counted or measured."),
    Column::text("verdict", "How its versions stand to one another."),
    Column::whole("independent", "How many independent sources stand behind it."),
];

pub(super) fn figures(story: &Story) -> Table {
    let mut table = Table::new("figures", "One version of a quantity.", &[FIGURES, FIGURE, &PLACE]);
    for (index, group) in story.record.figures.iter().enumerate() {
        for version in &group.versions {
            let mut row = row![label('f', index), &group.what, json_name(group.verdict), group.independent];
            row.extend(figure_cells(&version.figure));
            row.extend(place(story, &version.report, version.figure.start, version.figure.end));
            table.push(row);
        }
    }
    table
}

const TIMELINE: &[Column] = &[
    Column::text("entry", "The entry: t1, t2, …"),
    Column::text("value", "When, as TIMEX3."),
    Column::text("grain", "How fine that is."),
    Column::text("what", "What happened, in the words of one report."),
    Column::flag("conflict", "True where reports date the same event differently."),
    Column::whole("independent", "How many independent sources stand behind it."),
];

pub(super) fn timeline(story: &Story) -> Table {
    let mut table = Table::new("timeline", "A place that dates an event.", &[TIMELINE, &PLACE]);
    for (index, entry) in story.record.timeline.iter().enumerate() {
        for cite in &entry.cites {
            let before = row![
                label('t', index),
                &entry.value,
                entry.grain.map(json_name),
                &entry.what,
                entry.conflict,
                entry.independent,
            ];
            table.push(at(story, before, cite));
        }
    }
    table
}

const CLAIMS: &[Column] = &[
    Column::text("claim", "The claim: c1, c2, …"),
    Column::text("role", "What the place is to it: statement, stance or unattributed."),
    Column::text("name", "Who takes the stance."),
    Column::text("stance", "asserts, alleges, denies, reports or none."),
    Column::whole("independent", "How many independent sources stand behind it."),
];

/// A place a row: where the statement stands, who takes a stance, where it stands flat.
pub(super) fn claims(story: &Story) -> Table {
    let mut table = Table::new("claims", "A place of a statement that somebody answers for.", &[CLAIMS, &PLACE]);
    for (index, claim) in story.record.claims.iter().enumerate() {
        let mut push = |role: &str, name: Option<&String>, stance: Option<String>, cite: &Cite| {
            table.push(at(story, row![label('c', index), role, name, stance, claim.independent], cite));
        };
        claim.what.iter().for_each(|cite| push("statement", None, None, cite));
        claim.by.iter().for_each(|by| push("stance", Some(&by.name), Some(json_name(by.stance)), &by.cite));
        claim.unattributed.iter().for_each(|cite| push("unattributed", None, None, cite));
    }
    table
}

const REVIEWS: &[Column] = &[
    Column::text("review", "The review: r1, r2, …"),
    Column::text("claim", "The claim that was reviewed, in the reviewer's words."),
    Column::text("claimant", "Who is said to have made it."),
    Column::text("reviewer", "Who reviewed it."),
    Column::text("verdict", "The reviewer's verdict, in their words."),
    Column::text("url", "Where the review was published."),
    Column::text("published", "When it was published, as stated."),
];

/// A place a row, or one row without a place where no report carries the claim.
pub(super) fn reviews(story: &Story) -> Table {
    let about = "A place that carries a claim on which somebody else has published a verdict.";
    let mut table = Table::new("reviews", about, &[REVIEWS, &PLACE]);
    for (index, review) in story.record.reviews.iter().enumerate() {
        let cells = || {
            row![
                label('r', index),
                &review.claim,
                review.claimant.as_ref(),
                review.reviewer.as_ref(),
                review.verdict.as_ref(),
                review.url.as_ref(),
                review.published.as_ref(),
            ]
        };
        review.cites.iter().for_each(|cite| table.push(at(story, cells(), cite)));
        if review.cites.is_empty() {
            table.push(nowhere(cells()));
        }
    }
    table
}

const DIFFERENCES: &[Column] = &[
    Column::text("difference", "The difference: d1, d2, …"),
    Column::text("kind", "In what: scope, negation, degree, modality, place, person or figure."),
];

pub(super) fn differences(story: &Story) -> Table {
    let about = "A place of aligned statements that differ in more than words.";
    let mut table = Table::new("differences", about, &[DIFFERENCES, &PLACE]);
    for (index, difference) in story.record.differences.iter().enumerate() {
        for cite in &difference.cites {
            table.push(at(story, row![label('d', index), json_name(difference.kind)], cite));
        }
    }
    table
}

const ONLY: &[Column] = &[Column::text("only", "The finding: o1, o2, …")];

pub(super) fn only(story: &Story) -> Table {
    let mut table = Table::new("only", "A clause that one report alone has.", &[ONLY, &PLACE]);
    for (index, cite) in story.record.only.iter().enumerate() {
        table.push(at(story, row![label('o', index)], cite));
    }
    table
}

const MISSING: &[Column] =
    &[Column::text("missing", "The finding: m1, m2, …"), Column::text("lacking", "Sigil of the report that lacks it.")];

pub(super) fn missing(story: &Story) -> Table {
    let about = "A place where others have what one report lacks.";
    let mut table = Table::new("missing", about, &[MISSING, &PLACE]);
    for (index, missing) in story.record.missing.iter().enumerate() {
        for cite in &missing.cites {
            table.push(at(story, row![label('m', index), story.sigil(&missing.report)], cite));
        }
    }
    table
}

const ENTITIES: &[Column] = &[
    Column::text("entity", "The entity over all reports: n1, n2, …"),
    Column::text("name", "Its fullest name."),
    Column::text("kind", "What it is: person, organization, place or other."),
    Column::text("role", "Its office or description."),
];

pub(super) fn entities(story: &Story) -> Table {
    let about = "A place that names somebody or something, over all reports.";
    let mut table = Table::new("entities", about, &[ENTITIES, &PLACE]);
    for entity in &story.record.entities {
        for cite in &entity.mentions {
            let before = row![&entity.id, &entity.name, json_name(entity.kind), entity.role.as_ref()];
            table.push(at(story, before, cite));
        }
    }
    table
}
