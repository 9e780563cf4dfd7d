//! A virtual environment under the folder that cargo builds into: made once, and anew where what it holds has changed.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// An environment.
pub struct Environment(PathBuf);

impl Environment {
    /// Opens the environment of a name, with what files of requirements name, each with further flags of pip.
    pub fn open(name: &str, requirements: &[(&str, &[&str])]) -> Result<Self> {
        let folder = crate::target()?.join("python").join(name);
        let environment = Self(folder.clone());
        let (seal, wanted) = (folder.join("requirements"), wanted(requirements)?);
        if environment.program("python").exists() && std::fs::read_to_string(&seal).is_ok_and(|made| made == wanted) {
            return Ok(environment);
        }
        let python = python()?;
        crate::show_and_run(Command::new(python).args(["-m", "venv", "--clear"]).arg(&folder))?;
        for (file, flags) in requirements {
            let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r", file];
            crate::show_and_run(environment.command("python").args(install).args(*flags))?;
        }
        // Written last: an installation that was broken off is made anew.
        std::fs::write(&seal, wanted).with_context(|| format!("cannot write {}", seal.display()))?;
        Ok(environment)
    }

    /// A program of it.
    pub fn program(&self, name: &str) -> PathBuf {
        self.0.join("bin").join(name)
    }

    /// The same, to be run.
    pub fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.program(name));
        command.env("VIRTUAL_ENV", &self.0).env("PYTHONDONTWRITEBYTECODE", "1");
        command
    }

    /// Installs a wheel over the one that is there.
    pub fn install(&self, wheel: &Path) -> Result<()> {
        let install =
            ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--force-reinstall", "--no-deps"];
        crate::show_and_run(self.command("python").args(install).arg(wheel))
    }

    /// Runs tests, which find the command by VARIORUM.
    pub fn pytest(&self, args: &[&str], variables: &[(&str, &Path)]) -> Result<()> {
        let mut pytest = self.command("python");
        pytest.args(["-m", "pytest", "-q", "-p", "no:cacheprovider"]).args(args);
        pytest.env("VARIORUM", super::variorum()?).envs(variables.iter().copied());
        crate::show_and_run(&mut pytest)
    }
}

fn wanted(requirements: &[(&str, &[&str])]) -> Result<String> {
    let read = |(file, _): &(&str, _)| std::fs::read_to_string(file).with_context(|| format!("cannot read {file}"));
    requirements.iter().map(read).collect()
}

/// A Python that is new enough; PYTHON may name it.
fn python() -> Result<String> {
    let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
    let check = "import sys, venv; sys.exit(sys.version_info < (3, 10))";
    let found = Command::new(&python).args(["-c", check]).stdout(Stdio::null()).stderr(Stdio::null()).status();
    if !found.is_ok_and(|status| status.success()) {
        bail!(
            "the tests in Python need version 3.10 or later with venv; install it, name it by PYTHON, or leave them out with --no-python"
        );
    }
    Ok(python)
}
