//! How a newsroom says that a report is a later version of an earlier one.

/// Words that open the headline of a corrected or updated report; folded, before a colon, dash or bracket.
pub const EDITION_LABELS: &[&str] = &["corrected", "correction", "corrects", "update", "updated", "updates", "refiled"];

/// Phrases of a correction note, folded.
pub const EDITION_NOTES: &[&str] = &[
    "an earlier version of this",
    "a previous version of this",
    "an earlier report",
    "this story has been corrected",
    "this article has been corrected",
    "this report has been corrected",
    "this story has been updated",
    "this article has been updated",
    "this report has been updated",
    "this story was updated",
    "this article was updated",
    "this story corrects",
    "this version corrects",
    "updates with",
    "corrects to",
];
