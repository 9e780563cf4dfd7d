//! Settings that outlast a command line: `variorum.toml` of the project, `config.toml` of the user.
//!
//! Order: flags, environment, project file, user file. The first that speaks wins, key by key.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use etcetera::BaseStrategy;
use serde::Deserialize;

use crate::args::{Format, Quotes};

/// The keys of a settings file.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// Format of `compare`.
    pub format: Option<Format>,
    /// Threads to use.
    pub threads: Option<usize>,
    /// Columns of the text format.
    pub width: Option<usize>,
    /// Which quotes `read` gives.
    pub quotes: Option<Quotes>,
    /// The store.
    pub store: Option<PathBuf>,
}

impl Settings {
    /// The project's settings with the user's beneath them.
    ///
    /// # Errors
    ///
    /// A settings file that is there but cannot be read or parsed, with line and column.
    pub fn load() -> Result<Self> {
        let project = project_file().map(|path| Self::read(&path)).transpose()?.unwrap_or_default();
        let user = user_file().map(|path| Self::read(&path)).transpose()?.unwrap_or_default();
        Ok(project.over(user))
    }

    fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path).with_context(|| format!("cannot read settings {}", path.display()))?;
        toml::from_str(&text).with_context(|| format!("cannot use settings {}", path.display()))
    }

    fn over(self, below: Self) -> Self {
        Self {
            format: self.format.or(below.format),
            threads: self.threads.or(below.threads),
            width: self.width.or(below.width),
            quotes: self.quotes.or(below.quotes),
            store: self.store.or(below.store),
        }
    }
}

/// `variorum.toml` here or in the nearest folder above.
fn project_file() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    here.ancestors().map(|folder| folder.join("variorum.toml")).find(|path| path.is_file())
}

fn user_file() -> Option<PathBuf> {
    let path = etcetera::choose_base_strategy().ok()?.config_dir().join("variorum").join("config.toml");
    path.is_file().then_some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn project_wins_over_user_key_by_key() {
        let project: Settings = toml::from_str("format = \"html\"").unwrap();
        let user: Settings = toml::from_str("format = \"json\"\nwidth = 100").unwrap();
        let both = project.over(user);
        assert_eq!((both.format, both.width), (Some(Format::Html), Some(100)));
    }

    #[test]
    fn unknown_keys_are_errors() {
        assert!(toml::from_str::<Settings>("colour = true").is_err());
    }
}
