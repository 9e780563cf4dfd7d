//! What is asked for: stories, reports, comparisons, searches.

use std::collections::BTreeMap;

use anyhow::Context;
use axum::extract::{Path, State};
use axum::http::header::{self, HeaderMap};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use data_encoding::HEXLOWER;
use serde::Deserialize;
use serde_json::json;
use variorum::record::all_findings;
use variorum::record::schema::{Record, ReportRecord};
use variorum::text::id_name;
use variorum::{annotate, report_record};
use variorum_store::{Feed, Hit, Kept, Listing, Order, Ruling, Search, Store, StoryLine, id_digest};
use variorum_view::site::{self, Beside, Desk, FeedLine, Filters, Found, Line, Mark, Stood, Stories};

use super::App;
use super::reply::{Asked, Fault, either, fault, json_text, page, see, wants_json};
use crate::library::{compared, feed_state, feeds_shown, in_words};

/// Stories of a page.
const PAGE: u32 = 50;
/// Hits of a page.
const HITS: usize = 100;
/// Bytes of a finding's key that stand in addresses: two findings of a story share them once in 10^17.
pub const KEY: usize = 8;
/// Reports compared at once by choosing.
const CHOSEN: usize = 200;

/// Runs work on the store on a thread that may wait; a fault becomes a page, or JSON.
pub async fn answer(
    app: App,
    as_json: bool,
    work: impl FnOnce(&Store) -> Result<Response, Fault> + Send + 'static,
) -> Response {
    match tokio::task::spawn_blocking(move || work(&app.store)).await {
        Ok(Ok(response)) => response,
        Ok(Err(Fault { status, sentence })) => fault(as_json, status, &sentence),
        Err(_) => {
            fault(as_json, StatusCode::INTERNAL_SERVER_ERROR, "The work on this page broke off; please report it.")
        }
    }
}

/// What the list of stories may be asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct StoriesAsked {
    latest: Option<String>,
    altered: Option<String>,
    disagree: Option<String>,
    uncredited: Option<String>,
    alone: Option<String>,
    offset: u32,
    limit: Option<u32>,
}

/// `GET /`: the stories.
pub async fn stories(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
    Asked(asked): Asked<StoriesAsked>,
) -> Response {
    let as_json = wants_json(&uri, &headers);
    answer(app, as_json, move |store| {
        let filters = Filters {
            latest: asked.latest.is_some(),
            altered: asked.altered.is_some(),
            disagree: asked.disagree.is_some(),
            uncredited: asked.uncredited.is_some(),
            alone: asked.alone.is_some(),
        };
        let listing = Listing {
            order: if filters.latest { Order::Latest } else { Order::Worth },
            altered: filters.altered,
            disagree: filters.disagree,
            uncredited: filters.uncredited,
            least_reports: if filters.alone { 0 } else { 2 },
            limit: asked.limit.unwrap_or(PAGE).clamp(1, 1000),
            offset: asked.offset,
        };
        let (lines, count) = store.stories(&listing)?;
        let reports = store.n_reports()?;
        let value = json!({"stories": lines, "count": count, "offset": asked.offset, "reports": reports});
        Ok(either(as_json, &value, || {
            let lines = lines.into_iter().map(line).collect();
            site::stories(&Stories { lines, count, offset: asked.offset.into(), reports, filters })
        }))
    })
    .await
}

fn line(line: StoryLine) -> Line {
    let days = line.first.zip(line.last);
    Line { story: line.story, title: line.title, headline: line.headline, days }
}

/// `GET /stories/{story}`: a story, its reports side by side; as JSON, its record.
pub async fn story(State(app): State<App>, uri: Uri, headers: HeaderMap, Path(name): Path<String>) -> Response {
    let as_json = wants_json(&uri, &headers);
    answer(app, as_json, move |store| {
        let name = name.strip_suffix(".json").unwrap_or(&name);
        let Some(json) = store.record(name)? else {
            // As reports come, stories join and part: an old link leads to where its report is now.
            let heir = store.heir(name)?.filter(|heir| heir != name);
            let heir = heir.ok_or_else(|| Fault::missing("story of that name"))?;
            return Ok(see(&format!("/stories/{heir}{}", if as_json { ".json" } else { "" })));
        };
        if as_json {
            return Ok(json_text(json));
        }
        let record: Record = serde_json::from_str(&json).context("a story's record cannot be read back")?;
        let desk = Some(desk(store, name, &record)?);
        Ok(page(site::story(&record, &Beside { desk, stood: stood(store, &record)? })))
    })
    .await
}

/// A story's findings with what was decided about each.
fn desk(store: &Store, story: &str, record: &Record) -> Result<Desk, Fault> {
    let decided: BTreeMap<[u8; 32], (Ruling, String)> =
        store.decisions()?.into_iter().map(|one| (one.finding(), (one.verdict, one.note))).collect();
    let marks = all_findings(record).into_iter().map(|finding| {
        let key = finding.key();
        let (verdict, note) =
            decided.get(&key).cloned().map_or((None, String::new()), |(v, note)| (Some(v.name()), note));
        (finding.label, Mark { key: HEXLOWER.encode(&key[..KEY]), verdict, note })
    });
    Ok(Desk { story: story.into(), marks: marks.collect() })
}

/// `GET /reports/{id}`: one report, as a comparison of one; as JSON, what `variorum read` gives.
pub async fn report(State(app): State<App>, uri: Uri, headers: HeaderMap, Path(id): Path<String>) -> Response {
    let as_json = wants_json(&uri, &headers);
    answer(app, as_json, move |store| {
        let kept = store.report(&digest(&id)?)?.ok_or_else(|| Fault::missing("report of that id"))?;
        if as_json {
            let found = report_record(&annotate(kept.report));
            return Ok(json_text(serde_json::to_string(&found)?));
        }
        reply_record(store, false, &compared(vec![kept]))
    })
    .await
}

/// `GET /reports/{id}/original`: the bytes that a report was read from, never shown as a page.
pub async fn original(State(app): State<App>, Path(id): Path<String>) -> Response {
    answer(app, false, move |store| {
        let digest = digest(&id)?;
        let bytes = store.original(&digest)?.ok_or_else(|| Fault::missing("original of that report"))?;
        let name = format!("attachment; filename=\"{}.bin\"", HEXLOWER.encode(&digest[..6]));
        Ok((
            [(header::CONTENT_TYPE, "application/octet-stream".to_owned()), (header::CONTENT_DISPOSITION, name)],
            bytes,
        )
            .into_response())
    })
    .await
}

/// `GET /reports/{id}/versions`: what its address held over time, compared.
pub async fn versions(State(app): State<App>, uri: Uri, headers: HeaderMap, Path(id): Path<String>) -> Response {
    let as_json = wants_json(&uri, &headers);
    answer(app, as_json, move |store| {
        let kept = store.report(&digest(&id)?)?.ok_or_else(|| Fault::missing("report of that id"))?;
        let url = kept.report.stated.url.as_deref().ok_or_else(|| Fault::missing("address of that report"))?;
        let versions = store.versions(url)?;
        reply_record(store, as_json, &compared(kept_all(store, versions.iter().map(|(id, _)| id))?))
    })
    .await
}

/// `GET /compare?report=…&report=…`: any reports side by side.
pub async fn chosen(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let as_json = wants_json(&uri, &headers);
    let query = uri.query().unwrap_or_default().to_owned();
    answer(app, as_json, move |store| {
        let ids = query
            .split('&')
            .filter_map(|pair| pair.strip_prefix("report="))
            .map(|id| digest(&id.replace("%3A", ":").replace("%3a", ":")))
            .collect::<Result<Vec<_>, _>>()?;
        if ids.is_empty() || ids.len() > CHOSEN {
            return Err(Fault::bad(format!("Name 1 to {CHOSEN} reports: /compare?report=ID&report=ID.")));
        }
        reply_record(store, as_json, &compared(kept_all(store, &ids)?))
    })
    .await
}

fn reply_record(store: &Store, as_json: bool, record: &Record) -> Result<Response, Fault> {
    let beside = Beside { desk: None, stood: if as_json { BTreeMap::new() } else { stood(store, record)? } };
    Ok(either(as_json, record, || site::story(record, &beside)))
}

/// How long each report of a record stood at its address.
fn stood(store: &Store, record: &Record) -> Result<BTreeMap<String, Stood>, Fault> {
    let one = |report: &ReportRecord| {
        let variorum_store::Stood { seen, versions, before } = store.stood(&digest(&report.id)?)?;
        let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        let seen = seen.map(|(first, last)| (in_words(first), in_words(last)));
        Ok((report.id.clone(), Stood { seen, versions: number(versions), version: number(before + 1) }))
    };
    let is_shown = |stood: &Result<(String, Stood), Fault>| !matches!(stood, Ok((_, stood)) if stood.seen.is_none() && stood.versions < 2);
    record.reports.iter().map(one).filter(is_shown).collect()
}

fn kept_all<'a>(store: &Store, ids: impl IntoIterator<Item = &'a [u8; 32]>) -> Result<Vec<Kept>, Fault> {
    let kept = |id| store.report(id)?.ok_or_else(|| Fault::missing(&format!("report {}", id_name(*id))));
    ids.into_iter().map(kept).collect()
}

/// The digest of an id in an address, with or without the form's ending.
pub fn digest(id: &str) -> Result<[u8; 32], Fault> {
    let id = id.strip_suffix(".json").unwrap_or(id);
    id_digest(id).ok_or_else(|| Fault::bad("A report's id is sha256: and 64 digits from 0 to f."))
}

/// What a search may be asked for.
#[derive(Deserialize, Default)]
#[serde(default)]
pub struct SearchAsked {
    words: String,
    speaker: String,
    name: String,
    from: String,
    to: String,
    counts: String,
    unit: String,
    offset: usize,
    limit: Option<usize>,
}

/// `GET /search`
pub async fn search(
    State(app): State<App>,
    uri: Uri,
    headers: HeaderMap,
    Asked(asked): Asked<SearchAsked>,
) -> Response {
    let as_json = wants_json(&uri, &headers);
    answer(app, as_json, move |store| {
        let query = match asked.query() {
            Ok(query) => query,
            Err(problem) if as_json => return Err(Fault::bad(problem)),
            Err(problem) => return Ok(page(site::search(&asked.shown(), None, Some(&problem)))),
        };
        let is_asked = query != Search { limit: query.limit, offset: query.offset, ..Search::default() };
        let hits = if is_asked { Some(store.search(&query)?) } else { None };
        let value = json!({"hits": hits, "offset": query.offset});
        Ok(either(as_json, &value, || {
            let found = hits.map(|hits| hits.into_iter().map(found).collect::<Vec<_>>());
            site::search(&asked.shown(), found.as_deref(), None)
        }))
    })
    .await
}

impl SearchAsked {
    fn query(&self) -> Result<Search, String> {
        let some = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
        let number = |text: &str| match some(text) {
            None => Ok(None),
            Some(text) => match text.replace(',', "").parse::<f64>() {
                Ok(number) if number.is_finite() => Ok(Some(number)),
                _ => Err(format!("{text:?} is no number; write it with digits: 1200 or 1,200.5")),
            },
        };
        Ok(Search {
            words: some(&self.words),
            speaker: some(&self.speaker),
            name: some(&self.name),
            from: number(&self.from)?,
            to: number(&self.to)?,
            counts: some(&self.counts),
            unit: some(&self.unit),
            limit: self.limit.unwrap_or(HITS).clamp(1, 1000),
            offset: self.offset,
        })
    }

    fn shown(&self) -> site::Asked {
        site::Asked {
            words: self.words.clone(),
            speaker: self.speaker.clone(),
            name: self.name.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            counts: self.counts.clone(),
        }
    }
}

fn found(hit: Hit) -> Found {
    let earlier = hit.earlier.then(|| "an earlier version".to_owned());
    Found {
        report: hit.report,
        title: hit.title,
        about: hit.outlet.into_iter().chain(hit.published).chain(earlier).collect(),
        start: hit.start,
        end: hit.end,
        before: hit.before,
        text: hit.text,
        after: hit.after,
        name: hit.name,
    }
}

/// `GET /feeds`: what is watched, and how each feed does.
pub async fn feeds(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let as_json = wants_json(&uri, &headers);
    answer(app, as_json, move |store| {
        let feeds = feeds_shown(store)?;
        let value = json!({"feeds": feeds.iter().map(feed_state).collect::<Vec<_>>()});
        Ok(either(as_json, &value, || site::feeds(&feeds.into_iter().map(feed_line).collect::<Vec<_>>())))
    })
    .await
}

fn feed_line(feed: Feed) -> FeedLine {
    FeedLine {
        title: feed.title,
        address: feed.url,
        trouble: feed.error.map(|error| (error, feed.failures as usize)),
        asked: feed.asked.map(in_words),
        worked: feed.worked.map(in_words),
        next: feed.asked.map(|_| in_words(feed.next)),
    }
}

/// Any other address.
pub async fn nothing(uri: Uri, headers: HeaderMap) -> Response {
    fault(
        wants_json(&uri, &headers),
        StatusCode::NOT_FOUND,
        "There is no page at this address; begin at the list of stories, / or /stories.json.",
    )
}
