//! Lists that their first words open: "Of the 412 million euros, 260 million …, 97 million … and 55 million …".
//!
//! In: the figures of one sentence. Out: their units, where only the whole bears it; and the sum that they state.
//!
//! Method: the whole stands behind "of the" at the head of its clause and a comma behind it; what follows in the
//! sentence and could be a part is one. Such a list need not be complete, so a sum is stated only where "and" closes
//! the list and it comes to the whole, to more than it, or to so near it that nothing else can be meant.

use crate::annotate::{Figure, Sum};
use crate::language::english::{NumberWord, number_word};

use super::words::Words;

/// Tokens between the whole and its comma: "of the 412 million euros that the assembly voted on Wednesday,".
const LONGEST_WHOLE: usize = 8;

/// Share of the whole from which a shorter list of three or more still means all of it.
const NEARLY_ALL: f64 = 0.9;

/// How far, as a share of the whole, a sum of rounded amounts ("1.4 billion") may lie off without a word said.
const ROUNDING: f64 = 0.05;

/// A whole and its parts, by index among the figures of the sentence.
struct Opened {
    whole: usize,
    parts: Vec<usize>,
}

/// Gives the parts of an opened list the unit of their whole.
pub(super) fn share_unit(words: &Words<'_>, figures: &mut [Figure]) {
    let Some(Opened { whole, parts }) = opened(words, figures) else { return };
    for part in parts {
        figures[part].unit = figures[whole].unit.clone();
    }
}

/// "55 million of that" is money where a larger sum of money was named just before; `first` opens the sentence.
pub(super) fn share_money_before(words: &Words<'_>, figures: &mut [Figure], first: usize) {
    for at in first.max(1)..figures.len() {
        let part = &figures[at];
        let end = words.layout.tokens_in(part.span).end;
        let of_that = words.low(end) == "of" && matches!(&*words.low(end + 1), "that" | "it" | "this");
        if !of_that || part.unit.is_some() || !has_scale(words, part) {
            continue;
        }
        let near = &figures[at.saturating_sub(LOOK_BACK)..at];
        let whole = near.iter().rev().find(|whole| is_money(whole) && whole.value > part.value);
        figures[at].unit = whole.and_then(|whole| whole.unit.clone());
    }
}

/// Figures back among which the money is looked for that "of that" means.
const LOOK_BACK: usize = 3;

fn is_money(figure: &Figure) -> bool {
    figure.unit.as_deref().is_some_and(|unit| unit.len() == 3 && unit.bytes().all(|b| b.is_ascii_uppercase()))
}

/// The sum that an opened list states; indexes count from the sentence's first figure.
pub(super) fn sum(words: &Words<'_>, figures: &[Figure]) -> Option<Sum> {
    let Opened { whole, parts } = opened(words, figures)?;
    let last = words.layout.tokens_in(figures[*parts.last()?].span).start;
    let closed = parts.len() >= 2 && words.low_before(last, 1) == "and";
    let total: f64 = parts.iter().map(|&part| figures[part].value).sum();
    let value = figures[whole].value;
    let rounded = parts.iter().chain([&whole]).any(|&at| words.layout.slice(figures[at].span).contains('.'));
    let off = (total - value).abs();
    let meant = total >= value || parts.len() >= 3 && total >= NEARLY_ALL * value;
    let sure = off == 0.0 || !rounded || off > ROUNDING * value;
    (closed && meant && sure).then_some(Sum { whole, parts })
}

fn opened(words: &Words<'_>, figures: &[Figure]) -> Option<Opened> {
    let whole = figures.iter().position(|figure| opens(words, figure))?;
    let parts: Vec<usize> =
        (whole + 1..figures.len()).filter(|&part| is_part(words, &figures[whole], &figures[part])).collect();
    let other = (whole + 1..figures.len()).any(|at| is_share(words, &figures[at]));
    (!parts.is_empty() && !other).then_some(Opened { whole, parts })
}

/// "Of the 412 million euros," at the head of a clause.
fn opens(words: &Words<'_>, figure: &Figure) -> bool {
    let covered = words.layout.tokens_in(figure.span);
    let of = match &*words.low_before(covered.start, 1) {
        "the" | "those" | "these" if words.low_before(covered.start, 2) == "of" => covered.start - 2,
        "of" => covered.start - 1,
        _ => return false,
    };
    let heads = of == words.start || matches!(words.raw_before(of), "," | ";" | ":" | "“" | "\"" | "‘" | "and" | "but");
    let noun_end = figure.counts.map_or(covered.end, |counts| words.layout.tokens_in(counts).end.max(covered.end));
    let comma = (noun_end..noun_end + LONGEST_WHOLE).find(|&at| words.raw(at) == "," || words.is_number(at));
    heads && figure.high.is_none() && figure.per.is_none() && comma.is_some_and(|at| words.raw(at) == ",")
}

fn is_part(words: &Words<'_>, whole: &Figure, part: &Figure) -> bool {
    let plain = part.high.is_none() && part.per.is_none() && part.value < whole.value && part.value > 0.0;
    let alike = match (&whole.unit, &part.unit) {
        (Some(whole), Some(part)) => whole == part,
        // Money is told in millions; a small number behind it counts something else.
        (Some(_), None) => part.counts.is_none() && has_scale(words, part),
        (None, None) => part.counts.is_none() || part.counts.is_some() && whole.counts.is_none(),
        (None, Some(_)) => false,
    };
    plain && alike
}

fn has_scale(words: &Words<'_>, figure: &Figure) -> bool {
    words
        .layout
        .tokens_in(figure.span)
        .any(|at| matches!(number_word(&words.low(at)), Some(NumberWord::Scale(size)) if size >= 1e6))
}

/// "12 of them", "the other 17": a part of a part, or a rest that is read elsewhere.
fn is_share(words: &Words<'_>, figure: &Figure) -> bool {
    let covered = words.layout.tokens_in(figure.span);
    let behind = words.low(covered.end) == "of"
        && matches!(&*words.low(covered.end + 1), "them" | "those" | "these" | "whom" | "which" | "that");
    behind || matches!(&*words.low_before(covered.start, 1), "other" | "remaining" | "rest")
}

#[cfg(test)]
mod tests {
    use super::super::figures;
    use crate::annotate::Header;
    use crate::text::Layout;

    /// Values with units, then sums as `whole = part + part`.
    fn check(text: &str, expected: &[&str]) {
        let layout = Layout::new(text.into(), "en");
        let (found, sums) = figures(&layout, &Header::default(), &[], &[]);
        let values = found.iter().map(|figure| format!("{} {}", figure.value, figure.unit.as_deref().unwrap_or("-")));
        let sums = sums.iter().map(|sum| {
            let parts: Vec<String> = sum.parts.iter().map(|&part| found[part].value.to_string()).collect();
            format!("{} = {}", found[sum.whole].value, parts.join(" + "))
        });
        assert_eq!(values.chain(sums).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn parts_take_the_unit_of_their_whole() {
        check(
            "Of the 12 million euros, 7 million will go to the barn, 3 million to a road and 2 million to the goats.",
            &["12000000 EUR", "7000000 EUR", "3000000 EUR", "2000000 EUR", "12000000 = 7000000 + 3000000 + 2000000"],
        );
        check("Of the 12 million euros, 7 million is gone.", &["12000000 EUR", "7000000 EUR"]);
        check("Of the 12 million euros, 7 million people saw nothing.", &["12000000 EUR", "7000000 -"]);
    }

    #[test]
    fn money_of_that_is_money() {
        check("It spent 12 million euros. The goats get 2 million of that.", &["12000000 EUR", "2000000 EUR"]);
    }

    #[test]
    fn a_list_that_overruns_or_nearly_fills_its_whole_is_a_sum() {
        check(
            "Of the €12m, €8m went north and €5m south.",
            &["12000000 EUR", "8000000 EUR", "5000000 EUR", "12000000 = 8000000 + 5000000"],
        );
        check("Of the €12m, €8m went north and €1m south.", &["12000000 EUR", "8000000 EUR", "1000000 EUR"]);
        check(
            "Of the $1.4 billion, $0.9 billion went north and $0.6 billion south.",
            &["1400000000 USD", "900000000 USD", "600000000 USD", "1400000000 = 900000000 + 600000000"],
        );
    }
}
