//! Names the speaker of a statement: the fullest name for the phrase beside its cue.
//!
//! In: the phrase, who is named, who spoke before. Out: name and entity.
//!
//! Method: a name in the phrase's head; "the minister" by the noun that stood beside an earlier name;
//! a pronoun by the last subject or speaker that fits in gender and number; else the phrase's own words.
//! Limits: two ministers in one report are told apart only by which was named last.

use std::ops::Range;

use super::known::{Known, Mention};
use super::phrases::{Phrase, antecedent};
use super::words::Words;
use crate::annotate::EntityKind;
use crate::language::english::attribution_words as class;
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
    /// Noun of a phrase that names nobody, folded.
    pub noun: Option<String>,
    /// Token at which it stands.
    pub at: usize,
}

/// Who spoke so far.
#[derive(Default)]
pub(super) struct Spoken {
    /// In order.
    pub speakers: Vec<Named>,
    /// The last unit of the paragraph before, and its first.
    pub paragraph_before: Vec<Range<usize>>,
}

impl Spoken {
    fn last(&self, fits: impl Fn(&Named) -> bool) -> Option<&Named> {
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
    if let Some(who) = named_behind(w, known, phrase) {
        let name = Some(known.people[who].name.clone());
        return Named { name, who: Some(who), refers: false, plural: false, noun: None, at: source.0 };
    }
    let core = core(w, phrase);
    if let Some(who) = named_head(w, known, phrase, core) {
        return Named {
            name: Some(known.people[who].name.clone()),
            who: Some(who),
            refers: false,
            plural: false,
            noun: None,
            at: source.0,
        };
    }
    described(w, known, spoken, phrase, core)
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
    let author = (first..last).find(|&at| w.is_word(at, "by") || w.is_word(at, "from"));
    match author.filter(|_| document) {
        Some(by) if !known.between(by + 1, last).is_empty() || w.at(by + 1).is(class::DETERMINER) => (by + 1, last),
        _ => (first, last),
    }
}

/// "The transport minister, Orla Finn,": the person whose name is all that stands between commas.
fn named_behind(w: &Words, known: &Known, (first, last): Phrase) -> Option<usize> {
    let comma = (first..last).find(|&at| w.is_mark(at, &[',']))?;
    let office = (first..comma).any(|at| w.at(at).is(class::PERSON_NOUN | class::TITLE | class::MALE | class::FEMALE));
    let mention = known.between(comma + 1, last).first().filter(|mention| mention.first == comma + 1)?;
    let closes = mention.last >= last || w.is_mark(mention.last + 1, &[',']);
    let person = known.people[mention.who].kind == Some(EntityKind::Person);
    (office && closes && person && known.between(first, comma).is_empty()).then_some(mention.who)
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

fn described(w: &Words, known: &Known, spoken: &Spoken, phrase: Phrase, core: Phrase) -> Named {
    let head = fold(w.text(core.1));
    let text = w.text(core.1);
    let counts = ["thousand", "hundred", "dozen", "million", "several", "many", "most", "both", "some"];
    let plural = text.ends_with('s') && !text.ends_with("ss")
        || ["people", "police", "families", "men", "women", "children"].contains(&text)
        || counts.iter().any(|count| w.is_word(core.1, count) || w.is_word(phrase.0, count));
    let definite = w.is_word(phrase.0, "the") || w.at(phrase.0).is(class::DETERMINER) && w.is_word(phrase.0, "that");
    if definite && !plural && !names_another(w, known, core) {
        if let Some(named) = spoken_by(w, known, spoken, phrase, core.1, &head) {
            return named;
        }
        if let Some(who) = by_noun(w, known, &head, phrase.0) {
            let name = Some(known.people[who].name.clone());
            return Named { name, who: Some(who), refers: true, plural: false, noun: Some(head), at: phrase.0 };
        }
        if let Some(named) = last_body(w, known, spoken, core.1) {
            return Named { refers: true, noun: Some(head), at: phrase.0, ..named.clone() };
        }
    }
    if definite {
        let same = spoken
            .speakers
            .iter()
            .rev()
            .take(FAR)
            .find(|named| named.noun.as_deref() == Some(&head) && named.name.is_some());
        if let Some(named) = same {
            return Named { refers: true, at: phrase.0, ..named.clone() };
        }
    }
    Named { name: Some(own_words(w, phrase, core)), who: None, refers: false, plural, noun: Some(head), at: phrase.0 }
}

/// "The minister" behind words of one who was named, in the same paragraph: he, unless another office stands beside
/// his name.
fn spoken_by(w: &Words, known: &Known, spoken: &Spoken, phrase: Phrase, head: usize, noun: &str) -> Option<Named> {
    if !w.at(head).is(class::PERSON_NOUN) || core_is_long(phrase, head) {
        return None;
    }
    let last = spoken.speakers.last()?;
    let who = last.who.filter(|&who| known.people[who].kind == Some(EntityKind::Person))?;
    let near = paragraph(w, last.at) == paragraph(w, phrase.0);
    let mut offices = known.nouns.iter().filter(|(_, of, _)| *of == who).peekable();
    let fits = offices.peek().is_none() || offices.any(|(office, ..)| office == noun);
    (near && fits).then(|| Named { refers: true, noun: Some(noun.to_owned()), at: phrase.0, ..last.clone() })
}

/// More than "the minister": a phrase that tells one minister from another.
fn core_is_long(phrase: Phrase, head: usize) -> bool {
    head > phrase.0 + 1
}

fn paragraph(w: &Words, at: usize) -> Option<usize> {
    w.layout.paragraph_at(w.layout.tokens.get(at)?.span.start)
}

/// Notes looked back over at most, which bounds the cost in a very long text.
const FAR: usize = 1000;

/// "the Orlo administration", but not "the Dutch minister".
fn names_another(w: &Words, known: &Known, core: Phrase) -> bool {
    let adjective = |at: usize| ["an", "ese", "ish", "tch", "nch"].iter().any(|end| w.text(at).ends_with(end));
    known.between(core.0, core.1).iter().any(|mention| mention.first < mention.last || !adjective(mention.last))
}

/// Who the noun stood beside last; among organisations, whose name holds it.
fn by_noun(_w: &Words, known: &Known, noun: &str, before: usize) -> Option<usize> {
    let until = known.nouns.partition_point(|(_, _, at)| *at < before);
    known.nouns[..until].iter().rev().take(FAR).find(|(known_noun, ..)| known_noun == noun).map(|(_, who, _)| *who)
}

/// "the organization", "the group": the last body that spoke.
fn last_body<'a>(w: &Words, known: &Known, spoken: &'a Spoken, head: usize) -> Option<&'a Named> {
    let any_body = ["organization", "organisation", "group", "company", "agency", "firm", "statement"];
    any_body.iter().any(|noun| w.is_word(head, noun)).then(|| {
        spoken.last(|named| {
            named.who.is_some_and(|who| {
                known.people[who].kind == Some(EntityKind::Organization)
                    || (known.people[who].kind.is_none() && known.people[who].female.is_none())
            })
        })
    })?
}

/// The phrase's own words: the head with what stands before it, and for a body where it is.
fn own_words(w: &Words, phrase: Phrase, core: Phrase) -> String {
    let mut last = core.1;
    let body = w.at(core.1).is(class::BODY) || w.is_word(core.1, "embassy");
    if body
        && core.1 + 2 <= phrase.1
        && (w.is_word(core.1 + 1, "in") || w.is_word(core.1 + 1, "of"))
        && w.at(core.1 + 2).capital
    {
        last = core.1 + 2;
        while last < phrase.1 && w.at(last + 1).capital {
            last += 1;
        }
    }
    w.span(core.0, last).of(&w.layout.text).to_owned()
}

fn pronoun(
    w: &Words,
    known: &Known,
    spoken: &Spoken,
    at: usize,
    unit: &Range<usize>,
    before: Option<&Range<usize>>,
) -> Named {
    let unknown = Named { name: None, who: None, refers: true, plural: false, noun: None, at };
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
            return Named { name: Some(w.text(at).to_owned()), who: None, refers: false, plural: true, noun: None, at };
        }
        _ => return unknown,
    };
    let fits =
        |who: usize| known.may_be_person(who) && known.people[who].female.is_none_or(|known| Some(known) == female);
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
    let named = |who: usize| Named {
        name: Some(known.people[who].name.clone()),
        who: Some(who),
        refers: true,
        plural: false,
        noun: None,
        at,
    };
    subject
        .map(named)
        .or_else(|| speaker().map(|named| Named { refers: true, at, ..named }))
        .or_else(|| nearest_person(known, at, fits).map(named))
        .unwrap_or(unknown)
}

fn is_body(known: &Known, named: &Named) -> bool {
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
fn subject_in(w: &Words, known: &Known, unit: &Range<usize>, until: usize) -> Option<usize> {
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
    let verb = w.at(behind).wordy && !w.at(behind).is(class::PREPOSITION) || w.is_mark(behind, &[',']);
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
