//! Who has the text from whom, and how that is known.
//!
//! In: witnesses and alignments. Out: a relation for each pair, hidden sources, families.
//!
//! Method: pairs that share kept wording beyond quotations are linked (`carried`); those made
//! from two strangers are found first (`merged`), then one stemma is drawn over all (`stemma`); linked pairs of which neither is above the other come from a common source: the nearest witness above
//! both, else a hidden one, one for each connected group. Dates, credits and agencies then speak for direction
//! and credit (`evidence`). Words told to an agency show who has its text (`told`). Why not the share alone: two cuts of one wire share as much as a copy and its source.
//! Limits: a translation or full rewrite leaves no trace here; one hidden source is posited for each group.

mod carried;
mod editions;
mod evidence;
mod merged;
mod stemma;
mod told;

use carried::{Carried, Pair};
use editions::Editions;
use stemma::{Outside, Parent, ancestors, margin_between};
use told::Told;

use super::{Alignment, HiddenSource, Lineage, Relation, SourceNode, is_compared};
use crate::annotate::Annotated;
use crate::text::connected_roots;

/// Words outside quotation marks in kept wording from which two witnesses are linked: about one sentence of news.
/// Two reporters who write one plain sentence alike are rarer than that is short.
const LEAST_LINK_WORDS: f64 = 20.0;

/// Share of either report's words that must stand aligned for a link.
const LEAST_LINK_SHARE: f64 = 0.08;

/// Share of a report's words that must stand aligned beside words told to an agency alone.
const LEAST_TOLD_SHARE: f64 = 0.3;

/// Margin from which a direction is called: below it, chance in matching decides.
const LEAST_MARGIN: f64 = 0.05;

/// How each pair of witnesses is related, and the hidden sources that explain what they share. A pair of which one is
/// in a language that is not compared stands here only where it is related.
#[must_use]
pub fn lineage(witnesses: &[Annotated], alignments: &[Alignment]) -> (Vec<Lineage>, Vec<HiddenSource>) {
    let carried = carried::carried(witnesses, alignments);
    let agencies = told::credited(witnesses);
    let told: Vec<Vec<Told>> = witnesses.iter().map(|witness| told::told(witness, &agencies)).collect();
    let took = |&(&(a, b), pair): &(&(usize, usize), &Pair)| {
        let taken = |taker: usize, teller: usize, share: f64| {
            share >= LEAST_TOLD_SHARE && told::taken(&told, witnesses, pair, taker, teller).is_some()
        };
        taken(a, b, pair.share_a) || taken(b, a, pair.share_b)
    };
    let linked: Vec<(usize, usize)> =
        carried.pairs.iter().filter(|found| is_link(found.1) || took(found)).map(|(&key, _)| key).collect();
    let editions = Editions::new(witnesses);
    let outside = |parent: usize, child: usize| {
        let pair = &carried.pairs[&(parent.min(child), parent.max(child))];
        let credited = witnesses[parent].annotations.header.credit.is_some();
        let more = |one: usize, other: usize| told::has_more(&told, witnesses, pair, one, other);
        // Nor has an agency its text from one that credits nobody for words told to the agency.
        if editions.is_later(parent, child) || more(child, parent) || !credited && more(parent, child) {
            Outside::Bars
        } else if credited && told::taken(&told, witnesses, pair, child, parent).is_some() {
            Outside::Supports
        } else {
            Outside::Nothing
        }
    };
    let published = |witness: usize| witnesses[witness].annotations.header.published.as_ref().map(|p| p.date);
    let is_later = |a: usize, b: usize| published(a).zip(published(b)).is_some_and(|(a, b)| a > b);
    let bars = |parent, child| is_later(parent, child) || outside(parent, child) == Outside::Bars;
    let merged = merged::merged(&carried, &linked, bars);
    let parents = stemma::parents(&carried, &linked, merged, outside);
    let groups = connected_roots(witnesses.len(), linked.iter().copied());
    let mut hidden = Hidden::default();
    let mut found = Vec::new();
    for a in 0..witnesses.len() {
        for b in a + 1..witnesses.len() {
            let is_linked = linked.binary_search(&(a, b)).is_ok();
            let scene = Scene { witnesses, told: &told, carried: &carried, parents: &parents, editions: &editions };
            let line = relate(&scene, a, b, is_linked, |member| hidden.index(groups[member]));
            // A translation shares no words with its source: that none are shared says nothing.
            let known = line.relation != Relation::Independent || [a, b].iter().all(|&w| is_compared(&witnesses[w]));
            found.extend(Some(line).filter(|_| known));
        }
    }
    let sources = (0..hidden.groups.len()).map(|index| {
        let from_it = found.iter().filter(|line| line.source == Some(SourceNode::Hidden(index)));
        let pairs: Vec<(usize, usize)> = from_it.map(|line| (line.a, line.b)).collect();
        evidence::hidden_source(witnesses, &told, &carried, &pairs)
    });
    let sources: Vec<HiddenSource> = sources.collect();
    for line in &mut found {
        if let Some(SourceNode::Hidden(index)) = line.source {
            line.agency.clone_from(&sources[index].agency);
        }
        evidence::credit(witnesses, &told, line);
    }
    (found, sources)
}

/// For each witness the smallest of its family: those that derive from one another or share a source.
#[must_use]
pub fn families(witnesses: usize, lineage: &[Lineage]) -> Vec<usize> {
    let related = lineage.iter().filter(|line| line.relation != Relation::Independent);
    connected_roots(witnesses, related.map(|line| (line.a, line.b)))
}

/// What every pair is judged by.
struct Scene<'a> {
    witnesses: &'a [Annotated],
    told: &'a [Vec<Told>],
    carried: &'a Carried,
    parents: &'a [Vec<Parent>],
    editions: &'a Editions<'a>,
}

fn is_link(pair: &Pair) -> bool {
    pair.narrative >= LEAST_LINK_WORDS && pair.share_a.max(pair.share_b) >= LEAST_LINK_SHARE
}

fn relate(scene: &Scene<'_>, a: usize, b: usize, is_linked: bool, mut hidden: impl FnMut(usize) -> usize) -> Lineage {
    let nothing = Pair::default();
    let pair = scene.carried.pairs.get(&(a, b)).unwrap_or(&nothing);
    let (above_a, above_b) = (ancestors(scene.parents, a), ancestors(scene.parents, b));
    let mut line = Lineage {
        a,
        b,
        relation: Relation::Independent,
        from: None,
        share_a: pair.share_a,
        share_b: pair.share_b,
        source: None,
        uncredited: Vec::new(),
        agency: None,
        evidence: Vec::new(),
    };
    if above_b.contains(&a) {
        derive(scene, &mut line, a, b);
    } else if above_a.contains(&b) {
        derive(scene, &mut line, b, a);
    } else if is_linked || above_a.iter().any(|witness| above_b.contains(witness)) {
        line.relation = Relation::CommonSource;
        let shared_above = above_a.iter().find(|witness| above_b.contains(witness));
        line.source = Some(shared_above.map_or_else(|| SourceNode::Hidden(hidden(a)), |&w| SourceNode::Witness(w)));
    }
    if line.relation != Relation::Independent {
        line.evidence.extend(evidence::sharing(scene.told, &line, pair));
    }
    line
}

/// Sets a derivation; its direction is called where the margin of each step above the child is enough, or a date
/// or credit says the same.
fn derive(scene: &Scene<'_>, line: &mut Lineage, parent: usize, child: usize) {
    line.relation = Relation::Derived;
    let margin = margin_between(scene.parents, child, parent);
    line.from = match scene.editions.evidence(child, parent) {
        Some(note) => {
            line.evidence.push(note);
            Some(parent)
        }
        None => evidence::direction(scene.witnesses, line, parent, child, margin >= LEAST_MARGIN),
    };
}

/// Hidden sources in the order in which they are first needed.
#[derive(Default)]
struct Hidden {
    groups: Vec<usize>,
}

impl Hidden {
    fn index(&mut self, group: usize) -> usize {
        self.groups.iter().position(|&known| known == group).unwrap_or_else(|| {
            self.groups.push(group);
            self.groups.len() - 1
        })
    }
}

#[cfg(test)]
mod tests;
