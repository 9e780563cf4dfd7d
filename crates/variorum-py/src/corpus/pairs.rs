//! Copies, second half: every proposed pair is held word against word.

use std::sync::Arc;

use arrow_array::{BooleanArray, Float64Array, Int64Array, ListArray, RecordBatch, StringArray};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use variorum::copies::{About, Reader, Words, is_worth_verifying, runs, words};
use variorum::record::offsets::to_code_points;
use variorum_cli::calls::{Side, pair_line, stretches_of};

use super::columns::{At, batch, lists, longs, texts};

/// Whether each pair has enough runs in common to be verified.
#[pyfunction]
pub fn worth<'py>(py: Python<'py>, rows: PyRecordBatch) -> PyResult<Bound<'py, PyAny>> {
    let rows = rows.into_inner();
    let [a, b, in_common] = ["a_runs", "b_runs", "in_common"].map(|name| longs(py, &rows, name));
    let (a, b, in_common) = (a?, b?, in_common?);
    let about = |n_runs: i64| About { n_runs: u32::try_from(n_runs).unwrap_or(u32::MAX), ..About::default() };
    let is_worth = |row: usize| {
        let common = u64::try_from(in_common.value(row)).unwrap_or_default();
        is_worth_verifying(common, &about(a.value(row)), &about(b.value(row)))
    };
    let kept: BooleanArray = (0..rows.num_rows()).map(|row| Some(is_worth(row))).collect();
    let kept = arrow_select::filter::filter_record_batch(&rows, &kept);
    let kept = kept.map_err(|fault| crate::calls::bad_use(py, &fault.to_string()))?;
    PyRecordBatch::new(kept).into_pyarrow(py)
}

/// A pair that holds.
struct Held {
    numbers: (i64, i64),
    line: variorum_cli::calls::PairLine,
}

/// The pairs that hold, as `variorum copies` writes them; each row has both texts, those of one first report in a row.
#[pyfunction]
pub fn verify<'py>(py: Python<'py>, rows: PyRecordBatch, least: f64) -> PyResult<Bound<'py, PyAny>> {
    let rows = rows.into_inner();
    let sides = [Sides::of(py, &rows, "a")?, Sides::of(py, &rows, "b")?];
    let held = py.detach(|| held(&sides, least));
    let text = |of: &dyn Fn(&Held) -> String| -> Arc<StringArray> {
        Arc::new(StringArray::from_iter_values(held.iter().map(of)))
    };
    let done = batch(
        py,
        vec![
            ("a_number", Arc::new(Int64Array::from_iter_values(held.iter().map(|pair| pair.numbers.0)))),
            ("b_number", Arc::new(Int64Array::from_iter_values(held.iter().map(|pair| pair.numbers.1)))),
            ("a", text(&|pair| pair.line.a.clone())),
            ("a_path", text(&|pair| pair.line.a_path.clone())),
            ("b", text(&|pair| pair.line.b.clone())),
            ("b_path", text(&|pair| pair.line.b_path.clone())),
            ("share_a", Arc::new(Float64Array::from_iter_values(held.iter().map(|pair| pair.line.share_a)))),
            ("share_b", Arc::new(Float64Array::from_iter_values(held.iter().map(|pair| pair.line.share_b)))),
            ("passages", text(&|pair| serde_json::to_string(&pair.line.passages).unwrap_or_default())),
        ],
    )?;
    done.into_pyarrow(py)
}

/// One side of the pairs.
struct Sides {
    number: Int64Array,
    id: StringArray,
    path: StringArray,
    text: StringArray,
    /// Places of boilerplate, where there are any.
    out: ListArray,
}

impl Sides {
    fn of(py: Python<'_>, rows: &RecordBatch, side: &str) -> PyResult<Self> {
        let name = |what: &str| format!("{side}_{what}");
        Ok(Self {
            number: longs(py, rows, &name("number"))?,
            id: texts(py, rows, &name("id"))?,
            path: texts(py, rows, &name("path"))?,
            text: texts(py, rows, &name("text"))?,
            out: lists(py, rows, &name("out"))?,
        })
    }

    fn words(&self, row: usize) -> Words {
        let text = self.text.at(row).unwrap_or_default();
        let mut words = words(text);
        to_code_points(text, &mut words.places);
        words
    }

    fn left_out(&self, row: usize) -> Vec<(u32, u32)> {
        let mut places: Vec<u32> = self.out.at(row).unwrap_or_default().into_iter().map(i32::cast_unsigned).collect();
        places.sort_unstable();
        stretches_of(&places)
    }

    fn side<'a>(&'a self, row: usize, words: &'a Words) -> Side<'a> {
        Side { id: self.id.at(row).unwrap_or_default().to_owned(), path: self.path.at(row).unwrap_or_default(), words }
    }
}

fn held([a, b]: &[Sides; 2], least: f64) -> Vec<Held> {
    let mut found = Vec::new();
    let mut row = 0;
    while row < a.number.len() {
        let first = a.number.value(row);
        let first_words = a.words(row);
        let (first_runs, first_out) = (runs(&first_words.hashes), a.left_out(row));
        let reader = Reader::new(&first_words.hashes, &first_runs, &first_out);
        let start = row;
        while row < a.number.len() && a.number.value(row) == first {
            let second = b.words(row);
            let common = reader.common(&second.hashes, &runs(&second.hashes), &b.left_out(row));
            if common.shares[0].max(common.shares[1]) >= least {
                let line = pair_line([a.side(start, &first_words), b.side(row, &second)], &common);
                found.push(Held { numbers: (first, b.number.value(row)), line });
            }
            row += 1;
        }
    }
    found
}
