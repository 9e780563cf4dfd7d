//! What is refused before it is parsed or analysed: a hostile or mistaken file must not cost more than its size.

use crate::{Error, ErrorKind};

/// The limits of one report. Work is counted, not timed: every machine refuses the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one report as it stands in its file: a whole text, page or message, one line of JSON lines, one
    /// item of a JSON array. Default 16 MiB, about a hundred times the longest news pages.
    pub max_bytes: usize,
    /// Levels of nesting in markup or JSON. Default 512, the depth at which browsers' parsers stop as well; JSON is
    /// never read deeper than 127 levels. A deeper page is not refused: its visible text is taken, with a notice.
    pub max_depth: usize,
    /// Steps that a text may cost, by [`Limits::steps`]. Default 2,800,000: nine megabytes of news, five hundred times a long
    /// story. What is analysed of so many stays within 5 seconds of processor time and 512 MiB.
    pub max_steps: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self { max_bytes: 16 << 20, max_depth: 512, max_steps: 2_800_000 }
    }
}

/// A number may become a figure, with value, unit and what is counted.
const NUMBER: usize = 4;
/// A mark may open or close a quote.
const MARK: usize = 8;
/// A capital may begin a name.
const CAPITAL: usize = 3;
/// A line may be a paragraph.
const LINE: usize = 2;
/// A stop may end a sentence.
const STOP: usize = 2;
/// Any other word or sign.
const WORD: usize = 1;

impl Limits {
    pub(crate) fn check_size(&self, path: &str, bytes: usize) -> Result<(), Error> {
        if bytes <= self.max_bytes {
            return Ok(());
        }
        let message = format!("a report may have {} bytes at most, and this has more; split the file", self.max_bytes);
        Err(Error::new(ErrorKind::TooLarge, path, message))
    }

    /// An error where a text costs more steps than it may.
    pub(crate) fn check_steps(&self, path: &str, text: &str) -> Result<(), Error> {
        // A byte costs no more than a mark: ordinary reports are not looked through.
        if text.len() * MARK <= self.max_steps || Self::steps(text) <= self.max_steps {
            return Ok(());
        }
        let message = format!(
            "the text has more words, numbers and marks than a report may ({} steps, of which a number takes {NUMBER}); split \
             the file",
            self.max_steps
        );
        Err(Error::new(ErrorKind::TooComplex, path, message))
    }

    /// What a text costs: the memory and time that its words, numbers, marks and lines take at most, a plain word being one.
    #[must_use]
    pub fn steps(text: &str) -> usize {
        let mut steps = 0;
        let mut before = ' ';
        for c in text.chars() {
            let continues = c.is_alphanumeric() && before.is_alphanumeric() && c.is_numeric() == before.is_numeric();
            steps += match c {
                _ if continues => 0,
                '\n' => LINE,
                c if c.is_whitespace() => 0,
                c if c.is_numeric() => NUMBER,
                '.' | '!' | '?' => STOP,
                '"' | '\'' | '“' | '”' | '‘' | '’' | '«' | '»' | '„' => MARK,
                c if c.is_uppercase() => CAPITAL,
                _ => WORD,
            };
            before = c;
        }
        steps
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_numbers_marks_and_lines_are_counted() {
        assert_eq!(Limits::steps("the council met"), 3);
        assert_eq!(Limits::steps("“Yes,” said Ann 12 times.\n"), 8 + 3 + 1 + 8 + 1 + 3 + 4 + 1 + 2 + 2);
        assert_eq!(Limits::steps("  \t "), 0);
        assert_eq!(Limits::steps("会議は月曜日に"), 1);
    }

    #[test]
    fn a_text_that_costs_too_much_is_refused_and_named() {
        let limits = Limits { max_steps: 40, ..Limits::default() };
        assert!(limits.check_steps("a.txt", &"word ".repeat(40)).is_ok());
        let fault = limits.check_steps("a.txt", &"12 ".repeat(11)).unwrap_err();
        assert_eq!((fault.kind.name(), fault.path.as_str()), ("too_complex", "a.txt"));
    }
}
