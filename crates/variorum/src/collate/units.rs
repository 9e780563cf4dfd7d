//! Cuts reports into the sentences that are compared: finer than reading needs.
//!
//! In: a laid-out report. Out: units, in order; each lies in one sentence of the layout.
//!
//! Method: a sentence splitter keeps a quotation of several sentences whole. Reports cut quotations inside, so here
//! a sentence ends at each full stop after a plain word. [`is_glued`] tells where a headline or a cut line was
//! glued to a sentence without a stop: a clause begins there, but the sentence stays whole, as names look alike.
//! Limits: an unknown lower-case abbreviation before a name ends a unit.

use crate::language::english::is_function_word;
use crate::text::{Layout, Sentence, Span, TokenKind, fold};

/// The units of a report, as sentences with their tokens.
pub(super) fn units(layout: &Layout) -> Vec<Sentence> {
    let mut found = Vec::new();
    let mut loose_mark = None;
    for sentence in &layout.sentences {
        let mut start = sentence.tokens.start;
        for index in sentence.tokens.start + 1..sentence.tokens.end {
            if ends_before(layout, sentence.tokens.start, index) {
                found.extend(part(layout, sentence, start..index));
                start = index;
            }
        }
        let start =
            loose_mark.take().filter(|&mark| mark + 1 == start && start == sentence.tokens.start).unwrap_or(start);
        let mut end = sentence.tokens.end;
        if end > start + 1 && opens_next(layout, end - 1) && sentence.tokens.start + 1 < end {
            end -= 1;
            loose_mark = Some(end);
        }
        found.extend(part(layout, sentence, start..end));
    }
    found
}

/// The words of a sentence: tokens that are no punctuation.
pub(super) fn word_tokens<'a>(layout: &'a Layout, sentence: &'a Sentence) -> impl Iterator<Item = usize> + 'a {
    sentence.tokens.clone().filter(|&index| layout.tokens[index].kind != TokenKind::Punctuation)
}

/// The part of a sentence with these tokens; none where there are none.
pub(super) fn part(layout: &Layout, sentence: &Sentence, tokens: std::ops::Range<usize>) -> Option<Sentence> {
    let (first, last) = (layout.tokens.get(tokens.start)?, layout.tokens.get(tokens.end.checked_sub(1)?)?);
    Some(Sentence { span: Span::new(first.span.start, last.span.end), paragraph: sentence.paragraph, tokens })
}

/// True where a straight or opening mark stands alone at the end: it opens what follows.
fn opens_next(layout: &Layout, index: usize) -> bool {
    let alone = index > 0 && layout.tokens[index - 1].span.end < layout.tokens[index].span.start;
    alone && matches!(layout.token(index), "\"" | "“")
}

/// True where a unit ends before a token.
fn ends_before(layout: &Layout, first: usize, index: usize) -> bool {
    let gap = layout.tokens[index].span.start > layout.tokens[index - 1].span.end;
    if !gap || index < first + 2 {
        return false;
    }
    let begins = layout.token(index);
    let capital = begins.starts_with(char::is_uppercase) || matches!(begins, "\"" | "“" | "‘" | "[");
    capital && after_stop(layout, first, index)
}

/// True after a full stop that ends a sentence: a plain word of several letters stands before it.
fn after_stop(layout: &Layout, first: usize, index: usize) -> bool {
    let closed = matches!(layout.token(index - 1), "\"" | "”" | "’" | "''");
    let stop = if closed { index - 2 } else { index - 1 };
    if stop <= first || closed && stop == 0 {
        return false;
    }
    match layout.token(stop) {
        "?" | "!" => !closed,
        "." => plain_word(layout.token(stop - 1)) && !NO_STOP.contains(&layout.token(stop - 1)),
        _ => false,
    }
}

/// Abbreviations in lower case that a name may follow.
const NO_STOP: &[&str] = &["vs", "etc", "no", "nos", "pp", "ca", "cf", "approx", "dept", "est", "inc"];

fn plain_word(word: &str) -> bool {
    word.len() > 1 && word.starts_with(char::is_lowercase) && !word.contains('.')
}

/// True where a capital stands on a function word after a plain word or a number: a line was glued on.
/// "told The Sentinel" is a name: its article has a capital after it.
pub(super) fn is_glued(layout: &Layout, index: usize) -> bool {
    let Some(before) = index.checked_sub(1).map(|before| layout.tokens[before]) else { return false };
    let plain = before.kind == TokenKind::Word && layout.token(index - 1).starts_with(char::is_lowercase);
    let ended = plain || before.kind == TokenKind::Number || layout.token(index - 1) == ":";
    let word = fold(layout.token(index));
    let next_capital =
        layout.tokens.get(index + 1).is_some_and(|next| layout.slice(next.span).starts_with(char::is_uppercase));
    let title = matches!(word.as_str(), "the" | "a" | "an") && next_capital;
    let all_capitals = layout.token(index).chars().nth(1).is_some_and(char::is_uppercase);
    let month = word == "may" && layout.tokens.get(index + 1).is_some_and(|next| next.kind == TokenKind::Number);
    let capital = layout.token(index).starts_with(char::is_uppercase);
    capital && ended && is_function_word(&word) && !title && !all_capitals && !month && word != "i"
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let layout = Layout::new(text.into(), "en");
        let found: Vec<&str> = units(&layout).iter().map(|unit| layout.slice(unit.span)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_quotation_of_several_sentences_is_cut() {
        check(
            "“The mill is gone. We start again,” said Orla Venn.",
            &["“The mill is gone.", "We start again,” said Orla Venn."],
        );
    }

    #[test]
    fn abbreviations_and_names_with_articles_are_not_cut() {
        check(
            "Sen. Orla Venn told The Sentinel that Mr. Dace lost.",
            &["Sen. Orla Venn told The Sentinel that Mr. Dace lost."],
        );
    }

    #[test]
    fn a_glued_line_is_told_from_a_name_and_a_month() {
        let glued = |text: &str| {
            let layout = Layout::new(text.into(), "en");
            (0..layout.tokens.len())
                .filter(|&i| is_glued(&layout, i))
                .map(|i| layout.token(i).to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(glued("Storm takes the old mill The river rose at night."), ["The"]);
        assert!(glued("He told The Sentinel in early May 25 boats sank.").is_empty());
    }
}
