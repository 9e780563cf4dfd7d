use std::io::Write;

use super::*;

const LIMITS: Limits = Limits { max_bytes: 10_000, max_depth: 512, max_steps: 100_000 };

fn record(fields: &str, block: &str) -> Vec<u8> {
    format!("WARC/1.0\r\n{fields}Content-Length: {}\r\n\r\n{block}\r\n\r\n", block.len()).into_bytes()
}

fn page(name: &str, more: &str, text: &str) -> Vec<u8> {
    let fields = format!(
        "WARC-Type: response\r\nWARC-Target-URI: https://veldia.example/{name}\r\n\
         Content-Type: application/http; msgtype=response\r\n{more}"
    );
    record(&fields, &format!("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body><p>{text}"))
}

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
    encoder.write_all(bytes).unwrap();
    encoder.finish().unwrap()
}

/// Each report's path and text, or a fault's kind.
fn read(archive: &[u8]) -> Vec<String> {
    // A reader that gives a few bytes at a time shows what is wrong at the edges of buffers.
    [1, 7, 1 << 16]
        .map(|buffer| {
            captures("a.warc", std::io::BufReader::with_capacity(buffer, archive), &LIMITS)
                .map(|found| match found.and_then(|capture| capture.read(&LIMITS)) {
                    Ok(report) => {
                        let kinds: Vec<&str> = report.notices.iter().map(|notice| notice.kind.name()).collect();
                        let notices = if kinds.is_empty() { String::new() } else { format!(" {}", kinds.join(" ")) };
                        format!("{} {}{notices}", report.paths[0], report.text)
                    }
                    Err(fault) => format!("{} {}", fault.path, fault.kind.name()),
                })
                .collect::<Vec<String>>()
        })
        .into_iter()
        .reduce(|a, b| {
            assert_eq!(a, b);
            a
        })
        .unwrap()
}

fn three() -> [Vec<u8>; 3] {
    [page("a", "", "The council met."), page("b", "", "It raised the dam."), page("c", "", "Nobody spoke.")]
}

const THREE: [&str; 3] = ["a.warc:1 The council met.", "a.warc:2 It raised the dam.", "a.warc:3 Nobody spoke."];

#[test]
fn plain_and_packed_archives_give_the_same() {
    let records = three();
    assert_eq!(read(&records.concat()), THREE);
    assert_eq!(read(&gzip(&records.concat())), THREE);
    assert_eq!(read(&records.each_ref().map(|record| gzip(record)).concat()), THREE);
    assert_eq!(read(&records.each_ref().map(|record| zstd::encode_all(&**record, 3).unwrap()).concat()), THREE);
    // Packed in parts that end anywhere.
    let parts: Vec<u8> = records.concat().chunks(100).flat_map(gzip).collect();
    assert_eq!(read(&parts), THREE);
}

#[test]
fn zstd_archives_may_bring_their_dictionary() {
    let records = three();
    let dictionary = b"HTTP/1.1 200 OK Content-Type: text/html WARC-Target-URI: https://veldia.example/".repeat(4);
    let frame = |dictionary: &[u8]| {
        [&[0x5D, 0x2A, 0x4D, 0x18], &u32::try_from(dictionary.len()).unwrap().to_le_bytes()[..], dictionary].concat()
    };
    let packed = records.each_ref().map(|record| {
        let mut encoder = zstd::stream::Encoder::with_dictionary(Vec::new(), 3, &dictionary).unwrap();
        encoder.write_all(record).unwrap();
        encoder.finish().unwrap()
    });
    assert_eq!(read(&[frame(&dictionary), packed.concat()].concat()), THREE);
    let dictionary = zstd::encode_all(&*dictionary, 3).unwrap();
    assert_eq!(read(&[frame(&dictionary), packed.concat()].concat()), THREE);
}

#[test]
fn what_is_no_page_is_passed_over_and_counted() {
    let archive = [
        record("WARC-Type: warcinfo\r\n", "software: a"),
        record("WARC-Type: request\r\n", "GET / HTTP/1.1\r\n\r\n"),
        record("WARC-Type: revisit\r\n", "HTTP/1.1 200 OK\r\n\r\n"),
        record("WARC-Type: response\r\n", "HTTP/1.1 301 Moved\r\nContent-Type: text/html\r\n\r\n<p>Moved"),
        record("WARC-Type: response\r\n", "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n\u{1}"),
        record("warc-type: resource\r\ncontent-type: text/plain\r\nWARC-Target-URI: <urn:x>\r\n", "The council met."),
        record("WARC-Type: conversion\r\nContent-Type: text/plain\r\n", "It raised the dam."),
    ];
    assert_eq!(read(&archive.concat()), ["a.warc:6 The council met.", "a.warc:7 It raised the dam."]);
    let bytes = archive.concat();
    let mut found = captures("a.warc", &*bytes, &LIMITS);
    assert_eq!(found.by_ref().count(), 2);
    assert_eq!(
        found.passed_over().unwrap(),
        "a.warc: 2 pages; records passed over: 1 that are no page, 1 that were refused or led elsewhere, 1 that only say \
         that nothing changed, 2 about the archive itself"
    );
}

#[test]
fn what_the_archive_says_of_its_hold_is_told() {
    let archive = [
        page("a", "WARC-Truncated: length\r\n", "The council met."),
        page("b", "WARC-Block-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n", "It raised the dam."),
        page("c", "WARC-Payload-Digest: sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ\r\n", "Nobody spoke."),
        page("d", "WARC-Segment-Number: 1\r\n", "All agreed."),
    ];
    let expected = [
        "a.warc:1 The council met. truncated",
        "a.warc:2 It raised the dam. digest_mismatch",
        "a.warc:3 Nobody spoke. digest_mismatch",
        "a.warc:4 All agreed. truncated",
    ];
    assert_eq!(read(&archive.concat()), expected);
}

#[test]
fn the_digest_of_a_payload_is_taken_as_sent_joined_or_unpacked() {
    let digest = |bytes: &[u8]| {
        use sha1::Digest;
        data_encoding::BASE32.encode(&sha1::Sha1::digest(bytes))
    };
    for payload in ["11\r\n<p>The council met.\r\n0\r\n\r\n", "<p>The council met."] {
        let fields = format!("WARC-Type: response\r\nWARC-Payload-Digest: sha1:{}\r\n", digest(payload.as_bytes()));
        let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n";
        let block = format!("{head}13\r\n<p>The council met.\r\n0\r\n\r\n");
        let sent = if payload.starts_with('<') { block } else { format!("{head}{payload}") };
        let found = read(&record(&fields, &sent));
        assert!(!found[0].contains("mismatch"), "{found:?}");
    }
}

#[test]
fn damage_costs_no_more_than_the_record_that_has_it() {
    let [a, b, c] = three();
    let stray = [&a[..], b"not a record\r\nnor this\r\n", &b, &c].concat();
    assert_eq!(read(&stray), [THREE[0], "a.warc bad_archive", THREE[1], THREE[2]]);
    let no_length =
        [&a[..], b"WARC/1.0\r\nWARC-Type: response\r\n\r\nHTTP/1.1 200 OK\r\n\r\n<p>a\r\n\r\n", &b].concat();
    let read_on =
        ["a.warc:1 The council met.", "a.warc bad_archive", "a.warc bad_archive", "a.warc:3 It raised the dam."];
    assert_eq!(read(&no_length), read_on);
    let no_answer = [&record("WARC-Type: response\r\n", "<p>The council met."), &*b].concat();
    assert_eq!(read(&no_answer), ["a.warc:1 bad_archive", "a.warc:2 It raised the dam."]);
    let large = [&page("a", "", &"word ".repeat(5000)), &*b].concat();
    assert_eq!(read(&large), ["a.warc:1 too_large", "a.warc:2 It raised the dam."]);
}

#[test]
fn a_damaged_member_does_not_hide_those_after_it() {
    let packed = three().each_ref().map(|record| gzip(record));
    for at in 0..packed[1].len() {
        let mut damaged = packed.clone();
        damaged[1][at] ^= 0x55;
        let found = read(&damaged.concat());
        let (first, last) = (&found[0], found.last().unwrap());
        assert!(first == THREE[0] && last.ends_with("Nobody spoke."), "byte {at}: {found:?}");
        let is_told = |found: &String| found == THREE[1] || found.contains("bad_archive");
        assert!(found[1..found.len() - 1].iter().all(is_told), "byte {at}: {found:?}");
        // The flags, the time and the system of a member are not checked by it.
        assert!(found.len() > 2 || (3..10).contains(&at), "byte {at}: {found:?}");
    }
    for end in 0..packed[1].len() {
        let found = read(&[&packed[0][..], &packed[1][..end], &packed[2]].concat());
        let (first, last) = (&found[0], found.last().unwrap());
        assert!(first == THREE[0] && last.ends_with("Nobody spoke."), "cut at {end}: {found:?}");
        let is_told = found.iter().any(|found| found.contains("bad_archive"));
        assert!(end == 0 || is_told, "cut at {end}: {found:?}");
    }
}

#[test]
fn an_archive_of_nothing_but_beginnings_ends() {
    for begins in [[0x1F, 0x8B, 0x08, 0], [0x28, 0xB5, 0x2F, 0xFD]] {
        let archive = begins.repeat(100_000);
        assert!(captures("a.warc", &*archive, &LIMITS).all(|found| found.is_err()));
    }
}

#[test]
fn an_archive_that_breaks_off_gives_what_there_is() {
    let [a, b, _] = three();
    let cut = [&a[..], &b[..b.len() - 12]].concat();
    assert_eq!(read(&cut), [THREE[0], "a.warc:2 It raised truncated"]);
    let packed = gzip(&a);
    for end in 0..packed.len() {
        let _ = read(&packed[..end]);
    }
    assert_eq!(read(b""), Vec::<String>::new());
    assert_eq!(read(b"WARC/1.0"), ["a.warc bad_archive"]);
    assert_eq!(read(b"WARC/1.0\r\nContent-Length: 99999999999999999999\r\n\r\n"), ["a.warc bad_archive"]);
}

fn package(files: &[(&str, &[u8])], method: zip::CompressionMethod) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in files {
        writer.start_file(*name, zip::write::SimpleFileOptions::default().compression_method(method)).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

fn read_package(bytes: &[u8]) -> Vec<String> {
    match wacz_captures("a.wacz", || Ok(std::io::Cursor::new(bytes)), &LIMITS) {
        Ok(found) => found
            .map(|found| match found.and_then(|capture| capture.read(&LIMITS)) {
                Ok(report) => format!("{} {}", report.paths[0], report.text),
                Err(fault) => fault.to_string(),
            })
            .collect(),
        Err(fault) => vec![fault.to_string()],
    }
}

#[test]
fn the_archives_of_a_package_are_numbered_through_and_their_digests_checked() {
    use sha2::Digest;
    let [a, b, c] = three();
    let (first, second) = (gzip(&[a, b].concat()), c);
    let hash = data_encoding::HEXLOWER.encode(&sha2::Sha256::digest(&first));
    let list = format!(
        "{{\"resources\": [{{\"path\": \"archive/1.warc.gz\", \"hash\": \"sha256:{hash}\"}}, \
         {{\"path\": \"archive/2.warc\", \"hash\": \"sha256:{hash}\"}}, {{\"path\": \"archive/3.warc\"}}]}}"
    );
    let files: [(&str, &[u8]); 4] = [
        ("archive/2.warc", &second),
        ("archive/1.warc.gz", &first),
        ("pages/pages.jsonl", b"{}"),
        ("datapackage.json", list.as_bytes()),
    ];
    let expected = [
        "a.wacz: datapackage.json lists archive/3.warc, which is not in the package: a part of it is missing",
        "a.wacz:1 The council met.",
        "a.wacz:2 It raised the dam.",
        "a.wacz:3 Nobody spoke.",
        "a.wacz: archive/2.warc has not the digest that datapackage.json states: it was changed or damaged",
    ];
    assert_eq!(read_package(&package(&files, zip::CompressionMethod::Stored)), expected);
    let packed = read_package(&package(&files, zip::CompressionMethod::Deflated));
    assert!(packed[0].contains("zip -0"), "{packed:?}");
}

#[test]
fn what_is_no_package_says_so() {
    assert!(read_package(b"PK\x03\x04")[0].contains("WACZ"));
    let empty = package(&[("datapackage.json", b"[")], zip::CompressionMethod::Stored);
    assert!(read_package(&empty)[0].contains("no WARC file"));
}
