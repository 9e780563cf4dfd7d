//! Decisions of readers: given by the forms under findings, listed, kept apart from what was found.

use anyhow::Context;
use axum::extract::State;
use axum::http::Uri;
use axum::http::header::HeaderMap;
use axum::response::Response;
use data_encoding::HEXLOWER;
use serde::Deserialize;
use serde_json::json;
use variorum::record::offsets::to_bytes;
use variorum::record::schema::{Cite, Record};
use variorum::record::{Finding, all_findings};
use variorum_store::{Decision, Ruling, Store, id_digest};
use variorum_view::site::{self, Decided};

use super::App;
use super::pages::{KEY, answer};
use super::reply::{Asked, Fault, Sent, either, page, see, wants_json};
use crate::library::now;

/// Characters of a note.
const NOTE: usize = 2000;

/// What a form gives.
#[derive(Deserialize)]
pub struct Given {
    /// The story in which the finding stands.
    story: String,
    /// What the finding is known by.
    finding: String,
    /// `confirmed`, `dismissed`, `noted`, or `none` to take a decision back.
    verdict: String,
    #[serde(default)]
    note: String,
}

/// Which finding, by an address.
#[derive(Deserialize)]
pub struct Named {
    story: String,
    finding: String,
}

/// `GET /decide?story=…&finding=…`: the form for one finding.
pub async fn form(State(app): State<App>, Asked(named): Asked<Named>) -> Response {
    answer(app, false, move |store| {
        let (record, finding) = found(store, &named.story, &named.finding)?;
        let decided = store.decisions()?.into_iter().find(|one| one.finding() == finding.key());
        let (verdict, note) = decided.map_or((None, String::new()), |one| (Some(one.verdict.name()), one.note));
        let place = |cite: &Cite| {
            let report = record.reports.iter().find(|report| report.id == cite.report);
            let text = report.map_or("", |report| &report.text);
            let slice = text[to_bytes(text, cite.start, cite.end)].to_owned();
            let name = report.and_then(|report| report.sigil.clone()).unwrap_or_default();
            (name, slice)
        };
        Ok(page(site::decide(&site::Decision {
            story: named.story.clone(),
            title: variorum_view::name(&record),
            places: finding.cites.iter().map(place).collect(),
            label: finding.label.clone(),
            kind: finding.kind.into(),
            mark: site::Mark { key: named.finding.clone(), verdict, note },
        })))
    })
    .await
}

/// A story's record as it stands, and the finding that a key names in it.
fn found(store: &Store, story: &str, key: &str) -> Result<(Record, Finding), Fault> {
    let json = store.record(story)?.ok_or_else(|| Fault::missing("story of that name"))?;
    let record: Record = serde_json::from_str(&json).context("a story's record cannot be read back")?;
    let finding = all_findings(&record).into_iter().find(|one| HEXLOWER.encode(&one.key()[..KEY]) == key);
    Ok((record, finding.ok_or_else(|| Fault::missing("finding like that in the story now"))?))
}

/// `POST /decisions`
pub async fn decide(State(app): State<App>, uri: Uri, headers: HeaderMap, Sent(given): Sent<Given>) -> Response {
    let as_json = wants_json(&uri, &headers);
    answer(app, as_json, move |store| {
        let (_, finding) = found(store, &given.story, &given.finding)?;
        if given.note.chars().count() > NOTE {
            return Err(Fault::bad(format!("A note has {NOTE} characters at most.")));
        }
        if given.verdict == "none" {
            store.undecide(&finding.key())?;
        } else {
            let verdict = Ruling::of_name(&given.verdict)
                .ok_or_else(|| Fault::bad("A decision is confirmed, dismissed, noted, or none to take it back."))?;
            let note = given.note.trim().to_owned();
            store.decide(&Decision {
                kind: finding.kind.into(),
                cites: finding.cites,
                verdict,
                note,
                decided: now(),
            })?;
        }
        if as_json {
            return Ok(either(true, &json!({"finding": given.finding, "verdict": given.verdict}), String::new));
        }
        Ok(see(&format!("/stories/{}#{}", given.story, finding.label)))
    })
    .await
}

/// `GET /decisions`
pub async fn list(State(app): State<App>, uri: Uri, headers: HeaderMap) -> Response {
    let as_json = wants_json(&uri, &headers);
    answer(app, as_json, move |store| {
        let decisions = store.decisions()?;
        if as_json {
            return Ok(either(true, &json!({"decisions": decisions}), String::new));
        }
        let decided = decisions.iter().map(|one| shown(store, one)).collect::<Result<Vec<_>, Fault>>()?;
        Ok(either(false, &(), || site::decisions(&decided)))
    })
    .await
}

fn shown(store: &Store, decision: &Decision) -> Result<Decided, Fault> {
    let place = |cite: &Cite| -> Result<(String, String, usize, String), Fault> {
        let kept = id_digest(&cite.report).map(|id| store.report(&id)).transpose()?.flatten();
        let text = kept.as_ref().map_or("", |kept| &*kept.report.text);
        let slice = text[to_bytes(text, cite.start, cite.end)].to_owned();
        let outlet = kept.as_ref().and_then(|kept| kept.report.stated.outlet.clone());
        let title = kept.as_ref().and_then(|kept| kept.report.stated.title.clone());
        let first = || text.lines().find(|line| !line.trim().is_empty()).unwrap_or("a report that is gone").to_owned();
        Ok((cite.report.clone(), outlet.or(title).unwrap_or_else(first), cite.start, slice))
    };
    Ok(Decided {
        kind: decision.kind.clone(),
        verdict: decision.verdict.name().into(),
        note: decision.note.clone(),
        places: decision.cites.iter().map(place).collect::<Result<_, _>>()?,
    })
}
