//! Tokens as the search for names reads them: shape, folded form and what the tables know of each.
//!
//! In: the layout. Out: one [`Word`] a token, in order. A possessive `'s` is left out of the word.

use rustc_hash::{FxHashMap, FxHashSet};

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
    things: FxHashSet<(String, String)>,
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
        all.things = (0..all.words.len()).filter(|&at| all.is_thing(at)).map(|at| all.title_and_name(at)).collect();
        all
    }

    /// True where a title opens the name of a ship or the like, here or elsewhere in the report.
    pub fn names_thing(&self, index: usize) -> bool {
        self.may_name_thing(index) && self.things.contains(&self.title_and_name(index))
    }

    /// "the Lady Orlo hit", "the ferry Lady Orlo": people's titles take no article before a name that stands alone.
    fn is_thing(&self, index: usize) -> bool {
        if index == 0 || !self.may_name_thing(index) {
            return false;
        }
        let article = self.words[index - 1].folded == "the";
        let next = self.words.get(index + 2);
        let noun = next.is_some_and(|next| {
            next.shape == Shape::Lower && !next.function && !self.layout.token(index + 2).ends_with("ed")
        });
        let sails = next.is_some_and(|next| SAILING.contains(&next.folded.as_str()));
        let possessive = self.words[index + 1].possessive;
        article && !possessive && (sails || !noun && next.is_some_and(|next| !next.is_name_like()))
    }

    fn may_name_thing(&self, index: usize) -> bool {
        let titled = self
            .words
            .get(index)
            .is_some_and(|word| word.shape == Shape::Capital && SHIPS_TITLES.contains(&word.folded.as_str()));
        titled && self.words.get(index + 1).is_some_and(|next| next.shape == Shape::Capital && !next.function)
    }

    fn title_and_name(&self, index: usize) -> (String, String) {
        (self.words[index].folded.clone(), self.words[index + 1].folded.clone())
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

    /// True where token `index` is this mark or lower-case word.
    pub fn is(&self, index: usize, text: &str) -> bool {
        index < self.words.len() && self.layout.token(index) == text
    }

    /// For each token, true inside marks that hold a title or nickname: "Stone by Stone", "the Goat".
    pub fn marked_titles(&self) -> Vec<bool> {
        let mut titled = vec![false; self.words.len()];
        for open in 0..self.words.len() {
            let Some(close) = closing_mark(self.layout.token(open)).filter(|_| self.opens_marks(open)) else {
                continue;
            };
            let limit = self.words.len().min(open + 2 + LONGEST_TITLE);
            let Some(end) = (open + 1..limit).find(|&at| self.is(at, close)) else { continue };
            // "Give us Orlo!" is shouted.
            let said = matches!(self.layout.token(end - 1), "!" | "?");
            if !said && self.is_title_case(open + 1..end) {
                titled[open + 1..end].fill(true);
            }
        }
        titled
    }

    /// A straight mark opens where a blank stands before it and none behind it.
    fn opens_marks(&self, at: usize) -> bool {
        !self.words[at].glued && self.words.get(at + 1).is_some_and(|next| next.glued)
    }

    fn is_title_case(&self, tokens: std::ops::Range<usize>) -> bool {
        let said: Vec<&Word> = self.words[tokens].iter().filter(|word| word.shape != Shape::Mark).collect();
        let [first, .., last] = said[..] else { return false };
        let fits = |word: &&Word| word.shape != Shape::Lower || word.function;
        let apart = said.iter().skip(1).any(|word| !word.glued);
        let capital = |word: &Word| matches!(word.shape, Shape::Capital | Shape::Upper) && !word.possessive;
        let opens = capital(first) || first.folded == "the";
        apart && opens && capital(last) && said.iter().all(fits) && !first.marks.any(Marks::GIVEN.with(Marks::TITLE))
    }

    /// True where a word stands inside a mail or web address or a file's name.
    pub fn in_address(&self, index: usize) -> bool {
        let (text, span) = (&*self.layout.text, self.words[index].span);
        let before: String =
            text[..span.start].chars().rev().take(LONGEST_ADDRESS).take_while(|c| !c.is_whitespace()).collect();
        let after: String =
            text[span.start..].chars().take(LONGEST_ADDRESS).take_while(|c| !c.is_whitespace()).collect();
        let run = before.chars().rev().chain(after.chars()).collect::<String>();
        let file = run
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .rsplit_once('.')
            .is_some_and(|(_, end)| FILE_ENDINGS.iter().any(|ending| ending.eq_ignore_ascii_case(end)));
        let mail =
            run.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.starts_with(char::is_alphabetic));
        file || mail || run.contains("://") || run.contains("www.")
    }

    /// The surname behind a nickname in marks, where the given name from `start` ends at `end`: Ivo “the Goat” Orlo.
    pub fn past_nickname(&self, start: usize, end: usize) -> Option<usize> {
        let close = closing_mark(self.layout.tokens.get(end).map(|_| self.layout.token(end))?)?;
        let inside = (end + 1..end + 2 + LONGEST_NICKNAME).find(|&at| self.is(at, close))?;
        let first = end + 1 + usize::from(self.is(end + 1, "the"));
        let given = end <= start + 2 && self.words[start..end].iter().all(|word| word.shape == Shape::Capital);
        let nick = first < inside && (first..inside).all(|at| self.words[at].shape == Shape::Capital);
        let open = !self.words[end].glued && self.words[end + 1].glued && self.words[inside].glued;
        let surname = self.words.get(inside + 1)?;
        let named = |word: &Word| !word.is_ordinary() || word.marks.any(Marks::GIVEN.with(Marks::SURNAME_TOO));
        let person = named(&self.words[start]) && named(surname) && !surname.possessive;
        (person && given && nick && open && surname.shape == Shape::Capital && surname.is_name_like() && !surname.glued)
            .then_some(inside + 1)
    }

    /// The tokens of nicknames in marks inside a name.
    pub fn nicknames(&self, tokens: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let mark = |at: &usize| matches!(self.layout.token(*at), "“" | "”" | "‘" | "’" | "\"");
        let first = tokens.clone().find(mark)?;
        let last = tokens.rev().find(mark)?;
        (last > first).then_some(first..last + 1)
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

/// Titles that ships bear too. Ranks and "Mr." are left out: news writes "the Rev. Orlo", never "the Lady Orlo".
const SHIPS_TITLES: &[&str] =
    &["lady", "sir", "lord", "dame", "miss", "king", "queen", "prince", "princess", "duke", "duchess", "sister"];

/// Tokens in a title inside marks.
const LONGEST_TITLE: usize = 9;

fn closing_mark(mark: &str) -> Option<&'static str> {
    match mark {
        "“" => Some("”"),
        "‘" => Some("’"),
        "\"" => Some("\""),
        _ => None,
    }
}

/// Characters of an address that are looked at on either side of a word.
const LONGEST_ADDRESS: usize = 100;

/// Endings of files' names.
const FILE_ENDINGS: &[&str] = &[
    "pdf", "doc", "docx", "htm", "html", "xls", "xlsx", "ppt", "txt", "jpg", "jpeg", "png", "gif", "zip", "csv", "asp",
    "php",
];

/// Words in a nickname, an article left out.
const LONGEST_NICKNAME: usize = 3;

/// What ships do.
const SAILING: &[&str] = &["hit", "sank", "ran", "struck", "sails", "left", "went", "lay", "carries", "came"];

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
    fn addresses_and_files_are_known() {
        let layout = Layout::new("See Orlo.Finn@tarn.example and OrloPlan.pdf by Orlo.".into(), "en");
        let words = Words::new(&layout);
        let inside = |index: &usize| words.in_address(*index) && words.words[*index].shape != Shape::Mark;
        let inside: Vec<&str> = (0..words.words.len()).filter(inside).map(|index| words.text(index)).collect();
        assert_eq!(inside, ["Orlo.Finn", "tarn.example", "OrloPlan.pdf"]);
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
