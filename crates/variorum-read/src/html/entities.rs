//! Character references in markup: numeric ones, and the named ones that news pages use.

use std::borrow::Cow;

/// The text with its character references decoded; unknown ones stand as written.
pub(super) fn decode(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match reference(rest) {
            Some((c, length)) => {
                out.push(c);
                rest = &rest[length..];
            }
            None => {
                out.push('&');
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    Cow::Owned(out)
}

/// Bytes of the longest name below, and of any code point's number.
const LONGEST: usize = 10;

pub(super) fn reference(text: &str) -> Option<(char, usize)> {
    let inner = &text[1..];
    let length = inner.bytes().take(LONGEST).take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#').count();
    let (name, ends) = (&inner[..length], inner[length..].starts_with(';'));
    let c = match name.strip_prefix('#') {
        Some(number) => numeric(number)?,
        None => NAMED.iter().find(|(known, _)| *known == name).filter(|_| ends).map(|(_, c)| *c)?,
    };
    Some((c, 1 + length + usize::from(ends)))
}

fn numeric(number: &str) -> Option<char> {
    let code = match number.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => number.parse().ok()?,
    };
    // Numbers 128 to 159 mean Windows-1252 (HTML Standard).
    let windows = |code: u32| {
        let byte = u8::try_from(code).ok()?;
        encoding_rs::WINDOWS_1252.decode_without_bom_handling(&[byte]).0.chars().next()
    };
    if (128..160).contains(&code) { windows(code) } else { char::from_u32(code).filter(|c| *c != '\0') }
}

#[rustfmt::skip]
const NAMED: &[(&str, char)] = &[
    ("amp", '&'), ("lt", '<'), ("gt", '>'), ("quot", '"'), ("apos", '\''), ("nbsp", '\u{a0}'), ("AMP", '&'), ("QUOT", '"'),
    ("mdash", '—'), ("ndash", '–'), ("horbar", '―'), ("hellip", '…'), ("lsquo", '‘'), ("rsquo", '’'), ("sbquo", '‚'),
    ("ldquo", '“'), ("rdquo", '”'), ("bdquo", '„'), ("laquo", '«'), ("raquo", '»'), ("lsaquo", '‹'), ("rsaquo", '›'),
    ("bull", '•'), ("middot", '·'), ("prime", '′'), ("Prime", '″'), ("copy", '©'), ("reg", '®'), ("trade", '™'),
    ("euro", '€'), ("pound", '£'), ("yen", '¥'), ("cent", '¢'), ("curren", '¤'), ("sect", '§'), ("para", '¶'),
    ("deg", '°'), ("plusmn", '±'), ("times", '×'), ("divide", '÷'), ("minus", '−'), ("micro", 'µ'), ("frac12", '½'),
    ("frac14", '¼'), ("frac34", '¾'), ("sup1", '¹'), ("sup2", '²'), ("sup3", '³'), ("ordf", 'ª'), ("ordm", 'º'),
    ("iexcl", '¡'), ("iquest", '¿'), ("not", '¬'), ("shy", '\u{ad}'), ("macr", '¯'), ("acute", '´'), ("cedil", '¸'),
    ("uml", '¨'), ("brvbar", '¦'), ("ensp", '\u{2002}'), ("emsp", '\u{2003}'), ("thinsp", '\u{2009}'),
    ("zwnj", '\u{200c}'), ("zwj", '\u{200d}'), ("lrm", '\u{200e}'), ("rlm", '\u{200f}'), ("dagger", '†'), ("Dagger", '‡'),
    ("permil", '‰'), ("larr", '←'), ("uarr", '↑'), ("rarr", '→'), ("darr", '↓'), ("hearts", '♥'), ("star", '☆'),
    ("Agrave", 'À'), ("Aacute", 'Á'), ("Acirc", 'Â'), ("Atilde", 'Ã'), ("Auml", 'Ä'), ("Aring", 'Å'), ("AElig", 'Æ'),
    ("Ccedil", 'Ç'), ("Egrave", 'È'), ("Eacute", 'É'), ("Ecirc", 'Ê'), ("Euml", 'Ë'), ("Igrave", 'Ì'), ("Iacute", 'Í'),
    ("Icirc", 'Î'), ("Iuml", 'Ï'), ("ETH", 'Ð'), ("Ntilde", 'Ñ'), ("Ograve", 'Ò'), ("Oacute", 'Ó'), ("Ocirc", 'Ô'),
    ("Otilde", 'Õ'), ("Ouml", 'Ö'), ("Oslash", 'Ø'), ("Ugrave", 'Ù'), ("Uacute", 'Ú'), ("Ucirc", 'Û'), ("Uuml", 'Ü'),
    ("Yacute", 'Ý'), ("THORN", 'Þ'), ("szlig", 'ß'), ("agrave", 'à'), ("aacute", 'á'), ("acirc", 'â'), ("atilde", 'ã'),
    ("auml", 'ä'), ("aring", 'å'), ("aelig", 'æ'), ("ccedil", 'ç'), ("egrave", 'è'), ("eacute", 'é'), ("ecirc", 'ê'),
    ("euml", 'ë'), ("igrave", 'ì'), ("iacute", 'í'), ("icirc", 'î'), ("iuml", 'ï'), ("eth", 'ð'), ("ntilde", 'ñ'),
    ("ograve", 'ò'), ("oacute", 'ó'), ("ocirc", 'ô'), ("otilde", 'õ'), ("ouml", 'ö'), ("oslash", 'ø'), ("ugrave", 'ù'),
    ("uacute", 'ú'), ("ucirc", 'û'), ("uuml", 'ü'), ("yacute", 'ý'), ("thorn", 'þ'), ("yuml", 'ÿ'), ("OElig", 'Œ'),
    ("oelig", 'œ'), ("Scaron", 'Š'), ("scaron", 'š'), ("Yuml", 'Ÿ'), ("Zcaron", 'Ž'), ("zcaron", 'ž'), ("ccaron", 'č'),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_numbers_are_decoded_and_the_rest_stands() {
        let text = "A&amp;B &eacute;&#233;&#xE9; &#146; R&D &nosuch; &lt &#0; &#x110000; & &";
        assert_eq!(decode(text), "A&B ééé ’ R&D &nosuch; &lt &#0; &#x110000; & &");
    }
}
