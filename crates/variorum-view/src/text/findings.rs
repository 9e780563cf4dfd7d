//! What the reports say together, worst first, each with its places.

use variorum::record::schema::{Cite, ClaimGroup, FigureGroup, FigureVersion, Saying, TimelineEntry, Verdict, Version};

use super::paper::{Ink, Paper, Piece};
use super::reports::label;
use crate::edits::{self, Fate, Row};
use crate::story::Story;
use crate::{dates, rank, words};

/// Figures of one report alone that are listed.
const LONE_SHOWN: usize = 12;
/// Labels of folded findings that are listed: more than two lines of them say less than their number.
const LABELS_SHOWN: usize = 20;
/// Clauses shown of each report that no other has, and that it alone lacks.
const CLAUSES_SHOWN: usize = 4;
/// Characters of a passage: two lines at 80 columns.
const EXCERPT: usize = 150;
/// Columns of a place: `AB:123`.
const PLACE_WIDTH: usize = 5;
/// Columns of a date: past these it pushes its line to the right.
const DAY_WIDTH: usize = 18;
const HANG: usize = 4 + PLACE_WIDTH + 2;

pub(super) fn write_sayings(paper: &mut Paper, story: &Story) {
    let sayings = rank::sayings(story.record);
    if sayings.is_empty() {
        return;
    }
    paper.heading("Quotes in several reports");
    let (changed, alike): (Vec<_>, Vec<_>) =
        sayings.into_iter().partition(|(_, saying)| !edits::kinds(saying).is_empty());
    for (index, saying) in changed {
        write_saying(paper, story, index, saying);
    }
    if paper.is_full() {
        alike.iter().for_each(|&(index, saying)| write_alike(paper, story, index, saying));
    } else {
        let labels: Vec<String> = alike.iter().map(|(index, _)| format!("q{}", index + 1)).collect();
        write_folded(paper, &labels, &words::count(alike.len(), "quote in the same words", "quotes in the same words"));
    }
}

/// Findings that need no checking, as their number and labels; the whole text has them one by one.
fn write_folded(paper: &mut Paper, labels: &[String], what: &str) {
    if labels.is_empty() {
        return;
    }
    let labels = if labels.len() > LABELS_SHOWN { String::new() } else { format!(": {}", labels.join(", ")) };
    paper.line(
        2,
        4,
        &[(Ink::Plain, what.to_owned()), (Ink::Mark, labels), (Ink::Faint, " (--full shows them)".into())],
    );
}

fn write_saying(paper: &mut Paper, story: &Story, index: usize, saying: &Saying) {
    let ink = if edits::gravity(edits::kinds(saying)[0]) <= 1 { Ink::Alert } else { Ink::Strong };
    let mut head = vec![label(&format!("q{}", index + 1), 3), (ink, words::heading(saying))];
    if let Some(speaker) = &saying.speaker {
        head.push((Ink::Plain, format!(" · {speaker}")));
    }
    head.push((Ink::Faint, format!(" · {}", words::sources(saying.independent))));
    paper.line(2, 4, &head);
    for row in edits::rows(story, saying) {
        write_version(paper, story, saying, &row);
    }
}

fn write_version(paper: &mut Paper, story: &Story, saying: &Saying, row: &Row) {
    let version = row.version;
    let mut pieces = vec![label(&story.place(&version.report, version.start), PLACE_WIDTH)];
    let speaker = speaker(version).filter(|name| saying.speaker.as_deref() != Some(name));
    pieces.extend(speaker.map(|name| (Ink::Strong, format!("{name}: "))));
    let Some(against) = &row.against else {
        pieces.push((Ink::Plain, in_marks(version, story_slice(story, version))));
        paper.line(4, HANG, &pieces);
        return;
    };
    let place = story.place(&against.version.report, against.version.start);
    let changes = words::changes(against);
    if against.is_same {
        let besides = if changes.is_empty() { changes } else { format!(", {changes}") };
        pieces.push((Ink::Plain, format!("same words as {place}{besides}")));
    } else {
        pieces.push((Ink::Plain, if version.marks { "“".into() } else { String::new() }));
        pieces.extend(edits::runs(story, version, against).into_iter().flat_map(run_pieces));
        let close = if version.marks { "”" } else { "" };
        pieces.push((Ink::Plain, format!("{close} ")));
        pieces.push((
            Ink::Faint,
            format!("(against {place}: {})", if changes.is_empty() { words::SAME_BUT_FOR_SPELLING } else { &changes }),
        ));
    }
    paper.line(4, HANG, &pieces);
}

fn run_pieces(run: edits::Run) -> Vec<Piece> {
    let ink = match run.fate {
        Fate::Kept => Ink::Plain,
        Fate::Deleted => Ink::Deleted,
        Fate::Inserted => Ink::Inserted,
    };
    let space = (Ink::Plain, if run.space { " ".into() } else { String::new() });
    vec![space, (ink, run.text.to_owned())]
}

/// A saying that every report gives in the same words: one line.
fn write_alike(paper: &mut Paper, story: &Story, index: usize, saying: &Saying) {
    let Some(first) = saying.versions.first() else { return };
    let places: Vec<String> =
        saying.versions.iter().map(|version| story.place(&version.report, version.start)).collect();
    let words = words::excerpt(story_slice(story, first), EXCERPT / 2);
    let mut pieces = vec![label(&format!("q{}", index + 1), 3), (Ink::Plain, "same words ".into())];
    pieces.push((Ink::Plain, format!("{} ", in_marks(first, &words))));
    pieces.push((Ink::Mark, places.join(", ")));
    paper.line(2, 4, &pieces);
}

pub(crate) fn speaker(version: &Version) -> Option<&str> {
    version.name.as_deref().or(version.speaker.as_deref())
}

fn in_marks(version: &Version, words: &str) -> String {
    if version.marks { format!("“{words}”") } else { words.to_owned() }
}

fn story_slice<'a>(story: &Story<'a>, version: &Version) -> &'a str {
    story.witness(&version.report).map_or("", |witness| witness.slice(version.start, version.end))
}

pub(super) fn write_figures(paper: &mut Paper, story: &Story) {
    let figures = rank::figures(story.record);
    if figures.is_empty() {
        return;
    }
    paper.heading("Figures");
    let (alone, shared): (Vec<_>, Vec<_>) = figures.into_iter().partition(|(_, group)| group.verdict == Verdict::Only);
    let (calm, open): (Vec<_>, Vec<_>) =
        shared.into_iter().partition(|(_, group)| matches!(group.verdict, Verdict::Agree | Verdict::AddsUp));
    open.iter().for_each(|&(index, group)| write_figure(paper, story, index, group));
    if paper.is_full() {
        calm.iter().for_each(|&(index, group)| write_calm_figure(paper, story, index, group));
    } else {
        let labels: Vec<String> = calm.iter().map(|(index, _)| format!("f{}", index + 1)).collect();
        write_folded(paper, &labels, &words::count(calm.len(), "figure agrees or adds up", "figures agree or add up"));
    }
    write_lone_figures(paper, story, &alone);
}

fn write_figure(paper: &mut Paper, story: &Story, index: usize, group: &FigureGroup) {
    let is_alert = matches!(group.verdict, Verdict::Differ | Verdict::DoesNotAddUp);
    let ink = if is_alert { Ink::Alert } else { Ink::Strong };
    let mut head = vec![label(&format!("f{}", index + 1), 3), (ink, words::verdict(group.verdict).to_owned())];
    head.push((Ink::Plain, format!(" · {}", words::excerpt(&group.what, EXCERPT))));
    head.push((Ink::Faint, format!(" · {}", words::sources(group.independent))));
    paper.line(2, 4, &head);
    for version in &group.versions {
        let figure = &version.figure;
        let place = story.place(&version.report, figure.start);
        let written = written(story, version);
        let normal = format!("  = {}", words::figure(figure));
        paper.line(4, HANG, &[label(&place, PLACE_WIDTH), (Ink::Plain, written), (Ink::Faint, normal)]);
    }
}

fn write_calm_figure(paper: &mut Paper, story: &Story, index: usize, group: &FigureGroup) {
    let places: Vec<String> =
        group.versions.iter().map(|version| story.place(&version.report, version.figure.start)).collect();
    let written: Vec<String> = group.versions.iter().map(|version| written(story, version)).collect();
    let written = if group.verdict == Verdict::Agree { written[..1.min(written.len())].to_vec() } else { written };
    let mut pieces = vec![label(&format!("f{}", index + 1), 3)];
    pieces.push((Ink::Plain, format!("{}: {} ", words::verdict(group.verdict), written.join(", "))));
    pieces.push((Ink::Mark, places.join(", ")));
    paper.line(2, 4, &pieces);
}

fn write_lone_figures(paper: &mut Paper, story: &Story, alone: &[(usize, &FigureGroup)]) {
    let versions = alone.iter().flat_map(|(_, group)| &group.versions);
    let limit = paper.shown(LONE_SHOWN);
    let shown: Vec<String> = versions
        .take(limit)
        .map(|version| {
            let place = story.place(&version.report, version.figure.start);
            format!("{} ({place})", written(story, version))
        })
        .collect();
    if shown.is_empty() {
        return;
    }
    let more = alone.len().saturating_sub(limit);
    let more = if more > 0 { format!(" and {more} more (--full shows them)") } else { String::new() };
    paper.line(2, 4, &[(Ink::Plain, format!("in one report only: {}{more}", shown.join(", ")))]);
}

/// A figure as written, with what it counts.
fn written(story: &Story, version: &FigureVersion) -> String {
    let mut written = words::excerpt(figure_slice(story, version), EXCERPT / 3);
    if let Some(counts) = words::counted(&version.figure, &written) {
        written = format!("{written} {}", words::excerpt(counts, EXCERPT / 3));
    }
    written
}

fn figure_slice<'a>(story: &Story<'a>, version: &FigureVersion) -> &'a str {
    story.witness(&version.report).map_or("", |witness| witness.slice(version.figure.start, version.figure.end))
}

pub(super) fn write_timeline(paper: &mut Paper, story: &Story) {
    if story.record.timeline.is_empty() {
        return;
    }
    paper.heading("Timeline");
    let is_shown = |entry: &&TimelineEntry| entry.conflict || paper.is_full();
    let shown: Vec<&TimelineEntry> = story.record.timeline.iter().filter(is_shown).collect();
    let days: Vec<String> = shown.iter().map(|entry| dates::in_words(&entry.value, entry.grain)).collect();
    let widest = days.iter().map(|day| day.chars().count()).max().unwrap_or(0).min(DAY_WIDTH);
    for (entry, day) in shown.iter().zip(&days) {
        let mut pieces = vec![label(day, widest)];
        if entry.conflict {
            pieces.push((Ink::Alert, "dates differ: ".into()));
        }
        pieces.push((Ink::Plain, words::excerpt(&entry.what, EXCERPT)));
        pieces.push((Ink::Mark, format!(" {}", story.places(&entry.cites))));
        paper.line(2, 4 + widest, &pieces);
    }
    write_folded_days(paper, story.record.timeline.len() - shown.len(), &story.record.timeline);
}

/// Dated statements that no report dates otherwise, as their number and the days from first to last.
fn write_folded_days(paper: &mut Paper, folded: usize, timeline: &[TimelineEntry]) {
    if folded == 0 {
        return;
    }
    let what = words::count(
        folded,
        "dated statement that no report dates otherwise",
        "dated statements that no report dates otherwise",
    );
    let mut days =
        timeline.iter().filter(|entry| !entry.conflict).map(|entry| dates::in_words(&entry.value, entry.grain));
    let first = days.next().unwrap_or_default();
    let span =
        days.next_back().filter(|last| *last != first).map_or(first.clone(), |last| format!("{first} to {last}"));
    paper.line(2, 4, &[(Ink::Plain, format!("{what}: {span}")), (Ink::Faint, " (--full shows them)".into())]);
}

pub(super) fn write_claims(paper: &mut Paper, story: &Story) {
    if story.record.claims.is_empty() {
        return;
    }
    paper.heading("Claims");
    for (index, claim) in story.record.claims.iter().enumerate() {
        write_claim(paper, story, index, claim);
    }
}

fn write_claim(paper: &mut Paper, story: &Story, index: usize, claim: &ClaimGroup) {
    let statement = claim.what.first().map_or("", |cite| story.slice(cite));
    let mut head = vec![label(&format!("c{}", index + 1), 3), (Ink::Plain, words::excerpt(statement, EXCERPT))];
    head.push((Ink::Mark, format!(" {}", story.places(&claim.what))));
    paper.line(2, 4, &head);
    for claimant in &claim.by {
        let says = format!("{} {}", claimant.name, words::stance(claimant.stance));
        paper.line(4, HANG, &[label(&story.cite_place(&claimant.cite), PLACE_WIDTH), (Ink::Plain, says)]);
    }
    for cite in &claim.unattributed {
        let mut pieces = vec![label(&story.cite_place(cite), PLACE_WIDTH), (Ink::Alert, "stated as fact: ".into())];
        pieces.push((Ink::Plain, words::excerpt(story.slice(cite), EXCERPT)));
        paper.line(4, HANG, &pieces);
    }
}

pub(super) fn write_reviews(paper: &mut Paper, story: &Story) {
    if story.record.reviews.is_empty() {
        return;
    }
    paper.heading("Claims that others have reviewed");
    for (index, review) in story.record.reviews.iter().enumerate() {
        paper.line(2, 4, &[label(&format!("r{}", index + 1), 3), (Ink::Plain, words::excerpt(&review.claim, EXCERPT))]);
        paper.line(4, HANG, &[(Ink::Strong, words::reviewed(review))]);
        review.cites.iter().for_each(|cite| write_cite(paper, story, cite));
    }
}

pub(super) fn write_differences(paper: &mut Paper, story: &Story) {
    if story.record.differences.is_empty() {
        return;
    }
    paper.heading("Statements that differ");
    for (index, difference) in story.record.differences.iter().enumerate() {
        let kind = words::difference(difference.kind).to_owned();
        paper.line(2, 4, &[label(&format!("d{}", index + 1), 3), (Ink::Strong, kind)]);
        for cite in &difference.cites {
            write_cite(paper, story, cite);
        }
    }
}

fn write_cite(paper: &mut Paper, story: &Story, cite: &Cite) {
    let words = words::excerpt(story.slice(cite), EXCERPT);
    paper.line(4, HANG, &[label(&story.cite_place(cite), PLACE_WIDTH), (Ink::Plain, words)]);
}

pub(super) fn write_only(paper: &mut Paper, story: &Story) {
    let by_report = rank::only(story);
    if by_report.is_empty() {
        return;
    }
    paper.heading("Only in one report");
    for (report, clauses) in by_report {
        let count = words::count(clauses.len(), "clause", "clauses");
        let head = format!("{count} that no other report has, in any wording");
        paper.line(2, 4, &[label(&story.witnesses[report].sigil, 1), (Ink::Strong, head)]);
        let shown = paper.shown(CLAUSES_SHOWN);
        clauses.iter().take(shown).for_each(|(_, cite)| write_cite(paper, story, cite));
        write_more(paper, clauses.len(), shown);
    }
}

pub(super) fn write_missing(paper: &mut Paper, story: &Story) {
    let by_report = rank::missing(story);
    if by_report.is_empty() {
        return;
    }
    paper.heading("Missing");
    for (report, lacks) in by_report {
        let count = words::count(lacks.len(), "statement", "statements");
        let head = format!("does not have {count} that most others have");
        paper.line(2, 4, &[label(&story.witnesses[report].sigil, 1), (Ink::Strong, head)]);
        let shown = paper.shown(CLAUSES_SHOWN);
        lacks.iter().take(shown).for_each(|(_, missing)| write_lack(paper, story, &missing.cites));
        write_more(paper, lacks.len(), shown);
    }
}

fn write_lack(paper: &mut Paper, story: &Story, cites: &[Cite]) {
    let Some((first, others)) = cites.split_first() else { return };
    let mut pieces = vec![label(&story.cite_place(first), PLACE_WIDTH)];
    pieces.push((Ink::Plain, words::excerpt(story.slice(first), EXCERPT)));
    if !others.is_empty() {
        pieces.push((Ink::Mark, format!(" also {}", story.places(others))));
    }
    paper.line(4, HANG, &pieces);
}

fn write_more(paper: &mut Paper, all: usize, shown: usize) {
    if all > shown {
        paper.line(4, 4, &[(Ink::Faint, format!("and {} more (--full shows them)", all - shown))]);
    }
}
