//! What is to be marked in a report's text, cut into flat pieces.
//!
//! In: a story and one of its reports. Out: pieces of the text in order, none overlapping, each with all the marks
//! that lie over it. Findings overlap freely (a figure in a quote in a passage), elements cannot: so the text is cut
//! at every boundary, and each piece says what it is part of.
//!
//! Cost: marks sorted once, one sweep; a piece costs the marks over it.

use std::collections::BTreeSet;

use variorum::record::schema::{ChangeKind, Cite, Range, Verdict};

use super::markup;
use crate::edits;
use crate::story::Story;

/// What a stretch of text is; numbers are indexes into the record's lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Mark {
    Passage(usize),
    Quote,
    InMarks,
    Saying(usize),
    Altered,
    Figure(usize),
    /// A figure that no other report gives, or that is in no group.
    LoneFigure,
    Date(usize),
    Term,
    Conflict(usize),
    Claim(usize),
    Difference(usize),
    Only(usize),
    Missing(usize),
    Name,
    /// Signs of a Markdown source, and the words that they set apart.
    Syntax,
    Strong,
    Emphasis,
    /// A place that something links to.
    Anchor,
}

/// Part of a report's text with all the marks over it.
pub(super) struct Piece {
    pub range: Range,
    pub marks: Vec<Mark>,
    /// Marks that end with this piece, longest first.
    pub ending: Vec<Mark>,
}

pub(super) type Placed = (Range, Mark);

/// All marks of every report, by report.
pub(super) fn collect(story: &Story) -> Vec<Vec<Placed>> {
    let mut all = Collector { story, by_report: vec![Vec::new(); story.witnesses.len()] };
    all.add_reports();
    all.add_shared();
    all.add_sayings();
    all.add_figures();
    all.add_rest();
    for marks in &mut all.by_report {
        marks.sort_by_key(|&(range, mark)| (range.start, std::cmp::Reverse(range.end), mark));
        marks.dedup();
    }
    all.by_report
}

struct Collector<'s, 'a> {
    story: &'s Story<'a>,
    by_report: Vec<Vec<Placed>>,
}

impl Collector<'_, '_> {
    fn add(&mut self, report: &str, range: Range, mark: Mark) {
        if let Some(index) = self.story.index(report)
            && range.start < range.end
        {
            self.by_report[index].push((range, mark));
        }
    }

    fn add_cites(&mut self, cites: &[Cite], mark: Mark) {
        for cite in cites {
            self.add(&cite.report, Range { start: cite.start, end: cite.end }, mark);
        }
    }

    fn add_reports(&mut self) {
        for (marks, report) in self.by_report.iter_mut().zip(&self.story.record.reports) {
            let range = |start, end| Range { start, end };
            marks.extend(report.quotes.iter().map(|quote| (range(quote.start, quote.end), Mark::Quote)));
            let in_marks = report.quotes.iter().flat_map(|quote| &quote.marked);
            marks.extend(in_marks.map(|&marked| (marked, Mark::InMarks)));
            marks.extend(report.marked_terms.iter().map(|term| (range(term.start, term.end), Mark::Term)));
            marks.extend(report.dates.iter().enumerate().map(|(i, d)| (range(d.start, d.end), Mark::Date(i))));
            marks.extend(report.figures.iter().map(|figure| (range(figure.start, figure.end), Mark::LoneFigure)));
            let notices = report.notices.iter().filter_map(|notice| Some(range(notice.start?, notice.end?)));
            marks.extend(notices.map(|place| (place, Mark::Anchor)));
            marks.extend(report.source.credit_cite.map(|place| (place, Mark::Anchor)));
            marks.extend(markup::marks(report));
        }
    }

    fn add_shared(&mut self) {
        let record = self.story.record;
        for (i, passage) in record.passages.iter().enumerate() {
            self.add_cites(&passage.places, Mark::Passage(i));
        }
        for (i, cite) in record.only.iter().enumerate() {
            self.add_cites(std::slice::from_ref(cite), Mark::Only(i));
        }
        for (i, missing) in record.missing.iter().enumerate() {
            self.add_cites(&missing.cites, Mark::Missing(i));
        }
    }

    fn add_sayings(&mut self) {
        for (i, saying) in self.story.record.sayings.iter().enumerate() {
            for version in &saying.versions {
                self.add(&version.report, Range { start: version.start, end: version.end }, Mark::Saying(i));
            }
            let altered = saying.changes.iter().filter(|change| change.kind == ChangeKind::Altered);
            for (change, edit) in altered.flat_map(|change| change.edits.iter().map(move |edit| (change, edit))) {
                let report = |version: usize| saying.versions.get(version).map(|version| version.report.clone());
                if let (Some(a), Some(b)) = (report(change.a), report(change.b)) {
                    self.add(&a, edit.a, Mark::Altered);
                    self.add(&b, edit.b, Mark::Altered);
                }
            }
        }
    }

    fn add_figures(&mut self) {
        for (i, group) in self.story.record.figures.iter().enumerate() {
            for version in &group.versions {
                let range = Range { start: version.figure.start, end: version.figure.end };
                self.add(&version.report, range, Mark::Figure(i));
            }
        }
    }

    fn add_rest(&mut self) {
        let record = self.story.record;
        for (i, entry) in record.timeline.iter().enumerate() {
            self.add_cites(&entry.cites, if entry.conflict { Mark::Conflict(i) } else { Mark::Anchor });
        }
        for (i, claim) in record.claims.iter().enumerate() {
            self.add_cites(&claim.what, Mark::Claim(i));
            self.add_cites(&claim.unattributed, Mark::Claim(i));
            claim.by.iter().for_each(|by| self.add_cites(std::slice::from_ref(&by.cite), Mark::Anchor));
        }
        for (i, difference) in record.differences.iter().enumerate() {
            self.add_cites(&difference.cites, Mark::Difference(i));
        }
        record.entities.iter().for_each(|entity| self.add_cites(&entity.mentions, Mark::Name));
        let of_lineage = record.lineage.iter().flat_map(|line| &line.evidence);
        let of_sources = record.hidden_sources.iter().flat_map(|source| &source.evidence);
        of_lineage.chain(of_sources).for_each(|reason| self.add_cites(&reason.cite, Mark::Anchor));
    }
}

/// The pieces of one line of a text. `marks` are the report's, sorted by start; `words` is the line.
///
/// Closing punctuation behind a mark is a piece of its own: notes are set after it, as a printer would.
pub(super) fn pieces(line: Range, words: &str, marks: &[Placed]) -> Vec<Piece> {
    let here: Vec<&Placed> =
        marks.iter().filter(|(range, _)| range.start < line.end && range.end > line.start).collect();
    let mut cuts: BTreeSet<usize> = [line.start, line.end].into();
    for (range, _) in &here {
        cuts.extend([range.start.max(line.start), range.end.min(line.end)]);
    }
    let closing: Vec<bool> = words.chars().map(is_closing).collect();
    for (range, _) in here.iter().filter(|(range, _)| range.end < line.end) {
        let after = closing.get(range.end - line.start..).unwrap_or_default();
        cuts.insert(range.end + after.iter().take_while(|&&closes| closes).count());
    }
    let cuts: Vec<usize> = cuts.into_iter().collect();
    let mut active: Vec<Placed> = Vec::new();
    let mut coming = here.into_iter().peekable();
    let mut pieces = Vec::with_capacity(cuts.len());
    for pair in cuts.windows(2) {
        let range = Range { start: pair[0], end: pair[1] };
        active.retain(|(mark, _)| mark.end > range.start);
        while let Some(&placed) = coming.next_if(|(mark, _)| mark.start <= range.start) {
            active.push(placed);
        }
        let ending = active.iter().filter(|(mark, _)| mark.end == range.end).map(|&(_, mark)| mark).collect();
        pieces.push(Piece { range, marks: active.iter().map(|&(_, mark)| mark).collect(), ending });
    }
    pieces
}

/// Marks that end a word, a clause or a quotation.
pub(super) fn is_closing(c: char) -> bool {
    matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '…' | '”' | '’' | '»' | '"' | '\'' | ')' | ']')
}

/// True for a finding that a reader should be told of in the text.
pub(super) fn is_notable(story: &Story, mark: Mark) -> bool {
    let record = story.record;
    match mark {
        Mark::Saying(i) => !edits::kinds(&record.sayings[i]).is_empty(),
        Mark::Figure(i) => matches!(record.figures[i].verdict, Verdict::Differ | Verdict::DoesNotAddUp),
        Mark::Claim(i) => !record.claims[i].unattributed.is_empty() && !record.claims[i].by.is_empty(),
        Mark::Conflict(_) | Mark::Difference(_) | Mark::Missing(_) | Mark::Only(_) => true,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line of letters, but for the two closing marks at its end. Expected: start, end, marks over, marks ending.
    fn check(line: (usize, usize), marks: &[(usize, usize, Mark)], expected: &[(usize, usize, usize, usize)]) {
        let letters = (line.1 - line.0).saturating_sub(2);
        let words = format!("{}.”", "x".repeat(letters));
        let marks: Vec<Placed> = marks.iter().map(|&(start, end, mark)| (Range { start, end }, mark)).collect();
        let found: Vec<_> = pieces(Range { start: line.0, end: line.1 }, &words, &marks)
            .iter()
            .map(|piece| (piece.range.start, piece.range.end, piece.marks.len(), piece.ending.len()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn overlapping_marks_cut_the_text_at_every_boundary() {
        let marks = [(0, 6, Mark::Quote), (4, 9, Mark::Name)];
        check((0, 10), &marks, &[(0, 4, 1, 0), (4, 6, 2, 1), (6, 9, 1, 1), (9, 10, 0, 0)]);
    }

    #[test]
    fn closing_punctuation_is_a_piece_of_its_own() {
        check((0, 10), &[(2, 8, Mark::Quote)], &[(0, 2, 0, 0), (2, 8, 1, 1), (8, 10, 0, 0)]);
        check(
            (0, 10),
            &[(2, 8, Mark::Quote), (8, 9, Mark::Name)],
            &[(0, 2, 0, 0), (2, 8, 1, 1), (8, 9, 1, 1), (9, 10, 0, 0)],
        );
    }

    #[test]
    fn marks_over_several_lines_are_cut_at_each() {
        check((10, 20), &[(5, 30, Mark::Quote)], &[(10, 20, 1, 0)]);
        check((10, 20), &[(5, 20, Mark::Quote)], &[(10, 20, 1, 1)]);
        check((10, 10), &[(5, 30, Mark::Quote)], &[]);
    }
}
