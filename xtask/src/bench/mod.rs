//! What each stage costs, and how the cost grows with the number of reports.
//!
//! Reports are the repo's own examples, repeated with changed words so that none is another's copy.
//! Loading and building stand outside the timer. Figures are the least of several runs: the least
//! is the run with the fewest interruptions. Growth is per report, against the smallest story:
//! 1.0 is linear.

mod copies;
mod facts;
mod group;
mod growth;
mod instructions;
mod quotes;

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use variorum::{Annotated, Options, Report, annotate, compare};

/// Sizes of story that are timed.
const SIZES: [usize; 3] = [2, 10, 50];
/// Runs of which the least counts.
const RUNS: usize = 5;

/// `cargo xtask bench [compare | group [--million] | instructions | quotes|facts|copies ARTICLES.jsonl [--peer PYTHON]]`
pub fn run(args: &[String]) -> Result<()> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    // Counts instructions of a build of its own, so that its own build does not matter.
    if words == ["instructions"] {
        return instructions::run();
    }
    if cfg!(debug_assertions) {
        let line = ["run", "--quiet", "--release", "--package", "xtask", "--", "bench"];
        return crate::run("cargo", &[&line[..], &words].concat());
    }
    match words[..] {
        [] => stages(),
        ["compare"] => growth::run(),
        ["group"] => group::run(false),
        ["group", "--million"] => group::run(true),
        ["quotes", articles] => quotes::run(Path::new(articles), None),
        ["quotes", articles, "--peer", python] => quotes::run(Path::new(articles), Some(python)),
        ["facts", articles] => facts::run(Path::new(articles), None),
        ["facts", articles, "--peer", python] => facts::run(Path::new(articles), Some(python)),
        ["copies", articles] => copies::run(Path::new(articles), None),
        ["copies", articles, "--peer", python] => copies::run(Path::new(articles), Some(python)),
        _ => bail!(
            "usage: cargo xtask bench [compare | group [--million] | instructions | quotes|facts|copies ARTICLES.jsonl [--peer PYTHON]]"
        ),
    }
}

fn stages() -> Result<()> {
    let texts = example_texts()?;
    println!("{:>8} {:>9} {:>12} {:>8} {:>12} {:>8}", "reports", "kB", "read", "growth", "compare", "growth");
    let mut first: Option<(f64, f64)> = None;
    for size in SIZES {
        let reports: Vec<String> = (0..size).map(|n| variant(&texts[n % texts.len()], n)).collect();
        let bytes: usize = reports.iter().map(String::len).sum();
        let read = least(|| reports.iter().map(|text| annotate(Report::from_text(text))).collect::<Vec<Annotated>>());
        let annotated: Vec<Annotated> = reports.iter().map(|text| annotate(Report::from_text(text))).collect();
        let whole = least(|| compare(annotated.clone(), &Options::default()));
        let per_report = |time: Duration| time.as_secs_f64() / size as f64;
        let base = *first.get_or_insert((per_report(read), per_report(whole)));
        println!(
            "{size:>8} {:>9.1} {read:>12.1?} {:>8.2} {whole:>12.1?} {:>8.2}",
            bytes as f64 / 1e3,
            per_report(read) / base.0,
            per_report(whole) / base.1
        );
        println!("{:>18} {:>9.2} MB/s a core", "read:", bytes as f64 / 1e6 / read.as_secs_f64());
    }
    Ok(())
}

fn example_texts() -> Result<Vec<String>> {
    let mut texts = Vec::new();
    let mut folders: Vec<_> =
        std::fs::read_dir("examples").context("cannot list examples")?.filter_map(Result::ok).collect();
    folders.sort_by_key(std::fs::DirEntry::path);
    for folder in folders {
        let mut files: Vec<_> =
            std::fs::read_dir(folder.path())?.filter_map(Result::ok).map(|entry| entry.path()).collect();
        files.sort();
        for file in files.iter().filter(|path| path.extension() == Some("txt".as_ref())) {
            texts.push(std::fs::read_to_string(file).with_context(|| read_failure(file))?);
        }
    }
    Ok(texts)
}

fn read_failure(file: &Path) -> String {
    format!("cannot read {}", file.display())
}

/// The text with every seventh word marked by the copy's number: a rewrite, not a copy.
fn variant(text: &str, number: usize) -> String {
    let rewritten = |(index, word): (usize, &str)| {
        if number > 0 && index % 7 == number % 7 { format!("{word}x{number}") } else { word.into() }
    };
    text.lines().map(|line| line.split(' ').enumerate().map(rewritten).collect::<Vec<_>>().join(" ") + "\n").collect()
}

fn least<T>(mut work: impl FnMut() -> T) -> Duration {
    let once = |_| {
        let start = Instant::now();
        black_box(work());
        start.elapsed()
    };
    (0..RUNS).map(once).min().unwrap_or_default()
}

/// Seconds of the best of three runs, and what was found.
fn best(mut work: impl FnMut() -> usize) -> (f64, usize) {
    let (mut best, mut found) = (f64::MAX, 0);
    for _ in 0..3 {
        let start = Instant::now();
        found = black_box(work());
        best = best.min(start.elapsed().as_secs_f64());
    }
    (best, found)
}
