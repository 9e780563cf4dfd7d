//! What the tables mean, for programs: CSV on the Web, the W3C's metadata for CSV.
//!
//! In: tables. Out: the text of `csv-metadata.json`, which lies beside the tables' files. Each column has its datatype and
//! its meaning; a cell without a value is null; columns that hold a report's sigil are foreign keys to the table `reports`.

use serde_json::{Value, json};

use crate::tables::{Column, Kind, Table};

/// Columns that hold the sigil of a report.
const SIGILS: [&str; 6] = ["report", "a", "b", "a_report", "b_report", "lacking"];

/// Tables in which a row may be of no report: a foreign key that is null is a fault to some readers.
const OF_NO_REPORT: [&str; 2] = ["notices", "evidence"];

/// `csv-metadata.json` for tables that are written as `NAME.csv` in one folder.
///
/// # Panics
///
/// Never: what is written has texts as keys.
#[must_use]
pub fn csvw(tables: &[Table]) -> String {
    let described: Vec<Value> = tables.iter().map(table).collect();
    let group = json!({
        "@context": ["http://www.w3.org/ns/csvw", { "@language": "en" }],
        "dialect": { "header": true, "encoding": "utf-8" },
        "tables": described,
    });
    serde_json::to_string_pretty(&group).expect("texts are keys") + "\n"
}

fn table(table: &Table) -> Value {
    let columns: Vec<Value> = table.columns.iter().map(column).collect();
    let mut schema = json!({ "columns": columns });
    let story = table.columns.iter().any(|column| column.name == "story");
    if table.name == "reports" {
        schema["primaryKey"] = if story { json!(["story", "report"]) } else { json!(["report"]) };
    } else if !OF_NO_REPORT.contains(&table.name) {
        schema["foreignKeys"] = foreign_keys(table, story);
    }
    json!({ "url": format!("{}.csv", table.name), "dc:description": table.about, "tableSchema": schema })
}

fn column(column: &Column) -> Value {
    let datatype = match column.kind {
        Kind::Text => "string",
        Kind::Whole => "integer",
        Kind::Number => "double",
        Kind::Flag => "boolean",
    };
    json!({ "name": column.name, "titles": column.name, "datatype": datatype, "null": "", "dc:description": column.about })
}

fn foreign_keys(table: &Table, story: bool) -> Value {
    let sigils = table.columns.iter().filter(|column| SIGILS.contains(&column.name));
    let keys: Vec<Value> = sigils
        .map(|column| {
            let (own, theirs) = if story {
                (json!(["story", column.name]), json!(["story", "report"]))
            } else {
                (json!([column.name]), json!(["report"]))
            };
            json!({ "columnReference": own, "reference": { "resource": "reports.csv", "columnReference": theirs } })
        })
        .collect();
    json!(keys)
}
