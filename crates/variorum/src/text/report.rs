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
    /// N-th line or item of a file that holds several, `FILE:N.M` for the M-th report inside the N-th. See [`file_of`].
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
        let Stated { outlet, published, url, .. } = &self.stated;
        let mut canonical = Vec::with_capacity(self.text.len() + self.text.len() / 32 + 128);
        // In canonical order; strings are escaped as RFC 8785 has them.
        let members = [
            ("{\"outlet\":", outlet.as_deref()),
            (",\"published\":", published.as_deref()),
            (",\"text\":", Some(&*self.text)),
            (",\"url\":", url.as_deref()),
        ];
        for (name, value) in members {
            canonical.extend_from_slice(name.as_bytes());
            // A string written to memory cannot fail.
            let _ = serde_json::to_writer(&mut canonical, &value);
        }
        canonical.push(b'}');
        Sha256::digest(canonical).into()
    }
}

/// The file of a place in [`Report::paths`]: `reports.jsonl:3` lies in `reports.jsonl`, `letters.mbox:3.2` in
/// `letters.mbox`.
#[must_use]
pub fn file_of(place: &str) -> &str {
    let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let is_place = |text: &str| text.split_once('.').map_or(is_number(text), |(n, m)| is_number(n) && is_number(m));
    match place.rsplit_once(':') {
        Some((file, number)) if is_place(number) => file,
        _ => place,
    }
}

/// `sha256:` and the SHA-256, in hexadecimal, of a value's canonical JSON (RFC 8785).
pub(crate) fn sha256_id(value: &serde_json::Value) -> String {
    id_name(Sha256::digest(serde_json_canonicalizer::to_vec(value).unwrap_or_default()).into())
}

/// An id as it is written: `sha256:` and the digest in hexadecimal.
#[must_use]
pub fn id_name(digest: [u8; 32]) -> String {
    format!("sha256:{}", hexadecimal(&digest))
}

/// The digest of an id as [`id_name`] writes it; nothing where it is none.
///
/// ```
/// use variorum::text::{digest_of, id_name};
///
/// assert_eq!(digest_of(&id_name([7; 32])), Some([7; 32]));
/// assert_eq!(digest_of("sha256:07"), None);
/// ```
#[must_use]
pub fn digest_of(id: &str) -> Option<[u8; 32]> {
    let digits = id.strip_prefix("sha256:")?.as_bytes();
    let half = |digit: u8| char::from(digit).to_digit(16).and_then(|half| u8::try_from(half).ok());
    let byte = |pair: &[u8]| Some(half(*pair.first()?)? << 4 | half(*pair.get(1)?)?);
    digits.chunks(2).map(byte).collect::<Option<Vec<u8>>>()?.try_into().ok()
}

/// A name of something that stands for several reports, made from the first of them: a letter and 48 bits of its digest.
#[must_use]
pub fn short_name(letter: char, digest: [u8; 32]) -> String {
    format!("{letter}-{}", hexadecimal(&digest[..6]))
}

fn hexadecimal(bytes: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |half: u8| char::from(DIGITS[usize::from(half)]);
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_names_its_file() {
        for (place, file) in [
            ("a.txt", "a.txt"),
            ("a:3", "a"),
            ("a.mbox:3.2", "a.mbox"),
            ("a:3.b", "a:3.b"),
            ("a:.2", "a:.2"),
            ("a:", "a:"),
        ] {
            assert_eq!(file_of(place), file);
        }
    }

    #[test]
    fn an_id_is_made_of_canonical_json() {
        let mut report = Report::from_text("a \"quote\" \\ / \u{1}\u{8}\n\t\u{7f} é \u{2028} 😀");
        report.stated.outlet = Some("The “Daily”".into());
        report.stated.published = Some("2031-03-27".into());
        let value = serde_json::json!({
            "text": &*report.text, "outlet": "The “Daily”", "url": null, "published": "2031-03-27",
        });
        assert_eq!(report.id(), sha256_id(&value));
    }
}
