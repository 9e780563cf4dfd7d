//! A record as something to read: terminal text, Markdown, tables, one self-contained page.
//!
//! In: [`variorum::record::schema::Record`]. Out: strings. Every view shows the record's findings with the words
//! that stand at their places, and adds none of its own: surfaces translate, they do not analyse.
//!
//! Absent on purpose: input and output, a clock, the network. The same record gives the same bytes.
//! `docs/methods/views.md` says what each view shows and why.

mod dates;
mod edits;
pub mod exchange;
mod html;
mod kin;
mod markdown;
mod name;
mod rank;
pub mod site;
mod story;
pub mod summary;
pub mod tables;
mod text;
mod words;
mod worth;

#[cfg(test)]
mod fixture;

pub use html::html;
pub use markdown::markdown;
pub use name::name;
pub use tables::{Cell, Column, Kind, TABLES, Table, tables};
pub use text::{TextOptions, text, text_records};
pub use worth::{Notable, Worthy, notable};
