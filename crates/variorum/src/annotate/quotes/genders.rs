//! A person's gender by the pronouns that the report itself uses, where no name or title tells it.
//!
//! In: words, who is named, units. Out: [`super::known::Person::female`] filled.
//!
//! Method: "he", "his", "she", "herself" … behind the one person whom a sentence names, or at the start of the next,
//! counts for that person; what all counts agree on is taken.
//! Limits: a sentence that names a person may speak of one who is not named in it.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::known::Known;
use super::words::Words;
use crate::annotate::EntityKind;
use crate::language::english::attribution_words as class;

/// Fills in genders.
pub(super) fn note(w: &Words, known: &mut Known, units: &[Range<usize>]) {
    let mut votes: FxHashMap<usize, (u32, u32)> = FxHashMap::default();
    let mut before: Option<(usize, usize)> = None;
    for unit in units {
        let paragraph = w.layout.paragraph_at(w.layout.tokens[unit.start].span.start).unwrap_or(usize::MAX);
        let named = lone_person(w, known, unit);
        let (who, from, until) = match named {
            Lone::Person(who, behind) => (Some(who), behind, unit.end),
            Lone::Nobody => {
                (before.filter(|before| before.1 == paragraph).map(|before| before.0), unit.start, unit.start + 1)
            }
            Lone::Several => (None, 0, 0),
        };
        if let Some(who) = who.filter(|&who| known.people[who].female.is_none()) {
            let told = (from..until).filter(|&at| w.at(at).region == 0).find_map(|at| told(w, at));
            let vote = votes.entry(who).or_default();
            match told {
                Some(true) => vote.0 += 1,
                Some(false) => vote.1 += 1,
                None => {}
            }
        }
        before = match named {
            Lone::Person(who, _) => Some((who, paragraph)),
            Lone::Nobody => before,
            Lone::Several => None,
        };
    }
    for (who, vote) in votes {
        known.people[who].female = match vote {
            (1.., 0) => Some(true),
            (0, 1..) => Some(false),
            _ => None,
        };
    }
}

/// Whom a unit names outside marks.
#[derive(Clone, Copy)]
enum Lone {
    Nobody,
    /// One, and the token behind the first mention.
    Person(usize, usize),
    Several,
}

fn lone_person(w: &Words, known: &Known, unit: &Range<usize>) -> Lone {
    let mut lone = Lone::Nobody;
    for mention in known.between(unit.start, unit.end - 1) {
        if w.at(mention.first).region != 0 || !known.may_be_person(mention.who) {
            continue;
        }
        lone = match lone {
            Lone::Nobody if known.people[mention.who].kind == Some(EntityKind::Person) => {
                Lone::Person(mention.who, mention.last + 1)
            }
            Lone::Person(who, behind) if who == mention.who => Lone::Person(who, behind),
            _ => return Lone::Several,
        };
    }
    lone
}

/// The gender that a pronoun tells.
fn told(w: &Words, at: usize) -> Option<bool> {
    let word = |word: &str| w.is_word(at, word);
    let noun_behind = || {
        let next = w.at(at + 1);
        let closed = class::DETERMINER | class::PREPOSITION | class::COORDINATOR | class::SUBORDINATOR;
        next.wordy && !next.capital && !next.is(closed | class::TIME | class::ADVERB | class::AUXILIARY | class::MODAL)
    };
    if word("she") || word("herself") || word("her") && noun_behind() {
        return Some(true);
    }
    (word("he") || word("his") || word("himself")).then_some(false)
}
