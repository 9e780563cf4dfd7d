//! Who may ask, and what every answer says about itself.
//!
//! A request must name this server as its host, so that no page elsewhere reaches it by a name that leads here; a change must come
//! from a page of this server; and where a token is set, it must be given: in the address once (`?token=`), then by a cookie, or as
//! `Authorization: Bearer`. Every answer forbids all that its page does not need.

use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;

use anyhow::{Result, bail};
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderValue};
use axum::http::{Method, StatusCode, Uri};
use axum::middleware::Next;
use axum::response::Response;
use sha2::{Digest, Sha256};

use super::reply::fault;

/// Who may ask.
#[derive(Clone, Debug)]
pub struct Access {
    /// What must be given, where it is set.
    token: Option<String>,
    /// Names under which the server is asked beside its addresses.
    hosts: Vec<String>,
}

/// Characters of a token: fewer could be guessed.
const LEAST_TOKEN: usize = 16;
const COOKIE: &str = "variorum";

impl Access {
    /// Access over an address.
    ///
    /// # Errors
    ///
    /// Others could reach the address, and no token is set; or the token is short.
    pub fn new(address: IpAddr, token: Option<String>, hosts: Vec<String>) -> Result<Self> {
        match &token {
            None if !address.is_loopback() => bail!(
                "{address} can be reached from other machines, and the store would be open to all who can: set a --token (or \
                 VARIORUM_TOKEN) of {LEAST_TOKEN} characters or more, or leave --host out"
            ),
            Some(token) if token.chars().count() < LEAST_TOKEN => {
                bail!("the token has fewer than {LEAST_TOKEN} characters; take a longer one")
            }
            Some(token) if !token.bytes().all(|byte| byte.is_ascii_graphic() && !b"\";,\\&#%+".contains(&byte)) => {
                bail!("the token may hold letters, digits and marks but \" ; , \\ & # % +")
            }
            _ => Ok(Self { token, hosts }),
        }
    }

    /// True for a host by which this server may be asked.
    fn knows(&self, host: &str, local: SocketAddr) -> bool {
        let name = match host.rsplit_once(':') {
            Some((name, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let name = name.trim_matches(['[', ']']);
        let is_own = |address: IpAddr| address.is_loopback() || address == local.ip() || local.ip().is_unspecified();
        // A name that somebody else owns may lead to this address; an address itself cannot.
        name.eq_ignore_ascii_case("localhost")
            || name.parse().is_ok_and(is_own)
            || self.hosts.iter().any(|known| known.eq_ignore_ascii_case(name))
    }

    /// True where the token is given, or none is needed; and whether a cookie should be set.
    fn admits(&self, headers: &HeaderMap, uri: &Uri) -> (bool, bool) {
        let Some(token) = &self.token else { return (true, false) };
        let cookie = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
        let by_cookie = cookie
            .flat_map(|cookies| cookies.split(';'))
            .filter_map(|one| one.trim().split_once('='))
            .any(|(name, value)| name == COOKIE && same(value, token));
        let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        let by_header = bearer.and_then(|value| value.strip_prefix("Bearer ")).is_some_and(|given| same(given, token));
        let query = uri.query().unwrap_or_default().split('&').find_map(|pair| pair.strip_prefix("token="));
        let by_address = query.is_some_and(|given| same(given, token));
        (by_cookie || by_header || by_address, by_address)
    }
}

/// Compared by digests, so that the time it takes tells nothing.
fn same(given: &str, token: &str) -> bool {
    Sha256::digest(given.as_bytes()) == Sha256::digest(token.as_bytes())
}

/// The gate before every address.
pub async fn guard(State(gate): State<Arc<(Access, SocketAddr)>>, request: Request, next: Next) -> Response {
    let (access, local) = &*gate;
    let as_json = super::reply::wants_json(request.uri(), request.headers());
    let mut answer = match refusal(access, *local, &request) {
        Some((status, sentence)) => fault(as_json, status, sentence),
        None => {
            let (_, set_cookie) = access.admits(request.headers(), request.uri());
            let path = request.uri().path().to_owned();
            let is_asked = request.method() == Method::GET;
            match (&access.token, set_cookie && is_asked && !as_json) {
                (Some(token), true) => without_token(&path, token),
                _ => next.run(request).await,
            }
        }
    };
    harden(answer.headers_mut());
    answer
}

fn refusal(access: &Access, local: SocketAddr, request: &Request) -> Option<(StatusCode, &'static str)> {
    let headers = request.headers();
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).or(request.uri().host());
    let Some(host) = host.filter(|host| access.knows(host, local)) else {
        return Some((
            StatusCode::MISDIRECTED_REQUEST,
            "This server is not known under that name. Ask it by its address, or start it with --name.",
        ));
    };
    if !access.admits(headers, request.uri()).0 {
        return Some((
            StatusCode::UNAUTHORIZED,
            "This server wants a token: open it once with ?token=… in the address.",
        ));
    }
    let is_change = !matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if is_change && !is_from_here(headers, host) {
        return Some((
            StatusCode::FORBIDDEN,
            "A page of another site asked for a change; only this server's own pages may.",
        ));
    }
    None
}

/// True where no other site's page is behind a change: browsers say so, other programs need not.
fn is_from_here(headers: &HeaderMap, host: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let origin_is_ours = text("origin").is_none_or(|origin| {
        origin.split_once("://").is_some_and(|(_, authority)| authority.eq_ignore_ascii_case(host))
    });
    origin_is_ours && text("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"))
}

/// Sets the cookie and leads to the same page without the token in its address.
fn without_token(path: &str, token: &str) -> Response {
    let mut answer = Response::new(Body::empty());
    *answer.status_mut() = StatusCode::SEE_OTHER;
    let cookie = format!("{COOKIE}={token}; HttpOnly; SameSite=Strict; Path=/; Max-Age=2592000");
    for (name, value) in [(header::LOCATION, path.to_owned()), (header::SET_COOKIE, cookie)] {
        if let Ok(value) = HeaderValue::from_str(&value) {
            answer.headers_mut().insert(name, value);
        }
    }
    answer
}

/// What every answer says: nothing but the page's own is loaded, nobody frames it, nothing is guessed or kept elsewhere.
fn harden(headers: &mut HeaderMap) {
    let policy = format!("{}; frame-ancestors 'none'", variorum_view::site::policy());
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("referrer-policy", "same-origin"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
        ("cache-control", "no-store"),
    ] {
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn local() -> SocketAddr {
        "127.0.0.1:4747".parse().unwrap()
    }

    #[test]
    fn other_machines_need_a_token() {
        assert!(Access::new("0.0.0.0".parse().unwrap(), None, Vec::new()).is_err());
        assert!(Access::new("192.168.1.4".parse().unwrap(), Some("short".into()), Vec::new()).is_err());
        assert!(Access::new("192.168.1.4".parse().unwrap(), Some("a-long-enough-token".into()), Vec::new()).is_ok());
        assert!(Access::new("::1".parse().unwrap(), None, Vec::new()).is_ok());
    }

    #[test]
    fn a_name_that_leads_here_is_no_name_of_this_server() {
        let access = Access::new(local().ip(), None, vec!["desk.example".into()]).unwrap();
        for host in ["localhost:4747", "127.0.0.1:4747", "[::1]:4747", "LOCALHOST", "desk.example:80"] {
            assert!(access.knows(host, local()), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example:4747", "10.0.0.1", "", ":4747"] {
            assert!(!access.knows(host, local()), "{host}");
        }
    }

    #[test]
    fn changes_come_from_this_servers_pages() {
        let from = |name: &'static str, value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(name, HeaderValue::from_static(value));
            is_from_here(&headers, "localhost:4747")
        };
        assert!(from("origin", "http://localhost:4747") && from("sec-fetch-site", "same-origin"));
        assert!(!from("origin", "http://evil.example") && !from("origin", "null"));
        assert!(!from("sec-fetch-site", "cross-site") && !from("sec-fetch-site", "same-site"));
        assert!(is_from_here(&HeaderMap::new(), "localhost:4747"), "a program, not a page");
    }
}
