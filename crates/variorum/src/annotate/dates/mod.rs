//! Date expressions and what they mean.

use super::{DateMention, Header, Published};
use crate::text::{Layout, Notice};

/// The date expressions of a report, resolved as far as `published` and the text allow.
#[must_use]
pub fn dates(_layout: &Layout, _header: &Header, _published: Option<&Published>) -> (Vec<DateMention>, Vec<Notice>) {
    (Vec::new(), Vec::new())
}
