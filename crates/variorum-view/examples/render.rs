//! Renders a record: `render html|text|color|markdown|csv [record.json]`; without a file, the tests' record.

#[allow(clippy::disallowed_methods, dead_code)]
#[path = "../src/fixture.rs"]
mod fixture;

use variorum::record::schema::{Record, Records};
use variorum_view::{TextOptions, html, markdown, tables, text_records};

#[allow(clippy::disallowed_methods)]
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let records = match args.get(1) {
        Some(path) => read(&std::fs::read(path).expect("the record can be read")),
        None => vec![fixture::record()],
    };
    match args.first().map_or("text", String::as_str) {
        "html" => print!("{}", html(&records)),
        "markdown" => records.iter().for_each(|record| print!("{}", markdown(record))),
        "csv" => tables(&records).iter().for_each(|table| print!("{}\n{}\n", table.name, table.to_csv())),
        form => print!("{}", text_records(&records, &TextOptions { color: form == "color", ..TextOptions::default() })),
    }
}

fn read(bytes: &[u8]) -> Vec<Record> {
    match serde_json::from_slice::<Records>(bytes) {
        Ok(records) => records.records,
        Err(_) => vec![serde_json::from_slice(bytes).expect("the file holds a record")],
    }
}
