//! Versions of an utterance under each other, each with the words that changed.
//!
//! In: a saying. Out: its versions in an order in which each stands after the one that it is read against, and
//! runs of kept, deleted and inserted words. The words are slices of the reports: `a`'s for what was deleted,
//! `b`'s for everything else.

use variorum::record::schema::{Change, ChangeKind, Saying, Version};

use crate::story::Story;

/// One version and what it is read against.
pub(crate) struct Row<'a> {
    pub version: &'a Version,
    /// The version that this one is read against, and all that changed from there; none for a first version.
    pub against: Option<(&'a Version, Vec<&'a Change>)>,
}

/// What became of some words from one version to the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fate {
    Kept,
    Deleted,
    Inserted,
}

/// Some words with their fate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Run<'a> {
    pub fate: Fate,
    pub text: &'a str,
    /// True where a space must be set before it: words of two reports meet here.
    pub space: bool,
}

pub(crate) fn has(saying: &Saying, kind: ChangeKind) -> bool {
    saying.changes.iter().any(|change| change.kind == kind)
}

/// What happened to an utterance at all, worst first and each once; empty where all versions are the same.
pub(crate) fn kinds(saying: &Saying) -> Vec<ChangeKind> {
    let mut kinds: Vec<_> = saying.changes.iter().map(|change| change.kind).collect();
    kinds.sort_by_key(|&kind| gravity(kind));
    kinds.dedup();
    kinds.retain(|&kind| kind != ChangeKind::Same);
    kinds
}

/// Order in which a reporter wants to see them: what puts words in a mouth comes first.
pub(crate) fn gravity(kind: ChangeKind) -> usize {
    match kind {
        ChangeKind::Altered => 0,
        ChangeKind::SpeakerDiffers => 1,
        ChangeKind::MarksAdded => 2,
        ChangeKind::MarksDropped => 3,
        ChangeKind::Joined => 4,
        ChangeKind::Cut => 5,
        ChangeKind::Same => 6,
    }
}

/// The versions, first those that are read against none.
pub(crate) fn rows(saying: &Saying) -> Vec<Row<'_>> {
    let n = saying.versions.len();
    let is_later = |version: usize| saying.changes.iter().any(|change| change.b == version && change.a < n);
    let mut order: Vec<usize> = (0..n).filter(|&version| !is_later(version)).collect();
    let mut rows: Vec<Row> = order.iter().map(|&i| Row { version: &saying.versions[i], against: None }).collect();
    // Each round places every version whose forerunner stands already; a circle is cut at its first version.
    while order.len() < n {
        let waiting: Vec<usize> = (0..n).filter(|version| !order.contains(version)).collect();
        let placed = order.len();
        for &version in &waiting {
            if let Some(against) = forerunner(saying, version, &order) {
                rows.push(Row { version: &saying.versions[version], against: Some(against) });
                order.push(version);
            }
        }
        if order.len() == placed {
            rows.push(Row { version: &saying.versions[waiting[0]], against: None });
            order.push(waiting[0]);
        }
    }
    rows
}

/// The version that `version` is read against: the one that it differs least from, else the first placed.
fn forerunner<'a>(saying: &'a Saying, version: usize, placed: &[usize]) -> Option<(&'a Version, Vec<&'a Change>)> {
    let towards = |from: usize| -> Vec<&Change> {
        saying.changes.iter().filter(|change| change.a == from && change.b == version).collect()
    };
    let candidates = placed.iter().filter(|&&from| !towards(from).is_empty());
    let distance = |from: usize| -> usize { towards(from).iter().map(|change| 1 + change.edits.len()).sum() };
    let is_same = |from: usize| towards(from).iter().all(|change| change.kind == ChangeKind::Same);
    let from = *candidates.min_by_key(|&&from| (!is_same(from), distance(from), from))?;
    Some((&saying.versions[from], towards(from)))
}

/// The later version's words with the edits from the earlier one shown in place.
pub(crate) fn runs<'a>(story: &Story<'a>, a: &Version, b: &Version, changes: &[&Change]) -> Vec<Run<'a>> {
    let (Some(from), Some(to)) = (story.witness(&a.report), story.witness(&b.report)) else {
        return Vec::new();
    };
    let mut edits: Vec<_> = changes.iter().flat_map(|change| &change.edits).collect();
    edits.sort_by_key(|edit| (edit.b, edit.a));
    edits.dedup();
    let mut runs = Vec::new();
    let mut at = b.start;
    for edit in edits.into_iter().filter(|edit| edit.b.start >= b.start && edit.b.end <= b.end) {
        if edit.b.start < at {
            continue; // Two kinds of change may name one edit: shown once.
        }
        push(&mut runs, Fate::Kept, to.slice(at, edit.b.start));
        push(&mut runs, Fate::Deleted, from.slice_range(edit.a));
        push(&mut runs, Fate::Inserted, to.slice_range(edit.b));
        at = edit.b.end;
    }
    push(&mut runs, Fate::Kept, to.slice(at, b.end));
    runs
}

fn push<'a>(runs: &mut Vec<Run<'a>>, fate: Fate, text: &'a str) {
    if text.is_empty() {
        return;
    }
    let joins = |before: &Run| {
        let last = before.text.chars().next_back();
        let first = text.chars().next();
        let one_is_foreign = before.fate != fate;
        let both_are_words = last.is_some_and(|c| !c.is_whitespace())
            && first.is_some_and(|c| c.is_alphanumeric() || "“\"‘'([$€£".contains(c));
        one_is_foreign && both_are_words
    };
    let space = runs.last().is_some_and(joins);
    runs.push(Run { fate, text, space });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;
    use variorum::record::schema::{Edit, EditOp, Range};

    fn shown(saying: &Saying, story: &Story) -> Vec<String> {
        let line = |row: &Row| match &row.against {
            None => story.witness(&row.version.report).unwrap().slice(row.version.start, row.version.end).to_owned(),
            Some((a, changes)) => runs(story, a, row.version, changes).iter().map(marked).collect(),
        };
        rows(saying).iter().map(|row| format!("{} {}", story.sigil(&row.version.report), line(row))).collect()
    }

    fn marked(run: &Run) -> String {
        let space = if run.space { " " } else { "" };
        match run.fate {
            Fate::Kept => format!("{space}{}", run.text),
            Fate::Deleted => format!("{space}[-{}-]", run.text),
            Fate::Inserted => format!("{space}{{+{}+}}", run.text),
        }
    }

    #[test]
    fn edits_stand_in_the_later_version() {
        let record = fixture::record();
        let story = Story::new(&record);
        let shown = shown(&record.sayings[0], &story);
        assert_eq!(
            shown,
            [
                "A The ferry struck a rock that no chart shows, and the crew did everything they could",
                "B The ferry struck a rock that no chart shows, and the crew did everything they could",
                "C The ferry [-struck a rock-] {+hit rocks+} that no chart shows, and [-the-] crew did everything they could",
            ]
        );
    }

    #[test]
    fn a_circle_of_changes_still_shows_every_version() {
        let mut saying = fixture::record().sayings[0].clone();
        saying.changes.push(Change { a: 2, b: 0, kind: ChangeKind::Cut, edits: vec![] });
        assert_eq!(rows(&saying).len(), 3);
    }

    #[test]
    fn edits_outside_the_version_are_not_shown() {
        let record = fixture::record();
        let story = Story::new(&record);
        let mut saying = record.sayings[0].clone();
        let wild = Edit { op: EditOp::Insert, a: Range::default(), b: Range { start: 0, end: 99_999 } };
        saying.changes.iter_mut().for_each(|change| change.edits.push(wild.clone()));
        assert_eq!(shown(&saying, &story).len(), 3);
    }
}
