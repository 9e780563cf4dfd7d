//! A font of a PDF: what its codes stand for, and how wide they are.
//!
//! In: a font's dictionary. Out: for each code of a string its characters and its width in ems.
//!
//! Characters come from the font's `ToUnicode` map, else from the names of its glyphs or its encoding; of composite fonts also from
//! predefined encodings of Chinese, Japanese and Korean. Widths come from the font, else for the fonts that every viewer has from their measures.
//! Limits: the program of an embedded font is not read: where that alone says what a code stands for, the code has no
//! meaning, and the caller is told. Vertical writing is placed as if it were horizontal.

use std::collections::HashMap;

use encoding_rs::{BIG5, EUC_KR, Encoding, GBK, SHIFT_JIS, UTF_16BE};
use lopdf::{Dictionary, Document, Object};

use super::cmap::Cmap;
use super::names;
use super::open::dictionary;

/// Bytes of a map, unpacked.
const MOST_MAP: usize = 4 << 20;
/// Widths of one font.
const MOST_WIDTHS: usize = 70_000;

/// A code of a string.
pub(super) struct Sign<'f> {
    /// None where the PDF does not say what it stands for.
    pub text: Option<std::borrow::Cow<'f, str>>,
    /// In ems.
    pub width: f32,
    /// The one-byte code 32, to which the spacing of words is added.
    pub is_space: bool,
}

pub(super) struct Font {
    map: Option<Cmap>,
    kind: Kind,
    widths: HashMap<u32, f32>,
    usual_width: f32,
}

enum Kind {
    /// Codes of one byte.
    Simple(Vec<Option<String>>),
    /// Codes of two bytes that are the font's own.
    Own,
    /// Codes in an encoding of characters.
    Characters(&'static Encoding),
}

impl Font {
    /// Reads a font; its map is unpacked at the cost of `purse`, in bytes.
    pub fn new(document: &Document, dict: &Dictionary, purse: &mut usize) -> Self {
        let stream = dict.get_deref(b"ToUnicode", document).and_then(Object::as_stream);
        let most = MOST_MAP.min(*purse);
        let map = stream.ok().and_then(|stream| stream.get_plain_content_with_limit(most).ok());
        *purse = purse.saturating_sub(map.as_ref().map_or(0, Vec::len));
        let map = map.map(|bytes| Cmap::parse(&bytes));
        if name(dict, document, b"Subtype") == Some(b"Type0") {
            return Self::composite(document, dict, map);
        }
        let (widths, usual_width) = simple_widths(document, dict);
        Self { map, kind: Kind::Simple(simple_codes(document, dict)), widths, usual_width }
    }

    fn composite(document: &Document, dict: &Dictionary, map: Option<Cmap>) -> Self {
        let kind = match name(dict, document, b"Encoding").map(String::from_utf8_lossy) {
            Some(name) if name.contains("UCS2") || name.contains("UTF16") => Kind::Characters(UTF_16BE),
            Some(name) if name.contains("RKSJ") => Kind::Characters(SHIFT_JIS),
            Some(name) if name.starts_with("GB") => Kind::Characters(GBK),
            Some(name) if name.contains("B5") => Kind::Characters(BIG5),
            Some(name) if name.starts_with("KSC") => Kind::Characters(EUC_KR),
            _ => Kind::Own,
        };
        let below = dict.get_deref(b"DescendantFonts", document).and_then(Object::as_array).ok();
        let below = below.and_then(|fonts| fonts.first()).and_then(|font| dictionary(document, font));
        let usual = below.and_then(|below| number(below.get_deref(b"DW", document).ok()?)).unwrap_or(1000.0);
        let listed = below.and_then(|below| below.get_deref(b"W", document).and_then(Object::as_array).ok());
        let widths = listed.map(|list| composite_widths(document, list)).unwrap_or_default();
        Self { map, kind, widths, usual_width: usual / 1000.0 }
    }

    /// Codes that it holds something of.
    pub fn codes(&self) -> usize {
        self.widths.len() + self.map.as_ref().map_or(0, Cmap::len)
    }

    /// The codes of a string.
    pub fn signs<'f>(&'f self, mut bytes: &'f [u8]) -> impl Iterator<Item = Sign<'f>> {
        std::iter::from_fn(move || {
            let length = self.length(bytes)?;
            let (code, rest) = bytes.split_at_checked(length)?;
            bytes = rest;
            let value = code.iter().fold(0, |value: u32, &byte| value << 8 | u32::from(byte));
            let mapped = self.map.as_ref().and_then(|map| map.get(length, value)).filter(|text| !text.contains('\0'));
            let text = mapped.map(Into::into).or_else(|| match &self.kind {
                Kind::Simple(codes) => codes.get(value as usize)?.as_deref().map(Into::into),
                Kind::Own => None,
                Kind::Characters(encoding) => encoding.decode_without_bom_handling_and_without_replacement(code),
            });
            let width = self.widths.get(&value).copied().unwrap_or(self.usual_width);
            Some(Sign { text, width, is_space: code == b" " })
        })
    }

    /// Bytes of the code that a string begins with.
    fn length(&self, bytes: &[u8]) -> Option<usize> {
        let first = *bytes.first()?;
        let length = match &self.kind {
            Kind::Simple(_) => 1,
            Kind::Own => self.map.as_ref().and_then(|map| map.length(bytes)).unwrap_or(2),
            Kind::Characters(encoding) if *encoding == UTF_16BE => {
                if (0xD8..0xDC).contains(&first) {
                    4
                } else {
                    2
                }
            }
            Kind::Characters(encoding) => {
                let is_half_width = *encoding == SHIFT_JIS && (0xA0..0xE0).contains(&first);
                if first < 0x80 || is_half_width { 1 } else { 2 }
            }
        };
        Some(length.min(bytes.len()))
    }
}

fn name<'d>(dict: &'d Dictionary, document: &'d Document, key: &[u8]) -> Option<&'d [u8]> {
    dict.get_deref(key, document).and_then(Object::as_name).ok()
}

pub(super) fn number(object: &Object) -> Option<f32> {
    object.as_float().ok().filter(|number| number.is_finite())
}

/// What the 256 codes of a simple font stand for.
fn simple_codes(document: &Document, dict: &Dictionary) -> Vec<Option<String>> {
    let encoding = dict.get_deref(b"Encoding", document).ok();
    let base_font = name(dict, document, b"BaseFont").map(String::from_utf8_lossy).unwrap_or_default();
    let stated = match encoding {
        Some(Object::Name(name)) => Some(name.as_slice()),
        Some(Object::Dictionary(encoding)) => name(encoding, document, b"BaseEncoding"),
        _ => None,
    };
    let is_true_type = name(dict, document, b"Subtype") == Some(b"TrueType");
    let usual: &[u8] = if is_true_type { b"WinAnsiEncoding" } else { b"StandardEncoding" };
    let mut codes = names::base(stated.unwrap_or(usual));
    if stated.is_none() && is_of_tex(&base_font) {
        for (code, text) in TEX {
            codes[usize::from(*code)] = Some((*text).to_owned());
        }
    }
    let differences = encoding.and_then(|encoding| encoding.as_dict().ok());
    let differences =
        differences.and_then(|dict| dict.get_deref(b"Differences", document).and_then(Object::as_array).ok());
    let mut code = 0_usize;
    for item in differences.into_iter().flatten() {
        match item {
            Object::Integer(at) => code = usize::try_from(*at).unwrap_or(usize::MAX),
            Object::Name(name) => {
                if let Some(place) = codes.get_mut(code) {
                    *place = names::characters(name);
                }
                code = code.saturating_add(1);
            }
            _ => {}
        }
    }
    codes
}

/// The codes in which TeX's own text fonts differ from ASCII; their files carry no encoding that a PDF would repeat.
const TEX: &[(u8, &str)] = &[
    (0x0B, "ff"),
    (0x0C, "fi"),
    (0x0D, "fl"),
    (0x0E, "ffi"),
    (0x0F, "ffl"),
    (0x22, "”"),
    (0x27, "’"),
    (0x5C, "“"),
    (0x60, "‘"),
    (0x7B, "–"),
    (0x7C, "—"),
];

fn is_of_tex(base_font: &str) -> bool {
    let name = base_font.split('+').next_back().unwrap_or_default();
    ["CMR", "CMBX", "CMTI", "CMSL", "CMSS"].iter().any(|family| name.starts_with(family))
}

fn simple_widths(document: &Document, dict: &Dictionary) -> (HashMap<u32, f32>, f32) {
    // The fonts of drawings (Type 3) count in units of their own.
    let matrix = dict.get_deref(b"FontMatrix", document).and_then(Object::as_array).ok();
    let scale = matrix.and_then(|matrix| matrix.first()).and_then(number).map_or(0.001, f32::abs);
    let first = dict.get_deref(b"FirstChar", document).and_then(Object::as_i64).unwrap_or(0);
    let first = u32::try_from(first).unwrap_or(0);
    let descriptor = dict.get(b"FontDescriptor").ok().and_then(|own| dictionary(document, own));
    let missing = descriptor.and_then(|own| number(own.get_deref(b"MissingWidth", document).ok()?));
    if let Ok(list) = dict.get_deref(b"Widths", document).and_then(Object::as_array) {
        let width =
            |width| document.dereference(width).ok().and_then(|(_, width)| number(width)).map(|width| width * scale);
        let widths = (first..).zip(list.iter().take(256)).filter_map(|(code, object)| Some((code, width(object)?)));
        return (widths.collect(), missing.unwrap_or(0.0) * scale);
    }
    let base_font = name(dict, document, b"BaseFont").map(String::from_utf8_lossy).unwrap_or_default();
    if base_font.contains("Courier") {
        return (HashMap::new(), 0.6);
    }
    let measures = if base_font.contains("Times") { &TIMES } else { &HELVETICA };
    let widths = (32..).zip(measures).map(|(code, &width)| (code, f32::from(width) / 1000.0));
    (widths.collect(), missing.map_or(0.5, |missing| missing / 1000.0))
}

fn composite_widths(document: &Document, list: &[Object]) -> HashMap<u32, f32> {
    let mut widths = HashMap::new();
    let whole = |object: &Object| object.as_i64().ok().and_then(|code| u32::try_from(code).ok());
    let mut rest = list;
    while let [first, second, next @ ..] = rest {
        let (Some(first), Ok((_, second))) = (whole(first), document.dereference(second)) else { break };
        let room = MOST_WIDTHS.saturating_sub(widths.len());
        match (second, next) {
            (Object::Array(each), _) => {
                let each = (first..=u32::MAX).zip(each).take(room);
                widths.extend(each.filter_map(|(code, width)| Some((code, number(width)? / 1000.0))));
                rest = next;
            }
            (last, [width, next @ ..]) => {
                let (Some(last), Some(width)) = (whole(last), number(width)) else { break };
                widths.extend((first..=last).take(room).map(|code| (code, width / 1000.0)));
                rest = next;
            }
            _ => break,
        }
    }
    widths
}

/// Widths of ASCII from the space on, in thousandths of an em, of the fonts that every viewer has.
#[rustfmt::skip]
const HELVETICA: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
];
#[rustfmt::skip]
const TIMES: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278,
    500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444,
    921, 722, 667, 667, 722, 611, 556, 722, 722, 333, 389, 722, 611, 889, 722, 722,
    556, 722, 667, 556, 611, 722, 722, 944, 722, 722, 611, 333, 278, 333, 469, 500,
    333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500, 278, 778, 500, 500,
    500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];
