//! One statement over all reports: who asserts, alleges or denies it, and where it stands flat.

use super::{ClaimGroup, StoryEntity};
use crate::annotate::Annotated;
use crate::collate::Collation;

/// The claims of a story.
#[must_use]
pub fn claims(_witnesses: &[Annotated], _collation: &Collation, _entities: &[StoryEntity]) -> Vec<ClaimGroup> {
    Vec::new()
}
