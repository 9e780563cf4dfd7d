//! Where results go: standard output or a file, and a reader that stops reading is no error.

use std::fs::File;
use std::io::{BufWriter, ErrorKind, IsTerminal, Write};
use std::path::Path;

use anyhow::{Context, Result};
use arrow_schema::SchemaRef;
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::WriterProperties;
use variorum_view::Table;

/// True where standard output is a terminal that may be coloured.
pub fn wants_color() -> bool {
    std::io::stdout().is_terminal() && std::env::var_os("NO_COLOR").is_none()
}

/// Standard output, or the file that `--output` names; folders that are not there are made.
///
/// # Errors
///
/// The file or the folder that it lies in cannot be created.
pub fn writer(output: Option<&Path>) -> Result<Box<dyn Write>> {
    Ok(match output {
        None => Box::new(BufWriter::new(std::io::stdout().lock())),
        Some(path) => {
            make_folder(path.parent())?;
            let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
            Box::new(BufWriter::new(file))
        }
    })
}

/// Makes a folder with those above it.
///
/// # Errors
///
/// It cannot be made.
pub fn make_folder(folder: Option<&Path>) -> Result<()> {
    match folder.filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => std::fs::create_dir_all(folder)
            .with_context(|| format!("cannot make folder {}; give another place with -o", folder.display())),
        None => Ok(()),
    }
}

/// Writes and flushes a whole result. A closed pipe (`| head`) ends quietly.
///
/// # Errors
///
/// The disk is full, the file cannot be written.
pub fn write_all(output: Option<&Path>, text: &str) -> Result<()> {
    let mut out = writer(output)?;
    quiet_pipe(out.write_all(text.as_bytes()).and_then(|()| out.flush()))
}

/// Writes tables into a folder, a CSV file each.
///
/// # Errors
///
/// The folder or a file cannot be written.
pub fn write_csv(folder: &Path, tables: &[Table]) -> Result<()> {
    make_folder(Some(folder))?;
    tables.iter().try_for_each(|table| write_all(Some(&folder.join(format!("{}.csv", table.name))), &table.to_csv()))
}

/// A Parquet file to be written, packed by zstd; folders that are not there are made.
///
/// # Errors
///
/// The file cannot be created, or cannot hold such columns.
pub fn parquet_file(path: &Path, schema: SchemaRef) -> Result<ArrowWriter<File>> {
    make_folder(path.parent())?;
    let file = File::create(path).with_context(|| format!("cannot write {}", path.display()))?;
    let properties = WriterProperties::builder().set_compression(Compression::ZSTD(ZstdLevel::default())).build();
    Ok(ArrowWriter::try_new(file, schema, Some(properties))?)
}

/// Turns a closed pipe into success.
///
/// # Errors
///
/// Any other failure to write.
pub fn quiet_pipe(result: std::io::Result<()>) -> Result<()> {
    match result {
        Err(error) if error.kind() == ErrorKind::BrokenPipe => Ok(()),
        other => other.context("cannot write the result"),
    }
}
