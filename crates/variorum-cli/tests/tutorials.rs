//! Every command that the tutorials and the readme show is run, and what they print is compared with what is shown.
//!
//! A block of code named `console` holds commands (`$ command`, gone on with in lines that begin with `> `) and, under each, what it
//! prints on standard output and standard error. A line `…` stands for any lines, `…` inside a line for any characters. The commands of
//! a page run one after another in one copy of `examples/`, each in a shell of its own, and must end with status 0. A block named
//! `console feature-NAME` is run where the program has that feature.
//!
//! `cargo xtask bless` lets this test write what is printed into the pages, where no `…` stands in for a part of it.

#![cfg(unix)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use tempfile::TempDir;

/// Set by `cargo xtask bless`.
const BLESS: &str = "VARIORUM_BLESS";

/// What the list of commands in the readme has that does not end by itself, or asks the web.
const LASTING: [&str; 2] = ["variorum serve", "variorum watch"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A command and what it is shown to print; the lines of the page on which that stands.
#[derive(Debug, PartialEq)]
struct Shown {
    command: String,
    output: Vec<String>,
    first_line: usize,
}

/// The commands of a page, in their order.
fn commands(page: &str) -> Vec<Shown> {
    let mut found: Vec<Shown> = Vec::new();
    let mut inside = false;
    let mut known = true;
    for (number, line) in page.lines().enumerate() {
        if line.starts_with("```") {
            inside = !inside && line.starts_with("```console");
            known = line.strip_prefix("```console feature-").is_none_or(has_feature);
        } else if inside && known {
            if let Some(command) = line.strip_prefix("$ ") {
                found.push(Shown { command: command.into(), output: Vec::new(), first_line: number + 1 });
            } else if let Some(shown) = found.last_mut() {
                match line.strip_prefix("> ").or((line == ">").then_some("")) {
                    Some(more) if shown.output.is_empty() => {
                        shown.command = format!("{}\n{more}", shown.command);
                        shown.first_line = number + 1;
                    }
                    _ => shown.output.push(line.into()),
                }
            }
        }
    }
    found
}

fn has_feature(name: &str) -> bool {
    match name {
        "mcp" => cfg!(feature = "mcp"),
        "pdf" => cfg!(feature = "pdf"),
        _ => panic!("no feature {name}"),
    }
}

/// A folder with the examples in it, which the page's commands may fill.
fn workplace() -> TempDir {
    let folder = TempDir::new().unwrap();
    copy(&root().join("examples"), &folder.path().join("examples"));
    folder
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let (path, name) = entry.map(|entry| (entry.path(), entry.file_name())).unwrap();
        if path.is_dir() {
            copy(&path, &to.join(name));
        } else {
            std::fs::copy(&path, to.join(name)).unwrap();
        }
    }
}

/// Runs a line of the shell as a reader would: nothing of the test's surroundings but the program.
fn shell(folder: &Path, line: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_variorum")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap_or_default());
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("exec 2>&1\n{line}")]).current_dir(folder).env("PATH", path).env("HOME", folder);
    for name in ["VARIORUM_FORMAT", "VARIORUM_THREADS", "VARIORUM_STORE", "XDG_DATA_HOME", "XDG_CONFIG_HOME"] {
        shell.env_remove(name);
    }
    shell.env("LC_ALL", "C.UTF-8").env("PYTHONIOENCODING", "utf-8").output().unwrap()
}

/// What a command prints, as lines.
fn printed(folder: &Path, command: &str) -> Result<Vec<String>, String> {
    let command = command.replace("cargo run --release -- ", "variorum ");
    let done = shell(folder, &command);
    let text = String::from_utf8_lossy(&done.stdout).into_owned();
    if !done.status.success() {
        return Err(format!("$ {command}\nends with {}:\n{text}", done.status));
    }
    Ok(text.lines().map(|line| line.trim_end().to_owned()).collect())
}

/// Whether the lines are those shown; `…` alone stands for any number of lines.
fn lines_fit(shown: &[String], lines: &[String]) -> bool {
    match shown.split_first() {
        None => lines.is_empty(),
        Some((first, rest)) if first == "…" => (0..=lines.len()).any(|skip| lines_fit(rest, &lines[skip..])),
        Some((first, rest)) => {
            lines.split_first().is_some_and(|(line, others)| line_fits(first, line) && lines_fit(rest, others))
        }
    }
}

/// Whether a line is the one shown: as it stands, or with `…` for any characters.
fn line_fits(shown: &str, line: &str) -> bool {
    if shown.trim_end() == line {
        return true;
    }
    let mut parts = shown.trim_end().split('…');
    let Some(mut rest) = parts.next().and_then(|first| line.strip_prefix(first)) else {
        return false;
    };
    let Some(last) = parts.next_back() else {
        return false;
    };
    for part in parts {
        let Some(at) = rest.find(part) else {
            return false;
        };
        rest = &rest[at + part.len()..];
    }
    rest.ends_with(last)
}

/// What a page shows that its commands do not print; with [`BLESS`], the page with what they print.
fn check(page: &str) -> (Vec<String>, String) {
    let folder = workplace();
    let (mut problems, mut blessed) = (Vec::new(), page.lines().map(str::to_owned).collect::<Vec<_>>());
    let mut moved = 0_isize; // lines that what is written anew is longer than what stood there
    for shown in commands(page) {
        let lines = match printed(folder.path(), &shown.command) {
            Ok(lines) => lines,
            Err(problem) => {
                problems.push(problem);
                continue;
            }
        };
        if lines_fit(&shown.output, &lines) {
            continue;
        }
        let (wanted, got) = (shown.output.join("\n"), lines.join("\n"));
        problems.push(format!("line {}: $ {}\nshown:\n{wanted}\nprinted:\n{got}", shown.first_line, shown.command));
        if !wanted.contains('…') {
            let start = shown.first_line.checked_add_signed(moved).unwrap();
            moved += isize::try_from(lines.len()).unwrap() - isize::try_from(shown.output.len()).unwrap();
            blessed.splice(start..start + shown.output.len(), lines);
        }
    }
    (problems, blessed.join("\n") + "\n")
}

/// Checks a page of the repo, or writes it anew.
fn check_page(path: &str) {
    let path = root().join(path);
    let page = std::fs::read_to_string(&path).unwrap();
    let (mut problems, blessed) = check(&page);
    if std::env::var_os(BLESS).is_some() && blessed != page {
        std::fs::write(&path, &blessed).unwrap();
        problems = check(&blessed).0;
    }
    assert!(problems.is_empty(), "{}: review, then: cargo xtask bless\n\n{}", path.display(), problems.join("\n\n"));
}

#[test]
fn tutorials_show_what_is_printed() {
    let folder = root().join("docs/tutorials");
    let mut names: Vec<String> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".md"))
        .collect();
    names.sort();
    assert!(names.len() >= 4, "{names:?}");
    for name in names {
        check_page(&format!("docs/tutorials/{name}"));
    }
}

#[test]
fn the_readme_shows_what_is_printed() {
    assert!(!commands(&std::fs::read_to_string(root().join("README.md")).unwrap()).is_empty());
    check_page("README.md");
}

/// The lines of the first block of code under a heading whose opening line begins like this.
fn block(page: &str, heading: &str, opening: &str) -> Vec<String> {
    let mut lines = page.lines().skip_while(|line| *line != heading);
    let found = lines.by_ref().find(|line| line.starts_with(opening));
    assert!(found.is_some(), "no {opening} under {heading:?}");
    lines.take_while(|line| !line.starts_with("```")).map(str::to_owned).collect()
}

/// A folder with what the readme's commands name.
fn newsroom() -> TempDir {
    let folder = workplace();
    let script = "
        cp -r examples/dam-vote reports
        cp examples/dam-vote/orle-chronicle.txt a.txt
        cp examples/dam-vote/penlow-times.txt b.txt
        cp examples/harbour-ferry/harbour-courier.html b.html
        cp examples/harbour-ferry/tideline-radio.json c.json
        echo '{\"@type\": \"ClaimReview\", \"claimReviewed\": \"The dam is sold.\", \"author\": \"Orle Check\"}' > factchecks.jsonld
        variorum read --quiet examples/*/* > read.jsonl
        python3 -c '
import json
for line in open(\"read.jsonl\", encoding=\"utf-8\"):
    report = json.loads(line)
    print(json.dumps({\"text\": report[\"text\"], \"outlet\": report[\"source\"][\"outlet\"]}))' > corpus.jsonl";
    let done = shell(folder.path(), script);
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));
    folder
}

/// One command for each that a line of the readme offers: `generate schema | man` is two.
fn offered(line: &str) -> Vec<String> {
    let line = line.split(" # ").next().unwrap_or_default().trim();
    match line.strip_prefix("variorum generate ") {
        Some(choices) => choices.split('|').map(|what| format!("variorum generate {}", what.trim())).collect(),
        None => vec![line.to_owned()],
    }
}

#[test]
fn what_the_readme_lists_can_be_asked() {
    let folder = newsroom();
    let page = std::fs::read_to_string(root().join("README.md")).unwrap();
    let mut asked = 0;
    for line in block(&page, "## What to ask it", "```") {
        let lasting = LASTING.iter().any(|lasting| line.starts_with(lasting));
        if !line.starts_with("variorum ") || lasting {
            continue;
        }
        for command in offered(&line) {
            let lines = printed(folder.path(), &command).unwrap();
            let silent = command.contains(" -o ");
            assert!(silent || !lines.is_empty(), "{command} printed nothing");
            asked += 1;
        }
    }
    assert!(asked >= 15, "{asked}");
    for made in ["record.html", "record.json", "tables/quotes.csv", "copies.jsonl"] {
        assert!(folder.path().join(made).is_file(), "{made}");
    }
}

/// What is shown in Rust is the example that the core's own documentation tests.
#[test]
fn the_tutorials_rust_is_what_the_core_documents() {
    let page = std::fs::read_to_string(root().join("docs/tutorials/developer.md")).unwrap();
    let shown = block(&page, "## In Rust", "```rust");
    let core = std::fs::read_to_string(root().join("crates/variorum/src/lib.rs")).unwrap();
    let documented: Vec<&str> = core.lines().filter_map(|line| line.strip_prefix("//!")).map(str::trim_start).collect();
    assert!(documented.windows(shown.len()).any(|lines| lines == shown), "{shown:?}");
}

/// The checker itself: each kind of untruth is found.
mod checker {
    use super::*;

    fn problems(page: &str) -> usize {
        check(page).0.len()
    }

    #[test]
    fn what_is_true_passes() {
        assert_eq!(
            problems("```console\n$ printf 'a\\nb\\nc\\n'\na\n…\nc\n$ echo one two three\none … three\n```\n"),
            0
        );
        assert_eq!(problems("```console\n$ cat > f <<'END'\n> x\n>\n> y\n> END\n$ cat f\nx\n\ny\n```\n"), 0);
    }

    #[test]
    fn what_is_untrue_fails() {
        for page in [
            "$ echo a\nb",               // another line
            "$ echo a",                  // a line that is not shown
            "$ true\na",                 // a line that is not printed
            "$ printf 'a\\nb\\n'\n…\na", // the last is another
            "$ echo abc\na…b",           // ends otherwise
            "$ echo ab\nab…b",           // one letter cannot be two
            "$ exit 2",                  // fails
            "$ echo a; exit 1\na",       // fails, though it prints what is shown
            "$ variorum no-such-command\n…",
        ] {
            assert_eq!(problems(&format!("```console\n{page}\n```\n")), 1, "{page}");
        }
    }

    #[test]
    fn errors_are_part_of_what_is_shown() {
        assert_eq!(
            problems(
                "```console\n$ variorum verify no.json; echo $?\nvariorum: cannot read record no.json: …\n2\n```\n"
            ),
            0
        );
    }

    #[test]
    fn other_blocks_are_no_commands() {
        assert_eq!(commands("```\n$ echo a\n```\n```sh\n$ echo b\n```\ntext\n$ echo c\n"), []);
    }

    #[test]
    fn blessing_writes_what_is_printed_and_keeps_the_rest() {
        let page = "# A\n\n```console\n$ printf 'a\\nb\\n'\nold\n$ echo c\nolder\noldest\n```\n\nText.\n";
        let wanted = "# A\n\n```console\n$ printf 'a\\nb\\n'\na\nb\n$ echo c\nc\n```\n\nText.\n";
        assert_eq!(check(page).1, wanted);
        assert_eq!(check(wanted), (vec![], wanted.into()));
    }
}
