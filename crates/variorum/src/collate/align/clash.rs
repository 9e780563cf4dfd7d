//! Finds in what two statements that are the same one still clash: scope, degree, negation, modality, figure,
//! place, person.
//!
//! In: an alignment. Out: its clashes, each with the words or the clause of either side.
//!
//! Method: a superlative that is one of several on one side alone is a difference of degree. Else the two places
//! are aligned word by word, and a short change between kept words is judged: a negation that came or went, a modal,
//! quantifier, number or name that stands for another. A negation and a modal need kept words on one side alone,
//! and a modal right before them may end a longer change, as what it governs is what is kept.
//! Limits: precision first; a clash inside a reworded stretch, or one told by other words, is not seen.

use rustc_hash::FxHashMap;

use crate::annotate::{Annotated, EntityKind};
use crate::collate::words::{WordOp, WordRun, word_runs};
use crate::collate::{Alignment, AlignmentKind, Clash, ClashKind, Place, is_compared};
use crate::language::english::{ClashClass, clash_class, is_function_word, is_superlative};
use crate::text::{Layout, Span, TokenKind, fold};

/// Words, on either side, of a change that is still one change of one thing.
const LONGEST_CHANGE_WORDS: usize = 3;

/// Kept words beside a change that show that the rest is the same.
const LEAST_KEPT_WORDS: usize = 2;

/// Kept words on one side that are enough for a negation or a modal: what it governs, verb and object.
const LEAST_GOVERNED_WORDS: usize = 3;

/// Score from which a reworded pair is near enough to be compared word by word.
const LEAST_SCORE: f64 = 0.5;

/// Tokens between "one of" and its superlative.
const ONE_OF_REACH: usize = 6;

/// Finds clashes, and keeps what is the same for places of the same letters: most of many reports' places are.
pub(super) struct Clashes<'a> {
    witnesses: &'a [Annotated],
    clauses: &'a [Vec<Span>],
    /// For each witness its superlatives' tokens, in order.
    superlatives: Vec<Vec<usize>>,
    /// The letters of each place, by number: the same number for the same letters.
    letters: FxHashMap<&'a str, u32>,
    numbers: FxHashMap<Place, u32>,
    /// The word runs of two places by their letters.
    runs: FxHashMap<(u32, u32), Runs>,
}

/// The word runs of two places of certain letters.
struct Runs {
    /// As they stand in places that start at 0.
    runs: Vec<WordRun>,
    /// Those that can be a clash by their words, whatever the reports know of these.
    candidates: Vec<usize>,
}

impl<'a> Clashes<'a> {
    pub fn new(witnesses: &'a [Annotated], clauses: &'a [Vec<Span>]) -> Self {
        let tokens = |witness: &Annotated| {
            let is_one = |&token: &usize| is_superlative(&fold(witness.layout.token(token)));
            (0..witness.layout.tokens.len()).filter(is_one).collect()
        };
        Self {
            witnesses,
            clauses,
            superlatives: witnesses.iter().map(tokens).collect(),
            letters: FxHashMap::default(),
            numbers: FxHashMap::default(),
            runs: FxHashMap::default(),
        }
    }

    /// The clashes of an alignment.
    pub fn of(&mut self, alignment: &Alignment) -> Vec<Clash> {
        let (a, b) = (alignment.a, alignment.b);
        let english = |w: usize| is_compared(&self.witnesses[w]);
        if alignment.kind == AlignmentKind::Verbatim || !english(a.witness) || !english(b.witness) {
            return Vec::new();
        }
        let sides = [Side::new(self.witnesses, self.clauses, a), Side::new(self.witnesses, self.clauses, b)];
        let graded = self.holds_superlative(a) && self.holds_superlative(b);
        let mut found: Vec<Clash> = graded.then(|| degree(&sides[0], &sides[1])).flatten().into_iter().collect();
        if alignment.kind == AlignmentKind::Edited || alignment.score >= LEAST_SCORE {
            let letters = (self.letters(a), self.letters(b));
            let known = self.runs.entry(letters).or_insert_with(|| Runs::new(&sides[0], &sides[1]));
            if !known.candidates.is_empty() {
                let runs: Vec<WordRun> =
                    known.runs.iter().map(|run| moved(run, (0, a.span.start), (0, b.span.start))).collect();
                found.extend(known.candidates.iter().filter_map(|&index| change(&sides[0], &sides[1], &runs, index)));
            }
        }
        found
    }

    fn letters(&mut self, place: Place) -> u32 {
        *self.numbers.entry(place).or_insert_with(|| {
            let next = self.letters.len() as u32;
            *self.letters.entry(self.witnesses[place.witness].layout.slice(place.span)).or_insert(next)
        })
    }

    fn holds_superlative(&self, place: Place) -> bool {
        let tokens = self.witnesses[place.witness].layout.tokens_in(place.span);
        let all = &self.superlatives[place.witness];
        all.get(all.partition_point(|&token| token < tokens.start)).is_some_and(|&token| token < tokens.end)
    }
}

impl Runs {
    fn new(a: &Side<'_>, b: &Side<'_>) -> Self {
        let runs = word_runs(a.layout(), a.span, b.layout(), b.span);
        let changed = (0..runs.len()).filter(|&index| runs[index].op != WordOp::Matched);
        let candidates = changed.filter(|&index| may_clash(a, b, &runs, index)).collect();
        let runs = runs.iter().map(|run| moved(run, (a.span.start, 0), (b.span.start, 0))).collect();
        Self { runs, candidates }
    }
}

/// A run of places that start elsewhere: from where they started, to where they start.
fn moved(run: &WordRun, a: (usize, usize), b: (usize, usize)) -> WordRun {
    let moved = |span: Span, (from, to): (usize, usize)| Span::new(span.start + to - from, span.end + to - from);
    WordRun { a: moved(run.a, a), b: moved(run.b, b), ..*run }
}

/// One place of the alignment with what it is read by.
struct Side<'a> {
    witness: &'a Annotated,
    clauses: &'a [Span],
    span: Span,
}

impl<'a> Side<'a> {
    fn new(witnesses: &'a [Annotated], clauses: &'a [Vec<Span>], place: Place) -> Self {
        Self { witness: &witnesses[place.witness], clauses: &clauses[place.witness], span: place.span }
    }

    fn layout(&self) -> &'a Layout {
        &self.witness.layout
    }

    /// The tokens of a span that are words.
    fn tokens(&self, span: Span) -> impl Iterator<Item = usize> + 'a {
        let layout = self.layout();
        layout.tokens_in(span).filter(|&token| layout.tokens[token].kind != TokenKind::Punctuation)
    }

    /// The folded words of a span.
    fn words(&self, span: Span) -> Vec<String> {
        self.tokens(span).map(|token| fold(self.layout().token(token))).collect()
    }

    /// The clause that holds a place, else the place.
    fn clause(&self, span: Span) -> Span {
        let at = self.clauses.partition_point(|clause| clause.end <= span.start);
        self.clauses.get(at).copied().filter(|clause| clause.contains(span)).unwrap_or(span)
    }
}

/// "one of the largest" against "the largest".
fn degree(a: &Side<'_>, b: &Side<'_>) -> Option<Clash> {
    let (left, right) = (superlatives(a), superlatives(b));
    let clash = left.iter().find_map(|first| {
        let second = right.iter().find(|second| second.word == first.word)?;
        let elsewhere =
            |all: &[Superlative], one: &Superlative| all.iter().any(|s| s.word == one.word && s.one_of != one.one_of);
        let differ = first.one_of != second.one_of && !elsewhere(&left, first) && !elsewhere(&right, second);
        differ.then_some((first.span, second.span))
    });
    clash.map(|(first, second)| Clash { kind: ClashKind::Degree, a: a.clause(first), b: b.clause(second) })
}

/// A superlative and whether it is one of several.
struct Superlative {
    word: String,
    one_of: bool,
    span: Span,
}

fn superlatives(side: &Side<'_>) -> Vec<Superlative> {
    let layout = side.layout();
    let tokens: Vec<usize> = layout.tokens_in(side.span).collect();
    let words: Vec<String> = tokens.iter().map(|&token| fold(layout.token(token))).collect();
    let mut found = Vec::new();
    for (index, word) in words.iter().enumerate() {
        if clash_class(word) == Some(ClashClass::Superlative) {
            let reach = &words[index.saturating_sub(ONE_OF_REACH)..index];
            let one_of = reach.windows(2).any(|two| (two[0] == "one" || two[0] == "among") && two[1] == "of")
                || reach.iter().any(|before| before == "among");
            found.push(Superlative { word: word.clone(), one_of, span: layout.tokens[tokens[index]].span });
        }
    }
    found
}

/// True where a change and the kept words beside it leave room for a clash of any kind.
fn may_clash(a: &Side<'_>, b: &Side<'_>, runs: &[WordRun], index: usize) -> bool {
    let called = is_short(a, b, &runs[index]) && (stands_between_kept(a, runs, index) || governs(a, runs, index));
    called || runs.get(index + 1).is_some_and(|kept| is_governed(a, kept))
}

/// True for a change of so few words that it is one.
fn is_short(a: &Side<'_>, b: &Side<'_>, run: &WordRun) -> bool {
    a.tokens(run.a).count().max(b.tokens(run.b).count()) <= LONGEST_CHANGE_WORDS
}

/// True where the kept words before or behind a change are a statement's verb and object.
fn governs(a: &Side<'_>, runs: &[WordRun], index: usize) -> bool {
    let governed = |run: Option<&WordRun>| run.is_some_and(|run| is_governed(a, run));
    governed(index.checked_sub(1).and_then(|before| runs.get(before))) || governed(runs.get(index + 1))
}

/// The clash that a change is, as far as the kept words beside it allow one to be called.
fn change(a: &Side<'_>, b: &Side<'_>, runs: &[WordRun], index: usize) -> Option<Clash> {
    let whole = judge(a, b, &runs[index]);
    if stands_between_kept(a, runs, index) {
        return whole.or_else(|| governing(a, b, runs, index));
    }
    let turns = |clash: &Clash| matches!(clash.kind, ClashKind::Negation | ClashKind::Modality);
    whole.filter(|clash| turns(clash) && governs(a, runs, index)).or_else(|| governing(a, b, runs, index))
}

/// A modal for another as the last words of a change before what they govern: "the board may publish", "and will publish".
fn governing(a: &Side<'_>, b: &Side<'_>, runs: &[WordRun], index: usize) -> Option<Clash> {
    let run = runs.get(index).filter(|_| runs.get(index + 1).is_some_and(|kept| is_governed(a, kept)))?;
    let last = |side: &Side<'_>, span: Span| {
        let layout = side.layout();
        let word = layout.tokens_in(span).rev().find(|&token| layout.tokens[token].kind != TokenKind::Punctuation);
        word.map(|token| layout.tokens[token].span)
    };
    let ends = WordRun { a: last(a, run.a)?, b: last(b, run.b)?, ..*run };
    judge(a, b, &ends).filter(|clash| clash.kind == ClashKind::Modality)
}

/// True for kept words that are a statement's verb and object, not its joints alone.
fn is_governed(a: &Side<'_>, run: &WordRun) -> bool {
    run.op == WordOp::Matched
        && a.tokens(run.a).count() >= LEAST_GOVERNED_WORDS
        && a.tokens(run.a).any(|token| !is_function_word(&fold(a.layout().token(token))))
}

/// True where kept words stand on both sides of a change, or before it at the end of the places.
fn stands_between_kept(a: &Side<'_>, runs: &[WordRun], index: usize) -> bool {
    let kept = |run: Option<&WordRun>| {
        run.is_some_and(|run| run.op == WordOp::Matched && a.tokens(run.a).count() >= LEAST_KEPT_WORDS)
    };
    let before = index.checked_sub(1).and_then(|before| runs.get(before));
    let after = runs.get(index + 1);
    kept(before) && (after.is_none() || kept(after))
}

fn judge(a: &Side<'_>, b: &Side<'_>, run: &WordRun) -> Option<Clash> {
    if !is_short(a, b, run) {
        return None;
    }
    let (left, right) = (a.words(run.a), b.words(run.b));
    let kind = negation(&left, &right)
        .or_else(|| exchanged(&left, &right))
        .or_else(|| figure(a, b, run))
        .or_else(|| named(a, b, run))?;
    if kind == ClashKind::Negation && (is_elided(a, run.a) || is_elided(b, run.b)) {
        return None;
    }
    // "may" alone tells a reader nothing: the clause is given.
    let turns = matches!(kind, ClashKind::Negation | ClashKind::Modality | ClashKind::Scope);
    let side = |side: &Side<'_>, span: Span| match (span.is_empty(), turns) {
        (true, _) => side.clause(side.span),
        (false, true) => side.clause(span),
        (false, false) => span,
    };
    Some(Clash { kind, a: side(a, run.a), b: side(b, run.b) })
}

/// True where a mark says that words were left out at a change: "no word … and then" for "no word, nothing, and then".
fn is_elided(side: &Side<'_>, span: Span) -> bool {
    let layout = side.layout();
    let tokens = layout.tokens_in(span);
    let around = tokens.start.saturating_sub(2)..(tokens.end + 2).min(layout.tokens.len());
    around.into_iter().any(|token| matches!(layout.token(token), "…" | "..." | ". . ."))
}

/// A negation on one side alone.
fn negation(left: &[String], right: &[String]) -> Option<ClashKind> {
    let count = |words: &[String]| words.iter().filter(|word| clash_class(word) == Some(ClashClass::Negation)).count();
    (count(left) % 2 != count(right) % 2).then_some(ClashKind::Negation)
}

/// One modal or quantifier for another of another strength.
fn exchanged(left: &[String], right: &[String]) -> Option<ClashKind> {
    let class =
        |words: &[String]| words.iter().find_map(|word| clash_class(word).filter(|class| class.strength().is_some()));
    let (first, second) = (class(left)?, class(right)?);
    match (first, second) {
        (ClashClass::Modal(x), ClashClass::Modal(y)) if x != y => Some(ClashKind::Modality),
        (ClashClass::Quantifier(x), ClashClass::Quantifier(y)) if x != y => Some(ClashKind::Scope),
        _ => None,
    }
}

/// One number in digits for another.
fn figure(a: &Side<'_>, b: &Side<'_>, run: &WordRun) -> Option<ClashKind> {
    let digits = |side: &Side<'_>, span: Span| -> Vec<String> {
        let words = side.words(span).into_iter();
        // "31m" is "31 million": the digits are compared.
        let value = |word: String| word.chars().filter(|&c| c.is_ascii_digit() || c == '.').collect();
        words.filter(|word| word.starts_with(|c: char| c.is_ascii_digit())).map(value).collect()
    };
    // The day on which a report was filed is no figure of its statement.
    let in_dateline = |side: &Side<'_>, span: Span| {
        side.witness.annotations.header.dateline.as_ref().is_some_and(|line| line.span.overlaps(span))
    };
    if in_dateline(a, run.a) || in_dateline(b, run.b) {
        return None;
    }
    let (left, right) = (digits(a, run.a), digits(b, run.b));
    (left.len() == 1 && right.len() == 1 && left != right).then_some(ClashKind::Figure)
}

/// One person or place for another, by the names found in either report.
fn named(a: &Side<'_>, b: &Side<'_>, run: &WordRun) -> Option<ClashKind> {
    let (left, right) = (entity(a, run.a)?, entity(b, run.b)?);
    let kind = match (left.1, right.1) {
        (EntityKind::Person, EntityKind::Person) => ClashKind::Person,
        (EntityKind::Place, EntityKind::Place) => ClashKind::Place,
        _ => return None,
    };
    let words = |name: &str| fold(name).split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (first, second) = (words(left.0), words(right.0));
    (!first.iter().any(|word| second.contains(word))).then_some(kind)
}

/// The entity named by just these words.
fn entity<'a>(side: &Side<'a>, span: Span) -> Option<(&'a str, EntityKind)> {
    let entities = &side.witness.annotations.entities;
    let here = entities.iter().find(|entity| entity.mentions.binary_search(&span).is_ok())?;
    Some((here.name.as_str(), here.kind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate::collate;
    use crate::{Report, annotate};

    fn check(a: &str, b: &str, expected: &[ClashKind]) {
        let mut witnesses: Vec<Annotated> = [a, b].iter().map(|text| annotate(Report::from_text(text))).collect();
        let collation = collate(&mut witnesses);
        let found: Vec<ClashKind> =
            collation.alignments.iter().flat_map(|alignment| &alignment.clashes).map(|clash| clash.kind).collect();
        assert_eq!(found, expected, "{:?}", collation.alignments);
    }

    #[test]
    fn one_of_the_largest_is_not_the_largest() {
        check(
            "The Varn dam is one of the largest dams in Ostrel.",
            "The Varn dam, the largest dam in Ostrel, is closed.",
            &[ClashKind::Degree],
        );
    }

    #[test]
    fn a_negation_or_modal_between_kept_words_clashes() {
        check(
            "The miller did sell the grinding stones to the harbour master in spring.",
            "The miller did not sell the grinding stones to the harbour master in spring.",
            &[ClashKind::Negation],
        );
        check(
            "The river may flood the market quarter of Ostrel tonight, wardens said.",
            "The river will flood the market quarter of Ostrel tonight, wardens said.",
            &[ClashKind::Modality],
        );
    }

    #[test]
    fn a_modal_needs_kept_words_on_one_side_alone() {
        check("Repairs could begin in April at Varn.", "Repairs will begin in April at Varn.", &[ClashKind::Modality]);
        check(
            "The miller of Varn said on Monday that the river board may open the northern sluice within nine days.",
            "Opening day: the river board of Varn, it said, will open the northern sluice within nine days.",
            &[ClashKind::Modality],
        );
    }

    #[test]
    fn other_wording_of_the_same_is_no_clash() {
        check(
            "The miller sold his grinding stones to the harbour master in spring.",
            "The miller sold the grinding stones to the harbour master last spring.",
            &[],
        );
    }
}
