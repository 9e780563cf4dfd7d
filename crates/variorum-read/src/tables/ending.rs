//! A file that ends: who asks for more once its end was told gets an error.
//!
//! In: a file in which the Parquet reader reads at any place. Out: the same file. What the reader skips it does not look at, and a
//! broken file can name two thousand million values to skip: past the end each would be skipped, one after another.

use std::io::Read;

use bytes::Bytes;
use parquet::errors::Result;
use parquet::file::reader::{ChunkReader, Length};

/// A file.
pub(super) struct Ending<F>(pub F);

impl<F: Length> Length for Ending<F> {
    fn len(&self) -> u64 {
        self.0.len()
    }
}

impl<F: ChunkReader> ChunkReader for Ending<F> {
    type T = Tail<F::T>;

    fn get_read(&self, start: u64) -> Result<Self::T> {
        Ok(Tail { reader: self.0.get_read(start)?, has_ended: false })
    }

    fn get_bytes(&self, start: u64, length: usize) -> Result<Bytes> {
        self.0.get_bytes(start, length)
    }
}

/// A file from a place on.
pub(super) struct Tail<R> {
    reader: R,
    has_ended: bool,
}

impl<R: Read> Read for Tail<R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.has_ended {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        let read = self.reader.read(buffer)?;
        self.has_ended = read == 0 && !buffer.is_empty();
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_is_told_once() {
        let mut reader = Ending(Bytes::from_static(b"ab")).get_read(1).unwrap();
        let mut one = [0; 4];
        assert_eq!((reader.read(&mut one).unwrap(), reader.read(&mut one).unwrap()), (1, 0));
        assert!(reader.read(&mut one).is_err());
    }
}
