//! An archive's bytes as one stream, whether it is packed and how: gzip and zstd archives pack each record for itself.
//!
//! In: a reader of the file. Out: unpacked bytes, the place in the file where each member began, and faults that end a
//! member without ending the archive: what follows is found by the mark with which every member begins.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result};

use flate2::bufread::GzDecoder;
use zstd::stream::read::Decoder as ZstdDecoder;

const GZIP: &[u8] = &[0x1F, 0x8B, 0x08];
const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];
/// A frame that holds no record: the first may hold the dictionary of the others (WARC compressed by zstd, 1.0).
const SKIPPABLE: &[u8] = &[0x2A, 0x4D, 0x18];
const DICTIONARY: u8 = 0x5D;
/// Bytes of a dictionary, packed or not.
const MOST_DICTIONARY: u64 = 16 << 20;
/// Bytes held at a time, packed and unpacked.
const BUFFER: usize = 1 << 16;
/// Bytes of the file behind that are looked at again where a member fails.
const KEPT: usize = 1 << 18;
/// Faults after which nothing is looked at again: an archive of nothing but beginnings must not cost more than its size.
const MOST_LOSSES: usize = 1000;

/// The unpacked bytes of an archive.
pub(super) struct Members<R: BufRead> {
    state: State<R>,
    packing: Packing,
    dictionary: Vec<u8>,
    /// Where in the file the member began, and whether nothing of it was consumed.
    began: u64,
    is_fresh: bool,
    /// True from a fault on, until bytes come that can be unpacked.
    is_lost: bool,
    /// Faults so far.
    losses: usize,
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
    Raw(Source<R>),
    Gzip(Box<BufReader<GzDecoder<Source<R>>>>),
    Zstd(Box<BufReader<ZstdDecoder<'static, Source<R>>>>),
    Ended,
}

impl<R: BufRead> Members<R> {
    pub fn new(reader: R) -> Self {
        let state = State::Raw(Source::new(reader));
        Self {
            state,
            packing: Packing::Unknown,
            dictionary: Vec::new(),
            began: 0,
            is_fresh: false,
            is_lost: false,
            losses: 0,
        }
    }

    /// The place in the file of what comes next: of its member where it is packed.
    pub fn place(&self) -> u64 {
        match &self.state {
            State::Raw(raw) => raw.place(),
            State::Gzip(_) | State::Zstd(_) | State::Ended => self.began,
        }
    }

    /// True where what comes next begins a member.
    pub fn begins_member(&self) -> bool {
        self.is_fresh
    }

    /// True where the archive is packed.
    pub fn is_packed(&self) -> bool {
        matches!(self.packing, Packing::Gzip | Packing::Zstd)
    }

    /// True where what comes next was found after a fault, and nothing of it could be unpacked yet.
    pub fn is_lost(&self) -> bool {
        self.is_lost
    }

    /// Leaves a member that failed for the next that can be told by its mark. It is looked for from the failed one's beginning:
    /// unpacking may have gone on into the bytes of the next before it failed.
    pub fn recover(&mut self) {
        self.close();
        (self.is_fresh, self.is_lost) = (false, true);
        self.losses += 1;
        match &mut self.state {
            State::Raw(raw) if self.packing != Packing::None => {
                let kept = if self.losses <= MOST_LOSSES { KEPT as u64 } else { 0 };
                raw.go_to(raw.place().saturating_sub(kept).max(self.began + 1));
            }
            state => *state = State::Ended,
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
        self.is_lost &= n == 0;
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
            Packing::None | Packing::Unknown if raw.fill_buf()?.is_empty() => return Ok(()),
            Packing::None | Packing::Unknown => State::Raw(raw),
            Packing::Gzip | Packing::Zstd => {
                self.began = raw.place();
                let is_expected = self.is_lost || begins_here(&mut raw, self.packing)?;
                let is_blank = seek(&mut raw, self.packing)?;
                if !is_expected && !is_blank {
                    (self.state, self.is_fresh) = (State::Raw(raw), true);
                    return Err(Error::new(ErrorKind::InvalidData, "nothing packed begins here"));
                }
                if raw.fill_buf()?.is_empty() {
                    return Ok(());
                }
                self.began = raw.place();
                self.member(raw)?
            }
        };
        if matches!(self.state, State::Raw(_)) && self.is_packed() {
            return Ok(());
        }
        self.is_fresh = true;
        Ok(())
    }

    /// Opens the member that begins here; passes over one that holds no records.
    fn member(&mut self, mut raw: Source<R>) -> Result<State<R>> {
        Ok(match self.packing {
            Packing::Zstd if raw.peeked(4)?.starts_with(ZSTD) => {
                let decoder = ZstdDecoder::with_dictionary(raw, &self.dictionary)?.single_frame();
                State::Zstd(Box::new(BufReader::with_capacity(BUFFER, decoder)))
            }
            Packing::Zstd => {
                self.skip_frame(&mut raw)?;
                State::Raw(raw)
            }
            _ => State::Gzip(Box::new(BufReader::with_capacity(BUFFER, GzDecoder::new(raw)))),
        })
    }

    /// Passes over a frame without records, keeping the dictionary that the first may be.
    fn skip_frame(&mut self, raw: &mut Source<R>) -> Result<()> {
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

fn begins(start: &[u8], packing: Packing) -> bool {
    match packing {
        // The upper bits of the flags are kept free (RFC 1952).
        Packing::Gzip => start.starts_with(GZIP) && start.get(3).is_none_or(|flags| flags & 0xE0 == 0),
        _ => start.starts_with(ZSTD) || start.get(1..4) == Some(SKIPPABLE),
    }
}

fn begins_here<R: Read>(raw: &mut Source<R>, packing: Packing) -> Result<bool> {
    let start = raw.peeked(4)?;
    Ok(start.is_empty() || begins(start, packing))
}

/// Goes to where a member begins; true where nothing but padding stands before.
fn seek<R: Read>(raw: &mut Source<R>, packing: Packing) -> Result<bool> {
    let mut is_blank = true;
    loop {
        let start = raw.peeked(4)?;
        if start.is_empty() || begins(start, packing) {
            return Ok(is_blank);
        }
        // Four bytes may be split between two buffers: they are looked at again from the next byte on.
        let end = if start.len() < 4 { start.len() } else { start.len() - 3 };
        let next = (1..end).find(|&at| begins(&start[at..], packing)).unwrap_or(end);
        is_blank &= start[..next].iter().all(|&byte| byte == 0 || byte.is_ascii_whitespace());
        raw.consume(next);
    }
}

/// The bytes of the file, with those behind that may be needed again.
///
/// It gives as many bytes at once whatever the reader beneath gives: how much is unpacked before a fault is met depends on it, and
/// the same archive must give the same.
struct Source<R> {
    inner: R,
    /// Bytes that were read, those consumed last among them.
    buffer: Vec<u8>,
    /// Where in the file the buffer begins, and what comes next in the buffer.
    base: u64,
    next: usize,
}

impl<R: Read> Source<R> {
    fn new(inner: R) -> Self {
        Self { inner, buffer: Vec::new(), base: 0, next: 0 }
    }

    /// The place in the file of what comes next.
    fn place(&self) -> u64 {
        self.base + self.next as u64
    }

    /// What comes next: at least so many bytes, unless the file ends before.
    fn peeked(&mut self, least: usize) -> Result<&[u8]> {
        while self.buffer.len() - self.next < least {
            if self.next > 2 * KEPT {
                self.base += (self.next - KEPT) as u64;
                self.buffer.drain(..self.next - KEPT);
                self.next = KEPT;
            }
            if self.inner.by_ref().take(BUFFER as u64).read_to_end(&mut self.buffer)? == 0 {
                break;
            }
        }
        Ok(&self.buffer[self.next..])
    }

    /// Goes back to a place in the file as far as the bytes behind go, or forward as far as those that were read.
    fn go_to(&mut self, place: u64) {
        let offset = usize::try_from(place.saturating_sub(self.base)).unwrap_or(self.next);
        self.next = offset.min(self.buffer.len());
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let n = self.fill_buf()?.read(buffer)?;
        self.consume(n);
        Ok(n)
    }
}

impl<R: Read> BufRead for Source<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        self.peeked(1)
    }

    fn consume(&mut self, n: usize) {
        self.next = (self.next + n).min(self.buffer.len());
    }
}
