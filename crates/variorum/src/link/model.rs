//! What the reports of a story say together: the values that [`super::link`] gives. No method lives here.

use crate::annotate::{EntityKind, Grain, Stance};
use crate::collate::{ClashKind, Place};
use crate::text::Span;

/// All findings across the reports of one story.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// Utterances, each in every version.
    pub sayings: Vec<Saying>,
    /// Quantities, each in every version.
    pub figures: Vec<FigureGroup>,
    /// Dated statements, earliest first.
    pub timeline: Vec<TimelineEntry>,
    /// Statements and who stands for or against them.
    pub claims: Vec<ClaimGroup>,
    /// Aligned statements that differ.
    pub differences: Vec<Difference>,
    /// Clauses that one report alone has.
    pub only: Vec<Place>,
    /// What most other reports have and one lacks.
    pub missing: Vec<Missing>,
    /// Who is named, over all reports.
    pub entities: Vec<StoryEntity>,
}

/// One utterance in every version that the reports give of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Saying {
    /// The fullest name of who said it, where the versions agree.
    pub speaker: Option<String>,
    /// By place.
    pub versions: Vec<Version>,
    /// How versions differ, a pair and kind each.
    pub changes: Vec<Change>,
}

/// One version of an utterance.
#[derive(Clone, Debug, PartialEq)]
pub struct Version {
    /// The marked part where `marks`, else the statement's words.
    pub place: Place,
    /// True where the words stand in quotation marks.
    pub marks: bool,
    /// The speaker as mentioned.
    pub speaker: Option<String>,
    /// The speaker's fullest name in that report.
    pub name: Option<String>,
}

/// How version `b` differs from version `a`.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Index of the earlier version: the parent in lineage, else the earlier, else the smaller witness.
    pub a: usize,
    /// Index of the later version.
    pub b: usize,
    /// What changed.
    pub kind: ChangeKind,
    /// Which words.
    pub edits: Vec<Edit>,
}

/// What changed between two versions of an utterance; `docs/glossary.md` defines each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum ChangeKind {
    Same,
    Altered,
    Cut,
    Joined,
    MarksAdded,
    MarksDropped,
    SpeakerDiffers,
}

/// One word-level edit; an insertion has an empty `a`, a deletion an empty `b`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The words in the first version's report.
    pub a: Span,
    /// The words in the second version's report.
    pub b: Span,
}

/// One quantity in every version.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureGroup {
    /// What is counted or measured, in the words of one version.
    pub what: String,
    /// By place.
    pub versions: Vec<FigureVersion>,
    /// How the versions stand to one another.
    pub verdict: Verdict,
}

/// One version of a quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FigureVersion {
    /// Index of the witness.
    pub witness: usize,
    /// Index into that witness's figures.
    pub figure: usize,
}

/// How versions of a quantity stand to one another; `docs/glossary.md` defines each.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Verdict {
    Agree,
    Compatible,
    Differ,
    Only,
    AddsUp,
    DoesNotAddUp,
}

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineEntry {
    /// TIMEX3 value.
    pub value: String,
    /// The value's grain.
    pub grain: Option<Grain>,
    /// The dated clause, in the words of one report.
    pub what: String,
    /// The dated clauses.
    pub cites: Vec<Place>,
    /// True where reports date the same event differently.
    pub conflict: bool,
}

/// One statement, who stands for or against it, and where it stands flat.
#[derive(Clone, Debug, PartialEq)]
pub struct ClaimGroup {
    /// The statement's places.
    pub what: Vec<Place>,
    /// Who says what of it.
    pub by: Vec<Claimant>,
    /// Places that state it as a fact.
    pub unattributed: Vec<Place>,
}

/// Somebody's stance to a statement.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimant {
    /// The fullest name.
    pub name: String,
    /// For or against.
    pub stance: Stance,
    /// The attributed statement with its attribution.
    pub cite: Place,
}

/// Aligned statements that differ in more than words.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// In what.
    pub kind: ClashKind,
    /// The words that differ, two places at least.
    pub cites: Vec<Place>,
}

/// What most other reports carry and one lacks: a fact, never a motive.
#[derive(Clone, Debug, PartialEq)]
pub struct Missing {
    /// Index of the witness that lacks it.
    pub witness: usize,
    /// Where the others have it.
    pub cites: Vec<Place>,
}

/// Somebody or something named, over all reports.
#[derive(Clone, Debug, PartialEq)]
pub struct StoryEntity {
    /// The fullest name over all reports.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Office or description.
    pub role: Option<String>,
    /// Names only, by place.
    pub mentions: Vec<Place>,
    /// Which entity of each report it is: witness and index there.
    pub members: Vec<(usize, usize)>,
}
