//! Parts and wholes among the figures of a report, as its text relates them.

use crate::annotate::{Figure, Sum};
use crate::text::Layout;

/// The sums that the text itself states.
pub(super) fn sums(_layout: &Layout, _figures: &[Figure]) -> Vec<Sum> {
    Vec::new()
}
