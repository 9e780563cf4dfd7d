//! Versions without marks: a witness that has an utterance's words, but not in quotation marks.

use std::collections::{BTreeMap, BTreeSet};

use super::pieces::{Piece, one_person, unmarked};
use super::wording::Wording;
use crate::annotate::Annotated;
use crate::language::english::{house_form, word_weight};
use crate::link::StoryEntity;
use crate::link::aligned::Aligned;
use crate::link::matter::matter_stems;
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
    let shared = shared_by_twins(witnesses, pieces, marked_links, &links);
    links.extend(shared);
    links
}

/// Links of a version without marks to the marked pieces that have the very words of one linked to it: that their own
/// sentences are aligned elsewhere does not make it another utterance.
fn shared_by_twins(
    witnesses: &[Annotated],
    pieces: &[Piece],
    marked_links: &[(usize, usize)],
    links: &[(usize, usize)],
) -> Vec<(usize, usize)> {
    let words = |piece: usize| {
        let place = pieces[piece].place;
        matter_stems(&witnesses[place.witness].layout, place.span)
    };
    let mut versions: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for &(piece, version) in links {
        versions.entry(piece).or_default().push(version);
    }
    let of = |piece: usize| versions.get(&piece).map_or(&[][..], Vec::as_slice);
    let mut found = BTreeSet::new();
    for &(a, b) in marked_links {
        for (linked, twin) in [(a, b), (b, a)] {
            let own = pieces[twin].place.witness;
            let has = |witness: usize| of(twin).iter().any(|&version| pieces[version].place.witness == witness);
            let free = of(linked).iter().filter(|&&version| {
                let witness = pieces[version].place.witness;
                witness != own && !has(witness)
            });
            let free: Vec<usize> = free.copied().collect();
            if !free.is_empty() && words(a) == words(b) {
                found.extend(free.into_iter().map(|version| (twin, version)));
            }
        }
    }
    found.into_iter().collect()
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
    let said = Wording { layout: &witnesses[piece.place.witness].layout, span: piece.place.span };
    let by_alignment =
        aligned.counterparts(piece.place, witness).find_map(|(_, place)| window(report, place, said, &wanted));
    let beside = || {
        let mut places = aligned.counterparts(piece.place, witness).map(|(_, place)| place);
        places.find_map(|place| rare_word_beside(report, place, said, &wanted))
    };
    by_alignment.or_else(beside).or_else(|| {
        if wanted.len() < TELLING_WORDS || piece.speaker.is_none() {
            return None;
        }
        let statements = report.annotations.quotes.iter().filter(|quote| quote.marked.is_empty());
        statements
            .filter(|quote| {
                one_person(piece.speaker.as_ref(), unmarked(witnesses, witness, quote.span, entities).speaker.as_ref())
            })
            .find_map(|quote| window(report, quote.span, said, &wanted))
    })
}

/// One rare word in marks ("urgent") that stands once, without them, in the paragraph of an aligned place: news takes
/// such a word out of the sentence beside.
fn rare_word_beside(report: &Annotated, place: Span, said: Wording<'_>, wanted: &[String]) -> Option<Span> {
    let layout = &report.layout;
    let word = fold(said.layout.slice(said.span).trim_matches(|c: char| !c.is_alphanumeric()));
    let single = wanted.len() == 1 && word.chars().all(char::is_alphabetic) && word_weight(&word) >= RARE;
    let paragraph = layout.paragraphs.get(layout.paragraph_at(place.start)?).filter(|_| single)?;
    let mut places = layout.tokens_in(*paragraph).filter(|&token| fold(layout.token(token)) == word);
    let (first, second) = (places.next()?, places.next());
    window(report, layout.tokens[first].span, said, wanted).filter(|_| second.is_none())
}

/// Weight from which a word is rare enough in English news to be taken for the same one a sentence away.
const RARE: f64 = 0.6;

/// The stretch of `place`, outside marks, from the first to the last of the wanted words, and on over the words beside
/// them to where the marked version ends.
fn window(report: &Annotated, place: Span, said: Wording<'_>, wanted: &[String]) -> Option<Span> {
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
    let span = to_the_edges(layout, place, found.first()?.cover(*found.last()?), said);
    // Words of other speech between them would make it no version of this utterance.
    let stretched = layout.tokens_in(span).len() > 3 * wanted.len() + 8;
    (enough && !stretched && !marked(span)).then_some(span)
}

/// Widens a stretch over the words beside it up to the furthest that the marked version has there too.
fn to_the_edges(layout: &Layout, place: Span, span: Span, said: Wording<'_>) -> Span {
    let words = |layout: &Layout, span: Span| -> Vec<(String, Span)> {
        let tokens = layout.tokens_in(span).map(|index| layout.tokens[index]);
        let worded = tokens.filter(|token| token.kind != TokenKind::Punctuation);
        worded.map(|token| (house_form(&fold(layout.slice(token.span))), token.span)).collect()
    };
    let (own, theirs) = (words(layout, span), words(said.layout, said.span));
    let at = |end: Option<&(String, Span)>| theirs.iter().position(|word| Some(&word.0) == end.map(|own| &own.0));
    let before = at(own.first()).map_or(&[][..], |at| &theirs[..at]);
    let after = at(own.last()).map_or(&[][..], |at| &theirs[at + 1..]);
    let reached = |near: &[(String, Span)], edge: &[(String, Span)]| {
        let within = &near[..near.len().min(edge.len() + 1)];
        within.iter().rfind(|word| edge.iter().any(|other| other.0 == word.0)).map(|word| word.1)
    };
    let mut left = words(layout, Span::new(place.start, span.start));
    left.reverse();
    let right = words(layout, Span::new(span.end, place.end.max(span.end)));
    let ends = [reached(&left, before), reached(&right, after)];
    ends.into_iter().flatten().fold(span, Span::cover)
}

#[allow(clippy::cast_precision_loss)] // counts of words
fn share(part: usize, whole: usize) -> f64 {
    part as f64 / whole.max(1) as f64
}
