//! What happened when, each event once.

use super::TimelineEntry;
use crate::annotate::Annotated;
use crate::collate::Collation;

/// The dated statements of a story, earliest first.
#[must_use]
pub fn timeline(_witnesses: &[Annotated], _collation: &Collation) -> Vec<TimelineEntry> {
    Vec::new()
}
