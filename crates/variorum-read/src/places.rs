//! The way back from a decoded text to the bytes that it was decoded from.

use crate::decode::{Decoded, REPLACED};

/// Where in a file's bytes the parts of its decoded text stand.
pub(crate) struct Places {
    /// Places in the text and in the bytes from which on both go forward by one, up to the next.
    steps: Vec<(usize, usize)>,
}

impl Places {
    /// The places of a decoded text in the bytes that gave it. They are decoded once more, byte by byte.
    pub fn of(bytes: &[u8], decoded: &Decoded) -> Self {
        let body = &bytes[decoded.begins.min(bytes.len())..];
        let mut steps = vec![(0, decoded.begins)];
        if body == decoded.text.as_bytes() {
            return Self { steps };
        }
        let mut decoder = decoded.encoding.new_decoder_without_bom_handling();
        // Of most texts, NULs are replaced after they were decoded.
        let keeps_nul = decoded.text.contains('\0');
        let mut out = [0; 32];
        let (mut in_text, mut begun) = (0, 0);
        for at in 0..=body.len() {
            let (byte, is_last) = (body.get(at..=at).unwrap_or_default(), at == body.len());
            let (_, _, written, _) = decoder.decode_to_utf8(byte, &mut out, is_last);
            if written == 0 {
                continue;
            }
            let end = (at + 1).min(body.len());
            steps.push((in_text, decoded.begins + begun));
            let replaced = if keeps_nul { 0 } else { memchr::memchr_iter(0, &out[..written]).count() };
            in_text += written + replaced * (REPLACED.len() - 1);
            begun = end;
        }
        steps.push((in_text, bytes.len()));
        // What goes on as before needs no step.
        steps.dedup_by(|next, before| next.0.wrapping_sub(before.0) == next.1.wrapping_sub(before.1));
        Self { steps }
    }

    /// The byte of a place in the text.
    pub fn byte(&self, at: usize) -> usize {
        let next = self.steps.partition_point(|step| step.0 <= at);
        let (in_text, in_bytes) = self.steps[next.saturating_sub(1)];
        let limit = self.steps.get(next).map_or(usize::MAX, |step| step.1);
        (in_bytes + (at - in_text.min(at))).min(limit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decode::decode_told;

    /// The bytes of each character of the text.
    fn check(bytes: &[u8], label: &str, expected: &[&[u8]]) {
        let decoded = decode_told("a", bytes, crate::decode::stated(label)).unwrap();
        let places = Places::of(bytes, &decoded);
        let found: Vec<&[u8]> = decoded
            .text
            .char_indices()
            .map(|(at, c)| &bytes[places.byte(at)..places.byte(at + c.len_utf8())])
            .collect();
        assert_eq!(found, expected, "{:?}", decoded.text);
    }

    #[test]
    fn each_character_leads_to_its_bytes() {
        check("dé!".as_bytes(), "utf-8", &[b"d", "é".as_bytes(), b"!"]);
        check(b"\xef\xbb\xbfab", "utf-8", &[b"a", b"b"]);
        check(b"d\xe9\xe8 a", "windows-1252", &[b"d", b"\xe9", b"\xe8", b" ", b"a"]);
        check(b"\xff\xfea\0\xe9\0", "utf-8", &[b"a\0", b"\xe9\0"]);
        check(b"\x93\xfa\x96{!", "shift_jis", &[b"\x93\xfa", b"\x96{", b"!"]);
    }
}
