//! Joins two quantities that a text gives as the ends of one range.

use super::measures::{Quantity, quantity};
use super::words::{Words, is_dash};

/// A quantity and, where it is a range, its upper end.
#[derive(Clone, Debug)]
pub(super) struct Ranged {
    pub low: Quantity,
    pub high: Option<f64>,
    /// True where "between" or "from" stands before and belongs to the range.
    pub opened: bool,
}

/// The quantity at token `at`, with the other end of its range if it has one.
pub(super) fn ranged(words: &Words<'_>, at: usize) -> Option<Ranged> {
    let between = words.low_before(at, 1) == "between";
    let mut low = quantity(words, at, !between)?;
    let alone = |low| Some(Ranged { low, high: None, opened: false });
    let Some((next, link)) = link(words, low.end, between) else { return alone(low) };
    let Some(high) = quantity(words, next, !between).filter(|high| high.first == next) else { return alone(low) };
    let change = link == Link::To && words.low_before(low.first, 1) == "from" && !spans(words, low.first);
    let Some(start) = scaled_like(&low, &high) else { return alone(low) };
    if change {
        // "from 10 to 20 percent" tells two values of one thing: the first takes the unit of the second.
        if low.unit.is_none() && !high.unit.as_deref().is_some_and(is_time) {
            low.unit.clone_from(&high.unit);
            low.scale *= start / low.value;
            low.value = start;
        }
        return alone(low);
    }
    if link == Link::Or && high.value - start > 2.0 * start {
        return alone(low);
    }
    let opened = between || (words.low_before(low.first, 1) == "from" && link == Link::To);
    let joined = Quantity { end: high.end, value: start, unit: high.unit.or(low.unit), per: high.per, ..low };
    Some(Ranged { low: joined, high: Some(high.value), opened })
}

fn is_time(unit: &str) -> bool {
    crate::language::english::time_unit(unit).is_some()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Link {
    Dash,
    To,
    Or,
    And,
}

/// What joins two ends, and where the second starts.
fn link(words: &Words<'_>, at: usize, between: bool) -> Option<(usize, Link)> {
    let raw = words.raw(at);
    if is_dash(raw) && words.glued(at) == words.glued(at + 1) || raw == "~" {
        return (!between).then_some((at + 1, Link::Dash));
    }
    let hyphened = words.past_hyphen(at);
    match &*words.low(hyphened) {
        "to" if words.is_hyphen(at) || hyphened == at => Some((words.past_hyphen(hyphened + 1), Link::To)),
        "-" if words.low(hyphened + 1) == "to" => Some((hyphened + 2, Link::To)),
        "or" => Some((at + 1, Link::Or)),
        "and" if between => Some((at + 1, Link::And)),
        _ => None,
    }
}

/// True where "from" opens a range and not a change: "ranging from", "ages from".
fn spans(words: &Words<'_>, first: usize) -> bool {
    matches!(
        &*words.low_before(first, 2),
        "ranging"
            | "ranged"
            | "range"
            | "ranges"
            | "anywhere"
            | "vary"
            | "varying"
            | "varied"
            | "varies"
            | "aged"
            | "ages"
            | "sentences"
    )
}

/// The lower end's value in the scale of the upper ("$20-30 million"); none where the two are no range.
fn scaled_like(low: &Quantity, high: &Quantity) -> Option<f64> {
    let same_unit = low.unit.is_none() || low.unit == high.unit || (high.unit.is_none() && low.per.is_none());
    let shared = low.scale == 1.0 && high.scale > 1.0 && low.value < 1000.0 && low.value * high.scale < high.value;
    let start = if shared { low.value * high.scale } else { low.value };
    (same_unit && start < high.value && start >= 0.0).then_some(start)
}
