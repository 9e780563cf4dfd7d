//! Whom "the minister", "the 54-year-old" or "the rights group" stands for; else the phrase's own words.
//!
//! In: a phrase that names nobody in its head. Out: [`Named`].
//!
//! Method: the name beside which its words stood, the more of them the better; a person without office who spoke or
//! opened the sentence before; the last body that spoke. Limits: two of one office are told apart by which spoke last.

use std::ops::Range;

use super::known::{Known, noun};
use super::phrases::Phrase;
use super::speakers::{Named, Spoken, subject_in};
use super::words::Words;
use crate::annotate::EntityKind;
use crate::language::english::attribution_words::{self as class, word_classes};

/// Notes looked back over at most, which bounds the cost in a very long text.
const FAR: usize = 1000;

/// Names who a described speaker is.
pub(super) fn described(
    w: &Words,
    known: &Known,
    spoken: &Spoken,
    phrase: Phrase,
    core: Phrase,
    unit: &Range<usize>,
    before: Option<&Range<usize>>,
) -> Named {
    let head = noun(w, core.1);
    let text = w.text(core.1);
    let counts = ["thousand", "hundred", "dozen", "million", "several", "many", "most", "both", "some"];
    let plural = text.ends_with('s') && !text.ends_with("ss")
        || ["people", "police", "families", "men", "women", "children"].contains(&text)
        || counts.iter().any(|count| w.is_word(core.1, count) || w.is_word(phrase.0, count));
    let definite = w.is_word(phrase.0, "the") || w.at(phrase.0).is(class::DETERMINER) && w.is_word(phrase.0, "that");
    let refers = |named: Named| Named { refers: true, plural: false, noun: Some(head.clone()), at: phrase.0, ..named };
    if definite && !plural {
        let former = w.is_word(core.0, "former");
        if !names_another(w, known, core) {
            let found = spoken_by(w, known, spoken, phrase, core.1, &head)
                .or_else(|| by_words(w, known, core, phrase.0).map(|who| Named::of(known, who, phrase.0)));
            if let Some(named) = found {
                return refers(named);
            }
        }
        let unnamed = |named: &Named| named.who.is_none() && named.noun.as_deref() == Some(&head);
        if (former || !names_another(w, known, core))
            && spoken.last(unnamed).is_none()
            && let Some(named) = at_hand(w, known, spoken, phrase, core, unit, before)
        {
            return refers(named);
        }
        if let Some(named) = last_body(w, known, spoken, core.1).filter(|_| !names_another(w, known, core)) {
            return refers(named.clone());
        }
    }
    if definite {
        let mut earlier = spoken.speakers.iter().rev().take(FAR);
        let same = earlier.find(|named| named.noun.as_deref() == Some(&head) && named.name.is_some());
        if let Some(named) = same {
            return Named { refers: true, at: phrase.0, ..named.clone() };
        }
    }
    Named {
        name: Some(own_words(w, phrase, core)),
        who: None,
        refers: false,
        plural,
        hidden: kept_back(w, phrase, core),
        noun: Some(head),
        at: phrase.0,
    }
}

/// "Three people familiar with the talks", "a source": the report keeps the name back.
fn kept_back(w: &Words, phrase: Phrase, core: Phrase) -> bool {
    let source = ["source", "sources", "insider", "insiders"].iter().any(|noun| w.is_word(core.1, noun));
    let closeness = [("familiar", "with"), ("briefed", "on"), ("knowledge", "of")];
    source && !w.at(core.1).capital
        || (core.1..phrase.1).any(|at| closeness.iter().any(|(a, b)| w.is_word(at, a) && w.is_word(at + 1, b)))
}

/// "The minister" behind words of one who was named, in the same paragraph: he, unless another office stands beside
/// his name.
fn spoken_by(w: &Words, known: &Known, spoken: &Spoken, phrase: Phrase, head: usize, noun: &str) -> Option<Named> {
    if !w.at(head).is(class::PERSON_NOUN) || head > phrase.0 + 1 {
        return None;
    }
    let last = spoken.speakers.last()?;
    let who = last.who.filter(|&who| known.people[who].kind == Some(EntityKind::Person))?;
    let near = paragraph(w, last.at) == paragraph(w, phrase.0);
    let mut offices = known.nouns.iter().rev().take(FAR).filter(|(_, of, _)| *of == who).peekable();
    let fits = offices.peek().is_none() || offices.any(|(office, ..)| office == noun);
    (near && fits).then(|| last.clone())
}

pub(super) fn paragraph(w: &Words, at: usize) -> Option<usize> {
    w.layout.paragraph_at(w.layout.tokens.get(at)?.span.start)
}

/// "the Orlo administration", but not "the Dutch minister".
fn names_another(w: &Words, known: &Known, core: Phrase) -> bool {
    let adjective = |at: usize| ["an", "ese", "ish", "tch", "nch"].iter().any(|end| w.text(at).ends_with(end));
    known.between(core.0, core.1).iter().any(|mention| mention.first < mention.last || !adjective(mention.last))
}

/// Who most of the phrase's words stood beside, the last of equals. The head must be among them, or an office before
/// it ("the deputy leader"); an office before it that did not stand there tells of another.
fn by_words(w: &Words, known: &Known, core: Phrase, before: usize) -> Option<usize> {
    let words: Vec<(String, bool)> = (core.0..=core.1)
        .filter(|&at| w.at(at).wordy)
        .map(|at| (noun(w, at), w.at(at).is(class::PERSON_NOUN) || w.is_word(at, "vice") || w.is_word(at, "deputy")))
        .collect();
    let (head, modifiers) = words.split_last()?;
    let personal = w.at(core.1).is(class::PERSON_NOUN | class::TITLE | class::MALE | class::FEMALE) || agent(w, core.1);
    let body = w.at(core.1).is(class::BODY);
    let may_be = |who: usize| match known.people[who].kind {
        Some(EntityKind::Person) => personal,
        Some(EntityKind::Place) => body,
        Some(_) => body || !personal && !w.at(core.1).is(class::DOCUMENT_NOUN),
        None => personal || body,
    };
    let until = known.nouns.partition_point(|(_, _, at)| *at < before);
    let notes = || known.nouns[..until].iter().rev().take(FAR);
    let mut people: Vec<usize> = Vec::new();
    for (noun, who, _) in notes() {
        let office = |(word, office): &(String, bool)| *office && word == noun;
        if (*noun == head.0 || modifiers.iter().any(office)) && may_be(*who) && !people.contains(who) {
            people.push(*who);
        }
        if people.len() >= MOST {
            break;
        }
    }
    let score = |&who: &usize| {
        let has = |word: &str| notes().any(|(noun, of, _)| *of == who && noun == word);
        let each = |(word, office): &(String, bool)| match has(word) {
            true => 1,
            false if *office => -2,
            false => 0,
        };
        2 * i32::from(has(&head.0)) + modifiers.iter().map(each).sum::<i32>()
    };
    // The later of equals stands first.
    let scored: Vec<(i32, usize)> = people.iter().map(|who| (score(who), *who)).collect();
    let best = scored.iter().map(|(score, _)| *score).max().filter(|&best| best > 0)?;
    scored.iter().find(|(score, _)| *score == best).map(|&(_, who)| who)
}

/// People weighed for one description at most.
const MOST: usize = 6;

/// "The engineer", "the former keeper", "the 54-year-old" of one whose office the report has not told: who spoke last
/// in the paragraph, or the one person whom the sentence before is about.
fn at_hand(
    w: &Words,
    known: &Known,
    spoken: &Spoken,
    phrase: Phrase,
    core: Phrase,
    unit: &Range<usize>,
    before: Option<&Range<usize>>,
) -> Option<Named> {
    let head = w.at(core.1);
    let age = aged(w, core);
    let former = w.is_word(core.0, "former");
    let personal = age || head.is(class::PERSON_NOUN | class::MALE | class::FEMALE) || agent(w, core.1);
    if !personal || head.is(class::BODY) || !(former || age || core.0 == core.1 || whose_parent(w, phrase, core)) {
        return None;
    }
    let female = head.female();
    // An office that the report gives nobody may be a third person's: only who has none may hold it.
    let office = head.is(class::PERSON_NOUN) && !former && !age && !head.is(class::MALE | class::FEMALE);
    let fits = |who: usize| {
        let person = &known.people[who];
        let free = !office || known.nouns.iter().rev().take(FAR).all(|(_, of, _)| *of != who);
        let beside = known.between(unit.start, phrase.0).iter().any(|mention| mention.who == who);
        person.kind == Some(EntityKind::Person)
            && free
            && !beside
            && (female.is_none() || person.female.is_none() || person.female == female)
    };
    let last = spoken.speakers.last().filter(|last| paragraph(w, last.at) == paragraph(w, phrase.0));
    // What nobody else in the report need be, he who spoke in the paragraph before may still be.
    let last = last.or_else(|| spoken.speakers.last().filter(|_| before.is_none() && (former || age)));
    if let Some(last) = last.filter(|last| last.who.is_some_and(fits)) {
        return Some(last.clone());
    }
    let unit = before.or_else(|| spoken.paragraph_before.first().filter(|_| age))?;
    let subject = subject_in(w, known, unit, unit.end).filter(|&who| fits(who));
    let who = subject.or_else(|| {
        let mut people: Vec<usize> =
            known.between(unit.start, unit.end - 1).iter().map(|mention| mention.who).collect();
        people.retain(|&who| known.people[who].kind == Some(EntityKind::Person));
        people.dedup();
        (people.len() == 1 && fits(people[0])).then(|| people[0])
    })?;
    Some(Named::of(known, who, phrase.0))
}

/// "54-year-old", one token or several.
fn aged(w: &Words, core: Phrase) -> bool {
    w.text(core.1).ends_with("-year-old") || w.is_word(core.1, "old") && core.1 >= core.0 + 2
}

/// "The mother of four"
fn whose_parent(w: &Words, phrase: Phrase, core: Phrase) -> bool {
    core.1 < phrase.1 && w.is_word(core.1 + 1, "of") && ["mother", "father"].iter().any(|noun| w.is_word(core.1, noun))
}

/// A noun for who does something, by its ending: "midfielder", "pianist".
fn agent(w: &Words, at: usize) -> bool {
    let text = w.text(at);
    !w.at(at).capital
        && text.len() > 5
        && ["er", "ist", "man", "woman", "ian", "keeper"].iter().any(|end| text.ends_with(end))
}

/// "the organization", "the group": the last body that spoke.
fn last_body<'a>(w: &Words, known: &Known, spoken: &'a Spoken, head: usize) -> Option<&'a Named> {
    let any_body =
        ["organization", "organisation", "group", "company", "agency", "firm", "statement", "charity", "body"];
    // Of the unnamed, a government may be "the body" and is no "company".
    let any_kind = ["organization", "organisation", "group", "statement", "body"];
    let any_kind = any_kind.iter().any(|noun| w.is_word(head, noun));
    any_body.iter().any(|noun| w.is_word(head, noun)).then(|| {
        spoken.last(|named| {
            let body = |noun: &str| (any_kind || w.is_word(head, noun)) && word_classes(noun) & class::BODY != 0;
            named.who.map_or_else(
                || named.noun.as_deref().is_some_and(body),
                |who| known.people[who].kind == Some(EntityKind::Organization),
            ) || named.who.is_some_and(|who| known.people[who].kind.is_none() && known.people[who].female.is_none())
        })
    })?
}

/// The phrase's own words: the head with what stands before it, and for a body where it is.
fn own_words(w: &Words, phrase: Phrase, core: Phrase) -> String {
    let mut last = core.1;
    let of = |last: usize| last + 2 <= phrase.1 && (w.is_word(last + 1, "in") || w.is_word(last + 1, "of"));
    let body = w.at(core.1).is(class::BODY) || w.is_word(core.1, "embassy");
    if body && of(last) && w.at(last + 2).capital {
        last += 2;
        while last < phrase.1 && w.at(last + 1).capital {
            last += 1;
        }
    }
    // "chief of staff"
    if of(last) && w.at(last).is(class::PERSON_NOUN) && ["staff", "state"].iter().any(|noun| w.is_word(last + 2, noun))
    {
        last += 2;
    }
    w.span(core.0, last).of(&w.layout.text).to_owned()
}
