//! What is particular to a language: tables and small rules, one folder a language.
//!
//! Everything after this room asks here for words; none spells an English word out itself.
//! A second language is a folder beside `english`, not a rewrite.

mod detect;
pub mod english;

pub use detect::detect;
