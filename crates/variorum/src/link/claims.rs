//! One statement over all reports: who asserts, alleges or denies it, and where it stands flat.
//!
//! In: the witnesses' claims and quotes, the alignments. Out: claims worth a reader's look: those that somebody
//! alleges or denies, and those that one report attributes and another states as a fact.
//!
//! Method: claims of different witnesses are one where an alignment holds most of both; a denial belongs to the
//! allegation before it in its paragraph, which is how news sets the two. Aligned places that stand in nobody's
//! mouth are the flat ones.
//! Limits: a denial that stands paragraphs away from what it denies is a claim of its own.

use super::aligned::Aligned;
use super::{ClaimGroup, Claimant, StoryEntity};
use crate::annotate::{Annotated, Claim, Stance, is_accusation};
use crate::collate::{Collation, Place};
use crate::text::{Span, connected};

/// Share of a statement that an alignment must hold to carry it: less is a detail of it.
const CARRIED: f64 = 0.6;

/// The claims of a story, by their first place.
#[must_use]
pub fn claims(witnesses: &[Annotated], collation: &Collation, entities: &[StoryEntity]) -> Vec<ClaimGroup> {
    let aligned = Aligned::new(collation);
    let claims: Vec<Attributed<'_>> = attributed(witnesses);
    let links = answers(witnesses, &claims).into_iter().chain(carried(witnesses.len(), &claims, &aligned));
    let mut groups: Vec<ClaimGroup> = connected(claims.len(), links)
        .into_iter()
        .map(|members| group(witnesses, &claims, &members, &aligned, entities))
        .filter(worth_a_look)
        .collect();
    groups.sort_by(|a, b| a.what.cmp(&b.what));
    groups
}

/// A claim with the witness that it stands in.
#[derive(Clone, Copy)]
struct Attributed<'a> {
    witness: usize,
    claim: &'a Claim,
}

impl Attributed<'_> {
    fn place(&self) -> Place {
        Place::new(self.witness, self.claim.span)
    }
}

fn attributed(witnesses: &[Annotated]) -> Vec<Attributed<'_>> {
    let of = |(witness, report)| {
        let report: &Annotated = report;
        report.annotations.claims.iter().map(move |claim| Attributed { witness, claim })
    };
    witnesses.iter().enumerate().flat_map(of).filter(|found| found.claim.stance != Stance::None).collect()
}

/// Each denial with the nearest allegation or assertion before it in its paragraph.
fn answers(witnesses: &[Annotated], claims: &[Attributed<'_>]) -> Vec<(usize, usize)> {
    let paragraph = |at: &Attributed<'_>| witnesses[at.witness].layout.paragraph_at(at.claim.span.start);
    let mut links = Vec::new();
    for (index, denial) in claims.iter().enumerate().filter(|(_, at)| at.claim.stance == Stance::Denies) {
        let layout = &witnesses[denial.witness].layout;
        // "denied the accusation" says itself that it answers one: the paragraph before counts too.
        let words = layout.slice(denial.claim.span);
        let reach = usize::from(words.split(' ').next_back().is_some_and(is_accusation));
        let near = |other: &Attributed<'_>| match (paragraph(other), paragraph(denial)) {
            (Some(earlier), Some(own)) => own.saturating_sub(earlier) <= reach,
            (earlier, own) => earlier == own,
        };
        let mut before = claims[..index]
            .iter()
            .enumerate()
            .rev()
            .take_while(|(_, other)| other.witness == denial.witness && near(other))
            .filter(|(_, other)| reach == 0 || other.claim.stance == Stance::Alleges);
        let answered = before.find(|(_, other)| matches!(other.claim.stance, Stance::Alleges | Stance::Asserts));
        links.extend(answered.map(|(other, _)| (other, index)));
    }
    links
}

/// Claims of different witnesses whose statements an alignment carries.
fn carried(n_witnesses: usize, claims: &[Attributed<'_>], aligned: &Aligned) -> Vec<(usize, usize)> {
    let mut by_witness: Vec<Vec<usize>> = vec![Vec::new(); n_witnesses];
    for (index, at) in claims.iter().enumerate() {
        by_witness[at.witness].push(index);
    }
    let mut links = Vec::new();
    for (index, at) in claims.iter().enumerate() {
        for others in by_witness.iter().skip(at.witness + 1) {
            let same = others.iter().filter(|&&other| one_statement(at, &claims[other], aligned));
            links.extend(same.map(|&other| (index, other)));
        }
    }
    links
}

fn one_statement(a: &Attributed<'_>, b: &Attributed<'_>, aligned: &Aligned) -> bool {
    let opposed = (a.claim.stance == Stance::Denies) != (b.claim.stance == Stance::Denies);
    !opposed
        && aligned
            .counterparts(a.place(), b.witness)
            .any(|(own, other)| share(a.claim.span, own) >= CARRIED && share(b.claim.span, other) >= CARRIED)
}

/// Share of `part` that lies in `whole`, 0 to 1.
#[allow(clippy::cast_precision_loss)] // bytes
fn share(part: Span, whole: Span) -> f64 {
    part.shared(whole) as f64 / part.len().max(1) as f64
}

fn group(
    witnesses: &[Annotated],
    claims: &[Attributed<'_>],
    members: &[usize],
    aligned: &Aligned,
    entities: &[StoryEntity],
) -> ClaimGroup {
    let held: Vec<&Attributed<'_>> = members.iter().map(|&member| &claims[member]).collect();
    // What is denied is what the group is about; a denial's own words only where nobody states it.
    let stated: Vec<Place> = held.iter().filter(|at| at.claim.stance != Stance::Denies).map(|at| at.place()).collect();
    let what = if stated.is_empty() { held.iter().map(|at| at.place()).collect() } else { stated };
    let unattributed = flat(witnesses, &what, aligned);
    let by = held.iter().filter_map(|at| claimant(witnesses, at, entities)).collect();
    ClaimGroup { what, by, unattributed }
}

fn claimant(witnesses: &[Annotated], at: &Attributed<'_>, entities: &[StoryEntity]) -> Option<Claimant> {
    let speaker = at.claim.by.as_ref()?;
    let layout = &witnesses[at.witness].layout;
    let story_entity = speaker.entity.and_then(|own| entities.iter().find(|e| e.members.contains(&(at.witness, own))));
    let name = story_entity.map(|entity| entity.name.clone()).or_else(|| speaker.name.clone());
    let name = name.unwrap_or_else(|| layout.slice(speaker.span).to_owned());
    let whole = at.claim.cue.map_or(at.claim.span, |cue| at.claim.span.cover(cue)).cover(speaker.span);
    // An attribution found sentences away would drag their text along.
    let one_sentence = layout.sentence_at(whole.start) == layout.sentence_at(whole.end.saturating_sub(1));
    let cite = Place::new(at.witness, if one_sentence { whole } else { at.claim.span });
    Some(Claimant { name, stance: at.claim.stance, cite })
}

/// Aligned places of other witnesses that stand in nobody's mouth.
fn flat(witnesses: &[Annotated], what: &[Place], aligned: &Aligned) -> Vec<Place> {
    let mut found = Vec::new();
    for &place in what {
        for (witness, report) in witnesses.iter().enumerate().filter(|(witness, _)| *witness != place.witness) {
            let counterparts =
                aligned.counterparts(place, witness).filter(|(own, _)| share(place.span, *own) >= CARRIED);
            let spoken = |span: Span| {
                let found = &report.annotations;
                found
                    .quotes
                    .iter()
                    .map(|quote| quote.span)
                    .chain(found.claims.iter().map(|claim| claim.span))
                    .any(|said| said.overlaps(span))
            };
            found.extend(
                counterparts.map(|(_, span)| span).filter(|&span| !spoken(span)).map(|span| Place::new(witness, span)),
            );
        }
    }
    found.sort();
    found.dedup();
    found
}

/// Alleged, denied, or stated flat somewhere: plain assertions alone are in the reports' own quotes.
fn worth_a_look(group: &ClaimGroup) -> bool {
    let disputed = group.by.iter().any(|claimant| matches!(claimant.stance, Stance::Alleges | Stance::Denies));
    !group.by.is_empty() && (disputed || !group.unattributed.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::{Annotations, Speaker};
    use crate::collate::{Alignment, AlignmentKind};
    use crate::{Report, annotate};

    /// Claims are written `(statement, speaker, stance)`, by their words.
    fn report(text: &str, claims: &[(&str, &str, Stance)]) -> Annotated {
        let mut report = annotate(Report::from_text(text));
        let find = |words: &str| {
            let start = text.find(words).unwrap();
            Span::new(start, start + words.len())
        };
        let claim = |&(words, who, stance): &(&str, &str, Stance)| Claim {
            span: find(words),
            by: Some(Speaker { span: find(who), name: Some(who.into()), entity: None, via: None }),
            stance,
            cue: None,
        };
        report.annotations = Annotations { claims: claims.iter().map(claim).collect(), ..Annotations::default() };
        report
    }

    fn align(reports: &[Annotated], a: &str, b: &str) -> Collation {
        let place = |witness: usize, words: &str| {
            let start = reports[witness].layout.text.find(words).unwrap();
            Place::new(witness, Span::new(start, start + words.len()))
        };
        let alignment =
            Alignment { a: place(0, a), b: place(1, b), kind: AlignmentKind::Edited, score: 0.9, clashes: Vec::new() };
        Collation { alignments: vec![alignment], ..Collation::default() }
    }

    #[test]
    fn a_denial_joins_the_allegation_before_it() {
        let text = "Police accused the crew of drinking. The crew deny it was drunk.";
        let reports = [report(
            text,
            &[("the crew of drinking", "Police", Stance::Alleges), ("it was drunk", "The crew", Stance::Denies)],
        )];
        let found = claims(&reports, &Collation::default(), &[]);
        assert_eq!(found.len(), 1);
        let by: Vec<(&str, Stance)> = found[0].by.iter().map(|claimant| (&*claimant.name, claimant.stance)).collect();
        assert_eq!(by, [("Police", Stance::Alleges), ("The crew", Stance::Denies)]);
        assert_eq!(found[0].what.len(), 1);
    }

    #[test]
    fn a_dropped_attribution_is_shown() {
        let reports = [
            report("The mayor said the dam was unsafe.", &[("the dam was unsafe", "The mayor", Stance::Asserts)]),
            report("The dam was unsafe.", &[]),
        ];
        let found = claims(&reports, &align(&reports, "the dam was unsafe", "The dam was unsafe"), &[]);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].unattributed.len(), 1);
        assert!(claims(&reports, &Collation::default(), &[]).is_empty());
    }
}
