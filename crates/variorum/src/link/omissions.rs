//! What one report alone has, and what most others have and one lacks.
//!
//! In: clauses and who carries each, passages. Out: places; no reason is ever given for what a report lacks.
//!
//! Method: a clause that nobody else carries in any wording is *only*; a passage that most other witnesses have,
//! and whose clauses one witness carries in no wording, is *missing* there. Clauses of few content words are
//! left out, as chance decides about them, and so are headline, dateline, byline and credit.

use super::Missing;
use crate::annotate::Annotated;
use crate::collate::{Collation, Passage, Place};
use crate::language::english::is_function_word;
use crate::text::{Span, TokenKind, fold};

/// Content words from which a clause says enough.
const LEAST_CONTENT_WORDS: usize = 4;

/// Words, and content words among them, from which a whole sentence says enough: "She sold the mill last." is six
/// and four; of shorter ones chance decides.
const LEAST_SENTENCE_WORDS: usize = 5;
const LEAST_SENTENCE_CONTENT: usize = 2;

/// Witnesses that must have a passage before a third can lack it.
const LEAST_HOLDERS: usize = 2;

/// Clauses that no other witness carries in any wording.
#[must_use]
pub fn only(witnesses: &[Annotated], collation: &Collation) -> Vec<Place> {
    if witnesses.len() < 2 {
        return Vec::new();
    }
    let mut found = Vec::new();
    for (index, witness) in witnesses.iter().enumerate() {
        let clauses = collation.clauses[index].iter().zip(&collation.carriers[index]);
        let alone = clauses.filter(|(_, carriers)| carriers.is_empty()).map(|(&clause, _)| clause);
        let enough = |&clause: &Span| says_enough(witness, clause) || says_a_sentence(witness, clause);
        found.extend(alone.filter(enough).map(|clause| Place::new(index, clause)));
    }
    found
}

/// Statements that most other witnesses carry and one lacks.
#[must_use]
pub fn missing(witnesses: &[Annotated], collation: &Collation) -> Vec<Missing> {
    let mut found = Vec::new();
    for witness in 0..witnesses.len() {
        let others = witnesses.len() - 1;
        for passage in &collation.passages {
            let holders = passage.places.len();
            let most = holders >= LEAST_HOLDERS && 2 * holders > others;
            if most && !has(collation, passage, witness) && is_statement(witnesses, passage) {
                found.push(Missing { witness, cites: passage.places.clone() });
            }
        }
    }
    found
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
    let saying = passage.places.iter().filter(|place| says_enough(&witnesses[place.witness], place.span)).count();
    2 * saying > passage.places.len()
}

/// True for a place in the report's body, outside its header, with enough content words.
fn says_enough(witness: &Annotated, place: Span) -> bool {
    content_words(witness, place) >= LEAST_CONTENT_WORDS && !is_header(witness, place)
}

/// True for a short sentence that is whole: "The mill burned in 1931." says what a clause cut out of one might not.
fn says_a_sentence(witness: &Annotated, place: Span) -> bool {
    let layout = &witness.layout;
    let whole = layout.sentence_at(place.start).is_some_and(|at| layout.sentences[at].span == place);
    let words = layout.tokens_in(place).filter(|&token| layout.tokens[token].kind != TokenKind::Punctuation).count();
    whole
        && words >= LEAST_SENTENCE_WORDS
        && content_words(witness, place) >= LEAST_SENTENCE_CONTENT
        && layout.slice(place).trim_end_matches(['"', '\'', '”', '’', '»']).ends_with('.')
        && !is_header(witness, place)
}

fn content_words(witness: &Annotated, place: Span) -> usize {
    let layout = &witness.layout;
    layout
        .tokens_in(place)
        .filter(|&token| layout.tokens[token].kind != TokenKind::Punctuation)
        .filter(|&token| !is_function_word(&fold(layout.token(token))))
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
    use crate::{Report, annotate};

    const FLOOD: &str = "The river Varn rose over its banks on Monday and drowned forty goats near Ostrel.";
    const CHOIR: &str = "Orla Venn conducted the island choir through nine winters without payment.";
    const MILL: &str = "A bankrupt miller sold his grinding stones to pay the harbour dues.";

    fn collated(texts: &[&str]) -> (Vec<Annotated>, Collation) {
        let mut witnesses: Vec<Annotated> = texts.iter().map(|text| annotate(Report::from_text(text))).collect();
        let collation = collate(&mut witnesses);
        (witnesses, collation)
    }

    #[test]
    fn a_clause_that_nobody_else_has_is_only() {
        let first = format!("{FLOOD}\n\n{CHOIR}");
        let (witnesses, collation) = collated(&[&first, FLOOD]);
        let found = only(&witnesses, &collation);
        let shown: Vec<&str> = found.iter().map(|place| witnesses[place.witness].layout.slice(place.span)).collect();
        assert_eq!(shown, [CHOIR]);
    }

    #[test]
    fn what_both_others_have_is_missing_in_the_third() {
        let both = format!("{FLOOD}\n\n{MILL}");
        let (witnesses, collation) = collated(&[&both, &both.replace("sold", "quickly sold"), CHOIR]);
        let found = missing(&witnesses, &collation);
        assert!(!found.is_empty() && found.iter().all(|missing| missing.witness == 2 && missing.cites.len() == 2));
    }

    #[test]
    fn one_report_alone_lacks_nothing_and_has_nothing_alone() {
        let (witnesses, collation) = collated(&[FLOOD]);
        assert!(only(&witnesses, &collation).is_empty() && missing(&witnesses, &collation).is_empty());
    }
}
