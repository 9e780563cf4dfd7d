//! Writes the golden records, the kept schemas and the wheel's types anew. Tests never do: a golden changes when a person asks
//! for it and reviews the diff.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// `cargo xtask bless`
pub fn run() -> Result<()> {
    crate::python::model::bless()?;
    crate::schema::bless()?;
    crate::run("cargo", &["build", "--quiet", "--release", "--package", "variorum-cli"])?;
    let variorum = crate::target()?.join("release/variorum");
    for story in stories()? {
        for (format, file) in [("json", "record.json"), ("text", "record.txt")] {
            let golden = format!("tests/stories/{story}/{file}");
            std::fs::create_dir_all(format!("tests/stories/{story}"))?;
            std::fs::write(&golden, compare(&variorum, &story, format)?)
                .with_context(|| format!("cannot write {golden}"))?;
            println!("wrote {golden}");
        }
    }
    tutorials()
}

/// The tutorials' own test writes what it would complain about.
fn tutorials() -> Result<()> {
    let done = Command::new("cargo")
        .args(["test", "--quiet", "--package", "variorum-cli", "--all-features", "--locked", "--test", "tutorials"])
        .env("VARIORUM_BLESS", "1")
        .status()
        .context("cannot start cargo")?;
    if !done.success() {
        bail!("a tutorial or the readme shows what is not printed: see above; parts under `…` are changed by hand");
    }
    Ok(())
}

/// The names of the example stories, sorted.
fn stories() -> Result<Vec<String>> {
    let entries = std::fs::read_dir("examples").context("cannot list examples")?;
    let mut names: Vec<String> = entries
        .filter_map(Result::ok)
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    Ok(names)
}

fn compare(variorum: &Path, story: &str, format: &str) -> Result<Vec<u8>> {
    let folder = Path::new("examples").join(story);
    let done = Command::new(variorum)
        .args(["compare", "--together", "--quiet", "--width", "80", "--format", format])
        .arg(&folder)
        .output()
        .context("cannot start variorum")?;
    if !done.status.success() {
        bail!("{}: {}", folder.display(), String::from_utf8_lossy(&done.stderr));
    }
    Ok(done.stdout)
}
