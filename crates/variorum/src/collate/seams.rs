//! Cuts sentences where other reports show that two were glued: a headline or caption without a stop runs into the
//! sentence behind it when a page becomes text.
//!
//! In: each report's units. Out: the same, cut at the seams.
//!
//! Method: what is a unit in one report and a part of a unit in another shows where that one may be cut. It is, where what
//! follows has a capital and a full stop before it, or opens with a word of grammar ("It", "The") right behind a plain
//! word, or where the rest is a unit somewhere too. A part at the front is enough where it ends in small letters. No seam
//! follows a comma, a colon or an opening mark: those join what somebody said to who said it.
//! Every window of words is looked up once, so time grows with the text.
//! Limits: where two lines are glued in every report, nothing shows it.

use rustc_hash::{FxHashMap, FxHashSet};

use super::units::{part, word_tokens};
use crate::annotate::Annotated;
use crate::language::english::is_function_word;
use crate::text::{Layout, Sentence, TokenKind, fold};

/// Words that a unit needs to show a seam: fewer stand by chance inside another sentence.
const LEAST_WORDS: usize = 5;

/// Units with one opening that are tried: those of a refrain ("The story you have just seen …") are not tried all.
const MOST_TRIED: usize = 8;

/// Cuts the units of all witnesses.
pub(super) fn cut(witnesses: &[Annotated], units: Vec<Vec<Sentence>>) -> Vec<Vec<Sentence>> {
    let mut numbers = FxHashMap::default();
    let rows: Vec<Vec<Row>> = witnesses
        .iter()
        .zip(&units)
        .map(|(witness, units)| units.iter().map(|unit| Row::new(&witness.layout, unit, &mut numbers)).collect())
        .collect();
    let known = Known::new(rows.iter().flatten());
    let cut_all = |((units, rows), witness): ((Vec<Sentence>, &Vec<Row>), &Annotated)| {
        let parts = |(unit, row): (Sentence, &Row)| row.cut(&witness.layout, unit, &known);
        units.into_iter().zip(rows).flat_map(parts).collect()
    };
    units.into_iter().zip(&rows).zip(witnesses).map(cut_all).collect()
}

/// A unit's words as numbers, with hashes of what stands before each.
struct Row {
    /// Tokens of the words.
    tokens: Vec<usize>,
    words: Vec<u64>,
    /// `before[n]` is of the first n words, so that any stretch is compared at once.
    before: Vec<u64>,
}

/// A large odd factor: stretches of words are numbers in this base, modulo 2^64.
const BASE: u64 = 0x9E37_79B9_7F4A_7C15;

impl Row {
    fn new(layout: &Layout, unit: &Sentence, numbers: &mut FxHashMap<String, u64>) -> Self {
        let tokens: Vec<usize> = word_tokens(layout, unit).collect();
        let number = |&at: &usize| {
            let next = numbers.len() as u64 + 1;
            *numbers.entry(fold(layout.token(at))).or_insert(next)
        };
        let words: Vec<u64> = tokens.iter().map(number).collect();
        let mut before = vec![0_u64];
        for word in &words {
            before.push(before[before.len() - 1].wrapping_mul(BASE).wrapping_add(*word));
        }
        Self { tokens, words, before }
    }

    fn stretch(&self, start: usize, end: usize) -> u64 {
        self.before[end].wrapping_sub(self.before[start].wrapping_mul(BASE.wrapping_pow((end - start) as u32)))
    }

    fn whole(&self) -> (usize, u64) {
        (self.words.len(), self.before[self.words.len()])
    }

    /// Words at which a unit known from elsewhere begins or ends inside this one.
    fn seams(&self, layout: &Layout, known: &Known) -> Vec<usize> {
        let n_words = self.words.len();
        let mut found: Vec<usize> = Vec::new();
        for start in 0..(n_words + 1).saturating_sub(LEAST_WORDS) {
            if start > 0 && !may_part(layout, self.tokens[start]) {
                continue;
            }
            let fits = |&&(length, hash): &&(usize, u64)| {
                let end = start + length;
                let inside = end < n_words || end == n_words && start > 0;
                inside
                    && self.stretch(start, end) == hash
                    && (end == n_words || may_part(layout, self.tokens[end]))
                    && self.is_shown(layout, start, known)
                    && self.is_shown(layout, end, known)
            };
            if let Some(&(length, _)) = known.opening(&self.words[start..start + LEAST_WORDS]).iter().rfind(fits) {
                found.extend([start, start + length].into_iter().filter(|&seam| 0 < seam && seam < n_words));
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }

    /// True at an end of the unit, behind a stop, before a word of grammar, or where both sides of it are units elsewhere.
    fn is_shown(&self, layout: &Layout, seam: usize, known: &Known) -> bool {
        let n_words = self.words.len();
        if seam == 0 || seam == n_words || is_function_word(&fold(layout.token(self.tokens[seam]))) {
            return true;
        }
        if layout.tokens[before_marks(layout, self.tokens[seam]) - 1].kind == TokenKind::Punctuation {
            return true;
        }
        let is_unit = |start: usize, end: usize| known.wholes.contains(&(end - start, self.stretch(start, end)));
        let small = layout.token(self.tokens[seam - 1]).starts_with(char::is_lowercase);
        is_unit(0, seam) && (is_unit(seam, n_words) || small && n_words - seam >= LEAST_WORDS)
    }

    fn cut(&self, layout: &Layout, unit: Sentence, known: &Known) -> Vec<Sentence> {
        let seams = self.seams(layout, known);
        if seams.is_empty() {
            return vec![unit];
        }
        let seams: Vec<usize> = seams.iter().map(|&seam| before_marks(layout, self.tokens[seam])).collect();
        let starts = std::iter::once(unit.tokens.start).chain(seams.iter().copied());
        let ends = seams.iter().copied().chain([unit.tokens.end]);
        starts.zip(ends).filter_map(|(start, end)| part(layout, &unit, start..end)).collect()
    }
}

/// True where a sentence may begin at this word: a capital right behind a stop, a plain word or a number.
fn may_part(layout: &Layout, at: usize) -> bool {
    let ends = |before: usize| {
        let token = layout.tokens[before];
        token.kind != TokenKind::Punctuation || matches!(layout.token(before), "." | "?" | "!" | ")")
    };
    let first = before_marks(layout, at);
    layout.token(at).starts_with(char::is_uppercase)
        && first.checked_sub(1).is_some_and(|last| {
            let gap = layout.tokens[last].span.end < layout.tokens[first].span.start;
            gap && ends(if is_mark(layout, last) && last > 0 { last - 1 } else { last })
        })
}

/// The word, or the mark that opens a quotation right before it.
fn before_marks(layout: &Layout, at: usize) -> usize {
    let glued = |mark: usize| layout.tokens[mark].span.end == layout.tokens[mark + 1].span.start;
    at.checked_sub(1).filter(|&mark| is_mark(layout, mark) && glued(mark)).unwrap_or(at)
}

fn is_mark(layout: &Layout, at: usize) -> bool {
    matches!(layout.token(at), "\"" | "“" | "”")
}

/// All units of the story.
struct Known {
    wholes: FxHashSet<(usize, u64)>,
    /// By their first words, the shortest first.
    openings: FxHashMap<Vec<u64>, Vec<(usize, u64)>>,
}

impl Known {
    fn new<'a>(rows: impl Iterator<Item = &'a Row>) -> Self {
        let mut known = Self { wholes: FxHashSet::default(), openings: FxHashMap::default() };
        for row in rows.filter(|row| row.words.len() >= LEAST_WORDS) {
            if known.wholes.insert(row.whole()) {
                known.openings.entry(row.words[..LEAST_WORDS].to_vec()).or_default().push(row.whole());
            }
        }
        for units in known.openings.values_mut() {
            // The reports come in one order, so that of equal lengths the same are kept.
            units.sort_unstable();
            units.truncate(MOST_TRIED);
        }
        known
    }

    fn opening(&self, words: &[u64]) -> &[(usize, u64)] {
        self.openings.get(words).map_or(&[], Vec::as_slice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate::units::units;
    use crate::{Report, annotate};

    fn check(texts: [&str; 2], expected: &[&str]) {
        let witnesses = texts.map(|text| annotate(Report::from_text(text)));
        let all = cut(&witnesses, witnesses.iter().map(|witness| units(&witness.layout)).collect());
        let found: Vec<&str> = all[0].iter().map(|unit| unit.span.of(texts[0])).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_caption_without_a_stop_is_parted_from_the_sentence_behind_it() {
        check(
            [
                "The ferry at the quay of Port Elsa It is not clear when the ferry will sail again.",
                "A ferry sank. It is not clear when the ferry will sail again.",
            ],
            &["The ferry at the quay of Port Elsa", "It is not clear when the ferry will sail again."],
        );
    }

    #[test]
    fn a_quotation_cut_elsewhere_is_parted_at_its_stop() {
        let second = "“Ann Orlo of the harbour says the quay is sound, but it is not,” Finn said.";
        check(
            [&format!("“We want a new quay in May. {}", &second[3..]), &second[3..]],
            &["“We want a new quay in May.", &second[3..]],
        );
    }

    #[test]
    fn a_title_is_not_parted_from_its_name() {
        let whole = "He met Pellworth’s harbour master and mayor Ann Orlo of the new town council on Monday.";
        check([whole, "Ann Orlo of the new town council on Monday. She left."], &[whole]);
    }

    #[test]
    fn what_somebody_said_is_not_parted_from_who_said_it() {
        let said = "The harbour master said: The ferry is not safe in high seas.";
        check([said, "The ferry is not safe in high seas. He left."], &[said]);
    }
}
