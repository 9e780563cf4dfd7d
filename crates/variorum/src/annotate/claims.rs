//! Statements with who asserts, alleges, denies or reports them.

use super::{Claim, Entity, Quote};
use crate::text::Layout;

/// The attributed statements of a report, each with its source's stance.
#[must_use]
pub fn claims(_layout: &Layout, _quotes: &[Quote], _entities: &[Entity]) -> Vec<Claim> {
    Vec::new()
}
