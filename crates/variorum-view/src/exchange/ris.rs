//! Reports as RIS, the tagged form that reference managers exchange.
//!
//! In: records. Out: an entry of type NEWS for each report, lines ended by CRLF. Findings are not carried. RIS has no
//! escapes, so words are put on one line; nothing that a text holds can then begin a tag.

use variorum::record::schema::Record;

use super::references::{Reference, references};

/// The reports of records as RIS.
#[must_use]
pub fn ris(records: &[Record]) -> String {
    references(records).iter().map(entry).collect::<Vec<_>>().join("\r\n")
}

fn entry(reference: &Reference) -> String {
    let mut out = String::from("TY  - NEWS\r\n");
    let mut line = |tag: &str, value: Option<&str>| {
        if let Some(value) = value {
            out.push_str(&format!("{tag}  - {value}\r\n"));
        }
    };
    line("ID", Some(&reference.key));
    line("TI", reference.title.as_deref());
    line("AU", reference.byline.as_deref());
    line("T2", reference.outlet.as_deref());
    line("PY", reference.date.first().map(String::as_str));
    line("DA", (!reference.date.is_empty()).then(|| reference.date.join("/")).as_deref());
    line("UR", reference.url.as_deref());
    line("LA", reference.language.as_deref());
    line("N1", Some(&reference.id));
    line("ER", Some(""));
    out
}
