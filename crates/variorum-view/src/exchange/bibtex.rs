//! Reports as BibTeX.
//!
//! In: records. Out: an `@article` for each report with an outlet, else an `@misc`. Findings are not carried. Text is
//! UTF-8; what TeX reads as markup is escaped. A byline stands in braces of its own, or BibTeX would part it at each "and".

use variorum::record::schema::Record;

use super::references::{Reference, references};

/// The reports of records as BibTeX.
#[must_use]
pub fn bibtex(records: &[Record]) -> String {
    references(records).iter().map(entry).collect::<Vec<_>>().join("\n")
}

fn entry(reference: &Reference) -> String {
    let kind = if reference.outlet.is_some() { "article" } else { "misc" };
    let mut out = format!("@{kind}{{{},\n", reference.key);
    let mut field = |name: &str, value: Option<String>| {
        if let Some(value) = value {
            out.push_str(&format!("  {name} = {{{value}}},\n"));
        }
    };
    let words = |text: &Option<String>| text.as_deref().map(escape);
    field("title", words(&reference.title).map(|title| format!("{{{title}}}")));
    field("author", words(&reference.byline).map(|byline| format!("{{{byline}}}")));
    field("journal", words(&reference.outlet));
    field("year", reference.date.first().cloned());
    field("month", reference.date.get(1).cloned());
    field("date", (!reference.date.is_empty()).then(|| reference.date.join("-")));
    field("url", reference.url.clone());
    field("language", words(&reference.language));
    field("note", Some(escape(&reference.id)));
    out + "}\n"
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            '"' => out.push_str("\\textquotedbl{}"),
            '&' | '%' | '$' | '#' | '_' => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}
