//! One file a command.

pub mod compare;
pub mod copies;
pub mod export;
pub mod generate;
pub mod group;
#[cfg(feature = "mcp")]
pub mod mcp;
pub mod read;
pub mod search;
pub mod serve;
pub mod store;
pub mod verify;
pub mod watch;

use anyhow::{Context, Result};

/// Sets the number of threads once; the result is the same for any number.
fn use_threads(threads: Option<usize>) -> Result<()> {
    match threads {
        None => Ok(()),
        Some(0) => anyhow::bail!("--threads 0: give at least one thread, or leave the flag out for all cores"),
        Some(count) => {
            rayon::ThreadPoolBuilder::new().num_threads(count).build_global().context("cannot start threads")
        }
    }
}
