//! The layout's rules, checked: what a reviewer would otherwise have to remember.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The core's rooms in the order in which data flows; each imports only from those before it.
const ROOMS: [&str; 8] = ["text", "language", "annotate", "collate", "link", "group", "copies", "record"];

/// Which crates of the workspace each crate may use.
const CRATES: [(&str, &[&str]); 7] = [
    ("variorum", &[]),
    ("variorum-read", &["variorum"]),
    ("variorum-view", &["variorum"]),
    ("variorum-store", &["variorum"]),
    ("variorum-cli", &["variorum", "variorum-read", "variorum-view", "variorum-store"]),
    ("variorum-py", &["variorum", "variorum-read", "variorum-view", "variorum-cli"]),
    ("variorum-fuzz", &["variorum", "variorum-read", "variorum-view"]),
];

/// `cargo xtask tidy`
pub fn run() -> Result<()> {
    let mut problems = Vec::new();
    let files = rust_files(Path::new("crates"))?.into_iter().chain(rust_files(Path::new("xtask"))?);
    for path in files {
        let source = std::fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?;
        problems.extend(header(&path, &source));
        problems.extend(imports(&path, &source));
        problems.extend(serializes(&path, &source));
    }
    problems.extend(crate_directions()?);
    problems.extend(mentions()?);
    problems.extend(story_folders()?);
    problems.extend(crate::python::model::problem()?);
    problems.extend(crate::pages::problems()?);
    problems.extend(crate::schema::problems()?);
    if !problems.is_empty() {
        bail!("{} tidy problems:\n  {}", problems.len(), problems.join("\n  "));
    }
    println!("tidy: all rules hold");
    Ok(())
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot list {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        if path.is_dir() && path.file_name().is_some_and(|name| name != "target") {
            found.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

/// Every file opens by saying what it does; test files may be bare.
fn header(path: &Path, source: &str) -> Option<String> {
    let test = path.file_name().is_some_and(|name| name == "tests.rs");
    (!test && !source.starts_with("//! "))
        .then(|| format!("{}: no `//!` header that says what it does", path.display()))
}

/// A room of the core imports only from the rooms before it.
fn imports(path: &Path, source: &str) -> Vec<String> {
    let Ok(inside) = path.strip_prefix("crates/variorum/src") else {
        return Vec::new();
    };
    let room = inside.iter().next().and_then(|first| first.to_str()).unwrap_or_default();
    let Some(own) = ROOMS.iter().position(|known| *known == room) else {
        return Vec::new();
    };
    let code = code(source);
    let reached: BTreeSet<&str> =
        code.match_indices("crate::").flat_map(|(at, _)| rooms_after(&code[at + 7..])).collect();
    ROOMS[own + 1..]
        .iter()
        .filter(|later| reached.contains(*later))
        .filter(|_| path.file_name().is_none_or(|name| name != "tests.rs"))
        .map(|later| format!("{}: imports from `{later}`, which comes after `{room}`", path.display()))
        .collect()
}

/// In the core only the record's schema serializes: a name in JSON is a promise, made in one place. What work on a stream
/// must keep over a crash is written by position, without names, and read by the same version alone.
fn serializes(path: &Path, source: &str) -> Option<String> {
    let kept = ["group", "copies"].iter().any(|room| path.starts_with(Path::new("crates/variorum/src").join(room)));
    let other = path.starts_with("crates/variorum/src") && !path.ends_with("record/schema.rs") && !kept;
    (other && code(source).contains("Serialize"))
        .then(|| format!("{}: serializes, which only record/schema.rs does", path.display()))
}

/// A file without what may reach anywhere: tests look at the whole, documents point to it.
fn code(source: &str) -> String {
    let code = source.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// The rooms named by a path after `crate::`, also in braces: `crate::{text::Span, link}`.
fn rooms_after(rest: &str) -> Vec<&str> {
    let names = match rest.strip_prefix('{') {
        Some(group) => group.split('}').next().unwrap_or_default(),
        None => rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or_default(),
    };
    names.split(',').filter_map(|name| name.trim().split("::").next()).collect()
}

/// Crates point towards the core, never back.
fn crate_directions() -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for (name, allowed) in CRATES {
        let path = format!("crates/{name}/Cargo.toml");
        let manifest = std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))?;
        let used = manifest.lines().filter_map(|line| line.split(['.', ' ', '=']).next());
        for other in used.filter(|used| used.starts_with("variorum") && !allowed.contains(used)) {
            problems.push(format!("{path}: {name} may not use {other}"));
        }
    }
    Ok(problems)
}

/// The architecture page names every crate and room.
fn mentions() -> Result<Vec<String>> {
    let architecture = std::fs::read_to_string("ARCHITECTURE.md").context("cannot read ARCHITECTURE.md")?;
    let crates = CRATES.iter().map(|(name, _)| format!("crates/{name}"));
    let rooms = ROOMS.iter().map(|room| format!("`{room}/`"));
    Ok(crates
        .chain(rooms)
        .filter(|name| !architecture.contains(name.as_str()))
        .map(|name| format!("ARCHITECTURE.md does not mention {name}"))
        .collect())
}

/// Every example story has its golden record, and every golden its story.
fn story_folders() -> Result<Vec<String>> {
    let names = |folder: &str| -> Result<BTreeSet<String>> {
        let entries = std::fs::read_dir(folder).with_context(|| format!("cannot list {folder}"))?;
        Ok(entries
            .filter_map(Result::ok)
            .filter(|e| e.path().is_dir())
            .map(|e| e.file_name().to_string_lossy().into_owned())
            .collect())
    };
    let (examples, goldens) = (names("examples")?, names("tests/stories")?);
    Ok(examples
        .symmetric_difference(&goldens)
        .map(|name| format!("{name} is not in both examples and tests/stories"))
        .collect())
}
