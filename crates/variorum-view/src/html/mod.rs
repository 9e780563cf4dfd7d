//! The reading page.

use variorum::record::schema::Record;

/// Records as one page.
#[must_use]
pub fn html(records: &[Record]) -> String {
    format!("{}", records.len())
}
