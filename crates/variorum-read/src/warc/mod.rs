//! Web archives (WARC 1.0 and 1.1, ISO 28500; gzip, zstd or plain; packages of them), as a stream: a page a report, in bounded memory.
//!
//! In: the bytes of an archive of any size. Out: a [`Capture`] for each page or plain text that a server gave, in the order of
//! the archive; reading one is the costly part, and may be done on several threads. Of a capture is told what the archive
//! says: that it was cut short (`WARC-Truncated`, or fewer bytes than stated), or that its bytes have not the digest stated.
//!
//! Passed over, and counted: requests, what is no page (images, scripts), what a server refused or led elsewhere, and records that
//! only say that a page was the same as before (`revisit`).
//! Limits: a page that goes on in another record (`WARC-Segment-Number`) gives its first part, with a notice; MD5 is not checked.

mod digests;
mod http;
mod members;
mod records;
mod wacz;

use std::collections::BTreeMap;
use std::io::BufRead;
use std::sync::Arc;

use variorum::{Notice, NoticeKind, Report};

use crate::{Error, ErrorKind, Limits};
use http::{Answer, MOST_HEAD};
use records::{Head, Records, State};

pub use wacz::{WaczCaptures, wacz_captures};

/// Reads the pages of a web archive. The path of the report in the seventh record of `a.warc.gz` is `a.warc.gz:7`.
///
/// ```
/// use variorum_read::{Limits, captures};
///
/// let page = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>The council met on Thursday.";
/// let archive = format!(
///     "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://veldia.example/a\r\n\
///      Content-Type: application/http; msgtype=response\r\nContent-Length: {}\r\n\r\n{page}\r\n\r\n", page.len());
/// let mut found = captures("a.warc", archive.as_bytes(), &Limits::default());
/// let report = found.next().unwrap().unwrap().read(&Limits::default()).unwrap();
/// assert_eq!(&*report.text, "The council met on Thursday.");
/// assert_eq!(report.stated.url.as_deref(), Some("https://veldia.example/a"));
/// assert_eq!(report.paths, ["a.warc:1"]);
/// ```
pub fn captures<R: BufRead>(path: &str, reader: R, limits: &Limits) -> Captures<R> {
    let records = Records::new(reader);
    Captures { path: path.into(), records, limits: *limits, tally: Tally::default() }
}

/// The pages of a web archive: see [`captures`].
pub struct Captures<R: BufRead> {
    path: Arc<str>,
    records: Records<R>,
    limits: Limits,
    tally: Tally,
}

/// What was read and passed over.
#[derive(Clone, Debug, Default)]
struct Tally {
    records: usize,
    pages: usize,
    passed: BTreeMap<Passed, usize>,
}

/// Why a record is no capture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Passed {
    NoPage,
    Refused,
    Revisit,
    Other,
}

/// A page as an archive holds it.
#[derive(Clone, Debug)]
pub struct Capture {
    path: Arc<str>,
    head: Head,
    answer: Answer,
    block: Vec<u8>,
    is_cut: bool,
}

impl<R: BufRead> Captures<R> {
    /// What was passed over so far, in words; nothing where nothing was.
    #[must_use]
    pub fn passed_over(&self) -> Option<String> {
        self.tally.passed_over(&self.path)
    }

    /// True where there was not a single record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.records.number() == 0
    }

    /// Counts on from another archive.
    fn go_on_from(&mut self, tally: Tally) {
        self.records.count_from(tally.records);
        self.tally = tally;
    }

    fn into_tally(self) -> Tally {
        Tally { records: self.records.number(), ..self.tally }
    }

    fn pass(&mut self, why: Passed) {
        *self.tally.passed.entry(why).or_default() += 1;
    }

    /// The capture that a record holds; nothing where it holds none.
    fn capture(&mut self, head: Head) -> Option<Result<Capture, Error>> {
        let mut block = Vec::new();
        let answer = match head.get("WARC-Type").unwrap_or_default().to_ascii_lowercase().as_str() {
            "response" if is_http(&head) => {
                self.records.block(MOST_HEAD as u64, &mut block);
                if let Some(fault) = self.damage(&head) {
                    return Some(Err(fault));
                }
                match Answer::parse(&block) {
                    Some(answer) => answer,
                    None => {
                        let message = "tried to read the server's answer, but it has no HTTP status and fields";
                        return Some(Err(self.fault(&head, message)));
                    }
                }
            }
            "response" | "resource" | "conversion" => {
                Answer { status: 200, content_type: head.get("Content-Type").map(str::to_owned), ..Answer::default() }
            }
            "revisit" => {
                self.pass(Passed::Revisit);
                return None;
            }
            _ => {
                self.pass(Passed::Other);
                return None;
            }
        };
        if !(200..300).contains(&answer.status) {
            self.pass(Passed::Refused);
            return None;
        }
        if !is_page(&head, &answer) {
            self.pass(Passed::NoPage);
            return None;
        }
        let body = usize::try_from(head.length).unwrap_or(usize::MAX).saturating_sub(answer.body_at);
        if let Err(fault) = self.limits.check_size(&capture_path(&self.path, &head), body) {
            return Some(Err(fault));
        }
        self.records.block(u64::MAX, &mut block);
        if let Some(fault) = self.damage(&head) {
            return Some(Err(fault));
        }
        self.tally.pages += 1;
        let is_cut = *self.records.state() == State::Cut;
        Some(Ok(Capture { path: Arc::clone(&self.path), head, answer, block, is_cut }))
    }

    /// Why the block last read is not what was packed.
    fn damage(&self, head: &Head) -> Option<Error> {
        let State::Damaged(reason) = self.records.state() else { return None };
        Some(self.fault(head, &format!("the page is damaged in the archive: {reason}")))
    }

    fn fault(&self, head: &Head, message: &str) -> Error {
        let message = format!("{message} (byte {} of the file)", head.place);
        Error::new(ErrorKind::BadArchive, &capture_path(&self.path, head), message)
    }
}

impl<R: BufRead> Iterator for Captures<R> {
    type Item = Result<Capture, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            match self.records.next_head()? {
                Ok(head) => {
                    if let Some(capture) = self.capture(head) {
                        return Some(capture);
                    }
                }
                Err(fault) => {
                    let after =
                        if fault.number == 0 { String::new() } else { format!(", after record {}", fault.number) };
                    let message = format!("byte {} of the archive{after}: {}", fault.place, fault.message);
                    return Some(Err(Error::new(ErrorKind::BadArchive, &self.path, message)));
                }
            }
        }
    }
}

impl Tally {
    fn passed_over(&self, path: &str) -> Option<String> {
        let words = |(passed, n): (&Passed, &usize)| match passed {
            Passed::NoPage => format!("{n} that are no page"),
            Passed::Refused => format!("{n} that were refused or led elsewhere"),
            Passed::Revisit => format!("{n} that only say that nothing changed"),
            Passed::Other => format!("{n} about the archive itself"),
        };
        let all: Vec<String> = self.passed.iter().map(words).collect();
        let pages = if self.pages == 1 { "1 page".to_owned() } else { format!("{} pages", self.pages) };
        (!all.is_empty()).then(|| format!("{path}: {pages}; records passed over: {}", all.join(", ")))
    }
}

impl Capture {
    /// The report of the page.
    ///
    /// # Errors
    ///
    /// As [`read`](crate::read), with the place of the capture for a path; or its body cannot be unpacked.
    pub fn read(&self, limits: &Limits) -> Result<Report, Error> {
        self.report(&self.body(limits)?, limits)
    }

    /// The same, for who has the page's [`body`](Self::body) already.
    ///
    /// # Errors
    ///
    /// As [`read`](crate::read), with the place of the capture for a path.
    pub fn report(&self, body: &[u8], limits: &Limits) -> Result<Report, Error> {
        let path = capture_path(&self.path, &self.head);
        let read = crate::read_captured(&path, body, self.answer.content_type.as_deref(), limits);
        let mut report = read.map_err(|fault| if self.is_cut { self.cut_off(&path) } else { fault })?;
        if report.stated.url.is_none() {
            report.stated.url = self.address().map(str::to_owned);
        }
        report.notices.extend(self.doubts(body));
        Ok(report)
    }

    fn cut_off(&self, path: &str) -> Error {
        let message =
            format!("the archive breaks off before the page says anything (byte {} of the file)", self.head.place);
        Error::new(ErrorKind::BadArchive, path, message)
    }

    /// The address that the page was given at.
    #[must_use]
    pub fn address(&self) -> Option<&str> {
        // Some writers put it between angle brackets, as the first drafts had it.
        let address = self.head.get("WARC-Target-URI")?;
        let bare = address.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(address);
        Some(bare).filter(|address| !address.is_empty())
    }

    /// What the server called the page: a media type, and its encoding.
    #[must_use]
    pub fn content_type(&self) -> Option<&str> {
        self.answer.content_type.as_deref()
    }

    /// The page's bytes, joined and unpacked.
    ///
    /// # Errors
    ///
    /// They are packed in a way that is not read, are damaged, or are more than a report may have.
    pub fn body(&self, limits: &Limits) -> Result<Vec<u8>, Error> {
        let path = capture_path(&self.path, &self.head);
        let joined = self.answer.joined(&self.block[self.answer.body_at..]).into_owned();
        let body = self
            .answer
            .unpacked(joined, limits.max_bytes)
            .map_err(|message| Error::new(ErrorKind::BadArchive, &path, message))?;
        limits.check_size(&path, body.len())?;
        Ok(body)
    }

    /// What the archive says of its hold on the page.
    fn doubts(&self, body: &[u8]) -> Vec<Notice> {
        let mut doubts = Vec::new();
        let mut notice = |kind, message: String| doubts.push(Notice::whole(kind, message));
        if let Some(reason) = self.head.get("WARC-Truncated") {
            notice(NoticeKind::Truncated, format!("the archive holds the page cut short (WARC-Truncated: {reason})"));
        }
        if self.is_cut {
            let message = format!(
                "the page does not end where the archive says: {} bytes were read, {} stated",
                self.block.len(),
                self.head.length
            );
            notice(NoticeKind::Truncated, message);
        }
        let is_known = self.is_cut || self.head.get("WARC-Truncated").is_some();
        if !is_known && self.answer.is_short(&self.block[self.answer.body_at..]) {
            notice(NoticeKind::Truncated, "the archive holds fewer bytes of the page than its server stated".into());
        }
        if self.head.get("WARC-Segment-Number").is_some() {
            notice(NoticeKind::Truncated, "the page goes on in another record, which was not read".into());
        }
        if let Some(field) = self.wrong_digest(body).filter(|_| !self.is_cut) {
            notice(
                NoticeKind::DigestMismatch,
                format!("the bytes in the archive have not the digest that its {field} states"),
            );
        }
        doubts
    }

    /// The field whose digest the bytes have not; `body` is what they are when joined and unpacked.
    fn wrong_digest(&self, body: &[u8]) -> Option<&'static str> {
        let differs = |field: &str, bytes: &[u8]| {
            self.head.get(field).is_some_and(|stated| digests::agrees(stated, bytes) == Some(false))
        };
        if differs("WARC-Block-Digest", &self.block) {
            return Some("WARC-Block-Digest");
        }
        // Writers differ on whether a payload is the body as sent, joined, or unpacked.
        let payload = "WARC-Payload-Digest";
        let sent = &self.block[self.answer.body_at..];
        let is_none = differs(payload, sent) && differs(payload, &self.answer.joined(sent)) && differs(payload, body);
        is_none.then_some(payload)
    }
}

fn capture_path(path: &str, head: &Head) -> String {
    format!("{path}:{}", head.number)
}

fn is_http(head: &Head) -> bool {
    let kind = head.get("Content-Type").unwrap_or_default().to_ascii_lowercase();
    kind.is_empty() || kind.starts_with("application/http")
}

/// True for what may hold a report. What the server calls it decides; the archive's own finding where it calls it nothing.
fn is_page(head: &Head, answer: &Answer) -> bool {
    const PAGES: &[&str] = &[
        "text/html",
        "application/xhtml+xml",
        "text/plain",
        "text/markdown",
        #[cfg(feature = "pdf")]
        "application/pdf",
    ];
    let stated = answer.content_type.as_deref().or(head.get("WARC-Identified-Payload-Type")).unwrap_or_default();
    let kind = crate::media_type(stated).to_ascii_lowercase();
    let address = head.get("WARC-Target-URI").unwrap_or_default();
    PAGES.contains(&kind.as_str()) && !address.trim_end_matches('>').ends_with("/robots.txt")
}

#[cfg(test)]
mod tests;
