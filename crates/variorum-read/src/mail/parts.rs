//! A message's parts: which of them are its text, which are messages of their own, and what else there is.
//!
//! In: the bytes of a message. Out: its texts in order, each the best of its alternatives; attached messages; the names of
//! what was not read.
//!
//! Method: a walk over the tree of parts. Boundaries are searched here and not by the mail parser, which follows messages in
//! messages as deep as they go: nine megabytes of them end the program, for want of stack, when they are dropped. Of alternatives the last page
//! is taken, else the last text; of related parts the root alone, since the others are its pictures; of others every text
//! that is not attached, in order.
//! Limits: [`MOST_DEPTH`] and [`MOST_PARTS`]. Every level is searched once for its boundary, so the cost is at most the depth
//! times the bytes. Encrypted messages have no text.

use std::borrow::Cow;

use encoding_rs::Encoding;
use memchr::memmem;

use super::encoding::{decoded, is_damaged};
use super::fields::Fields;
use crate::{Error, ErrorKind, Limits, decode};

/// Levels of parts in parts: a newsletter has three, one forwarded twice within a list's digest nine.
pub(super) const MOST_DEPTH: usize = 32;

/// Parts of a message and of all messages in it: a digest of a hundred newsletters with their pictures has about a thousand.
const MOST_PARTS: usize = 2000;

/// A text of a message.
#[derive(Clone, Debug)]
pub(super) struct Text<'a> {
    /// Its fields.
    pub fields: Fields<'a>,
    /// Its bytes, unpacked.
    pub bytes: Cow<'a, [u8]>,
    /// True for a page.
    pub is_page: bool,
    /// True for plain text whose paragraphs flow, and whether the space at a line's end is dropped then (RFC 3676).
    pub flowed: Option<bool>,
    /// Its encoding, where it is stated.
    pub encoding: Option<&'static Encoding>,
}

/// What a message holds.
#[derive(Clone, Debug, Default)]
pub(super) struct Found<'a> {
    /// Its own texts, in order.
    pub texts: Vec<Text<'a>>,
    /// Other forms of them, for where they hold no words.
    pub spare: Vec<Text<'a>>,
    /// Messages in it, as sent.
    pub messages: Vec<Cow<'a, [u8]>>,
    /// Parts that were not read, by name.
    pub left_out: Vec<String>,
    /// What was wrong with its parts.
    pub faults: Vec<&'static str>,
}

/// Counts parts over a message and all messages in it.
#[derive(Debug)]
pub(super) struct Walk<'p> {
    pub path: &'p str,
    pub limits: &'p Limits,
    pub parts: usize,
}

/// What a part stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Within {
    Message,
    Mixed,
    Alternative,
    Related,
    Digest,
}

impl Walk<'_> {
    /// The parts of a message that stands `depth` levels deep.
    pub(super) fn message<'a>(
        &mut self,
        fields: &Fields<'a>,
        body: &'a [u8],
        depth: usize,
    ) -> Result<Found<'a>, Error> {
        let mut found = Found::default();
        self.part(fields, body, Within::Message, depth, &mut found)?;
        Ok(found)
    }

    fn part<'a>(
        &mut self,
        fields: &Fields<'a>,
        body: &'a [u8],
        within: Within,
        depth: usize,
        found: &mut Found<'a>,
    ) -> Result<(), Error> {
        self.count(depth)?;
        let kind = fields.kind("Content-Type");
        let (major, minor) = match &kind {
            Some(kind) => (kind.ctype().to_ascii_lowercase(), kind.subtype().unwrap_or_default().to_ascii_lowercase()),
            None if within == Within::Digest => ("message".into(), "rfc822".into()),
            None => ("text".into(), "plain".into()),
        };
        let parameter = |name: &str| kind.as_ref().and_then(|kind| kind.attribute(name));
        if major == "multipart" {
            match parameter("boundary").and_then(|boundary| cut(body, boundary)) {
                Some(pieces) => return self.pieces(&pieces, &minor, depth, found),
                None => {
                    found.faults.push("the message says that it has parts, but none begins; it was read as one text")
                }
            }
        }
        let encoding = fields.text("Content-Transfer-Encoding").unwrap_or_default();
        let disposition = fields.kind("Content-Disposition");
        let name = disposition.as_ref().and_then(|kind| kind.attribute("filename")).or_else(|| parameter("name"));
        let attached = disposition.as_ref().is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("attachment"));
        let is_letter = name.is_some_and(|name| name.to_ascii_lowercase().ends_with(".eml"));
        if (major == "message" && matches!(&*minor, "rfc822" | "global")) || (is_letter && major != "multipart") {
            found.messages.push(decoded(body, &encoding));
        } else if is_text(&major, &minor) {
            // A text with a name is a file that somebody attached, unless it is all that there is.
            if within != Within::Message && (attached || (within == Within::Mixed && name.is_some())) {
                found.left_out.push(label(name, &major, &minor));
                return Ok(());
            }
            if is_damaged(body, &encoding) {
                found
                    .faults
                    .push("the text is packed in base64, which is damaged or cut short; it was read as far as it goes");
            }
            let flowed = parameter("format").is_some_and(|format| format.eq_ignore_ascii_case("flowed"));
            found.texts.push(Text {
                fields: fields.clone(),
                bytes: decoded(body, &encoding),
                is_page: minor.contains("html"),
                flowed: flowed.then(|| parameter("delsp").is_some_and(|delsp| delsp.eq_ignore_ascii_case("yes"))),
                encoding: parameter("charset").and_then(decode::stated),
            });
        } else if within == Within::Message || within == Within::Mixed || within == Within::Digest {
            // Signatures say nothing that a reader would read.
            if !minor.ends_with("signature") {
                found.left_out.push(label(name, &major, &minor));
            }
        }
        Ok(())
    }

    fn pieces<'a>(
        &mut self,
        pieces: &Pieces<'a>,
        minor: &str,
        depth: usize,
        found: &mut Found<'a>,
    ) -> Result<(), Error> {
        let within = match minor {
            "alternative" => Within::Alternative,
            "related" => Within::Related,
            "digest" => Within::Digest,
            _ => Within::Mixed,
        };
        if !pieces.is_ended {
            found.faults.push("the last part of the message has no end; it was read as far as it goes");
        }
        let mut best: Option<Found<'a>> = None;
        for piece in &pieces.pieces {
            let (fields, body) = Fields::cut(piece);
            if within == Within::Related && best.is_some() {
                self.count(depth + 1)?;
                continue;
            }
            if within != Within::Alternative && within != Within::Related {
                self.part(&fields, body, within, depth + 1, found)?;
                continue;
            }
            let mut one = Found::default();
            self.part(&fields, body, within, depth + 1, &mut one)?;
            let is_page =
                |found: &Found<'_>| found.texts.iter().any(|text| text.is_page && !text.bytes.trim_ascii().is_empty());
            let worse = one.texts.is_empty() || best.as_ref().is_some_and(|best| is_page(best) && !is_page(&one));
            if best.is_none() || !worse {
                found.spare.extend(best.replace(one).into_iter().flat_map(|other| other.texts));
            } else {
                found.spare.extend(one.texts);
            }
        }
        if let Some(best) = best {
            found.texts.extend(best.texts);
            found.spare.extend(best.spare);
            found.messages.extend(best.messages);
            found.left_out.extend(best.left_out);
            found.faults.extend(best.faults);
        }
        Ok(())
    }

    fn count(&mut self, depth: usize) -> Result<(), Error> {
        self.parts += 1;
        let most = MOST_DEPTH.min(self.limits.max_depth);
        if depth > most {
            let message = format!(
                "parts stand more than {most} levels deep in one another; save the part that matters as a file"
            );
            return Err(Error::new(ErrorKind::TooDeep, self.path, message));
        }
        if self.parts > MOST_PARTS {
            let message = format!("the message has more than {MOST_PARTS} parts; save those that matter as files");
            return Err(Error::new(ErrorKind::TooComplex, self.path, message));
        }
        Ok(())
    }
}

/// True for what is read as a text: also what should have parts and has none.
fn is_text(major: &str, minor: &str) -> bool {
    match major {
        "multipart" => true,
        "text" => matches!(minor, "plain" | "html" | ""),
        _ => (major, minor) == ("application", "xhtml+xml"),
    }
}

/// How a part that is not read is named.
fn label(name: Option<&str>, major: &str, minor: &str) -> String {
    let name = name.map(|name| name.chars().filter(|c| !c.is_control()).take(80).collect::<String>());
    name.filter(|name| !name.trim().is_empty()).unwrap_or_else(|| format!("{major}/{minor}"))
}

/// The pieces between boundaries.
struct Pieces<'a> {
    pieces: Vec<&'a [u8]>,
    /// True where the last boundary is there.
    is_ended: bool,
}

/// Cuts a body at its boundary lines; none where there is no such line.
fn cut<'a>(body: &'a [u8], boundary: &str) -> Option<Pieces<'a>> {
    if boundary.is_empty() {
        return None;
    }
    let mark = format!("--{boundary}");
    let mut found = Pieces { pieces: Vec::new(), is_ended: false };
    let mut from: Option<usize> = None;
    for at in memmem::find_iter(body, mark.as_bytes()) {
        if at > 0 && body[at - 1] != b'\n' {
            continue;
        }
        let after = &body[at + mark.len()..];
        let ends = after.starts_with(b"--");
        let line = &after[..memchr::memchr(b'\n', after).unwrap_or(after.len())];
        let rest = if ends { &line[2..] } else { line };
        // A longer boundary of a part inside may begin with this one.
        if !rest.trim_ascii().is_empty() {
            continue;
        }
        if let Some(from) = from {
            // The line's end before a boundary belongs to it.
            let piece = body.get(from..at).unwrap_or_default();
            let piece = piece.strip_suffix(b"\n").unwrap_or(piece);
            found.pieces.push(piece.strip_suffix(b"\r").unwrap_or(piece));
        }
        if ends {
            found.is_ended = true;
            return from.map(|_| found);
        }
        from = Some((at + mark.len() + line.len() + 1).min(body.len()));
    }
    found.pieces.push(&body[from?..]);
    Some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_body_is_cut_at_its_own_boundary_alone() {
        let pieces = |body: &'static str| cut(body.as_bytes(), "b").map(|found| (found.pieces, found.is_ended));
        let two = vec![&b"x"[..], b"--bb\ny --b\n"];
        assert_eq!(pieces("before\r\n--b\r\nx\r\n--b \r\n--bb\ny --b\n\r\n--b--\nafter"), Some((two, true)));
        assert_eq!(pieces("--b\nx"), Some((vec![&b"x"[..]], false)));
        assert_eq!(pieces("--b"), Some((vec![&b""[..]], false)));
        assert!(pieces("nothing").is_none());
        assert!(pieces("--b--").is_none());
    }
}
