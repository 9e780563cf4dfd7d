//! Aligns two places word by word: which words stand, which came, went or changed.
//!
//! In: two spans of two laid-out texts. Out: runs in order, each with its place on both sides.
//!
//! Method: longest common subsequence of words after folding (Wagner and Fischer 1974), common ends
//! cut off first; blocks too large for the table are parted at words that stand once on each side
//! (patience diff). Punctuation is no word: commas alone change nothing.
//! Limits: moved words are a deletion and an insertion; a large block without a single rare word in
//! common is one replacement.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::text::{Layout, Span, TokenKind, fold};

/// One stretch of a word alignment. The span of the side that lacks words is empty.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WordRun {
    /// What happened to the words from `a` to `b`.
    pub op: WordOp,
    /// The words in the first text, from the first word's start to the last word's end.
    pub a: Span,
    /// The words in the second text.
    pub b: Span,
}

/// What happened to words between two versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum WordOp {
    /// The same words, folded.
    Matched,
    /// Only the second has them.
    Inserted,
    /// Only the first has them.
    Deleted,
    /// Others stand in their place.
    Replaced,
}

/// Cells of one comparison table: 1,000 words against 1,000, some milliseconds.
const TABLE_CELLS: usize = 1_000_000;

/// Aligns the words of two places, compared as [`fold`]ed.
#[must_use]
pub fn word_runs(a_layout: &Layout, a: Span, b_layout: &Layout, b: Span) -> Vec<WordRun> {
    word_runs_by(a_layout, a, b_layout, b, fold)
}

/// Aligns the words of two places, compared in a form of the caller's; an empty form is no word.
#[must_use]
pub fn word_runs_by(
    a_layout: &Layout,
    a: Span,
    b_layout: &Layout,
    b: Span,
    form: impl Fn(&str) -> String,
) -> Vec<WordRun> {
    let a_words = words(a_layout, a, &form);
    let b_words = words(b_layout, b, &form);
    let mut pairs = Vec::new();
    match_words(&a_words, 0..a_words.len(), &b_words, 0..b_words.len(), &mut pairs);
    runs(&a_words, a, &b_words, b, &pairs)
}

struct Word {
    form: String,
    span: Span,
}

fn words(layout: &Layout, place: Span, form: &impl Fn(&str) -> String) -> Vec<Word> {
    layout
        .tokens_in(place)
        .map(|index| layout.tokens[index])
        .filter(|token| token.kind != TokenKind::Punctuation)
        .map(|token| Word { form: form(layout.slice(token.span)), span: token.span })
        .filter(|word| !word.form.is_empty())
        .collect()
}

/// Adds the matched pairs of two ranges, in order.
fn match_words(
    a: &[Word],
    mut a_range: Range<usize>,
    b: &[Word],
    mut b_range: Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
) {
    while !a_range.is_empty() && !b_range.is_empty() && a[a_range.start].form == b[b_range.start].form {
        pairs.push((a_range.start, b_range.start));
        a_range.start += 1;
        b_range.start += 1;
    }
    let mut tail = 0;
    while tail < a_range.len().min(b_range.len()) && a[a_range.end - 1 - tail].form == b[b_range.end - 1 - tail].form {
        tail += 1;
    }
    a_range.end -= tail;
    b_range.end -= tail;
    if a_range.len() * b_range.len() <= TABLE_CELLS {
        match_by_table(a, a_range.clone(), b, b_range.clone(), pairs);
    } else {
        match_by_anchors(a, a_range.clone(), b, b_range.clone(), pairs);
    }
    pairs.extend((0..tail).map(|i| (a_range.end + i, b_range.end + i)));
}

fn match_by_table(
    a: &[Word],
    a_range: Range<usize>,
    b: &[Word],
    b_range: Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
) {
    let (rows, columns) = (a_range.len(), b_range.len());
    if rows == 0 || columns == 0 {
        return;
    }
    // best[i][j]: common words of a[i..] and b[j..].
    let width = columns + 1;
    let mut best = vec![0_u32; (rows + 1) * width];
    let same = |i: usize, j: usize| a[a_range.start + i].form == b[b_range.start + j].form;
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let skip = best[(i + 1) * width + j].max(best[i * width + j + 1]);
            best[i * width + j] = if same(i, j) { best[(i + 1) * width + j + 1] + 1 } else { skip };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < rows && j < columns {
        if same(i, j) {
            pairs.push((a_range.start + i, b_range.start + j));
            i += 1;
            j += 1;
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
}

/// Parts two ranges at words that stand once in each, in the longest kept order, and matches between them.
fn match_by_anchors(
    a: &[Word],
    a_range: Range<usize>,
    b: &[Word],
    b_range: Range<usize>,
    pairs: &mut Vec<(usize, usize)>,
) {
    let anchors = longest_rising(&once_in_both(a, a_range.clone(), b, b_range.clone()));
    if anchors.is_empty() {
        return;
    }
    let (mut a_start, mut b_start) = (a_range.start, b_range.start);
    for (i, j) in anchors {
        match_words(a, a_start..i, b, b_start..j, pairs);
        pairs.push((i, j));
        (a_start, b_start) = (i + 1, j + 1);
    }
    match_words(a, a_start..a_range.end, b, b_start..b_range.end, pairs);
}

fn once_in_both(a: &[Word], a_range: Range<usize>, b: &[Word], b_range: Range<usize>) -> Vec<(usize, usize)> {
    let mut seen: BTreeMap<&str, (usize, usize, usize, usize)> = BTreeMap::new();
    for i in a_range {
        let entry = seen.entry(a[i].form.as_str()).or_default();
        (entry.0, entry.1) = (entry.0 + 1, i);
    }
    for j in b_range {
        let entry = seen.entry(b[j].form.as_str()).or_default();
        (entry.2, entry.3) = (entry.2 + 1, j);
    }
    let mut pairs: Vec<_> = seen.values().filter(|s| s.0 == 1 && s.2 == 1).map(|s| (s.1, s.3)).collect();
    pairs.sort_unstable();
    pairs
}

/// The longest subsequence of pairs, sorted by their first, whose seconds rise too.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (index, pair) in pairs.iter().enumerate() {
        let length = ends.partition_point(|&end| pairs[end].1 < pair.1);
        before.push(length.checked_sub(1).map(|l| ends[l]));
        if length == ends.len() {
            ends.push(index);
        } else {
            ends[length] = index;
        }
    }
    let mut chain = Vec::new();
    let mut next = ends.last().copied();
    while let Some(index) = next {
        chain.push(pairs[index]);
        next = before[index];
    }
    chain.reverse();
    chain
}

fn runs(a: &[Word], a_place: Span, b: &[Word], b_place: Span, pairs: &[(usize, usize)]) -> Vec<WordRun> {
    let mut found: Vec<WordRun> = Vec::new();
    let (mut a_next, mut b_next) = (0, 0);
    let mut index = 0;
    loop {
        let (i, j) = pairs.get(index).copied().unwrap_or((a.len(), b.len()));
        let op = match (i > a_next, j > b_next) {
            (true, true) => Some(WordOp::Replaced),
            (true, false) => Some(WordOp::Deleted),
            (false, true) => Some(WordOp::Inserted),
            (false, false) => None,
        };
        if let Some(op) = op {
            found.push(WordRun { op, a: cover(a, a_next..i, a_place), b: cover(b, b_next..j, b_place) });
        }
        let mut length = 0;
        while pairs.get(index + length) == Some(&(i + length, j + length)) {
            length += 1;
        }
        if length == 0 {
            return found;
        }
        let (a_span, b_span) = (cover(a, i..i + length, a_place), cover(b, j..j + length, b_place));
        found.push(WordRun { op: WordOp::Matched, a: a_span, b: b_span });
        index += length;
        (a_next, b_next) = (i + length, j + length);
    }
}

/// The span of a range of words; an empty range is the empty span after the word before it.
fn cover(words: &[Word], range: Range<usize>, place: Span) -> Span {
    if range.is_empty() {
        let at = range.start.checked_sub(1).map_or(place.start, |before| words[before].span.end);
        return Span::new(at, at);
    }
    words[range.start].span.cover(words[range.end - 1].span)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, expected: &[(WordOp, &str, &str)]) {
        let (a_layout, b_layout) = (Layout::new(a.into(), "en"), Layout::new(b.into(), "en"));
        let runs = word_runs(&a_layout, Span::new(0, a.len()), &b_layout, Span::new(0, b.len()));
        let shown: Vec<_> = runs.iter().map(|run| (run.op, run.a.of(a), run.b.of(b))).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn case_and_commas_change_nothing() {
        check(
            "The dam, he said, held",
            "the dam he said held",
            &[(WordOp::Matched, "The dam, he said, held", "the dam he said held")],
        );
    }

    #[test]
    fn every_kind_of_change_is_placed() {
        check(
            "many boats that sank were old",
            "many ships sank were very old",
            &[
                (WordOp::Matched, "many", "many"),
                (WordOp::Replaced, "boats that", "ships"),
                (WordOp::Matched, "sank were", "sank were"),
                (WordOp::Inserted, "", "very"),
                (WordOp::Matched, "old", "old"),
            ],
        );
        check(
            "it also broke",
            "it broke",
            &[(WordOp::Matched, "it", "it"), (WordOp::Deleted, "also", ""), (WordOp::Matched, "broke", "broke")],
        );
    }

    #[test]
    fn nothing_in_common_is_one_replacement() {
        check("one two", "three", &[(WordOp::Replaced, "one two", "three")]);
        check("", "", &[]);
    }

    #[test]
    fn long_texts_are_parted_at_words_that_stand_once() {
        let filler = |word: &str| vec![word; 1200].join(" ");
        let a = format!("{} anchor {}", filler("red"), filler("blue"));
        let b = format!("{} anchor {}", filler("green"), filler("grey"));
        let (a_layout, b_layout) = (Layout::new(a.as_str().into(), "en"), Layout::new(b.as_str().into(), "en"));
        let runs = word_runs(&a_layout, Span::new(0, a.len()), &b_layout, Span::new(0, b.len()));
        let ops: Vec<_> = runs.iter().map(|run| run.op).collect();
        assert_eq!(ops, [WordOp::Replaced, WordOp::Matched, WordOp::Replaced]);
    }
}
