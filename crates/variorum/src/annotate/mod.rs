//! One report: everything that it says, tied to the place where it says it.
//!
//! In: a [`Report`]. Out: an [`Annotated`] report. Each annotator is one folder and one call here,
//! in the order in which they need one another: header, names, dates, figures, quotes, claims.

mod claims;
mod dates;
mod figures;
mod header;
mod model;
mod names;
mod quotes;

pub(crate) use claims::is_accusation;
pub use model::*;
pub use names::{Gender, gender};
pub(crate) use names::{compatible_people, initials};
#[cfg(feature = "training")]
pub use quotes::training;

use crate::language;
use crate::text::{Layout, Notice, NoticeKind, Report};

/// A report with all that was found in it.
#[derive(Clone, Debug)]
pub struct Annotated {
    /// [`Report::id`], worked out once.
    pub id: String,
    /// The report as received.
    pub report: Report,
    /// Its paragraphs, sentences and tokens.
    pub layout: Layout,
    /// What was found.
    pub annotations: Annotations,
}

/// Finds everything that one report says.
///
/// A report in another language than English gets a notice, and only what needs no English:
/// header fields that were stated, figures in digits, marked spans.
#[must_use]
pub fn annotate(report: Report) -> Annotated {
    let language = language::detect(&report.text, report.stated.language.as_deref());
    let code = language.as_deref().unwrap_or("en");
    let layout = Layout::new(report.text.clone(), code);
    let mut annotations = if code == "en" { english(&report, &layout) } else { any_language(&report, &layout, code) };
    annotations.language = language;
    annotations.notices.extend(report.notices.iter().cloned());
    annotations.notices.sort();
    Annotated { id: report.id(), report, layout, annotations }
}

fn english(report: &Report, layout: &Layout) -> Annotations {
    let (header, mut notices) = header::header(report, layout);
    let mut entities = names::entities(layout, &header);
    let (dates, date_notices) = dates::dates(layout, &header, header.published.as_ref());
    let (figures, sums) = figures::figures(layout, &header, &dates, &entities);
    let quoted = quotes::quotes(layout, &header, &mut entities);
    let claims = claims::claims(layout, &quoted.quotes, &entities);
    notices.extend(date_notices);
    notices.extend(quoted.notices);
    Annotations {
        header,
        language: None,
        entities,
        quotes: quoted.quotes,
        marked_terms: quoted.marked_terms,
        figures,
        sums,
        dates,
        claims,
        notices,
    }
}

/// The quotes of an English report and nothing else: for corpora, where names' kinds, dates and figures are not wanted.
///
/// Speakers are named from runs of capitals in the report, a surname by its fullest form; no entity is given.
#[must_use]
pub fn quotes_alone(report: &Report) -> Vec<Quote> {
    let layout = Layout::new(report.text.clone(), "en");
    let (header, _) = header::header(report, &layout);
    quotes::quotes(&layout, &header, &mut []).quotes
}

fn any_language(report: &Report, layout: &Layout, code: &str) -> Annotations {
    let (header, mut notices) = header::stated_header(report, layout);
    let quoted = quotes::marked_spans(layout);
    notices.extend(quoted.notices);
    notices.push(Notice::whole(
        NoticeKind::OtherLanguage,
        format!("the language is {code}, not English: no names, dates, speakers or indirect quotes were looked for"),
    ));
    Annotations { figures: figures::digits(layout), quotes: quoted.quotes, header, notices, ..Annotations::default() }
}

/// Reads a report's dates again once its story has told when it was published.
pub fn redate(annotated: &mut Annotated, published: Published) {
    let (dates, _) = dates::dates(&annotated.layout, &annotated.annotations.header, Some(&published));
    annotated.annotations.dates = dates;
    annotated.annotations.header.published = Some(published);
    annotated
        .annotations
        .notices
        .retain(|notice| !matches!(notice.kind, NoticeKind::NoDate | NoticeKind::UnresolvedDate));
}
