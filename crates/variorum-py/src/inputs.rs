//! What Python hands over as reports, to what the library reads.

use pyo3::exceptions::PyException;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3_arrow::input::AnyRecordBatch;
use variorum::Report;
use variorum_cli::calls::{Facts, Failure, Input, Inputs};
use variorum_read::{Limits, batch_rows, json_report};

use crate::calls::bad_use;

/// One item, as `_inputs.py` gives it: what it is, the thing itself, and the name that messages and paths have for it.
pub type Item<'py> = (String, Bound<'py, PyAny>, String);

/// Items as inputs, and those that are no report.
///
/// # Errors
///
/// An item is of another type than its kind says.
pub fn inputs(items: Vec<Item<'_>>, allow: Vec<String>) -> PyResult<(Inputs, Vec<Failure>)> {
    let (mut inputs, mut failures) = (Inputs { allow, ..Inputs::default() }, Vec::new());
    for (kind, item, name) in items {
        match kind.as_str() {
            "source" => {
                inputs.inputs.push(Input::Named(name.clone()));
                inputs.facts.extend(facts(&item, name)?);
            }
            "table" => read_table(&item, &name, |read| take(read, &mut inputs, &mut failures))?,
            "text" => {
                let text = item.extract::<PyBackedStr>().map_err(|_| {
                    bad_use(
                        item.py(),
                        &format!("the text of {name} holds half a letter (a lone surrogate); decode it anew"),
                    )
                })?;
                take(checked(&text, &name), &mut inputs, &mut failures);
            }
            _ => {
                let json = item.extract::<PyBackedStr>()?;
                let object = serde_json::from_str(&json).map_err(|fault| bad_use(item.py(), &fault.to_string()))?;
                take(json_report(&name, object, &Limits::default()), &mut inputs, &mut failures);
            }
        }
    }
    Ok((inputs, failures))
}

type Read = Result<Report, variorum_read::Error>;

fn take(read: Read, inputs: &mut Inputs, failures: &mut Vec<Failure>) {
    match read {
        Ok(report) => inputs.inputs.push(Input::Given(Box::new(report))),
        Err(fault) => failures.push(fault.into()),
    }
}

/// A text is under the limits of a file.
fn checked(text: &str, name: &str) -> Read {
    json_report(name, serde_json::json!({ "text": text }), &Limits::default())
}

fn read_table(table: &Bound<'_, PyAny>, name: &str, mut take: impl FnMut(Read)) -> PyResult<()> {
    let mut before = 0;
    let shared = table.extract::<AnyRecordBatch>().map_err(|fault| not_shared(table.py(), fault))?;
    for batch in shared.into_reader()? {
        let batch = batch.map_err(|fault| bad_use(table.py(), &fault.to_string()))?;
        batch_rows(name, before, &batch, &Limits::default()).into_iter().for_each(&mut take);
        before += batch.num_rows();
    }
    Ok(())
}

/// A library that cannot put a column into Arrow's form says why.
fn not_shared(py: Python<'_>, fault: PyErr) -> PyErr {
    if fault.is_instance_of::<PyException>(py) {
        let reason = fault.value(py);
        bad_use(py, &format!("the table cannot be shared by Arrow: {reason}; give each column one type, say text"))
    } else {
        fault
    }
}

/// Of a table's columns, those that are read: the text, and what states a fact of the report.
#[pyfunction]
pub fn known_columns(names: Vec<String>) -> Vec<String> {
    variorum_read::known_columns(&names).into_iter().map(|at| names[at].clone()).collect()
}

/// What was said about a source.
fn facts(given: &Bound<'_, PyAny>, path: String) -> PyResult<Option<Facts>> {
    let py = given.py();
    let given: Vec<(String, String)> = given.extract()?;
    let mut facts = Facts { path, ..Facts::default() };
    given.iter().for_each(|(key, value)| facts.state(key, value));
    facts.check().map_err(|error| bad_use(py, &format!("{error:#}")))?;
    Ok((!given.is_empty()).then_some(facts))
}
