//! A page without what no extractor looks at: scripts, styles, comments, drawings, and most attributes. Of many pages that is the
//! larger part, and a tree is built of the rest alone.

use super::scan::{Piece, attributes};

/// Attributes by which an extractor tells a story from what stands around it.
const KEPT: [&str; 20] = [
    "class",
    "id",
    "role",
    "rel",
    "itemprop",
    "property",
    "name",
    "content",
    "hidden",
    "aria-hidden",
    "aria-modal",
    "dir",
    "lang",
    "type",
    "colspan",
    "summary",
    "datetime",
    "src",
    "href",
    "style",
];
/// Bytes of an address that tell where it leads: to the same page, to a script, elsewhere.
const ADDRESS: usize = 16;

/// The markup that is parsed.
pub(super) struct Trimmed {
    markup: String,
    /// Drawings that are open.
    drawings: usize,
}

impl Trimmed {
    pub fn with_capacity(bytes: usize) -> Self {
        Self { markup: String::with_capacity(bytes), drawings: 0 }
    }

    pub fn into_markup(self) -> String {
        self.markup
    }

    /// Adds a piece of the page, as it stands there.
    pub fn add(&mut self, piece: &Piece<'_>, source: &str) {
        let is_drawing = |name: &str| name.eq_ignore_ascii_case("svg");
        let is_left_out = |name: &str| ["script", "style", "link"].iter().any(|other| name.eq_ignore_ascii_case(other));
        match *piece {
            Piece::Open { name, attributes } if is_drawing(name) => {
                self.drawings += usize::from(!attributes.ends_with('/'));
            }
            Piece::Close(name) if is_drawing(name) => self.drawings = self.drawings.saturating_sub(1),
            // A drawing that was never closed ends where a page goes on.
            Piece::Open { name, attributes } if self.drawings > 0 && ends_drawing(name) => {
                self.drawings = 0;
                self.open(name, attributes);
            }
            Piece::Comment => {}
            Piece::Open { name, .. } | Piece::Close(name) | Piece::Raw { name, .. } if is_left_out(name) => {}
            _ if self.drawings > 0 => {}
            Piece::Open { name, attributes } if !attributes.is_empty() => self.open(name, attributes),
            _ => self.markup.push_str(source),
        }
    }

    fn open(&mut self, name: &str, given: &str) {
        self.markup.push('<');
        self.markup.push_str(name);
        for (key, value) in attributes(given) {
            if !KEPT.iter().any(|kept| key.eq_ignore_ascii_case(kept)) {
                continue;
            }
            let value = match key.to_ascii_lowercase().as_str() {
                "href" | "src" => &value[..value.floor_char_boundary(ADDRESS)],
                // Styles that hide something.
                "style" if !["display", "visibility"].iter().any(|word| value.contains(word)) => continue,
                _ => value,
            };
            let mark = if value.contains('"') { '\'' } else { '"' };
            self.markup.push(' ');
            self.markup.push_str(key);
            self.markup.push('=');
            self.markup.push(mark);
            self.markup.push_str(value);
            self.markup.push(mark);
        }
        self.markup.push_str(if given.ends_with('/') { "/>" } else { ">" });
    }
}

/// Elements that no drawing holds (HTML Standard, 13.2.6.5).
fn ends_drawing(name: &str) -> bool {
    const BLOCKS: [&str; 15] =
        ["p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre", "blockquote", "body"];
    BLOCKS.iter().any(|block| name.eq_ignore_ascii_case(block))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::html::scan::pieces;

    fn trimmed(page: &str) -> String {
        let mut trimmed = Trimmed::with_capacity(0);
        let (mut pieces, mut at) = (pieces(page), 0);
        while let Some(piece) = pieces.next() {
            let end = page.len() - pieces.left();
            trimmed.add(&piece, &page[at..end]);
            at = end;
        }
        trimmed.into_markup()
    }

    #[test]
    fn what_tells_a_story_is_kept() {
        assert_eq!(trimmed("<svg><g>x<p>The dam"), "<p>The dam");
        let page = "<p class=\"story\" data-x='1' onclick=go()>The <a href=\"https://veldia.example/a-long-way\" target=_blank>dam\
                    </a><svg viewBox=1><path d=M0/></svg><!-- x --><br/><img src='a\"b' style='color:red' /><i style=display:none>no</i>";
        let expected = "<p class=\"story\">The <a href=\"https://veldia.e\">dam</a><br/><img src='a\"b'/>\
                        <i style=\"display:none\">no</i>";
        assert_eq!(trimmed(page), expected);
    }
}
