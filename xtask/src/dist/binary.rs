//! The static binary.
//!
//! musl-gcc compiles the C of SQLite, zstd and mimalloc: cc finds it by itself for a musl target, and Rust brings the C library that it
//! links. (The other way, Zig by cargo-zigbuild, would be one more linker between Rust and the binary, and no package of the system.)

use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::FEATURES;
use super::place::{Place, told};
use crate::tools;

/// Looks for the compilers, and installs Rust's standard library for the target.
pub fn prepare(place: &Place) -> Result<()> {
    if told("musl-gcc", &["-dumpversion"]).is_err() {
        bail!("a static binary needs musl-gcc: apt install musl-tools, or what your system calls it");
    }
    let libraries = told("rustc", &["--print", "target-libdir", "--target", &place.triple])?;
    if !Path::new(&libraries).is_dir() {
        crate::run("rustup", &["target", "add", &place.triple])?;
    }
    Ok(())
}

/// Builds it and puts it into the archive's folder.
pub fn build(place: &Place) -> Result<()> {
    let mut cargo = tools::command("cargo")?;
    cargo.args(["auditable", "build", "--release", "--locked", "--package", "variorum-cli"]);
    cargo.args(["--bin", "variorum", "--features", FEATURES, "--target", &place.triple]);
    let flags = remapped(place)?;
    let of_target = place.triple.replace('-', "_");
    let rust: Vec<String> = flags.iter().map(|(from, to)| format!("--remap-path-prefix={from}={to}")).collect();
    let c: Vec<String> = flags.iter().map(|(from, to)| format!("-ffile-prefix-map={from}={to}")).collect();
    cargo.env("CARGO_ENCODED_RUSTFLAGS", rust.join("\x1f"));
    cargo.env(format!("CFLAGS_{of_target}"), format!("{} -g0", c.join(" ")));
    cargo.env("CARGO_PROFILE_RELEASE_STRIP", "symbols");
    // SQLite and others would have the time of the build.
    cargo.env("SOURCE_DATE_EPOCH", &place.time);
    tools::run(&mut cargo)?;
    copy(&place.binary(), &place.folder().join("variorum"))
}

/// Folders of this machine, and what stands for them in the binary. A later one goes before an earlier.
fn remapped(place: &Place) -> Result<Vec<(String, &'static str)>> {
    let cargo_home = std::env::var("CARGO_HOME").or_else(|_| std::env::var("HOME").map(|home| home + "/.cargo"));
    let sysroot = told("rustc", &["--print", "sysroot"])?;
    Ok(vec![
        (cargo_home.context("neither CARGO_HOME nor HOME is set")?, "/cargo"),
        (sysroot, "/rust"),
        (place.root.display().to_string(), "/variorum"),
        (place.target.display().to_string(), "/target"),
    ])
}

/// Paths that the binary may not hold, for the checks.
pub fn own_paths(place: &Place) -> Result<Vec<String>> {
    Ok(remapped(place)?.into_iter().map(|(path, _)| path).collect())
}

fn copy(from: &Path, to: &Path) -> Result<()> {
    std::fs::copy(from, to).with_context(|| format!("cannot copy {}", from.display()))?;
    Ok(())
}

/// Whether a binary needs a loader or a library of the system.
pub fn is_static(binary: &Path) -> Result<bool> {
    let mut readelf = Command::new("readelf");
    readelf.args(["--wide", "--program-headers", "--dynamic"]).arg(binary);
    let done = readelf.output().context("cannot start readelf: install binutils")?;
    let headers = String::from_utf8_lossy(&done.stdout);
    if !done.status.success() || !headers.contains("LOAD") {
        bail!("readelf cannot read {}", binary.display());
    }
    Ok(!headers.contains("INTERP") && !headers.contains("(NEEDED)"))
}
