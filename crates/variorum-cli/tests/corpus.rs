//! `group` and `copies` over a corpus in one file: tables in and out, reasons, corrections, passages.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

const FERRY: &str = "A ferry carrying tourists ran aground near Port Elsa on Tuesday, injuring fourteen passengers, the coastguard \
    said. Divers looked at the hull until dusk and found a tear of two metres below the water line.";
const BUDGET: &str =
    "Lawmakers in Karvina rejected the finance minister's budget after a stormy debate over pensions and fuel duty.";

fn run(args: &[&str], input: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_variorum")).args(args).arg("-q").arg(input).output().unwrap()
}

fn lines(output: &Output) -> Vec<Value> {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output
        .stdout
        .split(|&byte| byte == b'\n')
        .filter(|line| !line.is_empty())
        .map(|line| serde_json::from_slice(line).unwrap())
        .collect()
}

/// A table of three reports, of which the last took its first sentence from the first.
fn table(folder: &Path) -> PathBuf {
    let copy = format!("“Nobody slept,” said Ann Orr of Port Elsa’s inn. {}", FERRY.split(". ").next().unwrap());
    let path = folder.join("reports.csv");
    let rows = [FERRY, BUDGET, &copy].map(|text| format!("\"{text}\",2031-03-05\n"));
    std::fs::write(&path, format!("Body,Pub Date\n{}", rows.concat())).unwrap();
    path
}

#[test]
fn a_table_is_grouped_and_the_reasons_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let found = lines(&run(&["group", "--explain"], &table(folder.path())));
    let story = |at: usize| found[at]["story"].as_str().unwrap();
    assert!(story(0) == story(2) && story(0) != story(1));
    assert!(found[0]["path"].as_str().unwrap().ends_with("reports.csv:1"));
    assert_eq!(found[1]["because"], serde_json::json!({"alone": true}));
    assert_eq!(found[2]["because"]["days"], 0);
    let shared = found[2]["because"]["shared"].as_array().unwrap();
    assert!(shared.iter().any(|word| word == "aground") && found[2]["because"]["likeness"].as_f64().unwrap() > 0.12);
}

#[test]
fn what_is_said_at_once_ends_where_the_whole_ends() {
    let folder = tempfile::tempdir().unwrap();
    let table = table(folder.path());
    let settled = lines(&run(&["group"], &table));
    let mut said = std::collections::BTreeMap::new();
    for line in lines(&run(&["group", "--follow"], &table)) {
        match line["moved"].as_str() {
            None => said.insert(line["id"].as_str().unwrap().to_owned(), line["story"].clone()),
            Some(id) => said.insert(id.to_owned(), line["to"].clone()),
        };
    }
    for line in settled {
        assert_eq!(said[line["id"].as_str().unwrap()], line["story"]);
    }
}

#[test]
fn a_copied_sentence_is_found_with_its_place_in_both() {
    let folder = tempfile::tempdir().unwrap();
    let path = table(folder.path());
    let found = lines(&run(&["copies"], &path));
    assert_eq!(found.len(), 2, "{found:?}");
    let texts: Vec<String> =
        lines(&run(&["read"], &path)).iter().map(|report| report["text"].as_str().unwrap().to_owned()).collect();
    let passage = &found[0]["passages"][0];
    let slice = |text: &str, place: &Value| -> String {
        let [start, end] = [0, 1].map(|at| usize::try_from(place[at].as_u64().unwrap()).unwrap());
        text.chars().skip(start).take(end - start).collect()
    };
    let (a, b) = (slice(&texts[0], &passage["a"]), slice(&texts[2], &passage["b"]));
    assert_eq!((a.as_str(), passage["kind"].as_str()), (b.as_str(), Some("verbatim")));
    assert!(a.starts_with("A ferry") && a.ends_with("coastguard said"));
    assert_eq!(found[1]["reports"].as_array().unwrap().len(), 2);
}

#[test]
fn a_parquet_table_is_written_and_a_table_without_texts_is_refused_with_its_columns() {
    let folder = tempfile::tempdir().unwrap();
    let stories = folder.path().join("stories.parquet");
    let to_file = ["--format", "parquet", "-o", stories.to_str().unwrap()];
    assert!(run(&[&["group"], &to_file[..]].concat(), &table(folder.path())).status.success());
    let refused = run(&["group"], &stories);
    let message = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2));
    assert!(message.contains("\"story\"") && message.contains("stories.parquet"), "{message}");
    assert!(run(&[&["copies"], &to_file[..]].concat(), &table(folder.path())).status.success());
    let nowhere = run(&["group", "--format", "parquet"], &table(folder.path()));
    assert!(String::from_utf8_lossy(&nowhere.stderr).contains("-o"));
}
