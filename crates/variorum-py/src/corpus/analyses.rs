//! What each report says, as `variorum read` writes it.

use std::sync::Arc;

use arrow_array::{Int64Array, StringArray};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use variorum::{annotate, report_record};

use super::columns::batch;
use super::reports::reports;

/// A row a report: its number, id, path, and its line.
#[pyfunction]
pub fn analyses<'py>(py: Python<'py>, rows: PyRecordBatch) -> PyResult<Bound<'py, PyAny>> {
    let reports = reports(py, rows.as_ref())?;
    let read = py.detach(|| {
        let line = |(number, report)| {
            let record = report_record(&annotate(report));
            let line = serde_json::to_string(&record).unwrap_or_default();
            (number, record.id, record.source.path, line)
        };
        reports.into_iter().map(line).collect::<Vec<_>>()
    });
    let done = batch(
        py,
        vec![
            ("number", Arc::new(Int64Array::from_iter_values(read.iter().map(|(number, ..)| *number)))),
            ("id", Arc::new(StringArray::from_iter_values(read.iter().map(|(_, id, ..)| id)))),
            ("path", Arc::new(StringArray::from_iter(read.iter().map(|(_, _, path, _)| path.as_deref())))),
            ("report", Arc::new(StringArray::from_iter_values(read.iter().map(|(.., line)| line)))),
        ],
    )?;
    done.into_pyarrow(py)
}
