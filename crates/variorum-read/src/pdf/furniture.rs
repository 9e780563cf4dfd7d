//! What pages repeat: running heads, feet and page numbers.
//!
//! In: the lines of all pages. Out: the same without those that stand first or last on their page, at the same height and with the same
//! words but for numbers as on other pages.
//! Limits: what is repeated on one page of a hundred stays, and so does a head whose height changes.

use std::collections::{HashMap, HashSet};

use super::columns::Line;

/// Rows from the top, and from the foot, of which a head or foot may be one.
const OUTERMOST: usize = 2;
/// Pages on which a line stands to be furniture, and one of how many pages.
const FEWEST_PAGES: usize = 2;
const ONE_OF: usize = 4;

/// Drops what pages repeat.
pub(super) fn dropped(lines: Vec<Line>) -> Vec<Line> {
    let outer = outermost(&lines);
    let mut pages: HashMap<(String, i32), HashSet<usize>> = HashMap::new();
    for &nth in &outer {
        let line = &lines[nth];
        // Heights that differ by a hair may fall on both sides of a mark: each line counts for two.
        for height in heights(line) {
            pages.entry((words(line), height)).or_default().insert(line.page);
        }
    }
    let all = lines.iter().map(|line| line.page).collect::<HashSet<_>>().len();
    let enough = FEWEST_PAGES.max(all.div_ceil(ONE_OF));
    let is_repeated = |line: &Line| {
        heights(line).into_iter().any(|height| pages.get(&(words(line), height)).is_some_and(|on| on.len() >= enough))
    };
    let outer: HashSet<usize> = outer.into_iter().filter(|&nth| is_repeated(&lines[nth])).collect();
    if outer.len() == lines.len() {
        // Nothing but what is repeated: notices, one a page.
        return lines;
    }
    lines.into_iter().enumerate().filter(|(nth, _)| !outer.contains(nth)).map(|(_, line)| line).collect()
}

/// The lines among the uppermost or lowest of their pages.
fn outermost(lines: &[Line]) -> Vec<usize> {
    let mut by_page: HashMap<usize, Vec<usize>> = HashMap::new();
    for (nth, line) in lines.iter().enumerate() {
        by_page.entry(line.page).or_default().push(nth);
    }
    let mut found = Vec::new();
    for mut page in by_page.into_values() {
        page.sort_by(|&a, &b| lines[b].piece.y.total_cmp(&lines[a].piece.y));
        let y = |nth: usize| lines[nth].piece.y;
        let mut heights: Vec<f32> = page.iter().map(|&nth| y(nth)).collect();
        heights.dedup_by(|a, b| (*a - *b).abs() < 2.0);
        let (Some(&top), Some(&foot)) =
            (heights.get(OUTERMOST.min(heights.len()) - 1), heights.get(heights.len().saturating_sub(OUTERMOST)))
        else {
            continue;
        };
        found.extend(page.into_iter().filter(|&nth| y(nth) >= top - 2.0 || y(nth) <= foot + 2.0));
    }
    found
}

/// A line's words, with every number alike.
fn words(line: &Line) -> String {
    let mut words = String::new();
    for c in line.piece.text.chars().filter(|c| !c.is_whitespace()) {
        if !c.is_numeric() {
            words.push(c);
        } else if !words.ends_with('0') {
            words.push('0');
        }
    }
    words
}

/// The two marks, six points apart, between which a line stands.
fn heights(line: &Line) -> [i32; 2] {
    let mark = (line.piece.y / 6.0).floor() as i32;
    [mark, mark + 1]
}
