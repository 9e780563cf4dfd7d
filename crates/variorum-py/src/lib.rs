//! The wheel's native part: a thin binding of the command's calls and the record's views.
//!
//! In: texts, JSON objects, tables and paths from Python, normalised by `python/variorum/_inputs.py`. Out: records as a class
//! whose parts are handed over as JSON, and tables by the Arrow C data interface. The interpreter's lock is given up while
//! the library works; between two batches of reports it is taken to see whether the user wants to stop.
//! Absent on purpose: analysis, and whatever Python says better itself (`python/variorum/`).

mod calls;
mod corpus;
mod inputs;
mod record;
mod threads;

use pyo3::prelude::*;

/// As in the program: the analysis makes many small strings.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// The native part of `variorum`.
#[pymodule(gil_used = false)]
fn _variorum(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))?;
    module.add("BUILD", variorum::BUILD)?;
    module.add("TABLES", variorum_view::TABLES.to_vec())?;
    module.add_class::<record::Record>()?;
    module.add_class::<pyo3_arrow::PyTable>()?;
    module.add_function(wrap_pyfunction!(calls::run, module)?)?;
    module.add_function(wrap_pyfunction!(calls::read, module)?)?;
    module.add_function(wrap_pyfunction!(calls::records, module)?)?;
    module.add_function(wrap_pyfunction!(calls::group, module)?)?;
    module.add_function(wrap_pyfunction!(calls::copies, module)?)?;
    module.add_function(wrap_pyfunction!(calls::json_schema, module)?)?;
    module.add_function(wrap_pyfunction!(inputs::known_columns, module)?)?;
    module.add_function(wrap_pyfunction!(record::load, module)?)?;
    module.add_function(wrap_pyfunction!(record::export, module)?)?;
    module.add_function(wrap_pyfunction!(threads::has_threads, module)?)?;
    module.add_function(wrap_pyfunction!(threads::forbid, module)?)?;
    corpus::add(module)
}
