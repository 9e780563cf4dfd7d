//! A newsletter's text, of its page or of its plain text, and the address at which it stands on the web.
//!
//! In: the page or text of a message, what the message states. Out: its paragraphs without what letters set around them.
//!
//! Method: all that shows is taken, since newsletters are tables of several stories and an extractor of main texts
//! keeps one of them. Its main text is taken instead only where it holds nearly all of that: then what it leaves out is furniture.
//! Hidden lines, which mail programs show beside the subject, are left out by their style, the rest by [`super::furniture`].
//! Limits: styles in a page's head are not followed.

use variorum::Stated;

use super::scan::{Piece, attribute, pieces};
use super::visible::{Paragraph, Parts, join, paragraphs};
use super::{entities, furniture, is_address, metadata, readable, story};
use crate::Limits;

/// What a letter gives.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letter {
    /// Its text.
    pub text: String,
    /// The address under a link such as "view in browser".
    pub url: Option<String>,
    /// The language that its page states.
    pub language: Option<String>,
}

/// A letter that is a page.
pub(crate) fn of_page(page: &str, stated: &Stated, limits: &Limits) -> Letter {
    let (markup, measure, found) = super::look_through(page, limits);
    let clean = |paragraphs| furniture::without_letter_furniture(paragraphs, stated);
    let size = |paragraphs: &[Paragraph]| paragraphs.iter().map(|one| one.characters).sum::<usize>();
    let shown = clean(paragraphs(page, Parts::Letter));
    let main = readable(&markup, &measure).map(|article| clean(story(&article.content))).unwrap_or_default();
    // A fifth: the most that may follow a story (see furniture). More than that is a story of its own.
    let is_whole = size(&main) * 5 >= size(&shown) * 4;
    Letter {
        text: join(if is_whole { &main } else { &shown }),
        url: address_in_page(page),
        language: metadata::stated(found).language,
    }
}

/// A letter that is plain text.
pub(crate) fn of_text(text: &str, stated: &Stated) -> Letter {
    let (mut found, mut now) = (Vec::new(), String::new());
    for line in text.lines().chain([""]) {
        // A line of nothing but an address says where the one before it leads.
        if !line.trim().is_empty() && line.split_whitespace().all(|word| address(word).is_some()) {
            continue;
        }
        if !line.trim().is_empty() {
            now.push_str(if now.is_empty() { "" } else { "\n" });
            now.push_str(line.trim_end());
        } else if !now.is_empty() {
            found.push(plain_paragraph(std::mem::take(&mut now)));
        }
    }
    let text_of = join(&furniture::without_letter_furniture(found, stated));
    Letter { text: text_of, url: address_in_text(text), language: None }
}

fn plain_paragraph(text: String) -> Paragraph {
    let size = |word: &str| word.chars().count();
    let characters = text.split_whitespace().map(size).sum();
    let linked = text.split_whitespace().filter(|word| address(word).is_some()).map(size).sum();
    Paragraph { text, linked, characters }
}

/// The address that a word is, brackets and stops around it left out.
fn address(word: &str) -> Option<&str> {
    let inner = word.trim_start_matches(['<', '(', '[']).trim_end_matches(['>', ')', ']', '.', ',', ';']);
    Some(inner).filter(|inner| is_address(inner))
}

/// Words of a link to the letter on the web, in lower case.
const ON_THE_WEB: &[&str] = &[
    "in browser",
    "in a browser",
    "in the browser",
    "in your browser",
    "in your web browser",
    "on the web",
    "online version",
    "read online",
    "view as a web page",
    "view as webpage",
    "view online",
    "web version",
];

/// Words of such a link at most: "Email not displaying correctly? View it in your browser" has nine.
const LINK_WORDS: usize = 12;

fn is_on_the_web(text: &str) -> bool {
    let lower = text.to_lowercase();
    let is_short =
        lower.split_whitespace().filter(|word| address(word).is_none()).take(LINK_WORDS + 1).count() <= LINK_WORDS;
    is_short && ON_THE_WEB.iter().any(|words| lower.contains(words))
}

/// Bytes of a link's text that are looked at.
const LINK_BYTES: usize = 200;

fn address_in_page(page: &str) -> Option<String> {
    let mut open: Option<(&str, String)> = None;
    for piece in pieces(page) {
        match piece {
            Piece::Open { name, attributes } if name.eq_ignore_ascii_case("a") => {
                open = attribute(attributes, "href").map(|address| (address, String::new()));
            }
            Piece::Text(text) => {
                if let Some((_, link)) = open.as_mut().filter(|(_, link)| link.len() < LINK_BYTES) {
                    link.push_str(&entities::decode(text));
                }
            }
            Piece::Close(name) if name.eq_ignore_ascii_case("a") => {
                let Some((address, text)) = open.take() else { continue };
                let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
                let address = entities::decode(address.trim());
                if is_on_the_web(&words) && is_address(&address) {
                    return Some(address.into_owned());
                }
            }
            _ => {}
        }
    }
    None
}

fn address_in_text(text: &str) -> Option<String> {
    let mut lines = text.lines().filter(|line| !line.trim().is_empty()).peekable();
    while let Some(line) = lines.next() {
        if is_on_the_web(line) {
            let mut words =
                line.split_whitespace().chain(lines.peek().into_iter().flat_map(|next| next.split_whitespace()));
            return words.find_map(address).map(str::to_owned);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    const ITEMS: &str = "<table width=600><tr><td><table><tr><td><h2><a href=x>Orlo backs bridge</a></h2>\
        <p>The council of Orlo met on Monday, in the new hall, and agreed to rebuild the old bridge.</p>\
        <a href=x>Read more</a></td></tr></table></td></tr><tr><td><table><tr><td><h2>Dam to be raised</h2>\
        <p>The dam above Orle will be raised by two metres, the water office said on Tuesday, and the road moved. <a href=y>Read the full story →</a></p></td>\
        </tr></table></td></tr></table>";

    fn page(text: &str) -> Letter {
        of_page(text, &Stated::default(), &Limits::default())
    }

    #[test]
    fn every_story_of_a_letter_is_kept_and_its_furniture_is_not() {
        let letter = page(&format!(
            "<html lang=en><body><div style='display: none; max-height:0'>Also inside: the dam</div>\
             <p>Trouble reading this? <a href='https://veldia.example/7?a=1&amp;b=2'>View it in your browser</a></p>{ITEMS}\
             <img src=https://veldia.example/pixel.gif width=1 height=1 style='display:none'>\
             <p>Did a friend forward this to you? <a href=s>Sign up</a></p>\
             <p>You are receiving this email because you signed up at veldia.example.</p>\
             <table><tr><td><a href=f>Facebook</a></td><td><a href=x>X</a></td></tr></table>\
             <p><a href=u>Unsubscribe</a> | <a href=m>Manage preferences</a></p>\
             <p>Veldia Daily, 1 Quay Street, Port Elsa 10117</p></body></html>"
        ));
        let expected = "Orlo backs bridge\n\nThe council of Orlo met on Monday, in the new hall, and agreed to rebuild the old \
            bridge.\n\nDam to be raised\n\nThe dam above Orle will be raised by two metres, the water office said on Tuesday, and \
            the road moved.";
        assert_eq!(letter.text, expected);
        assert_eq!(letter.url.as_deref(), Some("https://veldia.example/7?a=1&b=2"));
        assert_eq!(letter.language.as_deref(), Some("en"));
    }

    #[test]
    fn plain_letters_lose_the_same() {
        let text = "View this email in your browser:\nhttps://veldia.example/7\n\nThe council met on Monday,\nin the new hall.\n\n\
            https://veldia.example/8\n\nRead more: https://veldia.example/8\n\nUnsubscribe: <https://veldia.example/u>\n\n\
            Veldia Daily, 1 Quay Street, Port Elsa\n";
        let letter = of_text(text, &Stated::default());
        assert_eq!(letter.text, "The council met on Monday,\nin the new hall.");
        assert_eq!(letter.url.as_deref(), Some("https://veldia.example/7"));
    }

    #[test]
    fn stories_about_letters_stay() {
        let text = "Shops must make it easy to unsubscribe, the regulator of Veldia said on Monday in a ruling.\n\n\
            The mayor forwarded this email to the council, which did not answer it for eleven days.";
        assert_eq!(of_text(text, &Stated::default()).text, text);
        assert_eq!(of_text("Unsubscribe", &Stated::default()).text, "Unsubscribe");
        assert_eq!(of_text("Facebook sues Orlo\n\nUnsubscribe", &Stated::default()).text, "Facebook sues Orlo");
        let headlines = "Fire in Orlo, 3 dead\n\nBrunt, 61 Today\n\nUnsubscribe";
        assert_eq!(of_text(headlines, &Stated::default()).text, "Fire in Orlo, 3 dead\n\nBrunt, 61 Today");
    }
}
