//! One text as received, with what its container said about it.

use std::sync::Arc;

use sha2::{Digest, Sha256};

use super::Notice;

/// One report: its text, never altered after reading, and what was stated about it outside the text.
#[derive(Clone, Debug)]
pub struct Report {
    /// The text as read; for a page, its main content. All spans cite into it.
    pub text: Arc<str>,
    /// What a file, feed, page or command line said about the report. What the text itself says
    /// (dateline, byline, credit) is found by [`crate::annotate`].
    pub stated: Stated,
    /// Where the report was read from, one place for each input that held it: `FILE`, or `FILE:N` for the
    /// N-th line or item of a file that holds several. See [`file_of`].
    pub paths: Vec<String>,
    /// What reading noticed.
    pub notices: Vec<Notice>,
}

/// Facts about a report that stand outside its text. An empty string is absent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stated {
    /// Address of the report.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// When it was published, as stated: ISO 8601 date or date and time where the container had one.
    pub published: Option<String>,
    /// True where a person gave `published` (`--set`, a manifest), not the container.
    pub published_given: bool,
    /// BCP 47 tag.
    pub language: Option<String>,
}

impl Report {
    /// A report that is only a text.
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        Self { text: text.into(), stated: Stated::default(), paths: Vec::new(), notices: Vec::new() }
    }

    /// `sha256:` and the SHA-256 of the canonical JSON (RFC 8785) of `{text, outlet, url, published}`,
    /// each as stated or null. The path is left out: one report is one report wherever it lies.
    #[must_use]
    pub fn id(&self) -> String {
        id_name(self.digest())
    }

    /// The SHA-256 of which [`Report::id`] is the name.
    #[must_use]
    pub fn digest(&self) -> [u8; 32] {
        sha256(&serde_json::json!({
            "text": &*self.text,
            "outlet": self.stated.outlet,
            "url": self.stated.url,
            "published": self.stated.published,
        }))
    }
}

/// The file of a place in [`Report::paths`]: `reports.jsonl:3` lies in `reports.jsonl`.
#[must_use]
pub fn file_of(place: &str) -> &str {
    match place.rsplit_once(':') {
        Some((file, number)) if !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()) => file,
        _ => place,
    }
}

/// `sha256:` and the SHA-256, in hexadecimal, of a value's canonical JSON (RFC 8785).
pub(crate) fn sha256_id(value: &serde_json::Value) -> String {
    id_name(sha256(value))
}

fn sha256(value: &serde_json::Value) -> [u8; 32] {
    Sha256::digest(serde_json_canonicalizer::to_vec(value).unwrap_or_default()).into()
}

/// An id as it is written: `sha256:` and the digest in hexadecimal.
#[must_use]
pub fn id_name(digest: [u8; 32]) -> String {
    let hex: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256:{hex}")
}
