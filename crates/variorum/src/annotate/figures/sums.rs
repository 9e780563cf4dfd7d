//! Parts and wholes among the figures of a report, as its text relates them.
//!
//! Three relations are read, each only from its own words:
//! - *share and rest*: "137 of the crew … the other 101": the rest closes the sum of a whole named shortly before;
//! - *opened*: "Of the 47, 30 went home … the other 17": the first words name the whole, so the sum is certain;
//! - *pair*: "30 men and 17 women", where a count just before is exactly what they make: "47 people";
//! - *total*: "30 men, 12 women and 5 children, 47 in all": a list and its total in one sentence;
//! - *listing*: "47 people: 30 men and 17 women", "47 people, including 30 men and 17 women": taken only where it adds
//!   up, because such a list need not be complete.
//!
//! Limits: nothing across distant paragraphs; nothing for shares in percent.

use crate::annotate::{Figure, Sum};
use crate::text::{Layout, fold, stem};

use super::words::Words;

/// Sentences between a rest and the whole it belongs to, at most: wider, another count of the same noun comes between.
const REACH: usize = 4;

/// Counts before a rest among which part and whole are looked for.
const FITTING: usize = 8;

/// Wholes from which an exact sum is hardly chance: smaller ones come about by themselves.
const LEAST_FITTING: f64 = 12.0;

/// The sums that the text itself states, by whole, then by parts.
pub(super) fn sums(layout: &Layout, figures: &[Figure]) -> Vec<Sum> {
    let counts: Vec<Count> =
        figures.iter().enumerate().filter_map(|(index, figure)| Count::new(layout, figure, index)).collect();
    let mut found: Vec<Sum> = Vec::new();
    for (at, count) in counts.iter().enumerate() {
        if count.is_rest {
            found.extend(
                opened_and_rest(&counts, at)
                    .or_else(|| share_and_rest(&counts, at))
                    .or_else(|| fitting_rest(&counts, at)),
            );
        }
        if count.is_total {
            found.extend(list_and_total(&counts, at));
        }
        found.extend(whole_and_list(layout, &counts, at));
        found.extend(pair_and_whole(layout, &counts, at));
    }
    found.sort_by(|a, b| (a.whole, &a.parts).cmp(&(b.whole, &b.parts)));
    found.dedup();
    found
}

/// A figure that can take part in a sum: a count, with the words around it that relate it.
struct Count {
    figure: usize,
    sentence: usize,
    first: usize,
    /// Behind the number.
    number_end: usize,
    /// Behind the number and its noun.
    end: usize,
    value: f64,
    head: Option<String>,
    /// "137 of the …", "of whom 137".
    is_share: bool,
    /// "…, 52 have power".
    follows_comma: bool,
    /// The 47 of "Of the 47, 30 went home".
    is_opening: bool,
    /// "the other 101", "the remaining 101".
    is_rest: bool,
    /// "47 in all", "for a total of 47".
    is_total: bool,
}

impl Count {
    fn new(layout: &Layout, figure: &Figure, index: usize) -> Option<Self> {
        if figure.unit.is_some() || figure.per.is_some() || figure.high.is_some() || figure.value.fract() != 0.0 {
            return None;
        }
        let sentence = layout.sentence_at(figure.span.start)?;
        let words = Words::new(layout, &layout.sentences[sentence]);
        let covered = layout.tokens_in(figure.span);
        let noun_end = figure.counts.map_or(covered.end, |counts| layout.tokens_in(counts).end);
        let before = |steps| words.low_before(covered.start, steps);
        let head = figure.counts.map(|counts| head(layout.slice(counts)));
        Some(Self {
            figure: index,
            sentence,
            first: covered.start,
            number_end: covered.end,
            end: noun_end.max(covered.end),
            value: figure.value,
            head,
            is_share: is_share(&words, covered.start, covered.end),
            follows_comma: words.raw_before(covered.start) == ",",
            is_opening: before(1) == "the" && before(2) == "of",
            is_rest: matches!((&*before(2), &*before(1)), ("the", "other" | "remaining" | "rest")),
            is_total: is_total(&words, covered.start, noun_end.max(covered.end)),
        })
    }

    fn counts_like(&self, other: &Self) -> bool {
        match (&self.head, &other.head) {
            (Some(a), Some(b)) => a == b,
            _ => true,
        }
    }
}

/// Stem of a phrase's last word.
fn head(phrase: &str) -> String {
    stem(&fold(phrase.rsplit([' ', '-', '\u{a0}']).next().unwrap_or(phrase)))
}

fn is_share(words: &Words<'_>, first: usize, end: usize) -> bool {
    let behind = words.low(end) == "of"
        && matches!(&*words.low(end + 1), "the" | "them" | "those" | "these" | "whom" | "which" | "its" | "their");
    let comma = usize::from(words.raw_before(first) == ",");
    let before = words.low_before(first, comma + 2) == "of"
        && matches!(&*words.low_before(first, comma + 1), "whom" | "which" | "them" | "these" | "those");
    behind || before
}

fn is_total(words: &Words<'_>, first: usize, end: usize) -> bool {
    let behind =
        matches!((&*words.low(end), &*words.low(end + 1)), ("in", "all" | "total")) || words.low(end) == "altogether";
    let before = words.low_before(first, 1) == "of"
        && words.low_before(first, 2) == "total"
        && words.low_before(first, 3) == "a"
        && words.low_before(first, 4) == "for";
    behind || before
}

/// "Of the 47, 30 went home. The other 17 stayed."
fn opened_and_rest(counts: &[Count], rest: usize) -> Option<Sum> {
    let near = |at: &usize| counts[rest].sentence - counts[*at].sentence <= 1 && counts[*at - 1].is_opening;
    let part = (1..rest).rev().find(near)?;
    let (part_at, rest_at) = (part, rest);
    let (whole, part, rest) = (&counts[part - 1], &counts[part], &counts[rest]);
    // What stands between ("of the 90 villages in the valley, 52 …") ends at the comma before the part.
    let joined = whole.sentence == part.sentence
        && (whole.end + 1 == part.first || rest_at == part_at + 1 && part.follows_comma);
    let smaller = part.value < whole.value && rest.value < whole.value;
    (joined && smaller).then(|| Sum { whole: whole.figure, parts: vec![part.figure, rest.figure] })
}

/// A rest behind counts of other things: taken only where one earlier part and one whole add up exactly.
fn fitting_rest(counts: &[Count], rest: usize) -> Option<Sum> {
    let near = |at: &usize| counts[rest].sentence - counts[*at].sentence <= REACH && !counts[*at].is_rest;
    let earlier: Vec<usize> = (0..rest).rev().filter(near).take(FITTING).collect();
    earlier.iter().enumerate().find_map(|(nth, &part)| {
        let whole = earlier[nth + 1..].iter().copied().find(|&whole| {
            let alike = counts[whole].counts_like(&counts[part]) && counts[whole].counts_like(&counts[rest]);
            alike
                && counts[part].value + counts[rest].value == counts[whole].value
                && counts[whole].value >= LEAST_FITTING
        })?;
        Some(Sum { whole: counts[whole].figure, parts: vec![counts[part].figure, counts[rest].figure] })
    })
}

/// "There were 30 men and 17 women" behind "47 people": two counts side by side that make an earlier one exactly.
fn pair_and_whole(layout: &Layout, counts: &[Count], first: usize) -> Option<Sum> {
    let (a, b) = (&counts[first], counts.get(first + 1)?);
    let beside = a.sentence == b.sentence && b.first == a.end + 1 && &*fold(layout.token(a.end)) == "and";
    if !beside || a.head.is_none() || a.head == b.head {
        return None;
    }
    let near = |count: &&Count| a.sentence - count.sentence <= REACH && count.sentence < a.sentence;
    let fits = |count: &&Count| {
        count.head.is_some() && !count.is_share && count.value == a.value + b.value && count.value >= LEAST_FITTING
    };
    let whole = counts[..first].iter().rev().filter(near).find(fits)?;
    Some(Sum { whole: whole.figure, parts: vec![a.figure, b.figure] })
}

/// "The 238 … 137 of them … the other 101": the whole is the nearest earlier count of the same thing.
///
/// Without "of" at the first part the sum is taken only where it adds up: any count may stand between.
fn share_and_rest(counts: &[Count], rest: usize) -> Option<Sum> {
    let near = |count: &&Count| counts[rest].sentence - count.sentence <= REACH && count.counts_like(&counts[rest]);
    let mut earlier = counts[..rest].iter().rev().filter(near).filter(|count| !count.is_rest);
    let part = earlier.next()?;
    let share = counts[..rest].iter().rev().find(|share| share.is_share && share.number_end + 2 == part.first);
    if let Some(share) = share.filter(|share| share.value <= part.value) {
        // "110 of the 212 sailors": the part stands before its whole.
        return Some(Sum { whole: part.figure, parts: vec![share.figure, counts[rest].figure] });
    }
    let mut parts = vec![part.figure, counts[rest].figure];
    let mut total = part.value + counts[rest].value;
    for whole in earlier.take(3) {
        let named = whole.head.is_some() && (whole.head == counts[rest].head || whole.head == part.head);
        if whole.value >= part.value.max(counts[rest].value) && !whole.is_share && (named || whole.value == total) {
            let certain = part.is_share && named;
            parts.sort_unstable();
            return (certain || total == whole.value).then_some(Sum { whole: whole.figure, parts });
        }
        if !whole.is_share {
            return None;
        }
        parts.push(whole.figure);
        total += whole.value;
    }
    None
}

/// "30 men, 12 women and 5 children, 47 in all".
fn list_and_total(counts: &[Count], total: usize) -> Option<Sum> {
    let mut parts: Vec<&Count> = Vec::new();
    let mut next = None;
    for count in counts[..total].iter().rev().take_while(|count| count.sentence == counts[total].sentence) {
        if next.is_some_and(|next: usize| next.saturating_sub(count.end) > 2) {
            break;
        }
        next = Some(count.first);
        parts.push(count);
    }
    let fits = parts.len() >= 2 && parts.iter().all(|part| part.head.is_some() && part.value < counts[total].value);
    fits.then(|| Sum { whole: counts[total].figure, parts: parts.iter().rev().map(|part| part.figure).collect() })
}

/// "47 people: 30 men and 17 women", "47 people, including …": only where it adds up.
fn whole_and_list(layout: &Layout, counts: &[Count], whole: usize) -> Option<Sum> {
    let start = &counts[whole];
    let words = Words::new(layout, &layout.sentences[start.sentence]);
    let list = &counts[whole + 1..];
    let first = list.first().filter(|part| part.sentence == start.sentence && part.first <= start.end + 4)?;
    let opened = (start.end..first.first)
        .any(|at| matches!(&*words.low(at), ":" | "(" | "—" | "–" | "-" | "including" | "comprising"));
    let link = words.low(first.end);
    let first_link = matches!(&*link, "for" | "from" | "in" | "against" | "with" | "on").then_some(&*link);
    let mut parts = Vec::new();
    let mut sum = 0.0;
    let mut end = first.first;
    for part in list.iter().take_while(|part| part.sentence == start.sentence) {
        // "18 for the prosecution and 13 for the defence": parts told by what they are for.
        let told_alike = first_link.is_some_and(|link| &*words.low(part.end) == link) && part.first <= end + 5;
        if (part.first.saturating_sub(end) > 2 || part.head.is_none()) && !told_alike {
            break;
        }
        sum += part.value;
        parts.push(part.figure);
        end = part.end;
    }
    (opened && parts.len() >= 2 && sum == start.value).then_some(Sum { whole: start.figure, parts })
}

#[cfg(test)]
mod tests {
    use super::super::figures;
    use crate::annotate::Header;
    use crate::text::Layout;

    /// Sums as `whole = part + part`.
    fn check(text: &str, expected: &[&str]) {
        let layout = Layout::new(text.into(), "en");
        let (found, sums) = figures(&layout, &Header::default(), &[], &[]);
        let shown: Vec<String> = sums
            .iter()
            .map(|sum| {
                let parts: Vec<String> = sum.parts.iter().map(|&part| found[part].value.to_string()).collect();
                format!("{} = {}", found[sum.whole].value, parts.join(" + "))
            })
            .collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn the_rest_closes_a_sum() {
        check(
            "The 212 sailors landed with 9 cooks. It fined 110 of the sailors. The other 102 sailors went home.",
            &["212 = 110 + 102"],
        );
        check("It fined 110 of the 212 sailors; the remaining 90 went home.", &["212 = 110 + 90"]);
        check("Of the 40 goats, 25 came home. The other 12 were lost.", &["40 = 25 + 12"]);
        check("Some 40 people came. They paid 90 crowns; 25 left early. The other 15 stayed.", &["40 = 25 + 15"]);
        check("It carried 47 people. There were 30 men and 17 women on board.", &["47 = 30 + 17"]);
        check("There were 50 goats. Later 30 goats came. The other 15 goats died.", &[]);
    }

    #[test]
    fn a_list_may_tell_its_total() {
        check("It took 30 men, 12 women and 5 boys, 47 in all.", &["47 = 30 + 12 + 5"]);
        check("It took 47 people, including 30 men and 17 women.", &["47 = 30 + 17"]);
        check("It took 47 people, including 3 men and 17 women.", &[]);
    }
}
