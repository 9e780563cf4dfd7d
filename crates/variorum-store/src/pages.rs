//! Pages that feeds name: what each held when it was asked, and what happened to it.
//!
//! A page is kept with its feed in one change, so that none is lost between the two; what a page held, where it stands and what
//! that means to whoever is told are one change as well.

use rusqlite::{Connection, OptionalExtension, Transaction, params};
use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};
use crate::feeds::{self, Feed};
use crate::id_digest;
use crate::open::Store;
use crate::reports::{Added, Incoming, add};

/// A page that a feed names. Moments are milliseconds since 1970, UTC.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Page {
    /// Its address.
    pub url: String,
    /// The feed that named it first.
    pub feed: String,
    /// When a feed named it last.
    pub listed: i64,
    /// Not asked before this; never again where absent.
    pub next: Option<i64>,
    /// What the feed states of it: its title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub byline: Option<String>,
    /// Who published it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub outlet: Option<String>,
    /// When it was published.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub published: Option<String>,
    /// BCP 47 tag.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
    /// The text that the feed gives, for where the page cannot be had.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub given: Option<String>,
    /// When it was asked last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub asked: Option<i64>,
    /// When it first gave a report.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub read: Option<i64>,
    /// When it last gave another report than before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed: Option<i64>,
    /// When it was found to be taken away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gone: Option<i64>,
    /// What the server said of its state, to be sent back.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub etag: Option<String>,
    /// The same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last_modified: Option<String>,
    /// The id of the report that it gave last.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub report: Option<String>,
    /// Failures in a row.
    pub failures: u32,
    /// What went wrong last, where the last time failed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}

/// What happened at a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// It gave its first report.
    Report,
    /// It gave another report than before.
    Edit,
    /// It was taken away.
    Gone,
}

/// Something that happened at a page and is to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Happening {
    /// Its number; later ones have higher ones.
    pub number: i64,
    /// When.
    pub at: i64,
    /// What.
    pub kind: Kind,
    /// The page's address.
    pub url: String,
    /// The report that it gives, or gave last.
    pub report: [u8; 32],
    /// The report that it gave before.
    pub before: Option<[u8; 32]>,
}

impl Kind {
    /// `report`, `edit`, `gone`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Edit => "edit",
            Self::Gone => "gone",
        }
    }

    fn of_name(name: &str) -> Result<Self> {
        let named = [Self::Report, Self::Edit, Self::Gone].into_iter().find(|kind| kind.name() == name);
        named.ok_or_else(|| Error::Damaged(format!("{name:?} happens to no page")))
    }
}

impl Store {
    /// Keeps a feed's state with the pages that it names: new ones as they are given, of known ones when they were listed. All
    /// or nothing. Gives the new ones' addresses.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn feed_read(&self, feed: &Feed, named: &[Page]) -> Result<Vec<String>> {
        self.write(|change| {
            feeds::keep(change, feed)?;
            let mut new = Vec::new();
            for page in named {
                let sql = "UPDATE pages SET listed = max(listed, ?2) WHERE url = ?1";
                if change.prepare_cached(sql)?.execute(params![page.url, page.listed])? == 0 {
                    keep(change, page)?;
                    new.push(page.url.clone());
                }
            }
            Ok(new)
        })
    }

    /// Keeps what a page gave: its reports, where they stood, its state, and what that means to whoever is told. All or nothing.
    ///
    /// # Errors
    ///
    /// The store cannot be written; then nothing of it is kept.
    pub fn page_read(
        &self,
        page: &Page,
        given: &[Incoming<'_>],
        happened: Option<Kind>,
        at: i64,
    ) -> Result<Vec<Added>> {
        self.write(|change| {
            let before: Option<[u8; 32]> =
                state(change, &page.url)?.and_then(|page| id_digest(page.report.as_deref()?));
            let added: Vec<Added> = given.iter().map(|one| add(change, one, &mut None)).collect::<Result<_>>()?;
            for one in &added {
                feeds::visit_at(change, &page.url, &one.id, at)?;
            }
            if let (true, None, Some(standing)) = (added.is_empty(), &page.error, before) {
                feeds::visit_at(change, &page.url, &standing, at)?;
            }
            keep(change, page)?;
            let report = page.report.as_deref().and_then(id_digest);
            if let (Some(kind), Some(report)) = (happened, report) {
                let before = before.filter(|_| kind == Kind::Edit);
                let sql = "INSERT INTO happenings (at, kind, url, report, before) VALUES (?, ?, ?, ?, ?)";
                change.prepare_cached(sql)?.execute(params![at, kind.name(), page.url, report, before])?;
            }
            Ok(added)
        })
    }

    /// A page by its address.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn page(&self, url: &str) -> Result<Option<Page>> {
        self.read(|connection| state(connection, url))
    }

    /// Every page that is to be asked again: when, and its address.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn pages_due(&self) -> Result<Vec<(i64, String)>> {
        self.read(|connection| {
            let mut query = connection.prepare("SELECT next, url FROM pages WHERE next NOT NULL ORDER BY next, url")?;
            Ok(query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Forgets pages that are asked no more and that no feed has named since a moment. Gives how many.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn forget_pages(&self, moment: i64) -> Result<usize> {
        self.write(|change| Ok(change.execute("DELETE FROM pages WHERE next IS NULL AND listed < ?", [moment])?))
    }

    /// What happened and was not told yet, the oldest first, as many as asked for.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn happenings(&self, most: u32) -> Result<Vec<Happening>> {
        self.read(|connection| {
            let sql = "SELECT n, at, kind, url, report, before FROM happenings ORDER BY n LIMIT ?";
            let mut query = connection.prepare_cached(sql)?;
            let mut rows = query.query([most])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(Happening {
                    number: row.get(0)?,
                    at: row.get(1)?,
                    kind: Kind::of_name(row.get_ref(2)?.as_str().unwrap_or_default())?,
                    url: row.get(3)?,
                    report: row.get(4)?,
                    before: row.get(5)?,
                });
            }
            Ok(found)
        })
    }

    /// One was told, and need not be again.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn happening_told(&self, number: i64) -> Result<()> {
        self.write(|change| {
            change.prepare_cached("DELETE FROM happenings WHERE n = ?")?.execute([number])?;
            Ok(())
        })
    }
}

pub(crate) fn keep(change: &Transaction<'_>, page: &Page) -> Result<()> {
    let state = serde_json::to_string(page).map_err(|error| Error::Damaged(error.to_string()))?;
    let sql = "INSERT OR REPLACE INTO pages (url, next, listed, state) VALUES (?, ?, ?, ?)";
    change.prepare_cached(sql)?.execute(params![page.url, page.next, page.listed, state])?;
    Ok(())
}

fn state(connection: &Connection, url: &str) -> Result<Option<Page>> {
    let sql = "SELECT state, listed FROM pages WHERE url = ?";
    let found: Option<(String, i64)> =
        connection.prepare_cached(sql)?.query_row([url], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    found.map(|(state, listed)| parse(&state, listed)).transpose()
}

fn parse(state: &str, listed: i64) -> Result<Page> {
    let page = serde_json::from_str(state).map_err(|error| Error::Damaged(format!("a page's state: {error}")))?;
    Ok(Page { listed, ..page })
}

pub(crate) fn each(connection: &Connection, mut give: impl FnMut(Page) -> Result<()>) -> Result<()> {
    let mut query = connection.prepare("SELECT state, listed FROM pages ORDER BY url")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        give(parse(row.get_ref(0)?.as_str().unwrap_or_default(), row.get(1)?)?)?;
    }
    Ok(())
}
