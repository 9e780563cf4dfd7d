//! The record's names in the words that a reporter uses.
//!
//! In: values of the record. Out: English. One place, so that the terminal, the page and Markdown say the same.

use variorum::record::schema::{
    Approx, ChangeKind, DifferenceKind, EntityKind, Figure, Lineage, PublishedFrom, Relation, Review, Saying, Source,
    Stance, Verdict,
};

use crate::edits::{self, Against};
use crate::story::Story;

/// Who has given which verdict, and when: always as somebody else's.
pub(crate) fn reviewed(review: &Review) -> String {
    let reviewer = review.reviewer.as_deref().unwrap_or("somebody who is not named");
    let verdict =
        review.verdict.as_deref().map_or_else(|| "without a verdict".to_owned(), |verdict| format!("“{verdict}”"));
    let day = review.published.as_deref().map(|day| format!(", {day}")).unwrap_or_default();
    let claimant = review.claimant.as_deref().map(|name| format!(" (claimed by {name})")).unwrap_or_default();
    format!("{reviewer}: {verdict}{day}{claimant}")
}

/// `1 report`, `2 reports`.
pub(crate) fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// `A`, `A and B`, `A, B and C`.
pub(crate) fn list<S: AsRef<str>>(items: &[S]) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [head @ .., last] => {
            let head: Vec<&str> = head.iter().map(AsRef::as_ref).collect();
            format!("{} and {}", head.join(", "), last.as_ref())
        }
    }
}

/// A passage on one line, cut at a word where it is longer than `limit` characters.
pub(crate) fn excerpt(text: &str, limit: usize) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= limit {
        return line;
    }
    let head: String = line.chars().take(limit).collect();
    let cut = head.rfind(' ').filter(|&at| at > 0).unwrap_or(head.len());
    format!("{} …", head[..cut].trim_end())
}

pub(crate) fn change(kind: ChangeKind) -> &'static str {
    match kind {
        ChangeKind::Same => "same words",
        ChangeKind::Altered => "altered",
        ChangeKind::Cut => "cut",
        ChangeKind::Joined => "joined",
        ChangeKind::MarksAdded => "quotation marks added",
        ChangeKind::MarksDropped => "quotation marks dropped",
        ChangeKind::SpeakerDiffers => "speaker differs",
    }
}

/// What happened to an utterance at all: `altered, cut`.
pub(crate) fn heading(saying: &Saying) -> String {
    let both = [ChangeKind::MarksAdded, ChangeKind::MarksDropped].iter().all(|&kind| edits::has(saying, kind));
    let name = |kind| if both && kind == ChangeKind::MarksAdded { "quotation marks differ" } else { change(kind) };
    let names: Vec<&str> = edits::kinds(saying).into_iter().map(name).collect();
    if names.is_empty() { change(ChangeKind::Same).to_owned() } else { names.join(", ") }
}

/// All that changed from the version read against, but for what is the same: `altered, speaker differs`.
pub(crate) fn changes(against: &Against) -> String {
    let kinds = against.kinds().into_iter().filter(|&kind| kind != ChangeKind::Same);
    let name = |kind| if kind == ChangeKind::Cut && against.is_shorter { "cut there" } else { change(kind) };
    kinds.map(name).collect::<Vec<_>>().join(", ")
}

/// What the record calls the same where the words at the places are not: an ellipsis, house spelling.
pub(crate) const SAME_BUT_FOR_SPELLING: &str = "no word altered";

/// How many sources stand behind a finding: `2 independent sources`.
pub(crate) fn sources(independent: usize) -> String {
    count(independent, "independent source", "independent sources")
}

pub(crate) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Agree => "agree",
        Verdict::Compatible => "compatible",
        Verdict::Differ => "differ",
        Verdict::Only => "one report only",
        Verdict::AddsUp => "adds up",
        Verdict::DoesNotAddUp => "does not add up",
    }
}

pub(crate) fn difference(kind: DifferenceKind) -> &'static str {
    match kind {
        DifferenceKind::Scope => "scope",
        DifferenceKind::Negation => "negation",
        DifferenceKind::Degree => "degree",
        DifferenceKind::Modality => "certainty",
        DifferenceKind::Place => "place",
        DifferenceKind::Person => "person",
        DifferenceKind::Figure => "figure",
    }
}

/// A stance as a verb; `None` is what a report merely puts beside a name.
pub(crate) fn stance(stance: Stance) -> &'static str {
    match stance {
        Stance::Asserts => "asserts",
        Stance::Alleges => "alleges",
        Stance::Denies => "denies",
        Stance::Reports => "reports",
        Stance::None => "takes no side",
    }
}

pub(crate) fn entity(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organization",
        EntityKind::Place => "place",
        EntityKind::Other => "other",
    }
}

/// `2031-05-04 (dateline)`; none without a day.
pub(crate) fn published(source: &Source) -> Option<String> {
    let day = source.published.as_deref()?;
    Some(match source.published_from {
        Some(PublishedFrom::Dateline) => format!("{day} (by its dateline)"),
        Some(PublishedFrom::Story) => format!("{day} (by the other reports)"),
        _ => day.to_owned(),
    })
}

/// A figure in normal form: `about 6,000,000 USD per year`.
pub(crate) fn figure(figure: &Figure) -> String {
    let mut words = String::from(match figure.approx {
        Approx::Exact | Approx::Range => "",
        Approx::About => "about ",
        Approx::AtLeast => "at least ",
        Approx::AtMost => "at most ",
    });
    words.push_str(&number(figure.value));
    if let Some(high) = figure.high {
        words.push_str(" to ");
        words.push_str(&number(high));
    }
    match figure.unit.as_deref() {
        Some("%") => words.push('%'),
        Some(unit) => {
            words.push(' ');
            let is_one = figure.high.is_none() && (figure.value - 1.0).abs() < f64::EPSILON;
            words.push_str(&if is_one { unit.to_owned() } else { plural(unit) });
        }
        None => {}
    }
    if let Some(per) = &figure.per {
        words.push_str(" per ");
        words.push_str(per);
    }
    words
}

/// A unit's name for several: `minutes`, `miles per hour`; a currency's code stands for any number.
fn plural(unit: &str) -> String {
    let (head, rest) = unit.split_once(" per ").map_or((unit, ""), |(head, _)| (head, &unit[head.len()..]));
    let several = match head {
        _ if head.len() == 3 && head.bytes().all(|byte| byte.is_ascii_uppercase()) => return unit.to_owned(),
        _ if head.ends_with("hertz") || head == "horsepower" => head.to_owned(),
        _ if head.ends_with("foot") => format!("{}feet", head.trim_end_matches("foot")),
        _ if head.ends_with("inch") => format!("{head}es"),
        _ if head.ends_with("century") => format!("{}ies", head.trim_end_matches('y')),
        _ => format!("{head}s"),
    };
    several + rest
}

/// What a figure counts, where the words at its place do not say so: `238`, of `238 envoys`, is nothing to read.
pub(crate) fn counted<'a>(figure: &'a Figure, written: &str) -> Option<&'a str> {
    let counts = figure.counts.as_deref()?;
    let head = counts.split_whitespace().next_back()?;
    (!written.to_lowercase().contains(&head.to_lowercase())).then_some(counts)
}

/// A number with its thousands apart: `86,000`, `1,375.5`.
pub(crate) fn number(value: f64) -> String {
    let plain = format!("{value}");
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain.as_str()), |digits| ("-", digits));
    let (whole, fraction) = digits.split_once('.').map_or((digits, ""), |(whole, fraction)| (whole, fraction));
    let mut out = String::from(sign);
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) && whole.bytes().all(|b| b.is_ascii_digit()) {
            out.push(',');
        }
        out.push(digit);
    }
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// `83%` of a share between 0 and 1.
pub(crate) fn percent(share: f64) -> String {
    format!("{:.0}%", (share * 100.0).clamp(0.0, 100.0))
}

/// A pair's relation as a sentence without its stop: `B derives from A`.
pub(crate) fn lineage(story: &Story, line: &Lineage) -> String {
    let (a, b) = (story.sigil(&line.a), story.sigil(&line.b));
    match line.relation {
        Relation::Derived => match line.from.as_deref() {
            Some(from) if from == line.a => format!("{b} derives from {a}"),
            Some(from) if from == line.b => format!("{a} derives from {b}"),
            Some(from) => format!("{a} and {b} derive from {}", story.sigil(from)),
            None => format!("one of {a} and {b} derives from the other; which way is not known"),
        },
        Relation::CommonSource => format!("{a} and {b} both come from {}", source(story, line)),
        Relation::Independent => format!("{a} and {b} are independent"),
    }
}

/// What a pair has in common: a report, a hidden source with or without a name.
pub(crate) fn source(story: &Story, line: &Lineage) -> String {
    let agency = line.agency.as_deref();
    match line.source.as_deref() {
        Some(id) if story.index(id).is_some() => story.sigil(id).to_owned(),
        Some(id) => match agency {
            Some(agency) => format!("a text of {agency} that is not here ({id})"),
            None => format!("a source that is not here ({id})"),
        },
        None => agency.map_or_else(|| "one source".to_owned(), |agency| format!("a text of {agency}")),
    }
}

/// `83% of B stands in A, 71% of A in B`.
pub(crate) fn shares(story: &Story, line: &Lineage) -> String {
    let (a, b) = (story.sigil(&line.a), story.sigil(&line.b));
    format!("{} of the words of {a} stand in {b}, {} of {b} in {a}", percent(line.share_a), percent(line.share_b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_keep_thousands_apart() {
        let check = |value: f64, expected: &str| assert_eq!(number(value), expected);
        check(86_000.0, "86,000");
        check(1_234_567.5, "1,234,567.5");
        check(6200.0, "6,200");
        check(620.0, "620");
        check(-12_000.0, "-12,000");
        check(0.5, "0.5");
    }

    #[test]
    fn units_of_several_are_plural() {
        let names = ["minute", "mile per hour", "square foot", "inch", "kilohertz", "USD", "kilowatt hour", "century"];
        let several =
            ["minutes", "miles per hour", "square feet", "inches", "kilohertz", "USD", "kilowatt hours", "centuries"];
        assert_eq!(names.map(plural), several);
    }

    #[test]
    fn lists_read_as_people_write_them() {
        assert_eq!(list::<&str>(&[]), "");
        assert_eq!(list(&["A"]), "A");
        assert_eq!(list(&["A", "B", "C"]), "A, B and C");
    }

    #[test]
    fn excerpts_are_cut_at_a_word() {
        assert_eq!(excerpt("one  two\nthree", 40), "one two three");
        assert_eq!(excerpt("one two three", 9), "one two …");
        assert_eq!(excerpt("añosañosaños", 4), "años …");
    }
}
