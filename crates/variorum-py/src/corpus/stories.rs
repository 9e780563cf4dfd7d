//! Stories of a stream: each report is sketched by itself, and the sketches, in input order, go through one grouping.
//!
//! The grouping is a stream by its definition, and cheap: a report costs it some microseconds, and reading and sketching, which are
//! spread, the rest.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use arrow_array::{BinaryArray, StringArray};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use variorum::group::{Grouping, Placed, Settings, Sketch};
use variorum::text::id_name;
use variorum_cli::calls::stream;

use super::columns::{At, Named, bytes, longs, report_rows, texts};
use super::locked;
use super::reports::reports;
use crate::calls::bad_use;

/// A row a report: its number, id, path, and what grouping keeps of it.
#[pyfunction]
pub fn sketches<'py>(py: Python<'py>, rows: PyRecordBatch) -> PyResult<Bound<'py, PyAny>> {
    let reports = reports(py, rows.as_ref())?;
    let sketched = py.detach(|| {
        let sketch = |(number, report): (i64, variorum::Report)| {
            let sketch = Sketch::new(&report, false);
            let kept = postcard::to_stdvec(&sketch).unwrap_or_default();
            ((number, id_name(sketch.id), report.paths.into_iter().next()), kept)
        };
        reports.into_iter().map(sketch).collect::<Vec<_>>()
    });
    let kept = BinaryArray::from_iter_values(sketched.iter().map(|(_, kept)| kept));
    report_rows(py, sketched.iter().map(|(named, _)| named), ("sketch", Arc::new(kept)))?.into_pyarrow(py)
}

/// The grouping of one stream.
#[pyclass(frozen, module = "variorum._variorum")]
pub struct Stories(Mutex<Stream>);

struct Stream {
    grouping: Grouping,
    /// Number and path of each report that is not settled, in order.
    waiting: VecDeque<(i64, Option<String>)>,
    /// Sketches that came before their turn, by their place in the order; engines hand batches over as they get them.
    early: BTreeMap<i64, Sketched>,
    /// The place whose turn it is, from 1.
    next: i64,
}

/// A sketch with its report's number and path.
struct Sketched {
    number: i64,
    path: Option<String>,
    sketch: Sketch,
}

#[pymethods]
impl Stories {
    /// Begins a stream; `window` in days, `memory` in MiB, as of `variorum group`.
    #[new]
    fn new(window: u16, memory: u32) -> Self {
        let settings: Settings = stream(window, memory);
        Self(Mutex::new(Stream {
            grouping: Grouping::new(settings),
            waiting: VecDeque::new(),
            early: BTreeMap::new(),
            next: 1,
        }))
    }

    /// Takes sketches in, with their places in the order of numbers (`at`, from 1, without gaps); gives the reports whose story
    /// can no longer change.
    fn push<'py>(&self, py: Python<'py>, rows: PyRecordBatch) -> PyResult<Bound<'py, PyAny>> {
        let rows = rows.into_inner();
        let [at, numbers] = ["at", "number"].map(|name| longs(py, &rows, name));
        let (at, numbers) = (at?, numbers?);
        let (paths, sketches) = (texts(py, &rows, "path")?, bytes(py, &rows, "sketch")?);
        let mut stream = locked(&self.0);
        for row in 0..rows.num_rows() {
            let sketch = postcard::from_bytes(sketches.value(row));
            let sketch = sketch.map_err(|_| bad_use(py, "a sketch is of another version; begin the job anew"))?;
            let sketched = Sketched { number: numbers.value(row), path: paths.at(row).map(str::to_owned), sketch };
            stream.early.insert(at.value(row), sketched);
        }
        stream.take_turns();
        let grouping = &mut stream.grouping;
        let settled = py.detach(|| grouping.settled());
        stream.rows(py, &settled)
    }

    /// The rest.
    fn finish<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let mut stream = locked(&self.0);
        if !stream.early.is_empty() {
            let message = "a part of the stream never came: this engine gives one task's rows to several";
            return Err(bad_use(py, message));
        }
        let grouping = std::mem::take(&mut stream.grouping);
        let left = py.detach(|| grouping.finish());
        stream.rows(py, &left)
    }
}

impl Stream {
    fn take_turns(&mut self) {
        while let Some(Sketched { number, path, sketch }) = self.early.remove(&self.next) {
            self.next += 1;
            self.waiting.push_back((number, path));
            self.grouping.push(sketch);
        }
    }

    fn rows<'py>(&mut self, py: Python<'py>, settled: &[Placed]) -> PyResult<Bound<'py, PyAny>> {
        let waiting = self.waiting.drain(..settled.len());
        let named = waiting.zip(settled).map(|((number, path), placed)| (number, id_name(placed.id), path));
        let named: Vec<Named> = named.collect();
        let stories = StringArray::from_iter_values(settled.iter().map(|placed| &placed.story));
        report_rows(py, named.iter(), ("story", Arc::new(stories)))?.into_pyarrow(py)
    }
}
