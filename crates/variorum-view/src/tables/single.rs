//! Tables of what was read in each report alone.
//!
//! In: a story. Out: a row a report, or a row for each sentence, quote, figure, date, name and claim of each report, in
//! the order of its text.

use variorum::record::schema::{Excerpt, Figure, Quote, Range, ReportRecord, Speaker};

use super::cells::{PLACE, json_name, row, within};
use super::{Cell, Column, Table};
use crate::story::{Story, Witness};

const REPORTS: &[Column] = &[
    Column::text("report", "The report's sigil: A, B, …"),
    Column::text("id", "sha256: and the SHA-256 of text, outlet, url and published as stated."),
    Column::text("path", "Every place that held it."),
    Column::text("url", "Its address."),
    Column::text("outlet", "Who published it."),
    Column::text("title", "Its headline."),
    Column::text("byline", "Who wrote it."),
    Column::text("language", "Its language as a BCP 47 tag."),
    Column::text("published", "The day of publication, ISO 8601."),
    Column::text("published_from", "How that day is known: metadata, dateline, given or story."),
    Column::text("dateline_place", "The place in its dateline."),
    Column::text("dateline_date", "The day in its dateline."),
    Column::text("credit", "The agency that it credits."),
    Column::whole("characters", "Code points of its text."),
    Column::whole("only_clauses", "Clauses that it alone has."),
];

/// A report a row.
pub(super) fn reports(story: &Story) -> Table {
    let mut table = Table::new("reports", "One report.", &[REPORTS]);
    for witness in &story.witnesses {
        let (report, source) = (witness.report, &witness.report.source);
        let dateline = source.dateline.as_ref();
        table.push(row![
            &witness.sigil,
            &report.id,
            source.paths.join("; "),
            source.url.as_ref(),
            source.outlet.as_ref(),
            source.title.as_ref(),
            source.byline.as_ref(),
            source.language.as_ref(),
            source.published.as_ref(),
            source.published_from.map(json_name),
            dateline.and_then(|dateline| dateline.place.as_ref()),
            dateline.and_then(|dateline| dateline.date.as_ref()),
            source.credit.as_ref(),
            witness.len(),
            story.record.only.iter().filter(|cite| cite.report == report.id).count(),
        ]);
    }
    table
}

/// A table with a row for each of some things in each report, its place last.
fn of_each<'a, T: 'a>(
    story: &Story<'a>,
    mut table: Table,
    things: impl Fn(&'a ReportRecord) -> Vec<T>,
    cells: impl Fn(&T) -> (Vec<Cell>, Range),
) -> Table {
    for witness in &story.witnesses {
        for thing in things(witness.report) {
            let (before, range) = cells(&thing);
            table.push(within(story, witness, before, range));
        }
    }
    table
}

fn all<T>(things: &[T]) -> Vec<(usize, &T)> {
    things.iter().enumerate().collect()
}

const QUOTES: &[Column] = &[
    Column::text("kind", "In marks (direct), without (indirect) or in part (mixed)."),
    Column::text("speaker", "The words that name the speaker."),
    Column::text("name", "The speaker's fullest name in the report."),
    Column::text("via", "Who relays it."),
    Column::text("cue", "The words that attribute it."),
    Column::text("act", "What the speaker did: speech, belief or attitude."),
    Column::text("modality", "Whether it was said: said, negated or hypothetical."),
    Column::flag("anonymous", "True where the report keeps the name back."),
    Column::text("utterance", "Pieces of one interrupted utterance share it."),
];

pub(super) fn quotes(story: &Story) -> Table {
    let table = Table::new("quotes", "One attributed statement of one report.", &[QUOTES, &PLACE]);
    of_each(
        story,
        table,
        |report| all(&report.quotes),
        |(_, quote)| (quote_cells(quote), Range { start: quote.start, end: quote.end }),
    )
}

fn quote_cells(quote: &Quote) -> Vec<Cell> {
    let speaker = quote.speaker.as_ref();
    row![
        json_name(quote.kind),
        speaker.map(|speaker| &speaker.text),
        speaker.and_then(|speaker| speaker.name.as_ref()),
        speaker.and_then(|speaker| speaker.via.as_ref()),
        quote.cue.as_ref().map(|cue| &cue.text),
        json_name(quote.act),
        json_name(quote.modality),
        quote.anonymous,
        &quote.utterance,
    ]
}

const SENTENCES: &[Column] = &[Column::whole("sentence", "Number of the sentence in its report, from 1.")];

pub(super) fn sentences(story: &Story) -> Table {
    let table = Table::new("sentences", "One sentence of one report.", &[SENTENCES, &PLACE]);
    of_each(story, table, |report| all(&report.sentences), |(index, range)| (row![index + 1], **range))
}

const HEADERS: &[Column] = &[
    Column::text("part", "What it is: dateline or credit."),
    Column::text("place", "The dateline's place."),
    Column::text("date", "The dateline's day, ISO 8601."),
    Column::text("agency", "The agency that is named."),
    Column::text("published_stated", "What was stated about publication, as stated."),
];

/// Where a report says where, when and by whom it was made; a row without a place where none of its words do.
pub(super) fn headers(story: &Story) -> Table {
    let about = "A dateline or a credit of one report, or what was stated about its publication.";
    let mut table = Table::new("headers", about, &[HEADERS, &PLACE]);
    for witness in &story.witnesses {
        let source = &witness.report.source;
        if let Some(dateline) = &source.dateline {
            let before = row![
                "dateline",
                dateline.place.as_ref(),
                dateline.date.as_ref(),
                dateline.agency.as_ref(),
                None::<&str>
            ];
            table.push(within(story, witness, before, Range { start: dateline.start, end: dateline.end }));
        }
        if let Some(cite) = source.credit_cite {
            let before = row!["credit", None::<&str>, None::<&str>, source.credit.as_ref(), None::<&str>];
            table.push(within(story, witness, before, cite));
        }
        if let Some(stated) = &source.published_stated {
            let path = source.path.as_ref();
            let nothing = None::<&str>;
            table.push(row![
                "published",
                nothing,
                nothing,
                nothing,
                stated,
                &witness.sigil,
                path,
                nothing,
                nothing,
                nothing,
                nothing
            ]);
        }
    }
    table
}

const QUOTE_PARTS: &[Column] = &[
    Column::text("part", "What it is of the quote: marked words, speaker or cue."),
    Column::whole("quote_start", "First code point of the quote."),
    Column::whole("quote_end", "One past the last code point of the quote."),
    Column::text("entity", "The speaker's entity in its report."),
];

pub(super) fn quote_parts(story: &Story) -> Table {
    let about = "A part of an attributed statement: its words in marks, who speaks, the words that attribute it.";
    let mut table = Table::new("quote_parts", about, &[QUOTE_PARTS, &PLACE]);
    for witness in &story.witnesses {
        for quote in &witness.report.quotes {
            for (part, entity, range) in parts(quote) {
                table.push(within(story, witness, row![part, quote.start, quote.end, entity], range));
            }
        }
    }
    table
}

fn parts(quote: &Quote) -> Vec<(&'static str, Option<&String>, Range)> {
    let mut parts: Vec<_> = quote.marked.iter().map(|range| ("marked", None, *range)).collect();
    parts.extend(quote.speaker.iter().map(|speaker| ("speaker", speaker.entity.as_ref(), speaker_range(speaker))));
    parts.extend(quote.cue.iter().map(|cue| ("cue", None, excerpt_range(cue))));
    parts
}

fn speaker_range(speaker: &Speaker) -> Range {
    Range { start: speaker.start, end: speaker.end }
}

fn excerpt_range(excerpt: &Excerpt) -> Range {
    Range { start: excerpt.start, end: excerpt.end }
}

const MARKED_TERMS: &[Column] = &[Column::text("kind", "Why the words are marked: scare, title or nickname.")];

pub(super) fn marked_terms(story: &Story) -> Table {
    let table = Table::new("marked_terms", "Words in marks that nobody says.", &[MARKED_TERMS, &PLACE]);
    of_each(
        story,
        table,
        |report| all(&report.marked_terms),
        |(_, term)| (row![json_name(term.kind)], Range { start: term.start, end: term.end }),
    )
}

/// The columns of a figure, in the order of [`figure_cells`].
pub(super) const FIGURE: &[Column] = &[
    Column::number("value", "The value, or a range's lower end."),
    Column::number("high", "A range's upper end."),
    Column::text("unit", "ISO 4217 code, %, or an English name; nothing for counted things."),
    Column::text("per", "What it is per: year."),
    Column::text("approx", "How it binds: exact, about, at_least, at_most or range."),
    Column::text("counts", "What is counted, head last."),
];

pub(super) fn figure_cells(figure: &Figure) -> Vec<Cell> {
    row![
        figure.value,
        figure.high,
        figure.unit.as_ref(),
        figure.per.as_ref(),
        json_name(figure.approx),
        figure.counts.as_ref(),
    ]
}

pub(super) fn figures(story: &Story) -> Table {
    let table = Table::new("read_figures", "One quantity as one report gives it.", &[FIGURE, &PLACE]);
    of_each(
        story,
        table,
        |report| all(&report.figures),
        |(_, figure)| (figure_cells(figure), Range { start: figure.start, end: figure.end }),
    )
}

const DATES: &[Column] = &[
    Column::text("value", "The time meant, as TIMEX3."),
    Column::text("part", "Part of the period: mid, early or late."),
    Column::text("grain", "How fine it is: day, week, month, …"),
    Column::text("kind", "What it denotes: date, time, duration or set."),
    Column::text("anchor", "What it was counted from: published, dateline or text."),
];

pub(super) fn dates(story: &Story) -> Table {
    let table = Table::new("read_dates", "One date expression of one report.", &[DATES, &PLACE]);
    of_each(
        story,
        table,
        |report| all(&report.dates),
        |(_, date)| {
            let cells = row![
                date.value.as_ref(),
                date.part.map(json_name),
                date.grain.map(json_name),
                json_name(date.kind),
                date.anchor.map(json_name),
            ];
            (cells, Range { start: date.start, end: date.end })
        },
    )
}

const ENTITIES: &[Column] = &[
    Column::text("entity", "The entity in its report: e1, e2, …"),
    Column::text("name", "Its fullest name in the report."),
    Column::text("kind", "What it is: person, organization, place or other."),
    Column::text("role", "Its office or description in the report."),
    Column::text("as", "How it stands here: by name (mention), or by a pronoun or description (ref)."),
];

pub(super) fn entities(story: &Story) -> Table {
    let about = "A place in one report that names or means somebody or something.";
    let mut table = Table::new("read_entities", about, &[ENTITIES, &PLACE]);
    for witness in &story.witnesses {
        for entity in &witness.report.entities {
            let named = entity.mentions.iter().map(|range| ("mention", range));
            for (how, range) in named.chain(entity.refs.iter().map(|range| ("ref", range))) {
                let before = row![&entity.id, &entity.name, json_name(entity.kind), entity.role.as_ref(), how];
                table.push(within(story, witness, before, *range));
            }
        }
    }
    table
}

const CLAIMS: &[Column] = &[
    Column::text("by", "The entity in its report that stands for it."),
    Column::text("speaker", "The words that name who does."),
    Column::text("name", "That name in full."),
    Column::text("via", "Who relays it."),
    Column::text("stance", "asserts, alleges, denies, reports or none."),
    Column::text("cue", "The words that say so."),
    Column::whole("cue_start", "First code point of those words."),
    Column::whole("cue_end", "One past their last code point."),
];

pub(super) fn claims(story: &Story) -> Table {
    let about = "A statement of one report that somebody is said to assert, allege, deny or report.";
    let table = Table::new("read_claims", about, &[CLAIMS, &PLACE]);
    of_each(
        story,
        table,
        |report| all(&report.claims),
        |(_, claim)| {
            let (speaker, cue) = (claim.speaker.as_ref(), claim.cue.as_ref());
            let cells = row![
                claim.by.as_ref(),
                speaker.map(|speaker| &speaker.text),
                speaker.and_then(|speaker| speaker.name.as_ref()),
                speaker.and_then(|speaker| speaker.via.as_ref()),
                json_name(claim.stance),
                cue.map(|cue| &cue.text),
                cue.map(|cue| cue.start),
                cue.map(|cue| cue.end),
            ];
            (cells, Range { start: claim.start, end: claim.end })
        },
    )
}

const NOTICES: &[Column] = &[
    Column::text("report", "The report's sigil; nothing where it is about the story."),
    Column::whole("line", "The line in the report's text, from 1."),
    Column::whole("start", "First code point; nothing where it is about the whole."),
    Column::whole("end", "One past the last code point."),
    Column::text("kind", "Its stable name."),
    Column::text("message", "What was found and what was done."),
];

/// The story's notices, then those of each report.
pub(super) fn notices(story: &Story) -> Table {
    let mut table = Table::new("notices", "Something that a reader of the record should know.", &[NOTICES]);
    let of_story = story.record.notices.iter().map(|notice| (None, notice));
    let of_reports =
        story.witnesses.iter().flat_map(|witness| witness.report.notices.iter().map(move |n| (Some(witness), n)));
    for (witness, notice) in of_story.chain(of_reports) {
        let witness: Option<&Witness> = witness;
        table.push(row![
            witness.map(|witness| &witness.sigil),
            witness.zip(notice.start).map(|(witness, start)| witness.line(start)),
            notice.start,
            notice.end,
            json_name(notice.kind),
            &notice.message,
        ]);
    }
    table
}
