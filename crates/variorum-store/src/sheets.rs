//! Tables as a SQLite file of their own, for queries by whatever reads SQLite. No store: nothing reads it back.
//!
//! In: sheets (a name, typed columns, rows) and a place for a new file. Out: a file with a table for each sheet, and an
//! index on each column that names a report or a finding. One transaction: the file is whole, or not there to be used.

use std::path::Path;

use rusqlite::types::ToSqlOutput;
use rusqlite::{Connection, ToSql, params_from_iter};

use crate::Result;

/// One table to be written.
pub struct Sheet<'a> {
    /// Its name.
    pub name: &'a str,
    /// What a row is.
    pub about: &'a str,
    /// Its columns.
    pub columns: Vec<SheetColumn<'a>>,
    /// Its rows, each with a value for every column.
    pub rows: Vec<Vec<Value<'a>>>,
}

/// One column of a sheet.
pub struct SheetColumn<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it says.
    pub about: &'a str,
    /// What it holds.
    pub kind: SheetKind,
    /// True where rows are looked up by it.
    pub indexed: bool,
}

/// What a column holds, in SQLite's words TEXT, INTEGER, REAL; a flag is an INTEGER, 0 or 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// Words.
    Text,
    /// Whole numbers.
    Whole,
    /// Numbers.
    Number,
    /// 0 or 1.
    Flag,
}

/// One value.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Words.
    Text(&'a str),
    /// A whole number.
    Whole(i64),
    /// A number.
    Number(f64),
    /// True or false.
    Flag(bool),
    /// None.
    Nothing,
}

impl ToSql for Value<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        match self {
            Self::Text(text) => text.to_sql(),
            Self::Whole(whole) => whole.to_sql(),
            Self::Number(number) => number.to_sql(),
            Self::Flag(flag) => flag.to_sql(),
            Self::Nothing => rusqlite::types::Null.to_sql(),
        }
    }
}

/// Writes sheets to a file that holds nothing yet, with a table `columns` that says what each column means.
///
/// # Errors
///
/// The file holds something else or cannot be written.
pub fn write_sheets(path: &Path, sheets: &[Sheet]) -> Result<()> {
    let mut connection = Connection::open(path)?;
    let transaction = connection.transaction()?;
    describe(&transaction, sheets)?;
    for sheet in sheets {
        transaction.execute_batch(&created(sheet))?;
        let places = vec!["?"; sheet.columns.len()].join(", ");
        let mut insert = transaction.prepare(&format!("INSERT INTO {} VALUES ({places})", quoted(sheet.name)))?;
        for row in &sheet.rows {
            insert.execute(params_from_iter(row))?;
        }
    }
    transaction.commit()?;
    Ok(())
}

fn describe(connection: &Connection, sheets: &[Sheet]) -> Result<()> {
    connection.execute_batch(
        "CREATE TABLE columns (\"table\" TEXT NOT NULL, \"column\" TEXT, about TEXT NOT NULL) STRICT;",
    )?;
    let mut insert = connection.prepare("INSERT INTO columns VALUES (?, ?, ?)")?;
    for sheet in sheets {
        insert.execute((sheet.name, rusqlite::types::Null, sheet.about))?;
        for column in &sheet.columns {
            insert.execute((sheet.name, column.name, column.about))?;
        }
    }
    Ok(())
}

fn created(sheet: &Sheet) -> String {
    let columns: Vec<String> = sheet.columns.iter().map(declared).collect();
    let mut sql = format!("CREATE TABLE {} ({}) STRICT;", quoted(sheet.name), columns.join(", "));
    for column in sheet.columns.iter().filter(|column| column.indexed) {
        let index = quoted(&format!("{}_{}", sheet.name, column.name));
        sql.push_str(&format!("CREATE INDEX {index} ON {} ({});", quoted(sheet.name), quoted(column.name)));
    }
    sql
}

fn declared(column: &SheetColumn) -> String {
    let kind = match column.kind {
        SheetKind::Text => "TEXT",
        SheetKind::Whole | SheetKind::Flag => "INTEGER",
        SheetKind::Number => "REAL",
    };
    format!("{} {kind}", quoted(column.name))
}

/// A name as SQL takes it whatever it holds: `from` is a word of SQL too.
fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_come_back_as_they_were() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("t.sqlite");
        let column = |name, kind| SheetColumn { name, about: "a value", kind, indexed: name == "from" };
        let sheet = Sheet {
            name: "a \"t\"",
            about: "A row.",
            columns: vec![
                column("from", SheetKind::Text),
                column("n", SheetKind::Whole),
                column("x", SheetKind::Number),
            ],
            rows: vec![
                vec![Value::Text("a\0'b\""), Value::Whole(7), Value::Number(0.5)],
                vec![Value::Nothing, Value::Nothing, Value::Nothing],
            ],
        };
        write_sheets(&path, &[sheet]).expect("written");
        let read = Connection::open(&path).expect("opened");
        let all = "SELECT \"from\", n, x FROM \"a \"\"t\"\"\" ORDER BY n DESC";
        let mut rows = read.prepare(all).expect("prepared");
        let rows: Vec<(Option<String>, Option<i64>, Option<f64>)> = rows
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
            .expect("asked")
            .collect::<rusqlite::Result<_>>()
            .expect("read");
        assert_eq!(rows, [(Some("a\0'b\"".into()), Some(7), Some(0.5)), (None, None, None)]);
        let indexes: i64 = read
            .query_row("SELECT count(*) FROM sqlite_master WHERE type = 'index'", [], |row| row.get(0))
            .expect("counted");
        assert_eq!(indexes, 1);
    }
}
