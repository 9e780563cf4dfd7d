//! How two wordings of one utterance differ: which words, and whether the outlet said so.
//!
//! In: two places. Out: the words they share and the edits between them.
//!
//! Method: word alignment ([`word_runs_by`]) on house forms, so that house spelling is no edit; a
//! replaced run whose forms, joined, are equal is none either. An edit is *licensed* where the text
//! itself says that words were changed: inside brackets, or at an ellipsis.
//! Limits: a transliterated name counts as one name where it keeps its first letter and most others.

use crate::collate::{WordOp, word_runs_by};
use crate::language::english::{house_form, is_function_word};
use crate::link::Edit;
use crate::text::{Layout, Span, TokenKind, fold};

/// Two wordings, held against each other.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Words of matter that both have, in order.
    pub matched: usize,
    /// Words of matter in each.
    pub matter: [usize; 2],
    /// All words that both have, in order, and all words of each.
    pub words: usize,
    pub totals: [usize; 2],
    /// Where the shared words stand, from the first to the last; empty where none is shared.
    pub core: [Span; 2],
    /// Edits between shared words, or at an end where both sides have other words in one sentence.
    pub inner: Vec<Edit>,
    /// Words that only one side has, before the first or after the last shared word.
    pub outer: Vec<Edit>,
}

impl Comparison {
    /// Shared words of matter as a share of the shorter side's, 0 to 1.
    #[allow(clippy::cast_precision_loss)] // counts of words
    pub fn share(&self) -> f64 {
        let shorter = self.matter[0].min(self.matter[1]);
        if shorter == 0 { 0.0 } else { self.matched as f64 / shorter as f64 }
    }
}

impl Comparison {
    /// True where nothing differs.
    pub fn identical(&self) -> bool {
        self.words > 0 && self.inner.is_empty() && self.outer.is_empty() && self.totals[0] == self.totals[1]
    }

    /// Shared words of all kinds as a share of the longer side's, 0 to 1.
    #[allow(clippy::cast_precision_loss)] // counts of words
    pub fn share_of_all(&self) -> f64 {
        self.words as f64 / self.totals[0].max(self.totals[1]).max(1) as f64
    }
}

/// A place with the text it stands in.
#[derive(Clone, Copy)]
pub struct Wording<'a> {
    pub layout: &'a Layout,
    pub span: Span,
}

/// Holds two wordings against each other.
pub fn compare(a: Wording<'_>, b: Wording<'_>) -> Comparison {
    let runs = word_runs_by(a.layout, a.span, b.layout, b.span, |word| house_form(&fold(word)));
    let mut result =
        Comparison { matter: [matter(a), matter(b)], totals: [words(a), words(b)], ..Comparison::default() };
    let same: Vec<bool> = runs.iter().map(|run| run.op == WordOp::Matched || same_words(a, run.a, b, run.b)).collect();
    let Some(first) = same.iter().position(|same| *same) else {
        return result;
    };
    let last = same.iter().rposition(|same| *same).unwrap_or(first);
    result.core = [runs[first].a.cover(runs[last].a), runs[first].b.cover(runs[last].b)];
    for (index, run) in runs.iter().enumerate() {
        if same[index] {
            result.words += words(Wording { span: run.a, ..a }).min(words(Wording { span: run.b, ..b }));
            result.matched += matter(Wording { span: run.a, ..a }).min(matter(Wording { span: run.b, ..b }));
            continue;
        }
        let edit = Edit { a: run.a, b: run.b };
        if licensed(a, run.a) || licensed(b, run.b) {
            continue;
        }
        let at_end = index < first || index > last;
        if at_end
            && (run.op != WordOp::Replaced
                || starts_afresh(a, run.a, index < first)
                || starts_afresh(b, run.b, index < first))
        {
            result.outer.push(edit);
        } else {
            result.inner.push(edit);
        }
    }
    result
}

/// All words.
fn words(wording: Wording<'_>) -> usize {
    let tokens = wording.layout.tokens_in(wording.span).map(|index| wording.layout.tokens[index]);
    tokens.filter(|token| token.kind != TokenKind::Punctuation).count()
}

/// Words that carry matter; all words, where none does ("We are who we are").
fn matter(wording: Wording<'_>) -> usize {
    let words = || {
        let tokens = wording.layout.tokens_in(wording.span).map(|index| wording.layout.tokens[index]);
        tokens.filter(|token| token.kind != TokenKind::Punctuation)
    };
    words().filter(|token| !is_function_word(&fold(wording.layout.slice(token.span)))).count()
}

/// Replaced words that are the same ones, written apart or transliterated.
fn same_words(a: Wording<'_>, a_run: Span, b: Wording<'_>, b_run: Span) -> bool {
    let (left, right) = (joined(a, a_run), joined(b, b_run));
    !left.is_empty() && (left == right || one_name(a.layout.slice(a_run), b.layout.slice(b_run)))
}

fn joined(wording: Wording<'_>, run: Span) -> String {
    let tokens = wording.layout.tokens_in(run).map(|index| wording.layout.tokens[index]);
    tokens
        .filter(|t| t.kind != TokenKind::Punctuation)
        .map(|t| house_form(&fold(wording.layout.slice(t.span))))
        .collect()
}

/// Shortest name of which a spelling is a variant rather than another name.
const NAME_LETTERS: usize = 5;

/// Two capitalised words that differ in at most two letters after the first: Zelmani, Zelmany.
fn one_name(a: &str, b: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (fold(a).chars().collect(), fold(b).chars().collect());
    let capitals = a.starts_with(char::is_uppercase) && b.starts_with(char::is_uppercase);
    let words = a.split_whitespace().count() == 1 && b.split_whitespace().count() == 1;
    capitals
        && words
        && left.len().min(right.len()) >= NAME_LETTERS
        && left[0] == right[0]
        && distance(&left, &right) <= if left.len().min(right.len()) > NAME_LETTERS { 2 } else { 1 }
}

/// Levenshtein's distance between two words.
fn distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, y) in b.iter().enumerate() {
            let next = (diagonal + usize::from(x != y)).min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = row[j + 1];
            row[j + 1] = next;
        }
    }
    row[b.len()]
}

/// True where the text itself says that words were changed at `run`: in brackets, or at an ellipsis.
fn licensed(wording: Wording<'_>, run: Span) -> bool {
    let text = wording.layout.slice(wording.span);
    let start = run.start.clamp(wording.span.start, wording.span.end) - wording.span.start;
    let end = run.end.clamp(wording.span.start, wording.span.end) - wording.span.start;
    let (before, after) = (&text[..start], &text[end..]);
    let gap_before = before.trim_end_matches(|c: char| !c.is_alphanumeric());
    let gap_after = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let left = &before[gap_before.len()..];
    let right = &after[..after.len() - gap_after.len()];
    if run.is_empty() {
        // `left` ends where the words that went would have stood; both sides of that point are one gap.
        return says_cut(left) || says_cut(right) || left.contains(']') || right.contains('[');
    }
    let opens = |open: char, close: char| left.contains(open) && right.contains(close);
    opens('[', ']') || opens('(', ')')
}

fn says_cut(gap: &str) -> bool {
    gap.contains('…') || gap.contains("...") || gap.contains(". . .")
}

/// True where a sentence ends between the shared words and `run`: other words there are another sentence, not an alteration.
fn starts_afresh(wording: Wording<'_>, run: Span, before_core: bool) -> bool {
    let text = wording.layout.slice(wording.span);
    let start = run.start.clamp(wording.span.start, wording.span.end) - wording.span.start;
    let end = run.end.clamp(wording.span.start, wording.span.end) - wording.span.start;
    let gap = if before_core {
        let after = &text[end..];
        &after[..after.len() - after.trim_start_matches(|c: char| !c.is_alphanumeric()).len()]
    } else {
        let before = &text[..start];
        &before[before.trim_end_matches(|c: char| !c.is_alphanumeric()).len()..]
    };
    gap.contains(['.', '?', '!', ';'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(a: &str, b: &str, inner: &[(&str, &str)], outer: &[(&str, &str)]) {
        let layouts = [Layout::new(a.into(), "en"), Layout::new(b.into(), "en")];
        let whole = |layout: &Layout| Span::new(0, layout.text.len());
        let found = compare(
            Wording { layout: &layouts[0], span: whole(&layouts[0]) },
            Wording { layout: &layouts[1], span: whole(&layouts[1]) },
        );
        let words = |edits: &[Edit]| -> Vec<(String, String)> {
            edits.iter().map(|e| (layouts[0].slice(e.a).to_owned(), layouts[1].slice(e.b).to_owned())).collect()
        };
        let owned = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(x, y)| ((*x).into(), (*y).into())).collect()
        };
        assert_eq!(words(&found.inner), owned(inner), "inner edits of {a:?} / {b:?}");
        assert_eq!(words(&found.outer), owned(outer), "outer edits of {a:?} / {b:?}");
    }

    #[test]
    fn house_spelling_is_no_edit() {
        check("Our tool kit in the U.S. won’t change", "our toolkit in the US will not change,", &[], &[]);
    }

    #[test]
    fn replaced_and_dropped_words_are_edits() {
        check("we will publish every page of it", "we will publish all of it", &[("every page", "all")], &[]);
        check("it passed its test in May and sailed", "it passed its test and sailed", &[("in May", "")], &[]);
    }

    #[test]
    fn an_ellipsis_or_bracket_licenses_its_edit() {
        check("There was nothing, no word, and we fell", "There was nothing … and we fell", &[], &[]);
        check("he told us to wait", "[the captain] told us to wait", &[], &[]);
        check("it sank at once", "it [the ferry] sank at once", &[], &[]);
    }

    #[test]
    fn words_beyond_the_shared_ones_are_outer() {
        check("Know that this place is one of our tools", "This place is one of our tools", &[], &[("Know that", "")]);
        check("We will rebuild. It hurts.", "We will rebuild. Nobody sleeps.", &[], &[("It hurts", "Nobody sleeps")]);
    }

    #[test]
    fn another_last_word_is_an_alteration() {
        check("they face grave dangers", "they face grave problems", &[("dangers", "problems")], &[]);
    }

    #[test]
    fn a_transliterated_name_is_one_name() {
        check("we met Zelmani there", "we met Zelmany there", &[], &[]);
    }
}
