//! What grouping a stream into stories costs as it grows: simulated reports in the order of their stories, one core.
//!
//! The simulator stands outside the timer. Growth is per report, against the shortest stream: 1.0 is flat. Memory is the most
//! that the process held since it began, the simulator's included. No peer is timed: none groups a stream in bounded memory.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use anyhow::Result;
use variorum::Report;
use variorum::group::{Grouping, Settings as Stream, Sketch};

use crate::simulate::{Settings, case};

/// Reports of a stream.
const SIZES: [usize; 3] = [1_000, 10_000, 100_000];
/// With `--million` one more.
const MILLION: usize = 1_000_000;

/// `cargo xtask bench group [--million]`
pub fn run(with_million: bool) -> Result<()> {
    println!(
        "{:>9} {:>8} {:>10} {:>10} {:>8} {:>9}",
        "reports", "kB each", "stories", "reports/s", "growth", "MiB held"
    );
    let mut first = None;
    for size in SIZES.into_iter().chain(with_million.then_some(MILLION)) {
        let (spent, bytes, stories) = stream(size);
        let each = spent.as_secs_f64() / size as f64;
        let base = *first.get_or_insert(each);
        println!(
            "{size:>9} {:>8.1} {stories:>10} {:>10.0} {:>8.2} {:>9}",
            bytes as f64 / 1e3 / size as f64,
            1.0 / each,
            each / base,
            most_held().map_or("?".into(), |mib| mib.to_string())
        );
    }
    Ok(())
}

/// Time, bytes of text and stories of a stream.
fn stream(size: usize) -> (Duration, usize, usize) {
    let settings = Settings { stories: size, seed: 5, ..Settings::default() };
    let mut grouping = Grouping::new(Stream::default());
    let (mut spent, mut bytes, mut left) = (Duration::ZERO, 0, size);
    let mut stories: HashSet<String> = HashSet::new();
    for number in 0.. {
        let reports: Vec<Report> = case(&settings, number).reports.into_iter().take(left).map(report).collect();
        left -= reports.len();
        bytes += reports.iter().map(|report| report.text.len()).sum::<usize>();
        let start = Instant::now();
        reports.iter().for_each(|report| grouping.push(Sketch::new(report, false)));
        let settled = grouping.settled();
        spent += start.elapsed();
        stories.extend(settled.into_iter().map(|placed| placed.story));
        if left == 0 {
            break;
        }
    }
    let start = Instant::now();
    let settled = grouping.finish();
    spent += start.elapsed();
    stories.extend(settled.into_iter().map(|placed| placed.story));
    (spent, bytes, stories.len())
}

fn report(simulated: crate::simulate::Simulated) -> Report {
    let mut report = Report::from_text(&simulated.text);
    report.stated.published = simulated.published;
    report.stated.outlet = Some(simulated.outlet);
    report
}

/// Mebibytes, where the system tells.
fn most_held() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<u64>().ok()? / 1024)
}
