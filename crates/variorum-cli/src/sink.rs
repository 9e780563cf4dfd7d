//! Where lines go: JSON lines as they are, kept over a crash or not, or the rows of a table with a column for each of their
//! members, in a Parquet file or in memory.

use std::fs::File;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

use anyhow::{Context, Result, bail};
use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
use parquet::arrow::ArrowWriter;
use serde::Serialize;
use serde_json::Value;

use crate::args::LinesFormat;
use crate::output::{parquet_file, quiet_pipe, writer};
use crate::state::Output;

/// Rows that are written at once.
const ROWS: usize = 8192;

/// A column of a table.
#[derive(Clone, Copy, Debug)]
pub enum Column {
    /// A text; a list or object as JSON.
    Text(&'static str),
    /// A number.
    Number(&'static str),
}

/// A destination of lines.
pub enum Sink {
    /// As they are.
    Lines(Box<dyn Write>),
    /// As they are, with the state of the work that they come from.
    Kept(Box<Output>),
    /// As rows of a file.
    Table(Box<Table>),
    /// As they are, in memory.
    Memory(Vec<String>),
}

/// A table that is being written.
pub struct Table {
    writer: ArrowWriter<File>,
    columns: &'static [Column],
    rows: Vec<Value>,
}

impl Sink {
    /// Opens a destination; `columns` are those of a table of these lines.
    ///
    /// # Errors
    ///
    /// It cannot be written, or a table has no file to go to.
    pub fn open(format: LinesFormat, output: Option<&Path>, columns: &'static [Column]) -> Result<Self> {
        match (format, output) {
            (LinesFormat::Jsonl, output) => Ok(Self::Lines(writer(output)?)),
            (LinesFormat::Parquet, None) => bail!("a Parquet table goes to a file; name it with -o"),
            (LinesFormat::Parquet, Some(path)) => {
                let writer = parquet_file(path, batch(columns, &[])?.schema())?;
                Ok(Self::Table(Box::new(Table { writer, columns, rows: Vec::new() })))
            }
        }
    }

    /// Lines in memory.
    pub fn memory() -> Self {
        Self::Memory(Vec::new())
    }

    /// The lines that were kept in memory.
    pub fn into_lines(self) -> Vec<String> {
        if let Self::Memory(lines) = self { lines } else { Vec::new() }
    }

    /// Writes lines, and hands them on.
    ///
    /// # Errors
    ///
    /// They cannot be written.
    pub fn write(&mut self, lines: &[String]) -> Result<()> {
        match self {
            Self::Lines(out) => {
                quiet_pipe(lines.iter().try_for_each(|line| writeln!(out, "{line}")).and_then(|()| out.flush()))
            }
            Self::Kept(output) => lines.iter().try_for_each(|line| output.line(line)),
            Self::Table(table) => {
                for line in lines {
                    table.rows.push(serde_json::from_str(line).context("a line of ours is no JSON")?);
                }
                if table.rows.len() >= ROWS { table.flush() } else { Ok(()) }
            }
            Self::Memory(kept) => {
                kept.extend_from_slice(lines);
                Ok(())
            }
        }
    }

    /// Saves the work where it is kept and that is due.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn save_if_due<T: Serialize>(&mut self, work: &T) -> Result<()> {
        if let Self::Kept(output) = self { output.save_if_due(work) } else { Ok(()) }
    }

    /// Ends the output.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn finish(self) -> Result<()> {
        match self {
            Self::Lines(mut out) => quiet_pipe(out.flush()),
            Self::Kept(output) => output.finish(),
            Self::Memory(_) => Ok(()),
            Self::Table(mut table) => {
                table.flush()?;
                table.writer.close().context("cannot write the table")?;
                Ok(())
            }
        }
    }
}

impl Table {
    fn flush(&mut self) -> Result<()> {
        let rows = std::mem::take(&mut self.rows);
        self.writer.write(&batch(self.columns, &rows)?).context("cannot write the table")
    }
}

fn batch(columns: &[Column], rows: &[Value]) -> Result<RecordBatch> {
    let text = |value: &Value| match value {
        Value::Null => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    };
    let column = |column: &Column| -> (&'static str, ArrayRef, bool) {
        match column {
            Column::Text(name) => {
                (name, Arc::new(StringArray::from_iter(rows.iter().map(|row| text(&row[*name])))), true)
            }
            Column::Number(name) => {
                (name, Arc::new(Float64Array::from_iter(rows.iter().map(|row| row[*name].as_f64()))), true)
            }
        }
    };
    RecordBatch::try_from_iter_with_nullable(columns.iter().map(column)).context("cannot write the table")
}
