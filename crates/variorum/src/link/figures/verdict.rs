//! How two versions of one quantity stand to each other.
//!
//! Each version is read as the interval of values that it allows; versions that no value satisfies differ.

use crate::annotate::{Approx, Figure};

use super::super::Verdict;

/// How far "about" may miss, as a share of the value, where its last stated digit is finer. Newsrooms round "about"
/// and "nearly" to one or two digits, so a tenth covers their usual rounding.
const ABOUT: f64 = 0.1;

/// Values from which a number with trailing zeros may be a rounding; below, counts are given to the unit.
const ROUNDED_FROM: f64 = 20.0;

/// How far a rounding may stand from what it rounds, as a share: beyond it, a reader sees two numbers.
const ROUNDING: f64 = 0.05;

/// The verdict on two versions: agree, compatible or differ.
pub(super) fn pair(a: &Figure, b: &Figure) -> Verdict {
    if a.unit != b.unit || a.per != b.per {
        return Verdict::Differ;
    }
    if a.value == b.value && a.high == b.high {
        return if a.approx == b.approx { Verdict::Agree } else { Verdict::Compatible };
    }
    if compatible(a, b) { Verdict::Compatible } else { Verdict::Differ }
}

/// True where one value satisfies both, or one is a rounding of the other.
fn compatible(a: &Figure, b: &Figure) -> bool {
    let ((a_low, a_high), (b_low, b_high)) = (allowed(a), allowed(b));
    let plain = |figure: &Figure| matches!(figure.approx, Approx::Exact | Approx::About) && figure.high.is_none();
    let meet = a_low <= b_high && b_low <= a_high;
    meet || (plain(a) && plain(b) && (rounds_to(a.value, b.value) || rounds_to(b.value, a.value)))
}

/// The values that a version allows, ends included.
pub(super) fn allowed(figure: &Figure) -> (f64, f64) {
    let value = figure.value;
    match figure.approx {
        Approx::Exact => (value, figure.high.unwrap_or(value)),
        Approx::About => {
            let slack = (value.abs() * ABOUT).max(last_digit(value) / 2.0);
            (value - slack, value + slack)
        }
        Approx::AtLeast => (value, f64::INFINITY),
        Approx::AtMost => (f64::NEG_INFINITY, value),
        Approx::Range => (value, figure.high.unwrap_or(value)),
    }
}

/// True where `exact` rounded to the digits that `round` states gives `round`: 1.375 billion, 1.4 billion.
fn rounds_to(exact: f64, round: f64) -> bool {
    let step = last_digit(round);
    let miss = (exact - round).abs();
    round.abs() >= ROUNDED_FROM && step > 1.0 && miss <= step / 2.0 && miss <= round.abs() * ROUNDING
}

/// Size of the last digit that a value states, trailing zeros taken for rounding: 100,000 for 8.6 million.
pub(super) fn last_digit(value: f64) -> f64 {
    let mut step = 1.0;
    while value != 0.0 && step < value.abs() && (value / (step * 10.0)).fract().abs() < 1e-9 {
        step *= 10.0;
    }
    step
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn figure(value: f64, approx: Approx) -> Figure {
        Figure { span: Span::default(), value, high: None, unit: None, per: None, approx, counts: None }
    }

    fn check(a: (f64, Approx), b: (f64, Approx), expected: Verdict) {
        assert_eq!(pair(&figure(a.0, a.1), &figure(b.0, b.1)), expected, "{a:?} {b:?}");
        assert_eq!(pair(&figure(b.0, b.1), &figure(a.0, a.1)), expected, "{b:?} {a:?}");
    }

    #[test]
    fn what_can_hold_together_is_compatible() {
        check((80_000.0, Approx::AtLeast), (86_000.0, Approx::Exact), Verdict::Compatible);
        check((8e9, Approx::About), (8e9, Approx::Exact), Verdict::Compatible);
        check((1.4e9, Approx::Exact), (1.375e9, Approx::Exact), Verdict::Compatible);
        check((40_000.0, Approx::AtMost), (40_000.0, Approx::Exact), Verdict::Compatible);
    }

    #[test]
    fn what_cannot_hold_together_differs() {
        check((12.0, Approx::Exact), (15.0, Approx::Exact), Verdict::Differ);
        check((20.0, Approx::AtLeast), (15.0, Approx::Exact), Verdict::Differ);
        check((1.4e9, Approx::Exact), (1.5e9, Approx::Exact), Verdict::Differ);
    }

    #[test]
    fn a_rate_that_one_lacks_differs() {
        let yearly = Figure { per: Some("year".into()), ..figure(6e6, Approx::Exact) };
        assert_eq!(pair(&yearly, &figure(6e6, Approx::Exact)), Verdict::Differ);
    }
}
