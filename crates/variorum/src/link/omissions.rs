//! What one report alone has, and what most others have and one lacks.
//!
//! In: clauses and who carries each, passages; the story's figures and claims. Out: places; no reason is ever given for
//! what a report lacks.
//!
//! Method: a clause that nobody else carries in any wording is *only*, unless its figure or claim is a version of
//! another report's; a passage that most other witnesses have, and whose clauses one witness carries in no wording,
//! is *missing* there. A passage whose places deny each other is no one statement: each side counts for itself. A
//! witness has a passage, too, where most words of one of its own clauses stand in it or where it gives all of a
//! place's figures. Of statements that lie within each other one is told. Who said it is no statement. Headings and clauses of few content words are
//! left out, as chance decides about them, and so are headline, dateline, byline and credit. A report in a language
//! that is not compared has nothing alone and lacks nothing, as its wording says nothing about either.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::aligned::Aligned;
use super::matter::matter_stems;
use super::retracted::retracted;
use super::{FigureGroup, Missing, Verdict};
use crate::annotate::Annotated;
use crate::collate::{Alignment, ClashKind, Collation, Passage, Place, is_compared};
use crate::language::english::{is_auxiliary, is_function_word, is_participle, verb_time};
use crate::text::{Span, TokenKind, connected, fold};

/// Content words from which a clause says enough.
const LEAST_CONTENT_WORDS: usize = 4;

/// Words, and content words among them, from which a whole sentence says enough: "She sold the mill last." is six
/// and four; of shorter ones chance decides.
const LEAST_SENTENCE_WORDS: usize = 5;
const LEAST_SENTENCE_CONTENT: usize = 2;

/// Witnesses that must have a passage before a third can lack it.
const LEAST_HOLDERS: usize = 2;

/// Words of matter that a clause must have for its own words to show that another report's statement is there, and
/// the share of them that must stand in it.
const LEAST_ECHOED: usize = 4;
const ECHOED: f64 = 0.5;

/// Words up to which a line without a stop is a heading: newsroom headings inside a text are short.
const HEADING_WORDS: usize = 10;

/// What else links statements: which quantity each figure is, and which places bear a claim that others make too.
pub(super) struct Linked {
    /// For each figure, by witness and index, its group and all witnesses of that group.
    figures: BTreeMap<(usize, usize), (usize, BTreeSet<usize>)>,
    /// For each group, the places of its versions.
    versions: Vec<Vec<(usize, usize)>>,
    /// Claims of which another witness bears a version.
    claims: Vec<Place>,
}

impl Linked {
    /// From the story's quantities and claims.
    pub fn new(groups: &[FigureGroup], claims: &[Vec<Place>]) -> Self {
        let one_quantity = |group: &&FigureGroup| !matches!(group.verdict, Verdict::AddsUp | Verdict::DoesNotAddUp);
        let (mut figures, mut versions) = (BTreeMap::new(), Vec::new());
        for (index, group) in groups.iter().filter(one_quantity).enumerate() {
            let witnesses: BTreeSet<usize> = group.versions.iter().map(|version| version.witness).collect();
            let keys: Vec<(usize, usize)> = group.versions.iter().map(|one| (one.witness, one.figure)).collect();
            figures.extend(keys.iter().map(|&key| (key, (index, witnesses.clone()))));
            versions.push(keys);
        }
        let shared = |group: &&Vec<Place>| group.iter().any(|place| place.witness != group[0].witness);
        Self { figures, versions, claims: claims.iter().filter(shared).flatten().copied().collect() }
    }

    /// The figures that stand in a place, by their index in its witness.
    fn inside<'a>(&self, witnesses: &'a [Annotated], place: Place) -> impl Iterator<Item = usize> + 'a {
        let figures = witnesses[place.witness].annotations.figures.iter().enumerate();
        figures.filter(move |(_, figure)| place.span.contains(figure.span)).map(|(index, _)| index)
    }

    /// True where a witness gives all figures of a place, one at least.
    fn gives_figures(&self, witnesses: &[Annotated], place: Place, witness: usize) -> bool {
        // "the 15" takes up a number, it does not state one.
        let layout = &witnesses[place.witness].layout;
        let states = |&index: &usize| {
            let figure = witnesses[place.witness].annotations.figures[index].span;
            let before = layout.tokens_in(Span::new(place.span.start, figure.start)).last();
            !before.is_some_and(|token| layout.token(token).eq_ignore_ascii_case("the"))
        };
        let figures: Vec<usize> = self.inside(witnesses, place).filter(states).collect();
        let given = |&index: &usize| {
            self.figures.get(&(place.witness, index)).is_some_and(|(_, holders)| holders.contains(&witness))
        };
        !figures.is_empty() && figures.iter().all(given)
    }

    /// True where a clause tells what another report tells too: a version of its figure with a word of the matter
    /// beside it, several of its figures, or little beside the figure; or a version of its claim.
    fn is_version(&self, witnesses: &[Annotated], collation: &Collation, clause: Place) -> bool {
        let shared: Vec<usize> = self
            .inside(witnesses, clause)
            .filter_map(|index| self.figures.get(&(clause.witness, index)))
            .filter(|(_, holders)| holders.len() > 1)
            .map(|(group, _)| *group)
            .collect();
        let matter = beside_figures(&witnesses[clause.witness], clause.span);
        let told = |&group: &usize| {
            let others = self.versions[group].iter().filter(|(witness, _)| *witness != clause.witness);
            others.into_iter().any(|&(witness, figure)| {
                let report = &witnesses[witness];
                let around = clause_at(&collation.clauses[witness], report.annotations.figures[figure].span);
                beside_figures(report, around).iter().any(|stem| matter.contains(stem))
            })
        };
        let few = content_words(&witnesses[clause.witness], clause.span, &[]) < LEAST_CONTENT_WORDS + shared.len();
        let by_claim = self.claims.iter().any(|claim| {
            claim.witness == clause.witness
                && 2 * claim.span.shared(clause.span) >= clause.span.len().min(claim.span.len())
        });
        by_claim || shared.len() > 1 || !shared.is_empty() && few || shared.iter().any(told)
    }
}

/// Stems of the words of matter in a place that are part of no figure.
fn beside_figures(witness: &Annotated, place: Span) -> Vec<String> {
    let figures = witness.annotations.figures.iter().map(|figure| figure.span).filter(|span| span.overlaps(place));
    let numbers: Vec<String> = figures.flat_map(|span| matter_stems(&witness.layout, span)).collect();
    matter_stems(&witness.layout, place).into_iter().filter(|stem| !numbers.contains(stem)).collect()
}

/// The clause that a span lies in, else the span.
fn clause_at(clauses: &[Span], span: Span) -> Span {
    let at = clauses.partition_point(|clause| clause.end <= span.start);
    clauses.get(at).copied().filter(|clause| clause.overlaps(span)).unwrap_or(span)
}

/// Clauses that no other witness carries in any wording.
#[must_use]
pub fn only(witnesses: &[Annotated], collation: &Collation, linked: &Linked) -> Vec<Place> {
    if witnesses.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, witness) in witnesses.iter().enumerate().filter(|(_, witness)| is_compared(witness)) {
        let clauses = collation.clauses[index].iter().zip(&collation.carriers[index]);
        let alone = clauses.filter(|(_, carriers)| carriers.is_empty()).map(|(&clause, _)| clause);
        let gone = retracted(witness);
        let enough = |&clause: &Span| {
            (says_enough(witness, clause) || says_a_sentence(witness, clause))
                && !is_heading(witness, clause)
                && !gone.iter().any(|sentence| sentence.contains(clause))
        };
        let places = alone.filter(enough).map(|clause| Place::new(index, clause));
        found.extend(places.filter(|&clause| !linked.is_version(witnesses, collation, clause)));
    }
    found
}

/// Statements that most other witnesses carry and one lacks.
#[must_use]
pub fn missing(witnesses: &[Annotated], collation: &Collation, linked: &Linked) -> Vec<Missing> {
    let (denied, aligned) = (denied(collation), Aligned::new(collation));
    let statements: Vec<Statement> = collation
        .passages
        .iter()
        .flat_map(|passage| agreeing(&aligned, passage, &denied))
        .filter(|passage| passage.places.len() >= LEAST_HOLDERS && is_statement(witnesses, passage))
        .map(|passage| Statement::new(witnesses, passage))
        .collect();
    let compared: Vec<usize> = (0..witnesses.len()).filter(|&witness| is_compared(&witnesses[witness])).collect();
    let mut found = Vec::new();
    for &witness in &compared {
        let others = compared.len() - 1;
        let own = ClauseStems::new(&witnesses[witness], &collation.clauses[witness]);
        let lacks = |one: &&Statement| {
            let places = &one.passage.places;
            2 * places.len() > others
                && !has(collation, &one.passage, witness)
                && !places.iter().any(|&place| linked.gives_figures(witnesses, place, witness))
                && !one.wordings.iter().any(|wording| own.are_echoed(wording))
        };
        let lacking: Vec<&Passage> = statements.iter().filter(lacks).map(|one| &one.passage).collect();
        found.extend(outermost(&lacking).into_iter().map(|places| Missing { witness, cites: places }));
    }
    found
}

/// A passage whose places agree, with the stems of its places, each wording once.
struct Statement {
    passage: Passage,
    wordings: BTreeSet<Vec<String>>,
}

impl Statement {
    fn new(witnesses: &[Annotated], passage: Passage) -> Self {
        let stems = |place: &Place| {
            let mut stems = matter_stems(&witnesses[place.witness].layout, place.span);
            stems.sort_unstable();
            stems
        };
        Self { wordings: passage.places.iter().map(stems).collect(), passage }
    }
}

/// The stems of a witness's clauses.
struct ClauseStems(Vec<Vec<String>>);

impl ClauseStems {
    fn new(witness: &Annotated, clauses: &[Span]) -> Self {
        let stems = |&clause: &Span| {
            let mut stems = matter_stems(&witness.layout, clause);
            stems.sort_unstable();
            stems.dedup();
            stems
        };
        Self(clauses.iter().map(stems).filter(|stems| stems.len() >= LEAST_ECHOED).collect())
    }

    /// True where much of some clause stands in a statement.
    #[allow(clippy::cast_precision_loss)] // counts of words
    fn are_echoed(&self, statement: &[String]) -> bool {
        self.0.iter().any(|stems| {
            let met = stems.iter().filter(|stem| statement.binary_search(stem).is_ok()).count();
            met >= LEAST_ECHOED && met as f64 >= ECHOED * stems.len() as f64
        })
    }
}

/// By witness, the places that an alignment shows to deny another.
fn denied(collation: &Collation) -> BTreeMap<usize, Vec<Span>> {
    let mut found: BTreeMap<usize, Vec<Span>> = BTreeMap::new();
    for one in collation.alignments.iter().filter(|one| denies(one)) {
        for place in [one.a, one.b] {
            found.entry(place.witness).or_default().push(place.span);
        }
    }
    found
}

fn denies(alignment: &Alignment) -> bool {
    alignment.clashes.iter().any(|clash| clash.kind == ClashKind::Negation)
}

/// The sides of a passage that do not deny each other: places linked by alignments without a negation.
fn agreeing(aligned: &Aligned, passage: &Passage, denied: &BTreeMap<usize, Vec<Span>>) -> Vec<Passage> {
    let places = &passage.places;
    let is_denied = |place: &Place| {
        denied.get(&place.witness).is_some_and(|spans| spans.iter().any(|span| span.overlaps(place.span)))
    };
    if !places.iter().any(is_denied) {
        return vec![passage.clone()];
    }
    let mut of_witness: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        of_witness.entry(place.witness).or_default().push(at);
    }
    let of = |place: Place| {
        let own = of_witness.get(&place.witness)?.iter().copied();
        let at = own.into_iter().find(|&at| places[at].span.overlaps(place.span));
        at.filter(|&at| 2 * places[at].span.shared(place.span) >= place.span.len())
    };
    let mut agree = Vec::new();
    for (at, &place) in places.iter().enumerate() {
        let own = aligned.undenied(place).filter(|(own, _)| of(Place::new(place.witness, *own)) == Some(at));
        agree.extend(own.filter_map(|(_, other)| Some((at, of(other)?))));
    }
    connected(places.len(), agree)
        .into_iter()
        .map(|members| Passage { places: members.into_iter().map(|member| places[member]).collect() })
        .collect()
}

/// The places of passages of which none lies within another: of two, that which more witnesses have, then the longer.
fn outermost(passages: &[&Passage]) -> Vec<Vec<Place>> {
    let length = |passage: &Passage| passage.places.iter().map(|place| place.span.len()).sum::<usize>();
    let mut order: Vec<usize> = (0..passages.len()).collect();
    order.sort_by_key(|&at| (Reverse(passages[at].places.len()), Reverse(length(passages[at])), at));
    let mut kept: Vec<usize> = Vec::new();
    for at in order {
        let same = |place: &Place, other: &Place| {
            place.witness == other.witness && 2 * place.span.shared(other.span) > place.span.len().min(other.span.len())
        };
        let within = |&other: &usize| {
            let met = passages[at].places.iter().filter(|place| passages[other].places.iter().any(|o| same(place, o)));
            2 * met.count() > passages[at].places.len()
        };
        if !kept.iter().any(within) {
            kept.push(at);
        }
    }
    kept.sort_unstable();
    kept.into_iter().map(|at| passages[at].places.clone()).collect()
}

/// True where a witness has a passage, or carries a clause of one of its places in any wording.
fn has(collation: &Collation, passage: &Passage, witness: usize) -> bool {
    passage.places.iter().any(|place| {
        let clauses = &collation.clauses[place.witness];
        let carriers = &collation.carriers[place.witness];
        let first = clauses.partition_point(|clause| clause.end <= place.span.start);
        let met = clauses[first..].iter().zip(&carriers[first..]).take_while(|(c, _)| c.start < place.span.end);
        place.witness == witness || met.into_iter().any(|(_, carriers)| carriers.binary_search(&witness).is_ok())
    })
}

/// True where most places of a passage say something in the body of their reports.
fn is_statement(witnesses: &[Annotated], passage: &Passage) -> bool {
    let says = |place: &&Place| {
        let witness = &witnesses[place.witness];
        says_enough(witness, place.span) || says_a_sentence(witness, place.span)
    };
    let saying = passage.places.iter().filter(says).count();
    2 * saying > passage.places.len()
}

/// True for a place in the report's body, outside its header, that says enough: of words that somebody says all count,
/// of others those beside who speaks, and a verb beside the one of saying.
fn says_enough(witness: &Annotated, place: Span) -> bool {
    let quotes = || witness.annotations.quotes.iter();
    let within = |span: Span, least: usize| {
        place.shared(span) == span.len()
            && content_words(witness, span, &[]) >= LEAST_SENTENCE_CONTENT
            && words(witness, span) >= least
    };
    let marked = quotes().flat_map(|quote| &quote.marked).any(|&mark| within(mark, LEAST_SENTENCE_WORDS));
    let enough = if quotes().any(|quote| within(quote.span, 0)) {
        content_words(witness, place, &[]) >= LEAST_CONTENT_WORDS
    } else {
        let spans = quotes().flat_map(|quote| [quote.speaker.as_ref().map(|speaker| speaker.span), quote.cue]);
        let attribution: Vec<Span> = spans.flatten().filter(|span| span.overlaps(place)).collect();
        content_words(witness, place, &attribution) >= LEAST_CONTENT_WORDS
            && (attribution.is_empty() || holds_verb(witness, place, &attribution))
    };
    (marked || enough) && !is_header(witness, place)
}

/// True where a verb shows beside the words that say who speaks.
fn holds_verb(witness: &Annotated, place: Span, attribution: &[Span]) -> bool {
    let layout = &witness.layout;
    let tokens = layout.tokens_in(place).map(|token| layout.tokens[token].span);
    let other = tokens.filter(|token| !attribution.iter().any(|span| span.contains(*token)));
    other
        .map(|token| fold(layout.slice(token)))
        .any(|word| is_auxiliary(&word) || is_participle(&word) || verb_time(&word).is_some())
}

/// True for a line that heads what follows: a short one without a stop, or one marked as such.
fn is_heading(witness: &Annotated, place: Span) -> bool {
    let layout = &witness.layout;
    let paragraph = layout.paragraph_at(place.start).map(|at| layout.paragraphs[at]);
    paragraph.is_some_and(|paragraph| {
        let line = layout.slice(paragraph).trim();
        line.starts_with('#') || line.ends_with(char::is_alphanumeric) && words(witness, paragraph) <= HEADING_WORDS
    })
}

/// True for a short sentence that is whole: "The mill burned in 1931." says what a clause cut out of one might not.
fn says_a_sentence(witness: &Annotated, place: Span) -> bool {
    let layout = &witness.layout;
    let whole = layout.sentence_at(place.start).is_some_and(|at| layout.sentences[at].span == place);
    whole
        && words(witness, place) >= LEAST_SENTENCE_WORDS
        && content_words(witness, place, &[]) >= LEAST_SENTENCE_CONTENT
        && layout.slice(place).trim_end_matches(['"', '\'', '”', '’', '»']).ends_with('.')
        && !is_header(witness, place)
}

fn words(witness: &Annotated, place: Span) -> usize {
    let layout = &witness.layout;
    layout.tokens_in(place).filter(|&token| layout.tokens[token].kind != TokenKind::Punctuation).count()
}

/// Content words outside the given spans.
fn content_words(witness: &Annotated, place: Span, without: &[Span]) -> usize {
    let layout = &witness.layout;
    layout
        .tokens_in(place)
        .map(|token| layout.tokens[token])
        .filter(|token| token.kind != TokenKind::Punctuation && !is_function_word(&fold(layout.slice(token.span))))
        .filter(|token| !without.iter().any(|span| span.contains(token.span)))
        .count()
}

fn is_header(witness: &Annotated, place: Span) -> bool {
    let header = &witness.annotations.header;
    let body = header.body;
    let parts = [header.title, header.byline, header.credit.as_ref().map(|credit| credit.span)];
    let outside = !body.is_empty() && 2 * body.shared(place) < place.len();
    outside || parts.into_iter().flatten().any(|part| 2 * part.shared(place) > place.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate::collate;
    use crate::link::{claims, figures};
    use crate::{Report, annotate};

    const FLOOD: &str = "The river Varn rose over its banks on Monday and drowned forty goats near Ostrel.";
    const CHOIR: &str = "Orla Venn conducted the island choir through nine winters without payment.";
    const MILL: &str = "A bankrupt miller sold his grinding stones to pay the harbour dues.";

    fn collated(texts: &[&str]) -> (Vec<Annotated>, Collation, Linked) {
        let mut witnesses: Vec<Annotated> = texts.iter().map(|text| annotate(Report::from_text(text))).collect();
        let collation = collate(&mut witnesses);
        let figures = figures::figures(&witnesses, &collation);
        let linked = Linked::new(&figures, &claims::claims(&witnesses, &collation, &[]).places);
        (witnesses, collation, linked)
    }

    #[track_caller]
    fn check_only(texts: &[&str], expected: &[&str]) {
        let (witnesses, collation, linked) = collated(texts);
        let found = only(&witnesses, &collation, &linked);
        let shown: Vec<&str> = found.iter().map(|place| witnesses[place.witness].layout.slice(place.span)).collect();
        assert_eq!(shown, expected);
    }

    /// Who lacks what, in the words of the first that has it.
    #[track_caller]
    fn check_missing(texts: &[&str], expected: &[(usize, &str)]) {
        let (witnesses, collation, linked) = collated(texts);
        let found = missing(&witnesses, &collation, &linked);
        let words = |missing: &Missing| {
            let place = missing.cites[0];
            (missing.witness, witnesses[place.witness].layout.slice(place.span).to_owned())
        };
        let shown: Vec<(usize, String)> = found.iter().map(words).collect();
        let shown: Vec<(usize, &str)> = shown.iter().map(|(witness, words)| (*witness, words.as_str())).collect();
        assert_eq!(shown, expected);
    }

    #[test]
    fn a_clause_that_nobody_else_has_is_only() {
        check_only(&[&format!("{FLOOD}\n\n{CHOIR}"), FLOOD], &[CHOIR]);
    }

    #[test]
    fn what_both_others_have_is_missing_in_the_third() {
        let both = format!("{FLOOD}\n\n{MILL}");
        check_missing(&[&both, &both.replace("sold", "quickly sold"), CHOIR], &[(2, FLOOD), (2, MILL)]);
    }

    #[test]
    fn a_short_sentence_that_is_whole_can_be_missing() {
        let both = format!("{FLOOD}\n\nWork will begin in April.");
        check_missing(&[&both, &both, FLOOD], &[(2, "Work will begin in April.")]);
    }

    #[test]
    fn one_report_alone_lacks_nothing_and_has_nothing_alone() {
        check_only(&[FLOOD], &[]);
        check_missing(&[FLOOD], &[]);
    }

    #[test]
    fn a_figure_of_the_same_quantity_is_no_omission() {
        let named = "The barge hit the pier at Varn on Monday, injuring 14 of them, the pilots said.";
        let other = "The barge hit the pier at Varn on Monday. Seventeen people were hurt.";
        let (witnesses, collation, linked) = collated(&[named, &named.replace("hit", "struck"), other]);
        assert!(linked.figures.values().any(|(_, holders)| holders.len() == 3));
        let found = missing(&witnesses, &collation, &linked);
        assert!(found.iter().all(|missing| missing.cites[0].span.of(named) != "injuring 14 of them, the pilots said."));
        check_only(
            &[
                "About 4,300 people live below the weir.",
                "The map is blue. More than 4,000 people live inside the line.",
            ],
            &[],
        );
    }

    #[test]
    fn a_statement_and_its_denial_are_two() {
        let used = "Three people at the bakery said that wardens used smoke pots twice at the gate.";
        let denied = "In a statement, it said that wardens did not use smoke pots at the gate.";
        check_missing(&[used, denied, &denied.replace("In a statement, it", "The board"), CHOIR, MILL], &[]);
    }

    #[test]
    fn headings_and_attributions_are_no_clauses() {
        let first = format!("{FLOOD}\n\n## No boat, no bread for the island\n\n{CHOIR}");
        check_only(&[&first, FLOOD], &[CHOIR]);
        let said = "“The old weir is dry,” said Hal Dunmarrow Quill.";
        let witness = annotate(Report::from_text(said));
        assert!(!says_enough(&witness, Span::new(said.find("said").unwrap(), said.len())));
    }
}
