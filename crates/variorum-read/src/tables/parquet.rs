//! Parquet: the needed columns alone, a batch of rows at a time.

use arrow_array::Array;
use arrow_schema::ArrowError;
use parquet::arrow::ProjectionMask;
use parquet::arrow::arrow_reader::{ParquetRecordBatchReader, ParquetRecordBatchReaderBuilder};
use parquet::file::reader::ChunkReader;
use std::panic::AssertUnwindSafe;
use variorum::Report;

use super::batches::{Texts, rows, strings};
use super::columns::Columns;
use super::ending::Ending;
use super::unreadable;
use crate::{Error, Limits};

/// Rows in memory at once.
const ROWS: usize = 256;

/// Reads a report a row; days and times are taken as they are written. The path of the report of the second row in `a.parquet`
/// is `a.parquet:2`.
pub fn parquet_rows(
    path: &str,
    file: impl ChunkReader + 'static,
    limits: &Limits,
) -> Box<dyn Iterator<Item = Result<Report, Error>>> {
    let opened = guarded(|| open(path, file, *limits)).map_err(|fault| unreadable(path, "a Parquet file", &fault));
    match opened.flatten() {
        Ok(rows) => rows,
        Err(fault) => Box::new(std::iter::once(Err(fault))),
    }
}

fn open(
    path: &str,
    file: impl ChunkReader + 'static,
    limits: Limits,
) -> Result<Box<dyn Iterator<Item = Result<Report, Error>>>, Error> {
    let builder = ParquetRecordBatchReaderBuilder::try_new(Ending(file))
        .map_err(|fault| unreadable(path, "a Parquet file", &fault))?;
    let names: Vec<String> = builder.schema().fields().iter().map(|field| field.name().clone()).collect();
    let columns = Columns::find(path, &names)?;
    let order = columns.wanted();
    let mask = ProjectionMask::roots(builder.parquet_schema(), order.iter().copied());
    let batches = builder
        .with_projection(mask)
        .with_batch_size(ROWS)
        .build()
        .map_err(|fault| unreadable(path, "a Parquet file", &fault))?;
    let path = path.to_owned();
    let mut number = 0;
    let rows = tables(batches).flat_map(move |values| -> Vec<Result<Report, Error>> {
        let values = match values {
            Ok(values) => values,
            Err(fault) => return vec![Err(unreadable(&path, "a Parquet file", &fault))],
        };
        let n_rows = values.first().map_or(0, |column| column.len());
        let column = |at: usize| Some(&values[order.binary_search(&at).ok()?]);
        let reports = rows(&path, number, n_rows, &columns, column, &limits);
        number += n_rows;
        reports
    });
    Ok(Box::new(rows))
}

/// The texts of each batch up to the first fault: the reader gives that of a broken file again and again.
fn tables(mut batches: ParquetRecordBatchReader) -> impl Iterator<Item = Result<Texts, ArrowError>> {
    let mut ended = false;
    let mut next = move || Some(batches.next()?.and_then(|batch| strings(&batch)));
    std::iter::from_fn(move || {
        let values = if ended { None } else { guarded(&mut next).unwrap_or_else(|fault| Some(Err(fault))) };
        ended = values.as_ref().is_none_or(Result::is_err);
        values
    })
}

/// A step of the reader, which on some broken files panics: that must not take the other files with it.
fn guarded<T>(step: impl FnOnce() -> T) -> Result<T, ArrowError> {
    std::panic::catch_unwind(AssertUnwindSafe(step))
        .map_err(|_| ArrowError::ParquetError("the reader broke off".into()))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use arrow_array::{ArrayRef, Date32Array, Int64Array, RecordBatch, StringArray};
    use parquet::arrow::ArrowWriter;

    use super::*;
    use crate::ErrorKind;

    fn table(columns: Vec<(&str, ArrayRef)>) -> bytes::Bytes {
        let batch = RecordBatch::try_from_iter(columns).unwrap();
        let mut written = Vec::new();
        let mut writer = ArrowWriter::try_new(&mut written, batch.schema(), None).unwrap();
        writer.write(&batch).unwrap();
        writer.close().unwrap();
        written.into()
    }

    #[test]
    fn rows_become_reports() {
        let bytes = table(vec![
            ("date", Arc::new(Date32Array::from(vec![Some(22_000), None])) as ArrayRef),
            ("n", Arc::new(Int64Array::from(vec![1, 2]))),
            ("body", Arc::new(StringArray::from(vec![Some("The council met."), None]))),
        ]);
        let read: Vec<_> = parquet_rows("a.parquet", bytes, &Limits::default()).collect();
        let first = read[0].as_ref().unwrap();
        assert_eq!((&*first.text, first.paths[0].as_str()), ("The council met.", "a.parquet:1"));
        assert_eq!(first.stated.published.as_deref(), Some("2030-03-27"));
        assert_eq!(read[1].as_ref().unwrap_err().kind, ErrorKind::NoTextField);
    }

    #[test]
    fn what_is_no_table_is_an_error() {
        let read: Vec<_> =
            parquet_rows("a.parquet", bytes::Bytes::from_static(b"PAR1PAR1"), &Limits::default()).collect();
        assert_eq!((read.len(), read[0].as_ref().unwrap_err().kind), (1, ErrorKind::Unreadable));
    }
}
