//! Lines to paragraphs.
//!
//! In: lines in reading order. Out: paragraphs, each on one line, with a blank line between.
//!
//! Method: a paragraph ends where the next line stands further below than usual, is indented, is of another size, or would have had
//! room for its first word on the line before. At the foot of a column it goes on where the line before is full and ends no sentence.
//! A word parted at the end of a line is joined: without its hyphen, unless the text has it with one elsewhere, or its first
//! part is one that compounds are made of ([`COMPOUNDS`]).
//! Limits: a paragraph that ends a full line at the foot of a column, on a stop, ends there; lists whose items are short stay lines of their own.

use std::collections::HashSet;

use super::columns::Line;

/// First parts that keep their hyphen where nothing else tells.
const COMPOUNDS: &[&str] = &["all", "ex", "half", "mid", "non", "self", "so", "vice", "well"];
/// Of the usual distance of lines: a larger one ends a paragraph.
const LARGER: f32 = 1.25;
/// Ems by which the first line of a paragraph is indented at least.
const INDENT: f32 = 0.7;
/// Sizes that differ by less are the same.
const SAME_SIZE: f32 = 0.08;

/// Lines before and after one by which it is told how wide its part of the column is: text stands beside pictures.
const AROUND: usize = 2;

/// Joins lines.
pub(super) fn text(lines: &[Line]) -> String {
    let words = Words::of(lines);
    let lines: Vec<Line> =
        (0..lines.len()).map(|nth| Line { right: right_around(lines, nth), ..lines[nth].clone() }).collect();
    let lines = lines.as_slice();
    let usual = usual_distance(lines);
    let mut text = String::new();
    let mut before: Option<&Line> = None;
    for line in lines {
        let own = clean(&line.piece.text);
        if own.is_empty() {
            continue;
        }
        match before {
            Some(before) if ends_paragraph(before, line, usual) => text.push_str("\n\n"),
            Some(_) => words.join(&mut text, &own),
            None => {}
        }
        text.push_str(&own);
        before = Some(line);
    }
    text.replace('\u{AD}', "")
}

/// How far the lines before one reach with it, or those after it, whichever is less: beside a picture lines are short, and the first below it is not.
fn right_around(lines: &[Line], nth: usize) -> f32 {
    let right = |from: usize, to: usize| {
        let around = lines[from..to.min(lines.len())].iter().filter(|line| line.column == lines[nth].column);
        // So few lines as a headline has tell nothing.
        let is_enough = around.clone().count() > AROUND;
        is_enough.then(|| around.map(|line| line.piece.end).fold(f32::NEG_INFINITY, f32::max))
    };
    match (right(nth.saturating_sub(AROUND), nth + AROUND), right(nth, nth + AROUND + 2)) {
        (Some(before), Some(after)) => before.min(after),
        (before, after) => before.or(after).unwrap_or(lines[nth].right),
    }
}

/// One space between words, and letters that are drawn as one parted again.
fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !clean.is_empty() {
            clean.push(' ');
        }
        for c in word.chars() {
            match c {
                'ﬀ' => clean.push_str("ff"),
                'ﬁ' => clean.push_str("fi"),
                'ﬂ' => clean.push_str("fl"),
                'ﬃ' => clean.push_str("ffi"),
                'ﬄ' => clean.push_str("ffl"),
                'ﬅ' | 'ﬆ' => clean.push_str("st"),
                c if c.is_control() => {}
                c => clean.push(c),
            }
        }
    }
    clean
}

/// The usual distance of lines, in their size.
fn usual_distance(lines: &[Line]) -> f32 {
    let mut distances: Vec<f32> = lines
        .windows(2)
        .filter(|pair| pair[0].column == pair[1].column && is_same_size(&pair[0], &pair[1]))
        .map(|pair| (pair[0].piece.y - pair[1].piece.y) / pair[1].piece.size)
        .filter(|distance| (0.5..4.0).contains(distance))
        .collect();
    distances.sort_by(f32::total_cmp);
    // Rather the smaller ones: in short texts as many lines begin paragraphs.
    distances.get(distances.len() * 2 / 5).copied().unwrap_or(1.2)
}

fn is_same_size(a: &Line, b: &Line) -> bool {
    (a.piece.size - b.piece.size).abs() <= SAME_SIZE * a.piece.size.max(b.piece.size)
}

fn ends_paragraph(before: &Line, line: &Line, usual: f32) -> bool {
    if !is_same_size(before, line) {
        return true;
    }
    let (last, next) = (&before.piece, &line.piece);
    let em = next.size;
    if before.column != line.column {
        let begins_small = next.text.trim_start().starts_with(char::is_lowercase);
        return !begins_small
            && (ends_sentence(&last.text) || has_room(before, line) || next.x - line.left > INDENT * em);
    }
    if last.y - next.y > usual * LARGER * em {
        return true;
    }
    let is_indented = next.x - last.x > INDENT * em && !is_item(&last.text);
    is_indented || is_item(&next.text) && has_room(before, line) || has_room(before, line) && !is_centred(before)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().trim_end_matches(['"', '”', '’', '\'', '»', ')']).ends_with(['.', '!', '?', ':', '…'])
}

/// Begins with the mark or number of a list.
fn is_item(text: &str) -> bool {
    let first = text.split_whitespace().next().unwrap_or_default();
    let numbered = first.strip_suffix(['.', ')']).is_some_and(|number| number.len() <= 3 && !number.is_empty());
    matches!(first, "•" | "–" | "-" | "·" | "*" | "▪" | "■")
        || numbered && first.starts_with(|c: char| c.is_ascii_digit())
}

/// True where the first word of a line would have stood on the line before, had it been part of its paragraph.
fn has_room(before: &Line, line: &Line) -> bool {
    let characters = line.piece.text.chars().count().max(1) as f32;
    let first = line.piece.text.split_whitespace().next().unwrap_or_default().chars().count() as f32;
    let width = (line.piece.end - line.piece.x) / characters * (first + 1.0);
    before.right - before.piece.end > width + line.piece.size
}

/// White on both sides alike: lines of headlines and verses, broken by hand.
fn is_centred(line: &Line) -> bool {
    let (left, right) = (line.piece.x - line.left, line.right - line.piece.end);
    left > line.piece.size && (left - right).abs() < line.piece.size
}

/// Words that the text has inside its lines, in small letters.
struct Words(HashSet<String>);

impl Words {
    fn of(lines: &[Line]) -> Self {
        let is_edge = |c: char| !c.is_alphanumeric() && c != '-';
        let mut words = HashSet::new();
        for line in lines {
            let text = clean(&line.piece.text);
            let all: Vec<&str> = text.split(' ').collect();
            for (nth, word) in all.iter().enumerate() {
                let word = word.trim_matches(is_edge).replace('‐', "-");
                // What a line ends with may be part of a word, and what it begins with the rest of one.
                if nth > 0 && !word.ends_with('-') && !word.is_empty() {
                    words.insert(word.to_lowercase());
                }
            }
        }
        Self(words)
    }

    /// Puts between the text and what follows it a space, nothing, or takes the hyphen away.
    fn join(&self, text: &mut String, next: &str) {
        let parted = text.strip_suffix(['-', '‐', '\u{AD}']);
        let Some(parted) = parted.filter(|parted| parted.ends_with(char::is_alphabetic)) else {
            text.push(' ');
            return;
        };
        let is_soft = text.ends_with('\u{AD}');
        let word = |c: char| !c.is_alphanumeric() && c != '-' && c != '‐';
        let first = parted.rsplit(word).next().unwrap_or_default().to_lowercase();
        let second = next.split(word).next().unwrap_or_default();
        // A part of a name, or of a number: `Smith-Jones`, `mid-1990s`.
        if !second.starts_with(char::is_lowercase) && !is_soft {
            // `pre- and post-war` has its space; so has a dash.
            return;
        }
        let second = second.to_lowercase();
        if matches!(second.as_str(), "and" | "or" | "und" | "oder") && !is_soft {
            text.push(' ');
            return;
        }
        let (whole, with_hyphen) = (format!("{first}{second}"), format!("{first}-{second}"));
        let keeps = self.0.contains(&with_hyphen) || COMPOUNDS.contains(&first.as_str());
        if is_soft || self.0.contains(&whole) || !keeps {
            text.truncate(parted.len());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pdf::lines::Piece;

    fn line(nth: u8, x: f32, end: f32, text: &str) -> Line {
        let piece = Piece { x, end, y: 700.0 - 12.0 * f32::from(nth), size: 10.0, text: text.into() };
        Line { page: 0, column: 1, left: 50.0, right: 250.0, piece }
    }

    #[test]
    fn indents_and_short_lines_begin_paragraphs() {
        let lines = [
            line(0, 60.0, 250.0, "The council of Orlo met on Thursday to"),
            line(1, 50.0, 120.0, "raise the dam."),
            line(2, 50.0, 250.0, "The mayor said that it would cost four"),
            line(3, 50.0, 249.0, "million, which the town has not got yet."),
            line(4, 60.0, 250.0, "Work begins in May, if the state agrees"),
            line(6, 50.0, 250.0, "A line further below than others stands"),
        ];
        let text = text(&lines);
        let paragraphs: Vec<&str> = text.split("\n\n").collect();
        assert_eq!(paragraphs.len(), 4, "{text}");
        assert_eq!(paragraphs[0], "The council of Orlo met on Thursday to raise the dam.");
    }

    #[test]
    fn parted_words_are_joined() {
        let join = |first: &str, second: &str, other: &str| {
            let lines = [
                line(0, 50.0, 250.0, &format!("a {other}")),
                line(1, 50.0, 250.0, first),
                line(2, 50.0, 250.0, second),
            ];
            text(&lines).split(' ').skip(1 + other.split(' ').count()).collect::<Vec<_>>().join(" ")
        };
        assert_eq!(join("the coun-", "cil met", "x"), "the council met");
        assert_eq!(join("a long-", "term plan", "the long-term view"), "a long-term plan");
        assert_eq!(join("a self-", "made man", "x"), "a self-made man");
        assert_eq!(join("Ann Smith-", "Jones said", "x"), "Ann Smith-Jones said");
        assert_eq!(join("the coun\u{AD}", "cil met", "x"), "the council met");
        assert_eq!(join("pre-", "and post-war", "x"), "pre- and post-war");
        assert_eq!(join("the dam -", "they said", "x"), "the dam - they said");
        assert_eq!(join("the oﬃce", "met", "x"), "the office met");
    }
}
