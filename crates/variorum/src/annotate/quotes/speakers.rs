//! Names the speaker of a statement: the fullest name for the phrase beside its cue.
//!
//! In: the phrase, who is named, who spoke before. Out: name and entity.
//!
//! Method: a name in the phrase's head; "the minister" by the noun that stood beside an earlier name;
//! a pronoun by the last subject or speaker that fits in gender and number; else the phrase's own words.
//! Limits: two ministers in one report are told apart only by which was named last.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::descriptions::{described, paragraph};
use super::known::{Known, Mention};
use super::phrases::{Phrase, antecedent};
use super::words::Words;
use crate::annotate::EntityKind;
use crate::language::english::attribution_words as class;
use crate::language::english::is_relaying;
use crate::text::fold;

/// Who a phrase stands for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Named {
    /// Fullest name, or the phrase's head words.
    pub name: Option<String>,
    /// Index into [`Known::people`].
    pub who: Option<usize>,
    /// True where the phrase is a pronoun or a description of somebody named.
    pub refers: bool,
    /// Stands for several: "lawyers", "they".
    pub plural: bool,
    /// The report keeps the name back.
    pub hidden: bool,
    /// Noun of a phrase that names nobody, folded.
    pub noun: Option<String>,
    /// Token at which it stands.
    pub at: usize,
}

impl Named {
    /// One who is named, at token `at`.
    pub fn of(known: &Known, who: usize, at: usize) -> Self {
        let name = Some(known.people[who].name.clone());
        Self { name, who: Some(who), refers: false, plural: false, hidden: false, noun: None, at }
    }
}

/// Who spoke so far.
#[derive(Default)]
pub(super) struct Spoken {
    /// In order.
    pub speakers: Vec<Named>,
    /// The last unit of the paragraph before, and its first.
    pub paragraph_before: Vec<Range<usize>>,
    /// Genders that a pronoun has settled.
    pub genders: FxHashMap<usize, bool>,
}

impl Spoken {
    /// Adds who spoke; a pronoun that stood for somebody tells the gender from then on.
    pub fn push(&mut self, w: &Words, named: Named) {
        let female = match () {
            () if w.is_word(named.at, "she") => Some(true),
            () if w.is_word(named.at, "he") => Some(false),
            () => None,
        };
        if let Some((who, female)) = named.who.filter(|_| named.refers).zip(female) {
            self.genders.entry(who).or_insert(female);
        }
        self.speakers.push(named);
    }

    /// The last speaker that fits.
    pub fn last(&self, fits: impl Fn(&Named) -> bool) -> Option<&Named> {
        /// Speakers beyond which a pronoun does not reach back.
        const REACH: usize = 6;
        self.speakers.iter().rev().take(REACH).find(|named| fits(named))
    }
}

/// Names the phrase at `source`, which stands in `unit`; `before` is the unit before it, in its paragraph.
pub(super) fn name_speaker(
    w: &Words,
    known: &Known,
    spoken: &Spoken,
    source: Phrase,
    unit: &Range<usize>,
    before: Option<&Range<usize>>,
) -> Named {
    let source = behind_relative(w, unit, source);
    if source.0 == source.1 && w.at(source.0).is(class::SUBJECT) {
        return pronoun(w, known, spoken, source.0, unit, before);
    }
    let phrase = by_whom(w, known, source);
    if let Some(who) = explained(w, known, phrase.0) {
        return Named { refers: true, ..Named::of(known, who, source.0) };
    }
    if let Some(who) = named_behind(w, known, phrase) {
        return Named::of(known, who, source.0);
    }
    let core = core(w, phrase);
    if let Some(who) = named_head(w, known, phrase, core) {
        return Named::of(known, who, source.0);
    }
    described(w, known, spoken, phrase, core, unit, before)
}

/// "Orla Finn, the former mayor who said": the person whom the phrase explains.
fn explained(w: &Words, known: &Known, first: usize) -> Option<usize> {
    let name = first.checked_sub(2).filter(|_| w.is_mark(first - 1, &[',']) && w.at(first).is(class::DETERMINER))?;
    let mention = known.between(name.saturating_sub(4), name).iter().rev().find(|mention| mention.last == name)?;
    let person = known.people[mention.who].kind == Some(EntityKind::Person) && !w.at(name).genitive;
    let personal = class::PERSON_NOUN | class::MALE | class::FEMALE;
    let office = (first..first + 5).take_while(|&at| w.at(at).wordy).any(|at| w.at(at).is(personal));
    let relative = (first..first + 8).any(|at| w.is_word(at, "who"));
    (person && office && relative).then_some(mention.who)
}

/// What "who", "which" or "that" stands for: the phrase before it.
fn behind_relative(w: &Words, unit: &Range<usize>, source: Phrase) -> Phrase {
    let relative = source.0 == source.1
        && source.0 > unit.start
        && (w.at(source.0).is(class::RELATIVE) && !w.is_word(source.0, "what") || w.is_word(source.0, "that"));
    relative.then(|| antecedent(w, unit.start, source.0)).flatten().unwrap_or(source)
}

/// "a post on X by the department": its author.
fn by_whom(w: &Words, known: &Known, (first, last): Phrase) -> Phrase {
    let document = (first..=last).take(6).any(|at| w.at(at).is(class::DOCUMENT_NOUN) && !w.at(at).capital);
    // "A memo seen by Keswane" is not Keswane's.
    let passed_on = |at: usize| at > first && is_relaying(&fold(w.text(at - 1))) && !w.is_word(at - 1, "published");
    let author = (first..last).find(|&at| (w.is_word(at, "by") && !passed_on(at)) || w.is_word(at, "from"));
    match author.filter(|_| document) {
        Some(by) if !known.between(by + 1, last).is_empty() || w.at(by + 1).is(class::DETERMINER) => (by + 1, last),
        _ => (first, last),
    }
}

/// "The transport minister, Orla Finn,": the person whose name is all that stands between commas.
fn named_behind(w: &Words, known: &Known, (first, last): Phrase) -> Option<usize> {
    let comma = (first..last).find(|&at| w.is_mark(at, &[',']))?;
    let person_noun = class::PERSON_NOUN | class::TITLE | class::MALE | class::FEMALE;
    // "Spokesmen for the attorney, Orla Finn": the attorney is not who speaks.
    let head = (first..comma).find(|&at| at > first && w.at(at).is(class::PREPOSITION)).unwrap_or(comma);
    let office = (first..head).any(|at| w.at(at).is(person_noun));
    // "Her successor": whose the person is tells as much as an office.
    let whose = w.at(first).is(class::DETERMINER) || (first..comma).any(|at| w.at(at).genitive);
    let titled = |from: usize, to: usize| (from..to).all(|at| w.at(at).is(class::TITLE) || w.at(at).mark == '.');
    let behind = known.between(comma + 1, last).first();
    let mention = behind.filter(|mention| titled(comma + 1, mention.first))?;
    let closes = mention.last >= last || w.is_mark(mention.last + 1, &[',']);
    let person = known.people[mention.who].kind == Some(EntityKind::Person);
    let another = known.between(first, comma);
    // "Norrland's chief executive", "a spokeswoman for Norrland": a name, but not the head's.
    let dependent = |mention: &Mention| (first..mention.first).any(|at| w.at(at).is(class::PREPOSITION));
    let possessor = another.iter().all(|mention| w.at(mention.last).genitive || dependent(mention));
    ((office || whose) && closes && person && possessor).then_some(mention.who)
}

/// The phrase's head with what stands before it: up to a preposition, a comma or a relative clause.
fn core(w: &Words, (first, last): Phrase) -> Phrase {
    let mut start = first;
    while start < last && w.at(start).is(class::DETERMINER) && w.at(start + 1).mark != '-' {
        start += 1;
    }
    if start < last && w.is_word(start, "of") {
        start += 1;
        while start < last && w.at(start).is(class::DETERMINER) {
            start += 1;
        }
    }
    let mut end = start;
    while end < last {
        let next = w.at(end + 1);
        let stops = next.wordy
            && next.is(class::PREPOSITION | class::RELATIVE | class::SUBORDINATOR | class::AUXILIARY)
            && !next.capital
            || w.is_mark(end + 1, &[',', '(', '—', '–'])
            || next.wordy && !next.capital && postmodifies(w, end + 1);
        let in_name = (w.is_word(end + 1, "of") || w.is_word(end + 1, "for"))
            && w.at(end).capital
            && end + 2 <= last
            && w.at(end + 2).capital;
        if stops && !in_name {
            break;
        }
        end += 1;
    }
    (start, end)
}

/// "lawyers hired by": a participle behind the noun.
fn postmodifies(w: &Words, at: usize) -> bool {
    let text = w.text(at);
    (text.ends_with("ed") || text.ends_with("ing"))
        && text.len() > 4
        && w.at(at + 1).wordy
        && !w.at(at).is(class::PERSON_NOUN)
        && (w.at(at + 1).is(class::PREPOSITION | class::DETERMINER))
        || is_relaying(text) && w.is_word(at + 1, "by")
}

/// The one named by the head: the name with which the core ends.
fn named_head(w: &Words, known: &Known, phrase: Phrase, core: Phrase) -> Option<usize> {
    known
        .between(phrase.0, core.1)
        .iter()
        .rev()
        .find(|mention| {
            let ends =
                mention.last >= core.1 || (mention.last + 1..=core.1).all(|at| !w.at(at).wordy || w.at(at).capital);
            ends && !w.at(mention.last).genitive && mention.first <= core.1
        })
        .map(|mention| mention.who)
}

fn pronoun(
    w: &Words,
    known: &Known,
    spoken: &Spoken,
    at: usize,
    unit: &Range<usize>,
    before: Option<&Range<usize>>,
) -> Named {
    let unknown = Named { name: None, who: None, refers: true, plural: false, hidden: false, noun: None, at };
    let female = match fold(w.text(at)).split(['\'']).next().unwrap_or_default() {
        "she" => Some(true),
        "he" => Some(false),
        "they" => {
            return spoken.last(|named| named.plural).map_or(Named { plural: true, ..unknown }, |named| Named {
                refers: true,
                at,
                ..named.clone()
            });
        }
        "it" => {
            let body = spoken.last(|named| is_body(known, named));
            return body.map_or(unknown, |named| Named { refers: true, at, ..named.clone() });
        }
        "some" | "many" | "others" | "most" | "several" | "few" | "both" | "everyone" | "everybody" | "someone"
        | "nobody" | "one" | "those" => {
            // "One of them" is as nameless as they are.
            let hidden = spoken.speakers.last().is_some_and(|last| last.hidden);
            let name = Some(w.text(at).to_owned());
            return Named { name, who: None, refers: false, plural: true, hidden, noun: None, at };
        }
        _ => return unknown,
    };
    let gender = |who: usize| known.people[who].female.or_else(|| spoken.genders.get(&who).copied());
    let fits = |who: usize| known.may_be_person(who) && gender(who).is_none_or(|known| Some(known) == female);
    let subject = subject_in(w, known, unit, at).filter(|&who| fits(who)).or_else(|| {
        let before = before?;
        subject_in(w, known, before, before.end).filter(|&who| fits(who))
    });
    // Where a paragraph opens with the pronoun, the subject of the paragraph before goes before older speakers.
    let subject = subject.or_else(|| {
        let earlier = spoken.paragraph_before.iter().filter(|_| before.is_none());
        earlier.filter_map(|unit| subject_in(w, known, unit, unit.end)).find(|&who| fits(who))
    });
    // One who is not named is meant only where nobody spoke in between, in the same paragraph.
    let unnamed = |named: &Named| {
        named.name.is_some()
            && paragraph(w, named.at) == paragraph(w, at)
            && Some(named.at) == spoken.speakers.last().map(|last| last.at)
    };
    let speaker = || {
        let fits = |named: &Named| named.who.map_or_else(|| unnamed(named), fits);
        spoken.last(|named| !named.plural && fits(named) && !is_body(known, named)).cloned()
    };
    let named = |who: usize| Named { refers: true, ..Named::of(known, who, at) };
    subject
        .map(named)
        .or_else(|| speaker().map(|named| Named { refers: true, at, ..named }))
        .or_else(|| nearest_person(known, at, fits).map(named))
        .unwrap_or(unknown)
}

/// True for a body, or a place that stands for one.
pub(super) fn is_body(known: &Known, named: &Named) -> bool {
    match named.who {
        Some(who) => {
            known.people[who].kind == Some(EntityKind::Organization)
                || known.people[who].kind == Some(EntityKind::Place)
        }
        None => named.noun.as_deref().is_some_and(|noun| {
            crate::language::english::attribution_words::word_classes(noun) & (class::BODY | class::DOCUMENT_NOUN) != 0
        }),
    }
}

/// The name that opens a unit, if it stands before token `until`.
pub(super) fn subject_in(w: &Words, known: &Known, unit: &Range<usize>, until: usize) -> Option<usize> {
    /// Tokens before a subject's name: its title.
    const OPENING: usize = 6;
    if w.at(unit.start).region != 0 {
        return None;
    }
    let mention = match behind_aside(w, unit) {
        Some(start) => known.between(start, start + OPENING).first().filter(|mention| mention.first == start)?,
        None => known.between(unit.start, unit.start + OPENING).first()?,
    };
    let behind = mention.last + 1;
    // "A Finn poster hung …" is not about Finn.
    let finite = class::AUXILIARY | class::MODAL | class::PAST | class::RELATIVE | class::ADVERB | class::COORDINATOR;
    let text = if w.at(behind).wordy { w.text(behind) } else { "" };
    let verb = w.at(behind).wordy
        && !w.at(behind).is(class::PREPOSITION)
        && (w.at(behind).is(finite) || w.at(behind).cue.is_some() || text.ends_with("ed") || text.ends_with('s'))
        || w.is_mark(behind, &[',', '(']);
    (mention.last < until && !w.at(mention.last).genitive && verb).then_some(mention.who)
}

/// Where the main clause starts behind "In a letter to the port, " and the like.
fn behind_aside(w: &Words, unit: &Range<usize>) -> Option<usize> {
    /// Tokens that what opens a sentence takes at most.
    const ASIDE: usize = 14;
    let opening = w.at(unit.start);
    let aside = opening.is(class::PREPOSITION | class::SUBORDINATOR | class::TIME) && !opening.is(class::DETERMINER);
    let comma = (unit.start..unit.end.min(unit.start + ASIDE)).find(|&at| w.is_mark(at, &[',']))?;
    (aside && comma + 1 < unit.end).then_some(comma + 1)
}

/// The person's name with which a unit's subject starts.
pub(super) fn opens_with_person<'a>(w: &Words, known: &'a Known, unit: &Range<usize>) -> Option<&'a Mention> {
    let who = subject_in(w, known, unit, unit.end)?;
    let person = known.people[who].kind == Some(EntityKind::Person);
    known.between(unit.start, unit.end).iter().find(|mention| mention.who == who).filter(|_| person)
}

/// The nearest name before a token that may be who a pronoun stands for, where only one gender is known to fit.
fn nearest_person(known: &Known, before: usize, fits: impl Fn(usize) -> bool) -> Option<usize> {
    /// Mentions looked back over.
    const REACH: usize = 12;
    let until = known.mentions.partition_point(|mention| mention.first < before);
    let person = |who: usize| known.people[who].kind == Some(EntityKind::Person);
    known.mentions[..until].iter().rev().take(REACH).map(|mention| mention.who).find(|&who| person(who) && fits(who))
}
