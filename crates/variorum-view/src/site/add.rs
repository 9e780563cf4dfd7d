//! Putting reports in: files or text; and what became of them.

use super::plain;
use crate::words;

/// What became of a report that was put in.
#[derive(Clone, Debug, Default)]
pub struct Added {
    /// Its id.
    pub id: String,
    /// The file's name, or `pasted text`.
    pub path: String,
    /// False where it was there already.
    pub is_new: bool,
    /// Its story.
    pub story: Option<String>,
}

/// The forms.
#[must_use]
pub fn add() -> String {
    plain("Add reports", |out| {
        out.raw("<form class=\"ask drop\" method=\"post\" action=\"/reports\" enctype=\"multipart/form-data\">");
        out.raw(
            "<label>Files: text, Markdown, pages, mail, JSON, JSON lines, CSV, Parquet; drop them here or choose them ",
        );
        out.raw("<input type=\"file\" name=\"file\" multiple required></label><button>Add the files</button></form>");
        out.raw("<form class=\"ask paste\" method=\"post\" action=\"/reports\" enctype=\"multipart/form-data\">");
        out.raw("<label>Addresses of the web, one a line; each is asked once <textarea name=\"address\" rows=\"2\" required");
        out.raw("></textarea></label><button>Fetch and add</button></form>");
        out.raw("<form class=\"ask paste\" method=\"post\" action=\"/reports\" enctype=\"multipart/form-data\">");
        out.raw("<label>The text of one report <textarea name=\"text\" rows=\"12\" required dir=\"auto\"></textarea></label>");
        for (name, label) in [
            ("outlet", "Who published it"),
            ("published", "When (2031-05-05)"),
            ("url", "Its address"),
            ("title", "Its headline, where the text does not begin with it"),
        ] {
            out.raw("<label>").raw(label).raw(" <input").attr("name", name).raw(" dir=\"auto\"></label>");
        }
        out.raw("<button>Add the text</button></form>");
    })
}

/// What became of what was put in.
#[must_use]
pub fn added(reports: &[Added], failures: &[String], is_done: bool) -> String {
    plain("Reports added", |out| {
        let new = reports.iter().filter(|report| report.is_new).count();
        out.raw("<p class=\"lead\" role=\"status\">").text(&words::count(new, "new report", "new reports"));
        let known = reports.len() - new;
        if known > 0 {
            out.text(&format!(", {} already here", words::count(known, "was", "were")));
        }
        out.raw(".</p>");
        if !is_done {
            out.raw("<p>They are on the disk; comparing goes on. <a href=\"/\">The list of stories</a> shows them as they are done.</p>");
        }
        for failure in failures {
            out.raw("<p class=\"alert\" role=\"alert\">").text(failure).raw("</p>");
        }
        out.raw("<ol class=\"list\">");
        for report in reports {
            out.raw("<li><a")
                .attr("href", &format!("/reports/{}", report.id))
                .raw(" dir=\"auto\">")
                .text(&report.path)
                .raw("</a> <span>");
            out.raw(if report.is_new { "new" } else { "already here" });
            if let Some(story) = &report.story {
                out.raw(" · <a class=\"in\"").attr("href", &format!("/stories/{story}")).raw(">its story</a>");
            }
            out.raw("</span></li>");
        }
        out.raw("</ol>");
    })
}
