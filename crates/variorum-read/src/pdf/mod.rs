//! PDFs with a text layer (ISO 32000-1): the text in the order in which it is read, and what the file says of itself.
//!
//! In: the bytes of a PDF. Out: one report. Headline and byline are what the file states; when it was published it does not say.
//!
//! Method: the objects and pages of the file, each cost counted ([`open`]); its runs of text, with place and size ([`runs`], [`fonts`]);
//! rows of them ([`lines`]), columns ([`columns`]), without what pages repeat ([`furniture`]), and paragraphs ([`paragraphs`]).
//! Limits: the first 200 pages; pictures are not read, nor is anything encrypted. All articles of a newspaper's page are one report.

mod about;
mod cmap;
mod columns;
mod fault;
mod fonts;
mod furniture;
mod lines;
mod names;
mod open;
mod paragraphs;
mod runs;

use std::panic::{AssertUnwindSafe, catch_unwind};

use variorum::{Notice, NoticeKind, Report, Stated};

use crate::{Error, Limits};
use fault::Fault;
use runs::{Fonts, Purse};

/// Reads a PDF.
pub(crate) fn report(path: &str, bytes: &[u8], limits: &Limits) -> Result<Report, Error> {
    limits.check_size(path, bytes.len())?;
    // The library's code runs again wherever an object is unpacked; what it does not expect must not end the program.
    let found = catch_unwind(AssertUnwindSafe(|| read(bytes, limits))).unwrap_or(Err(Fault::Broken));
    let found = found.map_err(|fault| fault.at(path))?;
    limits.check_steps(path, &found.text)?;
    let mut report = Report::from_text(&found.text);
    report.stated = found.stated;
    report.paths.push(path.to_owned());
    report.notices.extend(found.notices);
    Ok(report)
}

struct Found {
    text: String,
    stated: Stated,
    notices: Vec<Notice>,
}

fn read(bytes: &[u8], limits: &Limits) -> Result<Found, Fault> {
    let document = open::load(bytes)?;
    let (pages, has_more) = open::pages(&document);
    if pages.is_empty() {
        return Err(Fault::Broken);
    }
    let (mut fonts, mut purse) = (Fonts::new(), Purse::new(limits.max_bytes));
    let (mut lines, mut column, mut is_cut) = (Vec::new(), 0, false);
    let (mut known, mut unknown) = (0, 0);
    for (nth, page) in pages.iter().enumerate() {
        let page = runs::page(&document, page, &mut fonts, &mut purse);
        (known, unknown, is_cut) = (known + page.known, unknown + page.unknown, is_cut || page.is_cut);
        lines.extend(columns::lines(nth, lines::rows(page.runs), &mut column));
    }
    let text = paragraphs::text(&furniture::dropped(lines));
    if text.trim().is_empty() {
        return Err(if is_cut { Fault::TooMuch } else { Fault::NoText });
    }
    if unknown > known {
        return Err(Fault::NoMeaning);
    }
    let mut notices = Vec::new();
    if has_more {
        let message = format!("the PDF has more than {} pages; the first were read", pages.len());
        notices.push(Notice::whole(NoticeKind::LeftOut, message));
    }
    if is_cut {
        let message = "parts of the PDF are damaged, or larger than may be unpacked; they were left out";
        notices.push(Notice::whole(NoticeKind::LeftOut, message));
    }
    if unknown > 0 {
        let message = format!("the PDF does not say what {unknown} of its signs stand for; each was replaced");
        notices.push(Notice::whole(NoticeKind::BrokenEncoding, message));
    }
    Ok(Found { text, stated: about::stated(&document), notices })
}

#[cfg(test)]
mod tests;
