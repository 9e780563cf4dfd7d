//! The visible text of markup: one paragraph a line, blank lines between, white space folded.
//!
//! Used for the extractor's result and, where there is none, for the whole page. Linear in the bytes.

use super::entities;
use super::scan::{Piece, pieces};

/// Which parts of the markup are text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// Everything that shows: the extractor has chosen already.
    All,
    /// A whole page: navigation, forms and footers are left out.
    Body,
}

/// The visible text.
pub(super) fn text(markup: &str, parts: Parts) -> String {
    let mut writer = Writer { out: String::with_capacity(markup.len() / 4), gap: Gap::None, preformatted: 0 };
    let mut hidden: Option<(&str, usize)> = None;
    for piece in pieces(markup) {
        match (piece, &mut hidden) {
            (Piece::Open { name, attributes }, Some((outer, depth))) if name.eq_ignore_ascii_case(outer) => {
                *depth += usize::from(!attributes.ends_with('/'));
            }
            (Piece::Close(name), Some((outer, depth))) if name.eq_ignore_ascii_case(outer) => {
                *depth -= 1;
                if *depth == 0 {
                    hidden = None;
                }
            }
            (_, Some(_)) | (Piece::Raw { .. }, None) => {}
            (Piece::Open { name, attributes }, None) if is_hidden(name, attributes, parts) => {
                writer.tag(name);
                hidden = Some((name, 1));
            }
            (Piece::Open { name, .. }, None) => {
                writer.preformatted += usize::from(name.eq_ignore_ascii_case("pre"));
                writer.tag(name);
            }
            (Piece::Close(name), None) => {
                writer.preformatted = writer.preformatted.saturating_sub(usize::from(name.eq_ignore_ascii_case("pre")));
                writer.tag(name);
            }
            (Piece::Text(text), None) => writer.text(&entities::decode(text)),
        }
    }
    writer.out
}

/// What stands between the last word written and the next.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    None,
    Space,
    Line,
    Paragraph,
}

struct Writer {
    out: String,
    gap: Gap,
    /// Open `pre` elements: their line breaks show.
    preformatted: usize,
}

impl Writer {
    fn tag(&mut self, name: &str) {
        let gap = if name.eq_ignore_ascii_case("br") {
            // Two line breaks are how pages without `p` make a paragraph.
            if self.gap == Gap::Line { Gap::Paragraph } else { Gap::Line }
        } else if is_inline(name) {
            Gap::None
        } else if CELLS.iter().any(|cell| name.eq_ignore_ascii_case(cell)) {
            Gap::Space
        } else {
            Gap::Paragraph
        };
        self.gap = self.gap.max(gap);
    }

    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '\n' if self.preformatted > 0 => self.gap = self.gap.max(Gap::Line),
                '\u{200b}' | '\u{ad}' => {}
                c if c.is_whitespace() => self.gap = self.gap.max(Gap::Space),
                c => {
                    self.write_gap();
                    self.out.push(c);
                }
            }
        }
    }

    fn write_gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push_str(match self.gap {
                Gap::None => "",
                Gap::Space => " ",
                Gap::Line => "\n",
                Gap::Paragraph => "\n\n",
            });
        }
        self.gap = Gap::None;
    }
}

const CELLS: &[&str] = &["td", "th"];

fn is_inline(name: &str) -> bool {
    const INLINE: &[&str] = &[
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
        "ins", "kbd", "label", "mark", "nobr", "q", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
        "time", "tt", "u", "var", "wbr", "img", "picture", "source",
    ];
    INLINE.iter().any(|inline| name.eq_ignore_ascii_case(inline)) || name.contains('-')
}

fn is_hidden(name: &str, attributes: &str, parts: Parts) -> bool {
    const NEVER_TEXT: &[&str] =
        &["noscript", "template", "svg", "object", "canvas", "audio", "video", "select", "button", "dialog", "map"];
    const AROUND: &[&str] = &["nav", "footer", "aside", "form", "menu", "figcaption"];
    let is_one = |names: &[&str]| names.iter().any(|other| name.eq_ignore_ascii_case(other));
    let out_of_sight = || {
        let flag = super::scan::attribute(attributes, "aria-hidden") == Some("true");
        flag && !attributes.ends_with('/') && name.eq_ignore_ascii_case("div")
    };
    is_one(NEVER_TEXT) || (parts == Parts::Body && (is_one(AROUND) || out_of_sight()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_paragraphs_and_inline_elements_join() {
        let markup = "<div><p>The <b>coun</b>cil\n met.</p><p>It&nbsp;agreed&#8212;late.<br>So <a href=x>it</a> is.</div><ul><li>A</li><li>B</ul>";
        assert_eq!(text(markup, Parts::All), "The council met.\n\nIt agreed—late.\nSo it is.\n\nA\n\nB");
    }

    #[test]
    fn what_a_page_hides_or_repeats_is_no_text() {
        let page = "<head><title>T</title></head><nav>Home</nav><script>x</script><p>A.</p><form>Mail</form><footer>C</footer>";
        assert_eq!(text(page, Parts::Body), "A.");
    }

    #[test]
    fn white_space_alone_is_nothing() {
        assert_eq!(text(" <p> </p>\n<br> ", Parts::All), "");
    }
}
