//! Versions without marks: a witness that has an utterance's words, but not in quotation marks.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use rustc_hash::FxHashMap;

use super::pieces::{Piece, Who, one_person, quote_places, unmarked};
use super::wording::Wording;
use crate::annotate::Annotated;
use crate::language::english::{house_form, word_weight};
use crate::link::StoryEntity;
use crate::link::aligned::Aligned;
use crate::link::matter::matter_stems;
use crate::text::{Layout, Overlaps, Span, TokenKind, fold, stem};

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
    let quotes = quote_places(witnesses);
    let mut statements = Statements::new(witnesses, &quotes, entities);
    let stems = Stems::new(witnesses);
    for piece in 0..n_marked {
        let layout = &witnesses[pieces[piece].place.witness].layout;
        let wanted = stems.of_matter(layout, pieces[piece].place.span);
        let said = Said { piece: &pieces[piece], wording: Wording { layout, span: pieces[piece].place.span }, wanted };
        let found: Vec<(usize, Span)> = (0..witnesses.len())
            .filter(|&witness| witness != said.piece.place.witness && !has_marked.contains(&(piece, witness)))
            .filter_map(|witness| {
                Some((witness, without_marks(witnesses, &said, witness, aligned, &mut statements, &stems)?))
            })
            .collect();
        for (witness, span) in found {
            let known =
                pieces[n_marked..].iter().position(|other| other.place.witness == witness && other.place.span == span);
            let version = known.map_or_else(
                || {
                    pieces.push(unmarked(witnesses, &quotes, witness, span, entities));
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

/// A marked piece whose words are looked for.
struct Said<'a> {
    piece: &'a Piece,
    wording: Wording<'a>,
    /// Stems of its words of matter.
    wanted: Vec<u32>,
}

/// The stem of every token, in house form, by number: looked up once for all utterances.
struct Stems {
    numbers: FxHashMap<String, u32>,
    /// For each witness, of each token.
    tokens: Vec<Vec<u32>>,
    /// For each witness, what stands in marks.
    marks: Vec<Overlaps>,
}

/// A witness that words are looked for in: with the stem of each token, and what stands in marks.
type Searched<'a> = (&'a Annotated, &'a [u32], &'a Overlaps);

impl Stems {
    fn new(witnesses: &[Annotated]) -> Self {
        let mut words: FxHashMap<String, u32> = FxHashMap::default();
        let mut numbers: FxHashMap<String, u32> = FxHashMap::default();
        let of = |witness: &Annotated| {
            let layout = &witness.layout;
            let number = |token: usize| {
                *words.entry(fold(layout.token(token))).or_insert_with_key(|word| {
                    let next = numbers.len() as u32;
                    *numbers.entry(stem(&house_form(word))).or_insert(next)
                })
            };
            (0..layout.tokens.len()).map(number).collect()
        };
        let tokens = witnesses.iter().map(of).collect();
        Self { numbers, tokens, marks: witnesses.iter().map(marks).collect() }
    }

    fn searched<'a>(&'a self, witnesses: &'a [Annotated], witness: usize) -> Searched<'a> {
        (&witnesses[witness], &self.tokens[witness], &self.marks[witness])
    }

    /// The stems of the words of matter in a place.
    fn of_matter(&self, layout: &Layout, span: Span) -> Vec<u32> {
        matter_stems(layout, span).iter().filter_map(|stem| self.numbers.get(stem).copied()).collect()
    }
}

fn marks(report: &Annotated) -> Overlaps {
    let quotes = report.annotations.quotes.iter().flat_map(|quote| &quote.marked);
    let terms = report.annotations.marked_terms.iter().map(|term| &term.span);
    let mut marks: Vec<Span> = quotes.chain(terms).copied().collect();
    marks.sort_unstable();
    Overlaps::new(marks)
}

/// What tells whether two speakers are one: the story's entity and the name.
type Identity = (Option<usize>, Option<String>);

/// The statements without marks of every witness, by who is said to have said them.
struct Statements {
    /// For each witness, place and number of the speaker.
    of: Vec<Vec<(Span, usize)>>,
    /// The speakers, each identity once.
    speakers: Vec<Who>,
    /// For an identity, which of the speakers are that person.
    same: FxHashMap<Identity, Rc<[bool]>>,
}

impl Statements {
    fn new(witnesses: &[Annotated], quotes: &[Overlaps], entities: &[StoryEntity]) -> Self {
        let mut speakers: Vec<Who> = Vec::new();
        let mut numbers: FxHashMap<Identity, usize> = FxHashMap::default();
        let mut of = Vec::with_capacity(witnesses.len());
        for (witness, report) in witnesses.iter().enumerate() {
            let mut statements = Vec::new();
            for quote in report.annotations.quotes.iter().filter(|quote| quote.marked.is_empty()) {
                let Some(who) = unmarked(witnesses, quotes, witness, quote.span, entities).speaker else { continue };
                let number = *numbers.entry((who.entity, who.name.clone())).or_insert_with(|| {
                    speakers.push(who);
                    speakers.len() - 1
                });
                statements.push((quote.span, number));
            }
            of.push(statements);
        }
        Self { of, speakers, same: FxHashMap::default() }
    }

    /// The places of a witness's statements by that person.
    fn by(&mut self, who: &Who, witness: usize) -> impl Iterator<Item = Span> + '_ {
        let speakers = &self.speakers;
        let all = || speakers.iter().map(|speaker| one_person(Some(who), Some(speaker))).collect();
        let same = self.same.entry((who.entity, who.name.clone())).or_insert_with(all).clone();
        self.of[witness].iter().filter(move |(_, speaker)| same[*speaker]).map(|(span, _)| *span)
    }
}

/// Where `witness` has a piece's words without marks: in an aligned place, else in the same speaker's statement.
fn without_marks(
    witnesses: &[Annotated],
    said: &Said,
    witness: usize,
    aligned: &Aligned,
    statements: &mut Statements,
    stems: &Stems,
) -> Option<Span> {
    if said.wanted.is_empty() {
        return None;
    }
    let report = stems.searched(witnesses, witness);
    let places = || aligned.counterparts(said.piece.place, witness).map(|(_, place)| place);
    places()
        .find_map(|place| window(report, place, said))
        .or_else(|| places().find_map(|place| rare_word_beside(report, place, said)))
        .or_else(|| {
            let who = said.piece.speaker.as_ref().filter(|_| said.wanted.len() >= TELLING_WORDS)?;
            statements.by(who, witness).find_map(|place| window(report, place, said))
        })
}

/// One rare word in marks ("urgent") that stands once, without them, in the paragraph of an aligned place: news takes
/// such a word out of the sentence beside.
fn rare_word_beside(report: Searched<'_>, place: Span, said: &Said) -> Option<Span> {
    let layout = &report.0.layout;
    let word = fold(said.wording.layout.slice(said.wording.span).trim_matches(|c: char| !c.is_alphanumeric()));
    let single = said.wanted.len() == 1 && word.chars().all(char::is_alphabetic) && word_weight(&word) >= RARE;
    let paragraph = layout.paragraphs.get(layout.paragraph_at(place.start)?).filter(|_| single)?;
    let mut places = layout.tokens_in(*paragraph).filter(|&token| fold(layout.token(token)) == word);
    let (first, second) = (places.next()?, places.next());
    window(report, layout.tokens[first].span, said).filter(|_| second.is_none())
}

/// Weight from which a word is rare enough in English news to be taken for the same one a sentence away.
const RARE: f64 = 0.6;

/// The stretch of `place`, outside marks, from the first to the last of the wanted words, and on over the words beside
/// them to where the marked version ends.
fn window((report, stems, marks): Searched<'_>, place: Span, said: &Said) -> Option<Span> {
    let wanted = &said.wanted;
    let layout: &Layout = &report.layout;
    let marked = |span: Span| marks.of(span).next().is_some();
    let mut left: Vec<u32> = wanted.clone();
    let mut found: Vec<Span> = Vec::new();
    for index in layout.tokens_in(place) {
        let token = layout.tokens[index];
        if token.kind == TokenKind::Punctuation {
            continue;
        }
        if let Some(at) = left.iter().position(|&wanted| wanted == stems[index])
            && !marked(token.span)
        {
            left.swap_remove(at);
            found.push(token.span);
        }
    }
    let enough = if wanted.len() < 3 { left.is_empty() } else { share(found.len(), wanted.len()) >= SAME_WORDS };
    if !enough {
        return None;
    }
    let span = to_the_edges(layout, place, found.first()?.cover(*found.last()?), said.wording);
    // Words of other speech between them would make it no version of this utterance.
    let stretched = layout.tokens_in(span).len() > 3 * wanted.len() + 8;
    (!stretched && !marked(span)).then_some(span)
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
