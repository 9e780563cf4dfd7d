//! The Python wheel: built for this platform, and tested as a user would install it.
//!
//! `cargo xtask wheel` builds it into the target folder's `wheels`. The tests install it into a virtual environment of their own
//! with the libraries that `tests/wheel/requirements.txt` pins, and run the package's own examples and `tests/wheel/`; the
//! corpus job runs on Sail, which needs nothing else, and with `--all` on Apache Spark, which needs Java.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::simulate;

const USAGE: &str = "\
cargo xtask wheel [--test [--spark]]

  --test       builds it quickly and runs its tests alone; without it, it is built as for users
  --spark      runs the corpus job on Apache Spark too, which needs Java 17 or newer";

/// The wheel's folder.
const PACKAGE: &str = "crates/variorum-py";

/// Stories and reports of the corpus that the job is tested on.
const STORIES: usize = 100;

/// `cargo xtask wheel`
pub fn run(args: &[String]) -> Result<()> {
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            let environment = Environment::open("wheel", "tests/wheel/requirements.txt")?;
            println!("built {}", build(&environment, "release")?.display());
            Ok(())
        }
        ["--test"] => test(false),
        ["--test", "--spark"] => test(true),
        _ => bail!("usage: {USAGE}"),
    }
}

/// Everything that `tests/wheel/` holds; on Spark too where that is wanted.
pub fn test(on_spark: bool) -> Result<()> {
    // What the wheel is held against; the tests have built it already.
    crate::run("cargo", &["build", "--quiet", "--workspace", "--all-features", "--locked"])?;
    let environment = Environment::open("wheel", "tests/wheel/requirements.txt")?;
    let wheel = build(&environment, "dev")?;
    let corpus = corpus()?;
    environment.install(&wheel)?;
    // An engine of its own in the process takes signals to itself: the job is tested apart.
    environment.pytest(&["tests/wheel", "--ignore", "tests/wheel/test_corpus.py"], &[])?;
    environment.pytest(&["tests/wheel/test_corpus.py"], &[("VARIORUM_CORPUS", &corpus)])?;
    environment.pytest(&["--doctest-modules", "--pyargs", "variorum"], &[])?;
    if on_spark {
        let environment = Environment::open("wheel-spark", "tests/wheel/requirements-spark.txt")?;
        environment.install(&wheel)?;
        let engine = ("VARIORUM_ENGINE", Path::new("spark"));
        environment.pytest(
            &["tests/wheel/test_corpus.py", "tests/wheel/test_killed.py"],
            &[("VARIORUM_CORPUS", &corpus), engine],
        )?;
    }
    Ok(())
}

/// Builds the wheel; the only one in its folder.
fn build(environment: &Environment, profile: &str) -> Result<PathBuf> {
    let wheels = crate::target()?.join("wheels");
    if wheels.is_dir() {
        std::fs::remove_dir_all(&wheels).with_context(|| format!("cannot clear {}", wheels.display()))?;
    }
    let manifest = Path::new(PACKAGE).join("Cargo.toml");
    let mut maturin = environment.command("maturin");
    maturin.args(["build", "--quiet", "--locked", "--profile", profile]).arg("--manifest-path").arg(manifest);
    maturin.arg("--interpreter").arg(environment.program("python")).arg("--out").arg(&wheels);
    crate::show_and_run(&mut maturin)?;
    let mut built = std::fs::read_dir(&wheels).with_context(|| format!("cannot list {}", wheels.display()))?;
    Ok(built.next().context("maturin built no wheel")??.path())
}

/// Simulated reports, as JSON lines.
fn corpus() -> Result<PathBuf> {
    let path = crate::target()?.join("wheel-corpus.jsonl");
    let mut file = std::fs::File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let settings = simulate::Settings { stories: STORIES, ..simulate::Settings::default() };
    simulate::stream(&settings, &mut std::io::BufWriter::new(&mut file))?;
    Ok(path)
}

/// A virtual environment under the target folder, made anew where its requirements changed.
struct Environment(PathBuf);

impl Environment {
    fn open(name: &str, requirements: &str) -> Result<Self> {
        let folder = crate::target()?.join("python").join(name);
        let environment = Self(folder.clone());
        let wanted = std::fs::read_to_string(requirements).with_context(|| format!("cannot read {requirements}"))?;
        let installed = folder.join("installed.txt");
        if std::fs::read_to_string(&installed).is_ok_and(|known| known == wanted) {
            return Ok(environment);
        }
        let python = std::env::var("PYTHON").unwrap_or_else(|_| "python3".into());
        let mut made = Command::new(python);
        crate::show_and_run(made.args(["-m", "venv", "--clear"]).arg(&folder))
            .context("the tests of the wheel need Python 3.10 or newer with venv; leave them out with --no-python")?;
        let mut pip = environment.command("python");
        crate::show_and_run(pip.args(["-m", "pip", "install", "--quiet", "--requirement", requirements]))?;
        std::fs::write(&installed, wanted).with_context(|| format!("cannot write {}", installed.display()))?;
        Ok(environment)
    }

    fn program(&self, name: &str) -> PathBuf {
        self.0.join("bin").join(name)
    }

    fn command(&self, name: &str) -> Command {
        let mut command = Command::new(self.program(name));
        command.env("VIRTUAL_ENV", &self.0);
        command
    }

    fn install(&self, wheel: &Path) -> Result<()> {
        let mut pip = self.command("python");
        pip.args(["-m", "pip", "install", "--quiet", "--force-reinstall", "--no-deps"]).arg(wheel);
        crate::show_and_run(&mut pip)
    }

    fn pytest(&self, args: &[&str], variables: &[(&str, &Path)]) -> Result<()> {
        let mut pytest = self.command("python");
        pytest.args(["-m", "pytest", "-q", "-p", "no:cacheprovider"]).args(args);
        pytest.env("VARIORUM", crate::target()?.join("debug/variorum")).envs(variables.iter().copied());
        pytest.env("PYTHONDONTWRITEBYTECODE", "1");
        crate::show_and_run(&mut pytest)
    }
}
