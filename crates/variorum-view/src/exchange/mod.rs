//! Records in the forms of other fields' tools: each a translation of findings, none adds any.
//!
//! In: records. Out: text, one file of this folder a form. What a form cannot carry stands in `docs/exchange.md`, with its
//! standard. Offsets are code points, half-open, into the text of the report that is named beside them.
//!
//! Text from reports is data in every form: escaped by that form's own rules, or by the library that writes it.

mod bibtex;
mod csvw;
mod followthemoney;
mod prov;
mod references;
mod ris;
mod tei;
mod webannotation;

#[cfg(test)]
mod tests;

pub use bibtex::bibtex;
pub use csvw::csvw;
pub use followthemoney::{FollowTheMoney, followthemoney};
pub use prov::prov;
pub use ris::ris;
pub use tei::tei;
pub use webannotation::webannotation;

use sha2::{Digest, Sha256};

/// A name of a report that every form can carry: `urn:` and its id. What would begin a query or a fragment is part of the id:
/// reports of equal id that were kept apart are `…#2`.
fn urn(id: &str) -> String {
    format!("urn:{}", address(id).replace('?', "%3F").replace('#', "%23"))
}

/// A place of a report as an address: RFC 5147 counts characters from 0, and its ranges are half-open as ours are.
fn place_urn(id: &str, start: usize, end: usize) -> String {
    format!("{}#char={start},{end}", urn(id))
}

/// An address in which everything that RFC 3986 does not allow, and everything beyond ASCII, is `%XX`.
fn address(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut has_fragment = false;
    for (at, byte) in text.bytes().enumerate() {
        let allowed = match byte {
            b'%' => text.as_bytes().get(at + 1..at + 3).is_some_and(|hex| hex.iter().all(u8::is_ascii_hexdigit)),
            b'#' => !std::mem::replace(&mut has_fragment, true),
            _ => byte.is_ascii_alphanumeric() || b"-._~:/?@!$&'()*+,;=".contains(&byte),
        };
        if allowed { out.push(char::from(byte)) } else { out.push_str(&format!("%{byte:02X}")) }
    }
    out
}

/// The address of a report, where it is one of the web.
fn web_address(url: Option<&str>) -> Option<String> {
    url.filter(|url| url.starts_with("http://") || url.starts_with("https://")).map(address)
}

/// A stable name for what some words say: the same words, the same name.
fn digest(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part.as_bytes());
    }
    hash.finalize()[..20].iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Words on one line: white space joined, control characters and marks of direction left out.
fn one_line(text: &str) -> String {
    let kept: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !hidden(*c)).collect();
    kept.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}

/// The stated words of a field, where there are any.
fn stated(field: Option<&str>) -> Option<String> {
    field.map(one_line).filter(|words| !words.is_empty())
}
