//! Work that outlives a crash: where it stands and what it has written, saved together.
//!
//! A state file is written beside the old one and takes its place in one step, so that there is always a whole one. It says
//! how long the output was then: what a crashed run wrote after that is cut off, and the work goes on from there.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::output::make_folder;

/// What a state file begins with: another program's file, or another version's, is not read.
const MARK: &[u8] = b"variorum state 1\n";

/// Ending of a state while it is written.
const NEW: &str = "new";

/// Saving may take this share of the time at most.
const SHARE_OF_TIME: u32 = 10;

/// An output file whose content is whole as of the last saving.
pub struct Output {
    file: BufWriter<File>,
    path: PathBuf,
    state: PathBuf,
    every: Duration,
    saved: Instant,
    /// What stands for the work: the same inputs and settings.
    job: String,
}

impl Output {
    /// Opens the output; where a state of the same job is there, gives its work too.
    ///
    /// # Errors
    ///
    /// A file cannot be read or written, or the state is of another job.
    pub fn open<T: DeserializeOwned>(
        path: &Path,
        state: &Path,
        every: Duration,
        job: String,
    ) -> Result<(Self, Option<T>)> {
        make_folder(path.parent())?;
        make_folder(state.parent())?;
        let saved = load::<(u64, T)>(state, &job)?;
        let mut file = OpenOptions::new()
            .create(true)
            .write(true)
            .truncate(false)
            .open(path)
            .with_context(|| format!("cannot write {}", path.display()))?;
        let written = saved.as_ref().map_or(0, |(written, _)| *written);
        let length = file.metadata().with_context(|| format!("cannot read {}", path.display()))?.len();
        if length < written {
            bail!(
                "{} is shorter than {} says ({length} bytes, not {written}); delete both to begin anew",
                path.display(),
                state.display()
            );
        }
        let at_end = file.set_len(written).and_then(|()| file.seek(SeekFrom::End(0)));
        at_end.with_context(|| format!("cannot write {}", path.display()))?;
        let output = Self {
            file: BufWriter::new(file),
            path: path.to_owned(),
            state: state.to_owned(),
            every,
            saved: Instant::now(),
            job,
        };
        Ok((output, saved.map(|(_, work)| work)))
    }

    /// Adds a line.
    ///
    /// # Errors
    ///
    /// The file cannot be written.
    pub fn line(&mut self, line: &str) -> Result<()> {
        writeln!(self.file, "{line}").with_context(|| format!("cannot write {}", self.path.display()))
    }

    /// Saves the work where that is due.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn save_if_due<T: Serialize>(&mut self, work: &T) -> Result<()> {
        if self.saved.elapsed() < self.every {
            return Ok(());
        }
        let start = Instant::now();
        let written = self.sync()?;
        store(&self.state, &self.job, &(written, work))?;
        self.saved = Instant::now();
        self.every = self.every.max(start.elapsed() * SHARE_OF_TIME);
        Ok(())
    }

    /// Ends the work: the output is whole, and the state is removed.
    ///
    /// # Errors
    ///
    /// A file cannot be written.
    pub fn finish(mut self) -> Result<()> {
        self.sync()?;
        remove(&self.state)
    }

    fn sync(&mut self) -> Result<u64> {
        let mut sync = || -> std::io::Result<u64> {
            self.file.flush()?;
            self.file.get_ref().sync_data()?;
            self.file.stream_position()
        };
        sync().with_context(|| format!("cannot write {}", self.path.display()))
    }
}

/// Puts the state of a job in the place of the one before, in one step.
///
/// # Errors
///
/// It cannot be written.
pub fn store<T: Serialize>(state: &Path, job: &str, work: &T) -> Result<()> {
    let new = state.with_extension(NEW);
    let bytes = postcard::to_stdvec(&(job, work)).context("cannot save the state")?;
    let write = || -> std::io::Result<()> {
        let mut file = File::create(&new)?;
        file.write_all(MARK)?;
        file.write_all(&bytes)?;
        file.sync_all()?;
        std::fs::rename(&new, state)
    };
    write().with_context(|| format!("cannot save the state in {}", state.display()))
}

/// The state of a job, where its file is there.
///
/// # Errors
///
/// It cannot be read, is none, or is of another job.
pub fn load<T: DeserializeOwned>(state: &Path, job: &str) -> Result<Option<T>> {
    let bytes = match std::fs::read(state) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        other => other.with_context(|| format!("cannot read {}", state.display()))?,
    };
    let shown = state.display();
    let Some(rest) = bytes.strip_prefix(MARK) else {
        bail!("{shown} is no state of this program's version; delete it to begin anew");
    };
    let (its_job, work): (String, T) =
        postcard::from_bytes(rest).with_context(|| format!("{shown} is damaged; delete it to begin anew"))?;
    if its_job != job {
        bail!("{shown} belongs to other inputs or options; give the same ones to go on, or delete it to begin anew");
    }
    Ok(Some(work))
}

/// Removes a state, and one that was being written when a run was killed.
///
/// # Errors
///
/// It is there and cannot be removed.
pub fn remove(state: &Path) -> Result<()> {
    for path in [state.to_owned(), state.with_extension(NEW)] {
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(error).with_context(|| format!("cannot remove {}", path.display()));
            }
            _ => {}
        }
    }
    Ok(())
}
