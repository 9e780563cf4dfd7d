//! Copies, first half: each report's chosen runs, and the pairs that reports with one run in common make.
//!
//! A run goes to one of some partitions, by its hash: one task sees every report that has it, and proposes what the program on
//! one machine proposes. A row is small (a run, a report, where, when, whose), so that a run of very many reports fits a task;
//! of such a run each report is paired with few others, which keeps the cost linear.
//!
//! For years of news, where even that is too much, a run is looked at by buckets of days: its key is the bucket and the run, and
//! each report also stands, as a guest, in the bucket before its own. A pair is told in the bucket of its earlier report alone. What
//! is copied after more than one or two buckets is missed then, and undated reports are paired with one another alone.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use arrow_array::{BooleanArray, Int32Array, Int64Array, RecordBatch};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use variorum::copies::{About, Entry, about, propose as propose_pairs, runs as runs_of, winnow, words};

use super::columns::{At, batch, flags, ints, longs};
use super::locked;
use super::reports::reports;

/// A run in a report, as a row.
#[derive(Clone, Copy)]
struct Row {
    /// Its bucket; 0 where there are none, and of undated reports.
    bucket: i32,
    /// True where the report has a later bucket of its own.
    is_guest: bool,
    run: u64,
    number: i64,
    place: u32,
    about: About,
}

/// A row a chosen run of each report, and one more as a guest where there are buckets of so many days.
#[pyfunction]
pub fn runs<'py>(
    py: Python<'py>,
    rows: PyRecordBatch,
    partitions: u32,
    bucket_days: Option<u16>,
) -> PyResult<Bound<'py, PyAny>> {
    let reports = reports(py, rows.as_ref())?;
    let found: Vec<Row> = py.detach(|| {
        let of_report = |(number, report): &(i64, variorum::Report)| of_report(*number, report, bucket_days);
        reports.iter().flat_map(of_report).collect()
    });
    // The lower bits choose the place in tables; the upper ones are as good here.
    let partition = |row: &Row| {
        let key = (row.run >> 32) + u64::from(row.bucket.cast_unsigned());
        i32::try_from(key % u64::from(partitions.max(1))).unwrap_or_default()
    };
    let done = batch(
        py,
        vec![
            ("partition", Arc::new(Int32Array::from_iter_values(found.iter().map(partition)))),
            ("bucket", Arc::new(Int32Array::from_iter_values(found.iter().map(|row| row.bucket)))),
            ("is_guest", Arc::new(found.iter().map(|row| Some(row.is_guest)).collect::<BooleanArray>())),
            ("run", Arc::new(Int64Array::from_iter_values(found.iter().map(|row| row.run.cast_signed())))),
            ("number", Arc::new(Int64Array::from_iter_values(found.iter().map(|row| row.number)))),
            ("place", Arc::new(Int32Array::from_iter_values(found.iter().map(|row| row.place.cast_signed())))),
            ("day", Arc::new(Int32Array::from_iter(found.iter().map(|row| row.about.day)))),
            ("outlet", Arc::new(Int32Array::from_iter(found.iter().map(|row| row.about.outlet.map(u32::cast_signed))))),
            ("n_runs", Arc::new(Int32Array::from_iter_values(found.iter().map(|row| row.about.n_runs.cast_signed())))),
        ],
    )?;
    done.into_pyarrow(py)
}

fn of_report(number: i64, report: &variorum::Report, bucket_days: Option<u16>) -> Vec<Row> {
    let chosen = winnow(&runs_of(&words(&report.text).hashes));
    let about = about(report, u32::try_from(chosen.len()).unwrap_or(u32::MAX));
    let day = bucket_days.and_then(|days| Some((about.day?, i32::from(days.max(1)))));
    // Days count from the year 0: buckets of dated reports begin at 2, so that a guest of the first is not among the undated.
    let bucket = day.map_or(0, |(day, days)| day.div_euclid(days).max(0) + 2);
    let row = |(run, place)| Row { bucket, is_guest: false, run, number, place, about };
    let own: Vec<Row> = chosen.into_iter().map(row).collect();
    let guests =
        own.iter().filter(|row| row.bucket > 0).map(|row| Row { bucket: row.bucket - 1, is_guest: true, ..*row });
    own.iter().copied().chain(guests).collect()
}

/// Runs while they are gathered, by partition.
#[pyclass(frozen, module = "variorum._variorum")]
pub struct Proposing {
    window: Option<u16>,
    rows: Mutex<BTreeMap<i32, Vec<Row>>>,
}

#[pymethods]
impl Proposing {
    /// Pairs will be of reports so many days apart at most, where both are dated.
    #[new]
    #[pyo3(signature = (window))]
    fn new(window: Option<u16>) -> Self {
        Self { window, rows: Mutex::default() }
    }

    /// Takes runs in.
    fn push(&self, py: Python<'_>, rows: PyRecordBatch) -> PyResult<()> {
        let rows = rows.into_inner();
        let partitions = ints(py, &rows, "partition")?;
        let mut gathered = locked(&self.rows);
        for (partition, row) in partitions.values().iter().zip(read_rows(py, &rows)?) {
            gathered.entry(*partition).or_default().push(row);
        }
        Ok(())
    }

    /// What one partition's runs propose, once all are in: pairs, each with how many runs it has in common here, and the places that
    /// are boilerplate (`place`, and no `b`). None after the last.
    fn take<'py>(&self, py: Python<'py>) -> PyResult<Option<Bound<'py, PyAny>>> {
        let Some((_, rows)) = locked(&self.rows).pop_first() else { return Ok(None) };
        let proposed = py.detach(|| proposed(rows, self.window));
        told(py, &proposed).map(Some)
    }
}

fn told<'py>(py: Python<'py>, Proposed { pairs, boilerplate }: &Proposed) -> PyResult<Bound<'py, PyAny>> {
    let n_none = boilerplate.len();
    let a = pairs.iter().map(|((a, _), _)| a.0).chain(boilerplate.iter().map(|(report, _)| *report));
    let some = |value: &dyn Fn(&(Two, i64)) -> i64| -> Vec<Option<i64>> {
        pairs.iter().map(|pair| Some(value(pair))).chain(std::iter::repeat_n(None, n_none)).collect()
    };
    let done = batch(
        py,
        vec![
            ("a", Arc::new(Int64Array::from_iter_values(a))),
            ("b", Arc::new(Int64Array::from(some(&|((_, b), _)| b.0)))),
            ("a_runs", Arc::new(Int64Array::from(some(&|((a, _), _)| i64::from(a.1))))),
            ("b_runs", Arc::new(Int64Array::from(some(&|((_, b), _)| i64::from(b.1))))),
            ("in_common", Arc::new(Int64Array::from(some(&|(_, count)| *count)))),
            (
                "place",
                Arc::new(Int32Array::from_iter(
                    std::iter::repeat_n(None, pairs.len())
                        .chain(boilerplate.iter().map(|(_, place)| Some(place.cast_signed()))),
                )),
            ),
        ],
    )?;
    done.into_pyarrow(py)
}

fn read_rows(py: Python<'_>, part: &RecordBatch) -> PyResult<Vec<Row>> {
    let (run, number) = (longs(py, part, "run")?, longs(py, part, "number")?);
    let [place, day, outlet, n_runs] = ["place", "day", "outlet", "n_runs"].map(|name| ints(py, part, name));
    let (place, day, outlet, n_runs) = (place?, day?, outlet?, n_runs?);
    let (bucket, is_guest) = (ints(py, part, "bucket")?, flags(py, part, "is_guest")?);
    let row = |row: usize| Row {
        bucket: bucket.value(row),
        is_guest: is_guest.value(row),
        run: run.value(row).cast_unsigned(),
        number: number.value(row),
        place: place.value(row).cast_unsigned(),
        about: About {
            day: day.at(row),
            outlet: outlet.at(row).map(i32::cast_unsigned),
            n_runs: n_runs.value(row).cast_unsigned(),
        },
    };
    Ok((0..part.num_rows()).map(row).collect())
}

/// Two reports: number and number of runs each.
type Two = ((i64, u32), (i64, u32));

/// What the runs of one partition propose, in order.
struct Proposed {
    /// Pairs with how many runs they have in common here.
    pairs: Vec<(Two, i64)>,
    /// Reports and their places that are boilerplate.
    boilerplate: Vec<(i64, u32)>,
}

fn proposed(mut rows: Vec<Row>, window: Option<u16>) -> Proposed {
    rows.sort_unstable_by_key(|row| (row.bucket, row.run, row.number, row.place));
    // A report that has a run twice has it once; the first place counts.
    rows.dedup_by_key(|row| (row.bucket, row.run, row.number));
    let mut numbers: Vec<i64> = rows.iter().map(|row| row.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    // Numbers of this partition alone, in the same order.
    let local = |number: i64| u32::try_from(numbers.partition_point(|&known| known < number)).unwrap_or(u32::MAX);
    let mut abouts = vec![About::default(); numbers.len()];
    let mut is_guest = vec![false; numbers.len()];
    let (mut pairs, mut boilerplate) = (Vec::new(), Vec::new());
    for same in rows.chunk_by(|a, b| (a.bucket, a.run) == (b.bucket, b.run)) {
        let entry = |row: &Row| Entry { run: row.run, report: local(row.number), place: row.place };
        let entries: Vec<Entry> = same.iter().map(entry).collect();
        for (entry, row) in entries.iter().zip(same) {
            abouts[entry.report as usize] = row.about;
            is_guest[entry.report as usize] = row.is_guest;
        }
        propose_pairs(
            &entries,
            &abouts,
            window,
            |a, b| {
                // Two guests are at home in the same bucket, and told there.
                if !(is_guest[a as usize] && is_guest[b as usize]) {
                    pairs.push((a, b));
                }
            },
            |entry| boilerplate.push((numbers[entry.report as usize], entry.place)),
        );
    }
    pairs.sort_unstable();
    boilerplate.sort_unstable();
    let of = |report: u32| (numbers[report as usize], abouts[report as usize].n_runs);
    let counted = pairs
        .chunk_by(|a, b| a == b)
        .map(|same| ((of(same[0].0), of(same[0].1)), i64::try_from(same.len()).unwrap_or(i64::MAX)));
    Proposed { pairs: counted.collect(), boilerplate }
}
