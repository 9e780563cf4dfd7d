//! What was found in each report: its place in grouping, and what a search finds. Can be made anew from the reports.

use rusqlite::{Connection, Transaction, params};
use variorum::record::schema::{Act, EntityKind, ReportRecord};

use crate::error::Result;
use crate::open::Store;

/// What one version of the core found in a report.
pub struct Analysed<'a> {
    /// The report's number in this store.
    pub number: i64,
    /// Version of the core.
    pub version: &'a str,
    /// Day of publication, from the year 0, where known.
    pub day: Option<i32>,
    /// What grouping needs, as bytes.
    pub sketch: &'a [u8],
    /// What the report says.
    pub found: &'a ReportRecord,
}

/// Characters of a title that is made from a text's beginning.
const TITLE: usize = 120;

impl Store {
    /// Numbers of the reports that this version has not analysed, in order.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn unanalysed(&self, version: &str) -> Result<Vec<i64>> {
        self.read(|connection| {
            let sql = "SELECT reports.n FROM reports LEFT JOIN analyses ON report = reports.n \
                       WHERE version IS NOT ? ORDER BY reports.n";
            let mut query = connection.prepare_cached(sql)?;
            let numbers = query.query_map([version], |row| row.get(0))?;
            Ok(numbers.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// How many analysed reports are in no story yet.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn n_unplaced(&self) -> Result<u64> {
        let sql = "SELECT count(*) FROM analyses WHERE story IS NULL";
        self.read(|connection| Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?))
    }

    /// Keeps what was found; what another version found gives way. A report that is gone by now is passed over.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn keep_analyses(&self, analysed: &[Analysed<'_>]) -> Result<()> {
        self.write(|change| analysed.iter().try_for_each(|one| keep(change, one)))
    }

    /// Gives each report's number and sketch, in the order of the numbers.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn each_sketch(&self, mut give: impl FnMut(i64, &[u8])) -> Result<()> {
        self.read(|connection| {
            let mut query = connection.prepare_cached("SELECT report, sketch FROM analyses ORDER BY report")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                give(row.get(0)?, row.get_ref(1)?.as_blob().unwrap_or_default());
            }
            Ok(())
        })
    }
}

fn keep(change: &Transaction<'_>, analysed: &Analysed<'_>) -> Result<()> {
    let Analysed { number, version, day, sketch, found } = *analysed;
    let is_there = change.prepare_cached("SELECT 1 FROM reports WHERE n = ?")?.exists([number])?;
    if !is_there {
        return Ok(());
    }
    let story = story_of(change, number)?;
    forget(change, number)?;
    change
        .prepare_cached("INSERT INTO analyses (report, version, day, title, sketch, story) VALUES (?, ?, ?, ?, ?, ?)")?
        .execute(params![number, version, day, title(found), sketch, story])?;
    change.prepare_cached("INSERT INTO words (rowid, title, text) VALUES (?, ?, ?)")?.execute(params![
        number,
        found.source.title,
        found.text
    ])?;
    quotes(change, number, found)?;
    figures(change, number, found)?;
    names(change, number, found)
}

/// The story stays until grouping says otherwise.
fn story_of(connection: &Connection, number: i64) -> Result<Option<String>> {
    let mut query = connection.prepare_cached("SELECT story FROM analyses WHERE report = ?")?;
    let mut rows = query.query([number])?;
    Ok(rows.next()?.map(|row| row.get(0)).transpose()?.flatten())
}

fn title(found: &ReportRecord) -> String {
    let stated = found.source.title.as_deref().filter(|title| !title.trim().is_empty());
    let line = stated.or_else(|| found.text.lines().find(|line| !line.trim().is_empty())).unwrap_or_default();
    let short: String = line.trim().chars().take(TITLE).collect();
    if short.len() < line.trim().len() { format!("{}…", short.trim_end()) } else { short }
}

fn quotes(change: &Transaction<'_>, number: i64, found: &ReportRecord) -> Result<()> {
    for quote in &found.quotes {
        let Some(speaker) = &quote.speaker else { continue };
        let speaker = speaker.name.as_deref().unwrap_or(&speaker.text);
        let act = match quote.act {
            Act::Speech => "speech",
            Act::Belief => "belief",
            Act::Attitude => "attitude",
        };
        change
            .prepare_cached("INSERT INTO quotes (report, at, past, speaker, act) VALUES (?, ?, ?, ?, ?)")?
            .execute(params![number, quote.start as i64, quote.end as i64, speaker, act])?;
        index(change, "INSERT INTO said_by (rowid, speaker) VALUES (?, ?)", speaker)?;
    }
    Ok(())
}

fn figures(change: &Transaction<'_>, number: i64, found: &ReportRecord) -> Result<()> {
    for figure in &found.figures {
        change
            .prepare_cached(
                "INSERT INTO figures (report, at, past, low, high, unit, counts) VALUES (?, ?, ?, ?, ?, ?, ?)",
            )?
            .execute(params![
                number,
                figure.start as i64,
                figure.end as i64,
                figure.value,
                figure.high.unwrap_or(figure.value),
                figure.unit,
                figure.counts
            ])?;
        if let Some(counts) = &figure.counts {
            index(change, "INSERT INTO counted (rowid, counts) VALUES (?, ?)", counts)?;
        }
    }
    Ok(())
}

fn names(change: &Transaction<'_>, number: i64, found: &ReportRecord) -> Result<()> {
    for entity in &found.entities {
        let Some(first) = entity.mentions.first() else { continue };
        let kind = match entity.kind {
            EntityKind::Person => "person",
            EntityKind::Organization => "organization",
            EntityKind::Place => "place",
            EntityKind::Other => "other",
        };
        change
            .prepare_cached("INSERT INTO names (report, name, kind, at, past) VALUES (?, ?, ?, ?, ?)")?
            .execute(params![number, entity.name, kind, first.start as i64, first.end as i64])?;
        index(change, "INSERT INTO named (rowid, name) VALUES (?, ?)", &entity.name)?;
    }
    Ok(())
}

/// Words of the row that was put in last.
fn index(change: &Transaction<'_>, sql: &str, words: &str) -> Result<()> {
    let row = change.last_insert_rowid();
    change.prepare_cached(sql)?.execute(params![row, words])?;
    Ok(())
}

/// Removes all that was found in a report.
pub(crate) fn forget(change: &Transaction<'_>, number: i64) -> Result<()> {
    for sql in [
        "DELETE FROM said_by WHERE rowid IN (SELECT rowid FROM quotes WHERE report = ?)",
        "DELETE FROM counted WHERE rowid IN (SELECT rowid FROM figures WHERE report = ? AND counts NOT NULL)",
        "DELETE FROM named WHERE rowid IN (SELECT rowid FROM names WHERE report = ?)",
        "DELETE FROM words WHERE rowid IN (SELECT report FROM analyses WHERE report = ?)",
        "DELETE FROM quotes WHERE report = ?",
        "DELETE FROM figures WHERE report = ?",
        "DELETE FROM names WHERE report = ?",
        "DELETE FROM analyses WHERE report = ?",
    ] {
        change.prepare_cached(sql)?.execute([number])?;
    }
    Ok(())
}
