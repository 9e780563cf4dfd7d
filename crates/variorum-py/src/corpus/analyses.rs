//! What each report says, as `variorum read` writes it.

use std::sync::Arc;

use arrow_array::StringArray;
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use variorum::{annotate, report_record};

use super::columns::report_rows;
use super::reports::reports;

/// A row a report: its number, id, path, and its line.
#[pyfunction]
pub fn analyses<'py>(py: Python<'py>, rows: PyRecordBatch) -> PyResult<Bound<'py, PyAny>> {
    let reports = reports(py, rows.as_ref())?;
    let read = py.detach(|| {
        let line = |(number, report): (i64, variorum::Report)| {
            let path = report.paths.first().cloned();
            let record = report_record(&annotate(report));
            let line = serde_json::to_string(&record).unwrap_or_default();
            ((number, record.id, path), line)
        };
        reports.into_iter().map(line).collect::<Vec<_>>()
    });
    let lines = StringArray::from_iter_values(read.iter().map(|(_, line)| line));
    report_rows(py, read.iter().map(|(named, _)| named), ("report", Arc::new(lines)))?.into_pyarrow(py)
}
