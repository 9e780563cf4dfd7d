//! Tells a headline from the first sentence.
//!
//! In: the first lines. Out: the headline's place, or nothing: a report without one is usual.
//!
//! Method: a headline is a short line of its own that ends no sentence and that a story follows. What only looks so
//! (a hard-wrapped first line, a list, a section's name) is kept out by what comes next.
//! Limits: a headline that ends with a full stop is taken only in title case or in front of a dateline.

use crate::language::english::{is_joiner, is_unfinished};
use crate::text::Span;

/// Words in a headline. In 4,000 news reports 99 in 100 took 20 or fewer.
const MOST_WORDS: usize = 30;

/// Fewest words: shorter lines are sections' names (`World`, `Fox News`).
const FEWEST_WORDS: usize = 3;

/// Paragraphs after the headline in which the story's first full sentence must stand.
pub(super) const BODY_WITHIN: usize = 8;

/// The headline on line `index`, without Markdown's marks.
pub(super) fn headline(text: &str, lines: &[Span], index: usize) -> Option<Span> {
    let line = lines[index];
    let (title, marked) = without_marks(text, line);
    let words = title.of(text);
    let count = words.split_whitespace().count();
    if marked {
        return (count > 0).then_some(title);
    }
    let apart = lines.get(index + 1).is_some_and(|next| is_blank_between(text, line, *next));
    let fits = (FEWEST_WORDS..=MOST_WORDS).contains(&count) && starts_like_one(words) && ends_like_one(words, apart);
    (fits && story_follows(text, lines, index)).then_some(title)
}

/// Times as long as the dateline's line, at least, is the paragraph below a headline glued to it: lines that were
/// wrapped at a width are about as long as each other.
const LONGER_BELOW: f64 = 1.5;

/// True where the `rest` of line `index`, behind its dateline, is a headline: wire systems glue the two.
pub(super) fn is_glued_headline(text: &str, lines: &[Span], index: usize, rest: Span) -> bool {
    let words = rest.of(text);
    let Some(next) = lines.get(index + 1) else { return false };
    let count = words.split_whitespace().count();
    let stopped = words.ends_with(['.', '!', '?', '…', '"', '”', '’']);
    let longer = next.len() as f64 >= LONGER_BELOW * lines[index].len() as f64;
    (FEWEST_WORDS..=MOST_WORDS).contains(&count)
        && !stopped
        && longer
        && starts_like_one(words)
        && ends_like_one(words, false)
        && story_follows(text, lines, index)
}

/// True for a line that may stand above a dateline as headline or standfirst, whatever it ends with.
pub(super) fn may_stand_above_a_dateline(words: &str) -> bool {
    (FEWEST_WORDS..=MOST_WORDS).contains(&words.split_whitespace().count()) && starts_like_one(words)
}

/// True for the name of a section over the headline: one or two words that end nothing.
pub(super) fn is_kicker(words: &str) -> bool {
    words.split_whitespace().count() < FEWEST_WORDS && !words.ends_with(['.', '!', '?', '"', '”', ',', ';'])
}

/// True for a line without a letter or digit: a rule, an underline.
pub(super) fn is_rule(words: &str) -> bool {
    !words.contains(char::is_alphanumeric)
}

/// `# Headline #` without its number signs; true where it had some.
fn without_marks(text: &str, line: Span) -> (Span, bool) {
    let words = line.of(text);
    let level = words.bytes().take_while(|&byte| byte == b'#').count();
    if !(1..=6).contains(&level) || !words[level..].starts_with([' ', '\t']) {
        return (line, false);
    }
    let inner = words.trim_end_matches('#');
    (Span::new(line.start + level, line.start + inner.len().max(level)).trim(text), true)
}

fn starts_like_one(words: &str) -> bool {
    let first = words.trim_start_matches(['"', '\'', '“', '‘', '«', '(', '[', '$', '£', '€', '¿', '¡', '\u{200b}']);
    first.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || (c.is_alphabetic() && !c.is_lowercase()))
        || brand_name(first)
}

/// `iPhone`, `eBay`: lower case, then a capital.
fn brand_name(words: &str) -> bool {
    words.chars().nth(1).is_some_and(char::is_uppercase)
}

/// A wrapped line goes on below it; a line that stands apart may well end with a small word ("sworn in").
fn ends_like_one(words: &str, apart: bool) -> bool {
    let bare = words.trim_end_matches(['"', '\'', '”', '’', '»', ')']);
    let last = bare.rsplit([' ', '\u{a0}']).next().unwrap_or_default();
    if bare.ends_with([',', ';', ':', '-', '—', '–']) || (!apart && is_unfinished(last)) {
        return false;
    }
    !bare.ends_with(['.', '…']) || bare.ends_with("...") || ends_with_initials(last) || is_title_case(bare)
}

/// `U.S.`, `D.C.`: an abbreviation's stop ends no sentence.
fn ends_with_initials(word: &str) -> bool {
    word.matches('.').count() > 1
}

/// True where nearly all of the longer words are capitalised.
fn is_title_case(words: &str) -> bool {
    let long = words.split_whitespace().filter(|word| !is_joiner(word) && word.chars().count() > 3);
    let (capitals, all) = long.fold((0, 0), |(capitals, all), word| {
        let capital = word.trim_start_matches(['"', '“', '‘', '\'', '(']).starts_with(|c: char| !c.is_lowercase());
        (capitals + usize::from(capital), all + 1)
    });
    // Four in five, of at least four words: a sentence full of names has verbs.
    all >= 4 && capitals * 5 >= all * 4
}

/// True where a full sentence stands in one of the next lines and the next line does not continue this one.
fn story_follows(text: &str, lines: &[Span], index: usize) -> bool {
    let after = &lines[index + 1..];
    let Some(next) = after.first() else { return false };
    let glued = !is_blank_between(text, lines[index], *next);
    let continues = next.of(text).starts_with(char::is_lowercase) && glued;
    let full = |line: &Span| {
        let words = line.of(text).trim_end_matches(['"', '\'', '”', '’', '»', ')']);
        words.ends_with(['.', '!', '?', '…', ':']) || words.split_whitespace().count() > MOST_WORDS
    };
    !continues && after.iter().take(BODY_WITHIN).any(full)
}

fn is_blank_between(text: &str, line: Span, next: Span) -> bool {
    text[line.end..next.start].bytes().filter(|&byte| byte == b'\n').count() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Option<&str>) {
        let layout = crate::text::Layout::new(text.into(), "en");
        let found = headline(text, &layout.paragraphs, 0).map(|span| span.of(text));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn short_first_line_above_a_story_is_a_headline() {
        check("Orlo backs bridge plan\nThe council met on Monday.", Some("Orlo backs bridge plan"));
        check("“We will rebuild”: Orlo’s mayor\n\nShe said so.", Some("“We will rebuild”: Orlo’s mayor"));
        check("Why did the bridge fall?\n\nNobody knows.", Some("Why did the bridge fall?"));
        check("Bridge Plan Backed By The U.S.\n\nThe council met.", Some("Bridge Plan Backed By The U.S."));
        check("Lee Wins Orlo Council Vote.\n\nThe council met.", Some("Lee Wins Orlo Council Vote."));
        check("Orlo’s new mayor sworn in\n\nThe council met.", Some("Orlo’s new mayor sworn in"));
        check("## Orlo backs bridge ##\n\nThe council met.", Some("Orlo backs bridge"));
    }

    #[test]
    fn sentences_wrapped_lines_and_lists_are_no_headlines() {
        for text in [
            "The council met on Monday.\nIt agreed.",
            "The council of Orlo met on Monday in the\nnew hall. It agreed.",
            "The council of Orlo met on Monday and was\nNot sure. It agreed.",
            "World\n\nThe council met.",
            "Orlo backs bridge plan",
            "Orlo backs bridge plan\n\nVeldia too",
            "bridges fall down\n\nThe council met.",
            "",
        ] {
            let layout = crate::text::Layout::new(text.into(), "en");
            if !layout.paragraphs.is_empty() {
                check(text, None);
            }
        }
    }
}
