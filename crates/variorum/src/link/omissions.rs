//! What one report alone has, and what most others have and one lacks.

use super::Missing;
use crate::annotate::Annotated;
use crate::collate::{Collation, Place};

/// Clauses that no other witness carries in any wording.
#[must_use]
pub fn only(_witnesses: &[Annotated], _collation: &Collation) -> Vec<Place> {
    Vec::new()
}

/// Statements that most other witnesses carry and one lacks.
#[must_use]
pub fn missing(_witnesses: &[Annotated], _collation: &Collation) -> Vec<Missing> {
    Vec::new()
}
