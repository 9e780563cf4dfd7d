//! The marked pieces of all witnesses: each stretch inside quotation marks, with who is said to have said it.

use crate::annotate::{Annotated, MarkedKind, Quote};
use crate::collate::Place;
use crate::link::StoryEntity;
use crate::text::Span;

/// One stretch of words that may be a version of an utterance.
#[derive(Clone, Debug)]
pub struct Piece {
    pub place: Place,
    /// True where the words stand in quotation marks.
    pub marks: bool,
    /// Number of its utterance in its report; none for a term in marks that is nobody's speech.
    pub utterance: Option<usize>,
    pub speaker: Option<Who>,
}

/// Who is said to have said it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// As mentioned.
    pub mention: String,
    /// The fullest name in that report, where there is one.
    pub name: Option<String>,
    /// Index of the story's entity.
    pub entity: Option<usize>,
}

/// All marked pieces, by place.
pub fn marked(witnesses: &[Annotated], entities: &[StoryEntity]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    for (witness, report) in witnesses.iter().enumerate() {
        for quote in &report.annotations.quotes {
            let speaker = who(report, witness, quote, entities);
            pieces.extend(quote.marked.iter().map(|&span| Piece {
                place: Place::new(witness, span),
                marks: true,
                utterance: Some(quote.utterance),
                speaker: speaker.clone(),
            }));
        }
        let scare = report.annotations.marked_terms.iter().filter(|term| term.kind == MarkedKind::Scare);
        pieces.extend(scare.map(|term| Piece {
            place: Place::new(witness, term.span),
            marks: true,
            utterance: None,
            speaker: None,
        }));
    }
    pieces.sort_by_key(|piece| piece.place);
    pieces.dedup_by_key(|piece| piece.place);
    pieces
}

/// Words without marks in `span` as a version: with the speaker of the statement that they stand in, if any.
pub fn unmarked(witnesses: &[Annotated], witness: usize, span: Span, entities: &[StoryEntity]) -> Piece {
    let report = &witnesses[witness];
    let statement = report
        .annotations
        .quotes
        .iter()
        .filter(|quote| quote.span.overlaps(span))
        .max_by_key(|quote| (quote.span.shared(span), std::cmp::Reverse(quote.span.start)));
    Piece {
        place: Place::new(witness, span),
        marks: false,
        utterance: statement.map(|quote| quote.utterance),
        speaker: statement.and_then(|quote| who(report, witness, quote, entities)),
    }
}

fn who(report: &Annotated, witness: usize, quote: &Quote, entities: &[StoryEntity]) -> Option<Who> {
    let speaker = quote.speaker.as_ref()?;
    let entity =
        speaker.entity.and_then(|own| entities.iter().position(|entity| entity.members.contains(&(witness, own))));
    Some(Who { mention: report.layout.slice(speaker.span).to_owned(), name: speaker.name.clone(), entity })
}

/// True where two speakers are surely two; false where they may be one, or one is unknown.
pub fn two_people(a: Option<&Who>, b: Option<&Who>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return false;
    };
    if let (Some(x), Some(y)) = (a.entity, b.entity) {
        return x != y;
    }
    // A description may stand for anybody: only two names are surely two.
    let named = |who: &Who| who.entity.is_some() || who.name.as_deref().is_some_and(is_name);
    match (&a.name, &b.name) {
        (Some(x), Some(y)) => named(a) && named(b) && !compatible(x, y),
        _ => false,
    }
}

/// True where both are known and may be one.
pub fn one_person(a: Option<&Who>, b: Option<&Who>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return false;
    };
    if let (Some(x), Some(y)) = (a.entity, b.entity) {
        return x == y;
    }
    match (&a.name, &b.name) {
        (Some(x), Some(y)) => compatible(x, y),
        _ => false,
    }
}

fn is_name(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}

/// True where one name's words all stand in the other.
fn compatible(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.map(|part| crate::language::english::house_form(&crate::text::fold(part))).collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}
