//! A record as Markdown (CommonMark with tables), for notes, tickets and mail.
//!
//! In: a record. Out: Markdown. Words from reports are escaped: none of them can become markup, a link or HTML.
//! Places and labels are those of the terminal view; edits stand as ~~deleted~~ and **inserted**.

use std::fmt::Write;

use variorum::record::schema::{Cite, Record, Saying, Verdict};

use crate::edits::{self, Fate, Row};
use crate::kin;
use crate::story::Story;
use crate::summary::headline;
use crate::{dates, rank, words};

/// One story's record as Markdown.
#[must_use]
pub fn markdown(record: &Record) -> String {
    let story = Story::new(record);
    let mut out = format!("# {}\n", escape(&headline(record)));
    write_reports(&mut out, &story);
    write_lineage(&mut out, &story);
    write_sayings(&mut out, &story);
    write_figures(&mut out, &story);
    write_timeline(&mut out, &story);
    write_claims(&mut out, &story);
    write_reviews(&mut out, &story);
    write_differences(&mut out, &story);
    write_only(&mut out, &story);
    write_missing(&mut out, &story);
    write_notices(&mut out, &story);
    out
}

/// Text that stays text: every ASCII mark that Markdown may read is escaped, and lines are joined.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for (at, c) in text.char_indices() {
        match c {
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '#' | '|' | '~' | '!' | '$' => {
                out.push('\\');
                out.push(c);
            }
            // `://`, `mailto:` and `@` make bare addresses into links in many readers.
            ':' if text[at..].starts_with("://") || out.ends_with("mailto") || out.ends_with("xmpp") => {
                out.push_str("\\:")
            }
            '@' => out.push_str("&#64;"),
            c if c.is_whitespace() => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            c if c.is_control() => out.push(char::REPLACEMENT_CHARACTER),
            c => out.push(c),
        }
    }
    out
}

fn write_row(out: &mut String, cells: &[&str]) {
    let _ = writeln!(out, "| {} |", cells.join(" | "));
}

fn write_head(out: &mut String, cells: &[&str]) {
    write_row(out, cells);
    write_row(out, &vec!["---"; cells.len()]);
}

/// A place as code, so that nothing in it is read as markup: `` `A:12` ``.
fn place(story: &Story, cite: &Cite) -> String {
    format!("`{}`", story.cite_place(cite))
}

fn write_reports(out: &mut String, story: &Story) {
    out.push_str("\n## Reports\n\n");
    write_head(out, &["", "outlet", "title", "published", "credits", "file"]);
    for witness in &story.witnesses {
        let source = &witness.report.source;
        let cell = |text: Option<&str>| escape(text.unwrap_or_default());
        let (outlet, title) = (cell(source.outlet.as_deref()), cell(source.title.as_deref()));
        let published = cell(words::published(source).as_deref());
        let (credit, paths) = (cell(source.credit.as_deref()), escape(&source.paths.join(", ")));
        write_row(out, &[&witness.sigil, &outlet, &title, &published, &credit, &paths]);
    }
}

fn write_lineage(out: &mut String, story: &Story) {
    if story.witnesses.len() < 2 {
        return;
    }
    out.push_str("\n## Lineage\n\n");
    for kin in kin::families(story) {
        let uncredited = kin.uncredited.as_ref().map_or_else(String::new, |words| format!("; **{words}**"));
        let _ = writeln!(out, "- {}{uncredited}", escape(&kin.words));
        for line in &kin.lines {
            let _ = writeln!(out, "  - {}", words::shares(story, line));
        }
        for reason in kin.evidence() {
            let places: Vec<String> = reason.cite.iter().map(|cite| place(story, cite)).collect();
            let _ = writeln!(out, "  - because {} {}", escape(&reason.note), places.join(" "));
        }
    }
    let alone = rank::unrelated(story);
    if !alone.is_empty() {
        let _ = writeln!(out, "- No other report here is a source of, or shares one with: {}.", words::list(&alone));
    }
}

fn write_sayings(out: &mut String, story: &Story) {
    let sayings = rank::sayings(story.record);
    if sayings.is_empty() {
        return;
    }
    out.push_str("\n## Quotes in several reports\n\n");
    for (index, saying) in sayings {
        write_saying(out, story, index, saying);
    }
}

fn write_saying(out: &mut String, story: &Story, index: usize, saying: &Saying) {
    let kinds = words::heading(saying);
    let speaker = saying.speaker.as_deref().map(|name| format!(", {}", escape(name))).unwrap_or_default();
    let _ = writeln!(out, "- `q{}` **{kinds}**{speaker}", index + 1);
    for row in edits::rows(story, saying) {
        let version = row.version;
        let (open, close) = if version.marks { ("“", "”") } else { ("", "") };
        let speaker = crate::text::speaker(version).map_or_else(String::new, |name| format!(" ({})", escape(name)));
        let at = story.place(&version.report, version.start);
        let _ = writeln!(
            out,
            "  - `{at}` {open}{}{close}{speaker}{}",
            version_words(story, &row),
            read_against(story, &row)
        );
    }
}

/// `: cut, against A:11`.
fn read_against(story: &Story, row: &Row) -> String {
    let Some(against) = &row.against else { return String::new() };
    let changes = words::changes(against);
    let place = story.place(&against.version.report, against.version.start);
    if changes.is_empty() && against.is_same {
        format!(": same words as `{place}`")
    } else if changes.is_empty() {
        format!(": {}, against `{place}`", words::SAME_BUT_FOR_SPELLING)
    } else {
        format!(": {changes}, against `{place}`")
    }
}

fn version_words(story: &Story, row: &Row) -> String {
    let version = row.version;
    let Some(against) = &row.against else {
        return story
            .witness(&version.report)
            .map_or_else(String::new, |w| escape(w.slice(version.start, version.end)));
    };
    let mut out = String::new();
    for run in edits::runs(story, version, against) {
        let space = if run.space { " " } else { "" };
        let words = escape(run.text);
        let words = match run.fate {
            Fate::Kept => words,
            Fate::Deleted => format!("~~{}~~", words.trim()),
            Fate::Inserted => format!("**{}**", words.trim()),
        };
        out.push_str(space);
        out.push_str(&words);
    }
    out
}

fn write_figures(out: &mut String, story: &Story) {
    let figures = rank::figures(story.record);
    if figures.is_empty() {
        return;
    }
    out.push_str("\n## Figures\n\n");
    write_head(out, &["", "verdict", "what", "place", "as written", "value"]);
    for (index, group) in figures {
        let bold = if matches!(group.verdict, Verdict::Differ | Verdict::DoesNotAddUp) { "**" } else { "" };
        let label = format!("`f{}`", index + 1);
        let verdict = format!("{bold}{}{bold}", words::verdict(group.verdict));
        let what = escape(&group.what);
        for version in &group.versions {
            let figure = &version.figure;
            let written = story.witness(&version.report).map_or("", |w| w.slice(figure.start, figure.end));
            let place = format!("`{}`", story.place(&version.report, figure.start));
            write_row(out, &[&label, &verdict, &what, &place, &escape(written), &escape(&words::figure(figure))]);
        }
    }
}

fn write_timeline(out: &mut String, story: &Story) {
    if story.record.timeline.is_empty() {
        return;
    }
    out.push_str("\n## Timeline\n\n");
    for entry in &story.record.timeline {
        let conflict = if entry.conflict { "**dates differ** " } else { "" };
        let what = escape(&entry.what);
        let _ = writeln!(
            out,
            "- {} {conflict}{what} `{}`",
            escape(&dates::in_words(&entry.value, entry.grain)),
            story.places(&entry.cites)
        );
    }
}

fn write_claims(out: &mut String, story: &Story) {
    if story.record.claims.is_empty() {
        return;
    }
    out.push_str("\n## Claims\n\n");
    for (index, claim) in story.record.claims.iter().enumerate() {
        let words = claim.what.first().map_or_else(String::new, |cite| escape(story.slice(cite)));
        let _ = writeln!(out, "- `c{}` {words} `{}`", index + 1, story.places(&claim.what));
        for by in &claim.by {
            let _ = writeln!(out, "  - {} {} {}", place(story, &by.cite), escape(&by.name), words::stance(by.stance));
        }
        for cite in &claim.unattributed {
            let _ = writeln!(out, "  - {} **stated as fact** {}", place(story, cite), escape(story.slice(cite)));
        }
    }
}

fn write_reviews(out: &mut String, story: &Story) {
    if story.record.reviews.is_empty() {
        return;
    }
    out.push_str("\n## Claims that others have reviewed\n\n");
    for (index, review) in story.record.reviews.iter().enumerate() {
        let _ = writeln!(out, "- `r{}` {}: **{}**", index + 1, escape(&review.claim), escape(&words::reviewed(review)));
        if let Some(url) = &review.url {
            let _ = writeln!(out, "  - {}", escape(url));
        }
        write_cites(out, story, &review.cites);
    }
}

fn write_differences(out: &mut String, story: &Story) {
    if story.record.differences.is_empty() {
        return;
    }
    out.push_str("\n## Statements that differ\n\n");
    for (index, difference) in story.record.differences.iter().enumerate() {
        let _ = writeln!(out, "- `d{}` **{}**", index + 1, words::difference(difference.kind));
        write_cites(out, story, &difference.cites);
    }
}

fn write_cites(out: &mut String, story: &Story, cites: &[Cite]) {
    for cite in cites {
        let _ = writeln!(out, "  - {} {}", place(story, cite), escape(story.slice(cite)));
    }
}

fn write_only(out: &mut String, story: &Story) {
    let by_report = rank::only(story);
    if by_report.is_empty() {
        return;
    }
    out.push_str("\n## Only in one report\n\n");
    for (report, clauses) in by_report {
        let _ = writeln!(out, "- {}", story.witnesses[report].sigil);
        let cites: Vec<Cite> = clauses.into_iter().map(|(_, cite)| cite.clone()).collect();
        write_cites(out, story, &cites);
    }
}

fn write_missing(out: &mut String, story: &Story) {
    let by_report = rank::missing(story);
    if by_report.is_empty() {
        return;
    }
    out.push_str("\n## Missing\n\nWhat most other reports have.\n\n");
    for (report, lacks) in by_report {
        let _ = writeln!(out, "- not in {}", story.witnesses[report].sigil);
        for (_, missing) in lacks {
            let words = missing.cites.first().map_or("", |cite| story.slice(cite));
            let _ = writeln!(out, "  - `{}` {}", story.places(&missing.cites), escape(words));
        }
    }
}

fn write_notices(out: &mut String, story: &Story) {
    let of_reports = story.witnesses.iter().flat_map(|witness| {
        witness.report.notices.iter().map(|notice| {
            let at = notice.start.map_or_else(|| witness.sigil.clone(), |start| story.place(&witness.report.id, start));
            format!("`{at}` {}", escape(&notice.message))
        })
    });
    let of_story = story.record.notices.iter().map(|notice| escape(&notice.message));
    let notices: Vec<String> = of_story.chain(of_reports).collect();
    if notices.is_empty() {
        return;
    }
    out.push_str("\n## Notices\n\n");
    for notice in notices {
        let _ = writeln!(out, "- {notice}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn report_text_never_becomes_markup() {
        let shown = markdown(&fixture::record());
        assert!(shown.contains("&lt;script&gt;alert(\"D\")&lt;/script&gt; &amp; &lt;b"), "{shown}");
        assert!(!shown.contains("<script"));
        assert_eq!(escape("[x](http://y) *a* _b_ | `c`\n# d"), "\\[x\\](http\\://y) \\*a\\* \\_b\\_ \\| \\`c\\` \\# d");
    }

    #[test]
    fn edits_are_struck_and_bold() {
        let shown = markdown(&fixture::record());
        assert!(shown.contains("The ferry ~~struck a rock~~ **hit rocks** that no chart shows"), "{shown}");
    }

    #[test]
    fn every_table_row_has_its_cells() {
        let shown = markdown(&fixture::record());
        let bars = |line: &str| line.replace("\\|", "").matches('|').count();
        for section in shown.split("\n## ") {
            let rows: Vec<usize> = section.lines().filter(|line| line.starts_with('|')).map(bars).collect();
            assert!(rows.windows(2).all(|pair| pair[0] == pair[1]), "{section}");
        }
    }
}
