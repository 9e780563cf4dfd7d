//! Bytes to reports: text, Markdown, HTML, feeds, mail, web archives, JSON, JSON lines, CSV, Parquet, and with the feature `pdf`
//! PDFs with a text layer, with what the container says about each.
//!
//! ```
//! use variorum_read::{Limits, read};
//!
//! let page = b"{\"text\": \"The council met.\", \"outlet\": \"Veldia Daily\", \"date\": \"2031-03-27\"}";
//! let reports = read("council.json", page, &Limits::default()).unwrap();
//! assert_eq!(&*reports[0].text, "The council met.");
//! assert_eq!(reports[0].stated.published.as_deref(), Some("2031-03-27"));
//! ```
//!
//! In: the bytes of one file and its path; the path only names the report and its format. Out: reports, each with
//! its text as received, the fields that its container states, and notices on what was doubtful.
//!
//! Bytes are decoded by their mark of order, as UTF-8, by what a page declares, or else by what they look like.
//! Nothing is read beyond [`Limits`], which are checked before anything is parsed.
//! Absent on purpose: opening files, the network. The caller hands over bytes.

mod decode;
mod error;
mod feeds;
mod fields;
mod format;
mod html;
mod json;
mod limits;
mod lines;
mod mail;
mod markdown;
mod origins;
#[cfg(feature = "pdf")]
mod pdf;
mod places;
mod reviews;
mod tables;
mod warc;

pub use error::{Error, ErrorKind};
pub use feeds::{Entry, Feed, feed, feed_list, feed_reports};
pub use format::Format;
pub use json::json_report;
pub use limits::Limits;
pub use lines::{RawLine, json_lines, raw_lines};
pub use mail::{RawMessage, mail_reports, mailbox, raw_messages};
pub use origins::{Origin, origins};
pub use reviews::claim_reviews;
pub use tables::{batch_rows, csv_rows, known_columns, parquet_rows};
pub use warc::{Capture, Captures, WaczCaptures, captures, wacz_captures};

use std::io::Cursor;

use encoding_rs::Encoding;
use variorum::Report;

/// Reads the reports of one file, in the format that [`Format::guess`] finds.
///
/// A text, a page or a JSON object gives one report; a feed, a mailbox, a JSON array, JSON lines or a table give one for
/// each item, a message also one for each message in it.
///
/// # Errors
///
/// Where the bytes are no text, exceed a limit, or hold no report; see [`ErrorKind`]. One bad item fails the file:
/// [`json_lines`], [`csv_rows`], [`parquet_rows`], [`feed_reports`], [`mail_reports`], [`mailbox`] and [`captures`] go on instead.
pub fn read(path: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Report>, Error> {
    read_page(path, bytes, None, limits)
}

/// The same where a server said what the bytes are, in the form of `Content-Type`: `text/html; charset=windows-1252`.
/// A page is then read as one whatever its address ends in, and its encoding need not be guessed.
///
/// # Errors
///
/// As [`read`].
pub fn read_page(path: &str, bytes: &[u8], content_type: Option<&str>, limits: &Limits) -> Result<Vec<Report>, Error> {
    let told = content_type.map(Told::parse).unwrap_or_default();
    match told.format(Format::guess(path, bytes)) {
        format @ (Format::Text | Format::Markdown | Format::Html | Format::Pdf) => {
            Ok(vec![one(path, bytes, format, told.encoding, limits)?])
        }
        Format::Warc => captures(path, bytes, limits).map(|found| found?.read(limits)).collect(),
        Format::Wacz => {
            wacz_captures(path, || Ok(Cursor::new(bytes)), limits)?.map(|found| found?.read(limits)).collect()
        }
        Format::Json => json::reports(path, bytes, limits),
        Format::JsonLines => json_lines(path, bytes, limits).collect(),
        Format::Csv => csv_rows(path, bytes, limits).collect(),
        Format::Parquet => parquet_rows(path, bytes::Bytes::copy_from_slice(bytes), limits).collect(),
        Format::Feed => feed_reports(path, bytes, limits).into_iter().collect(),
        Format::Mail => mail_reports(path, bytes, limits).into_iter().collect(),
        Format::Mailbox => mailbox(path, bytes, limits).collect(),
        Format::FeedList => {
            let message = "this is a list of feeds, which holds no reports; watch it: variorum watch FILE";
            Err(Error::new(ErrorKind::BadFeed, path, message))
        }
    }
}

/// Reads what an archive holds at one address: one report, whatever else such bytes would be as a file.
pub(crate) fn read_captured(
    path: &str,
    bytes: &[u8],
    content_type: Option<&str>,
    limits: &Limits,
) -> Result<Report, Error> {
    let told = content_type.map(Told::parse).unwrap_or_default();
    let format = match Format::guess("", bytes) {
        Format::Pdf => Format::Pdf,
        _ if told.is_page => Format::Html,
        guessed @ (Format::Html | Format::Markdown) => guessed,
        _ => Format::Text,
    };
    one(path, bytes, format, told.encoding, limits)
}

/// Reads bytes that are one report, in a format of single reports.
pub(crate) fn one(
    path: &str,
    bytes: &[u8],
    format: Format,
    told: Option<&'static Encoding>,
    limits: &Limits,
) -> Result<Report, Error> {
    #[cfg(feature = "pdf")]
    if format == Format::Pdf {
        return pdf::report(path, bytes, limits);
    }
    limits.check_size(path, bytes.len())?;
    // A PDF that is not read is refused here as no text, with what to do.
    let decoded = decode::decode_told(path, bytes, told)?;
    let mut report = match format {
        Format::Html => html::report(path, &decoded.text, limits)?,
        Format::Markdown => markdown::report(&decoded.text),
        _ => Report::from_text(&decoded.text),
    };
    if report.text.trim().is_empty() {
        return Err(Error::empty(path));
    }
    limits.check_steps(path, &report.text)?;
    report.paths.push(path.to_owned());
    report.notices.extend(decoded.notice);
    Ok(report)
}

/// The media type in a `Content-Type`, without its parameters.
pub(crate) fn media_type(content_type: &str) -> &str {
    content_type.split(';').next().unwrap_or_default().trim()
}

/// What a server says of bytes.
#[derive(Default)]
struct Told {
    is_page: bool,
    encoding: Option<&'static Encoding>,
}

impl Told {
    fn parse(content_type: &str) -> Self {
        let lower = content_type.to_ascii_lowercase();
        let is_page = matches!(media_type(&lower), "text/html" | "application/xhtml+xml");
        let label = lower
            .split(';')
            .map(str::trim)
            .find_map(|part| part.strip_prefix("charset="))
            .map(|label| label.trim_matches(['"', '\'']));
        Self { is_page, encoding: label.and_then(decode::stated) }
    }

    /// Feeds are often called pages; a page is hardly ever called so by an ending of its address.
    fn format(&self, guessed: Format) -> Format {
        if self.is_page && matches!(guessed, Format::Text | Format::Markdown) { Format::Html } else { guessed }
    }
}

#[cfg(test)]
mod tests;
