//! Every test that guards a change.

use anyhow::{Result, bail};

use crate::tidy;

/// `cargo xtask test [--all]`
pub fn run(args: &[String]) -> Result<()> {
    let all = match args {
        [] => false,
        [flag] if flag == "--all" => true,
        _ => bail!("usage: cargo xtask test [--all]"),
    };
    tidy::run()?;
    crate::run("cargo", &["test", "--workspace", "--locked"])?;
    if all {
        // Long property runs: the fast tier's cases, many times over, from other seeds.
        crate::run("cargo", &["test", "--workspace", "--locked", "--release", "--", "--ignored"])?;
    }
    Ok(())
}
