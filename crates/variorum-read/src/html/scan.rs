//! One pass over a page's tags: no tree, cost linear in the bytes.
//!
//! In: a page. Out: its text pieces and tags, in order; or its size in depth and tags.
//!
//! Method: the HTML Standard's tokenizer in outline: comments, quoted attributes, and elements whose content is no
//! markup (`script`, `style`, `title`, `textarea`). A tag, comment or script that never ends takes the rest of the
//! page, as it does in browsers, so nothing is looked at twice.

/// A piece of a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text between tags, entities not decoded.
    Text(&'a str),
    /// `<name attributes>`.
    Open { name: &'a str, attributes: &'a str },
    /// `</name>`.
    Close(&'a str),
    /// An element whose content is no markup, with its content; its closing tag is a piece of its own.
    Raw { name: &'a str, attributes: &'a str, content: &'a str },
    /// A comment.
    Comment,
    /// `<!DOCTYPE …>`, `<?…>`.
    Declaration,
}

/// The pieces of a page.
pub(super) struct Pieces<'a> {
    rest: &'a str,
}

/// Cuts a page into pieces.
pub(super) fn pieces(page: &str) -> Pieces<'_> {
    Pieces { rest: page }
}

impl<'a> Iterator for Pieces<'a> {
    type Item = Piece<'a>;

    fn next(&mut self) -> Option<Piece<'a>> {
        let text = &self.rest[..tag_start(self.rest)];
        if !text.is_empty() {
            self.rest = &self.rest[text.len()..];
            return Some(Piece::Text(text));
        }
        (!self.rest.is_empty()).then(|| self.tag())
    }
}

impl<'a> Pieces<'a> {
    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.rest.len()
    }

    /// The tag, comment or declaration at the start of the rest.
    fn tag(&mut self) -> Piece<'a> {
        if let Some(inner) = self.rest.strip_prefix("<!--") {
            self.rest = after(inner, "-->");
            return Piece::Comment;
        }
        if self.rest.starts_with("<!") || self.rest.starts_with("<?") {
            self.rest = after(self.rest, ">");
            return Piece::Declaration;
        }
        let closes = self.rest.starts_with("</");
        let inner = &self.rest[if closes { 2 } else { 1 }..];
        let name = &inner[..inner.find(|c: char| c.is_whitespace() || matches!(c, '>' | '/')).unwrap_or(inner.len())];
        let end = tag_end(inner);
        let attributes = inner.get(name.len()..end).unwrap_or_default();
        self.rest = inner.get(end + 1..).unwrap_or_default();
        if closes {
            return Piece::Close(name);
        }
        if !RAW.iter().any(|raw| name.eq_ignore_ascii_case(raw)) || attributes.ends_with('/') {
            return Piece::Open { name, attributes };
        }
        let content = &self.rest[..raw_end(self.rest, name)];
        self.rest = &self.rest[content.len()..];
        Piece::Raw { name, attributes, content }
    }
}

/// Elements whose content is no markup.
const RAW: &[&str] = &["script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes"];

/// Where the next `<` stands that opens or closes something.
fn tag_start(text: &str) -> usize {
    let bytes = text.as_bytes();
    let opens = |at: &usize| bytes.get(at + 1).is_some_and(|next| next.is_ascii_alphabetic() || b"/!?".contains(next));
    memchr::memchr_iter(b'<', bytes).find(opens).unwrap_or(text.len())
}

/// Where a tag's `>` stands, quoted attributes passed over.
fn tag_end(inner: &str) -> usize {
    let bytes = inner.as_bytes();
    let mut from = 0;
    while let Some(found) = memchr::memchr3(b'>', b'"', b'\'', &bytes[from..]) {
        let at = from + found;
        if bytes[at] == b'>' {
            return at;
        }
        let is_value = bytes[..at].iter().rfind(|byte| !byte.is_ascii_whitespace()) == Some(&b'=');
        from = match memchr::memchr(bytes[at], &bytes[at + 1..]) {
            Some(length) if is_value => at + 1 + length + 1,
            // A quotation mark that never closes takes the rest.
            None if is_value => break,
            _ => at + 1,
        };
    }
    inner.len()
}

/// Where the element's own closing tag begins.
fn raw_end(content: &str, name: &str) -> usize {
    let closes =
        |at: &usize| content.get(at + 2..at + 2 + name.len()).is_some_and(|end| end.eq_ignore_ascii_case(name));
    memchr::memmem::find_iter(content.as_bytes(), "</").find(closes).unwrap_or(content.len())
}

fn after<'a>(text: &'a str, mark: &str) -> &'a str {
    memchr::memmem::find(text.as_bytes(), mark.as_bytes()).map_or("", |at| &text[at + mark.len()..])
}

/// The value of an attribute, entities not decoded; none where the tag lacks it.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    self::attributes(attributes).find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
}

/// A tag's attributes with their values, entities not decoded.
pub(super) fn attributes(attributes: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = attributes;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let name_end = rest.find(|c: char| c.is_whitespace() || matches!(c, '=' | '/')).unwrap_or(rest.len()).max(1);
        let name_end = (name_end..=rest.len()).find(|&at| rest.is_char_boundary(at)).unwrap_or(rest.len());
        let (name, after) = rest.split_at(name_end);
        let (value, after) = attribute_value(after);
        rest = after;
        Some((name, value))
    })
}

fn attribute_value(after: &str) -> (&str, &str) {
    let Some(value) = after.trim_start().strip_prefix('=') else { return ("", after) };
    let value = value.trim_start();
    let quoted = |mark: char| value.strip_prefix(mark).map(|inner| inner.split_once(mark).unwrap_or((inner, "")));
    quoted('"')
        .or_else(|| quoted('\''))
        .unwrap_or_else(|| value.split_at(value.find(char::is_whitespace).unwrap_or(value.len())))
}

/// How large a page is for a parser that builds a tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Size {
    Usual,
    TooDeep,
    TooMany,
}

/// Tags that a page may have: the largest of 91 news pages has about 15,000.
const MOST_TAGS: usize = 200_000;

/// Formatting elements left open at once. A parser opens each of them again in every later paragraph, so that a few
/// hundred cost as much as a hundred thousand elements; pages by hand forget a handful.
const MOST_OPEN_FORMATTING: usize = 100;

/// Measures a page's depth and number of tags, piece by piece.
pub(super) struct Measure {
    open: OpenElements,
    count: usize,
    max_depth: usize,
    size: Size,
}

impl Measure {
    pub(super) fn new(max_depth: usize) -> Self {
        Self { open: OpenElements::default(), count: 0, max_depth, size: Size::Usual }
    }

    pub(super) fn see(&mut self, piece: &Piece<'_>) {
        if self.size != Size::Usual {
            return;
        }
        match piece {
            Piece::Open { name, attributes } if !attributes.ends_with('/') || !is_void_or_foreign(name) => {
                self.open.push(name);
            }
            Piece::Close(name) => self.open.pop(name),
            _ => {}
        }
        if let Piece::Open { attributes, .. } | Piece::Raw { attributes, .. } = piece
            && has_too_many(attributes)
        {
            self.size = Size::TooMany;
        } else if self.open.depth() > self.max_depth || self.open.formatting > MOST_OPEN_FORMATTING {
            self.size = Size::TooDeep;
        } else if self.count > MOST_TAGS * 2 {
            self.size = Size::TooMany;
        }
        self.count += 1;
    }

    pub(super) fn size(&self) -> Size {
        self.size
    }
}

/// Attributes that one tag may have: a parser looks at all before it for each.
const MOST_ATTRIBUTES: usize = 2000;

/// True for a tag of more attributes than any page has: words outside quotation marks are counted.
fn has_too_many(attributes: &str) -> bool {
    // Each has two bytes at least.
    if attributes.len() < MOST_ATTRIBUTES * 2 {
        return false;
    }
    let bytes = attributes.as_bytes();
    let (mut at, mut count) = (0, 0);
    while let Some(&byte) = bytes.get(at) {
        let is_value = matches!(byte, b'"' | b'\'') && at > 0 && bytes[at - 1] == b'=';
        if is_value {
            at += 1 + memchr::memchr(byte, &bytes[at + 1..]).unwrap_or(bytes.len());
        } else {
            let begins = at == 0 || matches!(bytes[at - 1], b'"' | b'\'' | b'/') || bytes[at - 1].is_ascii_whitespace();
            count += usize::from(begins && !byte.is_ascii_whitespace());
        }
        at += 1;
    }
    count > MOST_ATTRIBUTES
}

/// Names of elements that are open, each as a small number; a closing tag closes what was left open inside.
#[derive(Default)]
struct OpenElements {
    names: Vec<u8>,
    /// How many open elements have each number: a closing tag without one is passed over at once.
    counts: Vec<usize>,
    formatting: usize,
}

impl OpenElements {
    fn depth(&self) -> usize {
        self.names.len()
    }

    fn push(&mut self, name: &str) {
        let Some(number) = number(name) else { return };
        self.counts.resize(256, 0);
        self.counts[usize::from(number)] += 1;
        self.names.push(number);
        self.formatting += usize::from(is_formatting(name));
    }

    fn pop(&mut self, name: &str) {
        let Some(wanted) = number(name) else { return };
        if self.counts.get(usize::from(wanted)).is_none_or(|&count| count == 0) {
            return;
        }
        // A formatting element stays open past its parent's end; it is closed only by its own tag.
        self.formatting -= usize::from(is_formatting(name) && self.formatting > 0);
        while let Some(number) = self.names.pop() {
            self.counts[usize::from(number)] -= 1;
            if number == wanted {
                return;
            }
        }
    }
}

/// A number for an element that nests: none for void elements and those that end by themselves (`p`, `li`, `td`).
fn number(name: &str) -> Option<u8> {
    const ENDS_BY_ITSELF: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr",
        "p", "li", "dt", "dd", "option", "optgroup", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "rb",
        "rt", "rp", "html", "head", "body",
    ];
    if ENDS_BY_ITSELF.iter().any(|other| name.eq_ignore_ascii_case(other)) {
        return None;
    }
    // FNV-1a, folded to a byte: two names that share a number only make the measure a little rough.
    let hash = name
        .bytes()
        .fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte.to_ascii_lowercase())).wrapping_mul(0x0100_0193));
    Some((hash ^ (hash >> 16) ^ (hash >> 8)).to_le_bytes()[0])
}

fn is_formatting(name: &str) -> bool {
    const FORMATTING: &[&str] =
        &["a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u"];
    FORMATTING.iter().any(|other| name.eq_ignore_ascii_case(other))
}

/// Elements in which a closing slash counts: in HTML's own others it does not.
fn is_void_or_foreign(name: &str) -> bool {
    const SHAPES: &[&str] =
        &["path", "circle", "rect", "line", "use", "polygon", "polyline", "ellipse", "g", "stop", "image"];
    number(name).is_none() || name.contains([':', '-']) || SHAPES.iter().any(|shape| name.eq_ignore_ascii_case(shape))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measure(page: &str, max_depth: usize) -> Size {
        let mut measure = Measure::new(max_depth);
        pieces(page).for_each(|piece| measure.see(&piece));
        measure.size()
    }

    #[test]
    fn text_tags_and_scripts_are_told_apart() {
        let page = "<!DOCTYPE html>a<!-- <b> --><B x=\"1>2\" y>c</b> 1 < 2 <script>if (a</b) '<p>'</SCRIPT >d";
        let shown: Vec<String> = pieces(page)
            .map(|piece| match piece {
                Piece::Text(text) => text.to_owned(),
                Piece::Open { name, .. } => format!("+{name}"),
                Piece::Close(name) => format!("-{name}"),
                Piece::Raw { name, content, .. } => format!("{name}={content}"),
                Piece::Comment => "comment".to_owned(),
                Piece::Declaration => "declaration".to_owned(),
            })
            .collect();
        assert_eq!(
            shown,
            ["declaration", "a", "comment", "+B", "c", "-b", " 1 < 2 ", "script=if (a</b) '<p>'", "-SCRIPT", "d"]
        );
    }

    #[test]
    fn attributes_are_found_in_every_notation() {
        let attributes = " a=1 B='two words' c = \"3\" d e=x/y é=ü f";
        let find = |name| attribute(attributes, name);
        assert_eq!(
            [find("a"), find("b"), find("c"), find("d"), find("f")],
            [Some("1"), Some("two words"), Some("3"), Some(""), Some("")]
        );
        assert_eq!(find("g"), None);
        assert_eq!(attribute(" = = \"", "x"), None);
    }

    #[test]
    fn depth_counts_what_nests_and_not_what_ends_by_itself() {
        assert_eq!(measure(&"<div>".repeat(600), 512), Size::TooDeep);
        assert_eq!(measure(&"<div><p>a<br></div>".repeat(600), 512), Size::Usual);
        assert_eq!(measure(&"<div><span></div>".repeat(600), 512), Size::Usual);
        assert_eq!(measure(&"<p>a<li>".repeat(600), 512), Size::Usual);
        assert_eq!(measure(&"<b><p>".repeat(200), 512), Size::TooDeep);
        assert_eq!(measure(&"<br>".repeat(500_000), 512), Size::TooMany);
        let several = |n: usize| (0..n).map(|n| format!(" a{n}='1 2 3'")).collect::<String>();
        assert_eq!(measure(&format!("<p{}>", several(1900)), 512), Size::Usual);
        assert_eq!(measure(&format!("<p{}>", several(2100)), 512), Size::TooMany);
        assert_eq!(measure(&format!("<p{}>", " a".repeat(2100)), 512), Size::TooMany);
        assert_eq!(measure(&format!("<p a='{}'>", "{\"b\": 1} ".repeat(9000)), 512), Size::Usual);
    }

    #[test]
    fn unfinished_markup_ends_the_page() {
        for page in ["<", "</", "<a", "<a b=\"", "<!--", "<!", "<script>", "a<é>", "<a é=\"ü", "</é"] {
            assert!(pieces(page).count() <= 2);
        }
    }
}
