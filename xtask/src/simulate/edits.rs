//! What a newsroom does to a text that it takes over: small edits, changed figures, altered quotations.

use super::events::{ALTERED, EDITED, OPENERS};
use super::part::{Part, is_figure, value};
use super::random::Random;

/// Edits the words around quotations and figures; false where nothing offers itself.
pub fn touch_up(part: &mut Part, random: &mut Random) -> bool {
    let sites: Vec<(usize, usize, &(&str, &str))> = part
        .pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| piece.slot.is_none())
        .flat_map(|(at, piece)| EDITED.iter().filter_map(move |pair| Some((at, word_at(&piece.text, pair.0)?, pair))))
        .collect();
    if random.chance(25) || sites.is_empty() {
        return open_with(part, random);
    }
    let (piece, at, (from, to)) = sites[random.below(sites.len())];
    part.pieces[piece].text.replace_range(at..at + from.len(), to);
    true
}

/// Puts an opener before a sentence that starts with an article.
fn open_with(part: &mut Part, random: &mut Random) -> bool {
    let Some(first) = part.pieces.first_mut() else { return false };
    let article = ["The ", "A ", "An ", "It ", "In ", "Some "].iter().any(|word| first.text.starts_with(word));
    if article && first.slot.is_none() {
        let lower = first.text[..1].to_lowercase();
        first.text.replace_range(..1, &lower);
        first.text.insert_str(0, random.pick(OPENERS));
    }
    article
}

/// Gives one figure another value; false where there is none.
pub fn change_figure(part: &mut Part, random: &mut Random) -> bool {
    let figures: Vec<usize> = (0..part.pieces.len()).filter(|&at| figure(part, at).is_some()).collect();
    if figures.is_empty() {
        return false;
    }
    let at = figures[random.below(figures.len())];
    let Some(slot) = figure(part, at).map(str::to_owned) else { return false };
    let old = part.slots.get(&slot).cloned().unwrap_or_default();
    let mut new = value(&slot, random);
    while new == old {
        new = value(&slot, random);
    }
    for piece in part.pieces.iter_mut().filter(|piece| piece.slot.as_deref() == Some(&*slot)) {
        piece.text.clone_from(&new);
    }
    part.slots.insert(slot, new);
    true
}

fn figure(part: &Part, piece: usize) -> Option<&str> {
    part.pieces[piece].slot.as_deref().filter(|slot| is_figure(slot))
}

/// Changes, adds or drops a word inside quotation marks; false where nothing offers itself.
pub fn alter_quotation(part: &mut Part, random: &mut Random) -> bool {
    let sites: Vec<(usize, usize, &(&str, &str))> = part
        .pieces
        .iter()
        .enumerate()
        .filter(|(_, piece)| matches!(piece.slot.as_deref(), Some("qa" | "qb")))
        .flat_map(|(at, piece)| ALTERED.iter().filter_map(move |pair| Some((at, word_at(&piece.text, pair.0)?, pair))))
        // What stands first might as well have been cut.
        .filter(|(_, at, _)| *at > 0)
        .collect();
    if sites.is_empty() {
        return false;
    }
    let (piece, at, (from, to)) = sites[random.below(sites.len())];
    let piece = &mut part.pieces[piece];
    // A dropped word takes the space behind it along.
    let end = at + from.len() + usize::from(to.is_empty());
    if end >= piece.text.len() {
        return false;
    }
    piece.text.replace_range(at..end, to);
    let slot = piece.slot.clone().unwrap_or_default();
    let plain = piece.text[..1].to_lowercase() + &piece.text[1..];
    let kept = if piece.text.starts_with("I ") { piece.text.clone() } else { plain };
    part.slots.insert(slot, kept);
    true
}

/// Where a word or phrase stands whole.
fn word_at(text: &str, phrase: &str) -> Option<usize> {
    let bounded = |at: usize| {
        let before = text[..at].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        before && text[at + phrase.len()..].chars().next().is_none_or(|c| !c.is_alphanumeric())
    };
    text.match_indices(phrase).map(|(at, _)| at).find(|&at| bounded(at))
}
