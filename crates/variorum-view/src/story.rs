//! A record made ready to be shown: reports by id, places as words and as line numbers.
//!
//! In: a record. Out: look-ups. A place that is not of its report (a damaged record) has no words; nothing panics.

use std::collections::BTreeMap;

use variorum::record::offsets::CodePoints;
use variorum::record::schema::{Cite, Range, Record, ReportRecord};

/// A record with what every view looks up.
pub(crate) struct Story<'a> {
    pub record: &'a Record,
    pub witnesses: Vec<Witness<'a>>,
    by_id: BTreeMap<&'a str, usize>,
}

/// One report of it.
pub(crate) struct Witness<'a> {
    pub report: &'a ReportRecord,
    pub sigil: String,
    points: CodePoints<'a>,
    /// Code point at which each line starts.
    lines: Vec<usize>,
}

impl<'a> Story<'a> {
    pub fn new(record: &'a Record) -> Self {
        let witnesses: Vec<_> = record.reports.iter().enumerate().map(|(i, report)| Witness::new(i, report)).collect();
        let by_id = record.reports.iter().enumerate().map(|(i, report)| (report.id.as_str(), i)).collect();
        Self { record, witnesses, by_id }
    }

    /// Index of a report; none where the record names one that it does not hold.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.by_id.get(id).copied()
    }

    pub fn witness(&self, id: &str) -> Option<&Witness<'a>> {
        self.index(id).map(|index| &self.witnesses[index])
    }

    /// The report's short name; `?` where it is not here.
    pub fn sigil(&self, id: &str) -> &str {
        self.witness(id).map_or("?", |witness| &witness.sigil)
    }

    /// The words at a place.
    pub fn slice(&self, cite: &Cite) -> &'a str {
        self.witness(&cite.report).map_or("", |witness| witness.slice(cite.start, cite.end))
    }

    /// A place for people: `A:12` is line 12 of report A.
    pub fn place(&self, report: &str, start: usize) -> String {
        match self.witness(report) {
            Some(witness) => format!("{}:{}", witness.sigil, witness.line(start)),
            None => "?".to_owned(),
        }
    }

    /// [`Story::place`] of a cite.
    pub fn cite_place(&self, cite: &Cite) -> String {
        self.place(&cite.report, cite.start)
    }

    /// Places in order, each once: `A:3, B:7`.
    pub fn places(&self, cites: &[Cite]) -> String {
        let mut places: Vec<String> = Vec::with_capacity(cites.len());
        for cite in cites {
            let place = self.cite_place(cite);
            if !places.contains(&place) {
                places.push(place);
            }
        }
        places.join(", ")
    }
}

impl<'a> Witness<'a> {
    fn new(index: usize, report: &'a ReportRecord) -> Self {
        let breaks = report.text.chars().enumerate().filter(|&(_, c)| c == '\n').map(|(at, _)| at + 1);
        Self {
            report,
            sigil: report.sigil.clone().unwrap_or_else(|| format!("#{}", index + 1)),
            points: CodePoints::new(&report.text),
            lines: [0].into_iter().chain(breaks).collect(),
        }
    }

    /// The words of a range of code points.
    pub fn slice(&self, start: usize, end: usize) -> &'a str {
        self.points.slice(start, end).unwrap_or("")
    }

    pub fn slice_range(&self, range: Range) -> &'a str {
        self.slice(range.start, range.end)
    }

    /// Number of the line that holds a code point, from 1, as an editor counts.
    pub fn line(&self, at: usize) -> usize {
        self.lines.partition_point(|&start| start <= at)
    }

    /// The lines as ranges of code points, their breaks left out.
    pub fn line_ranges(&self) -> impl Iterator<Item = Range> + '_ {
        self.lines.iter().enumerate().map(|(i, &start)| {
            let end = self.lines.get(i + 1).map_or(self.len(), |next| next - 1);
            Range { start, end }
        })
    }

    /// Length in code points.
    pub fn len(&self) -> usize {
        self.points.len()
    }

    /// What people call the report, in every view: its outlet, else its title, else its file, else its sigil.
    pub fn name(&self) -> &str {
        let source = &self.report.source;
        self.first_known([source.outlet.as_deref(), source.title.as_deref(), self.file()])
    }

    fn file(&self) -> Option<&'a str> {
        let path = self.report.source.path.as_deref()?;
        path.rsplit(['/', '\\']).next()
    }

    fn first_known<'s>(&'s self, names: [Option<&'s str>; 3]) -> &'s str {
        names.into_iter().flatten().find(|name| !name.trim().is_empty()).unwrap_or(&self.sigil)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn places_count_lines_as_an_editor_does() {
        let record = fixture::record();
        let story = Story::new(&record);
        let witness = &story.witnesses[0];
        let lines: Vec<_> = witness.line_ranges().map(|line| witness.slice_range(line)).collect();
        assert_eq!(lines, record.reports[0].text.split('\n').collect::<Vec<_>>());
        for (i, line) in witness.line_ranges().enumerate() {
            assert_eq!(witness.line(line.start), i + 1);
        }
    }

    #[test]
    fn a_place_of_no_report_has_no_words() {
        let record = fixture::record();
        let story = Story::new(&record);
        let nowhere = Cite { report: "sha256:none".into(), start: 3, end: 9 };
        assert_eq!((story.slice(&nowhere), story.cite_place(&nowhere).as_str()), ("", "?"));
        let past = Cite { report: record.reports[0].id.clone(), start: 9_000, end: 9_009 };
        assert_eq!(story.slice(&past), "");
    }
}
