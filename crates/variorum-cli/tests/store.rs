//! A store by the command line: filled, searched, checked, written out, read in; the same whatever the order.

use std::path::Path;
use std::process::{Command, Output};

fn run(store: &Path, args: &[&str]) -> Output {
    let examples = concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples");
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command
        .args(args)
        .current_dir(examples)
        .env("VARIORUM_STORE", store)
        .env("XDG_CONFIG_HOME", store.parent().unwrap());
    command.output().unwrap()
}

fn lines(output: &Output) -> Vec<serde_json::Value> {
    let text = String::from_utf8_lossy(&output.stdout);
    text.lines().map(|line| serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))).collect()
}

#[test]
fn a_store_is_filled_searched_and_moved() {
    let folder = tempfile::tempdir().unwrap();
    let store = folder.path().join("store.db");
    let missing = run(&store, &["search", "dam"]);
    assert_eq!(missing.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&missing.stderr).contains("variorum store add"), "{missing:?}");

    let added = run(&store, &["store", "add", "."]);
    assert_eq!(added.status.code(), Some(0), "{added:?}");
    let ids = lines(&added);
    assert_eq!(ids.len(), 17);
    assert!(ids.iter().all(|line| line["new"] == true));
    assert!(String::from_utf8_lossy(&added.stderr).contains("3 stories, 3 compared anew"), "{added:?}");
    let again = run(&store, &["store", "add", "."]);
    assert!(String::from_utf8_lossy(&again.stderr).contains("0 new reports, 17 known"), "{again:?}");
    assert!(String::from_utf8_lossy(&again.stderr).contains("3 stories, 0 compared anew"), "{again:?}");

    let hits = lines(&run(&store, &["search", "\"skarrow dam\"", "-f", "jsonl"]));
    assert!(!hits.is_empty() && hits.iter().all(|hit| hit["text"] == "Skarrow Dam"), "{hits:?}");
    let said = lines(&run(&store, &["search", "--speaker", "vennick", "-f", "jsonl"]));
    assert!(!said.is_empty() && said.iter().all(|hit| hit["name"].as_str().unwrap().contains("Vennick")), "{said:?}");
    assert_eq!(run(&store, &["search"]).status.code(), Some(2));

    let export = folder.path().join("export.jsonl");
    assert!(run(&store, &["store", "export", "-o", export.to_str().unwrap()]).status.success());
    let other = folder.path().join("other.db");
    let imported = run(&other, &["store", "import", export.to_str().unwrap()]);
    assert!(String::from_utf8_lossy(&imported.stderr).contains("17 new reports"), "{imported:?}");
    assert_eq!(hits, lines(&run(&other, &["search", "\"skarrow dam\"", "-f", "jsonl"])));
    for command in ["check", "vacuum"] {
        assert_eq!(run(&other, &["store", command]).status.code(), Some(0));
    }
    assert_eq!(run(&other, &["store", "import", "README.md"]).status.code(), Some(2));
}

#[test]
fn the_order_in_which_reports_came_does_not_count() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (folder.path().join("one.db"), folder.path().join("other.db"));
    let stories = ["dam-vote", "harbour-ferry", "newspaper-sit-in"];
    for story in stories {
        run(&one, &["store", "add", story]);
    }
    for story in stories.iter().rev() {
        run(&other, &["store", "add", story]);
    }
    let found = |store: &Path| {
        let mut hits = lines(&run(store, &["search", "a", "--limit", "99", "-f", "jsonl"]));
        hits.sort_by_key(ToString::to_string);
        hits
    };
    assert_eq!(found(&one).len(), 17);
    assert_eq!(found(&one), found(&other));
}
