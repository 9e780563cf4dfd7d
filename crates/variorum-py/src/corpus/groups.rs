//! Copies, last: what verified pairs hold together.
//!
//! The pairs, two numbers each, go through one union; what it keeps is 16 bytes a report that copies or is copied.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use arrow_array::{ArrayRef, Int64Array, StringArray};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use serde_json::{Value, json};
use variorum::text::{digest_of, short_name};

use super::columns::{At, batch, longs, texts};
use super::locked;

/// Groups of a batch.
const GROUPS_AT_ONCE: usize = 4096;

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
        let mut pairs = locked(&self.0);
        pairs.extend(a.values().iter().copied().zip(b.values().iter().copied()));
        Ok(())
    }

    /// A row a report that is in a group: its number, and the number of the group's first.
    fn finish<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
        let pairs = std::mem::take(&mut *locked(&self.0));
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

/// Reports of groups while they are gathered, by the number of the group's first.
#[pyclass(frozen, module = "variorum._variorum")]
#[derive(Default)]
pub struct Naming(Mutex<BTreeMap<i64, Vec<Member>>>);

/// A report of a group: number, id, path.
type Member = (i64, String, String);

#[pymethods]
impl Naming {
    /// Begins with no report.
    #[new]
    fn new() -> Self {
        Self::default()
    }

    /// Takes reports in.
    fn push(&self, py: Python<'_>, rows: PyRecordBatch) -> PyResult<()> {
        let rows = rows.into_inner();
        let (first, number) = (longs(py, &rows, "first")?, longs(py, &rows, "number")?);
        let (id, path) = (texts(py, &rows, "id")?, texts(py, &rows, "path")?);
        let own = |value: Option<&str>| value.unwrap_or_default().to_owned();
        let mut groups = locked(&self.0);
        for row in 0..rows.num_rows() {
            let member = (number.value(row), own(id.at(row)), own(path.at(row)));
            groups.entry(first.value(row)).or_default().push(member);
        }
        Ok(())
    }

    /// The lines of some groups, once all are in. None after the last.
    fn take<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let mut groups = locked(&self.0);
        let some: Vec<Vec<Member>> = std::iter::from_fn(|| Some(groups.pop_first()?.1)).take(GROUPS_AT_ONCE).collect();
        if some.is_empty() {
            return Ok(None);
        }
        let (names, lines): (Vec<String>, Vec<String>) = some.into_iter().map(line).unzip();
        let columns: Vec<(&str, ArrayRef)> =
            vec![("group", Arc::new(StringArray::from(names))), ("reports", Arc::new(StringArray::from(lines)))];
        Ok(Some(batch(py, columns)?.into_pyarrow(py)?))
    }
}

/// A group's name, which is that of its smallest id, and its reports in the order of their numbers.
fn line(mut members: Vec<Member>) -> (String, String) {
    members.sort();
    let least = members.iter().filter_map(|(_, id, _)| digest_of(id)).min().unwrap_or_default();
    let members: Vec<Value> = members.iter().map(|(_, id, path)| json!({"id": id, "path": path})).collect();
    (short_name('c', least), Value::from(members).to_string())
}

fn members(pairs: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut numbers: Vec<i64> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let local = |number: i64| numbers.partition_point(|&known| known < number);
    let groups = variorum::copies::groups(numbers.len(), pairs.iter().map(|&(a, b)| (local(a), local(b))));
    groups.iter().flat_map(|group| group.iter().map(|&member| (numbers[member], numbers[group[0]]))).collect()
}
