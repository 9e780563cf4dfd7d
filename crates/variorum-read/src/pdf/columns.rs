//! Columns of a page, and the order in which its lines are read.
//!
//! In: the rows of a page. Out: its [`Line`]s: what spans columns first, then column by column down to what spans them next.
//!
//! Method: a gutter is an upright band, [`GUTTER`] ems wide, with text on both sides in as many rows as a third of those that
//! cross it, and at least [`FEWEST_ROWS`]; each column must have a tenth of the page's text, so that the numbers of a list are no column.
//! Limits: a headline over two of three columns parts all three; a table is read column by column where its columns are as wide as
//! those of a text.

use super::lines::{Piece, by_baseline, joined};

/// Ems of white between columns.
const GUTTER: f32 = 0.6;
/// Rows with text on both sides.
const FEWEST_ROWS: usize = 4;
/// Rows that may cross a gutter, to one that has text on both sides.
const CROSSING: usize = 3;
/// Columns have at least one character in so many of the page.
const SHARE: usize = 10;
/// Places of a page at which a gutter is looked for.
const PLACES: usize = 400;

/// A line, with the column that it stands in.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    pub page: usize,
    /// Counts on over the pages; each part of a column between two headlines is one.
    pub column: usize,
    /// The sides of the column.
    pub left: f32,
    pub right: f32,
    pub piece: Piece,
}

/// The lines of a page in reading order; `column` counts columns.
pub(super) fn lines(page: usize, rows: Vec<Vec<Piece>>, column: &mut usize) -> Vec<Line> {
    let gutters = gutters(&rows);
    let mut done = Vec::new();
    let mut spanning: Vec<Piece> = Vec::new();
    let mut columns: Vec<Vec<Piece>> = vec![Vec::new(); gutters.len() + 1];
    let sides = sides(&rows, &gutters);
    for row in rows {
        let (across, within): (Vec<_>, Vec<_>) = row.into_iter().partition(|piece| crosses(piece, &gutters));
        if !within.is_empty() {
            flush(page, std::iter::once((std::mem::take(&mut spanning), None)), column, &mut done);
        }
        if !across.is_empty() {
            let full = columns.iter_mut().map(std::mem::take).zip(sides.iter().copied().map(Some));
            flush(page, full, column, &mut done);
        }
        spanning.extend(across);
        for piece in within {
            let nth = column_of(&piece, &gutters);
            columns[nth].push(piece);
        }
    }
    flush(page, std::iter::once((spanning, None)), column, &mut done);
    flush(page, columns.into_iter().zip(sides.into_iter().map(Some)), column, &mut done);
    done
}

/// Ends parts of columns: their lines are done.
fn flush(
    page: usize,
    parts: impl Iterator<Item = (Vec<Piece>, Option<(f32, f32)>)>,
    column: &mut usize,
    done: &mut Vec<Line>,
) {
    for (pieces, sides) in parts.filter(|(pieces, _)| !pieces.is_empty()) {
        let (left, right) = sides.unwrap_or_else(|| extent(&pieces));
        *column += 1;
        for row in by_baseline(pieces) {
            let line = joined(row, f32::INFINITY);
            done.extend(line.into_iter().map(|piece| Line { page, column: *column, left, right, piece }));
        }
    }
}

fn extent(pieces: &[Piece]) -> (f32, f32) {
    let left = pieces.iter().map(|piece| piece.x).fold(f32::INFINITY, f32::min);
    (left, pieces.iter().map(|piece| piece.end).fold(f32::NEG_INFINITY, f32::max))
}

fn crosses(piece: &Piece, gutters: &[f32]) -> bool {
    gutters.iter().any(|&gutter| piece.x < gutter && gutter < piece.end)
}

/// The column in which the middle of a piece stands.
fn column_of(piece: &Piece, gutters: &[f32]) -> usize {
    gutters.iter().filter(|&&gutter| gutter <= (piece.x + piece.end) / 2.0).count()
}

/// Left and right of each column, by the text in it.
fn sides(rows: &[Vec<Piece>], gutters: &[f32]) -> Vec<(f32, f32)> {
    let mut sides = vec![(f32::INFINITY, f32::NEG_INFINITY); gutters.len() + 1];
    for piece in rows.iter().flatten().filter(|piece| !crosses(piece, gutters)) {
        let nth = column_of(piece, gutters);
        sides[nth] = (sides[nth].0.min(piece.x), sides[nth].1.max(piece.end));
    }
    sides
}

/// The middles of the gutters, from left to right.
fn gutters(rows: &[Vec<Piece>]) -> Vec<f32> {
    let all: Vec<&Piece> = rows.iter().flatten().collect();
    if all.is_empty() {
        return Vec::new();
    }
    let left = all.iter().map(|piece| piece.x).fold(f32::INFINITY, f32::min);
    let right = all.iter().map(|piece| piece.end).fold(f32::NEG_INFINITY, f32::max);
    let mut sizes: Vec<f32> = all.iter().map(|piece| piece.size).collect();
    sizes.sort_by(f32::total_cmp);
    let em = sizes[sizes.len() / 2];
    let step = (em * 0.2).max((right - left) / PLACES as f32);
    let mut found: Vec<f32> = Vec::new();
    // Places that may be a gutter, as far as they hang together, with how good each is.
    let mut band: Vec<(f32, usize)> = Vec::new();
    let mut at = left;
    while at <= right + step {
        match openness(rows, at) {
            Some(open) => band.push((at, open)),
            None => {
                found.extend(middle(&band, step, em));
                band.clear();
            }
        }
        at += step;
    }
    without_slivers(found, &all)
}

/// How many rows have text on both sides of a place, less those that cross it; none where it can be no gutter.
fn openness(rows: &[Vec<Piece>], at: f32) -> Option<usize> {
    let (mut crossing, mut lefts, mut rights) = (0, Vec::new(), Vec::new());
    for row in rows {
        if row.iter().any(|piece| piece.x < at && at < piece.end) {
            crossing += 1;
            continue;
        }
        let first = row.first()?;
        if first.end <= at {
            lefts.push(first.y);
        }
        if row.last().is_some_and(|piece| piece.x >= at) {
            rights.push(first.y);
        }
    }
    // Rows run from the top down. Only where there is text on both sides do the sides stand beside one another.
    let top = lefts.first()?.min(*rights.first()?);
    let bottom = lefts.last()?.max(*rights.last()?);
    let beside = |rows: &[f32]| rows.iter().filter(|&&y| bottom <= y && y <= top).count();
    let open = beside(&lefts).min(beside(&rights));
    (open >= FEWEST_ROWS && open * CROSSING >= crossing).then(|| (open * CROSSING).saturating_sub(crossing))
}

/// The middle of the best places of a band, if they are wide enough.
fn middle(band: &[(f32, usize)], step: f32, em: f32) -> Option<f32> {
    let best = band.iter().map(|(_, open)| *open).max()?;
    // A ragged edge has worse and worse places before the white ones.
    let mut good = band.iter().filter(|(_, open)| *open * 10 >= best * 8);
    let first = good.next()?.0;
    let last = good.next_back().map_or(first, |(at, _)| *at);
    (last - first + step >= em * GUTTER).then_some(f32::midpoint(first, last))
}

/// Gutters without those that part off a column with next to no text, worst first.
fn without_slivers(mut gutters: Vec<f32>, pieces: &[&Piece]) -> Vec<f32> {
    let total: usize = pieces.iter().map(|piece| piece.text.len()).sum();
    loop {
        let mut shares = vec![0; gutters.len() + 1];
        let mut within = 0;
        for piece in pieces.iter().filter(|piece| !crosses(piece, &gutters)) {
            let nth = column_of(piece, &gutters);
            shares[nth] += piece.text.len();
            within += piece.text.len();
        }
        let Some((nth, &least)) = shares.iter().enumerate().min_by_key(|(_, share)| **share) else { return gutters };
        if gutters.is_empty() || (least * SHARE >= within && within * SHARE >= total) {
            return gutters;
        }
        gutters.remove(nth.min(gutters.len() - 1));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(x: f32, end: f32, y: f32, text: &str) -> Piece {
        Piece { x, end, y, size: 10.0, text: text.into() }
    }

    fn read(rows: Vec<Vec<Piece>>) -> Vec<String> {
        lines(0, rows, &mut 0).into_iter().map(|line| line.piece.text).collect()
    }

    #[test]
    fn a_headline_comes_first_then_column_by_column() {
        let mut rows = vec![vec![piece(10.0, 200.0, 100.0, "Dam to be raised by two metres")]];
        for nth in 0_u8..5 {
            let y = 90.0 - 12.0 * f32::from(nth);
            rows.push(vec![
                piece(10.0, 95.0, y, &format!("left line {nth}")),
                piece(110.0, 200.0, y, &format!("right line {nth}")),
            ]);
        }
        let read = read(rows);
        assert_eq!(read[0], "Dam to be raised by two metres");
        assert_eq!(read[1..6], ["left line 0", "left line 1", "left line 2", "left line 3", "left line 4"]);
        assert_eq!(read[6], "right line 0");
    }

    #[test]
    fn numbers_of_a_list_are_no_column() {
        let row = |nth: u8| {
            let y = 90.0 - 12.0 * f32::from(nth);
            vec![
                piece(10.0, 18.0, y, &format!("{nth}.")),
                piece(30.0, 200.0, y, "The council of Orlo met on Thursday."),
            ]
        };
        assert_eq!(read((0..6).map(row).collect())[0], "0. The council of Orlo met on Thursday.");
    }
}
