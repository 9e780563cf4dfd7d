//! What tables are made of: columns with a kind, cells that hold a value of it or nothing, and the cells of a place.
//!
//! In: values of a record. Out: rows. A row has as many cells as its table has columns, each of its column's kind.

use variorum::record::schema::{Cite, Range};

use crate::story::{Story, Witness};

/// One table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Its name: `reports`, `quotes`, …; good as a file's name.
    pub name: &'static str,
    /// What a row is, in one sentence.
    pub about: &'static str,
    /// Its columns, in order.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<Cell>>,
}

/// One column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What its cells hold, where they hold anything.
    pub kind: Kind,
    /// What it says, in a sentence.
    pub about: &'static str,
}

/// What the cells of a column hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// Whole numbers.
    Whole,
    /// Numbers.
    Number,
    /// True or false.
    Flag,
}

/// One value, or none.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Words as they stand.
    Text(String),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// The record has none here.
    Nothing,
}

impl Column {
    pub(crate) const fn text(name: &'static str, about: &'static str) -> Self {
        Self { name, kind: Kind::Text, about }
    }

    pub(crate) const fn whole(name: &'static str, about: &'static str) -> Self {
        Self { name, kind: Kind::Whole, about }
    }

    pub(crate) const fn number(name: &'static str, about: &'static str) -> Self {
        Self { name, kind: Kind::Number, about }
    }

    pub(crate) const fn flag(name: &'static str, about: &'static str) -> Self {
        Self { name, kind: Kind::Flag, about }
    }
}

impl Cell {
    /// True where the cell may stand in a column of this kind.
    #[must_use]
    pub fn fits(&self, kind: Kind) -> bool {
        matches!(
            (self, kind),
            (Self::Nothing, _)
                | (Self::Text(_), Kind::Text)
                | (Self::Whole(_), Kind::Whole)
                | (Self::Number(_), Kind::Number)
                | (Self::Flag(_), Kind::Flag)
        )
    }
}

impl Table {
    /// A table without rows; `parts` are its columns, one run after another.
    pub(crate) fn new(name: &'static str, about: &'static str, parts: &[&[Column]]) -> Self {
        Self { name, about, columns: parts.concat(), rows: Vec::new() }
    }

    pub(crate) fn push(&mut self, row: Vec<Cell>) {
        debug_assert_eq!(row.len(), self.columns.len(), "{}", self.name);
        debug_assert!(row.iter().zip(&self.columns).all(|(cell, column)| cell.fits(column.kind)), "{}", self.name);
        self.rows.push(row);
    }
}

impl From<&str> for Cell {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Cell {
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Cell {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Cell {
    fn from(count: usize) -> Self {
        // Offsets and counts come from texts that lie in memory: none is near the largest whole number.
        i64::try_from(count).map_or(Self::Nothing, Self::Whole)
    }
}

impl From<f64> for Cell {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<bool> for Cell {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Nothing, Into::into)
    }
}

/// Cells from values of any kind.
macro_rules! row {
    ($($value:expr),* $(,)?) => { vec![$($crate::tables::Cell::from($value)),*] };
}
pub(crate) use row;

/// The columns of a place, in the order of [`place`].
pub(crate) const PLACE: [Column; 6] = [
    Column::text("report", "The report's sigil."),
    Column::text("path", "The first file that held the report."),
    Column::whole("line", "The line in the report's text, from 1."),
    Column::whole("start", "First code point in the report's text."),
    Column::whole("end", "One past the last code point."),
    Column::text("text", "The words that stand there."),
];

/// A place as cells; nothing but the offsets where the report is not here.
pub(crate) fn place(story: &Story, report: &str, start: usize, end: usize) -> Vec<Cell> {
    let witness = story.witness(report);
    row![
        story.sigil(report),
        witness.and_then(|witness| witness.report.source.path.as_ref()),
        witness.map(|witness| witness.line(start)),
        start,
        end,
        witness.map(|witness| witness.slice(start, end)),
    ]
}

/// Cells with those of a place after them.
pub(crate) fn at(story: &Story, mut before: Vec<Cell>, cite: &Cite) -> Vec<Cell> {
    before.extend(place(story, &cite.report, cite.start, cite.end));
    before
}

/// Cells that no place stands behind.
pub(crate) fn nowhere(mut before: Vec<Cell>) -> Vec<Cell> {
    before.extend(PLACE.iter().map(|_| Cell::Nothing));
    before
}

/// Cells with those of a place in a report after them.
pub(crate) fn within(story: &Story, witness: &Witness, mut before: Vec<Cell>, range: Range) -> Vec<Cell> {
    before.extend(place(story, &witness.report.id, range.start, range.end));
    before
}

/// The name of a finding in a table: `q4`.
pub(crate) fn label(letter: char, index: usize) -> String {
    format!("{letter}{}", index + 1)
}

/// The name that a value has in the JSON.
pub(crate) fn json_name(value: impl std::fmt::Debug) -> String {
    let mut out = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}
