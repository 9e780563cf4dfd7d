//! An archive's bytes as one stream, whether it is packed and how: gzip and zstd archives pack each record for itself.
//!
//! In: a reader of the file. Out: unpacked bytes, the place in the file where each member began, and faults that end a
//! member without ending the archive: what follows is found by the mark with which every member begins.

use std::io::{BufRead, BufReader, Read, Result};

use flate2::bufread::GzDecoder;
use zstd::stream::read::Decoder as ZstdDecoder;

const GZIP: &[u8] = &[0x1F, 0x8B, 0x08];
const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];
/// A frame that holds no record: the first may hold the dictionary of the others (WARC compressed by zstd, 1.0).
const SKIPPABLE: &[u8] = &[0x2A, 0x4D, 0x18];
const DICTIONARY: u8 = 0x5D;
/// Bytes of a dictionary, packed or not.
const MOST_DICTIONARY: u64 = 16 << 20;
/// Unpacked bytes held at a time.
const BUFFER: usize = 1 << 16;

/// The unpacked bytes of an archive.
pub(super) struct Members<R: BufRead> {
    state: State<R>,
    packing: Packing,
    dictionary: Vec<u8>,
    /// Where in the file the member began, and whether nothing of it was consumed.
    began: u64,
    is_fresh: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Packing {
    Unknown,
    None,
    Gzip,
    Zstd,
}

enum State<R: BufRead> {
    /// Between members.
    Raw(Counted<R>),
    Gzip(Box<BufReader<GzDecoder<Counted<R>>>>),
    Zstd(Box<BufReader<ZstdDecoder<'static, Counted<R>>>>),
    Ended,
}

impl<R: BufRead> Members<R> {
    pub fn new(reader: R) -> Self {
        let state = State::Raw(Counted { inner: Steady::new(reader), at: 0, ahead: Vec::new() });
        Self { state, packing: Packing::Unknown, dictionary: Vec::new(), began: 0, is_fresh: false }
    }

    /// The place in the file of what comes next: of its member where it is packed.
    pub fn place(&self) -> u64 {
        match &self.state {
            State::Raw(raw) => raw.at,
            State::Gzip(_) | State::Zstd(_) | State::Ended => self.began,
        }
    }

    /// True where what comes next begins a member.
    pub fn begins_member(&self) -> bool {
        self.is_fresh
    }

    /// Leaves a member that failed for the next that can be told by its mark.
    pub fn recover(&mut self) {
        self.close();
        self.is_fresh = false;
        if self.packing == Packing::None {
            self.state = State::Ended;
        }
    }

    /// Bytes that come next; none at the end of the archive.
    pub fn fill(&mut self) -> Result<&[u8]> {
        loop {
            let has_more = match &mut self.state {
                State::Ended => return Ok(&[]),
                State::Raw(raw) => self.packing == Packing::None && !raw.fill_buf()?.is_empty(),
                State::Gzip(member) => !member.fill_buf()?.is_empty(),
                State::Zstd(member) => !member.fill_buf()?.is_empty(),
            };
            if has_more {
                break;
            }
            self.close();
            self.open_next()?;
        }
        match &mut self.state {
            State::Raw(raw) => raw.fill_buf(),
            State::Gzip(member) => member.fill_buf(),
            State::Zstd(member) => member.fill_buf(),
            State::Ended => Ok(&[]),
        }
    }

    pub fn consume(&mut self, n: usize) {
        self.is_fresh &= n == 0;
        match &mut self.state {
            State::Raw(raw) => raw.consume(n),
            State::Gzip(member) => member.consume(n),
            State::Zstd(member) => member.consume(n),
            State::Ended => {}
        }
    }

    /// Ends the member that is read.
    fn close(&mut self) {
        self.state = match std::mem::replace(&mut self.state, State::Ended) {
            State::Gzip(member) => State::Raw(member.into_inner().into_inner()),
            State::Zstd(member) => State::Raw(member.into_inner().finish()),
            other => other,
        };
    }

    fn open_next(&mut self) -> Result<()> {
        let State::Raw(mut raw) = std::mem::replace(&mut self.state, State::Ended) else { return Ok(()) };
        if self.packing == Packing::Unknown {
            self.packing = match raw.peeked(4)? {
                start if start.starts_with(GZIP) => Packing::Gzip,
                start if start.starts_with(ZSTD) || start.get(1..4) == Some(SKIPPABLE) => Packing::Zstd,
                _ => Packing::None,
            };
        }
        self.state = match self.packing {
            Packing::Gzip => {
                self.began = seek(&mut raw, |start| start.starts_with(GZIP))?;
                if raw.fill_buf()?.is_empty() {
                    return Ok(());
                }
                State::Gzip(Box::new(BufReader::with_capacity(BUFFER, GzDecoder::new(raw))))
            }
            Packing::Zstd => {
                self.began = seek(&mut raw, |start| start.starts_with(ZSTD) || start.get(1..4) == Some(SKIPPABLE))?;
                if raw.fill_buf()?.is_empty() {
                    return Ok(());
                }
                if !raw.peeked(4)?.starts_with(ZSTD) {
                    self.skip_frame(&mut raw)?;
                    self.state = State::Raw(raw);
                    return Ok(());
                }
                let decoder = ZstdDecoder::with_dictionary(raw, &self.dictionary)?.single_frame();
                State::Zstd(Box::new(BufReader::with_capacity(BUFFER, decoder)))
            }
            Packing::None | Packing::Unknown if raw.fill_buf()?.is_empty() => return Ok(()),
            Packing::None | Packing::Unknown => State::Raw(raw),
        };
        self.is_fresh = true;
        Ok(())
    }

    /// Passes over a frame without records, keeping the dictionary that the first may be.
    fn skip_frame(&mut self, raw: &mut Counted<R>) -> Result<()> {
        let mut head = [0; 8];
        raw.read_exact(&mut head)?;
        let size = u64::from(u32::from_le_bytes([head[4], head[5], head[6], head[7]]));
        if head[0] != DICTIONARY || !self.dictionary.is_empty() || size > MOST_DICTIONARY {
            std::io::copy(&mut raw.by_ref().take(size), &mut std::io::sink())?;
            return Ok(());
        }
        let mut packed = Vec::new();
        raw.by_ref().take(size).read_to_end(&mut packed)?;
        self.dictionary = packed;
        if self.dictionary.starts_with(ZSTD) {
            let mut dictionary = Vec::new();
            ZstdDecoder::with_buffer(&*self.dictionary)?.take(MOST_DICTIONARY).read_to_end(&mut dictionary)?;
            self.dictionary = dictionary;
        }
        Ok(())
    }
}

/// Goes to where a member begins, which is here unless something is damaged; gives the place.
fn seek<R: BufRead>(raw: &mut Counted<R>, begins: impl Fn(&[u8]) -> bool) -> Result<u64> {
    loop {
        let start = raw.peeked(4)?;
        if start.is_empty() || begins(start) {
            return Ok(raw.at);
        }
        // Four bytes may be split between two buffers: they are looked at again from the next byte on.
        let next = (1..start.len()).find(|&at| begins(&start[at..])).unwrap_or(start.len().saturating_sub(3).max(1));
        raw.consume(next);
    }
}

/// A reader that knows how far it has come, and can look ahead over the end of its buffer.
struct Counted<R> {
    inner: Steady<R>,
    /// Bytes consumed.
    at: u64,
    /// Bytes looked at in advance that the reader beneath no longer has.
    ahead: Vec<u8>,
}

impl<R: BufRead> Counted<R> {
    /// What comes next: at least so many bytes, unless the file ends before.
    fn peeked(&mut self, least: usize) -> Result<&[u8]> {
        if self.ahead.is_empty() && self.inner.fill_buf()?.len() >= least {
            return self.inner.fill_buf();
        }
        while self.ahead.len() < least {
            let more = self.inner.fill_buf()?;
            let n = more.len().min(least - self.ahead.len());
            if n == 0 {
                break;
            }
            self.ahead.extend_from_slice(&more[..n]);
            self.inner.consume(n);
        }
        Ok(&self.ahead)
    }
}

impl<R: BufRead> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let n = self.fill_buf()?.read(buffer)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: BufRead> BufRead for Counted<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.ahead.is_empty() { self.inner.fill_buf() } else { Ok(&self.ahead) }
    }

    fn consume(&mut self, n: usize) {
        self.at += n as u64;
        let held = n.min(self.ahead.len());
        self.ahead.drain(..held);
        self.inner.consume(n - held);
    }
}

/// A reader that gives as many bytes at once whatever the reader beneath gives: how much is unpacked before a fault is met depends
/// on it, and the same archive must give the same.
struct Steady<R> {
    inner: R,
    buffer: Vec<u8>,
    at: usize,
}

impl<R: Read> Steady<R> {
    fn new(inner: R) -> Self {
        Self { inner, buffer: Vec::with_capacity(BUFFER), at: 0 }
    }

    fn fill_buf(&mut self) -> Result<&[u8]> {
        if self.at == self.buffer.len() {
            self.at = 0;
            self.buffer.clear();
            self.inner.by_ref().take(BUFFER as u64).read_to_end(&mut self.buffer)?;
        }
        Ok(&self.buffer[self.at..])
    }

    fn consume(&mut self, n: usize) {
        self.at = (self.at + n).min(self.buffer.len());
    }
}
