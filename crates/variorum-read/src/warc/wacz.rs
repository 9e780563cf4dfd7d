//! Web archives in a package (WACZ 1.1): a zip file of WARC files, with a list that states each one's digest.
//!
//! In: a reader that can be opened at any place, since a zip file is told at its end. Out: the captures of all of its WARC
//! files, numbered through, and a fault for a file that has not the digest stated.
//! Limits: its index and its list of pages are not looked at: every page in the WARC files is read.

use std::cell::RefCell;
use std::io::{BufReader, Read, Result as IoResult, Seek, SeekFrom, Take};
use std::rc::Rc;

use serde_json::Value;
use sha2::Digest as _;
use zip::{CompressionMethod, ZipArchive};

use super::{Capture, Captures, Tally, captures, digests};
use crate::{Error, ErrorKind, Limits};

/// Bytes of the list of files.
const MOST_LIST: u64 = 8 << 20;

/// A file of the package.
#[derive(Clone, Debug)]
struct Entry {
    name: String,
    /// Where its bytes begin in the package, and how many they are.
    at: u64,
    bytes: u64,
    digest: Option<String>,
}

/// Reads the pages of a web archive in a package; `open` gives the package from its beginning, for each of its WARC files anew.
///
/// # Errors
///
/// It cannot be opened, is no zip file, or holds no WARC file.
pub fn wacz_captures<R: Read + Seek, F: FnMut() -> IoResult<R>>(
    path: &str,
    mut open: F,
    limits: &Limits,
) -> Result<WaczCaptures<R, F>, Error> {
    let unreadable = |fault: &dyn std::fmt::Display| {
        let message = format!("tried to read a web archive in a package (WACZ): {fault}");
        Error::new(ErrorKind::BadArchive, path, message)
    };
    let package = open().map_err(|fault| unreadable(&fault))?;
    let (mut entries, missing) = entries(package).map_err(|fault| unreadable(&fault))?;
    if entries.is_empty() && missing.is_empty() {
        return Err(unreadable(&"there is no WARC file in its folder archive/"));
    }
    entries.reverse();
    Ok(WaczCaptures {
        path: path.to_owned(),
        limits: *limits,
        open,
        entries,
        missing,
        current: None,
        tally: Tally::default(),
    })
}

/// The WARC files of a package, in the order of their names; and the names of those that it lists and has not.
fn entries<R: Read + Seek>(package: R) -> zip::result::ZipResult<(Vec<Entry>, Vec<String>)> {
    let mut package = ZipArchive::new(package)?;
    let mut list = String::new();
    if let Ok(file) = package.by_name("datapackage.json") {
        file.take(MOST_LIST).read_to_string(&mut list)?;
    }
    let list: Value = serde_json::from_str(&list).unwrap_or_default();
    let resources = list["resources"].as_array().map(Vec::as_slice).unwrap_or_default();
    let stated = |name: &str| resources.iter().find(|resource| resource["path"].as_str() == Some(name));
    let is_warc = |name: &str| {
        let name = name.to_ascii_lowercase();
        [".warc", ".warc.gz", ".warc.zst"].iter().any(|ending| name.ends_with(ending))
    };
    let mut found = Vec::new();
    for index in 0..package.len() {
        let file = package.by_index_raw(index)?;
        let name = file.name()?.into_owned();
        if !is_warc(&name) {
            continue;
        }
        // The format asks for it: whoever shows a page goes straight to its place.
        if file.compression() != CompressionMethod::Stored {
            let message = "its WARC files must be stored in the zip file as they are (pack with: zip -0)";
            return Err(zip::result::ZipError::UnsupportedArchive(message));
        }
        let at = file.data_start().unwrap_or_default();
        let digest = stated(&name).and_then(|resource| Some(resource["hash"].as_str()?.to_owned()));
        found.push(Entry { name, at, bytes: file.compressed_size(), digest });
    }
    let listed = resources.iter().filter_map(|resource| resource["path"].as_str()).filter(|name| is_warc(name));
    let missing = listed.filter(|name| found.iter().all(|entry| entry.name != **name)).map(str::to_owned).collect();
    // Entries that share bytes would let a small package hold very much.
    found.sort_by_key(|entry| entry.at);
    if found.windows(2).any(|pair| pair[0].at.saturating_add(pair[0].bytes) > pair[1].at) {
        return Err(zip::result::ZipError::InvalidArchive("its files lie over one another".into()));
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    Ok((found, missing))
}

/// The pages of a package: see [`wacz_captures`].
pub struct WaczCaptures<R: Read + Seek, F: FnMut() -> IoResult<R>> {
    path: String,
    limits: Limits,
    open: F,
    /// Those still to be read, the next one last.
    entries: Vec<Entry>,
    /// Files that the package lists and has not.
    missing: Vec<String>,
    current: Option<Current<R>>,
    /// Of the files that were read to their ends.
    tally: Tally,
}

/// The file that is read.
struct Current<R: Read> {
    entry: Entry,
    captures: Captures<BufReader<Hashed<R>>>,
    seen: Rc<RefCell<Seen>>,
}

impl<R: Read + Seek, F: FnMut() -> IoResult<R>> WaczCaptures<R, F> {
    /// What was passed over in the files read to their ends, in words; nothing where nothing was.
    #[must_use]
    pub fn passed_over(&self) -> Option<String> {
        self.tally.passed_over(&self.path)
    }

    /// True where there was not a single record.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tally.records == 0 && self.current.is_none()
    }

    fn begin(&mut self, entry: Entry) -> IoResult<Current<R>> {
        let mut reader = (self.open)()?;
        reader.seek(SeekFrom::Start(entry.at))?;
        let seen = Rc::new(RefCell::new(Seen::default()));
        let hashed = Hashed { reader: reader.take(entry.bytes), seen: Rc::clone(&seen) };
        let mut captures = captures(&self.path, BufReader::with_capacity(1 << 16, hashed), &self.limits);
        captures.go_on_from(std::mem::take(&mut self.tally));
        Ok(Current { entry, captures, seen })
    }

    /// Ends a file; an error where it has not the digest stated.
    fn end(&mut self, ended: Current<R>) -> Option<Error> {
        self.tally = ended.captures.into_tally();
        let seen = ended.seen.take();
        // What a fault kept from being read has no digest.
        let is_other = seen.bytes == ended.entry.bytes
            && digests::is_of(ended.entry.digest.as_ref()?, &seen.hash.finalize()) == Some(false);
        is_other.then(|| {
            let name = ended.entry.name;
            let message = format!("{name} has not the digest that datapackage.json states: it was changed or damaged");
            Error::new(ErrorKind::BadArchive, &self.path, message)
        })
    }
}

impl<R: Read + Seek, F: FnMut() -> IoResult<R>> Iterator for WaczCaptures<R, F> {
    type Item = Result<Capture, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(found) = self.current.as_mut().and_then(|current| current.captures.next()) {
                return Some(found);
            }
            if let Some(fault) = self.current.take().and_then(|ended| self.end(ended)) {
                return Some(Err(fault));
            }
            if let Some(name) = self.missing.pop() {
                let message =
                    format!("datapackage.json lists {name}, which is not in the package: a part of it is missing");
                return Some(Err(Error::new(ErrorKind::BadArchive, &self.path, message)));
            }
            let entry = self.entries.pop()?;
            match self.begin(entry) {
                Ok(current) => self.current = Some(current),
                Err(fault) => {
                    let message = format!("tried to read on in the package: {fault}");
                    return Some(Err(Error::new(ErrorKind::Unreadable, &self.path, message)));
                }
            }
        }
    }
}

/// What was read of a file.
#[derive(Default)]
struct Seen {
    hash: sha2::Sha256,
    bytes: u64,
}

/// A file's bytes, told to whoever reckons their digest.
struct Hashed<R> {
    reader: Take<R>,
    seen: Rc<RefCell<Seen>>,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let n = self.reader.read(buffer)?;
        let mut seen = self.seen.borrow_mut();
        seen.hash.update(&buffer[..n]);
        seen.bytes += n as u64;
        Ok(n)
    }
}
