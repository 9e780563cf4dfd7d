//! Variorum's core: reports of an event in, one record out in which every finding cites its places.
//!
//! ```
//! use variorum::{Options, Report, annotate, compare};
//!
//! let reports = ["The mayor said: “We will rebuild.”", "“We will rebuild,” the mayor said."];
//! let annotated = reports.iter().map(|text| annotate(Report::from_text(text))).collect();
//! let record = compare(annotated, &Options::default());
//! assert_eq!(record.reports.len(), 2);
//! ```
//!
//! The folders stand in the order in which data flows, and each imports only from those before it:
//! `text` → `language` → `annotate` (one report) → `collate` (all reports, aligned) →
//! `link` (findings across reports) → `group` (which reports are of one story) →
//! `copies` (which of a corpus copy one another) → `record` (assembly, JSON).
//!
//! Absent on purpose: input and output, a clock, the network, randomness, threads. Not a judge:
//! the core says what each report says and how reports differ, never what is true.

pub mod annotate;
pub mod collate;
pub mod copies;
pub mod group;
pub mod language;
pub mod link;
pub mod record;
pub mod text;

/// A number of the core's own content: a result stored under another one is of another version, and is made anew.
pub const BUILD: &str = env!("VARIORUM_BUILD");

pub use annotate::{Annotated, Wanted, annotate, annotate_only};
pub use group::stories;
pub use record::{Options, compare, compare_reviewed, report_record};
pub use text::{Notice, NoticeKind, Report, Review, Span, Stated};
