//! Records: the reports of one story, compared.

use std::sync::Arc;

use arrow_array::{Int64Array, StringArray};
use pyo3::prelude::*;
use pyo3_arrow::input::AnyRecordBatch;
use variorum::{Options, annotate, compare};

use super::columns::{batch, parts, texts};
use super::reports::reports;

/// The record of the reports in a table, in the order of their numbers: story, how many, how many independent, the record.
///
/// Of more than `most` reports no record is made, and the row says so: they are compared one story at a time.
#[pyfunction]
pub fn record<'py>(py: Python<'py>, table: AnyRecordBatch, most: usize) -> PyResult<Bound<'py, PyAny>> {
    let (mut found, mut story) = (Vec::new(), None);
    for part in parts(py, table)? {
        if part.num_rows() > 0 {
            story = Some(texts(py, &part, "story")?.value(0).to_owned());
        }
        found.extend(reports(py, &part)?);
    }
    found.sort_by_key(|(number, _)| *number);
    let n_reports = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let record = (found.len() <= most).then(|| {
        py.detach(|| {
            let record = compare(found.into_iter().map(|(_, report)| annotate(report)).collect(), &Options::default());
            let json = serde_json::to_string(&record).unwrap_or_default();
            (i64::try_from(record.independent).unwrap_or(i64::MAX), json)
        })
    });
    let left_out = record.is_none().then(|| {
        format!(
            "{n_reports} reports, and no more than {most} are compared here; compare them alone, or give --most-reports"
        )
    });
    let (independent, json) = record.unzip();
    let done = batch(
        py,
        vec![
            ("story", Arc::new(StringArray::from(vec![story]))),
            ("reports", Arc::new(Int64Array::from(vec![n_reports]))),
            ("independent", Arc::new(Int64Array::from(vec![independent]))),
            ("record", Arc::new(StringArray::from(vec![json]))),
            ("left_out", Arc::new(StringArray::from(vec![left_out]))),
        ],
    )?;
    done.into_pyarrow(py)
}
