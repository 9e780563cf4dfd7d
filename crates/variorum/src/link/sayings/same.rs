//! Which marked pieces are versions of one utterance.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use super::bags::Bags;
use super::pieces::{Piece, one_person, two_people};
use super::wording::{Comparison, Wording, compare};
use crate::annotate::Annotated;
use crate::link::aligned::Aligned;
use crate::link::matter::matter_stems;

/// Pieces that may hold a word before it proposes no pair: past it a word tells nothing.
const COMMON: usize = 60;

/// Pairs of pieces, smaller index first, that are versions of one utterance.
pub fn links(witnesses: &[Annotated], pieces: &[Piece], aligned: &Aligned) -> Vec<(usize, usize)> {
    let proposed = proposals(witnesses, pieces);
    let wording = |piece: usize| {
        let place = pieces[piece].place;
        Wording { layout: &witnesses[place.witness].layout, span: place.span }
    };
    let bags = Bags::new(witnesses, pieces);
    // Many reports print a piece letter by letter: wordings are compared, not pieces.
    let texts: Vec<&str> =
        (0..pieces.len()).map(|piece| wording(piece).layout.slice(pieces[piece].place.span)).collect();
    let mut compared: FxHashMap<(&str, &str), Comparison> = FxHashMap::default();
    let mut links = Vec::new();
    for (a, b) in proposed.into_iter().filter(|&(a, b)| bags.may_be_one(a, b)) {
        let comparison = compared.entry((texts[a], texts[b])).or_insert_with(|| compare(wording(a), wording(b)));
        let aligned = || aligned.are(pieces[a].place, pieces[b].place);
        if one_utterance(&pieces[a], &pieces[b], comparison, aligned) {
            links.push((a, b));
        }
    }
    links
}

/// Pairs of pieces of different witnesses that share a word of matter.
fn proposals(witnesses: &[Annotated], pieces: &[Piece]) -> BTreeSet<(usize, usize)> {
    let mut holders: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let mut proposed = BTreeSet::new();
    for (index, piece) in pieces.iter().enumerate() {
        let stems: BTreeSet<String> =
            matter_stems(&witnesses[piece.place.witness].layout, piece.place.span).into_iter().collect();
        for stem in stems {
            let known = holders.entry(stem).or_default();
            if known.len() < COMMON {
                let others = known.iter().filter(|&&other| pieces[other].place.witness != piece.place.witness);
                proposed.extend(others.map(|&other| (other, index)));
                known.push(index);
            }
        }
    }
    proposed
}

/// Words from which equal words are no accident.
const SENTENCE: usize = 5;

/// Words in order from which one person's sentences are one, whichever words they are.
const LONG: usize = 10;

/// Whether two marked pieces are versions of one utterance.
///
/// The less their words prove it, the more their surroundings must: the shares below are of the
/// shorter piece's words of matter. Two people are asked for nearly all of them, as that is then
/// what the finding says; one person says similar things, so a bare majority is never enough
/// without aligned sentences.
fn one_utterance(a: &Piece, b: &Piece, comparison: &Comparison, aligned: impl Fn() -> bool) -> bool {
    let (share, matched) = (comparison.share(), comparison.matched);
    let terms = a.utterance.is_none() || b.utterance.is_none();
    if !terms && matched >= 2 && comparison.words >= SENTENCE && comparison.identical() {
        return true;
    }
    if terms || matched <= 2 {
        // A word or two: only the sentences around them can tell.
        return matched >= 1 && share >= 0.99 && comparison.inner.is_empty() && aligned();
    }
    if two_people(a.speaker.as_ref(), b.speaker.as_ref()) {
        return share >= 0.9 && (matched >= 4 || aligned());
    }
    let known = one_person(a.speaker.as_ref(), b.speaker.as_ref());
    // A few words of matter, but most of a whole sentence in order.
    let in_order = comparison.words >= LONG && comparison.share_of_all() >= 0.7;
    known && in_order
        || share >= 0.9 && (matched >= 4 || known || aligned())
        || share >= 0.6 && matched >= 4 && known
        || share >= 0.5 && (known || matched >= 4) && aligned()
}
