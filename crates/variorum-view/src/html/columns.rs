//! Reports side by side, each with its text marked.
//!
//! In: a page. Out: one `section` a report: its head (outlet, title, day, credit, lineage), then its lines,
//! numbered as everywhere else. A shared passage ends in the sigla of the reports that have it too, as in a critical
//! apparatus: links, so that they work without script and do not hang on colour.

use std::collections::BTreeMap;

use variorum::record::schema::{Cite, Range};

use super::escape::Html;
use super::links::Page;
use super::marks::{self, Mark, Piece};
use super::markup;
use super::tools::Level;
use crate::story::Witness;
use crate::{dates, kin, words};

/// Sigla shown after a passage: past these the count of the others stands.
const SIGLA_SHOWN: usize = 6;
/// The same on a page of many reports.
const SIGLA_OF_MANY: usize = 3;

pub(super) fn write(out: &mut Html, page: &Page, level: Level) {
    out.raw("<div class=\"columns\" tabindex=\"-1\">");
    let all = marks::collect(&page.story);
    for (index, marks) in all.iter().enumerate() {
        let witness = &page.story.witnesses[index];
        out.raw("<section class=\"report\"")
            .attr("id", &page.report_id(index))
            .attr("data-key", &page.report_key(index));
        out.attr("aria-label", &page.label(&format!("Report {}, {}", witness.sigil, witness.name())));
        out.raw(" tabindex=\"0\">");
        write_head(out, page, index, level);
        out.raw("<div class=\"text\" dir=\"auto\"");
        if let Some(language) = &witness.report.source.language {
            out.attr("lang", language);
        }
        out.raw(">");
        let mut rest = marks.as_slice();
        for (number, line) in witness.line_ranges().enumerate() {
            // Marks are sorted by start: those that start after this line are not looked at again for it.
            let until = rest.partition_point(|(range, _)| range.start < line.end);
            let pieces = marks::pieces(line, witness.slice_range(line), &rest[..until]);
            write_line(out, page, index, number + 1, &pieces);
            let done = rest.iter().take_while(|(range, _)| range.end <= line.end).count();
            rest = &rest[done..];
        }
        out.raw("</div></section>");
    }
    out.raw("</div>");
}

fn write_head(out: &mut Html, page: &Page, index: usize, level: Level) {
    let witness = &page.story.witnesses[index];
    let source = &witness.report.source;
    out.raw("<header>");
    level.open(out, 2, "report-name", None);
    out.raw("<span class=\"siglum\">").text(&witness.sigil).raw("</span> <span class=\"outlet\" dir=\"auto\">");
    out.text(witness.name()).raw("</span>");
    level.close(out, 2);
    out.raw("<p class=\"facts\">");
    let mut facts = Vec::new();
    facts.extend(words::published(source));
    facts.extend(source.credit.as_ref().map(|agency| format!("credits {agency}")));
    facts.extend(source.byline.as_ref().map(|byline| format!("by {byline}")));
    for fact in facts {
        out.raw("<span dir=\"auto\">").text(&fact).raw("</span> ");
    }
    out.raw("</p>");
    write_lineage(out, page, witness);
    write_origin(out, witness);
    if let Some(beside) = page.beside {
        beside.write_stood(out, &witness.report.id);
    }
    out.raw("</header>");
}

/// What the report comes from or shares, in words, beside its text.
fn write_lineage(out: &mut Html, page: &Page, witness: &Witness) {
    let id = &witness.report.id;
    let record = page.story.record;
    let index = page.story.index(id);
    let families = kin::families(&page.story).into_iter();
    let mut lines: Vec<String> =
        families.filter(|kin| index.is_some_and(|i| kin.members.contains(&i))).map(|kin| kin.words).collect();
    let more = lines.len().saturating_sub(2);
    lines.truncate(2);
    if more > 0 {
        lines.push(format!("and {more} more"));
    }
    let is_silent = record.lineage.iter().any(|line| line.uncredited.contains(id));
    if lines.is_empty() && !is_silent {
        return;
    }
    out.raw("<p class=\"facts\">");
    for line in &lines {
        out.raw("<span>").text(line).raw("</span> ");
    }
    if is_silent {
        out.raw("<strong class=\"alert\">does not credit its source</strong>");
    }
    out.raw("</p>");
}

/// Where it was read from; an address becomes a link only where it is one of the web.
fn write_origin(out: &mut Html, witness: &Witness) {
    let source = &witness.report.source;
    // An address stands there once, as a link.
    let is_other = |path: &&str| *path != witness.name() && Some(*path) != source.url.as_deref();
    let paths: Vec<&str> = source.paths.iter().map(String::as_str).filter(is_other).collect();
    if paths.is_empty() && source.url.is_none() {
        return;
    }
    out.raw("<p class=\"origin\">").text(&paths.join(", ")).raw(" ");
    if let Some(url) = &source.url {
        if url.starts_with("https://") || url.starts_with("http://") {
            out.raw("<a rel=\"noreferrer noopener external\"").attr("href", url).raw(">").text(url).raw("</a>");
        } else {
            out.text(url);
        }
    }
    out.raw("</p>");
}

fn write_line(out: &mut Html, page: &Page, index: usize, number: usize, pieces: &[Piece]) {
    let witness = &page.story.witnesses[index];
    let is_blank = pieces.iter().all(|piece| witness.slice_range(piece.range).trim().is_empty());
    if is_blank {
        return;
    }
    let line: String = pieces.iter().map(|piece| witness.slice_range(piece.range)).collect();
    let is_title = witness.report.source.title.as_deref().is_some_and(|title| title.trim() == line.trim());
    out.raw(match markup::heading(witness.report, &line) {
        _ if is_title => "<p class=\"line title\" dir=\"auto\"",
        Some(1) => "<p class=\"line title\" dir=\"auto\"",
        Some(_) => "<p class=\"line heading\" dir=\"auto\"",
        None => "<p class=\"line\" dir=\"auto\"",
    });
    out.attr("data-line", &number.to_string()).raw(">");
    let mut waiting: Vec<Mark> = Vec::new();
    let mut lacking: Vec<Mark> = Vec::new();
    for (i, piece) in pieces.iter().enumerate() {
        write_piece(out, page, index, piece);
        waiting.extend(&piece.ending);
        let rest = &pieces[i + 1..];
        let next = rest.first().map_or("", |next| witness.slice_range(next.range));
        if next.is_empty() || !next.chars().all(marks::is_closing) {
            let follows = rest.iter().find(|next| !witness.slice_range(next.range).trim().is_empty());
            waiting.retain(|&mark| !follows.is_some_and(|next| says_same(mark, next)));
            let (missing, ending): (Vec<Mark>, Vec<Mark>) =
                waiting.drain(..).partition(|mark| matches!(mark, Mark::Missing(_)));
            lacking.extend(missing);
            let here =
                if ends_sentence(witness, piece.range, rest) { std::mem::take(&mut lacking) } else { Vec::new() };
            write_notes(out, page, index, &ending, &here);
        }
    }
    out.raw("</p>");
}

/// True where the next words would say `only` again: a run of such clauses says it once, at its end.
fn says_same(mark: Mark, next: &Piece) -> bool {
    matches!(mark, Mark::Only(_)) && next.marks.iter().any(|other| matches!(other, Mark::Only(_)))
}

/// True where nothing of the sentence follows on the line: which reports lack its statements is said once, here.
fn ends_sentence(witness: &Witness, here: Range, rest: &[Piece]) -> bool {
    let next = rest.iter().find(|next| !witness.slice_range(next.range).trim().is_empty());
    let Some(next) = next else { return true };
    let sentence =
        witness.report.sentences.iter().find(|sentence| sentence.start < here.end && here.end <= sentence.end);
    sentence.is_none_or(|sentence| next.range.start >= sentence.end)
}

fn write_piece(out: &mut Html, page: &Page, index: usize, piece: &Piece) {
    let witness = &page.story.witnesses[index];
    let words = witness.slice_range(piece.range);
    let is_altered = piece.marks.contains(&Mark::Altered);
    let classes = classes(page, piece);
    if piece.marks.is_empty() && !words.contains(char::is_alphanumeric) {
        out.text(words);
        return;
    }
    out.raw(if is_altered { "<mark" } else { "<span" });
    out.attr("id", &page.place_id(index, piece.range.start));
    if !classes.is_empty() {
        out.attr("class", &classes.join(" "));
    }
    let passages = passages(&piece.marks);
    if !passages.is_empty() {
        out.attr("data-p", &passages);
    }
    if let Some(title) = title(witness, piece) {
        out.attr("title", &title);
    }
    out.raw(">").text(words).raw(if is_altered { "</mark>" } else { "</span>" });
}

fn classes(page: &Page, piece: &Piece) -> Vec<&'static str> {
    let mut classes: Vec<&'static str> = piece
        .marks
        .iter()
        .filter_map(|&mark| {
            Some(match mark {
                Mark::Passage(_) => "p",
                Mark::Quote => "q",
                Mark::InMarks => "m",
                Mark::Altered => "x",
                Mark::Figure(_) if marks::is_notable(&page.story, mark) => "f ff",
                Mark::Figure(_) | Mark::LoneFigure => "f",
                Mark::Date(_) => "d",
                Mark::Term => "t",
                Mark::Name => "n",
                Mark::Only(_) => "o",
                Mark::Missing(_) => "l",
                Mark::Difference(_) | Mark::Conflict(_) => "v",
                Mark::Syntax => "syn",
                Mark::Strong => "st",
                Mark::Emphasis => "em",
                Mark::Claim(_) | Mark::Saying(_) | Mark::Anchor => return None,
            })
        })
        .collect();
    classes.sort_unstable();
    classes.dedup();
    classes
}

fn passages(marks: &[Mark]) -> String {
    let numbers = marks.iter().filter_map(|mark| match mark {
        Mark::Passage(number) => Some(number.to_string()),
        _ => None,
    });
    numbers.collect::<Vec<_>>().join(" ")
}

/// What a date or figure was read as.
fn title(witness: &Witness, piece: &Piece) -> Option<String> {
    piece.marks.iter().find_map(|mark| match mark {
        Mark::Date(i) => {
            let date = &witness.report.dates[*i];
            date.value.as_deref().map(|value| dates::in_words(value, date.grain))
        }
        _ => None,
    })
}

/// What ends here: labels of findings, then the sigla of the reports that have the passage too.
fn write_notes(out: &mut Html, page: &Page, index: usize, ending: &[Mark], lacking: &[Mark]) {
    let mut notes: Vec<Mark> = ending.iter().copied().filter(|&mark| marks::is_notable(&page.story, mark)).collect();
    notes.sort_unstable();
    notes.dedup();
    let sigla = sigla(page, index, ending);
    if notes.is_empty() && sigla.is_empty() && lacking.is_empty() {
        return;
    }
    out.raw("<sup class=\"notes\"");
    let passages = passages(ending);
    if !passages.is_empty() {
        out.attr("data-of", &passages);
    }
    out.raw(">");
    for mark in notes {
        write_note(out, page, mark);
    }
    write_lacking(out, page, lacking);
    let shown = if page.has_many() { SIGLA_OF_MANY } else { SIGLA_SHOWN };
    for (cite, other) in sigla.iter().take(shown) {
        // Thousands of these stand on a page of many reports: each is as short as it can be.
        out.raw("<a").attr("href", &format!("#{}", page.place_id(*other, cite.start)));
        out.attr("aria-label", &page.story.cite_place(cite));
        out.raw(">").text(&page.story.witnesses[*other].sigil).raw("</a>");
    }
    if sigla.len() > shown {
        out.raw("<span>+").number(sigla.len() - shown).raw("</span>");
    }
    out.raw("</sup>");
}

/// `not B C`: the reports that lack what most others have, each a link to the finding.
fn write_lacking(out: &mut Html, page: &Page, lacking: &[Mark]) {
    let mut by_report: BTreeMap<Option<usize>, usize> = BTreeMap::new();
    for mark in lacking {
        let Mark::Missing(i) = *mark else { continue };
        by_report.entry(page.story.index(&page.story.record.missing[i].report)).or_insert(i);
    }
    if by_report.is_empty() {
        return;
    }
    out.raw("<span class=\"note lone\">not");
    for missing in by_report.into_values() {
        let sigil = page.story.sigil(&page.story.record.missing[missing].report);
        out.raw(" <a").attr("href", &format!("#{}", page.id(&format!("m{}", missing + 1))));
        out.attr("aria-label", &format!("not in {sigil}: lacking there")).raw(">").text(sigil).raw("</a>");
    }
    out.raw("</span>");
}

fn write_note(out: &mut Html, page: &Page, mark: Mark) {
    let (letter, index, class, what) = match mark {
        Mark::Saying(i) => ("q", i, "note", "quote that differs"),
        Mark::Figure(i) => ("f", i, "note", "figure that disagrees"),
        Mark::Conflict(i) => ("t", i, "note", "date that disagrees"),
        Mark::Claim(i) => ("c", i, "note", "claim"),
        Mark::Difference(i) => ("d", i, "note", "statement that differs"),
        Mark::Only(i) => ("o", i, "note lone", "in no other report"),
        _ => return,
    };
    let label = format!("{letter}{}", index + 1);
    let shown = match mark {
        Mark::Only(_) => "only".to_owned(),
        _ => label.clone(),
    };
    out.raw("<a").attr("class", class).attr("href", &format!("#{}", page.id(&label)));
    out.attr("aria-label", &format!("{shown}: {what}")).raw(">").text(&shown).raw("</a>");
}

/// The other places of the passages that end here, one a report.
fn sigla<'a>(page: &Page<'a>, index: usize, ending: &[Mark]) -> Vec<(&'a Cite, usize)> {
    let mut sigla: Vec<(&Cite, usize)> = Vec::new();
    for mark in ending {
        let Mark::Passage(number) = mark else { continue };
        for cite in &page.story.record.passages[*number].places {
            let other = page.story.index(&cite.report).filter(|&other| other != index);
            if let Some(other) = other.filter(|other| sigla.iter().all(|(_, seen)| seen != other)) {
                sigla.push((cite, other));
            }
        }
    }
    sigla.sort_by_key(|&(_, other)| other);
    sigla
}
