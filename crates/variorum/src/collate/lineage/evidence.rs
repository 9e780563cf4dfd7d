//! What speaks for a lineage beside the text: shares, order, dates, credits, agencies told.
//!
//! In: witnesses and a relation. Out: its evidence in words, its direction, its agency, who credits nobody.
//!
//! "told AFP" inside the text is evidence of the source, never credit: the reader of a copy is not told by it
//! who wrote the copy.

use super::super::{Evidence, EvidenceKind, HiddenSource, Lineage, Place, Relation, SourceNode};
use super::carried::{Carried, Pair};
use super::editions::same_outlet;
use super::told::Told;
use crate::annotate::Annotated;
use crate::text::Span;

/// Places cited for a share: enough to look at, the longest first.
const CITED_PAIRS: usize = 3;

/// Evidence from what two witnesses share: how much, and in which order.
pub(super) fn sharing(told: &[Vec<Told>], line: &Lineage, pair: &Pair) -> Vec<Evidence> {
    let mut longest: Vec<(Place, Place)> = pair.places.clone();
    longest.sort_unstable_by_key(|(a, b)| (std::cmp::Reverse(a.span.len()), *a, *b));
    let cite: Vec<Place> = longest.iter().take(CITED_PAIRS).flat_map(|&(a, b)| [a, b]).collect();
    let percent = |share: f64| (share * 100.0).round();
    let share = Evidence {
        kind: EvidenceKind::Share,
        note: format!(
            "{} in 100 words of one and {} in 100 of the other stand aligned",
            percent(line.share_a),
            percent(line.share_b)
        ),
        cite,
    };
    let kept = in_kept_order(&pair.places);
    let order = (pair.places.len() > 2).then(|| Evidence {
        kind: EvidenceKind::Order,
        note: format!("{kept} of {} shared places stand in the same order", pair.places.len()),
        cite: Vec::new(),
    });
    let told = [line.a, line.b].into_iter().find_map(|witness| first_told(told, witness));
    std::iter::once(share).chain(order).chain(told.map(|(_, evidence)| evidence)).collect()
}

/// Number of shared places in the longest run that both witnesses have in the same order.
fn in_kept_order(places: &[(Place, Place)]) -> usize {
    let mut sorted: Vec<&(Place, Place)> = places.iter().collect();
    sorted.sort_by_key(|(a, _)| a.span);
    let mut ends: Vec<Span> = Vec::new();
    for (_, b) in sorted {
        let at = ends.partition_point(|&end| end < b.span);
        if at == ends.len() {
            ends.push(b.span);
        } else {
            ends[at] = b.span;
        }
    }
    ends.len()
}

/// The parent, where the direction is known: by what was cut, unless the dates say the opposite; else by dates,
/// else by who carries an agency's credit.
pub(super) fn direction(
    witnesses: &[Annotated],
    line: &mut Lineage,
    parent: usize,
    child: usize,
    by_cut: bool,
) -> Option<usize> {
    let published = |witness: usize| witnesses[witness].annotations.header.published.as_ref().map(|p| p.date);
    if let (Some(first), Some(second)) = (published(parent), published(child))
        && first != second
    {
        let earlier = if first < second { parent } else { child };
        line.evidence.push(Evidence {
            kind: EvidenceKind::Date,
            note: format!("one is dated {}, the other {}", first.min(second), first.max(second)),
            cite: Vec::new(),
        });
        return (earlier == parent || !by_cut).then_some(earlier);
    }
    if by_cut {
        line.evidence.push(Evidence {
            kind: EvidenceKind::Cut,
            note: "the source has what the copy shares with anybody, and more".into(),
            cite: Vec::new(),
        });
        return Some(parent);
    }
    let credited = |witness: usize| witnesses[witness].annotations.header.credit.is_some();
    match (credited(parent), credited(child)) {
        (true, false) => Some(parent),
        (false, true) => Some(child),
        _ => None,
    }
}

/// Sets the agency of a relation and who carries text without naming whom it comes from.
pub(super) fn credit(witnesses: &[Annotated], told: &[Vec<Told>], line: &mut Lineage) {
    match line.relation {
        Relation::Independent => {}
        Relation::Derived => {
            let Some(parent) = line.from else {
                line.agency = common_agency(witnesses, told, &[line.a, line.b]).map(|(agency, _)| agency);
                return;
            };
            let child = if parent == line.a { line.b } else { line.a };
            take_credit(witnesses, told, line, parent);
            // What an outlet took over from its own earlier text it need not credit.
            let named = names_source(witnesses, child, parent, line.agency.as_deref())
                || same_outlet(&witnesses[child], &witnesses[parent]);
            if !named {
                line.uncredited.push(child);
            }
        }
        Relation::CommonSource => {
            if let Some(SourceNode::Witness(source)) = line.source {
                take_credit(witnesses, told, line, source);
            }
            if let Some(agency) = line.agency.clone() {
                let lacking = [line.a, line.b].into_iter().filter(|&w| credited(witnesses, w) != Some(agency.as_str()));
                line.uncredited = lacking.collect();
            }
        }
    }
}

fn take_credit(witnesses: &[Annotated], told: &[Vec<Told>], line: &mut Lineage, source: usize) {
    if let Some(credit) = &witnesses[source].annotations.header.credit {
        line.evidence.push(Evidence {
            kind: EvidenceKind::Credit,
            note: format!("the source is credited to {}", credit.agency),
            cite: vec![Place::new(source, credit.span)],
        });
        line.agency = Some(credit.agency.clone());
    } else {
        line.agency = first_told(told, source).map(|(agency, _)| agency);
    }
}

fn credited(witnesses: &[Annotated], witness: usize) -> Option<&str> {
    witnesses[witness].annotations.header.credit.as_ref().map(|credit| credit.agency.as_str())
}

/// True where a copy's credit names the agency or the outlet that it was copied from.
fn names_source(witnesses: &[Annotated], child: usize, parent: usize, agency: Option<&str>) -> bool {
    let outlet = witnesses[parent].report.stated.outlet.as_deref();
    credited(witnesses, child).is_some_and(|named| agency == Some(named) || outlet == Some(named))
}

/// The hidden source of pairs of witnesses that come from it.
pub(super) fn hidden_source(
    witnesses: &[Annotated],
    told: &[Vec<Told>],
    carried: &Carried,
    pairs: &[(usize, usize)],
) -> HiddenSource {
    let mut members: Vec<usize> = pairs.iter().flat_map(|&(a, b)| [a, b]).collect();
    members.sort_unstable();
    members.dedup();
    let found = common_agency(witnesses, told, &members);
    let (agency, mut evidence) = found.map_or((None, Vec::new()), |(agency, evidence)| (Some(agency), evidence));
    let longest = |key: &(usize, usize)| {
        let places = carried.pairs.get(key).map_or(&[][..], |pair| pair.places.as_slice());
        places.iter().max_by_key(|(a, b)| (a.span.len(), std::cmp::Reverse((*a, *b)))).copied()
    };
    let note = match pairs.len() {
        1 => "two reports share wording that neither can have taken from the other".to_owned(),
        several => format!("{several} pairs of reports share wording that neither can have taken from the other"),
    };
    let cite = pairs.iter().filter_map(longest).take(CITED_PAIRS).flat_map(|(a, b)| [a, b]).collect();
    evidence.push(Evidence { kind: EvidenceKind::Share, note, cite });
    HiddenSource { agency, evidence }
}

/// The agency that most members credit or say they were told by; none where two agencies tie.
fn common_agency(witnesses: &[Annotated], told: &[Vec<Told>], members: &[usize]) -> Option<(String, Vec<Evidence>)> {
    let mut named: std::collections::BTreeMap<String, Vec<Evidence>> = std::collections::BTreeMap::new();
    for &member in members {
        let credit = witnesses[member].annotations.header.credit.as_ref().map(|credit| {
            let note = format!("a report is credited to {}", credit.agency);
            (
                credit.agency.clone(),
                Evidence { kind: EvidenceKind::Credit, note, cite: vec![Place::new(member, credit.span)] },
            )
        });
        if let Some((agency, evidence)) = credit.or_else(|| first_told(told, member)) {
            named.entry(agency).or_default().push(evidence);
        }
    }
    let most = named.values().map(Vec::len).max()?;
    let mut best = named.into_iter().filter(|(_, evidence)| evidence.len() == most);
    let first = best.next()?;
    best.next().is_none().then_some(first)
}

/// The agency that a speaker in the report is said to have told: "he told AFP".
fn first_told(told: &[Vec<Told>], index: usize) -> Option<(String, Evidence)> {
    let first = told[index].first()?;
    let note = format!("its text was told to {}", first.agency);
    let cite = vec![Place::new(index, first.phrase)];
    Some((first.agency.clone(), Evidence { kind: EvidenceKind::Told, note, cite }))
}
