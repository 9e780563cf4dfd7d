//! A figure with what a comparison needs: the head it counts, and the words of its clause by weight.

use crate::annotate::{Annotated, Figure};
use crate::collate::{Collation, Place};
use crate::language::english::{Toll, is_function_word, word_weight};
use crate::text::{Layout, Span, TokenKind, fold, stem};

use super::super::FigureVersion;
use super::super::retracted::retracted;
use super::toll::{toll, toll_of_kind};

/// One figure of one witness.
pub(super) struct Mention<'a> {
    pub version: FigureVersion,
    pub figure: &'a Figure,
    /// Stem of the counted phrase's last word.
    pub head: Option<String>,
    /// True for "the 52", which takes up a number given before.
    pub definite: bool,
    /// True for ages, which share their unit with terms.
    pub is_age: bool,
    /// True where no other figure of its unit and head stands in its clause.
    pub alone: bool,
    /// What it is the toll of, where it is one.
    pub toll: Option<Toll>,
    /// What it is the toll of among people of one kind: "four dock workers killed".
    pub toll_of_kind: Option<Toll>,
    /// Sentences of its report before it.
    pub depth: usize,
    /// Stems of the nearest content words before and behind it in its clause.
    pub beside: [Option<String>; 2],
    /// The clause that states it.
    pub clause: Span,
    /// Stems of the clause's content words, the figure left out, sorted, each with its weight.
    pub context: Vec<(String, f64)>,
}

impl Mention<'_> {
    /// Where its clause stands.
    pub fn place(&self) -> Place {
        Place::new(self.version.witness, self.clause)
    }
}

/// What two clauses share.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Overlap {
    /// Weight of the shared words.
    pub weight: f64,
    /// That weight as a share of the lighter clause, 0 to 1.
    pub share: f64,
}

/// All figures that their reports stand by, by witness and place.
pub(super) fn mentions<'a>(witnesses: &'a [Annotated], collation: &Collation) -> Vec<Mention<'a>> {
    let mut found = Vec::new();
    for (witness, annotated) in witnesses.iter().enumerate() {
        let clauses = collation.clauses.get(witness).map_or(&[][..], Vec::as_slice);
        let gone = retracted(annotated);
        for (index, figure) in annotated.annotations.figures.iter().enumerate() {
            if gone.iter().any(|sentence| sentence.contains(figure.span)) {
                continue;
            }
            found.push(mention(&annotated.layout, clauses, FigureVersion { witness, figure: index }, figure));
        }
    }
    mark_crowded(&mut found);
    found
}

/// Figures in a clause beyond which it is a table row, where none stands alone.
const TABLE: usize = 12;

/// Marks the mentions that share a clause with another of their kind: which is meant elsewhere cannot be told.
fn mark_crowded(mentions: &mut [Mention<'_>]) {
    let mut first = 0;
    while first < mentions.len() {
        let key = |mention: &Mention<'_>| (mention.version.witness, mention.clause);
        let end = first + mentions[first..].iter().take_while(|other| key(other) == key(&mentions[first])).count();
        for at in first..end {
            let (unit, head) = (&mentions[at].figure.unit, &mentions[at].head);
            let same = |other: &&Mention<'_>| other.figure.unit == *unit && other.head == *head;
            let crowded = end - first > TABLE || mentions[first..end].iter().filter(same).count() > 1;
            mentions[at].alone = !crowded;
        }
        first = end;
    }
}

fn follows(layout: &Layout, figure: Span, word: &str) -> bool {
    let at = layout.tokens.partition_point(|token| token.span.start < figure.start);
    at > 0 && layout.token(at - 1).eq_ignore_ascii_case(word)
}

fn follows_age_word(layout: &Layout, figure: Span) -> bool {
    let at = layout.tokens.partition_point(|token| token.span.start < figure.start);
    let told = at > 0 && matches!(layout.token(at - 1), "aged" | "age" | ",");
    told && layout.slice(figure).bytes().all(|b| b.is_ascii_digit())
}

fn mention<'a>(layout: &Layout, clauses: &[Span], version: FigureVersion, figure: &'a Figure) -> Mention<'a> {
    let clause = clause_around(layout, clauses, figure.span);
    let head = figure.counts.map(|span| {
        let phrase = layout.slice(span);
        stem(&fold(phrase.rsplit(|c: char| c.is_whitespace() || c == '-').next().unwrap_or(phrase)))
    });
    let is_age = layout.slice(figure.span).ends_with("old") || follows_age_word(layout, figure.span);
    Mention {
        version,
        figure,
        head,
        definite: follows(layout, figure.span, "the"),
        is_age,
        alone: true,
        toll: toll(layout, figure),
        toll_of_kind: toll_of_kind(layout, figure),
        depth: layout.sentence_at(figure.span.start).unwrap_or(usize::MAX),
        beside: beside(layout, clause, figure.span),
        clause,
        context: context(layout, clause, figure.span),
    }
}

/// Tokens from a number in which its neighbours stand: "14 of them, the …" goes no further.
const BESIDE: usize = 4;

/// Stems of the nearest content words before and behind a figure.
fn beside(layout: &Layout, clause: Span, figure: Span) -> [Option<String>; 2] {
    let (clause, figure) = (layout.tokens_in(clause), layout.tokens_in(figure));
    let content = |at: usize| {
        let word = fold(layout.token(at));
        let counts = layout.tokens[at].kind == TokenKind::Word && !is_function_word(&word);
        counts.then(|| stem(&word))
    };
    let before = (clause.start.max(figure.start.saturating_sub(BESIDE))..figure.start).rev().find_map(content);
    let behind = (figure.end..clause.end.min(figure.end + BESIDE)).find_map(content);
    [before, behind]
}

/// The clause that holds the figure; its sentence where clauses are missing.
fn clause_around(layout: &Layout, clauses: &[Span], figure: Span) -> Span {
    let at = clauses.partition_point(|clause| clause.start <= figure.start);
    let clause = at.checked_sub(1).map(|at| clauses[at]).filter(|clause| clause.contains(figure));
    let sentence = || layout.sentence_at(figure.start).map(|at| layout.sentences[at].span);
    clause.or_else(sentence).unwrap_or(figure).cover(figure)
}

fn context(layout: &Layout, clause: Span, figure: Span) -> Vec<(String, f64)> {
    let mut words: Vec<(String, f64)> = layout.tokens[layout.tokens_in(clause)]
        .iter()
        .filter(|token| token.kind == TokenKind::Word && !token.span.overlaps(figure))
        .map(|token| fold(layout.slice(token.span)))
        .filter(|word| !is_function_word(word))
        .map(|word| (stem(&word), word_weight(&word)))
        .collect();
    words.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
    words.dedup_by(|a, b| a.0 == b.0);
    words
}

/// What the clauses of two mentions share.
pub(super) fn overlap(a: &Mention<'_>, b: &Mention<'_>) -> Overlap {
    let (mut left, mut right) = (a.context.iter().peekable(), b.context.iter().peekable());
    let mut weight = 0.0;
    while let (Some(x), Some(y)) = (left.peek(), right.peek()) {
        match x.0.cmp(&y.0) {
            std::cmp::Ordering::Less => drop(left.next()),
            std::cmp::Ordering::Greater => drop(right.next()),
            std::cmp::Ordering::Equal => {
                weight += x.1.min(y.1);
                left.next();
                right.next();
            }
        }
    }
    let total = |mention: &Mention<'_>| mention.context.iter().map(|word| word.1).sum::<f64>();
    let lighter = total(a).min(total(b));
    Overlap { weight, share: if lighter > 0.0 { weight / lighter } else { 0.0 } }
}
