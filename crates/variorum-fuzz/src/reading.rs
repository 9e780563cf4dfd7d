//! Checks of what turns bytes into reports.

use std::fmt::Debug;
use std::io::BufReader;

use variorum::Report;
use variorum_read::{
    Error, Limits, captures, csv_rows, feed_list, feed_reports, json_lines, mail_reports, mailbox, parquet_rows,
};

/// Small, so that inputs of a few kilobytes meet every limit.
const LIMITS: Limits = Limits { max_bytes: 4096, max_depth: 24, max_steps: 6000 };

/// What names a format, and one name that leaves it to the bytes.
const ENDINGS: [&str; 12] =
    ["", "txt", "md", "html", "json", "jsonl", "csv", "tsv", "parquet", "rss", "opml", "json.gz"];

/// Any bytes as a file; the first byte picks the ending of its name, `0` none.
///
/// # Panics
///
/// A report is empty or a place of a notice is not in it, or the same bytes give something else the second time.
pub fn read(bytes: &[u8]) {
    let Some((&first, bytes)) = bytes.split_first() else { return };
    let path = format!("a.{}", ENDINGS[usize::from(first) % ENDINGS.len()]);
    read_as(&path, bytes);
}

/// Any bytes as a page.
///
/// # Panics
///
/// As [`read`].
pub fn page(bytes: &[u8]) {
    read_as("https://veldia.example/a.html", bytes);
}

/// Any bytes as a text, whatever its encoding.
///
/// # Panics
///
/// As [`read`]; or UTF-8 is not kept as received.
pub fn decode(bytes: &[u8]) {
    let reports = read_as("a.txt", bytes);
    let received = std::str::from_utf8(bytes).map(|text| text.strip_prefix('\u{feff}').unwrap_or(text));
    // A stray NUL is replaced, and many are a sign of another encoding.
    if let (Some(report), Ok(received), false) = (reports.first(), received, bytes.contains(&0)) {
        assert_eq!(&*report.text, received, "UTF-8 is kept as received");
    }
}

/// Any bytes as a feed, as the reports of a feed, and as a list of feeds.
///
/// # Panics
///
/// An entry gives neither a report nor an error, a report is unsound, or the same bytes give something else the second time.
pub fn feed(bytes: &[u8]) {
    let path = "https://veldia.example/rss";
    let read = || variorum_read::feed(path, bytes, &LIMITS);
    let found = twice(read);
    let reports = feed_reports(path, bytes, &LIMITS);
    assert_eq!(reports.len(), found.map_or(1, |feed| feed.entries.len().max(1)), "an entry, a report or an error");
    reports.iter().flatten().for_each(sound);
    if let Ok(addresses) = feed_list(path, bytes, &LIMITS) {
        assert!(!addresses.is_empty(), "a list names feeds");
    }
}

/// Any bytes as JSON lines.
///
/// # Panics
///
/// Numbers of lines do not grow, a report is unsound, or what is read depends on how many bytes come at once.
pub fn lines(bytes: &[u8]) {
    let seen: Vec<_> = json_lines("a.jsonl", bytes, &LIMITS).collect();
    let slowly = json_lines("a.jsonl", BufReader::with_capacity(7, bytes), &LIMITS);
    assert_eq!(told(seen.iter().cloned()), told(slowly), "however many bytes come at once");
    numbers_grow(&seen);
}

/// Any bytes as a table of text.
///
/// # Panics
///
/// Numbers of rows do not grow, a report is unsound, or the same bytes give something else the second time.
pub fn csv(bytes: &[u8]) {
    let seen: Vec<_> = csv_rows("a.csv", bytes, &LIMITS).collect();
    assert_eq!(told(seen.iter().cloned()), told(csv_rows("a.csv", bytes, &LIMITS)), "read again");
    numbers_grow(&seen);
}

/// Any bytes as a Parquet file.
///
/// # Panics
///
/// As [`csv`].
pub fn parquet(bytes: &[u8]) {
    let read = || parquet_rows("a.parquet", bytes::Bytes::copy_from_slice(bytes), &LIMITS);
    let seen: Vec<_> = read().collect();
    assert_eq!(told(seen.iter().cloned()), told(read()), "read again");
    numbers_grow(&seen);
}

/// Any bytes as a web archive, plain or packed.
///
/// # Panics
///
/// Numbers of records do not grow, a report is unsound, or what is read depends on how many bytes come at once.
pub fn warc(bytes: &[u8]) {
    let read = |buffer| -> Vec<_> {
        let found = captures("a.warc", BufReader::with_capacity(buffer, bytes), &LIMITS);
        found.map(|capture| capture.and_then(|capture| capture.read(&LIMITS))).collect()
    };
    let seen = read(1 << 16);
    assert_eq!(told(seen.iter().cloned()), told(read(7).into_iter()), "however many bytes come at once");
    numbers_grow(&seen);
}

/// Any bytes as a package of web archives.
///
/// # Panics
///
/// As [`read`].
pub fn wacz(bytes: &[u8]) {
    read_as("a.wacz", bytes);
}

/// Any bytes as a message, and as a mailbox.
///
/// # Panics
///
/// A report is unsound, or what is read of a mailbox depends on how many bytes come at once.
pub fn mail(bytes: &[u8]) {
    let read = || mail_reports("a.eml", bytes, &LIMITS);
    assert_eq!(told(read().into_iter()), told(read().into_iter()), "read again");
    read().iter().flatten().for_each(sound);
    let seen: Vec<_> = mailbox("a.mbox", bytes, &LIMITS).collect();
    let slowly = mailbox("a.mbox", BufReader::with_capacity(7, bytes), &LIMITS);
    assert_eq!(told(seen.iter().cloned()), told(slowly), "however many bytes come at once");
    seen.iter().flatten().for_each(sound);
}

/// Any bytes as a page or a text, and the way back from what was read.
///
/// # Panics
///
/// A part of the text has no place in the bytes, parts stand in another order or overlap, or the bytes of a part of a page in
/// UTF-8 are neither its letters nor a reference.
pub fn origins(bytes: &[u8]) {
    for path in ["a.html", "a.txt"] {
        let Ok(reports) = variorum_read::read(path, bytes, &LIMITS) else { continue };
        let text = &reports[0].text;
        let parts = variorum_read::origins(path, bytes, None, text, &LIMITS).expect("what was read can be read again");
        assert!(parts.is_sorted_by(|a, b| a.text.end <= b.text.start), "parts follow one another");
        for part in parts {
            let shown = text.get(part.text.clone()).expect("parts lie in the text, on characters");
            let source = bytes.get(part.bytes.clone()).expect("parts lie in the bytes");
            let is_same = source == shown.as_bytes() || source.starts_with(b"&") || std::str::from_utf8(bytes).is_err();
            assert!(is_same || bytes.contains(&0), "{shown:?} is not {source:?}");
        }
    }
}

/// Reads a file twice.
fn read_as(path: &str, bytes: &[u8]) -> Vec<Report> {
    let read = || variorum_read::read(path, bytes, &LIMITS);
    let reports = read();
    assert_eq!(format!("{reports:?}"), format!("{:?}", read()), "read again");
    let reports = reports.unwrap_or_default();
    reports.iter().for_each(sound);
    reports
}

/// What is read, which the second time is the same.
fn twice<T: PartialEq + Debug>(read: impl Fn() -> T) -> T {
    let first = read();
    assert_eq!(first, read(), "read again");
    first
}

fn told(read: impl Iterator<Item = Result<Report, Error>>) -> Vec<String> {
    read.map(|one| format!("{one:?}")).collect()
}

/// A report has words, within the limits, and its notices lie in it.
fn sound(report: &Report) {
    assert!(!report.text.trim().is_empty(), "a report has words");
    assert!(Limits::steps(&report.text) <= LIMITS.max_steps, "the limits hold");
    assert_eq!(report.paths.len(), 1, "a report has one path");
    for span in report.notices.iter().filter_map(|notice| notice.span) {
        assert!(report.text.get(span.range()).is_some(), "a notice is about a place in the text");
    }
}

/// Reports and errors come in the order of the lines or rows that they name.
fn numbers_grow(read: &[Result<Report, Error>]) {
    read.iter().flatten().for_each(sound);
    let of_path = |report: &Report| report.paths[0].rsplit_once(':').and_then(|(_, number)| number.parse().ok());
    let numbers: Vec<usize> = read.iter().flatten().filter_map(of_path).collect();
    assert!(numbers.is_sorted_by(|a, b| a < b), "numbers of reports grow: {numbers:?}");
    let lines: Vec<usize> = read.iter().filter_map(|one| one.as_ref().err()?.line).collect();
    assert!(lines.is_sorted(), "numbers of faulty lines grow: {lines:?}");
}
