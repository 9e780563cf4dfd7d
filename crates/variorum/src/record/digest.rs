//! The seal of a record: one altered character anywhere in it shows.

use serde_json::Value;

use crate::text::sha256_id;

/// `sha256:` and the SHA-256 of a record's canonical JSON (RFC 8785) without its `digest` field.
#[must_use]
pub fn digest(mut record: Value) -> String {
    if let Some(fields) = record.as_object_mut() {
        fields.remove("digest");
    }
    sha256_id(&record)
}
