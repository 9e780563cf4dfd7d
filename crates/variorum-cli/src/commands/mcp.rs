//! `variorum mcp`: a store for assistants.

use anyhow::{Context, Result};

use crate::args::StoreFile;
use crate::exit::Exit;
use crate::library::{open_existing, place};
use crate::mcp::serve;
use crate::progress::Progress;
use crate::settings::Settings;

/// Runs the command until whoever asks closes standard input.
///
/// # Errors
///
/// The store cannot be opened, or what comes is not of the protocol.
pub fn run(store: &StoreFile, settings: &Settings) -> Result<Exit> {
    let store = open_existing(&place(store, settings)?, &Progress::new(true))?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().context("cannot start the server")?;
    runtime.block_on(serve(store))?;
    Ok(Exit::Done)
}
