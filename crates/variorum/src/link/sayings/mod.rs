//! One utterance in every version that the reports give of it, and what changed between versions.
//!
//! In: the witnesses' quotes, their alignments, the story's entities. Out: sayings of two versions or more.
//!
//! Method: pieces in marks that share rare words are held against each other word by word ([`wording`]);
//! whether two are one utterance is decided by how much of the shorter stands in the longer, with
//! less asked where the speaker is the same or the sentences are aligned ([`same`]). Where a witness has an
//! utterance's sentence but not its marks, the words without marks are a version too ([`plain`]).
//! Then each pair of versions gets every kind of change that applies ([`changes`]).
//! Precision comes first: two pieces that may be two utterances stay two.
//! Limits: an utterance that is wholly reworded in every other report has one version and is no saying.

mod changes;
mod pieces;
mod plain;
mod same;
mod wording;

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

/// The fullest name, where no two versions name different people.
fn speaker(pieces: &[Piece], members: &[usize]) -> Option<String> {
    let known: Vec<&Who> = members.iter().filter_map(|&member| pieces[member].speaker.as_ref()).collect();
    let first = known.first()?;
    if known.iter().any(|who| pieces::two_people(Some(first), Some(who))) {
        return None;
    }
    let names = known.iter().filter_map(|who| who.name.clone());
    names.max_by(|a, b| a.chars().count().cmp(&b.chars().count()).then_with(|| b.cmp(a)))
}
