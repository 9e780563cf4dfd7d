//! Attributions by a trained model: which words are cues, and what beside each is its source and its content.
//!
//! In: words and a unit. Out: [`Attribution`]s in order of their cues.
//!
//! Method: two steps, both linear. A classifier weighs every word that the lexicon of cues knows; a chain then
//! labels the nodes beside each likely cue as source, content or neither. Where two attributions claim the same
//! words, the likelier stays. Why not rules: the same places read by rules found a third of indirect statements,
//! and given to the model as features they made it no better (docs/decisions/0005-quotes-by-a-model.md).
//! Limits: attributions inside an attributed statement are not looked for, as in the data it learned from.

mod chain;
mod features;
mod model;
mod nodes;
#[cfg(feature = "training")]
pub mod training;

use std::ops::Range;

use chain::{CONTENT, Labels, SOURCE};
use features::Unit;
pub use model::Model;
use model::Plain;
use nodes::{COMMA, nodes};

use super::attribution::{Attribution, attribute};
use super::words::Words;
use crate::text::Covered;

/// Likelihood from which an attribution stands: about half the score at which a doubtful one still pays in F1.
const STANDS: f32 = 0.23;
/// Grade from which a form is weighed as a cue: of 18,326 quotes in 600 articles none had a rarer one.
const WEIGHED: u8 = 3;
/// Likelihood from which a node is taken as source or content where the best labels hold none: a doubtful speaker is
/// better than none, and where the cue is sure, something was said.
const DOUBTFUL: f32 = 0.1;
/// Likelihood from which a cue is sure, and what it is worth where its content is doubtful.
const SURE: f32 = 0.6;

/// The attributions of a unit.
pub(super) fn attributions(w: &Words, unit: &Range<usize>, model: &Model) -> Vec<Attribution> {
    let nodes = nodes(w, unit, model);
    let u = Unit::new(&nodes);
    let mut plain: Option<Plain> = None;
    let mut found = Vec::new();
    for cue in (0..nodes.len()).filter(|&at| nodes[at].grade >= WEIGHED).take(MOST_CUES) {
        let likelihood = model.cue_likelihood(&u, cue);
        if likelihood < STANDS {
            continue;
        }
        let plain = plain.get_or_insert_with(|| Plain::new(&u, model));
        let labels = model.label(&u, plain, cue);
        found.extend(candidate(w, unit, &u, cue, likelihood, &labels));
    }
    settle(found)
}

/// Cues of a unit that are weighed: no sentence has twenty, and a text of nothing but cues is none.
const MOST_CUES: usize = 500;

/// An attribution that may stand.
struct Candidate {
    likelihood: f32,
    attribution: Attribution,
}

fn candidate(
    w: &Words,
    unit: &Range<usize>,
    u: &Unit,
    cue: usize,
    cue_likelihood: f32,
    labels: &Labels,
) -> Option<Candidate> {
    let tokens = |(first, last): (usize, usize)| (u.nodes[first].first, u.nodes[last].last);
    let mut contents = labels.runs(CONTENT);
    let likelihood = if contents.is_empty() {
        // A cue that is not sure is done with before the likelihoods are worked out.
        let doubtful = || inverted(u, cue, labels).or_else(|| labels.doubtful_run(CONTENT, DOUBTFUL));
        contents.extend((cue_likelihood >= SURE).then(doubtful).flatten());
        STANDS
    } else {
        cue_likelihood * contents.iter().map(|&run| labels.sure(run)).fold(0.0, f32::max)
    };
    if contents.is_empty() || likelihood < STANDS {
        return None;
    }
    let nearest = |&(first, last): &(usize, usize)| if last < cue { cue - last } else { first.abs_diff(cue) };
    let source = labels.runs(SOURCE).into_iter().min_by_key(nearest).or_else(|| labels.doubtful_run(SOURCE, DOUBTFUL));
    let marked = contents.iter().any(|&(first, last)| u.nodes[first..=last].iter().any(|node| node.region));
    let pieces = contents.into_iter().map(tokens).map(|(first, last)| first..last + 1).collect();
    let attribution = attribute(w, unit, u.nodes[cue].first, source.map(tokens), pieces, marked);
    (!attribution.pieces.is_empty()).then_some(Candidate { likelihood, attribution })
}

/// What stands before ", said the mayor": all of it, where its words did not tell.
fn inverted(u: &Unit, cue: usize, labels: &Labels) -> Option<(usize, usize)> {
    let comma = cue.checked_sub(1).filter(|&comma| u.nodes[comma].tag == COMMA)?;
    let source_follows = labels.runs(SOURCE).iter().any(|&(first, _)| first == cue + 1);
    (source_follows && labels.start < comma).then(|| (labels.start, comma - 1))
}

/// Keeps the likelier of two that claim the same words, and none whose cue somebody else is said to have said.
fn settle(mut found: Vec<Candidate>) -> Vec<Attribution> {
    found.sort_by(|a, b| b.likelihood.total_cmp(&a.likelihood).then(a.attribution.cue.cmp(&b.attribution.cue)));
    let mut kept: Vec<Attribution> = Vec::new();
    let mut claimed = Covered::default();
    for Candidate { mut attribution, .. } in found {
        if claimed.meets(&(attribution.cue.0..attribution.cue.0 + 1)) {
            continue;
        }
        attribution.pieces.retain(|piece| !claimed.meets(piece));
        if !attribution.pieces.is_empty() {
            attribution.pieces.iter().for_each(|piece| claimed.add(piece));
            kept.push(attribution);
        }
    }
    kept.sort_by_key(|attribution| attribution.cue);
    kept
}
