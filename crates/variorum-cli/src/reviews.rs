//! Reviews of claims as `--reviews` names them: files, folders and globs in, reviews out.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use variorum::Review;
use variorum_read::{Limits, claim_reviews};

/// Endings of the files that a folder is searched for; a file named by itself is read whatever its ending.
const ENDINGS: [&str; 6] = ["jsonld", "json", "jsonl", "ndjson", "html", "htm"];

/// The reviews in files, in the order of the files.
///
/// # Errors
///
/// A place holds no file, or a file cannot be read or holds no review.
pub fn read(places: &[PathBuf]) -> Result<Vec<Review>> {
    let mut found = Vec::new();
    for place in places {
        for file in files(place)? {
            let bytes = std::fs::read(&file).with_context(|| format!("cannot read {}", file.display()))?;
            found.extend(claim_reviews(&file.to_string_lossy(), &bytes, &Limits::default())?);
        }
    }
    Ok(found)
}

fn files(place: &Path) -> Result<Vec<PathBuf>> {
    let named = place.to_string_lossy();
    let found = if place.is_dir() {
        let entries = std::fs::read_dir(place).with_context(|| format!("cannot list folder {named}"))?;
        let mut files: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
        files.retain(|file| file.is_file() && has_ending(file));
        files.sort();
        files
    } else if !place.exists() && named.contains(['*', '?', '[']) {
        let matches = glob::glob(&named).with_context(|| format!("{named:?} is no glob"))?;
        matches.filter_map(Result::ok).filter(|path| path.is_file()).collect()
    } else {
        vec![place.to_owned()]
    };
    if found.is_empty() {
        bail!("{named} holds no file of reviews; name one, or a folder with files in .{}", ENDINGS.join(", ."));
    }
    Ok(found)
}

fn has_ending(file: &Path) -> bool {
    file.extension().is_some_and(|end| ENDINGS.iter().any(|known| end.eq_ignore_ascii_case(known)))
}
