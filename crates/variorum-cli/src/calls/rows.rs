//! Lines of `group` and `copies` as the rows of Arrow tables.
//!
//! Only what a column holds is read out of a line; passages stay the JSON that they are.

use std::borrow::Cow;
use std::sync::Arc;

use anyhow::{Context, Result};
use arrow_array::{ArrayRef, Float64Array, RecordBatch, StringArray};
use rayon::prelude::*;
use serde::Deserialize;
use serde_json::value::RawValue;

/// Lines of a batch: their texts stay far below the 2 GiB that an Arrow array of texts holds.
const LINES: usize = 65_536;

/// A line of `variorum group`.
#[derive(Deserialize)]
struct Story<'a> {
    id: &'a str,
    #[serde(borrow)]
    path: Cow<'a, str>,
    story: &'a str,
    because: Option<&'a RawValue>,
}

/// A pair's line of `variorum copies`.
#[derive(Deserialize)]
struct Pair<'a> {
    a: &'a str,
    #[serde(borrow)]
    a_path: Cow<'a, str>,
    b: &'a str,
    #[serde(borrow)]
    b_path: Cow<'a, str>,
    share_a: f64,
    share_b: f64,
    passages: &'a RawValue,
}

/// A group's line of `variorum copies`.
#[derive(Deserialize)]
struct Group<'a> {
    group: &'a str,
    #[serde(borrow)]
    reports: Vec<Member<'a>>,
}

/// A report of a group.
#[derive(Deserialize)]
struct Member<'a> {
    id: &'a str,
    #[serde(borrow)]
    path: Cow<'a, str>,
}

/// Which report is in which story, with the reasons where `explain`.
pub(super) fn stories(lines: &[String], explain: bool) -> Result<Vec<RecordBatch>> {
    batches(lines, |lines| {
        let rows: Vec<Story<'_>> = read(lines)?;
        let mut columns = vec![
            ("id", text(rows.iter().map(|row| row.id))),
            ("path", text(rows.iter().map(|row| &row.path))),
            ("story", text(rows.iter().map(|row| row.story))),
        ];
        if explain {
            let because = rows.iter().map(|row| row.because.map(RawValue::get));
            columns.push(("because", Arc::new(StringArray::from_iter(because))));
        }
        batch(columns)
    })
}

/// Pairs that hold.
pub(super) fn pairs(lines: &[String]) -> Result<Vec<RecordBatch>> {
    batches(lines, |lines| {
        let rows: Vec<Pair<'_>> = read(lines)?;
        let number = |of: &dyn Fn(&Pair<'_>) -> f64| -> ArrayRef {
            Arc::new(Float64Array::from_iter_values(rows.iter().map(of)))
        };
        batch(vec![
            ("a", text(rows.iter().map(|row| row.a))),
            ("a_path", text(rows.iter().map(|row| &row.a_path))),
            ("b", text(rows.iter().map(|row| row.b))),
            ("b_path", text(rows.iter().map(|row| &row.b_path))),
            ("share_a", number(&|row| row.share_a)),
            ("share_b", number(&|row| row.share_b)),
            ("passages", text(rows.iter().map(|row| row.passages.get()))),
        ])
    })
}

/// The reports of groups, a row each.
pub(super) fn groups(lines: &[String]) -> Result<Vec<RecordBatch>> {
    batches(lines, |lines| {
        let rows: Vec<Group<'_>> = read(lines)?;
        let members = || rows.iter().flat_map(|row| row.reports.iter().map(move |report| (row.group, report)));
        batch(vec![
            ("group", text(members().map(|(group, _)| group))),
            ("id", text(members().map(|(_, report)| report.id))),
            ("path", text(members().map(|(_, report)| &report.path))),
        ])
    })
}

/// Batches of some lines each, in order, made on all threads; one without rows where there is no line.
fn batches(
    lines: &[String],
    make: impl Fn(&[String]) -> Result<RecordBatch> + Send + Sync,
) -> Result<Vec<RecordBatch>> {
    if lines.is_empty() {
        return Ok(vec![make(lines)?]);
    }
    lines.par_chunks(LINES).map(&make).collect()
}

fn read<'a, T: Deserialize<'a>>(lines: &'a [String]) -> Result<Vec<T>> {
    lines.iter().map(|line| serde_json::from_str(line).context("a line of ours is no JSON")).collect()
}

fn text<T: AsRef<str>>(values: impl Iterator<Item = T>) -> ArrayRef {
    // How many there are must be known before.
    Arc::new(StringArray::from_iter_values(values.collect::<Vec<T>>()))
}

fn batch(columns: Vec<(&str, ArrayRef)>) -> Result<RecordBatch> {
    let columns = columns.into_iter().map(|(name, column)| (name, column, true));
    RecordBatch::try_from_iter_with_nullable(columns).context("cannot make a table")
}
