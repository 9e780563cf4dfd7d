//! Who has the text from whom, and how that is known.

use super::{Alignment, HiddenSource, Lineage};
use crate::annotate::Annotated;

/// How each pair of witnesses is related, and the hidden sources that explain what they share.
#[must_use]
pub fn lineage(_witnesses: &[Annotated], _alignments: &[Alignment]) -> (Vec<Lineage>, Vec<HiddenSource>) {
    (Vec::new(), Vec::new())
}

/// For each witness the number of its family: those that derive from one another or share a source.
#[must_use]
pub fn families(witnesses: usize, _lineage: &[Lineage]) -> Vec<usize> {
    (0..witnesses).collect()
}
