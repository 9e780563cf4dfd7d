//! Findings across reports as JSON: witnesses turned into report ids, spans into code points.

use std::collections::BTreeSet;

use super::offsets::Offsets;
use super::report::{entity_kind, figure, grain, stance};
use super::schema as out;
use crate::annotate::Annotated;
use crate::collate::{self, AlignmentKind, ClashKind, Collation, EvidenceKind, Place, Relation, SourceNode};
use crate::link;
use crate::text::Span;

/// Turns the story's findings into their JSON form.
pub(super) struct Converter<'a> {
    pub witnesses: &'a [Annotated],
    pub collation: &'a Collation,
    pub offsets: Vec<Offsets<'a>>,
}

impl<'a> Converter<'a> {
    pub fn new(witnesses: &'a [Annotated], collation: &'a Collation) -> Self {
        let offsets = witnesses.iter().map(|witness| Offsets::new(&witness.layout.text)).collect();
        Self { witnesses, collation, offsets }
    }

    fn id(&self, witness: usize) -> String {
        self.witnesses[witness].id.clone()
    }

    fn range(&self, witness: usize, span: Span) -> out::Range {
        self.offsets[witness].range(span)
    }

    pub fn cite(&self, place: Place) -> out::Cite {
        let out::Range { start, end } = self.range(place.witness, place.span);
        out::Cite { report: self.id(place.witness), start, end }
    }

    pub fn cites(&self, places: &[Place]) -> Vec<out::Cite> {
        places.iter().map(|&place| self.cite(place)).collect()
    }

    /// How many independent sources stand behind places: their witnesses' families, counted once each. Witnesses in
    /// a language that is not compared count only where no others stand there, as one.
    pub fn independent(&self, witnesses: impl Iterator<Item = usize>) -> usize {
        let (mut families, mut other) = (BTreeSet::new(), 0);
        for witness in witnesses {
            if collate::is_compared(&self.witnesses[witness]) {
                families.insert(self.collation.families[witness]);
            } else {
                other = 1;
            }
        }
        families.len().max(other)
    }

    fn independent_places(&self, places: &[Place]) -> usize {
        self.independent(places.iter().map(|place| place.witness))
    }

    pub fn passage(&self, passage: &collate::Passage) -> out::Passage {
        out::Passage { places: self.cites(&passage.places), independent: self.independent_places(&passage.places) }
    }

    pub fn alignment(&self, alignment: &collate::Alignment) -> out::Alignment {
        out::Alignment {
            a: self.cite(alignment.a),
            b: self.cite(alignment.b),
            kind: match alignment.kind {
                AlignmentKind::Verbatim => out::AlignmentKind::Verbatim,
                AlignmentKind::Edited => out::AlignmentKind::Edited,
                AlignmentKind::Reworded => out::AlignmentKind::Reworded,
            },
            score: rounded(alignment.score),
        }
    }

    pub fn lineage(&self, lineage: &collate::Lineage) -> out::Lineage {
        out::Lineage {
            a: self.id(lineage.a),
            b: self.id(lineage.b),
            relation: match lineage.relation {
                Relation::Derived => out::Relation::Derived,
                Relation::CommonSource => out::Relation::CommonSource,
                Relation::Independent => out::Relation::Independent,
            },
            from: lineage.from.map(|witness| self.id(witness)),
            share_a: rounded(lineage.share_a),
            share_b: rounded(lineage.share_b),
            source: lineage.source.map(|source| match source {
                SourceNode::Witness(witness) => self.id(witness),
                SourceNode::Hidden(index) => hidden_id(index),
            }),
            uncredited: lineage.uncredited.iter().map(|&witness| self.id(witness)).collect(),
            agency: lineage.agency.clone(),
            evidence: self.evidence(&lineage.evidence),
        }
    }

    pub fn hidden_source(&self, index: usize, source: &collate::HiddenSource) -> out::HiddenSource {
        out::HiddenSource {
            id: hidden_id(index),
            agency: source.agency.clone(),
            evidence: self.evidence(&source.evidence),
        }
    }

    fn evidence(&self, evidence: &[collate::Evidence]) -> Vec<out::Evidence> {
        evidence
            .iter()
            .map(|reason| out::Evidence {
                kind: match reason.kind {
                    EvidenceKind::Credit => out::EvidenceKind::Credit,
                    EvidenceKind::Date => out::EvidenceKind::Date,
                    EvidenceKind::Order => out::EvidenceKind::Order,
                    EvidenceKind::Cut => out::EvidenceKind::Cut,
                    EvidenceKind::SharedSlip => out::EvidenceKind::SharedSlip,
                    EvidenceKind::Share => out::EvidenceKind::Share,
                    EvidenceKind::Told => out::EvidenceKind::Told,
                },
                note: reason.note.clone(),
                cite: self.cites(&reason.cite),
            })
            .collect()
    }

    pub fn saying(&self, saying: &link::Saying) -> out::Saying {
        out::Saying {
            speaker: saying.speaker.clone(),
            versions: saying.versions.iter().map(|version| self.version(version)).collect(),
            changes: saying.changes.iter().map(|change| self.change(saying, change)).collect(),
            independent: self.independent(saying.versions.iter().map(|version| version.place.witness)),
        }
    }

    fn version(&self, version: &link::Version) -> out::Version {
        let out::Cite { report, start, end } = self.cite(version.place);
        out::Version {
            report,
            start,
            end,
            marks: version.marks,
            speaker: version.speaker.clone(),
            name: version.name.clone(),
        }
    }

    fn change(&self, saying: &link::Saying, change: &link::Change) -> out::Change {
        let witness = |version: usize| saying.versions[version].place.witness;
        let edits = change.edits.iter().map(|edit| out::Edit {
            op: match (edit.a.is_empty(), edit.b.is_empty()) {
                (true, _) => out::EditOp::Insert,
                (false, true) => out::EditOp::Delete,
                (false, false) => out::EditOp::Replace,
            },
            a: self.range(witness(change.a), edit.a),
            b: self.range(witness(change.b), edit.b),
        });
        out::Change {
            a: change.a,
            b: change.b,
            kind: match change.kind {
                link::ChangeKind::Same => out::ChangeKind::Same,
                link::ChangeKind::Altered => out::ChangeKind::Altered,
                link::ChangeKind::Cut => out::ChangeKind::Cut,
                link::ChangeKind::Joined => out::ChangeKind::Joined,
                link::ChangeKind::MarksAdded => out::ChangeKind::MarksAdded,
                link::ChangeKind::MarksDropped => out::ChangeKind::MarksDropped,
                link::ChangeKind::SpeakerDiffers => out::ChangeKind::SpeakerDiffers,
            },
            edits: edits.collect(),
        }
    }

    pub fn figures(&self, group: &link::FigureGroup) -> out::FigureGroup {
        let versions = group.versions.iter().map(|version| {
            let witness = &self.witnesses[version.witness];
            let found = &witness.annotations.figures[version.figure];
            let figure = figure(&witness.layout.text, &self.offsets[version.witness], found);
            out::FigureVersion { report: self.id(version.witness), figure }
        });
        out::FigureGroup {
            what: group.what.clone(),
            versions: versions.collect(),
            verdict: match group.verdict {
                link::Verdict::Agree => out::Verdict::Agree,
                link::Verdict::Compatible => out::Verdict::Compatible,
                link::Verdict::Differ => out::Verdict::Differ,
                link::Verdict::Only => out::Verdict::Only,
                link::Verdict::AddsUp => out::Verdict::AddsUp,
                link::Verdict::DoesNotAddUp => out::Verdict::DoesNotAddUp,
            },
            independent: self.independent(group.versions.iter().map(|version| version.witness)),
        }
    }

    pub fn timeline(&self, entry: &link::TimelineEntry) -> out::TimelineEntry {
        out::TimelineEntry {
            value: entry.value.clone(),
            grain: entry.grain.map(grain),
            what: entry.what.clone(),
            cites: self.cites(&entry.cites),
            conflict: entry.conflict,
            independent: self.independent_places(&entry.cites),
        }
    }

    pub fn claim(&self, claim: &link::ClaimGroup) -> out::ClaimGroup {
        let by = claim.by.iter().map(|claimant| out::Claimant {
            name: claimant.name.clone(),
            stance: stance(claimant.stance),
            cite: self.cite(claimant.cite),
        });
        out::ClaimGroup {
            what: self.cites(&claim.what),
            by: by.collect(),
            unattributed: self.cites(&claim.unattributed),
            independent: self.independent_places(&claim.what),
        }
    }

    pub fn difference(&self, difference: &link::Difference) -> out::Difference {
        out::Difference {
            cites: self.cites(&difference.cites),
            kind: match difference.kind {
                ClashKind::Scope => out::DifferenceKind::Scope,
                ClashKind::Negation => out::DifferenceKind::Negation,
                ClashKind::Degree => out::DifferenceKind::Degree,
                ClashKind::Modality => out::DifferenceKind::Modality,
                ClashKind::Place => out::DifferenceKind::Place,
                ClashKind::Person => out::DifferenceKind::Person,
                ClashKind::Figure => out::DifferenceKind::Figure,
            },
        }
    }

    pub fn missing(&self, missing: &link::Missing) -> out::Missing {
        out::Missing { report: self.id(missing.witness), cites: self.cites(&missing.cites) }
    }

    pub fn entity(&self, index: usize, entity: &link::StoryEntity) -> out::StoryEntity {
        out::StoryEntity {
            id: format!("n{}", index + 1),
            name: entity.name.clone(),
            kind: entity_kind(entity.kind),
            role: entity.role.clone(),
            mentions: self.cites(&entity.mentions),
        }
    }
}

fn hidden_id(index: usize) -> String {
    format!("h{}", index + 1)
}

/// Three decimals: what the method can tell apart, and the same on every machine.
fn rounded(score: f64) -> f64 {
    (score * 1000.0).round() / 1000.0
}
