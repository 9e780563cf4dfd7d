//! Programs from the crates' registry that a task needs, at a fixed version, beside what cargo builds.
//!
//! In: a name and a version. Out: a folder to put in front of `PATH`. They lie in `tools/` of cargo's target folder, so
//! that what a person has installed is neither used nor changed.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// A program to install.
pub struct Tool {
    /// Its crate, and the program.
    pub name: &'static str,
    /// Exactly this one: what a release holds does not change by itself.
    pub version: &'static str,
    /// More for `cargo install`.
    pub options: &'static [&'static str],
}

/// The folder of the tools' programs.
pub fn folder() -> Result<PathBuf> {
    Ok(crate::target()?.join("tools/bin"))
}

/// Installs what is missing.
pub fn install(tools: &[Tool]) -> Result<()> {
    let root = crate::target()?.join("tools");
    // What cargo keeps of what it installed there: `"mdbook 0.5.4 (registry…)" = ["mdbook"]`.
    let there = std::fs::read_to_string(root.join(".crates.toml")).unwrap_or_default();
    for tool in tools.iter().filter(|tool| !there.contains(&format!("\"{} {} (", tool.name, tool.version))) {
        println!("installing {} {}; this takes some minutes, once", tool.name, tool.version);
        let done = Command::new("cargo")
            .args(["install", "--locked", "--quiet", "--force", "--root"])
            .arg(&root)
            .args(["--version", &format!("={}", tool.version), tool.name])
            .args(tool.options)
            .env_remove("CARGO_TARGET_DIR") // built apart, and thrown away
            .status()
            .context("cannot start cargo")?;
        if !done.success() {
            bail!("cannot install {} {}: see above; is the registry reached?", tool.name, tool.version);
        }
    }
    Ok(())
}

/// A command with the tools in front of `PATH`, so that cargo finds its subcommands.
pub fn command(program: &str) -> Result<Command> {
    let mut paths = vec![folder()?];
    paths.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    let mut command = Command::new(program);
    command.env("PATH", std::env::join_paths(paths).context("PATH cannot be joined")?);
    Ok(command)
}

/// Runs a command to its end.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start {:?}", command.get_program()))?;
    if !status.success() {
        bail!("{:?} ended with {status}", command.get_program());
    }
    Ok(())
}
