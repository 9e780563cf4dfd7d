//! Instructions that each hot stage takes on one story of the examples: the same on every machine of a kind, so that a
//! change of one in a hundred shows. A report for people, not a gate.
//!
//! Counted by Callgrind through gungraun; `cargo xtask bench instructions` says what is needed and writes the counts to a
//! file. Reading the text and loading the tables that live as long as the program stand outside what is counted.

#![allow(missing_docs, clippy::needless_pass_by_value)] // what the macros write, and how they call

use std::hint::black_box;

use gungraun::{library_benchmark, library_benchmark_group, main};
use variorum::copies::{runs, winnow, words};
use variorum::group::Sketch;
use variorum::record::schema::Record;
use variorum::{Annotated, Options, Report, Wanted, annotate, annotate_only, compare, stories};

const TEXTS: [&str; 3] = [
    include_str!("../../../examples/dam-vote/mossgate-dispatch.txt"),
    include_str!("../../../examples/dam-vote/orle-chronicle.txt"),
    include_str!("../../../examples/dam-vote/penlow-times.txt"),
];

fn story() -> Vec<Report> {
    // Loads the tables.
    black_box((annotate(Report::from_text(TEXTS[0])), Sketch::new(&Report::from_text(TEXTS[0]), false)));
    TEXTS.iter().map(|text| Report::from_text(text)).collect()
}

fn annotated() -> Vec<Annotated> {
    story().into_iter().map(annotate).collect()
}

fn only(wanted: Wanted) -> (Vec<Report>, Wanted) {
    (story(), wanted)
}

// One stage of what `read` does, and what it needs before.
#[library_benchmark]
#[bench::sentences(only(Wanted::NONE))]
#[bench::quotes(only(Wanted { quotes: true, ..Wanted::NONE }))]
#[bench::dates(only(Wanted { dates: true, ..Wanted::NONE }))]
#[bench::figures(only(Wanted { figures: true, ..Wanted::NONE }))]
#[bench::names(only(Wanted { names: true, ..Wanted::NONE }))]
#[bench::everything(only(Wanted::ALL))]
fn read((reports, wanted): (Vec<Report>, Wanted)) -> Vec<Annotated> {
    black_box(reports.into_iter().map(|report| annotate_only(report, wanted)).collect())
}

#[library_benchmark]
#[bench::story(annotated())]
fn collate(reports: Vec<Annotated>) -> Record {
    black_box(compare(reports, &Options::default()))
}

#[library_benchmark]
#[bench::sketches(story())]
fn sketch(reports: Vec<Report>) -> Vec<Sketch> {
    black_box(reports.iter().map(|report| Sketch::new(report, false)).collect())
}

#[library_benchmark]
#[bench::story(story())]
fn group(reports: Vec<Report>) -> Vec<usize> {
    black_box(stories(&reports.iter().collect::<Vec<_>>()))
}

#[library_benchmark]
#[bench::winnowed(TEXTS)]
fn copies(texts: [&str; 3]) -> [Vec<(u64, u32)>; 3] {
    black_box(texts.map(|text| winnow(&runs(&words(text).hashes))))
}

library_benchmark_group!(name = stages; benchmarks = read, collate, sketch, group, copies);
main!(library_benchmark_groups = stages);
