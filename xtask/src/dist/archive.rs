//! The archive: what lies in it, and how it is packed so that the same files give the same bytes.

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};

use super::place::{Place, told};
use crate::tools;

/// What of the repo goes in.
const DOCUMENTS: [&str; 4] = ["README.md", "CHANGELOG.md", "LICENSE-MIT", "LICENSE-APACHE"];

/// Completions, named as each shell looks for them.
const COMPLETIONS: [(&str, &str); 3] =
    [("complete-bash", "variorum.bash"), ("complete-zsh", "_variorum"), ("complete-fish", "variorum.fish")];

/// The manual and the completions, by the binary itself.
pub fn generate(place: &Place) -> Result<()> {
    let folder = place.folder();
    let variorum = || Command::new(folder.join("variorum"));
    tools::run(variorum().args(["generate", "man", "--output"]).arg(folder.join("man/man1")))?;
    for (what, file) in COMPLETIONS {
        tools::run(variorum().args(["generate", what, "--output"]).arg(folder.join("completions").join(file)))?;
    }
    for document in DOCUMENTS {
        std::fs::copy(document, folder.join(document)).with_context(|| format!("cannot copy {document}"))?;
    }
    std::fs::write(folder.join("BUILD.txt"), built_with(place)?)?;
    Ok(())
}

/// What somebody needs who wants the same bytes.
fn built_with(place: &Place) -> Result<String> {
    let gcc = told("musl-gcc", &["--version"])?;
    Ok(format!(
        "variorum {}\ncommit {}\ntarget {}\n{}\nmusl-gcc: {}\nSOURCE_DATE_EPOCH={}\nby: cargo xtask dist\n",
        place.version,
        place.commit,
        place.triple,
        told("rustc", &["--version"])?,
        gcc.lines().next().unwrap_or_default(),
        place.time,
    ))
}

/// Packs the folder, and writes the checksums of all that is uploaded.
pub fn pack(place: &Place) -> Result<()> {
    let tar = place.dist.join(format!("{}.tar", place.name));
    let time = format!("--mtime=@{}", place.time);
    let folder = place.folder();
    let above = folder.parent().context("the archive's folder has none above it")?;
    tools::run(
        Command::new("tar")
            .args(["--create", "--format=ustar", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"])
            .args(["--mode=u=rwX,go=rX", &time, "--directory"])
            .arg(above)
            .arg("--file")
            .arg(&tar)
            .arg(&place.name),
    )?;
    // Without the name and the time of the file.
    tools::run(Command::new("gzip").args(["--best", "--no-name", "--force"]).arg(&tar))?;
    let names = [&place.archive(), &place.materials()].map(|path| file_name(path));
    let mut sums = Command::new("sha256sum");
    let done = sums.args(names).current_dir(&place.dist).output().context("cannot start sha256sum")?;
    std::fs::write(place.dist.join("SHA256SUMS"), done.stdout).context("cannot write SHA256SUMS")?;
    Ok(())
}

fn file_name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
