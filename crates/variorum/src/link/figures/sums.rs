//! Checks the sums that a report's own words state.

use crate::annotate::{Annotated, Figure, Sum};

use super::super::{FigureGroup, FigureVersion, Verdict};
use super::verdict::allowed;

/// A group for each sum of each witness: the whole, then its parts.
pub(super) fn sums(witnesses: &[Annotated]) -> Vec<FigureGroup> {
    let stated = |(witness, annotated): (usize, &Annotated)| -> Vec<FigureGroup> {
        annotated.annotations.sums.iter().map(|sum| group(witness, annotated, sum)).collect()
    };
    witnesses.iter().enumerate().flat_map(stated).collect()
}

fn group(witness: usize, annotated: &Annotated, sum: &Sum) -> FigureGroup {
    let figures = &annotated.annotations.figures;
    let whole = &figures[sum.whole];
    let mut indexes = vec![sum.whole];
    indexes.extend(&sum.parts);
    let named = indexes.iter().find_map(|&index| figures[index].counts).unwrap_or(whole.span);
    let parts: Vec<&Figure> = sum.parts.iter().map(|&part| &figures[part]).collect();
    FigureGroup {
        what: annotated.layout.slice(named).to_owned(),
        versions: indexes.into_iter().map(|figure| FigureVersion { witness, figure }).collect(),
        verdict: if adds_up(whole, &parts) { Verdict::AddsUp } else { Verdict::DoesNotAddUp },
    }
}

/// True where some values that the parts allow add up to one that the whole allows.
fn adds_up(whole: &Figure, parts: &[&Figure]) -> bool {
    let (low, high) =
        parts.iter().map(|part| allowed(part)).fold((0.0, 0.0), |sum, part| (sum.0 + part.0, sum.1 + part.1));
    let (least, most) = allowed(whole);
    low <= most && least <= high
}
