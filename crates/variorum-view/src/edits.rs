//! Versions of an utterance under each other, each with the words that changed.
//!
//! In: a saying. Out: its versions in an order in which each stands after the one that it is read against, and
//! runs of kept, deleted and inserted words. The words are slices of the reports: those of the version read against
//! for what was deleted, the version's own for everything else.
//!
//! Method: a version is read against its parent in lineage where that gives the utterance too, else against the
//! fullest version in marks, as a critical edition reads its witnesses against one text. A fragment is read against
//! the fuller version whatever their order, or its missing words would look like words put into the other. What the
//! saying's heading names and these rows do not show gets a row of its own: the gravest change is never hidden behind
//! a milder one.

use std::cmp::Reverse;

use variorum::record::schema::{Change, ChangeKind, Edit, Relation, Saying, Version};

use crate::story::Story;

/// One version and what it is read against; a version may have several.
pub(crate) struct Row<'a> {
    pub version: &'a Version,
    /// None for a version that the others are read against.
    pub against: Option<Against<'a>>,
}

/// What a version is read against, and all that changed from there.
#[derive(Clone)]
pub(crate) struct Against<'a> {
    pub version: &'a Version,
    /// Empty where nothing is marked in either and the words are the same.
    changes: Vec<&'a Change>,
    /// True where the record tells the changes the other way round.
    is_reversed: bool,
    /// True where the version read against has fewer words: what was cut was cut there.
    pub is_shorter: bool,
    /// True where the words are the same but for case and marks.
    pub is_same: bool,
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
    // Between siblings neither came first: that some have marks and some have none is one thing to say, not two.
    if kinds.contains(&ChangeKind::MarksAdded) {
        kinds.retain(|&kind| kind != ChangeKind::MarksDropped);
    }
    kinds
}

/// Kinds that one row shows together.
fn family(kind: ChangeKind) -> ChangeKind {
    if kind == ChangeKind::MarksDropped { ChangeKind::MarksAdded } else { kind }
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

/// The versions, each after the one that it is read against.
pub(crate) fn rows<'a>(story: &Story, saying: &'a Saying) -> Vec<Row<'a>> {
    let reading = Reading { story, saying };
    let bases: Vec<Option<usize>> = (0..saying.versions.len()).map(|version| reading.base(version)).collect();
    let mut rows: Vec<Row> = Vec::new();
    for (version, base) in reading.in_order(&bases) {
        let against = base.map(|base| reading.against(version, base));
        rows.push(Row { version: &saying.versions[version], against });
    }
    reading.add_hidden(&mut rows);
    rows
}

/// How the versions of one saying are read.
struct Reading<'s, 'a, 'r> {
    story: &'s Story<'r>,
    saying: &'a Saying,
}

impl<'a> Reading<'_, 'a, '_> {
    /// The version that `version` is best read against.
    fn base(&self, version: usize) -> Option<usize> {
        (0..self.saying.versions.len()).filter(|&base| self.may_read(version, base)).min_by_key(|&base| {
            let gravity = self.changes(base, version).map(|change| gravity(change.kind)).min();
            let is_same = self.words(base) == self.words(version);
            let rank = (!self.is_parent(base, version), !self.saying.versions[base].marks, self.is_altered(base));
            (rank, !is_same, Reverse(self.words(base).len()), gravity, base)
        })
    }

    /// True where the record compares the two, and `version` is the one that is read against the other.
    fn may_read(&self, version: usize, base: usize) -> bool {
        if version == base {
            return false;
        }
        let is_parent = self.is_parent(base, version);
        let mut changes = self.changes(base, version).peekable();
        let Some(first) = changes.peek() else { return is_parent && self.words(base) == self.words(version) };
        if is_parent || self.is_parent(version, base) {
            return is_parent;
        }
        let is_later = first.b == version;
        if changes.any(|change| change.kind == ChangeKind::Cut) {
            return match self.words(version).len().cmp(&self.words(base).len()) {
                std::cmp::Ordering::Less => true,
                std::cmp::Ordering::Equal => is_later,
                std::cmp::Ordering::Greater => false,
            };
        }
        is_later
    }

    /// What the record says of the two, whichever it calls the later.
    fn changes(&self, a: usize, b: usize) -> impl Iterator<Item = &'a Change> + use<'a> {
        self.saying
            .changes
            .iter()
            .filter(move |change| (change.a, change.b) == (a, b) || (change.a, change.b) == (b, a))
    }

    /// True where an earlier version has other words or another speaker: whoever repeats the earlier changed nothing.
    fn is_altered(&self, version: usize) -> bool {
        let is_grave = |kind| matches!(kind, ChangeKind::Altered | ChangeKind::SpeakerDiffers);
        self.saying.changes.iter().any(|change| change.b == version && is_grave(change.kind))
    }

    /// True where the report of `base` is the one that the other's derives from.
    fn is_parent(&self, base: usize, version: usize) -> bool {
        let (base, version) = (&self.saying.versions[base].report, &self.saying.versions[version].report);
        self.story.record.lineage.iter().any(|line| {
            let is_pair = (&line.a, &line.b) == (base, version) || (&line.a, &line.b) == (version, base);
            is_pair && line.relation == Relation::Derived && line.from.as_ref() == Some(base)
        })
    }

    /// A version's words without case and marks.
    fn words(&self, version: usize) -> Vec<String> {
        let version = &self.saying.versions[version];
        let text = self.story.witness(&version.report).map_or("", |witness| witness.slice(version.start, version.end));
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        words.map(str::to_lowercase).collect()
    }

    fn against(&self, version: usize, base: usize) -> Against<'a> {
        let changes: Vec<&Change> = self.changes(base, version).collect();
        let is_reversed = changes.first().is_some_and(|change| change.b == base);
        let (words, base_words) = (self.words(version), self.words(base));
        let (is_shorter, is_same) = (base_words.len() < words.len(), base_words == words);
        Against { version: &self.saying.versions[base], changes, is_reversed, is_shorter, is_same }
    }

    /// Every version with its base, bases first; a circle is cut at its fullest version, which then has none.
    fn in_order(&self, bases: &[Option<usize>]) -> Vec<(usize, Option<usize>)> {
        let mut order: Vec<(usize, Option<usize>)> = Vec::new();
        let mut waiting: Vec<usize> = (0..bases.len()).collect();
        while !waiting.is_empty() {
            let is_placed = |version: usize| order.iter().any(|&(placed, _)| placed == version);
            let next = waiting.iter().copied().find(|&version| bases[version].is_none_or(is_placed));
            let base = next.and_then(|version| bases[version]);
            let fullest =
                || waiting.iter().copied().max_by_key(|&version| (self.words(version).len(), Reverse(version)));
            let Some(next) = next.or_else(fullest) else { break };
            order.push((next, base));
            waiting.retain(|&version| version != next);
        }
        order
    }

    /// Adds a row for each kind of change that no row shows, behind the version's own.
    fn add_hidden(&self, rows: &mut Vec<Row<'a>>) {
        for kind in kinds(self.saying) {
            let shown = |row: &Row| row.against.as_ref().is_some_and(|against| against.shows(kind));
            if rows.iter().any(shown) {
                continue;
            }
            let Some(change) = self.saying.changes.iter().find(|change| family(change.kind) == kind) else { continue };
            let pair = [(change.b, change.a), (change.a, change.b)];
            let (version, base) = pair.into_iter().find(|&(one, other)| self.may_read(one, other)).unwrap_or(pair[0]);
            let is_own = |row: &Row| std::ptr::eq(row.version, &self.saying.versions[version]);
            let at = rows.iter().rposition(is_own).map_or(rows.len(), |at| at + 1);
            let against = Some(self.against(version, base));
            rows.insert(at, Row { version: &self.saying.versions[version], against });
        }
    }
}

impl Against<'_> {
    /// What changed from there to here.
    pub fn kinds(&self) -> Vec<ChangeKind> {
        let turned = |kind: ChangeKind| match kind {
            ChangeKind::MarksAdded if self.is_reversed => ChangeKind::MarksDropped,
            ChangeKind::MarksDropped if self.is_reversed => ChangeKind::MarksAdded,
            kind => kind,
        };
        let mut kinds: Vec<ChangeKind> = self.changes.iter().map(|change| turned(change.kind)).collect();
        kinds.sort_by_key(|&kind| gravity(kind));
        kinds
    }

    fn shows(&self, kind: ChangeKind) -> bool {
        self.changes.iter().any(|change| family(change.kind) == family(kind))
    }

    /// The edits, each once, as those that lead from the version read against to the one that is read.
    fn edits(&self) -> Vec<Edit> {
        let turn =
            |edit: &Edit| if self.is_reversed { Edit { a: edit.b, b: edit.a, op: edit.op } } else { edit.clone() };
        let mut edits: Vec<Edit> = self.changes.iter().flat_map(|change| &change.edits).map(turn).collect();
        edits.sort_by_key(|edit| (edit.b, edit.a));
        edits.dedup();
        edits
    }
}

/// A version's words with the edits from the one that it is read against shown in place.
pub(crate) fn runs<'a>(story: &Story<'a>, version: &Version, against: &Against) -> Vec<Run<'a>> {
    let (Some(from), Some(to)) = (story.witness(&against.version.report), story.witness(&version.report)) else {
        return Vec::new();
    };
    let mut runs = Vec::new();
    let mut at = version.start;
    let is_within = |edit: &Edit| edit.b.start >= version.start && edit.b.end <= version.end;
    for edit in against.edits().into_iter().filter(is_within) {
        if edit.b.start < at {
            continue; // Two kinds of change may name one edit: shown once.
        }
        push(&mut runs, Fate::Kept, to.slice(at, edit.b.start));
        push(&mut runs, Fate::Deleted, from.slice_range(edit.a));
        push(&mut runs, Fate::Inserted, to.slice_range(edit.b));
        at = edit.b.end;
    }
    push(&mut runs, Fate::Kept, to.slice(at, version.end));
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
    use variorum::record::schema::{EditOp, Lineage, Range, Record, ReportRecord};

    fn shown(saying: &Saying, story: &Story) -> Vec<String> {
        let line = |row: &Row| match &row.against {
            None => story.witness(&row.version.report).unwrap().slice(row.version.start, row.version.end).to_owned(),
            Some(against) => runs(story, row.version, against).iter().map(marked).collect(),
        };
        rows(story, saying).iter().map(|row| format!("{} {}", story.sigil(&row.version.report), line(row))).collect()
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
        let record = fixture::record();
        let mut saying = record.sayings[0].clone();
        saying.changes.push(Change { a: 2, b: 0, kind: ChangeKind::Altered, edits: vec![] });
        let story = Story::new(&record);
        let rows = rows(&story, &saying);
        assert!(saying.versions.iter().all(|version| rows.iter().any(|row| std::ptr::eq(row.version, version))));
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

    /// A saying of versions that stand in texts of their own, sigla A, B, …; `changes`: from, to, kind.
    fn check(
        versions: &[&str],
        parent_of_last: Option<usize>,
        changes: &[(usize, usize, ChangeKind)],
        expected: &[&str],
    ) {
        let mut record = fixture::record();
        let report = |i: usize| format!("sha256:{i}");
        let template = record.reports[0].clone();
        let named = |(i, text): (usize, &&str)| ReportRecord {
            id: report(i),
            sigil: Some(char::from(b'A' + u8::try_from(i).unwrap()).to_string()),
            text: (*text).to_owned(),
            ..template.clone()
        };
        record.reports = versions.iter().enumerate().map(named).collect();
        let line = Lineage {
            a: report(parent_of_last.unwrap_or(0)),
            b: report(versions.len() - 1),
            ..record.lineage[1].clone()
        };
        record.lineage =
            parent_of_last.map(|parent| Lineage { from: Some(report(parent)), ..line }).into_iter().collect();
        let version = |(i, text): (usize, &&str)| Version {
            report: report(i),
            start: 0,
            end: text.chars().count(),
            ..record.sayings[0].versions[0].clone()
        };
        let saying = Saying {
            versions: versions.iter().enumerate().map(version).collect(),
            changes: changes.iter().map(|&(a, b, kind)| Change { a, b, kind, edits: vec![] }).collect(),
            ..record.sayings[0].clone()
        };
        let story = Story::new(&record);
        let told = |row: &Row| {
            let sigil = |version: &Version| story.sigil(&version.report).to_owned();
            let against = row.against.as_ref();
            let base = against.map_or(String::new(), |against| {
                format!(" against {}: {}", sigil(against.version), crate::words::changes(against))
            });
            sigil(row.version) + base.trim_end_matches(": ")
        };
        assert_eq!(rows(&story, &saying).iter().map(told).collect::<Vec<_>>(), expected);
    }

    const FULL: &str = "Nobody was detained, and the organization has used violence before";
    const SWAPPED: &str = "Nobody was detained, and the organization will use violence again";
    const ELIDED: &str = "Nobody was detained … used violence before";
    const CUT: &str = "Nobody was detained";

    #[test]
    fn a_fragment_hides_no_alteration() {
        use ChangeKind::{Altered, Cut};
        let changes = [(0, 1, Cut), (0, 2, Altered), (1, 2, Cut)];
        check(&[FULL, CUT, SWAPPED], None, &changes, &["A", "B against A: cut", "C against A: altered"]);
    }

    #[test]
    fn an_elided_version_hides_no_alteration() {
        use ChangeKind::{Altered, Same};
        let changes = [(0, 1, Same), (0, 2, Same), (1, 2, Altered)];
        check(&[ELIDED, FULL, SWAPPED], None, &changes, &["A", "B against A", "C against B: altered"]);
    }

    #[test]
    fn a_fragment_is_read_against_the_whole_even_where_it_comes_first() {
        let changes = [(0, 1, ChangeKind::Cut)];
        check(&[CUT, FULL], None, &changes, &["B", "A against B: cut"]);
        check(&[CUT, FULL], Some(0), &changes, &["A", "B against A: cut there"]);
    }

    #[test]
    fn a_parent_comes_before_a_fuller_version() {
        use ChangeKind::{Altered, Same};
        let changes = [(0, 1, Same), (0, 2, Altered), (1, 2, Same)];
        let hidden = "C against A: altered";
        check(&[FULL, ELIDED, SWAPPED], Some(1), &changes, &["A", "B against A", "C against B", hidden]);
    }

    #[test]
    fn who_names_the_same_speaker_is_not_read_against_who_names_another() {
        use ChangeKind::{Same, SpeakerDiffers};
        let changes = [(0, 1, SpeakerDiffers), (0, 2, Same), (1, 2, SpeakerDiffers)];
        check(&[FULL, FULL, FULL], None, &changes, &["A", "B against A: speaker differs", "C against A"]);
    }

    #[test]
    fn who_repeats_the_original_is_not_read_against_who_altered_it() {
        use ChangeKind::{Altered, Same};
        let changes = [(0, 1, Altered), (0, 2, Same), (1, 2, Altered)];
        let longer = "Nobody at all was detained, and the organization has used violence before";
        check(&[FULL, longer, FULL], None, &changes, &["A", "B against A: altered", "C against A"]);
    }

    /// The golden records: all that their headings say shows in their rows.
    #[test]
    fn every_kind_in_a_heading_shows_in_a_row() {
        let stories = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/stories");
        let mut checked = 0;
        for folder in std::fs::read_dir(stories).unwrap() {
            let json = std::fs::read_to_string(folder.unwrap().path().join("record.json")).unwrap();
            let record: Record = serde_json::from_str(&json).unwrap();
            let story = Story::new(&record);
            for (i, saying) in record.sayings.iter().enumerate() {
                let rows = rows(&story, saying);
                for kind in kinds(saying) {
                    let shows = |row: &Row| row.against.as_ref().is_some_and(|against| against.shows(kind));
                    assert!(rows.iter().any(shows), "q{}: {kind:?}", i + 1);
                    checked += 1;
                }
            }
        }
        assert!(checked > 20);
    }
}
