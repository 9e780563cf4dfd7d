//! The dated clauses of a story: each date or time that a report gives, with the clause it dates.
//!
//! In: the witnesses, the collation. Out: dated clauses by witness, then by place.
//! Left out: what names no stretch of the calendar (lengths, sets, "now"), and what a report says of
//! itself (dateline, metadata).

use crate::annotate::{Anchor, Annotated, DateKind, DateMention, Grain, PublishedFrom};
use crate::collate::{Collation, Place};
use crate::language::english::{calendar_word, is_function_word};
use crate::text::{Layout, Span, TokenKind, fold, stem};

/// One clause and the date that it bears.
#[derive(Clone, Debug)]
pub(super) struct Dated {
    /// The clause.
    pub(super) place: Place,
    /// The date expression.
    pub(super) date: Span,
    /// TIMEX3 value.
    pub(super) value: String,
    /// The value's grain.
    pub(super) grain: Grain,
    /// True where the value rests on a publication date that was itself inferred.
    pub(super) inferred: bool,
    /// True where no other date stands in the clause.
    pub(super) alone: bool,
    /// Stems of the clause's content words, sorted, each once; the date's own words left out.
    pub(super) stems: Vec<String>,
}

/// A clause with fewer content words beside its date says too little: its sentence is taken.
const CLEAR: usize = 2;

/// All dated clauses, by witness, then by place.
pub(super) fn dated_clauses(witnesses: &[Annotated], collation: &Collation) -> Vec<Dated> {
    (0..witnesses.len()).flat_map(|index| of_witness(&witnesses[index], index, collation)).collect()
}

fn of_witness(witness: &Annotated, index: usize, collation: &Collation) -> Vec<Dated> {
    let clauses = collation.clauses.get(index).map_or(&[][..], Vec::as_slice);
    let dates: Vec<&DateMention> = witness.annotations.dates.iter().filter(|date| counts(witness, date)).collect();
    let mut found: Vec<Dated> = dates.iter().filter_map(|date| dated(witness, index, clauses, date)).collect();
    // "on Wednesday (March 26)" dates its clause once.
    found.dedup_by(|next, kept| next.place == kept.place && next.value == kept.value);
    let places: Vec<Span> = found.iter().map(|one| one.place.span).collect();
    for (one, k) in found.iter_mut().zip(0..) {
        let neighbour =
            |k: Option<usize>| k.and_then(|k| places.get(k)).is_some_and(|span| span.overlaps(one.place.span));
        one.alone = !neighbour(usize::checked_sub(k, 1)) && !neighbour(Some(k + 1));
    }
    found
}

fn counts(witness: &Annotated, date: &DateMention) -> bool {
    let header = &witness.annotations.header;
    let body = header.body.is_empty() || header.body.contains(date.span);
    let own = header.dateline.as_ref().is_some_and(|line| line.span.overlaps(date.span))
        || header.published.as_ref().and_then(|published| published.span).is_some_and(|span| span.overlaps(date.span));
    let moment = matches!(date.kind, DateKind::Date | DateKind::Time) && date.grain.is_some() && date.value.is_some();
    moment && body && !own
}

fn dated(witness: &Annotated, index: usize, clauses: &[Span], date: &DateMention) -> Option<Dated> {
    let layout = &witness.layout;
    let sentence = layout.sentences[layout.sentence_at(date.span.start)?].span;
    let last = clauses.partition_point(|clause| clause.start <= date.span.start).checked_sub(1);
    let clause = last.map_or(sentence, |k| clauses[k]);
    let clause = if clause.contains(date.span) { clause } else { clause.cover(date.span) };
    let clause = without_dateline(witness, clause);
    let stems = content_stems(layout, clause, date.span);
    let (span, stems) = if stems.len() < CLEAR {
        (sentence.cover(date.span), content_stems(layout, sentence, date.span))
    } else {
        (clause, stems)
    };
    let from_story = witness.annotations.header.published.as_ref().is_some_and(|p| p.from == PublishedFrom::Story);
    Some(Dated {
        place: Place::new(index, span),
        date: date.span,
        value: date.value.clone()?,
        grain: date.grain?,
        inferred: from_story && date.anchor == Some(Anchor::Published),
        alone: true,
        stems,
    })
}

/// The clause without the dateline in front of it: the place where a report was written is no event's.
fn without_dateline(witness: &Annotated, clause: Span) -> Span {
    let line = witness.annotations.header.dateline.as_ref().map(|line| line.span);
    match line.filter(|line| line.overlaps(clause) && line.end < clause.end) {
        Some(line) => Span::new(line.end, clause.end).trim(&witness.report.text),
        None => clause,
    }
}

fn content_stems(layout: &Layout, span: Span, date: Span) -> Vec<String> {
    let words = layout.tokens[layout.tokens_in(span)].iter();
    let mut stems: Vec<String> = words
        .filter(|token| token.kind != TokenKind::Punctuation && !date.contains(token.span))
        .map(|token| fold(layout.slice(token.span)))
        .filter(|word| !is_function_word(word) && calendar_word(word).is_none())
        .map(|word| stem(&word))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}
