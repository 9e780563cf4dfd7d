//! What each token of a report is, looked up once: its classes, its cue, whether it stands in marks.

use super::marks::Region;
use crate::language::english::attribution_words as class;
use crate::language::english::cues::{CueForm, CueVerb};
use crate::language::english::{FormHash, LONGEST_LEXEME, form_hash, lexeme};
use crate::text::{Layout, Span, TokenKind, fold};

/// One token's looks.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Word {
    /// Sum of [`class`]es.
    pub classes: u32,
    /// Starts with a capital.
    pub capital: bool,
    /// A word or a number.
    pub wordy: bool,
    /// Ends with `'s` or `s'`.
    pub genitive: bool,
    /// For punctuation, its character; else a space.
    pub mark: char,
    /// One more than the index of the region it lies in, 0 outside marks.
    pub region: u32,
    /// Its form, as a number.
    pub form: FormHash,
    /// Class by its neighbours in news, 0 where it has none.
    pub class: u8,
    /// The cue that it may be.
    pub cue: Option<(CueVerb, CueForm)>,
}

impl Word {
    /// True where the word is of any of these classes.
    pub fn is(self, classes: u32) -> bool {
        self.classes & classes != 0
    }

    /// Whom the word speaks of where it tells: `Some(true)` for "actress", `Some(false)` for "husband".
    pub fn female(self) -> Option<bool> {
        (self.is(class::FEMALE) != self.is(class::MALE)).then(|| self.is(class::FEMALE))
    }
}

/// A report's words and regions.
pub(super) struct Words<'a> {
    /// The report's layout.
    pub layout: &'a Layout,
    /// One for each token.
    pub words: Vec<Word>,
    /// Its marked regions.
    pub regions: Vec<Region>,
}

impl<'a> Words<'a> {
    /// Looks every token up.
    pub fn new(layout: &'a Layout, regions: Vec<Region>) -> Self {
        let mut words = Vec::with_capacity(layout.tokens.len());
        let mut next = 0;
        for token in &layout.tokens {
            while regions.get(next).is_some_and(|region: &Region| region.outer.end <= token.span.start) {
                next += 1;
            }
            let inside = regions.get(next).is_some_and(|region| region.outer.start <= token.span.start);
            let region = if inside { u32::try_from(next + 1).unwrap_or(0) } else { 0 };
            words.push(Word { region, ..look(layout.slice(token.span), token.kind) });
        }
        Self { layout, words, regions }
    }

    /// The words of token `index`, none beyond the ends.
    pub fn text(&self, index: usize) -> &'a str {
        self.layout.tokens.get(index).map_or("", |token| self.layout.slice(token.span))
    }

    /// The token at `index`, or an empty one beyond the ends.
    pub fn at(&self, index: usize) -> Word {
        self.words.get(index).copied().unwrap_or(Word { mark: '\0', ..Word::default() })
    }

    /// True where token `index` is that punctuation outside marks.
    pub fn is_mark(&self, index: usize, marks: &[char]) -> bool {
        let word = self.at(index);
        word.region == 0 && !word.wordy && marks.contains(&word.mark)
    }

    /// The span from token `first` to token `last`, both included.
    pub fn span(&self, first: usize, last: usize) -> Span {
        Span::new(self.layout.tokens[first].span.start, self.layout.tokens[last].span.end)
    }

    /// The region that token `index` lies in.
    pub fn region(&self, index: usize) -> Option<usize> {
        (self.at(index).region as usize).checked_sub(1)
    }

    /// The first token behind a region that token `index` lies in.
    pub fn behind_region(&self, index: usize) -> usize {
        let region = self.at(index).region;
        let end = self.words.len();
        (index..end).find(|&next| self.at(next).region != region).unwrap_or(end.max(index + 1))
    }

    /// True where the token is that word, in small letters.
    pub fn is_word(&self, index: usize, word: &str) -> bool {
        // Lengths first: nearly every token is told apart by them, without a look at the text.
        let token = self.layout.tokens.get(index);
        token.is_some_and(|token| {
            token.span.end - token.span.start == word.len() && self.layout.slice(token.span).eq_ignore_ascii_case(word)
        })
    }
}

fn look(text: &str, kind: TokenKind) -> Word {
    let form = form_hash(text);
    if kind == TokenKind::Punctuation {
        return Word { mark: text.chars().next().unwrap_or(' '), form, ..Word::default() };
    }
    let capital = text.chars().next().is_some_and(char::is_uppercase);
    let mut word = Word { capital, wordy: true, mark: ' ', form, ..Word::default() };
    if kind == TokenKind::Word && text.len() <= LONGEST_LEXEME {
        lookup(&mut word, text);
    }
    word
}

fn lookup(word: &mut Word, text: &str) {
    let mut buffer = [0_u8; LONGEST_LEXEME];
    let other: String;
    let folded: &str = if text.is_ascii() {
        let bytes = &mut buffer[..text.len()];
        bytes.copy_from_slice(text.as_bytes());
        bytes.make_ascii_lowercase();
        std::str::from_utf8(bytes).unwrap_or(text)
    } else {
        other = fold(text);
        &other
    };
    let (bare, tail) = folded.split_once('\'').unwrap_or((folded, ""));
    let (bare, negated) = match (tail, bare.strip_suffix('n')) {
        ("t", Some(stem)) => (stem, true),
        _ => (bare, false),
    };
    let known = lexeme(folded);
    let of_bare = if tail.is_empty() { known } else { lexeme(bare) };
    word.class = known.class;
    word.classes = of_bare.classes;
    match tail {
        "s" if !word.is(class::SUBJECT | class::RELATIVE) => word.genitive = true,
        "s" | "re" | "m" | "ve" => word.classes |= class::AUXILIARY,
        "ll" | "d" => word.classes |= class::MODAL,
        _ => {}
    }
    if negated {
        word.classes |= class::AUXILIARY | class::NEGATION;
    }
    if tail.is_empty() {
        word.cue = known.cue();
        if bare.ends_with("ly") && bare.len() > 4 && !word.capital {
            word.classes |= class::ADVERB;
        }
    }
}
