//! Bytes to text: which encoding, and what could not be decoded.
//!
//! Order: the byte order mark; UTF-8; what a page's `<meta>` declares; what the bytes look like (`chardetng`, which
//! Firefox uses). A text that is UTF-8 but for a few bytes stays UTF-8: guessing another encoding would garble every
//! accent in it. Replaced bytes show as U+FFFD and give a notice with their number.
//! Limits: UTF-16 without a byte order mark is refused as binary.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use variorum::{Notice, NoticeKind};

use crate::{Error, ErrorKind};

/// A decoded text.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, without its byte order mark.
    pub text: String,
    /// How many places could not be decoded, if any.
    pub notice: Option<Notice>,
}

/// Decodes a file's bytes.
pub(crate) fn decode(path: &str, bytes: &[u8]) -> Result<Decoded, Error> {
    if let Some(what) = binary_kind(bytes) {
        let message = format!("tried to read text, but this is {what}; extract its text first");
        return Err(Error::new(ErrorKind::Binary, path, message));
    }
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => decode_as(encoding, &bytes[mark..]),
        None if bytes.contains(&0) => {
            let message = "tried to read text, but there are NUL bytes in it; save it as UTF-8 text";
            return Err(Error::new(ErrorKind::Binary, path, message));
        }
        None => decode_unmarked(bytes),
    };
    if mostly_controls(&decoded.text) {
        let message = "tried every likely encoding, but the bytes are no text in any; save the file as UTF-8 text";
        return Err(Error::new(ErrorKind::NotText, path, message));
    }
    if decoded.text.trim().is_empty() {
        return Err(Error::empty(path));
    }
    Ok(decoded)
}

/// Decodes bytes that must be UTF-8 (JSON), replacing what is not.
pub(crate) fn decode_utf8(bytes: &[u8]) -> Decoded {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    decode_as(UTF_8, bytes)
}

fn decode_unmarked(bytes: &[u8]) -> Decoded {
    if std::str::from_utf8(bytes).is_ok() || is_damaged_utf8(bytes) {
        return decode_as(UTF_8, bytes);
    }
    decode_as(declared(bytes).unwrap_or_else(|| guessed(bytes)), bytes)
}

fn decode_as(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let replaced = if encoding == UTF_8 {
        bytes.utf8_chunks().filter(|chunk| !chunk.invalid().is_empty()).count()
    } else {
        text.matches('\u{fffd}').count()
    };
    let notice = (replaced > 0).then(|| {
        let message = format!("{replaced} places are no text in {} and were replaced with U+FFFD", encoding.name());
        Notice::whole(NoticeKind::BrokenEncoding, message)
    });
    Decoded { text: text.into_owned(), notice }
}

/// True where more characters of several bytes are whole than are broken: other encodings hardly ever spell one.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (whole, broken) = bytes.utf8_chunks().fold((0, 0), |(whole, broken), chunk| {
        let several = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (whole + several, broken + usize::from(!chunk.invalid().is_empty()))
    });
    whole > broken
}

/// Bytes in which a page must declare its encoding (HTML Standard, prescan).
const DECLARED_WITHIN: usize = 1024;

/// The encoding that a page's `<meta charset>` names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let meta = find(&head, b"<meta")?;
    let at = meta + find(&head[meta..], b"charset=")? + b"charset=".len();
    let label = &head[at..];
    let label = label.strip_prefix(b"\"").or_else(|| label.strip_prefix(b"'")).unwrap_or(label);
    let end = label.iter().position(|byte| !byte.is_ascii_alphanumeric() && !b"-_:".contains(byte))?;
    Encoding::for_label(&label[..end]).filter(|encoding| *encoding != UTF_8)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

fn find(bytes: &[u8], needle: &[u8]) -> Option<usize> {
    bytes.windows(needle.len()).position(|window| window == needle)
}

/// What a file is, by its first bytes, where it is no text.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a zip archive or an office document"),
        (b"\x1f\x8b", "gzip data"),
        (b"BZh", "bzip2 data"),
        (b"\xfd7zXZ\x00", "xz data"),
        (b"\x28\xb5\x2f\xfd", "zstd data"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
        (b"GIF8", "an image"),
        (b"RIFF", "an image or a recording"),
        (b"\xd0\xcf\x11\xe0", "an old office document"),
        (b"{\\rtf", "a rich text document"),
        (b"SQLite format 3\x00", "a database"),
        (b"PAR1", "a Parquet table"),
        (b"\x7fELF", "a program"),
    ];
    KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, what)| *what)
}

/// One control character in so many is no accident of a text.
const TEXT_PER_CONTROL: usize = 50;

fn mostly_controls(text: &str) -> bool {
    let controls = text.chars().filter(|c| c.is_control() && !c.is_whitespace()).count();
    controls > 0 && controls * TEXT_PER_CONTROL > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], expected: &str, replaced: bool) {
        let decoded = decode("a.txt", bytes).unwrap();
        assert_eq!((decoded.text.as_str(), decoded.notice.is_some()), (expected, replaced));
    }

    #[test]
    fn marks_declarations_and_looks_tell_the_encoding() {
        check("é “a”\r\n".as_bytes(), "é “a”\r\n", false);
        check(b"\xef\xbb\xbfa", "a", false);
        check(b"\xff\xfea\x00\xe9\x00", "aé", false);
        check(b"\xfe\xff\x00a", "a", false);
        check(b"Le caf\xe9 \x93ferm\xe9\x94 \xe0 No\xebl", "Le café “fermé” à Noël", false);
        check(b"<meta charset=\"iso-8859-2\"><p>\xb9koda", "<meta charset=\"iso-8859-2\"><p>škoda", false);
    }

    #[test]
    fn damaged_utf8_stays_utf8_and_says_so() {
        check(b"caf\xc3\xa9 \xc3\xa0 \xff No\xc3\xabl", "café à \u{fffd} Noël", true);
    }

    #[test]
    fn what_is_no_text_is_refused() {
        let kind = |bytes: &[u8]| decode("a", bytes).unwrap_err().kind;
        assert_eq!(kind(b"%PDF-1.7 x"), ErrorKind::Binary);
        assert_eq!(kind(b"PK\x03\x04 x"), ErrorKind::Binary);
        assert_eq!(kind(b"\x1f\x8b\x08x"), ErrorKind::Binary);
        assert_eq!(kind(b"a\x00b"), ErrorKind::Binary);
        assert_eq!(kind(b"\x01\x02\x03\x04 ab"), ErrorKind::NotText);
        assert_eq!(kind(b" \r\n\t"), ErrorKind::Empty);
        assert_eq!(kind(b""), ErrorKind::Empty);
        assert_eq!(kind(b"\xef\xbb\xbf"), ErrorKind::Empty);
    }
}
