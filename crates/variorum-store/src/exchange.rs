//! A store as JSON lines, and such lines as a store: for a backup, another machine, another program.
//!
//! What is received and decided goes out and comes in; what is found is made anew. Taking lines in twice changes nothing.
//! Bytes stand in Base64. Reports come after the sources that they were read from.

use std::io::{BufRead, Write};

use data_encoding::BASE64;
use rusqlite::{Connection, Transaction, params};
use serde::{Deserialize, Serialize};
use variorum::Report;

use crate::decisions::{self, Decision};
use crate::error::{Error, Result};
use crate::feeds::{Feed, Visit};
use crate::open::Store;
use crate::pack::unpack;
use crate::pages::{self, Page};
use crate::reports::{Incoming, StoredNotice, add, numbered};

/// What the first line says.
const SCHEMA: &str = "variorum/store/1";

/// Lines put in at once.
const BATCH: usize = 256;

/// A line of an export.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase", deny_unknown_fields)]
enum Line {
    Schema(String),
    Report(Box<ReportLine>),
    Decision(Decision),
    Feed(Feed),
    Visit(Visit),
    Page(Box<Page>),
}

/// A report as it was received, with the bytes it was read from.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReportLine {
    id: String,
    received: i64,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    outlet: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    title: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    byline: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    published: Option<String>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    published_given: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    language: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    paths: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    notices: Vec<StoredNotice>,
    /// Base64 of the bytes that it was read from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    original: Option<String>,
}

/// What an import brought.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// Reports that were not there before.
    pub new: usize,
    /// Reports that were there.
    pub known: usize,
    /// Decisions.
    pub decisions: usize,
}

impl Store {
    /// Writes all that was received and decided; calls back with the number of reports written.
    ///
    /// # Errors
    ///
    /// The store cannot be read, or the lines cannot be written.
    pub fn export(&self, out: &mut impl Write, mut advance: impl FnMut(usize)) -> Result<()> {
        // One transaction: what others write meanwhile is not in it.
        self.read(|connection| {
            let snapshot = connection.unchecked_transaction()?;
            write(out, &Line::Schema(SCHEMA.into()))?;
            let mut query = snapshot.prepare("SELECT n FROM reports ORDER BY n")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                write(out, &Line::Report(Box::new(report_line(&snapshot, row.get(0)?)?)))?;
                advance(1);
            }
            for decision in decisions::all(&snapshot)? {
                write(out, &Line::Decision(decision))?;
            }
            for feed in crate::feeds::all(&snapshot)? {
                write(out, &Line::Feed(feed))?;
            }
            for visit in crate::feeds::visits(&snapshot)? {
                write(out, &Line::Visit(visit))?;
            }
            pages::each(&snapshot, |page| write(out, &Line::Page(Box::new(page))))?;
            Ok(out.flush()?)
        })
    }

    /// Takes the lines of an export in, some hundreds at a time; each time they are on the disk it calls back with the number of
    /// lines. A report that is there stays as it is.
    ///
    /// # Errors
    ///
    /// A line that is no line of an export, with its number; what came before it is in the store.
    pub fn import(&self, lines: impl BufRead, mut advance: impl FnMut(usize)) -> Result<Imported> {
        let mut imported = Imported::default();
        let mut batch: Vec<(usize, Line)> = Vec::with_capacity(BATCH);
        let mut failed = None;
        for (number, line) in (1..).zip(lines.lines()) {
            match parse(number, &line?) {
                Ok(Some(line)) => batch.push((number, line)),
                Ok(None) => {}
                Err(error) => {
                    failed = Some(error);
                    break;
                }
            }
            if batch.len() == BATCH {
                self.take(&mut batch, &mut imported, &mut advance)?;
            }
        }
        self.take(&mut batch, &mut imported, &mut advance)?;
        failed.map_or(Ok(imported), Err)
    }

    fn take(
        &self,
        batch: &mut Vec<(usize, Line)>,
        imported: &mut Imported,
        advance: &mut impl FnMut(usize),
    ) -> Result<()> {
        let mut so_far = *imported;
        self.write(|change| batch.iter().try_for_each(|(number, line)| take(change, *number, line, &mut so_far)))?;
        *imported = so_far;
        advance(batch.len());
        batch.clear();
        Ok(())
    }
}

fn write(out: &mut impl Write, line: &Line) -> Result<()> {
    serde_json::to_writer(&mut *out, line).map_err(std::io::Error::from)?;
    Ok(out.write_all(b"\n")?)
}

/// A line that is not blank. The first says what the others are.
fn parse(number: usize, line: &str) -> Result<Option<Line>> {
    let bad = |reason: String| Error::Export { line: number, reason };
    if line.trim().is_empty() {
        return Ok(None);
    }
    let parsed: Line = serde_json::from_str(line).map_err(|error| {
        bad(match number {
            1 => "this is no export of a store; for reports of other kinds use `variorum store add`".into(),
            _ => format!("no line of an export: {error}"),
        })
    })?;
    match &parsed {
        Line::Schema(schema) if schema != SCHEMA => {
            Err(bad(format!("the export is {schema}, this program reads {SCHEMA}; update the program")))
        }
        Line::Schema(_) => Ok(None),
        _ if number == 1 => Err(bad(format!("an export begins with {{\"schema\":\"{SCHEMA}\"}}"))),
        _ => Ok(Some(parsed)),
    }
}

fn report_line(connection: &Connection, number: i64) -> Result<ReportLine> {
    let kept = numbered(connection, number)?;
    let packed: Option<Vec<u8>> = {
        let sql = "SELECT bytes FROM reports LEFT JOIN sources ON sources.n = source WHERE reports.n = ?";
        connection.prepare_cached(sql)?.query_row([number], |row| row.get(0))?
    };
    let original = packed.map(|packed| unpack(&packed)).transpose()?;
    let Report { text, stated, paths, notices } = kept.report.clone();
    Ok(ReportLine {
        id: kept.report.id(),
        received: kept.received,
        text: text.to_string(),
        url: stated.url,
        outlet: stated.outlet,
        title: stated.title,
        byline: stated.byline,
        published: stated.published,
        published_given: stated.published_given,
        language: stated.language,
        paths,
        notices: notices.iter().map(StoredNotice::of).collect(),
        original: original.map(|bytes| BASE64.encode(&bytes)),
    })
}

fn take(change: &Transaction<'_>, number: usize, line: &Line, imported: &mut Imported) -> Result<()> {
    match line {
        Line::Schema(_) => {}
        Line::Report(line) => {
            if add(change, &incoming(number, line)?.borrow(), &mut None)?.is_new {
                imported.new += 1;
            } else {
                imported.known += 1;
            }
        }
        Line::Decision(decision) => {
            decisions::keep(change, decision)?;
            imported.decisions += 1;
        }
        Line::Feed(feed) => crate::feeds::keep(change, feed)?,
        Line::Page(page) => pages::keep(change, page)?,
        Line::Visit(visit) => {
            let sql = "INSERT OR REPLACE INTO visits SELECT ?1, n, ?3, ?4 FROM reports WHERE id = ?2";
            let id = digest(number, &visit.report)?;
            change.prepare_cached(sql)?.execute(params![visit.url, id, visit.first, visit.last])?;
        }
    }
    Ok(())
}

/// A report of a line, on its own.
struct Owned {
    report: Report,
    original: Option<Vec<u8>>,
    received: i64,
}

impl Owned {
    fn borrow(&self) -> Incoming<'_> {
        Incoming { report: &self.report, original: self.original.as_deref(), received: self.received }
    }
}

fn incoming(number: usize, line: &ReportLine) -> Result<Owned> {
    let bad = |reason: &str| Error::Export { line: number, reason: reason.into() };
    let mut report = Report::from_text(&line.text);
    report.stated.url.clone_from(&line.url);
    report.stated.outlet.clone_from(&line.outlet);
    report.stated.title.clone_from(&line.title);
    report.stated.byline.clone_from(&line.byline);
    report.stated.published.clone_from(&line.published);
    report.stated.published_given = line.published_given;
    report.stated.language.clone_from(&line.language);
    report.paths.clone_from(&line.paths);
    report.notices = line.notices.iter().filter_map(StoredNotice::notice).collect();
    let is_inside =
        |notice: &variorum::Notice| notice.span.is_none_or(|span| line.text.get(span.start..span.end).is_some());
    if !report.notices.iter().all(is_inside) {
        return Err(bad("a notice stands outside the report's text"));
    }
    if report.id() != line.id {
        return Err(bad("the report is not the one that its id names: it was changed"));
    }
    let original = line.original.as_ref().map(|coded| BASE64.decode(coded.as_bytes())).transpose();
    Ok(Owned { report, original: original.map_err(|_| bad("`original` is no Base64"))?, received: line.received })
}

/// The digest of an id: `sha256:` and 64 hexadecimal digits.
fn digest(number: usize, id: &str) -> Result<[u8; 32]> {
    crate::id_digest(id).ok_or_else(|| Error::Export { line: number, reason: format!("{id:?} is no report's id") })
}
