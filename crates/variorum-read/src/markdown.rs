//! Markdown: the text as received, after a front matter block that states fields.
//!
//! The block is the simple YAML that newsrooms and site generators write: `key: value` lines and plain lists
//! between `---` lines. Nested values are left out. Nothing in the text is rewritten: a heading keeps its marks.

use variorum::{Report, Stated};

use crate::fields::Field;

/// Lines in which front matter must end; a longer block is a text that opens with a rule.
const LONGEST_BLOCK: usize = 200;

/// One report, its front matter read as stated fields and left out of its text.
pub(crate) fn report(text: &str) -> Report {
    let Some((block, rest)) = front_matter(text) else { return Report::from_text(text) };
    let mut report = Report::from_text(rest);
    report.stated = stated(block);
    report
}

/// The lines between the `---` marks, and the text after them.
pub(crate) fn front_matter(text: &str) -> Option<(&str, &str)> {
    let opened = text.strip_prefix("---")?;
    let block_start = text.len() - opened.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?.len();
    let mut at = block_start;
    for line in text[block_start..].split_inclusive('\n').take(LONGEST_BLOCK) {
        if matches!(line.trim_end(), "---" | "...") {
            let block = &text[block_start..at];
            return block.lines().any(|line| key_value(line).is_some()).then(|| (block, &text[at + line.len()..]));
        }
        at += line.len();
    }
    None
}

fn stated(block: &str) -> Stated {
    let mut stated = Stated::default();
    let lines: Vec<&str> = block.lines().collect();
    for (index, line) in lines.iter().enumerate() {
        let Some((field, value)) = key_value(line).and_then(|(key, value)| Some((field(key)?, value))) else {
            continue;
        };
        let value = if value.is_empty() { list_below(&lines[index + 1..]) } else { inline_list(value) };
        field.state(&mut stated, &value);
    }
    stated
}

fn key_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let plain = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '_' | '-'));
    (plain && (value.is_empty() || value.starts_with([' ', '\t', '\r']))).then(|| (key, value.trim()))
}

fn field(key: &str) -> Option<Field> {
    match key.to_ascii_lowercase().as_str() {
        "title" | "headline" => Some(Field::Title),
        "url" | "link" | "canonical" | "canonical_url" => Some(Field::Url),
        "outlet" | "source" | "publisher" | "site" => Some(Field::Outlet),
        "published" | "date" | "pubdate" | "publishdate" | "published_at" => Some(Field::Published),
        "byline" | "author" | "authors" | "by" => Some(Field::Byline),
        "language" | "lang" => Some(Field::Language),
        _ => None,
    }
}

/// `- a` lines, joined.
fn list_below(lines: &[&str]) -> String {
    let items = lines.iter().map_while(|line| line.trim_start().strip_prefix("- "));
    items.map(unquoted).collect::<Vec<_>>().join(", ")
}

/// `[a, b]`, joined; any other value without its quotation marks.
fn inline_list(value: &str) -> String {
    match value.strip_prefix('[').and_then(|inner| inner.strip_suffix(']')) {
        Some(inner) => inner.split(',').map(unquoted).collect::<Vec<_>>().join(", "),
        None => unquoted(value).to_owned(),
    }
}

fn unquoted(value: &str) -> &str {
    let value = value.trim();
    let within = |mark: char| value.strip_prefix(mark).and_then(|inner| inner.strip_suffix(mark));
    within('"').or_else(|| within('\'')).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_states_fields_and_leaves_the_text() {
        let report = report(
            "---\r\ntitle: \"Orlo: a bridge\"\nauthors:\n  - Ann Lee\n  - Bo Roe\ndate: 2031-03-27\nmood: grim\n---\n\n# Orlo\n",
        );
        assert_eq!(&*report.text, "\n# Orlo\n");
        assert_eq!(report.stated.title.as_deref(), Some("Orlo: a bridge"));
        assert_eq!(report.stated.byline.as_deref(), Some("Ann Lee, Bo Roe"));
        assert_eq!(report.stated.published.as_deref(), Some("2031-03-27"));
    }

    #[test]
    fn rules_and_open_blocks_are_text() {
        for text in ["---\nThe council met.\n---\n", "---\ntitle: A\n", "--- a\n", "---", "# A"] {
            assert_eq!(&*report(text).text, text);
        }
    }
}
