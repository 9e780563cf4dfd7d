//! Finds where the statement behind a cue verb starts.
//!
//! In: words, the verb's place and what it takes. Out: the statement's tokens, to the unit's end.
//! Method: steps over particle, addressee, time and place of saying; then the first frame that fits.

use std::ops::Range;

use super::phrases::phrase_starting;
use super::rules::finite;
use super::terms::is_title;
use super::words::Words;
use crate::language::english::attribution_words as class;
use crate::language::english::cues::{self, CueVerb};

/// The statement behind a cue.
pub(super) struct Behind {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// True where a comma parts it from its cue: what follows may be the narrator's.
    pub after_comma: bool,
}

/// The statement behind the verb at token `verb_at`.
pub(super) fn statement_behind(w: &Words, verb_at: usize, end: usize, verb: CueVerb) -> Option<Behind> {
    let mut at = verb_at + 1;
    while at < end && (w.is_word(at, "out") || w.at(at).is(class::ADVERB)) && !w.at(at).is(class::TIME) {
        at += 1;
    }
    if verb.takes(cues::TELL) {
        at = behind_addressee(w, at, end);
    }
    let adverbial = behind_adverbials(w, at, end);
    start_by_frame(w, adverbial, end, verb)
        .or_else(|| (adverbial != at).then(|| start_by_frame(w, at, end, verb)).flatten())
}

/// Steps over who is told.
fn behind_addressee(w: &Words, at: usize, end: usize) -> usize {
    let word = w.at(at);
    if at >= end || word.region != 0 || !word.wordy || w.is_word(at, "that") {
        return at;
    }
    if word.is(class::OBJECTIVE) && !w.at(at).is(class::DETERMINER) {
        let next = w.at(at + 1);
        // "her" and "it" may open the statement's own subject.
        return if word.is(class::SUBJECT) && (next.is(class::AUXILIARY | class::MODAL)) { at } else { at + 1 };
    }
    let mut last = at;
    let opens_plain = word.is(class::DETERMINER);
    while last < end {
        let next = w.at(last);
        let named = next.capital && next.wordy;
        let noun = next.wordy
            && !next.is(class::DETERMINER
                | class::SUBJECT
                | class::AUXILIARY
                | class::MODAL
                | class::SUBORDINATOR
                | class::RELATIVE
                | class::TIME);
        let joins = !next.wordy
            && matches!(next.mark, '-' | '.' | '&' | '’' | '\'')
            && next.region == 0
            && w.at(last + 1).wordy
            && last > at;
        if next.region != 0 || !(named || noun || joins || last == at && opens_plain) {
            break;
        }
        // "told reporters he …": one plain noun; "told the committee they …".
        if last > at
            && noun
            && !named
            && !next.is(class::PREPOSITION)
            && w.at(last - 1).wordy
            && !w.at(last - 1).is(class::DETERMINER | class::PREPOSITION)
            && !opens_plain
            && !w.at(last - 1).capital
        {
            break;
        }
        last += 1;
    }
    last
}

/// Steps over "Monday", "on Monday", "in a statement", "at a rally in Orlo", where something follows.
fn behind_adverbials(w: &Words, from: usize, end: usize) -> usize {
    let mut at = from;
    loop {
        let word = w.at(at);
        if at >= end || word.region != 0 {
            return at.min(end);
        }
        if word.is(class::TIME) && !word.is(class::MODAL)
            || (w.is_word(at, "last") || w.is_word(at, "this")) && w.at(at + 1).is(class::TIME)
        {
            at += 1;
            continue;
        }
        let place = ["in", "on", "at", "to", "during", "after", "via", "through", "from", "before", "of", "by", "with"];
        if word.is(class::PREPOSITION)
            && place.iter().any(|preposition| w.is_word(at, preposition))
            && !infinitive(w, at)
        {
            match phrase_starting(w, at + 1, end, false) {
                Some(phrase) => {
                    at = phrase_end(w, at + 1, phrase.1) + 1;
                    if w.at(at - 1).genitive && w.at(at).region != 0 {
                        at = w.behind_region(at);
                    }
                    continue;
                }
                None if w.at(at + 1).is(class::TIME) => {
                    at += 2;
                    while w.at(at).wordy && w.at(at).region == 0 && w.text(at).starts_with(|c: char| c.is_ascii_digit())
                    {
                        at += 1;
                    }
                    continue;
                }
                // on “Morning Orlo”
                None if w.region(at + 1).is_some_and(|region| is_title(w, region)) => {
                    at = w.behind_region(at + 1);
                    continue;
                }
                None => return at,
            }
        }
        return at;
    }
}

/// Cuts a phrase behind a preposition where a new noun phrase starts without one: "in an interview | the mayor".
fn phrase_end(w: &Words, first: usize, last: usize) -> usize {
    (first + 1..=last)
        .find(|&at| {
            let word = w.at(at);
            let before = w.at(at - 1);
            word.is(class::DETERMINER)
                && before.wordy
                && !before.is(class::PREPOSITION | class::COORDINATOR | class::DETERMINER)
        })
        .map_or(last, |at| at - 1)
}

/// "to" and a bare verb, as far as that shows.
fn infinitive(w: &Words, at: usize) -> bool {
    let next = w.at(at + 1);
    w.is_word(at, "to")
        && next.wordy
        && !next.capital
        && !next.is(class::DETERMINER | class::OBJECTIVE)
        && !(w.text(at + 1).ends_with('s') && !w.text(at + 1).ends_with("ss") && !w.text(at + 1).ends_with("us"))
}

fn start_by_frame(w: &Words, from: usize, end: usize, verb: CueVerb) -> Option<Behind> {
    let mut at = from;
    let mut comma = false;
    while at < end && w.is_mark(at, &[',', ':', '—', '–']) {
        comma |= !w.is_mark(at, &[':']);
        at += 1;
    }
    let colon = at > from && w.is_mark(at - 1, &[':']);
    let word = w.at(at);
    if at >= end || !(word.wordy || word.region != 0) {
        return None;
    }
    let behind = |start: usize| Some(Behind { tokens: start..end, after_comma: comma });
    if word.region != 0 {
        return Some(Behind { tokens: at..marked_end(w, at, end), after_comma: comma });
    }
    if w.is_word(at, "that") && verb.takes(cues::THAT) && (clause_follows(w, at + 1, end) || verb.lemma == "say") {
        return Some(Behind { tokens: at + 1..end, after_comma: comma && w.at(at + 1).is(class::AUXILIARY) });
    }
    if colon && verb.takes(cues::MARKS) {
        return behind(at);
    }
    if infinitive(w, at) && verb.takes(cues::INFINITIVE) {
        return behind(at);
    }
    if comma {
        // "The plan, he said, would cost": a piece only where the statement began before.
        return verb.takes(cues::BARE).then(|| behind(at)).flatten();
    }
    let fits = verb.takes(cues::ASK)
        && (word.is(class::SUPPOSING | class::RELATIVE) || w.is_word(at, "why") || w.is_word(at, "how"))
        || verb.takes(cues::BARE) && bare_clause(w, at, end, verb)
        || verb.takes(cues::URGE) && urged(w, at, end)
        || verb.takes(cues::GERUND) && w.text(at).ends_with("ing") && w.text(at).len() > 4;
    if fits {
        return behind(at);
    }
    if verb.takes(cues::ABOUT)
        && ["of", "about", "for", "against", "on"].iter().any(|preposition| w.is_word(at, preposition))
    {
        return behind(at + 1);
    }
    (verb.takes(cues::OBJECT) && object(w, at, end)).then(|| behind(at)).flatten()
}

/// Where a statement that opens in marks ends: with them, where they hold a sentence, else with the clause.
fn marked_end(w: &Words, at: usize, end: usize) -> usize {
    /// Words from which marked words that open with a capital are a sentence.
    const SENTENCE: usize = 4;
    let behind = w.behind_region(at);
    let Some(region) = w.region(at) else { return end };
    let inner = w.regions[region].inner;
    let tokens = w.layout.tokens_in(inner);
    let stops = inner.of(&w.layout.text).ends_with(['.', '!', '?', ',']);
    let sentence = w.at(tokens.start).capital && (stops || tokens.len() >= SENTENCE);
    let goes_on = (behind..end).any(|token| w.at(token).wordy);
    if sentence && goes_on { behind } else { end }
}

fn clause_follows(w: &Words, at: usize, end: usize) -> bool {
    (at..end).any(|token| finite(w, token) || w.at(token).region != 0)
}

/// Tokens within which a bare clause shows its verb.
const VERB_WITHIN: usize = 16;

fn bare_clause(w: &Words, at: usize, end: usize, verb: CueVerb) -> bool {
    let word = w.at(at);
    let near = at + 1..end.min(at + VERB_WITHIN);
    if word.is(class::PREPOSITION | class::COORDINATOR) && !word.is(class::DETERMINER) {
        let comma = near.clone().find(|&token| w.is_mark(token, &[',']));
        return verb.lemma == "say"
            && comma.is_some_and(|comma| (comma..end.min(comma + VERB_WITHIN)).any(|token| finite(w, token)));
    }
    let shows = near.clone().any(|token| finite(w, token));
    let marked = near.clone().any(|token| w.at(token).region != 0);
    let speaks = verb.takes(cues::MARKS) && !verb.takes(cues::DOCUMENT);
    verb.lemma == "say" && near.len() >= 2 || shows || marked && speaks
}

/// "them to leave"
fn urged(w: &Words, at: usize, end: usize) -> bool {
    phrase_starting(w, at, end, false).is_some_and(|phrase| infinitive(w, phrase.1 + 1))
        || w.at(at).is(class::OBJECTIVE) && infinitive(w, at + 1)
}

/// A noun phrase as statement: only where words in marks, or enough words, follow.
fn object(w: &Words, at: usize, end: usize) -> bool {
    /// Words from which an object says something of its own.
    const ENOUGH: usize = 4;
    let word = w.at(at);
    let nominal = word.is(class::DETERMINER | class::OBJECTIVE)
        || !word.is(class::PREPOSITION | class::COORDINATOR | class::SUBORDINATOR | class::ADVERB | class::AUXILIARY);
    let marked_soon = (at..end.min(at + 4)).any(|token| w.at(token).region != 0);
    nominal && (marked_soon || (at..end).filter(|&token| w.at(token).wordy).count() >= ENOUGH)
}
