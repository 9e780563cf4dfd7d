//! What stands inside marks or addresses and names nobody: titles, nicknames, file names.
//!
//! In: the words of a report. Out: whether a word stands in such a place, and how far a nickname reaches.
//! Limits: titles in italics or without marks; addresses that a line breaks.

use super::words::{Shape, Word, Words};
use crate::language::english::names::Marks;

/// Tokens in a title inside marks.
const LONGEST_TITLE: usize = 9;

fn closing_mark(mark: &str) -> Option<&'static str> {
    match mark {
        "“" => Some("”"),
        "‘" => Some("’"),
        "\"" => Some("\""),
        _ => None,
    }
}

/// Characters of an address that are looked at on either side of a word.
const LONGEST_ADDRESS: usize = 100;

/// Endings of files' names.
const FILE_ENDINGS: &[&str] = &[
    "pdf", "doc", "docx", "htm", "html", "xls", "xlsx", "ppt", "txt", "jpg", "jpeg", "png", "gif", "zip", "csv", "asp",
    "php",
];

/// Words in a nickname, an article left out.
const LONGEST_NICKNAME: usize = 3;

impl Words<'_> {
    /// For each token, true inside marks that hold a title or nickname: "Stone by Stone", "the Goat".
    pub fn marked_titles(&self) -> Vec<bool> {
        let mut titled = vec![false; self.words.len()];
        for open in 0..self.words.len() {
            let Some(close) = closing_mark(self.layout.token(open)).filter(|_| self.opens_marks(open)) else {
                continue;
            };
            let limit = self.words.len().min(open + 2 + LONGEST_TITLE);
            let Some(end) = (open + 1..limit).find(|&at| self.is(at, close)) else { continue };
            // "Give us Orlo!" is shouted.
            let said = matches!(self.layout.token(end - 1), "!" | "?");
            if !said && self.is_title_case(open + 1..end) {
                titled[open + 1..end].fill(true);
            }
        }
        titled
    }

    /// A straight mark opens where a blank stands before it and none behind it.
    fn opens_marks(&self, at: usize) -> bool {
        !self.words[at].glued && self.words.get(at + 1).is_some_and(|next| next.glued)
    }

    fn is_title_case(&self, tokens: std::ops::Range<usize>) -> bool {
        let said: Vec<&Word> = self.words[tokens].iter().filter(|word| word.shape != Shape::Mark).collect();
        let [first, .., last] = said[..] else { return false };
        let fits = |word: &&Word| word.shape != Shape::Lower || word.function;
        let apart = said.iter().skip(1).any(|word| !word.glued);
        let capital = |word: &Word| matches!(word.shape, Shape::Capital | Shape::Upper) && !word.possessive;
        let opens = capital(first) || first.folded == "the";
        apart && opens && capital(last) && said.iter().all(fits) && !first.marks.any(Marks::GIVEN.with(Marks::TITLE))
    }

    /// True where a word stands inside a mail or web address or a file's name.
    pub fn in_address(&self, index: usize) -> bool {
        let (text, span) = (&*self.layout.text, self.words[index].span);
        let before: String =
            text[..span.start].chars().rev().take(LONGEST_ADDRESS).take_while(|c| !c.is_whitespace()).collect();
        let after: String =
            text[span.start..].chars().take(LONGEST_ADDRESS).take_while(|c| !c.is_whitespace()).collect();
        let run = before.chars().rev().chain(after.chars()).collect::<String>();
        let file = run
            .trim_end_matches(|c: char| !c.is_alphanumeric())
            .rsplit_once('.')
            .is_some_and(|(_, end)| FILE_ENDINGS.iter().any(|ending| ending.eq_ignore_ascii_case(end)));
        let mail =
            run.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.starts_with(char::is_alphabetic));
        file || mail || run.contains("://") || run.contains("www.")
    }

    /// The surname behind a nickname in marks, where the given name from `start` ends at `end`: Ivo “the Goat” Orlo.
    pub fn past_nickname(&self, start: usize, end: usize) -> Option<usize> {
        let close = closing_mark(self.layout.tokens.get(end).map(|_| self.layout.token(end))?)?;
        let inside = (end + 1..end + 2 + LONGEST_NICKNAME).find(|&at| self.is(at, close))?;
        let first = end + 1 + usize::from(self.is(end + 1, "the"));
        let given = end <= start + 2 && self.words[start..end].iter().all(|word| word.shape == Shape::Capital);
        let nick = first < inside && (first..inside).all(|at| self.words[at].shape == Shape::Capital);
        let open = !self.words[end].glued && self.words[end + 1].glued && self.words[inside].glued;
        let surname = self.words.get(inside + 1)?;
        let named = |word: &Word| !word.is_ordinary() || word.marks.any(Marks::GIVEN.with(Marks::SURNAME_TOO));
        let person = named(&self.words[start]) && named(surname) && !surname.possessive;
        (person && given && nick && open && surname.shape == Shape::Capital && surname.is_name_like() && !surname.glued)
            .then_some(inside + 1)
    }

    /// The tokens of nicknames in marks inside a name.
    pub fn nicknames(&self, tokens: std::ops::Range<usize>) -> Option<std::ops::Range<usize>> {
        let mark = |at: &usize| matches!(self.layout.token(*at), "“" | "”" | "‘" | "’" | "\"");
        let first = tokens.clone().find(mark)?;
        let last = tokens.rev().find(mark)?;
        (last > first).then_some(first..last + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Layout;

    #[test]
    fn addresses_and_files_are_known() {
        let layout = Layout::new("See Orlo.Finn@tarn.example and OrloPlan.pdf by Orlo.".into(), "en");
        let words = Words::new(&layout);
        let inside = |index: &usize| words.in_address(*index) && words.words[*index].shape != Shape::Mark;
        let inside: Vec<&str> = (0..words.words.len()).filter(inside).map(|index| words.text(index)).collect();
        assert_eq!(inside, ["Orlo.Finn", "tarn.example", "OrloPlan.pdf"]);
    }
}
