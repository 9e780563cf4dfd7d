//! Findings as Web Annotations (W3C Recommendation, 23 February 2017), in JSON-LD.
//!
//! In: records. Out: one AnnotationCollection with one AnnotationPage that holds them all.
//!
//! An annotation is one place of one finding: a row of a table that has a place. Its target is the place, by position (code
//! points) and by quotation with the words around it; its first body says what kind of finding it is, the second what is
//! said of it, and one more links each counterpart: the other places of the same finding.
//! Limits: sentences are no finding and are left out; alignments, changes and word edits are told by passages and sayings.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use variorum::record::schema::Record;

use super::{digest, place_urn, urn, web_address};
use crate::story::{Story, Witness};
use crate::tables::{Cell, Table, tables};

/// Code points of the words before and after a place that a quotation selector gives.
const AROUND: usize = 32;

/// Tables whose rows are no annotations: their places are told by others.
const LEFT_OUT: [&str; 4] = ["sentences", "alignments", "changes", "edits"];

/// Columns that name a finding over several places.
const FINDINGS: [&str; 11] =
    ["saying", "figure", "entry", "claim", "difference", "only", "missing", "passage", "entity", "of", "utterance"];

/// Records as one collection of annotations.
///
/// # Panics
///
/// Never: what is written has texts as keys.
#[must_use]
pub fn webannotation(records: &[Record]) -> String {
    let items: Vec<Value> = records.iter().flat_map(annotations).collect();
    let digests: Vec<&str> = records.iter().map(|record| record.digest.as_str()).collect();
    let id = format!("urn:variorum:annotations:{}", digest(&digests));
    let collection = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": id,
        "type": "AnnotationCollection",
        "label": "Findings of Variorum",
        "total": items.len(),
        "first": { "id": format!("{id}:1"), "type": "AnnotationPage", "startIndex": 0, "items": items },
    });
    serde_json::to_string_pretty(&collection).expect("texts are keys") + "\n"
}

/// One place of a finding.
struct Note {
    id: String,
    kind: &'static str,
    /// Places that have it are of one finding.
    finding: Option<String>,
    about: String,
    witness: usize,
    start: usize,
    end: usize,
}

fn annotations(record: &Record) -> Vec<Value> {
    let story = Story::new(record);
    let mut notes: Vec<Note> = Vec::new();
    for table in tables(std::slice::from_ref(record)) {
        if !LEFT_OUT.contains(&table.name) {
            notes.extend(table.rows.iter().enumerate().filter_map(|(index, row)| note(&story, &table, index, row)));
        }
    }
    let mut together: BTreeMap<(&str, &str), Vec<usize>> = BTreeMap::new();
    for (index, note) in notes.iter().enumerate() {
        if let Some(finding) = &note.finding {
            together.entry((note.kind, finding)).or_default().push(index);
        }
    }
    let counterparts = |index: usize| -> Vec<&str> {
        let finding = notes[index].finding.as_deref().and_then(|finding| together.get(&(notes[index].kind, finding)));
        finding.into_iter().flatten().filter(|other| **other != index).map(|other| notes[*other].id.as_str()).collect()
    };
    notes.iter().enumerate().map(|(index, note)| annotation(&story, note, &counterparts(index))).collect()
}

fn note(story: &Story, table: &Table, index: usize, row: &[Cell]) -> Option<Note> {
    let cell = |name: &str| table.columns.iter().position(|column| column.name == name).map(|at| &row[at]);
    let (Some(Cell::Text(sigil)), Some(&Cell::Whole(start)), Some(&Cell::Whole(end))) =
        (cell("report"), cell("start"), cell("end"))
    else {
        return None;
    };
    let witness = story.witnesses.iter().position(|witness| witness.sigil == *sigil)?;
    let finding = table.columns.iter().zip(row).find(|(column, _)| FINDINGS.contains(&column.name));
    let finding = finding.and_then(|(_, cell)| if let Cell::Text(name) = cell { Some(name.clone()) } else { None });
    // An utterance and an entity of one report are its own: u1 of A is not u1 of B.
    let own = matches!(table.name, "quotes" | "read_entities");
    let digest = digest(&[&story.record.digest, table.name, &index.to_string()]);
    Some(Note {
        id: format!("urn:variorum:annotation:{digest}"),
        kind: table.name,
        finding: finding.map(|name| if own { format!("{sigil} {name}") } else { name }),
        about: about(table, row),
        witness,
        start: usize::try_from(start).ok()?,
        end: usize::try_from(end).ok()?,
    })
}

/// What is said of a place, in the table's own names: `verdict: differ; value: 190`.
fn about(table: &Table, row: &[Cell]) -> String {
    const PLACE: [&str; 6] = ["report", "path", "line", "start", "end", "text"];
    let said = table.columns.iter().zip(row).filter(|(column, _)| !PLACE.contains(&column.name));
    let said = said.filter_map(|(column, cell)| written(cell).map(|value| format!("{}: {value}", column.name)));
    said.collect::<Vec<_>>().join("; ")
}

fn written(cell: &Cell) -> Option<String> {
    match cell {
        Cell::Text(text) => Some(text.clone()),
        Cell::Whole(whole) => Some(whole.to_string()),
        Cell::Number(number) => Some(number.to_string()),
        Cell::Flag(flag) => Some(flag.to_string()),
        Cell::Nothing => None,
    }
}

fn annotation(story: &Story, note: &Note, counterparts: &[&str]) -> Value {
    let mut bodies = vec![json!({ "type": "TextualBody", "purpose": "classifying", "value": note.kind })];
    if !note.about.is_empty() {
        bodies.push(
            json!({ "type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": note.about }),
        );
    }
    let link = |id: &&str| json!({ "type": "SpecificResource", "purpose": "linking", "source": id });
    bodies.extend(counterparts.iter().map(link));
    json!({
        "id": note.id,
        "type": "Annotation",
        "motivation": if counterparts.is_empty() { "classifying" } else { "linking" },
        "body": bodies,
        "target": target(&story.witnesses[note.witness], note.start, note.end),
    })
}

fn target(witness: &Witness, start: usize, end: usize) -> Value {
    let report = witness.report;
    let source = web_address(report.source.url.as_deref()).unwrap_or_else(|| urn(&report.id));
    let quote = json!({
        "type": "TextQuoteSelector",
        "exact": witness.slice(start, end),
        "prefix": witness.slice(start.saturating_sub(AROUND), start),
        "suffix": witness.slice(end, end.saturating_add(AROUND).min(witness.len())),
    });
    json!({
        "id": place_urn(&report.id, start, end),
        "type": "SpecificResource",
        "source": source,
        "selector": [{ "type": "TextPositionSelector", "start": start, "end": end }, quote],
    })
}
