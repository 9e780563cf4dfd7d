//! The dated clauses of a story: each date or time that a report gives, with the clause it dates.
//!
//! In: the witnesses, the collation. Out: dated clauses by witness, then by place.
//! Left out: what names no stretch of the calendar (lengths, sets, "now"), what a report says of itself (dateline,
//! metadata), and what it says that an earlier version of it said.

use crate::annotate::{Anchor, Annotated, DateKind, DateMention, Grain, PublishedFrom};
use crate::collate::{Collation, Place};
use crate::language::english::cues::cue_verb;
use crate::language::english::{CalendarWord, VerbTime, calendar_word, is_function_word, is_participle, verb_time};
use crate::link::retracted::retracted;
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
    /// Those of them that are forms of verbs, sorted.
    pub(super) verbs: Vec<String>,
    /// Numbers of the clause, sorted; the date's own left out.
    pub(super) numbers: Vec<String>,
    /// True where the expression names its month, as news does of what lies further back than a week.
    pub(super) names_month: bool,
    /// True where the clause tells what was to happen: a plan and what came of it may differ.
    pub(super) planned: bool,
    /// True where the date is that of somebody's words: "said on March 12 that …".
    pub(super) of_words: bool,
    /// True where it tells what happens to a thing but once: building, founding, birth, death.
    pub(super) once: bool,
}

/// A clause with fewer content words beside its date says too little: its sentence is taken.
const CLEAR: usize = 2;

/// All dated clauses, by witness, then by place.
pub(super) fn dated_clauses(witnesses: &[Annotated], collation: &Collation) -> Vec<Dated> {
    (0..witnesses.len()).flat_map(|index| of_witness(&witnesses[index], index, collation)).collect()
}

fn of_witness(witness: &Annotated, index: usize, collation: &Collation) -> Vec<Dated> {
    let clauses = collation.clauses.get(index).map_or(&[][..], Vec::as_slice);
    let gone = retracted(witness);
    let stands = |date: &DateMention| !gone.iter().any(|sentence| sentence.contains(date.span));
    let dates: Vec<&DateMention> =
        witness.annotations.dates.iter().filter(|date| counts(witness, date) && stands(date)).collect();
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
    let words = || words(layout, span, date.span);
    let is_verb = |word: &String| is_participle(word) || verb_time(word) == Some(VerbTime::Past);
    let in_date = layout.tokens_in(date.span).map(|token| fold(layout.token(token)));
    let is_month =
        |word: String| matches!(calendar_word(&word), Some(CalendarWord::Month(_) | CalendarWord::ShortMonth(_)));
    let from_story = witness.annotations.header.published.as_ref().is_some_and(|p| p.from == PublishedFrom::Story);
    Some(Dated {
        place: Place::new(index, span),
        date: date.span,
        value: date.value.clone()?,
        grain: date.grain?,
        inferred: from_story && date.anchor == Some(Anchor::Published),
        alone: true,
        stems,
        verbs: sorted(words().filter(is_verb).map(|word| stem(&word))),
        numbers: sorted(words().filter(|word| word.starts_with(|c: char| c.is_ascii_digit()))),
        names_month: in_date.into_iter().any(is_month),
        planned: is_planned(layout, span),
        of_words: dates_words(layout, date.span),
        once: words().any(|word| ONCE.contains(&word.as_str())),
    })
}

/// What happens to a thing but once; a second year is another's claim, not another event.
const ONCE: &[&str] = &[
    "abolished",
    "adopted",
    "born",
    "built",
    "completed",
    "created",
    "died",
    "discovered",
    "dissolved",
    "erected",
    "established",
    "formed",
    "founded",
    "invented",
    "launched",
    "opened",
    "sank",
];

/// True where a clause says that something is or was to happen.
fn is_planned(layout: &Layout, clause: Span) -> bool {
    let words: Vec<String> = layout.tokens_in(clause).map(|token| fold(layout.token(token))).collect();
    let ahead =
        |word: &String| matches!(verb_time(word), Some(VerbTime::Future | VerbTime::Backshifted | VerbTime::Ahead));
    let to_be = words.windows(2).any(|pair| matches!((&*pair[0], &*pair[1]), ("is" | "was" | "are" | "were", "to")));
    to_be || words.iter().any(ahead)
}

/// Tokens between a verb of saying and its date: "said in a statement on March 12".
const SAID_REACH: usize = 5;

/// True where the nearest verb before the date is one of saying.
fn dates_words(layout: &Layout, date: Span) -> bool {
    let at = layout.tokens_in(date);
    let sentence = layout.sentence_at(date.start).map_or(at.clone(), |index| layout.sentences[index].tokens.clone());
    let verb = |at: usize| {
        let word = fold(layout.token(at));
        let is_verb = verb_time(&word).is_some() || is_participle(&word);
        is_verb.then(|| cue_verb(&word).is_some())
    };
    let before = (sentence.start.max(at.start.saturating_sub(SAID_REACH))..at.start).rev().find_map(verb);
    before == Some(true)
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
    sorted(words(layout, span, date).map(|word| stem(&word)))
}

/// The folded content words of a place, those of its date left out.
fn words(layout: &Layout, span: Span, date: Span) -> impl Iterator<Item = String> + '_ {
    let tokens = layout.tokens[layout.tokens_in(span)].iter();
    tokens
        .filter(move |token| token.kind != TokenKind::Punctuation && !date.contains(token.span))
        .map(|token| fold(layout.slice(token.span)))
        .filter(|word| !is_function_word(word) && calendar_word(word).is_none())
}

fn sorted(words: impl Iterator<Item = String>) -> Vec<String> {
    let mut words: Vec<String> = words.collect();
    words.sort_unstable();
    words.dedup();
    words
}
