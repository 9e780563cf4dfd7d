//! Every target over its seeds, over all inputs that once broke it, and over simple changes of both.

use std::path::{Path, PathBuf};

use variorum_fuzz::{Mutations, TARGETS};

/// Changed inputs of each target: all targets take a few seconds.
const CHANGED: usize = 300;

fn folder(kind: &str, target: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz").join(kind).join(target)
}

/// The files of a folder with their names, in order; none where there is no folder.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.clone(), std::fs::read(&path).unwrap())).collect()
}

/// Runs a check; where it panics, `what` is told before the test fails.
fn run(check: fn(&[u8]), bytes: &[u8], what: &str) {
    if let Err(panic) = std::panic::catch_unwind(|| check(bytes)) {
        eprintln!("{what}: {:?}", String::from_utf8_lossy(bytes));
        std::panic::resume_unwind(panic);
    }
}

fn replay(name: &str) {
    let (_, check) = TARGETS.iter().find(|(target, _)| *target == name).unwrap();
    let files: Vec<_> = ["seeds", "regressions"].iter().flat_map(|kind| files(&folder(kind, name))).collect();
    for (path, bytes) in &files {
        run(*check, bytes, &path.display().to_string());
    }
    let inputs: Vec<Vec<u8>> = files.into_iter().map(|(_, bytes)| bytes).collect();
    for (number, bytes) in Mutations::new(&inputs, 1).take(CHANGED).enumerate() {
        run(*check, &bytes, &format!("changed input {number} of {name}"));
    }
}

macro_rules! replays {
    ($($target:ident)*) => {
        $(#[test]
        fn $target() {
            replay(stringify!($target));
        })*

        const REPLAYED: &[&str] = &[$(stringify!($target)),*];
    };
}

replays!(annotate compare copies csv decode feed group lines mail origins page parquet read verify views wacz warc);

#[test]
fn every_target_is_whole() {
    let manifest = std::fs::read_to_string(folder("", "Cargo.toml")).unwrap();
    for (name, _) in TARGETS {
        assert!(REPLAYED.contains(name), "{name} is not replayed here");
        assert!(folder("fuzz_targets", &format!("{name}.rs")).exists(), "{name} has no file in fuzz_targets");
        assert!(manifest.contains(&format!("name = \"{name}\"")), "{name} is not in fuzz/Cargo.toml");
        assert!(!files(&folder("seeds", name)).is_empty(), "{name} has no seeds");
    }
}
