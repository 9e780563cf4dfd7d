//! Whole messages, all of them invented.

use std::time::{Duration, Instant};

use super::*;

fn reports(mail: &[u8]) -> Vec<Result<Report, Error>> {
    mail_reports("a.eml", mail, &Limits::default())
}

fn one(mail: &[u8]) -> Report {
    let mut reports = reports(mail);
    assert_eq!(reports.len(), 1);
    reports.remove(0).unwrap()
}

fn fault(mail: &[u8]) -> Error {
    reports(mail).remove(0).unwrap_err()
}

/// Lines as mail has them.
fn sent(mail: &str) -> Vec<u8> {
    mail.replace('\n', "\r\n").into_bytes()
}

const HEADER: &str = "Received: by mx.reader.example; Thu, 27 Mar 2031 08:00:03 +0000
From: \"Veldia Daily\" <news@veldia.example>
To: ann@reader.example
Subject: Fwd: RE: =?windows-1252?Q?Caf=E9_of_Orlo_=96_closed?=
Date: Thu, 27 Mar 2031 09:00:00 +0100
List-Id: <news.veldia.example>
List-Archive: <https://veldia.example/list>
MIME-Version: 1.0
Content-Language: en-GB, en
";

const TEXT: &str = "The council of Orlo met on Monday and agreed to rebuild the old bridge.";

#[test]
fn a_newsletter_is_its_page_with_what_its_header_states() {
    let mail = format!(
        "{HEADER}Content-Type: multipart/alternative; boundary=\"=_b 1\"\n\npreamble\n--=_b 1\nContent-Type: text/plain; charset=utf-8\n\n\
         Only the plain text.\n--=_b 1\nContent-Type: text/html; charset=Windows-1252\nContent-Transfer-Encoding: quoted-printable\n\n\
         <p><a href=3D\"https://veldia.example/7\">View in browser</a></p><p>The caf=E9 =\nof Orlo is =93closed=94, \
         its owner said on Monday.</p><p><a href=3D\"https://veldia.example/u\">Unsubscribe</a></p>\n--=_b 1--\nepilogue\n"
    );
    let report = one(&sent(&mail));
    assert_eq!(&*report.text, "The café of Orlo is “closed”, its owner said on Monday.");
    assert_eq!(report.stated.title.as_deref(), Some("Café of Orlo – closed"));
    assert_eq!(report.stated.outlet.as_deref(), Some("Veldia Daily"));
    assert_eq!(report.stated.published.as_deref(), Some("2031-03-27T09:00:00+01:00"));
    assert_eq!(report.stated.language.as_deref(), Some("en-GB"));
    assert_eq!(report.stated.url.as_deref(), Some("https://veldia.example/7"));
    assert_eq!((report.stated.byline, report.paths), (None, vec!["a.eml".to_owned()]));
    assert!(report.notices.is_empty(), "{:?}", report.notices);
}

#[test]
fn flowing_text_is_joined_and_an_archive_names_the_message() {
    let mail = format!(
        "{HEADER}Archived-At: <https://veldia.example/archive/7>\nContent-Type: text/plain; charset=us-ascii; format=flowed; delsp=no\n\n\
         The council of Orlo \nmet on Monday.\n\nIt agreed \non Tuesday.\n"
    );
    let report = one(&sent(&mail));
    assert_eq!(&*report.text, "The council of Orlo met on Monday.\n\nIt agreed on Tuesday.");
    assert_eq!(report.stated.url.as_deref(), Some("https://veldia.example/archive/7"));
}

#[test]
fn a_list_gives_its_name_where_the_sender_gives_none() {
    let mail =
        format!("From: a@veldia.example\nList-Id: Veldia News List <news.veldia.example>\nSubject: A\n\n{TEXT}\n");
    assert_eq!(one(mail.as_bytes()).stated.outlet.as_deref(), Some("Veldia News List"));
    let unnamed = format!("From: a@veldia.example\nSubject: A\n\n{TEXT}\n");
    assert_eq!(one(unnamed.as_bytes()).stated.outlet, None);
}

#[test]
fn forwarded_messages_are_reports_of_their_own_and_attachments_are_named() {
    let inner =
        format!("From: Orle Post <post@orle.example>\nSubject: Dam\nDate: Wed, 26 Mar 2031 10:00:00 GMT\n\n{TEXT}\n");
    let packed = "RnJvbTogT3JsbyBTdGFyIDxhQG9ybG8uZXhhbXBsZT4NClN1YmplY3Q6IFN0YXINCg0KVGhlIHN0YXIgcm9zZS4NCg==";
    let mail = format!(
        "{HEADER}Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee what these two write about the bridge.\n--b\n\
         Content-Type: message/rfc822\n\n{inner}--b\nContent-Type: application/octet-stream; name=star.eml\n\
         Content-Transfer-Encoding: base64\nContent-Disposition: attachment; filename=star.eml\n\n{packed}\n--b\n\
         Content-Type: application/pdf\nContent-Disposition: attachment; filename*=utf-8''caf%C3%A9.pdf\n\nx\n--b\n\
         Content-Type: text/html; name=old.html\nContent-Disposition: attachment; filename=old.html\n\n<p>Old</p>\n--b--\n"
    );
    let read: Vec<Report> = reports(&sent(&mail)).into_iter().map(Result::unwrap).collect();
    let paths: Vec<&str> = read.iter().map(|report| report.paths[0].as_str()).collect();
    assert_eq!(paths, ["a.eml", "a.eml:2", "a.eml:3"]);
    assert_eq!(&*read[0].text, "See what these two write about the bridge.");
    assert_eq!((&*read[1].text, read[1].stated.outlet.as_deref()), (TEXT, Some("Orle Post")));
    assert_eq!(read[1].stated.published.as_deref(), Some("2031-03-26T10:00:00Z"));
    assert_eq!((&*read[2].text, read[2].stated.outlet.as_deref()), ("The star rose.", Some("Orlo Star")));
    assert_eq!(read[0].notices[0].kind, NoticeKind::LeftOut);
    assert!(read[0].notices[0].message.ends_with("café.pdf, old.html"), "{}", read[0].notices[0].message);
}

#[test]
fn a_digest_without_words_of_its_own_gives_its_messages() {
    let mail = format!(
        "{HEADER}Content-Type: multipart/digest; boundary=b\n\n--b\n\nSubject: A\n\n{TEXT}\n--b\n\nno field at all\n--b\n\nSubject: C\n\nThe star rose.\n--b--\n"
    );
    let read = reports(&sent(&mail));
    assert_eq!(read[0].as_ref().unwrap().paths, ["a.eml:2"]);
    let fault = read[1].as_ref().unwrap_err();
    assert_eq!((fault.kind.name(), fault.path.as_str()), ("bad_mail", "a.eml:3"));
    assert_eq!(read[2].as_ref().unwrap().stated.title.as_deref(), Some("C"));
}

#[test]
fn pages_of_pictures_give_the_text_beside_them() {
    let mail = format!(
        "{HEADER}Content-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/plain\n\n{TEXT}\n--b\n\
         Content-Type: multipart/related; boundary=c\n\n--c\nContent-Type: text/html\n\n<img src=cid:1>\n--c\nContent-Type: image/gif\n\n\
         GIF\n--c--\n--b--\n"
    );
    let report = one(&sent(&mail));
    assert_eq!(&*report.text, TEXT);
    assert!(report.notices.is_empty());
}

#[test]
fn a_mailbox_goes_on_behind_a_bad_message() {
    let from = "From news@veldia.example Thu Mar 27 09:00:00 2031\n";
    let inside = format!("Content-Type: message/rfc822\n\nSubject: B\n\n{TEXT}\n");
    let bytes = format!(
        "{from}Subject: A\n\n{TEXT}\n>From Orlo came nobody.\n\n{from}{}\n\n{from}{inside}\n",
        "x".repeat(100_000)
    );
    let limits = Limits { max_bytes: 2000, ..Limits::default() };
    let read: Vec<_> = mailbox("a.mbox", bytes.as_bytes(), &limits).collect();
    assert_eq!(&*read[0].as_ref().unwrap().text, format!("{TEXT}\nFrom Orlo came nobody."));
    let large = read[1].as_ref().unwrap_err();
    assert_eq!((large.kind, large.path.as_str()), (ErrorKind::TooLarge, "a.mbox:2"));
    assert!(large.message.starts_with("message 2 has 100002 bytes"), "{large}");
    assert_eq!(read[2].as_ref().unwrap().paths, ["a.mbox:3.2"]);
    assert_eq!(read.len(), 3);
    let kinds: Vec<_> =
        mailbox("a.mbox", bytes.as_bytes(), &Limits::default()).map(|read| read.err().map(|f| f.kind)).collect();
    assert_eq!(kinds, [None, Some(ErrorKind::BadMail), None]);
    let wrong = mailbox("a.mbox", &b"\nSubject: A\n\nThe council met.\n"[..], &limits).next().unwrap().unwrap_err();
    assert_eq!((wrong.kind, wrong.line), (ErrorKind::BadMail, Some(2)));
    assert_eq!(mailbox("a.mbox", &b"\n"[..], &limits).next().unwrap().unwrap_err().kind, ErrorKind::Empty);
}

#[test]
fn saved_pages_are_read_as_pages() {
    let page = format!(
        "<html><head><meta property=\"og:site_name\" content=\"Veldia Daily\"><title>Orlo</title></head><body><article><p>{TEXT}</p>\
         <p>{TEXT} It will last, by its own account, until May, and cost two million crowns.</p></article></body></html>"
    );
    let parts = |fields: &str| {
        format!(
            "--b\nContent-Type: text/html; charset=utf-8\nContent-Location: https://veldia.example/orlo\n{fields}\n{page}\n--b\n\
             Content-Type: image/png\nContent-Location: https://veldia.example/a.png\n\nPNG\n--b--\n"
        )
    };
    let kind = "MIME-Version: 1.0\nContent-Type: multipart/related; type=\"text/html\"; boundary=b\n\n";
    for header in [
        "From: <Saved by Orlo>\nSnapshot-Content-Location: https://veldia.example/orlo\nDate: Fri, 28 Mar 2031 10:00:00 -0000\n",
        "",
    ] {
        let report = one(&sent(&format!("{header}{kind}{}", parts(""))));
        assert!(report.text.starts_with(TEXT), "{}", report.text);
        assert_eq!(report.stated.url.as_deref(), Some("https://veldia.example/orlo"));
        assert_eq!(report.stated.outlet.as_deref(), Some("Veldia Daily"));
        // When a page was saved is not when it was published.
        assert_eq!(report.stated.published, None);
    }
}

#[test]
fn what_is_damaged_is_read_as_far_as_it_goes_and_told() {
    let notices = |mail: String| {
        let report = one(&sent(&mail));
        assert_eq!(&*report.text, TEXT);
        report.notices.iter().map(|notice| notice.kind.name()).collect::<Vec<_>>()
    };
    assert_eq!(notices(format!("{HEADER}Content-Type: multipart/mixed\n\n{TEXT}\n")), ["truncated"]);
    assert_eq!(notices(format!("{HEADER}Content-Type: multipart/mixed; boundary=b\n\n{TEXT}\n")), ["truncated"]);
    assert_eq!(notices(format!("{HEADER}Content-Type: multipart/mixed; boundary=b\n\n--b\n\n{TEXT}\n")), ["truncated"]);
    assert_eq!(notices(format!("{HEADER}Content-Type: text/plain; charset=nosuch\n\n{TEXT}\n")), [""; 0]);
    let unstated = [HEADER.as_bytes(), b"\nThe caf\xe9 of Orlo is closed, its owner said."].concat();
    assert_eq!(one(&unstated).notices[0].kind, NoticeKind::BrokenEncoding);
}

#[test]
fn what_is_no_message_says_what_to_do() {
    let kind = |mail: &[u8]| fault(mail).kind.name();
    assert_eq!(kind(b"The council met.\nIt agreed.\n"), "bad_mail");
    assert_eq!(kind(b""), "bad_mail");
    assert_eq!(kind(b"\0\0\0\0"), "bad_mail");
    assert_eq!(kind(&sent(HEADER)), "empty");
    assert_eq!(kind(&[HEADER.as_bytes(), b"\na\0b"].concat()), "binary");
    let attached = format!("{HEADER}Content-Type: application/pdf; name=a.pdf\n\nx\n");
    assert!(fault(attached.as_bytes()).message.ends_with("name those: a.pdf"));
    assert!(fault(b"no").to_string().starts_with("a.eml:1: tried to read a mail message"));
}

#[test]
fn hostile_messages_cost_no_more_than_their_bytes() {
    let nested = |kind: &str, count: usize| {
        let part = |n: usize| format!("Content-Type: {kind}; boundary=b{n}\n\n--b{n}\n");
        format!("From: a\n{}\n{TEXT}", (0..count).map(part).collect::<String>())
    };
    let letters = format!("From: a\n{}\n{TEXT}", "Content-Type: message/rfc822\n\n".repeat(300_000));
    let digests = format!(
        "Subject: a\nContent-Type: multipart/digest; boundary=b\n\n{}",
        "--b\n\nSubject: a\n\nb\n".repeat(10_000)
    );
    let word = "=?utf-8?Q?".repeat(100_000);
    let kinds = format!(
        "From: a\nContent-Type: multipart/mixed; boundary=b\n\n{}",
        format!("--b\nContent-Type: {}\n\n", &word[..4000]).repeat(1500)
    );
    for (mail, expected) in [
        (nested("multipart/mixed", 10_000), Some(ErrorKind::TooDeep)),
        (nested("multipart/alternative", 10_000), Some(ErrorKind::TooDeep)),
        (letters, Some(ErrorKind::TooDeep)),
        (digests, Some(ErrorKind::TooComplex)),
        (format!("Subject: {}\n\n{TEXT}", "x".repeat(1 << 20)), None),
        (format!("Subject: {word}\nFrom: {word}\nDate: {word}\n\n{TEXT}"), None),
        (format!("{}Subject: a\n\n{TEXT}", "a: b\n".repeat(200_000)), Some(ErrorKind::BadMail)),
        (
            format!("Subject: a\nContent-Type: multipart/mixed; boundary=b\n\n{}", "--b ".repeat(1 << 20)),
            Some(ErrorKind::TooComplex),
        ),
        (kinds, Some(ErrorKind::Empty)),
    ] {
        let began = Instant::now();
        let first = reports(mail.as_bytes()).into_iter().find_map(Result::err).map(|fault| fault.kind);
        assert!(began.elapsed() < Duration::from_secs(5), "{:?} {}", began.elapsed(), &mail[..60]);
        assert_eq!(first, expected, "{}", &mail[..60]);
    }
}
