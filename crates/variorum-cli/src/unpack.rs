//! Compressed inputs: what a file holds, by its first bytes, whatever its name.
//!
//! gzip (several members too) and zstd. What comes out is limited by whoever reads it, as any other file is.

use std::io::{BufRead, BufReader, Cursor, Error, Read, Result};

/// Bytes that are looked at before anything is unpacked.
const LOOKED_AT: u64 = 4096;

/// How a file is packed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Packing {
    None,
    Gzip,
    Zstd,
}

impl Packing {
    /// By its first bytes.
    fn of(bytes: &[u8]) -> Self {
        match bytes {
            [0x1F, 0x8B, ..] => Self::Gzip,
            [0x28, 0xB5, 0x2F, 0xFD, ..] => Self::Zstd,
            _ => Self::None,
        }
    }

    fn unpacked<'a>(self, file: impl BufRead + 'a) -> Result<Box<dyn Read + 'a>> {
        Ok(match self {
            Self::Gzip => Box::new(flate2::bufread::MultiGzDecoder::new(file)),
            Self::Zstd => Box::new(zstd::stream::read::Decoder::with_buffer(file)?),
            Self::None => Box::new(file),
        })
    }
}

/// A file whose first bytes were looked at.
pub struct Start<R> {
    bytes: Vec<u8>,
    packing: Packing,
    rest: R,
}

impl<'a, R: Read + 'a> Start<R> {
    /// Looks at a file's first bytes. A pipe may give them one by one.
    pub fn of(mut file: R) -> Result<Self> {
        let mut bytes = Vec::new();
        file.by_ref().take(LOOKED_AT).read_to_end(&mut bytes)?;
        Ok(Self { packing: Packing::of(&bytes), bytes, rest: file })
    }

    /// True where it is packed.
    pub fn is_packed(&self) -> bool {
        self.packing != Packing::None
    }

    /// Its first bytes as they are when unpacked, as far as that goes.
    pub fn unpacked(&self) -> Vec<u8> {
        let mut unpacked = Vec::new();
        // It breaks off where the bytes looked at do.
        let _ = self.packing.unpacked(&*self.bytes).and_then(|file| file.take(LOOKED_AT).read_to_end(&mut unpacked));
        unpacked
    }

    /// The whole file, packed as it is.
    pub fn into_packed(self) -> impl BufRead + 'a {
        BufReader::with_capacity(1 << 16, Cursor::new(self.bytes).chain(self.rest))
    }

    /// The whole file, unpacked where it is packed.
    pub fn into_unpacked(self) -> Result<Box<dyn Read + 'a>> {
        self.packing.unpacked(self.into_packed())
    }
}

/// The bytes of a reader, and a fault where they are more than so many.
pub fn capped(reader: impl Read, most: u64) -> impl Read {
    Capped { reader, left: most, most }
}

struct Capped<R> {
    reader: R,
    left: u64,
    most: u64,
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        let n = self.reader.read(buffer)?;
        self.left = self.left.checked_sub(n as u64).ok_or_else(|| {
            Error::other(format!("it unpacks to more than {} MiB; unpack it and give it in parts", self.most >> 20))
        })?;
        Ok(n)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn read(bytes: &[u8]) -> (Vec<u8>, bool) {
        let start = Start::of(bytes).unwrap();
        let (first, is_packed) = (start.unpacked(), start.is_packed());
        let mut out = Vec::new();
        start.into_unpacked().unwrap().read_to_end(&mut out).unwrap();
        assert_eq!(first, out);
        (out, is_packed)
    }

    #[test]
    fn what_is_packed_is_unpacked_by_its_first_bytes() {
        let gzip = |text: &[u8]| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(text).unwrap();
            encoder.finish().unwrap()
        };
        let members = [gzip(b"one "), gzip(b"two")].concat();
        assert_eq!(read(&members), (b"one two".to_vec(), true));
        assert_eq!(read(&zstd::bulk::compress(b"one two", 3).unwrap()), (b"one two".to_vec(), true));
        assert_eq!(read(b"one two"), (b"one two".to_vec(), false));
        assert_eq!(read(b""), (Vec::new(), false));
    }

    #[test]
    fn what_unpacks_to_too_much_is_a_fault() {
        let packed = zstd::bulk::compress(&[b'a'; 5000], 3).unwrap();
        let read = |most| {
            let mut out = Vec::new();
            capped(Start::of(&*packed).unwrap().into_unpacked().unwrap(), most).read_to_end(&mut out)
        };
        assert_eq!(read(5000).unwrap(), 5000);
        assert!(read(4999).is_err());
    }
}
