//! Who is named, merged over the reports of a story.
//!
//! In: the entities of each report. Out: one [`StoryEntity`] for each body, person or place, in order of first mention.
//!
//! Method: an entity joins the group that has its folded name, its usual full name, its person's name with another
//! middle ("Ada L. Orlo", "Ada Orlo"), or whose capitals spell it, with stops or without; a lone surname or given name
//! joins where one person of the story has it. Bodies meet under one form: "Department of Ports", "Ports Department";
//! "U.S. Ports Court" and "Ports Court", where the story has no other court of that name. Kinds must not clash unless
//! the names are equal; the group's kind is the vote of its mentions.
//! Limits: two people of one full name become one.

use rustc_hash::FxHashMap;

use super::StoryEntity;
use crate::annotate::{Annotated, Entity, EntityKind, compatible_people, initials};
use crate::collate::Place;
use crate::language::english::names::{Marks, fold_name, folded_tokens, known, marks};

/// Everybody and everything named in a story, each once.
#[must_use]
pub fn entities(witnesses: &[Annotated]) -> Vec<StoryEntity> {
    let mut merger = Merger::default();
    let members = witnesses.iter().enumerate().flat_map(|(witness, one)| {
        one.annotations.entities.iter().enumerate().map(move |(at, entity)| (witness, at, entity))
    });
    // Full names first: a report that has the surname alone can stand before the one that has it in full.
    // So do countries' bodies, that a report can call by less.
    let (full, short): (Vec<_>, Vec<_>) = members.partition(|(_, _, entity)| parts(&entity.name).len() > 1);
    let (countrys, full): (Vec<_>, Vec<_>) =
        full.into_iter().partition(|(_, _, entity)| without_country(&parts(&entity.name)).is_some());
    for (witness, at, entity) in countrys {
        merger.add_full(witness, at, entity);
    }
    for (witness, at, entity) in full {
        merger.add_full(witness, at, entity);
    }
    for (witness, at, entity) in short {
        merger.add_short(witness, at, entity);
    }
    let mut found: Vec<StoryEntity> = merger.groups.iter().map(|group| story_entity(witnesses, group)).collect();
    found.retain(|entity| !entity.mentions.is_empty());
    found.sort_by_key(|entity| entity.mentions[0]);
    found
}

/// Entities of several reports that are one.
struct Group {
    kind: EntityKind,
    /// Folded words of the name that opened the group.
    parts: Vec<String>,
    members: Vec<(usize, usize)>,
}

#[derive(Default)]
struct Merger {
    groups: Vec<Group>,
    /// Folded names to groups; a name can stand for several kinds.
    names: FxHashMap<String, Vec<usize>>,
    /// A person's surname to the people who have it.
    surnames: FxHashMap<String, Vec<usize>>,
    /// A person's given name to the people who have it.
    given: FxHashMap<String, Vec<usize>>,
    /// Capitals of longer names.
    capitals: FxHashMap<String, Vec<usize>>,
    /// A country's body without its country's name, to those bodies.
    countrys: FxHashMap<String, Vec<usize>>,
}

impl Merger {
    fn add_full(&mut self, witness: usize, at: usize, entity: &Entity) {
        let parts = parts(&entity.name);
        let group = self.by_name(&parts, entity.kind).or_else(|| self.by_person(&parts, entity.kind));
        let group = group.or_else(|| self.by_country(&parts, entity.kind));
        let group = group.unwrap_or_else(|| self.open(parts.clone(), entity.kind));
        self.learn(group, &parts);
        self.groups[group].members.push((witness, at));
    }

    fn add_short(&mut self, witness: usize, at: usize, entity: &Entity) {
        let parts = parts(&entity.name);
        let capitals = !entity.name.chars().any(char::is_lowercase);
        let group = self.by_name(&parts, entity.kind).or_else(|| {
            let word = parts.first()?;
            let lists = [
                (&self.surnames, entity.kind == EntityKind::Person),
                (&self.given, entity.kind == EntityKind::Person && marks(word).any(Marks::GIVEN)),
                (&self.capitals, capitals && entity.kind != EntityKind::Person),
            ];
            lists.into_iter().filter(|(_, fits)| *fits).find_map(|(list, _)| only(list.get(word)?))
        });
        let group = group.or_else(|| self.by_country(&parts, entity.kind));
        let group = group.unwrap_or_else(|| self.open(parts.clone(), entity.kind));
        self.learn(group, &parts);
        self.groups[group].members.push((witness, at));
    }

    fn by_name(&self, parts: &[String], kind: EntityKind) -> Option<usize> {
        let groups = self.names.get(&usual(parts))?;
        let same = groups.iter().copied().find(|&group| self.groups[group].kind == kind);
        same.or_else(|| groups.first().copied())
    }

    fn by_person(&self, parts: &[String], kind: EntityKind) -> Option<usize> {
        if kind != EntityKind::Person {
            return None;
        }
        let people = self.surnames.get(parts.last()?)?;
        people.iter().copied().find(|&group| compatible_people(&self.groups[group].parts, parts))
    }

    /// The one country's body that has this name behind its country's.
    fn by_country(&self, parts: &[String], kind: EntityKind) -> Option<usize> {
        let group = only(self.countrys.get(&usual(parts))?)?;
        (self.groups[group].kind == kind).then_some(group)
    }

    fn open(&mut self, parts: Vec<String>, kind: EntityKind) -> usize {
        let group = self.groups.len();
        if kind == EntityKind::Person && parts.len() > 1 {
            self.given.entry(parts[0].clone()).or_default().push(group);
        }
        if let Some(rest) = without_country(&parts).filter(|_| kind != EntityKind::Place) {
            self.countrys.entry(usual(rest)).or_default().push(group);
        }
        if kind == EntityKind::Person && parts.len() > 1 {
            let last =
                parts.iter().rev().find(|part| !marks(part).any(Marks::PERSON_SUFFIX)).cloned().unwrap_or_default();
            self.surnames.entry(last).or_default().push(group);
        } else if parts.len() > 1 {
            for letters in initials(&parts) {
                self.capitals.entry(letters).or_default().push(group);
            }
        }
        self.groups.push(Group { kind, parts, members: Vec::new() });
        group
    }

    fn learn(&mut self, group: usize, parts: &[String]) {
        let groups = self.names.entry(usual(parts)).or_default();
        if !groups.contains(&group) {
            groups.push(group);
        }
    }
}

/// The one group of a list; of several, none: which is meant cannot be told.
fn only(groups: &[usize]) -> Option<usize> {
    if let [one] = groups { Some(*one) } else { None }
}

/// The folded words of a name, without stops and "the"; those of its usual full name where the tables know one.
fn parts(name: &str) -> Vec<String> {
    let folded = match known(&folded_tokens(name)) {
        Some(entry) => fold_name(entry.full),
        None => without_stops(fold_name(name)),
    };
    folded
        .split_whitespace()
        .map(|part| part.trim_matches(|c: char| !c.is_alphanumeric()).to_owned())
        .filter(|part| !part.is_empty() && part != "the")
        .collect()
}

/// "f.b.i." is "fbi".
fn without_stops(folded: String) -> String {
    let letters = folded.split('.').filter(|letter| !letter.is_empty());
    let spelled = folded.matches('.').count() > 1 && letters.clone().all(|letter| letter.chars().count() == 1);
    if spelled { letters.collect() } else { folded }
}

/// The name under which equal ones meet: the folded name, an office's with what it is in charge of in front.
fn usual(parts: &[String]) -> String {
    match parts {
        [office, of, matter @ ..]
            if of == "of" && !matter.is_empty() && matches!(office.as_str(), "department" | "ministry" | "office") =>
        {
            format!("{} {office}", matter.join(" "))
        }
        [united, states, body @ ..] if united == "united" && states == "states" && !body.is_empty() => {
            format!("u.s {}", body.join(" "))
        }
        _ => parts.join(" "),
    }
}

/// What a country's body is called at home.
fn without_country(parts: &[String]) -> Option<&[String]> {
    match parts {
        [first, rest @ ..] if matches!(first.as_str(), "u.s" | "us" | "u.k" | "uk") => Some(rest),
        [first, second, rest @ ..] if first == "united" && matches!(second.as_str(), "states" | "kingdom") => {
            Some(rest)
        }
        _ => None,
    }
    .filter(|rest| !rest.is_empty())
}

fn story_entity(witnesses: &[Annotated], group: &Group) -> StoryEntity {
    let entity = |&(witness, at): &(usize, usize)| &witnesses[witness].annotations.entities[at];
    let mut mentions: Vec<Place> = group
        .members
        .iter()
        .flat_map(|member| entity(member).mentions.iter().map(|&span| Place { witness: member.0, span }))
        .collect();
    mentions.sort();
    let mut members = group.members.clone();
    members.sort_unstable();
    // The fullest; a heading's or dateline's capitals last.
    let fullness = |name: &&str| (name.chars().count(), name.chars().any(char::is_lowercase));
    let name = members.iter().map(|member| entity(member).name.as_str()).max_by_key(fullness);
    StoryEntity {
        name: name.unwrap_or_default().to_owned(),
        kind: kind(members.iter().map(entity)),
        role: role(witnesses, &members),
        mentions,
        members,
    }
}

/// The kind with the most mentions; the earlier kind of equals.
fn kind<'a>(entities: impl Iterator<Item = &'a Entity>) -> EntityKind {
    let kinds = [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Other];
    let mut counts = [0; 4];
    for entity in entities {
        if let Some(at) = kinds.iter().position(|&kind| kind == entity.kind) {
            counts[at] += entity.mentions.len();
        }
    }
    let best = (0..4).max_by_key(|&at| (counts[at], 3 - at)).unwrap_or(0);
    kinds[best]
}

/// The fullest role over the reports, the first of equals.
fn role(witnesses: &[Annotated], members: &[(usize, usize)]) -> Option<String> {
    let roles = members.iter().filter_map(|&(witness, at)| {
        let role = witnesses[witness].annotations.entities[at].role?;
        Some(witnesses[witness].layout.slice(role).split_whitespace().collect::<Vec<_>>().join(" "))
    });
    roles.fold(None, |best: Option<String>, role| match best {
        Some(best) if best.chars().count() >= role.chars().count() => Some(best),
        _ => Some(role),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Report, annotate};

    fn check(texts: &[&str], expected: &[(&str, EntityKind, usize)]) {
        let witnesses: Vec<Annotated> = texts.iter().map(|text| annotate(Report::from_text(text))).collect();
        let found: Vec<(String, EntityKind, usize)> =
            entities(&witnesses).into_iter().map(|entity| (entity.name, entity.kind, entity.members.len())).collect();
        let found: Vec<(&str, EntityKind, usize)> =
            found.iter().map(|(name, kind, n)| (name.as_str(), *kind, *n)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn names_that_agree_are_one_over_reports() {
        check(
            &[
                "The minister said on Monday that Marta L. Quill had been there when the talks with the others began.",
                "It was said that Marta Quill had left early, and that Jonas Quill had stayed in the room with the others.",
            ],
            &[("Marta L. Quill", EntityKind::Person, 2), ("Jonas Quill", EntityKind::Person, 1)],
        );
    }

    #[test]
    fn a_body_is_one_however_it_is_called() {
        check(
            &[
                "The case went to the U.S. Ports Court on Monday, and the Department of Ports said that it would wait for the F.B.I. report.",
                "Nobody at the Ports Court would speak. The Ports Department, it was said, had asked the FBI for its report.",
            ],
            &[
                ("U.S. Ports Court", EntityKind::Organization, 2),
                ("Department of Ports", EntityKind::Organization, 2),
                ("F.B.I.", EntityKind::Organization, 2),
            ],
        );
    }

    #[test]
    fn two_courts_are_two() {
        check(
            &[
                "The case went to the U.S. Ports Court on Monday, said people who had seen the papers of the trial.",
                "The U.K. Ports Court refused to speak of the case and of the papers, said people who had seen them.",
                "Nobody at the Ports Court would speak of the case or of any of the papers that were seen there.",
            ],
            &[
                ("U.S. Ports Court", EntityKind::Organization, 1),
                ("U.K. Ports Court", EntityKind::Organization, 1),
                ("Ports Court", EntityKind::Organization, 1),
            ],
        );
    }
}
