//! Cuts a text into paragraphs, sentences and tokens: what every annotator reads.
//!
//! In: a report's text. Out: spans of it, in order.
//!
//! Method: a paragraph is a line that holds more than white space (newsrooms and page extractors
//! alike put one paragraph on a line); sentences by `sentencex`, which keeps abbreviations and
//! quotations whole; words and punctuation by [`tokens`](super::tokens). Limits: hard-wrapped plain
//! text is cut at each line.

use std::ops::Range;
use std::sync::Arc;

use super::Span;
use super::tokens::{Token, tokens};

/// A text and where its paragraphs, sentences and tokens stand.
#[derive(Clone, Debug)]
pub struct Layout {
    /// The report's text.
    pub text: Arc<str>,
    /// Lines that hold more than white space, trimmed, in order.
    pub paragraphs: Vec<Span>,
    /// Sentences, trimmed, in order; each lies in one paragraph.
    pub sentences: Vec<Sentence>,
    /// Words, numbers and punctuation, in order; white space is no token.
    pub tokens: Vec<Token>,
}

/// One sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Its place, without white space at the ends.
    pub span: Span,
    /// Index of its paragraph in [`Layout::paragraphs`].
    pub paragraph: usize,
    /// Its tokens, as a range of [`Layout::tokens`].
    pub tokens: Range<usize>,
}

impl Layout {
    /// Lays out a text whose sentences follow the habits of `language` (ISO 639-1, `en` where unknown).
    #[must_use]
    pub fn new(text: Arc<str>, language: &str) -> Self {
        let paragraphs = paragraphs(&text);
        let tokens = tokens(&text);
        let sentences = sentences(&text, &paragraphs, &tokens, language);
        Self { text, paragraphs, sentences, tokens }
    }

    /// The words at a span.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The words of token `index`.
    #[must_use]
    pub fn token(&self, index: usize) -> &str {
        self.slice(self.tokens[index].span)
    }

    /// The tokens that lie wholly in `span`.
    #[must_use]
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.tokens.partition_point(|token| token.span.start < span.start);
        let last = self.tokens.partition_point(|token| token.span.end <= span.end);
        first..last.max(first)
    }

    /// Index of the sentence that holds `offset`, or of the last one that starts before it.
    #[must_use]
    pub fn sentence_at(&self, offset: usize) -> Option<usize> {
        self.sentences.partition_point(|sentence| sentence.span.start <= offset).checked_sub(1)
    }

    /// Index of the paragraph that holds `offset`, or of the last one that starts before it.
    #[must_use]
    pub fn paragraph_at(&self, offset: usize) -> Option<usize> {
        self.paragraphs.partition_point(|paragraph| paragraph.start <= offset).checked_sub(1)
    }
}

fn paragraphs(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            found.push(span);
        }
    }
    found
}

fn sentences(text: &str, paragraphs: &[Span], tokens: &[Token], language: &str) -> Vec<Sentence> {
    let mut found: Vec<Sentence> = Vec::new();
    let mut next_token = 0;
    for (paragraph, &whole) in paragraphs.iter().enumerate() {
        for cut in cuts(whole.of(text), language) {
            let span = Span::new(whole.start + cut.start, whole.start + cut.end).trim(text);
            if span.is_empty() {
                continue;
            }
            let first = next_token;
            next_token += tokens[first..].partition_point(|token| token.span.start < span.end);
            match found.last_mut().filter(|last| last.paragraph == paragraph) {
                Some(last) if runs_on(text, last.span.end, span.start, &tokens[..first]) => {
                    last.span.end = span.end;
                    last.tokens.end = next_token;
                }
                _ => found.push(Sentence { span, paragraph, tokens: first..next_token }),
            }
        }
    }
    found
}

/// Bytes of a paragraph that the splitter sees at once: it looks for the end of each quotation mark in all that follows, so that
/// a megabyte of marks that never close would cost it hours. Paragraphs of reports have a thirtieth.
const BLOCK: usize = 32 << 10;

/// Sentences at the end of a block that are looked at again with the next.
const OPEN: usize = 3;

/// Where the splitter cuts a paragraph. Of a block that is not the last, its last sentences begin the next block.
fn cuts(paragraph: &str, language: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while start < paragraph.len() {
        let end = if paragraph.len() - start > BLOCK {
            paragraph.floor_char_boundary(start + BLOCK)
        } else {
            paragraph.len()
        };
        let first = found.len();
        let cuts = sentencex::get_sentence_boundaries(language, &paragraph[start..end]);
        found.extend(cuts.iter().map(|cut| start + cut.start_byte..start + cut.end_byte));
        start = end;
        // What stands before a cut so near the end may be an abbreviation: "Mr. J." of "Mr. J. Orlo".
        if end < paragraph.len() && found.len() > first + OPEN {
            start = found[found.len() - OPEN].start;
            found.truncate(found.len() - OPEN);
        }
    }
    found
}

/// True where the splitter's cut is none: inside a word (`R-N.|C.`), before a comma or colon (`R-N.C.|, said`), or
/// behind a stop that is glued to what follows and not to what it should close (`stocks .|INDEX`).
fn runs_on(text: &str, end: usize, start: usize, before: &[Token]) -> bool {
    if before.last().is_some_and(|token| token.span.end > start) || text[start..].starts_with([',', ';', ':']) {
        return true;
    }
    end == start && text[..end].strip_suffix('.').is_some_and(|rest| rest.ends_with(char::is_whitespace))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let layout = Layout::new(text.into(), "en");
        let sentences: Vec<&str> = layout.sentences.iter().map(|s| layout.slice(s.span)).collect();
        assert_eq!(sentences, expected);
    }

    #[test]
    fn a_long_paragraph_is_cut_as_its_parts_are() {
        // Longer than a block, and no block ends between two sentences.
        let one = "Mr. J. Orlo spoke of the U.S. at length. ";
        let text = one.repeat(2 * BLOCK / one.len());
        check(&text, &vec![one.trim(); 2 * BLOCK / one.len()]);
        let endless = "word ".repeat(BLOCK);
        assert!(Layout::new(endless.as_str().into(), "en").sentences.len() <= 6);
    }

    #[test]
    fn abbreviations_and_quotations_stay_whole() {
        check(
            "Mr. J. Orlo spoke. “Go home. Stay there,” he said.\n\nNext day, the U.S. agreed.",
            &["Mr. J. Orlo spoke.", "“Go home. Stay there,” he said.", "Next day, the U.S. agreed."],
        );
    }

    #[test]
    fn no_sentence_is_cut_inside_a_word_or_before_a_comma() {
        check(
            "Neither Ann Orlo, R-N.C., would say. It rained.",
            &["Neither Ann Orlo, R-N.C., would say.", "It rained."],
        );
        check("The stocks .ABCD00000PUS were up. It rained.", &["The stocks .ABCD00000PUS were up.", "It rained."]);
        check("Access at stake?: Deeply divided court sits.", &["Access at stake?: Deeply divided court sits."]);
    }

    #[test]
    fn every_token_of_a_sentence_lies_in_it() {
        let layout = Layout::new("  A b.\n\n\tC, 86,000 d!  ".into(), "en");
        for sentence in &layout.sentences {
            assert!(layout.tokens[sentence.tokens.clone()].iter().all(|t| sentence.span.contains(t.span)));
        }
        let last = layout.sentences.last().map(|s| s.tokens.end);
        assert_eq!(last, Some(layout.tokens.len()));
        assert!((0..layout.tokens.len()).any(|i| layout.token(i) == "86,000"));
    }

    #[test]
    fn blank_and_empty_texts_have_no_sentences() {
        check("", &[]);
        check(" \n \t\n", &[]);
    }
}
