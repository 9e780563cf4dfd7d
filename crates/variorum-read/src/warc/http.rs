//! An answer as an archive holds it: status and fields, then a body that may be chunked and packed.
//!
//! In: the block of a record. Out: what the answer says of its body, and the body as the page's author wrote it.
//! Many archives keep the fields of a packed body and the body unpacked: what does not begin as its fields say is taken
//! as it stands. The unpacked body has a limit; a small archive must not become a large memory.

use std::borrow::Cow;
use std::io::{self, Read};

/// Bytes of an answer's status and fields.
pub(super) const MOST_HEAD: usize = 64 << 10;

/// How often a body may be packed over.
const MOST_PACKINGS: usize = 4;

/// What an answer says of its body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Answer {
    pub status: u16,
    /// Where the body begins in the block.
    pub body_at: usize,
    pub content_type: Option<String>,
    pub(super) is_chunked: bool,
    /// Bytes of the body, as the server stated.
    pub(super) length: Option<usize>,
    /// How the body was packed, in the order in which it was done.
    pub(super) packings: Vec<String>,
}

impl Answer {
    /// The status and fields at the beginning of a block; nothing where there are none.
    ///
    /// As lenient as browsers are: an archive keeps what servers sent, and a fault in a field that nobody asks for must not
    /// cost the page.
    pub fn parse(block: &[u8]) -> Option<Self> {
        let mut lines = Lines { block, at: 0 };
        let mut answer = Self { status: status(&lines.next()?)?, ..Self::default() };
        let (mut transfer, mut content) = (Vec::new(), Vec::new());
        loop {
            let line = lines.next()?;
            if line.is_empty() {
                break;
            }
            let Some((name, value)) = line.split_once(':') else { continue };
            let listed = value.split(',').map(|one| one.trim().to_ascii_lowercase());
            match name.trim().to_ascii_lowercase().as_str() {
                "content-type" => {
                    answer.content_type.get_or_insert_with(|| value.trim().to_owned());
                }
                "content-length" => answer.length = value.trim().parse().ok(),
                "content-encoding" => content.extend(listed),
                "transfer-encoding" => transfer.extend(listed),
                _ => {}
            }
        }
        answer.body_at = lines.at;
        answer.is_chunked = transfer.iter().any(|name| name == "chunked");
        let is_packing = |name: &String| !matches!(name.as_str(), "" | "identity" | "none" | "chunked");
        answer.packings = content.into_iter().chain(transfer).filter(is_packing).collect();
        Some(answer)
    }

    /// The body without the chunks in which it was sent.
    pub fn joined<'a>(&self, body: &'a [u8]) -> Cow<'a, [u8]> {
        match self.is_chunked.then(|| chunks(body)).flatten() {
            Some((chunks, _)) => chunks.concat().into(),
            None => body.into(),
        }
    }

    /// True where fewer bytes came than the server stated. Of a body stored unpacked nothing can be told.
    pub fn is_short(&self, body: &[u8]) -> bool {
        match self.is_chunked.then(|| chunks(body)).flatten() {
            Some((_, is_whole)) => !is_whole,
            None => {
                !self.is_chunked && self.packings.is_empty() && self.length.is_some_and(|length| body.len() < length)
            }
        }
    }

    /// The body unpacked, so many bytes at most; a fault where it is packed in a way that is not read, or damaged.
    pub fn unpacked(&self, body: Vec<u8>, most: usize) -> Result<Vec<u8>, String> {
        if self.packings.len() > MOST_PACKINGS {
            return Err(format!("the page is packed {} times over, which nobody does", self.packings.len()));
        }
        self.packings.iter().rev().try_fold(body, |body, packing| unpack(packing, body, most))
    }
}

/// The number in a first line such as `HTTP/1.1 200 OK`.
fn status(line: &str) -> Option<u16> {
    let mut words = line.split_ascii_whitespace();
    let is_protocol = words.next()?.get(..4)?.eq_ignore_ascii_case("http");
    words.next().filter(|word| is_protocol && word.len() == 3)?.parse().ok()
}

/// Lines with their ends, whichever they are; what does not end is no line.
struct Lines<'a> {
    block: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = Cow<'a, str>;

    fn next(&mut self) -> Option<Cow<'a, str>> {
        let rest = &self.block[self.at..];
        let end = memchr::memchr(b'\n', rest)?;
        self.at += end + 1;
        Some(String::from_utf8_lossy(rest[..end].trim_ascii_end()))
    }
}

/// The chunks, as far as they go, and whether the last one is there; nothing where none begins (RFC 9112, section 7.1).
fn chunks(body: &[u8]) -> Option<(Vec<&[u8]>, bool)> {
    let mut found = Vec::new();
    let mut rest = body;
    while let Some((size, after)) = chunk_size(rest) {
        if size == 0 {
            return Some((found, true));
        }
        let chunk = &after[..size.min(after.len())];
        found.push(chunk);
        rest = &after[chunk.len()..];
        rest = rest.strip_prefix(b"\r\n").or_else(|| rest.strip_prefix(b"\n")).unwrap_or(rest);
    }
    (!found.is_empty()).then_some((found, false))
}

/// The size that a chunk's first line states, and what follows the line.
fn chunk_size(bytes: &[u8]) -> Option<(usize, &[u8])> {
    /// Longer lines have extensions that nobody sends.
    const MOST_LINE: usize = 256;
    let end = memchr::memchr(b'\n', &bytes[..bytes.len().min(MOST_LINE)])?;
    let line = std::str::from_utf8(&bytes[..end]).ok()?;
    let digits = line.split(';').next()?.trim();
    Some((usize::from_str_radix(digits, 16).ok()?, &bytes[end + 1..]))
}

fn unpack(packing: &str, body: Vec<u8>, most: usize) -> Result<Vec<u8>, String> {
    let most = most as u64 + 1;
    let mut unpacked = Vec::new();
    let read: io::Result<usize> = match packing {
        "gzip" | "x-gzip" if body.starts_with(&[0x1F, 0x8B]) => {
            flate2::bufread::MultiGzDecoder::new(&*body).take(most).read_to_end(&mut unpacked)
        }
        "zstd" if body.starts_with(&[0x28, 0xB5, 0x2F, 0xFD]) => zstd::stream::read::Decoder::with_buffer(&*body)
            .and_then(|reader| reader.take(most).read_to_end(&mut unpacked)),
        // A zlib stream, or what is inside one: servers send both under this name.
        "deflate" if body.first().is_some_and(|first| first & 0x0F == 8) => {
            flate2::bufread::ZlibDecoder::new(&*body).take(most).read_to_end(&mut unpacked)
        }
        "deflate" => flate2::bufread::DeflateDecoder::new(&*body).take(most).read_to_end(&mut unpacked),
        "br" => brotli_decompressor::Decompressor::new(&*body, 1 << 14).take(most).read_to_end(&mut unpacked),
        "gzip" | "x-gzip" | "zstd" => return Ok(body),
        other => return Err(format!("the page is packed as {other}, which is not read")),
    };
    match read {
        Ok(_) => Ok(unpacked),
        // These have no mark at their beginning: a body that gives nothing was stored unpacked.
        Err(_) if unpacked.is_empty() && matches!(packing, "deflate" | "br") => Ok(body),
        Err(fault) => Err(format!("tried to unpack the page ({packing}): {fault}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(fields: &str) -> Answer {
        Answer::parse(format!("HTTP/1.1 200 OK\r\n{fields}\r\n").as_bytes()).unwrap()
    }

    fn body(answer: &Answer, body: &[u8]) -> Result<Vec<u8>, String> {
        answer.unpacked(answer.joined(body).into_owned(), 1000)
    }

    #[test]
    fn chunks_are_joined_and_bodies_stored_without_them_are_left() {
        let chunked = answer("Transfer-Encoding: chunked\r\n");
        assert_eq!(body(&chunked, b"4\r\n<p>T\r\n3;x=1\r\nhe \r\n0\r\n\r\n").unwrap(), b"<p>The ");
        assert_eq!(body(&chunked, b"4\r\n<p>T\r\nff\r\nhe").unwrap(), b"<p>The");
        assert!(chunked.is_short(b"4\r\n<p>T\r\nff\r\nhe") && !chunked.is_short(b"4\r\n<p>T\r\n0\r\n"));
        assert!(
            answer("Content-Length: 9\r\n").is_short(b"<p>The") && !answer("Content-Length: 6\r\n").is_short(b"<p>The")
        );
        assert_eq!(body(&chunked, b"<p>The").unwrap(), b"<p>The");
        assert_eq!(body(&chunked, b"ffffffffffffffff\r\nThe").unwrap(), b"The");
    }

    #[test]
    fn packed_bodies_are_unpacked_up_to_a_limit() {
        use std::io::Write;
        let packed = |text: &[u8]| {
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            encoder.write_all(text).unwrap();
            encoder.finish().unwrap()
        };
        let gzip = answer("content-encoding: gzip\r\n");
        assert_eq!(body(&gzip, &packed(b"<p>The dam")).unwrap(), b"<p>The dam");
        assert_eq!(body(&gzip, b"<p>The dam").unwrap(), b"<p>The dam");
        assert_eq!(body(&gzip, &packed(&[b'a'; 100_000])).unwrap().len(), 1001);
        assert!(body(&gzip, &packed(b"<p>The dam")[..15]).is_err());
        assert_eq!(body(&answer("Content-Encoding: br\r\n"), b"<p>The dam").unwrap(), b"<p>The dam");
        assert_eq!(
            body(&answer("Content-Encoding: br\r\n"), &[0x0b, 0x02, 0x80, b'H', b'e', b'l', b'l', b'o', 0x03]).unwrap(),
            b"Hello"
        );
        assert!(body(&answer("Content-Encoding: compress\r\n"), b"a").is_err());
        assert!(body(&answer("Content-Encoding: gzip, gzip, gzip, gzip, gzip\r\n"), b"a").is_err());
    }

    #[test]
    fn faulty_fields_do_not_hide_the_others() {
        let found = answer("Bad Field: 1\r\nContent-Type: text/html\r\n");
        assert_eq!((found.status, found.content_type.as_deref()), (200, Some("text/html")));
        let found = Answer::parse(b"HTTPX/1.0 404\r\r\nServer\r\r\n\r\r\n<p>").unwrap();
        assert_eq!((found.status, found.body_at), (404, 28));
        assert_eq!(Answer::parse(b"<html>"), None);
        assert_eq!(Answer::parse(b"HTTP/1.1 2000 OK\r\n\r\n"), None);
        assert_eq!(Answer::parse(b"HTTP/1.1 200 OK\r\nContent"), None);
    }
}
