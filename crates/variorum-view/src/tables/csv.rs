//! A table as RFC 4180 CSV: CRLF, quotes doubled, UTF-8, a heading row.
//!
//! In: a table. Out: text. A text cell that a spreadsheet would run as a formula (it begins with `=`, `+`, `-`, `@`,
//! a tab or a carriage return) gets an apostrophe in front; numbers are left alone. The offsets beside the words let
//! anybody check them against the report's text.

use std::borrow::Cow;

use super::{Cell, Table};

impl Table {
    /// The table as CSV, formulas disarmed; a cell without a value is empty.
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut out = String::new();
        write_row(&mut out, self.columns.iter().map(|column| Cow::Borrowed(column.name)));
        for row in &self.rows {
            write_row(&mut out, row.iter().map(written));
        }
        out
    }
}

fn write_row<'a>(out: &mut String, cells: impl Iterator<Item = Cow<'a, str>>) {
    for (index, cell) in cells.enumerate() {
        if index > 0 {
            out.push(',');
        }
        write_cell(out, &cell);
    }
    out.push_str("\r\n");
}

fn written(cell: &Cell) -> Cow<'_, str> {
    match cell {
        Cell::Text(text) => disarmed(text),
        Cell::Whole(whole) => Cow::Owned(whole.to_string()),
        Cell::Number(number) => Cow::Owned(number.to_string()),
        Cell::Flag(flag) => Cow::Borrowed(if *flag { "true" } else { "false" }),
        Cell::Nothing => Cow::Borrowed(""),
    }
}

fn disarmed(cell: &str) -> Cow<'_, str> {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs && cell.parse::<f64>().is_err() { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

fn write_cell(out: &mut String, cell: &str) {
    if cell.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::Column;

    fn check(cells: Vec<Cell>, expected: &str) {
        let column = Column::text("c", "a cell");
        let table = Table { name: "t", about: "a row", columns: vec![column; cells.len()], rows: vec![cells] };
        assert_eq!(table.to_csv().split_once("\r\n").expect("a heading").1, format!("{expected}\r\n"));
    }

    #[test]
    fn cells_that_would_run_are_disarmed_and_numbers_are_not() {
        check(vec!["=HYPERLINK(1)".into()], "'=HYPERLINK(1)");
        check(vec!["@cmd".into(), "+1 555".into()], "'@cmd,'+1 555");
        check(vec!["-2.5".into(), Cell::Number(-2.5), Cell::Whole(-2)], "-2.5,-2.5,-2");
        check(vec!["plain".into()], "plain");
    }

    #[test]
    fn quotes_and_line_breaks_stay_in_their_cell() {
        check(vec!["a \"b\"\nc".into(), "d".into()], "\"a \"\"b\"\"\nc\",d");
    }

    #[test]
    fn what_is_absent_is_empty() {
        check(vec![Cell::Nothing, Cell::Flag(false), Cell::Nothing], ",false,");
    }
}
