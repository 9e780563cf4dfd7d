//! Columns of a batch by their names, with the few types that the job uses.

use std::sync::Arc;

use arrow_array::cast::AsArray;
use arrow_array::types::Int32Type;
use arrow_array::{
    Array, ArrayRef, BinaryArray, BooleanArray, Int32Array, Int64Array, ListArray, RecordBatch, StringArray,
};
use arrow_schema::{DataType, Field};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;

use crate::calls::bad_use;

/// Finds a column.
fn column<'a>(py: Python<'_>, batch: &'a RecordBatch, name: &str) -> PyResult<&'a ArrayRef> {
    let missing = || bad_use(py, &format!("a batch of the corpus job lacks its column {name:?}"));
    batch.column_by_name(name).ok_or_else(missing)
}

/// Finds a column of a type; engines differ in how wide they make texts.
fn typed<T: Array + Clone + 'static>(
    py: Python<'_>,
    batch: &RecordBatch,
    name: &str,
    wanted: &DataType,
) -> PyResult<T> {
    let column = arrow_cast::cast(column(py, batch, name)?, wanted);
    let found = column.ok().and_then(|column| column.as_any().downcast_ref::<T>().cloned());
    found.ok_or_else(|| bad_use(py, &format!("column {name:?} of a batch of the corpus job is of another type")))
}

/// A column of whole numbers.
pub fn longs(py: Python<'_>, batch: &RecordBatch, name: &str) -> PyResult<Int64Array> {
    typed(py, batch, name, &DataType::Int64)
}

/// A column of small whole numbers.
pub fn ints(py: Python<'_>, batch: &RecordBatch, name: &str) -> PyResult<Int32Array> {
    typed(py, batch, name, &DataType::Int32)
}

/// A column of texts.
pub fn texts(py: Python<'_>, batch: &RecordBatch, name: &str) -> PyResult<StringArray> {
    typed(py, batch, name, &DataType::Utf8)
}

/// A column of bytes.
pub fn bytes(py: Python<'_>, batch: &RecordBatch, name: &str) -> PyResult<BinaryArray> {
    typed(py, batch, name, &DataType::Binary)
}

/// A column of yes and no.
pub fn flags(py: Python<'_>, batch: &RecordBatch, name: &str) -> PyResult<BooleanArray> {
    typed(py, batch, name, &DataType::Boolean)
}

/// A column of lists of small whole numbers.
pub fn lists(py: Python<'_>, batch: &RecordBatch, name: &str) -> PyResult<ListArray> {
    typed(py, batch, name, &DataType::List(Arc::new(Field::new_list_field(DataType::Int32, true))))
}

/// A value, where there is one.
pub trait At {
    /// What a value is.
    type Value<'a>
    where
        Self: 'a;
    /// The value in a row.
    fn at(&self, row: usize) -> Option<Self::Value<'_>>;
}

impl At for Int64Array {
    type Value<'a> = i64;
    fn at(&self, row: usize) -> Option<i64> {
        self.is_valid(row).then(|| self.value(row))
    }
}

impl At for Int32Array {
    type Value<'a> = i32;
    fn at(&self, row: usize) -> Option<i32> {
        self.is_valid(row).then(|| self.value(row))
    }
}

impl At for StringArray {
    type Value<'a> = &'a str;
    fn at(&self, row: usize) -> Option<&str> {
        self.is_valid(row).then(|| self.value(row))
    }
}

impl At for BooleanArray {
    type Value<'a> = bool;
    fn at(&self, row: usize) -> Option<bool> {
        self.is_valid(row).then(|| self.value(row))
    }
}

impl At for ListArray {
    type Value<'a> = Vec<i32>;
    fn at(&self, row: usize) -> Option<Vec<i32>> {
        self.is_valid(row).then(|| self.value(row).as_primitive::<Int32Type>().values().to_vec())
    }
}

/// A report as every step names it: number, id, path.
pub type Named = (i64, String, Option<String>);

/// A row a report, with one column more.
pub fn report_rows<'a>(
    py: Python<'_>,
    named: impl Iterator<Item = &'a Named> + Clone,
    more: (&str, ArrayRef),
) -> PyResult<PyRecordBatch> {
    batch(
        py,
        vec![
            ("number", Arc::new(named.clone().map(|(number, ..)| Some(*number)).collect::<Int64Array>())),
            ("id", Arc::new(named.clone().map(|(_, id, _)| Some(id)).collect::<StringArray>())),
            ("path", Arc::new(named.map(|(.., path)| path.as_deref()).collect::<StringArray>())),
            more,
        ],
    )
}

/// A batch of named columns.
pub fn batch(py: Python<'_>, columns: Vec<(&str, ArrayRef)>) -> PyResult<PyRecordBatch> {
    let columns = columns.into_iter().map(|(name, column)| (name, column, true));
    let batch = RecordBatch::try_from_iter_with_nullable(columns);
    batch.map(PyRecordBatch::new).map_err(|fault| bad_use(py, &fault.to_string()))
}
