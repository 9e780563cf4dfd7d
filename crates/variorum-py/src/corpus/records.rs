//! Records: the reports of each story, compared.
//!
//! Reports come in any order, each with how many its story has: a story is compared once it is whole, and then forgotten. So a task
//! holds the reports of stories that are begun, and one record.

use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

use arrow_array::{Int64Array, StringArray};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use variorum::{Options, Report, annotate, compare};

use super::columns::{batch, longs, texts};
use super::locked;
use super::reports::reports;
use crate::calls::bad_use;

/// Stories while their reports are gathered.
#[pyclass(frozen, module = "variorum._variorum")]
pub struct Comparing {
    /// Reports up to which a story is compared.
    most: i64,
    stories: Mutex<Stories>,
}

#[derive(Default)]
struct Stories {
    begun: BTreeMap<String, Story>,
    whole: VecDeque<(String, Story)>,
}

/// A story: how many of its reports are in, and they, where they will be compared.
#[derive(Default)]
struct Story {
    n_reports: i64,
    reports: Vec<(i64, Report)>,
}

#[pymethods]
impl Comparing {
    /// Stories of more than `most` reports will be named and not compared.
    #[new]
    fn new(most: i64) -> Self {
        Self { most, stories: Mutex::default() }
    }

    /// Takes reports in, each with its `story` and how many are `of` it.
    fn push(&self, py: Python<'_>, rows: PyRecordBatch) -> PyResult<()> {
        let rows = rows.into_inner();
        let (names, of) = (texts(py, &rows, "story")?, longs(py, &rows, "of")?);
        let reports = reports(py, &rows)?;
        if reports.len() != rows.num_rows() {
            return Err(bad_use(py, "a report of a story has no text; take the step `reports` again"));
        }
        let mut stories = locked(&self.stories);
        for (row, report) in reports.into_iter().enumerate() {
            let (name, of) = (names.value(row), of.value(row));
            let mut story = stories.begun.remove(name).unwrap_or_default();
            story.n_reports += 1;
            if of <= self.most {
                story.reports.push(report);
            }
            if story.n_reports == of {
                stories.whole.push_back((name.to_owned(), story));
            } else {
                stories.begun.insert(name.to_owned(), story);
            }
        }
        Ok(())
    }

    /// The row of a story that is whole: its name, how many reports, how many independent, the record of them in the order of
    /// their numbers. None where no further one is whole.
    fn take<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some((name, story)) = locked(&self.stories).whole.pop_front() else { return Ok(None) };
        let Story { n_reports, mut reports } = story;
        let compared = (n_reports <= self.most).then(|| {
            py.detach(|| {
                reports.sort_by_key(|(number, _)| *number);
                let reports = reports.into_iter().map(|(_, report)| annotate(report)).collect();
                let record = compare(reports, &Options::default());
                let json = serde_json::to_string(&record).unwrap_or_default();
                (i64::try_from(record.independent).unwrap_or(i64::MAX), json)
            })
        });
        let left_out = compared.is_none().then(|| {
            let most = self.most;
            format!("{n_reports} reports, and no more than {most} are compared here; compare them alone, or give --most-reports")
        });
        let (independent, json) = compared.unzip();
        let done = batch(
            py,
            vec![
                ("story", Arc::new(StringArray::from(vec![name]))),
                ("reports", Arc::new(Int64Array::from(vec![n_reports]))),
                ("independent", Arc::new(Int64Array::from(vec![independent]))),
                ("record", Arc::new(StringArray::from(vec![json]))),
                ("left_out", Arc::new(StringArray::from(vec![left_out]))),
            ],
        )?;
        Ok(Some(done.into_pyarrow(py)?))
    }

    /// No report comes any more: every story that was begun must be whole.
    fn finish(&self, py: Python<'_>) -> PyResult<()> {
        match locked(&self.stories).begun.len() {
            0 => Ok(()),
            n => Err(bad_use(py, &format!("the engine lost reports of {n} stories on the way; take the step again"))),
        }
    }
}
