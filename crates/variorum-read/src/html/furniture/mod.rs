//! Leaves out paragraphs that a page sets around its story: links to other stories, picture credits, date lines
//! that are stated already.
//!
//! In: the paragraphs of a main text, what the page states. Out: those that are story.
//!
//! Method: a paragraph goes where it is nothing but a link, opens with the words of a label, repeats an earlier one, is a
//! picture's caption with its credit, says how long a clip is or names it, asks to subscribe, or says in front of the story where in the site it stands or what is
//! stated anyway. What follows a heading such as "About the author" goes to the end where little of the text follows. Only short
//! paragraphs are doubted, and where more than a third of the text would go, nothing does: then the page is made of such
//! lines. Who is credited (agencies, who reported) is never furniture.
//! Limits: labels are English; a caption without label, class or credit stays.

mod labels;
mod letter;

pub(super) use letter::without_letter_furniture;

use std::collections::BTreeSet;

use variorum::Stated;

use super::visible::Paragraph;
use labels::{ALWAYS, CREDITS, DATED, ENDS, WHOLE};

/// The paragraphs that are story.
pub(super) fn without_furniture(paragraphs: Vec<Paragraph>, stated: &Stated) -> Vec<Paragraph> {
    let first = paragraphs.iter().position(|paragraph| is_story(&paragraph.text)).unwrap_or(0);
    let end = end(&paragraphs);
    let mut seen = BTreeSet::new();
    let keep: Vec<bool> = paragraphs
        .iter()
        .enumerate()
        .map(|(index, paragraph)| {
            let new = seen.insert(paragraph.text.as_str());
            let text = &paragraph.text;
            let stated_above = index < first && (is_top(text, stated) || is_trail(paragraph));
            let names_clip = paragraphs.get(index + 1).is_some_and(|next| is_clip(&next.text)) && is_heading(text);
            let furniture = is_link(paragraph)
                || is_label(text)
                || is_caption(text)
                || is_dated(text, stated)
                || names_clip
                || is_clip(text);
            new && !furniture && !stated_above && index < end
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
    /// Characters of a sentence of eight words in scripts that are written without spaces.
    const WITHOUT_SPACES: usize = 20;
    let is_unspaced =
        |c: &char| matches!(c, '\u{3040}'..='\u{30FF}' | '\u{3400}'..='\u{9FFF}' | '\u{0E00}'..='\u{0EFF}');
    let is_long = text.split_whitespace().take(8).count() == 8
        || text.chars().filter(is_unspaced).take(WITHOUT_SPACES).count() == WITHOUT_SPACES;
    ends_a_sentence(text) && is_long
}

/// True for how long a clip is, and whose: `02:12 - Source: CNN`.
fn is_clip(text: &str) -> bool {
    let (time, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
    let parts: Vec<&str> = time.split(':').collect();
    let is_time = (2..=3).contains(&parts.len())
        && parts.iter().all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit()))
        && parts[1..].iter().all(|part| part.len() == 2);
    is_time && rest.split_whitespace().count() <= 5 && !ends_a_sentence(rest)
}

/// True for a short line that is no sentence.
fn is_heading(text: &str) -> bool {
    is_short(text) && !ends_a_sentence(text)
}

/// Where the story ends: at a heading of what pages set behind it, where at most a fifth of the text follows.
fn end(paragraphs: &[Paragraph]) -> usize {
    let all: usize = paragraphs.iter().map(|paragraph| paragraph.characters).sum();
    let mut before = 0;
    for (index, paragraph) in paragraphs.iter().enumerate() {
        let lower = paragraph.text.to_lowercase();
        // "Top stories in Nation"
        let closes = lower.split_whitespace().count() <= 5 && ENDS.iter().any(|heading| lower.starts_with(heading));
        if (all - before) * 5 <= all && closes && !ends_a_sentence(&lower) {
            return index;
        }
        before += paragraph.characters;
    }
    paragraphs.len()
}

/// True for the way through a site to the story, `News > Nation`: in front of it, partly links, no sentence, no byline.
fn is_trail(paragraph: &Paragraph) -> bool {
    let text = &paragraph.text;
    let is_byline = text.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by "));
    !is_byline && is_short(text) && !ends_a_sentence(text) && paragraph.linked * 4 >= paragraph.characters.max(1)
}

/// Words of a caption.
const CAPTION_WORDS: usize = 60;

/// True for a picture's caption that ends in its credit: `… in Hialeah. (AP Photo/Ann Lee)`, `Ann Lee | Getty Images`.
fn is_caption(text: &str) -> bool {
    if text.split_whitespace().take(CAPTION_WORDS + 1).count() > CAPTION_WORDS {
        return false;
    }
    let text = text.trim_end_matches([')', ']', '.', ' ']);
    let tail = text.rsplit(['(', '[', '|', '.', '—', '\n']).next().unwrap_or_default();
    let lower = tail.to_lowercase();
    tail.split_whitespace().count() <= 8 && CREDITS.iter().any(|credit| lower.contains(credit))
}

/// True for a line that says when the story was published or changed, with label and time, where that is stated.
fn is_dated(text: &str, stated: &Stated) -> bool {
    let lower = text.trim_start_matches(['|', '•', '-', ' ']).to_lowercase();
    let numbers = lower.split(|c: char| !c.is_ascii_digit()).filter(|digits| !digits.is_empty()).count();
    stated.published.is_some()
        && numbers >= 2
        && lower.split_whitespace().count() <= 14
        && !ends_a_sentence(text.trim_end_matches("a.m.").trim_end_matches("p.m."))
        && DATED.iter().any(|label| lower.starts_with(label))
}

/// True where a short paragraph is nothing but a link, or nearly, and no statement: a headline of another story.
fn is_link(paragraph: &Paragraph) -> bool {
    let text = paragraph.text.trim_end_matches(['?', '!', '…']);
    paragraph.linked * 10 >= paragraph.characters * 9 && is_short(text) && !ends_a_sentence(text)
}

/// True for a paragraph that opens with a label and is not a sentence of the story.
fn is_label(text: &str) -> bool {
    let text = text.trim_start_matches(['(', '[', '*', '>', '-', '—', '|', '•', ' ']).to_lowercase();
    let opens = |labels: &[&str]| labels.iter().any(|label| text.starts_with(label));
    let is_whole = text.split_whitespace().count() <= 2 && WHOLE.contains(&text.trim_end_matches(':'));
    is_short(&text) && (is_whole || opens(ALWAYS) || asks_to_subscribe(&text))
}

/// True for a text in lower case that offers to send something.
fn asks_to_subscribe(text: &str) -> bool {
    text.contains("inbox") && ["newsletter", "sign up", "subscri", "deliver"].iter().any(|word| text.contains(word))
}

/// True for a line in front of the story that only says what is stated: when, by whom, under which headline.
fn is_top(text: &str, stated: &Stated) -> bool {
    if ends_a_sentence(text) || !is_short(text) {
        return false;
    }
    let lower = text.to_lowercase();
    let dated = DATED.iter().any(|label| lower.starts_with(label));
    let year = stated
        .published
        .as_deref()
        .and_then(|date| date.get(..4))
        .filter(|year| year.bytes().all(|b| b.is_ascii_digit()));
    let is_date = year.is_some_and(|year| text.contains(year)) && text.split_whitespace().count() <= 14;
    let is_byline = lower.starts_with("by ") && stated.byline.is_some();
    let is_title =
        stated.title.as_deref().is_some_and(|title| !title.trim().is_empty() && text.ends_with(title.trim()));
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
    fn clips_are_left_out_with_their_names_and_times_in_a_story_stay() {
        let page = format!("{STORY}<p>Watch the river rise</p><p>02:12 - Source: Orlo TV</p><p>{LAST}</p>");
        check(&page, &Stated::default(), &format!("{TEXT}\n\n{LAST}"));
        let log =
            format!("{STORY}<p>The vote was close.</p><p>02:12 Ferris says that the river rises.</p><p>{LAST}</p>");
        let kept = format!("{TEXT}\n\nThe vote was close.\n\n02:12 Ferris says that the river rises.\n\n{LAST}");
        check(&log, &Stated::default(), &kept);
    }

    #[test]
    fn a_date_in_front_of_a_story_without_spaces_is_left_out() {
        let stated = Stated { published: Some("2031-03-27".into()), ..Stated::default() };
        let story = "オルロの議会は月曜日に会合を開き、古い橋を再建することで合意した。";
        check(&format!("<p>2031年3月27日 10:01</p><p>{story}</p>"), &stated, story);
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
