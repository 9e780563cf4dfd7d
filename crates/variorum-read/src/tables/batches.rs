//! Arrow: the rows of a batch in memory as reports.
//!
//! In: columns of any type that can be written as text; days and times are taken as they are written. Out: a report a row.

use std::sync::Arc;

use arrow_array::{Array, RecordBatch, StringArray};
use arrow_cast::cast;
use arrow_schema::{ArrowError, DataType, Field};
use variorum::Report;

use super::columns::Columns;
use super::unreadable;
use crate::{Error, Limits};

/// Reads a report a row. The path of the report in the second row of the table `given` is `given:2`; `before` counts the
/// table's rows in earlier batches.
pub fn batch_rows(path: &str, before: usize, batch: &RecordBatch, limits: &Limits) -> Vec<Result<Report, Error>> {
    let names: Vec<String> = batch.schema_ref().fields().iter().map(|field| field.name().clone()).collect();
    let read = || {
        let columns = Columns::find(path, &names)?;
        let wanted = columns.wanted();
        let batch = batch.project(&wanted).map_err(|fault| unreadable(path, "a table", &fault))?;
        let values = strings(&batch).map_err(|fault| unreadable(path, "a table", &fault))?;
        let column = |at: usize| Some(&values[wanted.binary_search(&at).ok()?]);
        Ok(rows(path, before, batch.num_rows(), &columns, column, limits))
    };
    read().unwrap_or_else(|fault| vec![Err(fault)])
}

/// The columns of a batch.
pub(super) type Texts = Vec<Arc<StringArray>>;

/// The columns as texts.
pub(super) fn strings(batch: &RecordBatch) -> Result<Texts, ArrowError> {
    let text = |(column, field): (&Arc<dyn Array>, &Arc<Field>)| {
        let cannot = |_| {
            let (name, kind) = (field.name(), column.data_type());
            ArrowError::CastError(format!(
                "the column {name:?} holds {kind}, which is no text: leave it out or make it text"
            ))
        };
        let column = cast(column, &DataType::Utf8).map_err(cannot)?;
        let text = column.as_any().downcast_ref::<StringArray>().cloned();
        text.map(Arc::new).ok_or_else(|| ArrowError::CastError("a column is no text".into()))
    };
    batch.columns().iter().zip(batch.schema_ref().fields()).map(text).collect()
}

/// A report a row, from texts by the place of their column in the table.
pub(super) fn rows<'a>(
    path: &str,
    before: usize,
    n_rows: usize,
    columns: &Columns,
    column: impl Fn(usize) -> Option<&'a Arc<StringArray>>,
    limits: &Limits,
) -> Vec<Result<Report, Error>> {
    let row = |row: usize| {
        let value = |at: usize| {
            let column = column(at)?;
            column.is_valid(row).then(|| column.value(row))
        };
        columns.report(path, before + row + 1, value, limits)
    };
    (0..n_rows).map(row).collect()
}

#[cfg(test)]
mod tests {
    use arrow_array::{ArrayRef, Date32Array};

    use super::*;
    use crate::ErrorKind;

    #[test]
    fn rows_are_counted_through_batches_and_bad_ones_stop_nothing() {
        let columns: Vec<(&str, ArrayRef)> = vec![
            ("date", Arc::new(Date32Array::from(vec![Some(22_000), None]))),
            ("body", Arc::new(StringArray::from(vec![None, Some("The council met.")]))),
        ];
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let read = batch_rows("given", 10, &batch, &Limits::default());
        assert_eq!(read[0].as_ref().unwrap_err().kind, ErrorKind::NoTextField);
        assert_eq!(read[1].as_ref().unwrap().paths, ["given:12"]);
    }
}
