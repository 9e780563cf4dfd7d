//! Versions without marks: a witness that has an utterance's words, but not in quotation marks.

use std::collections::BTreeSet;

use super::pieces::{Piece, one_person, unmarked};
use super::same::matter_stems;
use crate::annotate::Annotated;
use crate::language::english::house_form;
use crate::link::StoryEntity;
use crate::link::aligned::Aligned;
use crate::text::{Layout, Span, TokenKind, fold, stem};

/// Share of an utterance's words of matter that must stand outside marks for them to be "the same words".
const SAME_WORDS: f64 = 0.7;

/// Words of matter that an utterance must have to be looked for where no alignment points to it.
const TELLING_WORDS: usize = 4;

/// For each marked piece and each witness without a marked version of it: its words without marks, if they
/// stand there. Adds those versions to `pieces`; returns their links.
pub fn links(
    witnesses: &[Annotated],
    pieces: &mut Vec<Piece>,
    marked_links: &[(usize, usize)],
    aligned: &Aligned,
    entities: &[StoryEntity],
) -> Vec<(usize, usize)> {
    let n_marked = pieces.len();
    let mut has_marked: BTreeSet<(usize, usize)> = BTreeSet::new();
    for &(a, b) in marked_links {
        has_marked.insert((a, pieces[b].place.witness));
        has_marked.insert((b, pieces[a].place.witness));
    }
    let mut links = Vec::new();
    for piece in 0..n_marked {
        for witness in 0..witnesses.len() {
            if witness == pieces[piece].place.witness || has_marked.contains(&(piece, witness)) {
                continue;
            }
            let Some(span) = without_marks(witnesses, &pieces[piece], witness, aligned, entities) else {
                continue;
            };
            let known =
                pieces[n_marked..].iter().position(|other| other.place.witness == witness && other.place.span == span);
            let version = known.map_or_else(
                || {
                    pieces.push(unmarked(witnesses, witness, span, entities));
                    pieces.len() - 1
                },
                |at| n_marked + at,
            );
            links.push((piece, version));
        }
    }
    links
}

/// Where `witness` has a piece's words without marks: in an aligned place, else in the same speaker's statement.
fn without_marks(
    witnesses: &[Annotated],
    piece: &Piece,
    witness: usize,
    aligned: &Aligned,
    entities: &[StoryEntity],
) -> Option<Span> {
    let wanted = matter_stems(&witnesses[piece.place.witness].layout, piece.place.span);
    if wanted.is_empty() {
        return None;
    }
    let report = &witnesses[witness];
    let by_alignment = aligned.counterparts(piece.place, witness).find_map(|(_, place)| window(report, place, &wanted));
    by_alignment.or_else(|| {
        if wanted.len() < TELLING_WORDS || piece.speaker.is_none() {
            return None;
        }
        let statements = report.annotations.quotes.iter().filter(|quote| quote.marked.is_empty());
        statements
            .filter(|quote| {
                one_person(piece.speaker.as_ref(), unmarked(witnesses, witness, quote.span, entities).speaker.as_ref())
            })
            .find_map(|quote| window(report, quote.span, &wanted))
    })
}

/// The shortest stretch of `place`, outside marks, from the first to the last of the wanted words.
fn window(report: &Annotated, place: Span, wanted: &[String]) -> Option<Span> {
    let layout: &Layout = &report.layout;
    let marked = |span: Span| {
        let quotes = report.annotations.quotes.iter().flat_map(|quote| &quote.marked);
        let terms = report.annotations.marked_terms.iter().map(|term| &term.span);
        quotes.chain(terms).any(|mark| mark.overlaps(span))
    };
    let mut left: Vec<&String> = wanted.iter().collect();
    let mut found: Vec<Span> = Vec::new();
    for index in layout.tokens_in(place) {
        let token = layout.tokens[index];
        if token.kind == TokenKind::Punctuation {
            continue;
        }
        let form = stem(&house_form(&fold(layout.slice(token.span))));
        if let Some(at) = left.iter().position(|wanted| **wanted == form)
            && !marked(token.span)
        {
            left.swap_remove(at);
            found.push(token.span);
        }
    }
    let enough = if wanted.len() < 3 { left.is_empty() } else { share(found.len(), wanted.len()) >= SAME_WORDS };
    let span = found.first()?.cover(*found.last()?);
    // Words of other speech between them would make it no version of this utterance.
    let stretched = layout.tokens_in(span).len() > 3 * wanted.len() + 8;
    (enough && !stretched && !marked(span)).then_some(span)
}

#[allow(clippy::cast_precision_loss)] // counts of words
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
