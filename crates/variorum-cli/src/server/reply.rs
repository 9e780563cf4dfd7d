//! Answers: a page or its JSON form, and faults that say what to do.

use axum::body::Body;
use axum::extract::rejection::{FormRejection, QueryRejection};
use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::request::Parts;
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::{Form, Json};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::json;
use variorum_view::site;

/// What went wrong: a status, and a sentence for the reader.
pub struct Fault {
    pub status: StatusCode,
    pub sentence: String,
}

impl Fault {
    pub fn new(status: StatusCode, sentence: impl Into<String>) -> Self {
        Self { status, sentence: sentence.into() }
    }

    pub fn missing(what: &str) -> Self {
        Self::new(
            StatusCode::NOT_FOUND,
            format!("There is no {what} here; it may have been removed, or its story renamed."),
        )
    }

    pub fn bad(sentence: impl Into<String>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, sentence)
    }
}

impl<E: Into<anyhow::Error>> From<E> for Fault {
    fn from(error: E) -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, format!("{:#}", error.into()))
    }
}

/// What the query of an address asks for; where it cannot be read, the answer says why.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Response> {
        let refused = |error: QueryRejection| unreadable(&parts.uri, &parts.headers, "address", &error.body_text());
        Query::try_from_uri(&parts.uri).map(|Query(asked)| Self(asked)).map_err(refused)
    }
}

/// What a form sent; the same.
pub struct Sent<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Sent<T> {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let (uri, headers) = (request.uri().clone(), request.headers().clone());
        let refused = |error: FormRejection| unreadable(&uri, &headers, "form", &error.body_text());
        Form::from_request(request, state).await.map(|Form(sent)| Self(sent)).map_err(refused)
    }
}

fn unreadable(uri: &Uri, headers: &HeaderMap, what: &str, reason: &str) -> Response {
    // `Failed to deserialize query string: limit: invalid digit found in string`
    let reason = reason.split_once(": ").map_or(reason, |(_, reason)| reason);
    let sentence = format!("What the {what} asks for cannot be read: {reason}. See /api for what can be asked.");
    fault(wants_json(uri, headers), StatusCode::BAD_REQUEST, &sentence)
}

/// True where the JSON form is asked for.
pub fn wants_json(uri: &Uri, headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT).and_then(|value| value.to_str().ok()).unwrap_or_default();
    uri.path().ends_with(".json") || accepted.starts_with("application/json")
}

/// A page.
pub fn page(html: String) -> Response {
    ([(header::CONTENT_TYPE, "text/html; charset=utf-8")], html).into_response()
}

/// A page, or the same as JSON.
pub fn either<T: Serialize>(as_json: bool, value: &T, html: impl FnOnce() -> String) -> Response {
    if as_json { Json(value).into_response() } else { page(html()) }
}

/// JSON that is a string already.
pub fn json_text(json: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], json).into_response()
}

/// Another address, to be asked for by GET.
pub fn see(address: &str) -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::SEE_OTHER;
    if let Ok(value) = HeaderValue::from_str(address) {
        answer.headers_mut().insert(header::LOCATION, value);
    }
    answer
}

/// A fault as a page or as JSON.
pub fn fault(as_json: bool, status: StatusCode, sentence: &str) -> Response {
    if as_json {
        return (status, Json(json!({"error": sentence}))).into_response();
    }
    let title = match status {
        StatusCode::NOT_FOUND => "Not here",
        status if status.is_client_error() => "That cannot be done",
        _ => "Something went wrong",
    };
    let mut answer = page(site::message(title, sentence));
    *answer.status_mut() = status;
    answer
}
