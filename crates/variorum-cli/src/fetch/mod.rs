//! Pages and feeds from the web, guarded: what an address holds, within limits of size, time and hops.
//!
//! In: an address. Out: what it holds, in at most [`MOST_BYTES`] bytes after decompression and
//! [`MOST_TIME`]. Nothing is asked for that nobody named, and no address of this machine or of a private network is reached, by
//! whatever name or redirection, unless it was let in by name.

mod gate;

use std::io::Read;
use std::time::Duration;

use ureq::http::{HeaderMap, Response, StatusCode};
use ureq::unversioned::transport::DefaultConnector;
use ureq::{Agent, Body};
use url::Url;

use gate::Gate;

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

/// What a server said.
#[derive(Clone, Debug)]
pub struct Fetched {
    /// The address that gave it, after redirections.
    pub url: String,
    /// What it holds.
    pub body: Vec<u8>,
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
    #[error("{0} did not end within {seconds} seconds", seconds = MOST_TIME.as_secs())]
    TooSlow(String),
    /// The server refuses or fails.
    #[error("{url} answers {status}")]
    Status {
        /// The address.
        url: String,
        /// The status.
        status: u16,
    },
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
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            // A proxy would look names up behind the gate's back.
            .proxy(None)
            .timeout_global(Some(MOST_TIME))
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
        let mut url = parse(address)?;
        for _ in 0..=MOST_HOPS {
            let answer = self.ask(&url)?;
            let status = answer.status();
            if let Some(next) = redirection(status, answer.headers()) {
                url = url.join(next).map_err(|_| no_address(next, "a redirection cannot be read"))?;
                url = parse(url.as_str())?;
                continue;
            }
            return read(&url, answer);
        }
        Err(Fault::Hops(address.into()))
    }

    fn ask(&self, url: &Url) -> Result<Response<Body>, Fault> {
        self.agent.get(url.as_str()).call().map_err(|error| fault(url, error))
    }
}

/// True for what is an address of the web, not a file.
pub fn is_address(text: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}

fn parse(text: &str) -> Result<Url, Fault> {
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
    Fault::Address { url: url.into(), reason }
}

fn redirection(status: StatusCode, headers: &HeaderMap) -> Option<&str> {
    let leads_on = matches!(status.as_u16(), 301 | 302 | 303 | 307 | 308);
    headers.get("location").filter(|_| leads_on)?.to_str().ok()
}

fn read(url: &Url, mut answer: Response<Body>) -> Result<Fetched, Fault> {
    if answer.status() != StatusCode::OK {
        return Err(Fault::Status { url: url.to_string(), status: answer.status().as_u16() });
    }
    let mut body = Vec::new();
    // Counted after decompression: a small answer may hold a mountain.
    let mut limited = answer.body_mut().with_config().limit(u64::MAX).reader().take(MOST_BYTES as u64 + 1);
    limited.read_to_end(&mut body).map_err(|error| broken(url, error))?;
    if body.len() > MOST_BYTES {
        return Err(Fault::TooLarge(url.to_string()));
    }
    Ok(Fetched { url: url.to_string(), body })
}

/// A body that broke off.
fn broken(url: &Url, error: std::io::Error) -> Fault {
    match error.downcast::<ureq::Error>() {
        Ok(error) => fault(url, error),
        Err(error) if error.kind() == std::io::ErrorKind::TimedOut => Fault::TooSlow(url.to_string()),
        Err(error) => Fault::Network { url: url.to_string(), reason: error.to_string() },
    }
}

fn fault(url: &Url, error: ureq::Error) -> Fault {
    match error {
        ureq::Error::Timeout(_) => Fault::TooSlow(url.to_string()),
        ureq::Error::Other(inner) => match inner.downcast::<gate::Refused>() {
            Ok(refused) => {
                let host = url.host_str().unwrap_or_default();
                let host = url.port().map_or(host.to_owned(), |port| format!("{host}:{port}"));
                Fault::Private { url: url.to_string(), address: refused.0.to_string(), host }
            }
            Err(other) => Fault::Network { url: url.to_string(), reason: other.to_string() },
        },
        other => Fault::Network { url: url.to_string(), reason: other.to_string() },
    }
}

#[cfg(test)]
mod tests;
