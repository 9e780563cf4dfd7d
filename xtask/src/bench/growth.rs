//! What comparing costs as one story's reports grow in number, and as they grow in length: simulated reports.
//!
//! Reading stands outside the timer. Growth is per report, or per kilobyte, against the smallest: 1.0 is linear. Of the long ones, two
//! tell many stories one after another, half of each in common; one says a few things over and over.

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
    long();
    Ok(())
}

/// Kilobytes of a long report.
const LENGTHS: [usize; 4] = [50, 200, 800, 3_200];

fn long() {
    println!("\n{:>8} {:>12} {:>8} {:>12} {:>8}", "kB each", "two differ", "growth", "one repeats", "growth");
    let mut first = None;
    for length in LENGTHS {
        let read = |text: String| annotate(Report::from_text(&text));
        let two = (0..2).map(|report| read(long_report(report, 1_000 * length))).collect();
        let [two, one] = [two, vec![read(repeated(1_000 * length))]].map(time);
        let each = [two, one].map(|seconds| seconds / length as f64);
        let base = *first.get_or_insert(each);
        let [two_growth, one_growth] = [0, 1].map(|at| each[at] / base[at]);
        println!("{length:>8} {two:>12.3} {two_growth:>8.2} {one:>12.3} {one_growth:>8.2}");
    }
}

/// One of two reports of many stories.
fn long_report(report: usize, bytes: usize) -> String {
    let settings = Settings { stories: usize::MAX, size: Size { reports: 2, facts: FACTS }, seed: 1 };
    let mut text = String::new();
    let mut stories = 0..;
    while text.len() < bytes {
        text += &case(&settings, stories.next().unwrap_or_default()).reports[report].text;
        text += "\n\n";
    }
    text
}

fn repeated(bytes: usize) -> String {
    let settings = Settings { stories: 1, size: Size { reports: 1, facts: FACTS }, seed: 1 };
    let text = format!("{}\n\n", case(&settings, 0).reports[0].text);
    text.repeat(bytes.div_ceil(text.len()))
}

fn time(annotated: Vec<Annotated>) -> f64 {
    let start = Instant::now();
    std::hint::black_box(compare(annotated, &Options::default()));
    start.elapsed().as_secs_f64()
}
