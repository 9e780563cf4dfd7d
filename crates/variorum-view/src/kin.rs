//! Pairs of related reports as families: "B, C and D derive from A" instead of a line a pair.
//!
//! In: a story. Out: what shares a parent or a source, in words, with the pairs behind it. The record speaks of pairs,
//! which grow with the square of the reports; readers think in families.

use std::collections::BTreeSet;

use variorum::record::schema::{Evidence, EvidenceKind, Lineage, Relation};

use crate::story::Story;
use crate::words::{self, list};

/// Reports with one parent or one source.
pub(crate) struct Kin<'a> {
    /// A sentence without its stop.
    pub words: String,
    /// `B and C do not credit it`.
    pub uncredited: Option<String>,
    /// Indexes of the reports that come from elsewhere.
    pub members: BTreeSet<usize>,
    pub lines: Vec<&'a Lineage>,
}

#[derive(PartialEq, Eq)]
enum Key<'a> {
    Parent(&'a str),
    Source(Option<&'a str>, Option<&'a str>),
    /// Direction not known: each pair for itself.
    Pair(&'a str, &'a str),
}

/// All families, in the order of the record's pairs.
pub(crate) fn families<'a>(story: &Story<'a>) -> Vec<Kin<'a>> {
    let mut groups: Vec<(Key, Vec<&Lineage>)> = Vec::new();
    for line in &story.record.lineage {
        let Some(key) = key(story, line) else { continue };
        match groups.iter_mut().find(|(other, _)| *other == key) {
            Some((_, lines)) => lines.push(line),
            None => groups.push((key, vec![line])),
        }
    }
    groups.into_iter().map(|(key, lines)| family(story, &key, lines)).collect()
}

fn key<'a>(story: &Story, line: &'a Lineage) -> Option<Key<'a>> {
    match line.relation {
        Relation::Independent => None,
        // Two that come from a report that is here are its children: their pair is no family of its own.
        Relation::CommonSource => Some(match line.source.as_deref() {
            Some(source) if story.index(source).is_some() => Key::Parent(source),
            source => Key::Source(source, line.agency.as_deref()),
        }),
        Relation::Derived => Some(line.from.as_deref().map_or(Key::Pair(&line.a, &line.b), Key::Parent)),
    }
}

fn family<'a>(story: &Story<'a>, key: &Key, lines: Vec<&'a Lineage>) -> Kin<'a> {
    let parent = match key {
        Key::Parent(id) => story.index(id),
        _ => None,
    };
    let ends = lines.iter().flat_map(|line| [&line.a, &line.b]);
    let members: BTreeSet<usize> = ends.filter_map(|id| story.index(id)).filter(|&i| Some(i) != parent).collect();
    let sigils = sigils(story, &members);
    let words = match key {
        Key::Pair(..) => words::lineage(story, lines[0]),
        Key::Parent(from) => {
            let derive = if sigils.len() == 1 { "derives" } else { "derive" };
            format!("{} {derive} from {}", list(&sigils), story.sigil(from))
        }
        Key::Source(..) => {
            let all = if sigils.len() == 2 { "both" } else { "all" };
            format!("{} {all} come from {}", list(&sigils), words::source(story, lines[0]))
        }
    };
    let silent = lines.iter().flat_map(|line| &line.uncredited).filter_map(|id| story.index(id)).collect();
    Kin { words, uncredited: uncredited(story, &silent), members, lines }
}

fn sigils<'s>(story: &'s Story, reports: &BTreeSet<usize>) -> Vec<&'s str> {
    reports.iter().map(|&report| story.witnesses[report].sigil.as_str()).collect()
}

fn uncredited(story: &Story, silent: &BTreeSet<usize>) -> Option<String> {
    let does = if silent.len() == 1 { "does" } else { "do" };
    (!silent.is_empty()).then(|| format!("{} {does} not credit it", list(&sigils(story, silent))))
}

impl<'a> Kin<'a> {
    /// The reasons for the family, each once. Shares are left out (they are told in words), and so is what speaks of
    /// one pair where there are several.
    pub fn evidence(&self) -> Vec<&'a Evidence> {
        let mut reasons: Vec<&Evidence> = Vec::new();
        let is_told =
            |kind: EvidenceKind| kind == EvidenceKind::Share || kind == EvidenceKind::Order && self.lines.len() > 1;
        for reason in self.lines.iter().flat_map(|line| &line.evidence) {
            if !is_told(reason.kind) && !reasons.contains(&reason) {
                reasons.push(reason);
            }
        }
        reasons
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn check(change: impl Fn(&mut Vec<Lineage>), expected: &[(&str, Option<&str>)]) {
        let mut record = fixture::record();
        change(&mut record.lineage);
        let story = Story::new(&record);
        let found = families(&story);
        let found: Vec<_> = found.iter().map(|kin| (kin.words.as_str(), kin.uncredited.as_deref())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn pairs_of_one_source_are_one_family() {
        let both = ("A and B both come from a text of Tidewire that is not here (h1)", Some("B does not credit it"));
        check(|_| (), &[both, ("C derives from B", Some("C does not credit it"))]);
        let all =
            ("A, B and D all come from a text of Tidewire that is not here (h1)", Some("B and D do not credit it"));
        let add = |lines: &mut Vec<Lineage>| {
            let d = lines[2].b.clone();
            let more = Lineage { b: d.clone(), uncredited: vec![d], ..lines[0].clone() };
            lines.push(more);
        };
        check(add, &[all, ("C derives from B", Some("C does not credit it"))]);
    }

    #[test]
    fn siblings_of_a_report_that_is_here_are_its_children() {
        let siblings = |lines: &mut Vec<Lineage>| {
            let a = lines[0].a.clone();
            lines.truncate(2);
            lines[0] = Lineage { from: Some(a.clone()), uncredited: vec![], ..lines[0].clone() };
            lines[0].relation = Relation::Derived;
            lines[1] = Lineage { relation: Relation::CommonSource, from: None, source: Some(a), ..lines[1].clone() };
        };
        check(siblings, &[("B and C derive from A", Some("C does not credit it"))]);
    }

    #[test]
    fn pairs_without_a_direction_stand_alone() {
        let open = |lines: &mut Vec<Lineage>| {
            lines.remove(0);
            lines[0].from = None;
            lines[0].uncredited.clear();
        };
        check(open, &[("one of B and C derives from the other; which way is not known", None)]);
    }
}
