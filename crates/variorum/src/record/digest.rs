//! The seal of a record: one altered character anywhere in it shows.

use super::schema::Record;
use crate::text::sha256_id;

/// `sha256:` and the SHA-256 of a record's canonical JSON (RFC 8785) without its `digest` field.
#[must_use]
pub fn digest(record: &Record) -> String {
    let mut value = serde_json::to_value(record).unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.remove("digest");
    }
    sha256_id(&value)
}
