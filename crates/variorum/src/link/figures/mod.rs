//! One quantity in every version, with a verdict, and sums checked.
//!
//! In: the figures of each witness and the collation. Out: one group a quantity, one a sum.
//!
//! Method: first, mentions of the same value are joined where what they count, and what is said of it, agree;
//! the plainer the number, the more must agree ("238" hardly needs it, "two" does). Then groups of different values
//! are joined where one statement is given twice: its places are aligned, or its words are nearly the same.
//! Tolls (killed, hurt, seized, missing) near the top of reports of one event are one quantity in whatever words, and
//! so are the parts of sums whose wholes are one.
//! A verdict that is loud (`differ`) asks for more than a quiet one.
//! Why not by value alone: "two" is in every report. Why not by alignment alone: summaries reword whole sentences.
//! Limits: the same quantity in another unit (miles, kilometres) is not converted.

mod join;
mod mention;
mod sums;
#[cfg(test)]
mod tests;
mod toll;
mod verdict;

use crate::annotate::Annotated;
use crate::collate::{Collation, is_compared};

use super::{FigureGroup, FigureVersion, Verdict};
use mention::{Mention, mentions};

/// The quantities of a story, by their first version's place, then the sums.
#[must_use]
pub fn figures(witnesses: &[Annotated], collation: &Collation) -> Vec<FigureGroup> {
    let mentions = mentions(witnesses, collation);
    let groups = join::groups(witnesses, &mentions, collation);
    // Digits of a language that is not compared may stand elsewhere with other words: "only" would be a guess.
    let known = |group: &&Vec<usize>| {
        group.iter().any(|&at| is_compared(&witnesses[mentions[at].version.witness]))
            || group.iter().any(|&at| mentions[at].version.witness != mentions[group[0]].version.witness)
    };
    let mut found: Vec<FigureGroup> =
        groups.iter().filter(known).map(|group| figure_group(witnesses, &mentions, group)).collect();
    found.extend(sums::sums(witnesses));
    found
}

fn figure_group(witnesses: &[Annotated], mentions: &[Mention], group: &[usize]) -> FigureGroup {
    let versions: Vec<FigureVersion> = group.iter().map(|&at| mentions[at].version).collect();
    let alone = versions.iter().all(|version| version.witness == versions[0].witness);
    let verdict = if alone { Verdict::Only } else { worst(mentions, group) };
    FigureGroup { what: what(witnesses, mentions, group), versions, verdict }
}

/// The worst verdict of all pairs of reports.
fn worst(mentions: &[Mention], group: &[usize]) -> Verdict {
    let mut readings: Vec<Vec<usize>> = Vec::new();
    let by_witness = |a: &usize, b: &usize| mentions[*a].version.witness == mentions[*b].version.witness;
    for of_one in group.chunk_by(by_witness) {
        let distinct = distinct(mentions, of_one);
        // Reports that read alike are compared once: 200 reports of one number cost one comparison each.
        if !readings
            .iter()
            .any(|seen| seen.len() == distinct.len() && between(mentions, seen, &distinct) == Verdict::Agree)
        {
            readings.push(distinct);
        }
    }
    let pairs = (1..readings.len()).flat_map(|b| (0..b).map(move |a| (a, b)));
    pairs.map(|(a, b)| between(mentions, &readings[a], &readings[b])).max().unwrap_or(Verdict::Agree)
}

/// One report's mentions, those left out that say what an earlier one says.
fn distinct(mentions: &[Mention], of_one: &[usize]) -> Vec<usize> {
    let mut kept: Vec<usize> = Vec::new();
    for &at in of_one {
        if !kept.iter().any(|&seen| verdict::pair(mentions[seen].figure, mentions[at].figure) == Verdict::Agree) {
            kept.push(at);
        }
    }
    kept
}

/// The verdict on two reports: the worst of their pairs. But reports that agree at one place and not at another
/// ("$6 million a year", later "the $6 million") do not differ: each says what the other says. A value that the other
/// report nowhere gives is none that it says.
fn between(mentions: &[Mention], left: &[usize], right: &[usize]) -> Verdict {
    let pair = |a: usize, b: usize| verdict::pair(mentions[a].figure, mentions[b].figure);
    let pairs = left.iter().flat_map(|&a| right.iter().map(move |&b| (a, b)));
    let verdicts: Vec<Verdict> = pairs.map(|(a, b)| pair(a, b)).collect();
    let worst = verdicts.iter().copied().max().unwrap_or(Verdict::Agree);
    let loud_throughout = verdicts.iter().all(|verdict| *verdict == Verdict::Differ);
    let value = |at: usize| mentions[at].figure.value;
    let unheard = |one: usize, others: &[usize]| {
        others.iter().all(|&other| value(one) != value(other) && pair(one, other) == Verdict::Differ)
    };
    let unheard_of = left.iter().any(|&one| unheard(one, right)) || right.iter().any(|&one| unheard(one, left));
    if worst == Verdict::Differ && !loud_throughout && !unheard_of { Verdict::Compatible } else { worst }
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
