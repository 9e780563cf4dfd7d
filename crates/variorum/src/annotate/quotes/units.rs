//! Sentences as attribution sees them: never cut inside marks, and whole with the cue that follows them.

use std::ops::Range;

use super::phrases::abbreviation;
use super::words::Words;

/// Tokens beyond which a unit takes no further sentence: keeps the cost linear where marks are lost.
const LONGEST: usize = 1000;

/// Token ranges, in order, each within one paragraph.
pub(super) fn units(words: &Words) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut paragraph = None;
    for sentence in &words.layout.sentences {
        let tokens = sentence.tokens.clone();
        if tokens.is_empty() {
            continue;
        }
        match found.last_mut() {
            Some(last)
                if paragraph == Some(sentence.paragraph)
                    && last.len() < LONGEST
                    && !cuts(words, last, tokens.start) =>
            {
                last.end = tokens.end
            }
            _ => found.push(tokens),
        }
        split_before_marks(words, &mut found);
        paragraph = Some(sentence.paragraph);
    }
    found
}

/// Cuts the last unit where a sentence ends and the next one opens in marks.
fn split_before_marks(words: &Words, found: &mut Vec<Range<usize>>) {
    let Some(last) = found.pop() else { return };
    let mut start = last.start;
    for at in last.start + 1..last.end.saturating_sub(1) {
        let ends = words.is_mark(at, &['.', '?', '!']) && !abbreviation(words.text(at - 1));
        if ends && words.at(at + 1).region != 0 && words.at(at + 2).capital {
            found.push(start..at + 1);
            start = at + 1;
        }
    }
    found.push(start..last.end);
}

/// True where a sentence truly starts at token `at` behind the unit `last`.
fn cuts(words: &Words, last: &Range<usize>, at: usize) -> bool {
    let (before, here) = (words.at(at - 1), words.at(at));
    if before.region != 0 && before.region == here.region {
        return false;
    }
    if here.wordy && !here.capital && here.region == 0 && before.region != 0 {
        return false;
    }
    if before.region != 0 && words.is_mark(at, &['—', '–', '―', '-']) {
        return false;
    }
    !(before.region != 0 && tagged(words, at, last))
}

/// True where “…?” Name said. has been cut behind the question mark.
fn tagged(words: &Words, at: usize, last: &Range<usize>) -> bool {
    /// Words that a short tag holds before its verb.
    const TAG: usize = 6;
    let all_marked = last.clone().all(|index| words.at(index).region != 0);
    let unmarked_tail = (at..at + TAG).find(|&index| words.at(index).cue.is_some());
    let Some(cue) = unmarked_tail.filter(|&cue| cue > at && (at..=cue).all(|index| words.at(index).region == 0)) else {
        return false;
    };
    let follows = words.is_mark(cue + 1, &['.', ',', ':'])
        || words.is_word(cue + 1, "in")
        || words.at(cue + 1).is(crate::language::english::attribution_words::TIME);
    all_marked && follows && !words.is_mark(at, &[','])
}
