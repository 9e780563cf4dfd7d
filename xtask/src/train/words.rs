//! Sorts the words of news English into classes by their neighbours: what a model can say of a word it never saw.
//!
//! In: articles. Out: a class for each frequent word form.
//! Method: each form is described by the words that stand just before and just behind it, weighted by positive
//! pointwise mutual information (Bullinaria and Levy 2007), and the forms are gathered round as many centres as
//! there are classes, by cosine (spherical k-means, Dhillon and Modha 2001). It starts from the most frequent
//! forms, so that the same articles give the same classes.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

use anyhow::Result;
use variorum::text::{Layout, fold};

/// Classes; one byte holds a class and "none".
const CLASSES: usize = 255;
/// A form is sorted where it stands at least so often.
const FLOOR: u32 = 15;
/// Neighbours that describe: the most frequent forms.
const NEIGHBOURS: usize = 1500;
/// Rounds of gathering.
const ROUNDS: usize = 25;

/// `cargo xtask train words ARTICLES.jsonl`
pub fn train(data: &Path) -> Result<()> {
    let articles = super::articles(data)?;
    let mut by_class: BTreeMap<u8, Vec<String>> = BTreeMap::new();
    for (form, class) in classes(&articles)? {
        by_class.entry(class).or_default().push(form);
    }
    let mut table =
        "# Classes of words by their neighbours in news. Written by: cargo xtask train words ARTICLES.jsonl\n"
            .to_owned();
    for (class, forms) in by_class {
        writeln!(table, "{class}\t{}", forms.join(" "))?;
    }
    super::write("crates/variorum/src/language/english/word_classes.tsv", table.as_bytes())
}

/// Classes by form.
fn classes(articles: &[String]) -> Result<BTreeMap<String, u8>> {
    let mut ids: BTreeMap<String, u32> = BTreeMap::new();
    let mut stream: Vec<u32> = Vec::new();
    for article in articles {
        let layout = Layout::new(article.as_str().into(), "en");
        for token in &layout.tokens {
            let next = u32::try_from(ids.len())?;
            stream.push(*ids.entry(form(layout.slice(token.span))).or_insert(next));
        }
        stream.push(u32::MAX);
    }
    let mut counts = vec![0_u32; ids.len()];
    stream.iter().filter(|&&id| id != u32::MAX).for_each(|&id| counts[id as usize] += 1);
    let mut order: Vec<u32> = (0..u32::try_from(ids.len())?).filter(|&id| counts[id as usize] >= FLOOR).collect();
    order.sort_by_key(|&id| (std::cmp::Reverse(counts[id as usize]), id));
    let rank: BTreeMap<u32, usize> = order.iter().enumerate().map(|(rank, &id)| (id, rank)).collect();
    let vectors = describe(&stream, &rank);
    let found = gather(&vectors);
    let names: BTreeMap<u32, &String> = ids.iter().map(|(name, &id)| (id, name)).collect();
    Ok(order.iter().enumerate().map(|(rank, id)| (names[id].clone(), found[rank])).collect())
}

/// The form under which a word is counted: folded, digits alike.
fn form(word: &str) -> String {
    fold(word).chars().map(|c| if c.is_ascii_digit() { '0' } else { c }).collect()
}

/// For each form, its weighted neighbours, of length one.
fn describe(stream: &[u32], rank: &BTreeMap<u32, usize>) -> Vec<Vec<(u32, f32)>> {
    let mut counts: Vec<BTreeMap<u32, f32>> = vec![BTreeMap::new(); rank.len()];
    let mut columns = vec![0.0_f32; 2 * NEIGHBOURS];
    let ranks: Vec<Option<usize>> = stream.iter().map(|id| rank.get(id).copied()).collect();
    for at in 0..ranks.len() {
        let Some(row) = ranks[at] else { continue };
        let mut note = |near: Option<usize>, offset: usize| {
            if let Some(near) = near.filter(|&near| near < NEIGHBOURS) {
                *counts[row].entry((near + offset) as u32).or_default() += 1.0;
                columns[near + offset] += 1.0;
            }
        };
        note(at.checked_sub(1).and_then(|at| ranks[at]), 0);
        note(ranks.get(at + 1).copied().flatten(), NEIGHBOURS);
    }
    let all: f32 = columns.iter().sum();
    counts
        .into_iter()
        .map(|row| {
            let sum: f32 = row.values().sum();
            let weigh = |(column, count): (u32, f32)| {
                let information = (count * all / (sum * columns[column as usize])).ln();
                (information > 0.0).then_some((column, information))
            };
            let mut row: Vec<(u32, f32)> = row.into_iter().filter_map(weigh).collect();
            let length = row.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt().max(1e-6);
            row.iter_mut().for_each(|(_, weight)| *weight /= length);
            row
        })
        .collect()
}

/// The class of each vector, counted from 1.
fn gather(vectors: &[Vec<(u32, f32)>]) -> Vec<u8> {
    let width = 2 * NEIGHBOURS;
    let mut centres: Vec<Vec<f32>> = (0..CLASSES).map(|at| spread(vectors.get(at * 3), width)).collect();
    let mut found = vec![0_usize; vectors.len()];
    for _ in 0..ROUNDS {
        for (vector, class) in vectors.iter().zip(&mut found) {
            let near = |centre: &[f32]| vector.iter().map(|&(at, weight)| weight * centre[at as usize]).sum::<f32>();
            let best = centres.iter().enumerate().map(|(at, centre)| (at, near(centre)));
            *class = best.fold((0, f32::MIN), |best, next| if next.1 > best.1 { next } else { best }).0;
        }
        let mut sums = vec![vec![0.0_f32; width]; CLASSES];
        for (vector, &class) in vectors.iter().zip(&found) {
            vector.iter().for_each(|&(at, weight)| sums[class][at as usize] += weight);
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            let length = sum.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
            if length > 0.0 {
                *centre = sum.iter().map(|weight| weight / length).collect();
            }
        }
    }
    found.iter().map(|&class| u8::try_from(class + 1).unwrap_or(0)).collect()
}

fn spread(vector: Option<&Vec<(u32, f32)>>, width: usize) -> Vec<f32> {
    let mut wide = vec![0.0; width];
    vector.into_iter().flatten().for_each(|&(at, weight)| wide[at as usize] = weight);
    wide
}
