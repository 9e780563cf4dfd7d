//! The panel of findings: what must be checked first, every finding with links to its places.
//!
//! In: a page. Out: one `section` a kind of finding. Each finding has the id of its label (`q3`), and classes
//! (`k-altered`, `k-figures`, `k-claims`, …) by which the filters, which are plain radio
//! buttons, show it: they work without script. What needs no checking is folded, disagreements stand first.

use variorum::record::schema::{ChangeKind, Cite, ClaimGroup, FigureGroup, Saying, TimelineEntry, Verdict, Version};

use super::escape::Html;
use super::links::Page;
use super::tools::Level;
use crate::edits::{self, Fate, Row, Run};
use crate::{dates, rank, text, words};

/// Filters: value, name, class of what it shows.
const FILTERS: [(&str, &str, &str); 8] = [
    ("all", "Everything", ""),
    ("altered", "Altered quotes", "k-altered"),
    ("figures", "Figures that disagree", "k-figures"),
    ("differ", "Other differences", "k-differ"),
    ("claims", "Claims", "k-claims"),
    ("timeline", "Timeline", "k-timeline"),
    ("only", "Only here", "k-only"),
    ("missing", "Missing", "k-missing"),
];

pub(super) fn write(out: &mut Html, page: &Page, level: Level) {
    let mut groups = Html::default();
    let record = page.story.record;
    let is_empty = record.sayings.is_empty() && record.figures.is_empty() && record.differences.is_empty();
    write_sayings(&mut groups, page, level);
    write_figures(&mut groups, page, level);
    write_differences(&mut groups, page, level);
    write_claims(&mut groups, page, level);
    write_reviews(&mut groups, page, level);
    write_timeline(&mut groups, page, level);
    write_only(&mut groups, page, level);
    write_missing(&mut groups, page, level);
    write_names(&mut groups, page, level);
    write_notices(&mut groups, page, level);
    out.raw("<section class=\"findings\" tabindex=\"0\"").attr("id", &page.id("findings"));
    out.attr("aria-label", &page.label("Findings")).raw(">");
    level.open(out, 1, "", None);
    out.text("Findings");
    level.close(out, 1);
    if is_empty && FILTERS.iter().all(|(_, _, class)| count(page, class) == 0) {
        out.raw(
            "<p class=\"empty\">No quote or figure stands in several of these reports, and no statement differs.</p>",
        );
    } else {
        write_filters(out, page);
    }
    out.part(&groups).raw("</section>");
}

fn write_filters(out: &mut Html, page: &Page) {
    out.raw("<fieldset class=\"filters\"><legend>Show</legend>");
    for (value, name, class) in FILTERS {
        let count = count(page, class);
        if !class.is_empty() && count == 0 {
            continue;
        }
        let id = page.id(&format!("show-{value}"));
        out.raw("<input type=\"radio\"").attr("name", &page.id("show")).attr("value", value).attr("id", &id);
        out.raw(if value == "all" { " checked>" } else { ">" });
        out.raw("<label").attr("for", &id).raw(">").text(name);
        if !class.is_empty() {
            // The same words and numbers as in the headline: sums are counted for themselves there.
            let sums = if class == "k-figures" { failed_sums(page) } else { 0 };
            out.raw(" <span class=\"count\">").number(count - sums).raw("</span>");
            if sums > 0 {
                out.raw(", sums <span class=\"count\">").number(sums).raw("</span>");
            }
        }
        out.raw("</label>");
    }
    if page.story.witnesses.len() > 1 {
        out.raw("<a class=\"to-lineage\"").attr("href", &format!("#{}", page.id("lineage"))).raw(">Lineage</a>");
    }
    out.raw("</fieldset>");
}

fn count(page: &Page, class: &str) -> usize {
    let record = page.story.record;
    match class {
        "k-altered" => record.sayings.iter().filter(|saying| saying_class(saying) == "k-altered").count(),
        "k-figures" => record.figures.iter().filter(|group| figure_class(group) == "k-figures").count(),
        "k-differ" => {
            let conflicts = record.timeline.iter().filter(|entry| entry.conflict).count();
            let flat = record.claims.iter().filter(|claim| is_flat(claim)).count();
            let speakers = record.sayings.iter().filter(|saying| saying_class(saying) == "k-differ").count();
            record.differences.len() + conflicts + flat + speakers
        }
        "k-claims" => record.claims.len(),
        "k-timeline" => record.timeline.len(),
        "k-only" => record.only.len(),
        "k-missing" => record.missing.len(),
        _ => 0,
    }
}

fn failed_sums(page: &Page) -> usize {
    page.story.record.figures.iter().filter(|group| group.verdict == Verdict::DoesNotAddUp).count()
}

fn saying_class(saying: &Saying) -> &'static str {
    if edits::has(saying, ChangeKind::Altered) {
        "k-altered"
    } else if edits::has(saying, ChangeKind::SpeakerDiffers) {
        "k-differ"
    } else {
        ""
    }
}

fn figure_class(group: &FigureGroup) -> &'static str {
    if matches!(group.verdict, Verdict::Differ | Verdict::DoesNotAddUp) { "k-figures" } else { "" }
}

fn claim_class(claim: &ClaimGroup) -> &'static str {
    if claim.unattributed.is_empty() || claim.by.is_empty() { "k-claims" } else { "k-claims k-differ" }
}

fn is_flat(claim: &ClaimGroup) -> bool {
    claim_class(claim).contains("k-differ")
}

fn open_group(out: &mut Html, level: Level, title: &'static str, count: usize) {
    out.raw("<section class=\"group\">");
    level.open(out, 2, "", None);
    out.raw(title).raw(" <span class=\"count\">").number(count).raw("</span>");
    level.close(out, 2);
}

/// A finding's frame: its label, which is a link to itself, and its verdict in words.
fn open_finding(out: &mut Html, page: &Page, label: &str, class: &str) {
    let id = page.id(label);
    out.raw("<article").attr("class", format!("finding {class}").trim_end()).attr("id", &id);
    out.attr("aria-label", &format!("finding {label}")).raw("><p class=\"verdict\"><a class=\"label\"");
    out.attr("href", &format!("#{id}")).raw(">").text(label).raw("</a> ");
}

/// Closes a finding's frame; where a person may decide about it, with what was decided and the link to do so.
fn close_finding(out: &mut Html, page: &Page, label: &str) {
    if let Some(desk) = page.beside.and_then(|beside| beside.desk.as_ref()) {
        desk.write(out, label);
    }
    out.raw("</article>");
}

fn write_verdict(out: &mut Html, is_alert: bool, words: &str) {
    out.raw(if is_alert { "<strong class=\"alert\">" } else { "<strong>" }).text(words).raw("</strong>");
}

fn write_sayings(out: &mut Html, page: &Page, level: Level) {
    let sayings = rank::sayings(page.story.record);
    if sayings.is_empty() {
        return;
    }
    open_group(out, level, "Quotes in several reports", sayings.len());
    let (changed, alike): (Vec<_>, Vec<_>) =
        sayings.into_iter().partition(|(_, saying)| !edits::kinds(saying).is_empty());
    for (index, saying) in changed {
        write_saying(out, page, index, saying);
    }
    if !alike.is_empty() {
        out.raw("<details class=\"calm\"><summary>").text(&words::count(alike.len(), "quote", "quotes"));
        out.raw(" in the same words</summary>");
        for (index, saying) in alike {
            write_saying(out, page, index, saying);
        }
        out.raw("</details>");
    }
    out.raw("</section>");
}

fn write_saying(out: &mut Html, page: &Page, index: usize, saying: &Saying) {
    let label = format!("q{}", index + 1);
    open_finding(out, page, &label, saying_class(saying));
    write_verdict(out, !saying_class(saying).is_empty(), &words::heading(saying));
    if let Some(speaker) = &saying.speaker {
        out.raw(" · <bdi>").text(speaker).raw("</bdi>");
    }
    out.raw(" <span class=\"sources\">")
        .text(&words::sources(saying.independent))
        .raw("</span></p><ul class=\"versions\">");
    for row in edits::rows(&page.story, saying) {
        write_version(out, page, saying, &row);
    }
    out.raw("</ul>");
    close_finding(out, page, &label);
}

fn write_version(out: &mut Html, page: &Page, saying: &Saying, row: &Row) {
    let version = row.version;
    out.raw("<li>");
    page.link(out, &version.report, version.start, version.end);
    out.raw(" <div>");
    if let Some(name) = text::speaker(version).filter(|name| saying.speaker.as_deref() != Some(*name)) {
        out.raw("<span class=\"who\" dir=\"auto\">").text(name).raw("</span> ");
    }
    let words = slice(page, version);
    match &row.against {
        None => write_words(out, version, &[Run { fate: Fate::Kept, text: words, space: false }]),
        Some(against) => {
            let place = page.story.place(&against.version.report, against.version.start);
            if against.is_same {
                out.raw("<span class=\"same\">same words as ").text(&place).raw("</span>");
            } else {
                write_words(out, version, &edits::runs(&page.story, version, against));
            }
            let changes = words::changes(against);
            if !changes.is_empty() || !against.is_same {
                let changes = if changes.is_empty() { words::SAME_BUT_FOR_SPELLING } else { &changes };
                out.raw(" <span class=\"kind\">").text(changes).raw(" against ").text(&place).raw("</span>");
            }
        }
    }
    out.raw("</div></li>");
}

fn slice<'a>(page: &Page<'a>, version: &Version) -> &'a str {
    page.story.witness(&version.report).map_or("", |witness| witness.slice(version.start, version.end))
}

/// A version's words, deleted and inserted ones marked for eyes and for screen readers.
fn write_words(out: &mut Html, version: &Version, runs: &[Run]) {
    out.raw(if version.marks { "<q class=\"marked\" dir=\"auto\">" } else { "<span class=\"unmarked\" dir=\"auto\">" });
    for run in runs {
        out.raw(if run.space { " " } else { "" });
        match run.fate {
            Fate::Kept => out.text(run.text),
            Fate::Deleted => out.raw("<del>").text(run.text).raw("</del>"),
            Fate::Inserted => out.raw("<ins>").text(run.text).raw("</ins>"),
        };
    }
    out.raw(if version.marks { "</q>" } else { "</span>" });
}

fn write_figures(out: &mut Html, page: &Page, level: Level) {
    let figures = rank::figures(page.story.record);
    if figures.is_empty() {
        return;
    }
    open_group(out, level, "Figures", figures.len());
    let (alone, shared): (Vec<_>, Vec<_>) = figures.into_iter().partition(|(_, group)| group.verdict == Verdict::Only);
    let (calm, open): (Vec<_>, Vec<_>) =
        shared.into_iter().partition(|(_, group)| matches!(group.verdict, Verdict::Agree | Verdict::AddsUp));
    open.into_iter().for_each(|(index, group)| write_figure(out, page, index, group));
    for (folded, what) in [(calm, " on which reports agree, or that add up"), (alone, " in one report only")] {
        if folded.is_empty() {
            continue;
        }
        out.raw("<details class=\"calm\"><summary>").text(&words::count(folded.len(), "figure", "figures")).raw(what);
        out.raw("</summary>");
        folded.into_iter().for_each(|(index, group)| write_figure(out, page, index, group));
        out.raw("</details>");
    }
    out.raw("</section>");
}

fn write_figure(out: &mut Html, page: &Page, index: usize, group: &FigureGroup) {
    let label = format!("f{}", index + 1);
    open_finding(out, page, &label, figure_class(group));
    write_verdict(out, !figure_class(group).is_empty(), words::verdict(group.verdict));
    out.raw(" · <bdi>").text(&words::excerpt(&group.what, 120)).raw("</bdi> <span class=\"sources\">");
    out.text(&words::sources(group.independent)).raw("</span></p>");
    out.raw("<table><thead><tr><th scope=\"col\">Place</th><th scope=\"col\">As written</th><th scope=\"col\">Value</th></tr></thead><tbody>");
    for version in &group.versions {
        let figure = &version.figure;
        let written = page.story.witness(&version.report).map_or("", |w| w.slice(figure.start, figure.end));
        out.raw("<tr><td>");
        page.link(out, &version.report, figure.start, figure.end);
        out.raw("</td><td dir=\"auto\">").text(written);
        if let Some(counts) = words::counted(figure, written) {
            out.raw(" <span class=\"counted\">").text(counts).raw("</span>");
        }
        out.raw("</td><td>").text(&words::figure(figure)).raw("</td></tr>");
    }
    out.raw("</tbody></table>");
    close_finding(out, page, &label);
}

fn write_differences(out: &mut Html, page: &Page, level: Level) {
    let differences = &page.story.record.differences;
    if differences.is_empty() {
        return;
    }
    open_group(out, level, "Statements that differ", differences.len());
    for (index, difference) in differences.iter().enumerate() {
        let label = format!("d{}", index + 1);
        open_finding(out, page, &label, "k-differ");
        out.raw("differ in ");
        write_verdict(out, true, words::difference(difference.kind));
        out.raw("</p>");
        write_cites(out, page, &difference.cites);
        close_finding(out, page, &label);
    }
    out.raw("</section>");
}

fn write_cites(out: &mut Html, page: &Page, cites: &[Cite]) {
    out.raw("<ul class=\"versions\">");
    for cite in cites {
        out.raw("<li>");
        page.cite(out, cite);
        out.raw(" <div dir=\"auto\">").text(page.story.slice(cite)).raw("</div></li>");
    }
    out.raw("</ul>");
}

fn write_claims(out: &mut Html, page: &Page, level: Level) {
    let claims = &page.story.record.claims;
    if claims.is_empty() {
        return;
    }
    open_group(out, level, "Claims", claims.len());
    for (index, claim) in claims.iter().enumerate() {
        let label = format!("c{}", index + 1);
        open_finding(out, page, &label, claim_class(claim));
        let is_flat = is_flat(claim);
        write_verdict(out, is_flat, if is_flat { "stated as fact by some" } else { "attributed" });
        out.raw("</p>");
        write_cites(out, page, &claim.what);
        write_stances(out, page, claim);
        close_finding(out, page, &label);
    }
    out.raw("</section>");
}

fn write_reviews(out: &mut Html, page: &Page, level: Level) {
    let reviews = &page.story.record.reviews;
    if reviews.is_empty() {
        return;
    }
    open_group(out, level, "Claims that others have reviewed", reviews.len());
    for (index, review) in reviews.iter().enumerate() {
        let label = format!("r{}", index + 1);
        open_finding(out, page, &label, "k-claims");
        out.raw("<span dir=\"auto\">").text(&review.claim).raw("</span></p><p dir=\"auto\">");
        out.text(&words::reviewed(review)).raw("</p>");
        if let Some(url) = &review.url {
            out.raw("<p>").text(url).raw("</p>");
        }
        write_cites(out, page, &review.cites);
        close_finding(out, page, &label);
    }
    out.raw("</section>");
}

fn write_stances(out: &mut Html, page: &Page, claim: &ClaimGroup) {
    out.raw("<ul class=\"versions\">");
    for by in &claim.by {
        out.raw("<li>");
        page.cite(out, &by.cite);
        out.raw(" <div><span class=\"who\" dir=\"auto\">").text(&by.name).raw("</span> ");
        out.text(words::stance(by.stance)).raw("</div></li>");
    }
    for cite in &claim.unattributed {
        out.raw("<li>");
        page.cite(out, cite);
        out.raw(" <div><strong class=\"alert\">stated as fact</strong> <span dir=\"auto\">");
        out.text(page.story.slice(cite)).raw("</span></div></li>");
    }
    out.raw("</ul>");
}

fn write_timeline(out: &mut Html, page: &Page, level: Level) {
    let timeline = &page.story.record.timeline;
    if timeline.is_empty() {
        return;
    }
    open_group(out, level, "Timeline", timeline.len());
    let (conflicts, agreed): (Vec<_>, Vec<_>) = timeline.iter().enumerate().partition(|(_, entry)| entry.conflict);
    write_entries(out, page, conflicts);
    if !agreed.is_empty() {
        let first_day = dates::in_words(&agreed[0].1.value, agreed[0].1.grain);
        out.raw("<details class=\"calm days\"><summary>").text(&words::count(
            agreed.len(),
            "dated statement",
            "dated statements",
        ));
        out.raw(" that no report dates otherwise, from ").text(&first_day).raw(" on</summary>");
        write_entries(out, page, agreed);
        out.raw("</details>");
    }
    out.raw("</section>");
}

fn write_entries(out: &mut Html, page: &Page, entries: Vec<(usize, &TimelineEntry)>) {
    for (index, entry) in entries {
        let class = if entry.conflict { "k-timeline k-differ" } else { "k-timeline" };
        let label = format!("t{}", index + 1);
        open_finding(out, page, &label, class);
        out.raw("<time>").text(&dates::in_words(&entry.value, entry.grain)).raw("</time>");
        if entry.conflict {
            out.raw(" ");
            write_verdict(out, true, "dates differ");
        }
        out.raw("</p><p class=\"what\" dir=\"auto\">").text(&words::excerpt(&entry.what, 240)).raw("</p><p>");
        page.cites(out, &entry.cites);
        out.raw("</p>");
        close_finding(out, page, &label);
    }
}

fn write_only(out: &mut Html, page: &Page, level: Level) {
    let by_report = rank::only(&page.story);
    if by_report.is_empty() {
        return;
    }
    open_group(out, level, "Only in one report", page.story.record.only.len());
    for (report, clauses) in by_report {
        open_report_group(out, page, report, "only in", clauses.len());
        for (index, cite) in clauses {
            let label = format!("o{}", index + 1);
            open_finding(out, page, &label, "k-only one");
            page.cite(out, cite);
            out.raw(" <span dir=\"auto\">").text(page.story.slice(cite)).raw("</span></p>");
            close_finding(out, page, &label);
        }
        out.raw("</details>");
    }
    out.raw("</section>");
}

/// Clauses of one report that are shown unfolded: what fits beside the reports without pushing the rest away.
const UNFOLDED: usize = 4;

fn open_report_group(out: &mut Html, page: &Page, report: usize, words: &'static str, count: usize) {
    let witness = &page.story.witnesses[report];
    out.raw(if count > UNFOLDED { "<details><summary>" } else { "<details open><summary>" });
    out.raw(words).raw(" <b class=\"siglum\">").text(&witness.sigil).raw("</b> <bdi>");
    out.text(witness.name()).raw("</bdi> <span class=\"count\">").number(count).raw("</span></summary>");
}

fn write_missing(out: &mut Html, page: &Page, level: Level) {
    let by_report = rank::missing(&page.story);
    if by_report.is_empty() {
        return;
    }
    open_group(out, level, "Missing", page.story.record.missing.len());
    out.raw("<p class=\"hint\">What most other reports have and one does not.</p>");
    for (report, lacks) in by_report {
        open_report_group(out, page, report, "not in", lacks.len());
        for (index, missing) in lacks {
            let label = format!("m{}", index + 1);
            open_finding(out, page, &label, "k-missing one");
            page.cites(out, &missing.cites);
            let words = missing.cites.first().map_or("", |cite| page.story.slice(cite));
            out.raw(" <span dir=\"auto\">").text(words).raw("</span></p>");
            close_finding(out, page, &label);
        }
        out.raw("</details>");
    }
    out.raw("</section>");
}

fn write_names(out: &mut Html, page: &Page, level: Level) {
    let entities = &page.story.record.entities;
    if entities.is_empty() {
        return;
    }
    open_group(out, level, "Names", entities.len());
    out.raw("<details class=\"calm\"><summary>Who is named, and where first</summary><table><thead><tr><th scope=\"col\">Name</th><th scope=\"col\">Kind</th><th scope=\"col\">Places</th></tr></thead><tbody>");
    for entity in entities {
        out.raw("<tr").attr("id", &page.id(&entity.id)).raw("><th scope=\"row\" dir=\"auto\">").text(&entity.name);
        if let Some(role) = &entity.role {
            out.raw(" <span class=\"role\">").text(role).raw("</span>");
        }
        out.raw("</th><td>").text(words::entity(entity.kind)).raw("</td><td>");
        write_first_mentions(out, page, &entity.mentions);
        out.raw("</td></tr>");
    }
    out.raw("</tbody></table></details></section>");
}

/// The first mention in each report, and how many there are.
fn write_first_mentions(out: &mut Html, page: &Page, mentions: &[Cite]) {
    let mut seen: Vec<&str> = Vec::new();
    for cite in mentions {
        if seen.contains(&cite.report.as_str()) {
            continue;
        }
        seen.push(&cite.report);
        page.cite(out, cite);
        let count = mentions.iter().filter(|other| other.report == cite.report).count();
        if count > 1 {
            out.raw("<span class=\"count\">×").number(count).raw("</span>");
        }
        out.raw(" ");
    }
}

fn write_notices(out: &mut Html, page: &Page, level: Level) {
    let story = &page.story;
    let count = story.record.notices.len() + story.witnesses.iter().map(|w| w.report.notices.len()).sum::<usize>();
    if count == 0 {
        return;
    }
    open_group(out, level, "Notices", count);
    out.raw("<ul class=\"versions\">");
    for notice in &story.record.notices {
        out.raw("<li><div dir=\"auto\">").text(&notice.message).raw("</div></li>");
    }
    for witness in &story.witnesses {
        for notice in &witness.report.notices {
            out.raw("<li>");
            match (notice.start, notice.end) {
                (Some(start), Some(end)) => page.link(out, &witness.report.id, start, end),
                _ => {
                    out.raw("<b class=\"siglum\">").text(&witness.sigil).raw("</b>");
                }
            }
            out.raw(" <div>").text(&notice.message).raw("</div></li>");
        }
    }
    out.raw("</ul></section>");
}
