//! What comparing costs as one story's reports grow in number: simulated reports, most of them cut from full ones.
//!
//! Reading stands outside the timer. Growth is per report, against the smallest story: 1.0 is linear.

use std::time::Instant;

use anyhow::Result;
use variorum::{Annotated, Options, Report, annotate, compare};

use crate::simulate::{Settings, Size, case};

/// Reports of one story.
const SIZES: [usize; 5] = [10, 50, 100, 250, 500];

/// Statements of a full report; with those that were cut the mean is under four kilobytes.
const FACTS: usize = 37;

/// `cargo xtask bench compare`
pub fn run() -> Result<()> {
    println!("{:>8} {:>9} {:>10} {:>8}", "reports", "kB each", "seconds", "growth");
    let mut first = None;
    for reports in SIZES {
        let settings = Settings { stories: 1, size: Size { reports, facts: FACTS }, seed: 1 };
        let case = case(&settings, 0);
        let bytes: usize = case.reports.iter().map(|report| report.text.len()).sum();
        let annotated: Vec<Annotated> =
            case.reports.iter().map(|report| annotate(Report::from_text(&report.text))).collect();
        let seconds = (0..2).map(|_| time(annotated.clone())).fold(f64::MAX, f64::min);
        let each = seconds / reports as f64;
        let base = *first.get_or_insert(each);
        println!("{reports:>8} {:>9.1} {seconds:>10.3} {:>8.2}", bytes as f64 / 1e3 / reports as f64, each / base);
    }
    Ok(())
}

fn time(annotated: Vec<Annotated>) -> f64 {
    let start = Instant::now();
    std::hint::black_box(compare(annotated, &Options::default()));
    start.elapsed().as_secs_f64()
}
