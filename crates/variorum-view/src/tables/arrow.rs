//! A table as an Arrow record batch, for Parquet files, data frames and the Python wheel.
//!
//! In: a table. Out: a batch with a nullable column for each of the table's: text as Utf8, whole numbers as Int64,
//! numbers as Float64, flags as Boolean. What a column says stands in its field's metadata as `about`, what a
//! row is in the schema's.

use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, StringArray};
use arrow_schema::{ArrowError, DataType, Field, Schema};

use super::{Cell, Column, Kind, Table};

/// A table as one batch, also where it has no rows.
///
/// # Errors
///
/// Rows that are longer or shorter than the table's columns.
pub fn batch(table: &Table) -> Result<RecordBatch, ArrowError> {
    let fields: Vec<Field> = table.columns.iter().map(field).collect();
    let schema = Schema::new_with_metadata(fields, about(table.about));
    if table.rows.iter().any(|row| row.len() != table.columns.len()) {
        return Err(ArrowError::InvalidArgumentError(format!("a row of table {} has not all columns", table.name)));
    }
    let arrays = table.columns.iter().enumerate().map(|(index, column)| array(column.kind, table, index)).collect();
    RecordBatch::try_new(Arc::new(schema), arrays)
}

fn field(column: &Column) -> Field {
    let kind = match column.kind {
        Kind::Text => DataType::Utf8,
        Kind::Whole => DataType::Int64,
        Kind::Number => DataType::Float64,
        Kind::Flag => DataType::Boolean,
    };
    Field::new(column.name, kind, true).with_metadata(about(column.about))
}

/// Metadata of one entry alone: Arrow keeps it in a map without an order, and the same table must give the same bytes.
fn about<M: FromIterator<(String, String)>>(words: &str) -> M {
    std::iter::once(("about".to_owned(), words.to_owned())).collect()
}

fn array(kind: Kind, table: &Table, index: usize) -> ArrayRef {
    let cells = table.rows.iter().map(|row| &row[index]);
    match kind {
        Kind::Text => Arc::new(cells.map(text).collect::<StringArray>()),
        Kind::Whole => Arc::new(cells.map(whole).collect::<Int64Array>()),
        Kind::Number => Arc::new(cells.map(number).collect::<Float64Array>()),
        Kind::Flag => Arc::new(cells.map(flag).collect::<BooleanArray>()),
    }
}

fn text(cell: &Cell) -> Option<&str> {
    if let Cell::Text(text) = cell { Some(text) } else { None }
}

fn whole(cell: &Cell) -> Option<i64> {
    if let Cell::Whole(whole) = cell { Some(*whole) } else { None }
}

fn number(cell: &Cell) -> Option<f64> {
    if let Cell::Number(number) = cell { Some(*number) } else { None }
}

fn flag(cell: &Cell) -> Option<bool> {
    if let Cell::Flag(flag) = cell { Some(*flag) } else { None }
}

#[cfg(test)]
mod tests {
    use arrow_array::Array;

    use super::*;
    use crate::fixture;

    #[test]
    fn every_table_is_a_batch_of_its_rows_and_columns() {
        for table in crate::tables(&[fixture::record()]) {
            let batch = batch(&table).expect("a batch");
            assert_eq!((batch.num_rows(), batch.num_columns()), (table.rows.len(), table.columns.len()));
        }
    }

    #[test]
    fn absent_is_null() {
        let tables = crate::tables(&[fixture::record()]);
        let figures = tables.iter().find(|table| table.name == "figures").expect("figures");
        let batch = batch(figures).expect("a batch");
        let high = batch.column_by_name("high").expect("high");
        let absent = figures.rows.iter().filter(|row| row[5] == Cell::Nothing).count();
        assert!(absent > 0);
        assert_eq!(high.null_count(), absent);
    }

    #[test]
    fn a_short_row_is_an_error() {
        let columns = vec![Column::text("a", "a cell"), Column::whole("b", "a number")];
        let table = Table { name: "t", about: "a row", columns, rows: vec![vec![Cell::Nothing]] };
        assert!(batch(&table).is_err());
    }
}
