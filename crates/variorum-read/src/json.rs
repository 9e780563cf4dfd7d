//! JSON objects to reports.
//!
//! `text` is the report; `title`, `url`, `outlet`, `published`, `byline` and `language` state its fields; `date` is
//! read as `published` and `source` as `outlet` where those are missing. Other members are left out, an `id` too:
//! a report's id is made from what it says. A member of a wrong type is left out with a notice.

use serde_json::Value;
use variorum::Report;

use crate::fields::{Field, bad_field};
use crate::lines::{json_lines, starts_lines};
use crate::{Error, ErrorKind, Limits, decode};

/// Levels that `serde_json` reads before it stops, to keep its stack.
const PARSER_DEPTH: usize = 127;

/// The reports of a file: an object, an array of objects, or objects one a line in an encoding that hid them.
pub(crate) fn reports(path: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Report>, Error> {
    let decoded = decode::decode(path, bytes)?;
    let is_array = decoded.text.trim_start().starts_with('[');
    if !is_array && starts_lines(decoded.text.as_bytes()) {
        return json_lines(path, decoded.text.as_bytes(), limits).collect();
    }
    if !is_array {
        limits.check_size(path, bytes.len())?;
    }
    let mut reports = match parse(path, &decoded.text, limits)? {
        Value::Array(items) => array(path, items, limits)?,
        value => vec![named(report(path, value, limits)?, path.to_owned())],
    };
    for report in &mut reports {
        report.notices.extend(decoded.notice.clone());
    }
    Ok(reports)
}

/// Reads the report of one JSON object, within the limits of a file.
///
/// # Errors
///
/// It holds no text, or exceeds a limit.
pub fn json_report(path: &str, value: Value, limits: &Limits) -> Result<Report, Error> {
    let report = report(path, value, limits)?;
    limits.check_size(path, report.text.len())?;
    Ok(named(report, path.to_owned()))
}

/// Parses one JSON text within the limits.
pub(crate) fn parse(path: &str, text: &str, limits: &Limits) -> Result<Value, Error> {
    let most = limits.max_depth.min(PARSER_DEPTH);
    // No text is nested deeper than it has brackets.
    let brackets = memchr::memchr2_iter(b'{', b'[', text.as_bytes()).take(most + 1).count();
    if brackets > most && depth(text) > most {
        let message = format!("the JSON is nested deeper than {most} levels; flatten it");
        return Err(Error::new(ErrorKind::TooDeep, path, message));
    }
    serde_json::from_str(text).map_err(|fault| {
        let reason = fault.to_string();
        let reason = reason.split(" at line ").next().unwrap_or_default();
        let message = format!("tried to read JSON: {reason}; write one object with a \"text\", or an array of them");
        Error::new(ErrorKind::BadJson, path, message).at(fault.line().max(1), fault.column())
    })
}

/// The deepest nesting of brackets outside strings.
fn depth(text: &str) -> usize {
    let (mut now, mut most, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                now += 1;
                most = most.max(now);
            }
            b'}' | b']' if !in_string => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

fn array(path: &str, items: Vec<Value>, limits: &Limits) -> Result<Vec<Report>, Error> {
    if items.is_empty() {
        return Err(Error::empty(path));
    }
    let read = |(index, item)| {
        let place = format!("{path}:{}", index + 1);
        json_report(&place, item, limits)
    };
    items.into_iter().enumerate().map(read).collect()
}

fn named(mut report: Report, place: String) -> Report {
    report.paths.push(place);
    report
}

/// The report of one object.
pub(crate) fn report(path: &str, value: Value, limits: &Limits) -> Result<Report, Error> {
    let Value::Object(mut members) = value else {
        let message = format!("expected an object with a \"text\", but found {}", type_name(&value));
        return Err(Error::new(ErrorKind::BadJson, path, message));
    };
    let text = match members.remove("text") {
        Some(Value::String(text)) if !text.trim().is_empty() => text,
        found => return Err(no_text(path, found.as_ref())),
    };
    limits.check_steps(path, &text)?;
    let mut report = Report::from_text(&text);
    for (name, field) in MEMBERS {
        match members.get(*name) {
            Some(Value::String(value)) => field.state(&mut report.stated, value),
            None | Some(Value::Null) => {}
            Some(other) => report.notices.push(bad_field(name, type_name(other))),
        }
    }
    Ok(report)
}

/// Members that state fields; of two for one field the first wins.
const MEMBERS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("url", Field::Url),
    ("outlet", Field::Outlet),
    ("source", Field::Outlet),
    ("published", Field::Published),
    ("date", Field::Published),
    ("byline", Field::Byline),
    ("language", Field::Language),
];

fn no_text(path: &str, found: Option<&Value>) -> Error {
    let what = match found {
        None => "there is none".to_owned(),
        Some(Value::String(_)) => "it is empty".to_owned(),
        Some(other) => format!("it is {}", type_name(other)),
    };
    let message = format!("the report's text should stand in \"text\", but {what}; put it there as a string");
    Error::new(ErrorKind::NoTextField, path, message)
}

fn type_name(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "true or false",
        Value::Number(_) => "a number",
        Value::String(_) => "a text",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use variorum::NoticeKind;

    fn read(text: &str) -> Result<Vec<Report>, Error> {
        reports("a.json", text.as_bytes(), &Limits::default())
    }

    #[test]
    fn members_state_fields_and_other_names_stand_in() {
        let reports = read(
            r#"{"id": "x", "text": "a b", "source": "Daily", "date": "2031-03-27", "published": "", "outlet": "Post"}"#,
        );
        let report = &reports.unwrap()[0];
        assert_eq!(report.stated.outlet.as_deref(), Some("Post"));
        assert_eq!(report.stated.published.as_deref(), Some("2031-03-27"));
        assert_eq!(report.paths, ["a.json"]);
    }

    #[test]
    fn wrong_types_are_noticed_and_left_out() {
        let report = &read(r#"{"text": "a", "title": 7, "url": null}"#).unwrap()[0];
        assert_eq!(report.stated.title, None);
        assert_eq!(report.notices.iter().map(|n| n.kind).collect::<Vec<_>>(), [NoticeKind::BadField]);
    }

    #[test]
    fn arrays_and_lines_give_one_report_an_item() {
        let paths = |text: &str| read(text).unwrap().into_iter().flat_map(|r| r.paths).collect::<Vec<_>>();
        assert_eq!(paths(r#"[{"text": "a"}, {"text": "b"}]"#), ["a.json:1", "a.json:2"]);
        assert_eq!(paths("{\"text\": \"a\"}\n{\"text\": \"b\"}\n"), ["a.json:1", "a.json:2"]);
    }

    #[test]
    fn faults_have_kinds_and_places() {
        let kind = |text: &str| read(text).unwrap_err().kind;
        assert_eq!(kind(r#"{"title": "a"}"#), ErrorKind::NoTextField);
        assert_eq!(kind(r#"{"text": " "}"#), ErrorKind::NoTextField);
        assert_eq!(kind(r#"{"text": 1}"#), ErrorKind::NoTextField);
        assert_eq!(kind("7"), ErrorKind::BadJson);
        assert_eq!(kind("[1]"), ErrorKind::BadJson);
        assert_eq!(kind("[]"), ErrorKind::Empty);
        assert_eq!(kind(&"[".repeat(100_000)), ErrorKind::TooDeep);
        let fault = read("{\"text\":\n \"a\",}").unwrap_err();
        assert_eq!((fault.kind, fault.line), (ErrorKind::BadJson, Some(2)));
        assert!(fault.to_string().starts_with("a.json:2:"));
    }
}
