//! Trains the tables that the core embeds, from data that the repo does not hold.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result, bail};
use variorum::text::{Layout, TokenKind, fold, stem};

/// `cargo xtask train WHAT DATA`
pub fn run(args: &[String]) -> Result<()> {
    match args {
        [what, data] if what == "rarity" => rarity(Path::new(data)),
        _ => bail!("usage: cargo xtask train rarity ARTICLES.jsonl   (a JSON object with `text` a line)"),
    }
}

/// Articles that must hold a stem before the table does: below it a count says more about the sample than the word.
const FLOOR: usize = 12;

/// Counts in how many articles each stem stands; writes the core's table.
fn rarity(data: &Path) -> Result<()> {
    let lines = std::fs::read_to_string(data).with_context(|| format!("cannot read {}", data.display()))?;
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut articles = 0;
    for line in lines.lines().filter(|line| !line.trim().is_empty()) {
        let article: serde_json::Value = serde_json::from_str(line).context("a line is not JSON")?;
        let layout = Layout::new(article["text"].as_str().unwrap_or_default().into(), "en");
        let words = layout.tokens.iter().filter(|token| token.kind == TokenKind::Word);
        let stems: BTreeSet<String> = words.map(|token| stem(&fold(layout.slice(token.span)))).collect();
        articles += 1;
        for stem in stems {
            *counts.entry(stem).or_default() += 1;
        }
    }
    let mut table = format!(
        "# In how many of the articles a stem stands. Written by: cargo xtask train rarity ARTICLES.jsonl\n{articles}\n"
    );
    for (stem, count) in counts.iter().filter(|(_, count)| **count >= FLOOR) {
        writeln!(table, "{stem}\t{count}")?;
    }
    let path = "crates/variorum/src/language/english/rarity.tsv";
    std::fs::write(path, table).with_context(|| format!("cannot write {path}"))?;
    println!(
        "{articles} articles, {} stems written to {path}",
        counts.values().filter(|count| **count >= FLOOR).count()
    );
    Ok(())
}
