//! Leaves out what newsletters set around their stories: how to read them on the web, to leave the list, who sends them and from
//! which street.
//!
//! Method: short paragraphs that hold a phrase no story has; rows of short labels, of which one is known; nothing but addresses;
//! behind the last story, beside such lines, also a sender's postal address. Links as such are not left out: in newsletters they are
//! the headlines. Where nothing would stay, nothing goes.
//! Limits: phrases are English.

use std::collections::BTreeSet;

use variorum::Stated;

use super::super::visible::Paragraph;
use super::labels::{LETTER_BUTTONS, LETTER_HOLDS, LETTER_OPENS, LETTER_ROW};
use super::{ends_a_sentence, is_caption, is_label, is_story, is_top};

/// The paragraphs of a newsletter that are story.
pub(in super::super) fn without_letter_furniture(paragraphs: Vec<Paragraph>, stated: &Stated) -> Vec<Paragraph> {
    let furniture: Vec<bool> = paragraphs.iter().map(is_furniture).collect();
    let is_told = |index: usize| !furniture[index] && is_story(&paragraphs[index].text);
    let first = (0..paragraphs.len()).find(|&index| is_told(index)).unwrap_or(0);
    let end = (0..paragraphs.len()).rfind(|&index| is_told(index)).map_or(0, |last| last + 1);
    // Beside what is furniture, behind a story: elsewhere such a line is a headline with a number.
    let is_beside = |index: usize| furniture[index.saturating_sub(1)] || furniture.get(index + 1) == Some(&true);
    let is_postal = |index: usize| end > 0 && index >= end && is_beside(index) && is_postal(&paragraphs[index]);
    let mut seen = BTreeSet::new();
    let keep: Vec<bool> = (0..paragraphs.len())
        .map(|index| {
            let text = &paragraphs[index].text;
            let new = seen.insert(text.as_str());
            let is_stated = index < first && is_top(text, stated);
            new && !furniture[index] && !is_postal(index) && !is_stated
        })
        .collect();
    if !keep.contains(&true) {
        return paragraphs;
    }
    paragraphs.into_iter().zip(keep).filter_map(|(one, keep)| keep.then_some(one)).map(without_link_on).collect()
}

/// Words of a paragraph that is doubted: why one gets a letter and how to get no more of them takes about fifty.
const MOST_WORDS: usize = 60;

fn is_furniture(paragraph: &Paragraph) -> bool {
    let text = &paragraph.text;
    // Signs without a letter fill the line that mail programs show beside the subject.
    if !text.contains(char::is_alphanumeric) || (paragraph.linked == paragraph.characters && text.contains("://")) {
        return true;
    }
    if text.split_whitespace().take(MOST_WORDS + 1).count() > MOST_WORDS {
        return false;
    }
    let lower = text.to_lowercase().replace('’', "'");
    let lower = lower.split_whitespace().collect::<Vec<_>>().join(" ");
    let holds = LETTER_HOLDS.iter().any(|phrase| lower.contains(phrase));
    let opens = LETTER_OPENS.iter().any(|phrase| lower.starts_with(phrase));
    holds || opens || is_row(paragraph) || is_label(text) || is_caption(text)
}

/// Words of a label in a row: "Manage your email preferences".
const LABEL_WORDS: usize = 4;

/// Words of a row of links with nothing between them.
const ROW_WORDS: usize = 12;

/// True for a row of labels of which one is known, `Unsubscribe | Privacy policy`, or of buttons.
fn is_row(paragraph: &Paragraph) -> bool {
    let lower = paragraph.text.to_lowercase();
    if ends_a_sentence(&lower) {
        return false;
    }
    let is_between = |c: char| c.is_whitespace() || matches!(c, '|' | '•' | '·' | '/');
    if lower.split(is_between).filter(|word| !word.is_empty()).all(|word| LETTER_BUTTONS.contains(&word)) {
        return true;
    }
    let words = |text: &str| text.split_whitespace().filter(|word| !word.contains("://")).count();
    let labels = || lower.split(['|', '•', '·', '\n', '/', '–', '—']).filter(|label| !label.contains("://"));
    let is_short = labels().all(|label| words(label) <= LABEL_WORDS);
    let is_links = paragraph.linked * 10 >= paragraph.characters * 9 && words(&lower) <= ROW_WORDS;
    (is_short && (labels().any(is_known) || is_known(&lower))) || (is_links && is_known(&lower))
}

fn is_known(label: &str) -> bool {
    let label = label.trim_start_matches(|c: char| !c.is_alphanumeric());
    LETTER_ROW.iter().any(|known| label.starts_with(known))
}

/// A paragraph without the link behind its last sentence that only leads on: `Read the full story`.
fn without_link_on(mut paragraph: Paragraph) -> Paragraph {
    let end = paragraph.text.rfind(['.', '!', '?', '…', '”', '"']);
    let end =
        end.filter(|_| paragraph.linked > 0).and_then(|at| Some(at + paragraph.text[at..].chars().next()?.len_utf8()));
    let Some(end) = end else { return paragraph };
    let rest = paragraph.text[end..].to_lowercase();
    if rest.starts_with(char::is_whitespace) && rest.split_whitespace().count() <= LABEL_WORDS + 1 && is_known(&rest) {
        paragraph.text.truncate(end);
    }
    paragraph
}

/// Words of a sender's name and address.
const POSTAL_WORDS: usize = 20;

/// True for what may be a postal address: `Veldia Daily, 1 Quay Street, Port Elsa`. A part of it is a number with a name behind it,
/// or ends in one.
fn is_postal(paragraph: &Paragraph) -> bool {
    let text = &paragraph.text;
    let is_digit = |c: char| c.is_ascii_digit();
    let is_number = |word: &str| word.starts_with(is_digit);
    let has_number = |part: &str| {
        let words: Vec<&str> = part.split_whitespace().collect();
        let before_name = |pair: &[&str]| is_number(pair[0]) && pair[1].starts_with(char::is_uppercase);
        words.windows(2).any(before_name)
            || (words.len() > 1 && words.last().is_some_and(|word| word.ends_with(is_digit)))
    };
    let mut parts = text.split([',', '\n', '•', '·', '|']);
    let is_short = text.split_whitespace().take(POSTAL_WORDS + 1).count() <= POSTAL_WORDS;
    is_short && paragraph.linked == 0 && !ends_a_sentence(text) && parts.clone().count() > 1 && parts.any(has_number)
}
