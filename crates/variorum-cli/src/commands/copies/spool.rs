//! What a run of `copies` keeps of each report: its words, in memory as far as they fit, and what is shown of it.

use std::borrow::Cow;
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use variorum::copies::{About, Words};

/// The files of a spool: words, and what is shown of reports.
pub const FILES: [&str; 2] = ["words", "reports"];

/// What is shown of a report, and where its words lie.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept {
    /// SHA-256 as in its id.
    pub id: [u8; 32],
    /// Where it was read.
    pub path: String,
    /// What proposing needs.
    pub about: About,
    /// Byte of the spool where its words begin, and how many they are; the byte says nothing where they are in memory alone.
    pub words: (u64, u32),
}

/// Words and reports of a run, appended as they come.
pub struct Spool {
    words: BufWriter<File>,
    kept: BufWriter<File>,
    folder: PathBuf,
    /// Bytes of words.
    length: u64,
    /// Bytes of reports.
    kept_length: u64,
    /// Words in memory, of reports that follow one another, and the number of the first.
    held: Vec<Words>,
    first_held: usize,
    /// Bytes that may still be held.
    room: usize,
    /// True where all must be on disk.
    keep: bool,
    n_reports: usize,
}

/// Bytes of a word: hash, start, end.
const WORD: usize = 12;

impl Spool {
    /// Opens the spool of a folder as it was when its parts had these lengths; gives the reports that it held. Words are held
    /// in memory as far as there is room; `keep` puts them on disk too.
    ///
    /// # Errors
    ///
    /// It cannot be read or written.
    pub fn open(
        folder: &Path,
        (length, kept_length): (u64, u64),
        keep: bool,
        room: usize,
    ) -> Result<(Self, Vec<Kept>)> {
        let open = |name: &str, length: u64| -> std::io::Result<File> {
            let path = folder.join(name);
            let file = OpenOptions::new().create(true).read(true).write(true).truncate(false).open(path)?;
            file.set_len(length)?;
            Ok(file)
        };
        let read = || -> std::io::Result<(File, File, Vec<u8>)> {
            let mut words = open(FILES[0], length)?;
            let mut kept = open(FILES[1], kept_length)?;
            let mut bytes = Vec::new();
            kept.read_to_end(&mut bytes)?;
            words.seek(SeekFrom::End(0))?;
            Ok((words, kept, bytes))
        };
        let (words, kept, bytes) = read().with_context(|| format!("cannot use folder {}", folder.display()))?;
        let (mut reports, mut rest) = (Vec::new(), bytes.as_slice());
        while !rest.is_empty() {
            let (report, after) = postcard::take_from_bytes(rest)
                .with_context(|| format!("{} is damaged; delete it to begin anew", folder.display()))?;
            reports.push(report);
            rest = after;
        }
        let spool = Self {
            words: BufWriter::with_capacity(1 << 20, words),
            kept: BufWriter::new(kept),
            folder: folder.to_owned(),
            length,
            kept_length,
            held: Vec::new(),
            first_held: reports.len(),
            room,
            keep,
            n_reports: reports.len(),
        };
        Ok((spool, reports))
    }

    /// Adds a report; gives what is kept of it in memory.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn add(&mut self, id: [u8; 32], path: String, about: About, words: Words) -> Result<Kept> {
        let n_words = u32::try_from(words.hashes.len()).unwrap_or(u32::MAX);
        let kept = Kept { id, path, about, words: (self.length, n_words) };
        let is_held = self.n_reports == self.first_held + self.held.len() && self.room >= words.hashes.len() * WORD;
        let written = || format!("cannot write into {}; give another --work folder", self.folder.display());
        if self.keep || !is_held {
            let mut all = Vec::with_capacity(words.hashes.len() * WORD);
            words.hashes.iter().for_each(|hash| all.extend_from_slice(&hash.to_le_bytes()));
            for (start, end) in &words.places {
                all.extend_from_slice(&start.to_le_bytes());
                all.extend_from_slice(&end.to_le_bytes());
            }
            self.words.write_all(&all).with_context(written)?;
            self.length += all.len() as u64;
        }
        if self.keep {
            let bytes = postcard::to_stdvec(&kept).context("cannot keep a report")?;
            self.kept.write_all(&bytes).with_context(written)?;
            self.kept_length += bytes.len() as u64;
        }
        if is_held {
            self.room -= words.hashes.len() * WORD;
            self.held.push(words);
        }
        self.n_reports += 1;
        Ok(kept)
    }

    /// Makes sure that all is on the disk; gives the lengths of the parts.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn sync(&mut self) -> Result<(u64, u64)> {
        let mut sync = || -> std::io::Result<()> {
            self.words.flush()?;
            self.kept.flush()?;
            self.words.get_ref().sync_data()?;
            self.kept.get_ref().sync_data()
        };
        sync().with_context(|| format!("cannot write into {}", self.folder.display()))?;
        Ok((self.length, self.kept_length))
    }

    /// The words, to be read from any place.
    ///
    /// # Errors
    ///
    /// They cannot be written.
    pub fn finish(mut self) -> Result<Shelf> {
        self.words.flush().with_context(|| format!("cannot write into {}", self.folder.display()))?;
        Ok(Shelf { path: self.folder.join(FILES[0]), held: self.held, first_held: self.first_held })
    }
}

/// Words of reports.
pub struct Shelf {
    path: PathBuf,
    held: Vec<Words>,
    first_held: usize,
}

impl Shelf {
    /// Opens it for one thread.
    ///
    /// # Errors
    ///
    /// It cannot be read.
    pub fn open(&self) -> Result<Open<'_>> {
        let file = File::open(&self.path).with_context(|| format!("cannot read {}", self.path.display()))?;
        Ok(Open { shelf: self, file, bytes: Vec::new() })
    }
}

/// A shelf that one thread reads.
pub struct Open<'a> {
    shelf: &'a Shelf,
    file: File,
    bytes: Vec<u8>,
}

impl<'a> Open<'a> {
    /// The words of a report.
    ///
    /// # Errors
    ///
    /// They cannot be read.
    pub fn words(&mut self, number: usize, kept: &Kept) -> Result<Cow<'a, Words>> {
        let held = number.checked_sub(self.shelf.first_held).and_then(|at| self.shelf.held.get(at));
        if let Some(words) = held {
            return Ok(Cow::Borrowed(words));
        }
        let (start, n_words) = (kept.words.0, kept.words.1 as usize);
        self.bytes.resize(n_words * WORD, 0);
        let read = self.file.seek(SeekFrom::Start(start)).and_then(|_| self.file.read_exact(&mut self.bytes));
        read.context("cannot read the words that were kept")?;
        let (hashes, places) = self.bytes.split_at(n_words * 4);
        let number = |bytes: &[u8]| u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        Ok(Cow::Owned(Words {
            hashes: hashes.chunks_exact(4).map(number).collect(),
            places: places.chunks_exact(8).map(|both| (number(both), number(&both[4..]))).collect(),
        }))
    }
}
