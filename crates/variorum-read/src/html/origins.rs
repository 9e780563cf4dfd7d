//! Where in a page the text stands that was taken from it.
//!
//! In: a page and a text of it. Out: parts of the text with their places in the page, in the order of the text.
//!
//! Method: what shows of the page is written down without white space, with the place of each letter; the text is then followed
//! through it, from paragraph to paragraph, by the next words of the text. Whatever extracted the text, and whatever it left out,
//! the places are right: the letters are compared one by one.
//! Limits: a sentence that stands in the page twice may be placed at the other one, the next after what came before; letters
//! that nobody finds (an entity that is not in our table) have no place. The page is searched so often at most that the work
//! stays linear.

use std::ops::Range;

use memchr::memmem;

use super::entities;
use super::scan::{Piece, pieces};
use super::visible::is_layout;

/// Bytes by which a paragraph is looked for, the longer first.
const SEEDS: [usize; 3] = [64, 24, 8];
/// Searches that may go through the whole page.
const MOST_SEARCHES: usize = 2000;

/// Parts of a text with their places in the page, both in bytes.
pub(crate) fn origins(page: &str, text: &str) -> Vec<(Range<usize>, Range<usize>)> {
    let shown = Letters::of_page(page);
    let mut found: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut searches = MOST_SEARCHES;
    let (mut line_at, mut from) = (0, 0);
    for line in text.split_inclusive('\n') {
        let mut sought = Letters::default();
        sought.add(line, line_at);
        line_at += line.len();
        let mut at = 0;
        while at < sought.letters.len() {
            let Some(start) = shown.find(&sought.letters[at..], from, &mut searches) else {
                // Letters that are not found are passed over by the word.
                at = sought.next_part(at + 1);
                continue;
            };
            let n = common(&sought.letters[at..], &shown.letters[start..]);
            append(&mut found, page, text, sought.ranges(at..at + n), shown.ranges(start..start + n));
            (at, from) = (at + n, start + n);
        }
    }
    found
}

/// Bytes that two texts begin with alike, whole characters.
fn common(a: &str, b: &str) -> usize {
    let n = a.bytes().zip(b.bytes()).take_while(|(a, b)| a == b).count();
    (0..=n).rev().find(|&n| a.is_char_boundary(n)).unwrap_or_default()
}

/// Adds parts, cut where either the text or the page is: pieces of equal letters.
fn append(
    found: &mut Vec<(Range<usize>, Range<usize>)>,
    page: &str,
    text: &str,
    of_text: Vec<Stretch>,
    of_page: Vec<Stretch>,
) {
    let (mut of_text, mut of_page) = (of_text.into_iter(), of_page.into_iter());
    let (mut a, mut b) = (of_text.next(), of_page.next());
    while let (Some(in_text), Some(in_page)) = (&mut a, &mut b) {
        let n = in_text.letters.min(in_page.letters);
        let (text_part, page_part) = (in_text.take(n), in_page.take(n));
        match found.last_mut() {
            // What stands between two parts is white space in both: the same, and they are one.
            Some((before, placed))
                if text.get(before.end..text_part.start) == page.get(placed.end..page_part.start)
                    && before.len() == placed.len()
                    && text_part.len() == page_part.len() =>
            {
                (before.end, placed.end) = (text_part.end, page_part.end);
            }
            _ => found.push((text_part, page_part)),
        }
        if in_text.letters == 0 {
            a = of_text.next();
        }
        if in_page.letters == 0 {
            b = of_page.next();
        }
    }
}

/// Letters without the white space between them, and where they stand.
#[derive(Default)]
struct Letters {
    letters: String,
    /// Stretches of letters, each with where it begins in the letters.
    stretches: Vec<(usize, Stretch)>,
}

/// Letters that stand beside one another; or one letter that is written in another way.
#[derive(Clone, Debug)]
struct Stretch {
    /// Bytes of the letters.
    letters: usize,
    place: Range<usize>,
}

impl Stretch {
    /// Takes the first letters off.
    fn take(&mut self, n: usize) -> Range<usize> {
        let end = if n == self.letters { self.place.end } else { self.place.start + n };
        let taken = self.place.start..end;
        (self.letters, self.place.start) = (self.letters - n, end);
        taken
    }
}

impl Letters {
    fn of_page(page: &str) -> Self {
        let mut found = Self::default();
        let mut pieces = pieces(page);
        let mut at = 0;
        while let Some(piece) = pieces.next() {
            if let Piece::Text(text) = piece {
                found.add_markup(text, at);
            }
            at = page.len() - pieces.left();
        }
        found
    }

    /// Adds text in which characters may be written as references.
    fn add_markup(&mut self, text: &str, mut at: usize) {
        let mut rest = text;
        while let Some(plain) = rest.find('&') {
            self.add(&rest[..plain], at);
            (rest, at) = (&rest[plain..], at + plain);
            let (c, length) = entities::reference(rest).unwrap_or(('&', 1));
            if shows(c) {
                self.push(c.encode_utf8(&mut [0; 4]), at..at + length);
            }
            (rest, at) = (&rest[length..], at + length);
        }
        self.add(rest, at);
    }

    fn add(&mut self, text: &str, at: usize) {
        for (offset, word) in words(text) {
            self.push(word, at + offset..at + offset + word.len());
        }
    }

    fn push(&mut self, letters: &str, place: Range<usize>) {
        self.stretches.push((self.letters.len(), Stretch { letters: letters.len(), place }));
        self.letters.push_str(letters);
    }

    /// Where the next letters of a text stand, looked for from a place on, and then from the beginning.
    fn find(&self, sought: &str, from: usize, searches: &mut usize) -> Option<usize> {
        let letters = self.letters.as_bytes();
        // Mostly they follow at once.
        if common(sought, &self.letters[from..]) >= SEEDS[2].min(sought.len()) {
            return Some(from);
        }
        for seed in SEEDS {
            let end = (0..=seed.min(sought.len())).rev().find(|&end| sought.is_char_boundary(end))?;
            let seed = &sought.as_bytes()[..end];
            for begin in [from, 0] {
                *searches = searches.checked_sub(1)?;
                if let Some(at) = memmem::find(&letters[begin..], seed) {
                    return Some(begin + at);
                }
            }
        }
        None
    }

    /// The stretches of a range of letters.
    fn ranges(&self, range: Range<usize>) -> Vec<Stretch> {
        let first = self.stretches.partition_point(|(begins, _)| *begins <= range.start).saturating_sub(1);
        let mut found = Vec::new();
        for (begins, stretch) in self.stretches[first..].iter().take_while(|(begins, _)| *begins < range.end) {
            let mut stretch = stretch.clone();
            if *begins < range.start {
                stretch.take(range.start - begins);
            }
            let most = range.end - (*begins).max(range.start);
            if most < stretch.letters {
                stretch = Stretch { letters: most, place: stretch.place.start..stretch.place.start + most };
            }
            found.push(stretch);
        }
        found
    }

    /// Where the next stretch begins, from a place on.
    fn next_part(&self, at: usize) -> usize {
        let next = self.stretches.partition_point(|(begins, _)| *begins < at);
        self.stretches.get(next).map_or(self.letters.len(), |(begins, _)| *begins)
    }
}

/// Runs of characters that show, with where each begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(shows)?;
        let end = text[start..].find(|c| !shows(c)).map_or(text.len(), |length| start + length);
        at = end;
        Some((start, &text[start..end]))
    })
}

/// True for what the text of a page keeps as it is.
fn shows(c: char) -> bool {
    !c.is_whitespace() && !is_layout(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(page: &str, text: &str, expected: &[(&str, &str)]) {
        let found = origins(page, text);
        let shown: Vec<(&str, &str)> =
            found.iter().map(|(text_part, page_part)| (&text[text_part.clone()], &page[page_part.clone()])).collect();
        assert_eq!(shown, expected, "{page}");
    }

    #[test]
    fn each_part_of_the_text_is_placed() {
        check("<p>The dam <b>holds</b>.", "The dam holds.", &[("The dam", "The dam"), ("holds", "holds"), (".", ".")]);
        check(
            "<p>a &amp;\n b</p><nav>x</nav><p>The   dam",
            "a & b\n\nThe dam",
            &[("a", "a"), ("&", "&amp;"), ("b", "b"), ("The", "The"), ("dam", "dam")],
        );
    }

    #[test]
    fn what_stands_between_is_passed_over() {
        let page = "<p>The council met.</p><div class=ad>Buy now</div><p>It agreed to raise the dam.</p>";
        check(
            page,
            "The council met.\n\nIt agreed to raise the dam.",
            &[("The council met.", "The council met."), ("It agreed to raise the dam.", "It agreed to raise the dam.")],
        );
    }

    #[test]
    fn what_is_not_in_the_page_has_no_place() {
        check("<p>The dam holds.", "Nothing here stands. The dam holds.", &[("The dam holds.", "The dam holds.")]);
        check("", "The dam", &[]);
        check("<p>The dam", "", &[]);
        check("<script>The dam</script>", "The dam", &[]);
    }
}
