//! Who reports, who has it from whom, and what is in doubt.

use variorum::record::schema::{Evidence, Notice};

use super::paper::{Ink, Paper, Piece};
use crate::kin::{self, Kin};
use crate::story::{Story, Witness};
use crate::{rank, words};

/// Notices shown for each report: past these the reader has the record.
const NOTICES_SHOWN: usize = 3;
/// Pairs of one family whose shares are shown.
const SHARES_SHOWN: usize = 4;

/// How to read what follows.
pub(super) fn write_legend(paper: &mut Paper, story: &Story) {
    if story.witnesses.len() < 2 {
        return;
    }
    let plain = |words: &str| (Ink::Faint, words.to_owned());
    let hidden = if story.record.hidden_sources.is_empty() { "" } else { "; h1: a source that is not here" };
    let mut pieces = vec![plain("A:11 is line 11 of report A; q1, f2, d3, c4 number the findings")];
    pieces.push(plain(&format!("{hidden}; words ")));
    pieces.extend([(Ink::Deleted, "out".to_owned()), plain(" "), (Ink::Inserted, "in".to_owned())]);
    pieces.push(plain(": against another version"));
    paper.line(0, 2, &pieces);
}

pub(super) fn write_reports(paper: &mut Paper, story: &Story) {
    if story.witnesses.is_empty() {
        return;
    }
    paper.heading("Reports");
    let widest = story.witnesses.iter().map(|witness| witness.sigil.len()).max().unwrap_or(1);
    let hang = 4 + widest;
    for witness in &story.witnesses {
        paper.line(2, hang, &report_line(witness, widest));
        if let Some(from) = origin(witness) {
            paper.line(hang, hang, &[(Ink::Faint, from)]);
        }
    }
}

fn report_line(witness: &Witness, widest: usize) -> Vec<Piece> {
    let source = &witness.report.source;
    let name = witness.name().to_owned();
    let mut facts = Vec::new();
    facts.extend(source.title.clone().filter(|title| *title != name).map(|title| format!("“{title}”")));
    facts.extend(words::published(source));
    facts.extend(source.credit.as_ref().map(|agency| format!("credits {agency}")));
    facts.extend(source.byline.as_ref().map(|byline| format!("by {byline}")));
    let mut pieces = vec![label(&witness.sigil, widest), (Ink::Strong, name)];
    pieces.extend(facts.into_iter().map(|fact| (Ink::Plain, format!(" · {fact}"))));
    pieces
}

/// A label with its column; the no-break space keeps the column when lines are filled.
pub(super) fn label(text: &str, width: usize) -> Piece {
    let pad = width.saturating_sub(text.chars().count());
    (Ink::Mark, format!("{text}{} ", "\u{a0}".repeat(pad + 1)))
}

/// Where the report was read from.
fn origin(witness: &Witness) -> Option<String> {
    let source = &witness.report.source;
    let mut from: Vec<&str> = source.paths.iter().map(String::as_str).collect();
    from.extend(source.url.as_deref());
    from.retain(|path| *path != witness.name());
    (!from.is_empty()).then(|| from.join(", "))
}

pub(super) fn write_lineage(paper: &mut Paper, story: &Story) {
    if story.witnesses.len() < 2 {
        return;
    }
    paper.heading("Lineage");
    for kin in kin::families(story) {
        write_kin(paper, story, &kin);
    }
    for source in &story.record.hidden_sources {
        let agency = source.agency.as_deref().unwrap_or("agency not known");
        paper.line(
            2,
            4,
            &[(Ink::Mark, format!("{} ", source.id)), (Ink::Plain, format!("a source that is not here: {agency}"))],
        );
        for reason in &source.evidence {
            paper.line(4, 6, &evidence(story, reason));
        }
    }
    write_alone(paper, story);
}

fn write_kin(paper: &mut Paper, story: &Story, kin: &Kin) {
    let mut pieces = vec![(Ink::Strong, kin.words.clone())];
    if let Some(uncredited) = &kin.uncredited {
        pieces.push((Ink::Plain, "; ".into()));
        pieces.push((Ink::Alert, uncredited.clone()));
    }
    paper.line(2, 4, &pieces);
    for line in kin.lines.iter().take(paper.shown(SHARES_SHOWN)) {
        paper.line(4, 6, &[(Ink::Plain, words::shares(story, line))]);
    }
    if kin.lines.len() > paper.shown(SHARES_SHOWN) {
        let more = words::count(kin.lines.len() - SHARES_SHOWN, "more pair", "more pairs");
        paper.line(4, 6, &[(Ink::Faint, format!("and {more}"))]);
    }
    for reason in kin.evidence() {
        paper.line(4, 6, &evidence(story, reason));
    }
}

fn write_alone(paper: &mut Paper, story: &Story) {
    let alone = rank::unrelated(story);
    if alone.is_empty() {
        return;
    }
    let derives = if alone.len() == 1 { "derives" } else { "derive" };
    let words = format!("{} {derives} from no other report here and share no source", words::list(&alone));
    let words = if alone.len() == 1 { words.replace("share no", "shares no") } else { words };
    paper.line(2, 4, &[(Ink::Plain, words)]);
}

fn evidence(story: &Story, reason: &Evidence) -> Vec<Piece> {
    let mut pieces = vec![(Ink::Plain, format!("because {}", reason.note))];
    if !reason.cite.is_empty() {
        pieces.push((Ink::Mark, format!(" {}", story.places(&reason.cite))));
    }
    pieces
}

pub(super) fn write_notices(paper: &mut Paper, story: &Story) {
    let any = story.witnesses.iter().any(|witness| !witness.report.notices.is_empty());
    if !any && story.record.notices.is_empty() {
        return;
    }
    paper.heading("Notices");
    for notice in &story.record.notices {
        paper.line(2, 4, &[(Ink::Plain, notice.message.clone())]);
    }
    for witness in &story.witnesses {
        let notices = &witness.report.notices;
        for notice in notices.iter().take(paper.shown(NOTICES_SHOWN)) {
            paper.line(
                2,
                4,
                &[(Ink::Mark, notice_place(story, witness, notice)), (Ink::Plain, format!(" {}", notice.message))],
            );
        }
        if notices.len() > paper.shown(NOTICES_SHOWN) {
            let more = format!("and {} more on {}", notices.len() - NOTICES_SHOWN, witness.sigil);
            paper.line(4, 4, &[(Ink::Faint, more)]);
        }
    }
}

fn notice_place(story: &Story, witness: &Witness, notice: &Notice) -> String {
    match notice.start {
        Some(start) => story.place(&witness.report.id, start),
        None => witness.sigil.clone(),
    }
}
