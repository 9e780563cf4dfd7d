//! Whose work the binary holds: notices for people (cargo-about), a bill of materials for programs (cargo-cyclonedx).

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use super::FEATURES;
use super::place::{Place, told};
use crate::tools;

/// C libraries that crates bring along, with the file in the crate that has their notice.
const C_LIBRARIES: [(&str, &str, &str); 2] =
    [("zstd-sys", "Zstandard", "zstd/LICENSE"), ("libmimalloc-sys", "mimalloc", "c_src/mimalloc/v3/LICENSE")];

/// Writes the texts of all licences with the crates that stand under each.
pub fn licences(place: &Place) -> Result<()> {
    let file = place.folder().join("THIRD-PARTY-NOTICES.txt");
    let mut about = tools::command("cargo")?;
    about.args([
        "about",
        "generate",
        "--locked",
        "--offline",
        "--fail",
        "--manifest-path",
        "crates/variorum-cli/Cargo.toml",
    ]);
    about.args(["--features", FEATURES, "--target", &place.triple, "--config", "xtask/release/about.toml"]);
    tools::run(about.arg("--output-file").arg(&file).arg("xtask/release/notices.hbs"))?;
    let mut text = std::fs::read_to_string(&file).context("cargo-about wrote nothing")?;
    text +=
        &std::fs::read_to_string("xtask/release/libraries.txt").context("xtask/release/libraries.txt is not there")?;
    for (name, library, path) in C_LIBRARIES {
        let path = folder_of(name)?.join(path);
        let licence = std::fs::read_to_string(&path).with_context(|| format!("{} is not there", path.display()))?;
        text += &format!("\n{library}, under this licence:\n\n{}\n", licence.trim_end());
    }
    std::fs::write(&file, text)?;
    Ok(())
}

/// Where cargo has the sources of the crate that is built in.
fn folder_of(name: &str) -> Result<PathBuf> {
    let metadata = told("cargo", &["metadata", "--format-version", "1", "--locked", "--offline"])?;
    let metadata: Value = serde_json::from_str(&metadata).context("cannot read what cargo metadata printed")?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let manifest =
        packages.iter().find(|package| package["name"] == name).and_then(|found| found["manifest_path"].as_str());
    let manifest = manifest.with_context(|| format!("{name} is no longer built in: take it out of the notices"))?;
    Ok(Path::new(manifest).parent().unwrap_or(Path::new("")).to_owned())
}

/// Writes the bill of materials, beside the archive and into it.
pub fn materials(place: &Place) -> Result<()> {
    let mut cyclonedx = tools::command("cargo")?;
    cyclonedx.args(["cyclonedx", "--quiet", "--manifest-path", "crates/variorum-cli/Cargo.toml", "--format", "json"]);
    cyclonedx.args(["--spec-version", "1.5", "--describe", "binaries", "--no-build-deps"]);
    cyclonedx.args(["--features", FEATURES, "--target", &place.triple]).env("SOURCE_DATE_EPOCH", &place.time);
    let done = tools::run(&mut cyclonedx);
    let written = taken("crates/variorum-cli/variorum_bin.cdx.json");
    sweep()?;
    done?;
    // It names crates of the workspace by where they lie on this machine.
    let here = format!("file://{}", place.root.display());
    let text = written?.replace(&here, "file:///variorum");
    std::fs::write(place.materials(), &text).context("cannot write the bill of materials")?;
    std::fs::write(place.folder().join("variorum.cdx.json"), &text)?;
    Ok(())
}

fn taken(path: &str) -> Result<String> {
    std::fs::read_to_string(path).with_context(|| format!("cargo-cyclonedx did not write {path}"))
}

/// Removes what cargo-cyclonedx writes into the folder of every crate with a binary.
fn sweep() -> Result<()> {
    let crates = std::fs::read_dir("crates")?.filter_map(Result::ok).map(|entry| entry.path());
    for folder in crates.chain(["xtask".into()]).filter(|path| path.is_dir()) {
        for entry in std::fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.to_string_lossy().ends_with(".cdx.json") {
                std::fs::remove_file(&path).with_context(|| format!("cannot remove {}", path.display()))?;
            }
        }
    }
    if !Path::new("Cargo.lock").exists() {
        bail!("the repo's root is not where it was");
    }
    Ok(())
}
