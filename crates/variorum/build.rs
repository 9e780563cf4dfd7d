//! Gives the core a number of its own content, so that a stored result is known to be of another version whenever any
//! rule, weight or word list is another.

use std::path::{Path, PathBuf};

fn main() -> std::io::Result<()> {
    println!("cargo::rerun-if-changed=src");
    let mut paths = Vec::new();
    walk(Path::new("src"), &mut paths)?;
    paths.sort();
    // FNV-1a: stable, and nobody gains by finding two sources with one number.
    let mut hash: u64 = 0xCBF2_9CE4_8422_2325;
    let mut mix = |bytes: &[u8]| {
        bytes.iter().for_each(|&byte| hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01B3));
    };
    for path in paths {
        mix(path.to_string_lossy().replace('\\', "/").as_bytes());
        #[allow(clippy::disallowed_methods)] // the core does no I/O; building it does
        mix(&std::fs::read(path)?);
    }
    println!("cargo::rustc-env=VARIORUM_BUILD={hash:016x}");
    Ok(())
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>) -> std::io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() { walk(&path, found)? } else { found.push(path) }
    }
    Ok(())
}
