//! Fuzzing: every target of `fuzz/` for some seconds, from its seeds and what earlier runs kept.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};

const USAGE: &str = "usage: cargo xtask fuzz [--seconds N] [--address] [TARGET…]";

/// Seconds for each target where none are named.
const SECONDS: u64 = 60;
/// Bytes of an input at most: enough for a story of some length, few enough for hundreds of runs a second.
const LONGEST: usize = 8192;
/// Seconds after which an input counts as one that hangs.
const PATIENCE: u64 = 10;
/// MiB of memory that a target may hold: what is read of a few kilobytes needs a tenth of it.
const MEMORY: u64 = 1024;

/// What is asked for.
struct Wanted {
    seconds: u64,
    /// `address` finds faults of memory too, in dependencies with unsafe code, and runs at a third of the speed.
    sanitizer: &'static str,
    targets: Vec<String>,
}

/// What a target's run gave.
struct Outcome {
    target: String,
    executions: u64,
    seconds: f64,
    /// The lines that tell what was found, and where the input lies.
    finds: Vec<String>,
}

/// `cargo xtask fuzz [--seconds N] [--address] [TARGET…]`
pub fn run(args: &[String]) -> Result<()> {
    let wanted = wanted(args)?;
    tools()?;
    let built = wanted.targets.iter().map(|target| build(target, wanted.sanitizer));
    built.collect::<Result<Vec<()>>>()?;
    let outcomes: Vec<Outcome> =
        wanted.targets.iter().map(|target| fuzz(target, &wanted)).collect::<Result<Vec<Outcome>>>()?;
    println!("{:<10} {:>12} {:>8} {:>6}", "target", "executions", "seconds", "finds");
    for Outcome { target, executions, seconds, finds } in &outcomes {
        println!("{target:<10} {executions:>12} {seconds:>8.0} {:>6}", finds.len());
    }
    let finds: Vec<String> = outcomes.into_iter().flat_map(|outcome| outcome.finds).collect();
    if !finds.is_empty() {
        bail!(
            "{} finds:\n  {}\nmend the cause, and keep the input in fuzz/regressions",
            finds.len(),
            finds.join("\n  ")
        );
    }
    Ok(())
}

fn wanted(args: &[String]) -> Result<Wanted> {
    let known = targets()?;
    let mut wanted = Wanted { seconds: SECONDS, sanitizer: "none", targets: Vec::new() };
    let mut args = args.iter();
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--seconds" => wanted.seconds = args.next().and_then(|number| number.parse().ok()).context(USAGE)?,
            "--address" => wanted.sanitizer = "address",
            name if known.iter().any(|target| target == name) => wanted.targets.push(name.to_owned()),
            _ => bail!("no target {arg:?}: there are {}\n\n{USAGE}", known.join(", ")),
        }
    }
    if wanted.targets.is_empty() {
        wanted.targets = known;
    }
    Ok(wanted)
}

/// The targets: each is a file.
fn targets() -> Result<Vec<String>> {
    let entries = std::fs::read_dir("fuzz/fuzz_targets").context("cannot list fuzz/fuzz_targets")?;
    let name = |path: PathBuf| Some(path.file_stem()?.to_str()?.to_owned());
    let mut names: Vec<String> = entries.filter_map(Result::ok).filter_map(|entry| name(entry.path())).collect();
    names.sort();
    Ok(names)
}

/// Nightly Rust, which instruments the code, and cargo-fuzz, which is installed where it is missing.
fn tools() -> Result<()> {
    let answers = |args: &[&str]| {
        Command::new("cargo").args(args).stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|s| s.success())
    };
    if !answers(&["+nightly", "--version"]) {
        bail!("fuzzing needs nightly Rust: rustup toolchain install nightly --profile minimal");
    }
    if !answers(&["fuzz", "--version"]) {
        crate::run("cargo", &["install", "cargo-fuzz", "--locked"])?;
    }
    Ok(())
}

fn build(target: &str, sanitizer: &str) -> Result<()> {
    crate::run("cargo", &["+nightly", "fuzz", "build", "--fuzz-dir", "fuzz", "--sanitizer", sanitizer, target])
}

/// Runs one target, showing nothing but what it finds.
fn fuzz(target: &str, wanted: &Wanted) -> Result<Outcome> {
    let (corpus, seeds) = (format!("fuzz/corpus/{target}"), format!("fuzz/seeds/{target}"));
    std::fs::create_dir_all(&corpus).with_context(|| format!("cannot make {corpus}"))?;
    let regressions = format!("fuzz/regressions/{target}");
    let words = dictionary(target)?;
    let mut fuzzer = Command::new("cargo");
    fuzzer.args(["+nightly", "fuzz", "run", "--fuzz-dir", "fuzz", "--sanitizer", wanted.sanitizer, target]);
    fuzzer.args([&corpus, &seeds]).args(Path::new(&regressions).exists().then_some(&regressions));
    fuzzer.arg("--").arg(format!("-dict={}", words.display())).arg(format!("-max_total_time={}", wanted.seconds));
    fuzzer.args([format!("-timeout={PATIENCE}"), format!("-rss_limit_mb={MEMORY}"), format!("-max_len={LONGEST}")]);
    fuzzer.args(["-print_final_stats=1"]).env("RUST_BACKTRACE", "0").stderr(Stdio::piped());
    println!("$ fuzzing {target} for {} seconds", wanted.seconds);
    let started = Instant::now();
    let mut running = fuzzer.spawn().context("cannot start cargo fuzz")?;
    let told = running.stderr.take().context("cargo fuzz tells nothing")?;
    let (executions, finds) = follow(target, BufReader::new(told))?;
    let status = running.wait()?;
    if !status.success() && finds.is_empty() {
        bail!("{target} ended with {status} and no find: cargo +nightly fuzz run {target} shows why");
    }
    Ok(Outcome { target: target.to_owned(), executions, seconds: started.elapsed().as_secs_f64(), finds })
}

/// Reads what a fuzzer tells: how many inputs it ran, and what it found.
fn follow(target: &str, told: impl BufRead) -> Result<(u64, Vec<String>)> {
    let (mut executions, mut finds, mut why) = (0, Vec::new(), String::new());
    // A dependency's message may be no UTF-8.
    for line in told.split(b'\n') {
        let line = String::from_utf8_lossy(&line?).into_owned();
        executions = executed(&line).unwrap_or(executions);
        if is_reason(&line) {
            why.clone_from(&line);
        }
        if let Some((_, input)) = line.split_once("Test unit written to ") {
            println!("{why}\n{line}");
            finds.push(format!("{target}: {input}: {why}"));
        }
    }
    Ok((executions, finds))
}

/// `stat::number_of_executed_units: 1234`
fn executed(line: &str) -> Option<u64> {
    line.strip_prefix("stat::number_of_executed_units:")?.trim().parse().ok()
}

/// True for a line that says what went wrong; a panic that is caught says so too, and so does the end of the process after any.
fn is_reason(line: &str) -> bool {
    let is_panic = line.contains("panicked at") && !line.contains("core/src/panicking.rs");
    is_panic || line.contains("ALARM: ") || line.contains("ERROR: libFuzzer: out-of-memory")
}

/// The words that a target's inputs are put together from, in one file: a target that no arm names has all of them.
fn dictionary(target: &str) -> Result<PathBuf> {
    let names: &[&str] = match target {
        "page" | "origins" => &["html", "encodings"],
        "mail" => &["mail", "html"],
        "warc" | "wacz" => &["warc", "html"],
        "feed" => &["feed", "html"],
        "lines" | "verify" => &["json"],
        "csv" => &["csv"],
        "parquet" => &["parquet"],
        "decode" => &["encodings"],
        "annotate" | "compare" | "copies" | "group" => &["news"],
        "views" => &["news", "html"],
        _ => &["csv", "encodings", "feed", "html", "json", "news"],
    };
    let read = |name: &&str| {
        let path = format!("fuzz/dictionaries/{name}.dict");
        std::fs::read_to_string(&path).with_context(|| format!("cannot read {path}"))
    };
    let words: String = names.iter().map(read).collect::<Result<Vec<String>>>()?.concat();
    let path = crate::target()?.join(format!("{target}.dict"));
    std::fs::create_dir_all(crate::target()?)?;
    std::fs::write(&path, words).with_context(|| format!("cannot write {}", path.display()))?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_find_is_told_with_its_reason() {
        let told = b"#2 INITED\nthread '<unnamed>' panicked at crates/a.rs:1:2:\nno\n\xff\n\
            thread '<unnamed>' panicked at /rustc/library/core/src/panicking.rs:225:5:\n\
            artifact_prefix='a/'; Test unit written to a/crash-1\nstat::number_of_executed_units: 12\n";
        let (executions, finds) = follow("page", &told[..]).unwrap();
        assert_eq!(executions, 12);
        assert_eq!(finds, ["page: a/crash-1: thread '<unnamed>' panicked at crates/a.rs:1:2:"]);
    }
}
