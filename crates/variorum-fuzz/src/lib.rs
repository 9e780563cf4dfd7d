//! What must hold for any input, as plain functions: a fuzzer calls them (`fuzz/`), and so do the ordinary tests.
//!
//! In: any bytes. Out: nothing; what does not hold panics, with the words that say what it is.
//!
//! To add a target: a function here and its line in [`TARGETS`], three lines in `fuzz/fuzz_targets/NAME.rs`, four in
//! `fuzz/Cargo.toml`, and a seed in `fuzz/seeds/NAME/`. `tests/replay.rs` says which of these is missing.

mod compared;
mod mutate;
mod reading;
mod story;

pub use compared::{compare, copies, group, verify, views};
pub use mutate::Mutations;
pub use reading::{csv, decode, feed, lines, mail, origins, page, parquet, read, wacz, warc};
pub use story::annotate;

/// A target: its name, which is that of its files, and its check.
pub type Target = (&'static str, fn(&[u8]));

/// Every target.
pub const TARGETS: &[Target] = &[
    ("annotate", annotate),
    ("compare", compare),
    ("copies", copies),
    ("csv", csv),
    ("decode", decode),
    ("feed", feed),
    ("group", group),
    ("lines", lines),
    ("mail", mail),
    ("origins", origins),
    ("page", page),
    ("parquet", parquet),
    ("read", read),
    ("verify", verify),
    ("views", views),
    ("wacz", wacz),
    ("warc", warc),
];
