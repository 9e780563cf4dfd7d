//! Whether what is to be uploaded holds: looked at from outside, as whoever downloads it gets it.
//!
//! In: `dist/`. Out: a line for each check, or an error at the first that fails. Checks by programs that are not there are
//! named as left out: they are for people who have them.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

use super::binary::{is_static, own_paths};
use super::place::{Place, told};
use crate::tools;

/// What must lie in the archive, beside a page of the manual for each command.
const WANTED: [&str; 12] = [
    "variorum",
    "README.md",
    "CHANGELOG.md",
    "LICENSE-MIT",
    "LICENSE-APACHE",
    "THIRD-PARTY-NOTICES.txt",
    "BUILD.txt",
    "variorum.cdx.json",
    "completions/variorum.bash",
    "completions/_variorum",
    "completions/variorum.fish",
    "man/man1/variorum.1",
];

/// How each completion is read by its shell, without running it.
const SHELLS: [(&str, &[&str], &str); 3] = [
    ("bash", &["-n"], "completions/variorum.bash"),
    ("zsh", &["-n"], "completions/_variorum"),
    ("fish", &["--no-execute"], "completions/variorum.fish"),
];

/// Checks everything.
pub fn run(place: &Place) -> Result<()> {
    tools::run(Command::new("sha256sum").args(["--check", "--quiet", "SHA256SUMS"]).current_dir(&place.dist))?;
    let folder = unpacked(place)?;
    if let Some(missing) = WANTED.iter().find(|name| !folder.join(name).is_file()) {
        bail!("the archive has no {missing}");
    }
    said("the checksums hold, and the archive has what it should");
    binary(place, &folder)?;
    manual(&folder.join("man/man1"))?;
    completions(&folder)?;
    nothing_of_here(place, &folder)?;
    Ok(())
}

fn said(what: &str) {
    println!("      {what}");
}

/// Unpacks the archive as somebody else would, somewhere else.
fn unpacked(place: &Place) -> Result<PathBuf> {
    let folder = place.target.join("dist-work/unpacked");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    tools::run(Command::new("tar").arg("-xzf").arg(place.archive()).arg("-C").arg(&folder))?;
    Ok(folder.join(&place.name))
}

/// It needs no library, runs without an environment, says its version, and compares.
fn binary(place: &Place, folder: &Path) -> Result<()> {
    let program = folder.join("variorum");
    if !is_static(&program)? {
        bail!("the binary is not static");
    }
    let run = |args: &[&str]| -> Result<String> {
        let done = Command::new(&program).args(args).env_clear().output().context("the binary does not start")?;
        if !done.status.success() {
            bail!("variorum {} ended with {}", args.join(" "), done.status);
        }
        Ok(String::from_utf8_lossy(&done.stdout).into_owned())
    };
    let version = run(&["--version"])?;
    if version.trim_end() != format!("variorum {}", place.version) {
        bail!("the binary says that it is {version:?}");
    }
    let golden = std::fs::read_to_string("tests/stories/harbour-ferry/record.json").context("no golden record")?;
    if run(&["compare", "--together", "--quiet", "--format", "json", "examples/harbour-ferry"])? != golden {
        bail!("the binary's record of examples/harbour-ferry is not the golden one");
    }
    said("the binary is static, runs, and gives the golden record");
    Ok(())
}

/// A page for each command, and no page that a reader of manuals complains about.
fn manual(folder: &Path) -> Result<()> {
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)?.filter_map(Result::ok).map(|entry| entry.path()).collect();
    pages.sort();
    let text = std::fs::read_to_string(folder.join("variorum.1"))?;
    for command in text.split("variorum\\-").skip(1).filter_map(|rest| rest.split('(').next()) {
        let page = folder.join(format!("variorum-{}.1", command.replace('\\', "")));
        if !page.is_file() {
            bail!("the manual has no {}", page.display());
        }
    }
    if is_there("mandoc") {
        for page in &pages {
            tools::run(Command::new("mandoc").args(["-T", "lint", "-W", "error"]).arg(page))?;
        }
        said(&format!("mandoc reads the {} pages of the manual", pages.len()));
    } else if is_there("man") {
        for page in &pages {
            let done = Command::new("man").args(["--warnings", "-l"]).arg(page).stdout(Stdio::null()).output()?;
            if !done.status.success() || !done.stderr.is_empty() {
                bail!("man complains about {}: {}", page.display(), String::from_utf8_lossy(&done.stderr));
            }
        }
        said(&format!("man reads the {} pages of the manual", pages.len()));
    } else {
        said("left out: the manual, for want of mandoc and man");
    }
    Ok(())
}

/// Each shell parses its completions.
fn completions(folder: &Path) -> Result<()> {
    for (shell, args, file) in SHELLS {
        if is_there(shell) {
            tools::run(Command::new(shell).args(args).arg(folder.join(file)))?;
            said(&format!("{shell} reads its completions"));
        } else {
            said(&format!("left out: completions, for want of {shell}"));
        }
    }
    Ok(())
}

fn is_there(program: &str) -> bool {
    told("sh", &["-c", &format!("command -v {program}")]).is_ok()
}

/// No file has a path of the machine that built it, and the binary has the list of its crates.
fn nothing_of_here(place: &Place, folder: &Path) -> Result<()> {
    let paths = own_paths(place)?;
    for name in WANTED {
        let bytes = std::fs::read(folder.join(name))?;
        if let Some(path) = paths.iter().find(|path| holds(&bytes, path.as_bytes())) {
            bail!("{name} has the path {path} of this machine");
        }
    }
    let sections = told("readelf", &["--wide", "--section-headers", &folder.join("variorum").display().to_string()])?;
    if !sections.contains(".dep-v0") {
        bail!("the binary does not have the list of its crates: was it built by cargo auditable?");
    }
    said("no path of this machine is in it; the binary lists its crates for cargo audit");
    Ok(())
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    !wanted.is_empty() && bytes.windows(wanted.len()).any(|window| window == wanted)
}

/// A program not ours reads the bill of materials by the standard's own schema. For the tests that take long: it needs Python, and
/// installs the validator once.
pub fn materials_are_valid() -> Result<()> {
    let target = crate::target()?;
    let python = target.join("tools/python");
    if !python.join("bin/python").exists() {
        crate::run("python3", &["-m", "venv", &python.display().to_string()])?;
        let pip = python.join("bin/pip").display().to_string();
        crate::run(&pip, &["install", "--quiet", "cyclonedx-python-lib[json-validation]==11.12.0"])?;
    }
    let script = "import sys\n\
        from cyclonedx.schema import OutputFormat, SchemaVersion\n\
        from cyclonedx.validation import make_schemabased_validator\n\
        validator = make_schemabased_validator(OutputFormat.JSON, SchemaVersion.V1_5)\n\
        problem = validator.validate_str(open(sys.argv[1], encoding='utf-8').read())\n\
        sys.exit(str(problem) if problem else 0)";
    let found = std::fs::read_dir(target.join("dist"))?.filter_map(Result::ok).map(|entry| entry.path());
    let materials: Vec<PathBuf> = found.filter(|path| path.to_string_lossy().ends_with(".cdx.json")).collect();
    let [materials] = materials.as_slice() else {
        bail!("dist has {} bills of materials, not one", materials.len());
    };
    tools::run(Command::new(python.join("bin/python")).args(["-c", script]).arg(materials))?;
    println!("the bill of materials is valid CycloneDX 1.5");
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_found_wherever_it_stands() {
        assert!(holds(b"\0src/home/a/.cargo/x.rs\0", b"/home/a/.cargo"));
        assert!(!holds(b"/home/b/.cargo", b"/home/a/.cargo") && !holds(b"x", b""));
    }

    #[test]
    fn a_test_as_cargo_builds_it_is_not_static() {
        // This very program is linked with the system's library.
        let own = std::env::current_exe().unwrap();
        if cfg!(all(target_os = "linux", target_env = "gnu")) {
            assert!(!is_static(&own).unwrap());
        }
    }
}
