//! Attributions of one unit by rules: cue, source and the pieces of the statement.
//!
//! In: words and a unit. Out: [`Attribution`]s in order of their cues. A learned sequence model would
//! give the same values in the same place; all that follows (marks, speakers, names) stays.
//!
//! Method: every cue verb and "according to" outside marks is tried. Its statement stands behind it
//! (said that X; told Y X), before it (X, he said; X, said Y), or around it (X, he said, Y).
//! Limits: no parse, so where a statement ends at a coordination is a guess by the next cue.

use std::ops::Range;

use super::behind::statement_behind;
use super::phrases::{Phrase, first_subject, phrase_starting, subject_ending, verb_like};
use super::words::Words;
use crate::language::english::attribution_words as class;
use crate::language::english::cues::{self, CueAct, CueForm, CueVerb};
use crate::text::Span;

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
    pub act: CueAct,
    /// "did not say".
    pub negated: bool,
    /// "may say", "if he says".
    pub hypothetical: bool,
}

/// The attributions of a unit.
pub(super) fn attributions(w: &Words, unit: &Range<usize>) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    for at in unit.clone() {
        let word = w.at(at);
        if word.region != 0 {
            continue;
        }
        if w.is_word(at, "according") && w.is_word(at + 1, "to") {
            found.extend(according_to(w, unit, at));
        } else if let Some((verb, form)) = word.cue {
            let last_source = found.iter().rev().find_map(|attribution| attribution.source);
            found.extend(by_verb(w, unit, at, verb, form, last_source));
        }
    }
    cut_at_next(w, unit, &mut found);
    found.retain(|attribution| attribution.pieces.iter().any(|piece| !piece.is_empty()));
    found
}

/// The words before a cue verb that belong to it.
struct Group {
    /// Its first token.
    first: usize,
    be: bool,
    to: bool,
    negated: bool,
    modal: bool,
    helped: bool,
}

fn verb_group(w: &Words, low: usize, verb: usize) -> Group {
    let mut group = Group { first: verb, be: false, to: false, negated: false, modal: false, helped: false };
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
        group.be |= word.is(class::BE) && helps;
        group.helped |= helps;
        group.modal |= word.is(class::MODAL) && helps;
        group.negated |= word.is(class::NEGATION);
        if to {
            group.to = true;
            break;
        }
    }
    group
}

fn by_verb(
    w: &Words,
    unit: &Range<usize>,
    at: usize,
    verb: CueVerb,
    form: CueForm,
    last_source: Option<Phrase>,
) -> Option<Attribution> {
    let low = unit.start;
    let group = verb_group(w, low, at);
    let passive = group.be && matches!(form, CueForm::Past | CueForm::Participle);
    if passive || group.to || is_noun_or_adjective(w, low, at, &group, form) {
        return None;
    }
    let before = group.first.checked_sub(1).filter(|&before| before >= low);
    // "he's claiming"
    let contracted = before.is_some_and(|end| w.at(end).is(class::SUBJECT) && w.at(end).is(class::AUXILIARY));
    let participle = form == CueForm::Ing && !group.be && !contracted;
    let behind = statement_behind(w, at, unit.end, verb);
    if participle {
        return by_participle(w, unit, at, verb, before, behind, last_source);
    }
    if let Some(attribution) = by_inversion(w, unit, at, verb, &group) {
        return Some(attribution);
    }
    let source = before.and_then(|end| subject_before(w, low, end))?;
    if !(agrees(w, source, form, &group) || contracted) {
        return None;
    }
    let mut pieces = Vec::new();
    let ends_here = behind.as_ref().is_none_or(|behind| behind.after_comma);
    if ends_here && verb.takes(cues::MARKS | cues::BARE) {
        pieces.extend(statement_before(w, unit, source.0));
    }
    if let Some(behind) = behind {
        let piece_marked = w.at(behind.tokens.start).region != 0;
        let carries_on = pieces.first().is_some_and(|piece| w.at(piece.end - 1).region == 0);
        if !behind.after_comma || piece_marked || carries_on {
            pieces.push(behind.tokens);
        }
    }
    if let Some(piece) = before
        .filter(|&end| w.at(end).is(class::RELATIVE))
        .and_then(|end| (end > 0 && w.is_mark(end - 1, &[','])).then_some(()))
        .and_then(|()| pieces.last_mut())
    {
        close_relative(w, piece);
    }
    if source.0 > low && w.is_word(source.0 - 1, "what") {
        pieces.iter_mut().for_each(|piece| close_at_marks(w, piece));
    }
    let hypothetical = group.modal || supposed(w, low, source.0);
    let negated = group.negated || w.at(source.0).is(class::NEGATION);
    done(at, verb, Some(source), pieces, negated, hypothetical)
}

/// Ends the statement of ", who said X," where the sentence goes on with its own verb.
fn close_relative(w: &Words, piece: &mut Range<usize>) {
    let closes = |at: &usize| {
        w.is_mark(*at, &[',']) && (finite(w, at + 1) || w.at(at + 1).is(class::ADVERB) && finite(w, at + 2))
    };
    if let Some(comma) = piece.clone().find(closes) {
        piece.end = comma;
    }
}

/// Ends "what she called a “…”" with its marks: the sentence goes on around it.
fn close_at_marks(w: &Words, piece: &mut Range<usize>) {
    if let Some(marked) = piece.clone().find(|&at| w.at(at).region != 0) {
        piece.end = w.behind_region(marked).min(piece.end);
    }
}

fn done(
    at: usize,
    verb: CueVerb,
    source: Option<Phrase>,
    pieces: Vec<Range<usize>>,
    negated: bool,
    hypothetical: bool,
) -> Option<Attribution> {
    (!pieces.is_empty()).then_some(Attribution { pieces, cue: (at, at), source, act: verb.act, negated, hypothetical })
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

/// ", saying that X": said by who is the subject of what stands before.
fn by_participle(
    w: &Words,
    unit: &Range<usize>,
    at: usize,
    verb: CueVerb,
    before: Option<usize>,
    behind: Option<super::behind::Behind>,
    last_source: Option<Phrase>,
) -> Option<Attribution> {
    let opens = before.is_none();
    let joined = before.is_some_and(|end| {
        w.is_mark(end, &[',', '—', '–']) || w.at(end).region != 0 || w.at(end).is(class::COORDINATOR)
    });
    let beside = before.is_some_and(|end| {
        w.at(end).wordy
            && ["statement", "letter", "tweet", "post", "speech", "message", "memo", "email"]
                .iter()
                .any(|noun| w.is_word(end, noun))
    });
    if !(opens || joined || beside || verb.lemma == "say") {
        return None;
    }
    let source = last_source.or_else(|| first_subject(w, unit.start, at)).filter(|_| !opens);
    let behind = behind?;
    let marked = (behind.tokens.clone()).any(|token| w.at(token).region != 0);
    (source.is_some() || marked).then(|| done(at, verb, source, vec![behind.tokens], false, false)).flatten()
}

/// “X,” said Orla Finn.
fn by_inversion(w: &Words, unit: &Range<usize>, at: usize, verb: CueVerb, group: &Group) -> Option<Attribution> {
    if !verb.takes(cues::MARKS) || group.helped || at == unit.start || ADDRESSES.contains(&verb.lemma) {
        return None;
    }
    let before = statement_before(w, unit, group.first)?;
    let source = phrase_starting(w, at + 1, unit.end, false)?;
    let behind = w.at(source.1 + 1);
    let closed = source.1 + 1 >= unit.end
        || behind.region != 0
        || !behind.wordy
        || behind.is(class::PREPOSITION | class::TIME | class::RELATIVE | class::SUBORDINATOR | class::COORDINATOR);
    let object = source.0 == source.1 && w.at(source.0).is(class::OBJECTIVE) && !w.at(source.0).is(class::SUBJECT);
    if !closed || object || w.at(at - 1).wordy && w.at(at - 1).region == 0 {
        return None;
    }
    let mut pieces = vec![before];
    let mut next = source.1 + 1;
    // “X,” said Orla Finn, the mayor, “Y.”
    while next < unit.end && w.at(next).region == 0 {
        next += 1;
    }
    if next < unit.end && w.is_mark(next - 1, &[',', ':', '—', '–']) && ends_open(w, &pieces[0]) {
        pieces.push(next..unit.end);
    }
    done(at, verb, Some(source), pieces, false, false)
}

/// Verbs behind which the one spoken to stands, never the speaker: "Orla Finn, the mayor, told reporters".
const ADDRESSES: [&str; 5] = ["tell", "assure", "inform", "remind", "notify"];

/// True where a piece ends in marks, or in a comma: the utterance may go on behind its cue.
fn ends_open(w: &Words, piece: &Range<usize>) -> bool {
    let last = piece.end - 1;
    match w.region(last) {
        Some(region) => {
            w.regions[region].inner.of(&w.layout.text).ends_with([',', '—', '–', '-'])
                || w.is_mark(piece.end, &[',', '—'])
        }
        None => true,
    }
}

/// The statement that ends where the source or the inverted cue at token `at` starts.
pub(super) fn statement_before(w: &Words, unit: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let mut end = at;
    let mut comma = false;
    while end > unit.start && w.is_mark(end - 1, &[',', '—', '–', '-']) {
        end -= 1;
        comma = true;
    }
    if end == unit.start {
        return None;
    }
    let marked = w.at(end - 1).region != 0;
    if !marked && !comma {
        return None;
    }
    let mut start = unit.start;
    if marked {
        start = lead_in(w, unit.start, end);
    } else if !is_clause(w, start..end) {
        return None;
    }
    // A conjunction in front belongs to the narrator.
    if w.at(start).is(class::COORDINATOR) && w.at(start).region == 0 && start + 1 < end {
        start += 1;
    }
    (start < end).then_some(start..end)
}

/// Where a statement that ends in marks starts: at its marks where it is all in marks or behind a comma
/// ("In Orlo, “…,” he said"), else at the unit's start.
fn lead_in(w: &Words, low: usize, end: usize) -> usize {
    let mut first = end;
    loop {
        let region = w.at(first - 1).region;
        while first > low && w.at(first - 1).region == region {
            first -= 1;
        }
        if first == low || w.is_mark(first - 1, &[',', ':', '.', '—']) {
            return first;
        }
        let gap_end = first;
        while first > low && w.at(first - 1).region == 0 {
            first -= 1;
        }
        if first == low {
            let _ = gap_end;
            return low;
        }
    }
}

/// True where the tokens hold a subject's worth of words and a finite verb.
fn is_clause(w: &Words, tokens: Range<usize>) -> bool {
    let opening = w.at(tokens.start);
    let opens_aside =
        opening.is(class::SUBORDINATOR | class::PREPOSITION | class::TIME) && !opening.is(class::DETERMINER);
    let comma = tokens.clone().find(|&at| w.is_mark(at, &[',']));
    if opens_aside && comma.is_none_or(|comma| comma + 2 >= tokens.end) {
        return false;
    }
    let first = if opens_aside { comma.map_or(tokens.start, |comma| comma + 1) } else { tokens.start };
    tokens.len() >= 3 && (first..tokens.end).any(|at| finite(w, at) || w.at(at).region != 0)
}

/// True for a word that looks like a finite verb.
pub(super) fn finite(w: &Words, at: usize) -> bool {
    let word = w.at(at);
    if word.region != 0 || !word.wordy {
        return false;
    }
    if word.is(class::AUXILIARY | class::MODAL | class::PAST) && !word.capital || verb_like(w, at) {
        return true;
    }
    !word.capital && w.text(at).len() > 3 && w.text(at).ends_with("ed") && at > 0 && !w.at(at - 1).is(class::DETERMINER)
}

/// According to X, Y; Y, according to X; Y, according to X, Z.
fn according_to(w: &Words, unit: &Range<usize>, at: usize) -> Option<Attribution> {
    let source = phrase_starting(w, at + 2, unit.end, true)?;
    let behind = source.1 + 1;
    let comma = (behind..unit.end).find(|&token| w.is_mark(token, &[',']) || w.at(token).region != 0);
    let mut pieces = Vec::new();
    let mut end = at;
    while end > unit.start && w.is_mark(end - 1, &[',', '—', '–']) {
        end -= 1;
    }
    let opens = end == unit.start || (at - unit.start <= 2 && w.at(unit.start).is(class::COORDINATOR | class::ADVERB));
    if !opens {
        let start = if w.at(end - 1).region != 0 { lead_in(w, unit.start, end) } else { unit.start };
        pieces.push(start..end);
    }
    if let Some(comma) = comma.filter(|&comma| comma + 2 < unit.end && (opens || comma == behind)) {
        let start = if w.at(comma).region != 0 { comma } else { comma + 1 };
        let rest = start..unit.end;
        if opens
            || (end < at
                && rest.clone().any(|token| finite(w, token))
                && !w.at(start).is(class::RELATIVE | class::COORDINATOR | class::SUBORDINATOR))
        {
            pieces.push(rest);
        }
    }
    (!pieces.is_empty()).then_some(Attribution {
        pieces,
        cue: (at, at + 1),
        source: Some(source),
        act: CueAct::Speech,
        negated: false,
        hypothetical: false,
    })
}

/// "the report", "his claims", "an alleged plot": no verb.
fn is_noun_or_adjective(w: &Words, low: usize, at: usize, group: &Group, form: CueForm) -> bool {
    if w.at(at).capital && at > low {
        return true;
    }
    if group.helped || group.first == low {
        return false;
    }
    let before = w.at(group.first - 1);
    let counts = form == CueForm::Third && before.is(class::SUBJECT) && before.is(class::DETERMINER);
    let determined = before.is(class::DETERMINER) && !before.is(class::SUBJECT) || counts;
    let noun_follows = determined || before.genitive || before.is(class::PREPOSITION);
    let by = w.is_word(at + 1, "by")
        || form == CueForm::Past && (w.is_word(at + 1, "of") && !group.helped && w.is_word(at, "accused"));
    form != CueForm::Ing && (noun_follows || by)
        || form == CueForm::Ing && before.is(class::DETERMINER | class::PREPOSITION)
}

/// True where subject and verb can go together: "lawyers say", "the lawyer says", not "the police report".
fn agrees(w: &Words, source: Phrase, form: CueForm, group: &Group) -> bool {
    let last = w.at(source.1);
    match form {
        CueForm::Base if !group.helped => {
            let coordinated = (source.0..source.1).any(|at| w.at(at).is(class::COORDINATOR));
            let single = source.0 == source.1 && ["he", "she", "it"].iter().any(|pronoun| w.is_word(source.1, pronoun));
            let one = w.is_word(source.0, "a") || w.is_word(source.0, "an");
            !single && !one && (coordinated || last.is(class::SUBJECT | class::RELATIVE) || plural(w, source))
        }
        CueForm::Third => {
            last.capital || last.genitive || !w.text(source.1).ends_with('s') || w.text(source.1).ends_with("ss")
        }
        CueForm::Ing => group.be,
        CueForm::Participle => group.helped,
        _ => true,
    }
}

fn plural(w: &Words, (first, last): Phrase) -> bool {
    (first..=last).any(|at| {
        let text = w.text(at);
        text.ends_with('s') && !text.ends_with("ss")
            || ["people", "police", "men", "women", "families", "media"].contains(&text)
    })
}

/// True behind "if", "whether", "unless".
fn supposed(w: &Words, low: usize, source: usize) -> bool {
    source > low && w.at(source - 1).is(class::SUPPOSING)
}

/// Ends each statement where the next attribution of the same sentence starts its own clause.
fn cut_at_next(w: &Words, unit: &Range<usize>, found: &mut [Attribution]) {
    let starts: Vec<usize> = found.iter().map(|next| clause_start(w, unit, next)).collect();
    for (index, attribution) in found.iter_mut().enumerate() {
        let Some(piece) = attribution.pieces.last_mut() else { continue };
        if let Some(cut) = piece.clone().skip(2).find(|&at| turns(w, at, piece.end)) {
            piece.end = cut;
        }
        if let Some(&cut) = starts[index + 1..].iter().find(|&&cut| cut > piece.start && cut < piece.end) {
            piece.end = cut;
        }
    }
}

/// True at the comma of ", but the bridge was" outside marks: the narrator takes over.
fn turns(w: &Words, comma: usize, end: usize) -> bool {
    w.is_mark(comma, &[','])
        && (w.is_word(comma + 1, "but") || w.is_word(comma + 1, "although") || w.is_word(comma + 1, "though"))
        && !w.is_word(comma + 2, "that")
        && !w.is_word(comma + 2, "also")
        && (comma + 2..end.min(comma + 12)).any(|at| finite(w, at))
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

/// Where the clause of an attribution starts, its comma and conjunction included; the unit's end where it
/// is no clause of its own but part of what another says.
fn clause_start(w: &Words, unit: &Range<usize>, next: &Attribution) -> usize {
    let mut start = match next.source {
        Some(source) if source.0 < next.cue.0 && next.cue.0 - source.1 < LOOSE && source.0 > unit.start => source.0,
        _ => next.cue.0,
    };
    if start <= unit.start + 1 {
        return unit.end;
    }
    let joined = w.at(start - 1).is(class::COORDINATOR)
        || ["while", "although", "though", "as"].iter().any(|word| w.is_word(start - 1, word));
    if joined {
        start -= 1;
    }
    let comma = w.is_mark(start - 1, &[',', ';', '—', '–']);
    let own = comma && (joined || start == next.cue.0) || joined && start + 1 == next.cue.0;
    match (own, comma) {
        (true, true) => start - 1,
        (true, false) => start,
        _ => unit.end,
    }
}

/// Tokens between a subject and its verb beyond which the subject was taken from afar.
const LOOSE: usize = 12;

/// The span of a phrase.
pub(super) fn phrase_span(w: &Words, phrase: Phrase) -> Span {
    w.span(phrase.0, phrase.1)
}
