//! Whole headers in the shapes that newsrooms give them; all of it invented.

use super::*;
use crate::annotate::PublishedFrom;
use crate::text::{NoticeKind, Stated};
use proptest::prelude::*;

fn read_with(text: &str, stated: Stated) -> (Header, Vec<Notice>) {
    let mut report = Report::from_text(text);
    report.stated = stated;
    let layout = Layout::new(report.text.clone(), "en");
    header(&report, &layout)
}

/// One line: title, byline, place, date, agency, credit, published, first words of the body, its last words.
fn check(text: &str, expected: &str) {
    let (found, _) = read_with(text, Stated::default());
    let slice = |span: Option<Span>| span.map_or("-", |span| span.of(text)).to_owned();
    let line = found.dateline.clone().unwrap_or_default();
    let body = found.body.of(text);
    let shown = [
        slice(found.title),
        slice(found.byline),
        slice(line.place),
        line.date.map_or("-".into(), |date| date.to_string()),
        found.credit.map_or("-".into(), |credit| credit.agency),
        found.published.map_or("-".into(), |published| published.date.to_string()),
        body.split(' ').next().unwrap_or_default().into(),
        body.rsplit(' ').next().unwrap_or_default().into(),
    ];
    assert_eq!(shown.join("; "), expected, "{text}");
}

const STORY: &str = "The council of Orlo met on Monday.\n\n“We will rebuild,” Ann Lee said.";

#[test]
fn bare_story_has_no_header() {
    check(STORY, "-; -; -; -; -; -; The; said.");
}

#[test]
fn title_byline_and_dateline_stand_in_front() {
    check(
        &format!("Orlo backs bridge plan\nBy Bo Roe\nMarch 28, 2031\nORLO, March 27 (AP) — {STORY}"),
        "Orlo backs bridge plan; Bo Roe; ORLO; 2031-03-27; AP; 2031-03-28; The; said.",
    );
    check(
        &format!("Bo Roe | Veldia Daily\n\nWASHINGTON (Veldpress) - {STORY}"),
        "-; Bo Roe; WASHINGTON; -; Veldpress; -; The; said.",
    );
}

#[test]
fn headline_glued_behind_a_dateline_is_the_title() {
    let story =
        "The council of Orlo met on Monday to hear what the bridge would cost, and then it met again on Friday.";
    check(
        &format!("PORT ORLO, May 9 — Mayor blamed for bridge\n{story}"),
        "Mayor blamed for bridge; -; PORT ORLO; -; -; -; The; Friday.",
    );
    check(
        "PORT ORLO, May 9 — The council met on Monday to hear what the\nNew Bridge would cost, and who would pay for it.",
        "-; -; PORT ORLO; -; -; -; The; it.",
    );
}

#[test]
fn place_and_date_stand_under_or_on_the_writers_line() {
    check(
        &format!("Orlo backs bridge plan\n\nBy our own correspondent\nPenvale, 9 May 2031\n\n{STORY}"),
        "Orlo backs bridge plan; our own correspondent; Penvale; 2031-05-09; -; 2031-05-09; The; said.",
    );
    check(
        &format!("# Orlo backs bridge plan\n\n*By Ann Lee, Friday 9 May 2031*\n\nPORT ORLO — {STORY}"),
        "Orlo backs bridge plan; Ann Lee; PORT ORLO; -; -; 2031-05-09; The; said.",
    );
    check(
        &format!("# Orlo backs bridge plan\n\n**By Ann Lee**\n\n*Friday, May 9, 2031*\n\n{STORY}"),
        "Orlo backs bridge plan; Ann Lee; -; -; -; 2031-05-09; The; said.",
    );
}

#[test]
fn left_over_metadata_leaves_the_dateline() {
    check(
        &format!(" date 2031-03-27 PORT ORLO, March 27 — {STORY} — AFP"),
        "-; -; PORT ORLO; 2031-03-27; AFP; 2031-03-27; The; said.",
    );
    check(
        &format!("Published: 27 March 2031\nUpdated: 29 March 2031\n\nOrlo backs bridge plan\n\n{STORY}"),
        "Orlo backs bridge plan; -; -; -; -; 2031-03-27; The; said.",
    );
    check(&format!("date 2031-03-27\n{STORY}"), "-; -; -; -; -; 2031-03-27; The; said.");
}

#[test]
fn full_date_in_the_dateline_is_the_publication_date() {
    check(&format!("PARIS, 3 May 2031 — {STORY}"), "-; -; PARIS; 2031-05-03; -; 2031-05-03; The; said.");
    let (found, _) = read_with(&format!("PARIS, 3 May 2031 — {STORY}"), Stated::default());
    assert_eq!(found.published.map(|published| published.from), Some(PublishedFrom::Dateline));
}

#[test]
fn dateline_without_a_year_stays_open_until_the_year_is_known() {
    check(&format!("PARIS, 3 May — {STORY}"), "-; -; PARIS; -; -; -; The; said.");
    let stated = Stated { published: Some("2031-05-04T08:00:00Z".into()), ..Stated::default() };
    let (found, notices) = read_with(&format!("PARIS, 3 May — {STORY}"), stated);
    assert_eq!(found.dateline.unwrap().date.unwrap().to_string(), "2031-05-03");
    assert_eq!((found.published.unwrap().from, notices), (PublishedFrom::Metadata, vec![]));
}

#[test]
fn sections_repeated_titles_and_name_lines_are_no_story() {
    check(
        &format!("World\n\nOrlo backs bridge plan\n\nOrlo backs bridge plan\n\nBo Roe and Cy Doe\n\n{STORY}"),
        "Orlo backs bridge plan; -; -; -; -; -; The; said.",
    );
}

#[test]
fn headline_that_ends_with_a_stop_is_one_above_a_dateline() {
    check(
        &format!("Lee says bridge in Orlo is unsafe.\n\nORLO, Veldia (AP) — {STORY}"),
        "Lee says bridge in Orlo is unsafe.; -; ORLO, Veldia; -; AP; -; The; said.",
    );
}

#[test]
fn summary_above_the_dateline_is_story() {
    check(
        &format!("Orlo backs bridge plan\nThe vote was close, and it took the whole of a night.\nORLO (AP) — {STORY}"),
        "Orlo backs bridge plan; -; ORLO; -; AP; -; The; said.",
    );
}

#[test]
fn agencies_as_writers_are_credited() {
    check(
        &format!("Orlo backs bridge plan\n\nBy The Associated Press\n\n{STORY}"),
        "Orlo backs bridge plan; -; -; -; AP; -; The; said.",
    );
    check(
        &format!("Orlo backs bridge plan\n\nReuters\n\n{STORY}"),
        "Orlo backs bridge plan; -; -; -; Reuters; -; The; said.",
    );
    check(
        &format!("Orlo backs bridge plan\nBo Roe, Reuters\n\n{STORY}"),
        "Orlo backs bridge plan; Bo Roe; -; -; Reuters; -; The; said.",
    );
    check(&format!("{STORY}\n\nAgencies contributed to this report."), "-; -; -; -; agencies; -; The; said.");
}

#[test]
fn stated_title_glued_to_the_story_is_cut_off() {
    let stated = Stated { title: Some("Orlo backs bridge plan".into()), ..Stated::default() };
    let text = format!("Orlo backs bridge plan {STORY}");
    let (found, _) = read_with(&text, stated);
    assert_eq!(found.title.map(|span| span.of(&text)), Some("Orlo backs bridge plan"));
    assert!(found.body.of(&text).starts_with("The council"));
}

#[test]
fn dates_that_clash_or_cannot_be_read_are_noticed() {
    let stated = |published: &str| Stated { published: Some(published.into()), ..Stated::default() };
    let kinds = |text: &str, published: &str| -> Vec<NoticeKind> {
        read_with(text, stated(published)).1.iter().map(|notice| notice.kind).collect()
    };
    assert_eq!(kinds(&format!("PARIS, 3 May 2031 — {STORY}"), "2031-07-01"), [NoticeKind::DateConflict]);
    assert_eq!(kinds(STORY, "next week"), [NoticeKind::BadField, NoticeKind::NoDate]);
    assert_eq!(kinds(STORY, "27 March 2031"), []);
    assert_eq!(kinds(STORY, " "), [NoticeKind::NoDate]);
}

#[test]
fn given_date_says_so_and_other_languages_keep_it() {
    let mut report = Report::from_text("El concejo se reunió.\n");
    report.stated.published = Some("2031-03-27".into());
    report.stated.published_given = true;
    let layout = Layout::new(report.text.clone(), "es");
    let (found, _) = stated_header(&report, &layout);
    assert_eq!(found.published.unwrap().from, PublishedFrom::Given);
    assert_eq!(found.body.of(&report.text), "El concejo se reunió.");
}

/// Every span that a header cites, sliced.
fn slice_all(text: &str, found: &Header) {
    let line = found.dateline.clone().unwrap_or_default();
    let spans = [found.title, found.byline, Some(line.span), line.place, line.agency, Some(found.body)];
    let more = [found.credit.as_ref().map(|c| c.span), found.published.as_ref().and_then(|p| p.span)];
    for span in spans.into_iter().chain(more).flatten() {
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_read_and_every_span_slices(text in "\\PC{0,80}") {
        slice_all(&text, &read_with(&text, Stated::default()).0);
    }

    #[test]
    fn any_order_of_header_parts_is_read(parts in prop::collection::vec(part(), 0..14), stated in "\\PC{0,12}") {
        let text = parts.concat();
        let stated = Stated { published: Some(stated.clone()), title: Some(stated.clone()), byline: Some(stated), ..Stated::default() };
        slice_all(&text, &read_with(&text, stated).0);
    }
}

fn part() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "ORLO",
        "Paris",
        ", ",
        ",",
        " (",
        "AP",
        ")",
        "(Reuters)",
        " — ",
        "—",
        "--",
        " - ",
        ":",
        "|",
        "/",
        "/TASS/.",
        ".",
        "\n",
        "\n\n",
        "\r\n",
        "March 3",
        "3 May 2031",
        "2031-05-03",
        "date ",
        "Published: ",
        "By ",
        "Ann Lee",
        "# ",
        "é",
        "“",
        "”",
        "’",
        "\u{a0}",
        "© ",
        "The council met.",
        "Agencies contributed",
        "Source: ",
        "\u{feff}",
        "…",
        "（",
        "İ",
        "ß",
    ])
}
