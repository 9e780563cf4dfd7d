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
pub(crate) use header::{published_day, stated_day};
pub use model::*;
pub use names::{Gender, gender};
pub(crate) use names::{compatible_people, initials};
#[cfg(feature = "training")]
pub use quotes::training;

use crate::language;
use crate::text::{Layout, Notice, NoticeKind, Report, characters};

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

/// Which annotators run over a report. What is not wanted stands empty in its [`Annotations`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// People, organisations and places.
    pub names: bool,
    /// Dates and times.
    pub dates: bool,
    /// Figures, and the sums that the text itself states.
    pub figures: bool,
    /// Quotes and statements, the terms in marks that are neither, and the claims that they make.
    pub quotes: bool,
}

impl Wanted {
    /// Every annotator: what comparing needs.
    pub const ALL: Self = Self { names: true, dates: true, figures: true, quotes: true };
    /// The header alone.
    pub const NONE: Self = Self { names: false, dates: false, figures: false, quotes: false };
}

/// Finds everything that one report says.
///
/// A report in another language than English gets a notice, and only what needs no English:
/// header fields that were stated, figures in digits, marked spans.
#[must_use]
pub fn annotate(report: Report) -> Annotated {
    annotate_only(report, Wanted::ALL)
}

/// Finds what is wanted of what one report says, and leaves the rest empty: names, dates and figures as [`annotate`]
/// gives them; quotes too, but where no names are wanted, speakers are named from runs of capitals and lead to no entity.
///
/// Figures need to know where dates and names stand (a number within a name is none), so these are looked for, the names
/// without their kinds and chains.
#[must_use]
pub fn annotate_only(report: Report, wanted: Wanted) -> Annotated {
    let language = language::detect(&report.text, report.stated.language.as_deref());
    let code = language.as_deref().unwrap_or("en");
    let layout = Layout::new(report.text.clone(), code);
    let mut annotations =
        if code == "en" { english(&report, &layout, wanted) } else { any_language(&report, &layout, code, wanted) };
    annotations.language = language;
    annotations.notices.extend(report.notices.iter().cloned());
    annotations.notices.extend(characters::notices(&report.text));
    annotations.notices.sort();
    Annotated { id: report.id(), report, layout, annotations }
}

fn english(report: &Report, layout: &Layout, wanted: Wanted) -> Annotations {
    let (header, mut notices) = header::header(report, layout);
    let mut found = Annotations::default();
    if wanted.names {
        found.entities = names::entities(layout, &header);
    }
    if wanted.dates || wanted.figures {
        let (dates, date_notices) = dates::dates(layout, &header, header.published.as_ref());
        found.dates = dates;
        notices.extend(date_notices.into_iter().filter(|_| wanted.dates));
    }
    if wanted.figures {
        let named = if wanted.names { names::mentions(&found.entities) } else { names::spans_alone(layout, &header) };
        (found.figures, found.sums) = figures::figures(layout, &header, &found.dates, &named);
    }
    if wanted.quotes {
        let quoted = quotes::quotes(layout, &header, &mut found.entities);
        found.claims = claims::claims(layout, &quoted.quotes, &found.entities);
        (found.quotes, found.marked_terms) = (quoted.quotes, quoted.marked_terms);
        notices.extend(quoted.notices);
    }
    if !wanted.dates {
        found.dates.clear();
    }
    Annotations { header, notices, ..found }
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

fn any_language(report: &Report, layout: &Layout, code: &str, wanted: Wanted) -> Annotations {
    let (header, mut notices) = header::stated_header(report, layout);
    let mut found = Annotations::default();
    if wanted.quotes {
        let quoted = quotes::marked_spans(layout);
        notices.extend(quoted.notices);
        found.quotes = quoted.quotes;
    }
    if wanted.figures {
        found.figures = figures::digits(layout);
    }
    notices.push(Notice::whole(
        NoticeKind::OtherLanguage,
        format!("the language is {code}, not English: no names, dates, speakers or indirect quotes were looked for"),
    ));
    Annotations { header, notices, ..found }
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
