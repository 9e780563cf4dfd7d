//! A story as a critical edition: TEI P5, with the reports as witnesses and the findings as its apparatus.
//!
//! In: records. Out: a `TEI` document for one, a `teiCorpus` for several. Valid against tei_all 3.0.0 and what came after.
//!
//! Each witness's whole text stands in the document, so that the apparatus can be read without other files. The apparatus is
//! external (`variantEncoding`): each reading is tied to its place by `corresp`, an address with the characters'
//! positions (RFC 5147). Passages, sayings, figures, differences, claims, dated events, what one alone has and what one
//! lacks are an `app` each; a report that lacks something has an empty reading of type `omission`. Lineage is a list of relations.
//! Characters that XML cannot hold stand as U+FFFD, one for one: offsets still count.
//! Limits: what was read in each report alone (names, dates, notices, sentences) and alignments are left out.

use std::borrow::Cow;
use std::io::Result;

use quick_xml::Writer;
use quick_xml::escape::escape;
use quick_xml::events::{BytesDecl, BytesText, Event};
use variorum::record::schema::{Cite, Lineage, Record, Relation, Version};

use super::{place_urn, urn, web_address};
use crate::edits;
use crate::story::{Story, Witness};
use crate::tables::json_name;
use crate::{text, words};

const TEI: &str = "http://www.tei-c.org/ns/1.0";

type Xml = Writer<Vec<u8>>;

/// Records as TEI.
///
/// # Panics
///
/// Never: nothing is written but to memory.
#[must_use]
pub fn tei(records: &[Record]) -> String {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 1);
    document(&mut xml, records).expect("memory takes what is written");
    String::from_utf8(xml.into_inner()).expect("text is UTF-8") + "\n"
}

fn document(xml: &mut Xml, records: &[Record]) -> Result<()> {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    if let [record] = records {
        return edition(xml, record, "");
    }
    let corpus = xml.create_element("teiCorpus").with_attribute(("xmlns", TEI));
    corpus.write_inner_content(|xml| {
        header(xml, "Reports of several stories", |xml| leaf(xml, "p", &[], "Made from reports."))?;
        records.iter().enumerate().try_for_each(|(index, record)| edition(xml, record, &format!("S{}.", index + 1)))
    })?;
    Ok(())
}

/// An element that holds text alone.
fn leaf(xml: &mut Xml, name: &str, attributes: &[(&str, &str)], words: &str) -> Result<()> {
    let mut element = xml.create_element(name);
    for (key, value) in attributes {
        element = element.with_attribute((*key, Cow::Owned(clean(value))));
    }
    if words.is_empty() {
        element.write_empty()?
    } else {
        element.write_text_content(BytesText::from_escaped(content(words)))?
    };
    Ok(())
}

/// An element that holds others.
fn branch(
    xml: &mut Xml,
    name: &str,
    attributes: &[(&str, &str)],
    inner: impl FnOnce(&mut Xml) -> Result<()>,
) -> Result<()> {
    let mut element = xml.create_element(name);
    for (key, value) in attributes {
        element = element.with_attribute((*key, Cow::Owned(clean(value))));
    }
    element.write_inner_content(inner)?;
    Ok(())
}

/// Text that XML can hold: what is no character of XML is replaced one for one.
fn clean(text: &str) -> String {
    let held = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if held(c) { c } else { '\u{fffd}' }).collect()
}

/// The content of an element: a raw carriage return would be read as a line feed.
fn content(text: &str) -> String {
    escape(clean(text)).replace('\r', "&#13;")
}

fn header(xml: &mut Xml, title: &str, source: impl FnOnce(&mut Xml) -> Result<()>) -> Result<()> {
    branch(xml, "teiHeader", &[], |xml| {
        branch(xml, "fileDesc", &[], |xml| {
            branch(xml, "titleStmt", &[], |xml| leaf(xml, "title", &[], title))?;
            branch(xml, "publicationStmt", &[], |xml| leaf(xml, "p", &[], "Made by variorum export."))?;
            branch(xml, "sourceDesc", &[], source)
        })?;
        branch(xml, "encodingDesc", &[], |xml| {
            leaf(xml, "variantEncoding", &[("method", "location-referenced"), ("location", "external")], "")
        })
    })
}

/// What the names of a record's witnesses begin with, so that several records can stand in one document.
struct Names<'a> {
    story: &'a Story<'a>,
    before: &'a str,
}

impl Names<'_> {
    /// A name that XML allows: a sigil need not be one.
    fn name(&self, index: usize) -> String {
        format!("{}W{}", self.before, index + 1)
    }

    fn pointer(&self, report: &str) -> Option<String> {
        self.story.index(report).map(|index| format!("#{}", self.name(index)))
    }
}

fn edition(xml: &mut Xml, record: &Record, before: &str) -> Result<()> {
    let story = Story::new(record);
    let names = Names { story: &story, before };
    branch(xml, "TEI", &[("xmlns", TEI)], |xml| {
        header(xml, &crate::summary::headline(record), |xml| witnesses(xml, &names))?;
        branch(xml, "text", &[], |xml| {
            branch(xml, "group", &[], |xml| {
                story.witnesses.iter().try_for_each(|witness| whole_text(xml, witness))?;
                if story.witnesses.is_empty() { whole(xml, "", "") } else { Ok(()) }
            })?;
            branch(xml, "back", &[], |xml| {
                branch(xml, "div", &[("type", "apparatus")], |xml| apparatus(xml, &names))?;
                lineage(xml, &names)
            })
        })
    })
}

fn witnesses(xml: &mut Xml, names: &Names) -> Result<()> {
    if names.story.witnesses.is_empty() {
        return leaf(xml, "p", &[], "No report.");
    }
    branch(xml, "listWit", &[], |xml| {
        names.story.witnesses.iter().enumerate().try_for_each(|(index, witness)| {
            let name = names.name(index);
            branch(xml, "witness", &[("xml:id", &name), ("n", &sigil(witness))], |xml| bibl(xml, witness))
        })
    })
}

/// `n` holds no empty value.
fn sigil(witness: &Witness) -> String {
    if witness.sigil.trim().is_empty() { "?".to_owned() } else { witness.sigil.clone() }
}

fn bibl(xml: &mut Xml, witness: &Witness) -> Result<()> {
    let (report, source) = (witness.report, &witness.report.source);
    branch(xml, "bibl", &[], |xml| {
        let fields = [
            ("title", &source.title),
            ("author", &source.byline),
            ("publisher", &source.outlet),
            ("date", &source.published),
        ];
        for (name, value) in fields {
            if let Some(value) = value {
                leaf(xml, name, &[], value)?;
            }
        }
        leaf(xml, "idno", &[("type", "id")], &report.id)?;
        leaf(xml, "ptr", &[("target", &urn(&report.id))], "")?;
        web_address(source.url.as_deref()).map_or(Ok(()), |url| leaf(xml, "ptr", &[("target", &url)], ""))
    })
}

fn whole_text(xml: &mut Xml, witness: &Witness) -> Result<()> {
    whole(xml, &sigil(witness), &witness.report.text)
}

fn whole(xml: &mut Xml, sigil: &str, words: &str) -> Result<()> {
    let named = [("n", sigil)];
    branch(xml, "text", if sigil.is_empty() { &[] } else { &named }, |xml| {
        branch(xml, "body", &[], |xml| leaf(xml, "ab", &[("xml:space", "preserve")], words))
    })
}

/// One reading: where it stands, and what is said of it.
struct Reading<'a> {
    cite: Cite,
    kind: Option<&'a str>,
    note: String,
}

fn reading(cite: &Cite) -> Reading<'static> {
    Reading { cite: cite.clone(), kind: None, note: String::new() }
}

fn apparatus(xml: &mut Xml, names: &Names) -> Result<()> {
    branch(xml, "ab", &[], |xml| {
        let record = names.story.record;
        for (index, passage) in record.passages.iter().enumerate() {
            app(
                xml,
                names,
                ("passage", None, 'p', index),
                &passage.places.iter().map(reading).collect::<Vec<_>>(),
                None,
            )?;
        }
        sayings(xml, names)?;
        figures(xml, names)?;
        for (index, entry) in record.timeline.iter().enumerate() {
            let mut readings: Vec<Reading> = entry.cites.iter().map(reading).collect();
            readings.iter_mut().for_each(|reading| reading.note = format!("{}: {}", entry.value, entry.what));
            app(xml, names, ("event", entry.conflict.then_some("conflict"), 't', index), &readings, None)?;
        }
        claims(xml, names)?;
        for (index, difference) in record.differences.iter().enumerate() {
            let readings: Vec<Reading> = difference.cites.iter().map(reading).collect();
            let kind = json_name(difference.kind);
            app(xml, names, ("difference", Some(kind.as_str()), 'd', index), &readings, None)?;
        }
        for (index, cite) in record.only.iter().enumerate() {
            app(xml, names, ("only", None, 'o', index), &[reading(cite)], None)?;
        }
        for (index, missing) in record.missing.iter().enumerate() {
            let readings: Vec<Reading> = missing.cites.iter().map(reading).collect();
            app(xml, names, ("missing", None, 'm', index), &readings, Some(&missing.report))?;
        }
        Ok(())
    })
}

/// A reading for each version; all that it is read against stands in its note.
fn sayings(xml: &mut Xml, names: &Names) -> Result<()> {
    for (index, saying) in names.story.record.sayings.iter().enumerate() {
        let rows = edits::rows(names.story, saying);
        let readings = saying.versions.iter().map(|version| Reading {
            cite: Cite { report: version.report.clone(), start: version.start, end: version.end },
            kind: Some(if version.marks { "marked" } else { "unmarked" }),
            note: version_note(names.story, version, &rows),
        });
        app(xml, names, ("saying", None, 'q', index), &readings.collect::<Vec<_>>(), None)?;
    }
    Ok(())
}

/// Who says it in this version, and how the version differs from those that it is read against.
fn version_note(story: &Story, version: &Version, rows: &[edits::Row]) -> String {
    let against = rows.iter().filter(|row| row.version == version).filter_map(|row| row.against.as_ref());
    let changed = against.map(|against| {
        let place = story.place(&against.version.report, against.version.start);
        let changes = words::changes(against);
        format!("against {place}: {}", if changes.is_empty() { words::SAME_BUT_FOR_SPELLING } else { &changes })
    });
    let speaker = text::speaker(version).filter(|speaker| !speaker.is_empty()).map(str::to_owned);
    speaker.into_iter().chain(changed).collect::<Vec<_>>().join("; ")
}

fn figures(xml: &mut Xml, names: &Names) -> Result<()> {
    for (index, group) in names.story.record.figures.iter().enumerate() {
        let readings = group.versions.iter().map(|version| {
            let figure = &version.figure;
            let cite = Cite { report: version.report.clone(), start: figure.start, end: figure.end };
            Reading { cite, kind: None, note: words::figure(figure) }
        });
        let verdict = json_name(group.verdict);
        app(xml, names, ("figure", Some(verdict.as_str()), 'f', index), &readings.collect::<Vec<_>>(), None)?;
    }
    Ok(())
}

fn claims(xml: &mut Xml, names: &Names) -> Result<()> {
    for (index, claim) in names.story.record.claims.iter().enumerate() {
        let of = |kind| move |cite: &Cite| Reading { kind: Some(kind), ..reading(cite) };
        let mut readings: Vec<Reading> = claim.what.iter().map(of("statement")).collect();
        readings.extend(claim.by.iter().map(|by| Reading {
            kind: Some("stance"),
            note: format!("{}: {}", by.name, json_name(by.stance)),
            ..reading(&by.cite)
        }));
        readings.extend(claim.unattributed.iter().map(of("unattributed")));
        app(xml, names, ("claim", None, 'c', index), &readings, None)?;
    }
    Ok(())
}

/// One finding, with its kind among those of its sort as a note; `lacking` is the report that has an empty reading.
fn app(
    xml: &mut Xml,
    names: &Names,
    (kind, subtype, letter, index): (&str, Option<&str>, char, usize),
    readings: &[Reading],
    lacking: Option<&str>,
) -> Result<()> {
    let n = format!("{letter}{}", index + 1);
    branch(xml, "app", &[("type", kind), ("n", n.as_str())], |xml| {
        readings.iter().try_for_each(|reading| rdg(xml, names, reading))?;
        subtype.map_or(Ok(()), |subtype| leaf(xml, "note", &[("type", "kind")], subtype))?;
        let Some(wit) = lacking.and_then(|report| names.pointer(report)) else { return Ok(()) };
        leaf(xml, "rdg", &[("wit", &wit), ("type", "omission")], "")
    })
}

fn rdg(xml: &mut Xml, names: &Names, reading: &Reading) -> Result<()> {
    let cite = &reading.cite;
    let place = place_urn(&cite.report, cite.start, cite.end);
    let wit = names.pointer(&cite.report);
    let mut attributes: Vec<(&str, &str)> = wit.iter().map(|wit| ("wit", wit.as_str())).collect();
    attributes.extend(reading.kind.map(|kind| ("type", kind)));
    attributes.push(("corresp", &place));
    leaf(xml, "rdg", &attributes, names.story.slice(cite))?;
    if reading.note.is_empty() { Ok(()) } else { leaf(xml, "note", &[], &reading.note) }
}

/// The reports by sigil, then a relation for each pair: a list of relations stands with what it relates.
fn lineage(xml: &mut Xml, names: &Names) -> Result<()> {
    let story = names.story;
    if story.record.lineage.is_empty() || story.witnesses.is_empty() {
        return Ok(());
    }
    branch(xml, "div", &[("type", "lineage")], |xml| {
        branch(xml, "listBibl", &[], |xml| {
            story.witnesses.iter().enumerate().try_for_each(|(index, witness)| {
                leaf(xml, "bibl", &[("corresp", &format!("#{}", names.name(index)))], &sigil(witness))
            })?;
            branch(xml, "listRelation", &[], |xml| {
                story.record.lineage.iter().try_for_each(|line| relation(xml, names, line))
            })
        })
    })
}

/// Active derives from passive where the direction is known; mutual where it is not.
fn relation(xml: &mut Xml, names: &Names, line: &Lineage) -> Result<()> {
    let pointer = |report: &str| names.pointer(report).unwrap_or_else(|| urn(report));
    let (a, b) = (pointer(&line.a), pointer(&line.b));
    let (name, both) = (json_name(line.relation), format!("{a} {b}"));
    let parent = line.from.as_ref().filter(|_| line.relation == Relation::Derived);
    let (child, parent) = match parent {
        Some(parent) if *parent == line.a => (Some(&b), Some(&a)),
        Some(_) => (Some(&a), Some(&b)),
        None => (None, None),
    };
    let mut attributes = vec![("name", name.as_str())];
    attributes.extend(child.map(|child| ("active", child.as_str())));
    attributes.extend(parent.map(|parent| ("passive", parent.as_str())));
    attributes.extend(child.is_none().then_some(("mutual", both.as_str())));
    branch(xml, "relation", &attributes, |xml| leaf(xml, "desc", &[], &words::lineage(names.story, line)))
}
