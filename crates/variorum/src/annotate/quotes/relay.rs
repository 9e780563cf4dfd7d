//! Who passes on what somebody says: "told the Pellworth Star", "in comments carried by Keswane", "through his lawyer".
//!
//! In: an attribution and its unit. Out: the relaying one's name, and the speaker where the cue's source only relays.
//!
//! Method: rules over the words outside what is said. An outlet is known by its noun, its name's last word, the
//! tables of agencies, or the report's own credit. Limits: an outlet that none of these tells is not taken for one, as
//! a committee, too, is told things.

use std::ops::Range;

use super::attribution::{Attribution, subject_of};
use super::known::Known;
use super::phrases::{Phrase, phrase_starting};
use super::words::Words;
use crate::annotate::{EntityKind, Header};
use crate::language::english::attribution_words as class;
use crate::language::english::{closes_outlet_name, dateline_agency, is_outlet_noun, is_relaying};
use crate::text::fold;

/// What a report needs to know of its relaying ones.
pub(super) struct Relays<'a, 'w> {
    pub w: &'a Words<'w>,
    pub known: &'a Known,
    pub header: &'a Header,
}

/// Who relays.
#[derive(Debug, PartialEq)]
pub(super) struct Relay {
    /// Its name, or its own words where it has none.
    pub name: String,
    /// The speaker, where the attribution's source is the relaying one.
    pub speaker: Option<Phrase>,
}

impl Relays<'_, '_> {
    /// Who relays an attribution of a unit; `all` are the unit's.
    pub fn of(&self, unit: &Range<usize>, found: &Attribution, all: &[Attribution]) -> Option<Relay> {
        let plain = |name: String| Relay { name, speaker: None };
        self.quoting(unit, found)
            .or_else(|| self.told(unit, found).map(plain))
            .or_else(|| self.passed_on(unit, found, all).map(plain))
            .or_else(|| self.through(unit, found).map(plain))
            .or_else(|| self.closing(unit, found).map(plain))
    }

    /// "Orla Finn told the Star"
    fn told(&self, unit: &Range<usize>, found: &Attribution) -> Option<String> {
        let w = self.w;
        let cue = found.cue.1;
        let told = ["told", "tell", "tells", "telling"].iter().any(|form| w.is_word(cue, form));
        let phrase = told.then(|| phrase_starting(w, cue + 1, unit.end, false)).flatten()?;
        (w.at(phrase.0).region == 0).then(|| self.outlet(phrase)).flatten()
    }

    /// "quoted by", "in comments carried by", "in an interview with", "seen by": outside what is said, nearer to this
    /// cue than to another.
    fn passed_on(&self, unit: &Range<usize>, found: &Attribution, all: &[Attribution]) -> Option<String> {
        let w = self.w;
        // A noun or an adjective that attributes is given to nobody.
        if w.at(found.cue.0).cue.is_none() && !w.is_word(found.cue.0, "according") && !w.is_word(found.cue.0, "quoted")
        {
            return None;
        }
        let said = |at: usize| found.pieces.iter().any(|piece| piece.contains(&at));
        let ours = |at: usize| {
            let between = found.cue.0.min(at)..found.cue.0.max(at);
            all.iter().all(|other| other.cue == found.cue || !between.contains(&other.cue.0))
        };
        // "said in comments carried by Keswane that": the model may take what stands before "that" for said.
        let before_that = |at: usize| {
            let that = (at..unit.end.min(at + LONGEST)).find(|&that| w.is_word(that, "that"));
            at > found.cue.1 && at - found.cue.1 <= LONGEST && that.is_some()
        };
        let outside = |at: &usize| w.at(*at).region == 0 && (!said(*at) || before_that(*at)) && ours(*at);
        unit.clone().skip(1).filter(outside).find_map(|at| {
            let by = w.is_word(at, "by") && is_relaying(&fold(w.text(at - 1)));
            let aloud = w.is_word(at, "by")
                && (w.is_word(at - 1, "out") || w.is_word(at - 1, "aloud"))
                && at > 1
                && w.is_word(at - 2, "read");
            let saying = w.is_word(at, "by") && w.is_word(at - 1, "saying");
            let with = (w.is_word(at, "with") || w.is_word(at, "to") || w.is_word(at, "on") || w.is_word(at, "in"))
                && SAID.iter().any(|noun| w.is_word(at - 1, noun));
            let phrase =
                (by || aloud || saying || with).then(|| phrase_starting(w, at + 1, unit.end, false)).flatten()?;
            let source = found.source.is_some_and(|(first, _)| first == phrase.0);
            match () {
                () if source => None,
                () if by || aloud || saying => self.outlet(phrase).or_else(|| self.named(phrase)),
                () => self.outlet(phrase),
            }
        })
    }

    /// "Through his lawyer, Peter Holm, Orla Finn said", "said through a spokesman".
    fn through(&self, unit: &Range<usize>, found: &Attribution) -> Option<String> {
        let w = self.w;
        let opens = |at: usize| w.is_word(at, "through") || w.is_word(at, "via");
        let at = [unit.start, found.cue.1 + 1].into_iter().find(|&at| opens(at))?;
        let phrase = phrase_starting(w, at + 1, unit.end, false).filter(|phrase| phrase.1 < unit.end)?;
        let head =
            (phrase.0..=phrase.1).find(|&at| w.at(at).is(class::PERSON_NOUN) || SPEAKS_FOR.contains(&w.text(at)))?;
        let comma = w.is_mark(phrase.1 + 1, &[',']);
        let behind = self.known.between(phrase.1 + 2, phrase.1 + 2).first().filter(|_| comma);
        let closes = behind.filter(|mention| {
            let speaker = found.source.is_some_and(|(first, last)| (first..=last).contains(&mention.first));
            !speaker && self.known.people[mention.who].kind == Some(EntityKind::Person)
        });
        match closes {
            Some(mention) => Some(self.known.people[mention.who].name.clone()),
            None => self.named((head, phrase.1)).or_else(|| Some(w.text(head).to_owned())),
        }
    }

    /// "…, Orla Finn said, the Star reported."
    fn closing(&self, unit: &Range<usize>, found: &Attribution) -> Option<String> {
        let w = self.w;
        let verb = (unit.start..unit.end).rev().find(|&at| w.at(at).wordy)?;
        let reported = w.is_word(verb, "reported") || w.is_word(verb, "reports");
        if !reported || w.at(verb).region != 0 || verb <= found.cue.1 || found.pieces.iter().any(|p| p.contains(&verb))
        {
            return None;
        }
        let comma = (unit.start..verb).rev().find(|&at| w.is_mark(at, &[',']))?;
        let from = if w.is_word(comma + 1, "as") { comma + 2 } else { comma + 1 };
        (from < verb).then(|| self.outlet((from, verb - 1))).flatten()
    }

    /// The source only relays: "the Star quoted Orla Finn as saying", "Orla Finn said, according to the Star".
    fn quoting(&self, unit: &Range<usize>, found: &Attribution) -> Option<Relay> {
        let w = self.w;
        let source = found.source?;
        let relaying = |phrase: Phrase| self.outlet(phrase).or_else(|| self.named(phrase));
        if w.is_word(found.cue.0, "according") {
            let comma = found.cue.0.checked_sub(1).filter(|&at| at > unit.start && w.is_mark(at, &[',']))?;
            let verb = comma - 1;
            let said = w.at(verb).region == 0 && w.at(verb).cue.is_some() && super::phrases::verb_like(w, verb);
            let speaker = said.then(|| subject_of(w, unit, verb)).flatten().filter(|speaker| speaker.1 < verb)?;
            return relaying(source).map(|name| Relay { name, speaker: Some(speaker) });
        }
        let behind = (found.cue.1 + 1..unit.end.min(found.cue.1 + 12))
            .find(|&at| w.at(at).region == 0 && (w.is_word(at, "quoting") || w.is_word(at, "citing")));
        if let Some(at) = behind.filter(|&at| !found.pieces.iter().any(|piece| piece.contains(&at))) {
            let speaker = phrase_starting(w, at + 1, unit.end, false)?;
            let name = self.outlet(source)?;
            return Some(Relay { name, speaker: Some(speaker) });
        }
        None
    }

    /// The outlet that a phrase names.
    fn outlet(&self, (first, last): Phrase) -> Option<String> {
        let w = self.w;
        let noun = (first..=last).any(|at| !w.at(at).capital && is_outlet_noun(w.text(at)));
        let mentions = self.known.between(first, last);
        // What an outlet's noun introduces is its name, whatever the name looks like.
        if let Some(mention) = mentions.first() {
            let known = &self.known.people[mention.who];
            let shown = w.span(mention.first, mention.last).of(&w.layout.text);
            let person = known.kind == Some(EntityKind::Person) && !noun;
            let tells = || {
                closes_outlet_name(&fold(w.text(mention.last)))
                    || known.name.rsplit(' ').next().is_some_and(|word| closes_outlet_name(&fold(word)))
                    || dateline_agency(shown).is_some()
                    || self.credited(shown)
                    || self
                        .known
                        .nouns
                        .iter()
                        .take(FAR)
                        .any(|(noun, who, _)| *who == mention.who && is_outlet_noun(noun))
            };
            return (noun || !person && tells()).then(|| known.name.clone());
        }
        let start = (first..=last).find(|&at| w.at(at).capital && !w.at(at).is(class::DETERMINER))?;
        let end = (start..=last).take_while(|&at| w.at(at).capital).last()?;
        let name = w.span(start, end).of(&w.layout.text);
        if !(noun || closes_outlet_name(&fold(w.text(end))) || dateline_agency(name).is_some() || self.credited(name)) {
            return None;
        }
        Some(self.fullest(name))
    }

    /// The report's own agency or outlet.
    fn credited(&self, name: &str) -> bool {
        let dateline = self.header.dateline.as_ref().and_then(|line| line.agency);
        self.header.credit.as_ref().is_some_and(|credit| credit.agency.eq_ignore_ascii_case(name))
            || dateline.is_some_and(|agency| agency.of(&self.w.layout.text).eq_ignore_ascii_case(name))
    }

    /// "the Star" in a report that names the Pellworth Star.
    fn fullest(&self, name: &str) -> String {
        let longer = |person: &&super::known::Person| {
            person.kind != Some(EntityKind::Person)
                && person.name.strip_suffix(name).is_some_and(|rest| rest.ends_with(' '))
        };
        self.known.people.iter().find(longer).map_or_else(|| name.to_owned(), |person| person.name.clone())
    }

    /// The first one named in a phrase, whoever it is.
    fn named(&self, (first, last): Phrase) -> Option<String> {
        let mention = self.known.between(first, last).iter().find(|mention| !self.w.at(mention.last).genitive)?;
        Some(self.known.people[mention.who].name.clone())
    }
}

/// Notes of nouns looked over at most, which bounds the cost in a very long text.
const FAR: usize = 1000;

/// Tokens between a cue and "that" at most.
const LONGEST: usize = 10;

/// Nouns for words that an outlet is given: "in an interview with".
const SAID: &[&str] = &["interview", "interviews", "comments", "remarks", "quoted", "speaking", "spoke"];

/// Nouns for who speaks for another that [`class::PERSON_NOUN`] lacks.
const SPEAKS_FOR: &[&str] = &[
    "barrister",
    "barristers",
    "solicitor",
    "solicitors",
    "lawyers",
    "attorneys",
    "agent",
    "interpreter",
    "translator",
    "intermediary",
    "intermediaries",
];
