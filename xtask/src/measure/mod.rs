//! How good the core is on simulated cases: figures with bootstrap confidence intervals.

mod bootstrap;
mod collation;
mod counts;

use anyhow::{Result, bail};

use crate::simulate::Settings;

const USAGE: &str = "\
cargo xtask measure collation [--stories N] [--reports N] [--facts N] [--seed N]

  what `cargo xtask simulate` makes with the same words, compared and held against its truth";

/// `cargo xtask measure collation …`
pub fn run(args: &[String]) -> Result<()> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    if cfg!(debug_assertions) {
        let line = ["run", "--quiet", "--release", "--package", "xtask", "--", "measure"];
        return crate::run("cargo", &[&line[..], &words].concat());
    }
    match words.split_first() {
        Some((&"collation", rest)) => collation::run(&Settings::read(rest, USAGE)?),
        _ => bail!("{USAGE}"),
    }
}
