//! The exports' tests: tools in Python that are not ours read what `variorum export` writes.
//!
//! In: `tests/python`. Out: success, or the first failure. The tools are installed once, in a virtual environment under the
//! folder that cargo builds into, and anew where what they are has changed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

const TESTS: &str = "tests/python";

/// What is installed: tools with what they need, and packages that are taken for a file that they hold.
const REQUIREMENTS: [(&str, &[&str]); 2] =
    [("tests/python/requirements.txt", &[]), ("tests/python/requirements-data.txt", &["--no-deps"])];

/// Makes the environment where it is not there, builds the command, and runs the tests.
pub fn run() -> Result<()> {
    let target = crate::target()?;
    let python = environment(&target)?;
    // The same features as in the tests, which have built it.
    crate::run("cargo", &["build", "--quiet", "--workspace", "--all-features", "--locked"])?;
    println!("$ pytest {TESTS}");
    let mut pytest = Command::new(python);
    pytest.args(["-m", "pytest", "-q", "-p", "no:cacheprovider", TESTS]);
    pytest.env("VARIORUM", target.join("debug/variorum")).env("PYTHONDONTWRITEBYTECODE", "1");
    let status = pytest.status().context("cannot start pytest")?;
    if !status.success() {
        bail!("the tests in {TESTS} ended with {status}");
    }
    Ok(())
}

/// The environment's interpreter.
fn environment(target: &Path) -> Result<PathBuf> {
    let folder = target.join("python");
    let (python, seal) = (folder.join("bin/python"), folder.join("requirements"));
    let wanted = wanted()?;
    if python.exists() && std::fs::read_to_string(&seal).is_ok_and(|made| made == wanted) {
        return Ok(python);
    }
    check_version()?;
    let folder = folder.to_str().context("the target folder's name is not UTF-8")?;
    crate::run("python3", &["-m", "venv", "--clear", folder])?;
    let interpreter = python.to_str().context("the target folder's name is not UTF-8")?;
    for (file, flags) in REQUIREMENTS {
        let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", file];
        crate::run(interpreter, &[&install, flags].concat())?;
    }
    // Written last: an installation that was broken off is made anew.
    std::fs::write(&seal, wanted).with_context(|| format!("cannot write {}", seal.display()))?;
    Ok(python)
}

fn wanted() -> Result<String> {
    REQUIREMENTS
        .iter()
        .map(|(file, _)| std::fs::read_to_string(file).with_context(|| format!("cannot read {file}")))
        .collect()
}

fn check_version() -> Result<()> {
    let check = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
    let found = Command::new("python3").args(["-c", check]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !found.is_ok_and(|status| status.success()) {
        bail!("the exports' tests need Python 3.10 or later with venv; install it, or leave them out with --no-python");
    }
    Ok(())
}
