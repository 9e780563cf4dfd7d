//! The visible text of markup: one paragraph a line, blank lines between, white space folded.
//!
//! Used for the extractor's result and, where there is none, for the whole page. Linear in the bytes.

use super::entities;
use super::scan::{Piece, pieces};

/// Which parts of the markup are text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Parts {
    /// Everything that shows.
    All,
    /// An extractor's result: captions, galleries and boxes that their class names tell are left out.
    Main,
    /// A whole page: navigation, forms and footers are left out.
    Body,
    /// A page sent by mail: what its styles hide is left out as well.
    Letter,
}

/// One paragraph of visible text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    /// Its text; line breaks inside it are kept.
    pub text: String,
    /// How many of its characters stand in links, white space left out.
    pub linked: usize,
    /// How many characters it has, white space left out.
    pub characters: usize,
}

/// The visible text.
pub(super) fn text(markup: &str, parts: Parts) -> String {
    join(&paragraphs(markup, parts))
}

/// Paragraphs as one text.
pub(super) fn join(paragraphs: &[Paragraph]) -> String {
    paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect::<Vec<_>>().join("\n\n")
}

/// The visible text, paragraph by paragraph; none is empty.
pub(super) fn paragraphs(markup: &str, parts: Parts) -> Vec<Paragraph> {
    let mut writer = Writer { done: Vec::new(), now: Paragraph::default(), gap: Gap::None, preformatted: 0, links: 0 };
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
            (_, Some(_)) | (Piece::Raw { .. } | Piece::Comment | Piece::Declaration, None) => {}
            (Piece::Open { name, attributes }, None) if is_hidden(name, attributes, parts) => {
                writer.tag(name);
                hidden = Some((name, 1));
            }
            (Piece::Open { name, .. }, None) => writer.open(name),
            (Piece::Close(name), None) => writer.close(name),
            (Piece::Text(text), None) => writer.text(&entities::decode(text)),
        }
    }
    writer.end_paragraph();
    writer.done
}

/// Places to break a line, which are set into words for reasons of layout: the text is kept without them.
pub(super) fn is_layout(c: char) -> bool {
    matches!(c, '\u{200b}' | '\u{ad}')
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
    done: Vec<Paragraph>,
    now: Paragraph,
    gap: Gap,
    /// Open `pre` elements: their line breaks show.
    preformatted: usize,
    /// Open links.
    links: usize,
}

impl Writer {
    fn open(&mut self, name: &str) {
        self.preformatted += usize::from(name.eq_ignore_ascii_case("pre"));
        self.links += usize::from(name.eq_ignore_ascii_case("a"));
        self.tag(name);
    }

    fn close(&mut self, name: &str) {
        self.preformatted = self.preformatted.saturating_sub(usize::from(name.eq_ignore_ascii_case("pre")));
        self.links = self.links.saturating_sub(usize::from(name.eq_ignore_ascii_case("a")));
        self.tag(name);
    }

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
                c if is_layout(c) => {}
                c if c.is_whitespace() => self.gap = self.gap.max(Gap::Space),
                c => {
                    self.write_gap();
                    self.now.text.push(c);
                    self.now.characters += 1;
                    self.now.linked += usize::from(self.links > 0);
                }
            }
        }
    }

    fn write_gap(&mut self) {
        if self.gap == Gap::Paragraph {
            self.end_paragraph();
        }
        if !self.now.text.is_empty() {
            self.now.text.push_str(match self.gap {
                Gap::None | Gap::Paragraph => "",
                Gap::Space => " ",
                Gap::Line => "\n",
            });
        }
        self.gap = Gap::None;
    }

    fn end_paragraph(&mut self) {
        let paragraph = std::mem::take(&mut self.now);
        if !paragraph.text.is_empty() {
            self.done.push(paragraph);
        }
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
    let out_of_sight = || super::scan::attribute(attributes, "aria-hidden") == Some("true");
    match parts {
        _ if is_one(NEVER_TEXT) => true,
        Parts::All => false,
        Parts::Main => is_one(&["figcaption"]) || has_furniture_class(attributes),
        Parts::Letter => is_one(AROUND) || is_hidden_by_style(name, attributes),
        Parts::Body => is_one(AROUND) || (name.eq_ignore_ascii_case("div") && out_of_sight()),
    }
}

/// True where the element's own style keeps it from sight. Sizes of letters are no sign: tables are laid out by them.
fn is_hidden_by_style(name: &str, attributes: &str) -> bool {
    const HIDDEN: &[&str] = &["display:none", "visibility:hidden", "max-height:0", "max-height:0px", "opacity:0"];
    // What has no end would hide all that follows.
    const EMPTY: &[&str] =
        &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"];
    if attributes.is_empty() || EMPTY.iter().any(|empty| name.eq_ignore_ascii_case(empty)) {
        return false;
    }
    let style = super::scan::attribute(attributes, "style").unwrap_or_default().to_ascii_lowercase();
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let is_one = |rule: &str| HIDDEN.contains(&rule.trim_end_matches("!important"));
    style.split(';').any(is_one) || super::scan::attribute(attributes, "hidden").is_some()
}

/// True where a word of the element's class says that it is not story.
fn has_furniture_class(attributes: &str) -> bool {
    const WORDS: &[&str] = &[
        "advert",
        "advertisement",
        "breadcrumb",
        "breadcrumbs",
        "caption",
        "captions",
        "carousel",
        "copyright",
        "credit",
        "credits",
        "figcaption",
        "gallery",
        "newsletter",
        "promo",
        "readmore",
        "recirc",
        "related",
        "share",
        "sharing",
        "signup",
        "slideshow",
        "social",
        "subscribe",
    ];
    let class = super::scan::attribute(attributes, "class").unwrap_or_default();
    let words = || class.split(|c: char| !c.is_ascii_alphanumeric());
    words().any(|word| WORDS.iter().any(|other| word.eq_ignore_ascii_case(other)))
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
    fn captions_and_boxes_of_a_main_text_are_left_out() {
        let main = "<p>A.</p><figure><img><figcaption>B</figcaption></figure><div class='x-Related y'>C<div>D</div></div><p>E.</p>";
        assert_eq!(text(main, Parts::Main), "A.\n\nE.");
        assert_eq!(text(main, Parts::All), "A.\n\nB\n\nC\n\nD\n\nE.");
    }

    #[test]
    fn links_are_counted_by_paragraph() {
        let found = paragraphs("<p><a>All of it</a></p><p>a <a>b</a></p>", Parts::All);
        assert_eq!(found.iter().map(|p| (p.linked, p.characters)).collect::<Vec<_>>(), [(7, 7), (1, 2)]);
    }

    #[test]
    fn white_space_alone_is_nothing() {
        assert_eq!(text(" <p> </p>\n<br> ", Parts::All), "");
    }
}
