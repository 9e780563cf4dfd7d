//! Names of glyphs to the characters that they stand for (Adobe Glyph List, as the library holds it).

use lopdf::{Dictionary, Document, Object};

/// The characters of a glyph's name: `eacute`, `uni00E9`, `f_i`, `a.alt`; none where the name says nothing (`g12`).
pub(super) fn characters(name: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(name).ok()?;
    let name = name.split('.').next().filter(|name| !name.is_empty())?;
    name.split('_').map(one).collect::<Option<Vec<_>>>().map(|parts| parts.concat())
}

fn one(name: &str) -> Option<String> {
    if let Some(digits) = name.strip_prefix("uni").filter(|digits| digits.len() >= 4 && digits.is_ascii()) {
        let units = digits.as_bytes().chunks_exact(4).map(|four| std::str::from_utf8(four).ok());
        let units: Option<Vec<u16>> = units.map(|four| u16::from_str_radix(four?, 16).ok()).collect();
        if let Some(units) = units {
            return String::from_utf16(&units).ok();
        }
    }
    if let Some(digits) = name.strip_prefix('u').filter(|digits| (4..=6).contains(&digits.len()))
        && let Ok(code) = u32::from_str_radix(digits, 16)
    {
        return char::from_u32(code).map(String::from);
    }
    listed(name)
}

/// The library gives its list by fonts alone: a font whose only code has the name tells it.
fn listed(name: &str) -> Option<String> {
    let differences = vec![Object::Integer(0), Object::Name(name.as_bytes().to_vec())];
    let encoding = Dictionary::from_iter([("Differences", Object::Array(differences))]);
    let font =
        Dictionary::from_iter([("Type", Object::Name(b"Font".to_vec())), ("Encoding", Object::Dictionary(encoding))]);
    // A name that is not in the list gives the standard encoding, which has nothing at 0.
    let text = font.get_font_encoding(&Document::new()).ok()?.bytes_to_string(&[0]).ok()?;
    (!text.is_empty()).then_some(text)
}

/// The characters of the 256 codes of an encoding that PDF names.
pub(super) fn base(name: &[u8]) -> Vec<Option<String>> {
    let font =
        Dictionary::from_iter([("Type", Object::Name(b"Font".to_vec())), ("Encoding", Object::Name(name.to_vec()))]);
    let document = Document::new();
    let encoding = font.get_font_encoding(&document).ok();
    let text = |code: u8| encoding.as_ref()?.bytes_to_string(&[code]).ok().filter(|text| !text.is_empty());
    (0..=u8::MAX).map(text).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_characters() {
        let check = |name: &str, expected: Option<&str>| {
            assert_eq!(characters(name.as_bytes()).as_deref(), expected, "{name}");
        };
        check("eacute", Some("é"));
        check("A", Some("A"));
        check("f_i", Some("fi"));
        check("quoteright.alt", Some("’"));
        check("uni00E900E8", Some("éè"));
        check("u1F600", Some("😀"));
        check("g12", None);
        check(".notdef", None);
        check("union", Some("\u{222a}"));
    }

    #[test]
    fn encodings_are_known() {
        let at = |name: &[u8], code: usize| base(name)[code].clone();
        assert_eq!(at(b"WinAnsiEncoding", 0xE9).as_deref(), Some("é"));
        assert_eq!(at(b"MacRomanEncoding", 0x8E).as_deref(), Some("é"));
        assert_eq!(at(b"StandardEncoding", 0x27).as_deref(), Some("’"));
    }
}
