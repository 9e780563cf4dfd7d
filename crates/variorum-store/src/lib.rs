//! A store: reports as they were received, what was found in them, what a person decided, and what is watched, in one
//! SQLite file. The only SQL of the project.
//!
//! What is received is never altered. What is found can be made anew from it at any time, and is, where it is of another version
//! of the core. Decisions are kept by the cites that they are about, apart from findings.
//!
//! Moments are milliseconds since 1970, UTC, and are given by the caller: a store has no clock. Limits: one writer at a time
//! (others wait), SQLite's own 281 TB.

mod analyses;
mod check;
mod decisions;
mod error;
mod exchange;
mod feeds;
mod open;
mod pack;
mod pages;
mod reports;
mod search;
mod sheets;
mod stories;
mod told;

pub use analyses::Analysed;
pub use decisions::{Decision, Ruling};
pub use error::{Error, Result};
pub use exchange::Imported;
pub use feeds::{Feed, Stood, Visit};
pub use open::{Opened, Store};
pub use pages::{Happening, Kind, Page};
pub use reports::{Added, Incoming, Kept};
pub use search::{Hit, HitKind, Search};
pub use sheets::{Sheet, SheetColumn, SheetKind, Value, write_sheets};
pub use stories::{Listing, Members, Order, StoryLine};

/// The digest that an id names: `sha256:` and 64 hexadecimal digits, or the digits alone.
#[must_use]
pub fn id_digest(id: &str) -> Option<[u8; 32]> {
    let digits = id.strip_prefix("sha256:").unwrap_or(id);
    data_encoding::HEXLOWER.decode(digits.as_bytes()).ok()?.try_into().ok()
}
