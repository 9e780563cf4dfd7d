//! Killed at any moment and started again, `group` and `copies` end with the output of an undisturbed run.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

/// A stream of invented reports: events told three times, days that go on.
fn corpus(folder: &Path, n_reports: usize) -> PathBuf {
    let word = |seed: usize, at: usize| format!("w{}", (seed * 2_654_435_761 + at * 40_503) % 60_013);
    let mut lines = String::new();
    for report in 0..n_reports {
        let event = report / 3;
        let words: Vec<String> =
            (0..60).map(|at| word(event, if at % 10 == report % 3 { at + 100 } else { at })).collect();
        let day = 1 + event / 40;
        let text = format!("Vel{event}a met Zor{}y. {}.", event * 7, words.join(" "));
        let published = format!("20{:02}-{:02}-{:02}", 30 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
        writeln!(lines, "{{\"text\": \"{text}\", \"outlet\": \"O{}\", \"published\": \"{published}\"}}", report % 3)
            .unwrap();
    }
    let path = folder.join("reports.jsonl");
    std::fs::write(&path, lines).unwrap();
    path
}

fn command(args: &[&str], reports: &Path, output: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_variorum"));
    command.args(args).arg("-q").arg(reports).arg("-o").arg(output).stderr(Stdio::null());
    command
}

/// Kills a run so often, each time after another delay, and lets the last end.
fn killed(args: &[&str], state: [&str; 2], n_reports: usize, n_kills: u64) {
    let folder = tempfile::tempdir().unwrap();
    let reports = corpus(folder.path(), n_reports);
    let [undisturbed, disturbed] = ["a.jsonl", "b.jsonl"].map(|name| folder.path().join(name));
    assert!(command(args, &reports, &undisturbed).status().unwrap().success());
    let kept = folder.path().join("kept");
    let with_state = [args, &[state[0], kept.to_str().unwrap(), "--save-every", state[1]]].concat();
    let (mut n_killed, mut random) = (0, 7_u64);
    for _ in 0..n_kills {
        let mut child = command(&with_state, &reports, &disturbed).spawn().unwrap();
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis(20 + (random >> 33) % 400));
        n_killed += u64::from(child.try_wait().unwrap().is_none());
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(n_killed > 0, "every run ended before it was killed: the corpus is too small for this machine");
    assert!(command(&with_state, &reports, &disturbed).status().unwrap().success());
    let [expected, found] = [undisturbed, disturbed].map(|path| std::fs::read(path).unwrap());
    assert!(!expected.is_empty() && expected == found, "the output of a killed run differs");
    assert!(!kept.exists(), "what was kept is not cleared");
}

#[test]
fn grouping_goes_on_where_it_was_killed() {
    killed(&["group", "--window", "3"], ["--state", "0"], 9_000, 3);
}

#[test]
fn finding_copies_goes_on_where_it_was_killed() {
    killed(&["copies"], ["--work", "0"], 9_000, 3);
}

#[test]
#[ignore = "takes a minute: cargo xtask test --all"]
fn twenty_kills_change_nothing() {
    killed(&["group", "--window", "3"], ["--state", "0"], 60_000, 20);
    killed(&["copies"], ["--work", "0"], 60_000, 20);
}
