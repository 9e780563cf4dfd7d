//! The header of a message or of a part: its fields, and the values of those that are used.
//!
//! In: the bytes of a message or a part. Out: its fields as they stand, values on request, and where its body begins.
//!
//! Method: fields are cut here, in one pass; the values that have a grammar (encoded words, addresses, dates, parameters)
//! are read by `mail-parser`, from at most [`FIELD_BYTES`] of each, behind a guard: a fault in it costs the field alone.
//! Limits: bytes of a header that are neither ASCII nor UTF-8 show as U+FFFD; so does a letter that two encoded words share.

use mail_parser::parsers::MessageStream;
use mail_parser::{ContentType, HeaderValue};

/// Bytes of a field's value that are looked at: no headline, name or address of the web is longer, and what the parser does
/// with a word that never ends grows with the square of it.
const FIELD_BYTES: usize = 2048;

/// The header of a message or a part.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields<'a> {
    /// Name and value, folds and all, in their order.
    fields: Vec<(&'a str, &'a [u8])>,
}

/// Fields of one header that are kept: a letter that went through many servers has about a hundred.
const MOST_FIELDS: usize = 1000;

impl<'a> Fields<'a> {
    /// Cuts the header from what follows it. Lines in it that are no field are passed over, as every reader of mail does.
    pub(super) fn cut(bytes: &'a [u8]) -> (Self, &'a [u8]) {
        let mut fields: Vec<(&str, &[u8])> = Vec::new();
        let mut at = 0;
        while at < bytes.len() {
            let line = line_at(bytes, at);
            if line.trim_ascii().is_empty() {
                return (Self { fields }, &bytes[at + line.len()..]);
            }
            let begin = at;
            at += line.len();
            while bytes.get(at).is_some_and(|byte| b" \t".contains(byte)) {
                let more = line_at(bytes, at);
                if more.trim_ascii().is_empty() {
                    break;
                }
                at += more.len();
            }
            if let Some((name, value)) = field(&bytes[begin..at])
                && fields.len() < MOST_FIELDS
            {
                fields.push((name, value));
            }
        }
        (Self { fields }, &[])
    }

    /// True where it has one of the fields that only messages and their parts have.
    pub(super) fn is_mail(&self) -> bool {
        const NAMES: &[&str] = &[
            "from",
            "date",
            "subject",
            "to",
            "received",
            "return-path",
            "message-id",
            "mime-version",
            "content-type",
            "delivered-to",
            "sender",
            "reply-to",
            "list-id",
        ];
        self.fields.iter().any(|(name, _)| NAMES.iter().any(|known| name.eq_ignore_ascii_case(known)))
    }

    /// True where it has a field of a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    /// The first field of a name, as it stands, cut to what is looked at.
    fn raw(&self, wanted: &str) -> Option<&'a [u8]> {
        let found = self.fields.iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted));
        found.map(|(_, value)| &value[..value.len().min(FIELD_BYTES)])
    }

    /// A field's text on one line, its encoded words decoded.
    pub(super) fn text(&self, name: &str) -> Option<String> {
        let value = self.parsed(name, |stream| stream.parse_unstructured())?;
        let text = value.as_text()?.split_whitespace().collect::<Vec<_>>().join(" ");
        Some(text).filter(|text| !text.is_empty())
    }

    /// The name that stands before a field's first address: `Veldia Daily <news@veldia.example>`.
    pub(super) fn name(&self, name: &str) -> Option<String> {
        let value = self.parsed(name, |stream| stream.parse_address())?;
        let first = value.as_address()?.first()?;
        let text = first.name()?.split_whitespace().collect::<Vec<_>>().join(" ");
        // Programs without a name to give write the address twice.
        Some(text).filter(|text| !text.is_empty() && first.address() != Some(text))
    }

    /// A field's date and time as ISO 8601, with its distance from UTC.
    pub(super) fn date(&self, name: &str) -> Option<String> {
        let value = self.parsed(name, |stream| stream.parse_date())?;
        let found = value.as_datetime().filter(|date| date.is_valid())?;
        Some(found.to_rfc3339())
    }

    /// A field's kind and parameters: `text/html; charset=utf-8`.
    pub(super) fn kind(&self, name: &str) -> Option<ContentType<'static>> {
        self.parsed(name, |stream| stream.parse_content_type())?.into_content_type().map(owned)
    }

    /// What the parser makes of a field.
    fn parsed(
        &self,
        name: &str,
        parse: impl for<'x> FnOnce(&mut MessageStream<'x>) -> HeaderValue<'x> + std::panic::UnwindSafe,
    ) -> Option<HeaderValue<'static>> {
        // It takes a field to end at its line's end.
        let mut value = self.raw(name)?.trim_ascii().to_vec();
        value.extend(b"\r\n");
        std::panic::catch_unwind(|| parse(&mut MessageStream::new(&value)).into_owned()).ok()
    }
}

fn owned(kind: ContentType<'_>) -> ContentType<'static> {
    match HeaderValue::ContentType(kind).into_owned() {
        HeaderValue::ContentType(kind) => kind,
        _ => ContentType { c_type: "text".into(), c_subtype: None, attributes: None },
    }
}

/// The line that begins at a place, with its end.
pub(super) fn line_at(bytes: &[u8], at: usize) -> &[u8] {
    let rest = &bytes[at..];
    memchr::memchr(b'\n', rest).map_or(rest, |end| &rest[..=end])
}

/// A field's name and value.
fn field(line: &[u8]) -> Option<(&str, &[u8])> {
    let colon = memchr::memchr(b':', line)?;
    let name = std::str::from_utf8(&line[..colon]).ok()?.trim_end();
    is_name(name).then(|| (name, &line[colon + 1..]))
}

/// True for a name that a field may have.
pub(super) fn is_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic() && byte != b':')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_cut_unfolded_and_decoded() {
        let header = "Subject: =?utf-8?Q?Orlo_backs?=\r\n =?utf-8?Q?_bridge?=\r\nnot a field\r\nFrom: \"Veldia, Daily\" <a@veldia.example>\r\n\
            Date: Thu, 27 Mar 2031 09:00:00 +0100\r\nContent-Type: text/plain;\r\n\tcharset=\"iso-8859-1\"; format=flowed\r\n\r\nbody: x\r\n";
        let (fields, body) = Fields::cut(header.as_bytes());
        assert_eq!(body, b"body: x\r\n");
        assert_eq!(fields.text("subject").as_deref(), Some("Orlo backs bridge"));
        assert_eq!(fields.name("From").as_deref(), Some("Veldia, Daily"));
        assert_eq!(fields.date("Date").as_deref(), Some("2031-03-27T09:00:00+01:00"));
        let kind = fields.kind("Content-Type").unwrap();
        assert_eq!(
            (kind.ctype(), kind.subtype(), kind.attribute("charset")),
            ("text", Some("plain"), Some("iso-8859-1"))
        );
        assert_eq!(fields.text("Body"), None);
        assert!(fields.is_mail());
    }

    #[test]
    fn names_and_dates_that_are_none_are_absent() {
        let (fields, _) =
            Fields::cut(b"From: a@veldia.example\nSender: a@veldia.example <a@veldia.example>\nDate: soon\nSubject:\n");
        assert_eq!((fields.name("From"), fields.name("Sender")), (None, None));
        assert_eq!((fields.date("Date"), fields.text("Subject")), (None, None));
        assert_eq!(
            Fields::cut(b"Date: Thu, 27 Mar 2031 09:00:00 GMT\n").0.date("Date").as_deref(),
            Some("2031-03-27T09:00:00Z")
        );
    }
}
