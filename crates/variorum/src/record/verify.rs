//! Whether a record holds: its seal, its reports' ids, and every cite in it.
//!
//! In: a record as JSON. Out: what does not hold, each with its place in the JSON.
//!
//! Method: the JSON is walked as it stands, not through the record's types, so that a field which
//! this version does not know is checked all the same: whatever has `start` and `end` is a range,
//! of the report that `report` names, else of the report that it stands in.
//! Limits: the record alone. Whether a report's text is still its source's is for who can read the source.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::digest::digest;
use super::offsets::CodePoints;
use crate::text::sha256_id;

/// Something in a record that does not hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// JSON pointer (RFC 6901) of the place in the record.
    pub pointer: String,
    /// What does not hold, lower case, without a final stop.
    pub message: String,
}

/// Everything in a record that does not hold, in the order of the JSON.
#[must_use]
pub fn verify(record: &Value) -> Vec<Failure> {
    let mut checker = Checker { texts: texts(record), failures: Vec::new() };
    checker.seal(record);
    for (index, report) in list(record, "reports").iter().enumerate() {
        checker.report(report, &format!("/reports/{index}"));
    }
    for (index, saying) in list(record, "sayings").iter().enumerate() {
        checker.saying(saying, &format!("/sayings/{index}"));
    }
    let Some(fields) = record.as_object() else {
        return checker.failures;
    };
    for (name, value) in fields.iter().filter(|(name, _)| *name != "reports") {
        checker.walk(value, None, &format!("/{name}"));
    }
    checker.failures
}

/// Every report's text by its id.
fn texts(record: &Value) -> BTreeMap<&str, CodePoints<'_>> {
    list(record, "reports").iter().filter_map(id_and_text).collect()
}

fn id_and_text(report: &Value) -> Option<(&str, CodePoints<'_>)> {
    Some((report.get("id")?.as_str()?, CodePoints::new(report.get("text")?.as_str()?)))
}

fn list<'a>(record: &'a Value, name: &str) -> &'a [Value] {
    record.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

struct Checker<'a> {
    texts: BTreeMap<&'a str, CodePoints<'a>>,
    failures: Vec<Failure>,
}

impl Checker<'_> {
    fn fail(&mut self, pointer: &str, message: impl Into<String>) {
        self.failures.push(Failure { pointer: pointer.into(), message: message.into() });
    }

    fn seal(&mut self, record: &Value) {
        if record.get("schema").and_then(Value::as_str) != Some(super::schema::RECORD_SCHEMA) {
            self.fail("/schema", format!("the schema is not {}", super::schema::RECORD_SCHEMA));
        }
        if record.get("digest").and_then(Value::as_str) != Some(&*digest(record.clone())) {
            self.fail("/digest", "the record was changed after it was written: its digest does not hold");
        }
    }

    fn report(&mut self, report: &Value, pointer: &str) {
        let field = |name: &str| report.get(name).cloned().unwrap_or(Value::Null);
        let stated =
            |name: &str| report.get("source").and_then(|source| source.get(name)).cloned().unwrap_or(Value::Null);
        let (id, text) = (field("id"), field("text"));
        let (Some(id), Some(text_words)) = (id.as_str(), text.as_str()) else {
            return self.fail(pointer, "the report lacks id or text");
        };
        let expected = sha256_id(&serde_json::json!({
            "text": text, "outlet": stated("outlet"), "url": stated("url"), "published": stated("published_stated"),
        }));
        // A duplicate that was kept apart is numbered: `sha256:…#2`.
        if id.split('#').next() != Some(&*expected) {
            self.fail(&format!("{pointer}/id"), "the id is not the hash of text, outlet, url and published");
        }
        let text = CodePoints::new(text_words);
        for (name, value) in report.as_object().into_iter().flatten() {
            self.walk(value, Some(&text), &format!("{pointer}/{name}"));
        }
    }

    /// Edits have no report of their own: theirs are the two versions' that the change compares.
    fn saying(&mut self, saying: &Value, pointer: &str) {
        let versions = list(saying, "versions");
        for (index, change) in list(saying, "changes").iter().enumerate() {
            for side in ["a", "b"] {
                let version =
                    change.get(side).and_then(Value::as_u64).and_then(|at| versions.get(usize::try_from(at).ok()?));
                let Some(report) = version.and_then(|version| version.get("report")).and_then(Value::as_str) else {
                    self.fail(&format!("{pointer}/changes/{index}/{side}"), "there is no such version");
                    continue;
                };
                for (edit_index, edit) in list(change, "edits").iter().enumerate() {
                    let place = format!("{pointer}/changes/{index}/edits/{edit_index}/{side}");
                    match edit.get(side).and_then(Value::as_object) {
                        Some(range) => self.range(range, Some(report), None, &place),
                        None => self.fail(&place, "the edit lacks this side"),
                    }
                }
            }
        }
    }

    fn walk(&mut self, value: &Value, text: Option<&CodePoints<'_>>, pointer: &str) {
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.walk(item, text, &format!("{pointer}/{index}"));
                }
            }
            Value::Object(fields) => {
                let report = fields.get("report").and_then(Value::as_str);
                if fields.contains_key("start") && (report.is_some() || text.is_some()) {
                    self.range(fields, report, text, pointer);
                } else if let Some(report) = report.filter(|report| !self.texts.contains_key(report)) {
                    self.fail(pointer, format!("there is no report {report} in this record"));
                }
                for (name, field) in fields {
                    self.walk(field, text, &format!("{pointer}/{name}"));
                }
            }
            _ => {}
        }
    }

    fn range(
        &mut self,
        fields: &Map<String, Value>,
        report: Option<&str>,
        own: Option<&CodePoints<'_>>,
        pointer: &str,
    ) {
        if fields.get("start").is_some_and(Value::is_null) && fields.get("end").is_some_and(Value::is_null) {
            return; // a notice about the whole report
        }
        let at = |name: &str| fields.get(name).and_then(Value::as_u64).and_then(|at| usize::try_from(at).ok());
        let (Some(start), Some(end)) = (at("start"), at("end")) else {
            return self.fail(pointer, "start and end are not two whole numbers");
        };
        let text = match report {
            Some(report) => self.texts.get(report),
            None => own,
        };
        let Some(text) = text else {
            return self.fail(pointer, format!("there is no report {} in this record", report.unwrap_or_default()));
        };
        let message = match (text.slice(start, end), fields.get("text").and_then(Value::as_str)) {
            _ if start > end => "the range ends before it starts".to_owned(),
            (None, _) => format!("the range {start}..{end} lies outside the text of {} characters", text.len()),
            (Some(slice), Some(words)) if slice != words => format!("the text has {slice:?} there, not {words:?}"),
            _ => return,
        };
        self.fail(pointer, message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Options, Report, annotate, compare};

    fn record() -> Value {
        let texts =
            ["The mayor said: “We will rebuild.” It rained.", "“We will rebuild,” the mayor said. Nobody was hurt."];
        let reports = texts.iter().map(|text| annotate(Report::from_text(text))).collect();
        serde_json::to_value(compare(reports, &Options::default())).unwrap()
    }

    fn pointers(record: &Value) -> Vec<String> {
        verify(record).into_iter().map(|failure| failure.pointer).collect()
    }

    #[test]
    fn a_fresh_record_holds() {
        assert_eq!(verify(&record()), []);
    }

    #[test]
    fn one_altered_character_of_a_text_breaks_seal_and_id() {
        let mut record = record();
        let text = record["reports"][0]["text"].as_str().unwrap().replacen("mayor", "major", 1);
        record["reports"][0]["text"] = text.into();
        let failed = pointers(&record);
        assert!(failed.contains(&"/digest".into()) && failed.contains(&"/reports/0/id".into()), "{failed:?}");
    }

    #[test]
    fn a_range_outside_its_text_is_named() {
        let mut record = record();
        record["reports"][1]["sentences"][0]["end"] = 9999.into();
        assert!(pointers(&record).contains(&"/reports/1/sentences/0".into()));
        record["only"] = serde_json::json!([{ "report": "sha256:0", "start": 0, "end": 1 }]);
        assert!(pointers(&record).contains(&"/only/0".into()));
    }
}
