//! What is true of a simulated story: which passages come from where, the tree, what was changed on the way.
//!
//! In: reports and their pages. Out: values, and one JSON object a story. `alignments` and `lineage` have the form of the
//! usual gold files for reuse (`a`, `a_start`, `a_end`, `b`, …, `kind`; `from`, `to`): offsets in code points.

use serde_json::{Value, json};

use super::page::{Page, Place, PlacedPart};
use super::part::is_figure;
use super::story::Written;

/// All that is known of a story's visible reports, by their index.
pub struct Truth {
    pub alignments: Vec<Aligned>,
    /// Edges; a node at or past the number of reports is hidden.
    pub lineage: Vec<(usize, usize)>,
    pub quotations: Vec<Quoted>,
    pub figures: Vec<Changed>,
    /// Reports that carry another's text and name neither it nor its agency.
    pub uncredited: Vec<usize>,
    /// The attributed place and the flat one.
    pub hardened: Vec<(Cite, Cite)>,
    /// The later version and the earlier.
    pub versions: Vec<(usize, usize)>,
    /// Which event each report tells.
    pub events: Vec<usize>,
}

/// A place in a report.
pub type Cite = (usize, Place);

pub struct Aligned {
    pub a: Cite,
    pub b: Cite,
    pub kind: Kind,
}

/// How far two wordings of a fact agree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The same words.
    Verbatim,
    /// The same wording, edited.
    Edited,
    /// Another wording.
    Reworded,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Verbatim => "verbatim",
            Self::Edited => "edited",
            Self::Reworded => "reworded",
        }
    }
}

/// One utterance in marks in two reports.
pub struct Quoted {
    pub a: Cite,
    pub b: Cite,
    pub a_words: String,
    pub b_words: String,
    pub altered: bool,
}

/// One figure that two reports give differently.
pub struct Changed {
    pub a: Cite,
    pub b: Cite,
    pub a_value: String,
    pub b_value: String,
}

/// Works out what is true of a story.
pub fn truth(reports: &[Written], pages: &[Page]) -> Truth {
    let visible: Vec<usize> = (0..reports.len()).filter(|&at| !reports[at].hidden).collect();
    let mut hidden = visible.len()..;
    let number: Vec<usize> = (0..reports.len())
        .map(|at| visible.iter().position(|&v| v == at).or_else(|| hidden.next()).unwrap_or_default())
        .collect();
    let mut truth = Truth {
        alignments: Vec::new(),
        lineage: Vec::new(),
        quotations: Vec::new(),
        figures: Vec::new(),
        uncredited: Vec::new(),
        hardened: Vec::new(),
        versions: Vec::new(),
        events: visible.iter().map(|&at| reports[at].event).collect(),
    };
    for &at in &visible {
        let report = &reports[at];
        truth.lineage.extend(report.parents.iter().map(|&parent| (number[parent], number[at])));
        let taken = !report.parents.is_empty() && report.version_of.is_none();
        let names = |&parent: &usize| {
            let parent = &reports[parent];
            report.credit.is_some() && (report.credit == parent.agency || report.credit == parent.credit)
        };
        truth.uncredited.extend((taken && !report.parents.iter().any(names)).then_some(number[at]));
        truth.versions.extend(report.version_of.map(|earlier| (number[at], number[earlier])));
    }
    for (first, &a) in visible.iter().enumerate() {
        for &b in &visible[first + 1..] {
            compare((number[a], &pages[a]), (number[b], &pages[b]), &mut truth);
        }
    }
    truth
}

fn compare(a: (usize, &Page), b: (usize, &Page), truth: &mut Truth) {
    let mut theirs: Vec<&PlacedPart> = b.1.parts.iter().collect();
    theirs.sort_by_key(|part| part.part.fact);
    for own in &a.1.parts {
        if let Ok(at) = theirs.binary_search_by_key(&own.part.fact, |part| part.part.fact) {
            compare_parts((a.0, own), (b.0, theirs[at]), truth);
        }
    }
}

fn compare_parts(a: (usize, &PlacedPart), b: (usize, &PlacedPart), truth: &mut Truth) {
    let ((a_at, a), (b_at, b)) = (a, b);
    let (a_cite, b_cite) = ((a_at, a.place), (b_at, b.place));
    let kind = match () {
        () if a.part.text() == b.part.text() => Kind::Verbatim,
        () if a.part.wording == b.part.wording => Kind::Edited,
        () => Kind::Reworded,
    };
    truth.alignments.push(Aligned { a: a_cite, b: b_cite, kind });
    if let (Some(a_quote), Some(b_quote)) = (a.quotation(), b.quotation()) {
        let (a_words, b_words) = (a.quoted_words(), b.quoted_words());
        truth.quotations.push(Quoted {
            a: (a_at, a_quote),
            b: (b_at, b_quote),
            altered: a_words != b_words,
            a_words: a_words.join(" "),
            b_words: b_words.join(" "),
        });
    }
    for (slot, a_place) in a.slots.iter().filter(|(slot, _)| is_figure(slot)) {
        let there = b.slots.iter().find(|(other, _)| other == slot);
        let (a_value, b_value) = (&a.part.slots[slot], &b.part.slots[slot]);
        if let Some((_, b_place)) = there.filter(|_| a_value != b_value) {
            let (a, b) = ((a_at, *a_place), (b_at, *b_place));
            truth.figures.push(Changed { a, b, a_value: a_value.clone(), b_value: b_value.clone() });
        }
    }
    match (a.part.is_flat(), b.part.is_flat()) {
        (false, true) => truth.hardened.push((a_cite, b_cite)),
        (true, false) => truth.hardened.push((b_cite, a_cite)),
        _ => {}
    }
}

impl Truth {
    /// As one JSON object; `names` are the reports' file names.
    pub fn json(&self, story: &str, names: &[String], texts: &[&str]) -> Value {
        let node = |at: usize| names.get(at).cloned().unwrap_or_else(|| format!("hidden-{at}"));
        let pair = |a: Cite, b: Cite| json!({ "a": node(a.0), "a_start": a.1.0, "a_end": a.1.1, "b": node(b.0), "b_start": b.1.0, "b_end": b.1.1 });
        let with = |mut value: Value, more: Value| {
            if let (Some(own), Value::Object(more)) = (value.as_object_mut(), more) {
                own.extend(more);
            }
            value
        };
        let docs: Vec<Value> =
            names.iter().zip(texts).map(|(name, text)| json!({ "id": name, "text": text })).collect();
        let alignments: Vec<Value> =
            self.alignments.iter().map(|one| with(pair(one.a, one.b), json!({ "kind": one.kind.name() }))).collect();
        let quotations: Vec<Value> = self
            .quotations
            .iter()
            .map(|one| {
                let more = json!({ "altered": one.altered, "a_words": one.a_words, "b_words": one.b_words });
                with(pair(one.a, one.b), more)
            })
            .collect();
        let figures: Vec<Value> = self
            .figures
            .iter()
            .map(|one| with(pair(one.a, one.b), json!({ "a_value": one.a_value, "b_value": one.b_value })))
            .collect();
        json!({
            "id": story,
            "docs": docs,
            "alignments": alignments,
            "lineage": self.lineage.iter().map(|&(from, to)| json!({ "from": node(from), "to": node(to) })).collect::<Vec<_>>(),
            "quotations": quotations,
            "figures": figures,
            "uncredited": self.uncredited.iter().map(|&at| node(at)).collect::<Vec<_>>(),
            "hardened": self.hardened.iter().map(|&(a, b)| pair(a, b)).collect::<Vec<_>>(),
            "versions": self.versions.iter().map(|&(later, earlier)| json!({ "from": node(earlier), "to": node(later) })).collect::<Vec<_>>(),
            "events": self.events,
        })
    }
}
