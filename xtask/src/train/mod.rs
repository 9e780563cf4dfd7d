//! Trains the tables that the core embeds, from data that the repo does not hold.

mod brat;
mod quotes;
mod rarity;
mod words;

use std::path::Path;

use anyhow::{Context, Result, bail};

const USAGE: &str = "\
cargo xtask train WHAT DATA

  quotes FOLDER          the weights that find attributions, from FOLDER/train in PolNeAR's form
         [--hold-out F]  writes none: leaves every fifth text out and gives its quotes as JSON lines in F, for eval
  words ARTICLES.jsonl   classes of words by their neighbours (a JSON object with `text` a line)
  rarity ARTICLES.jsonl  how rare each word is, from the same";

/// `cargo xtask train WHAT DATA`
pub fn run(args: &[String]) -> Result<()> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    // Hours of unoptimised sums otherwise.
    if cfg!(debug_assertions) {
        let line = ["run", "--quiet", "--release", "--package", "xtask", "--", "train"];
        return crate::run("cargo", &[&line[..], &words].concat());
    }
    match words[..] {
        ["quotes", data] => quotes::train(Path::new(data)),
        ["quotes", data, "--hold-out", file] => quotes::hold_out(Path::new(data), Path::new(file)),
        ["words", data] => words::train(Path::new(data)),
        ["rarity", data] => rarity::rarity(Path::new(data)),
        _ => bail!("{USAGE}"),
    }
}

/// Writes what the core embeds, where it embeds it from.
fn write(path: &str, bytes: &[u8]) -> Result<()> {
    std::fs::write(path, bytes).with_context(|| format!("cannot write {path}"))?;
    println!("{} bytes written to {path}", bytes.len());
    Ok(())
}

/// The texts of a JSON-lines file.
pub(crate) fn articles(data: &Path) -> Result<Vec<String>> {
    let lines = std::fs::read_to_string(data).with_context(|| format!("cannot read {}", data.display()))?;
    lines
        .lines()
        .filter(|line| !line.trim().is_empty())
        .map(|line| {
            let article: serde_json::Value = serde_json::from_str(line).context("a line is not JSON")?;
            Ok(article["text"].as_str().unwrap_or_default().to_owned())
        })
        .collect()
}
