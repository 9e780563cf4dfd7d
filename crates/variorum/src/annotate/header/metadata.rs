//! Reads a line that is no story: a date left over from a page or feed, or the writer's name.
//!
//! In: the words of one line. Out: what the line says, or nothing where it may be a sentence.
//! A line counts as metadata only where nothing but metadata stands on it; the one exception is the
//! label `date` with an ISO day, which exporters glue in front of the story.

use super::day::{Day, day_at};
use crate::language::english::{DATE_LABELS, dateline_agency, is_joiner, month, weekday};
use crate::text::Span;

/// A publication date left in the text.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct DateLine {
    /// The day; none in `Updated at 4:15 p.m. ET`.
    pub day: Option<Day>,
    /// Where the day stands, in bytes of the line.
    pub span: Span,
    /// False where the label says when the text was changed, not when it came out.
    pub first: bool,
    /// Bytes of the line that are metadata.
    pub length: usize,
}

/// The publication date that a line states, where it states nothing else or an exporter's glued `date YYYY-MM-DD`.
pub(super) fn date_line(line: &str) -> Option<DateLine> {
    let label = label_length(line);
    let rest = line[label..].trim_start_matches([' ', ':', '|', '\t']);
    let start = line.len() - rest.len();
    let first = !["updated", "last", "modified"].iter().any(|word| starts_with_ignoring_case(line, word));
    let found = day_at(rest).filter(|(day, _)| day.year.is_some());
    let Some((day, bytes)) = found else {
        let time_only = label > 0 && line.len() <= LONGEST_LINE && is_time(rest);
        return time_only.then(|| DateLine { day: None, span: Span::new(start, start), first, length: line.len() });
    };
    let span = Span::new(start, start + bytes);
    let after = &line[span.end..];
    if is_time(after) {
        return Some(DateLine { day: Some(day), span, first, length: line.len() });
    }
    let glued = starts_with_ignoring_case(line, "date ") && rest.starts_with(|c: char| c.is_ascii_digit());
    let apart = after.starts_with([' ', '\t', ';', '|']);
    (glued && apart).then_some(DateLine { day: Some(day), span, first, length: span.end })
}

/// Bytes of a line of metadata: "Originally published Thursday, September 27, 2031 at 10:15 a.m. ET" takes 68.
const LONGEST_LINE: usize = 100;

/// The writers' names on a byline, in bytes of the line: `By Ann Lee`, `Ann Lee | The Daily`.
pub(super) fn byline(line: &str) -> Option<Span> {
    let bare = line.trim_matches(['*', '_', ' ']);
    if bare.len() > LONGEST_LINE || bare.ends_with(['.', '!', '?', ':', ';', '"', '”']) && !bare.ends_with(" Jr.") {
        return None;
    }
    let offset = line.find(bare)?;
    let (start, labelled) = after_by(bare);
    let name = &bare[start..];
    let name = &name[..name_end(name, labelled)?];
    if name.contains(|c: char| c.is_ascii_digit()) || !(is_names(name) || start > 0 && is_unnamed_writer(name)) {
        return None;
    }
    Some(Span::new(offset + start, offset + start + name.len()))
}

/// True for a line on which only names stand: a second outlet or writer under the headline.
pub(super) fn is_name_line(line: &str) -> bool {
    let line = line.trim();
    line.len() <= LONGEST_LINE && line.split_whitespace().count() <= 8 && !line.ends_with('.') && is_names(line)
}

fn after_by(line: &str) -> (usize, bool) {
    let labels = ["By ", "by ", "BY ", "By: ", "Author: ", "Written by ", "Story by ", "Words by "];
    labels.iter().find(|label| line.starts_with(*label)).map_or((0, false), |label| (label.len(), true))
}

/// Where the names end: at a bar or dash, before `for The Daily`, or before an agency after a comma.
fn name_end(name: &str, labelled: bool) -> Option<usize> {
    let marks = [
        " | ",
        " — ",
        " – ",
        " - ",
        " • ",
        " · ",
        " for ",
        ", for ",
        ", in ",
        " in ",
        " / ",
        ", Updated",
        ", Published",
    ];
    let comma = name.find(',').unwrap_or(name.len());
    // After a comma "for" and "in" belong to an institute's name.
    let ends = |mark: &str, at: usize| at <= comma || !matches!(mark, " for " | " in ");
    let at_mark = marks.iter().filter_map(|mark| name.find(mark).filter(|&at| ends(mark, at))).min();
    let at_agency = name.find(", ").filter(|&comma| dateline_agency(&name[comma + 2..]).is_some());
    let at_date =
        if labelled { name.match_indices(", ").find(|(at, _)| date_line(&name[at + 2..]).is_some()) } else { None };
    let end = at_mark.into_iter().chain(at_agency).chain(at_date.map(|(at, _)| at)).min();
    match (labelled, end) {
        (true, end) => Some(end.unwrap_or(name.len())),
        // Without "By" only a bar or an agency tells a writer's line from a headline.
        (false, Some(end)) => {
            let outlet = name[end..].strip_prefix(" | ").is_some_and(|outlet| outlet.starts_with(char::is_uppercase));
            let bar = outlet || at_agency == Some(end);
            (bar && (2..=4).contains(&name[..end].split(' ').count())).then_some(end)
        }
        (false, None) => None,
    }
}

/// "our own correspondent", "a staff reporter".
fn is_unnamed_writer(name: &str) -> bool {
    let lower = name.to_lowercase();
    let writer = ["correspondent", "correspondents", "reporter", "reporters", "staff", "staff writer", "staff writers"];
    let opens = ["a ", "our ", "the ", "staff", "special "].iter().any(|word| lower.starts_with(word));
    opens && lower.split(' ').count() <= 5 && writer.iter().any(|word| lower.ends_with(word))
}

/// True where every word is capitalised or joins names.
fn is_names(name: &str) -> bool {
    let words: Vec<&str> = name.split([' ', ',']).filter(|word| !word.is_empty()).collect();
    let capitalised = |word: &&str| word.starts_with(|c: char| c.is_uppercase()) || word.starts_with("d'");
    let starts = words.first().is_some_and(capitalised);
    starts && words.len() <= 16 && words.iter().all(|word| capitalised(word) || is_joiner(word))
}

fn label_length(line: &str) -> usize {
    let begins = |label: &&&str| {
        starts_with_ignoring_case(line, label)
            && line[label.len()..].starts_with(|c: char| !c.is_alphanumeric() && c != '-' && c != '’' && c != '\'')
    };
    let label = DATE_LABELS.iter().filter(begins).map(|label| label.len()).max().unwrap_or(0);
    let rest = &line[label..];
    let small = [" on ", " at ", ": on "].iter().find(|word| label > 0 && rest.starts_with(**word));
    label + small.map_or(0, |word| word.len())
}

fn starts_with_ignoring_case(line: &str, begin: &str) -> bool {
    line.get(..begin.len()).is_some_and(|start| start.eq_ignore_ascii_case(begin))
}

/// True for what may follow a date on its line: nothing, a time, a zone, a weekday, another date.
fn is_time(words: &str) -> bool {
    let split = |c: char| {
        c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '•' | '·' | '/' | '-' | '–' | '—' | '.' | ':')
    };
    words.len() <= LONGEST_LINE && words.split(split).filter(|word| !word.is_empty()).all(is_time_word)
}

fn is_time_word(word: &str) -> bool {
    let small =
        ["at", "on", "am", "pm", "a", "p", "m", "et", "noon", "updated", "gmt", "utc", "hours", "hrs", "local", "time"];
    let zone = word.len() <= 5 && word.chars().all(|c| c.is_ascii_uppercase());
    let clock = word.starts_with(|c: char| c.is_ascii_digit() || c == 'T' || c == '+')
        && word.chars().filter(|c| c.is_ascii_alphabetic()).count() <= 2;
    zone || clock
        || month(word).is_some()
        || weekday(word).is_some()
        || small.iter().any(|s| word.eq_ignore_ascii_case(s))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_date(line: &str, expected: Option<(&str, &str)>) {
        let found = date_line(line).map(|found| (found.span.of(line), &line[found.length..]));
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn dated_lines_are_metadata_and_glued_dates_leave_the_story() {
        check_date("date 2031-03-27", Some(("2031-03-27", "")));
        check_date("date 2031-03-27 PORT ORLO, March 27 — It", Some(("2031-03-27", " PORT ORLO, March 27 — It")));
        check_date("Published: 27 March 2031", Some(("27 March 2031", "")));
        check_date("Published on March 27, 2031 at 10:15 a.m. ET", Some(("March 27, 2031", "")));
        check_date("Thu 27 Mar 2031 10.15 GMT", Some(("Thu 27 Mar 2031", "")));
        check_date("Updated at 4:15 p.m. ET", Some(("", "")));
        check_date("2031-03-27T10:15:00Z", Some(("2031-03-27", "")));
    }

    #[test]
    fn sentences_that_begin_alike_are_no_metadata() {
        for line in [
            "Published in 2031, the book sold.",
            "Updated figures show a loss.",
            "March 27, 2031 was a cold day.",
            "On Thursday the council met.",
            "Date palms grow here.",
            "Dated",
            "date",
            "",
        ] {
            check_date(line, None);
        }
    }

    fn check_byline(line: &str, expected: Option<&str>) {
        assert_eq!(byline(line).map(|span| span.of(line)), expected, "{line}");
    }

    #[test]
    fn names_after_by_or_before_a_bar_are_bylines() {
        check_byline("By Ann Lee", Some("Ann Lee"));
        check_byline(
            "By ANN LEE and Bo van der Roe, Center for Orlo Studies",
            Some("ANN LEE and Bo van der Roe, Center for Orlo Studies"),
        );
        check_byline("By Ann Lee | Veldia Daily", Some("Ann Lee"));
        check_byline("By Ann Lee, Associated Press", Some("Ann Lee"));
        check_byline("**By Ann Lee**", Some("Ann Lee"));
        check_byline("By our own correspondent", Some("our own correspondent"));
        check_byline("*By Ann Lee, Wednesday 5 March 2031*", Some("Ann Lee"));
        check_byline("Ann Lee | Veldia Daily", Some("Ann Lee"));
        check_byline("Ann Lee, Reuters", Some("Ann Lee"));
    }

    #[test]
    fn sentences_and_headlines_are_no_bylines() {
        for line in [
            "By day, Ann Lee is a lawyer.",
            "By 58%-33%, they agreed",
            "By failing to act they lost",
            "Ann Lee",
            "Ann Lee | the council met",
            "Council backs plan | Veldia Daily",
            "",
            "By ",
            "By é",
        ] {
            check_byline(line, None);
        }
    }
}
