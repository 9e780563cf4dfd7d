//! Tolls: how many people an event killed, hurt, seized or left missing.
//!
//! In: a figure and the text around it. Out: what it is the toll of, or nothing.
//!
//! Method: the toll word must touch the count: "injuring 14", "14 people had been injured", "14 dead". A part
//! ("14 of the injured", "14 more") and a count of a kind of people ("3 officers") is no toll of the event.
//! Why: every report of an accident gives this number near its top, in words of its own.

use crate::annotate::Figure;
use crate::language::english::{Toll, links_a_toll, toll_word};
use crate::text::{Layout, fold};

/// Words between a count and its toll word: "14 people have been killed" has two.
const LINKS: usize = 3;

/// What a figure is the toll of.
pub(super) fn toll(layout: &Layout, figure: &Figure) -> Option<Toll> {
    if figure.unit.is_some() || figure.per.is_some() || figure.high.is_some() || figure.value.fract() != 0.0 {
        return None;
    }
    let sentence = layout.sentences[layout.sentence_at(figure.span.start)?].tokens.clone();
    let low = |at: usize| if sentence.contains(&at) { fold(layout.token(at)) } else { String::new() };
    let covered = layout.tokens_in(figure.span);
    let counts = figure.counts.map(|counts| layout.tokens_in(counts));
    let named = counts.clone().map(|counts| low(counts.end.saturating_sub(1)));
    if let Some(found) = named.as_deref().and_then(toll_word) {
        return Some(found);
    }
    let anybody = named.as_deref().is_none_or(|noun| matches!(noun, "people" | "persons" | "person"));
    let mut at = counts.map_or(covered.end, |counts| counts.end);
    let part = matches!((&*low(at), &*low(at + 1)), ("of", "the" | "those" | "these"))
        || matches!(&*low(covered.end), "more" | "other" | "others")
        || covered.start > 0 && matches!(&*low(covered.start - 1), "other" | "another" | "the");
    if !anybody || part {
        return None;
    }
    if (&*low(at), &*low(at + 1)) == ("of", "them") {
        at += 2;
    }
    let before = covered.start.checked_sub(1).and_then(|at| toll_word(&low(at)));
    let behind = || (at..=at + LINKS).find(|&at| !links_a_toll(&low(at))).and_then(|at| toll_word(&low(at)));
    before.or_else(behind)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Report, annotate};

    fn check(text: &str, expected: &[Option<Toll>]) {
        let witness = annotate(Report::from_text(text));
        let found: Vec<Option<Toll>> =
            witness.annotations.figures.iter().map(|figure| toll(&witness.layout, figure)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn the_toll_word_touches_the_count() {
        check("The barge hit the pier, injuring 14 of them.", &[Some(Toll::Hurt)]);
        check("Officials said 14 people had been injured.", &[Some(Toll::Hurt)]);
        check("At least 14 people were killed and 30 arrested.", &[Some(Toll::Killed), Some(Toll::Seized)]);
        check("Officials said 14 people left the pier.", &[None]);
        check("Of the crew, 14 more people were injured.", &[None]);
    }
}
