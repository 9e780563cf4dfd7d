//! A record in Python: its parts as JSON, its tables, its views.

use std::path::PathBuf;
use std::sync::Arc;

use pyo3::prelude::*;
use pyo3_arrow::PyTable;
use serde::Serialize;
use variorum::record::schema;
use variorum_cli::calls::{export as export_records, load_records};
use variorum_view::TextOptions;

use crate::calls::bad_use;

/// Everything found in the reports of one story; `variorum.Record` wraps it.
#[pyclass(frozen, module = "variorum._variorum")]
pub struct Record(pub Arc<schema::Record>);

#[pymethods]
impl Record {
    /// Reads a record as `to_json` writes it.
    #[staticmethod]
    fn from_json(py: Python<'_>, text: &str) -> PyResult<Self> {
        let record = py.detach(|| serde_json::from_str(text));
        record.map(|record| Self(Arc::new(record))).map_err(|fault| bad_use(py, &format!("this is no record: {fault}")))
    }

    /// The record as the command line writes it.
    fn to_json(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| serde_json::to_string_pretty(&*self.0)).map_err(|fault| bad_use(py, &fault.to_string()))
    }

    /// One member of the record as JSON.
    fn part(&self, py: Python<'_>, name: &str) -> PyResult<String> {
        let record = &*self.0;
        macro_rules! parts {
            ($($part:ident)*) => {
                match name {
                    $(stringify!($part) => Some(py.detach(|| json(&record.$part))),)*
                    _ => None,
                }
            };
        }
        let part = parts!(
            schema digest reports passages alignments lineage hidden_sources independent sayings figures timeline claims
            differences only missing entities reviews notices
        );
        part.ok_or_else(|| bad_use(py, &format!("a record has no {name:?}")))
    }

    /// One kind of finding as a table.
    fn table(&self, py: Python<'_>, name: &str) -> PyResult<PyTable> {
        let tables = py.detach(|| variorum_view::tables(std::slice::from_ref(&*self.0)));
        let found = tables.iter().find(|table| table.name == name);
        let table = found.ok_or_else(|| bad_use(py, &format!("no table is called {name:?}; see variorum.TABLES")))?;
        let rows = variorum_view::tables::arrow::batch(table).map_err(|fault| bad_use(py, &fault.to_string()))?;
        crate::calls::table(vec![rows])
    }

    /// The reading page, whole.
    fn html(&self, py: Python<'_>) -> String {
        py.detach(|| variorum_view::html(std::slice::from_ref(&*self.0)))
    }

    /// The record for a terminal.
    fn text(&self, py: Python<'_>, width: usize, full: bool, color: bool) -> String {
        py.detach(|| variorum_view::text(&self.0, &TextOptions { color, width, full }))
    }

    /// The record as Markdown.
    fn markdown(&self, py: Python<'_>) -> String {
        py.detach(|| variorum_view::markdown(&self.0))
    }

    /// What the record says at once.
    fn headline(&self) -> String {
        variorum_view::summary::headline(&self.0)
    }

    /// Whatever does not hold in it, a sentence each.
    fn verify(&self, py: Python<'_>) -> Vec<String> {
        let value = serde_json::to_value(&*self.0).unwrap_or_default();
        py.detach(|| variorum::record::verify(&value))
            .iter()
            .map(|failure| format!("{}: {}", failure.pointer, failure.message))
            .collect()
    }

    fn __reduce__(slf: &Bound<'_, Self>) -> PyResult<(Py<PyAny>, (String,))> {
        let py = slf.py();
        Ok((slf.get_type().getattr("from_json")?.unbind(), (slf.get().to_json(py)?,)))
    }
}

/// The records of a file, one or several.
#[pyfunction]
pub fn load(py: Python<'_>, path: PathBuf) -> PyResult<Vec<Record>> {
    let records = py.detach(|| load_records(&path.to_string_lossy()));
    let records = records.map_err(|error| bad_use(py, &format!("{error:#}")))?;
    Ok(records.into_iter().map(|record| Record(Arc::new(record))).collect())
}

/// Writes records in the form of another field's tools.
#[pyfunction]
pub fn export(py: Python<'_>, records: Vec<PyRef<'_, Record>>, to: &str, place: PathBuf) -> PyResult<()> {
    let records: Vec<schema::Record> = records.iter().map(|record| (*record.0).clone()).collect();
    let written = py.detach(|| export_records(&records, to, &place));
    written.map_err(|error| bad_use(py, &format!("{error:#}")))
}

fn json(value: &impl Serialize) -> String {
    // Types of ours without maps: writing them cannot fail.
    serde_json::to_string(value).unwrap_or_default()
}
