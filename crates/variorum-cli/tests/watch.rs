//! Feeds watched, from servers that behave and from servers that do not: nothing hangs, nothing is lost, each fault is told.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::Value;

/// How a path is answered.
#[derive(Clone)]
enum Answer {
    /// 200 with this body, and 304 to whoever has it.
    Page(String),
    /// A status and headers.
    Status(&'static str, String),
    /// A body that grows without end.
    Huge,
    /// A byte now and then, for ever.
    Slow,
    /// A small body that holds a large one.
    Bomb,
    /// Less than was promised.
    Cut,
}

/// A server on this machine whose answers can be changed, and which counts who asks.
#[derive(Clone, Default)]
struct Site {
    address: String,
    answers: Arc<Mutex<HashMap<String, Answer>>>,
    asked: Arc<Mutex<Vec<(String, u16)>>>,
}

impl Site {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let site = Self { address: listener.local_addr().unwrap().to_string(), ..Self::default() };
        let serving = site.clone();
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                let site = serving.clone();
                thread::spawn(move || site.answer(stream));
            }
        });
        site
    }

    fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    fn set(&self, path: &str, answer: Answer) {
        self.answers.lock().unwrap().insert(path.into(), answer);
    }

    fn page(&self, path: &str, text: &str) {
        let paragraphs: String = text.lines().map(|line| format!("<p>{line}</p>")).collect();
        let html = format!(
            "<!doctype html><html><head><title>Orle</title></head><body><article>{paragraphs}</article></body></html>"
        );
        self.set(path, Answer::Page(html));
    }

    fn feed(&self, path: &str, pages: &[&str]) {
        let items: String = pages
            .iter()
            .map(|page| format!("<item><title>Orle dam</title><link>{}</link><pubDate>Thu, 27 Mar 2031 09:00:00 GMT</pubDate></item>", self.url(page)))
            .collect();
        self.set(
            path,
            Answer::Page(format!("<rss version=\"2.0\"><channel><title>Veldia Daily</title>{items}</channel></rss>")),
        );
    }

    /// How often a path was answered so.
    fn count(&self, path: &str, status: u16) -> usize {
        self.asked.lock().unwrap().iter().filter(|(asked, given)| asked == path && *given == status).count()
    }

    fn answer(&self, mut stream: TcpStream) {
        let mut lines = BufReader::new(stream.try_clone().unwrap());
        // One connection may ask again and again.
        loop {
            let mut head = String::new();
            while lines.read_line(&mut head).is_ok_and(|n| n > 2) {}
            let Some(path) = head.split(' ').nth(1).map(str::to_owned) else { return };
            let answer = self.answers.lock().unwrap().get(&path).cloned();
            let answer = answer.unwrap_or_else(|| Answer::Status("404 Not Found", String::new()));
            let status = match &answer {
                Answer::Page(body) if head.to_lowercase().contains(&format!("if-none-match: {}", tag(body))) => 304,
                Answer::Status(status, _) => status[..3].parse().unwrap(),
                _ => 200,
            };
            self.asked.lock().unwrap().push((path, status));
            if give(&mut stream, answer, status).is_err() {
                return;
            }
        }
    }
}

fn tag(body: &str) -> String {
    format!("\"{:x}\"", body.bytes().fold(7_u64, |hash, byte| hash.wrapping_mul(31).wrapping_add(byte.into())))
}

fn give(stream: &mut TcpStream, answer: Answer, status: u16) -> std::io::Result<()> {
    match answer {
        Answer::Page(body) if status == 304 => {
            write!(stream, "HTTP/1.1 304 Not Modified\r\nETag: {}\r\n\r\n", tag(&body))
        }
        Answer::Page(body) => {
            write!(stream, "HTTP/1.1 200 OK\r\nETag: {}\r\nContent-Length: {}\r\n\r\n{body}", tag(&body), body.len())
        }
        Answer::Status(status, headers) => write!(stream, "HTTP/1.1 {status}\r\n{headers}Content-Length: 0\r\n\r\n"),
        Answer::Huge => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n")?;
            loop {
                stream.write_all(&[b' '; 1 << 16])?;
            }
        }
        Answer::Slow => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<rss>")?;
            loop {
                stream.write_all(b" ")?;
                thread::sleep(Duration::from_millis(50));
            }
        }
        Answer::Bomb => {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
            (0..64).try_for_each(|_| encoder.write_all(&[b' '; 1 << 20]))?;
            let body = encoder.finish()?;
            write!(stream, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {}\r\n\r\n", body.len())?;
            stream.write_all(&body)
        }
        Answer::Cut => {
            write!(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 9000\r\n\r\n<rss>")?;
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
    }
}

fn command(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.args(args).env("VARIORUM_STORE", folder.join("store.db")).env("XDG_CONFIG_HOME", folder);
    command
}

fn variorum(folder: &Path, args: &[&str]) -> Output {
    command(folder, args).output().unwrap()
}

/// One round of a watch that asks everything again at once; gives what it told.
fn round(folder: &Path, site: &Site, args: &[&str]) -> (Vec<Value>, Output) {
    let usual = [
        "watch",
        "--once",
        "--delay",
        "0s",
        "--every",
        "0s",
        "--revisit",
        "0s",
        "--timeout",
        "1s",
        "--allow",
        &site.address,
    ];
    let done = variorum(folder, &[&usual, args].concat());
    let told = String::from_utf8_lossy(&done.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    (told, done)
}

fn events<'a>(told: &'a [Value], kind: &str) -> Vec<&'a Value> {
    told.iter().filter(|event| event["event"] == kind).collect()
}

const FIRST: &str = "The Orle dam will be raised by two metres, engineer Ada Brunt said on Monday after the council met.\n\
    “We have the money and the stone to raise it before winter,” Ms. Brunt told reporters in the town hall.\n\
    Some 1,200 people live below the dam, and the water stood at its highest mark for a week in spring.";
const SECOND: &str = "The dam on the Orle will be raised before winter, the council of Veldia decided on Monday evening.\n\
    “We have the money and the steel to raise it before winter,” Ada Brunt, the engineer, told reporters in the town hall.\n\
    Some 1,300 people live below the Orle dam, according to the council, which met for three hours.";

#[test]
fn what_a_feed_names_is_read_compared_and_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    site.feed("/rss", &["/one", "/two"]);
    site.page("/one", FIRST);
    site.page("/two", SECOND);
    let (told, done) = round(folder.path(), &site, &[&site.url("/rss")]);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let reports = events(&told, "report");
    assert_eq!(reports.len(), 2);
    assert!(reports.iter().all(|event| event["outlet"] == "Veldia Daily" && event["story"] == reports[0]["story"]));
    let altered = events(&told, "altered");
    assert_eq!(altered.len(), 1, "{told:?}");
    assert_eq!(altered[0]["cites"].as_array().unwrap().len(), 2);
    assert!(altered[0]["cites"][0]["text"].as_str().unwrap().contains("We have the money"));

    // Nothing changed: servers say so, and nothing is told again.
    let (told, _) = round(folder.path(), &site, &[]);
    assert_eq!(told, Vec::<Value>::new());
    assert_eq!((site.count("/rss", 304), site.count("/one", 304), site.count("/robots.txt", 404)), (1, 1, 2));
}

#[test]
fn a_silent_edit_keeps_both_versions_and_a_page_that_goes_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    site.feed("/rss", &["/one"]);
    site.page("/one", FIRST);
    round(folder.path(), &site, &[&site.url("/rss")]);
    site.page("/one", &FIRST.replace("the stone", "the steel").replace("1,200", "1,900"));
    let (told, _) = round(folder.path(), &site, &[]);
    let edit = events(&told, "edit")[0];
    assert_eq!(edit["changed"], serde_json::json!(["text"]));
    let kinds: Vec<&str> = edit["findings"].as_array().unwrap().iter().map(|it| it["kind"].as_str().unwrap()).collect();
    assert!(kinds.contains(&"altered"), "{edit}");
    let (removed, added) = (edit["removed"].as_array().unwrap(), edit["added"].as_array().unwrap());
    assert_eq!((removed.len(), added.len()), (2, 2));
    assert!(removed[0]["text"].as_str().unwrap().contains("the stone") && removed[0]["report"] == edit["before"]);
    assert!(added[1]["text"].as_str().unwrap().contains("1,900") && added[1]["report"] == edit["report"]);
    // The story has the last version alone: an earlier self is no copy and no second source.
    assert!(events(&told, "uncredited").is_empty() && events(&told, "report").is_empty());
    let exported = variorum(folder.path(), &["store", "export"]);
    assert_eq!(
        String::from_utf8_lossy(&exported.stdout).lines().filter(|line| line.starts_with("{\"report\"")).count(),
        2
    );

    site.set("/one", Answer::Status("410 Gone", String::new()));
    let (told, _) = round(folder.path(), &site, &[]);
    assert_eq!(events(&told, "gone").len(), 1);
    assert_eq!(events(&told, "gone")[0]["report"], edit["report"]);
    let (told, _) = round(folder.path(), &site, &[]);
    assert!(told.is_empty(), "{told:?}");
}

#[test]
fn every_fault_of_a_feed_is_told_and_mended_feeds_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    site.page("/one", FIRST);
    site.page("/page", FIRST);
    let faults = [
        ("/slow", Answer::Slow, "time that a request may take"),
        ("/huge", Answer::Huge, "32 MiB"),
        ("/bomb", Answer::Bomb, "32 MiB"),
        ("/cut", Answer::Cut, "cannot be reached"),
        (
            "/broken",
            Answer::Page("<rss version=\"2.0\"><channel><item><title>Orle</item>".into()),
            "tried to read a feed",
        ),
        ("/inside", Answer::Status("302 Found", "Location: http://127.0.0.2:9/secret\r\n".into()), "not public"),
        ("/around", Answer::Status("302 Found", "Location: /around\r\n".into()), "leads on"),
        ("/failing", Answer::Status("500 Internal Server Error", String::new()), "answers 500"),
        ("/nothing", Answer::Status("404 Not Found", String::new()), "answers 404"),
    ];
    for (path, answer, _) in &faults {
        site.set(path, answer.clone());
    }
    site.feed("/good", &["/one"]);
    let mut named: Vec<String> = faults.iter().map(|(path, ..)| site.url(path)).collect();
    named.extend([site.url("/page"), site.url("/good")]);
    let list = folder.path().join("feeds.opml");
    let outlines: String = named.iter().map(|url| format!("<outline xmlUrl=\"{url}\"/>")).collect();
    std::fs::write(&list, format!("<opml version=\"2.0\"><body>{outlines}</body></opml>")).unwrap();

    let began = Instant::now();
    let (told, done) = round(folder.path(), &site, &[list.to_str().unwrap()]);
    assert!(began.elapsed() < Duration::from_secs(60));
    assert_eq!(done.status.code(), Some(2));
    // One that fails holds up no other.
    assert_eq!(events(&told, "report").len(), 1);
    let errors = events(&told, "error");
    assert_eq!(errors.len(), faults.len() + 1, "{errors:?}");
    for (path, _, words) in &faults {
        let error = errors.iter().find(|event| event["feed"] == site.url(path)).unwrap();
        assert!(error["error"].as_str().unwrap().contains(words), "{path}: {error}");
    }
    let listed = variorum(folder.path(), &["watch", "--list"]);
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    assert_eq!(listed.lines().filter(|line| line.contains("\"failures\":1")).count(), faults.len() + 1);

    // They fail no more: what they name is read, though each was asked before and rests.
    for (number, (path, ..)) in faults.iter().enumerate() {
        let page = format!("/mended/{number}");
        site.page(&page, &format!("{FIRST}\nThis is what feed {number} says of it."));
        site.feed(path, &[&page]);
    }
    let (told, done) = round(folder.path(), &site, &[]);
    assert!(
        told.is_empty() && String::from_utf8_lossy(&done.stderr).contains("10 feeds could not be read before and rest")
    );
    let (told, _) = round(folder.path(), &site, &["--now"]);
    assert_eq!(events(&told, "report").len(), faults.len(), "{told:?}");
}

#[test]
fn a_feed_that_is_named_is_asked_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    site.feed("/rss", &["/one"]);
    site.page("/one", FIRST);
    let feed = site.url("/rss");
    // Forgotten to let it in: told so, and the next try is not held back for it.
    let refused = variorum(folder.path(), &["watch", "--once", &feed]);
    assert!(String::from_utf8_lossy(&refused.stderr).contains(&format!("--allow {}", site.address)));
    let done = variorum(folder.path(), &["watch", "--once", "--delay", "0s", "--allow", &site.address, &feed]);
    assert!(String::from_utf8_lossy(&done.stdout).contains("\"event\":\"report\""));
}

#[test]
fn a_site_is_left_alone_where_it_asks_for_it() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    site.feed("/rss", &["/one", "/private/two"]);
    site.page("/one", FIRST);
    site.page("/private/two", SECOND);
    site.set("/robots.txt", Answer::Page("User-agent: *\nDisallow: /private/\n".into()));
    let (told, _) = round(folder.path(), &site, &[&site.url("/rss")]);
    assert_eq!(events(&told, "report").len(), 1);
    // A page that cannot be had is told as well.
    assert_eq!(events(&told, "error").len(), 1);
    assert!(
        events(&told, "error")[0]["page"] == site.url("/private/two") && events(&told, "error")[0]["next"].is_null()
    );
    assert_eq!((site.count("/private/two", 200), site.count("/robots.txt", 200)), (0, 1));

    let busy = Site::start();
    busy.set("/rss", Answer::Status("429 Too Many Requests", "Retry-After: 3600\r\n".into()));
    busy.feed("/other", &["/one"]);
    let began = Instant::now();
    let (told, done) = round(folder.path(), &busy, &[&busy.url("/rss"), &busy.url("/other")]);
    assert!(began.elapsed() < Duration::from_secs(30));
    assert_eq!((events(&told, "error").is_empty(), done.status.code()), (false, Some(2)));
    // One answer was enough: the rest of the host waits as well. Which of the two came first is open.
    assert_eq!(busy.count("/rss", 429), 1);
    assert_eq!(busy.count("/one", 200), 0);

    let failing = Site::start();
    failing.set("/robots.txt", Answer::Status("503 Service Unavailable", String::new()));
    failing.feed("/rss", &["/one"]);
    round(folder.path(), &failing, &[&failing.url("/rss")]);
    assert_eq!(failing.count("/rss", 200), 0);
}

#[test]
fn the_text_that_a_feed_gives_stands_in_for_a_page_that_cannot_be_had() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    let item = format!(
        "<item><title>Orle dam</title><link>{}</link><content:encoded><![CDATA[<p>The council met, and agreed.</p>]]></content:encoded></item>",
        site.url("/closed")
    );
    let feed = format!(
        "<rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\"><channel><title>Veldia Daily</title>{item}</channel></rss>"
    );
    site.set("/rss", Answer::Page(feed));
    site.set("/closed", Answer::Status("403 Forbidden", String::new()));
    let (told, _) = round(folder.path(), &site, &[&site.url("/rss")]);
    assert_eq!(events(&told, "report").len(), 1);
    let found = variorum(folder.path(), &["search", "council", "--format", "json"]);
    assert!(String::from_utf8_lossy(&found.stdout).contains("\"text\": \"council\""));
}

#[test]
fn others_are_told_and_what_they_do_not_take_waits() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    site.feed("/rss", &["/one", "/two"]);
    site.page("/one", FIRST);
    site.page("/two", SECOND);
    let out = folder.path().join("told");
    // Whoever reads the lines is not held up by a command that fails; what it did not take waits for it.
    let exec = format!("[ -e '{0}' ] && cat >> '{0}'; echo noise", out.display());
    let failing = format!("{exec}; [ -e '{}' ]", out.display());
    let args = ["--exec", &failing, "--on", "altered"];
    let (told, done) = round(folder.path(), &site, &[&args[..], &[&site.url("/rss")]].concat());
    assert_eq!((events(&told, "altered").len(), done.status.code()), (1, Some(2)));
    std::fs::write(&out, "").unwrap();
    let (again, done) = round(folder.path(), &site, &args);
    assert_eq!((again.len(), done.status.code()), (0, Some(0)), "{again:?}");
    let taken: Value = serde_json::from_str(&std::fs::read_to_string(&out).unwrap()).unwrap();
    assert_eq!(&taken, events(&told, "altered")[0]);
    round(folder.path(), &site, &args);
    assert_eq!(std::fs::read_to_string(&out).unwrap().lines().count(), 1);
}

#[test]
fn an_address_is_told_and_its_key_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    site.feed("/rss", &["/one"]);
    site.page("/one", FIRST);
    let hook = site.url("/hook?token=abc123");
    let args = ["--webhook", &hook, "--on", "report"];
    let (told, done) = round(folder.path(), &site, &[&args[..], &[&site.url("/rss")]].concat());
    assert_eq!((events(&told, "report").len(), done.status.code()), (1, Some(2)));
    let said = String::from_utf8_lossy(&done.stderr).into_owned();
    assert!(said.contains("/hook?token=…") && said.contains("answers 404") && !said.contains("abc123"), "{said}");
    site.set("/hook?token=abc123", Answer::Status("204 No Content", String::new()));
    let (told, _) = round(folder.path(), &site, &args);
    assert_eq!((told.len(), site.count("/hook?token=abc123", 204)), (0, 1));
}

#[test]
fn a_watch_that_is_killed_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    let pages: Vec<String> = (0..12).map(|number| format!("/page/{number}")).collect();
    for (number, page) in pages.iter().enumerate() {
        site.page(page, &format!("{FIRST}\nThis is what report {number} alone says of the dam and its people."));
    }
    site.feed("/rss", &pages.iter().map(String::as_str).collect::<Vec<_>>());
    let mut told: Vec<Value> = Vec::new();
    let feed = site.url("/rss");
    let args = ["watch", "--delay", "60ms", "--allow", &site.address, &feed];
    for wait in [150, 400, 700] {
        let mut child = command(folder.path(), &args).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        let mut said = String::new();
        child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
        child.wait().unwrap();
        told.extend(said.lines().filter_map(|line| serde_json::from_str(line).ok()));
    }
    let (rest, _) = round(folder.path(), &site, &[]);
    told.extend(rest);
    let mut reports: Vec<&str> = events(&told, "report").iter().map(|event| event["url"].as_str().unwrap()).collect();
    reports.sort_unstable();
    reports.dedup();
    assert_eq!(reports.len(), pages.len());
    let check = variorum(folder.path(), &["store", "check"]);
    assert!(check.status.success(), "{}", String::from_utf8_lossy(&check.stdout));
}

#[test]
fn a_store_is_watched_by_one_alone() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    site.feed("/rss", &[]);
    let feed = site.url("/rss");
    let args = ["watch", "--allow", &site.address, &feed];
    let mut child = command(folder.path(), &args).stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
    let mut said = BufReader::new(child.stderr.take().unwrap()).lines();
    assert!(said.any(|line| line.unwrap().contains("watching 1 feed ")));
    let other = variorum(folder.path(), &["watch", "--once"]);
    child.kill().unwrap();
    child.wait().unwrap();
    assert!(String::from_utf8_lossy(&other.stderr).contains("is being watched already"));
    assert!(round(folder.path(), &site, &[]).1.status.success());
}

#[test]
fn old_reports_go_and_do_not_come_back() {
    let folder = tempfile::tempdir().unwrap();
    let site = Site::start();
    site.feed("/rss", &["/one"]);
    site.page("/one", FIRST);
    round(folder.path(), &site, &[&site.url("/rss")]);
    thread::sleep(Duration::from_millis(20));
    let (told, done) = round(folder.path(), &site, &["--keep-for", "1ms"]);
    assert!(told.is_empty() && String::from_utf8_lossy(&done.stderr).contains("1 report was removed"));
    let found = variorum(folder.path(), &["search", "council", "--format", "json"]);
    assert_eq!(String::from_utf8_lossy(&found.stdout).trim(), "[]");
}

#[test]
fn bad_use_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let said = |args: &[&str]| {
        let done = variorum(folder.path(), &[&["watch"], args].concat());
        assert_eq!(done.status.code(), Some(2));
        String::from_utf8_lossy(&done.stderr).into_owned()
    };
    assert!(said(&["--once"]).contains("no feed is watched yet"));
    assert!(said(&["https://me:word@veldia.example/rss"]).contains("name or password"));
    let list = folder.path().join("feeds.txt");
    std::fs::write(&list, "# of Veldia\nhttps://veldia.example/rss\nveldia.example\n").unwrap();
    assert!(said(&[list.to_str().unwrap()]).contains("feeds.txt:3"));
    assert!(said(&["missing.opml"]).contains("neither a file nor an address"));
    assert!(said(&["--on", "edit", "https://veldia.example/rss"]).contains("--exec"));
}
