//! Leaves out paragraphs that a page sets around its story: links to other stories, picture credits, date lines
//! that are stated already.
//!
//! In: the paragraphs of a main text, what the page states. Out: those that are story.
//!
//! Method: a paragraph goes where it is nothing but a link, opens with the words of a label, repeats an earlier one,
//! or says in front of the story what is stated anyway. Only short paragraphs that end no sentence are doubted, and
//! where more than a third of the text would go, nothing does: then the page is made of such lines.
//! Limits: labels are English; a caption without label or class stays.

use std::collections::BTreeSet;

use variorum::Stated;

use super::visible::Paragraph;

/// The paragraphs that are story.
pub(super) fn without_furniture(paragraphs: Vec<Paragraph>, stated: &Stated) -> Vec<Paragraph> {
    let first = paragraphs.iter().position(|paragraph| is_story(&paragraph.text)).unwrap_or(0);
    let mut seen = BTreeSet::new();
    let keep: Vec<bool> = paragraphs
        .iter()
        .enumerate()
        .map(|(index, paragraph)| {
            let new = seen.insert(paragraph.text.as_str());
            let stated_above = index < first && is_top(&paragraph.text, stated);
            let furniture = is_link(paragraph) || is_label(&paragraph.text) || stated_above;
            new && !furniture
        })
        .collect();
    let size = |all: bool| -> usize {
        paragraphs.iter().zip(&keep).filter(|(_, keep)| all || **keep).map(|(paragraph, _)| paragraph.characters).sum()
    };
    if size(false) * 3 < size(true) * 2 {
        return paragraphs;
    }
    paragraphs.into_iter().zip(keep).filter_map(|(paragraph, keep)| keep.then_some(paragraph)).collect()
}

/// Words of a paragraph that may be furniture. "Get our news ... by signing up for our newsletter" takes about 25.
const MOST_WORDS: usize = 30;

fn is_short(text: &str) -> bool {
    text.split_whitespace().take(MOST_WORDS + 1).count() <= MOST_WORDS
}

fn ends_a_sentence(text: &str) -> bool {
    text.trim_end_matches(['"', '\'', '”', '’', ')', '»']).ends_with(['.', '!', '?', '…', ':', '。'])
}

/// True for a paragraph that is surely story: a sentence of some length.
fn is_story(text: &str) -> bool {
    ends_a_sentence(text) && text.split_whitespace().take(8).count() == 8
}

/// True where all of a short paragraph is a link and it ends no sentence: a headline of another story.
fn is_link(paragraph: &Paragraph) -> bool {
    paragraph.linked == paragraph.characters && is_short(&paragraph.text) && !ends_a_sentence(&paragraph.text)
}

/// True for a paragraph that opens with a label and is not a sentence of the story.
fn is_label(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', '*', '>', '-', '—', '|', '•', ' ']).to_lowercase();
    let opens = |labels: &[&str]| labels.iter().any(|label| text.starts_with(label));
    is_short(&text)
        && (opens(ALWAYS) || text.split_whitespace().count() <= 2 && WHOLE.contains(&text.trim_end_matches(':')))
}

/// Openings that no story paragraph has, in lower case.
const ALWAYS: &[&str] = &[
    "advertisement",
    "also read:",
    "click here",
    "continue reading below",
    "don't miss:",
    "download the app",
    "enlarge image",
    "enlarge this image",
    "file photo",
    "follow us on",
    "get the latest",
    "image caption",
    "image copyright",
    "image credit",
    "image source",
    "image:",
    "image 1 of",
    "more:",
    "most read:",
    "photo by",
    "photo credit",
    "photo:",
    "picture:",
    "read also:",
    "read more",
    "read next",
    "recommended:",
    "related:",
    "related articles",
    "related news",
    "related stories",
    "scroll down for",
    "see also:",
    "see more:",
    "share this",
    "sign up for",
    "sign up to",
    "story continues below",
    "subscribe to our",
    "subscribe to the",
    "this slideshow requires",
    "view author archive",
    "watch:",
    "you may also like",
    "©",
];

/// Paragraphs of a word or two that are labels, in lower case.
const WHOLE: &[&str] = &[
    "ad",
    "advert",
    "caption",
    "close",
    "comments",
    "home",
    "loading",
    "more",
    "news",
    "print",
    "related",
    "share",
    "trending",
    "tweet",
    "email",
    "subscribe",
];

/// True for a line in front of the story that only says what is stated: when, by whom, under which headline.
fn is_top(text: &str, stated: &Stated) -> bool {
    if ends_a_sentence(text) || !is_short(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let dated = ["published", "updated", "posted", "last updated", "first published"]
        .iter()
        .any(|label| lower.starts_with(label));
    let year = stated
        .published
        .as_deref()
        .and_then(|date| date.get(..4))
        .filter(|year| year.bytes().all(|b| b.is_ascii_digit()));
    let is_date = year.is_some_and(|year| text.contains(year)) && text.split_whitespace().count() <= 14;
    let is_byline = lower.starts_with("by ") && stated.byline.is_some();
    let is_title = stated.title.as_deref().is_some_and(|title| title.trim() == text);
    (dated && stated.published.is_some()) || is_date || is_byline || is_title
}

#[cfg(test)]
mod tests {
    use super::super::visible::{Parts, join, paragraphs};
    use super::*;

    fn check(markup: &str, stated: &Stated, expected: &str) {
        assert_eq!(join(&without_furniture(paragraphs(markup, Parts::All), stated)), expected);
    }

    const STORY: &str = "<p>The council of Orlo met on Monday and agreed to rebuild the old bridge.</p>";
    const LAST: &str = "The work will cost two million crowns, the council said, and it will last, by its own account, \
                        until the last days of May, when the river is low and the boats can pass on the other side.";
    const TEXT: &str = "The council of Orlo met on Monday and agreed to rebuild the old bridge.";

    #[test]
    fn links_labels_and_repetitions_are_left_out() {
        let page =
            format!("{STORY}<p><a>Veldia too</a></p><p>Photo: Ann Lee</p><p>Read more: Veldia</p>{STORY}<p>{LAST}</p>");
        check(&page, &Stated::default(), &format!("{TEXT}\n\n{LAST}"));
    }

    #[test]
    fn stated_lines_in_front_are_left_out_and_others_stay() {
        let stated = Stated { published: Some("2031-03-27".into()), ..Stated::default() };
        let page =
            format!("<p>Updated 5:27 am, March 27, 2031</p><p>By Ann Lee</p>{STORY}<p>Updated rules of 2031</p>");
        check(&page, &stated, &format!("By Ann Lee\n\n{TEXT}\n\nUpdated rules of 2031"));
    }

    #[test]
    fn page_of_links_is_kept_whole() {
        check(
            "<p><a>Orlo backs bridge</a></p><p><a>Veldia too</a></p><p>a</p>",
            &Stated::default(),
            "Orlo backs bridge\n\nVeldia too\n\na",
        );
    }
}
