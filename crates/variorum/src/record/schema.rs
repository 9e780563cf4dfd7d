//! The JSON that everything is a view of: the only types in the core that serialize.
//!
//! Offsets are Unicode code points, half-open, into that report's `text`. Field names are fixed:
//! the version in `schema` changes with any change that a reader of the JSON could notice.
//! The published JSON Schema is generated from these types (`variorum generate schema`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize, Serializer};

/// `schema` of a [`ReportRecord`].
pub const REPORT_SCHEMA: &str = "variorum/report/1";
/// `schema` of a [`Record`].
pub const RECORD_SCHEMA: &str = "variorum/record/1";
/// `schema` of [`Records`].
pub const RECORDS_SCHEMA: &str = "variorum/records/1";

/// Several stories' records.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Records {
    /// `variorum/records/1`
    pub schema: String,
    /// One record a story.
    pub records: Vec<Record>,
}

/// Everything found in the reports of one story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Record {
    /// `variorum/record/1`
    pub schema: String,
    /// `sha256:` and the SHA-256 of this record's canonical JSON (RFC 8785) without this field.
    pub digest: String,
    /// The reports, by sigil.
    pub reports: Vec<ReportRecord>,
    /// What several reports carry, once each.
    pub passages: Vec<Passage>,
    /// Pairs of places that carry one statement; left empty past the pair limit.
    pub alignments: Vec<Alignment>,
    /// How pairs of reports are related.
    pub lineage: Vec<Lineage>,
    /// Sources that are no report here, but several come from.
    pub hidden_sources: Vec<HiddenSource>,
    /// How many reports derive from no other here and share no source.
    pub independent: usize,
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
    pub only: Vec<Cite>,
    /// What most other reports have and one lacks.
    pub missing: Vec<Missing>,
    /// Who is named, over all reports.
    pub entities: Vec<StoryEntity>,
    /// Verdicts that others have published on claims, where such reviews were given; left out where none were.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reviews: Vec<Review>,
    /// Doubts about the story as a whole.
    pub notices: Vec<Notice>,
}

/// A range of code points, half-open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Range {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// A range with the words that stand there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Excerpt {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The words, exactly as they stand.
    pub text: String,
}

/// A place in one of the reports.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
pub struct Cite {
    /// The report's id.
    pub report: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
}

/// What one report says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReportRecord {
    /// `variorum/report/1`
    pub schema: String,
    /// `sha256:` and the SHA-256 of the canonical JSON (RFC 8785) of text, outlet, url and published as stated.
    pub id: String,
    /// The report's short name in its record: A, B, … Z, AA. None outside a record.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sigil: Option<String>,
    /// The report as read, never rewritten.
    pub text: String,
    /// Where it came from.
    pub source: Source,
    /// Sentences, in order.
    pub sentences: Vec<Range>,
    /// Attributed statements, in order.
    pub quotes: Vec<Quote>,
    /// Words in marks that are nobody's speech.
    pub marked_terms: Vec<MarkedTerm>,
    /// Quantities, in order.
    pub figures: Vec<Figure>,
    /// Date expressions, in order.
    pub dates: Vec<Date>,
    /// Who is named.
    pub entities: Vec<Entity>,
    /// Statements that somebody is said to assert, allege, deny or report.
    pub claims: Vec<Claim>,
    /// Doubts.
    pub notices: Vec<Notice>,
}

/// Where a report came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Source {
    /// The first file that held it.
    pub path: Option<String>,
    /// Every place that held it: `FILE`, or `FILE:N` for the N-th line or item of a file that holds several,
    /// `FILE:N.M` for the M-th report inside the N-th.
    pub paths: Vec<String>,
    /// Address.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Who wrote it.
    pub byline: Option<String>,
    /// BCP 47 tag.
    pub language: Option<String>,
    /// Place, date and agency in front of the first sentence.
    pub dateline: Option<Dateline>,
    /// The agency credited, wherever the credit stands.
    pub credit: Option<String>,
    /// Where the credit stands.
    pub credit_cite: Option<Range>,
    /// Publication day, ISO 8601.
    pub published: Option<String>,
    /// How the day is known.
    pub published_from: Option<PublishedFrom>,
    /// What was stated about publication, as stated: part of the id.
    pub published_stated: Option<String>,
}

/// Place, date and agency in front of the first sentence.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Dateline {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// As written.
    pub place: Option<String>,
    /// ISO 8601 day.
    pub date: Option<String>,
    /// As written.
    pub agency: Option<String>,
}

/// An attributed statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Quote {
    /// First code point, outer marks left out.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// How it is given.
    pub kind: QuoteKind,
    /// Its parts in marks, marks left out.
    pub marked: Vec<Range>,
    /// Pieces of one interrupted utterance share it.
    pub utterance: String,
    /// What its source did.
    pub act: Act,
    /// Whether it was said.
    pub modality: Modality,
    /// True where the report keeps the name back.
    pub anonymous: bool,
    /// Who said it.
    pub speaker: Option<Speaker>,
    /// The words that attribute it.
    pub cue: Option<Excerpt>,
}

/// Who is quoted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Speaker {
    /// First code point of the mention.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The mention.
    pub text: String,
    /// The fullest name in the report for it.
    pub name: Option<String>,
    /// Its entity.
    pub entity: Option<String>,
    /// Name of who relays it.
    pub via: Option<String>,
}

/// Words in marks that nobody says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct MarkedTerm {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Why they are marked.
    pub kind: MarkedKind,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Figure {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The value, or a range's lower end.
    #[serde(serialize_with = "plain_number")]
    pub value: f64,
    /// A range's upper end.
    #[serde(serialize_with = "plain_number_or_null")]
    pub high: Option<f64>,
    /// ISO 4217 code, `%`, a singular English name, or null for counted things.
    pub unit: Option<String>,
    /// Rate: `year` in "$6 million a year".
    pub per: Option<String>,
    /// How the value binds.
    pub approx: Approx,
    /// What is counted, head last.
    pub counts: Option<String>,
}

/// A date expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Date {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// TIMEX3 value.
    pub value: Option<String>,
    /// Part of the period.
    pub part: Option<DatePart>,
    /// The value's grain.
    pub grain: Option<Grain>,
    /// What it denotes.
    pub kind: DateKind,
    /// What it was counted from.
    pub anchor: Option<Anchor>,
}

/// Somebody or something named in one report.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Entity {
    /// `e1`, `e2`, … in this report.
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Office or description.
    pub role: Option<String>,
    /// Names only.
    pub mentions: Vec<Range>,
    /// Pronouns and descriptions.
    pub refs: Vec<Range>,
}

/// A statement and who stands for it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claim {
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// The source's entity.
    pub by: Option<String>,
    /// The source as mentioned and named.
    pub speaker: Option<Speaker>,
    /// For or against.
    pub stance: Stance,
    /// The words that say so.
    pub cue: Option<Excerpt>,
}

/// Something to know; never an error.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Notice {
    /// First code point; null where the notice is about the whole.
    pub start: Option<usize>,
    /// One past the last.
    pub end: Option<usize>,
    /// Stable name.
    pub kind: NoticeKind,
    /// What was found and what was done.
    pub message: String,
}

/// What several reports carry, once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Passage {
    /// Every place of it.
    pub places: Vec<Cite>,
    /// How many independent sources stand behind it.
    pub independent: usize,
}

/// Two places that carry one statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Alignment {
    /// The place in one report.
    pub a: Cite,
    /// The place in the other.
    pub b: Cite,
    /// How far the wording agrees.
    pub kind: AlignmentKind,
    /// Likeness, 0 to 1; no probability.
    pub score: f64,
}

/// How two reports are related.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Lineage {
    /// Report id.
    pub a: String,
    /// Report id.
    pub b: String,
    /// How they are related.
    pub relation: Relation,
    /// The parent; null where the direction is not known.
    pub from: Option<String>,
    /// Share of `a`'s words that stand aligned in `b`.
    pub share_a: f64,
    /// Share of `b`'s words that stand aligned in `a`.
    pub share_b: f64,
    /// The report or hidden source that both come from.
    pub source: Option<String>,
    /// Reports that carry the other's text and credit nobody for it.
    pub uncredited: Vec<String>,
    /// The agency that the shared text is credited to.
    pub agency: Option<String>,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// A source that is no report here.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct HiddenSource {
    /// `h1`, `h2`, …
    pub id: String,
    /// Its agency, where named.
    pub agency: Option<String>,
    /// Why it is posited.
    pub evidence: Vec<Evidence>,
}

/// One reason.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// What kind of reason.
    pub kind: EvidenceKind,
    /// The reason in words.
    pub note: String,
    /// Where it stands.
    pub cite: Vec<Cite>,
}

/// One utterance in every version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Saying {
    /// Who said it, where the versions agree.
    pub speaker: Option<String>,
    /// The versions.
    pub versions: Vec<Version>,
    /// How versions differ.
    pub changes: Vec<Change>,
    /// How many independent sources stand behind it.
    pub independent: usize,
}

/// One version of an utterance.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Version {
    /// Report id.
    pub report: String,
    /// First code point.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// True where the words stand in marks.
    pub marks: bool,
    /// The speaker as mentioned.
    pub speaker: Option<String>,
    /// The speaker's fullest name.
    pub name: Option<String>,
}

/// How version `b` differs from version `a`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// Index into `versions`.
    pub a: usize,
    /// Index into `versions`.
    pub b: usize,
    /// What changed.
    pub kind: ChangeKind,
    /// Which words.
    pub edits: Vec<Edit>,
}

/// One word-level edit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Edit {
    /// What was done.
    pub op: EditOp,
    /// The words in the first version's report; empty for an insertion.
    pub a: Range,
    /// The words in the second version's report; empty for a deletion.
    pub b: Range,
}

/// One quantity in every version.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FigureGroup {
    /// What is counted or measured.
    pub what: String,
    /// The versions.
    pub versions: Vec<FigureVersion>,
    /// How they stand to one another.
    pub verdict: Verdict,
    /// How many independent sources stand behind it.
    pub independent: usize,
}

/// One version of a quantity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct FigureVersion {
    /// Report id.
    pub report: String,
    /// The figure.
    #[serde(flatten)]
    pub figure: Figure,
}

/// Something that happened, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct TimelineEntry {
    /// TIMEX3 value.
    pub value: String,
    /// The value's grain.
    pub grain: Option<Grain>,
    /// What happened, in the words of one report.
    pub what: String,
    /// Where it stands.
    pub cites: Vec<Cite>,
    /// True where reports date the same event differently.
    pub conflict: bool,
    /// How many independent sources stand behind it.
    pub independent: usize,
}

/// One statement and who stands for or against it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ClaimGroup {
    /// The statement's places.
    pub what: Vec<Cite>,
    /// Who says what of it.
    pub by: Vec<Claimant>,
    /// Places that state it as a fact.
    pub unattributed: Vec<Cite>,
    /// How many independent sources stand behind it.
    pub independent: usize,
}

/// Somebody's stance to a statement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Claimant {
    /// The fullest name.
    pub name: String,
    /// For or against.
    pub stance: Stance,
    /// The attributed statement.
    pub cite: Cite,
}

/// A verdict that somebody else has published on a claim; never this program's.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Review {
    /// The claim that was reviewed, in the reviewer's words.
    pub claim: String,
    /// Who is said to have made it.
    pub claimant: Option<String>,
    /// Who reviewed it.
    pub reviewer: Option<String>,
    /// The verdict in the reviewer's words; a number of theirs where there are none.
    pub verdict: Option<String>,
    /// Where the review was published.
    pub url: Option<String>,
    /// When it was published, as stated.
    pub published: Option<String>,
    /// Places of the reports that carry the claim, in any wording; empty where none does.
    pub cites: Vec<Cite>,
}

/// Aligned statements that differ in more than words.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Difference {
    /// The words that differ.
    pub cites: Vec<Cite>,
    /// In what.
    pub kind: DifferenceKind,
}

/// What most other reports carry and one lacks.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Missing {
    /// The report that lacks it.
    pub report: String,
    /// Where the others have it.
    pub cites: Vec<Cite>,
}

/// Somebody or something named, over all reports.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct StoryEntity {
    /// `n1`, `n2`, … in this record.
    pub id: String,
    /// The fullest name.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Office or description.
    pub role: Option<String>,
    /// Names only.
    pub mentions: Vec<Cite>,
}

/// Declares an enum whose JSON is its snake-case name.
macro_rules! names {
    ($($(#[$doc:meta])* $name:ident { $($variant:ident),* $(,)? })*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
        #[serde(rename_all = "snake_case")]
        #[allow(missing_docs)]
        pub enum $name { $($variant),* }
    )* };
}

names! {
    /// How a publication day is known.
    PublishedFrom { Metadata, Dateline, Given, Story }
    /// In marks, without, or in part.
    QuoteKind { Direct, Indirect, Mixed }
    /// What an attribution says that its source did.
    Act { Speech, Belief, Attitude }
    /// Whether an attributed statement was made.
    Modality { Said, Negated, Hypothetical }
    /// Why words that nobody says stand in marks.
    MarkedKind { Scare, Title, Nickname }
    /// How a figure's value binds.
    Approx { Exact, About, AtLeast, AtMost, Range }
    /// Part of a period.
    DatePart { Mid, Early, Late }
    /// A date's grain.
    Grain { Minute, Hour, PartOfDay, Day, Week, Weekend, Month, Season, Quarter, Half, Year, Decade, Century }
    /// TIMEX3 type.
    DateKind { Date, Time, Duration, Set }
    /// What a date was counted from.
    Anchor { Published, Dateline, Text }
    /// The kinds of entity.
    EntityKind { Person, Organization, Place, Other }
    /// How a source stands to a statement.
    Stance { Asserts, Alleges, Denies, Reports, None }
    /// Kinds of notice.
    NoticeKind {
        UnclosedQuote, UnknownSpeaker, NoDate, UnresolvedDate, DateConflict, OtherLanguage, BrokenEncoding,
        Invisible, LookAlike, Truncated, DigestMismatch, NoMainText, BadField, Duplicate, SingleReport, Boilerplate, LeftOut,
    }
    /// How far two wordings agree.
    AlignmentKind { Verbatim, Edited, Reworded }
    /// How two reports are related.
    Relation { Derived, CommonSource, Independent }
    /// Kinds of reason for a lineage.
    EvidenceKind { Credit, Date, Order, Cut, SharedSlip, Share, Told }
    /// What changed between two versions of an utterance.
    ChangeKind { Same, Altered, Cut, Joined, MarksAdded, MarksDropped, SpeakerDiffers }
    /// What an edit does.
    EditOp { Insert, Delete, Replace }
    /// How versions of a quantity stand to one another.
    Verdict { Agree, Compatible, Differ, Only, AddsUp, DoesNotAddUp }
    /// In what aligned statements differ.
    DifferenceKind { Scope, Negation, Degree, Modality, Place, Person, Figure }
}

/// Whole numbers without a decimal point, as people write them: JSON has one number type.
#[allow(clippy::trivially_copy_pass_by_ref, clippy::cast_possible_truncation)]
fn plain_number<S: Serializer>(value: &f64, serializer: S) -> Result<S::Ok, S::Error> {
    const LARGEST_EXACT: f64 = 9_007_199_254_740_992.0; // 2^53: past it a double skips integers
    if value.fract() == 0.0 && value.abs() <= LARGEST_EXACT {
        serializer.serialize_i64(*value as i64)
    } else {
        serializer.serialize_f64(*value)
    }
}

#[allow(clippy::ref_option)]
fn plain_number_or_null<S: Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    match value {
        Some(value) => plain_number(value, serializer),
        None => serializer.serialize_none(),
    }
}
