//! `variorum export`: records in, the form of another field's tools out.
//!
//! Text forms are made by the views and go to standard output or a file; tables go to a folder or to one SQLite file.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use variorum::record::schema::Record;
use variorum_store::{Sheet, SheetColumn, SheetKind, Value, write_sheets};
use variorum_view::{Cell, Column, Kind, Table, exchange, tables};

use crate::args::{Export, ExportFormat};
use crate::exit::Exit;
use crate::output::{make_folder, parquet_file, write_all, write_csv};
use crate::records;

/// Columns by which a table is asked: those that name a report or a finding.
const INDEXED: [&str; 14] = [
    "story",
    "report",
    "id",
    "saying",
    "figure",
    "entry",
    "claim",
    "difference",
    "only",
    "missing",
    "passage",
    "entity",
    "a_report",
    "b_report",
];

/// Runs the command.
///
/// # Errors
///
/// What is given is no record, or the result cannot be written.
pub fn run(args: &Export) -> Result<Exit> {
    let output = args.output.as_deref();
    if needs(args.to).is_some() {
        named(args.to, output)?; // before anything is read
    }
    write(&all(&args.records)?, args.to, output)?;
    Ok(Exit::Done)
}

/// Writes records in a form.
///
/// # Errors
///
/// The result cannot be written, or its form needs a place that is not named.
pub fn write(records: &[Record], to: ExportFormat, output: Option<&Path>) -> Result<()> {
    match to {
        ExportFormat::Csv => write_csvw(named(to, output)?, &tables(records)),
        ExportFormat::Parquet => write_parquet(named(to, output)?, &tables(records)),
        ExportFormat::Sqlite => write_sqlite(named(to, output)?, &tables(records)),
        ExportFormat::Ftm => write_ftm(output, records),
        ExportFormat::Webannotation => write_all(output, &exchange::webannotation(records)),
        ExportFormat::Tei => write_all(output, &exchange::tei(records)),
        ExportFormat::Prov => write_all(output, &exchange::prov(records)),
        ExportFormat::Ris => write_all(output, &exchange::ris(records)),
        ExportFormat::Bibtex => write_all(output, &exchange::bibtex(records)),
        ExportFormat::Markdown => {
            let pages: Vec<String> = records.iter().map(variorum_view::markdown).collect();
            write_all(output, &pages.join("\n"))
        }
    }
}

/// What a form writes that cannot go to standard output, with an example of a place.
fn needs(to: ExportFormat) -> Option<(&'static str, &'static str)> {
    match to {
        ExportFormat::Csv | ExportFormat::Parquet => Some(("a folder with a file for each table", "tables/")),
        ExportFormat::Sqlite => Some(("one file", "record.sqlite")),
        _ => None,
    }
}

fn named(to: ExportFormat, output: Option<&Path>) -> Result<&Path> {
    output.with_context(|| {
        let (what, example) = needs(to).unwrap_or_default();
        format!("--to {} writes {what}: name it with -o, as in -o {example}", to.name())
    })
}

/// The records of files, in order.
///
/// # Errors
///
/// A file cannot be read, or holds no record.
pub fn all(paths: &[String]) -> Result<Vec<Record>> {
    let mut found = Vec::new();
    for path in paths {
        for value in records::read(path, "export")? {
            found.push(serde_json::from_value(value).with_context(|| format!("{path} is no record"))?);
        }
    }
    Ok(found)
}

fn write_csvw(folder: &Path, tables: &[Table]) -> Result<()> {
    write_csv(folder, tables)?;
    write_all(Some(&folder.join("csv-metadata.json")), &exchange::csvw(tables))
}

fn write_parquet(folder: &Path, tables: &[Table]) -> Result<()> {
    for table in tables {
        let path = folder.join(format!("{}.parquet", table.name));
        let batch = tables::arrow::batch(table).context("cannot make the table")?;
        let mut writer = parquet_file(&path, batch.schema())?;
        writer
            .write(&batch)
            .and_then(|()| writer.close())
            .with_context(|| format!("cannot write {}", path.display()))?;
    }
    Ok(())
}

/// Made beside its place and then moved there: what was there before is replaced whole, or stays.
fn write_sqlite(path: &Path, tables: &[Table]) -> Result<()> {
    if path.is_dir() {
        bail!("{} is a folder, and sqlite writes one file; name one in it, say record.sqlite", path.display());
    }
    make_folder(path.parent())?;
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let cannot = || format!("cannot write {}", path.display());
    let made = tempfile::Builder::new().prefix(".variorum-export").tempfile_in(folder).with_context(cannot)?;
    let sheets: Vec<Sheet> = tables.iter().map(sheet).collect();
    write_sheets(made.path(), &sheets).with_context(cannot)?;
    made.persist(path).map_err(|error| error.error).with_context(cannot)?;
    readable(path).with_context(cannot)
}

/// A temporary file is its owner's alone; a result is as readable as other files here.
#[cfg(unix)]
fn readable(path: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_: &Path) -> std::io::Result<()> {
    Ok(())
}

fn sheet(table: &Table) -> Sheet<'_> {
    Sheet {
        name: table.name,
        about: table.about,
        columns: table.columns.iter().map(sheet_column).collect(),
        rows: table.rows.iter().map(|row| row.iter().map(value).collect()).collect(),
    }
}

fn sheet_column(column: &Column) -> SheetColumn<'_> {
    let kind = match column.kind {
        Kind::Text => SheetKind::Text,
        Kind::Whole => SheetKind::Whole,
        Kind::Number => SheetKind::Number,
        Kind::Flag => SheetKind::Flag,
    };
    SheetColumn { name: column.name, about: column.about, kind, indexed: INDEXED.contains(&column.name) }
}

fn value(cell: &Cell) -> Value<'_> {
    match cell {
        Cell::Text(text) => Value::Text(text),
        Cell::Whole(whole) => Value::Whole(*whole),
        Cell::Number(number) => Value::Number(*number),
        Cell::Flag(flag) => Value::Flag(*flag),
        Cell::Nothing => Value::Nothing,
    }
}

/// The stream, and the places beside it: the model has no field for them.
fn write_ftm(output: Option<&Path>, records: &[Record]) -> Result<()> {
    let made = exchange::followthemoney(records);
    write_all(output, &made.entities)?;
    match output {
        Some(path) => write_all(Some(&offsets(path)), &made.offsets),
        None => {
            eprintln!(
                "variorum: the places of the names are left out; with -o FILE they stand in offsets.jsonl beside it"
            );
            Ok(())
        }
    }
}

fn offsets(path: &Path) -> PathBuf {
    path.with_file_name("offsets.jsonl")
}
