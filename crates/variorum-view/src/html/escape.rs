//! HTML in the making, in which text from reports cannot become markup.
//!
//! In: literals and text. Out: HTML. Markup enters only as `&'static str`, so nothing read at run time can:
//! the types say so. Everything else is escaped. Control characters, which HTML does not allow, become U+FFFD.

/// A page, or a part of one.
#[derive(Default)]
pub(crate) struct Html(String);

impl Html {
    pub fn finish(self) -> String {
        self.0
    }

    /// Markup that this crate wrote.
    pub fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// Text, in an element or in a quoted attribute.
    pub fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\n' | '\t' => self.0.push(c),
                c if c.is_control() => self.0.push(char::REPLACEMENT_CHARACTER),
                c => self.0.push(c),
            }
        }
        self
    }

    /// A number.
    pub fn number(&mut self, number: usize) -> &mut Self {
        self.text(&number.to_string())
    }

    /// ` name="value"`.
    pub fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        self.raw(" ").raw(name).raw("=\"").text(value).raw("\"")
    }

    /// Text in an element without attributes.
    pub fn element(&mut self, name: &'static str, text: &str) -> &mut Self {
        self.raw("<").raw(name).raw(">").text(text).raw("</").raw(name).raw(">")
    }

    /// A part made apart.
    pub fn part(&mut self, part: &Html) -> &mut Self {
        self.0.push_str(&part.0);
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut html = Html::default();
        html.raw("<p").attr("title", "\"><script>").raw(">").text("<b>&\0'");
        assert_eq!(html.finish(), "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;\u{fffd}&#39;");
    }
}
