//! What several reports share: the values that [`super::collate`] gives. No method lives here.
//!
//! A report inside a collation is a *witness*, known by its index among the witnesses, which are
//! sorted by report id: so no finding depends on the order in which reports were handed over.

use crate::text::Span;

/// A place in one witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// Index of the witness.
    pub witness: usize,
    /// Where in its text.
    pub span: Span,
}

impl Place {
    /// A place in a witness.
    #[must_use]
    pub fn new(witness: usize, span: Span) -> Self {
        Self { witness, span }
    }
}

/// All witnesses, aligned.
#[derive(Clone, Debug, Default)]
pub struct Collation {
    /// Each witness's clauses, in order: the pieces that alignment, *only* and *missing* speak of.
    pub clauses: Vec<Vec<Span>>,
    /// For each clause, the other witnesses that carry it in any wording, in order: looser than `alignments`.
    pub carriers: Vec<Vec<Vec<usize>>>,
    /// Pairs of places that carry one statement, by witnesses, then by place; `a.witness < b.witness`.
    pub alignments: Vec<Alignment>,
    /// What several witnesses carry, once each.
    pub passages: Vec<Passage>,
    /// How each pair of witnesses is related; pairs of which nothing can be known are left out.
    pub lineage: Vec<Lineage>,
    /// Sources that no witness is, but several come from.
    pub hidden_sources: Vec<HiddenSource>,
    /// For each witness, the number of its independent group: witnesses that derive from one another
    /// or share a source have the same number.
    pub families: Vec<usize>,
}

/// One statement in two witnesses.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// The place in the witness of the smaller index.
    pub a: Place,
    /// The place in the other witness.
    pub b: Place,
    /// How far the wording agrees.
    pub kind: AlignmentKind,
    /// Likeness from 0 to 1; 1 is the same words. No probability.
    pub score: f64,
    /// Ways in which the two statements clash although they are the same one.
    pub clashes: Vec<Clash>,
}

/// How far two wordings agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum AlignmentKind {
    /// The same words.
    Verbatim,
    /// Most words, with edits.
    Edited,
    /// The same statement in other words.
    Reworded,
}

/// A clash between two aligned statements.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// In what they clash.
    pub kind: ClashKind,
    /// The words that clash in `a`; the whole place where `a` simply lacks them.
    pub a: Span,
    /// The words that clash in `b`.
    pub b: Span,
}

/// In what two aligned statements clash.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// All, some, only, one of.
    Scope,
    /// One says that it is so, the other that it is not.
    Negation,
    /// Largest, one of the largest.
    Degree,
    /// May, will, must.
    Modality,
    /// Places differ.
    Place,
    /// Persons differ.
    Person,
    /// Figures differ.
    Figure,
}

/// What several witnesses carry, once: the linear form of the alignments.
#[derive(Clone, Debug, PartialEq)]
pub struct Passage {
    /// Its places, by witness, then by span.
    pub places: Vec<Place>,
}

/// How two witnesses are related.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineage {
    /// The witness of the smaller index.
    pub a: usize,
    /// The other.
    pub b: usize,
    /// How they are related.
    pub relation: Relation,
    /// The parent, where the direction is known.
    pub from: Option<usize>,
    /// Share of `a`'s words that stand aligned in `b`, 0 to 1.
    pub share_a: f64,
    /// Share of `b`'s words that stand aligned in `a`, 0 to 1.
    pub share_b: f64,
    /// Where both come from, for a common source.
    pub source: Option<SourceNode>,
    /// Witnesses that carry the other's text and credit nobody for it.
    pub uncredited: Vec<usize>,
    /// The agency that the shared text is credited to.
    pub agency: Option<String>,
    /// Why.
    pub evidence: Vec<Evidence>,
}

/// How two witnesses are related.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    /// One's text comes from the other.
    Derived,
    /// Both come from a third.
    CommonSource,
    /// Neither.
    Independent,
}

/// Where two witnesses' common text comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SourceNode {
    /// A witness.
    Witness(usize),
    /// Index into [`Collation::hidden_sources`].
    Hidden(usize),
}

/// A source that is not among the witnesses.
#[derive(Clone, Debug, PartialEq)]
pub struct HiddenSource {
    /// Its agency, where credits or phrases such as "told AFP" name one.
    pub agency: Option<String>,
    /// Why it is posited.
    pub evidence: Vec<Evidence>,
}

/// One reason for a lineage.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// What kind of reason.
    pub kind: EvidenceKind,
    /// The reason in words, lower case, without a final stop.
    pub note: String,
    /// Where it stands.
    pub cite: Vec<Place>,
}

/// Kinds of reason for a lineage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EvidenceKind {
    /// A credit names the source.
    Credit,
    /// One is dated before the other.
    Date,
    /// The shared passages stand in the same order.
    Order,
    /// One has what the other cut.
    Cut,
    /// Both carry the same slip or rare wording.
    SharedSlip,
    /// How much is shared.
    Share,
    /// The text names the agency it was told to.
    Told,
}
