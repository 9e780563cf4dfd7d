//! Reports put in: files, addresses of the web, or the text of one.
//!
//! When the answer comes, they are on the disk. Comparing goes on behind it; where that is quick, the answer waits for it.

use std::sync::Arc;
use std::time::Duration;

use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::http::header::HeaderMap;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use serde_json::json;
use variorum::Report;
use variorum::text::id_name;
use variorum_read::Limits;
use variorum_store::{Incoming, Store, id_digest};
use variorum_view::site;

use super::App;
use super::pages::answer;
use super::reply::{Fault, either, fault, page, wants_json};
use crate::facts::Facts;
use crate::fetch::Fetcher;
use crate::library::now;
use crate::load::{Loaded, Original, Source, fetched, read_bytes};

/// How long an answer waits for the comparing.
const PATIENCE: Duration = Duration::from_secs(3);

/// Reports put in at once: who else wants to write waits no longer than for these.
const BATCH: usize = 256;
/// Addresses asked for one request.
const ADDRESSES: usize = 20;

/// `GET /add`
pub async fn form() -> Response {
    page(site::add())
}

/// What a request brought: files, addresses, and the fields of a pasted text.
#[derive(Default)]
struct Brought {
    files: Vec<(String, Vec<u8>)>,
    addresses: Vec<String>,
    /// A pasted text.
    text: String,
    /// What was said about it.
    facts: Facts,
}

/// `POST /reports`
pub async fn put_in(State(app): State<App>, uri: Uri, headers: HeaderMap, parts: Multipart) -> Response {
    let as_json = wants_json(&uri, &headers);
    let brought = match brought(parts).await {
        Ok(brought) => brought,
        Err(error) => {
            let sentence = format!("What was sent could not be read: {}", error.body_text());
            return fault(as_json, error.status(), &sentence);
        }
    };
    let (store, fetcher) = (app.store.clone(), app.fetcher.clone());
    let stored = tokio::task::spawn_blocking(move || store_all(&store, &fetcher, brought)).await;
    let (added, failures) = match stored {
        Ok(Ok(done)) => done,
        Ok(Err(Fault { status, sentence })) => return fault(as_json, status, &sentence),
        Err(_) => return fault(as_json, StatusCode::INTERNAL_SERVER_ERROR, "Reading what was sent broke off."),
    };
    app.work.refresh(&app.store);
    let is_done = app.work.rested(PATIENCE).await;
    answer(app, as_json, move |store| {
        let added: Vec<site::Added> = added
            .into_iter()
            .map(|added| {
                let story = id_digest(&added.id).map(|id| store.story_of(&id)).transpose()?.flatten();
                Ok(site::Added { story, ..added })
            })
            .collect::<Result<_, variorum_store::Error>>()?;
        let reports: Vec<_> = added
            .iter()
            .map(|one| json!({"id": one.id, "path": one.path, "new": one.is_new, "story": one.story}))
            .collect();
        let value = json!({"reports": reports, "failures": failures, "done": is_done});
        Ok(either(as_json, &value, || site::added(&added, &failures, is_done)))
    })
    .await
}

async fn brought(mut parts: Multipart) -> Result<Brought, MultipartError> {
    let mut brought = Brought::default();
    while let Some(part) = parts.next_field().await? {
        match part.name().unwrap_or_default() {
            "file" => {
                let name = part.file_name().map(file_name).filter(|name| !name.is_empty());
                let bytes = part.bytes().await?.to_vec();
                // A form without a file chosen sends an empty one.
                if name.is_some() || !bytes.is_empty() {
                    brought.files.push((name.unwrap_or_else(|| "a file without a name".into()), bytes));
                }
            }
            "address" => {
                let given = part.text().await?;
                brought.addresses.extend(given.split_whitespace().map(str::to_owned));
            }
            // Forms send every line end as two characters.
            "text" => brought.text = part.text().await?.replace("\r\n", "\n"),
            _ => {
                let key = part.name().unwrap_or_default().to_owned();
                brought.facts.state(&key, &part.text().await?);
            }
        }
    }
    Ok(brought)
}

/// The last part of a name: a browser's path says nothing here.
fn file_name(name: &str) -> String {
    name.rsplit(['/', '\\']).next().unwrap_or_default().chars().filter(|c| !c.is_control()).collect()
}

type Stored = (Vec<site::Added>, Vec<String>);

fn store_all(store: &Store, fetcher: &Fetcher, brought: Brought) -> Result<Stored, Fault> {
    let limits = Limits::default();
    let mut failures = Vec::new();
    if brought.addresses.len() > ADDRESSES {
        return Err(Fault::bad(format!("{ADDRESSES} addresses at most can be given at once.")));
    }
    let mut read: Vec<Loaded> = Vec::new();
    read.extend(brought.files.into_iter().flat_map(|(name, bytes)| read_bytes(&name, bytes, None, &limits)));
    read.extend(brought.addresses.iter().flat_map(|address| fetched(fetcher, address, &limits)));
    let mut reports: Vec<(Report, Original)> = Vec::new();
    for read in read {
        match read {
            Ok(read) => reports.push(read),
            Err(failure) => failures.push(failure.message),
        }
    }
    if !brought.text.trim().is_empty() {
        let mut report = Report::from_text(&brought.text);
        brought.facts.apply(&mut report);
        report.paths = vec!["pasted text".into()];
        let original = Arc::new(Source { bytes: brought.text.into_bytes(), content_type: None });
        reports.push((report, Some(original)));
    }
    if reports.is_empty() && failures.is_empty() {
        return Err(Fault::bad("Nothing was sent: choose files, give addresses, or paste the text of a report."));
    }
    let received = now();
    let incoming: Vec<Incoming<'_>> = reports
        .iter()
        .map(|(report, original)| Incoming {
            report,
            original: original.as_ref().map(|original| original.bytes.as_slice()),
            received,
        })
        .collect();
    let mut added = Vec::with_capacity(incoming.len());
    for batch in incoming.chunks(BATCH) {
        added.extend(store.add(batch)?);
    }
    let told = added.iter().zip(&reports).map(|(added, (report, _))| site::Added {
        id: id_name(added.id),
        path: report.paths.first().cloned().unwrap_or_default(),
        is_new: added.is_new,
        story: None,
    });
    Ok((told.collect(), failures))
}
