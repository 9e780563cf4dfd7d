//! Where each report's text comes from as PROV-O (W3C Recommendation, 30 April 2013), in Turtle.
//!
//! In: records. Out: reports and hidden sources as entities, outlets and agencies as agents, derivations where the record
//! knows their direction, and each lineage with its shares and evidence under terms of our own (`urn:variorum:terms:`).
//!
//! Method: a pair that is derived, or has a common source, without a known direction gets `dcterms:relation`, which says no
//! more than that the two belong together; never a derivation. `prov:wasQuotedFrom` stands where a derived report
//! carries words of its parent verbatim.
//! Limits: what reports say (sayings, figures, claims, …) is no provenance and is left out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use variorum::record::schema::{AlignmentKind, Evidence, HiddenSource, Lineage, Record, Relation, ReportRecord};

use super::{digest, place_urn, urn, web_address};
use crate::story::Story;
use crate::tables::json_name;
use crate::words;

const PREFIXES: &str = "\
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix v: <urn:variorum:terms:> .
";

/// The provenance in records, as Turtle.
#[must_use]
pub fn prov(records: &[Record]) -> String {
    let mut graph = Graph::default();
    for record in records {
        record.reports.iter().for_each(|report| graph.report(report));
        record.hidden_sources.iter().for_each(|source| graph.hidden(record, source));
        let story = Story::new(record);
        record.lineage.iter().for_each(|line| graph.lineage(&story, line));
    }
    graph.write()
}

/// Subjects in order, each with what is said of it.
#[derive(Default)]
struct Graph {
    said: BTreeMap<String, BTreeSet<String>>,
}

impl Graph {
    fn say(&mut self, subject: &str, predicate: &str, object: &str) {
        self.said.entry(subject.to_owned()).or_default().insert(format!("{predicate} {object}"));
    }

    fn write(&self) -> String {
        let mut out = PREFIXES.to_owned();
        for (subject, said) in &self.said {
            let said: Vec<&str> = said.iter().map(String::as_str).collect();
            let _ = write!(out, "\n{subject}\n  {} .\n", said.join(" ;\n  "));
        }
        out
    }

    fn agent(&mut self, name: &str) -> String {
        let agent = format!("<urn:variorum:agent:{}>", digest(&[name]));
        self.say(&agent, "a", "prov:Agent");
        self.say(&agent, "rdfs:label", &literal(name));
        agent
    }

    fn report(&mut self, report: &ReportRecord) {
        let (entity, source) = (node(&report.id), &report.source);
        self.say(&entity, "a", "prov:Entity");
        let stated = [
            ("dcterms:title", &source.title),
            ("dcterms:creator", &source.byline),
            ("dcterms:language", &source.language),
            ("dcterms:issued", &source.published),
        ];
        for (predicate, value) in stated {
            if let Some(value) = value {
                self.say(&entity, predicate, &literal(value));
            }
        }
        if let Some(url) = web_address(source.url.as_deref()) {
            self.say(&entity, "rdfs:seeAlso", &format!("<{url}>"));
        }
        if let Some(outlet) = &source.outlet {
            let agent = self.agent(outlet);
            self.say(&entity, "prov:wasAttributedTo", &agent);
        }
        if let Some(credit) = &source.credit {
            let agent = self.agent(credit);
            self.say(&entity, "prov:wasAttributedTo", &agent);
            self.say(&entity, "v:credits", &agent);
        }
    }

    fn hidden(&mut self, record: &Record, source: &HiddenSource) {
        let entity = hidden_node(record, &source.id);
        self.say(&entity, "a", "prov:Entity");
        self.say(&entity, "a", "v:HiddenSource");
        self.say(&entity, "rdfs:label", &literal(&source.id));
        if let Some(agency) = &source.agency {
            let agent = self.agent(agency);
            self.say(&entity, "prov:wasAttributedTo", &agent);
        }
        self.evidence(&entity, &source.evidence);
    }

    fn evidence(&mut self, subject: &str, evidence: &[Evidence]) {
        for (index, reason) in evidence.iter().enumerate() {
            let node = format!("<urn:variorum:evidence:{}>", digest(&[subject, &index.to_string()]));
            self.say(subject, "v:evidence", &node);
            self.say(&node, "a", "v:Evidence");
            self.say(&node, "v:kind", &literal(&json_name(reason.kind)));
            self.say(&node, "rdfs:comment", &literal(&reason.note));
            for cite in &reason.cite {
                self.say(&node, "v:place", &format!("<{}>", place_urn(&cite.report, cite.start, cite.end)));
            }
        }
    }

    fn lineage(&mut self, story: &Story, line: &Lineage) {
        let record = story.record;
        let (a, b) = (node(&line.a), node(&line.b));
        let entity = format!("<urn:variorum:lineage:{}>", digest(&[&record.digest, &line.a, &line.b]));
        self.say(&entity, "a", "v:Lineage");
        self.say(&entity, "v:a", &a);
        self.say(&entity, "v:b", &b);
        self.say(&entity, "v:relation", &literal(&json_name(line.relation)));
        self.say(&entity, "v:shareA", &format!("\"{}\"^^xsd:double", line.share_a));
        self.say(&entity, "v:shareB", &format!("\"{}\"^^xsd:double", line.share_b));
        self.say(&entity, "rdfs:comment", &literal(&words::lineage(story, line)));
        for id in &line.uncredited {
            self.say(&entity, "v:uncredited", &node(id));
        }
        if let Some(agency) = &line.agency {
            let agent = self.agent(agency);
            self.say(&entity, "v:agency", &agent);
        }
        self.evidence(&entity, &line.evidence);
        self.derivation(record, line);
    }

    /// A derivation where its direction is known, a relation that says none where it is not, nothing for the independent.
    fn derivation(&mut self, record: &Record, line: &Lineage) {
        let (a, b) = (node(&line.a), node(&line.b));
        match (line.relation, &line.from, &line.source) {
            (Relation::Derived, Some(parent), _) => {
                let child = if *parent == line.a { &line.b } else { &line.a };
                self.say(&node(child), "prov:wasDerivedFrom", &node(parent));
                if quotes(record, child, parent) {
                    self.say(&node(child), "prov:wasQuotedFrom", &node(parent));
                }
            }
            (Relation::CommonSource, _, Some(source)) => {
                let is_report = record.reports.iter().any(|report| report.id == *source);
                let source = if is_report { node(source) } else { hidden_node(record, source) };
                self.say(&source, "a", "prov:Entity");
                self.say(&a, "prov:wasDerivedFrom", &source);
                self.say(&b, "prov:wasDerivedFrom", &source);
            }
            (Relation::Independent, ..) => {}
            _ => self.say(&a, "dcterms:relation", &b),
        }
    }
}

/// True where some words of one stand verbatim in the other.
fn quotes(record: &Record, child: &str, parent: &str) -> bool {
    record.alignments.iter().filter(|alignment| alignment.kind == AlignmentKind::Verbatim).any(|alignment| {
        let (a, b) = (alignment.a.report.as_str(), alignment.b.report.as_str());
        (a, b) == (child, parent) || (b, a) == (child, parent)
    })
}

fn node(report: &str) -> String {
    format!("<{}>", urn(report))
}

fn hidden_node(record: &Record, id: &str) -> String {
    format!("<urn:variorum:hidden:{}>", digest(&[&record.digest, id]))
}

/// A text as a Turtle literal: what ends or breaks one is escaped.
fn literal(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c.is_control() => {
                let _ = write!(out, "\\u{:04X}", c as u32);
            }
            c => out.push(c),
        }
    }
    out + "\""
}
