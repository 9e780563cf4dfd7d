//! Checks of what looks at several texts, which an input holds one after another, and of what reads a record.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use serde_json::Value;
use variorum::copies::{About, Common, Entry, Reader, Words, is_worth_verifying, propose, runs, winnow, words};
use variorum::record::schema::Record;
use variorum::{Annotated, Options, Report, annotate, stories};
use variorum_view::{Table, TextOptions, exchange, tables};

use crate::story::texts;

/// Texts of a story that are compared.
const WITNESSES: usize = 4;
/// Texts that are grouped, or looked through for copies: more than the four from which a story can be parted in two.
const CORPUS: usize = 12;

/// Up to four texts to the record of their story.
///
/// # Panics
///
/// The record does not hold, or it is another one where the texts come in the other order.
pub fn compare(bytes: &[u8]) {
    let reports = annotated(&texts(bytes, WITNESSES));
    let backwards = json(reports.iter().rev().cloned().collect());
    let forwards = json(reports);
    assert_eq!(forwards, backwards, "the same record in either order");
    let failures = variorum::record::verify(&forwards);
    assert!(failures.is_empty(), "{failures:?}");
}

/// Up to four texts to every view of their record.
///
/// # Panics
///
/// A text reaches a page as a script, or a terminal or an exchange form as a control sequence.
pub fn views(bytes: &[u8]) {
    let records = [record(annotated(&texts(bytes, WITNESSES)))];
    let page = variorum_view::html(&records);
    assert_eq!(scripts(&page), *SCRIPTS, "a page has no scripts but its own");
    for full in [false, true] {
        let options = TextOptions { full, ..TextOptions::default() };
        assert!(!variorum_view::text_records(&records, &options).contains('\u{1b}'), "no text controls a terminal");
    }
    let _ = variorum_view::markdown(&records[0]);
    let tables = variorum_view::tables(&records);
    for table in &tables {
        let _ = table.to_csv();
        assert!(tables::arrow::batch(table).is_ok(), "every table is a batch");
    }
    exchanged(&records, &tables);
}

/// No form of an exchange holds a control character that could end a line, a field or a document of it.
fn exchanged(records: &[Record], tables: &[Table]) {
    let ftm = exchange::followthemoney(records);
    let graphs = [exchange::webannotation(records), exchange::prov(records), exchange::csvw(tables)];
    let others = [exchange::tei(records), exchange::ris(records), exchange::bibtex(records), ftm.entities, ftm.offsets];
    for form in graphs.iter().chain(&others) {
        let raw = form.chars().find(|c| *c < ' ' && !matches!(c, '\n' | '\r' | '\t'));
        assert_eq!(raw, None, "a control character stands raw in an exchange form");
    }
}

/// Scripts of the page of one harmless text.
static SCRIPTS: LazyLock<usize> =
    LazyLock::new(|| scripts(&variorum_view::html(&[record(annotated(&["The council met.".to_owned()]))])));

fn scripts(page: &str) -> usize {
    page.to_ascii_lowercase().matches("<script").count()
}

fn annotated(texts: &[String]) -> Vec<Annotated> {
    texts.iter().map(|text| annotate(Report::from_text(text))).collect()
}

fn record(reports: Vec<Annotated>) -> Record {
    variorum::compare(reports, &Options::default())
}

fn json(reports: Vec<Annotated>) -> Value {
    serde_json::to_value(record(reports)).expect("a record is JSON")
}

/// Up to twelve texts to their stories.
///
/// # Panics
///
/// A text is in no story, or the stories are others where the texts come in the other order.
pub fn group(bytes: &[u8]) {
    let reports: Vec<Report> = texts(bytes, CORPUS).iter().map(|text| Report::from_text(text)).collect();
    let forwards: Vec<&Report> = reports.iter().collect();
    let backwards: Vec<&Report> = reports.iter().rev().collect();
    assert_eq!(in_stories(&forwards), in_stories(&backwards), "the same stories in either order");
}

/// The texts of each story, in order.
fn in_stories<'a>(reports: &[&'a Report]) -> BTreeSet<Vec<&'a str>> {
    let numbers = stories(reports);
    assert_eq!(numbers.len(), reports.len(), "each report is in a story");
    let of_story = |story| {
        let members = reports.iter().zip(&numbers).filter(|&(_, &number)| number == story);
        let mut texts: Vec<&str> = members.map(|(report, _)| &*report.text).collect();
        texts.sort_unstable();
        texts
    };
    (0..reports.len()).map(of_story).filter(|texts| !texts.is_empty()).collect()
}

/// Up to twelve texts, each held against each, and what their chosen runs propose.
///
/// # Panics
///
/// A word is no place in its text, a passage or a share is none, a text is no copy of itself, or a long copy is not proposed.
pub fn copies(bytes: &[u8]) {
    let texts = texts(bytes, CORPUS);
    let read: Vec<Words> = texts.iter().map(|text| words(text)).collect();
    read.iter().zip(&texts).for_each(|(words, text)| words_lie_in(words, text));
    let proposed = proposed(&read);
    for (a, first) in read.iter().enumerate() {
        let first_runs = runs(&first.hashes);
        let reader = Reader::new(&first.hashes, &first_runs, &[]);
        for (b, second) in read.iter().enumerate() {
            let common = reader.common(&second.hashes, &runs(&second.hashes), &[]);
            holds(&common, first, second);
            let is_copy = a < b && first.hashes == second.hashes && first.hashes.len() >= 16;
            assert!(!is_copy || proposed.contains(&(a, b)), "a copy is proposed");
            assert!(a != b || first_runs.is_empty() || is_whole(common.shares[0]), "a text is a copy of itself");
        }
    }
}

fn words_lie_in(words: &Words, text: &str) {
    assert_eq!(words.hashes.len(), words.places.len(), "each word has a place");
    for &(start, end) in &words.places {
        let word = text.get(start as usize..end as usize);
        assert!(word.is_some_and(|word| !word.is_empty()), "{start}..{end} is no word");
    }
    assert!(words.places.is_sorted_by(|a, b| a.1 <= b.0), "words stand one after another");
}

fn is_whole(share: f64) -> bool {
    (share - 1.0).abs() < 1e-9
}

fn holds(common: &Common, first: &Words, second: &Words) {
    assert!(common.shares.iter().all(|share| (0.0..=1.0).contains(share)), "shares are parts: {:?}", common.shares);
    for passage in &common.passages {
        let (a, b) = (first.hashes.get(passage.a.0..passage.a.1), second.hashes.get(passage.b.0..passage.b.1));
        let (Some(a), Some(b)) = (a, b) else { panic!("{passage:?} is no passage") };
        assert!(passage.same <= a.len().min(b.len()), "{passage:?} has more words in common than it has");
        assert!(!passage.is_verbatim() || a == b, "{passage:?} is not the same word by word");
    }
}

/// The pairs that are worth verifying.
fn proposed(read: &[Words]) -> BTreeSet<(usize, usize)> {
    let mut entries: Vec<Entry> = Vec::new();
    let mut about: Vec<About> = Vec::new();
    for (report, words) in (0_u32..).zip(read) {
        let chosen = chosen(&words.hashes);
        about.push(About { n_runs: u32::try_from(chosen.len()).unwrap_or(u32::MAX), ..About::default() });
        entries.extend(chosen.into_iter().map(|run| Entry { run, report, place: 0 }));
    }
    entries.sort_unstable();
    let mut pairs: Vec<(u32, u32)> = Vec::new();
    for same in entries.chunk_by(|a, b| a.run == b.run) {
        propose(same, &about, None, |a, b| pairs.push((a, b)), |_| {});
    }
    pairs.sort_unstable();
    let counted = pairs.chunk_by(|a, b| a == b).map(|same| (same[0].0 as usize, same[0].1 as usize, same.len()));
    counted.filter(|&(a, b, n)| is_worth_verifying(n as u64, &about[a], &about[b])).map(|(a, b, _)| (a, b)).collect()
}

/// The chosen runs of a text, each once.
fn chosen(hashes: &[u32]) -> BTreeSet<u64> {
    winnow(&runs(hashes)).into_iter().map(|(run, _)| run).collect()
}

/// Any JSON as a record.
pub fn verify(bytes: &[u8]) {
    if let Ok(record) = serde_json::from_slice::<Value>(bytes) {
        let _ = variorum::record::verify(&record);
    }
}
