//! Which witnesses say of themselves that they correct or update an earlier version.
//!
//! In: witnesses. Out: for a pair, whether one is a later edition of the other's text.
//!
//! A correction repeats its original and adds to it, so by wording alone the original looks like a cut of its own
//! correction. Limits: only what a newsroom writes down: a silent edit has no note.

use crate::annotate::Annotated;
use crate::collate::{Evidence, EvidenceKind, Place};
use crate::language::english::{EDITION_LABELS, EDITION_NOTES};
use crate::text::{Span, fold};

/// Each witness's note that it is a later version.
pub(super) struct Editions<'a> {
    witnesses: &'a [Annotated],
    notes: Vec<Option<Span>>,
}

impl<'a> Editions<'a> {
    pub fn new(witnesses: &'a [Annotated]) -> Self {
        Self { witnesses, notes: witnesses.iter().map(note).collect() }
    }

    /// True where `later` says that it is a later version, `earlier` does not, and both are of one house.
    pub fn is_later(&self, later: usize, earlier: usize) -> bool {
        self.notes[later].is_some() && self.notes[earlier].is_none() && self.one_house(later, earlier)
    }

    /// The reason why `later` comes from `earlier`, if it is its later version.
    pub fn evidence(&self, later: usize, earlier: usize) -> Option<Evidence> {
        let span = self.notes[later].filter(|_| self.is_later(later, earlier))?;
        Some(Evidence {
            kind: EvidenceKind::Date,
            note: "the copy says that it corrects or updates an earlier version".into(),
            cite: vec![Place::new(later, span)],
        })
    }

    fn one_house(&self, a: usize, b: usize) -> bool {
        let (a, b) = (&self.witnesses[a], &self.witnesses[b]);
        let agency =
            |witness: &'a Annotated| witness.annotations.header.credit.as_ref().map(|credit| credit.agency.as_str());
        let same = |x: Option<&str>, y: Option<&str>| x.is_some() && x == y;
        same(agency(a), agency(b))
            || same_outlet(a, b)
            || same(a.report.stated.url.as_deref(), b.report.stated.url.as_deref())
    }
}

/// True where both state one outlet.
pub(super) fn same_outlet(a: &Annotated, b: &Annotated) -> bool {
    let outlet = a.report.stated.outlet.as_deref();
    outlet.is_some() && outlet == b.report.stated.outlet.as_deref()
}

/// The label of its headline, or the sentence of its note.
fn note(witness: &Annotated) -> Option<Span> {
    let layout = &witness.layout;
    let first = layout.sentences.first()?;
    let label = fold(layout.slice(first.span));
    let labelled = EDITION_LABELS.iter().any(|word| {
        label.strip_prefix(word).is_some_and(|rest| rest.trim_start_matches(' ').starts_with([':', '-', ']', ')']))
    });
    if labelled {
        return Some(first.span);
    }
    let says_so = |span: Span| {
        let folded = fold(layout.slice(span));
        EDITION_NOTES.iter().any(|phrase| folded.contains(phrase))
    };
    layout.sentences.iter().map(|sentence| sentence.span).find(|&span| says_so(span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Report, annotate};

    #[test]
    fn a_correction_is_later_than_its_original_of_one_house_alone() {
        let texts = [
            "PORT ELSA, March 5 (Keswane) — A ferry hit the quay and 14 people were hurt.",
            "PORT ELSA, March 5 (Keswane) — A ferry hit the quay and 17 people were hurt. An earlier version of this report gave 14.",
            "CORRECTED: Ferry hits quay. A ferry hit the quay and 17 people were hurt.",
        ];
        let witnesses = texts.map(|text| annotate(Report::from_text(text)));
        let editions = Editions::new(&witnesses);
        assert!(editions.is_later(1, 0) && !editions.is_later(0, 1));
        assert!(!editions.is_later(2, 0), "nothing says that the third is of the same house");
    }
}
