//! The digests that a record states of its block and of its payload.

use sha1::Digest as _;

/// True where the bytes have the digest that a field states, as `algorithm:value`; nothing where it is in a way that is not known.
///
/// The value of SHA-1 is commonly in base 32, other tools write base 16 (ISO 28500, section 5.8).
pub(super) fn agrees(stated: &str, bytes: &[u8]) -> Option<bool> {
    let (algorithm, value) = stated.split_once(':')?;
    let found: Vec<u8> = match algorithm.to_ascii_lowercase().as_str() {
        "sha1" | "sha-1" => sha1::Sha1::digest(bytes).to_vec(),
        "sha256" | "sha-256" => sha2::Sha256::digest(bytes).to_vec(),
        _ => return None,
    };
    is_of_bytes(value, &found)
}

/// True where a digest is the one that a field states, as `algorithm:value`.
pub(super) fn is_of(stated: &str, digest: &[u8]) -> Option<bool> {
    is_of_bytes(stated.split_once(':')?.1, digest)
}

/// The same of the value alone; nothing where it is no digest of this length.
fn is_of_bytes(value: &str, digest: &[u8]) -> Option<bool> {
    let value = value.trim();
    let hex = data_encoding::HEXLOWER_PERMISSIVE.decode(value.as_bytes());
    let base32 = data_encoding::BASE32_NOPAD.decode(value.trim_end_matches('=').to_ascii_uppercase().as_bytes());
    // Forty letters may be base 16 of 20 bytes or base 32 of 25: the one of the right length counts.
    let known = [hex, base32].into_iter().flatten().find(|stated| stated.len() == digest.len())?;
    Some(known == digest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_read_in_either_base() {
        assert_eq!(agrees("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b""), Some(true));
        assert_eq!(agrees("SHA1:da39a3ee5e6b4b0d3255bfef95601890afd80709", b""), Some(true));
        assert_eq!(agrees("sha256:4OYMIQUY7QOBJGX36TEJS35ZEQT24QPEMSNZGTFESWMRW6CSXBKQ====", b""), Some(true));
        assert_eq!(agrees("sha1:3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ", b"a"), Some(false));
        assert_eq!(agrees("md5:d41d8cd98f00b204e9800998ecf8427e", b""), None);
        assert_eq!(agrees("sha1:abc", b""), None);
        assert_eq!(agrees("", b""), None);
    }
}
