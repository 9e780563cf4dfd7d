//! Words in marks that no cue attributes: somebody's speech all the same, or a scare quote, a title, a nickname.

use std::ops::Range;

use super::words::Words;
use crate::annotate::MarkedKind;
use crate::language::english::attribution_words as class;

/// Words from which a marked run without a cue is read as speech.
const SPEECH_WORDS: usize = 6;

/// What a region that no cue attributes is: none where it is speech.
pub(super) fn term_kind(w: &Words, unit: &Range<usize>, alone: bool, region: usize) -> Option<MarkedKind> {
    let tokens = w.layout.tokens_in(w.regions[region].inner);
    let opening = outside(w, region);
    let before = opening.filter(|&at| at >= unit.start && w.at(at).region == 0);
    let behind = w.behind_region(tokens.start);
    let n_words = tokens.clone().filter(|&at| w.at(at).wordy).count();
    let ends_sentence = w.regions[region].inner.of(&w.layout.text).ends_with(['.', '!', '?', ',']);
    if before.is_some_and(|at| is_name(w, at))
        && is_name(w, behind)
        && behind < unit.end
        && n_words <= 3
        && w.at(tokens.start).capital
    {
        return Some(MarkedKind::Nickname);
    }
    if before.is_some_and(|at| w.at(at).is(class::NAMING) && !w.is_mark(at.saturating_sub(1), &['-'])) && n_words <= 4 {
        return Some(MarkedKind::Nickname);
    }
    // A whole sentence behind another is said, however its words are written: “The Ferry King. Big Rob.”; a paragraph
    // of its own is a heading.
    let sentence_alone = alone && ends_sentence && n_words >= 3 && follows_in_paragraph(w, unit);
    if !sentence_alone && is_title(w, region) && (names_a_work(w, unit, region) || capitals(w, region) >= 2) {
        return Some(MarkedKind::Title);
    }
    let opens = opening.is_none_or(|at| at < unit.start || w.is_mark(at, &['.', '?', '!']));
    if opens && ends_sentence && w.at(tokens.start).capital {
        return None;
    }
    let sentence = ends_sentence && w.at(tokens.start).capital && n_words >= 3;
    (!(alone || sentence || n_words >= SPEECH_WORDS)).then_some(MarkedKind::Scare)
}

/// True for a unit all of whose words stand in marks.
pub(super) fn is_all_marked(w: &Words, unit: &Range<usize>) -> bool {
    unit.clone().all(|at| w.at(at).region != 0 || !w.at(at).wordy)
}

fn follows_in_paragraph(w: &Words, unit: &Range<usize>) -> bool {
    let paragraph = |at: usize| w.layout.paragraph_at(w.layout.tokens[at].span.start);
    unit.start.checked_sub(1).is_some_and(|before| paragraph(before) == paragraph(unit.start))
}

/// The last token before the mark that opens a region; some marks are two tokens.
fn outside(w: &Words, region: usize) -> Option<usize> {
    w.layout.tokens_in(w.regions[region].outer).start.checked_sub(1)
}

/// True where a noun for a work stands just before marked words: the novel “…”.
pub(super) fn names_a_work(w: &Words, unit: &Range<usize>, region: usize) -> bool {
    let before = outside(w, region).filter(|&at| at >= unit.start && w.at(at).region == 0);
    before.is_some_and(|at| (at.saturating_sub(3)..=at).any(|near| w.at(near).is(class::WORK_NOUN)))
}

fn is_name(w: &Words, at: usize) -> bool {
    w.at(at).capital && !w.at(at).genitive && !w.at(at).is(class::DETERMINER | class::SUBJECT | class::PREPOSITION)
}

/// True where all words but small ones start with a capital, and nothing ends a sentence.
pub(super) fn is_title(w: &Words, region: usize) -> bool {
    /// Words that a title takes at most.
    const TITLE: usize = 12;
    let small = class::DETERMINER | class::PREPOSITION | class::COORDINATOR | class::SUBORDINATOR | class::BE;
    let tokens = w.layout.tokens_in(w.regions[region].inner);
    let mut words = tokens.clone().filter(|&at| w.at(at).wordy);
    let number = |at: usize| w.text(at).starts_with(|c: char| c.is_ascii_digit());
    let all = words.all(|at| w.at(at).capital || w.at(at).is(small) || number(at));
    all && capitals(w, region) > 0 && tokens.len() <= TITLE
}

fn capitals(w: &Words, region: usize) -> usize {
    w.layout.tokens_in(w.regions[region].inner).filter(|&at| w.at(at).capital).count()
}
