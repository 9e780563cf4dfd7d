//! Who is named, merged over the reports of a story.

use super::StoryEntity;
use crate::annotate::Annotated;

/// Everybody and everything named in a story, each once.
#[must_use]
pub fn entities(_witnesses: &[Annotated]) -> Vec<StoryEntity> {
    Vec::new()
}
