//! Bytes to text: which encoding, and what could not be decoded.
//!
//! Order: the byte order mark; UTF-8; what a server said of it; what an XML file or a page's `<meta>` declares; what the bytes look like (`chardetng`, which
//! Firefox uses). A text that is UTF-8 but for a few bytes stays UTF-8: guessing another encoding would garble every
//! accent in it. Replaced bytes show as U+FFFD. A guess gives a notice that names it, and so do bytes that are no text
//! in the encoding taken, with the place of the first: wrong letters are never silent.
//! A stray NUL is replaced, as in a page.
//! Limits: UTF-16 without a byte order mark is told by its zeros, which a text in ideographs has not; UTF-32 is refused as binary.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};
use variorum::{Notice, NoticeKind};

use crate::{Error, ErrorKind};

/// A decoded text.
#[derive(Debug)]
pub(crate) struct Decoded {
    /// The text, without its byte order mark.
    pub text: String,
    /// What was guessed, and what could not be decoded, if anything.
    pub notice: Option<Notice>,
    /// What it was read as, and where in the bytes it begins.
    pub encoding: &'static Encoding,
    pub begins: usize,
}

impl Decoded {
    /// The same with a doubt, said before what was doubted already.
    fn doubted(mut self, mut message: String) -> Self {
        if let Some(before) = self.notice {
            message = format!("{message}; {}", before.message);
        }
        self.notice = Some(Notice::whole(NoticeKind::BrokenEncoding, message));
        self
    }
}

/// What stands for a NUL.
pub(crate) const REPLACED: &str = "\u{FFFD}";
/// Bytes to one NUL in a text that is one all the same.
const TEXT_PER_NUL: usize = 100;
/// Bytes that tell UTF-16, and the units that do so at least.
const SAMPLE: usize = 4096;
const FEWEST_UNITS: usize = 8;

/// Decodes a file's bytes.
pub(crate) fn decode(path: &str, bytes: &[u8]) -> Result<Decoded, Error> {
    decode_told(path, bytes, None)
}

/// The same where a server or an archive said which encoding it is; what the bytes are counts for more.
pub(crate) fn decode_told(path: &str, bytes: &[u8], told: Option<&'static Encoding>) -> Result<Decoded, Error> {
    if let Some(what) = binary_kind(bytes) {
        let hint = match what {
            // With the feature no PDF comes here but one in a mail or a table.
            PDF if !cfg!(feature = "pdf") => ", or use a build with `--features pdf`, which reads its text layer",
            _ => "",
        };
        let message = format!("tried to read text, but this is {what}; extract its text first{hint}");
        return Err(Error::new(ErrorKind::Binary, path, message));
    }
    // What such bytes are does not show: to UTF-8 they look like letters, or like no text.
    let hidden = told.filter(|told| !told.is_ascii_compatible());
    let decoded = match (Encoding::for_bom(bytes), hidden) {
        (Some((encoding, mark)), _) => Decoded { begins: mark, ..decode_as(encoding, &bytes[mark..], 1) },
        (None, Some(hidden)) => decode_as(hidden, bytes, 1),
        (None, None) if bytes.contains(&0) => match wide(bytes) {
            Some(encoding) => decode_unmarked_wide(encoding, bytes),
            None if memchr::memchr_iter(0, bytes).count() * TEXT_PER_NUL <= bytes.len() => {
                without_nul(decode_unmarked(bytes, told))
            }
            None => {
                let message = "tried to read text, but there are NUL bytes in it; save it as UTF-8 text";
                return Err(Error::new(ErrorKind::Binary, path, message));
            }
        },
        (None, None) => decode_unmarked(bytes, told),
    };
    checked(path, decoded)
}

/// The byte order of UTF-16 without its mark: of a text in an alphabet the upper or the lower byte of most units is 0.
fn wide(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let zeros = |at: usize| sample.iter().skip(at).step_by(2).filter(|&&byte| byte == 0).count();
    let (first, second, units) = (zeros(0), zeros(1), sample.len() / 2);
    match units {
        0..FEWEST_UNITS => None,
        _ if second * 2 > units && first * 20 < units => Some(UTF_16LE),
        _ if first * 2 > units && second * 20 < units => Some(UTF_16BE),
        _ => None,
    }
}

fn decode_unmarked_wide(encoding: &'static Encoding, bytes: &[u8]) -> Decoded {
    let message = format!("there is no byte order mark; read as {}, since every other byte is 0", encoding.name());
    decode_as(encoding, bytes, 1).doubted(message)
}

/// The same text with a mark of replacement for each NUL, as pages are read (HTML Standard, 13.2.5.1).
fn without_nul(decoded: Decoded) -> Decoded {
    let n = memchr::memchr_iter(0, decoded.text.as_bytes()).count();
    let place = place_after(decoded.text.split('\0').next().unwrap_or_default(), 1);
    let text = decoded.text.replace('\0', REPLACED);
    Decoded { text, ..decoded }.doubted(format!("NUL bytes: {n}, first at {place}; each was replaced"))
}

/// Refuses what is no text, or none with words.
fn checked(path: &str, decoded: Decoded) -> Result<Decoded, Error> {
    if mostly_controls(&decoded.text) {
        let message = "tried every likely encoding, but the bytes are no text in any; save the file as UTF-8 text";
        return Err(Error::new(ErrorKind::NotText, path, message));
    }
    if decoded.text.trim().is_empty() {
        return Err(Error::empty(path));
    }
    Ok(decoded)
}

/// The encoding of a name that somebody states, as the web knows it. A name that says nothing is as none: `us-ascii` is what programs
/// write that never looked.
pub(crate) fn stated(label: &str) -> Option<&'static Encoding> {
    let label = label.trim();
    let says_nothing = ["us-ascii", "ascii"].iter().any(|name| label.eq_ignore_ascii_case(name));
    Encoding::for_label_no_replacement(label.as_bytes()).filter(|_| !says_nothing)
}

/// Decodes bytes that must be UTF-8 (a line of JSON lines), replacing what is not.
pub(crate) fn decode_utf8(bytes: &[u8], line: usize) -> Decoded {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    decode_as(UTF_8, bytes, line)
}

fn decode_unmarked(bytes: &[u8], told: Option<&'static Encoding>) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Decoded { text: text.to_owned(), notice: None, encoding: UTF_8, begins: 0 };
    }
    if is_damaged_utf8(bytes) {
        return decode_as(UTF_8, bytes, 1);
    }
    match told.filter(|told| *told != UTF_8).or_else(|| declared(bytes)) {
        Some(encoding) => decode_as(encoding, bytes, 1),
        None => decode_guessed(bytes),
    }
}

fn decode_guessed(bytes: &[u8]) -> Decoded {
    let encoding = guessed(bytes);
    let valid = bytes.utf8_chunks().next().map_or("", |chunk| chunk.valid());
    decode_as(encoding, bytes, 1).doubted(format!(
        "the bytes are not UTF-8, first at {}; read as {}, which is a guess from what they look like: if letters look \
         wrong, save the file as UTF-8",
        place_after(valid, 1),
        encoding.name()
    ))
}

/// Decodes bytes of one encoding; `line` is the number of their first line.
fn decode_as(encoding: &'static Encoding, bytes: &[u8], line: usize) -> Decoded {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    let broken = if encoding == UTF_8 { replaced(bytes) } else { misfits(&text) };
    let notice = broken.first().map(|&first| {
        let places = if broken.len() == 1 { "1 place is".to_owned() } else { format!("{} places are", broken.len()) };
        let at = place_after(&text[..first], line);
        let message = format!("{places} no text in {}, first at {at}", encoding.name());
        Notice::whole(NoticeKind::BrokenEncoding, message)
    });
    Decoded { text: text.into_owned(), notice, encoding, begins: 0 }
}

/// Where the decoded text has a mark of replacement for bytes that are not UTF-8.
fn replaced(bytes: &[u8]) -> Vec<usize> {
    let mut places = Vec::new();
    let mut length = 0;
    for chunk in bytes.utf8_chunks() {
        length += chunk.valid().len();
        if !chunk.invalid().is_empty() {
            places.push(length);
            length += char::REPLACEMENT_CHARACTER.len_utf8();
        }
    }
    places
}

/// Where the decoded text has what no text holds: marks of replacement, and the control characters U+0080 to U+009F,
/// to which single-byte encodings map the bytes that they have no letter for (Encoding Standard).
fn misfits(text: &str) -> Vec<usize> {
    let is_misfit = |c: char| c == char::REPLACEMENT_CHARACTER || ('\u{80}'..='\u{9f}').contains(&c);
    text.char_indices().filter(|&(_, c)| is_misfit(c)).map(|(at, _)| at).collect()
}

/// `line 3, column 7`, in characters, of what follows a text.
fn place_after(text: &str, first_line: usize) -> String {
    let line = first_line + text.matches('\n').count();
    let column = text.chars().rev().take_while(|&c| c != '\n').count() + 1;
    format!("line {line}, column {column}")
}

/// True where no fewer characters of several bytes are whole than are broken: other encodings hardly ever spell one.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (whole, broken) = bytes.utf8_chunks().fold((0, 0), |(whole, broken), chunk| {
        let several = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (whole + several, broken + usize::from(!chunk.invalid().is_empty()))
    });
    whole > 0 && whole >= broken
}

/// Bytes in which a page must declare its encoding (HTML Standard, prescan).
const DECLARED_WITHIN: usize = 1024;

/// The encoding that the declaration of an XML file or a page's `<meta charset>` names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARED_WITHIN)].to_ascii_lowercase();
    let named = |tag: &[u8], name: &[u8]| {
        let tag = find(&head, tag)?;
        Some(&head[tag + find(&head[tag..], name)? + name.len()..])
    };
    let label = if head.starts_with(b"<?xml") { named(b"<?xml", b"encoding=") } else { None };
    let label = label.or_else(|| named(b"<meta", b"charset="))?;
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

const PDF: &str = "a PDF";

/// What a file is, by its first bytes, where it is no text.
fn binary_kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: &[(&[u8], &str)] = &[
        (b"%PDF-", PDF),
        (b"filedesc://", "an ARC archive, the format before WARC (convert it: warcio recompress)"),
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
    let bytes = text.as_bytes();
    // One comparison after the other, whatever the first says: so that several bytes are compared at once.
    let is_one = |byte: u8| (byte < 9) | (byte.wrapping_sub(14) < 18) | (byte == 0x7F);
    let short = bytes.iter().filter(|&&byte| is_one(byte)).count();
    // U+0080 to U+009F, but for U+0085, which is white space, take two bytes each.
    let is_long = |at: &usize| bytes.get(at + 1).is_some_and(|&next| (0x80..0xA0).contains(&next) && next != 0x85);
    let controls = short + memchr::memchr_iter(0xC2, bytes).filter(is_long).count();
    controls > 0 && controls * TEXT_PER_CONTROL > text.chars().count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn zeros_are_read_where_it_is_text_all_the_same() {
        let text = "The council of Orlo met on Thursday.";
        let le: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let be: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&le, text, Some("UTF-16LE"));
        check(&be, text, Some("UTF-16BE"));
        let long = "The council met. ".repeat(10);
        check(
            format!("{long}\nIt \0agreed.").as_bytes(),
            &format!("{long}\nIt \u{FFFD}agreed."),
            Some("line 2, column 4"),
        );
    }

    /// `noticed`: words of the notice; none where nothing is doubtful.
    fn check(bytes: &[u8], expected: &str, noticed: Option<&str>) {
        let decoded = decode("a.txt", bytes).unwrap();
        assert_eq!(decoded.text, expected);
        let message = decoded.notice.map(|notice| notice.message);
        assert_eq!(message.is_some(), noticed.is_some(), "{message:?}");
        assert!(message.unwrap_or_default().contains(noticed.unwrap_or_default()));
    }

    #[test]
    fn marks_declarations_and_looks_tell_the_encoding() {
        check("é “a”\r\n".as_bytes(), "é “a”\r\n", None);
        check(b"\xef\xbb\xbfa", "a", None);
        check(b"\xff\xfea\x00\xe9\x00", "aé", None);
        check(b"\xfe\xff\x00a", "a", None);
        let guess = "first at line 1, column 7; read as windows-1252";
        check(b"Le caf\xe9 \x93ferm\xe9\x94 \xe0 No\xebl", "Le café “fermé” à Noël", Some(guess));
        check(b"<meta charset=\"iso-8859-2\"><p>\xb9koda", "<meta charset=\"iso-8859-2\"><p>škoda", None);
    }

    #[test]
    fn damaged_utf8_stays_utf8_and_says_so() {
        let first = "1 place is no text in UTF-8, first at line 2, column 3";
        check(b"caf\xc3\xa9 \xc3( x", "café \u{fffd}( x", Some("first at line 1, column 6"));
        check(b"caf\xc3\xa9\n\xc3\xa0 \xff No\xc3\xabl", "café\nà \u{fffd} Noël", Some(first));
    }

    #[test]
    fn bytes_that_fit_no_encoding_are_told_with_the_place_of_the_first() {
        let bytes = b"The mayor said \x93we will not go\x94 on Tuesday. Caf\xe9 owners left.\n\n\xff\xfe\x81 here.";
        let notice = decode("a.txt", bytes).unwrap().notice.unwrap().message;
        for words in ["not UTF-8, first at line 1, column 16", "windows-1252", "first at line 3, column 3"] {
            assert!(notice.contains(words), "{words}: {notice}");
        }
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
