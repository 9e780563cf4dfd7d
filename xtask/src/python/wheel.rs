//! The Python wheel: built for this platform, and tested as a user would install it.
//!
//! `cargo xtask wheel` builds it into the target folder's `wheels`. The tests install it into a virtual environment of their own
//! with the libraries that `tests/wheel/requirements.txt` pins, and run the package's own examples and `tests/wheel/`; the
//! corpus job runs on Sail, which needs nothing else, and with `--all` on Apache Spark, which needs Java.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::environment::Environment;
use crate::simulate;

const USAGE: &str = "\
cargo xtask wheel [--test [--spark]]

  --test       builds it quickly and runs its tests alone; without it, it is built as for users
  --spark      runs the corpus job on Apache Spark too, which needs Java 17 or newer";

/// What the tests need, by engine.
const WITH_SAIL: &[(&str, &[&str])] = &[("tests/wheel/requirements.txt", &[])];
const WITH_SPARK: &[(&str, &[&str])] = &[("tests/wheel/requirements-spark.txt", &[])];

/// The wheel's folder.
const PACKAGE: &str = "crates/variorum-py";

/// Stories and reports of the corpus that the job is tested on.
const STORIES: usize = 100;

/// `cargo xtask wheel`
pub fn run(args: &[String]) -> Result<()> {
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        [] => {
            let environment = Environment::open("wheel", WITH_SAIL)?;
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
    let environment = Environment::open("wheel", WITH_SAIL)?;
    let wheel = build(&environment, "dev")?;
    let corpus = corpus()?;
    environment.install(&wheel)?;
    // An engine of its own in the process takes signals to itself: the job is tested apart.
    environment.pytest(&["tests/wheel", "--ignore", "tests/wheel/test_corpus.py"], &[])?;
    environment.pytest(&["tests/wheel/test_corpus.py"], &[("VARIORUM_CORPUS", &corpus)])?;
    environment.pytest(&["--doctest-modules", "--pyargs", "variorum"], &[])?;
    if on_spark {
        let environment = Environment::open("wheel-spark", WITH_SPARK)?;
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
