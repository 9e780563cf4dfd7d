//! Where a release is built, for what, and as of when.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};

/// Names and places of one release.
pub struct Place {
    /// The repo.
    pub root: PathBuf,
    /// The folder that cargo builds into.
    pub target: PathBuf,
    /// What is uploaded.
    pub dist: PathBuf,
    /// `x86_64-unknown-linux-musl`
    pub triple: String,
    /// `variorum-0.1.0-x86_64-unknown-linux-musl`
    pub name: String,
    /// `0.1.0`
    pub version: String,
    /// Seconds since 1970 that every file in the archive bears.
    pub time: String,
    /// What is built, for `BUILD.txt`.
    pub commit: String,
}

impl Place {
    /// Reads them from the repo and the compiler.
    pub fn new() -> Result<Self> {
        let root = std::env::current_dir()?.canonicalize()?;
        let target = crate::target()?;
        let triple = triple(&told("rustc", &["-vV"])?)?;
        let version = env!("CARGO_PKG_VERSION").to_owned();
        let name = format!("variorum-{version}-{triple}");
        let changed = !told("git", &["status", "--porcelain"])?.is_empty();
        let commit = told("git", &["rev-parse", "HEAD"])? + if changed { ", with changes" } else { "" };
        if changed {
            println!("the working tree has changes: good for a trial, not for a release");
        }
        let time = match std::env::var("SOURCE_DATE_EPOCH") {
            Ok(time) => time,
            Err(_) => told("git", &["log", "-1", "--format=%ct"])?,
        };
        let dist = target.join("dist");
        let place = Self { root, target, dist, triple, name, version, time, commit };
        for folder in [&place.dist, &place.folder()] {
            if folder.exists() {
                std::fs::remove_dir_all(folder).with_context(|| format!("cannot empty {}", folder.display()))?;
            }
            std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        }
        Ok(place)
    }

    /// What the archive holds, before it is packed.
    pub fn folder(&self) -> PathBuf {
        self.target.join("dist-work").join(&self.name)
    }

    /// The binary as it was built.
    pub fn binary(&self) -> PathBuf {
        self.target.join(&self.triple).join("release/variorum")
    }

    /// The archive.
    pub fn archive(&self) -> PathBuf {
        self.dist.join(format!("{}.tar.gz", self.name))
    }

    /// The bill of materials.
    pub fn materials(&self) -> PathBuf {
        self.dist.join(format!("{}.cdx.json", self.name))
    }
}

/// The target of a static binary for the machine that `rustc -vV` describes.
fn triple(compiler: &str) -> Result<String> {
    let host = compiler.lines().find_map(|line| line.strip_prefix("host: ")).context("rustc names no host")?;
    match host.split_once("-unknown-linux-") {
        Some((architecture, _)) => Ok(format!("{architecture}-unknown-linux-musl")),
        None => {
            bail!("releases are built on Linux, and this is {host}; use `cargo install --path crates/variorum-cli`")
        }
    }
}

/// What a program prints, without its last line's end.
pub fn told(program: &str, args: &[&str]) -> Result<String> {
    let line = format!("{program} {}", args.join(" "));
    let done = Command::new(program).args(args).output().with_context(|| format!("cannot start {line}"))?;
    if !done.status.success() {
        bail!("{line} ended with {}: {}", done.status, String::from_utf8_lossy(&done.stderr).trim_end());
    }
    Ok(String::from_utf8_lossy(&done.stdout).trim_end().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_target_is_this_machines_own_made_static() {
        assert_eq!(triple("rustc 1\nhost: aarch64-unknown-linux-gnu\n").unwrap(), "aarch64-unknown-linux-musl");
        assert_eq!(triple("host: x86_64-unknown-linux-musl").unwrap(), "x86_64-unknown-linux-musl");
        assert!(triple("host: x86_64-apple-darwin").unwrap_err().to_string().contains("cargo install"));
    }
}
