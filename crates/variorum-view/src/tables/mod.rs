//! Records as tables with typed columns: one for each kind of finding, and one for each thing that is read in a report.
//!
//! In: records. Out: tables, always all of [`TABLES`] and in that order. Every row that names a place has the report's
//! sigil, its line, code-point offsets and the words that stand there. Together the tables hold whatever a record holds.
//!
//! One file for each sort of table ([`single`], [`across`], [`copied`]) and for each form that a table can be given
//! ([`csv`], [`arrow`]). What a cell does not have is [`Cell::Nothing`], never an empty text or a nought.

mod across;
pub mod arrow;
mod cells;
mod copied;
mod csv;
mod single;

#[cfg(test)]
mod tests;

use variorum::record::schema::Record;

pub(crate) use cells::json_name;
pub use cells::{Cell, Column, Kind, Table};

use crate::story::Story;

/// The tables' names, in order.
pub const TABLES: [&str; 28] = [
    "reports",
    "quotes",
    "sayings",
    "figures",
    "timeline",
    "claims",
    "differences",
    "only",
    "missing",
    "entities",
    "lineage",
    "alignments",
    "notices",
    "reviews",
    "records",
    "sentences",
    "headers",
    "quote_parts",
    "marked_terms",
    "read_figures",
    "read_dates",
    "read_entities",
    "read_claims",
    "passages",
    "hidden_sources",
    "evidence",
    "changes",
    "edits",
];

/// The column that says which record a row is of, where there are several.
const STORY: Column = Column::whole("story", "Number of the record, from 1.");

/// Everything that records hold, as the tables of [`TABLES`]; where there are several records, a first column says which.
///
/// ```
/// # fn show(record: variorum::record::schema::Record) {
/// for table in variorum_view::tables(&[record]) {
///     println!("{}: {} rows, {}", table.name, table.rows.len(), table.about);
/// }
/// # }
/// ```
#[must_use]
pub fn tables(records: &[Record]) -> Vec<Table> {
    let mut joined: Vec<Table> = Vec::new();
    for (index, record) in records.iter().enumerate() {
        let mut tables = of_record(record);
        if records.len() > 1 {
            tables.iter_mut().for_each(|table| number(table, index + 1));
        }
        if joined.is_empty() {
            joined = tables;
        } else {
            joined.iter_mut().zip(tables).for_each(|(all, more)| all.rows.extend(more.rows));
        }
    }
    joined
}

fn number(table: &mut Table, story: usize) {
    table.columns.insert(0, STORY);
    table.rows.iter_mut().for_each(|row| row.insert(0, story.into()));
}

fn of_record(record: &Record) -> Vec<Table> {
    let story = &Story::new(record);
    vec![
        single::reports(story),
        single::quotes(story),
        across::sayings(story),
        across::figures(story),
        across::timeline(story),
        across::claims(story),
        across::differences(story),
        across::only(story),
        across::missing(story),
        across::entities(story),
        copied::lineage(story),
        copied::alignments(story),
        single::notices(story),
        across::reviews(story),
        across::records(story),
        single::sentences(story),
        single::headers(story),
        single::quote_parts(story),
        single::marked_terms(story),
        single::figures(story),
        single::dates(story),
        single::entities(story),
        single::claims(story),
        copied::passages(story),
        copied::hidden_sources(story),
        copied::evidence(story),
        across::changes(story),
        across::edits(story),
    ]
}
