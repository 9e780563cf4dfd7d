//! Instructions that each hot stage takes, counted by Callgrind (`crates/variorum/benches/instructions.rs`).
//!
//! Prints a line a stage with its change against the last run in this folder, and writes `instructions.json` beside the
//! build: a figure to look at, not a gate. Needs valgrind and gungraun-runner, of the version that the lock file has.

use std::collections::BTreeMap;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// `cargo xtask bench instructions`
pub fn run() -> Result<()> {
    needs("valgrind", "install valgrind by the system's packages")?;
    needs("gungraun-runner", "cargo install gungraun-runner --locked --version THE_ONE_IN_Cargo.lock")?;
    let path = crate::target()?.join("instructions.json");
    let before: BTreeMap<String, u64> = match std::fs::read(&path) {
        Ok(json) => {
            serde_json::from_slice(&json).with_context(|| format!("{} is no list of counts", path.display()))?
        }
        Err(_) => BTreeMap::new(),
    };
    let counts = count()?;
    for (stage, &count) in &counts {
        let change = before.get(stage).map(|&before| (count as f64 / before as f64 - 1.0) * 100.0);
        let change = change.map_or(String::new(), |change| format!("{change:+.2} %"));
        println!("{stage:>24} {count:>14} instructions {change}");
    }
    std::fs::write(&path, serde_json::to_string_pretty(&counts)? + "\n")
        .with_context(|| format!("cannot write {}", path.display()))?;
    println!("{:>24} {}", "written to", path.display());
    Ok(())
}

fn needs(program: &str, how: &str) -> Result<()> {
    let asked = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
    if asked.is_err() { bail!("{program} is missing: {how}") } else { Ok(()) }
}

/// Instructions by stage.
fn count() -> Result<BTreeMap<String, u64>> {
    let args =
        ["bench", "--quiet", "--package", "variorum", "--bench", "instructions", "--", "--output-format", "json"];
    let ran = Command::new("cargo").args(args).stderr(Stdio::inherit()).output().context("cannot start cargo bench")?;
    if !ran.status.success() {
        bail!("cargo bench ended with {}", ran.status);
    }
    let mut counts = BTreeMap::new();
    for summary in serde_json::Deserializer::from_slice(&ran.stdout).into_iter::<Value>() {
        let summary = summary.context("cannot read what gungraun printed")?;
        let name = |member: &str| summary[member].as_str().unwrap_or("?").to_owned();
        let total = &summary["profiles"][0]["summaries"]["total"]["summary"]["Callgrind"]["Ir"]["metrics"];
        let both = [&total["Left"]["Int"], &total["Both"][0]["Int"]];
        let count = both.iter().find_map(|count| count.as_u64()).context("gungraun counted no instructions")?;
        counts.insert(format!("{} {}", name("function_name"), name("id")), count);
    }
    Ok(counts)
}
