//! Copies, last: what verified pairs hold together.
//!
//! The pairs, two numbers each, go through one union; what it keeps is 16 bytes a report that copies or is copied.

use std::sync::{Arc, Mutex};

use arrow_array::{Int64Array, StringArray};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use pyo3_arrow::input::AnyRecordBatch;
use serde_json::{Value, json};
use variorum::text::{digest_of, short_name};

use super::columns::{At, batch, longs, parts, texts};

/// Pairs while they are gathered.
#[pyclass(frozen, module = "variorum._variorum")]
#[derive(Default)]
pub struct Groups(Mutex<Vec<(i64, i64)>>);

#[pymethods]
impl Groups {
    /// Begins with no pair.
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Takes pairs in.
    fn push(&self, py: Python<'_>, rows: PyRecordBatch) -> PyResult<()> {
        let rows = rows.into_inner();
        let (a, b) = (longs(py, &rows, "a_number")?, longs(py, &rows, "b_number")?);
        let mut pairs = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        pairs.extend(a.values().iter().copied().zip(b.values().iter().copied()));
        Ok(())
    }

    /// A row a report that is in a group: its number, and the number of the group's first.
    fn finish<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let pairs = std::mem::take(&mut *self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner));
        let members = py.detach(|| members(&pairs));
        let done = batch(
            py,
            vec![
                ("number", Arc::new(Int64Array::from_iter_values(members.iter().map(|(number, _)| *number)))),
                ("first", Arc::new(Int64Array::from_iter_values(members.iter().map(|(_, first)| *first)))),
            ],
        )?;
        done.into_pyarrow(py)
    }
}

/// The line of one group: its name, which is that of its smallest id, and its reports in the order of their numbers.
#[pyfunction]
pub fn group_row<'py>(py: Python<'py>, table: AnyRecordBatch) -> PyResult<Bound<'py, PyAny>> {
    let mut reports: Vec<(i64, String, String)> = Vec::new();
    for part in parts(py, table)? {
        let (number, id, path) = (longs(py, &part, "number")?, texts(py, &part, "id")?, texts(py, &part, "path")?);
        let own = |value: Option<&str>| value.unwrap_or_default().to_owned();
        reports.extend((0..part.num_rows()).map(|row| (number.value(row), own(id.at(row)), own(path.at(row)))));
    }
    reports.sort();
    let least = reports.iter().filter_map(|(_, id, _)| digest_of(id)).min().unwrap_or_default();
    let members: Vec<Value> = reports.iter().map(|(_, id, path)| json!({"id": id, "path": path})).collect();
    let done = batch(
        py,
        vec![
            ("group", Arc::new(StringArray::from(vec![short_name('c', least)]))),
            ("reports", Arc::new(StringArray::from(vec![Value::from(members).to_string()]))),
        ],
    )?;
    done.into_pyarrow(py)
}

fn members(pairs: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut numbers: Vec<i64> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let local = |number: i64| numbers.partition_point(|&known| known < number);
    let groups = variorum::copies::groups(numbers.len(), pairs.iter().map(|&(a, b)| (local(a), local(b))));
    groups.iter().flat_map(|group| group.iter().map(|&member| (numbers[member], numbers[group[0]]))).collect()
}
