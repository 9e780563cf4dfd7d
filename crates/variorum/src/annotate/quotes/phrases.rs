//! Finds the noun phrase beside a cue: who is said to have said it.
//!
//! In: words and a place. Out: first and last token of the phrase.
//!
//! Method: a walk from the verb to the clause's border, through prepositions and over a relative clause
//! or an apposition between commas. Limits: no parse; a verb that no list knows is walked over.

use super::words::{Word, Words};
use crate::language::english::attribution_words as class;
use crate::language::english::cues::CueForm;

/// First and last token of a noun phrase, both included.
pub(super) type Phrase = (usize, usize);

/// Tokens that a subject may hold: longer ones are misread clauses.
const LONGEST_SUBJECT: usize = 36;

/// The subject that ends at token `end`, at or behind token `low`.
pub(super) fn subject_ending(w: &Words, low: usize, end: usize) -> Option<Phrase> {
    if end < low || w.at(end).region != 0 {
        return None;
    }
    let end = before_adverbial(w, low, end);
    if w.is_mark(end, &[',', '—', '–', ')']) {
        return over_insertion(w, low, end);
    }
    if w.at(end).is(class::RELATIVE)
        || (w.is_word(end, "which") || (w.is_word(end, "that") && end > low && w.at(end - 1).wordy))
    {
        return antecedent(w, low, end);
    }
    phrase_ending(w, low, end)
}

/// Steps back over "on Monday", "Monday", "last week" between subject and verb.
fn before_adverbial(w: &Words, low: usize, end: usize) -> usize {
    let mut at = end;
    while at > low && w.at(at).is(class::TIME) && !is_name_here(w, low, at) {
        at -= 1;
        while at > low
            && (w.is_word(at, "on") || w.is_word(at, "last") || w.is_word(at, "this") || w.is_word(at, "late"))
        {
            at -= 1;
        }
    }
    // "who in 2010 said"
    let number = w.text(at).starts_with(|c: char| c.is_ascii_digit());
    if number && at > low + 1 && (w.is_word(at - 1, "in") || w.is_word(at - 1, "on")) {
        at -= 2;
    }
    if at == low && w.at(at).is(class::TIME) { end } else { at }
}

/// "May" in "Theresa May".
fn is_name_here(w: &Words, low: usize, at: usize) -> bool {
    w.at(at).capital && at > low && w.at(at - 1).capital && !w.at(at - 1).is(class::TIME | class::PREPOSITION)
}

/// The noun phrase before "who" or "which" at token `relative`.
pub(super) fn antecedent(w: &Words, low: usize, relative: usize) -> Option<Phrase> {
    let mut end = relative.checked_sub(1)?;
    if w.is_mark(end, &[',']) {
        end = end.checked_sub(1)?;
    }
    // "a letter Friday afternoon that says"
    let end = if end >= low { before_adverbial(w, low, end) } else { end };
    (end >= low).then(|| phrase_ending(w, low, end)).flatten()
}

/// The phrase before an insertion that closes at token `close`: "Orla Finn, the mayor, said".
fn over_insertion(w: &Words, low: usize, close: usize) -> Option<Phrase> {
    let opener: &[char] = if w.is_mark(close, &[')']) { &['('] } else { &[',', '—', '–'] };
    let mut nearest = None;
    let floor = low.max(close.saturating_sub(LONGEST_SUBJECT));
    for at in (floor..close).rev() {
        if w.at(at).region != 0 && !short_region(w, at) {
            break;
        }
        if !w.is_mark(at, opener) || at == low || !w.at(at - 1).wordy {
            continue;
        }
        let Some(phrase) = phrase_ending(w, low, at - 1) else { continue };
        let at_border = phrase.0 == low || !w.is_mark(phrase.0 - 1, &[',']);
        if at_border {
            return Some(phrase);
        }
        nearest = nearest.or(Some(phrase));
    }
    nearest
}

/// True inside short marked words between two capitals: a nickname within a name.
fn short_region(w: &Words, at: usize) -> bool {
    /// Bytes that a nickname takes at most.
    const NICKNAME: usize = 30;
    let Some(region) = w.region(at).filter(|&region| w.regions[region].inner.len() < NICKNAME) else { return false };
    let tokens = w.layout.tokens_in(w.regions[region].outer);
    tokens.start > 0 && w.at(tokens.start - 1).capital && w.at(tokens.end).capital
}

/// The noun phrase whose last token is `end`.
fn phrase_ending(w: &Words, low: usize, end: usize) -> Option<Phrase> {
    let mut first = end + 1;
    let mut at = end + 1;
    while at > low && end + 1 - at < LONGEST_SUBJECT {
        at -= 1;
        let word = w.at(at);
        if joins(w, low, at, end) {
            first = at;
            continue;
        }
        match relative_before(w, low, at).filter(|_| at < end && word.region == 0 && in_relative_clause(w, at)) {
            Some(relative) => {
                first = relative;
                at = relative;
            }
            None => break,
        }
    }
    while first <= end && trimmed_in_front(w, first) {
        first += 1;
    }
    let phrase = (first <= end).then_some((first, end))?;
    let opening = w.at(first);
    let participle = !opening.capital && (w.text(first).ends_with("ed") || w.text(first).ends_with("ing"));
    if participle && w.at(first + 1).is(class::PREPOSITION | class::DETERMINER) {
        return None;
    }
    has_head(w, phrase).then_some(phrase)
}

/// True for a verb, or for a relative pronoun that a verb follows.
fn in_relative_clause(w: &Words, at: usize) -> bool {
    let verb = |at: usize| w.at(at).is(class::AUXILIARY | class::MODAL | class::PAST) || verb_like(w, at);
    let relative = w.at(at).is(class::RELATIVE) || w.is_word(at, "that");
    if relative { verb(at + 1) || w.text(at + 1).ends_with("ed") } else { verb(at) }
}

/// "who" or "that" at most four tokens before a verb at `at`, or there itself.
fn relative_before(w: &Words, low: usize, at: usize) -> Option<usize> {
    (low.max(at.saturating_sub(4))..=at).rev().find(|&index| {
        (w.at(index).is(class::RELATIVE) && !w.is_word(index, "what"))
            || (w.is_word(index, "that")
                && index > low
                && w.at(index - 1).wordy
                && !w.at(index - 1).is(class::COORDINATOR))
    })
}

/// True where the token may stand inside the phrase that ends at `end`.
fn joins(w: &Words, low: usize, at: usize, end: usize) -> bool {
    let word = w.at(at);
    if word.region != 0 {
        return short_region(w, at) && at < end;
    }
    if !word.wordy {
        return at < end && mark_joins(w, low, at);
    }
    if word.is(class::SUBJECT) && !word.is(class::DETERMINER) {
        return at == end;
    }
    if word.capital && (at == end || w.at(at + 1).wordy || w.at(at + 1).genitive) && is_name_here(w, low, at) {
        return true;
    }
    if word.is(class::MODAL | class::AUXILIARY | class::RELATIVE | class::SUBORDINATOR) {
        return w.is_word(at, "us") || (at == end && word.is(class::DETERMINER) && !w.is_word(at, "that"));
    }
    if word.is(class::TIME) && !word.genitive && at < end {
        return false;
    }
    if word.is(class::COORDINATOR) {
        return at < end && !w.is_word(at, "but") && !w.is_word(at, "yet") && at > low && plain_before(w, low, at);
    }
    if word.is(class::ADVERB) {
        return at < end && at > low && w.at(at - 1).is(class::DETERMINER);
    }
    (word.capital || !word.is(class::PAST)) && !verb_like(w, at)
}

/// A dot of an abbreviation, a hyphen, an apostrophe.
fn mark_joins(w: &Words, low: usize, at: usize) -> bool {
    match w.at(at).mark {
        '.' => at > low && w.at(at - 1).wordy && abbreviation(w.text(at - 1)),
        '-' | '‑' | '\'' | '’' | '&' | '$' | '%' | '/' | '£' | '€' | '#' | '@' => true,
        _ => false,
    }
}

/// "Mr", "J", "U.S", "Sen": short, and capital.
pub(super) fn abbreviation(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase) && (word.len() <= 4 || word.contains('.'))
}

/// True where what stands before "and" up to the clause's border is a noun phrase, not a clause.
fn plain_before(w: &Words, low: usize, coordinator: usize) -> bool {
    for at in (low..coordinator).rev() {
        let word = w.at(at);
        if word.region != 0 || w.is_mark(at, &[',', ';', ':', '—', '–', '(', ')']) || word.is(class::SUBORDINATOR) {
            return at + 1 < coordinator;
        }
        if word.is(class::AUXILIARY | class::MODAL | class::PAST | class::SUBJECT) && !word.is(class::DETERMINER)
            || verb_like(w, at)
        {
            return false;
        }
    }
    true
}

/// True for a cue verb in a finite form, in small letters, that no determiner makes a noun.
pub(super) fn verb_like(w: &Words, at: usize) -> bool {
    let word = w.at(at);
    if word.capital || word.genitive {
        return false;
    }
    let before = if at == 0 { Word::default() } else { w.at(at - 1) };
    if before.is(class::DETERMINER | class::PREPOSITION) || before.genitive {
        return false;
    }
    matches!(word.cue, Some((_, CueForm::Past))) || (matches!(word.cue, Some((_, CueForm::Third))) && before.capital)
}

fn trimmed_in_front(w: &Words, at: usize) -> bool {
    let word = w.at(at);
    !word.wordy && word.mark != '$'
        || word.is(class::PREPOSITION | class::COORDINATOR) && !word.is(class::DETERMINER)
        || word.is(class::ADVERB) && !word.is(class::DETERMINER)
        || word.is(class::RELATIVE)
}

fn has_head(w: &Words, (first, last): Phrase) -> bool {
    let closed = class::DETERMINER | class::PREPOSITION | class::ADVERB | class::COORDINATOR | class::OBJECTIVE;
    (first..=last).any(|at| w.at(at).wordy && (!w.at(at).is(closed) || w.at(at).is(class::SUBJECT)))
        && !(first == last && w.is_word(first, "there"))
}

/// The noun phrase that starts at token `first`, before token `high`; with `wide`, through any preposition.
pub(super) fn phrase_starting(w: &Words, first: usize, high: usize, wide: bool) -> Option<Phrase> {
    let opening = w.at(first);
    if first >= high || !opening.wordy || opening.region != 0 || (opening.is(class::TIME) && !opening.capital) {
        return None;
    }
    if opening.is(class::PREPOSITION
        | class::AUXILIARY
        | class::MODAL
        | class::SUBORDINATOR
        | class::ADVERB
        | class::RELATIVE
        | class::COORDINATOR)
        && !opening.is(class::DETERMINER)
    {
        return None;
    }
    if opening.is(class::TIME) && !w.at(first + 1).capital {
        return None;
    }
    let mut last = first;
    while last + 1 < high.min(first + LONGEST_SUBJECT) && carries_on(w, first, last + 1, wide) {
        last += 1;
    }
    while last > first
        && (!w.at(last).wordy || w.at(last).is(class::PREPOSITION | class::COORDINATOR | class::DETERMINER))
    {
        last -= 1;
    }
    has_head(w, (first, last)).then_some((first, last))
}

fn carries_on(w: &Words, first: usize, at: usize, wide: bool) -> bool {
    let word = w.at(at);
    if word.region != 0 {
        return short_region(w, at) && w.at(w.behind_region(at)).capital;
    }
    if !word.wordy {
        return mark_joins(w, first, at) && (word.mark != '.' || w.at(at + 1).wordy);
    }
    if word.is(class::PREPOSITION) && !word.capital {
        let common = !w.at(first).capital || w.at(first).is(class::DETERMINER);
        return wide
            || w.is_word(at, "of")
            || (common && ["at", "for", "in", "with", "from"].iter().any(|p| w.is_word(at, p)));
    }
    if word.is(class::TIME) && !word.genitive && !wide {
        return is_name_here(w, first, at);
    }
    if word.is(class::SUBJECT) && !word.is(class::DETERMINER) || word.is(class::ADVERB) && !wide {
        return false;
    }
    if word.is(class::COORDINATOR) {
        return !w.is_word(at, "but")
            && (w.at(at + 1).capital || wide || w.at(first).is(class::DETERMINER))
            && !verb_like(w, at + 1);
    }
    let plural_before = w.text(at - 1).ends_with('s') && !w.at(at - 1).capital;
    let verb = verb_like(w, at)
        || !wide && !word.capital && w.text(at).ends_with("ed") && !w.at(at - 1).is(class::DETERMINER)
        || !wide && !word.capital && plural_before && matches!(word.cue, Some((_, CueForm::Base)));
    !(word.is(class::RELATIVE | class::AUXILIARY | class::MODAL) || word.is(class::SUBORDINATOR) && !wide || verb)
}

/// The subject of the unit that starts at token `low`: its first noun phrase, behind an opening "In March, ".
pub(super) fn first_subject(w: &Words, low: usize, before: usize) -> Option<Phrase> {
    let mut at = low;
    let opening = w.at(low);
    let participle = (w.text(low).ends_with("ing") || w.text(low).ends_with("ed")) && !w.at(low + 1).capital;
    if participle && let Some(comma) = (low..before).find(|&index| w.is_mark(index, &[','])) {
        at = comma + 1;
    } else if opening.is(class::PREPOSITION | class::SUBORDINATOR | class::ADVERB | class::COORDINATOR | class::TIME)
        || opening.region != 0
    {
        if opening.is(class::COORDINATOR) && !w.is_mark(low + 1, &[',']) {
            at = low + 1;
        } else {
            let comma = (low..before).find(|&index| w.is_mark(index, &[',']))?;
            at = comma + 1;
        }
    }
    // "On July 6, 2015, Orla Finn …"
    if w.is_mark(at + 1, &[',']) && w.text(at).starts_with(|c: char| c.is_ascii_digit()) {
        at += 2;
    }
    phrase_starting(w, at, before, false)
}
