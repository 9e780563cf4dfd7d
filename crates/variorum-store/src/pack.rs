//! Bytes made small for the store, and large again.

use crate::error::{Error, Result};

/// Fast, and news text shrinks to two fifths.
const LEVEL: i32 = 3;

/// What unpacked bytes may come to: more than any text or record that is stored.
const MOST: u64 = 1 << 30;

/// Packs bytes.
pub fn pack(bytes: &[u8]) -> Result<Vec<u8>> {
    Ok(zstd::bulk::compress(bytes, LEVEL)?)
}

/// Unpacks what [`pack`] made.
pub fn unpack(packed: &[u8]) -> Result<Vec<u8>> {
    let size = zstd::zstd_safe::get_frame_content_size(packed).ok().flatten().filter(|&size| size <= MOST);
    let size = size.ok_or_else(|| Error::Damaged("packed bytes have no length".into()))?;
    #[allow(clippy::cast_possible_truncation)] // at most MOST
    let capacity = size as usize;
    zstd::bulk::decompress(packed, capacity).map_err(|error| Error::Damaged(error.to_string()))
}

/// Unpacks text.
pub fn unpack_text(packed: &[u8]) -> Result<String> {
    String::from_utf8(unpack(packed)?).map_err(|error| Error::Damaged(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_what_is_not_is_an_error() {
        for text in ["", "a", &"The mayor said no. ".repeat(1000)] {
            assert_eq!(unpack_text(&pack(text.as_bytes()).unwrap()).unwrap(), text);
        }
        assert!(unpack(b"nothing packed").is_err());
        let mut broken = pack(&[7; 5000]).unwrap();
        broken.truncate(broken.len() / 2);
        assert!(unpack(&broken).is_err());
    }
}
