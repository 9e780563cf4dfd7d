//! What the codes of a font stand for, as its `ToUnicode` map says (ISO 32000-1, 9.10.3).
//!
//! In: the text of the map. Out: the length of its codes, and for each code its characters.
//! Limits: a range gives [`MOST_CODES`] codes at most, so that one of four thousand million costs nothing; what is written
//! in another order than the standard's is left out.

use std::collections::HashMap;

/// Codes of one map.
const MOST_CODES: usize = 70_000;

/// A map from codes to characters.
#[derive(Debug, Default)]
pub(super) struct Cmap {
    /// Of one byte and of two, each with its range.
    spaces: Vec<(usize, u32, u32)>,
    codes: HashMap<(usize, u32), String>,
}

impl Cmap {
    pub fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut held: Vec<Token> = Vec::new();
        for token in Tokens(bytes) {
            let Token::Word(word) = token else {
                // More than the standard's hundred lines of three between two words.
                if held.len() < MOST_CODES {
                    held.push(token);
                }
                continue;
            };
            match word {
                b"endcodespacerange" => map.spaces.extend(
                    held.as_chunks()
                        .0
                        .iter()
                        .filter_map(|[low, high]| Some((low.code()?.0, low.code()?.1, high.code()?.1))),
                ),
                b"endbfchar" => held.as_chunks().0.iter().for_each(|[code, text]| map.put(code, text, 0)),
                b"endbfrange" => map.ranges(&held),
                _ => {}
            }
            held.clear();
        }
        map
    }

    fn ranges(&mut self, held: &[Token]) {
        let mut rest = held;
        while let [low, high, target, next @ ..] = rest {
            let (Some((length, low)), Some((_, high))) = (low.code(), high.code()) else { return };
            rest = next;
            if matches!(target, Token::Open) {
                let end = rest.iter().position(|token| matches!(token, Token::Close)).unwrap_or(rest.len());
                for (nth, text) in (0..).zip(&rest[..end]) {
                    self.insert(length, low.saturating_add(nth), text, 0);
                }
                rest = rest.get(end + 1..).unwrap_or_default();
                continue;
            }
            for nth in 0..=high.saturating_sub(low).min(0xFFFF) {
                self.insert(length, low.saturating_add(nth), target, nth);
            }
        }
    }

    fn put(&mut self, code: &Token, text: &Token, offset: u32) {
        if let Some((length, code)) = code.code() {
            self.insert(length, code, text, offset);
        }
    }

    fn insert(&mut self, length: usize, code: u32, text: &Token, offset: u32) {
        let Token::Hex(bytes) = text else { return };
        if self.codes.len() >= MOST_CODES {
            return;
        }
        let mut units: Vec<u16> = match bytes.as_slice() {
            [one] => vec![u16::from(*one)],
            several => several.as_chunks().0.iter().map(|&unit| u16::from_be_bytes(unit)).collect(),
        };
        if let Some(last) = units.last_mut() {
            *last = last.wrapping_add(u16::try_from(offset).unwrap_or_default());
        }
        self.codes.insert((length, code), String::from_utf16_lossy(&units));
    }

    /// Codes in it.
    pub fn len(&self) -> usize {
        self.codes.len()
    }

    /// The characters of a code of so many bytes.
    pub fn get(&self, length: usize, code: u32) -> Option<&str> {
        self.codes.get(&(length, code)).map(String::as_str)
    }

    /// Bytes of the code that a string begins with, where the map says.
    pub fn length(&self, bytes: &[u8]) -> Option<usize> {
        let mut code = 0;
        (1..=bytes.len().min(4)).find(|&length| {
            code = code << 8 | u32::from(bytes[length - 1]);
            self.spaces.iter().any(|&(of, low, high)| of == length && (low..=high).contains(&code))
        })
    }
}

#[derive(Debug)]
enum Token<'a> {
    Hex(Vec<u8>),
    Word(&'a [u8]),
    Open,
    Close,
}

impl Token<'_> {
    /// Length and value of a code.
    fn code(&self) -> Option<(usize, u32)> {
        let Self::Hex(bytes) = self else { return None };
        let value = bytes.iter().fold(0, |code: u32, &byte| code << 8 | u32::from(byte));
        (1..=4).contains(&bytes.len()).then_some((bytes.len(), value))
    }
}

struct Tokens<'a>(&'a [u8]);

impl<'a> Iterator for Tokens<'a> {
    type Item = Token<'a>;

    fn next(&mut self) -> Option<Token<'a>> {
        let is_end = |byte: &u8| byte.is_ascii_whitespace() || b"<>[]/(%".contains(byte);
        loop {
            let all = self.0;
            let (first, rest) = all.split_first()?;
            self.0 = rest;
            match first {
                b'[' => return Some(Token::Open),
                b']' => return Some(Token::Close),
                b'<' if rest.first() != Some(&b'<') => {
                    let end = memchr::memchr(b'>', rest).unwrap_or(rest.len());
                    let digits: Vec<u8> = rest[..end].iter().filter_map(|&digit| super::open::hex(digit)).collect();
                    self.0 = rest.get(end + 1..).unwrap_or_default();
                    return Some(Token::Hex(
                        digits.chunks(2).map(|pair| pair[0] << 4 | pair.get(1).unwrap_or(&0)).collect(),
                    ));
                }
                b'%' => self.0 = &rest[memchr::memchr2(b'\n', b'\r', rest).unwrap_or(rest.len())..],
                first if is_end(first) => {
                    // The second of two opening brackets begins nothing.
                    self.0 = rest.strip_prefix(b"<").filter(|_| *first == b'<').unwrap_or(rest);
                }
                _ => {
                    let end = all.iter().position(is_end).unwrap_or(all.len());
                    self.0 = &all[end..];
                    return Some(Token::Word(&all[..end]));
                }
            }
        }
    }
}
