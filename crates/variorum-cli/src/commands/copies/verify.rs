//! Third step: each proposed pair is held word against word; what holds is written, and the groups after it.

use std::path::Path;

use anyhow::Result;
use rayon::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use variorum::copies::{Common, Passage, Reader, Words, groups, runs};
use variorum::text::{id_name as named, short_name};

use super::Plan;
use super::propose::{Proposed, Shelved};
use super::spool::{Kept, Open};
use crate::args::LinesFormat;
use crate::progress::Progress;
use crate::sink::{Column, Sink};
use crate::state::Output;

/// First reports of pairs that are worked on at once.
const AT_ONCE: usize = 512;

/// The columns of a table.
const COLUMNS: &[Column] = &[
    Column::Text("a"),
    Column::Text("a_path"),
    Column::Text("b"),
    Column::Text("b_path"),
    Column::Number("share_a"),
    Column::Number("share_b"),
    Column::Text("passages"),
    Column::Text("group"),
    Column::Text("reports"),
];

/// How far the step has come.
#[derive(Default, Serialize, Deserialize)]
pub struct Work {
    /// Pairs that were verified.
    next: usize,
    /// Those that hold.
    held: Vec<(u32, u32)>,
}

/// Opens the output; the step begins, or goes on where it was left.
///
/// # Errors
///
/// The output cannot be written.
pub fn begin(plan: &Plan, format: LinesFormat, output: Option<&Path>) -> Result<(Sink, Work)> {
    match (plan.keep, format, output) {
        (true, LinesFormat::Jsonl, Some(output)) => {
            let state = plan.folder.join("verify.state");
            let (kept, saved) = Output::open::<Work>(output, &state, plan.every, plan.job.clone())?;
            Ok((Sink::Kept(Box::new(kept)), saved.unwrap_or_default()))
        }
        _ => Ok((Sink::open(format, output, COLUMNS)?, Work::default())),
    }
}

/// Verifies all pairs and writes what holds.
///
/// # Errors
///
/// The result cannot be written, or what was kept cannot be read.
pub fn verify(
    plan: &Plan,
    shelved: &Shelved,
    proposed: &Proposed,
    mut work: Work,
    out: &mut Sink,
    progress: &Progress,
) -> Result<()> {
    progress.step("verifying pairs");
    let firsts: Vec<&[(u32, u32)]> = proposed.pairs[work.next..].chunk_by(|a, b| a.0 == b.0).collect();
    for some in firsts.chunks(AT_ONCE) {
        let verified: Vec<Result<Vec<Verified>>> = some
            .par_iter()
            .map_init(
                || shelved.shelf.open(),
                |shelf, pairs| {
                    let shelf = shelf.as_mut().map_err(|error| anyhow::anyhow!("{error:#}"))?;
                    one_first(plan, shelved, proposed, shelf, pairs)
                },
            )
            .collect();
        let mut lines = Vec::new();
        for result in verified {
            for found in result? {
                work.held.push(found.pair);
                lines.push(found.line);
            }
        }
        let n_pairs: usize = some.iter().map(|pairs| pairs.len()).sum();
        work.next += n_pairs;
        progress.advance(n_pairs);
        out.write(&lines)?;
        out.save_if_due(&work)?;
    }
    let held = work.held.iter().map(|&(a, b)| (a as usize, b as usize));
    let lines: Vec<String> =
        groups(shelved.reports.len(), held).iter().map(|group| group_line(&shelved.reports, group)).collect();
    out.write(&lines)
}

/// A pair that holds.
struct Verified {
    pair: (u32, u32),
    line: String,
}

/// The pairs of one first report.
fn one_first(
    plan: &Plan,
    shelved: &Shelved,
    proposed: &Proposed,
    shelf: &mut Open<'_>,
    pairs: &[(u32, u32)],
) -> Result<Vec<Verified>> {
    let Some(&(first, _)) = pairs.first() else { return Ok(Vec::new()) };
    let of = |report: u32| &shelved.reports[report as usize];
    let a = shelf.words(first as usize, of(first))?;
    let a_out = left_out(proposed, first);
    let a_runs = runs(&a.hashes);
    let reader = Reader::new(&a.hashes, &a_runs, &a_out);
    let mut found = Vec::new();
    for &(_, second) in pairs {
        let b = shelf.words(second as usize, of(second))?;
        let common = reader.common(&b.hashes, &runs(&b.hashes), &left_out(proposed, second));
        if common.shares[0].max(common.shares[1]) >= plan.least {
            let line = pair_line([side(of(first), &a), side(of(second), &b)], &common);
            found.push(Verified { pair: (first, second), line: serde_json::to_string(&line).unwrap_or_default() });
        }
    }
    Ok(found)
}

fn left_out(proposed: &Proposed, report: u32) -> Vec<(u32, u32)> {
    let start = proposed.left_out.partition_point(|(of, _)| *of < report);
    proposed.left_out[start..].iter().take_while(|(of, _)| *of == report).map(|&(_, stretch)| stretch).collect()
}

/// One report of a pair.
pub struct Side<'a> {
    /// Its id.
    pub id: String,
    /// Where it was read.
    pub path: &'a str,
    /// Its words, their places in characters.
    pub words: &'a Words,
}

fn side<'a>(kept: &'a Kept, words: &'a Words) -> Side<'a> {
    Side { id: named(kept.id), path: &kept.path, words }
}

/// A pair's line, its members in alphabetical order as in every other line.
#[derive(Serialize)]
#[allow(missing_docs)]
pub struct PairLine {
    pub a: String,
    pub a_path: String,
    pub b: String,
    pub b_path: String,
    pub passages: Vec<PassageLine>,
    pub share_a: f64,
    pub share_b: f64,
}

/// A passage: from, to in characters of either report.
#[derive(Serialize)]
pub struct PassageLine {
    a: (u32, u32),
    b: (u32, u32),
    kind: &'static str,
}

/// What is written of a pair.
pub fn pair_line([a, b]: [Side<'_>; 2], common: &Common) -> PairLine {
    let place = |words: &Words, (start, end): (usize, usize)| (words.places[start].0, words.places[end - 1].1);
    let passage = |passage: &Passage| PassageLine {
        a: place(a.words, passage.a),
        b: place(b.words, passage.b),
        kind: if passage.is_verbatim() { "verbatim" } else { "edited" },
    };
    let share = |share: f64| (share * 1000.0).round() / 1000.0;
    PairLine {
        passages: common.passages.iter().map(passage).collect(),
        a: a.id,
        a_path: a.path.to_owned(),
        b: b.id,
        b_path: b.path.to_owned(),
        share_a: share(common.shares[0]),
        share_b: share(common.shares[1]),
    }
}

/// A group, named by the smallest id in it: the same whatever the order of the inputs.
fn group_line(reports: &[Kept], group: &[usize]) -> String {
    let least = group.iter().map(|&report| reports[report].id).min().unwrap_or_default();
    let members: Vec<Value> =
        group.iter().map(|&report| json!({"id": named(reports[report].id), "path": reports[report].path})).collect();
    json!({"group": short_name('c', least), "reports": members}).to_string()
}
