//! One quantity in every version, with a verdict, and sums checked.
//!
//! In: the figures of each witness and the collation. Out: one group a quantity, one a sum.
//!
//! Method: first, mentions of the same value are joined where what they count, and what is said of it, agree;
//! the plainer the number, the more must agree ("238" hardly needs it, "two" does). Then groups of different values
//! are joined where one statement is given twice: its places are aligned, or its words are nearly the same.
//! A verdict that is loud (`differ`) asks for more than a quiet one.
//! Why not by value alone: "two" is in every report. Why not by alignment alone: summaries reword whole sentences.
//! Limits: the same quantity in another unit (miles, kilometres) is not converted.

mod join;
mod mention;
mod sums;
#[cfg(test)]
mod tests;
mod verdict;

use crate::annotate::Annotated;
use crate::collate::Collation;

use super::{FigureGroup, FigureVersion, Verdict};
use mention::{Mention, mentions};

/// The quantities of a story, by their first version's place, then the sums.
#[must_use]
pub fn figures(witnesses: &[Annotated], collation: &Collation) -> Vec<FigureGroup> {
    let mentions = mentions(witnesses, collation);
    let groups = join::groups(&mentions, collation);
    let mut found: Vec<FigureGroup> = groups.iter().map(|group| figure_group(witnesses, &mentions, group)).collect();
    found.extend(sums::sums(witnesses));
    found
}

fn figure_group(witnesses: &[Annotated], mentions: &[Mention], group: &[usize]) -> FigureGroup {
    let versions: Vec<FigureVersion> = group.iter().map(|&at| mentions[at].version).collect();
    let alone = versions.iter().all(|version| version.witness == versions[0].witness);
    let verdict = if alone { Verdict::Only } else { worst(mentions, group) };
    FigureGroup { what: what(witnesses, mentions, group), versions, verdict }
}

/// The worst verdict of all pairs from two reports. Two mentions in one report are the same report's words.
fn worst(mentions: &[Mention], group: &[usize]) -> Verdict {
    let mut worst = Verdict::Agree;
    // Versions that say the same are compared once: 200 reports of one number cost one comparison each.
    let mut kinds: Vec<usize> = Vec::new();
    for &at in group {
        for &other in kinds.iter().filter(|&&other| mentions[other].version.witness != mentions[at].version.witness) {
            worst = worst.max(verdict::pair(mentions[other].figure, mentions[at].figure));
        }
        let seen = kinds
            .iter()
            .filter(|&&other| verdict::pair(mentions[other].figure, mentions[at].figure) == Verdict::Agree)
            .count();
        // Two of a kind are kept, so that each is compared with others of either's report.
        if seen < 2 {
            kinds.push(at);
        }
    }
    worst
}

/// What is counted, in the words of the version that says most; else the clause around the first version.
fn what(witnesses: &[Annotated], mentions: &[Mention], group: &[usize]) -> String {
    let counted = group
        .iter()
        .filter_map(|&at| Some((mentions[at].version.witness, mentions[at].figure.counts?)))
        .max_by_key(|(witness, span)| (span.len(), std::cmp::Reverse((*witness, *span))));
    let (witness, span) = counted.unwrap_or((mentions[group[0]].version.witness, mentions[group[0]].clause));
    witnesses[witness].layout.slice(span).to_owned()
}
