//! The linear form of the alignments: what several witnesses carry, once.

use super::{Alignment, Passage};

/// Joins aligned places into passages.
#[must_use]
pub fn passages(_alignments: &[Alignment]) -> Vec<Passage> {
    Vec::new()
}
