//! The record: findings with their cites, as the JSON that everything is a view of.

mod compare;
mod digest;
mod findings;
pub mod offsets;
mod report;
pub mod schema;

pub use compare::{Options, compare};
pub use digest::digest;
pub use report::report_record;
