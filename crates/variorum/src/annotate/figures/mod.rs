//! Quantities: value, unit, bound, rate and what is counted.

use super::{DateMention, Entity, Figure, Header, Sum};
use crate::text::Layout;

/// The quantities of a report, and which of them the text relates as parts and whole.
#[must_use]
pub fn figures(
    _layout: &Layout,
    _header: &Header,
    _dates: &[DateMention],
    _entities: &[Entity],
) -> (Vec<Figure>, Vec<Sum>) {
    (Vec::new(), Vec::new())
}

/// Numbers in digits, for a report whose language has no tables here.
#[must_use]
pub fn digits(_layout: &Layout) -> Vec<Figure> {
    Vec::new()
}
