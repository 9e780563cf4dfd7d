//! The texts in an input, and the checks of one text.

use serde_json::Value;
use variorum::annotate::{Annotations, DateMention, Figure, quotes_alone};
use variorum::record::offsets::CodePoints;
use variorum::text::Layout;
use variorum::{Annotated, Notice, Report, Span, report_record};

/// What stands between two texts of an input: ASCII's mark between records.
const BETWEEN: char = '\u{1e}';

/// The texts of an input, as many as a check takes; bytes that are not UTF-8 are replaced.
pub(crate) fn texts(bytes: &[u8], most: usize) -> Vec<String> {
    let text = String::from_utf8_lossy(bytes);
    text.splitn(most, BETWEEN).map(str::to_owned).collect()
}

/// Any text through every annotator, and through that of quotes by itself.
///
/// # Panics
///
/// A place is not in the text, or not on the boundaries of its characters; or a cite's words are not what stands there.
pub fn annotate(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let annotated = variorum::annotate(Report::from_text(&text));
    places(&annotated).for_each(|place| lies_in(place, &text));
    quotes_alone(&annotated.report).iter().for_each(|quote| lies_in(quote.span, &text));
    let printed = serde_json::to_value(report_record(&annotated)).expect("a record is JSON");
    cites_hold(&printed, &CodePoints::new(&text));
}

fn lies_in(place: Span, text: &str) {
    assert!(text.get(place.range()).is_some(), "{place:?} is no place in a text of {} bytes", text.len());
}

/// Every place that is kept of a report.
fn places(annotated: &Annotated) -> impl Iterator<Item = Span> {
    let found = &annotated.annotations;
    of_layout(&annotated.layout).chain(of_header(found)).chain(of_names_and_quotes(found)).chain(of_values(found))
}

fn of_layout(layout: &Layout) -> impl Iterator<Item = Span> {
    let sentences = layout.sentences.iter().map(|sentence| sentence.span);
    layout.paragraphs.iter().copied().chain(sentences).chain(layout.tokens.iter().map(|token| token.span))
}

fn of_header(found: &Annotations) -> impl Iterator<Item = Span> {
    let header = &found.header;
    let dateline = header.dateline.iter().flat_map(|line| [Some(line.span), line.place, line.agency]).flatten();
    let others = [
        header.title,
        header.byline,
        header.credit.as_ref().map(|credit| credit.span),
        header.published.as_ref().and_then(|published| published.span),
        Some(header.body),
    ];
    dateline.chain(others.into_iter().flatten()).chain(found.notices.iter().filter_map(|notice: &Notice| notice.span))
}

fn of_names_and_quotes(found: &Annotations) -> impl Iterator<Item = Span> {
    let names = found.entities.iter().flat_map(|entity| entity.mentions.iter().chain(&entity.refs).chain(&entity.role));
    let marked = found.quotes.iter().flat_map(|quote| quote.marked.iter().chain(&quote.cue));
    let quotes = found.quotes.iter().flat_map(|quote| [Some(quote.span), quote.speaker.as_ref().map(|who| who.span)]);
    let claims =
        found.claims.iter().flat_map(|claim| [Some(claim.span), claim.cue, claim.by.as_ref().map(|who| who.span)]);
    names.chain(marked).copied().chain(quotes.chain(claims).flatten())
}

fn of_values(found: &Annotations) -> impl Iterator<Item = Span> {
    let figures = found.figures.iter().flat_map(|figure: &Figure| [Some(figure.span), figure.counts]).flatten();
    let dates = found.dates.iter().map(|date: &DateMention| date.span);
    figures.chain(dates).chain(found.marked_terms.iter().map(|term| term.span))
}

/// Whatever in JSON has a start, an end and words cites those words.
fn cites_hold(value: &Value, text: &CodePoints<'_>) {
    let number = |name: &str| usize::try_from(value.get(name)?.as_u64()?).ok();
    if let (Some(start), Some(end)) = (number("start"), number("end")) {
        let slice = text.slice(start, end);
        assert!(slice.is_some(), "{start}..{end} is no place in the text");
        if let Some(words) = value.get("text").and_then(Value::as_str) {
            assert_eq!(slice, Some(words), "the words at {start}..{end}");
        }
    }
    match value {
        Value::Array(items) => items.iter().for_each(|item| cites_hold(item, text)),
        Value::Object(fields) => fields.values().for_each(|field| cites_hold(field, text)),
        _ => {}
    }
}
