//! What a release holds: `cargo xtask dist`.
//!
//! In: the working tree. Out: `dist/` in cargo's target folder: `variorum-VERSION-TARGET.tar.gz` (a static binary, its manual,
//! completions, documents and notices), its bill of materials (CycloneDX), and `SHA256SUMS`. All of it is checked before it is called done.
//!
//! Method: the same commit, compiler and C compiler give the same bytes. Times are the commit's (or `SOURCE_DATE_EPOCH`),
//! names are sorted, no path of the building machine is left; `BUILD.txt` in the archive says what to build it with again.
//! Limits: Linux, for the architecture that builds.

mod archive;
mod binary;
mod checks;
mod notices;
mod place;

use anyhow::{Result, bail};

pub use checks::materials_are_valid;

use crate::tools::{self, Tool};
use place::Place;

/// What `variorum` is built with in a release.
const FEATURES: &str = "mcp,pdf";

const TOOLS: [Tool; 3] = [
    Tool { name: "cargo-auditable", version: "0.7.7", options: &[] },
    Tool { name: "cargo-cyclonedx", version: "0.5.9", options: &[] },
    Tool { name: "cargo-about", version: "0.9.3", options: &["--features", "cli"] },
];

/// `cargo xtask dist`
pub fn run(args: &[String]) -> Result<()> {
    if !args.is_empty() {
        bail!("usage: cargo xtask dist");
    }
    let place = Place::new()?;
    step(1, "the tools, and the compilers for a static binary");
    tools::install(&TOOLS)?;
    binary::prepare(&place)?;
    step(2, "the binary, with the list of its crates inside");
    binary::build(&place)?;
    step(3, "the manual and the completions");
    archive::generate(&place)?;
    step(4, "the notices of what it is built from");
    notices::licences(&place)?;
    step(5, "the bill of materials");
    notices::materials(&place)?;
    step(6, "the archive and the checksums");
    archive::pack(&place)?;
    step(7, "whether all of it holds");
    checks::run(&place)?;
    println!("dist: {} is ready; docs/release.md says what to do with it", place.dist.display());
    Ok(())
}

fn step(number: usize, what: &str) {
    println!("[{number}/7] {what}");
}
