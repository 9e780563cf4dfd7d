//! The command's calls, with Python's values.

use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::Arc;

use anyhow::Result;
use arrow_array::RecordBatch;
use arrow_schema::Schema;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use variorum::Options;
use variorum_cli::calls::{self, Failure, Heard, Watch};

use crate::inputs::{Item, inputs};
use crate::record::Record;
use crate::threads;

/// What went wrong, as `variorum.Failure` takes it.
type Told = (&'static str, String, Option<usize>, Option<usize>, String);

/// A result, the inputs that could not be read, and notices.
type Answer<T> = (T, Vec<Told>, Vec<String>);

/// Runs the command line; gives the exit status.
#[pyfunction]
pub fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    py.detach(|| variorum_cli::run(arguments))
}

/// What each report says, as one JSON text each.
#[pyfunction]
pub fn read(py: Python<'_>, items: Vec<Item<'_>>, allow: Vec<String>) -> PyResult<Answer<Vec<String>>> {
    answer(py, items, allow, |inputs| calls::read(inputs, watch()))
}

/// One record of all reports, or one a story.
#[pyfunction]
pub fn records(
    py: Python<'_>,
    items: Vec<Item<'_>>,
    allow: Vec<String>,
    together: bool,
    pairs: bool,
    keep_duplicates: bool,
    reviews: Vec<PathBuf>,
) -> PyResult<Answer<Vec<Record>>> {
    let options = Options { pairs, keep_duplicates };
    answer(py, items, allow, |inputs| {
        let heard = calls::records(inputs, together, &reviews, &options, watch())?;
        let records = heard.value.into_iter().map(|record| Record(Arc::new(record))).collect();
        Ok(Heard { value: records, said: heard.said })
    })
}

/// The story of each report.
#[pyfunction]
pub fn group(
    py: Python<'_>,
    items: Vec<Item<'_>>,
    allow: Vec<String>,
    window: u16,
    memory: u32,
    explain: bool,
) -> PyResult<Answer<PyTable>> {
    let (rows, failures, notices) =
        answer(py, items, allow, |inputs| calls::group(inputs, window, memory, explain, watch()))?;
    Ok((table(rows)?, failures, notices))
}

/// Reports that copy one another: pairs, and groups.
#[pyfunction]
pub fn copies(
    py: Python<'_>,
    items: Vec<Item<'_>>,
    allow: Vec<String>,
    least: f64,
    window: Option<u16>,
    memory: u32,
) -> PyResult<Answer<(PyTable, PyTable)>> {
    let (found, failures, notices) =
        answer(py, items, allow, |inputs| calls::copies(inputs, least, window, memory, watch()))?;
    Ok(((table(found.pairs)?, table(found.groups)?), failures, notices))
}

/// The JSON Schema of what is printed.
#[pyfunction]
pub fn json_schema() -> String {
    variorum::record::json_schema().to_string()
}

/// Batches as a table; there is one at least.
pub fn table(batches: Vec<RecordBatch>) -> PyResult<PyTable> {
    let schema = batches.first().map_or_else(|| Arc::new(Schema::empty()), RecordBatch::schema);
    PyTable::try_new(batches, schema)
}

/// Calls without the interpreter's lock.
fn answer<T: Send>(
    py: Python<'_>,
    items: Vec<Item<'_>>,
    allow: Vec<String>,
    call: impl FnOnce(calls::Inputs) -> Result<Heard<T>> + Send,
) -> PyResult<Answer<T>> {
    threads::start(py)?;
    let (inputs, mut failures) = inputs(items, allow)?;
    let heard = py.detach(|| call(inputs)).map_err(|error| raised(py, error))?;
    failures.extend(heard.said.failures);
    Ok((heard.value, failures.into_iter().map(told).collect(), heard.said.notices))
}

fn told(failure: Failure) -> Told {
    (failure.kind, failure.path, failure.line, failure.column, failure.message)
}

/// Asks between two batches whether the user wants to stop.
fn watch() -> Box<Watch> {
    Box::new(|| Ok(Python::attach(|py| py.check_signals())?))
}

fn raised(py: Python<'_>, error: anyhow::Error) -> PyErr {
    match error.downcast::<PyErr>() {
        Ok(raised) => raised,
        Err(error) => bad_use(py, &format!("{error:#}")),
    }
}

/// A `variorum.UseError`.
pub fn bad_use(py: Python<'_>, message: &str) -> PyErr {
    let made = || py.import("variorum.errors")?.getattr("UseError")?.call1((message,));
    made().map_or_else(|_| PyValueError::new_err(message.to_owned()), PyErr::from_value)
}
