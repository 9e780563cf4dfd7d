//! The page's frame: head with its policy, one story or several, the keys.

use std::sync::LazyLock;

use variorum::record::schema::Record;

use super::csp::source_hash;
use super::escape::Html;
use super::links::Page;
use super::tools::Level;
use super::{columns, findings, lineage_svg};
use crate::name::story_name;
use crate::site::Beside;
use crate::story::Story;
use crate::summary::headline;
use crate::words;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// Where a page stands: a file of its own, or a server's page with others beside it.
#[derive(Clone, Copy, Default)]
pub(crate) struct Frame<'a> {
    /// The page of a server.
    pub is_site: bool,
    /// What a store knows beside the records.
    pub beside: Option<&'a Beside>,
}

pub(super) fn page(records: &[Record], frame: Frame<'_>) -> String {
    let mut out = Html::default();
    let title = match records {
        [record] => story_name(&Story::new(record)),
        _ => words::count(records.len(), "story", "stories"),
    };
    write_head(&mut out, &title, frame.is_site);
    out.raw("<body><a class=\"skip\" href=\"#main\">Skip to the findings and reports</a>");
    write_top(&mut out, frame.is_site, true);
    out.raw("<main id=\"main\">");
    if records.len() != 1 {
        write_index(&mut out, records, &title);
    }
    let level = Level(if records.len() == 1 { 1 } else { 2 });
    for (i, record) in records.iter().enumerate() {
        let prefix = if records.len() == 1 { String::new() } else { format!("s{}-", i + 1) };
        write_story(&mut out, &Page { story: Story::new(record), prefix, beside: frame.beside }, level);
    }
    out.raw("</main>");
    write_end(&mut out);
    out.finish()
}

/// The brand, the site's pages where it is a site, and the marks and keys where reports are shown.
pub(crate) fn write_top(out: &mut Html, is_site: bool, has_reports: bool) {
    out.raw("<header class=\"site\"><p class=\"brand\">");
    out.raw(if is_site { "<a href=\"/\">Variorum</a></p>" } else { "Variorum</p>" });
    if is_site {
        out.raw("<nav class=\"rooms\" aria-label=\"Site\"><a href=\"/\">Stories</a> <a href=\"/search\">Search</a> ");
        out.raw(
            "<a href=\"/add\">Add reports</a> <a href=\"/feeds\">Feeds</a> <a href=\"/decisions\">Decisions</a></nav>",
        );
    }
    if has_reports {
        write_help(out);
    }
    out.raw("</header>");
}

pub(crate) fn write_end(out: &mut Html) {
    out.raw("<footer class=\"site\"><p>Variorum shows what each report says, where, and how it differs from the others. It does not judge what is true.</p></footer>");
    out.raw("<script type=\"module\">").raw(SCRIPT).raw("</script></body></html>\n");
}

/// The policy of every page: its own style and script, nothing else, and on a site forms that lead back to it.
pub(crate) fn policy(is_site: bool) -> &'static str {
    // A server says it with every answer: the hashes are made once.
    static POLICIES: LazyLock<[String; 2]> = LazyLock::new(|| {
        let (style, script) = (source_hash(STYLE), source_hash(SCRIPT));
        ["'none'", "'self'"].map(|forms| {
            format!("default-src 'none'; style-src {style}; script-src {script}; base-uri 'none'; form-action {forms}")
        })
    });
    &POLICIES[usize::from(is_site)]
}

pub(crate) fn write_head(out: &mut Html, title: &str, is_site: bool) {
    out.raw("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
    // Hashes are of base64 letters and the policy of this file's words: nothing in it needs escaping but the quotes.
    out.raw("<meta http-equiv=\"Content-Security-Policy\"").attr("content", policy(is_site)).raw(">");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"referrer\"");
    // A site's forms tell it where they come from, other sites learn nothing.
    out.attr("content", if is_site { "same-origin" } else { "no-referrer" }).raw(">");
    out.raw("<title>").text(title).raw(" – Variorum</title><style>").raw(STYLE).raw("</style></head>");
}

fn write_index(out: &mut Html, records: &[Record], title: &str) {
    out.raw("<nav class=\"index\" aria-label=\"Stories\">").element("h1", title).raw("<ol>");
    for (i, record) in records.iter().enumerate() {
        out.raw("<li><a").attr("href", &format!("#s{}-story", i + 1)).raw("><bdi>");
        out.text(&story_name(&Story::new(record))).raw("</bdi></a> <span>").text(&headline(record)).raw("</span></li>");
    }
    out.raw("</ol></nav>");
}

fn write_story(out: &mut Html, page: &Page, level: Level) {
    out.raw("<article class=\"story\"")
        .attr("id", &page.id("story"))
        .attr("aria-labelledby", &page.id("name"))
        .raw(">");
    out.raw("<div class=\"front\">");
    level.open(out, 0, "story-name", Some(&page.id("name")));
    out.raw("<bdi>").text(&story_name(&page.story)).raw("</bdi>");
    level.close(out, 0);
    out.raw("<ul class=\"headline\">");
    for fact in headline(page.story.record).split("; ") {
        out.raw("<li>").text(fact).raw("</li>");
    }
    out.raw("</ul>");
    lineage_svg::write(out, page, level);
    out.raw("</div><div class=\"desk\"").attr("id", &page.id("desk")).raw(">");
    write_chooser(out, page);
    findings::write(out, page, level);
    out.raw("<section class=\"reports\"").attr("aria-label", &page.label("Reports")).raw(">");
    level.open(out, 1, "hush", None);
    out.text("Reports");
    level.close(out, 1);
    columns::write(out, page, level);
    out.raw("</section></div></article>");
}

/// Links to the parts; the script turns them into buttons that show and hide columns.
fn write_chooser(out: &mut Html, page: &Page) {
    out.raw("<nav class=\"chooser\"")
        .attr("aria-label", &page.label("Findings and reports"))
        .raw("><a class=\"to-findings\"");
    out.attr("href", &format!("#{}", page.id("findings"))).raw(">Findings</a>");
    for (index, witness) in page.story.witnesses.iter().enumerate() {
        out.raw("<a class=\"to-report\"").attr("href", &format!("#{}", page.report_id(index)));
        out.raw("><b>")
            .text(&witness.sigil)
            .raw("</b> <span dir=\"auto\">")
            .text(&words::excerpt(witness.name(), 28))
            .raw("</span></a>");
    }
    out.raw("</nav>");
}

const KEYS: [(&str, &str); 9] = [
    ("j", "next passage in this report"),
    ("k", "the passage before"),
    ("h", "the same passage in the report to the left"),
    ("l", "the same passage in the report to the right"),
    ("n", "next finding"),
    ("p", "the finding before"),
    ("1 … 9", "show or hide a report"),
    ("f", "next filter"),
    ("Esc", "let go of what is lit"),
];

fn write_help(out: &mut Html) {
    out.raw("<details class=\"help\"><summary>Marks and keys</summary><div class=\"sheet\"><dl class=\"marks\">");
    let mut mark = |sample: &'static str, words: &'static str| {
        out.raw("<div><dt>").raw(sample).raw("</dt><dd>").raw(words).raw("</dd></div>");
    };
    mark(
        "<span class=\"p\">text</span><sup class=\"notes\"><span>BC</span></sup>",
        "stands in B and C too; the letters lead there",
    );
    mark(
        "<span class=\"o\">text</span><sup class=\"notes\"><span class=\"note lone\">only</span></sup>",
        "in no other report, in any wording",
    );
    mark(
        "text<sup class=\"notes\"><span class=\"note lone\">not C</span></sup>",
        "something in this sentence is in most others, but not in C",
    );
    mark("<span class=\"q m\">text</span>", "quoted");
    mark("<mark class=\"q m x\">text</mark>", "words inside a quote that another report has differently");
    mark(
        "<span class=\"f\">214</span>",
        "a figure; <span class=\"f ff\">214</span> another report disagrees, or its sum fails",
    );
    mark("<span class=\"d\">Tuesday</span>", "a date; point at it for the day it was read as");
    mark("<del>out</del> <ins>in</ins>", "words left out, words put in, against an earlier version");
    mark("<span class=\"cite\">A:12</span>", "line 12 of report A; q1, f2, t3 … number the findings");
    out.raw("</dl><dl class=\"keys\">");
    for (key, words) in KEYS {
        out.raw("<div><dt><kbd>").raw(key).raw("</kbd></dt><dd>").raw(words).raw("</dd></div>");
    }
    out.raw("</dl><p class=\"scripted\"><label><input type=\"checkbox\" id=\"keys-on\" checked> single-letter keys are on</label></p></div></details>");
}
