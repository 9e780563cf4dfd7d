//! The marked pieces of all witnesses: each stretch inside quotation marks, with who is said to have said it.

use crate::annotate::{Annotated, EntityKind, MarkedKind, Quote};
use crate::collate::Place;
use crate::language::english::attribution_words::{self as class, word_classes};
use crate::link::StoryEntity;
use crate::text::{Overlaps, Span, fold};

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
    /// True where a person's name is given: neither a description nor a body.
    pub person: bool,
    /// True where a body's name is given.
    pub body: bool,
    /// True for a spokesman, whose words are his body's too.
    pub speaks_for: bool,
    /// True where the report says that the name is kept back.
    pub anonymous: bool,
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

/// Where the quotes of each witness stand.
pub fn quote_places(witnesses: &[Annotated]) -> Vec<Overlaps> {
    witnesses.iter().map(|report| Overlaps::new(report.annotations.quotes.iter().map(|quote| quote.span))).collect()
}

/// Words without marks in `span` as a version: with the speaker of the statement that they stand in, if any; `quotes` are the places
/// of every witness's.
pub fn unmarked(
    witnesses: &[Annotated],
    quotes: &[Overlaps],
    witness: usize,
    span: Span,
    entities: &[StoryEntity],
) -> Piece {
    let report = &witnesses[witness];
    let statement = quotes[witness]
        .of(span)
        .map(|at| &report.annotations.quotes[at])
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
    let name = speaker.name.clone();
    let kind = entity.map(|at| entities[at].kind);
    let named = name.as_deref().is_some_and(is_name);
    let person = named && kind.is_none_or(|kind| kind == EntityKind::Person);
    let body = named && kind == Some(EntityKind::Organization);
    let speaks_for = entity.and_then(|at| entities[at].role.as_deref()).is_some_and(|role| role.contains("spokes"));
    let mention = report.layout.slice(speaker.span).to_owned();
    Some(Who { mention, name, entity, person, body, speaks_for, anonymous: quote.anonymous })
}

/// True where two speakers are surely two; false where they may be one, or one is unknown.
pub fn two_people(a: Option<&Who>, b: Option<&Who>) -> bool {
    let (Some(a), Some(b)) = (a, b) else {
        return false;
    };
    // A description may stand for anybody: only two names are surely two, or a name and somebody whose
    // name is kept back. A body and its spokesman speak with one voice, and so may a body and its parts.
    if a.anonymous != b.anonymous {
        let named = if a.anonymous { b } else { a };
        return named.person && named.entity.is_some();
    }
    let one_voice = a.body && (b.body || b.speaks_for) || b.body && a.speaks_for;
    if !(a.person || a.body) || !(b.person || b.body) || one_voice {
        return false;
    }
    if let (Some(x), Some(y)) = (a.entity, b.entity) {
        return x != y;
    }
    match (&a.name, &b.name) {
        (Some(x), Some(y)) => !compatible(x, y),
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

/// True for "Orla Finn", not for "transport minister", however it is written.
fn is_name(name: &str) -> bool {
    let described = |word: &str| word_classes(&fold(word)) & (class::PERSON_NOUN | class::BODY) != 0;
    name.starts_with(char::is_uppercase) && !name.split_whitespace().next_back().is_some_and(described)
}

/// True where one name's words all stand in the other.
fn compatible(a: &str, b: &str) -> bool {
    let words = |name: &str| -> Vec<String> {
        let folded = crate::text::fold(name);
        let parts = folded.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
        parts.map(crate::language::english::house_form).collect()
    };
    let (a, b) = (words(a), words(b));
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    !short.is_empty() && short.iter().all(|word| long.contains(word))
}
