//! Who is said to have said what: direct, mixed and indirect quotes with cue and speaker.

use super::{Entity, Header, MarkedTerm, Quote};
use crate::text::{Layout, Notice};

/// What was found between marks and beside cues.
#[derive(Clone, Debug, Default)]
pub struct Quoted {
    /// Attributed statements, in order.
    pub quotes: Vec<Quote>,
    /// Marked words that are nobody's speech, in order.
    pub marked_terms: Vec<MarkedTerm>,
    /// Unclosed marks, unknown speakers.
    pub notices: Vec<Notice>,
}

/// The quotes of a report in English; adds the pronouns and descriptions it resolves to `entities`' refs.
#[must_use]
pub fn quotes(_layout: &Layout, _header: &Header, _entities: &mut [Entity]) -> Quoted {
    Quoted::default()
}

/// Marked spans alone, for a report whose language has no tables here: direct, without speaker or cue.
#[must_use]
pub fn marked_spans(_layout: &Layout) -> Quoted {
    Quoted::default()
}
