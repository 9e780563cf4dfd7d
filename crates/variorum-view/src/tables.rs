//! A record as tables, one for each kind of finding, for spreadsheets and data frames.
//!
//! In: a record. Out: tables, always all of them and in the same order, with a heading row each. Every row that
//! names a place has the report's sigil, its line, code-point offsets and the words that stand there.
//!
//! CSV is RFC 4180: CRLF, quotes doubled, UTF-8. A text cell that a spreadsheet would run as a formula (it begins
//! with `=`, `+`, `-`, `@`, a tab or a carriage return) gets an apostrophe in front in the CSV alone; `rows` hold
//! the words as they stand, and numbers are left alone. The offsets let anybody check the words against the text.

use std::borrow::Cow;

use variorum::record::schema::{Cite, Record, Version};

use crate::edits;
use crate::story::Story;
use crate::words;

/// One table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name: `reports`, `quotes`, …; good as a file's name.
    pub name: &'static str,
    /// Rows of equal length; the first holds the columns' names.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    fn new(name: &'static str, columns: &[&str]) -> Self {
        Self { name, rows: vec![columns.iter().map(|&column| column.to_owned()).collect()] }
    }

    fn push(&mut self, row: Vec<String>) {
        debug_assert_eq!(row.len(), self.rows[0].len(), "{}", self.name);
        self.rows.push(row);
    }

    /// The table as RFC 4180 CSV, formulas disarmed.
    ///
    /// ```
    /// let table = variorum_view::Table { name: "t", rows: vec![vec!["a,b".into(), "=1+1".into(), "-2".into()]] };
    /// assert_eq!(table.to_csv(), "\"a,b\",'=1+1,-2\r\n");
    /// ```
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut out = String::new();
        for row in &self.rows {
            for (i, cell) in row.iter().enumerate() {
                if i > 0 {
                    out.push(',');
                }
                write_cell(&mut out, &disarmed(cell));
            }
            out.push_str("\r\n");
        }
        out
    }
}

fn disarmed(cell: &str) -> Cow<'_, str> {
    let runs = cell.starts_with(['=', '+', '-', '@', '\t', '\r']);
    if runs && cell.parse::<f64>().is_err() { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

fn write_cell(out: &mut String, cell: &str) {
    if cell.contains([',', '"', '\n', '\r']) {
        out.push('"');
        out.push_str(&cell.replace('"', "\"\""));
        out.push('"');
    } else {
        out.push_str(cell);
    }
}

/// The tables' names, in order.
pub const TABLES: [&str; 13] = [
    "reports",
    "quotes",
    "sayings",
    "figures",
    "timeline",
    "claims",
    "differences",
    "only",
    "missing",
    "entities",
    "lineage",
    "alignments",
    "notices",
];

/// All findings of a record as tables: those of [`TABLES`].
#[must_use]
pub fn csv(record: &Record) -> Vec<Table> {
    let story = Story::new(record);
    vec![
        reports(&story),
        quotes(&story),
        sayings(&story),
        figures(&story),
        timeline(&story),
        claims(&story),
        differences(&story),
        only(&story),
        missing(&story),
        entities(&story),
        lineage(&story),
        alignments(&story),
        notices(&story),
    ]
}

/// The columns of a place, in the order of [`cells`].
const PLACE: [&str; 6] = ["report", "path", "line", "start", "end", "text"];

/// Columns with those of a place after them.
fn with_place(columns: &[&'static str]) -> Vec<&'static str> {
    columns.iter().copied().chain(PLACE).collect()
}

/// A place as cells; empty ones but for the offsets where the report is not here.
fn cells(story: &Story, report: &str, start: usize, end: usize) -> Vec<String> {
    let witness = story.witness(report);
    vec![
        story.sigil(report).to_owned(),
        witness.and_then(|witness| witness.report.source.path.clone()).unwrap_or_default(),
        witness.map(|witness| witness.line(start).to_string()).unwrap_or_default(),
        start.to_string(),
        end.to_string(),
        witness.map_or("", |witness| witness.slice(start, end)).to_owned(),
    ]
}

fn row(story: &Story, cells_before: Vec<String>, cite: &Cite) -> Vec<String> {
    cells_before.into_iter().chain(cells(story, &cite.report, cite.start, cite.end)).collect()
}

fn label(letter: char, index: usize) -> String {
    format!("{letter}{}", index + 1)
}

fn text(value: Option<&str>) -> String {
    value.unwrap_or_default().to_owned()
}

/// The name that a value has in the JSON.
fn json_name(value: impl std::fmt::Debug) -> String {
    let mut out = String::new();
    for c in format!("{value:?}").chars() {
        if c.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
    }
    out
}

fn json_name_or_empty(value: Option<impl std::fmt::Debug>) -> String {
    value.map(json_name).unwrap_or_default()
}

fn reports(story: &Story) -> Table {
    let columns = [
        "report",
        "id",
        "path",
        "url",
        "outlet",
        "title",
        "byline",
        "language",
        "published",
        "published_from",
        "dateline_place",
        "dateline_date",
        "credit",
        "characters",
        "only_clauses",
    ];
    let mut table = Table::new("reports", &columns);
    for witness in &story.witnesses {
        let (report, source) = (witness.report, &witness.report.source);
        let dateline = source.dateline.as_ref();
        let only = story.record.only.iter().filter(|cite| cite.report == report.id).count();
        table.push(vec![
            witness.sigil.clone(),
            report.id.clone(),
            source.paths.join("; "),
            text(source.url.as_deref()),
            text(source.outlet.as_deref()),
            text(source.title.as_deref()),
            text(source.byline.as_deref()),
            text(source.language.as_deref()),
            text(source.published.as_deref()),
            json_name_or_empty(source.published_from),
            text(dateline.and_then(|dateline| dateline.place.as_deref())),
            text(dateline.and_then(|dateline| dateline.date.as_deref())),
            text(source.credit.as_deref()),
            witness.len().to_string(),
            only.to_string(),
        ]);
    }
    table
}

fn quotes(story: &Story) -> Table {
    let columns = ["kind", "speaker", "name", "via", "cue", "act", "modality", "anonymous", "utterance"];
    let mut table = Table::new("quotes", &with_place(&columns));
    for witness in &story.witnesses {
        for quote in &witness.report.quotes {
            let speaker = quote.speaker.as_ref();
            let mut row = vec![
                json_name(quote.kind),
                text(speaker.map(|speaker| speaker.text.as_str())),
                text(speaker.and_then(|speaker| speaker.name.as_deref())),
                text(speaker.and_then(|speaker| speaker.via.as_deref())),
                text(quote.cue.as_ref().map(|cue| cue.text.as_str())),
                json_name(quote.act),
                json_name(quote.modality),
                quote.anonymous.to_string(),
                quote.utterance.clone(),
            ];
            row.extend(cells(story, &witness.report.id, quote.start, quote.end));
            table.push(row);
        }
    }
    table
}

/// A version a row; what changed from which version, and the words that did.
fn sayings(story: &Story) -> Table {
    let columns = [
        "saying",
        "speaker",
        "independent",
        "version",
        "version_speaker",
        "marks",
        "against",
        "changes",
        "deleted",
        "inserted",
    ];
    let mut table = Table::new("sayings", &with_place(&columns));
    for (index, saying) in story.record.sayings.iter().enumerate() {
        let mut seen: Vec<&Version> = Vec::new();
        for line in &edits::rows(story, saying) {
            let n = seen.iter().position(|version| *version == line.version).unwrap_or(seen.len());
            if n == seen.len() {
                seen.push(line.version);
            }
            let (against, changes, deleted, inserted) = changed(story, line);
            let version = line.version;
            let mut row = vec![
                label('q', index),
                text(saying.speaker.as_deref()),
                saying.independent.to_string(),
                (n + 1).to_string(),
                text(crate::text::speaker(version)),
                version.marks.to_string(),
                against,
                changes,
                deleted,
                inserted,
            ];
            row.extend(cells(story, &version.report, version.start, version.end));
            table.push(row);
        }
    }
    table
}

fn changed(story: &Story, row: &edits::Row) -> (String, String, String, String) {
    let Some(against) = &row.against else {
        return Default::default();
    };
    let kinds: Vec<String> = against.kinds().into_iter().map(json_name).collect();
    let runs = edits::runs(story, row.version, against);
    let words = |fate: edits::Fate| {
        runs.iter().filter(|run| run.fate == fate).map(|run| run.text).collect::<Vec<_>>().join(" | ")
    };
    let place = story.place(&against.version.report, against.version.start);
    (place, kinds.join(", "), words(edits::Fate::Deleted), words(edits::Fate::Inserted))
}

fn figures(story: &Story) -> Table {
    let columns = ["figure", "what", "verdict", "independent", "value", "high", "unit", "per", "approx", "counts"];
    let mut table = Table::new("figures", &with_place(&columns));
    for (index, group) in story.record.figures.iter().enumerate() {
        for version in &group.versions {
            let figure = &version.figure;
            let mut row = vec![
                label('f', index),
                group.what.clone(),
                json_name(group.verdict),
                group.independent.to_string(),
                figure.value.to_string(),
                figure.high.map(|high| high.to_string()).unwrap_or_default(),
                text(figure.unit.as_deref()),
                text(figure.per.as_deref()),
                json_name(figure.approx),
                text(figure.counts.as_deref()),
            ];
            row.extend(cells(story, &version.report, figure.start, figure.end));
            table.push(row);
        }
    }
    table
}

fn timeline(story: &Story) -> Table {
    let mut table =
        Table::new("timeline", &with_place(&["entry", "value", "grain", "what", "conflict", "independent"]));
    for (index, entry) in story.record.timeline.iter().enumerate() {
        for cite in &entry.cites {
            let before = vec![
                label('t', index),
                entry.value.clone(),
                json_name_or_empty(entry.grain),
                entry.what.clone(),
                entry.conflict.to_string(),
                entry.independent.to_string(),
            ];
            table.push(row(story, before, cite));
        }
    }
    table
}

/// A place a row: where the statement stands, who takes a stance, where it stands flat.
fn claims(story: &Story) -> Table {
    let mut table = Table::new("claims", &with_place(&["claim", "role", "name", "stance", "independent"]));
    for (index, claim) in story.record.claims.iter().enumerate() {
        let before = |role: &str, name: &str, stance: String| {
            vec![label('c', index), role.to_owned(), name.to_owned(), stance, claim.independent.to_string()]
        };
        for cite in &claim.what {
            table.push(row(story, before("statement", "", String::new()), cite));
        }
        for by in &claim.by {
            table.push(row(story, before("stance", &by.name, json_name(by.stance)), &by.cite));
        }
        for cite in &claim.unattributed {
            table.push(row(story, before("unattributed", "", String::new()), cite));
        }
    }
    table
}

fn differences(story: &Story) -> Table {
    let mut table = Table::new("differences", &with_place(&["difference", "kind"]));
    for (index, difference) in story.record.differences.iter().enumerate() {
        for cite in &difference.cites {
            table.push(row(story, vec![label('d', index), json_name(difference.kind)], cite));
        }
    }
    table
}

fn only(story: &Story) -> Table {
    let mut table = Table::new("only", &with_place(&["only"]));
    for (index, cite) in story.record.only.iter().enumerate() {
        table.push(row(story, vec![label('o', index)], cite));
    }
    table
}

fn missing(story: &Story) -> Table {
    let mut table = Table::new("missing", &with_place(&["missing", "lacking"]));
    for (index, missing) in story.record.missing.iter().enumerate() {
        for cite in &missing.cites {
            let before = vec![label('m', index), story.sigil(&missing.report).to_owned()];
            table.push(row(story, before, cite));
        }
    }
    table
}

fn entities(story: &Story) -> Table {
    let mut table = Table::new("entities", &with_place(&["entity", "name", "kind", "role"]));
    for entity in &story.record.entities {
        for cite in &entity.mentions {
            let before =
                vec![entity.id.clone(), entity.name.clone(), json_name(entity.kind), text(entity.role.as_deref())];
            table.push(row(story, before, cite));
        }
    }
    table
}

/// A reason a row, or one row where none is given.
fn lineage(story: &Story) -> Table {
    let columns = [
        "a",
        "b",
        "relation",
        "from",
        "source",
        "share_a",
        "share_b",
        "agency",
        "uncredited",
        "in_words",
        "evidence",
        "note",
        "places",
    ];
    let mut table = Table::new("lineage", &columns);
    for line in &story.record.lineage {
        let sigil = |id: &String| story.index(id).map_or_else(|| id.clone(), |_| story.sigil(id).to_owned());
        let uncredited: Vec<String> = line.uncredited.iter().map(sigil).collect();
        let before = vec![
            story.sigil(&line.a).to_owned(),
            story.sigil(&line.b).to_owned(),
            json_name(line.relation),
            line.from.as_ref().map(sigil).unwrap_or_default(),
            line.source.as_ref().map(sigil).unwrap_or_default(),
            line.share_a.to_string(),
            line.share_b.to_string(),
            text(line.agency.as_deref()),
            uncredited.join(", "),
            words::lineage(story, line),
        ];
        let reasons = line
            .evidence
            .iter()
            .map(|reason| vec![json_name(reason.kind), reason.note.clone(), story.places(&reason.cite)]);
        let reasons: Vec<Vec<String>> = reasons.collect();
        let none = vec![vec![String::new(); 3]];
        for reason in if reasons.is_empty() { none } else { reasons } {
            table.push(before.iter().cloned().chain(reason).collect());
        }
    }
    table
}

fn alignments(story: &Story) -> Table {
    let a = PLACE.map(|column| format!("a_{column}"));
    let b = PLACE.map(|column| format!("b_{column}"));
    let columns: Vec<&str> = ["kind", "score"].into_iter().chain(a.iter().chain(&b).map(String::as_str)).collect();
    let mut table = Table::new("alignments", &columns);
    for alignment in &story.record.alignments {
        let before = vec![json_name(alignment.kind), alignment.score.to_string()];
        table.push(row(story, row(story, before, &alignment.a), &alignment.b));
    }
    table
}

fn notices(story: &Story) -> Table {
    let mut table = Table::new("notices", &["report", "line", "start", "end", "kind", "message"]);
    let of_story = story.record.notices.iter().map(|notice| (None, notice));
    let of_reports =
        story.witnesses.iter().flat_map(|witness| witness.report.notices.iter().map(move |n| (Some(witness), n)));
    for (witness, notice) in of_story.chain(of_reports) {
        let offset = |at: Option<usize>| at.map(|at| at.to_string()).unwrap_or_default();
        let line = witness.zip(notice.start).map(|(witness, start)| witness.line(start).to_string());
        table.push(vec![
            text(witness.map(|witness| witness.sigil.as_str())),
            line.unwrap_or_default(),
            offset(notice.start),
            offset(notice.end),
            json_name(notice.kind),
            notice.message.clone(),
        ]);
    }
    table
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    fn table(name: &str) -> Table {
        csv(&fixture::record()).into_iter().find(|table| table.name == name).expect(name)
    }

    #[test]
    fn every_row_has_its_columns() {
        for table in csv(&fixture::record()) {
            assert!(table.rows.len() > 1, "{} is empty", table.name);
            assert!(table.rows.iter().all(|row| row.len() == table.rows[0].len()), "{}", table.name);
        }
    }

    #[test]
    fn sayings_name_the_words_that_changed() {
        let row = table("sayings").rows.into_iter().find(|row| row[7].contains("altered")).expect("an altered version");
        assert_eq!(row[6..10], ["B:4", "altered, speaker_differs", "struck a rock | the", "hit rocks"]);
    }

    #[test]
    fn names_are_those_of_the_json() {
        assert!(table("figures").rows.iter().any(|row| row[2] == "does_not_add_up"));
        assert!(table("quotes").rows.iter().all(|row| row[0] == "kind" || row[0] == "direct"));
    }

    #[test]
    fn cells_that_would_run_are_disarmed_and_numbers_are_not() {
        let check = |cell: &str, expected: &str| assert_eq!(disarmed(cell), expected);
        check("=HYPERLINK(\"x\")", "'=HYPERLINK(\"x\")");
        check("@cmd", "'@cmd");
        check("+1 555", "'+1 555");
        check("-2.5", "-2.5");
        check("plain", "plain");
    }

    #[test]
    fn quotes_and_line_breaks_stay_in_their_cell() {
        let table = Table { name: "t", rows: vec![vec!["a \"b\"\nc".into(), "d".into()]] };
        assert_eq!(table.to_csv(), "\"a \"\"b\"\"\nc\",d\r\n");
    }
}
