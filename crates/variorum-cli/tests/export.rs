//! `variorum export` as a person uses it: where results go, what is no record, what help teaches.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const FORMS: [&str; 10] =
    ["ftm", "webannotation", "tei", "prov", "csv", "parquet", "sqlite", "markdown", "ris", "bibtex"];

fn record() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/stories/harbour-ferry/record.json")
}

fn export(args: &[&str], stdin: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.arg("export").args(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command starts");
    // Who does not read it may be gone before it is all written.
    let _ = child.stdin.take().expect("a standard input").write_all(stdin);
    child.wait_with_output().expect("the command ends")
}

fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn every_form_is_written_where_it_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    for form in FORMS {
        let place = folder.path().join("new").join(form);
        let done = export(&[record().to_str().unwrap(), "--to", form, "-o", place.to_str().unwrap()], b"");
        assert!(done.status.success() && place.exists(), "{form}: {}", said(&done));
        assert_eq!(place.is_dir(), ["csv", "parquet"].contains(&form), "{form}");
    }
    assert!(folder.path().join("new/offsets.jsonl").is_file());
    assert!(folder.path().join("new/csv/csv-metadata.json").is_file());
}

#[test]
fn standard_input_and_lines_are_records_too() {
    let one: serde_json::Value = serde_json::from_slice(&std::fs::read(record()).unwrap()).unwrap();
    let lines = format!("{one}\n{one}\n");
    let done = export(&["-", "--to", "tei"], lines.as_bytes());
    assert!(String::from_utf8_lossy(&done.stdout).contains("<teiCorpus"), "{}", said(&done));
}

#[test]
fn what_is_no_record_is_told_what_is() {
    for words in ["A report, not a record.", "{\"schema\": \"variorum/record/1\"}", ""] {
        let done = export(&["-", "--to", "ris"], words.as_bytes());
        assert_eq!(done.status.code(), Some(2), "{words}");
        assert!(said(&done).contains("compare … --format json"), "{words}: {}", said(&done));
    }
}

#[test]
fn tables_need_a_place() {
    for form in ["csv", "parquet", "sqlite"] {
        let done = export(&[record().to_str().unwrap(), "--to", form], b"");
        assert_eq!((done.status.code(), said(&done).contains("name it with -o")), (Some(2), true), "{form}");
    }
}

#[test]
fn help_names_every_form_and_shows_how() {
    let help = String::from_utf8(export(&["--help"], b"").stdout).unwrap();
    for words in FORMS.iter().chain(&["variorum compare reports/ --format json -o record.json", "docs/exchange.md"]) {
        assert!(help.contains(words), "{words}");
    }
}
