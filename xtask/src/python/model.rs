//! The record's types for Python, written from its JSON Schema: one frozen data class a type, one `Literal` an enumeration.
//!
//! In: `variorum::record::json_schema()`. Out: `crates/variorum-py/python/variorum/model.py`, which `tidy` holds against the
//! schema and `bless` writes anew. Written by a program, so that the wheel cannot say other names than the record.

use std::fmt::Write;

use anyhow::{Context, Result};
use serde_json::Value;

/// Where the types stand.
pub const PATH: &str = "crates/variorum-py/python/variorum/model.py";

const HEAD: &str = "\
\"\"\"The record's types: the names, and what they mean, are those of the JSON (`docs/record.md`).

Offsets are code points, as Python counts them: `report.text[quote.start:quote.end]` is what is quoted.
A name that Python keeps for itself has `_` after it: `from_`.

Written from the record's JSON Schema by `cargo xtask bless`; not to be edited.
\"\"\"

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from ._parts import Parts
";

/// Words that Python keeps for itself, of those that are names in a record.
const KEPT: [&str; 4] = ["from", "class", "in", "is"];

/// The file's content.
///
/// # Errors
///
/// The schema has a shape that is not written.
pub fn model() -> Result<String> {
    let schema = variorum::record::json_schema();
    let types = schema["$defs"].as_object().context("the schema has no types")?;
    let mut out = HEAD.to_owned();
    for (name, of) in types.iter().filter(|(_, of)| of.get("enum").is_some()) {
        let values: Vec<String> = strings(&of["enum"]).map(|value| format!("{value:?}")).collect();
        write!(out, "\n{name} = Literal[{}]\n{}\n", values.join(", "), doc(of))?;
    }
    for (name, of) in types.iter().filter(|(name, of)| of.get("enum").is_none() && *name != "Records") {
        let is_large = ["Record", "ReportRecord"].contains(&name.as_str());
        out.push_str(&if is_large { parts(name, of)? } else { class(name, of)? });
    }
    Ok(out)
}

fn class(name: &str, of: &Value) -> Result<String> {
    let mut out = format!("\n\n@dataclass(frozen=True)\nclass {name}:\n    {}\n", doc(of));
    for (field, is_required) in fields(of)? {
        let value = &of["properties"][&field];
        let default = if is_required { "" } else { " = None" };
        write!(out, "\n    {}: {}{default}\n    {}\n", python_name(&field), python_type(value)?, doc(value))?;
    }
    Ok(out)
}

/// A large type: its parts are made when they are asked for. What else a record can do is written by hand.
fn parts(name: &str, of: &Value) -> Result<String> {
    let name = if name == "Record" { "RecordParts" } else { name };
    let mut out = format!("\n\nclass {name}(Parts):\n    {}\n", doc(of));
    for (field, _) in fields(of)? {
        let value = &of["properties"][&field];
        let kind = python_type(value)?;
        write!(
            out,
            "\n    @cached_property\n    def {field}(self) -> {kind}:\n        {}\n        part: {kind} = self._part(\"{field}\")\n        \
             return part\n",
            doc(value)
        )?;
    }
    Ok(out)
}

/// The fields, those that are always there first, in their order.
fn fields(of: &Value) -> Result<Vec<(String, bool)>> {
    let properties = of["properties"].as_object().context("a type without fields")?;
    let required: Vec<&str> = strings(&of["required"]).collect();
    let others = properties.keys().map(String::as_str).filter(|name| !required.contains(name));
    let all = required.iter().map(|&name| (name, true)).chain(others.map(|name| (name, false)));
    Ok(all.map(|(name, is_required)| (name.to_owned(), is_required)).collect())
}

fn python_name(name: &str) -> String {
    if KEPT.contains(&name) { format!("{name}_") } else { name.to_owned() }
}

fn python_type(value: &Value) -> Result<String> {
    if let Some(reference) = value["$ref"].as_str() {
        return Ok(reference.rsplit('/').next().unwrap_or_default().to_owned());
    }
    if let Some(several) = value["anyOf"].as_array() {
        let types: Vec<String> = several.iter().map(python_type).collect::<Result<_>>()?;
        return Ok(types.join(" | "));
    }
    let one = |name: &str| -> Result<String> {
        Ok(match name {
            "string" => "str".into(),
            "integer" => "int".into(),
            "number" => "float".into(),
            "boolean" => "bool".into(),
            "null" => "None".into(),
            "array" => format!("list[{}]", python_type(&value["items"])?),
            other => anyhow::bail!("no Python type is known for {other:?}"),
        })
    };
    match &value["type"] {
        Value::String(name) => one(name),
        several => Ok(strings(several).map(one).collect::<Result<Vec<_>>>()?.join(" | ")),
    }
}

fn strings(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn doc(of: &Value) -> String {
    let said = of["description"].as_str().unwrap_or_default().replace('\\', "\\\\");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    // A quotation mark at the end would close the string too early.
    let end = if said.ends_with('"') { " " } else { "" };
    format!("\"\"\"{said}{end}\"\"\"")
}

/// What is wrong with the file that stands there.
pub fn problem() -> Result<Option<String>> {
    let stands = std::fs::read_to_string(PATH).unwrap_or_default();
    Ok((stands != model()?)
        .then(|| format!("{PATH} is not what the record's schema says; write it by cargo xtask bless")))
}

/// Writes the file anew.
pub fn bless() -> Result<()> {
    std::fs::write(PATH, model()?).with_context(|| format!("cannot write {PATH}"))?;
    println!("wrote {PATH}");
    Ok(())
}
