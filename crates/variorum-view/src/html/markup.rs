//! Headings and emphasis of a report that was written in Markdown, shown by style.
//!
//! In: a report. Out: marks over its text. Every character stays where it stands, the signs too (they are set faint):
//! offsets do not change, and text from reports is styled, never read as markup.
//! Read: ATX headings (`## …`) and emphasis within a line (`**…**`, `__…__`, `*…*`, `_…_`; CommonMark 0.31, 4.2 and 6.2,
//! without nesting). Limits: links, lists, block quotes and code stay as they are.

use variorum::record::schema::{Range, ReportRecord};

use super::marks::{Mark, Placed};

/// Deepest heading (CommonMark).
const DEEPEST: usize = 6;

/// The marks of a report's Markdown; none for any other report.
pub(super) fn marks(report: &ReportRecord) -> Vec<Placed> {
    let mut marks = Vec::new();
    if !is_markdown(report) {
        return marks;
    }
    let mut start = 0;
    for line in report.text.split('\n') {
        let letters: Vec<char> = line.chars().collect();
        let place = |from: usize, to: usize| Range { start: start + from, end: start + to };
        let signs = heading(report, line).map_or(0, |depth| depth + 1);
        if signs > 0 {
            marks.push((place(0, signs), Mark::Syntax));
        }
        for (open, close, signs) in emphasis(&letters, signs) {
            let mark = if signs == 2 { Mark::Strong } else { Mark::Emphasis };
            marks.push((place(open, open + signs), Mark::Syntax));
            marks.push((place(open + signs, close), mark));
            marks.push((place(close, close + signs), Mark::Syntax));
        }
        start += letters.len() + 1;
    }
    marks
}

/// How deep a line's heading is, from 1; none for a line that is none.
pub(super) fn heading(report: &ReportRecord, line: &str) -> Option<usize> {
    let depth = line.chars().take_while(|&c| c == '#').count();
    let is_heading = (1..=DEEPEST).contains(&depth) && line[depth..].starts_with(' ') && is_markdown(report);
    is_heading.then_some(depth)
}

/// Told by the file's ending, as the reader tells it: a star in any other text is a star.
fn is_markdown(report: &ReportRecord) -> bool {
    let path = report.source.path.as_deref().unwrap_or_default().to_ascii_lowercase();
    path.ends_with(".md") || path.ends_with(".markdown")
}

/// Emphasis on a line: where its opening signs stand, where its closing ones do, and how many they are.
fn emphasis(line: &[char], from: usize) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    let mut at = from;
    while at < line.len() {
        let signs = run(line, at);
        let close = (signs == 1 || signs == 2).then(|| closing(line, at, signs)).flatten();
        match close {
            Some(close) => {
                found.push((at, close, signs));
                at = close + signs;
            }
            None => at += signs.max(1),
        }
    }
    found
}

/// How many equal signs of emphasis stand at a place.
fn run(line: &[char], at: usize) -> usize {
    let sign = line[at];
    if sign == '*' || sign == '_' { line[at..].iter().take_while(|&&c| c == sign).count() } else { 0 }
}

/// Where the signs that open at `at` close: behind a letter, and as many as they are.
fn closing(line: &[char], at: usize, signs: usize) -> Option<usize> {
    let is_word = |place: Option<&char>| place.is_some_and(|c| c.is_alphanumeric());
    let opens = line.get(at + signs).is_some_and(|c| !c.is_whitespace());
    let within_word = |at: usize, after: usize| at > 0 && is_word(line.get(at - 1)) && is_word(line.get(after));
    if !opens || line[at] == '_' && within_word(at, at + signs) {
        return None;
    }
    let mut place = at + signs;
    while place < line.len() {
        let here = if line[place] == line[at] { run(line, place) } else { 0 };
        let closes = here == signs && !line[place - 1].is_whitespace();
        if closes && !(line[at] == '_' && within_word(place, place + signs)) {
            return Some(place);
        }
        place += here.max(1);
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    /// Words set apart, with their mark, in a report of that ending.
    fn check(path: &str, text: &str, expected: &[(Mark, &str)]) {
        let mut report = fixture::record().reports[0].clone();
        report.source.path = Some(path.into());
        report.text = text.into();
        let letters: Vec<char> = text.chars().collect();
        let words = |range: Range| letters[range.start..range.end].iter().collect::<String>();
        let found: Vec<(Mark, String)> = marks(&report).into_iter().map(|(range, mark)| (mark, words(range))).collect();
        let found: Vec<(Mark, &str)> = found.iter().map(|(mark, words)| (*mark, words.as_str())).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn headings_and_emphasis_are_set_apart_with_their_signs() {
        use Mark::{Emphasis, Strong, Syntax};
        check("a.md", "## Über *uns*", &[(Syntax, "## "), (Syntax, "*"), (Emphasis, "uns"), (Syntax, "*")]);
        check(
            "a.MD",
            "**By A_b_c**\n_x_",
            &[(Syntax, "**"), (Strong, "By A_b_c"), (Syntax, "**"), (Syntax, "_"), (Emphasis, "x"), (Syntax, "_")],
        );
    }

    #[test]
    fn other_texts_and_lone_signs_stay_as_they_are() {
        check("a.txt", "# One *two*", &[]);
        check("a.md", "#tag, 2 * 3 * 4, snake_case_name, *open, ***three***", &[]);
    }
}
