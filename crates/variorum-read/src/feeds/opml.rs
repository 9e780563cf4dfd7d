//! Lists of feeds: OPML, as feed readers write it.

use quick_xml::Reader;
use quick_xml::events::Event;

use crate::{Error, ErrorKind, Limits, decode};

/// The feeds that an OPML list names: addresses in its order, each once.
///
/// ```
/// use variorum_read::{Limits, feed_list};
///
/// let list = "<opml version='2.0'><body><outline text='Dams'><outline xmlUrl='https://veldia.example/rss'/></outline></body></opml>";
/// assert_eq!(feed_list("feeds.opml", list.as_bytes(), &Limits::default()).unwrap(), ["https://veldia.example/rss"]);
/// ```
///
/// # Errors
///
/// The bytes are no XML, over a limit, or name no feed.
pub fn feed_list(path: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<String>, Error> {
    limits.check_size(path, bytes.len())?;
    let decoded = decode::decode(path, bytes)?;
    let mut reader = Reader::from_str(&decoded.text);
    // Lists are written by hand too: a tag closed by the wrong name names its feed all the same.
    reader.config_mut().check_end_names = false;
    let mut feeds: Vec<String> = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(tag) | Event::Empty(tag)) if tag.name().as_ref().eq_ignore_ascii_case("outline") => {
                let mut attributes = tag.attributes();
                let address = attributes
                    .with_checks(false)
                    .flatten()
                    .filter(|attribute| attribute.key.as_ref().eq_ignore_ascii_case("xmlUrl"))
                    .filter_map(|attribute| attribute.normalized_value(quick_xml::XmlVersion::Explicit1_0).ok())
                    .map(|value| value.trim().to_owned());
                feeds.extend(address.filter(|address| !address.is_empty()));
            }
            Ok(Event::Eof) => break,
            Ok(_) => {}
            Err(fault) => {
                let before = &decoded.text[..(reader.error_position() as usize).min(decoded.text.len())];
                let line = before.matches('\n').count() + 1;
                let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1) + 1;
                let message = format!("tried to read a list of feeds (OPML): {fault}");
                return Err(Error::new(ErrorKind::BadFeed, path, message).at(line, column));
            }
        }
    }
    let mut seen = std::collections::HashSet::new();
    feeds.retain(|address| seen.insert(address.clone()));
    if feeds.is_empty() {
        let message = "read the list, but it names no feed; each is an `outline` with an `xmlUrl`";
        return Err(Error::new(ErrorKind::Empty, path, message));
    }
    Ok(feeds)
}
