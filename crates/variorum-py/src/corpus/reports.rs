//! Reports as rows, and rows as reports: nothing that comparing uses is lost on the way.

use std::sync::Arc;

use arrow_array::{ArrayRef, BooleanArray, Int64Array, RecordBatch, StringArray};
use pyo3::prelude::*;
use pyo3_arrow::PyRecordBatch;
use serde::{Deserialize, Serialize};
use variorum::{Notice, NoticeKind, Report, Span, Stated};

use super::columns::{At, batch, flags, longs, texts};

/// Rows while they are gathered.
#[derive(Default)]
pub struct Rows {
    numbers: Vec<i64>,
    reports: Vec<Report>,
    failures: Vec<(i64, String, &'static str, String)>,
}

/// What reading noticed, as it is kept in a row: bytes of the text, a kind's name, a sentence.
#[derive(Serialize, Deserialize)]
struct KeptNotice(Option<(usize, usize)>, String, String);

impl Rows {
    /// Adds a report.
    pub fn push(&mut self, number: i64, report: Report) {
        self.numbers.push(number);
        self.reports.push(report);
    }

    /// Adds an input that could not be read.
    pub fn fail(&mut self, number: i64, failure: variorum_cli::calls::Failure) {
        self.failures.push((number, failure.path, failure.kind, failure.message));
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.numbers.len() + self.failures.len()
    }

    /// The rows as a batch. A failure is a row without an id, with its kind and message in `failed`.
    pub fn batch(self, py: Python<'_>) -> PyResult<PyRecordBatch> {
        let none = self.failures.len();
        let numbers = self.numbers.iter().copied().chain(self.failures.iter().map(|(number, ..)| *number));
        let column = |of: &dyn Fn(&Report) -> Option<String>| -> ArrayRef {
            let values = self.reports.iter().map(of).chain(std::iter::repeat_n(None, none));
            Arc::new(StringArray::from_iter(values))
        };
        let path = self.reports.iter().map(|report| report.paths.first().cloned());
        let path = path.chain(self.failures.iter().map(|(_, path, ..)| Some(path.clone())));
        let given = self.reports.iter().map(|report| Some(report.stated.published_given));
        let failed = std::iter::repeat_n(None, self.reports.len());
        let failed = failed.chain(self.failures.iter().map(|(_, _, kind, message)| Some(format!("{kind}: {message}"))));
        batch(
            py,
            vec![
                ("number", Arc::new(Int64Array::from_iter_values(numbers))),
                ("id", column(&|report| Some(report.id()))),
                ("path", Arc::new(StringArray::from_iter(path))),
                ("text", column(&|report| Some(report.text.to_string()))),
                ("url", column(&|report| report.stated.url.clone())),
                ("outlet", column(&|report| report.stated.outlet.clone())),
                ("title", column(&|report| report.stated.title.clone())),
                ("byline", column(&|report| report.stated.byline.clone())),
                ("published", column(&|report| report.stated.published.clone())),
                ("published_given", Arc::new(given.chain(std::iter::repeat_n(None, none)).collect::<BooleanArray>())),
                ("language", column(&|report| report.stated.language.clone())),
                ("notices", column(&notices)),
                ("failed", Arc::new(StringArray::from_iter(failed))),
            ],
        )
    }
}

fn notices(report: &Report) -> Option<String> {
    let kept = |notice: &Notice| {
        let span = notice.span.map(|span| (span.start, span.end));
        KeptNotice(span, notice.kind.name().to_owned(), notice.message.clone())
    };
    let kept: Vec<KeptNotice> = report.notices.iter().map(kept).collect();
    (!kept.is_empty()).then(|| serde_json::to_string(&kept).unwrap_or_default())
}

/// The reports of a batch with their numbers, as [`Rows`] wrote them; rows that failed are passed over.
pub fn reports(py: Python<'_>, batch: &RecordBatch) -> PyResult<Vec<(i64, Report)>> {
    let numbers = longs(py, batch, "number")?;
    let [text, path, url, outlet, title, byline, published, language, notices] =
        ["text", "path", "url", "outlet", "title", "byline", "published", "language", "notices"]
            .map(|name| texts(py, batch, name));
    let (text, path, notices) = (text?, path?, notices?);
    let (url, outlet, title, byline, published, language) = (url?, outlet?, title?, byline?, published?, language?);
    let given = flags(py, batch, "published_given")?;
    let own = |value: Option<&str>| value.map(str::to_owned);
    let report = |row: usize| {
        let stated = Stated {
            url: own(url.at(row)),
            outlet: own(outlet.at(row)),
            title: own(title.at(row)),
            byline: own(byline.at(row)),
            published: own(published.at(row)),
            published_given: given.at(row).unwrap_or_default(),
            language: own(language.at(row)),
        };
        let paths = path.at(row).map(str::to_owned).into_iter().collect();
        let report = Report { text: text.at(row)?.into(), stated, paths, notices: kept_notices(notices.at(row)) };
        Some((numbers.at(row)?, report))
    };
    Ok((0..batch.num_rows()).filter_map(report).collect())
}

fn kept_notices(kept: Option<&str>) -> Vec<Notice> {
    let kept: Vec<KeptNotice> = kept.and_then(|kept| serde_json::from_str(kept).ok()).unwrap_or_default();
    let notice = |KeptNotice(span, name, message): KeptNotice| {
        let (kind, _) = NoticeKind::NAMES.into_iter().find(|(_, known)| *known == name)?;
        Some(Notice { span: span.map(|(start, end)| Span::new(start, end)), kind, message })
    };
    kept.into_iter().filter_map(notice).collect()
}
