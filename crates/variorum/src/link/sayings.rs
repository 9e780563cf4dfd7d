//! One utterance in every version that the reports give of it, and what changed between versions.

use super::{Saying, StoryEntity};
use crate::annotate::Annotated;
use crate::collate::Collation;

/// The sayings of a story.
#[must_use]
pub fn sayings(_witnesses: &[Annotated], _collation: &Collation, _entities: &[StoryEntity]) -> Vec<Saying> {
    Vec::new()
}
