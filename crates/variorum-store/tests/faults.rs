//! What a store holds after a kill or a full disk in the middle of any change: all that was acknowledged, and sound.
//!
//! A child process fills a store and says what was acknowledged; `faults.c` stands between it and the system.
#![cfg(target_os = "linux")]
#![allow(missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::LazyLock;

use variorum::{Report, annotate, report_record};
use variorum_store::{Analysed, Decision, Feed, Incoming, Kind, Page, Ruling, Store, id_digest};

/// Moments that are tried in the fast tier; the others in the long one.
const TRIED: usize = 40;

/// What stands between: whoever can link a Rust program has a C compiler.
/// Built once and put in its place whole: a test that loads it while another writes it would have none.
static SHIM: LazyLock<PathBuf> = LazyLock::new(|| {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (path, new) = (folder.join("faults.so"), folder.join(format!("faults-{}.so", std::process::id())));
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/faults.c");
    let built = Command::new("cc").args(["-shared", "-fPIC", "-O1", "-o"]).arg(&new).args([source, "-ldl"]).status();
    assert!(built.unwrap().success(), "cc could not build {source}");
    std::fs::rename(new, &path).unwrap();
    path
});

/// Runs the child; gives the lines that it printed.
fn run(store: &Path, kind: &str, at: usize) -> Vec<String> {
    let child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "child", "--ignored", "--nocapture", "--test-threads=1"])
        .env("LD_PRELOAD", &*SHIM)
        .env("FAULT_AT", at.to_string())
        .env("FAULT_KIND", kind)
        .env("FAULT_STORE", store)
        .output()
        .unwrap();
    String::from_utf8_lossy(&child.stdout).lines().map(str::to_owned).collect()
}

/// Not a test of its own: what the child does.
#[test]
#[ignore = "run by the others"]
fn child() {
    let Some(path) = std::env::var_os("FAULT_STORE") else { return };
    if let Err(error) = fill(Path::new(&path)) {
        println!("failed {error}");
    }
}

fn fill(path: &Path) -> variorum_store::Result<()> {
    let (store, _) = Store::open(path)?;
    println!("acknowledged store");
    for round in 0..6 {
        let texts: Vec<String> = (0..3)
            .map(|at| {
                format!("Report {round} {at}. “We saw {round} boats,” Ann Orr said. {}", "More words. ".repeat(400))
            })
            .collect();
        let reports: Vec<Report> = texts.iter().map(|text| Report::from_text(text)).collect();
        let incoming = |report| Incoming { report, original: Some(b"bytes"), received: round };
        for added in store.add(&reports.iter().map(incoming).collect::<Vec<_>>())? {
            println!("acknowledged report {}", variorum::text::id_name(added.id));
        }
        for kept in store.numbered(&store.unanalysed("v")?)? {
            let found = report_record(&annotate(kept.report));
            let analysed = Analysed { number: kept.number, version: "v", day: None, sketch: b"s", found: &found };
            store.keep_analyses(&[analysed])?;
            store.place(&[(kept.number, format!("s-{round}"))])?;
        }
        let decision = Decision {
            kind: "saying".into(),
            cites: Vec::new(),
            verdict: Ruling::Noted,
            note: format!("round {round}"),
            decided: round,
        };
        store.decide(&decision)?;
        println!("acknowledged decision {round}");
        watched(&store, round)?;
    }
    store.vacuum()
}

/// What a watch does: a feed names a page, the page gives a report.
fn watched(store: &Store, round: i64) -> variorum_store::Result<()> {
    let url = format!("https://veldia.example/{round}");
    let feed = Feed { url: "https://veldia.example/rss".into(), etag: Some(url.clone()), ..Feed::default() };
    let page = Page { url: url.clone(), next: Some(0), ..Page::default() };
    store.feed_read(&feed, std::slice::from_ref(&page))?;
    println!("acknowledged page {url}");
    let report = Report::from_text(&format!("Page {round}. “We saw {round} boats,” Ann Orr said."));
    let page = Page { report: Some(report.id()), next: None, ..page };
    let given = [Incoming { report: &report, original: Some(b"page"), received: round }];
    store.page_read(&page, &given, Some(Kind::Report), round)?;
    println!("acknowledged report {}", report.id());
    println!("acknowledged happening {}", report.id());
    Ok(())
}

/// The store opens, is sound, and holds what was acknowledged.
fn holds(path: &Path, lines: &[String], told: &str) {
    let acknowledged: Vec<&str> =
        lines.iter().filter_map(|line| line.split_once("acknowledged ")).map(|l| l.1).collect();
    if acknowledged.is_empty() && !path.exists() {
        return;
    }
    let (store, _) = Store::open(path).unwrap_or_else(|error| panic!("{told}: {error}"));
    assert_eq!(store.check(|_| ()).unwrap(), Vec::<String>::new(), "{told}");
    let mut last_round = None;
    for what in acknowledged {
        if let Some(id) = what.strip_prefix("report ") {
            assert!(store.report(&id_digest(id).unwrap()).unwrap().is_some(), "{told}: {id} is gone");
        } else if let Some(url) = what.strip_prefix("page ") {
            assert!(store.page(url).unwrap().is_some(), "{told}: {url} is gone");
        } else if let Some(id) = what.strip_prefix("happening ") {
            let id = id_digest(id).unwrap();
            assert!(store.happenings(99).unwrap().iter().any(|it| it.report == id), "{told}: it would not be told");
        } else if let Some(round) = what.strip_prefix("decision ") {
            last_round = round.parse::<i64>().ok();
        }
    }
    // A feed's state says no more than its pages hold: what is not there is asked for again.
    for url in store.feeds().unwrap().into_iter().filter_map(|feed| feed.etag) {
        assert!(store.page(&url).unwrap().is_some(), "{told}: {url} was lost between feed and page");
    }
    let kept = store.decisions().unwrap().first().map(|decision| decision.decided);
    assert!(kept >= last_round, "{told}: {kept:?} was kept, {last_round:?} acknowledged");
    // And it can be written to again.
    let report = Report::from_text("afterwards");
    store.add(&[Incoming { report: &report, original: None, received: 0 }]).unwrap();
}

/// Tries a fault at moments of the child's run; gives how many moments there are and how many faults came to pass.
fn tried(kind: &str, step: impl Fn(usize) -> usize) -> (usize, usize) {
    let folder = tempfile::tempdir().unwrap();
    let whole = run(&folder.path().join("whole.db"), kind, 0);
    let changes = whole.iter().find_map(|line| line.strip_prefix("changes ")?.parse::<usize>().ok());
    let changes = changes.unwrap_or_else(|| panic!("the child did not end: {whole:?}"));
    assert!(whole.iter().any(|line| line.ends_with("acknowledged decision 5")), "{whole:?}");
    let mut faults = 0;
    for at in (1..=changes).step_by(step(changes).max(1)) {
        let path = folder.path().join(format!("{at}.db"));
        let lines = run(&path, kind, at);
        let ended = lines.iter().any(|line| line.starts_with("changes "));
        let failed = lines.iter().any(|line| line.contains("failed "));
        faults += usize::from(!ended || failed);
        holds(&path, &lines, &format!("{kind} at {at} of {changes}"));
        let full = lines.iter().filter_map(|line| line.split_once("failed ")).next();
        assert!(full.is_none_or(|(_, error)| !error.contains("damaged")), "{kind} at {at}: {full:?}");
    }
    (changes, faults)
}

#[test]
fn a_kill_in_the_middle_of_a_change_loses_nothing_acknowledged() {
    let (changes, faults) = tried("kill", |changes| changes / TRIED);
    assert!(changes > 100 && faults >= TRIED - 1, "{faults} kills at {changes} changes");
}

#[test]
fn a_full_disk_loses_nothing_acknowledged() {
    let (changes, faults) = tried("full", |changes| changes / TRIED);
    assert!(changes > 100 && faults >= TRIED / 2, "{faults} failures at {changes} changes");
}

#[test]
#[ignore = "takes long: every change"]
fn every_change_may_be_the_last() {
    for kind in ["kill", "full"] {
        let (changes, faults) = tried(kind, |_| 1);
        println!("{kind}: {faults} faults at {changes} changes");
    }
}
