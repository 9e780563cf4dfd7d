//! Where in its file each part of a report's text stands: the way back from what is shown to the bytes that gave it.
//!
//! In: a file's bytes and the text that was read from them. Out: ranges of the text with the ranges of bytes, in the order of
//! the text; white space between two parts has none. Whatever can be told is exact: the bytes decode to the slice. Texts are theirs as they stand; of a page, see
//! [`html::origins`](crate::html::origins). Other formats (JSON, tables, feeds, mail) give none.

use std::ops::Range;

use crate::places::Places;
use crate::{Error, Format, Limits, Told, decode, html};

/// A part of a text and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Origin {
    /// Bytes of the text.
    pub text: Range<usize>,
    /// Bytes of the file. As many as of the text where each letter stands for itself; fewer or more where the file has another
    /// encoding, or a character reference (`&eacute;`).
    pub bytes: Range<usize>,
}

/// Finds where in a file's bytes the text of its report stands; `content_type` is what a server said of them.
///
/// ```
/// use variorum_read::{Limits, origins};
///
/// let page = b"<body><p>The caf&eacute; is <b>closed</b>.</p>";
/// let found = origins("a.html", page, None, "The caf\u{e9} is closed.", &Limits::default()).unwrap();
/// let shown: Vec<&str> = found.iter().map(|part| std::str::from_utf8(&page[part.bytes.clone()]).unwrap()).collect();
/// assert_eq!(shown, ["The caf", "&eacute;", "is", "closed", "."]);
/// ```
///
/// # Errors
///
/// The bytes are no text, or over a limit.
pub fn origins(
    path: &str,
    bytes: &[u8],
    content_type: Option<&str>,
    text: &str,
    limits: &Limits,
) -> Result<Vec<Origin>, Error> {
    let told = content_type.map(Told::parse).unwrap_or_default();
    // A page out of an archive or a mailbox goes by the name of that.
    let guessed = match Format::guess(path, bytes) {
        Format::Warc | Format::Wacz | Format::Mailbox => Format::guess("", bytes),
        guessed => guessed,
    };
    let format = told.format(guessed);
    if !matches!(format, Format::Text | Format::Markdown | Format::Html) {
        return Ok(Vec::new());
    }
    limits.check_size(path, bytes.len())?;
    let decoded = decode::decode_told(path, bytes, told.encoding)?;
    let places = Places::of(bytes, &decoded);
    let parts = match memchr::memmem::find(decoded.text.as_bytes(), text.as_bytes()) {
        Some(at) if format != Format::Html => vec![(0..text.len(), at..at + text.len())],
        _ => html::origins(&decoded.text, text),
    };
    let in_bytes = |(text, page): (Range<usize>, Range<usize>)| Origin {
        text,
        bytes: places.byte(page.start)..places.byte(page.end),
    };
    Ok(parts.into_iter().map(in_bytes).collect())
}
