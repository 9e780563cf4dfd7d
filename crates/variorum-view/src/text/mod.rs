//! A record for the terminal.
//!
//! In: a record, width and colour. Out: text. The headline comes first, then what must be checked before what agrees.
//! Places are a report's sigil and the line of its text (`A:12`), so that an editor finds them; labels (`q1`, `f2`)
//! number the record's findings and are the same in every view.
//!
//! What needs no checking (figures that agree, quotes in the same words, days that nobody disputes) is folded to its
//! number, and long lists are cut short and say so: `full` shows all, as the record and the page do.

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
    /// Every finding one by one, also those that need no checking.
    pub full: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { color: false, width: 80, full: false }
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
    reports::write_legend(paper, &story);
    reports::write_reports(paper, &story);
    reports::write_lineage(paper, &story);
    findings::write_sayings(paper, &story);
    findings::write_figures(paper, &story);
    findings::write_differences(paper, &story);
    findings::write_claims(paper, &story);
    findings::write_reviews(paper, &story);
    findings::write_timeline(paper, &story);
    findings::write_only(paper, &story);
    findings::write_missing(paper, &story);
    reports::write_notices(paper, &story);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use unicode_width::UnicodeWidthStr;
    use variorum::record::schema::Verdict;

    fn plain(width: usize) -> String {
        text(&fixture::record(), &TextOptions { width, ..TextOptions::default() })
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
        let colored = text(&fixture::record(), &TextOptions { color: true, width: 200, full: false });
        assert!(colored.contains("\x1b[31;9mstruck\x1b[0m \x1b[31;9ma\x1b[0m"), "{colored}");
        assert!(!colored.contains("[-struck"));
    }

    #[test]
    fn altered_comes_before_cut_and_differ_before_agree() {
        let shown = plain(80);
        let order = |words: &[&str]| words.iter().map(|word| shown.find(word).expect(word)).collect::<Vec<_>>();
        assert!(order(&["REPORTS", "LINEAGE", "QUOTES", "FIGURES", "TIMELINE", "NOTICES"]).is_sorted());
        assert!(order(&["q1", "q2"]).is_sorted());
        assert!(order(&["f1", "f5"]).is_sorted());
    }

    #[test]
    fn what_agrees_is_folded_unless_all_is_asked_for() {
        let full = text(&fixture::record(), &TextOptions { full: true, ..TextOptions::default() });
        for (index, group) in fixture::record().figures.iter().enumerate() {
            let label = format!("f{} ", index + 1);
            assert!(group.verdict == Verdict::Only || full.contains(&label), "{label}: {full}");
        }
        let timeline =
            |shown: &str| shown.split("TIMELINE").nth(1).and_then(|rest| rest.split("\n\n").next().map(str::to_owned));
        assert_eq!(timeline(&full).unwrap_or_default().matches("2031-").count(), 3);
        let folded = plain(80);
        assert!(folded.contains("2 figures agree or add up: f3, f4 (--full shows them)"), "{folded}");
        assert!(
            folded.contains("2 dated statements that no report dates otherwise: 2031-03 to 2031-05-03"),
            "{folded}"
        );
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
        record.reviews.clear();
        record.differences.clear();
        record.only.clear();
        record.missing.clear();
        record.notices.clear();
        assert_eq!(text(&record, &TextOptions::default()), "0 reports\n");
    }
}
