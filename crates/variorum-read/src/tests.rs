//! Whole files of every format.

use super::*;
use variorum::NoticeKind;

#[test]
fn text_is_kept_as_received_without_its_mark() {
    let reports = read("a.txt", b"\xef\xbb\xbfThe council met.\r\nIt agreed. ", &Limits::default()).unwrap();
    assert_eq!(&*reports[0].text, "The council met.\r\nIt agreed. ");
    assert_eq!(reports[0].paths, ["a.txt"]);
}

#[test]
fn every_format_is_read_by_its_ending_or_content() {
    let limits = Limits::default();
    let count =
        |path: &str, content: &str| read(path, content.as_bytes(), &limits).map(|reports| reports.len()).unwrap();
    assert_eq!(count("a.md", "---\ntitle: A\n---\nThe council met."), 1);
    assert_eq!(count("a.html", "<p>The council met.</p>"), 1);
    assert_eq!(count("a.jsonl", "{\"text\": \"a\"}\n{\"text\": \"b\"}"), 2);
    assert_eq!(count("-", "[{\"text\": \"a\"}, {\"text\": \"b\"}]"), 2);
}

#[test]
fn limits_hold_before_anything_is_parsed() {
    let limits = Limits { max_bytes: 10, ..Limits::default() };
    let fault = read("a.txt", b"The council met.", &limits).unwrap_err();
    assert_eq!((fault.kind, fault.kind.name()), (ErrorKind::TooLarge, "too_large"));
    assert!(fault.to_string().starts_with("a.txt: a report may have 10 bytes at most"));
}

#[test]
fn front_matter_alone_is_empty() {
    let fault = read("a.md", b"---\ntitle: A\n---\n", &Limits::default()).unwrap_err();
    assert_eq!(fault.kind, ErrorKind::Empty);
}

#[test]
fn replaced_bytes_are_noticed() {
    let reports = read("a.txt", b"caf\xc3\xa9 \xc3\xa0 \xff", &Limits::default()).unwrap();
    assert_eq!(reports[0].notices[0].kind, NoticeKind::BrokenEncoding);
}

/// Bytes without a pattern, the same in every run (a linear congruential generator, Knuth's constants).
fn noise(seed: u64, alphabet: &[u8], length: usize) -> Vec<u8> {
    let mut state = seed;
    let mut next = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 40).unwrap_or(0)
    };
    (0..length).map(|_| alphabet[next() % alphabet.len()]).collect()
}

#[test]
fn no_bytes_make_reading_panic() {
    let all: Vec<u8> = (0..=255).collect();
    let mail = b"From: -=?utf8QbB;\r\n<>@\"/multipart";
    let markup = b"<>/=\"'! -abpdiv&;#x\xc3\xa9\n{}[]:,\\";
    for seed in 0..300 {
        for ending in ["txt", "md", "html", "json", "jsonl", ""] {
            let _ = read(&format!("a.{ending}"), &noise(seed, &all, 60), &Limits::default());
            let _ = read(&format!("a.{ending}"), &noise(seed, markup, 200), &Limits::default());
        }
        for ending in ["eml", "mbox", "mhtml"] {
            let header = b"From a@b Thu Mar 27 09:00:00 2031\nContent-Type: multipart/mixed; boundary=b\nSubject: ";
            let _ = read(&format!("a.{ending}"), &[header, &*noise(seed, mail, 300)].concat(), &Limits::default());
            let _ = read(&format!("a.{ending}"), &noise(seed, mail, 300), &Limits::default());
        }
    }
}

#[cfg(not(feature = "pdf"))]
#[test]
fn a_pdf_is_refused_with_what_reads_it() {
    let fault = read("a.pdf", b"%PDF-1.7\n", &Limits::default()).unwrap_err();
    assert_eq!(fault.kind, ErrorKind::Binary);
    assert!(fault.message.contains("--features pdf"), "{fault}");
}
