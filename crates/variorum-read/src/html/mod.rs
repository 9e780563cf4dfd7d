//! A page to a report: its main text, and what its head states.
//!
//! In: a decoded page. Out: a report; its text has one paragraph a line, blank lines between.
//!
//! Method: the page is measured before anything is parsed ([`scan`]), since a small file of nested elements costs
//! every extractor minutes. Main text by `dom_smoothie` (Mozilla's Readability in Rust). Metadata from one scan of
//! the tags ([`metadata`]). Where the page is too deep, or no main text is found, all visible text is taken by the
//! linear scan ([`visible`]), with a notice. What pages set around a story is left out by [`furniture`].
//! Limits: text that scripts write is not seen; a page of teasers gives whatever looks most like a text.

mod entities;
mod furniture;
pub(crate) mod letter;
mod metadata;
mod origins;
mod scan;
mod trim;
mod visible;

pub(crate) use metadata::{feeds_named, is_address, without_by};
pub(crate) use origins::origins;

use dom_smoothie::{Article, Config, Readability};
use variorum::{Notice, NoticeKind, Report, Stated};

use crate::{Error, Limits};

/// The report that a page holds.
pub(crate) fn report(path: &str, page: &str, limits: &Limits) -> Result<Report, Error> {
    let (markup, measure, found) = look_through(page, limits);
    let mut stated = metadata::stated(found);
    let main = readable(&markup, &measure).and_then(|article| main_text(article, &stated));
    let (text, notice) = match main {
        Ok((text, article)) => {
            complete(&mut stated, &article);
            (text, None)
        }
        Err(why) => {
            let message = format!("the page {why}: all of its visible text was taken");
            (visible::text(page, visible::Parts::Body), Some(Notice::whole(NoticeKind::NoMainText, message)))
        }
    };
    if text.trim().is_empty() {
        return Err(Error::empty(path));
    }
    let mut report = Report::from_text(&text);
    report.stated = stated;
    report.notices.extend(notice);
    Ok(report)
}

/// One pass over a page: what an extractor looks at, how large it is for one, what its tags hold.
fn look_through(page: &str, limits: &Limits) -> (String, scan::Measure, metadata::Found) {
    let (mut measure, mut found) = (scan::Measure::new(limits.max_depth), metadata::Found::default());
    let mut trimmed = trim::Trimmed::with_capacity(page.len() / 2);
    let (mut pieces, mut at) = (scan::pieces(page), 0);
    while let Some(piece) = pieces.next() {
        let end = page.len() - pieces.left();
        measure.see(&piece);
        found.see(&piece);
        trimmed.add(&piece, &page[at..end]);
        at = end;
    }
    (trimmed.into_markup(), measure, found)
}

/// The JSON-LD of a page, script by script; a broken one states nothing.
pub(crate) fn linked_data(page: &str) -> Vec<serde_json::Value> {
    let of_script = |piece| match piece {
        scan::Piece::Raw { name, attributes, content } if name.eq_ignore_ascii_case("script") => {
            metadata::linked_data(attributes, content)
        }
        _ => None,
    };
    scan::pieces(page).filter_map(of_script).collect()
}

/// All that shows of a piece of markup, one paragraph a line.
pub(crate) fn visible_text(markup: &str) -> String {
    visible::text(markup, visible::Parts::All)
}

const NO_MAIN_TEXT: &str = "gave no main text";

/// What the extractor finds in a page that is small enough for it.
fn readable(page: &str, measure: &scan::Measure) -> Result<Article, &'static str> {
    match measure.size() {
        scan::Size::Usual => {}
        scan::Size::TooDeep => return Err("is nested too deep to be parsed"),
        scan::Size::TooMany => return Err("has too many elements to be parsed"),
    }
    let config = Config { disable_json_ld: true, keep_classes: true, ..Config::default() };
    // A fault in the extractor must not take the other files with it.
    let parsed = std::panic::catch_unwind(|| Readability::new(page, None, Some(config)).ok()?.parse().ok());
    parsed.ok().flatten().ok_or(NO_MAIN_TEXT)
}

/// The main text and what else the extractor found.
fn main_text(article: Article, stated: &Stated) -> Result<(String, Article), &'static str> {
    let text = visible::join(&furniture::without_furniture(story(&article.content), stated));
    if text.trim().is_empty() { Err(NO_MAIN_TEXT) } else { Ok((text, article)) }
}

/// The paragraphs of a main text without captions and boxes, unless nearly all of it stands in such.
fn story(content: &str) -> Vec<visible::Paragraph> {
    let (story, all) =
        (visible::paragraphs(content, visible::Parts::Main), visible::paragraphs(content, visible::Parts::All));
    let size =
        |paragraphs: &[visible::Paragraph]| paragraphs.iter().map(|paragraph| paragraph.characters).sum::<usize>();
    // Half: a page whose story carries such a class by mistake loses nearly all, one with captions a fifth.
    if size(&story) * 2 < size(&all) { all } else { story }
}

/// States what the tags left open and the extractor worked out.
fn complete(stated: &mut Stated, article: &Article) {
    use crate::fields::Field;
    Field::Title.state(stated, &article.title);
    Field::Byline.state(stated, metadata::without_by(article.byline.as_deref().unwrap_or_default()));
    Field::Outlet.state(stated, article.site_name.as_deref().unwrap_or_default());
    Field::Language.state(stated, article.lang.as_deref().unwrap_or_default());
}

#[cfg(test)]
mod tests;
