//! Every test that guards a change.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::{python, tidy};

/// `cargo xtask test [--all] [--no-browser] [--no-python]`
pub fn run(args: &[String]) -> Result<()> {
    let (mut all, mut with_browser, mut with_python) = (false, true, true);
    for arg in args {
        match arg.as_str() {
            "--all" => all = true,
            "--no-browser" => with_browser = false,
            "--no-python" => with_python = false,
            _ => bail!("usage: cargo xtask test [--all] [--no-browser] [--no-python]"),
        }
    }
    tidy::run()?;
    crate::run("cargo", &["test", "--workspace", "--all-features", "--locked"])?;
    if with_browser {
        browser()?;
    }
    if with_python {
        python::test(all)?;
    }
    if all {
        // Long property runs: the fast tier's cases, many times over, from other seeds.
        crate::run("cargo", &["test", "--workspace", "--all-features", "--locked", "--release", "--", "--ignored"])?;
        release()?;
    }
    Ok(())
}

/// What users get: the archive and its checks, the site, and an installation from the sources.
fn release() -> Result<()> {
    crate::dist::run(&[])?;
    crate::dist::materials_are_valid()?;
    crate::book::run()?;
    let root = crate::target()?.join("installed").display().to_string();
    let install = ["install", "--path", "crates/variorum-cli", "--locked", "--debug", "--force", "--root", &root];
    for features in [&[][..], &["--features", "mcp,pdf"]] {
        crate::run("cargo", &[&install[..], features].concat())?;
        crate::run(&format!("{root}/bin/variorum"), &["--version"])?;
    }
    Ok(())
}

/// What a reporter does in a browser: Node runs the tests, Chromium is the browser.
fn browser() -> Result<()> {
    let chromium = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".into());
    for (program, how) in
        [("npm", "install Node.js 20 or later"), (chromium.as_str(), "install chromium, or name it by CHROMIUM")]
    {
        if Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_err() {
            bail!("the browser tests need {program}: {how}; or leave them out with --no-browser");
        }
    }
    let target = crate::target()?;
    // The same features as in the tests, which have built it.
    crate::run("cargo", &["build", "--quiet", "--workspace", "--all-features", "--locked"])?;
    crate::run("npm", &["ci", "--prefix", "tests/browser", "--no-audit", "--no-fund", "--silent"])?;
    let mut node = Command::new("node");
    node.args(["--test", "--test-reporter=spec", "tests/browser/"]);
    node.env("VARIORUM", target.join("debug/variorum")).env("VARIORUM_PICTURES", target.join("browser"));
    println!("$ node --test tests/browser/");
    let status = node.status()?;
    if !status.success() {
        bail!(
            "the browser tests ended with {status}; pictures of the pages are in {}",
            target.join("browser").display()
        );
    }
    Ok(())
}
