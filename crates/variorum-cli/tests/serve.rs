//! The server as a browser and as a program ask it: pages and their JSON, reports put in, decisions, and who is let in.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::Value;

/// A server over a store in a folder of its own, stopped with it.
struct Server {
    child: Child,
    address: String,
    _folder: tempfile::TempDir,
}

struct Answer {
    status: u16,
    head: String,
    body: String,
}

impl Server {
    fn start(args: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let child = Command::new(env!("CARGO_BIN_EXE_variorum"))
            .args(["serve", "--quiet", "--port", "0"])
            .args(args)
            .env("VARIORUM_STORE", folder.path().join("store.db"))
            .env("XDG_CONFIG_HOME", folder.path())
            .stdout(Stdio::piped())
            .spawn();
        let mut child = child.unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().trim_start_matches("http://").trim_end_matches('/').to_owned();
        Self { child, address, _folder: folder }
    }

    fn ask(&self, request: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        let mut head = format!("{request} HTTP/1.1\r\nConnection: close\r\nContent-Length: {}\r\n", body.len());
        if !headers.iter().any(|(name, _)| *name == "Host") {
            head.push_str(&format!("Host: {}\r\n", self.address));
        }
        headers.iter().for_each(|(name, value)| head.push_str(&format!("{name}: {value}\r\n")));
        // Who is refused is answered before all was sent.
        let _ = stream.write_all(format!("{head}\r\n").as_bytes()).and_then(|()| stream.write_all(body));
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
        let status = head.split(' ').nth(1).and_then(|status| status.parse().ok()).unwrap_or(0);
        Answer { status, head: head.to_lowercase(), body: unchunked(head, body) }
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path}"), &[], b"")
    }

    fn json(&self, path: &str) -> Value {
        let answer = self.get(path);
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        serde_json::from_str(&answer.body).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// Puts files in.
    fn put(&self, files: &[(&str, Vec<u8>)]) -> Value {
        let mut body = Vec::new();
        for (name, bytes) in files {
            let head = format!("--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n");
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--cut--\r\n");
        let headers = [("Content-Type", "multipart/form-data; boundary=cut"), ("Accept", "application/json")];
        let answer = self.ask("POST /reports", &headers, &body);
        assert_eq!(answer.status, 200, "{}", answer.body);
        serde_json::from_str(&answer.body).unwrap()
    }

    fn decide(&self, form: &str, headers: &[(&str, &str)]) -> Answer {
        let mut all = vec![("Content-Type", "application/x-www-form-urlencoded")];
        all.extend_from_slice(headers);
        self.ask("POST /decisions", &all, form.as_bytes())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn unchunked(head: &str, body: &str) -> String {
    if !head.to_lowercase().contains("transfer-encoding: chunked") {
        return body.into();
    }
    let (mut rest, mut whole) = (body, String::new());
    while let Some((size, after)) = rest.split_once("\r\n") {
        let size = usize::from_str_radix(size, 16).unwrap_or(0);
        if size == 0 || after.len() < size {
            break;
        }
        whole.push_str(&after[..size]);
        rest = after[size..].trim_start_matches("\r\n");
    }
    whole
}

fn example(story: &str) -> Vec<(&'static str, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples").join(story);
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &Path| -> &'static str { path.file_name().unwrap().to_str().unwrap().to_owned().leak() };
    paths.iter().map(|path| (name(path), std::fs::read(path).unwrap())).collect()
}

#[test]
fn a_reporter_puts_files_in_and_reads_the_story() {
    let server = Server::start(&[]);
    assert!(server.get("/").body.contains("Nothing is here yet"));
    let mut files = example("harbour-ferry");
    files.push(("broken.json", b"{\"text\": ".to_vec()));
    let put = server.put(&files);
    assert_eq!(put["done"], true);
    assert_eq!(put["reports"].as_array().unwrap().len(), 6, "{put}");
    assert!(put["failures"][0].as_str().unwrap().contains("broken.json"), "{put}");
    assert_eq!(server.put(&files)["reports"][0]["new"], false);
    // A bad line fails alone.
    let lines = b"{\"text\": \"The sea was calm.\"}\n{\"text\": 7}\n{\"text\": \"It was not.\"}\n".to_vec();
    let put = server.put(&[("lines.jsonl", lines)]);
    assert_eq!((put["reports"].as_array().unwrap().len(), put["failures"].as_array().unwrap().len()), (2, 1), "{put}");

    let list = server.json("/stories.json");
    assert_eq!((list["count"].as_u64(), list["reports"].as_u64()), (Some(1), Some(8)), "{list}");
    let story = list["stories"][0]["story"].as_str().unwrap();
    let record = server.json(&format!("/stories/{story}.json"));
    assert_eq!(record["reports"].as_array().unwrap().len(), 6);
    let page = server.get(&format!("/stories/{story}"));
    assert_eq!(page.status, 200);
    assert!(page.body.contains("Altered quotes") && page.body.contains("/decide?story="));
    assert!(server.get("/").body.contains(&format!("href=\"/stories/{story}\"")));
    assert!(server.get("/?uncredited=on&latest=on").body.contains(story));

    let id = record["reports"][0]["id"].as_str().unwrap();
    assert_eq!(server.json(&format!("/reports/{id}.json"))["text"], record["reports"][0]["text"]);
    assert!(server.get(&format!("/reports/{id}")).body.contains("A-0"));
    let original = server.get(&format!("/reports/{id}/original"));
    assert!(original.head.contains("attachment") && original.head.contains("octet-stream"));
    let other = record["reports"][1]["id"].as_str().unwrap();
    let pair = server.json(&format!("/compare.json?report={id}&report={other}"));
    assert_eq!(pair["reports"].as_array().unwrap().len(), 2);

    let hits = server.json("/search.json?words=%22port+elsa%22");
    assert!(!hits["hits"].as_array().unwrap().is_empty());
    assert!(server.get("/search?from=many").body.contains("is no number"));
    assert_eq!(server.get("/search.json?from=many").status, 400);
}

#[test]
fn an_address_is_asked_for_and_none_that_leads_inside() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let outlet = listener.local_addr().unwrap().to_string();
    std::thread::spawn(move || {
        for mut stream in listener.incoming().flatten() {
            let mut head = [0; 4096];
            let _ = stream.read(&mut head);
            let body = "<html><head><title>Dam holds</title></head><body><article><h1>Dam holds</h1><p>The dam at Orle \
                        holds, the province said on Monday.</p><p>Nobody was hurt, it said, and the road is open.</p></article>";
            let _ = write!(
                stream,
                "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
        }
    });
    let server = Server::start(&["--allow", &outlet]);
    let ask = |address: &str| -> Value {
        let body = format!("--cut\r\nContent-Disposition: form-data; name=\"address\"\r\n\r\n{address}\r\n--cut--\r\n");
        let headers = [("Content-Type", "multipart/form-data; boundary=cut"), ("Accept", "application/json")];
        serde_json::from_str(&server.ask("POST /reports", &headers, body.as_bytes()).body).unwrap()
    };
    let address = format!("http://{outlet}/news/dam");
    let put = ask(&format!("{address} http://{}/", server.address));
    assert_eq!(put["reports"].as_array().unwrap().len(), 1, "{put}");
    assert!(put["failures"][0].as_str().unwrap().contains("is not public"), "{put}");
    let report = server.json(&format!("/reports/{}.json", put["reports"][0]["id"].as_str().unwrap()));
    assert_eq!(report["source"]["url"], address);
    assert!(report["text"].as_str().unwrap().contains("the road is open"));
}

#[test]
fn a_decision_stands_by_its_finding_and_can_be_taken_back() {
    let server = Server::start(&[]);
    server.put(&example("harbour-ferry"));
    let story = server.json("/stories.json")["stories"][0]["story"].as_str().unwrap().to_owned();
    let page = server.get(&format!("/stories/{story}")).body;
    let key = page.split("&amp;finding=").nth(1).unwrap().split('"').next().unwrap().to_owned();
    assert!(server.get(&format!("/decide?story={story}&finding={key}")).body.contains("Confirm"));
    let form = |verdict: &str| format!("story={story}&finding={key}&verdict={verdict}&note=asked+%3Cthem%3E");
    let decided = server.decide(&form("confirmed"), &[]);
    assert_eq!(decided.status, 303);
    assert!(decided.head.contains(&format!("location: /stories/{story}#")));
    assert!(server.get(&format!("/stories/{story}")).body.contains("asked &lt;them&gt;"));
    let listed = server.json("/decisions.json");
    assert_eq!(listed["decisions"][0]["verdict"], "confirmed");
    assert!(listed["decisions"][0]["cites"].as_array().is_some_and(|cites| !cites.is_empty()));
    // More reports come: the finding is another story's, or the same; the decision stays.
    server.put(&example("dam-vote"));
    assert!(server.get(&format!("/stories/{story}")).body.contains("asked &lt;them&gt;"));
    assert_eq!(server.decide(&form("none"), &[]).status, 303);
    assert!(server.json("/decisions.json")["decisions"].as_array().unwrap().is_empty());
    assert_eq!(server.decide(&form("perhaps"), &[]).status, 400);
    assert_eq!(server.decide(&form("confirmed").replace(&key, "00"), &[]).status, 404);
}

#[test]
fn nobody_elses_page_reaches_the_store() {
    let server = Server::start(&[]);
    for host in ["evil.example", "evil.example:4747", "localhost.evil.example"] {
        assert_eq!(server.ask("GET /stories.json", &[("Host", host)], b"").status, 421, "{host}");
    }
    let origin = format!("http://{}", server.address);
    assert_eq!(server.decide("story=s&finding=f&verdict=none", &[("Origin", "http://evil.example")]).status, 403);
    assert_eq!(server.decide("story=s&finding=f&verdict=none", &[("Sec-Fetch-Site", "cross-site")]).status, 403);
    assert_eq!(server.decide("story=s&finding=f&verdict=none", &[("Origin", &origin)]).status, 404);
    let head = server.get("/").head;
    for line in ["content-security-policy: default-src 'none'", "nosniff", "frame-ancestors 'none'", "no-store"] {
        assert!(head.contains(line), "{line}: {head}");
    }
}

#[test]
fn a_token_is_asked_for_and_leaves_the_address() {
    let token = "a-long-enough-token";
    let server = Server::start(&["--token", token]);
    assert_eq!(server.get("/").status, 401);
    assert_eq!(server.get("/?token=another-long-token").status, 401);
    let first = server.get(&format!("/?token={token}"));
    assert_eq!(first.status, 303);
    assert!(first.head.contains("location: /\r\n") && first.head.contains("httponly"), "{}", first.head);
    let cookie = format!("other=1; variorum={token}");
    assert_eq!(server.ask("GET /", &[("Cookie", &cookie)], b"").status, 200);
    let bearer = format!("Bearer {token}");
    assert_eq!(server.ask("GET /stories.json", &[("Authorization", &bearer)], b"").status, 200);
    let refused = Command::new(env!("CARGO_BIN_EXE_variorum")).args(["serve", "--host", "0.0.0.0"]).output().unwrap();
    assert_eq!(refused.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("--token"));
}

#[cfg(unix)]
#[test]
fn it_stops_when_told_though_somebody_listens() {
    let mut server = Server::start(&[]);
    let mut listener = TcpStream::connect(&server.address).unwrap();
    write!(listener, "GET /events HTTP/1.1\r\nHost: {}\r\n\r\n", server.address).unwrap();
    let mut first = [0; 12];
    listener.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"HTTP/1.1 200");
    Command::new("kill").arg(server.child.id().to_string()).status().unwrap();
    let ended = (0..100).find_map(|_| {
        std::thread::sleep(std::time::Duration::from_millis(100));
        server.child.try_wait().unwrap()
    });
    assert_eq!(ended.and_then(|status| status.code()), Some(0));
}

#[test]
fn every_address_that_is_described_answers() {
    let server = Server::start(&[]);
    server.put(&example("dam-vote"));
    let story = server.json("/stories.json")["stories"][0]["story"].as_str().unwrap().to_owned();
    let id = server.json(&format!("/stories/{story}.json"))["reports"][0]["id"].as_str().unwrap().to_owned();
    let described = server.json("/api");
    assert_eq!(described["openapi"], "3.1.0");
    for (path, methods) in described["paths"].as_object().unwrap() {
        let address = path.replace("{story}", &story).replace("{id}", &id);
        let address = if path == "/compare.json" { format!("{address}?report={id}") } else { address };
        if methods.get("get").is_some() && path != "/events" && !path.ends_with("/versions") {
            assert_eq!(server.get(&address).status, 200, "{address}");
        }
        if methods.get("post").is_some() {
            assert_ne!(server.ask(&format!("POST {address}"), &[], b"").status, 404, "{address}");
        }
    }
    assert_eq!(server.get("/nowhere").status, 404);
    assert_eq!(server.get("/stories/s-none").status, 404);
    assert_eq!(server.get("/reports/none").status, 400);
    assert_eq!(server.ask("PUT /", &[], b"").status, 405);
}
