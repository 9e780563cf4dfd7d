//! The record of a simulated story held against its truth.
//!
//! Headlines are left out on both sides: whether two of them say the same is a matter of taste.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::Result;
use variorum::record::schema::{ChangeKind, Cite, DifferenceKind, Record, Relation, Verdict};
use variorum::{Options, Report, annotate, compare};

use super::bootstrap::interval;
use super::counts::{Counts, Tally};
use crate::simulate::{Case, Cite as Gold, Place, Settings, Truth, case};

/// Prints the figures over all stories of the settings.
pub fn run(settings: &Settings) -> Result<()> {
    let mut stories = Vec::with_capacity(settings.stories);
    for number in 0..settings.stories {
        let case = case(settings, number);
        let record = record(&case);
        stories.push(counts(&case, &record));
    }
    let Settings { stories: n_stories, size, seed } = settings;
    println!(
        "{n_stories} stories of {} reports, {} statements in a full report, seed {seed}; 95% intervals over stories\n",
        size.reports, size.facts
    );
    let line = |name: &str, figure: &dyn Fn(&Counts) -> f64| {
        let (value, low, high) = interval(&stories, figure);
        println!("{name:44} {value:.3}  [{low:.3}, {high:.3}]");
    };
    line("passages, plagdet", &|c| c.plagdet());
    line("passages, precision", &|c| c.characters.precision());
    line("passages, recall", &|c| c.characters.recall());
    for (kind, name) in ["verbatim", "edited", "reworded"].into_iter().enumerate() {
        line(&format!("passages, recall, {name}"), &|c| c.kinds[kind].recall());
    }
    line("lineage, F1", &|c| c.relations.f1());
    line("lineage, precision", &|c| c.relations.precision());
    line("lineage, recall", &|c| c.relations.recall());
    line("lineage, directions right of those called", &|c| c.directions.precision());
    line("hidden common sources, share found", &|c| c.hidden.recall());
    line("uncredited, precision", &|c| c.uncredited.precision());
    line("uncredited, recall", &|c| c.uncredited.recall());
    line("altered quotations, precision", &|c| c.altered.precision());
    line("altered quotations, recall", &|c| c.altered.recall());
    line("changed figures, precision", &|c| c.figures.precision());
    line("changed figures, recall", &|c| c.figures.recall());
    line("attribution dropped, recall", &|c| c.hardened.recall());
    Ok(())
}

/// Compares a case's reports, handed over as files would be.
fn record(case: &Case) -> Record {
    let annotated = case.reports.iter().map(|simulated| {
        let mut report = Report::from_text(&simulated.text);
        report.stated.outlet = Some(simulated.outlet.clone());
        report.stated.url = Some(simulated.url.clone());
        report.stated.published.clone_from(&simulated.published);
        report.paths.push(simulated.name.clone());
        annotate(report)
    });
    // Equal reports are kept apart: each has its own place in the truth.
    compare(annotated.collect(), &Options { pairs: true, keep_duplicates: true })
}

/// A record with its reports under the numbers of the case.
struct Found<'a> {
    record: &'a Record,
    number: BTreeMap<&'a str, usize>,
}

impl Found<'_> {
    fn cite(&self, cite: &Cite) -> Gold {
        (self.number[&*cite.report], (cite.start, cite.end))
    }
}

fn counts(case: &Case, record: &Record) -> Counts {
    let named = |path: &str| case.reports.iter().position(|report| report.name == path).unwrap_or_default();
    let number = record.reports.iter().map(|report| (&*report.id, named(&report.source.paths[0]))).collect();
    let found = Found { record, number };
    let mut counts = Counts::default();
    characters(case, &found, &mut counts);
    lineage(case, &found, &mut counts);
    quotations(&case.truth, &found, &mut counts.altered);
    figures(&case.truth, &found, &mut counts.figures);
    hardened(&case.truth, &found, &mut counts.hardened);
    counts
}

fn meets(a: Place, b: Place) -> bool {
    a.0 < b.1 && b.0 < a.1
}

fn meet(a: Place, b: Place) -> Place {
    (a.0.max(b.0), a.1.min(b.1))
}

/// A pair of places, the smaller report first.
type Two = (Gold, Gold);

fn ordered(a: Gold, b: Gold) -> Two {
    if a.0 <= b.0 { (a, b) } else { (b, a) }
}

fn characters(case: &Case, found: &Found<'_>, counts: &mut Counts) {
    let mut have: BTreeMap<(usize, usize), Vec<Two>> = BTreeMap::new();
    for one in &found.record.alignments {
        let (a, b) = ordered(found.cite(&one.a), found.cite(&one.b));
        let heads = |cite: Gold| meets(cite.1, case.reports[cite.0].headline);
        if !heads(a) && !heads(b) {
            have.entry((a.0, b.0)).or_default().push((a, b));
        }
    }
    for found in have.values_mut() {
        join(found);
    }
    let mut want: BTreeMap<(usize, usize), Vec<(Two, usize)>> = BTreeMap::new();
    for one in &case.truth.alignments {
        let (a, b) = ordered(one.a, one.b);
        want.entry((a.0, b.0)).or_default().push(((a, b), one.kind as usize));
    }
    let keys: BTreeSet<(usize, usize)> = have.keys().chain(want.keys()).copied().collect();
    for key in keys {
        let (have, want) = (have.remove(&key).unwrap_or_default(), want.remove(&key).unwrap_or_default());
        let mut all = [BTreeSet::new(), BTreeSet::new(), BTreeSet::new()];
        for (a, b) in &have {
            mark(&mut all[0], a.1, b.1);
        }
        for ((a, b), kind) in &want {
            mark(&mut all[1], a.1, b.1);
            let mut got = BTreeSet::new();
            let mut pieces = 0.0;
            for (c, d) in have.iter().filter(|(c, d)| meets(a.1, c.1) && meets(b.1, d.1)) {
                mark(&mut got, meet(a.1, c.1), meet(b.1, d.1));
                pieces += 1.0;
            }
            counts.pieces += pieces;
            counts.met += f64::from(u8::from(pieces > 0.0));
            counts.kinds[*kind].hit += got.len() as f64;
            counts.kinds[*kind].wanted += (a.1.1 - a.1.0 + b.1.1 - b.1.0) as f64;
            all[2].append(&mut got);
        }
        counts.characters.had += all[0].len() as f64;
        counts.characters.wanted += all[1].len() as f64;
        counts.characters.hit += all[2].len() as f64;
    }
}

/// Code points between two pieces that go on: a space and quotation marks.
const TOUCHING: usize = 4;

/// Joins pieces that go on on both sides: a statement of two sentences is one passage, found sentence by sentence.
fn join(found: &mut Vec<Two>) {
    found.sort_unstable();
    let mut joined: Vec<Two> = Vec::new();
    for &(a, b) in found.iter() {
        match joined.last_mut() {
            Some((first, second)) if goes_on(first.1, a.1) && goes_on(second.1, b.1) => {
                (first.1.1, second.1.1) = (a.1.1, b.1.1);
            }
            _ => joined.push((a, b)),
        }
    }
    *found = joined;
}

fn goes_on(before: Place, after: Place) -> bool {
    after.0 >= before.1 && after.0 <= before.1 + TOUCHING
}

/// The characters of both sides of a pair.
fn mark(set: &mut BTreeSet<(u8, usize)>, a: Place, b: Place) {
    set.extend((a.0..a.1).map(|at| (0, at)));
    set.extend((b.0..b.1).map(|at| (1, at)));
}

/// What two reports are to each other.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Tie {
    None,
    /// The smaller number is above.
    Down,
    Up,
    Common,
}

fn lineage(case: &Case, found: &Found<'_>, counts: &mut Counts) {
    let n_reports = case.reports.len();
    let above = ancestors(&case.truth, n_reports);
    let mut have: BTreeMap<(usize, usize), (Tie, bool)> = BTreeMap::new();
    let mut uncredited: BTreeSet<usize> = BTreeSet::new();
    for line in &found.record.lineage {
        let (a, b) = (found.number[&*line.a], found.number[&*line.b]);
        let from = line.from.as_ref().map(|id| found.number[&**id]);
        let tie = match line.relation {
            Relation::Derived => {
                if from.unwrap_or(a) == a.min(b) {
                    Tie::Down
                } else {
                    Tie::Up
                }
            }
            Relation::CommonSource => Tie::Common,
            Relation::Independent => Tie::None,
        };
        have.insert((a.min(b), a.max(b)), (tie, from.is_some()));
        uncredited.extend(line.uncredited.iter().map(|id| found.number[&**id]));
    }
    for a in 0..n_reports {
        for b in a + 1..n_reports {
            let wanted = tie(&above, a, b);
            let (had, called) = have.get(&(a, b)).copied().unwrap_or((Tie::None, false));
            let derived = |tie: Tie| matches!(tie, Tie::Down | Tie::Up);
            // A derivation whose direction was left open is right as such.
            let open = derived(wanted) && derived(had) && !called;
            counts.relations.hit += f64::from(u8::from(wanted != Tie::None && (wanted == had || open)));
            counts.relations.had += f64::from(u8::from(had != Tie::None));
            counts.relations.wanted += f64::from(u8::from(wanted != Tie::None));
            if derived(wanted) && derived(had) && called {
                counts.directions.add(wanted == had, true);
            }
            let visible = above[a].intersection(&above[b]).any(|&source| source < n_reports);
            if wanted == Tie::Common && !visible {
                counts.hidden.add(true, had == Tie::Common);
            }
        }
    }
    for report in 0..n_reports {
        counts.uncredited.add(case.truth.uncredited.contains(&report), uncredited.contains(&report));
    }
}

/// For each node all above it.
fn ancestors(truth: &Truth, n_reports: usize) -> Vec<BTreeSet<usize>> {
    let above = |node: usize| {
        let mut seen = BTreeSet::new();
        let mut open = vec![node];
        while let Some(next) = open.pop() {
            let parents = truth.lineage.iter().filter(|edge| edge.1 == next).map(|edge| edge.0);
            open.extend(parents.filter(|&parent| seen.insert(parent)));
        }
        seen
    };
    (0..n_reports).map(above).collect()
}

fn tie(above: &[BTreeSet<usize>], a: usize, b: usize) -> Tie {
    match () {
        () if above[b].contains(&a) => Tie::Down,
        () if above[a].contains(&b) => Tie::Up,
        () if !above[a].is_disjoint(&above[b]) => Tie::Common,
        () => Tie::None,
    }
}

fn quotations(truth: &Truth, found: &Found<'_>, tally: &mut Tally) {
    let mut called: Vec<Two> = Vec::new();
    for saying in &found.record.sayings {
        for change in saying.changes.iter().filter(|change| change.kind == ChangeKind::Altered) {
            let place = |index: usize| {
                let version = &saying.versions[index];
                (found.number[&*version.report], (version.start, version.end))
            };
            called.push(ordered(place(change.a), place(change.b)));
        }
    }
    let gold: Vec<(Two, bool)> = truth.quotations.iter().map(|one| (ordered(one.a, one.b), one.altered)).collect();
    // A pair of pieces of one quotation may be called more than once; it counts once.
    for (wanted, _) in gold.iter().filter(|(_, altered)| *altered) {
        tally.add(true, called.iter().any(|one| same(one, wanted)));
    }
    for one in &called {
        if !gold.iter().any(|(two, altered)| *altered && same(one, two)) {
            tally.had += 1.0;
        }
    }
}

fn same(a: &Two, b: &Two) -> bool {
    let one = |x: Gold, y: Gold| x.0 == y.0 && meets(x.1, y.1);
    one(a.0, b.0) && one(a.1, b.1)
}

/// Figures that differ: between two versions in one group, or as a difference of aligned places.
fn figures(truth: &Truth, found: &Found<'_>, tally: &mut Tally) {
    let mut called: Vec<Two> = Vec::new();
    for group in found.record.figures.iter().filter(|group| group.verdict == Verdict::Differ) {
        for (index, first) in group.versions.iter().enumerate() {
            for second in &group.versions[index + 1..] {
                let place = |version: &variorum::record::schema::FigureVersion| {
                    (found.number[&*version.report], (version.figure.start, version.figure.end))
                };
                if first.figure.value != second.figure.value && first.report != second.report {
                    called.push(ordered(place(first), place(second)));
                }
            }
        }
    }
    let n_groups = called.len();
    let differences = found.record.differences.iter().filter(|difference| difference.kind == DifferenceKind::Figure);
    for difference in differences {
        let cites: Vec<Gold> = difference.cites.iter().map(|cite| found.cite(cite)).collect();
        for (index, &first) in cites.iter().enumerate() {
            called.extend(cites[index + 1..].iter().map(|&second| ordered(first, second)));
        }
    }
    let gold: Vec<Two> = truth.figures.iter().map(|one| ordered(one.a, one.b)).collect();
    for wanted in &gold {
        tally.add(true, called.iter().any(|one| same(one, wanted)));
    }
    tally.had += called[..n_groups].iter().filter(|one| !gold.iter().any(|two| same(one, two))).count() as f64;
}

/// Claims of which one report drops the attribution.
fn hardened(truth: &Truth, found: &Found<'_>, tally: &mut Tally) {
    for (attributed, flat) in &truth.hardened {
        let met = |gold: &Gold, cites: &[Cite]| {
            cites.iter().map(|cite| found.cite(cite)).any(|cite| cite.0 == gold.0 && meets(cite.1, gold.1))
        };
        let shown =
            found.record.claims.iter().any(|claim| met(attributed, &claim.what) && met(flat, &claim.unattributed));
        tally.add(true, shown);
    }
}
