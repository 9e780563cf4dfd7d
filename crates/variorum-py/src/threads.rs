//! Whether this process may use threads: those of a process do not outlive its fork.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use pyo3::prelude::*;

use crate::calls::bad_use;

static STARTED: AtomicBool = AtomicBool::new(false);
static FORBIDDEN: Mutex<Option<String>> = Mutex::new(None);

/// Called before anything runs on several threads.
///
/// # Errors
///
/// The process was forked after its threads had started: a call would wait for them for ever.
pub fn start(py: Python<'_>) -> PyResult<()> {
    STARTED.store(true, Ordering::Relaxed);
    let forbidden = FORBIDDEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    forbidden.as_ref().map_or(Ok(()), |reason| Err(bad_use(py, reason)))
}

/// True where threads have started.
#[pyfunction]
pub fn has_threads() -> bool {
    STARTED.load(Ordering::Relaxed)
}

/// Refuses whatever needs threads from now on.
#[pyfunction]
pub fn forbid(reason: String) {
    *FORBIDDEN.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = Some(reason);
}
