//! Stories and their records. Both can be made anew from the reports.

use rusqlite::{OptionalExtension, Row, Transaction, params};
use serde::Serialize;

use crate::error::Result;
use crate::open::Store;
use crate::pack::{pack, unpack_text};
use crate::told;

/// What the list of stories shows of one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StoryLine {
    /// Its name: `s-` and twelve digits.
    pub story: String,
    /// A report's title.
    pub title: String,
    /// Counts of its findings, as one line.
    pub headline: String,
    /// Reports in it.
    pub reports: u32,
    /// First day of publication (ISO 8601), where known.
    pub first: Option<String>,
    /// Last day of publication.
    pub last: Option<String>,
    /// Sayings whose words were altered between the marks.
    pub altered: u32,
    /// Figures that disagree.
    pub disagree: u32,
    /// Reports with copied text that credit nobody for it.
    pub uncredited: u32,
}

/// A story as it stands in the store: its reports, and the key of the record that is kept of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Members {
    /// Its name.
    pub story: String,
    /// Number and id of each report, in the order of the ids.
    pub reports: Vec<(i64, [u8; 32])>,
    /// Key of its record, where one is kept.
    pub key: Option<[u8; 32]>,
}

/// Order of the list of stories.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Order {
    /// What is worth looking at first: the most altered quotes, disagreeing figures and uncredited copies.
    #[default]
    Worth,
    /// The latest first.
    Latest,
}

/// Which stories are listed.
#[derive(Clone, Copy, Debug, Default)]
pub struct Listing {
    /// In which order.
    pub order: Order,
    /// Only those with an altered quote.
    pub altered: bool,
    /// Only those with figures that disagree.
    pub disagree: bool,
    /// Only those with an uncredited copy.
    pub uncredited: bool,
    /// Only those of at least so many reports.
    pub least_reports: u32,
    /// How many at most.
    pub limit: u32,
    /// How many are passed over.
    pub offset: u32,
}

const LINE: &str = "story, title, headline, reports, first, last, altered, disagree, uncredited";
const WHERE: &str = "altered >= ?1 AND disagree >= ?2 AND uncredited >= ?3 AND reports >= ?4";

impl Store {
    /// Writes in which story each report is, where that has changed. Gives how many changed.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn place(&self, placed: &[(i64, String)]) -> Result<usize> {
        self.write(|change| {
            let mut update =
                change.prepare_cached("UPDATE analyses SET story = ?2 WHERE report = ?1 AND story IS NOT ?2")?;
            let mut changed = 0;
            for (number, story) in placed {
                changed += update.execute(params![number, story])?;
            }
            drop(update);
            forget_empty(change)?;
            Ok(changed)
        })
    }

    /// Every story, in the order of the names, with its reports; of what one address held over time, only the last.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn each_story(&self) -> Result<Vec<Members>> {
        self.read(|connection| {
            let sql = "SELECT analyses.story, reports.n, reports.id, records.key FROM analyses \
                       JOIN reports ON reports.n = analyses.report LEFT JOIN records ON records.story = analyses.story \
                       WHERE analyses.story NOT NULL AND reports.n NOT IN superseded \
                       ORDER BY analyses.story, reports.id";
            let mut query = connection.prepare_cached(sql)?;
            let mut rows = query.query([])?;
            let mut stories: Vec<Members> = Vec::new();
            while let Some(row) = rows.next()? {
                let name = row.get_ref(0)?.as_str().unwrap_or_default();
                if stories.last().is_none_or(|last| last.story != name) {
                    stories.push(Members { story: name.into(), reports: Vec::new(), key: row.get(3)? });
                }
                if let Some(story) = stories.last_mut() {
                    story.reports.push((row.get(1)?, row.get(2)?));
                }
            }
            Ok(stories)
        })
    }

    /// The story of a report.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn story_of(&self, id: &[u8; 32]) -> Result<Option<String>> {
        self.read(|connection| {
            let sql = "SELECT story FROM analyses JOIN reports ON reports.n = report WHERE id = ?";
            let found = connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
            Ok(found.flatten())
        })
    }

    /// The story that a name stands for now. A story is named after one of its reports; where that is in another story by now, the
    /// name leads there.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn heir(&self, name: &str) -> Result<Option<String>> {
        let digits = name.split_once('-').map_or("", |(_, digits)| digits);
        let Ok(first) = data_encoding::HEXLOWER.decode(digits.as_bytes()) else { return Ok(None) };
        if first.is_empty() || first.len() > 32 {
            return Ok(None);
        }
        // All ids that begin so.
        let last: Vec<u8> = first.iter().copied().chain(std::iter::repeat(0xFF)).take(33).collect();
        self.read(|connection| {
            let sql = "SELECT story FROM reports JOIN analyses ON report = n WHERE id >= ? AND id < ? LIMIT 1";
            let found = connection.prepare_cached(sql)?.query_row(params![first, last], |row| row.get(0)).optional()?;
            Ok(found.flatten())
        })
    }

    /// Keeps records: the key of each, what the list shows of it, its JSON.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn keep_records(&self, records: &[([u8; 32], StoryLine, Vec<u8>)]) -> Result<()> {
        let packed = records.iter().map(|(.., json)| pack(json)).collect::<Result<Vec<_>>>()?;
        self.write(|change| {
            let mut made = told::mark(change, told::MADE)?.unwrap_or(0);
            let sql = "INSERT OR REPLACE INTO records (story, key, record, headline, title, reports, first, last, \
                       altered, disagree, uncredited, made) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
            let mut insert = change.prepare_cached(sql)?;
            for ((key, line, _), packed) in records.iter().zip(packed) {
                made += 1;
                insert.execute(params![
                    line.story,
                    key,
                    packed,
                    line.headline,
                    line.title,
                    line.reports,
                    line.first,
                    line.last,
                    line.altered,
                    line.disagree,
                    line.uncredited,
                    made
                ])?;
            }
            told::keep_mark(change, told::MADE, made)
        })
    }

    /// A story's record as JSON.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn record(&self, story: &str) -> Result<Option<String>> {
        self.read(|connection| {
            let packed: Option<Vec<u8>> = connection
                .prepare_cached("SELECT record FROM records WHERE story = ?")?
                .query_row([story], |row| row.get(0))
                .optional()?;
            packed.map(|packed| unpack_text(&packed)).transpose()
        })
    }

    /// Stories that are asked for, and how many there are of them in all.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn stories(&self, listing: &Listing) -> Result<(Vec<StoryLine>, u64)> {
        let order = match listing.order {
            Order::Worth => "altered + disagree + uncredited DESC, last DESC, story",
            Order::Latest => "last DESC, story",
        };
        let least = (listing.altered, listing.disagree, listing.uncredited, listing.least_reports);
        self.read(|connection| {
            let sql = format!("SELECT {LINE} FROM records WHERE {WHERE} ORDER BY {order} LIMIT ?5 OFFSET ?6");
            let mut query = connection.prepare_cached(&sql)?;
            let asked = params![least.0, least.1, least.2, least.3, listing.limit, listing.offset];
            let lines = query.query_map(asked, line)?.collect::<rusqlite::Result<_>>()?;
            let sql = format!("SELECT count(*) FROM records WHERE {WHERE}");
            let asked = params![least.0, least.1, least.2, least.3];
            let count = connection.prepare_cached(&sql)?.query_row(asked, |row| row.get(0))?;
            Ok((lines, count))
        })
    }

    /// What the list shows of a story.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn story(&self, name: &str) -> Result<Option<StoryLine>> {
        self.read(|connection| {
            let sql = format!("SELECT {LINE} FROM records WHERE story = ?");
            Ok(connection.prepare_cached(&sql)?.query_row([name], line).optional()?)
        })
    }
}

/// Forgets the records of stories that no report tells any more.
pub(crate) fn forget_empty(change: &Transaction<'_>) -> Result<()> {
    let sql = "DELETE FROM records WHERE story NOT IN \
               (SELECT story FROM analyses WHERE story NOT NULL AND report NOT IN superseded)";
    change.execute(sql, [])?;
    Ok(())
}

fn line(row: &Row<'_>) -> rusqlite::Result<StoryLine> {
    Ok(StoryLine {
        story: row.get(0)?,
        title: row.get(1)?,
        headline: row.get(2)?,
        reports: row.get(3)?,
        first: row.get(4)?,
        last: row.get(5)?,
        altered: row.get(6)?,
        disagree: row.get(7)?,
        uncredited: row.get(8)?,
    })
}
