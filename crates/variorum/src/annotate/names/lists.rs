//! Names in one list are of one kind: "Mosul, Orlo and Tarn", "the villages of Orlo and Tarn".
//!
//! In: a report's mentions in order. Out: their votes, with what the list tells added.
//!
//! Method: a list is names that only commas, "and" and "or" part. Three or more of them behind "in" or the like are
//! places where one surely is one and none is surely something else: without "in", towns that are surnames too
//! ("Lincoln, Orlo and Tarn") would make people places. A plural noun before the list tells what all are. What a name says of itself
//! by its own words outweighs it. Limits: two names joined by "and" tell nothing of each other.

use super::chains::Mention;
use super::kinds::{LISTED, STRONG};
use super::words::{Shape, Words};
use crate::annotate::EntityKind;

/// Names from which a list tells their kind.
const LEAST: usize = 3;

/// Adds to the votes of listed names what their list tells.
pub(super) fn share_kind(words: &Words, mentions: &mut [Mention]) {
    let mut first = 0;
    while first < mentions.len() {
        let mut end = first + 1;
        while end < mentions.len() && joined(words, &mentions[end - 1], &mentions[end]) {
            end += 1;
        }
        if end - first > 1 {
            let list = &mut mentions[first..end];
            if let Some(kind) = by_noun(words, list[0].found.tokens.start).or_else(|| by_members(words, list)) {
                list.iter_mut().for_each(|mention| mention.votes.add(kind, LISTED));
            }
        }
        first = end;
    }
}

/// True where nothing but a comma, "and" or "or" stands between two names.
fn joined(words: &Words, a: &Mention, b: &Mention) -> bool {
    let between = a.found.tokens.end..b.found.tokens.start;
    let link = |at: usize| words.is(at, ",") || words.is(at, "and") || words.is(at, "or");
    let same = words.layout.sentence_at(a.span.start) == words.layout.sentence_at(b.span.start);
    same && !between.is_empty() && between.len() <= 2 && between.into_iter().all(link)
}

/// Places, where "in" stands before them, one surely is a place and none is surely something else.
fn by_members(words: &Words, list: &[Mention]) -> Option<EntityKind> {
    let before = list[0].found.tokens.start.checked_sub(1)?;
    let placed =
        matches!(words.words[before].folded.as_str(), "in" | "from" | "across" | "near" | "outside" | "between");
    let sure = |mention: &Mention, kind: EntityKind| mention.votes.of(kind) >= STRONG;
    let others = [EntityKind::Person, EntityKind::Organization, EntityKind::Other];
    let clash = list.iter().any(|mention| others.iter().any(|&kind| sure(mention, kind)));
    let place = list.iter().any(|mention| sure(mention, EntityKind::Place));
    (list.len() >= LEAST && placed && place && !clash).then_some(EntityKind::Place)
}

/// "The villages of", "three towns,", "banks such as".
fn by_noun(words: &Words, start: usize) -> Option<EntityKind> {
    let mut at = start.checked_sub(1)?;
    while at > 0 && start - at <= 3 && (words.words[at].function || words.is(at, ",") || words.is(at, ":")) {
        at -= 1;
    }
    let noun = words.words.get(at).filter(|noun| noun.shape == Shape::Lower)?;
    match noun.folded.as_str() {
        "villages" | "towns" | "cities" | "islands" | "provinces" | "counties" | "districts" | "suburbs" | "states"
        | "countries" | "nations" | "regions" => Some(EntityKind::Place),
        "companies" | "banks" | "newspapers" | "agencies" | "airlines" | "broadcasters" | "charities" | "firms" => {
            Some(EntityKind::Organization)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::entities;
    use crate::annotate::Header;
    use crate::text::Layout;

    fn check(text: &str, expected: &[&str]) {
        let layout = Layout::new(text.into(), "en");
        let found = entities(&layout, &Header::default());
        let shown: Vec<String> = found.iter().map(|entity| format!("{:?} {}", entity.kind, entity.name)).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn listed_names_are_of_one_kind() {
        check("It rained in Peru, Gallow, and Tarn.", &["Place Peru", "Place Gallow", "Place Tarn"]);
        check("As Lincoln, Gallow and Tarn spoke.", &["Place Lincoln", "Person Gallow", "Person Tarn"]);
        check("The villages of Gallow Low and Quern came together.", &["Place Gallow Low", "Place Quern"]);
        check("She left banks such as Gallow and Tarn.", &["Organization Gallow", "Organization Tarn"]);
    }

    #[test]
    fn two_names_tell_nothing_of_each_other() {
        check("Then Peru and Gallow said so.", &["Place Peru", "Person Gallow"]);
    }
}
