//! One statement over all reports: who asserts, alleges or denies it, and where it stands flat.
//!
//! In: the witnesses' claims and quotes, the alignments. Out: claims worth a reader's look: those that somebody
//! alleges or denies, and those that one report attributes and another states as a fact.
//!
//! Method: claims of different witnesses are one where an alignment holds most of both, and pieces of one
//! utterance are one; a denial belongs to the allegation before it in its paragraph that is raised against the one
//! who denies, or that speaks of what is denied. Aligned places that stand in nobody's mouth and hold most of the
//! statement's words are the flat ones: an alignment may be of something else in the sentence.
//! Limits: a denial that stands paragraphs away from what it denies is a claim of its own.

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::FxHashMap;

use super::aligned::Aligned;
use super::matter::{matter_stems, share_held};
use super::{ClaimGroup, Claimant, StoryEntity};
use crate::annotate::{Annotated, Claim, Stance, is_accusation};
use crate::collate::{Collation, Place};
use crate::text::{Layout, Span, TokenKind, connected, fold};

/// Share of a statement that an alignment must hold to carry it: less is a detail of it. Also the share of its
/// words of matter that must stand where it is stated flat.
const CARRIED: f64 = 0.6;

/// Words of matter from which two allegations are one: a name of two words, and two words of the deed.
const SAME_ALLEGATION: usize = 4;

/// Allegations before one that it is compared with: keeps many reports linear.
const NEAREST: usize = 60;

/// Share of a denial's words of matter that an assertion must have to be what is denied.
const DENIED: f64 = 0.5;

/// The claims of a story.
pub struct Claims {
    /// Those worth a look, by their first place.
    pub groups: Vec<ClaimGroup>,
    /// For each claim, worth a look or not, its places and those of the verbs that put it, in every report that bears a
    /// version of it.
    pub places: Vec<Vec<Place>>,
}

/// Groups what the witnesses claim.
#[must_use]
pub fn claims(witnesses: &[Annotated], collation: &Collation, entities: &[StoryEntity]) -> Claims {
    let aligned = Aligned::new(collation);
    let claims: Vec<Attributed<'_>> = attributed(witnesses);
    let of_one: Vec<Vec<usize>> = grouped(witnesses, &claims, &aligned);
    let mut groups: Vec<ClaimGroup> = of_one
        .iter()
        .map(|members| group(witnesses, &claims, members, &aligned, entities))
        .filter(worth_a_look)
        .collect();
    groups.sort_by(|a, b| a.what.cmp(&b.what));
    let places = |&member: &usize| {
        let at: &Attributed<'_> = &claims[member];
        let alleged = at.claim.cue.filter(|_| at.claim.stance == Stance::Alleges);
        [Some(at.claim.span), alleged].into_iter().flatten().map(|span| Place::new(at.witness, span))
    };
    Claims { groups, places: of_one.iter().map(|members| members.iter().flat_map(places).collect()).collect() }
}

/// Which claims are one, by their indexes.
fn grouped(witnesses: &[Annotated], claims: &[Attributed<'_>], aligned: &Aligned) -> Vec<Vec<usize>> {
    let links = answers(witnesses, claims)
        .into_iter()
        .chain(pieces(witnesses, claims))
        .chain(one_allegation(witnesses, claims))
        .chain(carried(witnesses.len(), claims, aligned));
    connected(claims.len(), links)
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
    let states = |found: &Attributed<'_>| {
        found.claim.stance != Stance::None && !is_circumstance(&witnesses[found.witness].layout, found.claim.span)
    };
    witnesses.iter().enumerate().flat_map(of).filter(states).collect()
}

/// True for a bare "if the snow allows it", "after the vote": the condition or the hour of a statement is none itself.
fn is_circumstance(layout: &Layout, span: Span) -> bool {
    let mut words = layout.tokens_in(span).map(|token| fold(layout.token(token)));
    let subordinate = words.next().is_some_and(|word| {
        matches!(&*word, "if" | "unless" | "until" | "after" | "before" | "when" | "while" | "once" | "whenever")
    });
    // "If the snow melts, the work begins": behind the comma stands what is said.
    let is_mark = |&token: &usize| layout.tokens[token].kind == TokenKind::Punctuation;
    subordinate && !layout.tokens_in(span).rev().skip_while(is_mark).any(|token| layout.token(token) == ",")
}

/// Claims that are pieces of one utterance of their report, each with the first.
fn pieces(witnesses: &[Annotated], claims: &[Attributed<'_>]) -> Vec<(usize, usize)> {
    let mut first: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let mut links = Vec::new();
    for (index, at) in claims.iter().enumerate() {
        // They stand in the order of their places.
        let quotes = &witnesses[at.witness].annotations.quotes;
        let found = quotes.partition_point(|quote| quote.span < at.claim.span);
        let Some(quote) = quotes.get(found).filter(|quote| quote.span == at.claim.span) else { continue };
        let known = *first.entry((at.witness, quote.utterance)).or_insert(index);
        if known != index && claims[known].claim.stance == at.claim.stance {
            links.push((known, index));
        }
    }
    links
}

/// Each denial with what it answers, before it in its paragraph: the nearest allegation raised against the one who
/// denies; else the nearest statement that speaks of what is denied; else the allegation, where there is but one.
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
        let before: Vec<usize> = (0..index)
            .rev()
            .take_while(|&other| claims[other].witness == denial.witness && near(&claims[other]))
            .filter(|&other| matches!(claims[other].claim.stance, Stance::Alleges | Stance::Asserts))
            .filter(|&other| !same_speaker(&claims[other], denial))
            .collect();
        let alleged: Vec<usize> =
            before.iter().copied().filter(|&other| claims[other].claim.stance == Stance::Alleges).collect();
        let denied = matter_stems(layout, denial.claim.span);
        let speaks_of =
            |other: &&usize| share_held(&denied, &matter_stems(layout, claims[**other].claim.span)) >= DENIED;
        let against = alleged.iter().find(|&&other| is_against(witnesses, &claims[other], denial));
        let answered = against
            .or_else(|| before.iter().find(speaks_of))
            .or_else(|| alleged.first().filter(|_| alleged.len() == 1));
        links.extend(answered.map(|&other| (other, index)));
    }
    links
}

fn same_speaker(a: &Attributed<'_>, b: &Attributed<'_>) -> bool {
    match (&a.claim.by, &b.claim.by) {
        (Some(x), Some(y)) => x.entity.is_some() && x.entity == y.entity || x.name.is_some() && x.name == y.name,
        _ => false,
    }
}

/// True where an allegation's sentence, its accuser left out, names the one who denies, by name or reference.
fn is_against(witnesses: &[Annotated], allegation: &Attributed<'_>, denial: &Attributed<'_>) -> bool {
    let Some(denier) = &denial.claim.by else { return false };
    let report = &witnesses[allegation.witness];
    let (layout, claim) = (&report.layout, allegation.claim);
    let from = claim.cue.map_or(claim.span.start, |cue| cue.end.min(claim.span.start));
    let object = Span::new(from, claim.span.end);
    if let Some(entity) = denier.entity.and_then(|entity| report.annotations.entities.get(entity)) {
        return entity.mentions.iter().chain(&entity.refs).any(|mention| mention.overlaps(object));
    }
    let named = matter_stems(layout, denier.span);
    !named.is_empty() && share_held(&named, &matter_stems(layout, object)) >= 1.0
}

/// Allegations of different witnesses that say much of the same: against the same one, and in what it did.
fn one_allegation(witnesses: &[Annotated], claims: &[Attributed<'_>]) -> Vec<(usize, usize)> {
    let stems = |at: &Attributed<'_>| {
        let mut stems = matter_stems(&witnesses[at.witness].layout, at.claim.span);
        stems.sort_unstable();
        stems.dedup();
        stems
    };
    let alleged: Vec<(usize, Vec<String>)> = claims
        .iter()
        .enumerate()
        .filter(|(_, at)| at.claim.stance == Stance::Alleges)
        .map(|(index, at)| (index, stems(at)))
        .collect();
    let mut links = Vec::new();
    for (at, (b, theirs)) in alleged.iter().enumerate() {
        let same = alleged[..at].iter().rev().take(NEAREST).filter(|(a, own)| {
            let met = own.iter().filter(|stem| theirs.binary_search(stem).is_ok()).count();
            claims[*a].witness != claims[*b].witness && met >= SAME_ALLEGATION && 2 * met >= own.len().min(theirs.len())
        });
        links.extend(same.map(|(a, _)| (*a, *b)));
    }
    links
}

/// Claims of different witnesses whose statements an alignment carries.
fn carried(n_witnesses: usize, claims: &[Attributed<'_>], aligned: &Aligned) -> Vec<(usize, usize)> {
    let mut by_witness: Vec<Vec<usize>> = vec![Vec::new(); n_witnesses];
    for (index, at) in claims.iter().enumerate() {
        by_witness[at.witness].push(index);
    }
    let denies = |index: usize| claims[index].claim.stance == Stance::Denies;
    let mut links = Vec::new();
    for (index, at) in claims.iter().enumerate() {
        let places = aligned.everywhere(at.place()).filter(|(_, there)| there.witness > at.witness);
        for (_, there) in places.filter(|(own, _)| share(at.claim.span, *own) >= CARRIED) {
            let same = by_witness[there.witness].iter().copied().filter(|&other| denies(other) == denies(index));
            let carried = same.filter(|&other| share(claims[other].claim.span, there.span) >= CARRIED);
            links.extend(carried.map(|other| (index, other)));
        }
    }
    links
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

/// Aligned places of other witnesses that stand in nobody's mouth and say most of the statement.
fn flat(witnesses: &[Annotated], what: &[Place], aligned: &Aligned) -> Vec<Place> {
    // Many reports put one claim, and their places meet in the same ones: each is read once.
    let mut stems: FxHashMap<Place, Vec<String>> = FxHashMap::default();
    let mut free: FxHashMap<Place, bool> = FxHashMap::default();
    let mut found = BTreeSet::new();
    for &place in what {
        let wanted = matter_stems(&witnesses[place.witness].layout, place.span);
        // "The work could begin" does not state as a fact that it will.
        let held = aligned.agreeing_everywhere(place).filter(|(own, _)| share(place.span, *own) >= CARRIED);
        for (_, there) in held {
            let report = &witnesses[there.witness];
            if found.contains(&there) || !*free.entry(there).or_insert_with(|| is_nobodys(report, there.span)) {
                continue;
            }
            let own = stems.entry(there).or_insert_with(|| matter_stems(&report.layout, there.span));
            if share_held(&wanted, own) >= CARRIED {
                found.insert(there);
            }
        }
    }
    found.into_iter().collect()
}

/// True for a place that no quote and no claim has a part of.
fn is_nobodys(report: &Annotated, span: Span) -> bool {
    let quotes = report.annotations.quotes.iter().map(|quote| quote.span);
    let claims = report.annotations.claims.iter().map(|claim| claim.span);
    !quotes.chain(claims).any(|said| said.overlaps(span))
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
        let found = claims(&reports, &Collation::default(), &[]).groups;
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
        let found = claims(&reports, &align(&reports, "the dam was unsafe", "The dam was unsafe"), &[]).groups;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].unattributed.len(), 1);
        assert!(claims(&reports, &Collation::default(), &[]).groups.is_empty());
    }

    #[test]
    fn an_alignment_of_something_else_states_nothing_flat() {
        let reports = [
            report(
                "Orla Finn said: We leave by boat at dawn.",
                &[("We leave by boat at dawn", "Orla Finn", Stance::Asserts)],
            ),
            report("Orla Finn, who keeps goats, slept.", &[]),
        ];
        let collation =
            align(&reports, "Orla Finn said: We leave by boat at dawn", "Orla Finn, who keeps goats, slept");
        assert!(claims(&reports, &collation, &[]).groups.is_empty());
    }

    #[test]
    fn a_bare_condition_is_no_claim() {
        let text = "The bridge opens in May, the mayor said, if the river lets it.";
        let reports = [
            report(text, &[("if the river lets it", "the mayor", Stance::Asserts)]),
            report("The bridge opens in May, if the river lets it.", &[]),
        ];
        let collation = align(&reports, text, "The bridge opens in May, if the river lets it.");
        assert!(claims(&reports, &collation, &[]).groups.is_empty());
        let circumstance = |text: &str| {
            let layout = Layout::new(text.into(), "en");
            is_circumstance(&layout, Span::new(0, text.len()))
        };
        assert!(circumstance("after the vote was held,") && !circumstance("if it snows, nobody leaves"));
    }

    #[test]
    fn a_denial_goes_to_the_allegation_against_its_speaker() {
        let text = "Inspectors accused the miller of fraud. A letter says the first loaf was sold in May. The miller denies \
            that he had any debts.";
        let reports = [report(
            text,
            &[
                ("the miller of fraud", "Inspectors", Stance::Alleges),
                ("the first loaf was sold in May", "A letter", Stance::Asserts),
                ("he had any debts", "The miller", Stance::Denies),
            ],
        )];
        let found = claims(&reports, &Collation::default(), &[]).groups;
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].what, [Place::new(0, Span::new(19, 38))]);
    }

    #[test]
    fn a_denial_of_something_else_stays_alone() {
        let text = "A letter says the first loaf was sold in May. The miller denies that he had any debts.";
        let claimed = [
            ("the first loaf was sold in May", "A letter", Stance::Asserts),
            ("he had any debts", "The miller", Stance::Denies),
        ];
        let found = claims(&[report(text, &claimed)], &Collation::default(), &[]).groups;
        assert_eq!(found.iter().map(|group| group.by.len()).collect::<Vec<_>>(), [1]);
    }

    #[test]
    fn allegations_in_other_words_against_one_company_are_one() {
        let reports = [
            report(
                "Inspectors accused Garrick Mills of having billed for granite and laid sandstone in 2016.",
                &[(
                    "Garrick Mills of having billed for granite and laid sandstone in 2016",
                    "Inspectors",
                    Stance::Alleges,
                )],
            ),
            report(
                "An audit accused Garrick Mills, which rebuilt it in 2016, of giving cheaper stone than it had billed for.",
                &[(
                    "Garrick Mills, which rebuilt it in 2016, of giving cheaper stone than it had billed for",
                    "An audit",
                    Stance::Alleges,
                )],
            ),
        ];
        assert_eq!(claims(&reports, &Collation::default(), &[]).groups.len(), 1);
    }
}
