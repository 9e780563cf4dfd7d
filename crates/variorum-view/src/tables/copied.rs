//! Tables of what reports share and of what is known of where it comes from.
//!
//! In: a story. Out: lineage with its reasons, alignments, passages, hidden sources.

use variorum::record::schema::{Evidence, Lineage};

use super::cells::{PLACE, at, json_name, label, row};
use super::{Cell, Column, Table};
use crate::story::Story;
use crate::words;

const LINEAGE: &[Column] = &[
    Column::text("a", "Sigil of one report."),
    Column::text("b", "Sigil of the other."),
    Column::text("relation", "derived, common_source or independent."),
    Column::text("from", "Sigil of the parent; nothing where the direction is not known."),
    Column::text("source", "What both come from: a report's sigil, or a hidden source."),
    Column::number("share_a", "Share of a's words that stand aligned in b."),
    Column::number("share_b", "Share of b's words that stand aligned in a."),
    Column::text("agency", "The agency that the shared text is credited to."),
    Column::text("uncredited", "Sigils of reports that carry the other's text and credit nobody for it."),
    Column::text("in_words", "All of that in words."),
    Column::text("evidence", "Kind of one reason."),
    Column::text("note", "The reason in words."),
    Column::text("places", "Where it stands."),
];

/// A reason a row, or one row where none is given.
pub(super) fn lineage(story: &Story) -> Table {
    let about = "One reason for what is known of how two reports are related.";
    let mut table = Table::new("lineage", about, &[LINEAGE]);
    for line in &story.record.lineage {
        let before = pair(story, line);
        let reasons: Vec<Vec<Cell>> = line.evidence.iter().map(|reason| reason_cells(story, reason)).collect();
        let none = vec![vec![Cell::Nothing; 3]];
        for reason in if reasons.is_empty() { none } else { reasons } {
            table.push(before.iter().cloned().chain(reason).collect());
        }
    }
    table
}

fn reason_cells(story: &Story, reason: &Evidence) -> Vec<Cell> {
    row![json_name(reason.kind), &reason.note, story.places(&reason.cite)]
}

fn pair(story: &Story, line: &Lineage) -> Vec<Cell> {
    let uncredited: Vec<String> = line.uncredited.iter().map(|id| known(story, id)).collect();
    row![
        story.sigil(&line.a),
        story.sigil(&line.b),
        json_name(line.relation),
        line.from.as_ref().map(|id| known(story, id)),
        line.source.as_ref().map(|id| known(story, id)),
        line.share_a,
        line.share_b,
        line.agency.as_ref(),
        uncredited.join(", "),
        words::lineage(story, line),
    ]
}

/// The sigil of a report; the name of what is no report here.
fn known(story: &Story, id: &str) -> String {
    story.index(id).map_or_else(|| id.to_owned(), |_| story.sigil(id).to_owned())
}

const ALIGNMENTS: &[Column] = &[
    Column::text("kind", "How far the wording agrees: verbatim, edited or reworded."),
    Column::number("score", "Likeness, 0 to 1; no probability."),
    Column::text("a_report", "Sigil of one report."),
    Column::text("a_path", "The first file that held it."),
    Column::whole("a_line", "The line in its text, from 1."),
    Column::whole("a_start", "First code point there."),
    Column::whole("a_end", "One past the last code point."),
    Column::text("a_text", "The words that stand there."),
    Column::text("b_report", "Sigil of the other report."),
    Column::text("b_path", "The first file that held it."),
    Column::whole("b_line", "The line in its text, from 1."),
    Column::whole("b_start", "First code point there."),
    Column::whole("b_end", "One past the last code point."),
    Column::text("b_text", "The words that stand there."),
];

pub(super) fn alignments(story: &Story) -> Table {
    let mut table = Table::new("alignments", "Two places that carry one statement.", &[ALIGNMENTS]);
    for alignment in &story.record.alignments {
        let before = row![json_name(alignment.kind), alignment.score];
        table.push(at(story, at(story, before, &alignment.a), &alignment.b));
    }
    table
}

const PASSAGES: &[Column] = &[
    Column::text("passage", "The passage: p1, p2, …"),
    Column::whole("independent", "How many independent sources stand behind it."),
];

pub(super) fn passages(story: &Story) -> Table {
    let mut table = Table::new("passages", "A place of words that several reports carry.", &[PASSAGES, &PLACE]);
    for (index, passage) in story.record.passages.iter().enumerate() {
        for cite in &passage.places {
            table.push(at(story, row![label('p', index), passage.independent], cite));
        }
    }
    table
}

const HIDDEN_SOURCES: &[Column] = &[
    Column::text("source", "The source: h1, h2, …"),
    Column::text("agency", "Its agency, where named."),
    Column::whole("reasons", "How many reasons speak for it; they stand in the table evidence."),
];

pub(super) fn hidden_sources(story: &Story) -> Table {
    let about = "A source that is no report here, but that several come from.";
    let mut table = Table::new("hidden_sources", about, &[HIDDEN_SOURCES]);
    for source in &story.record.hidden_sources {
        table.push(row![&source.id, source.agency.as_ref(), source.evidence.len()]);
    }
    table
}

const EVIDENCE: &[Column] = &[
    Column::text("of", "The hidden source, or the two reports as A-B."),
    Column::whole("reason", "Number of the reason, from 1."),
    Column::text("kind", "Kind of reason."),
    Column::text("note", "The reason in words."),
];

/// A place a row; a reason without a place has a row of its own.
pub(super) fn evidence(story: &Story) -> Table {
    let about = "A place that a reason for a lineage or for a hidden source rests on.";
    let mut table = Table::new("evidence", about, &[EVIDENCE, &PLACE]);
    for source in &story.record.hidden_sources {
        reasons(story, &mut table, &source.id, &source.evidence);
    }
    for line in &story.record.lineage {
        let of = format!("{}-{}", story.sigil(&line.a), story.sigil(&line.b));
        reasons(story, &mut table, &of, &line.evidence);
    }
    table
}

fn reasons(story: &Story, table: &mut Table, of: &str, evidence: &[Evidence]) {
    for (index, reason) in evidence.iter().enumerate() {
        let before = || row![of, index + 1, json_name(reason.kind), &reason.note];
        for cite in &reason.cite {
            table.push(at(story, before(), cite));
        }
        if reason.cite.is_empty() {
            let mut row = before();
            row.extend(PLACE.map(|_| Cell::Nothing));
            table.push(row);
        }
    }
}
