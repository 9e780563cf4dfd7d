//! Compressed inputs: what a file holds, by its first bytes, whatever its name.
//!
//! gzip (several members too) and zstd. What comes out is limited by whoever reads it, as any other file is.

use std::io::{BufRead, BufReader, Read, Result};

/// What a file holds, unpacked where it is packed; and whether it was.
pub fn unpacked<'a>(file: impl Read + 'a) -> Result<(Box<dyn Read + 'a>, bool)> {
    const GZIP: &[u8] = &[0x1F, 0x8B];
    const ZSTD: &[u8] = &[0x28, 0xB5, 0x2F, 0xFD];
    let mut file = BufReader::with_capacity(1 << 16, file);
    // A pipe may give its first bytes one by one; nobody packs into fewer than four.
    let start = file.fill_buf()?;
    Ok(if start.starts_with(GZIP) {
        (Box::new(flate2::bufread::MultiGzDecoder::new(file)), true)
    } else if start.starts_with(ZSTD) {
        (Box::new(zstd::stream::read::Decoder::with_buffer(file)?), true)
    } else {
        (Box::new(file), false)
    })
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use super::*;

    fn read(bytes: &[u8]) -> (Vec<u8>, bool) {
        let (mut reader, is_packed) = unpacked(bytes).unwrap();
        let mut out = Vec::new();
        reader.read_to_end(&mut out).unwrap();
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
}
