//! Runs to pieces of lines: what stands on one baseline without a gap wider than one between words.
//!
//! In: the [`Run`]s of a page. Out: rows from the top down, each with its [`Piece`]s from left to right.
//!
//! Method: runs whose baselines differ by less than two fifths of the larger font make a row (so notes' marks stay in it); a gap of more
//! than [`WORD_GAP`] ems is a space, one of more than [`PIECE_GAP`] ends the piece. Letters drawn twice to look bold are taken once.
//! Limits: scripts written from right to left come out as their letters are drawn, which is not always as they are read.

use super::runs::Run;

/// Ems between words: the narrowest space of a justified line.
const WORD_GAP: f32 = 0.15;
/// Ems between columns at least; a wide gap between the words of a justified line is mended when its column is known.
const PIECE_GAP: f32 = 0.7;
/// Of the larger size: how far baselines of one row differ.
const ROW: f32 = 0.4;

/// Part of a line.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    pub x: f32,
    pub end: f32,
    pub y: f32,
    pub size: f32,
    pub text: String,
}

/// Puts the runs of a page in rows.
pub(super) fn rows(runs: Vec<Run>) -> Vec<Vec<Piece>> {
    let runs = runs.into_iter().map(|run| Piece { x: run.x, end: run.end, y: run.y, size: run.size, text: run.text });
    by_baseline(runs.collect()).into_iter().map(|row| joined(row, PIECE_GAP)).collect()
}

/// Pieces in rows of one baseline, from the top; each row from left to right.
pub(super) fn by_baseline(mut pieces: Vec<Piece>) -> Vec<Vec<Piece>> {
    pieces.sort_by(|a, b| b.y.total_cmp(&a.y));
    let mut rows: Vec<Vec<Piece>> = Vec::new();
    let mut last: Option<(f32, f32)> = None;
    for piece in pieces {
        let (y, size) = last.unwrap_or((f32::INFINITY, 0.0));
        if y - piece.y <= ROW * size.max(piece.size) {
            // A raised mark opens no row: the line below it does.
            let (y, size) = if piece.size > size { (piece.y, piece.size) } else { (y, size) };
            last = Some((y, size));
            if let Some(row) = rows.last_mut() {
                row.push(piece);
                continue;
            }
        }
        last = Some((piece.y, piece.size));
        rows.push(vec![piece]);
    }
    for row in &mut rows {
        row.sort_by(|a, b| a.x.total_cmp(&b.x));
    }
    rows
}

/// The pieces of a row, those joined that no gap of so many ems parts.
pub(super) fn joined(row: Vec<Piece>, widest: f32) -> Vec<Piece> {
    let mut done: Vec<Piece> = Vec::new();
    for piece in row {
        let Some(before) = done.last_mut() else {
            done.push(piece);
            continue;
        };
        let em = before.size.max(piece.size);
        let gap = piece.x - before.end;
        let is_twice = piece.end <= before.end + em * 0.1 && before.text.ends_with(piece.text.trim_end());
        if is_twice && gap < -em * 0.1 {
            continue;
        }
        if gap > widest * em {
            done.push(piece);
            continue;
        }
        if gap > WORD_GAP * em && !before.text.ends_with(' ') && !piece.text.starts_with(' ') {
            before.text.push(' ');
        }
        before.text.push_str(&piece.text);
        before.end = before.end.max(piece.end);
        // The size that most of a line has is its own.
        if piece.size > before.size {
            (before.size, before.y) = (piece.size, piece.y);
        }
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(x: f32, end: f32, y: f32, text: &str) -> Run {
        Run { x, end, y, size: 10.0, text: text.into() }
    }

    fn texts(rows: &[Vec<Piece>]) -> Vec<Vec<&str>> {
        rows.iter().map(|row| row.iter().map(|piece| piece.text.as_str()).collect()).collect()
    }

    #[test]
    fn gaps_are_spaces_or_ends() {
        let runs = vec![
            run(10.0, 30.0, 100.0, "The"),
            run(33.0, 60.0, 100.5, "coun"),
            run(60.2, 70.0, 100.0, "cil"),
            run(90.0, 99.0, 100.0, "far"),
            run(10.0, 20.0, 88.0, "met"),
        ];
        assert_eq!(texts(&rows(runs)), [vec!["The council", "far"], vec!["met"]]);
    }

    #[test]
    fn letters_drawn_twice_are_taken_once() {
        let runs = vec![run(10.0, 60.0, 100.0, "Dam raised"), run(10.3, 60.3, 100.0, "Dam raised")];
        assert_eq!(texts(&rows(runs)), [["Dam raised"]]);
    }

    #[test]
    fn a_raised_mark_stays_in_its_line() {
        let mark = Run { x: 30.0, end: 33.0, y: 104.0, size: 6.0, text: "1".into() };
        let runs = vec![run(10.0, 30.0, 100.0, "dam"), mark, run(36.0, 50.0, 100.0, "wall")];
        assert_eq!(texts(&rows(runs)), [["dam1 wall"]]);
    }
}
