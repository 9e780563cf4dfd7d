//! Headings in order, on a page of one story or of several.

use super::escape::Html;

/// How deep a story's headings start: 1 where it is the page, 2 where it is one of several.
#[derive(Clone, Copy)]
pub(super) struct Level(pub usize);

impl Level {
    fn tag(self, depth: usize) -> &'static str {
        ["h1", "h2", "h3", "h4", "h5", "h6"][(self.0 + depth - 1).min(5)]
    }

    /// Opens a heading `depth` below the story's own.
    pub fn open(self, out: &mut Html, depth: usize, class: &'static str, id: Option<&str>) {
        out.raw("<").raw(self.tag(depth));
        if !class.is_empty() {
            out.attr("class", class);
        }
        if let Some(id) = id {
            out.attr("id", id);
        }
        out.raw(">");
    }

    pub fn close(self, out: &mut Html, depth: usize) {
        out.raw("</").raw(self.tag(depth)).raw(">");
    }

    /// A whole heading.
    pub fn heading(self, out: &mut Html, depth: usize, text: &str) {
        self.open(out, depth, "", None);
        out.text(text);
        self.close(out, depth);
    }
}
