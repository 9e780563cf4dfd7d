//! A record for the terminal.
//!
//! In: a record, width and colour. Out: text. The headline comes first, then what must be checked before what agrees.
//! Places are a report's sigil and the line of its text (`A:12`), so that an editor finds them; labels (`q1`, `f2`)
//! number the record's findings and are the same in every view.
//!
//! Limits: lists of what agrees are cut short, and say so; the record and the page have all.

mod findings;
mod paper;
mod reports;

use variorum::record::schema::Record;

use crate::story::Story;
use crate::summary::headline;
use crate::words::count;
pub(crate) use findings::speaker;
use paper::{Ink, Paper};

/// How a record is set on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// ANSI colours; without them deleted words stand as `[-…-]` and inserted ones as `{+…+}`.
    pub color: bool,
    /// Columns; fewer than 40 count as 40.
    pub width: usize,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { color: false, width: 80 }
    }
}

/// One story's record as text.
///
/// ```
/// use variorum::{Options, Report, annotate, compare};
/// let record = compare(vec![annotate(Report::from_text("One report."))], &Options::default());
/// assert!(variorum_view::text(&record, &Default::default()).starts_with("1 report\n"));
/// ```
#[must_use]
pub fn text(record: &Record, options: &TextOptions) -> String {
    let mut paper = Paper::new(options);
    write_story(&mut paper, record);
    paper.finish()
}

/// Several stories' records as text, numbered.
#[must_use]
pub fn text_records(records: &[Record], options: &TextOptions) -> String {
    if let [record] = records {
        return text(record, options);
    }
    let mut paper = Paper::new(options);
    paper.line(0, 0, &[(Ink::Strong, count(records.len(), "story", "stories"))]);
    for (i, record) in records.iter().enumerate() {
        paper.gap();
        paper.rule(&format!("Story {} of {}", i + 1, records.len()));
        write_story(&mut paper, record);
    }
    paper.finish()
}

fn write_story(paper: &mut Paper, record: &Record) {
    let story = Story::new(record);
    paper.line(0, 2, &[(Ink::Strong, headline(record))]);
    reports::write_reports(paper, &story);
    reports::write_lineage(paper, &story);
    findings::write_sayings(paper, &story);
    findings::write_figures(paper, &story);
    findings::write_timeline(paper, &story);
    findings::write_claims(paper, &story);
    findings::write_differences(paper, &story);
    findings::write_only(paper, &story);
    findings::write_missing(paper, &story);
    reports::write_notices(paper, &story);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use unicode_width::UnicodeWidthStr;

    fn plain(width: usize) -> String {
        text(&fixture::record(), &TextOptions { color: false, width })
    }

    #[test]
    fn no_line_is_wider_than_the_terminal() {
        for width in [40, 80, 120] {
            for line in plain(width).lines() {
                assert!(line.width() <= width, "{} columns: {line}", line.width());
            }
        }
    }

    #[test]
    fn words_that_changed_are_marked() {
        let shown = plain(200);
        assert!(
            shown.contains("The ferry [-struck a rock-] {+hit rocks+} that no chart shows, and [-the-] crew"),
            "{shown}"
        );
        let colored = text(&fixture::record(), &TextOptions { color: true, width: 200 });
        assert!(colored.contains("\x1b[31;9mstruck\x1b[0m \x1b[31;9ma\x1b[0m"), "{colored}");
        assert!(!colored.contains("[-struck"));
    }

    #[test]
    fn altered_comes_before_cut_and_differ_before_agree() {
        let shown = plain(80);
        let order = |words: &[&str]| words.iter().map(|word| shown.find(word).expect(word)).collect::<Vec<_>>();
        assert!(order(&["REPORTS", "LINEAGE", "QUOTES", "FIGURES", "TIMELINE", "NOTICES"]).is_sorted());
        assert!(order(&["q1", "q2"]).is_sorted());
        assert!(order(&["f1", "f5", "f3"]).is_sorted());
    }

    #[test]
    fn control_characters_never_reach_the_terminal() {
        let mut record = fixture::record();
        record.reports[0].source.title = Some("a\x1b]0;owned\x07b\u{202e}c\u{9b}31m".into());
        record.timeline[0].what = "tab\tand\x1b[2Jscreen".into();
        let shown = text(&record, &TextOptions::default());
        assert!(!shown.chars().any(|c| c != '\n' && c.is_control() || c == '\u{202e}'), "{shown:?}");
    }

    #[test]
    fn several_stories_are_numbered() {
        let shown = text_records(&[fixture::record(), fixture::record()], &TextOptions::default());
        assert!(shown.starts_with("2 stories\n"));
        assert!(shown.contains("Story 2 of 2"));
    }

    #[test]
    fn an_empty_record_is_one_line() {
        let mut record = fixture::record();
        record.reports.clear();
        record.lineage.clear();
        record.hidden_sources.clear();
        record.sayings.clear();
        record.figures.clear();
        record.timeline.clear();
        record.claims.clear();
        record.differences.clear();
        record.only.clear();
        record.missing.clear();
        record.notices.clear();
        assert_eq!(text(&record, &TextOptions::default()), "0 reports\n");
    }
}
