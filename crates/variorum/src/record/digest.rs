//! The seal of a record: one altered character anywhere in it shows.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::text::sha256_id;

/// `sha256:` and the SHA-256 of a record's canonical JSON (RFC 8785) without its `digest` field.
#[must_use]
pub fn digest(record: &Value) -> String {
    let Some(fields) = record.as_object() else { return sha256_id(record) };
    let unsealed: BTreeMap<&str, &Value> =
        fields.iter().filter(|(name, _)| *name != "digest").map(|(name, value)| (name.as_str(), value)).collect();
    sha256_id(&unsealed)
}
