//! `variorum group`: which reports belong together, one JSON line an input, in input order.

use std::collections::VecDeque;
use std::time::Duration;

use anyhow::{Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use variorum::Report;
use variorum::group::{Because, Grouping, Moved, Placed, Settings as Stream, Sketch};
use variorum::text::id_name as named;

use super::use_threads;
use crate::args::{Group, LinesFormat};
use crate::exit::Exit;
use crate::inputs::{Sources, sources};
use crate::load::{self, Batch, Position};
use crate::progress::Progress;
use crate::settings::Settings;
use crate::sink::{Column, Sink};
use crate::state::Output;

/// What a report that can still change takes in memory, in bytes: its sketch, its share of its story and of the index, and
/// the room that tables keep free as they grow. Measured over a million reports at three bounds.
const BYTES_A_REPORT: usize = 1850;

/// The columns of a table.
const COLUMNS: &[Column] = &[
    Column::Text("id"),
    Column::Text("path"),
    Column::Text("story"),
    Column::Text("because"),
    Column::Text("moved"),
    Column::Text("from"),
    Column::Text("to"),
];

/// Runs the command.
///
/// # Errors
///
/// Bad use, or a result that cannot be written. Inputs that cannot be read are named, and the others go on.
pub fn run(args: &Group, settings: &Settings) -> Result<Exit> {
    use_threads(args.inputs.threads.or(settings.threads))?;
    let sources = sources(&args.inputs)?;
    let progress = Progress::new(args.inputs.quiet);
    if args.state.is_some() && args.format == LinesFormat::Parquet {
        bail!(
            "--state keeps JSON lines alone: a Parquet table is whole only at its end; leave out --state or --format parquet"
        );
    }
    let end = begin(args, &sources, &progress).and_then(|(mut out, work)| {
        let end = group(args, &sources, &progress, work, &mut out)?;
        out.finish()?;
        Ok(end)
    });
    progress.finish();
    Ok(if end?.failures > 0 { Exit::Unreadable } else { Exit::Done })
}

/// A report on its way: where it was read, and its sketch.
type Item = (String, Sketch);

/// All that goes on after a crash.
#[derive(Serialize, Deserialize)]
pub struct Work {
    grouping: Grouping,
    /// Place of each report that is not written yet, in order of arrival.
    waiting: VecDeque<Box<str>>,
    position: Position,
}

/// How a stream is grouped within so many days and MiB.
pub fn stream(window_days: u16, memory_mib: u32) -> Stream {
    let held = memory_mib as usize * (1 << 20) / BYTES_A_REPORT;
    Stream { window_days, held, explain: false }
}

impl Work {
    /// Work that begins.
    pub fn new(args: &Group) -> Self {
        let stream = Stream { explain: args.explain, ..stream(args.window, args.memory) };
        Self { grouping: Grouping::new(stream), waiting: VecDeque::new(), position: Position::default() }
    }

    /// Takes a batch in; gives the lines that can be written.
    fn take(&mut self, batch: Batch<Item>) -> Vec<String> {
        for (place, sketch) in batch.done {
            self.waiting.push_back(place.into());
            self.grouping.push(sketch);
        }
        self.position = batch.position;
        let settled = self.grouping.settled();
        self.lines(settled)
    }

    fn lines(&mut self, settled: Vec<Placed>) -> Vec<String> {
        let waiting = self.waiting.drain(..settled.len());
        waiting.zip(settled).map(|(place, placed)| line(&place, &placed)).collect()
    }
}

/// Groups all inputs and writes what comes of it.
///
/// # Errors
///
/// The result cannot be written.
pub fn group(args: &Group, sources: &Sources, progress: &Progress, mut work: Work, out: &mut Sink) -> Result<Position> {
    let mut said = Said::default();
    let sketch = |report: Report| {
        let sketch = Sketch::new(&report, args.explain);
        (report.paths.into_iter().next().unwrap_or_default(), sketch)
    };
    let end = load::each(sources, work.position, progress, sketch, |batch| {
        out.write(&if args.follow { said.take(&mut work.grouping, batch) } else { work.take(batch) })?;
        out.save_if_due(&work)
    })?;
    if args.follow {
        work.grouping.form();
        out.write(&said.moved(&mut work.grouping))?;
    } else {
        let left = std::mem::take(&mut work.grouping).finish();
        out.write(&work.lines(left))?;
    }
    Ok(end)
}

/// The output, and the work from its beginning or from where it was left.
fn begin(args: &Group, sources: &Sources, progress: &Progress) -> Result<(Sink, Work)> {
    let work = Work::new(args);
    let (Some(state), Some(output)) = (&args.state, &args.output) else {
        return Ok((Sink::open(args.format, args.output.as_deref(), COLUMNS)?, work));
    };
    let every = Duration::try_from_secs_f64(args.save_every).unwrap_or_default();
    let job = format!("group {} {} {} {:?}", args.window, args.memory, args.explain, sources);
    let (out, saved) = Output::open::<Work>(output, state, every, job)?;
    let work = saved.map_or(work, |mut saved| {
        saved.grouping.restore();
        let n_reports = saved.grouping.n_settled() + saved.waiting.len() as u64;
        progress.notice(&format!("going on after {n_reports} reports"));
        saved
    });
    Ok((Sink::Kept(Box::new(out)), work))
}

/// Ids of the reports that were said to be in a story and can still move.
#[derive(Default)]
struct Said {
    ids: VecDeque<[u8; 32]>,
    /// Number of the first.
    first: u64,
}

impl Said {
    /// Lines that are written before anything is settled, and those that take back what did not hold.
    fn take(&mut self, grouping: &mut Grouping, batch: Batch<Item>) -> Vec<String> {
        let mut lines = Vec::new();
        for (place, sketch) in batch.done {
            self.ids.push_back(sketch.id);
            let id = named(sketch.id);
            let story = grouping.push_now(sketch);
            lines.push(json!({"id": id, "path": place, "story": story}).to_string());
            lines.extend(self.moved(grouping));
        }
        // The lines were written when they were said.
        for placed in grouping.settled() {
            self.ids.pop_front();
            self.first = placed.number + 1;
        }
        lines
    }

    fn moved(&self, grouping: &mut Grouping) -> Vec<String> {
        let line = |moved: Moved| {
            let at = usize::try_from(moved.number - self.first).ok();
            let id = at.and_then(|at| self.ids.get(at)).map(|&id| named(id));
            json!({"moved": id, "from": moved.from, "to": moved.to}).to_string()
        };
        grouping.moved().into_iter().map(line).collect()
    }
}

fn line(place: &str, placed: &Placed) -> String {
    let mut line = json!({"id": named(placed.id), "path": place, "story": placed.story});
    if let Some(reason) = &placed.because {
        line["because"] = because(reason);
    }
    line.to_string()
}

fn because(because: &Because) -> Value {
    let rounded = because.likeness.map(|likeness| (f64::from(likeness) * 1000.0).round() / 1000.0);
    let mut reason = match rounded {
        None => json!({"alone": true}),
        Some(likeness) => json!({"likeness": likeness, "days": because.days, "shared": because.shared}),
    };
    if !because.apart.is_empty() {
        reason["apart"] = json!(because.apart);
    }
    reason
}
