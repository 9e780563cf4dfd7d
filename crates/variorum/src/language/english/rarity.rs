//! How rare a word is in news English: what a shared word says about two texts.
//!
//! A story's own counts cannot tell: in five reports of one event, its rarest words are in all five.
//! So rarity comes from a background: in how many of 4,000 news articles a stem stands
//! (`rarity.tsv`; the data, its terms and the command that counts it stand in `docs/methods/rarity.md`).
//! Limits: the articles are mostly American politics; a stem that they lack counts as rare.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Inverse document frequency of a stem: natural logarithm of articles over articles that hold it.
/// From 0 (in every article) to about 6.6 (in next to none).
#[must_use]
pub fn rarity(stem: &str) -> f64 {
    TABLE.get(stem).copied().unwrap_or(UNSEEN)
}

/// Rarity of a stem below the table's floor: as if half the floor's articles held it.
static UNSEEN: f64 = 6.5;

static TABLE: LazyLock<FxHashMap<&'static str, f64>> = LazyLock::new(|| {
    let mut lines = include_str!("rarity.tsv").lines().filter(|line| !line.starts_with('#'));
    let articles: f64 = lines.next().and_then(|line| line.parse().ok()).unwrap_or(1.0);
    lines
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(stem, count)| Some((stem, (articles / count.parse::<f64>().ok()?).ln().max(0.0))))
        .collect()
});

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{fold, stem};

    #[test]
    fn names_are_rarer_than_matter_and_matter_than_grammar() {
        let rare = |word: &str| rarity(&stem(&fold(word)));
        assert!(rare("the") < rare("president") && rare("president") < rare("petition"));
        assert!(rare("petition") < rare("Zyxwellian") + f64::EPSILON);
    }
}
