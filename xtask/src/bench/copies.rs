//! How fast copies are proposed and verified, on one core, beside three peers in the same run; and how many are found.
//!
//! In: articles, a JSON object with `text` a line. They are varied by the simulator. Found is what is verified of all pairs that
//! share a quarter of the five-word runs of either, which are counted one by one over the first 4,000 texts. Peers: gaoya
//! (Rust), rensa and datasketch (in a Python that has them), each making MinHash signatures of 128 hashes (gaoya 126) over
//! five-word shingles and looking them up in its index; none of them verifies.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::Path;

use anyhow::Result;
use gaoya::minhash::{MinHashIndex, MinHasher, MinHasher32};
use variorum::copies::{About, Entry, Reader, is_worth_verifying, propose, runs, winnow, words};

use crate::simulate::varied;

/// Rounds of variants.
const ROUNDS: usize = 4;
/// Texts over which all pairs are counted.
const COUNTED: usize = 4000;
/// Texts that a Python peer gets.
const PEER_TEXTS: usize = 1000;
/// Share of a text's five-word runs from which a pair counts.
const SHARE: f64 = 0.25;

const RENSA: &str = r#"
import json, sys, time
from rensa import RMinHash, RMinHashLSH
texts = json.load(sys.stdin)
start, found = time.process_time(), 0
index = RMinHashLSH(threshold=0.5, num_perm=128, num_bands=32)
for at, text in enumerate(texts):
    w = text.lower().split()
    m = RMinHash(num_perm=128, seed=1)
    m.update([" ".join(w[i:i + 5]) for i in range(len(w) - 4)])
    found += len(index.query(m))
    index.insert(at, m)
print(time.process_time() - start, found)
"#;

const DATASKETCH: &str = r#"
import json, sys, time
from datasketch import MinHash, MinHashLSH
texts = json.load(sys.stdin)
start, found = time.process_time(), 0
index = MinHashLSH(threshold=0.5, num_perm=128)
for at, text in enumerate(texts):
    w = text.lower().split()
    m = MinHash(num_perm=128)
    m.update_batch([" ".join(w[i:i + 5]).encode() for i in range(len(w) - 4)])
    found += len(index.query(m))
    index.insert(str(at), m)
print(time.process_time() - start, found)
"#;

/// `cargo xtask bench copies ARTICLES.jsonl [--peer PYTHON]`
pub fn run(articles: &Path, peer: Option<&str>) -> Result<()> {
    let texts = varied(&crate::train::articles(articles)?, ROUNDS, 1);
    let bytes: usize = texts.iter().map(String::len).sum();
    let mean = bytes as f64 / 1e3 / texts.len() as f64;
    println!("{} texts, {:.1} MB, {mean:.1} kB each, one core", texts.len(), bytes as f64 / 1e6);
    let ours = rate("candidates", texts.len(), || proposed(&texts).len());
    rate("candidates and verified", texts.len(), || verified(&texts, &proposed(&texts)).len());
    let theirs = rate("gaoya", texts.len(), || gaoya(&texts));
    println!("{:>32} {:>8.1}", "ratio:", ours / theirs);
    found(&texts[texts.len().saturating_sub(COUNTED)..]);
    let Some(python) = peer else { return Ok(()) };
    // Every twentieth text or so, so that the peers get whole articles and parts of them as they are mixed in all.
    let few: Vec<String> = texts.iter().step_by((texts.len() / PEER_TEXTS).max(1)).cloned().collect();
    let ours = rate("candidates, the peers' texts", few.len(), || proposed(&few).len());
    for (name, script) in [("rensa", RENSA), ("datasketch", DATASKETCH)] {
        let (seconds, found) = super::quotes::ask_peer(python, script, name, &few)?;
        let theirs = few.len() as f64 / seconds;
        println!("{:>32} {theirs:>8.0} texts/s, {found} pairs; ratio {:.1}", format!("{name}:"), ours / theirs);
    }
    Ok(())
}

/// Prints and gives texts a second: the best of three runs.
fn rate(name: &str, n_texts: usize, work: impl FnMut() -> usize) -> f64 {
    let (best, found) = super::best(work);
    println!("{:>32} {:>8.0} texts/s, {found} pairs", format!("{name}:"), n_texts as f64 / best);
    n_texts as f64 / best
}

/// Pairs worth verifying.
fn proposed(texts: &[String]) -> Vec<(u32, u32)> {
    let (mut entries, mut about) = (Vec::new(), Vec::new());
    for (report, text) in (0..).zip(texts) {
        let chosen = winnow(&runs(&words(text).hashes));
        about.push(About { n_runs: chosen.len() as u32, ..About::default() });
        entries.extend(chosen.into_iter().map(|(run, place)| Entry { run, report, place }));
    }
    entries.sort_unstable();
    entries.dedup_by_key(|entry| (entry.run, entry.report));
    // Two numbers in one sort faster.
    let mut pairs: Vec<u64> = Vec::new();
    for same in entries.chunk_by(|a, b| a.run == b.run) {
        propose(same, &about, None, |a, b| pairs.push(u64::from(a) << 32 | u64::from(b)), |_| ());
    }
    pairs.sort_unstable();
    let worth = |same: &[u64]| {
        let (a, b) = ((same[0] >> 32) as u32, same[0] as u32);
        is_worth_verifying(same.len() as u64, &about[a as usize], &about[b as usize]).then_some((a, b))
    };
    pairs.chunk_by(|a, b| a == b).filter_map(worth).collect()
}

/// Those of the pairs that share enough words.
fn verified(texts: &[String], pairs: &[(u32, u32)]) -> Vec<(u32, u32)> {
    let mut held = Vec::new();
    for same in pairs.chunk_by(|a, b| a.0 == b.0) {
        let a = words(&texts[same[0].0 as usize]).hashes;
        let reader_runs = runs(&a);
        let reader = Reader::new(&a, &reader_runs, &[]);
        for &(first, second) in same {
            let b = words(&texts[second as usize]).hashes;
            let [of_a, of_b] = reader.common(&b, &runs(&b), &[]).shares;
            if of_a.max(of_b) >= SHARE {
                held.push((first, second));
            }
        }
    }
    held
}

fn gaoya(texts: &[String]) -> usize {
    let (bands, width) = (42, 3);
    let hasher = MinHasher32::new(bands * width);
    let mut index = MinHashIndex::new(bands, width, 0.5);
    let mut found = 0;
    for (at, text) in texts.iter().enumerate() {
        let lower = text.to_lowercase();
        let words: Vec<&str> = lower.split_ascii_whitespace().collect();
        let signature = hasher.create_signature(words.windows(5).map(|five| five.join(" ")));
        found += index.query(&signature).len();
        index.insert(at, signature);
    }
    found
}

/// Of all pairs that share a quarter of the runs of either, those that are found.
fn found(texts: &[String]) {
    let of = |text: &String| runs(&words(text).hashes).into_iter().collect::<BTreeSet<u64>>();
    let all: Vec<BTreeSet<u64>> = texts.iter().map(of).collect();
    let mut having: HashMap<u64, Vec<u32>> = HashMap::new();
    for (report, runs) in (0..).zip(&all) {
        runs.iter().for_each(|&run| having.entry(run).or_default().push(report));
    }
    let mut common: BTreeMap<(u32, u32), usize> = BTreeMap::new();
    for reports in having.values() {
        for (at, &b) in reports.iter().enumerate() {
            reports[..at].iter().for_each(|&a| *common.entry((a, b)).or_default() += 1);
        }
    }
    let shares = |(a, b): (u32, u32), count: usize| {
        count as f64 / all[a as usize].len().min(all[b as usize].len()).max(1) as f64 >= SHARE
    };
    let wanted: BTreeSet<(u32, u32)> =
        common.iter().filter(|&(&pair, &count)| shares(pair, count)).map(|(&pair, _)| pair).collect();
    let had: BTreeSet<(u32, u32)> = verified(texts, &proposed(texts)).into_iter().collect();
    let hit = wanted.intersection(&had).count();
    println!(
        "{:>32} {:.4} of {} pairs that share a quarter of one's runs, over {} texts",
        "found:",
        hit as f64 / wanted.len().max(1) as f64,
        wanted.len(),
        texts.len()
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_of_a_text_is_proposed_and_verified() {
        let text = |seed: u32, n: u32| (0..n).map(|at| format!("w{} ", at * seed % 7919)).collect::<String>();
        let whole = text(17, 400);
        let part = format!("{}{}", text(31, 200), &whole[..whole.len() / 3]);
        let texts = [whole, part, text(71, 300)];
        assert_eq!(verified(&texts, &proposed(&texts)), [(0, 1)]);
    }
}
