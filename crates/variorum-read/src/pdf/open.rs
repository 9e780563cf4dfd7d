//! A PDF's objects and the order of its pages, at a cost that is bounded before it is paid.
//!
//! In: the bytes of a file. Out: its objects ([`load`]) and up to [`MOST_PAGES`] pages in reading order ([`pages`]).
//!
//! Method: objects are found by scanning the file, never by its cross-reference table, which damaged files have wrong and hostile
//! files make lead to one large object a million times. Before anything is parsed its signs are counted; object streams
//! are counted when they are met, before they are taken apart, and pictures are dropped at once.
//! Limits: nothing encrypted is read, even where the password is empty: what hides in it could not be counted before.
//! An object that a later update of the file deletes is still there, but nothing leads to it.

use std::cell::{Cell, RefCell};
use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId};

use super::fault::Fault;

/// Pages that are read: of a longer document the first.
pub(super) const MOST_PAGES: usize = 200;
/// Nodes of a page tree that are looked at.
const MOST_NODES: usize = 20_000;
/// Signs (words, numbers, brackets) of a file that are taken apart; each may become an object of about a hundred bytes.
pub(super) const MOST_SIGNS: usize = 2_000_000;
/// The same of one stream of drawing instructions.
pub(super) const MOST_SIGNS_OF_STREAM: usize = 1_000_000;
/// Bytes of one stream, unpacked.
pub(super) const MOST_UNPACKED: usize = 16 << 20;
/// Bytes that a parser passes over in the time of one sign.
const BYTES_PER_SIGN: usize = 1024;

/// A page, with what it inherits.
pub(super) struct PageOf<'d> {
    pub dict: &'d Dictionary,
    pub resources: Option<&'d Dictionary>,
    /// Quarter turns clockwise.
    pub turns: u8,
}

/// The objects of a file.
pub(super) fn load(bytes: &[u8]) -> Result<Document, Fault> {
    if names_encryption(bytes) {
        return Err(Fault::Encrypted);
    }
    let signs = signs(bytes);
    if signs > MOST_SIGNS {
        return Err(Fault::TooMuch);
    }
    LEFT.set(MOST_SIGNS);
    PACKED.take();
    let options = LoadOptions {
        filter: Some(weigh),
        max_decompressed_size: Some(MOST_UNPACKED),
        force_reconstruct: true,
        ..LoadOptions::default()
    };
    // The library is for whole documents: what it does not expect may end in a panic, and the only way out of its loop is one.
    match catch_unwind(AssertUnwindSafe(|| Document::load_mem_with_options(bytes, options))) {
        Ok(Ok(document)) if document.is_encrypted() => Err(Fault::Encrypted),
        Ok(Ok(document)) => Ok(document),
        Ok(Err(lopdf::Error::Decompress(_))) => Err(Fault::TooMuch),
        Ok(Err(_)) => Err(Fault::Broken),
        Err(panic) if panic.is::<Spent>() => Err(Fault::TooMuch),
        Err(_) => Err(Fault::Broken),
    }
}

thread_local! {
    /// Signs that the file being loaded may still cost. The library takes a plain function, which can keep nothing else.
    static LEFT: Cell<usize> = const { Cell::new(0) };
    /// The numbers of objects in object streams.
    static PACKED: RefCell<HashSet<u32>> = RefCell::default();
}

/// What ends the loading of a file that costs too much.
struct Spent;

fn spend(signs: usize) {
    match LEFT.get().checked_sub(signs) {
        Some(left) => LEFT.set(left),
        None => resume_unwind(Box::new(Spent)),
    }
}

/// Counts an object that was just read, and what it is packed with.
fn weigh(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    spend(nodes(object));
    let Object::Stream(stream) = object else {
        // Of an object in a stream what is given back is kept; of another nothing is used, and a copy would double the memory.
        let is_packed = PACKED.with_borrow(|packed| packed.contains(&id.0));
        return Some((id, if is_packed { object.clone() } else { Object::Null }));
    };
    spend(stream.content.len() / BYTES_PER_SIGN);
    if stream.dict.has_type(b"ObjStm") {
        // Whoever packs objects otherwise than by these hides them: refused by the limit of the library.
        let Ok(content) = stream.get_plain_content_with_limit(MOST_UNPACKED) else { return None };
        let index =
            stream.dict.get(b"First").and_then(Object::as_i64).ok().and_then(|first| usize::try_from(first).ok());
        let index = content.get(..index.unwrap_or_default()).unwrap_or_default();
        let numbers = index.split(u8::is_ascii_whitespace).filter(|number| !number.is_empty());
        let objects = numbers.clone().count() / 2;
        // Each object may reach to the end of the stream.
        spend(signs(&content).saturating_add(objects.saturating_mul(content.len()) / BYTES_PER_SIGN));
        let ids = numbers.filter_map(|number| std::str::from_utf8(number).ok()?.parse::<u32>().ok());
        PACKED.with_borrow_mut(|packed| packed.extend(ids));
    } else if stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|name| name == b"Image") {
        stream.content = Vec::new();
    }
    // What is given back of a stream is not used.
    Some((id, Object::Null))
}

/// An object and all in it. Its depth is limited by the parser.
fn nodes(object: &Object) -> usize {
    match object {
        Object::Array(items) => 1 + items.iter().map(nodes).sum::<usize>(),
        Object::Dictionary(dict) => 1 + dict.iter().map(|(_, value)| nodes(value)).sum::<usize>(),
        Object::Stream(stream) => 1 + stream.dict.iter().map(|(_, value)| nodes(value)).sum::<usize>(),
        _ => 1,
    }
}

/// Words, numbers and brackets: every object begins with one. Room for some more is made wherever a bracket opens.
pub(super) fn signs(bytes: &[u8]) -> usize {
    let mut before = true;
    let mut signs = 0;
    for &byte in bytes {
        let is_end = byte.is_ascii_whitespace() || byte == 0 || b"()<>[]{}/%".contains(&byte);
        signs += match byte {
            b'[' => 5,
            b'<' => 2,
            b'(' | b'{' | b'/' => 1,
            _ => usize::from(before && !is_end),
        };
        // The letters of a name belong to its mark.
        before = is_end && byte != b'/';
    }
    signs
}

/// True where any name of the file is `Encrypt`, written in whatever way.
fn names_encryption(bytes: &[u8]) -> bool {
    memchr::memchr_iter(b'/', bytes).any(|at| {
        let mut rest = &bytes[at + 1..];
        let spelled = b"Encrypt".iter().all(|&letter| {
            let (byte, next) = match rest {
                [b'#', a, b, next @ ..] => match (hex(*a), hex(*b)) {
                    (Some(a), Some(b)) => (a << 4 | b, next),
                    _ => return false,
                },
                [byte, next @ ..] => (*byte, next),
                [] => return false,
            };
            rest = next;
            byte == letter
        });
        spelled && !rest.first().is_some_and(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
    })
}

pub(super) fn hex(digit: u8) -> Option<u8> {
    char::from(digit).to_digit(16).and_then(|digit| u8::try_from(digit).ok())
}

/// The pages in order, and whether there are more.
pub(super) fn pages(document: &Document) -> (Vec<PageOf<'_>>, bool) {
    let mut found = Vec::new();
    let mut seen = HashSet::new();
    let root = document.catalog().and_then(|catalog| catalog.get(b"Pages"));
    let mut waiting: Vec<(&Object, Option<&Dictionary>, u8)> = root.into_iter().map(|root| (root, None, 0)).collect();
    for _ in 0..MOST_NODES {
        let Some((node, resources, turns)) = waiting.pop() else { break };
        // A page met twice is a loop, or a page shown twice: its words are read once.
        if matches!(node, Object::Reference(id) if !seen.insert(*id)) {
            continue;
        }
        let Some(dict) = dictionary(document, node) else { continue };
        let resources = dict.get(b"Resources").ok().and_then(|own| dictionary(document, own)).or(resources);
        let turns = dict.get(b"Rotate").and_then(Object::as_i64).map_or(turns, quarter_turns);
        match dict.get_deref(b"Kids", document).and_then(Object::as_array) {
            Ok(kids) => {
                // As many as can still be looked at: a hundred thousand kids in each of as many nodes are not kept.
                let room = MOST_NODES.saturating_sub(waiting.len());
                waiting.extend(kids.iter().take(room).rev().map(|kid| (kid, resources, turns)));
            }
            Err(_) if found.len() == MOST_PAGES => return (found, true),
            Err(_) => found.push(PageOf { dict, resources, turns }),
        }
    }
    if found.is_empty() {
        // No tree: the pages in the order of their numbers.
        let loose = document.objects.values().filter_map(|object| object.as_dict().ok());
        let loose = loose.filter(|dict| dict.has_type(b"Page"));
        found = loose.take(MOST_PAGES).map(|dict| own(document, dict)).collect();
    }
    (found, !waiting.is_empty())
}

fn own<'d>(document: &'d Document, dict: &'d Dictionary) -> PageOf<'d> {
    let resources = dict.get(b"Resources").ok().and_then(|own| dictionary(document, own));
    PageOf { dict, resources, turns: dict.get(b"Rotate").and_then(Object::as_i64).map_or(0, quarter_turns) }
}

fn quarter_turns(degrees: i64) -> u8 {
    u8::try_from(degrees.div_euclid(90).rem_euclid(4)).unwrap_or_default()
}

/// What an object is or leads to, where that is a dictionary.
pub(super) fn dictionary<'d>(document: &'d Document, object: &'d Object) -> Option<&'d Dictionary> {
    match document.dereference(object).ok()?.1 {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encryption_is_seen_however_it_is_spelled() {
        assert!(names_encryption(b"<< /Encrypt 5 0 R >>"));
        assert!(names_encryption(b"<< /#45ncr#79pt<<"));
        assert!(!names_encryption(b"/EncryptMetadata /Enc /Encryp"));
    }

    #[test]
    fn every_object_is_a_sign() {
        assert_eq!(signs(b"<< /A [1 2 (b)] >>"), 14);
        assert_eq!(signs(b"////"), 4);
        assert_eq!(signs(b"0 0\n0"), 3);
    }
}
