//! What the command line names, as a list of files and addresses: folders walked, globs spelled out.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use variorum::Report;

use crate::args::Inputs;
use crate::facts::{Facts, manifest};
use crate::fetch::is_address;
use crate::progress::counted;

/// Endings of the files that a folder is searched for; a file named by itself is read whatever its ending.
#[rustfmt::skip]
const ENDINGS: &[&str] = &[
    "txt", "text", "md", "markdown", "html", "htm", "xhtml", "json", "jsonl", "ndjson", "csv", "tsv", "parquet", "eml",
    "mbox", "mht", "mhtml", "rss", "atom", "warc", "wacz",
    #[cfg(feature = "pdf")] "pdf",
];

/// One input.
#[derive(Clone, Debug)]
pub enum Input {
    /// A file, an address, or `-` for standard input.
    Named(String),
    /// A report that a program hands over.
    Given(Box<Report>),
}

/// Inputs in order, and the facts given about them.
#[derive(Debug)]
pub struct Sources {
    /// What is read.
    pub inputs: Vec<Input>,
    /// What a person said about some of them; the later wins.
    pub facts: Vec<Facts>,
    /// Hosts let in that are not public.
    pub allowed: Vec<String>,
}

/// Spells out what was named.
///
/// # Errors
///
/// Nothing was named, a path does not exist, a glob or folder holds no report, or facts concern no input.
pub fn sources(inputs: &Inputs) -> Result<Sources> {
    let mut facts = inputs.manifest.as_deref().map(manifest).transpose()?.unwrap_or_default();
    let mut paths: Vec<String> =
        if inputs.paths.is_empty() { facts.iter().map(|f| f.path.clone()).collect() } else { Vec::new() };
    let mut passed_over = PassedOver::new();
    for argument in &inputs.paths {
        paths.extend(spell_out(argument, &mut passed_over)?);
    }
    if !passed_over.is_empty() && !inputs.quiet {
        eprintln!("variorum: note: {}", told(&passed_over));
    }
    if paths.is_empty() {
        bail!("no reports named; give files, folders, globs, a --manifest, or - for standard input");
    }
    for argument in &inputs.set {
        let given = Facts::parse(argument)?;
        if !paths.iter().any(|path| given.concern(path)) {
            let inputs =
                if paths.len() == 1 { "the one input".into() } else { format!("one of the {} inputs", paths.len()) };
            bail!("--set names {:?}, which is not {inputs}; name a file as it is named among them", given.path);
        }
        facts.push(given);
    }
    Ok(Sources { inputs: paths.into_iter().map(Input::Named).collect(), facts, allowed: inputs.allow.clone() })
}

pub fn spell_out(argument: &str, passed_over: &mut PassedOver) -> Result<Vec<String>> {
    let path = Path::new(argument);
    if argument == "-" || is_address(argument) || path.is_file() {
        return Ok(vec![argument.to_owned()]);
    }
    if path.is_dir() {
        let mut found = Vec::new();
        walk(path, &mut found, passed_over)?;
        return nonempty(&found, || {
            format!("folder {argument} holds no report; files in it must end in one of: {}", ENDINGS.join(", "))
        });
    }
    if argument.contains(['*', '?', '[']) {
        let matches = glob::glob(argument).with_context(|| format!("{argument:?} is no glob"))?;
        let found: Vec<PathBuf> = matches.filter_map(Result::ok).filter(|path| path.is_file()).collect();
        return nonempty(&found, || {
            format!("nothing matches {argument:?}; check the folder and the pattern, where * stands for any letters")
        });
    }
    // Reading it will say what is wrong with it, and the other inputs go on.
    Ok(vec![argument.to_owned()])
}

fn walk(folder: &Path, found: &mut Vec<PathBuf>, passed_over: &mut PassedOver) -> Result<()> {
    let entries = std::fs::read_dir(folder).with_context(|| format!("cannot list folder {}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries.filter_map(Result::ok).map(|entry| entry.path()).collect();
    paths.sort();
    for path in paths {
        let hidden = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        if hidden || path.is_symlink() && path.is_dir() {
            continue; // a link to a folder may lead back here
        }
        if path.is_dir() {
            walk(&path, found, passed_over)?;
        } else if has_ending(&path) {
            found.push(path);
        } else {
            let ending =
                path.extension().map_or_else(|| "no ending".into(), |end| format!(".{}", end.to_string_lossy()));
            *passed_over.entry(ending).or_default() += 1;
        }
    }
    Ok(())
}

/// How many files of a folder were not read, by their endings.
pub type PassedOver = BTreeMap<String, usize>;

pub fn told(passed_over: &PassedOver) -> String {
    /// Endings that are named.
    const NAMED: usize = 5;
    let mut endings: Vec<(&String, &usize)> = passed_over.iter().collect();
    endings.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
    let named: Vec<String> = endings.iter().take(NAMED).map(|(ending, n)| format!("{n} {ending}")).collect();
    let more = if endings.len() > NAMED { ", …" } else { "" };
    let files = counted(passed_over.values().sum(), "file", "files");
    format!(
        "{files} in folders passed over ({}{more}); a file named by itself is read whatever its ending",
        named.join(", ")
    )
}

/// True for a name that says that a report is in it, packed or not.
fn has_ending(path: &Path) -> bool {
    const PACKED: [&str; 3] = ["gz", "zst", "zstd"];
    let ends_in = |path: &Path, endings: &[&str]| {
        path.extension().is_some_and(|end| endings.iter().any(|known| end.eq_ignore_ascii_case(known)))
    };
    ends_in(path, ENDINGS)
        || ends_in(path, &PACKED) && path.file_stem().is_some_and(|inner| ends_in(Path::new(inner), ENDINGS))
}

fn nonempty(found: &[PathBuf], message: impl Fn() -> String) -> Result<Vec<String>> {
    if found.is_empty() {
        bail!(message());
    }
    Ok(found.iter().map(|path| path.to_string_lossy().into_owned()).collect())
}
