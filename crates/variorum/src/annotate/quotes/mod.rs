//! Who is said to have said what: direct, mixed and indirect quotes with cue and speaker.
//!
//! In: a report's layout, its header, who is named in it. Out: [`Quoted`].
//!
//! Method: rules over tokens, in steps that each stand in one file: [`marks`] pairs quotation marks,
//! [`words`] looks every token up, [`units`] mends sentences, [`learned`] finds attributions, [`statements`] turns
//! them into quotes and carries speakers into marks without a cue, [`transcripts`] reads turns behind labels,
//! [`speakers`] names who speaks ([`descriptions`], [`genders`]), [`relay`] who passes it on.
//! Why no parser: parsers break at marks, just where quotes are (they find half of direct speech).
//! Limits: see docs/methods/quotes.md.

mod attribution;
mod descriptions;
mod genders;
mod known;
mod learned;
mod marks;
mod phrases;
mod relay;
mod speakers;
mod statements;
mod terms;
#[cfg(test)]
mod tests;
mod transcripts;
mod units;
mod words;

use learned::Model;
#[cfg(feature = "training")]
pub use learned::training;

use super::{Act, Entity, Header, MarkedTerm, Modality, Quote, QuoteKind};
use crate::text::{Layout, Notice};

/// What was found between marks and beside cues.
#[derive(Clone, Debug, Default)]
pub struct Quoted {
    /// Attributed statements, in order.
    pub quotes: Vec<Quote>,
    /// Marked words that are nobody's speech, in order.
    pub marked_terms: Vec<MarkedTerm>,
    /// Unclosed marks, unknown speakers.
    pub notices: Vec<Notice>,
}

/// The quotes of a report in English; adds the pronouns and descriptions it resolves to `entities`' refs.
#[must_use]
pub fn quotes(layout: &Layout, header: &Header, entities: &mut [Entity]) -> Quoted {
    quotes_by(layout, header, entities, Model::embedded())
}

/// The same by given weights.
fn quotes_by(layout: &Layout, header: &Header, entities: &mut [Entity], model: &Model) -> Quoted {
    let (regions, notices) = marks::regions(layout);
    let words = words::Words::new(layout, regions);
    let units = units::units(&words);
    let known = known::Known::new(&words, entities, &units);
    let mut quoted = statements::statements(&words, &known, units, header, entities, model);
    quoted.notices.extend(notices);
    quoted
}

/// Marked spans alone, for a report whose language has no tables here: direct, without speaker or cue.
#[must_use]
pub fn marked_spans(layout: &Layout) -> Quoted {
    let (regions, notices) = marks::regions(layout);
    let mut utterance = 0;
    let mut continues = false;
    let mut found = Vec::with_capacity(regions.len());
    for region in regions {
        utterance += usize::from(!continues);
        continues = region.continues;
        found.push(Quote {
            span: region.inner,
            kind: QuoteKind::Direct,
            marked: vec![region.inner],
            utterance,
            act: Act::Speech,
            modality: Modality::Said,
            anonymous: false,
            speaker: None,
            cue: None,
        });
    }
    Quoted { quotes: found, marked_terms: Vec::new(), notices }
}
