use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::thread;

use super::*;

/// A server on this machine that answers each path by a hand of its own.
fn server(answer: impl Fn(&str, &str, &mut TcpStream) -> std::io::Result<()> + Send + Sync + Copy + 'static) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap().to_string();
    thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            thread::spawn(move || {
                let mut head = String::new();
                let mut lines = BufReader::new(stream.try_clone().unwrap());
                while lines.read_line(&mut head).is_ok_and(|n| n > 2) {}
                let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
                let mut stream = stream;
                let _ = answer(&path, &head.to_lowercase(), &mut stream);
            });
        }
    });
    address
}

fn say(stream: &mut TcpStream, status: &str, headers: &str, body: &[u8]) -> std::io::Result<()> {
    write!(stream, "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {}\r\n{headers}\r\n", body.len())?;
    stream.write_all(body)
}

fn gzip(bytes: usize) -> Vec<u8> {
    use flate2::{Compression, write::GzEncoder};
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let block = vec![b' '; 1 << 20];
    for _ in 0..bytes >> 20 {
        encoder.write_all(&block).unwrap();
    }
    encoder.finish().unwrap()
}

fn misbehaving(path: &str, head: &str, stream: &mut TcpStream) -> std::io::Result<()> {
    match path {
        "/page" if head.contains("if-none-match: \"one\"") => say(stream, "304 Not Modified", "", b""),
        "/page" => {
            say(stream, "200 OK", "ETag: \"one\"\r\nLast-Modified: Mon, 05 May 2031 10:00:00 GMT\r\n", b"a page")
        }
        "/on" => say(stream, "302 Found", "Location: /page\r\n", b""),
        "/around" => say(stream, "302 Found", "Location: /around\r\n", b""),
        "/inside" => say(stream, "302 Found", "Location: http://127.0.0.2:9/secret\r\n", b""),
        "/metadata" => say(stream, "302 Found", "Location: http://[::ffff:169.254.169.254]/latest\r\n", b""),
        "/file" => say(stream, "302 Found", "Location: file:///etc/passwd\r\n", b""),
        "/busy" => say(stream, "429 Too Many Requests", "Retry-After: 120\r\n", b""),
        "/broken" => say(stream, "500 Internal Server Error", "", b"oh"),
        "/bomb" => say(stream, "200 OK", "Content-Encoding: gzip\r\n", &gzip(64 << 20)),
        "/head" => say(stream, "200 OK", &format!("X: {}\r\n", "y".repeat(200_000)), b""),
        "/huge" => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[b'x'; 1 << 16])?;
            }
        }
        "/cut" => write!(stream, "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"),
        _ => say(stream, "404 Not Found", "", b""),
    }
}

fn get(path: &str) -> Result<Fetched, Fault> {
    let address = server(misbehaving);
    Fetcher::new(std::slice::from_ref(&address)).get(&format!("http://{address}{path}"))
}

#[test]
fn a_page_is_asked_for_again_only_where_it_changed() {
    let address = server(misbehaving);
    let fetcher = Fetcher::new(std::slice::from_ref(&address));
    let url = format!("http://{address}/page");
    let first = fetcher.get(&url).unwrap();
    assert!(first.is_new && first.last_modified.is_some());
    let known = Request { url: &url, etag: first.etag.as_deref(), ..Request::default() };
    let again = fetcher.get_where(&known, |_| Ok(())).unwrap();
    assert_eq!((again.is_new, again.body.len()), (false, 0));
}

#[test]
fn a_page_is_had_from_where_it_is() {
    let address = server(misbehaving);
    let fetched = Fetcher::new(std::slice::from_ref(&address)).get(&format!("http://{address}/on#place")).unwrap();
    assert_eq!((fetched.url, fetched.body.as_slice()), (format!("http://{address}/page"), &b"a page"[..]));
}

#[test]
fn no_name_and_no_redirection_leads_inside() {
    let outside = Fetcher::new(&[]);
    for url in
        ["http://127.0.0.1:9/", "http://localhost:9/", "http://0x7f.1:9/", "http://2130706433/", "http://[::1]:9/"]
    {
        let fault = outside.get(url).unwrap_err();
        assert!(matches!(fault, Fault::Private { .. }), "{url}: {fault}");
    }
    for path in ["/inside", "/metadata"] {
        let fault = get(path).unwrap_err();
        assert!(matches!(fault, Fault::Private { .. }), "{path}: {fault}");
    }
    for url in ["file:///etc/passwd", "ftp://example.org/", "http://user:secret@example.org/", "http://", "gopher:x"] {
        let fault = outside.get(url).unwrap_err();
        assert!(matches!(fault, Fault::Address { .. }), "{url}: {fault}");
    }
    assert!(matches!(get("/file").unwrap_err(), Fault::Address { .. }));
}

#[test]
fn a_server_that_misbehaves_is_left_in_time_and_within_bounds() {
    assert!(matches!(get("/around").unwrap_err(), Fault::Hops(_)));
    assert!(matches!(get("/bomb").unwrap_err(), Fault::TooLarge(_)));
    assert!(matches!(get("/huge").unwrap_err(), Fault::TooLarge(_)));
    assert!(matches!(get("/head").unwrap_err(), Fault::Network { .. }));
    assert!(matches!(get("/cut").unwrap_err(), Fault::Network { .. }));
    assert!(matches!(get("/broken").unwrap_err(), Fault::Status { status: 500, .. }));
    let Fault::Status { status, retry_after, .. } = get("/busy").unwrap_err() else { panic!("no status") };
    assert_eq!((status, retry_after), (429, Some(Duration::from_secs(120))));
}
