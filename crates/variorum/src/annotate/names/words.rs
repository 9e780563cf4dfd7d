//! Tokens as the search for names reads them: shape, folded form and what the tables know of each.
//!
//! In: the layout. Out: one [`Word`] a token, in order. A possessive `'s` is left out of the word.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::annotate::Header;
use crate::language::english::is_function_word;
use crate::language::english::names::{Marks, fold_name, marks};
use crate::text::{Layout, Span, TokenKind};

/// How a token is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `Noem`, `McCain`.
    Capital,
    /// `FBI`, `U.S`, `MS`.
    Upper,
    /// A single capital letter.
    Initial,
    /// `said`.
    Lower,
    /// Starts with a digit.
    Number,
    /// Anything else.
    Mark,
}

/// One token.
#[derive(Clone, Debug)]
pub(super) struct Word {
    /// Its place, a possessive left out.
    pub span: Span,
    /// How it is written.
    pub shape: Shape,
    /// Folded as names are; empty for marks.
    pub folded: String,
    /// What it can be.
    pub marks: Marks,
    /// Grammar, not matter: an article, a preposition, a question word.
    pub function: bool,
    /// A capital inside the word that no "Mc" or "O'" asks for: `FreedomWorks`.
    pub inner_capital: bool,
    /// Written with `'s`.
    pub possessive: bool,
    /// First word of a sentence, a line or a quotation.
    pub first: bool,
    /// No white space before it.
    pub glued: bool,
}

impl Word {
    /// True where the word is written as a part of a name.
    pub fn is_name_like(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial) && !self.function
    }

    /// True where news writes the word in lower case too.
    pub fn is_ordinary(&self) -> bool {
        self.marks.any(Marks::ORDINARY)
    }
}

/// All tokens of a layout, and how each word is written over the whole text.
pub(super) struct Words<'a> {
    /// The text.
    pub layout: &'a Layout,
    /// One a token.
    pub words: Vec<Word>,
    /// Words that also stand in lower case.
    lower: FxHashSet<&'a str>,
    /// Titles with the word behind them that are the name of a thing: "the Lady Orlo sailed".
    pub(super) things: FxHashSet<(String, String)>,
    /// How often a word stands with a capital where a sentence does not ask for it.
    capital: FxHashMap<String, usize>,
}

impl<'a> Words<'a> {
    /// Reads every token once.
    pub fn new(layout: &'a Layout) -> Self {
        let mut words: Vec<Word> = Vec::with_capacity(layout.tokens.len());
        let mut end = usize::MAX;
        for token in &layout.tokens {
            let mut word = word(layout, token.span, token.kind);
            word.glued = token.span.start == end;
            end = token.span.end;
            words.push(word);
        }
        for at in 0..words.len().saturating_sub(1) {
            // "A. Orlo": an initial, not the article.
            if words[at].shape == Shape::Initial && words[at + 1].glued && layout.token(at + 1) == "." {
                words[at].function = false;
            }
        }
        let mut all = Self {
            layout,
            words,
            lower: FxHashSet::default(),
            things: FxHashSet::default(),
            capital: FxHashMap::default(),
        };
        for sentence in &layout.sentences {
            all.mark_firsts(sentence.tokens.clone());
        }
        all.things = all.ships();
        all
    }

    /// A dateline's place opens a line and is a name for all that: "PORT ORLO, March 4".
    pub fn read_dateline(&mut self, header: &Header) {
        let Some(place) = header.dateline.as_ref().and_then(|line| line.place) else { return };
        let first = self.words.partition_point(|word| word.span.start < place.start);
        for word in self.words[first..].iter_mut().take_while(|word| word.span.end <= place.end) {
            word.first = false;
        }
    }

    /// Counts how words are written in the sentence with these tokens.
    pub fn count(&mut self, tokens: std::ops::Range<usize>) {
        for index in tokens {
            let word = &self.words[index];
            if word.shape == Shape::Lower {
                self.lower.insert(self.layout.token(index));
            } else if word.is_name_like() && !word.first {
                *self.capital.entry(word.folded.clone()).or_default() += 1;
            }
        }
    }

    /// True where the word also stands in lower case.
    pub fn stands_lower(&self, folded: &str) -> bool {
        self.lower.contains(folded)
    }

    /// True where the word stands with a capital that no sentence start asks for.
    pub fn stands_capital(&self, folded: &str) -> bool {
        self.capital.contains_key(folded)
    }

    /// The word's text, a possessive left out.
    pub fn text(&self, index: usize) -> &'a str {
        self.words[index].span.of(&self.layout.text)
    }

    /// From the first of these tokens to the last; the range holds one at least.
    pub fn cover(&self, tokens: std::ops::Range<usize>) -> Span {
        self.words[tokens.start].span.cover(self.words[tokens.end - 1].span)
    }

    /// True where token `index` is this mark or lower-case word.
    pub fn is(&self, index: usize, text: &str) -> bool {
        index < self.words.len() && self.layout.token(index) == text
    }

    fn mark_firsts(&mut self, tokens: std::ops::Range<usize>) {
        let mut first = true;
        for index in tokens {
            let opens = match self.layout.token(index) {
                "“" | "‘" | "\"" | "«" | ":" | "•" | "*" | "…" | "—" | "–" => true,
                "-" | "'" => !self.words[index].glued,
                "(" | "[" => first,
                _ => {
                    self.words[index].first = first && self.words[index].shape != Shape::Mark;
                    false
                }
            };
            first = opens || (first && self.words[index].shape == Shape::Mark);
        }
    }
}

fn word(layout: &Layout, span: Span, kind: TokenKind) -> Word {
    let raw = layout.slice(span);
    let bare = if kind == TokenKind::Punctuation { raw } else { without_possessive(raw) };
    let shape = shape(bare, kind);
    let folded = match shape {
        Shape::Mark => String::new(),
        Shape::Lower | Shape::Number if raw.is_ascii() => bare.to_owned(),
        _ => fold_name(bare),
    };
    let function = shape != Shape::Mark && is_grammar(&folded) && !(shape == Shape::Upper && folded == "us");
    Word {
        span: Span::new(span.start, span.start + bare.len()),
        shape,
        inner_capital: shape == Shape::Capital && has_inner_capital(bare),
        marks: marks(&folded),
        function,
        folded,
        possessive: bare.len() < raw.len(),
        first: false,
        glued: false,
    }
}

/// Function words and the others that never open a name; `will` and `may` can be names and are asked elsewhere.
fn is_grammar(folded: &str) -> bool {
    let contracted =
        folded.contains('\'') && ["'re", "'ve", "'ll", "'d", "'m", "n't"].iter().any(|end| folded.ends_with(end));
    contracted
        || is_function_word(folded) && !matches!(folded, "will" | "may" | "us")
        || matches!(folded, "i" | "i'm" | "i've" | "i'll" | "i'd" | "not" | "no" | "us" | "the" | "o")
}

fn has_inner_capital(bare: &str) -> bool {
    let rest = ["Mc", "Mac", "O'", "O’", "De", "Di", "La", "Le", "Du", "Van", "D'", "D’", "L'", "Fitz"]
        .iter()
        .find_map(|start| bare.strip_prefix(start))
        .unwrap_or(bare);
    let mut letters = rest.chars();
    letters.next();
    letters.any(char::is_uppercase)
}

fn without_possessive(raw: &str) -> &str {
    ["'s", "’s", "'S", "’S"]
        .iter()
        .find_map(|ending| raw.strip_suffix(ending))
        .filter(|bare| !bare.is_empty())
        .unwrap_or(raw)
}

fn shape(bare: &str, kind: TokenKind) -> Shape {
    match kind {
        TokenKind::Punctuation => return Shape::Mark,
        TokenKind::Number => return Shape::Number,
        TokenKind::Word => {}
    }
    let mut letters = bare.chars().filter(|c| c.is_alphabetic());
    let Some(first) = letters.next() else { return Shape::Mark };
    if !first.is_uppercase() {
        // "iPhone" and "eBay" are written as names, "don't" is not.
        return if letters.any(char::is_uppercase) { Shape::Capital } else { Shape::Lower };
    }
    match letters.next() {
        None => Shape::Initial,
        Some(second) if second.is_uppercase() && letters.all(char::is_uppercase) => Shape::Upper,
        Some(_) => Shape::Capital,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, token: usize, shape: Shape, folded: &str) {
        let layout = Layout::new(text.into(), "en");
        let words = Words::new(&layout);
        assert_eq!((words.words[token].shape, words.words[token].folded.as_str()), (shape, folded));
    }

    #[test]
    fn shapes_and_folded_forms() {
        check("Orlo’s plan", 0, Shape::Capital, "orlo");
        check("the U.S. plan", 1, Shape::Upper, "u.s");
        check("J. Orlo", 0, Shape::Initial, "j");
        check("said Peña", 1, Shape::Capital, "pena");
    }

    #[test]
    fn quotations_and_sentences_open_with_a_first_word() {
        let layout = Layout::new("He said: “Trees fall.”".into(), "en");
        let words = Words::new(&layout);
        let firsts: Vec<&str> =
            (0..words.words.len()).filter(|&i| words.words[i].first).map(|i| words.text(i)).collect();
        assert_eq!(firsts, ["He", "Trees"]);
    }
}
