//! Who and what is named: persons, organisations, places, with aliases, acronyms, titles and roles.

use super::{Entity, Header};
use crate::text::Layout;

/// Everybody and everything named in a report, each once.
#[must_use]
pub fn entities(_layout: &Layout, _header: &Header) -> Vec<Entity> {
    Vec::new()
}
