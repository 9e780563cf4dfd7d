//! Mail: newsletters as sent (`.eml`), mailboxes (`.mbox`), and pages that browsers save as mail (`.mhtml`).
//!
//! In: the bytes of a message. Out: its report, and one for each message in it (forwarded, or in a digest). Headline is the
//! subject, outlet the sender's name, else the list's; published is when it was sent; the address is the message's own in an archive,
//! else that of its "view in browser" link. A list's archive is the address of no message, and a person behind the sender is not guessed.
//!
//! Method: the parts that are its text ([`parts`]), unpacked ([`encoding`]), decoded as their charset says; pages through
//! [`html::letter`](crate::html::letter), plain text through [`plain`]. A part that is packed is never larger than the message, whose
//! size is limited. A saved page is read as a page.
//! Limits: attachments are named, not read. What a program quotes of a forwarded message in its text stays part of that text.

mod encoding;
mod fields;
mod mailbox;
mod parts;
mod plain;

pub(crate) use mailbox::is_mailbox;
pub use mailbox::{RawMessage, mailbox, raw_messages};

use std::borrow::Cow;

use variorum::{Notice, NoticeKind, Report, Stated};

use crate::fields::Field;
use crate::html::{self, letter};
use crate::{Error, ErrorKind, Format, Limits, decode};
use fields::{Fields, line_at};
use parts::{Found, Text, Walk};

/// The reports of a message: its own, and one for each message in it, each read or named.
/// The path of the first message inside `a.eml` is `a.eml:2`.
///
/// ```
/// use variorum_read::{Limits, mail_reports};
///
/// let mail = "From: Veldia Daily <news@veldia.example>\r\nSubject: Dam to be raised\r\n\
///             Date: Thu, 27 Mar 2031 09:00:00 +0100\r\n\r\nThe council met.\r\n";
/// let reports = mail_reports("a.eml", mail.as_bytes(), &Limits::default());
/// let report = reports[0].as_ref().unwrap();
/// assert_eq!(report.stated.outlet.as_deref(), Some("Veldia Daily"));
/// assert_eq!(report.stated.published.as_deref(), Some("2031-03-27T09:00:00+01:00"));
/// ```
pub fn mail_reports(path: &str, bytes: &[u8], limits: &Limits) -> Vec<Result<Report, Error>> {
    read(path, ':', bytes, limits)
}

/// The same, with the sign that stands before the number of a message inside.
fn read(path: &str, sign: char, bytes: &[u8], limits: &Limits) -> Vec<Result<Report, Error>> {
    if let Err(fault) = limits.check_size(path, bytes.len()) {
        return vec![Err(fault)];
    }
    let mut reader = Reader { path, sign, number: 0, walk: Walk { path, limits, parts: 0 }, done: Vec::new() };
    reader.message(bytes, 0);
    reader.done
}

/// True where a message begins: nothing but fields up to the first blank line, with those by which mail is known.
///
/// A sender and a day alone do not tell: announcements open with `From:` and `Date:` as well.
pub(crate) fn is_message(start: &str) -> bool {
    const ON_THE_WAY: &[&str] = &[
        "received",
        "return-path",
        "delivered-to",
        "message-id",
        "mime-version",
        "dkim-signature",
        "arc-seal",
        "x-received",
        "snapshot-content-location",
        "list-id",
        "list-unsubscribe",
        "authentication-results",
        "received-spf",
    ];
    let (mut on_the_way, mut from, mut addressed, mut dated) = (0, false, false, false);
    let mut lines = start.split_inclusive('\n').peekable();
    while let Some(line) = lines.next() {
        // The last line of a sample may be cut.
        if line.trim().is_empty() || (lines.peek().is_none() && !line.ends_with('\n')) {
            break;
        }
        if line.starts_with([' ', '\t']) {
            continue;
        }
        let Some((name, value)) = line.split_once(':') else { return false };
        if !fields::is_name(name.trim_end()) {
            return false;
        }
        let is = |known: &&str| name.trim_end().eq_ignore_ascii_case(known);
        on_the_way += usize::from(ON_THE_WAY.iter().any(is));
        from |= is(&"from");
        addressed |= is(&"from") && value.contains('@');
        dated |= is(&"date") && value.contains(':');
    }
    on_the_way >= 2 || (from && on_the_way == 1) || (addressed && dated)
}

struct Reader<'p> {
    path: &'p str,
    sign: char,
    /// Of the message last begun.
    number: usize,
    walk: Walk<'p>,
    done: Vec<Result<Report, Error>>,
}

impl Reader<'_> {
    /// Reads a message and those in it; `depth` is how deep it stands in others.
    fn message(&mut self, bytes: &[u8], depth: usize) {
        self.number += 1;
        let place = match self.number {
            1 => self.path.to_owned(),
            number => format!("{}{}{number}", self.path, self.sign),
        };
        match self.own(&place, bytes, depth) {
            Ok(inner) => inner.iter().for_each(|message| self.message(message, depth + 1)),
            Err(fault) => self.done.push(Err(Error { path: place, ..fault })),
        }
    }

    /// Reads a message's own report, where it has a text or should have one; gives the messages in it.
    fn own<'a>(&mut self, place: &str, bytes: &'a [u8], depth: usize) -> Result<Vec<Cow<'a, [u8]>>, Error> {
        let bytes = without_separator(bytes);
        let (fields, body) = Fields::cut(bytes);
        if !fields.is_mail() {
            let message = "tried to read a mail message, but it does not begin with fields such as `From:` and `Subject:`; save it \
                           with its source, or name it .txt where it is a text";
            return Err(Error::new(ErrorKind::BadMail, place, message).at(1, 0));
        }
        let mut found = self.walk.message(&fields, body, depth)?;
        let inner = std::mem::take(&mut found.messages);
        let report = match saved_page(&fields, &found) {
            Some((page, address)) => page_report(place, page, address, &found.faults, self.walk.limits),
            None => letter_report(place, &fields, &found, self.walk.limits),
        };
        // A cover without words around other messages is no report, and no fault.
        let is_cover = matches!(&report, Err(fault) if fault.kind == ErrorKind::Empty) && !inner.is_empty();
        if !is_cover {
            self.done.push(report);
        }
        Ok(inner)
    }
}

/// A message without the line that parts it from others in a mailbox, which some programs leave on its top.
fn without_separator(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    let first = line_at(bytes, 0);
    let quoted = first.strip_prefix(b">").unwrap_or(first);
    if mailbox::is_separator(quoted) { &bytes[first.len()..] } else { bytes }
}

/// The page and its address, where a browser saved one: with the address in its header, or with no sign of having been sent.
fn saved_page<'f, 'a>(fields: &Fields<'_>, found: &'f Found<'a>) -> Option<(&'f Text<'a>, Option<String>)> {
    let page = found.texts.first().filter(|text| text.is_page)?;
    let location = |fields: &Fields<'_>, name: &str| fields.text(name).filter(|address| html::is_address(address));
    if let Some(address) = location(fields, "Snapshot-Content-Location") {
        return Some((page, Some(address)));
    }
    let is_sent = ["To", "Message-ID", "Received", "Return-Path"].iter().any(|name| fields.has(name));
    let placed = page.fields.has("Content-Location") || fields.has("Content-Location");
    let address = || location(&page.fields, "Content-Location").or_else(|| location(fields, "Content-Location"));
    (placed && !is_sent).then(|| (page, address()))
}

/// What was wrong with the message as it was sent.
fn told<'a>(faults: &'a [&'a str]) -> impl Iterator<Item = Notice> + 'a {
    faults.iter().map(|fault| Notice::whole(NoticeKind::Truncated, *fault))
}

fn page_report(
    place: &str,
    page: &Text<'_>,
    address: Option<String>,
    faults: &[&str],
    limits: &Limits,
) -> Result<Report, Error> {
    let mut report = crate::one(place, &page.bytes, Format::Html, page.encoding, limits)?;
    report.stated.url = report.stated.url.or(address);
    report.notices.extend(told(faults));
    Ok(report)
}

fn letter_report(place: &str, fields: &Fields<'_>, found: &Found<'_>, limits: &Limits) -> Result<Report, Error> {
    let mut stated = stated(fields);
    let mut read = letter_text(place, &found.texts, &mut stated, limits)?;
    if read.text.is_empty() {
        // A page of pictures: what its writer gave for those who see none.
        read = letter_text(place, &found.spare, &mut stated, limits)?;
    }
    if read.text.is_empty() {
        return Err(no_words(place, &found.left_out));
    }
    limits.check_steps(place, &read.text)?;
    let mut report = Report::from_text(&read.text);
    report.stated = stated;
    report.paths.push(place.to_owned());
    report.notices.extend(read.notices);
    report.notices.extend(told(&found.faults));
    if !found.left_out.is_empty() {
        let message = format!("the message has attachments that were not read: {}", names(&found.left_out));
        report.notices.push(Notice::whole(NoticeKind::LeftOut, message));
    }
    Ok(report)
}

fn no_words(place: &str, left_out: &[String]) -> Error {
    let message = if left_out.is_empty() {
        "read the message, but it has no text with words in it".to_owned()
    } else {
        format!(
            "read the message, but it has no text; save what is attached as files and name those: {}",
            names(left_out)
        )
    };
    Error::new(ErrorKind::Empty, place, message)
}

/// Attachments that are named one by one.
const MOST_NAMED: usize = 5;

fn names(left_out: &[String]) -> String {
    let named = left_out.iter().take(MOST_NAMED).cloned().collect::<Vec<_>>().join(", ");
    match left_out.len().saturating_sub(MOST_NAMED) {
        0 => named,
        more => format!("{named} and {more} more"),
    }
}

/// What a message's header states.
fn stated(fields: &Fields<'_>) -> Stated {
    let mut stated = Stated::default();
    let subject = fields.text("Subject").unwrap_or_default();
    let language = fields.text("Content-Language").unwrap_or_default();
    let archived = fields.text("Archived-At").unwrap_or_default();
    let archived = archived.trim_matches(['<', '>', ' ']);
    for (field, value) in [
        (Field::Title, without_reply(&subject)),
        (Field::Outlet, &fields.name("From").or_else(|| fields.name("List-Id")).unwrap_or_default()),
        (Field::Published, &fields.date("Date").unwrap_or_default()),
        (Field::Language, language.split(',').next().unwrap_or_default()),
        (Field::Url, Some(archived).filter(|address| html::is_address(address)).unwrap_or_default()),
    ] {
        field.state(&mut stated, value);
    }
    stated
}

/// A subject without the marks of answers and of what was forwarded.
fn without_reply(subject: &str) -> &str {
    const MARKS: &[&str] = &["re:", "fwd:", "fw:"];
    let mut rest = subject.trim();
    while let Some(mark) =
        MARKS.iter().find(|mark| rest.get(..mark.len()).is_some_and(|start| start.eq_ignore_ascii_case(mark)))
    {
        rest = rest[mark.len()..].trim_start();
    }
    rest
}

/// A text with what was doubtful about it.
#[derive(Default)]
struct Read {
    text: String,
    notices: Vec<Notice>,
}

/// The words of some parts; states what they say of their address and language, where nothing else did.
fn letter_text(place: &str, texts: &[Text<'_>], stated: &mut Stated, limits: &Limits) -> Result<Read, Error> {
    let mut read = Read::default();
    for part in texts.iter().filter(|part| !part.bytes.trim_ascii().is_empty()) {
        let decoded = decode::decode_told(place, &part.bytes, part.encoding)?;
        read.notices.extend(decoded.notice);
        let found = if part.is_page {
            letter::of_page(&decoded.text, stated, limits)
        } else {
            letter::of_text(&plain::text(&decoded.text, part.flowed), stated)
        };
        Field::Url.state(stated, found.url.as_deref().unwrap_or_default());
        let language = part.fields.text("Content-Language").or(found.language).unwrap_or_default();
        Field::Language.state(stated, &language);
        if !found.text.trim().is_empty() {
            read.text.push_str(if read.text.is_empty() { "" } else { "\n\n" });
            read.text.push_str(found.text.trim());
        }
    }
    Ok(read)
}

#[cfg(test)]
mod tests;
