//! Characters that deceive the eye: invisible ones, look-alikes of another script, letters of a text that was decoded wrongly.
//!
//! In: a text. Out: one notice for each kind, at its first place, with how many there are. The text is never changed; how words
//! with such characters are compared says [`fold`](super::fold).
//!
//! Method: by tables. Look-alikes are those of UTS 39 (confusables) that Latin shares with Cyrillic and Greek. Wrong decoding is
//! taken for such where a run of characters, written in Windows-1252, is UTF-8 of several bytes.
//! Limits: a word that is wholly in look-alikes, and text that was wrongly decoded in another way, show nothing.

use std::borrow::Cow;

use super::{Notice, NoticeKind, Span};

/// Characters that nobody sees and that say nothing of how a word is spelled: soft hyphens, joiners, direction marks, variation
/// selectors, tags.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{180E}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206F}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{E0000}'..='\u{E01EF}')
}

/// A word or number without what nobody sees.
pub(crate) fn without_invisible(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || !word.contains(is_invisible) {
        return word.into();
    }
    word.chars().filter(|&c| !is_invisible(c)).collect::<String>().into()
}

/// What a text has of such characters.
pub(crate) fn notices(text: &str) -> Vec<Notice> {
    if text.is_ascii() {
        return Vec::new();
    }
    let (mut direction, mut hidden) = (Places::default(), Places::default());
    let (mut alike, mut garbled) = (Places::default(), Places::default());
    let mut word = Word::default();
    let mut run_start = None;
    let is_inside = |c: char| is_western(c) || matches!(c, ',' | '.');
    let (mut before, mut in_flag) = (' ', false);
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let span = Span::new(at, at + c.len_utf8());
        // Flags of regions are spelled out in tags behind a black flag.
        in_flag = c == '\u{1F3F4}' || in_flag && is_tag(c);
        if turns_direction(c) || is_tag(c) && !in_flag {
            direction.add(span);
        } else if is_invisible(c) && is_inside(before) && chars.peek().is_some_and(|&(_, next)| is_inside(next)) {
            // A soft hyphen inside a word is how it may be divided: nothing to tell.
            if c != '\u{AD}' {
                hidden.add(span);
            }
        }
        if c.is_alphabetic() || is_invisible(c) {
            word.add(c, span);
        } else {
            word.end(&mut alike);
        }
        if c.is_ascii() {
            garbled.add_all(run_start.take().map(|start| garbled_in(text, start, at)).unwrap_or_default());
        } else {
            run_start.get_or_insert(at);
        }
        before = c;
    }
    word.end(&mut alike);
    garbled.add_all(run_start.map(|start| garbled_in(text, start, text.len())).unwrap_or_default());
    let mut found = Vec::new();
    direction.tell(&mut found, NoticeKind::Invisible, |n| {
        format!("characters that turn the direction of writing, so that it shows in another order than it stands, or hide words: {n}")
    });
    hidden.tell(&mut found, NoticeKind::Invisible, |n| {
        format!("invisible characters inside words and numbers, which are compared without them: {n}")
    });
    alike.tell(&mut found, NoticeKind::LookAlike, |n| {
        format!(
            "words with letters of another script that look like Latin ones, which are other words to a search: {n}"
        )
    });
    // One pair of letters may be meant; a garbled text has many, or one that nobody writes.
    if garbled.n > 1 || garbled.first.is_some_and(|span| span.of(text).chars().count() > 2) {
        garbled.tell(&mut found, NoticeKind::BrokenEncoding, |n| {
            format!("UTF-8 that was read as Windows-1252 before it came here, and is kept as it came: {n}")
        });
    }
    found
}

/// Where something was found.
#[derive(Default)]
struct Places {
    first: Option<Span>,
    n: usize,
}

impl Places {
    fn add(&mut self, span: Span) {
        self.first.get_or_insert(span);
        self.n += 1;
    }

    fn add_all(&mut self, spans: Vec<Span>) {
        spans.into_iter().for_each(|span| self.add(span));
    }

    fn tell(&self, notices: &mut Vec<Notice>, kind: NoticeKind, message: impl Fn(usize) -> String) {
        if let Some(first) = self.first {
            notices.push(Notice::at(first, kind, message(self.n)));
        }
    }
}

/// Embeddings, overrides and isolates (UAX 9); marks that turn nothing but themselves are not among them.
fn turns_direction(c: char) -> bool {
    matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// Letters that nobody sees, in which words can be hidden.
fn is_tag(c: char) -> bool {
    matches!(c, '\u{E0000}'..='\u{E007F}')
}

/// Letters and digits of the scripts that need no joiners.
pub(super) fn is_western(c: char) -> bool {
    c.is_alphanumeric() && matches!(c, '\0'..='\u{52F}' | '\u{1E00}'..='\u{1FFF}')
}

/// A word as far as it was seen.
#[derive(Default)]
struct Word {
    span: Option<Span>,
    has_latin: bool,
    has_alike: bool,
    has_other: bool,
}

impl Word {
    fn add(&mut self, c: char, span: Span) {
        self.span = Some(self.span.map_or(span, |begun| Span::new(begun.start, span.end)));
        match c {
            'a'..='z' | 'A'..='Z' | '\u{C0}'..='\u{24F}' | '\u{1E00}'..='\u{1EFF}' => self.has_latin = true,
            _ if looks_latin(c) => self.has_alike = true,
            _ => self.has_other |= c.is_alphabetic(),
        }
    }

    fn end(&mut self, alike: &mut Places) {
        let word = std::mem::take(self);
        if let Word { span: Some(span), has_latin: true, has_alike: true, has_other: false } = word {
            alike.add(span);
        }
    }
}

/// Cyrillic and Greek letters that look like Latin ones.
fn looks_latin(c: char) -> bool {
    "аеорсухіјѕһԁԛԝӏАВЕКМНОРСТУХІЈЅҺԌԚԜӀοονΑΒΕΖΗΙΚΜΝΟΡΤΥΧ".contains(c)
}

/// What is garbled in a run of characters beyond ASCII.
fn garbled_in(text: &str, start: usize, end: usize) -> Vec<Span> {
    let mut found = Vec::new();
    let mut bytes: Vec<(u8, Span)> = Vec::new();
    let mut sequences = |bytes: &mut Vec<(u8, Span)>| {
        let mut at = 0;
        while at < bytes.len() {
            let n = utf8_length(&bytes[at..]);
            if n > 1 {
                found.push(Span::new(bytes[at].1.start, bytes[at + n - 1].1.end));
            }
            at += n.max(1);
        }
        bytes.clear();
    };
    for (offset, c) in text[start..end].char_indices() {
        let at = start + offset;
        match windows_1252(c) {
            Some(byte) => bytes.push((byte, Span::new(at, at + c.len_utf8()))),
            None => sequences(&mut bytes),
        }
    }
    sequences(&mut bytes);
    found
}

/// How many bytes the first character takes, where it is one of several in UTF-8; else 0.
fn utf8_length(bytes: &[(u8, Span)]) -> usize {
    let n = match bytes.first().map(|first| first.0) {
        // Accented and Cyrillic letters; typographic marks and what broken bytes become; pictures. Other beginnings stand beside
        // marks in good texts too: É».
        Some(0xC2 | 0xC3 | 0xD0 | 0xD1) => 2,
        Some(0xE2 | 0xEF) => 3,
        Some(0xF0) => 4,
        _ => return 0,
    };
    let sequence: Vec<u8> = bytes.iter().take(n).map(|byte| byte.0).collect();
    if sequence.len() == n && std::str::from_utf8(&sequence).is_ok() { n } else { 0 }
}

/// The byte of a character in Windows-1252 (Encoding Standard), if it has one.
fn windows_1252(c: char) -> Option<u8> {
    /// The characters of the bytes from 0x80 to 0x9F; bytes without one stand for themselves.
    const UPPER: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match u8::try_from(u32::from(c)) {
        Ok(byte) if byte >= 0xA0 => Some(byte),
        Ok(byte) if byte < 0x80 => None,
        _ => (0x80..=0x9F).zip(UPPER.chars()).find(|&(_, known)| known == c).map(|(byte, _)| byte),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each kind with its slice and the number that its message ends in.
    fn check(text: &str, expected: &[(NoticeKind, &str, &str)]) {
        let found = notices(text);
        let seen: Vec<(NoticeKind, &str, &str)> = found
            .iter()
            .map(|notice| (notice.kind, notice.span.unwrap().of(text), notice.message.rsplit(' ').next().unwrap()))
            .collect();
        assert_eq!(seen, expected, "{text:?}");
    }

    #[test]
    fn what_nobody_sees_is_told() {
        check("The vil\u{200B}lage and the to\u{2060}wn.", &[(NoticeKind::Invisible, "\u{200B}", "2")]);
        check("He \u{202E}dias ot\u{202C} agree.", &[(NoticeKind::Invisible, "\u{202E}", "2")]);
        check("Some 3\u{200B},200 of 4\u{2060}0.", &[(NoticeKind::Invisible, "\u{200B}", "2")]);
        check("A dam.\u{E0041}\u{E0042}", &[(NoticeKind::Invisible, "\u{E0041}", "2")]);
        check("The flag 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} flew.", &[]);
        check("co\u{AD}operate", &[]);
        check("A \u{200B}zero space, a family 👨\u{200D}👩\u{200D}👧, می\u{200C}خواهم, the heart ❤\u{FE0F}.", &[]);
    }

    #[test]
    fn look_alikes_among_latin_letters_are_told() {
        check("The m\u{430}yor of M\u{43E}scow.", &[(NoticeKind::LookAlike, "m\u{430}yor", "2")]);
        check("Москва and Moscow, Αθήνα and Athens, 5 µm.", &[]);
        check("USA-шный and IT-отдел", &[]);
    }

    #[test]
    fn garbled_letters_are_told() {
        check("He said â€œnoâ€\u{9d} and â€œyes.", &[(NoticeKind::BrokenEncoding, "â€œ", "3")]);
        check("A cafÃ© in MÃ¼nchen.", &[(NoticeKind::BrokenEncoding, "Ã©", "2")]);
        check("Café à Münster, “no”, £5 – ½, NAÏVE Â£ É» “É”", &[]);
        check("SÃO PAULO, PÂTÉ", &[]);
    }
}
