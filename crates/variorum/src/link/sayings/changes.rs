//! What changed between two versions of an utterance, in the words of `docs/glossary.md`.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::pieces::{Piece, one_person, two_people};
use super::wording::{Comparison, Wording, compare};
use crate::annotate::Annotated;
use crate::collate::Collation;
use crate::link::matter::matter_stems;
use crate::link::{Change, ChangeKind, Edit};
use crate::text::{Span, TokenKind};

/// Versions up to which all pairs are compared; past it each is compared with the first, so that the record grows
/// with the versions and not with their pairs.
const ALL_PAIRS: usize = 30;

/// Every kind of change that applies, for each linked pair of a saying's versions. Indexes are into `members`.
pub fn changes(
    witnesses: &[Annotated],
    collation: &Collation,
    pieces: &[Piece],
    members: &[usize],
    links: &[(usize, usize)],
) -> Vec<Change> {
    let linked: BTreeSet<(usize, usize)> = links.iter().copied().collect();
    let mut found = Vec::new();
    for (later, &b) in members.iter().enumerate() {
        let earlier = if members.len() > ALL_PAIRS { later.min(1) } else { later };
        for (first, &a) in members[..earlier].iter().enumerate() {
            if !linked.contains(&(a.min(b), a.max(b))) {
                continue;
            }
            let swapped = comes_first(witnesses, collation, &pieces[b], &pieces[a]);
            let (x, y) = if swapped { (later, first) } else { (first, later) };
            let pair = Pair { witnesses, pieces, members, a: members[x], b: members[y] };
            found.extend(pair.changes().into_iter().map(|(kind, edits)| Change { a: x, b: y, kind, edits }));
        }
    }
    found.sort_by_key(|change| (change.a, change.b, change.kind));
    found
}

/// The parent in lineage, else the earlier, else the smaller witness: what the other is a change from.
fn comes_first(witnesses: &[Annotated], collation: &Collation, one: &Piece, other: &Piece) -> bool {
    let (x, y) = (one.place.witness, other.place.witness);
    let line = collation.lineage.iter().find(|line| (line.a, line.b) == (x.min(y), x.max(y)));
    if let Some(parent) = line.and_then(|line| line.from) {
        return parent == x;
    }
    let day = |witness: usize| witnesses[witness].annotations.header.published.as_ref().map(|published| published.date);
    match (day(x), day(y)) {
        (Some(a), Some(b)) if a != b => a.cmp(&b) == Ordering::Less,
        _ => x < y,
    }
}

struct Pair<'a> {
    witnesses: &'a [Annotated],
    pieces: &'a [Piece],
    members: &'a [usize],
    a: usize,
    b: usize,
}

impl<'a> Pair<'a> {
    fn changes(&self) -> Vec<(ChangeKind, Vec<Edit>)> {
        let (a, b) = (&self.pieces[self.a], &self.pieces[self.b]);
        let mut kinds = match (a.marks, b.marks) {
            (true, true) => self.wording_changes(),
            (true, false) => vec![(ChangeKind::MarksDropped, Vec::new())],
            (false, true) => vec![(ChangeKind::MarksAdded, Vec::new())],
            (false, false) => Vec::new(),
        };
        if two_people(a.speaker.as_ref(), b.speaker.as_ref()) {
            kinds.push((ChangeKind::SpeakerDiffers, Vec::new()));
        }
        if kinds.is_empty() && (a.marks || b.marks) {
            kinds.push((ChangeKind::Same, Vec::new()));
        }
        kinds
    }

    fn wording(&self, piece: usize) -> Wording<'a> {
        let place = self.pieces[piece].place;
        Wording { layout: &self.witnesses[place.witness].layout, span: place.span }
    }

    fn wording_changes(&self) -> Vec<(ChangeKind, Vec<Edit>)> {
        let comparison = compare(self.wording(self.a), self.wording(self.b));
        let mut kinds = Vec::new();
        let outer_kind = self.outer_kind(&comparison);
        if !comparison.inner.is_empty() {
            kinds.push((ChangeKind::Altered, comparison.inner.clone()));
        }
        match outer_kind {
            Outer::Joined => {
                kinds.push((ChangeKind::Joined, comparison.outer.clone()));
                let gone = self.gone(&comparison);
                if comparison.inner.is_empty() && !gone.is_empty() {
                    kinds.push((ChangeKind::Cut, gone));
                }
            }
            // A version with altered words is no run of the other's: "cut" would say that the rest is kept.
            Outer::Cut if comparison.inner.is_empty() => kinds.push((ChangeKind::Cut, comparison.outer.clone())),
            _ => {}
        }
        kinds
    }

    /// What the words mean that only one of the two has, before or after the shared ones.
    fn outer_kind(&self, comparison: &Comparison) -> Outer {
        comparison.outer.iter().map(|edit| self.edit_kind(edit)).max().unwrap_or(Outer::Nothing)
    }

    fn edit_kind(&self, edit: &Edit) -> Outer {
        let mut kind = Outer::Nothing;
        let sides = [(self.a, edit.a, self.b), (self.b, edit.b, self.a)];
        for (holder, span, lacking) in sides.into_iter().filter(|(_, span, _)| !span.is_empty()) {
            let words = Wording { span, ..self.wording(holder) };
            kind = kind.max(self.elsewhere(words, lacking));
        }
        kind
    }

    /// Edits beside a joined one whose words of matter the other witness has nowhere in marks.
    fn gone(&self, comparison: &Comparison) -> Vec<Edit> {
        let matter = |piece: usize, span: Span| {
            !span.is_empty() && {
                let layout = &self.witnesses[self.pieces[piece].place.witness].layout;
                !matter_stems(layout, span).is_empty()
            }
        };
        let edits = comparison.outer.iter().filter(|edit| self.edit_kind(edit) == Outer::Cut);
        edits.filter(|edit| matter(self.a, edit.a) || matter(self.b, edit.b)).copied().collect()
    }

    /// Whether the witness of `lacking` has the words in another marked piece: of the same utterance, which was only
    /// interrupted, or of another one, which was joined to it.
    fn elsewhere(&self, words: Wording<'_>, lacking: usize) -> Outer {
        let own = &self.pieces[lacking];
        let others = self.members.iter().map(|&member| &self.pieces[member]);
        let same_witness =
            others.filter(|other| other.marks && other.place.witness == own.place.witness && other.place != own.place);
        let holding = same_witness.filter(|other| {
            let layout = &self.witnesses[other.place.witness].layout;
            let found = compare(words, Wording { layout, span: other.place.span });
            found.matched > 0 && found.share() >= HELD
        });
        let mut kind = Outer::Cut;
        for other in holding {
            let one = other.utterance == own.utterance || interrupted(self.witnesses, own, other);
            kind = if one { Outer::Interrupted } else { Outer::Joined };
            if kind == Outer::Joined {
                break;
            }
        }
        kind
    }
}

/// Words that an attribution between two pieces of one utterance takes at most: the speaker's name and office.
const ATTRIBUTION_WORDS: usize = 12;

/// True where nothing but one attribution stands between two pieces in one paragraph: "…," she said. "…"
fn interrupted(witnesses: &[Annotated], a: &Piece, b: &Piece) -> bool {
    let report = &witnesses[a.place.witness];
    let layout = &report.layout;
    let (first, second) = if a.place < b.place { (a.place.span, b.place.span) } else { (b.place.span, a.place.span) };
    let gap = Span::new(first.end, second.start.max(first.end));
    let words = layout.tokens_in(gap).filter(|&token| layout.tokens[token].kind != TokenKind::Punctuation).count();
    let found = &report.annotations;
    let mut cues: Vec<Span> =
        found.quotes.iter().filter_map(|quote| quote.cue).filter(|cue| gap.contains(*cue)).collect();
    cues.dedup();
    let others = found.quotes.iter().flat_map(|quote| &quote.marked).any(|mark| mark.overlaps(gap));
    // "On Tuesday he added" is another occasion.
    let dated = found.dates.iter().any(|date| date.span.overlaps(gap));
    layout.paragraph_at(first.start) == layout.paragraph_at(second.start)
        && one_person(a.speaker.as_ref(), b.speaker.as_ref())
        && words <= ATTRIBUTION_WORDS
        && cues.len() <= 1
        && !others
        && !dated
}

/// Share of the words of matter that another piece must hold to be where they went.
const HELD: f64 = 0.7;

/// What becomes of words beyond the shared ones, weakest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Outer {
    /// There are none.
    Nothing,
    /// The other witness gives them too, in another piece of the same utterance.
    Interrupted,
    /// The other witness does not give them in marks.
    Cut,
    /// The other witness gives them as another utterance.
    Joined,
}
