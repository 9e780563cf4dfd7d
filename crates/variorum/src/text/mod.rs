//! The first room: a text as received, the places in it, its sentences and words.

pub(crate) mod characters;
mod covered;
mod fold;
mod groups;
mod layout;
mod notice;
mod overlaps;
mod report;
mod review;
mod span;
mod tokens;

pub use characters::is_invisible;
pub(crate) use covered::Covered;
pub use fold::{fold, stem};
pub(crate) use groups::{DisjointSets, connected, connected_roots};
pub use layout::{Layout, Sentence};
pub use notice::{Notice, NoticeKind};
pub(crate) use overlaps::Overlaps;
pub(crate) use report::sha256_id;
pub use report::{Report, Stated, digest_of, file_of, id_name, short_name};
pub use review::Review;
pub use span::Span;
pub use tokens::{Token, TokenKind};
