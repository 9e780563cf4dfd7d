//! What a person decided about findings: kept by kind and cites, so that it holds for the same finding in every later record.

use rusqlite::{Connection, Row, params};
use serde::{Deserialize, Serialize};
use variorum::record::finding_key;
use variorum::record::schema::Cite;

use crate::error::{Error, Result};
use crate::open::Store;

/// What was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Ruling {
    /// The finding holds.
    Confirmed,
    /// The finding does not hold, or does not matter.
    Dismissed,
    /// Only a note.
    Noted,
}

impl Ruling {
    /// Each with its name.
    const NAMES: [(Self, &str); 3] =
        [(Self::Confirmed, "confirmed"), (Self::Dismissed, "dismissed"), (Self::Noted, "noted")];

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(ruling, _)| *ruling == self).map_or("", |(_, name)| name)
    }

    /// The ruling of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(_, known)| *known == name).map(|(ruling, _)| *ruling)
    }
}

/// A decision about one finding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// The kind of finding: `saying`, `figure`, `difference`, …
    pub kind: String,
    /// The places that the finding cites.
    pub cites: Vec<Cite>,
    /// What was decided.
    pub verdict: Ruling,
    /// Why, in the person's words; may be empty.
    #[serde(default)]
    pub note: String,
    /// When: milliseconds since 1970, UTC.
    pub decided: i64,
}

impl Decision {
    /// What the finding is known by.
    #[must_use]
    pub fn finding(&self) -> [u8; 32] {
        finding_key(&self.kind, &self.cites)
    }
}

impl Store {
    /// Keeps a decision; one about the same finding gives way.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn decide(&self, decision: &Decision) -> Result<()> {
        self.write(|change| keep(change, decision))
    }

    /// Takes a decision back. True where there was one.
    ///
    /// # Errors
    ///
    /// The store cannot be written.
    pub fn undecide(&self, finding: &[u8; 32]) -> Result<bool> {
        self.write(|change| Ok(change.execute("DELETE FROM decisions WHERE finding = ?", [finding])? > 0))
    }

    /// Every decision, the latest first.
    ///
    /// # Errors
    ///
    /// The store cannot be read.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        self.read(all)
    }
}

pub(crate) fn keep(change: &rusqlite::Transaction<'_>, decision: &Decision) -> Result<()> {
    let cites = serde_json::to_string(&decision.cites).map_err(|error| Error::Damaged(error.to_string()))?;
    change.prepare_cached("INSERT OR REPLACE INTO decisions VALUES (?, ?, ?, ?, ?, ?)")?.execute(params![
        decision.finding(),
        decision.kind,
        cites,
        decision.verdict.name(),
        decision.note,
        decision.decided
    ])?;
    Ok(())
}

pub(crate) fn all(connection: &Connection) -> Result<Vec<Decision>> {
    let sql = "SELECT kind, cites, verdict, note, decided FROM decisions ORDER BY decided DESC, finding";
    let mut query = connection.prepare_cached(sql)?;
    let rows = query.query_map([], |row| Ok(decision(row)))?;
    rows.map(|row| row?).collect()
}

fn decision(row: &Row<'_>) -> Result<Decision> {
    let cites = row.get_ref(1)?.as_str().unwrap_or_default();
    Ok(Decision {
        kind: row.get(0)?,
        cites: serde_json::from_str(cites).map_err(|error| Error::Damaged(format!("a decision's cites: {error}")))?,
        verdict: Ruling::of_name(row.get_ref(2)?.as_str().unwrap_or_default()).unwrap_or(Ruling::Noted),
        note: row.get(3)?,
        decided: row.get(4)?,
    })
}
