//! Web archives as inputs, and as sources that a record is verified against.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const STORY: &str = "The council of Orlo agreed on Thursday to raise the dam by four metres, the mayor said. \
                     \u{201c}We have waited long enough,\u{201d} Ann Ferris said after the vote.";

fn folder(test: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("variorum-archives-{test}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(folder: &PathBuf, args: &[&str], input: &[u8]) -> (Output, String, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.args(args).current_dir(folder).env("XDG_CONFIG_HOME", folder).env_remove("VARIORUM_FORMAT");
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    let writer = std::thread::spawn(move || {
        // Who does not read its input may be gone before it is all written.
        let _ = stdin.write_all(&input);
    });
    let done = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    let (out, err) = (text(&done.stdout), text(&done.stderr));
    (done, out, err)
}

fn record(kind: &str, address: &str, content_type: &str, body: &[u8]) -> Vec<u8> {
    let head = format!("HTTP/1.1 200 OK\r\nContent-Type: {content_type}\r\n\r\n");
    let mut record = format!(
        "WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {address}\r\nWARC-Date: 2031-03-27T10:00:00Z\r\n\
         Content-Type: application/http;msgtype=response\r\nContent-Length: {}\r\n\r\n{head}",
        head.len() + body.len()
    )
    .into_bytes();
    record.extend_from_slice(body);
    record.extend_from_slice(b"\r\n\r\n");
    record
}

fn page(name: &str, story: &str) -> Vec<u8> {
    let page = format!("<html><head><title>{name}</title></head><body><article><p>{story}</p></article></body></html>");
    record("response", &format!("https://veldia.example/{name}"), "text/html; charset=utf-8", page.as_bytes())
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Two pages and an image, each record packed for itself.
fn archive() -> Vec<u8> {
    let image = record("response", "https://veldia.example/a.png", "image/png", &[0x89, b'P', 0]);
    [page("dam", STORY), image, page("vote", &STORY.replace("four", "five"))].map(|record| gzip(&record)).concat()
}

#[test]
fn each_page_of_an_archive_is_a_report_and_what_is_passed_over_is_told() {
    let folder = folder("pages");
    std::fs::write(folder.join("a.warc.gz"), archive()).unwrap();
    let (done, out, err) = run(&folder, &["read", "a.warc.gz"], b"");
    assert!(done.status.success(), "{err}");
    assert_eq!(out.lines().count(), 2);
    assert!(out.contains("\"paths\":[\"a.warc.gz:1\"]") && out.contains("\"paths\":[\"a.warc.gz:3\"]"), "{out}");
    assert!(out.contains("\"url\":\"https://veldia.example/vote\""));
    assert!(err.contains("a.warc.gz: 2 pages; records passed over: 1 that are no page"), "{err}");
    // By its first bytes, from standard input.
    let (_, out, _) = run(&folder, &["read", "-"], &archive());
    assert!(out.contains("\"paths\":[\"-:3\"]"), "{out}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_server_s_word_on_the_encoding_is_taken() {
    let folder = folder("charset");
    let page = "<html><body><article><p>\u{414}\u{430}\u{43c}\u{431}\u{430} \u{43d}\u{430} \u{440}\u{435}\u{43a}\u{435}.</p></article>";
    // Windows-1251: each Cyrillic letter is one byte.
    let bytes: Vec<u8> = page
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap_or_else(|_| u8::try_from(u32::from(c) - 0x410 + 0xC0).unwrap()))
        .collect();
    std::fs::write(
        folder.join("a.warc"),
        record("response", "https://veldia.example/a", "text/html; charset=windows-1251", &bytes),
    )
    .unwrap();
    let (_, out, _) = run(&folder, &["read", "a.warc"], b"");
    assert!(out.contains("\u{414}\u{430}\u{43c}\u{431}\u{430} \u{43d}\u{430} \u{440}\u{435}\u{43a}\u{435}."), "{out}");
    std::fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_record_is_verified_against_an_archive_and_a_change_is_placed() {
    let folder = folder("verify");
    std::fs::write(folder.join("a.warc.gz"), archive()).unwrap();
    let compare = ["compare", "a.warc.gz", "--together", "--format", "json", "-o", "record.json"];
    assert!(run(&folder, &compare, b"").0.status.success());
    let verify = |folder: &PathBuf, sources: &[&str]| {
        let (done, out, err) = run(folder, &[&["verify", "record.json"], sources].concat(), b"");
        (done.status.code(), out + &err)
    };
    assert_eq!(verify(&folder, &[]), (Some(0), "record.json: holds, with 2 reports\n".into()));
    // Another archive of the same pages, one of them changed since.
    let later = [page("vote", STORY), page("dam", STORY)].concat();
    std::fs::write(folder.join("later.warc"), later).unwrap();
    let (status, said) = verify(&folder, &["--sources", "later.warc"]);
    assert_eq!(status, Some(1), "{said}");
    assert!(
        said.contains("https://veldia.example/vote: the source has changed; it first differs at line 1, column 61"),
        "{said}"
    );
    assert!(said.contains("does not hold, 1 failure"), "{said}");
    std::fs::write(folder.join("one.warc"), page("dam", STORY)).unwrap();
    let (_, said) = verify(&folder, &["--sources", "one.warc"]);
    assert!(said.contains("vote: one.warc holds no page of this address"), "{said}");
    std::fs::remove_file(folder.join("a.warc.gz")).unwrap();
    let (_, said) = verify(&folder, &[]);
    assert!(said.contains("cannot read a.warc.gz: there is no such file") && said.contains("--sources"), "{said}");
    std::fs::remove_dir_all(folder).unwrap();
}
