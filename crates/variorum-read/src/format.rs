//! Which format a file is in: by its name, and where that says nothing, by how it begins.

use encoding_rs::Encoding;
use memchr::memmem;

use crate::lines::starts_lines;
use crate::mail;

/// The formats that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Format {
    /// One report, as it stands.
    Text,
    /// One report; a front matter block states its fields.
    Markdown,
    /// A page: its main text is the report.
    Html,
    /// An object, or an array of objects.
    Json,
    /// One object a line.
    JsonLines,
    /// A table as text; the first row names the columns.
    Csv,
    /// A table in columns.
    Parquet,
    /// A feed: RSS, Atom or JSON Feed; an entry with its text is a report.
    Feed,
    /// A list of feeds (OPML); it holds no reports.
    FeedList,
    /// A web archive: each page in it is a report.
    Warc,
    /// Web archives in a zip file.
    Wacz,
    /// A message as sent, or a page saved as one (MHTML); messages in it are reports of their own.
    Mail,
    /// A mailbox (mbox): a message is a report.
    Mailbox,
    /// A PDF; read with the feature `pdf`.
    Pdf,
}

/// Bytes that are looked at: a page or table shows itself at once.
const SAMPLE_BYTES: usize = 4096;
/// Bytes in which the mark of a PDF stands.
const PDF_WITHIN: usize = 1024;

impl Format {
    /// The format of a file, by the ending of its path, else by its first bytes. Text is what nothing else is.
    /// JSON whose first line is whole and has another after it is JSON lines, under whatever name: two lines tell.
    #[must_use]
    pub fn guess(path: &str, bytes: &[u8]) -> Self {
        if bytes.starts_with(b"PAR1") {
            return Format::Parquet;
        }
        if bytes.starts_with(b"WARC/1.") || bytes.starts_with(b"WARC/0.") {
            return Format::Warc;
        }
        let is_zip = bytes.starts_with(b"PK\x03\x04");
        if is_zip && [&b"datapackage.json"[..], b".warc"].iter().any(|name| memmem::find(head(bytes), name).is_some()) {
            return Format::Wacz;
        }
        if is_pdf(path, bytes) {
            return Format::Pdf;
        }
        match by_ending(path).unwrap_or_else(|| by_content(&sample(bytes))) {
            Format::Json if is_json_feed(bytes) => Format::Feed,
            Format::Json if starts_lines(bytes) => Format::JsonLines,
            found => found,
        }
    }
}

/// A PDF, whatever it is called; its mark may have other bytes before it (ISO 32000-1, annex H.3.4.1) where its name says nothing
/// else: a text may speak of the mark.
fn is_pdf(path: &str, bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"%PDF-";
    let head = &bytes[..bytes.len().min(PDF_WITHIN)];
    head.trim_ascii_start().starts_with(MARK)
        || (by_ending(path).is_none()
            && memchr::memmem::find(head, MARK).is_some_and(|at| {
                let named = path.len() >= 4
                    && path.is_char_boundary(path.len() - 4)
                    && path[path.len() - 4..].eq_ignore_ascii_case(".pdf");
                named || head[..at].contains(&0)
            }))
}

fn by_ending(path: &str) -> Option<Format> {
    let name = path.rsplit(['/', '\\']).next()?;
    let (inner, ending) = name.rsplit_once('.')?;
    // Whoever hands over the bytes has unpacked them: the name inside counts.
    if ["gz", "zst", "zstd"].iter().any(|packed| ending.eq_ignore_ascii_case(packed)) {
        return by_ending(inner);
    }
    match ending.to_ascii_lowercase().as_str() {
        "txt" | "text" => Some(Format::Text),
        "md" | "markdown" | "mdown" => Some(Format::Markdown),
        "html" | "htm" | "xhtml" | "shtml" => Some(Format::Html),
        "json" => Some(Format::Json),
        "jsonl" | "ndjson" | "jl" | "jsonlines" => Some(Format::JsonLines),
        "csv" | "tsv" => Some(Format::Csv),
        "parquet" | "pq" => Some(Format::Parquet),
        "rss" | "atom" => Some(Format::Feed),
        "opml" => Some(Format::FeedList),
        "warc" => Some(Format::Warc),
        "wacz" => Some(Format::Wacz),
        "eml" | "mht" | "mhtml" => Some(Format::Mail),
        "mbox" => Some(Format::Mailbox),
        _ => None,
    }
}

fn head(bytes: &[u8]) -> &[u8] {
    &bytes[..bytes.len().min(SAMPLE_BYTES)]
}

fn sample(bytes: &[u8]) -> String {
    let head = head(bytes);
    match Encoding::for_bom(head) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&head[mark..]).0.into_owned(),
        None => String::from_utf8_lossy(head).into_owned(),
    }
}

fn by_content(sample: &str) -> Format {
    let start = sample.trim_start();
    let second = |open: char| start.strip_prefix(open).map(|rest| rest.trim_start().chars().next());
    if let Some(inner) = second('{') {
        return if matches!(inner, Some('"' | '}')) { Format::Json } else { Format::Text };
    }
    if second('[') == Some(Some('{')) {
        return Format::Json;
    }
    if let Some(found) = by_root(start) {
        return found;
    }
    if is_page(start) {
        return Format::Html;
    }
    if mail::is_mailbox(start.as_bytes()) {
        return Format::Mailbox;
    }
    if mail::is_message(start) {
        return Format::Mail;
    }
    if is_table(start) {
        return Format::Csv;
    }
    let heading = start.starts_with("# ") || start.starts_with("## ");
    if heading || crate::markdown::front_matter(start).is_some() { Format::Markdown } else { Format::Text }
}

/// What JSON Feed says of itself.
fn is_json_feed(bytes: &[u8]) -> bool {
    sample(bytes).contains("//jsonfeed.org/version/")
}

/// Feeds and lists of feeds, by their first element.
fn by_root(start: &str) -> Option<Format> {
    const ROOTS: [(&str, Format); 4] =
        [("rss", Format::Feed), ("feed", Format::Feed), ("rdf:rdf", Format::Feed), ("opml", Format::FeedList)];
    let mut rest = start;
    // Declarations, comments, and instructions for styles stand before it.
    while let Some(inner) = rest.strip_prefix("<?").or_else(|| rest.strip_prefix("<!")) {
        let end = if inner.starts_with("--") { "-->" } else { ">" };
        rest = inner.split_once(end)?.1.trim_start();
    }
    let tag = rest.strip_prefix('<')?;
    let name = &tag[..tag.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(tag.len())];
    ROOTS.iter().find(|(root, _)| name.eq_ignore_ascii_case(root)).map(|(_, format)| *format)
}

/// A first line of several short names, one of which is `text`, and a line behind it.
fn is_table(start: &str) -> bool {
    let Some((line, _)) = start.split_once('\n') else { return false };
    let names = |mark: char| line.split(mark).map(|name| name.trim().trim_matches('"'));
    [',', ';', '\t', '|'].iter().any(|&mark| {
        let is_name = |name: &str| name.chars().count() <= 30 && !name.contains(['.', '!', '?']);
        names(mark).count() > 1 && names(mark).all(is_name) && names(mark).any(|name| name.eq_ignore_ascii_case("text"))
    })
}

fn is_page(start: &str) -> bool {
    const OPENINGS: &[&str] =
        &["!doctype html", "html", "head", "body", "meta", "title", "article", "div", "p>", "script"];
    let Some(tag) = start.strip_prefix('<') else { return false };
    if tag.starts_with("?xml") || tag.starts_with("!--") {
        let lower = start.to_ascii_lowercase();
        return lower.contains("<html") || lower.contains("<body") || lower.contains("<!doctype html");
    }
    OPENINGS.iter().any(|name| tag.get(..name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(path: &str, content: &str, expected: Format) {
        assert_eq!(Format::guess(path, content.as_bytes()), expected, "{path} {content}");
    }

    #[test]
    fn ending_decides() {
        check("a/b.TXT", "{\"text\": 1}", Format::Text);
        check("a.htm", "", Format::Html);
        check("a.ndjson", "", Format::JsonLines);
        check("a.md", "", Format::Markdown);
        check("a.tsv", "", Format::Csv);
        check("a.parquet", "", Format::Parquet);
        check("-", "PAR1", Format::Parquet);
        check("a.warc.gz", "", Format::Warc);
        check("a.gz", "WARC/1.1\r\n", Format::Warc);
        check("a.rss", "", Format::Feed);
        check("a.opml", "", Format::FeedList);
        check("a.csv.gz", "", Format::Csv);
        check("a.gz", "The council met.", Format::Text);
        check("a.json", "", Format::Json);
        check("a.eml", "", Format::Mail);
        check("page.MHTML", "", Format::Mail);
        check("page.mht.gz", "", Format::Mail);
        check("a.mbox", "", Format::Mailbox);
        check("a.json", "{\"text\":\n{}}", Format::Json);
        check("a.json", "{\"text\": \"a\"}\n{\"text\": \"b\"}\n", Format::JsonLines);
    }

    #[test]
    fn content_decides_where_the_ending_says_nothing() {
        check("-", "The council met.", Format::Text);
        check("a.b/page", " <!DOCTYPE html><p>a", Format::Html);
        check("-", "<?xml version=\"1.0\"?>\n<html>", Format::Html);
        check("a.xml", "<?xml version=\"1.0\"?>\n<!-- by hand -->\n<rss version=\"2.0\">", Format::Feed);
        check("feed", "<feed xmlns=\"http://www.w3.org/2005/Atom\">", Format::Feed);
        check("-", "<RDF:rdf>", Format::Feed);
        check("feed.json", "{\"version\": \"https://jsonfeed.org/version/1.1\"}", Format::Feed);
        check("list.xml", "<opml version=\"2.0\">", Format::FeedList);
        check("-", "<!-- never ends <rss>", Format::Text);
        check("-", "{\"text\": \"a\"}\n", Format::Json);
        check("-", "{\n  \"text\": \"a\"}\n", Format::Json);
        check("-", "{\"text\": \"a\"}\n\n{\"text\": \"b\"}\n", Format::JsonLines);
        check("-", "\u{feff}{\"text\": \"a\"}\n{\"text\": \"b", Format::JsonLines);
        check("-", "{\"text\": \"a\"}\nnot json\n", Format::JsonLines);
        check("-", "{\"text\": \"a\"\"}\n{\"text\": \"b\"}\n", Format::JsonLines);
        check("-", &format!("{{\"text\": \"{}\"}}\n{{", "a".repeat(SAMPLE_BYTES)), Format::JsonLines);
        check("-", "[ {\"text\": \"a\"} ]", Format::Json);
        check("-", "{braces}\n{braces}", Format::Text);
        check("-", "[Editor's note] The council met.", Format::Text);
        check("-", "{braces} open it.", Format::Text);
        check("-", "---\ntitle: A\n---\nThe council met.", Format::Markdown);
        check("-", "# A\nThe council met.", Format::Markdown);
        check("-", "text;outlet\nThe council met.;Orlo Post", Format::Csv);
        check("-", "Text, pictures and sound.\nThe council met.", Format::Text);
        check("-", "PK\u{3}\u{4} datapackage.json", Format::Wacz);
        check("-", "<3 is a heart.", Format::Text);
        check("", "", Format::Text);
        check("a.txt", "%PDF-1.7\n", Format::Pdf);
        check("a.pdf", "HTTP/1.1 200 OK\n\n%PDF-1.7\n", Format::Pdf);
        check("a", "A PDF begins with %PDF-1.7.", Format::Text);
        check("-", "Received: by a;\n\tThu\nMessage-ID: <a@b>\nSubject: A\n\nThe council met.", Format::Mail);
        check("letter", "From: A <a@b>\r\nDate: Thu, 27 Mar 2031 09:00:00 +0100\r\n\r\nThe council met.", Format::Mail);
        check("page", "From: <Saved by Orlo>\nSnapshot-Content-Location: https://a.example/\nSubject: A", Format::Mail);
        check("-", "From: Ann Lee\nDate: 3 March, 10:30\n\nThe council met.", Format::Text);
        check("-", "Received: a letter.\nThe council: it met.\n", Format::Text);
        check("-", "Message-ID: <a@b>\nMIME-Version: 1.0\nno field\n", Format::Text);
        check("inbox", "From a@b Thu Mar 27 09:00:00 2031\nSubject: A\n", Format::Mailbox);
        check("-", "From Orlo to Port Elsa it is two hours, at 10:00 as in 2031.\nThe council met.", Format::Text);
    }
}
