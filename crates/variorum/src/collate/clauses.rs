//! Cuts each witness into clauses: the pieces that alignment, *only* and *missing* speak of.

use crate::annotate::Annotated;
use crate::text::Span;

/// Each witness's clauses, in order.
#[must_use]
pub fn clauses(witnesses: &[Annotated]) -> Vec<Vec<Span>> {
    witnesses.iter().map(|w| w.layout.sentences.iter().map(|s| s.span).collect()).collect()
}
