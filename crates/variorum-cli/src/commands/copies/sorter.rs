//! Sorting more than fits in memory: sorted runs on disk, merged as they are read.

use std::cmp::Reverse;
use std::collections::BinaryHeap;
use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use rayon::prelude::*;

/// Something of a fixed number of bytes.
pub trait Fixed: Copy + Ord + Send {
    /// Its bytes.
    type Bytes: AsRef<[u8]> + AsMut<[u8]> + Default;
    /// As bytes.
    fn to_bytes(self) -> Self::Bytes;
    /// From its bytes.
    fn from_bytes(bytes: &Self::Bytes) -> Self;
}

impl Fixed for u64 {
    type Bytes = [u8; 8];

    fn to_bytes(self) -> [u8; 8] {
        self.to_le_bytes()
    }

    fn from_bytes(bytes: &[u8; 8]) -> Self {
        Self::from_le_bytes(*bytes)
    }
}

/// Takes items in any order and gives them in theirs.
pub struct Sorter<T> {
    folder: PathBuf,
    name: &'static str,
    /// Items held before a run is written.
    most: usize,
    held: Vec<T>,
    n_runs: usize,
}

impl<T: Fixed> Sorter<T> {
    /// A sorter whose runs lie in a folder under a name; `n_runs` are there already.
    pub fn new(folder: &Path, name: &'static str, bytes: usize, n_runs: usize) -> Self {
        let most = (bytes / size_of::<T>()).max(1024);
        Self { folder: folder.to_owned(), name, most, held: Vec::new(), n_runs }
    }

    /// Runs on disk.
    pub fn n_runs(&self) -> usize {
        self.n_runs
    }

    /// Adds an item.
    ///
    /// # Errors
    ///
    /// A run cannot be written.
    pub fn push(&mut self, item: T) -> Result<()> {
        self.held.push(item);
        if self.held.len() >= self.most { self.flush() } else { Ok(()) }
    }

    /// Writes what is held as a run, and makes sure that it is on the disk.
    ///
    /// # Errors
    ///
    /// It cannot be written.
    pub fn flush(&mut self) -> Result<()> {
        if self.held.is_empty() {
            return Ok(());
        }
        self.held.par_sort_unstable();
        let path = self.path(self.n_runs);
        let write = || -> std::io::Result<()> {
            let mut out = BufWriter::with_capacity(1 << 20, File::create(&path)?);
            for item in &self.held {
                out.write_all(item.to_bytes().as_ref())?;
            }
            out.flush()?;
            out.get_ref().sync_data()
        };
        write()
            .with_context(|| format!("cannot write {}; give another --work folder with more room", path.display()))?;
        self.held.clear();
        self.n_runs += 1;
        Ok(())
    }

    /// All items in order.
    ///
    /// # Errors
    ///
    /// A run cannot be opened.
    pub fn merge(mut self) -> Result<Merged<T>> {
        self.held.par_sort_unstable();
        let mut sources: Vec<Source<T>> = vec![Source::Held(std::mem::take(&mut self.held).into_iter())];
        for run in 0..self.n_runs {
            let path = self.path(run);
            let file = File::open(&path).with_context(|| format!("cannot read {}", path.display()))?;
            sources.push(Source::Run(BufReader::with_capacity(1 << 18, file), path));
        }
        let mut merged = Merged { sources, heap: BinaryHeap::new() };
        for source in 0..merged.sources.len() {
            merged.fetch(source)?;
        }
        Ok(merged)
    }

    fn path(&self, run: usize) -> PathBuf {
        self.folder.join(format!("{}-{run:05}.run", self.name))
    }
}

/// Items in order, from all runs.
pub struct Merged<T> {
    sources: Vec<Source<T>>,
    heap: BinaryHeap<Reverse<(T, usize)>>,
}

enum Source<T> {
    Held(std::vec::IntoIter<T>),
    Run(BufReader<File>, PathBuf),
}

impl<T: Fixed> Merged<T> {
    /// The next item.
    ///
    /// # Errors
    ///
    /// A run cannot be read.
    pub fn next(&mut self) -> Result<Option<T>> {
        if let [Source::Held(held)] = self.sources.as_mut_slice() {
            // All of it fits in memory: the heap holds the first item alone.
            return Ok(self.heap.pop().map(|Reverse((item, _))| item).or_else(|| held.next()));
        }
        let Some(Reverse((item, source))) = self.heap.pop() else { return Ok(None) };
        self.fetch(source)?;
        Ok(Some(item))
    }

    fn fetch(&mut self, source: usize) -> Result<()> {
        let item = match &mut self.sources[source] {
            Source::Held(held) => held.next(),
            Source::Run(reader, path) => {
                let mut bytes = T::Bytes::default();
                match reader.read_exact(bytes.as_mut()) {
                    Ok(()) => Some(T::from_bytes(&bytes)),
                    Err(error) if error.kind() == ErrorKind::UnexpectedEof => None,
                    Err(error) => return Err(error).with_context(|| format!("cannot read {}", path.display())),
                }
            }
        };
        self.heap.extend(item.map(|item| Reverse((item, source))));
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_comes_in_any_order_goes_in_order_from_memory_and_from_disk() {
        let folder = tempfile::tempdir().unwrap();
        for bytes in [1 << 20, 0] {
            let mut sorter = Sorter::new(folder.path(), "numbers", bytes, 0);
            let items: Vec<u64> = (0..5000).map(|at| at * 7919 % 5003).collect();
            items.iter().for_each(|&item| sorter.push(item).unwrap());
            assert_eq!(sorter.n_runs() > 1, bytes == 0);
            let mut merged = sorter.merge().unwrap();
            let mut found = Vec::new();
            while let Some(item) = merged.next().unwrap() {
                found.push(item);
            }
            let mut expected = items;
            expected.sort_unstable();
            assert_eq!(found, expected);
        }
    }
}
