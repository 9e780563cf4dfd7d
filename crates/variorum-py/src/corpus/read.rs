//! First step: files and tables become rows, a report each, in batches of bounded size.

use std::sync::Mutex;
use std::sync::mpsc::{Receiver, sync_channel};

use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use variorum_cli::calls::{Failure, reports_of, spelled_out};
use variorum_read::{Limits, batch_rows};

use super::columns::{At, longs};
use super::locked;
use super::reports::Rows;
use crate::calls::bad_use;

/// Items of a file that are numbered: 2^36, and so 2^27 files.
const ITEM_BITS: u32 = 36;
/// Rows of a batch, and bytes of text after which it ends early.
const ROWS: usize = 512;
const BYTES: usize = 8 << 20;
/// Batches that wait for the engine.
const WAITING: usize = 1;

/// Files in input order: folders walked, globs spelled out. Addresses and standard input are refused: tasks cannot share them.
#[pyfunction]
pub fn spell_out(py: Python<'_>, paths: Vec<String>) -> PyResult<Vec<String>> {
    let is_file = |path: &&String| *path != "-" && !path.starts_with("http://") && !path.starts_with("https://");
    if let Some(path) = paths.iter().find(|path| !is_file(path)) {
        return Err(bad_use(
            py,
            &format!("{path} is no file, and the job reads files; keep what is there in one first"),
        ));
    }
    spelled_out(&paths).map_err(|error| bad_use(py, &format!("{error:#}")))
}

/// The reports of one file, batch by batch: an iterator.
#[pyclass(frozen, module = "variorum._variorum")]
pub struct Reading(Mutex<Receiver<Rows>>);

#[pymethods]
impl Reading {
    /// Begins to read the file that is the `file`-th of all.
    #[new]
    fn new(file: i64, path: String) -> Self {
        let (send, receive) = sync_channel(WAITING);
        // A file is read as a stream that borrows its name: a thread of its own keeps both.
        std::thread::spawn(move || {
            let (mut rows, mut bytes) = (Rows::default(), 0);
            for (item, read) in (0_i64..).zip(reports_of(&path, &Limits::default())) {
                let number = (file << ITEM_BITS) + item;
                match read {
                    Ok(report) => {
                        bytes += report.text.len();
                        rows.push(number, report);
                    }
                    Err(failure) => rows.fail(number, failure),
                }
                if rows.len() >= ROWS || bytes >= BYTES {
                    bytes = 0;
                    if send.send(std::mem::take(&mut rows)).is_err() {
                        return; // nobody reads on
                    }
                }
            }
            if rows.len() > 0 {
                let _ = send.send(rows);
            }
        });
        Self(Mutex::new(receive))
    }

    fn __iter__(slf: PyRef<'_, Self>) -> PyRef<'_, Self> {
        slf
    }

    fn __next__(&self, py: Python<'_>) -> PyResult<Option<Py<PyAny>>> {
        let next = py.detach(|| locked(&self.0).recv().ok());
        next.map(|rows| Ok(rows.batch(py)?.into_pyarrow(py)?.unbind())).transpose()
    }
}

/// The rows of a table as reports; `number` is a column of it.
#[pyfunction]
pub fn rows<'py>(py: Python<'py>, table: PyRecordBatch, name: &str) -> PyResult<Bound<'py, PyAny>> {
    let table = table.into_inner();
    let numbers = longs(py, &table, "number")?;
    let mut rows = Rows::default();
    for (row, read) in batch_rows(name, 0, &table, &Limits::default()).into_iter().enumerate() {
        let number = numbers.at(row).unwrap_or_default();
        match read {
            Ok(mut report) => {
                report.paths = vec![format!("{name}:{number}")];
                rows.push(number, report);
            }
            Err(fault) => rows.fail(number, Failure::from(fault)),
        }
    }
    rows.batch(py)?.into_pyarrow(py)
}
