//! Searching: words of the text, who is quoted, who is named, what is counted. Every hit cites its place.
//!
//! Method: an inverted index (FTS5) proposes, the text itself gives the place. All words of a query must stand in a report; words in
//! quotation marks must follow one another; a word that ends in `*` stands for all that begin so. Case and accents do not count.

use std::ops::Range;

use rusqlite::types::Value;
use rusqlite::{Connection, Row, params_from_iter};
use serde::Serialize;
use unicode_normalization::UnicodeNormalization;
use variorum::record::offsets::{Offsets, to_bytes};
use variorum::text::id_name;

use crate::error::Result;
use crate::open::Store;
use crate::pack::unpack_text;

/// What is searched for. Of what is given all must hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Search {
    /// Words of the report, or, with a speaker, of what the speaker is quoted with.
    pub words: Option<String>,
    /// Words of the name of who is quoted.
    pub speaker: Option<String>,
    /// Words of a name in the report.
    pub name: Option<String>,
    /// A figure from this value …
    pub from: Option<f64>,
    /// … to this.
    pub to: Option<f64>,
    /// Words of what is counted.
    pub counts: Option<String>,
    /// A figure's unit: `USD`, `%`, `kilometre`.
    pub unit: Option<String>,
    /// How many hits at most.
    pub limit: usize,
    /// How many are passed over.
    pub offset: usize,
}

/// What kind of thing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum HitKind {
    /// A place in the text.
    Text,
    /// A statement of the speaker.
    Quote,
    /// A first mention.
    Name,
    /// A figure.
    Figure,
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// The report's id.
    pub report: String,
    /// Its story, where it has one.
    pub story: Option<String>,
    /// Its title.
    pub title: String,
    /// Its outlet.
    pub outlet: Option<String>,
    /// When it was published, as stated.
    pub published: Option<String>,
    /// The address that it states.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// Where it was read from: the first place.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub path: Option<String>,
    /// True where its address holds a later version.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub earlier: bool,
    /// The line of its text, from 1.
    pub line: usize,
    /// First code point of what was found.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What stands there.
    pub text: String,
    /// What stands before it in its paragraph, up to 80 characters.
    pub before: String,
    /// What stands after it.
    pub after: String,
    /// Who is quoted, or the fullest form of a name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// Characters shown on either side.
const AROUND: usize = 80;
/// Rows that are looked at where the words of what is quoted must be looked for in the texts.
const LOOKED_AT: usize = 20_000;

impl Store {
    /// Searches; the best first where words are searched for, else the latest first.
    ///
    /// # Errors
    ///
    /// The store cannot be read. A query without a word in it finds nothing.
    pub fn search(&self, search: &Search) -> Result<Vec<Hit>> {
        self.read(|connection| {
            let figures =
                search.from.is_some() || search.to.is_some() || search.counts.is_some() || search.unit.is_some();
            if let Some(speaker) = &search.speaker {
                quotes(connection, search, speaker)
            } else if figures {
                figure_hits(connection, search)
            } else if let Some(name) = &search.name {
                name_hits(connection, search, name)
            } else if let Some(words) = &search.words {
                text_hits(connection, search, words)
            } else {
                Ok(Vec::new())
            }
        })
    }
}

/// Columns of every query, in this order; after them the query's own.
const COMMON: &str = "reports.id, analyses.story, analyses.title, reports.outlet, reports.published, reports.text, \
    reports.url, (SELECT path FROM places WHERE report = reports.n ORDER BY path LIMIT 1), \
    EXISTS (SELECT 1 FROM visits WHERE report = reports.n) AND \
    NOT EXISTS (SELECT 1 FROM standing WHERE report = reports.n)";
const FROM: &str = "JOIN reports ON reports.n = found.report JOIN analyses ON analyses.report = found.report";

/// The latest of what a query finds, as many as `?2` says after `?3`: texts are read of these alone.
fn latest(query: &str) -> String {
    format!(
        "SELECT {COMMON}, found.at, found.past, found.named FROM (SELECT hit.*, day FROM ({query}) AS hit \
         JOIN analyses ON analyses.report = hit.report ORDER BY day DESC, hit.report, at LIMIT ?2 OFFSET ?3) AS found \
         {FROM} ORDER BY found.day DESC, found.report, found.at"
    )
}

fn text_hits(connection: &Connection, search: &Search, words: &str) -> Result<Vec<Hit>> {
    let phrases = phrases(words);
    let Some(asked) = fts(&phrases) else { return Ok(Vec::new()) };
    // A word in the title counts as five in the text.
    let sql = format!(
        "SELECT {COMMON} FROM (SELECT rowid AS report, bm25(words, 5.0, 1.0) AS far FROM words WHERE words MATCH ?1 \
         ORDER BY far LIMIT ?2 OFFSET ?3) AS found {FROM} ORDER BY found.far, reports.n"
    );
    let values = [Value::Text(asked), number(search.limit), number(search.offset)];
    hits(connection, &sql, values.to_vec(), |_, text| {
        let (start, end) = phrases.iter().find_map(|phrase| place(text, phrase)).unwrap_or((0, 0));
        Ok(Some((HitKind::Text, start, end, None)))
    })
}

fn quotes(connection: &Connection, search: &Search, speaker: &str) -> Result<Vec<Hit>> {
    let Some(asked) = fts(&phrases(speaker)) else { return Ok(Vec::new()) };
    let wanted = search.words.as_deref().map(phrases);
    // Words of what is said are looked for in the texts.
    let (limit, offset) = if wanted.is_some() { (LOOKED_AT, 0) } else { (search.limit, search.offset) };
    let sql = latest(
        "SELECT quotes.report, at, past, quotes.speaker AS named FROM said_by JOIN quotes ON quotes.rowid = said_by.rowid \
         WHERE said_by MATCH ?1",
    );
    let values = vec![Value::Text(asked), number(limit), number(offset)];
    let mut found = hits(connection, &sql, values, |row, text| {
        let Range { start, end } = to_bytes(text, row.get(9)?, row.get(10)?);
        let said = &text[start..end];
        let holds = wanted.iter().flatten().all(|phrase| place(said, phrase).is_some());
        Ok(holds.then_some((HitKind::Quote, start, end, row.get(11)?)))
    })?;
    if wanted.is_some() {
        found = found.into_iter().skip(search.offset).take(search.limit).collect();
    }
    Ok(found)
}

fn name_hits(connection: &Connection, search: &Search, name: &str) -> Result<Vec<Hit>> {
    let Some(asked) = fts(&phrases(name)) else { return Ok(Vec::new()) };
    let sql = latest(
        "SELECT names.report, at, past, names.name AS named FROM named JOIN names ON names.rowid = named.rowid \
         WHERE named MATCH ?1",
    );
    let values = vec![Value::Text(asked), number(search.limit), number(search.offset)];
    hits(connection, &sql, values, |row, text| {
        let Range { start, end } = to_bytes(text, row.get(9)?, row.get(10)?);
        Ok(Some((HitKind::Name, start, end, row.get(11)?)))
    })
}

fn figure_hits(connection: &Connection, search: &Search) -> Result<Vec<Hit>> {
    let mut values = vec![
        Value::Real(search.from.unwrap_or(f64::MIN)),
        number(search.limit),
        number(search.offset),
        Value::Real(search.to.unwrap_or(f64::MAX)),
    ];
    let mut bounds = String::from("low <= ?4 AND high >= ?1");
    if let Some(unit) = &search.unit {
        values.push(Value::Text(unit.clone()));
        bounds.push_str(&format!(" AND unit = ?{} COLLATE NOCASE", values.len()));
    }
    if let Some(counts) = &search.counts {
        let Some(asked) = fts(&phrases(counts)) else { return Ok(Vec::new()) };
        values.push(Value::Text(asked));
        bounds.push_str(&format!(" AND rowid IN (SELECT rowid FROM counted WHERE counted MATCH ?{})", values.len()));
    }
    let sql = latest(&format!("SELECT report, at, past, NULL AS named FROM figures WHERE {bounds}"));
    hits(connection, &sql, values, |row, text| {
        let Range { start, end } = to_bytes(text, row.get(9)?, row.get(10)?);
        Ok(Some((HitKind::Figure, start, end, None)))
    })
}

/// What was found in a text, in bytes: kind, place, name.
type Found = Option<(HitKind, usize, usize, Option<String>)>;

fn hits(
    connection: &Connection,
    sql: &str,
    values: Vec<Value>,
    find: impl Fn(&Row<'_>, &str) -> Result<Found>,
) -> Result<Vec<Hit>> {
    let mut query = connection.prepare_cached(sql)?;
    let mut rows = query.query(params_from_iter(values))?;
    let mut hits = Vec::new();
    while let Some(row) = rows.next()? {
        let text = unpack_text(row.get_ref(5)?.as_blob().unwrap_or_default())?;
        let Some((kind, start, end, name)) = find(row, &text)? else { continue };
        let (before, after) = around(&text, start, end);
        let offsets = Offsets::new(&text);
        hits.push(Hit {
            kind,
            report: id_name(row.get(0)?),
            story: row.get(1)?,
            title: row.get(2)?,
            outlet: row.get(3)?,
            published: row.get(4)?,
            url: row.get(6)?,
            path: row.get(7)?,
            earlier: row.get(8)?,
            line: text[..start].matches('\n').count() + 1,
            start: offsets.code_point(start),
            end: offsets.code_point(end),
            text: text[start..end].into(),
            before: before.into(),
            after: after.into(),
            name,
        });
    }
    Ok(hits)
}

fn number(number: usize) -> Value {
    Value::Integer(i64::try_from(number).unwrap_or(i64::MAX))
}

/// What stands on either side, in the same paragraph.
fn around(text: &str, start: usize, end: usize) -> (&str, &str) {
    let before = text[..start].rsplit('\n').next().unwrap_or_default();
    let cut = before.char_indices().rev().nth(AROUND - 1).map_or(0, |(byte, _)| byte);
    let after = text[end..].split('\n').next().unwrap_or_default();
    let past = after.char_indices().nth(AROUND).map_or(after.len(), |(byte, _)| byte);
    (&before[cut..], &after[..past])
}

/// Words that follow one another; the last may be a beginning alone.
#[derive(Debug, PartialEq, Eq)]
struct Phrase {
    words: Vec<String>,
    is_beginning: bool,
}

/// A query's phrases: what stands in quotation marks, and each other word.
fn phrases(query: &str) -> Vec<Phrase> {
    let marks = ['"', '“', '”', '„', '«', '»'];
    let mut phrases = Vec::new();
    for (number, part) in query.split(marks).enumerate() {
        let pieces: Vec<&str> = if number % 2 == 1 { vec![part] } else { part.split_whitespace().collect() };
        for piece in pieces {
            let words: Vec<String> = words(piece).map(|(_, word)| folded(word)).collect();
            if !words.is_empty() {
                phrases.push(Phrase { words, is_beginning: piece.trim_end().ends_with('*') });
            }
        }
    }
    phrases
}

/// The same as FTS5 has it: each phrase a string, so that no letter of a query is an operator.
fn fts(phrases: &[Phrase]) -> Option<String> {
    let asked: Vec<String> = phrases
        .iter()
        .map(|phrase| format!("\"{}\"{}", phrase.words.join(" "), if phrase.is_beginning { "*" } else { "" }))
        .collect();
    (!asked.is_empty()).then(|| asked.join(" AND "))
}

/// Runs of letters and digits, with the byte at which each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let start = rest.find(char::is_alphanumeric)?;
        let inside = &rest[start..];
        let length = inside.find(|c: char| !c.is_alphanumeric() && !is_accent(c)).unwrap_or(inside.len());
        let at = text.len() - inside.len();
        rest = &inside[length..];
        Some((at, &inside[..length]))
    })
}

/// Accents that are written apart.
fn is_accent(c: char) -> bool {
    matches!(c, '\u{0300}'..='\u{036F}')
}

/// Small letters without accents, as the index has them.
fn folded(word: &str) -> String {
    word.nfd().filter(|&c| !is_accent(c)).flat_map(char::to_lowercase).collect()
}

/// Where a phrase first stands.
fn place(text: &str, phrase: &Phrase) -> Option<(usize, usize)> {
    let found: Vec<(usize, &str)> = words(text).collect();
    let last = phrase.words.len() - 1;
    let is = |(at, wanted): (usize, &String), word: &str| {
        let word = folded(word);
        if at == last && phrase.is_beginning { word.starts_with(wanted) } else { word == *wanted }
    };
    let run = found
        .windows(phrase.words.len())
        .find(|run| run.iter().zip(phrase.words.iter().enumerate()).all(|(&(_, word), wanted)| is(wanted, word)))?;
    let (&(start, _), &(end, word)) = (run.first()?, run.last()?);
    Some((start, end + word.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_is_words_phrases_and_beginnings() {
        assert_eq!(fts(&phrases("dam “public works” eng*")).unwrap(), "\"dam\" AND \"public works\" AND \"eng\"*");
        assert_eq!(fts(&phrases("NEAR( OR \" AND text:")).unwrap(), "\"near\" AND \"or\" AND \"and text\"");
        assert_eq!(fts(&phrases(" * \" -")), None);
    }

    #[test]
    fn a_phrase_is_found_at_its_bytes() {
        let text = "Él said: the Public  Works office";
        let place = |query: &str| place(text, &phrases(query)[0]).map(|(start, end)| &text[start..end]);
        assert_eq!(place("\"public works\""), Some("Public  Works"));
        assert_eq!(place("offi*"), Some("office"));
        assert_eq!(place("offi"), None);
        assert_eq!((place("él"), place("EL")), (Some("Él"), Some("Él")));
    }
}
