//! Who is named in the report, as far as telling speakers apart needs it.
//!
//! In: words and the entities found. Out: [`Known`]: names with their places, gender, and the nouns that
//! stand beside them ("the minister").
//!
//! Method: entities where there are any; else runs of capitals, a surname joined to its fullest form.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::phrases::abbreviation;
use super::words::Words;
use crate::annotate::{Entity, EntityKind};
use crate::language::english::attribution_words as class;
use crate::language::english::cues::CueForm;
use crate::language::english::names::is_female_name;
use crate::text::fold;

/// One who is named.
#[derive(Clone, Debug)]
pub(super) struct Person {
    /// Fullest name.
    pub name: String,
    /// Index into the entities, where they were given.
    pub entity: Option<usize>,
    /// What it is, where known.
    pub kind: Option<EntityKind>,
    /// `Some(true)` for a woman, `Some(false)` for a man.
    pub female: Option<bool>,
}

/// One place where somebody is named.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mention {
    /// First token.
    pub first: usize,
    /// Last token.
    pub last: usize,
    /// Index into [`Known::people`].
    pub who: usize,
}

/// All who are named.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Each once.
    pub people: Vec<Person>,
    /// In order.
    pub mentions: Vec<Mention>,
    /// Noun beside a name, who it stands for, where; in order of places.
    pub nouns: Vec<(String, usize, usize)>,
}

impl Known {
    /// Collects the names of a report.
    pub fn new(w: &Words, entities: &[Entity], units: &[Range<usize>]) -> Self {
        let mut known = if entities.is_empty() { from_capitals(w) } else { from_entities(w, entities) };
        known.note_nouns(w);
        super::genders::note(w, &mut known, units);
        known
    }

    /// The mentions that lie between two tokens, both included.
    pub fn between(&self, first: usize, last: usize) -> &[Mention] {
        let from = self.mentions.partition_point(|mention| mention.first < first);
        let to = self.mentions.partition_point(|mention| mention.first <= last);
        &self.mentions[from..to.max(from)]
    }

    /// True for a name that may be a person's.
    pub fn may_be_person(&self, who: usize) -> bool {
        let person = &self.people[who];
        matches!(person.kind, None | Some(EntityKind::Person))
    }

    /// Collects the nouns that tell who is meant by "the minister": those in a title, behind a comma, before one.
    fn note_nouns(&mut self, w: &Words) {
        let mut notes = Vec::new();
        for mention in &self.mentions {
            let known = &mut self.people[mention.who];
            let person = known.kind == Some(EntityKind::Person);
            let mut note = |at: usize, beside: bool| {
                let word = w.at(at);
                let office = word.is(class::PERSON_NOUN | class::BODY | class::MALE | class::FEMALE);
                // "Head of the company": the company is another.
                let body = word.is(class::BODY) && !word.is(class::PERSON_NOUN);
                if beside && person && body || !(office || beside && tells_apart(w, at)) {
                    return;
                }
                notes.push((noun(w, at), mention.who, mention.first));
                known.female = known.female.or(word.female().filter(|_| beside));
            };
            let before = in_front(w, mention);
            let behind = apposition(w, mention.last);
            title_words(w, mention.first).for_each(|at| note(at, true));
            (mention.first..=mention.last).for_each(|at| note(at, false));
            before.clone().for_each(|at| note(at, true));
            behind.clone().for_each(|at| note(at, true));
            // A body is no "head teacher": where the kind was guessed, the office tells better.
            let guessed = matches!(known.kind, Some(EntityKind::Organization | EntityKind::Other));
            let of_person =
                |at: usize| w.at(at).is(class::PERSON_NOUN) && !w.at(at).is(class::BODY) && !w.at(at).genitive;
            if guessed && before.clone().last().is_some_and(of_person) && mention.last == mention.first + 1 {
                known.kind = None;
            }
        }
        self.nouns = notes;
    }
}

/// A noun as it is noted: "gov" as "governor".
pub(super) fn noun(w: &Words, at: usize) -> String {
    let folded = fold(w.text(at));
    let full = SHORT.iter().find(|(short, _)| *short == folded).map(|(_, full)| (*full).to_owned());
    full.unwrap_or(folded)
}

/// Titles cut short, and the noun by which their bearers are spoken of.
const SHORT: &[(&str, &str)] = &[
    ("gov", "governor"),
    ("sen", "senator"),
    ("rep", "congressman"),
    ("dr", "doctor"),
    ("prof", "professor"),
    ("det", "detective"),
    ("sgt", "sergeant"),
    ("capt", "captain"),
    ("cllr", "councillor"),
    ("insp", "inspector"),
    ("supt", "superintendent"),
    ("pres", "president"),
    ("cpl", "corporal"),
    ("lt", "lieutenant"),
    ("gen", "general"),
    ("col", "colonel"),
    ("rev", "reverend"),
    ("pc", "officer"),
];

/// A word of an office that no list has: "goalkeeper", "transport" in "transport minister".
fn tells_apart(w: &Words, at: usize) -> bool {
    let word = w.at(at);
    let closed = class::DETERMINER
        | class::SUBJECT
        | class::OBJECTIVE
        | class::PREPOSITION
        | class::COORDINATOR
        | class::SUBORDINATOR
        | class::RELATIVE
        | class::AUXILIARY
        | class::MODAL
        | class::ADVERB
        | class::NEGATION
        | class::TIME
        | class::PAST;
    let plain = word.wordy && w.text(at).len() > 2 && !word.is(closed) && !word.genitive;
    plain && (word.is(class::TITLE) || !word.capital) && !super::phrases::verb_like(w, at)
        || noun(w, at) != fold(w.text(at))
}

/// The head, with what stands before it, of a phrase that a name explains: "Her deputy" in "Her deputy, Orla Finn, ".
fn in_front(w: &Words, mention: &Mention) -> Range<usize> {
    /// Tokens that the phrase takes at most.
    const PHRASE: usize = 12;
    let none = 0..0;
    let Some(comma) = mention.first.checked_sub(1).filter(|&at| w.is_mark(at, &[','])) else { return none };
    let behind = mention.last + 1;
    if w.at(behind).wordy && w.at(behind).cue.is_none() {
        return none;
    }
    let finite = class::AUXILIARY | class::MODAL | class::SUBJECT | class::RELATIVE | class::PAST;
    for at in (comma.saturating_sub(PHRASE)..comma).rev() {
        let word = w.at(at);
        let opens = word.is(class::DETERMINER) || word.genitive;
        if word.region != 0 || !(word.wordy || word.mark == '-') || word.is(finite) && !opens {
            return none;
        }
        let joined = at > 0 && w.at(at - 1).wordy && w.at(at - 1).is(class::PREPOSITION) && !w.at(at - 1).capital;
        if opens && !joined {
            let end = (at + 1..comma).find(|&end| w.at(end).is(class::PREPOSITION)).unwrap_or(comma);
            return at + 1..end;
        }
    }
    none
}

/// Words before a name that may be its title: "Salvadoran Minister of Justice Orla Finn", "analyst Orla Finn".
fn title_words(w: &Words, first: usize) -> Range<usize> {
    /// Tokens that a title takes at most.
    const TITLE: usize = 8;
    let mut start = first;
    let part_of_title = first > 0 && w.at(first - 1).is(class::PREPOSITION);
    while start > 0 && first - start < TITLE && !part_of_title {
        let word = w.at(start - 1);
        let joins = word.wordy
            && !word.genitive
            && !word.is(class::AUXILIARY | class::MODAL | class::RELATIVE | class::SUBORDINATOR | class::SUBJECT)
            && (!word.is(class::PREPOSITION) || w.is_word(start - 1, "of") || w.is_word(start - 1, "for"));
        let dot = word.mark == '.' && start > 1 && abbreviation(w.text(start - 2)) && w.text(start - 2).len() < 5;
        if word.region != 0 || !(joins || dot || word.mark == '-') {
            break;
        }
        start -= 1;
    }
    start..first
}

/// Words behind a name's comma: ", the U.S. secretary of trade,".
fn apposition(w: &Words, last: usize) -> Range<usize> {
    /// Tokens in which an apposition's head stands.
    const HEAD: usize = 8;
    let opens = w.is_mark(last + 1, &[',', '(', '—']);
    let start = last + 2;
    let verb_first = w.is_word(start, "that")
        || matches!(w.at(start).cue, Some((_, CueForm::Past | CueForm::Third)))
        || w.at(start).is(class::COORDINATOR | class::SUBORDINATOR | class::AUXILIARY | class::PAST | class::SUBJECT)
            && !w.at(start).is(class::DETERMINER);
    let mut end = start;
    while opens
        && !verb_first
        && end < start + HEAD
        && w.at(end).region == 0
        && (w.at(end).wordy && !w.at(end).is(class::RELATIVE | class::AUXILIARY | class::PREPOSITION)
            || matches!(w.at(end).mark, '.' | '-' | '’'))
    {
        end += 1;
    }
    // "Finn, the report said": another clause.
    let finite = |at: usize| super::phrases::verb_like(w, at) || w.at(at).is(class::PAST) && !w.at(at).capital;
    if (start..end).any(finite) || w.at(end).is(class::AUXILIARY | class::MODAL) {
        return start..start;
    }
    start..end
}

fn from_entities(w: &Words, entities: &[Entity]) -> Known {
    let mut known = Known::default();
    for (index, entity) in entities.iter().enumerate() {
        let female = (entity.kind == EntityKind::Person).then(|| gender(&entity.name)).flatten();
        known.people.push(Person { name: entity.name.clone(), entity: Some(index), kind: Some(entity.kind), female });
        for &span in &entity.mentions {
            let tokens = w.layout.tokens_in(span);
            if !tokens.is_empty() {
                known.mentions.push(Mention { first: tokens.start, last: tokens.end - 1, who: index });
            }
        }
    }
    known.mentions.sort_by_key(|mention| (mention.first, mention.last));
    known
}

fn gender(name: &str) -> Option<bool> {
    let first = name.split_whitespace().next()?;
    is_female_name(&fold(first))
}

fn from_capitals(w: &Words) -> Known {
    let mut runs = capital_runs(w);
    drop_openings(w, &mut runs);
    let fullest = fullest_by_surname(w, &runs);
    let mut known = Known::default();
    let mut by_name: FxHashMap<String, usize> = FxHashMap::default();
    for &(first, last) in &runs {
        let (first, name) = fullest
            .get(w.text(last))
            .filter(|_| first == last)
            .map_or_else(|| (first, joined(w, first, last)), |&(from, to)| (first, joined(w, from, to)));
        let who = *by_name.entry(name.clone()).or_insert_with(|| {
            let female = gender(&name).filter(|_| name.contains(' '));
            known.people.push(Person { name, entity: None, kind: female.map(|_| EntityKind::Person), female });
            known.people.len() - 1
        });
        if first > 0 && w.at(first - 1).capital || w.at(first.saturating_sub(1)).mark == '.' {
            note_courtesy(w, first, &mut known.people[who]);
        }
        known.mentions.push(Mention { first, last, who });
    }
    known
}

/// Leaves out single capitals that stand only where a sentence opens.
fn drop_openings(w: &Words, runs: &mut Vec<(usize, usize)>) {
    let opens = |first: usize| {
        first == 0
            || !w.at(first - 1).wordy && !matches!(w.at(first - 1).mark, ',' | '-' | '(' | ';')
            || w.layout.tokens[first].span.start == 0
    };
    let inside: rustc_hash::FxHashSet<&str> =
        runs.iter().filter(|(first, last)| first < last || !opens(*first)).map(|&(_, last)| w.text(last)).collect();
    runs.retain(|&(first, last)| first < last || inside.contains(w.text(last)) || w.at(first).genitive);
}

/// "Mr." and "Mrs." tell a gender.
fn note_courtesy(w: &Words, first: usize, person: &mut Person) {
    let mut at = first.saturating_sub(1);
    if w.at(at).mark == '.' {
        at = at.saturating_sub(1);
    }
    let word = w.at(at);
    if word.capital && word.is(class::TITLE) && word.is(class::MALE | class::FEMALE) {
        person.female = person.female.or(Some(word.is(class::FEMALE)));
        person.kind = Some(EntityKind::Person);
    }
}

fn joined(w: &Words, first: usize, last: usize) -> String {
    let text = w.span(first, last).of(&w.layout.text);
    let bare = text.strip_suffix("'s").or_else(|| text.strip_suffix("’s")).unwrap_or(text);
    bare.to_owned()
}

/// Runs of capitals with their titles left out.
fn capital_runs(w: &Words) -> Vec<(usize, usize)> {
    let mut runs = Vec::new();
    let mut at = 0;
    while at < w.words.len() {
        if !name_word(w, at) {
            at += 1;
            continue;
        }
        let mut last = at;
        while let Some(next) = next_in_run(w, last) {
            last = next;
        }
        let mut first = at;
        if let Some(title) = (first..last).rev().find(|&title| w.at(title).is(class::TITLE)) {
            first = title + 1;
        }
        if first + 2 < last && w.is_word(first, "of") {
            first += 2;
        }
        while first < last && !w.at(first).capital {
            first += 1;
        }
        runs.push((first, last));
        at = last + 1;
    }
    runs
}

fn name_word(w: &Words, at: usize) -> bool {
    let word = w.at(at);
    let closed = class::DETERMINER
        | class::SUBJECT
        | class::PREPOSITION
        | class::COORDINATOR
        | class::SUBORDINATOR
        | class::RELATIVE
        | class::AUXILIARY
        | class::ADVERB
        | class::NEGATION;
    let after_capital = at > 0 && w.at(at - 1).capital;
    word.capital && !word.is(closed) && (after_capital || !word.is(class::TIME | class::MODAL))
}

fn next_in_run(w: &Words, last: usize) -> Option<usize> {
    if w.at(last).genitive {
        return None;
    }
    let next = w.at(last + 1);
    let same = |at: usize| w.at(at).region == w.at(last).region;
    if next.capital && name_word(w, last + 1) && same(last + 1) {
        return Some(last + 1);
    }
    let links = next.mark == '-'
        || next.mark == '.' && abbreviation(w.text(last)) && w.at(last).wordy
        || ["of", "de", "del", "bin", "al", "van", "von", "da", "la", "el"]
            .iter()
            .any(|word| next.wordy && w.text(last + 1) == *word);
    (links && w.at(last + 2).capital && name_word(w, last + 2) && same(last + 2)).then_some(last + 2)
}

/// The longest run that ends with each surname.
fn fullest_by_surname<'a>(w: &Words<'a>, runs: &[(usize, usize)]) -> FxHashMap<&'a str, (usize, usize)> {
    let mut fullest: FxHashMap<&str, (usize, usize)> = FxHashMap::default();
    for &(first, last) in runs.iter().filter(|(first, last)| first < last) {
        let entry = fullest.entry(w.text(last)).or_insert((first, last));
        if last - first > entry.1 - entry.0 && last - first < 5 {
            *entry = (first, last);
        }
    }
    fullest
}
