//! One utterance in every version that the reports give of it, and what changed between versions.
//!
//! In: the witnesses' quotes, their alignments, the story's entities. Out: sayings of two versions or more.
//!
//! Method: pieces in marks that share rare words, and enough of all their words ([`bags`]), are held against each
//! other word by word ([`wording`]);
//! whether two are one utterance is decided by how much of the shorter stands in the longer, with
//! less asked where the speaker is the same or the sentences are aligned ([`same`]). Where a witness has an
//! utterance's sentence but not its marks, the words without marks are a version too ([`plain`]).
//! Then each pair of versions gets every kind of change that applies ([`changes`]).
//! Precision comes first: two pieces that may be two utterances stay two.
//! Limits: an utterance that is wholly reworded in every other report has one version and is no saying.

mod bags;
mod changes;
mod pieces;
mod plain;
mod same;
mod wording;

use std::cmp::Reverse;

use crate::annotate::Annotated;
use crate::collate::Collation;
use crate::link::aligned::Aligned;
use crate::link::{Saying, StoryEntity, Version};
use crate::text::connected;
use pieces::{Piece, Who, marked};

/// The sayings of a story, by their first place.
#[must_use]
pub fn sayings(witnesses: &[Annotated], collation: &Collation, entities: &[StoryEntity]) -> Vec<Saying> {
    let mut pieces = marked(witnesses, entities);
    let aligned = Aligned::new(collation);
    let mut links = same::links(witnesses, &pieces, &aligned);
    links.extend(plain::links(witnesses, &mut pieces, &links, &aligned, entities));
    let mut found: Vec<Saying> = connected(pieces.len(), links.iter().copied())
        .into_iter()
        .filter(|members| members.len() > 1)
        .map(|members| saying(witnesses, collation, &pieces, &members, &links))
        .collect();
    found.sort_by_key(|saying| saying.versions[0].place);
    found
}

fn saying(
    witnesses: &[Annotated],
    collation: &Collation,
    pieces: &[Piece],
    members: &[usize],
    links: &[(usize, usize)],
) -> Saying {
    let changes = changes::changes(witnesses, collation, pieces, members, links);
    let versions: Vec<Version> = members.iter().map(|&member| version(&pieces[member])).collect();
    Saying { speaker: speaker(pieces, members), versions, changes }
}

fn version(piece: &Piece) -> Version {
    Version {
        place: piece.place,
        marks: piece.marks,
        speaker: piece.speaker.as_ref().map(|who| who.mention.clone()),
        name: piece.speaker.as_ref().and_then(|who| who.name.clone()),
    }
}

/// The fullest name of the one whom most versions name, where no two name different people: a person before the body
/// that they speak for.
fn speaker(pieces: &[Piece], members: &[usize]) -> Option<String> {
    let known: Vec<&Who> = members.iter().filter_map(|&member| pieces[member].speaker.as_ref()).collect();
    let first = known.first()?;
    if known.iter().any(|who| pieces::two_people(Some(first), Some(who))) {
        return None;
    }
    let named: Vec<(&Who, &str)> = known.iter().filter_map(|&who| Some((who, who.name.as_deref()?))).collect();
    let alike = |a: (&Who, &str), b: (&Who, &str)| a.1 == b.1 || pieces::one_person(Some(a.0), Some(b.0));
    let most = named.iter().max_by_key(|&&one| {
        let votes = named.iter().filter(|&&other| alike(one, other)).count();
        (one.0.person, votes, one.1.chars().count(), Reverse(one.1))
    })?;
    let same = named.iter().filter(|&&other| alike(*most, other)).map(|&(_, name)| name);
    same.max_by_key(|name| (name.chars().count(), Reverse(*name))).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::collate::collate;
    use crate::link::{ChangeKind, entities};
    use crate::{Report, annotate};

    fn found(texts: &[&str]) -> Vec<Saying> {
        let mut witnesses: Vec<Annotated> = texts.iter().map(|text| annotate(Report::from_text(text))).collect();
        let collation = collate(&mut witnesses);
        sayings(&witnesses, &collation, &entities::entities(&witnesses))
    }

    fn kinds(saying: &Saying) -> Vec<ChangeKind> {
        saying.changes.iter().map(|change| change.kind).collect()
    }

    #[test]
    fn an_attribution_between_two_pieces_joins_nothing() {
        let whole = "“They ask bakers to pay twice for one oven. The first time it was called a gift,” said Orla Venn.";
        let parted =
            "“They ask bakers to pay twice for one oven,” Orla Venn said. “The first time it was called a gift.”";
        let found = found(&[whole, parted]);
        assert!(found.iter().flat_map(kinds).all(|kind| kind != ChangeKind::Joined), "{found:?}");
    }

    #[test]
    fn a_saying_is_headed_by_the_person_whom_most_name() {
        let named = "“Nobody was seized for what they bake,” Orla Venn, a spokeswoman for the Harbour Ministry, said.";
        let body = "The Harbour Ministry said that “nobody was seized for what they bake.”";
        let found = found(&[named, body, &named.replace(", a", ", the")]);
        assert_eq!(found[0].speaker.as_deref(), Some("Orla Venn"));
    }

    #[test]
    fn words_without_marks_reach_to_the_edges_of_the_marked_ones() {
        let marked = "Orla Venn, the editor, said the paper would come out on Saturday, “on bedsheets if we must.”";
        let plain = "Its editor, Orla Venn, said the paper would come out on Saturday, on bedsheets if it must.";
        let found = found(&[marked, plain]);
        let version = found[0].versions.iter().find(|version| !version.marks).unwrap();
        assert_eq!(version.place.span.of(plain), "on bedsheets if it must");
    }

    #[test]
    fn one_rare_word_gains_its_marks() {
        let plain = "The harbour master Orla Venn accused the owner of having ignored two warnings about the rudder. She \
            first wrote to the company in March, she said, and she described both letters as urgent.";
        let marked = "The harbour master Orla Venn accused the owner of having ignored two “urgent” warnings about the \
            rudder. She first wrote to the company in March, she said.";
        let found = found(&[plain, marked]);
        let urgent = found.iter().find(|saying| saying.versions.len() == 2).unwrap();
        assert!(kinds(urgent).iter().all(|kind| matches!(kind, ChangeKind::MarksAdded | ChangeKind::MarksDropped)));
    }
}
