//! What a file cannot say itself and a person does: `--set` and `--manifest`.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;
use variorum::{Report, Stated, annotate};

/// Facts about one input, from a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Facts {
    /// The input that they are about, as given on the command line or in the manifest.
    #[serde(default)]
    pub path: String,
    #[allow(missing_docs)]
    pub published: Option<String>,
    #[allow(missing_docs)]
    pub outlet: Option<String>,
    #[allow(missing_docs)]
    pub url: Option<String>,
    #[allow(missing_docs)]
    pub title: Option<String>,
    #[allow(missing_docs)]
    pub byline: Option<String>,
    #[allow(missing_docs)]
    pub language: Option<String>,
}

/// The keys that `--set` takes.
const KEYS: [&str; 6] = ["published", "outlet", "url", "title", "byline", "language"];

impl Facts {
    /// Reads `FILE:KEY=VALUE,KEY=VALUE`. A comma belongs to the value unless a known key follows it,
    /// and the file's name may hold colons: the first `:KEY=` opens the facts.
    ///
    /// # Errors
    ///
    /// No file, no known key, an unknown key, or a day of publication that is none.
    pub fn parse(argument: &str) -> Result<Self> {
        let usage = "write --set FILE:published=2025-03-27,outlet=The Daily";
        let colon = argument
            .match_indices(':')
            .map(|(at, _)| at)
            .find(|&at| KEYS.iter().any(|key| starts_with_key(&argument[at + 1..], key)))
            .with_context(|| format!("--set {argument:?} names no known key ({}); {usage}", KEYS.join(", ")))?;
        let mut facts = Facts { path: argument[..colon].to_owned(), ..Facts::default() };
        if facts.path.is_empty() {
            bail!("--set {argument:?} names no file; {usage}");
        }
        for (key, value) in pairs(&argument[colon + 1..]) {
            facts.state(key, value);
        }
        facts.check().with_context(|| format!("cannot use --set {argument:?}"))?;
        Ok(facts)
    }

    /// Refuses what the program could not use: a person who states a day means it to count.
    ///
    /// # Errors
    ///
    /// A day of publication that is none.
    pub fn check(&self) -> Result<()> {
        match self.published.as_deref().filter(|day| !is_day(day)) {
            Some(day) => bail!("published={day:?} is no day that the calendar has; write it as 2025-03-27"),
            None => Ok(()),
        }
    }

    /// States what a key says; an empty value is absent, an unknown key states nothing.
    pub fn state(&mut self, key: &str, value: &str) {
        let field = match key {
            "published" => &mut self.published,
            "outlet" => &mut self.outlet,
            "url" => &mut self.url,
            "title" => &mut self.title,
            "byline" => &mut self.byline,
            "language" => &mut self.language,
            _ => return,
        };
        *field = Some(value.trim().to_owned()).filter(|value| !value.is_empty());
    }

    /// Writes the facts over what the container stated.
    pub fn apply(&self, report: &mut Report) {
        let stated: &mut Stated = &mut report.stated;
        for (given, field) in [
            (&self.outlet, &mut stated.outlet),
            (&self.url, &mut stated.url),
            (&self.title, &mut stated.title),
            (&self.byline, &mut stated.byline),
            (&self.language, &mut stated.language),
        ] {
            if given.is_some() {
                field.clone_from(given);
            }
        }
        if self.published.is_some() {
            stated.published.clone_from(&self.published);
            stated.published_given = true;
        }
    }

    /// True where these facts are about the input at `path`: the same path, or its last parts.
    pub fn concern(&self, path: &str) -> bool {
        Path::new(path) == Path::new(&self.path) || Path::new(path).ends_with(&self.path)
    }
}

/// True where the library reads a day out of it, so that both always agree on what a day is.
fn is_day(words: &str) -> bool {
    let mut report = Report::from_text("-");
    report.stated.published = Some(words.to_owned());
    annotate(report).annotations.header.published.is_some()
}

fn starts_with_key(text: &str, key: &str) -> bool {
    text.strip_prefix(key).is_some_and(|rest| rest.starts_with('='))
}

/// Cuts `KEY=VALUE,KEY=VALUE` before each known key.
fn pairs(text: &str) -> Vec<(&str, &str)> {
    let mut starts: Vec<usize> = text
        .match_indices(',')
        .map(|(at, _)| at + 1)
        .filter(|&at| KEYS.iter().any(|key| starts_with_key(&text[at..], key)))
        .collect();
    starts.insert(0, 0);
    let ends = starts[1..].iter().map(|&next| next - 1).chain([text.len()]);
    starts.iter().zip(ends).filter_map(|(&start, end)| text[start..end].split_once('=')).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Manifest {
    #[serde(default)]
    report: Vec<Facts>,
}

/// Reads a manifest; its paths are relative to the folder it lies in.
///
/// # Errors
///
/// A manifest that cannot be read or parsed, a report without a path, or a day that is none.
pub fn manifest(path: &Path) -> Result<Vec<Facts>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read manifest {}", path.display()))?;
    let manifest: Manifest =
        toml::from_str(&text).with_context(|| format!("cannot use manifest {}", path.display()))?;
    let folder = path.parent().map(PathBuf::from).unwrap_or_default();
    let mut reports = manifest.report;
    for (index, facts) in reports.iter_mut().enumerate() {
        if facts.path.is_empty() {
            bail!("manifest {}: report {} has no path", path.display(), index + 1);
        }
        facts.check().with_context(|| format!("manifest {}: {}", path.display(), facts.path))?;
        facts.path = folder.join(&facts.path).to_string_lossy().into_owned();
    }
    Ok(reports)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_may_hold_commas_and_names_colons() {
        let facts = Facts::parse("a:b.txt:outlet=Bay, Coast & Co,published=2025-03-27").unwrap();
        assert_eq!(facts.path, "a:b.txt");
        assert_eq!(facts.outlet.as_deref(), Some("Bay, Coast & Co"));
        assert_eq!(facts.published.as_deref(), Some("2025-03-27"));
    }

    #[test]
    fn unknown_keys_and_missing_files_are_told() {
        assert!(Facts::parse("a.txt:colour=red").unwrap_err().to_string().contains("published"));
        assert!(Facts::parse(":outlet=x").is_err());
    }

    #[test]
    fn a_day_that_is_none_is_told_with_the_form_wanted() {
        for wrong in ["yesterday", "2025-13-45", "2025-02-30"] {
            let told = format!("{:#}", Facts::parse(&format!("a.txt:published={wrong}")).unwrap_err());
            assert!(told.contains(wrong) && told.contains("2025-03-27"), "{told}");
        }
        for right in ["2025-03-27", "2025-03-27T10:15:00Z", "27 March 2025"] {
            assert!(Facts::parse(&format!("a.txt:published={right}")).is_ok(), "{right}");
        }
    }

    #[test]
    fn facts_find_their_file_by_its_last_parts() {
        let facts = Facts { path: "a.txt".into(), ..Facts::default() };
        assert!(facts.concern("reports/a.txt") && facts.concern("a.txt") && !facts.concern("ba.txt"));
    }
}
