//! The commands as a person uses them: bad input named, the others going on, exit status, help.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder of its own for one test, gone with it.
struct Folder(PathBuf);

impl Folder {
    fn new(test: &str, files: &[(&str, &[u8])]) -> Self {
        let folder = std::env::temp_dir().join(format!("variorum-{test}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, bytes) in files {
            std::fs::write(folder.join(name), bytes).unwrap();
        }
        Self(folder)
    }

    fn run(&self, args: &[&str]) -> Done {
        Done::of(self.command(args).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs with `input` on standard input.
    fn run_on(&self, input: &[u8], args: &[&str]) -> Done {
        let mut command = self.command(args);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Who reads a file instead may be gone before it is all written.
        let _ = child.stdin.take().unwrap().write_all(input);
        Done::of(child.wait_with_output().unwrap())
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
        command.args(args).current_dir(&self.0).env("XDG_CONFIG_HOME", &self.0).env_remove("VARIORUM_FORMAT");
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

struct Done {
    status: i32,
    stdout: String,
    stderr: String,
}

impl Done {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { status: output.status.code().unwrap(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }

    fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.stdout).unwrap_or_else(|error| panic!("{error}: {} {}", self.stdout, self.stderr))
    }
}

const FIRST: &[u8] = b"PORT ELSA, March 4 (Keswane) - Fourteen people were hurt, the harbour office said.\n";
const SECOND: &[u8] = b"Seventeen people were hurt in Port Elsa, the harbour office said on Tuesday.\n";

#[test]
fn unreadable_files_are_named_and_the_others_go_on() {
    let folder = Folder::new(
        "unreadable",
        &[("a.txt", FIRST), ("empty.txt", b""), ("zip.txt", b"PK\x03\x04\0\0\0"), ("b.txt", SECOND)],
    );
    let done = folder.run(&[
        "compare",
        "--together",
        "--format",
        "json",
        "a.txt",
        "empty.txt",
        "zip.txt",
        "gone.txt",
        "b.txt",
    ]);
    assert_eq!(done.status, 2);
    for name in ["empty.txt", "zip.txt", "gone.txt"] {
        assert!(done.stderr.contains(name), "{name} in {}", done.stderr);
    }
    assert_eq!(done.json()["reports"].as_array().unwrap().len(), 2);
}

#[test]
fn broken_encoding_is_a_notice_not_an_error() {
    let folder = Folder::new(
        "encoding",
        &[("a.txt", b"\xe2\x80\x9cWe wait,\xe2\x80\x9d the harbour office said \xc3 on Tuesday.\n")],
    );
    let done = folder.run(&["read", "a.txt"]);
    assert_eq!(done.status, 0, "{}", done.stderr);
    let kinds: Vec<String> =
        done.json()["notices"].as_array().unwrap().iter().map(|n| n["kind"].as_str().unwrap().into()).collect();
    assert!(kinds.contains(&"broken_encoding".into()), "{kinds:?}");
}

#[test]
fn a_guessed_encoding_is_told_where_the_result_is_written_elsewhere() {
    let folder = Folder::new(
        "guessed",
        &[("a.txt", b"The mayor said \x93we will not go\x94 on Tuesday, and left.\n\n\x81 x\n")],
    );
    let done = folder.run(&["compare", "--format", "html", "-o", "new/folder/page.html", "a.txt"]);
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(folder.0.join("new/folder/page.html").is_file());
    for words in ["a.txt", "windows-1252", "line 1, column 16", "line 3, column 1"] {
        assert!(done.stderr.contains(words), "{words}: {}", done.stderr);
    }
}

#[test]
fn what_the_text_says_itself_is_not_said_again() {
    let folder = Folder::new("once", &[("a.txt", FIRST)]);
    let done = folder.run(&["compare", "a.txt"]);
    assert_eq!((done.status, done.stderr.as_str()), (0, ""));
    assert_eq!(done.stdout.matches("only one report").count(), 1, "{}", done.stdout);
}

#[test]
fn a_report_given_for_a_record_is_told_what_is_wanted() {
    let folder = Folder::new("verify", &[("a.txt", FIRST)]);
    let done = folder.run(&["verify", "a.txt"]);
    assert_eq!((done.status, done.stderr.contains("compare --format json")), (2, true), "{}", done.stderr);
}

#[test]
fn one_report_alone_gives_a_record_with_a_notice() {
    let folder = Folder::new("single", &[("a.txt", FIRST)]);
    let done = folder.run(&["compare", "--format", "json", "a.txt"]);
    assert_eq!(done.status, 0);
    assert_eq!(done.json()["notices"][0]["kind"], "single_report");
    assert!(done.stderr.contains("only one report"));
}

#[test]
fn one_report_twice_is_one_and_two_outlets_are_two() {
    let folder = Folder::new(
        "twice",
        &[
            ("a.txt", FIRST),
            ("b.txt", FIRST),
            ("c.json", br#"{"text": "Fourteen people were hurt.", "source": "The Day"}"#),
            ("d.json", br#"{"text": "Fourteen people were hurt.", "source": "The Night"}"#),
        ],
    );
    let one = folder.run(&["compare", "--together", "--format", "json", "a.txt", "b.txt"]).json();
    assert_eq!(one["reports"].as_array().unwrap().len(), 1);
    assert_eq!(one["reports"][0]["source"]["paths"], serde_json::json!(["a.txt", "b.txt"]));
    assert_eq!(one["notices"][0]["kind"], "duplicate");
    let two = folder.run(&["compare", "--together", "--format", "json", "c.json", "d.json"]).json();
    assert_eq!(two["reports"].as_array().unwrap().len(), 2);
}

#[test]
fn an_unclosed_mark_ends_with_its_paragraph_and_is_noticed() {
    let text = "“We will rebuild, the mayor said.\n\nNobody else spoke.\n";
    let folder = Folder::new("unclosed", &[("a.txt", text.as_bytes())]);
    let report = folder.run(&["read", "a.txt"]).json();
    assert!(
        report["notices"].as_array().unwrap().iter().any(|notice| notice["kind"] == "unclosed_quote"),
        "{}",
        report["notices"]
    );
    let limit = text.chars().position(|c| c == '\n').unwrap() as u64;
    for quote in report["quotes"].as_array().unwrap() {
        assert!(quote["end"].as_u64().unwrap() <= limit, "{quote}");
    }
}

#[test]
fn facts_are_set_for_one_file_and_wrong_ones_told() {
    let folder =
        Folder::new("facts", &[("a.txt", SECOND), ("m.toml", b"[[report]]\npath = \"a.txt\"\noutlet = \"The Day\"\n")]);
    let report = folder.run(&["read", "a.txt", "--set", "a.txt:published=2025-03-05,outlet=Bay, Coast & Co"]).json();
    assert_eq!(report["source"]["outlet"], "Bay, Coast & Co");
    assert_eq!(report["source"]["published_from"], "given");
    let tuesday = report["dates"].as_array().unwrap().iter().find(|date| date["value"] == "2025-03-04");
    assert!(tuesday.is_some(), "{}", report["dates"]);
    assert_eq!(folder.run(&["read", "--manifest", "m.toml"]).json()["source"]["outlet"], "The Day");
    let wrong = folder.run(&["read", "a.txt", "--set", "b.txt:outlet=X"]);
    assert_eq!((wrong.status, wrong.stderr.contains("b.txt")), (2, true));
    let no_day = folder.run(&["read", "a.txt", "--set", "a.txt:published=2025-13-45"]);
    assert_eq!((no_day.status, no_day.stderr.contains("2025-13-45")), (2, true), "{}", no_day.stderr);
    std::fs::write(folder.0.join("wrong.toml"), "[[report]]\npath = \"a.txt\"\npublished = \"yesterday\"\n").unwrap();
    let no_day = folder.run(&["read", "--manifest", "wrong.toml"]);
    assert_eq!((no_day.status, no_day.stderr.contains("yesterday")), (2, true), "{}", no_day.stderr);
}

const NEWSLETTER: &str = "From: Veldia Daily <news@veldia.example>\r\nTo: ann@reader.example\r\nSubject: Harbour fire\r\n\
    Date: Tue, 4 Mar 2031 18:30:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n\
    --b\r\nContent-Type: text/plain\r\n\r\nFourteen people were hurt.\r\n--b\r\nContent-Type: text/html; charset=utf-8\r\n\
    Content-Transfer-Encoding: quoted-printable\r\n\r\n<p><a href=3D\"https://veldia.example/fire\">View online</a></p>\
    <p>Fourteen people were hurt in Port Elsa, the harbour office said =E2=80=93 =\r\ntwo badly.</p>\
    <p>You are receiving this newsletter because you signed up.</p>\r\n--b--\r\n";

#[test]
fn a_newsletter_is_a_report_and_a_mailbox_holds_many() {
    let from = "From news@veldia.example Tue Mar  4 18:30:00 2031\n";
    let mailbox = format!("{from}{NEWSLETTER}\n{from}no message\n\n{from}Subject: Calm\n\nThe harbour was calm.\n");
    let folder = Folder::new("mail", &[("newsletter.eml", NEWSLETTER.as_bytes()), ("all.mbox", mailbox.as_bytes())]);
    let report = folder.run(&["read", "newsletter.eml"]).json();
    assert_eq!(report["text"], "Fourteen people were hurt in Port Elsa, the harbour office said – two badly.");
    let source = &report["source"];
    for (field, expected) in [
        ("title", "Harbour fire"),
        ("outlet", "Veldia Daily"),
        ("url", "https://veldia.example/fire"),
        ("path", "newsletter.eml"),
    ] {
        assert_eq!(source[field], expected, "{source}");
    }
    assert!(source["published"].to_string().contains("2031-03-04"), "{source}");
    assert_eq!(folder.run_on(NEWSLETTER.as_bytes(), &["read", "-"]).json()["source"]["title"], "Harbour fire");

    let all = folder.run(&["read", "all.mbox"]);
    assert_eq!((all.status, all.stdout.lines().count()), (2, 2), "{}", all.stderr);
    assert!(all.stderr.contains("all.mbox:2") && all.stderr.contains("tried to read a mail message"), "{}", all.stderr);
    let record = folder.run(&["compare", "--together", "--format", "json", "all.mbox", "-o", "record.json"]);
    assert_eq!(record.status, 2, "{}", record.stderr);
    let verified = folder.run(&["verify", "record.json"]);
    assert_eq!(verified.status, 0, "{} {}", verified.stdout, verified.stderr);
}

#[test]
fn standard_input_is_a_report_and_json_lines_are_many() {
    let lines = "{\"text\": \"One fell.\"}\nnot json\n{\"text\": \"Two fell.\"}\n";
    let folder = Folder::new("lines", &[("a.jsonl", lines.as_bytes())]);
    let done = folder.run(&["read", "a.jsonl"]);
    assert_eq!((done.status, done.stdout.lines().count()), (2, 2), "{}", done.stderr);
    assert!(done.stderr.contains("a.jsonl") && done.stderr.contains('2'), "{}", done.stderr);

    assert_eq!(folder.run_on(FIRST, &["read", "-"]).json()["source"]["path"], "-");
}

#[test]
fn only_what_is_wanted_is_looked_for_and_it_is_what_all_would_give() {
    let text = b"PORT ELSA, March 4 (Keswane) - On Monday 14 people of Harbour 12 were hurt, Ann Orlo of the harbour office said.\n";
    let folder = Folder::new("only", &[("a.txt", text)]);
    let all = folder.run(&["read", "a.txt"]).json();
    let kinds = [
        ("names", &["entities"][..]),
        ("dates", &["dates"]),
        ("figures", &["figures"]),
        ("dates,figures", &["dates", "figures"]),
    ];
    for (only, given) in kinds {
        let record = folder.run(&["read", "--only", only, "a.txt"]).json();
        for name in ["entities", "dates", "figures", "quotes"] {
            assert!(!all[name].as_array().unwrap().is_empty(), "{name}");
            let expected = if given.contains(&name) { all[name].clone() } else { serde_json::json!([]) };
            assert_eq!(record[name], expected, "{name} of {only}");
        }
    }
    assert_eq!(folder.run(&["read", "--only", "verbs", "a.txt"]).status, 2);
}

#[test]
fn json_lines_tell_themselves_without_their_ending() {
    let cut = "{\"text\": \"One fell.\"}\n{\"text\": \"Two\n{\"text\": \"Three fell.\"}\n";
    let folder = Folder::new("unnamed-lines", &[("feed", cut.as_bytes()), ("feed.json", cut.as_bytes())]);
    for path in ["-", "feed", "feed.json"] {
        let done = folder.run_on(cut.as_bytes(), &["read", path]);
        assert_eq!((done.status, done.stdout.lines().count()), (2, 2), "{}", done.stderr);
        assert!(done.stderr.contains(&format!("{path}:2:13: ")), "{}", done.stderr);
        assert!(done.stdout.contains(&format!("\"{path}:1\"")) && done.stdout.contains(&format!("\"{path}:3\"")));
    }
    let other = folder.run_on(b"\n{\"text\": \"One fell.\"}\nnot json\n", &["read", "-"]);
    assert_eq!((other.status, other.stdout.lines().count()), (2, 1), "{}", other.stderr);
    assert!(other.stderr.contains("-:3:"), "{}", other.stderr);
    let spread = folder.run_on(b"{\n\"text\": \"One fell.\"\n}\n", &["read", "-"]);
    assert_eq!((spread.status, spread.stdout.lines().count()), (0, 1), "{}", spread.stderr);
}

#[test]
fn settings_files_are_used_and_flags_win() {
    let folder = Folder::new("settings", &[("a.txt", FIRST), ("variorum.toml", b"format = \"jsonl\"\n")]);
    assert!(folder.run(&["compare", "a.txt"]).stdout.starts_with("{\"schema\""));
    assert!(folder.run(&["compare", "--format", "markdown", "a.txt"]).stdout.starts_with('#'));
    std::fs::write(folder.0.join("variorum.toml"), "colour = 1\n").unwrap();
    let wrong = folder.run(&["compare", "a.txt"]);
    assert_eq!((wrong.status, wrong.stderr.contains("colour")), (2, true), "{}", wrong.stderr);
}

#[test]
fn tables_go_into_a_folder_or_one_to_the_terminal() {
    let folder = Folder::new("tables", &[("a.txt", FIRST), ("b.txt", SECOND)]);
    let done = folder.run(&["compare", "--together", "--format", "csv", "-o", "out", "a.txt", "b.txt"]);
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert!(folder.0.join("out/reports.csv").is_file() && folder.0.join("out/figures.csv").is_file());
    let one = folder.run(&["compare", "--together", "--format", "csv", "--table", "reports", "a.txt", "b.txt"]);
    assert_eq!(one.stdout.lines().count(), 3, "{}", one.stdout);
    for args in [["--table", "nothing"].as_slice(), &[]] {
        let wrong = folder.run(&[&["compare", "--format", "csv", "a.txt"], args].concat());
        assert_eq!((wrong.status, wrong.stderr.contains("sayings")), (2, true), "{}", wrong.stderr);
    }
}

#[test]
fn help_teaches_and_every_generated_file_comes() {
    let folder = Folder::new("help", &[]);
    let help = folder.run(&["compare", "--help"]).stdout;
    for word in ["--together", "--set", "--manifest", "Limits", "16 MiB", "Exit status"] {
        assert!(help.contains(word), "{word} in help");
    }
    for (what, sign) in [
        ("man", ".TH"),
        ("complete-bash", "variorum"),
        ("complete-zsh", "#compdef"),
        ("complete-fish", "complete -c"),
        ("schema", "\"$defs\""),
    ] {
        assert!(folder.run(&["generate", what]).stdout.contains(sign), "{what}");
    }
    assert_eq!(folder.run(&["generate", "man", "-o", "share/man1"]).status, 0);
    let page = |name: &str| std::fs::read_to_string(folder.0.join("share/man1").join(name)).unwrap();
    assert!(page("variorum.1").contains("variorum\\-compare(1)"), "{}", page("variorum.1"));
    assert!(page("variorum-store-add.1").contains(".TH variorum-store-add 1"), "{}", page("variorum-store-add.1"));
    assert_eq!(folder.run(&["generate", "schema", "-o", "schema.json"]).status, 0);
    assert!(std::fs::read_to_string(folder.0.join("schema.json")).unwrap().contains("\"$defs\""));
    assert_eq!(folder.run(&["compare"]).status, 2);
    assert_eq!(folder.run(&["nothing"]).status, 2);
}

#[test]
fn an_address_that_leads_inside_is_refused_and_the_others_go_on() {
    let folder = Folder::new("inside", &[("a.txt", b"The dam holds, the mayor said.")]);
    let done = folder.run(&["compare", "http://127.0.0.1:9/secret?x=*", "a.txt", "--together", "--format", "json"]);
    assert_eq!(done.status, 2, "{}", done.stderr);
    assert!(done.stderr.contains("is not public") && done.stderr.contains("--allow 127.0.0.1:9"), "{}", done.stderr);
    assert_eq!(done.json()["reports"].as_array().unwrap().len(), 1);
}

#[test]
fn packed_files_are_read_and_verified_as_what_they_hold() {
    use flate2::{Compression, write::GzEncoder};
    let gzip = |text: &[u8]| {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    };
    let lines = b"{\"text\": \"The council of Orlo met on Monday.\"}\n{\"text\": \"It agreed to raise the dam.\"}\n";
    let table = zstd::bulk::compress(b"text,outlet\nThe dam holds.,Orlo Post\n", 3).unwrap();
    let mountain = gzip(&vec![b'a'; 40 << 20]);
    let files: [(&str, &[u8]); 4] = [
        ("a.jsonl.gz", &gzip(lines)),
        ("b.csv.zst", &table),
        ("c.txt.gz", &mountain),
        ("d.txt.gz", &gzip(lines)[..30]),
    ];
    let folder = Folder::new("packed", &files);
    let done = folder.run(&["read", "."]);
    assert_eq!((done.status, done.stdout.lines().count()), (2, 3), "{}", done.stderr);
    assert!(done.stdout.contains("a.jsonl.gz:2") && done.stdout.contains("\"outlet\":\"Orlo Post\""));
    assert!(done.stderr.contains("c.txt.gz: a report may have 16777216 bytes at most"), "{}", done.stderr);
    assert!(done.stderr.contains("d.txt.gz"), "{}", done.stderr);
    let done = folder.run(&["compare", "a.jsonl.gz", "--together", "--format", "json", "-o", "record.json"]);
    assert_eq!(done.status, 0, "{}", done.stderr);
    assert_eq!(folder.run(&["verify", "record.json"]).status, 0);
    assert_eq!(folder.run_on(&gzip(lines), &["read", "-"]).stdout.lines().count(), 2);
}

#[test]
fn each_part_of_a_text_leads_to_its_bytes() {
    let page = "<html><head><meta charset=iso-8859-1></head><body><article><p>The caf\u{e9} of Orlo &amp; the dam <b>held</b> on \
                Thursday, the council said after a long night.</p></article></body></html>";
    let bytes: Vec<u8> = page.chars().map(|c| u8::try_from(u32::from(c)).unwrap()).collect();
    let folder = Folder::new("origins", &[("a.html", &bytes)]);
    let report = folder.run(&["read", "--bytes", "--only", "dates", "a.html"]).json();
    let text: Vec<char> = report["text"].as_str().unwrap().chars().collect();
    let mut shown = String::new();
    for part in report["origins"].as_array().unwrap() {
        let at = |key: &str| usize::try_from(part[key].as_u64().unwrap()).unwrap();
        let slice: String = text[at("start")..at("end")].iter().collect();
        let source: String = bytes[at("byte_start")..at("byte_end")].iter().map(|&byte| char::from(byte)).collect();
        assert_eq!(source.replace("&amp;", "&"), slice);
        shown += &slice;
    }
    let letters = |text: String| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(letters(shown), letters(text.into_iter().collect()));
    assert!(folder.run(&["read", "a.html"]).json().get("origins").is_none());
}
