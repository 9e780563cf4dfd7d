"""The record's types: the names, and what they mean, are those of the JSON (`docs/record.md`).

Offsets are code points, as Python counts them: `report.text[quote.start:quote.end]` is what is quoted.
A name that Python keeps for itself has `_` after it: `from_`.

Written from the record's JSON Schema by `cargo xtask bless`; not to be edited.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ._parts import Parts

Act = Literal["speech", "belief", "attitude"]
"""What an attribution says that its source did."""

AlignmentKind = Literal["verbatim", "edited", "reworded"]
"""How far two wordings agree."""

Anchor = Literal["published", "dateline", "text"]
"""What a date was counted from."""

Approx = Literal["exact", "about", "at_least", "at_most", "range"]
"""How a figure's value binds."""

ChangeKind = Literal["same", "altered", "cut", "joined", "marks_added", "marks_dropped", "speaker_differs"]
"""What changed between two versions of an utterance."""

DateKind = Literal["date", "time", "duration", "set"]
"""TIMEX3 type."""

DatePart = Literal["mid", "early", "late"]
"""Part of a period."""

DifferenceKind = Literal["scope", "negation", "degree", "modality", "place", "person", "figure"]
"""In what aligned statements differ."""

EditOp = Literal["insert", "delete", "replace"]
"""What an edit does."""

EntityKind = Literal["person", "organization", "place", "other"]
"""The kinds of entity."""

EvidenceKind = Literal["credit", "date", "order", "cut", "shared_slip", "share", "told"]
"""Kinds of reason for a lineage."""

Grain = Literal["minute", "hour", "part_of_day", "day", "week", "weekend", "month", "season", "quarter", "half", "year", "decade", "century"]
"""A date's grain."""

MarkedKind = Literal["scare", "title", "nickname"]
"""Why words that nobody says stand in marks."""

Modality = Literal["said", "negated", "hypothetical"]
"""Whether an attributed statement was made."""

NoticeKind = Literal["unclosed_quote", "unknown_speaker", "no_date", "unresolved_date", "date_conflict", "other_language", "broken_encoding", "invisible", "look_alike", "truncated", "digest_mismatch", "no_main_text", "bad_field", "duplicate", "single_report", "boilerplate", "left_out"]
"""Kinds of notice."""

PublishedFrom = Literal["metadata", "dateline", "given", "story"]
"""How a publication day is known."""

QuoteKind = Literal["direct", "indirect", "mixed"]
"""In marks, without, or in part."""

Relation = Literal["derived", "common_source", "independent"]
"""How two reports are related."""

Stance = Literal["asserts", "alleges", "denies", "reports", "none"]
"""How a source stands to a statement."""

Verdict = Literal["agree", "compatible", "differ", "only", "adds_up", "does_not_add_up"]
"""How versions of a quantity stand to one another."""


@dataclass(frozen=True)
class Alignment:
    """Two places that carry one statement."""

    a: Cite
    """The place in one report."""

    b: Cite
    """The place in the other."""

    kind: AlignmentKind
    """How far the wording agrees."""

    score: float
    """Likeness, 0 to 1; no probability."""


@dataclass(frozen=True)
class Change:
    """How version `b` differs from version `a`."""

    a: int
    """Index into `versions`."""

    b: int
    """Index into `versions`."""

    kind: ChangeKind
    """What changed."""

    edits: list[Edit]
    """Which words."""


@dataclass(frozen=True)
class Cite:
    """A place in one of the reports."""

    report: str
    """The report's id."""

    start: int
    """First code point."""

    end: int
    """One past the last."""


@dataclass(frozen=True)
class Claim:
    """A statement and who stands for it."""

    start: int
    """First code point."""

    end: int
    """One past the last."""

    stance: Stance
    """For or against."""

    by: str | None = None
    """The source's entity."""

    cue: Excerpt | None = None
    """The words that say so."""

    speaker: Speaker | None = None
    """The source as mentioned and named."""


@dataclass(frozen=True)
class ClaimGroup:
    """One statement and who stands for or against it."""

    what: list[Cite]
    """The statement's places."""

    by: list[Claimant]
    """Who says what of it."""

    unattributed: list[Cite]
    """Places that state it as a fact."""

    independent: int
    """How many independent sources stand behind it."""


@dataclass(frozen=True)
class Claimant:
    """Somebody's stance to a statement."""

    name: str
    """The fullest name."""

    stance: Stance
    """For or against."""

    cite: Cite
    """The attributed statement."""


@dataclass(frozen=True)
class Date:
    """A date expression."""

    start: int
    """First code point."""

    end: int
    """One past the last."""

    kind: DateKind
    """What it denotes."""

    anchor: Anchor | None = None
    """What it was counted from."""

    grain: Grain | None = None
    """The value's grain."""

    part: DatePart | None = None
    """Part of the period."""

    value: str | None = None
    """TIMEX3 value."""


@dataclass(frozen=True)
class Dateline:
    """Place, date and agency in front of the first sentence."""

    start: int
    """First code point."""

    end: int
    """One past the last."""

    agency: str | None = None
    """As written."""

    date: str | None = None
    """ISO 8601 day."""

    place: str | None = None
    """As written."""


@dataclass(frozen=True)
class Difference:
    """Aligned statements that differ in more than words."""

    cites: list[Cite]
    """The words that differ."""

    kind: DifferenceKind
    """In what."""


@dataclass(frozen=True)
class Edit:
    """One word-level edit."""

    op: EditOp
    """What was done."""

    a: Range
    """The words in the first version's report; empty for an insertion."""

    b: Range
    """The words in the second version's report; empty for a deletion."""


@dataclass(frozen=True)
class Entity:
    """Somebody or something named in one report."""

    id: str
    """`e1`, `e2`, … in this report."""

    name: str
    """The fullest name."""

    kind: EntityKind
    """What it is."""

    mentions: list[Range]
    """Names only."""

    refs: list[Range]
    """Pronouns and descriptions."""

    role: str | None = None
    """Office or description."""


@dataclass(frozen=True)
class Evidence:
    """One reason."""

    kind: EvidenceKind
    """What kind of reason."""

    note: str
    """The reason in words."""

    cite: list[Cite]
    """Where it stands."""


@dataclass(frozen=True)
class Excerpt:
    """A range with the words that stand there."""

    start: int
    """First code point."""

    end: int
    """One past the last."""

    text: str
    """The words, exactly as they stand."""


@dataclass(frozen=True)
class Figure:
    """A quantity."""

    start: int
    """First code point."""

    end: int
    """One past the last."""

    value: float
    """The value, or a range's lower end."""

    approx: Approx
    """How the value binds."""

    counts: str | None = None
    """What is counted, head last."""

    high: float | None = None
    """A range's upper end."""

    per: str | None = None
    """Rate: `year` in "$6 million a year"."""

    unit: str | None = None
    """ISO 4217 code, `%`, a singular English name, or null for counted things."""


@dataclass(frozen=True)
class FigureGroup:
    """One quantity in every version."""

    what: str
    """What is counted or measured."""

    versions: list[FigureVersion]
    """The versions."""

    verdict: Verdict
    """How they stand to one another."""

    independent: int
    """How many independent sources stand behind it."""


@dataclass(frozen=True)
class FigureVersion:
    """One version of a quantity."""

    report: str
    """Report id."""

    start: int
    """First code point."""

    end: int
    """One past the last."""

    value: float
    """The value, or a range's lower end."""

    approx: Approx
    """How the value binds."""

    counts: str | None = None
    """What is counted, head last."""

    high: float | None = None
    """A range's upper end."""

    per: str | None = None
    """Rate: `year` in "$6 million a year"."""

    unit: str | None = None
    """ISO 4217 code, `%`, a singular English name, or null for counted things."""


@dataclass(frozen=True)
class HiddenSource:
    """A source that is no report here."""

    id: str
    """`h1`, `h2`, …"""

    evidence: list[Evidence]
    """Why it is posited."""

    agency: str | None = None
    """Its agency, where named."""


@dataclass(frozen=True)
class Lineage:
    """How two reports are related."""

    a: str
    """Report id."""

    b: str
    """Report id."""

    relation: Relation
    """How they are related."""

    share_a: float
    """Share of `a`'s words that stand aligned in `b`."""

    share_b: float
    """Share of `b`'s words that stand aligned in `a`."""

    uncredited: list[str]
    """Reports that carry the other's text and credit nobody for it."""

    evidence: list[Evidence]
    """Why."""

    agency: str | None = None
    """The agency that the shared text is credited to."""

    from_: str | None = None
    """The parent; null where the direction is not known."""

    source: str | None = None
    """The report or hidden source that both come from."""


@dataclass(frozen=True)
class MarkedTerm:
    """Words in marks that nobody says."""

    start: int
    """First code point."""

    end: int
    """One past the last."""

    kind: MarkedKind
    """Why they are marked."""


@dataclass(frozen=True)
class Missing:
    """What most other reports carry and one lacks."""

    report: str
    """The report that lacks it."""

    cites: list[Cite]
    """Where the others have it."""


@dataclass(frozen=True)
class Notice:
    """Something to know; never an error."""

    kind: NoticeKind
    """Stable name."""

    message: str
    """What was found and what was done."""

    end: int | None = None
    """One past the last."""

    start: int | None = None
    """First code point; null where the notice is about the whole."""


@dataclass(frozen=True)
class Passage:
    """What several reports carry, once."""

    places: list[Cite]
    """Every place of it."""

    independent: int
    """How many independent sources stand behind it."""


@dataclass(frozen=True)
class Quote:
    """An attributed statement."""

    start: int
    """First code point, outer marks left out."""

    end: int
    """One past the last."""

    kind: QuoteKind
    """How it is given."""

    marked: list[Range]
    """Its parts in marks, marks left out."""

    utterance: str
    """Pieces of one interrupted utterance share it."""

    act: Act
    """What its source did."""

    modality: Modality
    """Whether it was said."""

    anonymous: bool
    """True where the report keeps the name back."""

    cue: Excerpt | None = None
    """The words that attribute it."""

    speaker: Speaker | None = None
    """Who said it."""


@dataclass(frozen=True)
class Range:
    """A range of code points, half-open."""

    start: int
    """First code point."""

    end: int
    """One past the last."""


class RecordParts(Parts):
    """Everything found in the reports of one story."""

    @cached_property
    def schema(self) -> str:
        """`variorum/record/1`"""
        part: str = self._part("schema")
        return part

    @cached_property
    def digest(self) -> str:
        """`sha256:` and the SHA-256 of this record's canonical JSON (RFC 8785) without this field."""
        part: str = self._part("digest")
        return part

    @cached_property
    def reports(self) -> list[ReportRecord]:
        """The reports, by sigil."""
        part: list[ReportRecord] = self._part("reports")
        return part

    @cached_property
    def passages(self) -> list[Passage]:
        """What several reports carry, once each."""
        part: list[Passage] = self._part("passages")
        return part

    @cached_property
    def alignments(self) -> list[Alignment]:
        """Pairs of places that carry one statement; left empty past the pair limit."""
        part: list[Alignment] = self._part("alignments")
        return part

    @cached_property
    def lineage(self) -> list[Lineage]:
        """How pairs of reports are related."""
        part: list[Lineage] = self._part("lineage")
        return part

    @cached_property
    def hidden_sources(self) -> list[HiddenSource]:
        """Sources that are no report here, but several come from."""
        part: list[HiddenSource] = self._part("hidden_sources")
        return part

    @cached_property
    def independent(self) -> int:
        """How many reports derive from no other here and share no source."""
        part: int = self._part("independent")
        return part

    @cached_property
    def sayings(self) -> list[Saying]:
        """Utterances, each in every version."""
        part: list[Saying] = self._part("sayings")
        return part

    @cached_property
    def figures(self) -> list[FigureGroup]:
        """Quantities, each in every version."""
        part: list[FigureGroup] = self._part("figures")
        return part

    @cached_property
    def timeline(self) -> list[TimelineEntry]:
        """Dated statements, earliest first."""
        part: list[TimelineEntry] = self._part("timeline")
        return part

    @cached_property
    def claims(self) -> list[ClaimGroup]:
        """Statements and who stands for or against them."""
        part: list[ClaimGroup] = self._part("claims")
        return part

    @cached_property
    def differences(self) -> list[Difference]:
        """Aligned statements that differ."""
        part: list[Difference] = self._part("differences")
        return part

    @cached_property
    def only(self) -> list[Cite]:
        """Clauses that one report alone has."""
        part: list[Cite] = self._part("only")
        return part

    @cached_property
    def missing(self) -> list[Missing]:
        """What most other reports have and one lacks."""
        part: list[Missing] = self._part("missing")
        return part

    @cached_property
    def entities(self) -> list[StoryEntity]:
        """Who is named, over all reports."""
        part: list[StoryEntity] = self._part("entities")
        return part

    @cached_property
    def notices(self) -> list[Notice]:
        """Doubts about the story as a whole."""
        part: list[Notice] = self._part("notices")
        return part

    @cached_property
    def reviews(self) -> list[Review]:
        """Verdicts that others have published on claims, where such reviews were given; left out where none were."""
        part: list[Review] = self._part("reviews")
        return part


class ReportRecord(Parts):
    """What one report says."""

    @cached_property
    def schema(self) -> str:
        """`variorum/report/1`"""
        part: str = self._part("schema")
        return part

    @cached_property
    def id(self) -> str:
        """`sha256:` and the SHA-256 of the canonical JSON (RFC 8785) of text, outlet, url and published as stated."""
        part: str = self._part("id")
        return part

    @cached_property
    def text(self) -> str:
        """The report as read, never rewritten."""
        part: str = self._part("text")
        return part

    @cached_property
    def source(self) -> Source:
        """Where it came from."""
        part: Source = self._part("source")
        return part

    @cached_property
    def sentences(self) -> list[Range]:
        """Sentences, in order."""
        part: list[Range] = self._part("sentences")
        return part

    @cached_property
    def quotes(self) -> list[Quote]:
        """Attributed statements, in order."""
        part: list[Quote] = self._part("quotes")
        return part

    @cached_property
    def marked_terms(self) -> list[MarkedTerm]:
        """Words in marks that are nobody's speech."""
        part: list[MarkedTerm] = self._part("marked_terms")
        return part

    @cached_property
    def figures(self) -> list[Figure]:
        """Quantities, in order."""
        part: list[Figure] = self._part("figures")
        return part

    @cached_property
    def dates(self) -> list[Date]:
        """Date expressions, in order."""
        part: list[Date] = self._part("dates")
        return part

    @cached_property
    def entities(self) -> list[Entity]:
        """Who is named."""
        part: list[Entity] = self._part("entities")
        return part

    @cached_property
    def claims(self) -> list[Claim]:
        """Statements that somebody is said to assert, allege, deny or report."""
        part: list[Claim] = self._part("claims")
        return part

    @cached_property
    def notices(self) -> list[Notice]:
        """Doubts."""
        part: list[Notice] = self._part("notices")
        return part

    @cached_property
    def sigil(self) -> str | None:
        """The report's short name in its record: A, B, … Z, AA. None outside a record."""
        part: str | None = self._part("sigil")
        return part


@dataclass(frozen=True)
class Review:
    """A verdict that somebody else has published on a claim; never this program's."""

    claim: str
    """The claim that was reviewed, in the reviewer's words."""

    cites: list[Cite]
    """Places of the reports that carry the claim, in any wording; empty where none does."""

    claimant: str | None = None
    """Who is said to have made it."""

    published: str | None = None
    """When it was published, as stated."""

    reviewer: str | None = None
    """Who reviewed it."""

    url: str | None = None
    """Where the review was published."""

    verdict: str | None = None
    """The verdict in the reviewer's words; a number of theirs where there are none."""


@dataclass(frozen=True)
class Saying:
    """One utterance in every version."""

    versions: list[Version]
    """The versions."""

    changes: list[Change]
    """How versions differ."""

    independent: int
    """How many independent sources stand behind it."""

    speaker: str | None = None
    """Who said it, where the versions agree."""


@dataclass(frozen=True)
class Source:
    """Where a report came from."""

    paths: list[str]
    """Every place that held it: `FILE`, or `FILE:N` for the N-th line or item of a file that holds several, `FILE:N.M` for the M-th report inside the N-th."""

    byline: str | None = None
    """Who wrote it."""

    credit: str | None = None
    """The agency credited, wherever the credit stands."""

    credit_cite: Range | None = None
    """Where the credit stands."""

    dateline: Dateline | None = None
    """Place, date and agency in front of the first sentence."""

    language: str | None = None
    """BCP 47 tag."""

    outlet: str | None = None
    """Who published it."""

    path: str | None = None
    """The first file that held it."""

    published: str | None = None
    """Publication day, ISO 8601."""

    published_from: PublishedFrom | None = None
    """How the day is known."""

    published_stated: str | None = None
    """What was stated about publication, as stated: part of the id."""

    title: str | None = None
    """Headline."""

    url: str | None = None
    """Address."""


@dataclass(frozen=True)
class Speaker:
    """Who is quoted."""

    start: int
    """First code point of the mention."""

    end: int
    """One past the last."""

    text: str
    """The mention."""

    entity: str | None = None
    """Its entity."""

    name: str | None = None
    """The fullest name in the report for it."""

    via: str | None = None
    """Name of who relays it."""


@dataclass(frozen=True)
class StoryEntity:
    """Somebody or something named, over all reports."""

    id: str
    """`n1`, `n2`, … in this record."""

    name: str
    """The fullest name."""

    kind: EntityKind
    """What it is."""

    mentions: list[Cite]
    """Names only."""

    role: str | None = None
    """Office or description."""


@dataclass(frozen=True)
class TimelineEntry:
    """Something that happened, and when."""

    value: str
    """TIMEX3 value."""

    what: str
    """What happened, in the words of one report."""

    cites: list[Cite]
    """Where it stands."""

    conflict: bool
    """True where reports date the same event differently."""

    independent: int
    """How many independent sources stand behind it."""

    grain: Grain | None = None
    """The value's grain."""


@dataclass(frozen=True)
class Version:
    """One version of an utterance."""

    report: str
    """Report id."""

    start: int
    """First code point."""

    end: int
    """One past the last."""

    marks: bool
    """True where the words stand in marks."""

    name: str | None = None
    """The speaker's fullest name."""

    speaker: str | None = None
    """The speaker as mentioned."""
