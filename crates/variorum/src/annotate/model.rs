//! What one report says, as found: the values that [`super::annotate`] gives. No method lives here.
//!
//! All spans are UTF-8 bytes into the report's text. Values that a report leaves open are `None`,
//! never guessed; [`Notice`]s say why.

use jiff::civil::Date;

use crate::text::{Notice, Span};

/// Everything found in one report.
#[derive(Clone, Debug, Default)]
pub struct Annotations {
    /// What the report says about itself.
    pub header: Header,
    /// Two-letter code of the report's language, where it could be told.
    pub language: Option<String>,
    /// Who is named, each once with all its mentions.
    pub entities: Vec<Entity>,
    /// Attributed statements, in order.
    pub quotes: Vec<Quote>,
    /// Words in marks that are nobody's speech.
    pub marked_terms: Vec<MarkedTerm>,
    /// Quantities, in order.
    pub figures: Vec<Figure>,
    /// Parts and wholes among `figures`, as the text itself relates them.
    pub sums: Vec<Sum>,
    /// Date expressions, in order, not yet resolved: see [`DateMention`].
    pub dates: Vec<DateMention>,
    /// Statements that somebody is said to assert, allege, deny or report.
    pub claims: Vec<Claim>,
    /// Doubts.
    pub notices: Vec<Notice>,
}

/// What a report says about itself: headline, dateline, byline, credit, date.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Header {
    /// The headline, where the text carries one.
    pub title: Option<Span>,
    /// The writer's name, where the text carries it.
    pub byline: Option<Span>,
    /// Place, date and agency in front of the first sentence.
    pub dateline: Option<Dateline>,
    /// The agency named at the dateline or in a credit line.
    pub credit: Option<Credit>,
    /// Publication date, from metadata left in the text, the dateline or what was stated.
    pub published: Option<Published>,
    /// Where the story itself stands: the text without headline, dateline and credit line.
    pub body: Span,
}

/// `SAN SALVADOR, March 27 (AFP) —`
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dateline {
    /// The dateline with its separator.
    pub span: Span,
    /// The place as written.
    pub place: Option<Span>,
    /// The date, resolved.
    pub date: Option<Date>,
    /// The agency as written.
    pub agency: Option<Span>,
}

/// Who is credited with the text.
#[derive(Clone, Debug, PartialEq)]
pub struct Credit {
    /// The credit as written, `— AFP`.
    pub span: Span,
    /// The agency's usual short name: AFP, Reuters, AP.
    pub agency: String,
}

/// When a report was published.
#[derive(Clone, Debug, PartialEq)]
pub struct Published {
    /// The day.
    pub date: Date,
    /// How it is known.
    pub from: PublishedFrom,
    /// Where the text says so, if it does.
    pub span: Option<Span>,
}

/// How a publication date is known, surest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PublishedFrom {
    /// A person gave it.
    Given,
    /// The container stated it, or metadata left in the text.
    Metadata,
    /// The dateline states it.
    Dateline,
    /// Inferred from the story's other reports.
    Story,
}

/// Somebody or something named, with every place where the report speaks of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Entity {
    /// The longest form of the name in the report.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Office or description as written beside the name, the latest fullest one.
    pub role: Option<Span>,
    /// Names only, in order.
    pub mentions: Vec<Span>,
    /// Pronouns and descriptions that stand for it, in order.
    pub refs: Vec<Span>,
}

/// The kinds of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EntityKind {
    /// A human being.
    Person,
    /// Authorities, companies, parties, gangs, agencies, outlets.
    Organization,
    /// Countries, cities, buildings and facilities.
    Place,
    /// Laws, works, events, products.
    Other,
}

/// An attributed statement (PARC: content).
#[derive(Clone, Debug, PartialEq)]
pub struct Quote {
    /// The whole statement, outer marks left out.
    pub span: Span,
    /// How it is given.
    pub kind: QuoteKind,
    /// Its parts inside quotation marks, marks left out.
    pub marked: Vec<Span>,
    /// Pieces of one interrupted utterance share this number; counted from 1 in a report.
    pub utterance: usize,
    /// What attributing it says that the speaker did.
    pub act: Act,
    /// Whether it was said.
    pub modality: Modality,
    /// True where the report keeps the speaker's name back.
    pub anonymous: bool,
    /// Who said it, if the report tells.
    pub speaker: Option<Speaker>,
    /// The words that attribute it.
    pub cue: Option<Span>,
}

/// How a statement is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum QuoteKind {
    /// All in marks.
    Direct,
    /// No marks.
    Indirect,
    /// Marks around a part of an indirect statement.
    Mixed,
}

/// What an attribution says that its source did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    /// Said or wrote.
    Speech,
    /// Thinks, knows.
    Belief,
    /// Wants, fears, hopes.
    Attitude,
}

/// Whether an attributed statement was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Modality {
    /// It was.
    Said,
    /// "did not say".
    Negated,
    /// "if he says", "may say".
    Hypothetical,
}

/// Who is quoted (PARC: source).
#[derive(Clone, Debug, PartialEq)]
pub struct Speaker {
    /// The mention beside the cue: `she`, `the minister`.
    pub span: Span,
    /// The fullest name in the report for it; the mention's head words for groups ("lawyers"); none where unknown.
    pub name: Option<String>,
    /// Index into [`Annotations::entities`].
    pub entity: Option<usize>,
    /// Name of who relays it.
    pub via: Option<String>,
}

/// Words in marks that nobody says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkedTerm {
    /// The words, marks left out.
    pub span: Span,
    /// Why they are marked.
    pub kind: MarkedKind,
}

/// Why words that nobody says stand in marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkedKind {
    /// The outlet keeps its distance from the word.
    Scare,
    /// A work's title.
    Title,
    /// A person's nickname.
    Nickname,
}

/// A quantity.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// The quantity with its bound, sign and unit words: `more than $6 million a year`.
    pub span: Span,
    /// The value, or a range's lower end; money in major units, percent as written.
    pub value: f64,
    /// A range's upper end.
    pub high: Option<f64>,
    /// ISO 4217 code, `%`, or a singular English name; none for counted things.
    pub unit: Option<String>,
    /// `year` in "$6 million a year".
    pub per: Option<String>,
    /// How the value binds.
    pub approx: Approx,
    /// Noun phrase of what is counted, head last.
    pub counts: Option<Span>,
}

/// How a figure's value binds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Approx {
    /// Just so.
    Exact,
    /// Around, nearly, some.
    About,
    /// At least, more than.
    AtLeast,
    /// Up to, fewer than.
    AtMost,
    /// From `value` to `high`.
    Range,
}

/// Figures of one report that its text relates as parts and whole ("137 of the 238", "the other 101").
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sum {
    /// Index of the whole in [`Annotations::figures`].
    pub whole: usize,
    /// Indexes of the parts.
    pub parts: Vec<usize>,
}

/// A date expression and what it means once an anchor is known.
#[derive(Clone, Debug, PartialEq)]
pub struct DateMention {
    /// The expression as written, without its preposition.
    pub span: Span,
    /// TIMEX3 value; none while no anchor is known and the expression needs one.
    pub value: Option<String>,
    /// Mid, early or late.
    pub part: Option<DatePart>,
    /// The value's grain; none for a reference without one (PRESENT_REF).
    pub grain: Option<Grain>,
    /// What the expression denotes.
    pub kind: DateKind,
    /// What the value was counted from; none where it stands by itself.
    pub anchor: Option<Anchor>,
}

/// Part of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DatePart {
    /// mid-March
    Mid,
    /// early 2021
    Early,
    /// late Tuesday
    Late,
}

/// The grain of a date's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)]
pub enum Grain {
    Minute,
    Hour,
    PartOfDay,
    Day,
    Week,
    Weekend,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}

/// What a date expression denotes (TIMEX3 type).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateKind {
    /// A calendar period.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// Something that recurs.
    Set,
}

/// What a relative date was counted from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    /// The publication date.
    Published,
    /// The dateline's date.
    Dateline,
    /// A date earlier in the text.
    Text,
}

/// A statement and who stands for it.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The statement.
    pub span: Span,
    /// Who is said to stand for it or against it.
    pub by: Option<Speaker>,
    /// For or against, and how firmly.
    pub stance: Stance,
    /// The words that say so.
    pub cue: Option<Span>,
}

/// How a source stands to a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stance {
    /// Says it is so.
    Asserts,
    /// Says so of somebody, unproven in the report's own words (accused, alleged).
    Alleges,
    /// Says it is not so.
    Denies,
    /// Passes on that it is so.
    Reports,
    /// Attributed to nobody.
    None,
}
