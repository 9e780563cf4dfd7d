//! The example stories end to end: golden records, schema, seal, order of files, number of threads.
//!
//! The goldens guard change; whether they are right is for a reader (`tests/stories/*/expected.json`).
//! Tests never write them: `cargo xtask bless` does, on request.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs the program in the repo's root, as golden paths are relative to it.
fn variorum(args: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_variorum"))
        .args(args)
        .current_dir(root())
        .env_remove("VARIORUM_FORMAT")
        .env_remove("VARIORUM_THREADS")
        .output()
        .unwrap()
}

fn stdout(args: &[&str]) -> String {
    let done = variorum(args);
    assert!(done.status.success(), "{args:?}: {}", String::from_utf8_lossy(&done.stderr));
    String::from_utf8(done.stdout).unwrap()
}

/// The example stories' names, sorted.
fn stories() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(root().join("examples"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert!(names.len() >= 3);
    names
}

fn files(story: &str) -> Vec<String> {
    let mut files: Vec<String> = std::fs::read_dir(root().join("examples").join(story))
        .unwrap()
        .map(|entry| format!("examples/{story}/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    files.sort();
    files
}

fn golden(story: &str, file: &str) -> String {
    std::fs::read_to_string(root().join("tests/stories").join(story).join(file)).unwrap()
}

/// Fails with the first line that differs: a record is too long to print.
fn same(wanted: &str, got: &str, what: &str) {
    for (number, (wanted, got)) in wanted.lines().zip(got.lines()).enumerate() {
        assert_eq!(wanted, got, "{what}, line {}; review, then: cargo xtask bless", number + 1);
    }
    assert_eq!(wanted.lines().count(), got.lines().count(), "{what}: length; review, then: cargo xtask bless");
}

#[test]
fn records_are_the_golden_ones() {
    for story in stories() {
        let folder = format!("examples/{story}");
        let json = stdout(&["compare", "--together", "--quiet", "--format", "json", &folder]);
        same(&golden(&story, "record.json"), &json, &format!("{story}/record.json"));
        let text = stdout(&["compare", "--together", "--quiet", "--width", "80", "--format", "text", &folder]);
        same(&golden(&story, "record.txt"), &text, &format!("{story}/record.txt"));
    }
}

#[test]
fn order_of_files_and_number_of_threads_change_nothing() {
    for story in stories() {
        let wanted = golden(&story, "record.json");
        let mut files = files(&story);
        for (turn, threads) in ["1", "2", "2"].into_iter().enumerate() {
            files.rotate_left(turn + 1);
            files.swap(0, 1);
            let mut args = vec!["compare", "--together", "--quiet", "--format", "json", "--threads", threads];
            args.extend(files.iter().map(String::as_str));
            same(&wanted, &stdout(&args), &format!("{story} as {files:?}"));
        }
    }
}

#[test]
fn each_example_is_one_story_but_for_other_languages() {
    for story in stories() {
        let lines = stdout(&["group", "--quiet", &format!("examples/{story}")]);
        let rows: Vec<serde_json::Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let first = &rows[0]["story"];
        let apart = rows.iter().filter(|row| row["story"] != *first).count();
        assert!(apart <= 1, "{story}: {lines}");
    }
}

#[test]
fn golden_records_fit_the_schema() {
    let schema: serde_json::Value = serde_json::from_str(&stdout(&["generate", "schema"])).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    for story in stories() {
        let record: serde_json::Value = serde_json::from_str(&golden(&story, "record.json")).unwrap();
        let errors: Vec<String> = validator.iter_errors(&record).map(|error| error.to_string()).take(3).collect();
        assert_eq!(errors, Vec::<String>::new(), "{story}");
    }
    let mut broken: serde_json::Value = serde_json::from_str(&golden(&stories()[0], "record.json")).unwrap();
    broken["reports"][0]["text"] = 7.into();
    assert!(!validator.is_valid(&broken));
}

#[test]
fn golden_records_hold_and_one_altered_character_does_not() {
    for story in stories() {
        let path = format!("tests/stories/{story}/record.json");
        let done = variorum(&["verify", &path]);
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stdout));

        let record = golden(&story, "record.json");
        let text_at = record.find("\"text\": \"").unwrap() + 30;
        let at = record[text_at..].find(|c: char| c.is_ascii_lowercase()).unwrap() + text_at;
        let other = if &record[at..=at] == "x" { "y" } else { "x" };
        let altered = format!("{}{other}{}", &record[..at], &record[at + 1..]);
        let place = std::env::temp_dir().join(format!("variorum-altered-{story}-{}.json", std::process::id()));
        std::fs::write(&place, altered).unwrap();
        let done = variorum(&["verify", place.to_str().unwrap()]);
        std::fs::remove_file(&place).unwrap();
        assert_eq!(done.status.code(), Some(1), "{}", String::from_utf8_lossy(&done.stdout));
        assert!(String::from_utf8_lossy(&done.stdout).contains("the source has changed"));
    }
}

#[test]
fn every_view_writes_every_story() {
    for story in stories() {
        let folder = format!("examples/{story}");
        for (format, sign) in
            [("html", "<!doctype html>"), ("markdown", "# "), ("csv", "report,"), ("jsonl", "{\"schema\"")]
        {
            let mut args = vec!["compare", "--together", "--quiet", "--format", format, &folder];
            args.extend(if format == "csv" { ["--table", "sayings"].as_slice() } else { &[] });
            let written = stdout(&args);
            assert!(written.to_lowercase().contains(sign), "{story} as {format} lacks {sign}");
        }
    }
}
