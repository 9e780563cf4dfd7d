//! Makes labelled cases: reports of invented stories, with what is true of them.
//!
//! In: a seed and sizes. Out: report files and a truth file, or JSON lines as a stream. The same seed gives the same
//! bytes on every machine.
//!
//! Stories come from a small grammar (`events`, `words`): ten kinds of events, statements that have several wordings
//! each, quotations built from parts. What happens to a text on its way (`story`, `edits`) is what newsrooms do: cut,
//! edit, reword, reorder, join, merge two sources, change a figure, alter a quotation, drop the credit.
//! Why not real articles: nobody could publish them beside the figures. Limits: the language is plainer than news, and
//! rewordings are those that the grammar knows.

mod edits;
mod events;
mod page;
mod part;
mod random;
mod story;
#[cfg(test)]
mod tests;
mod truth;
mod vary;
mod words;

use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;

use anyhow::{Context, Result, bail};
use serde_json::json;

pub use page::Place;
pub use random::Random;
pub use story::Size;
pub use truth::{Cite, Truth};
pub use vary::varied;

const USAGE: &str = "\
cargo xtask simulate FOLDER|- [--stories N] [--reports N] [--facts N] [--seed N]
cargo xtask simulate vary FILE [--rounds N] [--seed N]

  FOLDER       a folder a story with its reports (.json) and, beside them, truth.jsonl, one story a line
  -            the reports alone, as JSON lines on standard output: any number, in constant memory
  vary FILE    copies of the articles of a file (one JSON object a line, with its text), whole and in part, as JSON lines on
               standard output: the articles, and --rounds of variants of each (4)
  --stories    how many stories (30)
  --reports    reports a story (6)
  --facts      statements of a full report (20; 4 make a short item)
  --seed       another number, other stories (1)";

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    pub stories: usize,
    pub size: Size,
    pub seed: u64,
}

impl Default for Settings {
    fn default() -> Self {
        Self { stories: 30, size: Size { reports: 6, facts: 20 }, seed: 1 }
    }
}

impl Settings {
    /// Reads `--name value` pairs.
    pub fn read(words: &[&str], usage: &str) -> Result<Self> {
        let mut settings = Self::default();
        for pair in words.chunks(2) {
            let [name, value] = pair else { bail!("{usage}") };
            let number: u64 = value.parse().with_context(|| format!("{name} takes a number, not {value:?}"))?;
            let count = usize::try_from(number)?;
            match *name {
                "--stories" => settings.stories = count,
                "--reports" => settings.size.reports = count.max(1),
                "--facts" => settings.size.facts = count.max(2),
                "--seed" => settings.seed = number,
                _ => bail!("{usage}"),
            }
        }
        Ok(settings)
    }
}

/// One report as a reader of files gets it.
pub struct Simulated {
    /// The file's name without its end.
    pub name: String,
    pub text: String,
    /// The headline's place in the text.
    pub headline: Place,
    pub outlet: String,
    pub url: String,
    pub published: Option<String>,
}

/// One story: its reports and what is true of them.
pub struct Case {
    pub name: String,
    pub reports: Vec<Simulated>,
    pub truth: Truth,
}

/// The story of a number.
pub fn case(settings: &Settings, number: usize) -> Case {
    let part = number as u64;
    let written = story::story(Random::new(settings.seed, 2 * part), settings.size);
    let mut random = Random::new(settings.seed, 2 * part + 1);
    let pages: Vec<page::Page> = written.iter().map(|report| page::page(report, &mut random)).collect();
    let truth = truth::truth(&written, &pages);
    let visible = written.iter().zip(pages).filter(|(report, _)| !report.hidden).enumerate();
    let reports = visible.map(|(index, (report, page))| Simulated {
        name: format!("report-{index:03}"),
        url: format!("https://{}.example/{number}", report.outlet.to_lowercase().replace(' ', "-")),
        text: page.text,
        headline: page.headline,
        outlet: report.outlet.clone(),
        published: report.day.map(|day| date(number, day)),
    });
    Case { name: format!("story-{number:07}"), reports: reports.collect(), truth }
}

/// A day some days after a story's own: stories are spread over a leap year's days.
fn date(story: usize, days: usize) -> String {
    const MONTHS: [usize; 12] = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut day = (story * 7 + days) % 366;
    let month = MONTHS
        .iter()
        .position(|&length| {
            day < length || {
                day -= length;
                false
            }
        })
        .unwrap_or_default();
    format!("2024-{:02}-{:02}", month + 1, day + 1)
}

/// `cargo xtask simulate FOLDER|- …`
pub fn run(args: &[String]) -> Result<()> {
    let words: Vec<&str> = args.iter().map(String::as_str).collect();
    let Some((&target, rest)) = words.split_first() else { bail!("{USAGE}") };
    if target.starts_with("--") {
        bail!("{USAGE}");
    }
    if let ("vary", Some((file, rest))) = (target, rest.split_first()) {
        return vary(Path::new(file), rest);
    }
    let settings = Settings::read(rest, USAGE)?;
    match target {
        "-" => stream(&settings, &mut BufWriter::new(std::io::stdout().lock())),
        folder => write(&settings, Path::new(folder)),
    }
}

/// Writes articles and variants of them, a JSON object a line.
fn vary(file: &Path, rest: &[&str]) -> Result<()> {
    let (mut rounds, mut seed) = (4, 1);
    for pair in rest.chunks(2) {
        match *pair {
            ["--rounds", value] => rounds = value.parse().context("--rounds takes a number")?,
            ["--seed", value] => seed = value.parse().context("--seed takes a number")?,
            _ => bail!("{USAGE}"),
        }
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    for text in varied(&crate::train::articles(file)?, rounds, seed) {
        writeln!(out, "{}", json!({ "text": text }))?;
    }
    Ok(out.flush()?)
}

/// Writes the reports alone, a JSON object a line.
pub fn stream(settings: &Settings, out: &mut impl Write) -> Result<()> {
    for number in 0..settings.stories {
        let case = case(settings, number);
        for report in &case.reports {
            let mut line = report.json();
            line["id"] = json!(format!("{}/{}", case.name, report.name));
            line["story"] = json!(case.name);
            writeln!(out, "{line}")?;
        }
    }
    Ok(out.flush()?)
}

fn write(settings: &Settings, folder: &Path) -> Result<()> {
    std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
    let path = folder.join("truth.jsonl");
    let file = File::create(&path).with_context(|| format!("cannot write {}", path.display()))?;
    let mut truths = BufWriter::new(file);
    for number in 0..settings.stories {
        let case = case(settings, number);
        let own = folder.join(&case.name);
        std::fs::create_dir_all(&own).with_context(|| format!("cannot make {}", own.display()))?;
        for report in &case.reports {
            let path = own.join(format!("{}.json", report.name));
            std::fs::write(&path, format!("{}\n", report.json()))
                .with_context(|| format!("cannot write {}", path.display()))?;
        }
        let names: Vec<String> = case.reports.iter().map(|report| report.name.clone()).collect();
        let texts: Vec<&str> = case.reports.iter().map(|report| report.text.as_str()).collect();
        writeln!(truths, "{}", case.truth.json(&case.name, &names, &texts))?;
    }
    truths.flush()?;
    println!("{} stories of {} reports in {}", settings.stories, settings.size.reports, folder.display());
    Ok(())
}

impl Simulated {
    fn json(&self) -> serde_json::Value {
        json!({ "text": self.text, "outlet": self.outlet, "url": self.url, "published": self.published })
    }
}
