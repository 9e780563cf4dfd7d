//! Feeds (RSS 0.9 to 2.0, Atom, JSON Feed) and lists of feeds (OPML).
//!
//! In: the bytes of a feed and its address. Out: its entries, each with the address of its page, what the feed states of it, and
//! the words that the feed itself gives: the whole text where there is one, else the summary.
//!
//! Method: `feed-rs` on the decoded text, behind our limits; text of markup by the same linear scan as pages.
//! Limits: a feed that is no well-formed XML is refused as a whole, with the place of the fault where the parser tells it.

mod opml;

use std::borrow::Cow;
use std::time::Duration;

use feed_rs::model::{self, Link};
use variorum::{Report, Stated};

use crate::fields::Field;
use crate::{Error, ErrorKind, Format, Limits, decode, html, json};

pub use opml::feed_list;

/// A feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Feed {
    /// Its title.
    pub title: Option<String>,
    /// How long it stays as it is, where it says so (`ttl` of RSS).
    pub rests: Option<Duration>,
    /// Its entries, in its order.
    pub entries: Vec<Entry>,
}

/// An entry of a feed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// What the feed states of it, its page's address among that.
    pub stated: Stated,
    /// What the feed gives of its text; empty where it gives none.
    pub text: String,
    /// True where it gives the text as such, not a summary; feeds call much their text that is cut short all the same.
    pub is_whole: bool,
}

/// Reads a feed. Addresses in it are taken relative to `path` where that is one.
///
/// ```
/// use variorum_read::{Limits, feed};
///
/// let rss = "<rss version='2.0'><channel><title>Veldia Daily</title><item><title>Dam to be raised</title>
///   <link>/dam</link><pubDate>Thu, 27 Mar 2031 09:00:00 GMT</pubDate></item></channel></rss>";
/// let feed = feed("https://veldia.example/rss", rss.as_bytes(), &Limits::default()).unwrap();
/// assert_eq!(feed.entries[0].stated.url.as_deref(), Some("https://veldia.example/dam"));
/// assert_eq!(feed.entries[0].stated.published.as_deref(), Some("2031-03-27T09:00:00Z"));
/// ```
///
/// # Errors
///
/// The bytes are no feed, no text, or over a limit.
pub fn feed(path: &str, bytes: &[u8], limits: &Limits) -> Result<Feed, Error> {
    limits.check_size(path, bytes.len())?;
    let decoded = decode::decode(path, bytes)?;
    let text = without_declaration(&decoded.text);
    if text.starts_with('{') {
        // For its depth and the place of a fault.
        json::parse(path, text, limits)?;
    }
    let text = &*with_version(text);
    let parsed = parse(path, text).or_else(|reason| {
        // The commonest fault: an `&` as such, in a title or an address.
        let mended = escaped(text);
        if mended.len() == text.len() { Err(reason) } else { parse(path, &mended).map_err(|_| reason) }
    });
    parsed.map(read).map_err(|reason| refused(path, text, &reason))
}

/// The feed with a version that the parser knows, where it states none or another: all of them are read as the last, which has what
/// the others have.
fn with_version(text: &str) -> Cow<'_, str> {
    const KNOWN: [&str; 3] = ["2.0", "0.91", "0.92"];
    let Some((before, rest)) = text.split_once("<rss") else { return text.into() };
    let Some((tag, behind)) =
        rest.split_once('>').filter(|(tag, _)| tag.is_empty() || tag.starts_with(char::is_whitespace))
    else {
        return text.into();
    };
    let stated = tag.split_once("version=").filter(|(before, _)| before.ends_with(char::is_whitespace));
    match stated.map(|(before, value)| (before, value.split(['"', '\'']).collect::<Vec<_>>())) {
        Some((_, value)) if value.get(1).is_some_and(|version| KNOWN.contains(version)) => text.into(),
        Some((attributes, value)) => {
            let rest = value.get(2..).unwrap_or_default().join("\"");
            format!("{before}<rss version=\"2.0\"{attributes}{rest}>{behind}").into()
        }
        None => format!("{before}<rss version=\"2.0\"{tag}>{behind}").into(),
    }
}

fn parse(path: &str, text: &str) -> Result<model::Feed, String> {
    let base = Some(path).filter(|path| html::is_address(path));
    // A fault in the parser must not take the other feeds with it.
    std::panic::catch_unwind(|| feed_rs::parser::Builder::new().base_uri(base).build().parse(text.as_bytes()))
        .unwrap_or_else(|_| Err(std::io::Error::other("the parser broke off").into()))
        .map_err(|fault| fault.to_string())
}

/// The text with each `&` that begins no reference written as one, but for those inside `<![CDATA[…]]>`.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (number, part) in text.split("<![CDATA[").enumerate() {
        let (data, markup) = match part.split_once("]]>") {
            Some((data, markup)) if number > 0 => (Some(data), markup),
            _ => (None, part),
        };
        if let Some(data) = data {
            out.extend(["<![CDATA[", data, "]]>"]);
        } else if number > 0 {
            out.push_str("<![CDATA[");
        }
        let mut pieces = markup.split('&');
        out.extend(pieces.next());
        for piece in pieces {
            out.push_str(if is_reference(piece) { "&" } else { "&amp;" });
            out.push_str(piece);
        }
    }
    out
}

/// True where `name;` or `#number;` stands first, in at most as many letters as any name has (HTML Standard).
fn is_reference(rest: &str) -> bool {
    let name = rest.bytes().take(32).take_while(|&byte| byte.is_ascii_alphanumeric() || byte == b'#').count();
    name > 0 && rest.as_bytes().get(name) == Some(&b';')
}

/// The reports that a feed itself gives: an entry a report, an error for each entry without words.
/// The path of the report of the second entry of `a.rss` is `a.rss:2`.
pub fn feed_reports(path: &str, bytes: &[u8], limits: &Limits) -> Vec<Result<Report, Error>> {
    let found = match feed(path, bytes, limits) {
        Ok(found) => found,
        Err(fault) => return vec![Err(fault)],
    };
    if found.entries.is_empty() {
        return vec![Err(Error::new(ErrorKind::Empty, path, "read the feed, but it has no entries"))];
    }
    let report = |(number, entry): (usize, Entry)| {
        let place = format!("{path}:{number}");
        if entry.text.trim().is_empty() {
            let page = entry.stated.url.map_or_else(String::new, |url| format!("; its page is {url}"));
            let message = format!("read the entry, but the feed gives no text of it{page}");
            return Err(Error::new(ErrorKind::Empty, &place, message));
        }
        limits.check_steps(&place, &entry.text)?;
        let mut report = Report::from_text(&entry.text);
        report.stated = entry.stated;
        report.paths.push(place);
        Ok(report)
    };
    (1..).zip(found.entries).map(report).collect()
}

/// The text is decoded: what its declaration says of its encoding no longer holds.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start();
    let rest = text.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    rest.map_or(text, |(_, rest)| rest.trim_start())
}

fn refused(path: &str, text: &str, reason: &str) -> Error {
    let pages = html::feeds_named(text);
    let message = match Format::guess("", text.as_bytes()) {
        _ if !pages.is_empty() => format!("this is a page, not a feed; it names these feeds: {}", pages.join(", ")),
        Format::Html => "this is a page, not a feed, and it names none; look on its site for RSS or Atom".into(),
        Format::FeedList => "this is a list of feeds, not a feed; save it as a file and name that".into(),
        _ => format!("tried to read a feed (RSS, Atom or JSON Feed): {reason}"),
    };
    Error::new(ErrorKind::BadFeed, path, message)
}

fn read(parsed: model::Feed) -> Feed {
    let title = parsed.title.as_ref().map(|title| plain(&title.content)).filter(|title| !title.is_empty());
    let about = About { title: title.as_deref(), language: parsed.language.as_deref() };
    let entries = parsed.entries.into_iter().map(|entry| about.entry(entry)).collect();
    let rests = parsed.ttl.map(|minutes| Duration::from_secs(u64::from(minutes) * 60));
    Feed { title, rests, entries }
}

/// What a feed states of all of its entries.
struct About<'a> {
    title: Option<&'a str>,
    language: Option<&'a str>,
}

impl About<'_> {
    fn entry(&self, entry: model::Entry) -> Entry {
        let mut stated = Stated::default();
        let names: Vec<&str> =
            entry.authors.iter().filter_map(|author| author.name.as_deref()).map(str::trim).collect();
        for (field, value) in [
            (Field::Url, page(&entry.links, &entry.id).unwrap_or_default()),
            (Field::Title, &entry.title.as_ref().map_or(String::new(), |title| plain(&title.content))),
            (Field::Byline, html::without_by(&names.join(", "))),
            (Field::Outlet, self.title.unwrap_or_default()),
            (Field::Language, entry.language.as_deref().or(self.language).unwrap_or_default()),
        ] {
            field.state(&mut stated, value);
        }
        // To the second: what a feed counts beneath it is no time of publication.
        stated.published =
            entry.published.or(entry.updated).map(|moment| moment.format("%Y-%m-%dT%H:%M:%SZ").to_string());
        let whole = entry.content.and_then(|content| content.body).filter(|text| !text.trim().is_empty());
        let is_whole = whole.is_some();
        let given = whole.or(entry.summary.map(|summary| summary.content)).unwrap_or_default();
        Entry { stated, text: html::visible_text(&given), is_whole }
    }
}

/// The address of an entry's page.
fn page<'a>(links: &'a [Link], id: &'a str) -> Option<&'a str> {
    let is_page = |link: &&Link| matches!(link.rel.as_deref(), None | Some("alternate"));
    let named = links.iter().find(is_page).map(|link| link.href.as_str());
    // Many feeds name the page by the entry's id alone.
    named.or(Some(id)).filter(|address| html::is_address(address))
}

/// A title without markup, on one line.
fn plain(markup: &str) -> String {
    html::visible_text(markup).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
