//! The findings of a record as a list: what a person can confirm, dismiss or point at.
//!
//! In: a record. Out: for each finding its label, its kind and the places it cites. A finding is known by kind and cites, so
//! that the same finding is known again in a later record, whatever its label there.

use sha2::{Digest, Sha256};

use super::schema::{Cite, Record};

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// As views show it: `q1` a saying, `f1` a figure, `d1` a difference, `c1` a claim, `t1` a date, `o1` only in one report,
    /// `m1` missing.
    pub label: String,
    /// `saying`, `figure`, `difference`, `claim`, `date`, `only`, `missing`.
    pub kind: &'static str,
    /// Its places.
    pub cites: Vec<Cite>,
}

impl Finding {
    /// What it is known by.
    #[must_use]
    pub fn key(&self) -> [u8; 32] {
        finding_key(self.kind, &self.cites)
    }
}

/// What a finding is known by: SHA-256 of its kind and its cites in order.
#[must_use]
pub fn finding_key(kind: &str, cites: &[Cite]) -> [u8; 32] {
    let mut cites: Vec<&Cite> = cites.iter().collect();
    cites.sort();
    cites.dedup();
    let mut hash = Sha256::new_with_prefix(kind);
    for Cite { report, start, end } in cites {
        hash.update(format!("\n{report} {start} {end}"));
    }
    hash.finalize().into()
}

/// Every finding of a record, in the order of the record.
#[must_use]
pub fn all_findings(record: &Record) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut all = |letter: char, kind: &'static str, cites: Vec<Vec<Cite>>| {
        let one = |(index, cites)| Finding { label: format!("{letter}{}", index + 1), kind, cites };
        found.extend(cites.into_iter().enumerate().map(one));
    };
    let cite = |report: &str, start, end| Cite { report: report.into(), start, end };
    let sayings = record.sayings.iter();
    all(
        'q',
        "saying",
        sayings.map(|it| it.versions.iter().map(|v| cite(&v.report, v.start, v.end)).collect()).collect(),
    );
    let figures = record.figures.iter();
    let of_figure = |group: &super::schema::FigureGroup| {
        group.versions.iter().map(|v| cite(&v.report, v.figure.start, v.figure.end)).collect()
    };
    all('f', "figure", figures.map(of_figure).collect());
    all('d', "difference", record.differences.iter().map(|it| it.cites.clone()).collect());
    let of_claim = |claim: &super::schema::ClaimGroup| {
        let by = claim.by.iter().map(|by| &by.cite);
        claim.what.iter().chain(&claim.unattributed).chain(by).cloned().collect()
    };
    all('c', "claim", record.claims.iter().map(of_claim).collect());
    all('t', "date", record.timeline.iter().map(|it| it.cites.clone()).collect());
    all('o', "only", record.only.iter().map(|it| vec![it.clone()]).collect());
    let of_missing = |missing: &super::schema::Missing| {
        std::iter::once(cite(&missing.report, 0, 0)).chain(missing.cites.iter().cloned()).collect()
    };
    all('m', "missing", record.missing.iter().map(of_missing).collect());
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Report, annotate, compare};

    #[test]
    fn a_finding_is_known_again_whatever_its_label() {
        let texts = [
            "Some 1,200 people live below the Orle dam.\n\n“We have the money and the stone to raise it before winter,” Ada Brunt told reporters.",
            "About 1,300 people live below the Orle dam.\n\n“We have the money and the steel to raise it before winter,” said Ada Brunt.",
        ];
        let record = |n: usize| {
            compare(texts[..n].iter().map(|t| annotate(Report::from_text(t))).collect(), &Options::default())
        };
        let found = all_findings(&record(2));
        assert!(found.iter().any(|it| it.kind == "saying" && it.label == "q1" && it.cites.len() == 2), "{found:?}");
        let keys: std::collections::BTreeSet<[u8; 32]> = found.iter().map(Finding::key).collect();
        assert_eq!(keys.len(), found.len());
        let mut turned = found[0].clone();
        turned.cites.reverse();
        assert_eq!(turned.key(), found[0].key());
    }
}
