//! The JSON Schema that users build on, kept in the repo, so that no name in it is lost unnoticed.
//!
//! In: the schema that the program's types give, and the kept ones in `docs/schema/`. Out: what the program no longer
//! keeps of them (a broken promise, `docs/stability.md`), and what it has beyond them (an addition, to be kept by
//! `cargo xtask bless`).
//!
//! Method: the kept schema is walked beside the present one. Fields, definitions, enum values and required names may
//! be added; everything else must be as it was. Descriptions are words for people and may change.
//! Limits: names and types. That a name keeps its meaning is for the golden records and for who reviews them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

/// Each kept file, the definition that it describes, and its title.
const KEPT: [(&str, &str, &str); 2] = [
    ("record-1.json", "Record", "A record of one story: variorum/record/1"),
    ("report-1.json", "ReportRecord", "What one report says: variorum/report/1"),
];

/// Words for people; a change of them breaks nothing.
const FOR_PEOPLE: [&str; 2] = ["description", "title"];

/// How the present schema differs from a kept one, each by its JSON pointer.
#[derive(Debug, Default, PartialEq)]
struct Differences {
    /// Removed or changed.
    broken: Vec<String>,
    added: Vec<String>,
}

/// What is broken, for tidy; additions are told, and pass.
pub fn problems() -> Result<Vec<String>> {
    let mut problems = Vec::new();
    for (file, definition, title) in KEPT {
        let found = differences(&kept(file)?, &present(definition, title)?);
        for pointer in found.broken {
            problems.push(format!(
                "docs/schema/{file}: {pointer} was promised and is gone or changed; put it back, or make a new version (docs/stability.md)"
            ));
        }
        if !found.added.is_empty() {
            println!("docs/schema/{file} does not have {} yet: cargo xtask bless", found.added.join(", "));
        }
    }
    Ok(problems)
}

/// Writes the kept schemas anew, where they lose nothing by it.
pub fn bless() -> Result<()> {
    for (file, definition, title) in KEPT {
        let now = present(definition, title)?;
        if path(file).exists() {
            let broken = differences(&kept(file)?, &now).broken;
            if !broken.is_empty() {
                bail!("{file} would lose what it promises: {}; see docs/stability.md", broken.join(", "));
            }
        }
        let text = serde_json::to_string_pretty(&now)? + "\n";
        std::fs::create_dir_all("docs/schema").context("cannot make docs/schema")?;
        std::fs::write(path(file), text).with_context(|| format!("cannot write docs/schema/{file}"))?;
        println!("wrote docs/schema/{file}");
    }
    Ok(())
}

fn path(file: &str) -> PathBuf {
    Path::new("docs/schema").join(file)
}

fn kept(file: &str) -> Result<Value> {
    let text = std::fs::read_to_string(path(file)).with_context(|| format!("cannot read docs/schema/{file}"))?;
    serde_json::from_str(&text).with_context(|| format!("docs/schema/{file} is no JSON"))
}

/// The schema of one definition, with those that it reaches.
fn present(definition: &str, title: &str) -> Result<Value> {
    let all = variorum::record::json_schema();
    let definitions = all["$defs"].as_object().context("the schema has no definitions")?;
    let mut reached = BTreeSet::new();
    reach(definition, definitions, &mut reached);
    let own: Map<String, Value> =
        reached.into_iter().map(|name| (name.to_owned(), definitions[name].clone())).collect();
    Ok(json!({"$schema": all["$schema"], "title": title, "$ref": format!("#/$defs/{definition}"), "$defs": own}))
}

fn reach<'a>(name: &str, definitions: &'a Map<String, Value>, reached: &mut BTreeSet<&'a str>) {
    let Some((name, definition)) = definitions.get_key_value(name) else {
        return;
    };
    if reached.insert(name) {
        let text = definition.to_string();
        for rest in text.split("\"#/$defs/").skip(1) {
            reach(rest.split('"').next().unwrap_or_default(), definitions, reached);
        }
    }
}

fn differences(kept: &Value, now: &Value) -> Differences {
    let mut found = Differences::default();
    compare(kept, now, "", &mut found);
    found
}

/// `pointer` ends with the name of what is compared: it says what may be added.
fn compare(kept: &Value, now: &Value, pointer: &str, found: &mut Differences) {
    let name = pointer.rsplit('/').next().unwrap_or_default();
    match (kept, now) {
        (Value::Object(kept), Value::Object(now)) => {
            let names = matches!(name, "properties" | "$defs");
            for (key, value) in kept.iter().filter(|(key, _)| names || !FOR_PEOPLE.contains(&key.as_str())) {
                let place = format!("{pointer}/{key}");
                match now.get(key) {
                    Some(now) => compare(value, now, &place, found),
                    None => found.broken.push(place),
                }
            }
            for key in now.keys().filter(|key| !kept.contains_key(*key)) {
                let place = format!("{pointer}/{key}");
                if names {
                    found.added.push(place);
                } else if !FOR_PEOPLE.contains(&key.as_str()) && key != "required" {
                    found.broken.push(place);
                }
            }
        }
        (Value::Array(kept), Value::Array(now)) if matches!(name, "enum" | "required") => {
            found.broken.extend(missing(kept, now, pointer));
            found.added.extend(missing(now, kept, pointer));
        }
        _ if kept == now => {}
        _ => found.broken.push(pointer.to_owned()),
    }
}

fn missing(wanted: &[Value], there: &[Value], pointer: &str) -> Vec<String> {
    let lacking = wanted.iter().filter(|value| !there.contains(value));
    lacking.map(|value| format!("{pointer}/{}", value.as_str().unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema() -> Value {
        present("Record", "A record").unwrap()
    }

    /// What a change of the present schema counts as.
    fn after(change: impl Fn(&mut Value)) -> Differences {
        let mut now = schema();
        change(&mut now);
        differences(&schema(), &now)
    }

    fn broken(pointer: &str) -> Differences {
        Differences { broken: vec![pointer.into()], added: vec![] }
    }

    fn added(pointer: &str) -> Differences {
        Differences { broken: vec![], added: vec![pointer.into()] }
    }

    fn object<'a>(value: &'a mut Value, pointer: &str) -> &'a mut Map<String, Value> {
        value.pointer_mut(pointer).unwrap().as_object_mut().unwrap()
    }

    fn list<'a>(value: &'a mut Value, pointer: &str) -> &'a mut Vec<Value> {
        value.pointer_mut(pointer).unwrap().as_array_mut().unwrap()
    }

    #[test]
    fn the_program_keeps_what_was_promised() {
        std::env::set_current_dir(crate::root()).unwrap();
        assert_eq!(problems().unwrap(), Vec::<String>::new());
    }

    #[test]
    fn what_is_removed_breaks_it() {
        let field = after(|now| drop(object(now, "/$defs/Quote/properties").remove("cue")));
        assert_eq!(field, broken("/$defs/Quote/properties/cue"));
        let value = after(|now| list(now, "/$defs/ChangeKind/enum").retain(|value| value != "joined"));
        assert_eq!(value, broken("/$defs/ChangeKind/enum/joined"));
        let always = after(|now| list(now, "/$defs/Cite/required").retain(|value| value != "end"));
        assert_eq!(always, broken("/$defs/Cite/required/end"));
        let definition = after(|now| drop(object(now, "/$defs").remove("Edit")));
        assert_eq!(definition, broken("/$defs/Edit"));
    }

    #[test]
    fn another_type_breaks_it() {
        let other = after(|now| now["$defs"]["Figure"]["properties"]["value"]["type"] = "string".into());
        assert_eq!(other, broken("/$defs/Figure/properties/value/type"));
        let never_null = after(|now| now["$defs"]["Figure"]["properties"]["unit"]["type"] = "string".into());
        assert_eq!(never_null, broken("/$defs/Figure/properties/unit/type"));
        let narrower =
            after(|now| drop(object(now, "/$defs/Figure/properties/per").insert("maxLength".into(), 3.into())));
        assert_eq!(narrower, broken("/$defs/Figure/properties/per/maxLength"));
    }

    #[test]
    fn additions_pass_and_are_told() {
        let field = after(|now| drop(object(now, "/$defs/Quote/properties").insert("tone".into(), json!({}))));
        assert_eq!(field, added("/$defs/Quote/properties/tone"));
        let value = after(|now| list(now, "/$defs/ChangeKind/enum").push("moved".into()));
        assert_eq!(value, added("/$defs/ChangeKind/enum/moved"));
    }

    #[test]
    fn words_for_people_may_change() {
        assert_eq!(after(|now| now["$defs"]["Cite"]["description"] = "Elsewhere.".into()), Differences::default());
        // `title` is also a field's name.
        let field = after(|now| drop(object(now, "/$defs/Source/properties").remove("title")));
        assert_eq!(field, broken("/$defs/Source/properties/title"));
    }
}
