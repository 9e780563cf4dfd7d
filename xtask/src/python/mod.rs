//! What is Python's: the wheel, its types, and the tools that read what `variorum export` writes.

mod environment;
pub mod model;
pub mod wheel;

use std::path::Path;

use anyhow::Result;

use environment::Environment;

/// All tests in Python; with `all`, those on Apache Spark too.
pub fn test(all: bool) -> Result<()> {
    exports()?;
    wheel::test(all)
}

/// Tools that are not ours read every export back.
fn exports() -> Result<()> {
    // The same features as in the tests, which have built it.
    crate::run("cargo", &["build", "--quiet", "--workspace", "--all-features", "--locked"])?;
    // Some packages are taken for a file that they hold, without what they need.
    let requirements =
        [("tests/python/requirements.txt", &[][..]), ("tests/python/requirements-data.txt", &["--no-deps"][..])];
    Environment::open("exports", &requirements)?.pytest(&["tests/python"], &[])
}

/// The command that the tests are held against.
fn variorum() -> Result<std::path::PathBuf> {
    Ok(crate::target()?.join(Path::new("debug/variorum")))
}
