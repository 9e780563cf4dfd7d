//! The record: findings with their cites, as the JSON that everything is a view of.

mod compare;
mod digest;
mod finding;
mod findings;
pub mod offsets;
mod report;
pub mod schema;
mod verify;

pub use compare::{Options, compare, compare_reviewed};
pub use digest::digest;
pub use finding::{Finding, all_findings, finding_key};
pub use report::report_record;
pub use verify::{Failure, verify};

/// The JSON Schema (2020-12) of a record, of several, and of a report as `variorum read` prints it.
#[must_use]
pub fn json_schema() -> serde_json::Value {
    #[derive(schemars::JsonSchema)]
    #[serde(untagged)]
    #[allow(dead_code)]
    enum Printed {
        Record(Box<schema::Record>),
        Records(schema::Records),
        Report(Box<schema::ReportRecord>),
    }
    let mut schema = schemars::schema_for!(Printed);
    schema.insert(
        "title".into(),
        "What Variorum prints: variorum/record/1, variorum/records/1, variorum/report/1".into(),
    );
    schema.to_value()
}
