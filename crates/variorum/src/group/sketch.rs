//! What of a report says which event it tells: its strongest words, its day.
//!
//! In: a report. Out: a [`Sketch`] of at most 64 weighted stems.
//!
//! Method: the opening alone is read, as news says first what happened; on labelled stories the first three sentences
//! group as well as the whole. A stem weighs its counted uses, dampened, times its rarity in news at large; uses in the
//! first sentences and with a capital inside a sentence count more, as names tell look-alike events apart. No annotator
//! runs but the header's. In other languages than English, whose rarities are not known, names, numbers and long words
//! count alike.
//! Limits: a report whose opening tells of something else is grouped by that.

use rustc_hash::{FxHashMap, FxHasher};
use serde::{Deserialize, Serialize};
use std::hash::Hasher;
use std::sync::Arc;

use crate::annotate::published_day;
use crate::language;
use crate::language::english::{is_function_word, rarity};
use crate::text::{Layout, Report, TokenKind, fold, stem};

/// Bytes of a report that are read.
const OPENING_BYTES: usize = 4096;
/// Words with a meaning of their own that are counted.
const COUNTED_WORDS: usize = 200;
/// First words that are asked whether they are English, and how many in ten must be English grammar: running English has
/// four to five, the languages nearest to it less than two.
const ASKED_WORDS: usize = 80;
const ENGLISH_IN_TEN: usize = 3;
/// Stems kept.
const KEPT: usize = 64;
/// Sentences in which a use counts more: headline and lead.
const LEADING_SENTENCES: usize = 3;
/// What a use there counts.
const LEADING: f32 = 1.5;
/// What a use with a capital inside a sentence counts more.
const NAME: f32 = 1.6;
/// Rarity of a long word of a language whose words were not counted, and letters from which a word is long.
const RARITY_UNKNOWN: f32 = 3.0;
const LONG_WORD: usize = 7;
/// Rarity of a name or number of such a language.
const RARITY_NAME: f32 = 6.0;

/// What grouping keeps of a report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Sketch {
    /// SHA-256 of the report, as in its id.
    pub id: [u8; 32],
    /// Day of publication, counted from the year 0, where the report says it.
    pub day: Option<i32>,
    /// Its stems, in the order of their numbers.
    pub(super) terms: Arc<[Term]>,
    /// For each term, from the lowest bit, whether it is a name or a number here.
    pub(super) telling: u64,
    /// The same of whether it stands in the headline or lead.
    pub(super) leading: u64,
    /// The words as written, one for each term, where reasons are wanted; else none.
    pub(super) words: Box<[Box<str>]>,
}

/// A stem by its number (a hash: two stems in four thousand million share one) and its weight.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Hash of the stem.
    pub stem: u32,
    /// Weight in the unit vector.
    pub weight: f32,
}

/// A stem while it is counted.
#[derive(Clone, Copy, Default)]
struct Counted<'a> {
    uses: f32,
    rarity: f32,
    telling: bool,
    leading: bool,
    word: &'a str,
}

impl Sketch {
    /// The sketch of a report; with the words themselves where the reasons of joins are to be told.
    #[must_use]
    pub fn new(report: &Report, with_words: bool) -> Self {
        let opening = Report {
            text: report.text[..report.text.floor_char_boundary(OPENING_BYTES)].into(),
            stated: report.stated.clone(),
            paths: Vec::new(),
            notices: Vec::new(),
        };
        let language = (!reads_english(&opening))
            .then(|| language::detect(&opening.text, opening.stated.language.as_deref()))
            .flatten();
        let code = language.as_deref().unwrap_or("en");
        let english = code == "en";
        let layout = Layout::new(opening.text.clone(), code);
        let counted = counted(&layout, english);
        let mut terms: Vec<(Term, Counted<'_>)> =
            counted.into_iter().map(|(stem, found)| (Term { stem, weight: found.weight() }, found)).collect();
        terms.sort_by(|a, b| b.0.weight.total_cmp(&a.0.weight).then(a.0.stem.cmp(&b.0.stem)));
        terms.truncate(KEPT);
        terms.sort_by_key(|(term, ..)| term.stem);
        let length =
            terms.iter().map(|(term, ..)| term.weight * term.weight).sum::<f32>().sqrt().max(f32::MIN_POSITIVE);
        let bits = |is_set: fn(&Counted<'_>) -> bool| {
            terms.iter().enumerate().map(|(at, (_, found))| u64::from(is_set(found)) << at).sum()
        };
        Self {
            id: report.digest(),
            day: published_day(&opening, &layout, english),
            terms: terms.iter().map(|(term, _)| Term { weight: term.weight / length, ..*term }).collect(),
            telling: bits(|found| found.telling),
            leading: bits(|found| found.leading),
            words: terms.iter().filter(|_| with_words).map(|(_, found)| found.word.into()).collect(),
        }
    }

    /// How much two sketches share, from 0 to 1.
    pub(super) fn likeness(&self, other: &[Term]) -> f32 {
        shared(&self.terms, other).map(|(_, product)| product).sum()
    }

    /// Where among the terms a stem stands.
    pub(super) fn place(&self, stem: u32) -> Option<usize> {
        self.terms.binary_search_by_key(&stem, |term| term.stem).ok()
    }

    /// True where the term at a place is a name or a number.
    pub(super) fn is_telling(&self, place: usize) -> bool {
        self.telling >> place & 1 == 1
    }

    /// True where the term at a place stands in the headline or lead.
    pub(super) fn is_leading(&self, place: usize) -> bool {
        self.leading >> place & 1 == 1
    }
}

/// The products of the weights of what two vectors share, with their places in the first; both in order of stems.
pub(super) fn shared<'a>(a: &'a [Term], b: &'a [Term]) -> impl Iterator<Item = (usize, f32)> + 'a {
    let (mut at, mut beside) = (0, 0);
    std::iter::from_fn(move || {
        while at < a.len() && beside < b.len() {
            let (left, right) = (a[at], b[beside]);
            at += usize::from(left.stem <= right.stem);
            beside += usize::from(right.stem <= left.stem);
            if left.stem == right.stem {
                return Some((at - 1, left.weight * right.weight));
            }
        }
        None
    })
}

/// True where the first words are surely English: trigrams, which tell the others, cost more than all else here.
fn reads_english(report: &Report) -> bool {
    let words = report.text.split_ascii_whitespace().take(ASKED_WORDS);
    let (mut all, mut grammar) = (0, 0);
    for word in words {
        all += 1;
        grammar += usize::from(is_function_word(&fold(word)));
    }
    report.stated.language.is_none() && all == ASKED_WORDS && grammar * 10 >= all * ENGLISH_IN_TEN
}

fn counted(layout: &Layout, english: bool) -> FxHashMap<u32, Counted<'_>> {
    let mut found: FxHashMap<u32, Counted<'_>> = FxHashMap::default();
    let mut left = COUNTED_WORDS;
    for (index, sentence) in layout.sentences.iter().enumerate() {
        let place = if index < LEADING_SENTENCES { LEADING } else { 1.0 };
        for (position, token) in layout.tokens[sentence.tokens.clone()].iter().enumerate() {
            if token.kind == TokenKind::Punctuation {
                continue;
            }
            let word = layout.slice(token.span);
            let is_name = position > 0 && word.starts_with(char::is_uppercase);
            let is_telling = is_name || word.starts_with(|first: char| first.is_ascii_digit());
            let Some((stem, rarity)) = weighed(word, is_telling, english) else { continue };
            if left == 0 {
                return found;
            }
            left -= 1;
            let entry = found.entry(hash(&stem)).or_default();
            entry.uses += place * if is_name { NAME } else { 1.0 };
            entry.rarity = rarity;
            entry.telling |= is_telling;
            entry.leading |= index < LEADING_SENTENCES;
            if entry.word.is_empty() {
                entry.word = word;
            }
        }
    }
    found
}

/// A word's stem and rarity, where it has a meaning of its own.
fn weighed(word: &str, is_telling: bool, english: bool) -> Option<(String, f32)> {
    let folded = fold(word);
    if english {
        if is_function_word(&folded) {
            return None;
        }
        let stem = stem(&folded);
        #[allow(clippy::cast_possible_truncation)] // 0 to 6.5
        let rarity = rarity(&stem) as f32;
        return Some((stem, rarity));
    }
    match is_telling {
        true => Some((folded, RARITY_NAME)),
        false => (word.chars().count() >= LONG_WORD).then_some((folded, RARITY_UNKNOWN)),
    }
}

fn hash(stem: &str) -> u32 {
    let mut hasher = FxHasher::default();
    hasher.write(stem.as_bytes());
    let wide = hasher.finish();
    #[allow(clippy::cast_possible_truncation)] // both halves are mixed
    let narrow = (wide ^ wide >> 32) as u32;
    narrow
}

impl Counted<'_> {
    fn weight(&self) -> f32 {
        (1.0 + self.uses.ln().max(0.0)) * self.rarity
    }
}
