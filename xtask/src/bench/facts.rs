//! How fast names, dates and figures are read, on one core, beside three peers in the same run.
//!
//! In: articles, a JSON object with `text` a line. Peers, each in a Python that has the package: recognizers-text (dates
//! and numbers), dateparser (dates), quantulum3 (figures). They get the first articles only, for they are slow.
//! Reading the file, starting Python and loading what a peer loads stand outside the timers.

use std::path::Path;

use anyhow::Result;
use variorum::{Wanted, annotate, annotate_only};

/// Articles that each peer gets.
const PEER_ARTICLES: usize = 20;

/// A peer: its name, its packages, and what it runs. It reads texts as a JSON array on standard input and prints
/// seconds and the number of what it found.
struct Peer {
    name: &'static str,
    packages: &'static str,
    script: &'static str,
}

const PEERS: [Peer; 3] = [
    Peer {
        name: "recognizers-text",
        packages: "recognizers-text-suite and emoji<2",
        script: r#"
import json, sys, time
from recognizers_date_time import DateTimeRecognizer
from recognizers_number import NumberRecognizer
dates = DateTimeRecognizer("en-us").get_datetime_model()
numbers = NumberRecognizer("en-us").get_number_model()
find = lambda text: len(dates.parse(text)) + len(numbers.parse(text))
texts = json.load(sys.stdin)
find("Two men left on May 3.")
start, found = time.process_time(), 0
for text in texts:
    found += find(text)
print(time.process_time() - start, found)
"#,
    },
    Peer {
        name: "dateparser",
        packages: "dateparser",
        script: r#"
import json, sys, time
from dateparser.search import search_dates
texts = json.load(sys.stdin)
search_dates("They left on May 3.", languages=["en"])
start, found = time.process_time(), 0
for text in texts:
    found += len(search_dates(text, languages=["en"]) or [])
print(time.process_time() - start, found)
"#,
    },
    Peer {
        name: "quantulum3",
        packages: "quantulum3",
        script: r#"
import json, sys, time, warnings
warnings.simplefilter("ignore")
from quantulum3 import parser
texts = json.load(sys.stdin)
parser.parse("Two men left with 3 kg of salt.")
start, found = time.process_time(), 0
for text in texts:
    try:
        found += len(parser.parse(text))
    except Exception:
        pass  # some numbers are beyond it
print(time.process_time() - start, found)
"#,
    },
];

/// `cargo xtask bench facts ARTICLES.jsonl [--peer PYTHON]`
pub fn run(articles: &Path, peer: Option<&str>) -> Result<()> {
    let (texts, reports, bytes) = super::quotes::corpus(articles)?;
    let ours = super::quotes::rate("everything that read does", bytes, || {
        let found = reports.iter().map(|report| annotate(report.clone()).annotations);
        found.map(|found| found.entities.len() + found.dates.len() + found.figures.len()).sum()
    });
    for (name, wanted) in [
        ("dates alone", Wanted { dates: true, ..Wanted::NONE }),
        ("dates and figures", Wanted { dates: true, figures: true, ..Wanted::NONE }),
        ("all but names", Wanted { names: false, ..Wanted::ALL }),
    ] {
        super::quotes::rate(name, bytes, || {
            let found = reports.iter().map(|report| annotate_only(report.clone(), wanted).annotations);
            found.map(|found| found.dates.len() + found.figures.len() + found.quotes.len()).sum()
        });
    }
    let Some(python) = peer else { return Ok(()) };
    let few = &texts[..PEER_ARTICLES.min(texts.len())];
    let few_bytes: usize = few.iter().map(String::len).sum();
    for peer in PEERS {
        let (seconds, found) = super::quotes::ask_peer(python, peer.script, peer.packages, few)?;
        let theirs = few_bytes as f64 / 1e6 / seconds;
        println!(
            "{:>32} {theirs:>8.4} MB/s, {found} found in {} articles; ratio {:.0}",
            format!("{}:", peer.name),
            few.len(),
            ours / theirs
        );
    }
    Ok(())
}
