//! Tolls: how many people an event killed, hurt, seized or left missing.
//!
//! In: a figure and the text around it. Out: what it is the toll of, or nothing.
//!
//! Method: the toll word must touch the count: "injuring 14", "14 people had been injured", "14 dead". A part
//! ("14 of the injured", "14 more") is no toll of the event, and a count of a kind of people ("3 officers") only
//! of that kind.
//! Why: every report of an accident gives this number near its top, in words of its own.

use std::ops::Range;

use crate::annotate::Figure;
use crate::language::english::{Toll, links_a_toll, toll_word};
use crate::text::{Layout, fold};

/// Words between a count and its toll word: "14 people have been killed" has two.
const LINKS: usize = 3;

/// What a figure is the toll of.
pub(super) fn toll(layout: &Layout, figure: &Figure) -> Option<Toll> {
    let place = Counted::new(layout, figure)?;
    if let Some(found) = place.noun.as_deref().and_then(toll_word) {
        return Some(found);
    }
    let anybody = place.noun.as_deref().is_none_or(|noun| matches!(noun, "people" | "persons" | "person"));
    if anybody { place.toll_beside() } else { None }
}

/// What a count of one kind of people is the toll of: "four dock workers killed".
pub(super) fn toll_of_kind(layout: &Layout, figure: &Figure) -> Option<Toll> {
    let place = Counted::new(layout, figure)?;
    place.noun.as_deref().filter(|noun| toll_word(noun).is_none())?;
    place.toll_beside()
}

/// A count and where it stands.
struct Counted<'a> {
    layout: &'a Layout,
    sentence: Range<usize>,
    /// Tokens of the number.
    number: Range<usize>,
    /// Index behind the number and what it counts.
    end: usize,
    /// Last word of what it counts.
    noun: Option<String>,
}

impl<'a> Counted<'a> {
    fn new(layout: &'a Layout, figure: &Figure) -> Option<Self> {
        if figure.unit.is_some() || figure.per.is_some() || figure.high.is_some() || figure.value.fract() != 0.0 {
            return None;
        }
        let sentence = layout.sentences[layout.sentence_at(figure.span.start)?].tokens.clone();
        let number = layout.tokens_in(figure.span);
        let counts = figure.counts.map(|counts| layout.tokens_in(counts));
        let end = counts.as_ref().map_or(number.end, |counts| counts.end);
        let mut place = Self { layout, sentence, number, end, noun: None };
        place.noun = counts.map(|counts| place.low(counts.end.saturating_sub(1)));
        Some(place)
    }

    fn low(&self, at: usize) -> String {
        if self.sentence.contains(&at) { fold(self.layout.token(at)) } else { String::new() }
    }

    /// The toll word that touches the count, unless it counts a part of others.
    fn toll_beside(&self) -> Option<Toll> {
        let (first, mut at) = (self.number.start, self.end);
        let of_others = |at: usize| matches!((&*self.low(at), &*self.low(at + 1)), ("of", "the" | "those" | "these"));
        let part = of_others(at)
            || of_others(self.number.end)
            || matches!(&*self.low(self.number.end), "more" | "other" | "others")
            || first > 0 && matches!(&*self.low(first - 1), "other" | "another" | "the");
        if part {
            return None;
        }
        if (&*self.low(at), &*self.low(at + 1)) == ("of", "them") {
            at += 2;
        }
        let before = first.checked_sub(1).and_then(|at| toll_word(&self.low(at)));
        let behind =
            || (at..=at + LINKS).find(|&at| !links_a_toll(&self.low(at))).and_then(|at| toll_word(&self.low(at)));
        before.or_else(behind)
    }
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
