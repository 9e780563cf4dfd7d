//! Aligned statements that differ in more than words.

use super::Difference;
use crate::annotate::Annotated;
use crate::collate::Collation;

/// The differences between the reports of a story.
#[must_use]
pub fn differences(_witnesses: &[Annotated], _collation: &Collation) -> Vec<Difference> {
    Vec::new()
}
