//! Cuts sentences into clauses: the pieces that alignment, *only* and *missing* speak of.
//!
//! In: laid-out reports. Out: each report's clauses, in order; a sentence's clauses cover it but for punctuation.
//!
//! Method: a clause may begin after a comma before a relative pronoun, a conjunction or a participle; after
//! a semicolon, a spaced dash or a closing quotation mark; at a conjunction with a subject after it. A cut is made
//! only where both sides hold enough content words to be compared.
//! Limits: no parser, so a clause inside a noun phrase stays with it. Other languages: a clause is a sentence.

use super::is_compared;
use super::units::is_glued;
use crate::annotate::Annotated;
use crate::language::english::{
    VerbTime, is_auxiliary, is_conjunction, is_function_word, is_participle, is_relative, is_subject_pronoun, verb_time,
};
use crate::text::{Layout, Sentence, Span, TokenKind, fold};

/// Content words that a clause needs: with fewer, chance overlap decides whether another report has it.
const LEAST_CONTENT_WORDS: usize = 4;

/// Tokens of a marked stretch that is told from its narrator however few content words it holds: two short sentences.
const MARKED_TOKENS: usize = 12;

/// The clauses of each witness's units.
#[must_use]
pub fn clauses(witnesses: &[Annotated], units: &[Vec<Sentence>]) -> Vec<Vec<Span>> {
    witnesses.iter().zip(units).map(|(witness, units)| clauses_of(witness, units)).collect()
}

fn clauses_of(witness: &Annotated, units: &[Sentence]) -> Vec<Span> {
    if !is_compared(witness) {
        return units.iter().map(|unit| unit.span).collect();
    }
    units.iter().flat_map(|unit| cut(&witness.layout, unit)).collect()
}

/// One token as the rules see it.
struct Seen {
    word: String,
    kind: TokenKind,
    span: Span,
}

fn cut(layout: &Layout, unit: &Sentence) -> Vec<Span> {
    let tokens: Vec<Seen> = unit
        .tokens
        .clone()
        .map(|index| Seen {
            word: fold(layout.token(index)),
            kind: layout.tokens[index].kind,
            span: layout.tokens[index].span,
        })
        .collect();
    let content: Vec<usize> = content_before(&tokens);
    let total = content[tokens.len()];
    let mut starts = vec![0];
    let mut in_relative = false;
    for index in 1..tokens.len() {
        let since = content[index] - content[starts[starts.len() - 1]];
        let closes = matches!(&*tokens[index - 1].word, "\"" | "”") && closes_quotation(&tokens, index - 1);
        let long_mark = closes && index - starts[starts.len() - 1] >= MARKED_TOKENS;
        if since < LEAST_CONTENT_WORDS && !long_mark || total - content[index] < LEAST_CONTENT_WORDS {
            continue;
        }
        let relative = is_relative(&tokens[index].word) && is_comma(&tokens[index - 1]);
        if relative
            || may_begin(&tokens, index)
            || is_glued(layout, unit.tokens.start + index)
            || in_relative && is_comma(&tokens[index - 1])
        {
            starts.push(index);
            in_relative = relative;
        }
    }
    spans(layout, unit, &tokens, &starts)
}

/// Number of content words before each token, and in all.
fn content_before(tokens: &[Seen]) -> Vec<usize> {
    let mut counts = vec![0];
    for token in tokens {
        let content = token.kind != TokenKind::Punctuation && !is_function_word(&token.word);
        counts.push(counts[counts.len() - 1] + usize::from(content));
    }
    counts
}

fn is_comma(token: &Seen) -> bool {
    token.word == ","
}

/// True where a clause may begin at a token.
fn may_begin(tokens: &[Seen], index: usize) -> bool {
    let (before, word) = (&tokens[index - 1], tokens[index].word.as_str());
    match before.word.as_str() {
        ";" => true,
        "-" | "--" => tokens[index].span.start > before.span.end,
        "\"" | "”" => closes_quotation(tokens, index - 1),
        "," => is_participle(word) || is_conjunction(word) && holds_verb(&tokens[index..]),
        _ => match word {
            "and" | "but" => tokens.get(index + 1).is_some_and(|next| is_subject_pronoun(&next.word)),
            "while" | "although" | "because" | "though" => true,
            _ => false,
        },
    }
}

/// True where a mark ends a quotation: a comma, full stop or word stands right before it and a space after it.
fn closes_quotation(tokens: &[Seen], index: usize) -> bool {
    let touches_word = index > 0 && tokens[index - 1].span.end == tokens[index].span.start;
    touches_word && index > 0 && matches!(tokens[index - 1].word.as_str(), "," | "." | "?" | "!")
}

/// True where a verb shows behind a conjunction, before the next comma. Behind "and", "but" and "or" any past form is
/// one; what "after" or "before" opens stays with its sentence unless the form is plain.
fn holds_verb(tokens: &[Seen]) -> bool {
    let coordinates = matches!(tokens[0].word.as_str(), "and" | "but" | "or");
    let is_verb = |word: &str| {
        is_auxiliary(word)
            || is_participle(word) && word.ends_with("ed")
            || coordinates && verb_time(word) == Some(VerbTime::Past)
    };
    tokens[1..].iter().take_while(|token| !is_comma(token)).any(|token| is_verb(&token.word))
}

/// The clauses that begin at the given tokens, each without the separator at its end.
fn spans(layout: &Layout, unit: &Sentence, tokens: &[Seen], starts: &[usize]) -> Vec<Span> {
    if starts.len() == 1 {
        return vec![unit.span];
    }
    let ends = starts[1..].iter().copied().chain([tokens.len()]);
    let pieces = starts.iter().zip(ends).map(|(&start, end)| {
        let last = (start..end).rev().find(|&i| !is_separator(&tokens[i])).unwrap_or(start);
        let last = if end == tokens.len() { tokens.len() - 1 } else { last };
        tokens[start].span.cover(tokens[last].span).trim(&layout.text)
    });
    pieces.filter(|span| !span.is_empty()).collect()
}

fn is_separator(token: &Seen) -> bool {
    token.kind == TokenKind::Punctuation && matches!(token.word.as_str(), "," | ";" | "-" | "--" | ":")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate::units::units;
    use crate::{Report, annotate};

    fn check(text: &str, expected: &[&str]) {
        let witness = annotate(Report::from_text(text));
        let found: Vec<&str> = clauses_of(&witness, &units(&witness.layout)).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn relative_and_participle_clauses_are_cut_off() {
        check(
            "The harbour master closed the northern quay, which storms damaged twice last winter, warning that older piers may collapse.",
            &[
                "The harbour master closed the northern quay",
                "which storms damaged twice last winter",
                "warning that older piers may collapse.",
            ],
        );
    }

    #[test]
    fn coordinated_clauses_are_cut_but_lists_are_not() {
        check(
            "Rescue teams searched the flooded valley, and villagers said twelve bridges were gone.",
            &["Rescue teams searched the flooded valley", "and villagers said twelve bridges were gone."],
        );
        check(
            "More than forty goats drowned near the old mill yesterday, and this newspaper spoke with nine herders last night.",
            &[
                "More than forty goats drowned near the old mill yesterday",
                "and this newspaper spoke with nine herders last night.",
            ],
        );
        check(
            "They sold apples, pears, plums, and fresh goat cheese from mountain farms.",
            &["They sold apples, pears, plums, and fresh goat cheese from mountain farms."],
        );
    }

    #[test]
    fn short_pieces_stay_with_their_sentence() {
        check(
            "“We rebuild the mill,” said Orla Venn, who smiled.",
            &["“We rebuild the mill,” said Orla Venn, who smiled."],
        );
        check(
            "“We will be out of here by boat or we will be here by then,” Orla Venn, who keeps goats, told wardens.",
            &[
                "“We will be out of here by boat or we will be here by then,”",
                "Orla Venn, who keeps goats, told wardens.",
            ],
        );
    }
}
