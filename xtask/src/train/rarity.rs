//! Counts in how many articles each stem stands: `crates/variorum/src/language/english/rarity.tsv`.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use variorum::text::{Layout, TokenKind, fold, stem};

/// Articles that must hold a stem before the table does: below it a count says more about the sample than the word.
const FLOOR: usize = 12;

/// Counts in how many articles each stem stands; writes the core's table.
pub fn rarity(data: &Path) -> Result<()> {
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    let mut articles = 0;
    for article in super::articles(data)? {
        let layout = Layout::new(article.as_str().into(), "en");
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
    println!("{articles} articles, {} stems", counts.values().filter(|count| **count >= FLOOR).count());
    super::write("crates/variorum/src/language/english/rarity.tsv", table.as_bytes())
}
