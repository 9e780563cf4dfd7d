//! What parts are packed in for the way: quoted-printable and base64.
//!
//! In: a part's body as sent. Out: its bytes; they are never more than were sent.
//!
//! What is damaged is taken as far as it goes: a sign that is none of base64's is passed over (RFC 2045, 6.8), an `=` that begins
//! nothing stands for itself (6.7).

use std::borrow::Cow;

/// The bytes of a body, by its `Content-Transfer-Encoding`.
pub(super) fn decoded<'a>(body: &'a [u8], encoding: &str) -> Cow<'a, [u8]> {
    if encoding.eq_ignore_ascii_case("base64") {
        return base64(body).into();
    }
    if encoding.eq_ignore_ascii_case("quoted-printable") {
        return quoted_printable(body).into();
    }
    body.into()
}

/// True where a body in base64 has signs that are none of it, or ends in the middle of a byte.
pub(super) fn is_damaged(body: &[u8], encoding: &str) -> bool {
    if !encoding.eq_ignore_ascii_case("base64") {
        return false;
    }
    let signs = || body.iter().filter(|byte| !byte.is_ascii_whitespace());
    let packed = signs().take_while(|&&byte| byte != b'=');
    packed.clone().any(|&byte| base64_value(byte).is_none()) || packed.count() % 4 == 1 || signs().count() % 4 != 0
}

fn base64(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len() / 4 * 3);
    let (mut bits, mut n_bits) = (0_u32, 0);
    for value in body.iter().take_while(|&&byte| byte != b'=').filter_map(|&byte| base64_value(byte)) {
        bits = (bits << 6) | value;
        n_bits += 6;
        if n_bits >= 8 {
            n_bits -= 8;
            out.push(((bits >> n_bits) & 0xFF).to_le_bytes()[0]);
        }
    }
    out
}

fn base64_value(byte: u8) -> Option<u32> {
    let value = match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    };
    Some(u32::from(value))
}

fn quoted_printable(body: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    for line in body.split_inclusive(|&byte| byte == b'\n') {
        // White space at a line's end was added on the way.
        let content = line.trim_ascii_end();
        let end: &[u8] = if line.ends_with(b"\r\n") {
            b"\r\n"
        } else if line.ends_with(b"\n") {
            b"\n"
        } else {
            b""
        };
        let (content, end) = content.strip_suffix(b"=").map_or((content, end), |content| (content, b""));
        let mut rest = content;
        while let Some(at) = memchr::memchr(b'=', rest) {
            out.extend_from_slice(&rest[..at]);
            let byte = rest.get(at + 1..at + 3).and_then(|digits| std::str::from_utf8(digits).ok());
            let byte = byte.filter(|digits| digits.bytes().all(|digit| digit.is_ascii_hexdigit()));
            match byte.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
                Some(byte) => {
                    out.push(byte);
                    rest = &rest[at + 3..];
                }
                None => {
                    out.push(b'=');
                    rest = &rest[at + 1..];
                }
            }
        }
        out.extend_from_slice(rest);
        out.extend_from_slice(end);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(body: &str, encoding: &str, expected: &str) {
        assert_eq!(String::from_utf8_lossy(&decoded(body.as_bytes(), encoding)), expected);
    }

    #[test]
    fn bodies_are_unpacked_and_damage_stands_as_it_is() {
        check("caf=C3=A9 and =\r\ntea  \r\n=3D 1=2 =", "Quoted-Printable", "café and tea\r\n= 1=2 ");
        check("VGhlIGNv\r\ndW5j!aWw=\r\n", "BASE64", "The council");
        check("VGhlIG", "base64", "The ");
        check("a=20b", "7bit", "a=20b");
    }

    #[test]
    fn damage_is_seen() {
        assert!(
            !is_damaged(b"VGhl\r\nIGRhbQ==\r\n", "base64") && !is_damaged(b"", "base64") && !is_damaged(b"!", "7bit")
        );
        assert!(
            is_damaged(b"VG!!hl", "base64") && is_damaged(b"VGhlI", "Base64") && is_damaged(b"VGhlIGRhbQ", "base64")
        );
    }
}
