//! A report as a vector: which rare words it holds, and where.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use crate::annotate::Annotated;
use crate::language::english::{is_function_word, rarity};
use crate::text::{TokenKind, fold, stem};

/// A unit vector over stems: stem number and weight, by number.
pub type Vector = Vec<(u32, f32)>;

/// What a word counts more where it is written with a capital inside a sentence: names tell look-alike events apart.
const NAME: f64 = 1.6;
/// What a word counts more in the opening, where news says what happened.
const OPENING: f64 = 1.5;
/// Sentences that open a report: headline and lead.
const OPENING_SENTENCES: usize = 3;
/// Stems kept of a report: enough for its matter, few enough that a long report is no costlier than two short ones.
const KEPT: usize = 120;

/// One unit vector for each report.
pub fn vectors(reports: &[Annotated]) -> Vec<Vector> {
    let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
    reports.iter().map(|report| vector(report, &mut numbers)).collect()
}

fn vector(report: &Annotated, numbers: &mut FxHashMap<String, u32>) -> Vector {
    let mut weights: Vec<(String, f64)> = weights(report).into_iter().collect();
    weights.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    weights.truncate(KEPT);
    let length = weights.iter().map(|(_, weight)| weight * weight).sum::<f64>().sqrt().max(f64::MIN_POSITIVE);
    let mut vector: Vector = Vec::with_capacity(weights.len());
    for (stem, weight) in weights {
        let next = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
        #[allow(clippy::cast_possible_truncation)] // a weight from 0 to 1
        vector.push((*numbers.entry(stem).or_insert(next), (weight / length) as f32));
    }
    vector.sort_by_key(|&(number, _)| number);
    vector
}

/// Each stem's weight: its counted uses, dampened, times its rarity.
fn weights(report: &Annotated) -> BTreeMap<String, f64> {
    let mut uses: BTreeMap<String, f64> = BTreeMap::new();
    let layout = &report.layout;
    for (index, sentence) in layout.sentences.iter().enumerate() {
        let place = if index < OPENING_SENTENCES { OPENING } else { 1.0 };
        for (position, token) in layout.tokens[sentence.tokens.clone()].iter().enumerate() {
            let word = layout.slice(token.span);
            let folded = fold(word);
            if token.kind == TokenKind::Punctuation || is_function_word(&folded) {
                continue;
            }
            let name = position > 0 && word.starts_with(char::is_uppercase);
            *uses.entry(stem(&folded)).or_default() += place * if name { NAME } else { 1.0 };
        }
    }
    uses.into_iter()
        .map(|(stem, uses)| {
            let weight = (1.0 + uses.ln().max(0.0)) * rarity(&stem);
            (stem, weight)
        })
        .collect()
}
