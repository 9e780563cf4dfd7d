//! A report as a text, with the place of every part in it.
//!
//! In: a report. Out: its text, as an outlet would send it, and where its statements, quotations and figures stand, in
//! code points.

use super::part::Part;
use super::random::Random;
use super::story::Written;

/// Code points, half-open.
pub type Place = (usize, usize);

/// A report's text and where its parts stand.
pub struct Page {
    pub text: String,
    pub headline: Place,
    pub parts: Vec<PlacedPart>,
}

/// A part and where it stands.
pub struct PlacedPart {
    pub part: Part,
    pub place: Place,
    /// Slot and place of its quotations and figures.
    pub slots: Vec<(String, Place)>,
}

impl PlacedPart {
    /// Where its quotation stands in marks: from the first word to the last.
    pub fn quotation(&self) -> Option<Place> {
        let quoted = || self.slots.iter().filter(|(slot, _)| slot == "qa" || slot == "qb").map(|(_, place)| place);
        Some((quoted().map(|place| place.0).min()?, quoted().map(|place| place.1).max()?))
    }

    /// The quoted words, without case and marks.
    pub fn quoted_words(&self) -> Vec<String> {
        let quoted = self.part.pieces.iter().filter(|piece| matches!(piece.slot.as_deref(), Some("qa" | "qb")));
        let words = quoted.flat_map(|piece| piece.text.split_whitespace());
        words.map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()).collect()
    }
}

/// Sets a report's text.
pub fn page(report: &Written, random: &mut Random) -> Page {
    let mut page = Setter::default();
    let start = page.at;
    page.put(&report.headline.text());
    let headline = (start, page.at);
    page.put("\n\n");
    let at_top = random.chance(50);
    if let Some(agency) = report.credit.as_ref().filter(|_| at_top) {
        page.put(&format!("{} ({agency}) — ", report.place.to_uppercase()));
    }
    let mut in_paragraph = 0;
    for (index, sentence) in report.sentences.iter().enumerate() {
        if index > 0 {
            let new = in_paragraph > random.below(3);
            page.put(if new { "\n\n" } else { " " });
            in_paragraph = if new { 0 } else { in_paragraph };
        }
        in_paragraph += 1;
        page.sentence(sentence);
    }
    if let Some(agency) = report.credit.as_ref().filter(|_| !at_top) {
        page.put(&format!("\n\n— {agency}"));
    }
    if let Some(footer) = report.footer {
        page.put(&format!("\n\n{footer}"));
    }
    page.put("\n");
    Page { text: page.text, headline, parts: page.parts }
}

#[derive(Default)]
struct Setter {
    text: String,
    /// Code points so far.
    at: usize,
    parts: Vec<PlacedPart>,
}

impl Setter {
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
        self.at += text.chars().count();
    }

    fn sentence(&mut self, parts: &[Part]) {
        for (index, part) in parts.iter().enumerate() {
            let (first, last) = (index == 0, index + 1 == parts.len());
            self.part(part, first, last);
            if !last {
                self.put("; ");
            }
        }
    }

    /// A part; inside a sentence it opens in lower case, and before its end it has no full stop.
    fn part(&mut self, part: &Part, first: bool, last: bool) {
        let start = self.at;
        let mut slots = Vec::new();
        let n_pieces = part.pieces.len();
        for (index, piece) in part.pieces.iter().enumerate() {
            let mut text = piece.text.clone();
            if !first && index == 0 {
                text = text[..1].to_lowercase() + &text[1..];
            }
            if !last && index + 1 == n_pieces {
                text.truncate(text.trim_end_matches('.').len());
            }
            let from = self.at;
            self.put(&text);
            slots.extend(piece.slot.clone().map(|slot| (slot, (from, self.at))));
        }
        self.parts.push(PlacedPart { part: part.clone(), place: (start, self.at), slots });
    }
}
