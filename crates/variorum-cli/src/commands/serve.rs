//! `variorum serve`: the reader in a browser, over a store.

use std::io::Write;
use std::net::SocketAddr;

use anyhow::Result;

use crate::args::Serve;
use crate::exit::Exit;
use crate::fetch::Fetcher;
use crate::library::{open, place};
use crate::progress::Progress;
use crate::server::{Access, serve};
use crate::settings::Settings;

/// Runs the command until it is stopped.
///
/// # Errors
///
/// The store cannot be opened, or the address not be listened on.
pub fn run(args: &Serve, settings: &Settings) -> Result<Exit> {
    super::use_threads(args.threads.or(settings.threads))?;
    let access = Access::new(args.host, args.token.clone(), args.name.clone())?;
    let progress = Progress::new(args.quiet);
    let store = open(&place(&args.store, settings)?, &progress)?;
    let path = store.path().display().to_string();
    serve(store, access, Fetcher::new(&args.allow), SocketAddr::new(args.host, args.port), |address| {
        println!("http://{address}/");
        let _ = std::io::stdout().flush();
        progress.notice(&format!("reading {path}; stop with Ctrl-C"));
    })?;
    Ok(Exit::Done)
}
