//! Pages and feeds from the web, guarded: what an address holds, within limits of size, time and hops.
//!
//! In: an address, and what was known of it. Out: what the server said, in at most [`MOST_BYTES`] bytes after decompression and
//! [`MOST_TIME`]. Nothing is asked for that nobody named, and no address of this machine or of a private network is reached, by
//! whatever name or redirection, unless it was let in by name.

mod gate;
mod secrets;

use std::io::Read;
use std::time::{Duration, SystemTime};

use ureq::http::{HeaderMap, Response, StatusCode};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use gate::Gate;
pub use secrets::shown;

/// Bytes of a body, decompressed.
pub const MOST_BYTES: usize = 32 << 20;
/// From the first connection to the last byte.
pub const MOST_TIME: Duration = Duration::from_secs(30);
/// Addresses followed from the first.
const MOST_HOPS: usize = 10;
/// Bytes of the headers of an answer.
const MOST_HEADER: usize = 64 << 10;
/// What servers are told of who asks.
const AGENT: &str = concat!("variorum/", env!("CARGO_PKG_VERSION"));

/// Asks servers.
pub struct Fetcher {
    agent: Agent,
}

/// What is asked for.
#[derive(Clone, Copy, Debug, Default)]
pub struct Request<'a> {
    /// The address.
    pub url: &'a str,
    /// What the server said of its state, to be told whether it changed.
    pub etag: Option<&'a str>,
    /// The same.
    pub last_modified: Option<&'a str>,
}

/// What a server said.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The address that gave it, after redirections.
    pub url: String,
    /// False where it holds what was known.
    pub is_new: bool,
    /// What it holds; nothing where that is known.
    pub body: Vec<u8>,
    /// What the server calls it: a media type, and its encoding.
    pub content_type: Option<String>,
    /// The server's name for its state.
    pub etag: Option<String>,
    /// When it last changed, as the server says.
    pub last_modified: Option<String>,
}

/// Why nothing was fetched.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    /// No address of the web.
    #[error("{url} is no address that can be asked: {reason}")]
    Address {
        /// As given.
        url: String,
        /// Why.
        reason: &'static str,
    },
    /// It leads to this machine or a private network.
    #[error("{url} leads to {address}, which is not public; where that is meant, let it in with --allow {host}")]
    Private {
        /// The address that leads there.
        url: String,
        /// The machine.
        address: String,
        /// What `--allow` takes.
        host: String,
    },
    /// Redirections without end.
    #[error("{0} leads on more than {MOST_HOPS} times")]
    Hops(String),
    /// More than is taken.
    #[error("{0} gives more than {mib} MiB", mib = MOST_BYTES >> 20)]
    TooLarge(String),
    /// Slower than is waited for.
    #[error("{0} did not end within the time that a request may take")]
    TooSlow(String),
    /// The server refuses or fails.
    #[error("{url} answers {status}")]
    Status {
        /// The address.
        url: String,
        /// The status.
        status: u16,
        /// When it wants to be asked again.
        retry_after: Option<Duration>,
    },
    /// The site asks programs to leave it alone.
    #[error("robots.txt of its site asks not to fetch {0}")]
    Unwelcome(String),
    /// No connection, or one that broke off.
    #[error("{url} cannot be reached: {reason}")]
    Network {
        /// The address.
        url: String,
        /// What the system says.
        reason: String,
    },
}

impl Fetcher {
    /// A fetcher that lets in public addresses, and hosts named as `HOST` or `HOST:PORT`.
    pub fn new(allowed: &[String]) -> Self {
        Self::within(allowed, MOST_TIME)
    }

    /// The same, where a request may take so long.
    pub fn within(allowed: &[String], time: Duration) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A proxy would look names up behind the gate's back.
            .proxy(None)
            .timeout_global(Some(time))
            .max_response_header_size(MOST_HEADER)
            .user_agent(AGENT)
            .build();
        Self { agent: Agent::with_parts(config, DefaultConnector::default(), Gate::new(allowed)) }
    }

    /// What an address holds, following where it leads.
    ///
    /// # Errors
    ///
    /// Nothing could be had, or more than the limits; the message says what and why.
    pub fn get(&self, address: &str) -> Result<Fetched, Fault> {
        self.get_where(&Request { url: address, ..Request::default() }, |_| Ok(()))
    }

    /// The same, where each address on the way is first said to be welcome.
    ///
    /// # Errors
    ///
    /// As [`Fetcher::get`], and what is said of an address.
    pub fn get_where(
        &self,
        request: &Request<'_>,
        mut may_ask: impl FnMut(&Url) -> Result<(), Fault>,
    ) -> Result<Fetched, Fault> {
        let mut url = parse(request.url)?;
        for _ in 0..=MOST_HOPS {
            may_ask(&url)?;
            let answer = self.ask(&url, request)?;
            let status = answer.status();
            if let Some(next) = redirection(status, answer.headers()) {
                url = url.join(next).map_err(|_| no_address(next, "a redirection cannot be read"))?;
                url = parse(url.as_str())?;
                continue;
            }
            return read(&url, request, answer);
        }
        Err(Fault::Hops(shown(request.url)))
    }

    fn ask(&self, url: &Url, request: &Request<'_>) -> Result<Response<Body>, Fault> {
        let mut asked = self.agent.get(url.as_str());
        if let Some(etag) = request.etag {
            asked = asked.header("if-none-match", etag);
        }
        if let Some(moment) = request.last_modified {
            asked = asked.header("if-modified-since", moment);
        }
        asked.call().map_err(|error| fault(url, error))
    }

    /// Sends JSON to an address; any answer of success is enough. Redirections are not followed.
    ///
    /// # Errors
    ///
    /// The server cannot be reached, or refuses.
    pub fn post(&self, address: &str, json: &str) -> Result<(), Fault> {
        let url = parse(address)?;
        let sent = self.agent.post(url.as_str()).header("content-type", "application/json").send(json);
        let status = sent.map_err(|error| fault(&url, error))?.status();
        if status.is_success() {
            return Ok(());
        }
        Err(Fault::Status { url: shown(url.as_str()), status: status.as_u16(), retry_after: None })
    }
}

/// True for what is an address of the web, not a file.
pub fn is_address(text: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

/// An address of the web that can be asked, without the place in its page.
///
/// # Errors
///
/// It is none, or holds a name or password; the message shows neither.
pub fn parse(text: &str) -> Result<Url, Fault> {
    let mut url = Url::parse(text).map_err(|_| no_address(text, "it cannot be read"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(no_address(text, "only http and https are asked"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(no_address(text, "it holds a name or password"));
    }
    // A place in a page is none of the server's business.
    url.set_fragment(None);
    Ok(url)
}

fn no_address(url: &str, reason: &'static str) -> Fault {
    Fault::Address { url: shown(url), reason }
}

fn redirection(status: StatusCode, headers: &HeaderMap) -> Option<&str> {
    let leads_on = matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308);
    headers.get("location").filter(|_| leads_on)?.to_str().ok()
}

fn read(url: &Url, request: &Request<'_>, mut answer: Response<Body>) -> Result<Fetched, Fault> {
    let text = |name: &str| answer.headers().get(name).and_then(|value| value.to_str().ok()).map(str::to_owned);
    let (content_type, etag, last_modified) = (text("content-type"), text("etag"), text("last-modified"));
    let is_new = answer.status() == StatusCode::OK;
    let is_asked = request.etag.is_some() || request.last_modified.is_some();
    let is_known = is_asked && answer.status() == StatusCode::NOT_MODIFIED;
    if !(is_new || is_known) {
        let retry_after = text("retry-after").and_then(|when| wait(&when));
        return Err(Fault::Status { url: shown(url.as_str()), status: answer.status().as_u16(), retry_after });
    }
    let mut body = Vec::new();
    // Counted after decompression: a small answer may hold a mountain.
    let mut limited = answer.body_mut().with_config().limit(u64::MAX).reader().take(MOST_BYTES as u64 + 1);
    limited.read_to_end(&mut body).map_err(|error| broken(url, error))?;
    if body.len() > MOST_BYTES {
        return Err(Fault::TooLarge(shown(url.as_str())));
    }
    Ok(Fetched { url: url.to_string(), is_new, body, content_type, etag, last_modified })
}

/// A number of seconds, or a moment.
fn wait(when: &str) -> Option<Duration> {
    let seconds = when.trim().parse().ok().map(Duration::from_secs);
    seconds.or_else(|| httpdate::parse_http_date(when.trim()).ok()?.duration_since(SystemTime::now()).ok())
}

/// A body that broke off.
fn broken(url: &Url, error: std::io::Error) -> Fault {
    match error.downcast::<ureq::Error>() {
        Ok(error) => fault(url, error),
        Err(error) if error.kind() == std::io::ErrorKind::TimedOut => Fault::TooSlow(shown(url.as_str())),
        Err(error) => Fault::Network { url: shown(url.as_str()), reason: error.to_string() },
    }
}

fn fault(url: &Url, error: ureq::Error) -> Fault {
    match error {
        ureq::Error::Timeout(_) => Fault::TooSlow(shown(url.as_str())),
        ureq::Error::Other(inner) => match inner.downcast::<gate::Refused>() {
            Ok(refused) => {
                let host = url.host_str().unwrap_or_default();
                let host = url.port().map_or(host.to_owned(), |port| format!("{host}:{port}"));
                Fault::Private { url: shown(url.as_str()), address: refused.0.to_string(), host }
            }
            Err(other) => Fault::Network { url: shown(url.as_str()), reason: other.to_string() },
        },
        other => Fault::Network { url: shown(url.as_str()), reason: other.to_string() },
    }
}

#[cfg(test)]
mod tests;
