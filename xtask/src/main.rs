//! The project's one task runner: `cargo xtask TASK`.

mod bench;
mod bless;
mod book;
mod dist;
mod fuzz;
mod measure;
mod pages;
mod python;
mod schema;
mod simulate;
mod test;
mod tidy;
mod tools;
mod train;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// The allocator that `variorum` has, so that benchmarks time what users run.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const USAGE: &str = "\
cargo xtask TASK

  test [--all]       every test that guards a change; --all adds what takes long, --no-browser leaves Chromium out,
                     --no-python the wheel and the tools that read exports
  fuzz [TARGET…]     any bytes and any texts through every parser and the whole pipeline, by nightly Rust; --seconds N
  wheel              the Python wheel for this platform; --test: its tests alone
  tidy               the layout's rules: direction of imports, file headers, what the documents must mention
  bless              writes the golden records, the kept schemas and what the tutorials show anew, to be reviewed in the diff
  book               the documents as a site, every link in it checked
  dist               what a release holds, in dist/ of the target folder: a static binary, its archive, its bill of materials
  bench              what each stage costs, and how the cost grows with the number of reports
  bench compare      seconds for 10 to 500 simulated reports of one story, and for long ones
  simulate FOLDER    labelled cases from invented stories: reports and what is true of them; - streams reports alone
  measure collation  lineage, passages, quotations and figures on such cases, with confidence intervals
  bench quotes DATA  how fast quotes alone are found, beside textacy with --peer PYTHON
  bench facts DATA   how fast names, dates and figures are read, beside three peers with --peer PYTHON
  bench copies DATA  how fast copies are proposed and verified, and how many are found, beside gaoya, with --peer PYTHON two more
  bench group        how fast a stream of simulated reports is grouped into stories; --million for a long one
  bench instructions instructions that each hot stage takes, and their change against the last run
  train WHAT DATA    the tables that the core embeds, from data that the repo does not hold";

fn main() -> Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    std::env::set_current_dir(root()).context("cannot enter the repo's root")?;
    let Some((task, rest)) = args.split_first() else {
        bail!("no task named\n\n{USAGE}");
    };
    match task.as_str() {
        "test" => test::run(rest),
        "tidy" => tidy::run(),
        "wheel" => python::wheel::run(rest),
        "bless" => bless::run(),
        "book" => book::run(),
        "dist" => dist::run(rest),
        "measure" => measure::run(rest),
        "simulate" => simulate::run(rest),
        "bench" => bench::run(rest),
        "fuzz" => fuzz::run(rest),
        "train" => train::run(rest),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        _ => bail!("no task {task:?}\n\n{USAGE}"),
    }
}

fn root() -> &'static str {
    concat!(env!("CARGO_MANIFEST_DIR"), "/..")
}

/// The folder that cargo builds into; it need not be `target`.
fn target() -> Result<PathBuf> {
    let args = ["metadata", "--format-version", "1", "--no-deps"];
    let asked = Command::new("cargo").args(args).stderr(Stdio::inherit()).output().context("cannot start cargo")?;
    let metadata: serde_json::Value =
        serde_json::from_slice(&asked.stdout).context("cannot read what cargo metadata printed")?;
    let folder = metadata["target_directory"].as_str().context("cargo metadata names no target directory")?;
    Ok(folder.into())
}

/// Runs a program to its end, showing what it prints.
fn run(program: &str, args: &[&str]) -> Result<()> {
    show_and_run(Command::new(program).args(args))
}

/// The same with all that a command may have.
fn show_and_run(command: &mut Command) -> Result<()> {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    let line = words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ");
    println!("$ {line}");
    let status = command.status().with_context(|| format!("cannot start {line}"))?;
    if !status.success() {
        bail!("{line} ended with {status}");
    }
    Ok(())
}
