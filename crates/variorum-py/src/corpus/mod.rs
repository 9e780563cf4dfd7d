//! What the corpus job (`python/variorum/corpus/`) does in each of its steps: batches of Arrow in, batches out.
//!
//! Spark and Sail call these functions in their workers, one task a core: nothing here starts a thread for the work, and each
//! holds what its own batch, or what it gathers, needs. Numbers of reports are those of `read`: they grow in input order, so that every
//! step gives what the program on one machine gives.

mod analyses;
mod columns;
mod groups;
mod pairs;
mod read;
mod records;
mod reports;
mod runs;
mod stories;

use std::sync::{Mutex, MutexGuard, PoisonError};

use pyo3::prelude::*;

/// Adds the functions to the module.
pub fn add(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add_class::<read::Reading>()?;
    module.add_class::<stories::Stories>()?;
    module.add_class::<groups::Groups>()?;
    module.add_class::<groups::Naming>()?;
    module.add_class::<runs::Proposing>()?;
    module.add_class::<records::Comparing>()?;
    module.add_function(wrap_pyfunction!(read::spell_out, module)?)?;
    module.add_function(wrap_pyfunction!(read::rows, module)?)?;
    module.add_function(wrap_pyfunction!(analyses::analyses, module)?)?;
    module.add_function(wrap_pyfunction!(stories::sketches, module)?)?;
    module.add_function(wrap_pyfunction!(runs::runs, module)?)?;
    module.add_function(wrap_pyfunction!(pairs::worth, module)?)?;
    module.add_function(wrap_pyfunction!(pairs::verify, module)?)
}

/// What a mutex holds; a panic elsewhere leaves no half-done value in these.
fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
