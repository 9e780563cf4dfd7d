//! Tables to reports: a row is a report, its columns are known by their names.
//!
//! In: CSV or Parquet, read as it comes, or Arrow in memory. Out: a report a row, in memory for a few rows at a time. A bad row gives an error with its number,
//! and the next is read all the same.

mod batches;
mod columns;
mod csv;
mod ending;
mod parquet;

pub use batches::batch_rows;
pub use columns::known_columns;
pub use csv::csv_rows;
pub use parquet::parquet_rows;

use std::fmt::Display;

use crate::{Error, ErrorKind};

/// A table that cannot be read on.
fn unreadable(path: &str, what: &str, reason: &impl Display) -> Error {
    let message = format!("tried to read {what}: {reason}; check the file and read it again");
    Error::new(ErrorKind::Unreadable, path, message)
}
