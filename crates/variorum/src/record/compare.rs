//! From annotated reports to the record of their story: the whole way, once.

use std::collections::BTreeMap;

use super::digest::digest;
use super::findings::Converter;
use super::report::{report_record, story_notice};
use super::schema as out;
use crate::annotate::{Annotated, annotate};
use crate::collate::{Place, Relation, carried, collate, is_compared};
use crate::link::link;
use crate::text::{Notice, NoticeKind, Report, Review};

/// How a story is compared.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// Write pairs (`alignments`, `independent` lineage) however many reports there are, not only up to [`PAIR_LIMIT`].
    pub pairs: bool,
    /// Keep reports of equal id apart instead of merging them.
    pub keep_duplicates: bool,
}

/// Reports up to which pairs are written: past it they outgrow the texts that they speak of.
pub const PAIR_LIMIT: usize = 30;

/// Compares the reports of one story.
///
/// The record is the same, byte for byte, in whatever order the reports come.
#[must_use]
pub fn compare(reports: Vec<Annotated>, options: &Options) -> out::Record {
    compare_reviewed(reports, Vec::new(), options)
}

/// The same with reviews of claims that others have published: each stands in the record with the places that carry the claim.
#[must_use]
pub fn compare_reviewed(reports: Vec<Annotated>, reviews: Vec<Review>, options: &Options) -> out::Record {
    let (mut witnesses, mut notices) = witnesses(reports, options);
    if witnesses.len() == 1 {
        notices.push(Notice::whole(NoticeKind::SingleReport, "only one report: nothing to compare it with"));
    }
    let collation = collate(&mut witnesses);
    let findings = link(&witnesses, &collation);
    let to = Converter::new(&witnesses, &collation);
    let pairs = options.pairs || witnesses.len() <= PAIR_LIMIT;
    notices.extend(not_compared(&witnesses));
    let lineage = collation.lineage.iter().filter(|line| pairs || line.relation != Relation::Independent);
    let mut record = out::Record {
        schema: out::RECORD_SCHEMA.into(),
        digest: String::new(),
        reports: witnesses.iter().enumerate().map(|(i, witness)| with_sigil(i, witness)).collect(),
        passages: collation.passages.iter().map(|passage| to.passage(passage)).collect(),
        alignments: collation.alignments.iter().filter(|_| pairs).map(|alignment| to.alignment(alignment)).collect(),
        lineage: lineage.map(|line| to.lineage(line)).collect(),
        hidden_sources: collation
            .hidden_sources
            .iter()
            .enumerate()
            .map(|(i, source)| to.hidden_source(i, source))
            .collect(),
        independent: to.independent(0..witnesses.len()),
        sayings: findings.sayings.iter().map(|saying| to.saying(saying)).collect(),
        figures: findings.figures.iter().map(|group| to.figures(group)).collect(),
        timeline: findings.timeline.iter().map(|entry| to.timeline(entry)).collect(),
        claims: findings.claims.iter().map(|claim| to.claim(claim)).collect(),
        differences: findings.differences.iter().map(|difference| to.difference(difference)).collect(),
        only: findings.only.iter().map(|&place| to.cite(place)).collect(),
        missing: findings.missing.iter().map(|missing| to.missing(missing)).collect(),
        entities: findings.entities.iter().enumerate().map(|(i, entity)| to.entity(i, entity)).collect(),
        reviews: reviewed(&witnesses, reviews, &to),
        notices: notices.iter().map(story_notice).collect(),
    };
    record.digest = serde_json::to_value(&record).map(digest).unwrap_or_default();
    record
}

/// Reviews in an order of their own, each once, with the places that carry the claim.
fn reviewed(witnesses: &[Annotated], mut reviews: Vec<Review>, to: &Converter<'_>) -> Vec<out::Review> {
    if reviews.is_empty() {
        return Vec::new();
    }
    reviews.sort();
    reviews.dedup();
    let claims = reviews.iter().map(|review| annotate(Report::from_text(&review.claim))).collect();
    let places = carried(witnesses, claims);
    let with_places = |(review, places): (Review, Vec<Place>)| out::Review {
        claim: review.claim,
        claimant: review.claimant,
        reviewer: review.reviewer,
        verdict: review.verdict,
        url: review.url,
        published: review.published,
        cites: to.cites(&places),
    };
    reviews.into_iter().zip(places).map(with_places).collect()
}

/// Says which reports no statement can be made of, where there are others.
fn not_compared(witnesses: &[Annotated]) -> Option<Notice> {
    let other: Vec<String> = witnesses
        .iter()
        .enumerate()
        .filter(|(_, witness)| !is_compared(witness))
        .map(|(index, witness)| {
            format!("{} ({})", sigil(index), witness.annotations.language.as_deref().unwrap_or_default())
        })
        .collect();
    let message = || {
        format!(
            "rewordings are compared in English alone: what these reports alone say, what they lack and whom they \
             derive from is not known, and they count as no independent source: {}",
            other.join(", ")
        )
    };
    (witnesses.len() > 1 && !other.is_empty()).then(|| Notice::whole(NoticeKind::OtherLanguage, message()))
}

/// Reports in the order of their ids, equal ones merged into one with all their paths.
fn witnesses(mut reports: Vec<Annotated>, options: &Options) -> (Vec<Annotated>, Vec<Notice>) {
    for report in &mut reports {
        report.report.paths.sort();
    }
    reports.sort_by(|a, b| (&a.id, &a.report.paths).cmp(&(&b.id, &b.report.paths)));
    if options.keep_duplicates {
        number_duplicates(&mut reports);
        return (reports, Vec::new());
    }
    let mut merged: Vec<Annotated> = Vec::with_capacity(reports.len());
    let mut notices = Vec::new();
    for report in reports {
        match merged.last_mut().filter(|last| last.id == report.id) {
            Some(last) => last.report.paths.extend(report.report.paths),
            None => merged.push(report),
        }
    }
    for witness in merged.iter().filter(|witness| witness.report.paths.len() > 1) {
        let paths = witness.report.paths.join(", ");
        notices.push(Notice::whole(NoticeKind::Duplicate, format!("these hold one report, shown once: {paths}")));
    }
    (merged, notices)
}

/// Makes equal ids tellable apart, as cites must name one report: the second is `…#2`.
fn number_duplicates(reports: &mut [Annotated]) {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    for report in reports {
        let count = seen.entry(report.id.clone()).or_default();
        *count += 1;
        if *count > 1 {
            report.id = format!("{}#{count}", report.id);
        }
    }
}

fn with_sigil(index: usize, witness: &Annotated) -> out::ReportRecord {
    out::ReportRecord { sigil: Some(sigil(index)), ..report_record(witness) }
}

/// A, B, … Z, AA, AB, …: a witness's short name in its record.
fn sigil(mut index: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(index % 26).unwrap_or(0)));
        if index < 26 {
            break;
        }
        index = index / 26 - 1;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Stated;
    use crate::{Report, annotate};

    #[test]
    fn sigils_go_on_after_z() {
        assert_eq!([0, 25, 26, 27, 51, 52].map(sigil), ["A", "Z", "AA", "AB", "AZ", "BA"]);
    }

    fn report(text: &str, path: &str) -> Annotated {
        let mut report = Report::from_text(text);
        report.paths.push(path.into());
        annotate(report)
    }

    #[test]
    fn equal_reports_merge_unless_kept_apart() {
        let two = || vec![report("One text.", "b.txt"), report("One text.", "a.txt")];
        let merged = compare(two(), &Options::default());
        assert_eq!(merged.reports.len(), 1);
        assert_eq!(merged.reports[0].source.paths, ["a.txt", "b.txt"]);
        let kept = compare(two(), &Options { keep_duplicates: true, ..Options::default() });
        assert_eq!(kept.reports.len(), 2);
        assert_ne!(kept.reports[0].id, kept.reports[1].id);
    }

    #[test]
    fn a_report_in_another_language_has_nothing_alone_and_lacks_nothing() {
        let flood = "The river rose over its banks on Monday and drowned forty goats near the old mill of Varn.";
        let french = "La rivière est sortie de son lit lundi et quarante chèvres se sont noyées, ont dit les pompiers.";
        let reports = vec![
            report(flood, "a.txt"),
            report(&format!("{flood} A baker lost his oven and all the flour of the winter."), "b.txt"),
            annotate(Report {
                stated: Stated { language: Some("fr".into()), ..Stated::default() },
                ..Report::from_text(french)
            }),
        ];
        let record = compare(reports, &Options::default());
        let other = record.reports.iter().find(|report| report.text == french).unwrap();
        assert!(record.only.iter().all(|place| place.report != other.id));
        assert!(record.missing.iter().all(|missing| missing.report != other.id));
        assert_eq!(record.independent, 2);
        assert!(record.notices[0].message.ends_with("(fr)"));
    }
}
