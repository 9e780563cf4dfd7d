//! What a report takes back: sentences that tell what an earlier version of it said.
//!
//! In: a report. Out: places whose dates and figures are no longer the report's own.
//!
//! Method: the phrases by which a newsroom names an earlier version, where the same sentence says what stood there.
//! Limits: a correction that gives only the new reading takes nothing back that could be told.

use crate::annotate::Annotated;
use crate::collate::is_compared;
use crate::language::english::EDITION_NOTES;
use crate::text::{Span, fold};

/// Verbs by which a correction tells what stood before.
const SAID: &[&str] = &["said", "stated", "gave", "misstated", "reported", "put", "misidentified", "misspelled", "had"];

/// The sentences of a report that tell what an earlier version said.
pub(super) fn retracted(witness: &Annotated) -> Vec<Span> {
    let layout = &witness.layout;
    let tells = |span: &Span| {
        let folded = fold(layout.slice(*span));
        let told = EDITION_NOTES.iter().filter(|note| note.starts_with("an earlier") || note.starts_with("a previous"));
        let rest = told.filter_map(|note| folded.split_once(note)).map(|(_, rest)| rest.to_owned()).next();
        rest.is_some_and(|rest| rest.split(|c: char| !c.is_alphanumeric()).any(|word| SAID.contains(&word)))
    };
    if !is_compared(witness) {
        return Vec::new();
    }
    layout.sentences.iter().map(|sentence| sentence.span).filter(tells).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Report, annotate};

    #[test]
    fn what_an_earlier_version_said_is_taken_back() {
        let text = "The mill was built in 1931. An earlier version of this report said that it was built in 1913.";
        let witness = annotate(Report::from_text(text));
        let found: Vec<&str> = retracted(&witness).iter().map(|span| span.of(text)).collect();
        assert_eq!(found, ["An earlier version of this report said that it was built in 1913."]);
        let plain = annotate(Report::from_text("An earlier report on the mill is in the archive of the town."));
        assert!(retracted(&plain).is_empty());
    }
}
