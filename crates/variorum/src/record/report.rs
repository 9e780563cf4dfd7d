//! One report as JSON: annotations with their spans turned into code points.

use super::offsets::Offsets;
use super::schema as out;
use crate::annotate::{self, Annotated};
use crate::text::{Notice, NoticeKind, Span, file_of};

/// What one report says, as `variorum read` prints it.
#[must_use]
pub fn report_record(witness: &Annotated) -> out::ReportRecord {
    let text = &*witness.layout.text;
    let offsets = Offsets::new(text);
    let at = Converter { text, offsets: &offsets };
    let found = &witness.annotations;
    out::ReportRecord {
        schema: out::REPORT_SCHEMA.into(),
        id: witness.id.clone(),
        sigil: None,
        text: text.to_owned(),
        source: at.source(witness),
        sentences: witness.layout.sentences.iter().map(|s| offsets.range(s.span)).collect(),
        quotes: found.quotes.iter().map(|quote| at.quote(quote)).collect(),
        marked_terms: found.marked_terms.iter().map(|term| at.marked_term(*term)).collect(),
        figures: found.figures.iter().map(|figure| at.figure(figure)).collect(),
        dates: found.dates.iter().map(|date| at.date(date)).collect(),
        entities: found.entities.iter().enumerate().map(|(i, entity)| at.entity(i, entity)).collect(),
        claims: found.claims.iter().map(|claim| at.claim(claim)).collect(),
        notices: found.notices.iter().map(|notice| at.notice(notice)).collect(),
    }
}

/// A whole-story notice as JSON.
pub(super) fn story_notice(notice: &Notice) -> out::Notice {
    out::Notice { start: None, end: None, kind: notice_kind(notice.kind), message: notice.message.clone() }
}

/// A figure as JSON, given its report's text and offsets.
pub(super) fn figure(text: &str, offsets: &Offsets<'_>, figure: &annotate::Figure) -> out::Figure {
    Converter { text, offsets }.figure(figure)
}

struct Converter<'a> {
    text: &'a str,
    offsets: &'a Offsets<'a>,
}

impl Converter<'_> {
    fn words(&self, span: Span) -> String {
        span.of(self.text).to_owned()
    }

    fn source(&self, witness: &Annotated) -> out::Source {
        let (report, header) = (&witness.report, &witness.annotations.header);
        let stated = &report.stated;
        let words = |span: Option<Span>| span.map(|span| self.words(span));
        out::Source {
            path: report.paths.first().map(|place| file_of(place).to_owned()),
            paths: report.paths.clone(),
            url: stated.url.clone(),
            outlet: stated.outlet.clone(),
            title: stated.title.clone().or_else(|| words(header.title)),
            byline: stated.byline.clone().or_else(|| words(header.byline)),
            language: witness.annotations.language.clone(),
            dateline: header.dateline.as_ref().map(|line| self.dateline(line)),
            credit: header.credit.as_ref().map(|credit| credit.agency.clone()),
            credit_cite: header.credit.as_ref().map(|credit| self.offsets.range(credit.span)),
            published: header.published.as_ref().map(|p| p.date.to_string()),
            published_from: header.published.as_ref().map(|p| published_from(p.from)),
            published_stated: stated.published.clone(),
        }
    }

    fn dateline(&self, line: &annotate::Dateline) -> out::Dateline {
        let out::Range { start, end } = self.offsets.range(line.span);
        let words = |span: Option<Span>| span.map(|span| self.words(span));
        out::Dateline {
            start,
            end,
            place: words(line.place),
            date: line.date.map(|date| date.to_string()),
            agency: words(line.agency),
        }
    }

    fn quote(&self, quote: &annotate::Quote) -> out::Quote {
        let out::Range { start, end } = self.offsets.range(quote.span);
        out::Quote {
            start,
            end,
            kind: match quote.kind {
                annotate::QuoteKind::Direct => out::QuoteKind::Direct,
                annotate::QuoteKind::Indirect => out::QuoteKind::Indirect,
                annotate::QuoteKind::Mixed => out::QuoteKind::Mixed,
            },
            marked: quote.marked.iter().map(|&span| self.offsets.range(span)).collect(),
            utterance: format!("u{}", quote.utterance),
            act: match quote.act {
                annotate::Act::Speech => out::Act::Speech,
                annotate::Act::Belief => out::Act::Belief,
                annotate::Act::Attitude => out::Act::Attitude,
            },
            modality: match quote.modality {
                annotate::Modality::Said => out::Modality::Said,
                annotate::Modality::Negated => out::Modality::Negated,
                annotate::Modality::Hypothetical => out::Modality::Hypothetical,
            },
            anonymous: quote.anonymous,
            speaker: quote.speaker.as_ref().map(|speaker| self.speaker(speaker)),
            cue: quote.cue.map(|cue| self.offsets.excerpt(cue)),
        }
    }

    fn speaker(&self, speaker: &annotate::Speaker) -> out::Speaker {
        let out::Excerpt { start, end, text } = self.offsets.excerpt(speaker.span);
        let entity = speaker.entity.map(entity_id);
        out::Speaker { start, end, text, name: speaker.name.clone(), entity, via: speaker.via.clone() }
    }

    fn marked_term(&self, term: annotate::MarkedTerm) -> out::MarkedTerm {
        let out::Range { start, end } = self.offsets.range(term.span);
        let kind = match term.kind {
            annotate::MarkedKind::Scare => out::MarkedKind::Scare,
            annotate::MarkedKind::Title => out::MarkedKind::Title,
            annotate::MarkedKind::Nickname => out::MarkedKind::Nickname,
        };
        out::MarkedTerm { start, end, kind }
    }

    fn figure(&self, figure: &annotate::Figure) -> out::Figure {
        let out::Range { start, end } = self.offsets.range(figure.span);
        out::Figure {
            start,
            end,
            value: figure.value,
            high: figure.high,
            unit: figure.unit.clone(),
            per: figure.per.clone(),
            approx: match figure.approx {
                annotate::Approx::Exact => out::Approx::Exact,
                annotate::Approx::About => out::Approx::About,
                annotate::Approx::AtLeast => out::Approx::AtLeast,
                annotate::Approx::AtMost => out::Approx::AtMost,
                annotate::Approx::Range => out::Approx::Range,
            },
            counts: figure.counts.map(|span| self.words(span)),
        }
    }

    fn date(&self, date: &annotate::DateMention) -> out::Date {
        let out::Range { start, end } = self.offsets.range(date.span);
        out::Date {
            start,
            end,
            value: date.value.clone(),
            part: date.part.map(|part| match part {
                annotate::DatePart::Mid => out::DatePart::Mid,
                annotate::DatePart::Early => out::DatePart::Early,
                annotate::DatePart::Late => out::DatePart::Late,
            }),
            grain: date.grain.map(grain),
            kind: match date.kind {
                annotate::DateKind::Date => out::DateKind::Date,
                annotate::DateKind::Time => out::DateKind::Time,
                annotate::DateKind::Duration => out::DateKind::Duration,
                annotate::DateKind::Set => out::DateKind::Set,
            },
            anchor: date.anchor.map(|anchor| match anchor {
                annotate::Anchor::Published => out::Anchor::Published,
                annotate::Anchor::Dateline => out::Anchor::Dateline,
                annotate::Anchor::Text => out::Anchor::Text,
            }),
        }
    }

    fn entity(&self, index: usize, entity: &annotate::Entity) -> out::Entity {
        out::Entity {
            id: entity_id(index),
            name: entity.name.clone(),
            kind: entity_kind(entity.kind),
            role: entity.role.map(|span| self.words(span)),
            mentions: entity.mentions.iter().map(|&span| self.offsets.range(span)).collect(),
            refs: entity.refs.iter().map(|&span| self.offsets.range(span)).collect(),
        }
    }

    fn claim(&self, claim: &annotate::Claim) -> out::Claim {
        let out::Range { start, end } = self.offsets.range(claim.span);
        out::Claim {
            start,
            end,
            by: claim.by.as_ref().and_then(|by| by.entity).map(entity_id),
            speaker: claim.by.as_ref().map(|by| self.speaker(by)),
            stance: stance(claim.stance),
            cue: claim.cue.map(|cue| self.offsets.excerpt(cue)),
        }
    }

    fn notice(&self, notice: &Notice) -> out::Notice {
        let range = notice.span.map(|span| self.offsets.range(span));
        out::Notice {
            start: range.map(|range| range.start),
            end: range.map(|range| range.end),
            kind: notice_kind(notice.kind),
            message: notice.message.clone(),
        }
    }
}

fn entity_id(index: usize) -> String {
    format!("e{}", index + 1)
}

fn published_from(from: annotate::PublishedFrom) -> out::PublishedFrom {
    match from {
        annotate::PublishedFrom::Given => out::PublishedFrom::Given,
        annotate::PublishedFrom::Metadata => out::PublishedFrom::Metadata,
        annotate::PublishedFrom::Dateline => out::PublishedFrom::Dateline,
        annotate::PublishedFrom::Story => out::PublishedFrom::Story,
    }
}

pub(super) fn entity_kind(kind: annotate::EntityKind) -> out::EntityKind {
    match kind {
        annotate::EntityKind::Person => out::EntityKind::Person,
        annotate::EntityKind::Organization => out::EntityKind::Organization,
        annotate::EntityKind::Place => out::EntityKind::Place,
        annotate::EntityKind::Other => out::EntityKind::Other,
    }
}

pub(super) fn stance(stance: annotate::Stance) -> out::Stance {
    match stance {
        annotate::Stance::Asserts => out::Stance::Asserts,
        annotate::Stance::Alleges => out::Stance::Alleges,
        annotate::Stance::Denies => out::Stance::Denies,
        annotate::Stance::Reports => out::Stance::Reports,
        annotate::Stance::None => out::Stance::None,
    }
}

pub(super) fn grain(grain: annotate::Grain) -> out::Grain {
    match grain {
        annotate::Grain::Minute => out::Grain::Minute,
        annotate::Grain::Hour => out::Grain::Hour,
        annotate::Grain::PartOfDay => out::Grain::PartOfDay,
        annotate::Grain::Day => out::Grain::Day,
        annotate::Grain::Week => out::Grain::Week,
        annotate::Grain::Weekend => out::Grain::Weekend,
        annotate::Grain::Month => out::Grain::Month,
        annotate::Grain::Season => out::Grain::Season,
        annotate::Grain::Quarter => out::Grain::Quarter,
        annotate::Grain::Half => out::Grain::Half,
        annotate::Grain::Year => out::Grain::Year,
        annotate::Grain::Decade => out::Grain::Decade,
        annotate::Grain::Century => out::Grain::Century,
    }
}

fn notice_kind(kind: NoticeKind) -> out::NoticeKind {
    match kind {
        NoticeKind::UnclosedQuote => out::NoticeKind::UnclosedQuote,
        NoticeKind::UnknownSpeaker => out::NoticeKind::UnknownSpeaker,
        NoticeKind::NoDate => out::NoticeKind::NoDate,
        NoticeKind::UnresolvedDate => out::NoticeKind::UnresolvedDate,
        NoticeKind::DateConflict => out::NoticeKind::DateConflict,
        NoticeKind::OtherLanguage => out::NoticeKind::OtherLanguage,
        NoticeKind::BrokenEncoding => out::NoticeKind::BrokenEncoding,
        NoticeKind::Invisible => out::NoticeKind::Invisible,
        NoticeKind::LookAlike => out::NoticeKind::LookAlike,
        NoticeKind::Truncated => out::NoticeKind::Truncated,
        NoticeKind::DigestMismatch => out::NoticeKind::DigestMismatch,
        NoticeKind::NoMainText => out::NoticeKind::NoMainText,
        NoticeKind::BadField => out::NoticeKind::BadField,
        NoticeKind::Duplicate => out::NoticeKind::Duplicate,
        NoticeKind::SingleReport => out::NoticeKind::SingleReport,
        NoticeKind::Boilerplate => out::NoticeKind::Boilerplate,
        NoticeKind::LeftOut => out::NoticeKind::LeftOut,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_notice_has_one_name_in_json_and_in_a_store() {
        for (kind, name) in NoticeKind::NAMES {
            assert_eq!(serde_json::to_value(notice_kind(kind)).unwrap(), name);
            assert_eq!((kind.name(), NoticeKind::of_name(name)), (name, Some(kind)));
        }
    }
}
