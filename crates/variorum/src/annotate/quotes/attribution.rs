//! One attribution: cue, source, the pieces of what is said, and whether it was said at all.
//!
//! In: words, a cue's place and what the model labelled beside it. Out: [`Attribution`]; and who speaks where no cue
//! is found beside marks: before a colon, behind a dash, beside a verb that no lexicon knows.
//! Method: rules over the words beside the cue.

use std::ops::Range;

use super::known::Known;
use super::phrases::{Phrase, first_subject, phrase_starting, subject_ending};
use super::words::Words;
use crate::annotate::{Act, Modality};
use crate::language::english::attribution_words as class;
use crate::language::english::cues::{CueAct, cue_act};
use crate::text::{Span, fold};

/// One attribution as found in the text.
#[derive(Clone, Debug)]
pub(super) struct Attribution {
    /// Tokens of the statement's pieces, in order; marks and ends still as they stand.
    pub pieces: Vec<Range<usize>>,
    /// First and last token of the cue.
    pub cue: Phrase,
    /// First and last token of who says it.
    pub source: Option<Phrase>,
    /// What the speaker does.
    pub act: Act,
    /// Whether it was said.
    pub modality: Modality,
}

/// The attribution whose cue's head is token `cue`; `marked` where words in marks are said.
pub(super) fn attribute(
    w: &Words,
    unit: &Range<usize>,
    cue: usize,
    source: Option<Phrase>,
    pieces: Vec<Range<usize>>,
    marked: bool,
) -> Attribution {
    let source = source.and_then(|source| phrase(w, source));
    let source = source.or_else(|| marked.then(|| speaker_beside(w, unit, cue)).flatten());
    let counted = source.is_some_and(|source| is_count(w, source));
    let pieces = pieces.into_iter().filter(|_| !counted).filter_map(|piece| statement(w, piece)).collect();
    let group = verb_group(w, unit.start, cue);
    let nobody = source.is_some_and(|source| w.at(source.0).is(class::NEGATION));
    let supposed = source.is_some_and(|(first, _)| first > unit.start && w.at(first - 1).is(class::SUPPOSING));
    let modality = match () {
        () if group.negated || nobody || refused(w, group.first, cue) => Modality::Negated,
        () if group.modal || supposed => Modality::Hypothetical,
        () => Modality::Said,
    };
    let act = match cue_act(&fold(w.text(cue))) {
        CueAct::Speech => Act::Speech,
        CueAct::Belief => Act::Belief,
        CueAct::Attitude => Act::Attitude,
    };
    let last = if w.is_word(cue, "according") && w.is_word(cue + 1, "to") { cue + 1 } else { cue };
    Attribution { pieces, cue: (cue, last), source, act, modality }
}

/// A source without punctuation at its ends; none where no word is left.
fn phrase(w: &Words, (first, last): Phrase) -> Option<Phrase> {
    let wordy = |at: &usize| w.at(*at).wordy || w.at(*at).region != 0;
    let first = (first..=last).find(wordy)?;
    Some((first, (first..=last).rev().find(wordy)?))
}

/// A piece without the "that" before it; none where it holds nothing but a pronoun ("who are accused of …").
fn statement(w: &Words, piece: Range<usize>) -> Option<Range<usize>> {
    let pronoun = class::RELATIVE | class::SUBJECT | class::OBJECTIVE | class::DETERMINER;
    let says = piece.clone().any(|at| w.at(at).region != 0 || w.at(at).wordy && !w.at(at).is(pronoun));
    let that = piece.len() > 1 && w.at(piece.start).region == 0 && w.is_word(piece.start, "that");
    let start = if that { piece.start + 1 } else { piece.start };
    says.then(|| start..before_comment(w, start..piece.end))
}

/// Where a statement ends: at a dash behind its last words in marks, where the report's own comment starts.
fn before_comment(w: &Words, piece: Range<usize>) -> usize {
    let Some(marked) = piece.clone().rev().find(|&at| w.at(at).region != 0) else { return piece.end };
    let dash = marked + 1;
    let parted = dash < piece.end
        && w.is_mark(dash, &['—', '–', '―', '-'])
        && (w.layout.tokens[dash].span.start > w.layout.tokens[marked].span.end || !w.is_mark(dash, &['-']));
    if parted { dash } else { piece.end }
}

/// "passed by 38 votes to 29": a count says nothing.
fn is_count(w: &Words, (first, last): Phrase) -> bool {
    let number = w.text(first).starts_with(|c: char| c.is_ascii_digit());
    let by = first > 0 && w.is_word(first - 1, "by");
    number && by && last > first && ["votes", "points", "runs", "goals"].iter().any(|noun| w.is_word(first + 1, noun))
}

/// "declined to say", "without saying", "has yet to say": the verb group at `first` says that it was not said.
fn refused(w: &Words, first: usize, verb: usize) -> bool {
    let before = |word: &str| first > 0 && w.is_word(first - 1, word);
    let idle = first > 1 && w.is_word(first - 2, "goes");
    let to = w.is_word(first, "to");
    let refusals = ["declined", "declines", "refused", "refuses", "failed", "yet", "unable", "unwilling"];
    to && refusals.iter().any(|word| before(word))
        || first == verb
            && !idle
            && w.text(verb).ends_with("ing")
            && ["without", "avoided", "avoids"].iter().any(|word| before(word))
}

/// The words before a cue verb that belong to it.
struct Group {
    /// Its first token.
    first: usize,
    negated: bool,
    modal: bool,
}

fn verb_group(w: &Words, low: usize, verb: usize) -> Group {
    let mut group = Group { first: verb, negated: false, modal: false };
    while group.first > low {
        let word = w.at(group.first - 1);
        let negates = word.is(class::NEGATION) && !word.is(class::DETERMINER | class::SUBJECT);
        let helps =
            word.is(class::AUXILIARY | class::MODAL) && !word.capital && !word.is(class::SUBJECT | class::RELATIVE);
        let to = w.is_word(group.first - 1, "to");
        if word.region != 0 || !(word.is(class::ADVERB) && !word.capital || negates || helps || to) {
            break;
        }
        group.first -= 1;
        group.modal |= word.is(class::MODAL) && helps;
        group.negated |= word.is(class::NEGATION);
        if to {
            break;
        }
    }
    group
}

/// Who speaks words in marks whose cue stands at token `at`, where nothing surer tells: the phrase behind a cue that
/// follows marks, the subject before the cue, the subject of the unit.
pub(super) fn speaker_beside(w: &Words, unit: &Range<usize>, at: usize) -> Option<Phrase> {
    let follows = at > unit.start && w.at(at - 1).region != 0;
    let behind = follows.then(|| phrase_starting(w, at + 1, unit.end, false)).flatten();
    behind.or_else(|| subject_of(w, unit, at)).or_else(|| first_subject(w, unit.start, at))
}

/// The subject of a verb at token `verb`.
pub(super) fn subject_of(w: &Words, unit: &Range<usize>, verb: usize) -> Option<Phrase> {
    let before = verb_group(w, unit.start, verb).first.checked_sub(1).filter(|&before| before >= unit.start)?;
    subject_before(w, unit.start, before)
}

/// The subject before a verb group; for "stood up and said", the subject of the clause.
fn subject_before(w: &Words, low: usize, end: usize) -> Option<Phrase> {
    let mut end = end;
    if w.at(end).is(class::COORDINATOR) && !w.is_mark(end, &['&']) || w.is_word(end, "then") {
        let subject = first_subject(w, low, end)?;
        return (subject.1 < end - 1).then_some(subject);
    }
    while end > low && w.is_mark(end, &['"']) {
        end -= 1;
    }
    subject_ending(w, low, end)
}

/// Who speaks next, where a unit ends with a colon behind its cue, or holds a cue and nothing said: "He continued:".
pub(super) fn introduces(w: &Words, unit: &Range<usize>) -> Option<Phrase> {
    let last = unit.end - 1;
    if !w.is_mark(last, &[':']) {
        return None;
    }
    let cue = unit.clone().rev().find(|&at| w.at(at).region == 0 && w.at(at).cue.is_some());
    let subject = cue.and_then(|cue| {
        let group = verb_group(w, unit.start, cue);
        subject_before(w, unit.start, group.first.checked_sub(1).filter(|&before| before >= unit.start)?)
    });
    subject.or_else(|| first_subject(w, unit.start, last))
}

/// “…” — Orla Finn: who is named behind a dash at the end of the unit.
pub(super) fn signed(w: &Words, unit: &Range<usize>, behind: usize) -> Option<Phrase> {
    if behind + 1 >= unit.end || !w.is_mark(behind, &['—', '–', '―', '-']) {
        return None;
    }
    let first = (behind..unit.end).find(|&at| w.at(at).wordy)?;
    let phrase = phrase_starting(w, first, unit.end, false)?;
    let ends = phrase.1 + 1 >= unit.end || w.is_mark(phrase.1 + 1, &['.', ',', '(']);
    (ends && w.at(first).capital && unit.end - first <= SIGNATURE).then_some(phrase)
}

/// Tokens that a signature takes at most.
const SIGNATURE: usize = 14;

/// Who is named behind marks and one verb that ends in -ed or -s, or before such a verb.
pub(super) fn beside_marks(w: &Words, known: &Known, unit: &Range<usize>, behind: usize) -> Option<Phrase> {
    let verb = |at: usize| {
        let text = w.text(at);
        at < unit.end
            && w.at(at).region == 0
            && w.at(at).wordy
            && !w.at(at).capital
            && text.len() > 3
            && (text.ends_with("ed") || text.ends_with('s') || w.at(at).cue.is_some())
    };
    let named = |at: usize| {
        // "Ms. Finn"
        let title = w.at(at).capital && w.at(at).is(class::TITLE);
        let name = if title { at + 1 + usize::from(w.at(at + 1).mark == '.') } else { at };
        !known.between(name, name).is_empty()
    };
    if behind + 1 >= unit.end {
        return None;
    }
    let pronoun = |at: usize| w.is_word(at, "he") || w.is_word(at, "she");
    if verb(behind)
        && (named(behind + 1) || w.at(behind + 1).is(class::TITLE | class::PERSON_NOUN) && w.at(behind + 1).capital)
    {
        return phrase_starting(w, behind + 1, unit.end, false);
    }
    let phrase = (named(behind) || pronoun(behind)).then(|| phrase_starting(w, behind, unit.end, false)).flatten()?;
    (pronoun(behind) && verb(behind + 1) || verb(phrase.1 + 1)).then_some(if pronoun(behind) {
        (behind, behind)
    } else {
        phrase
    })
}

/// The span of a phrase.
pub(super) fn phrase_span(w: &Words, phrase: Phrase) -> Span {
    w.span(phrase.0, phrase.1)
}
