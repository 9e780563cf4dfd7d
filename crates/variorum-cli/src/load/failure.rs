//! An input that could not be read, said so that a person and a program can use it.

use std::fmt;

/// Why an input could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// A stable name of what went wrong, as [`variorum_read::ErrorKind::name`] gives it.
    pub kind: &'static str,
    /// The input, as it was named.
    pub path: String,
    /// Line, from 1, where the fault is at one.
    pub line: Option<usize>,
    /// Column, from 1, in bytes, where the fault is at one.
    pub column: Option<usize>,
    /// All of it in one sentence: which input, where, what was attempted, what to do next.
    pub message: String,
}

impl Failure {
    /// An input that could not be opened, fetched or read to its end.
    pub fn unreadable(path: &str, message: String) -> Self {
        let kind = variorum_read::ErrorKind::Unreadable.name();
        Self { kind, path: path.to_owned(), line: None, column: None, message }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        to.write_str(&self.message)
    }
}

impl From<variorum_read::Error> for Failure {
    fn from(error: variorum_read::Error) -> Self {
        let message = error.to_string();
        Self { kind: error.kind.name(), path: error.path, line: error.line, column: error.column, message }
    }
}
