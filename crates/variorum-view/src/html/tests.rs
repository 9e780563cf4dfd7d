use super::html;
use crate::fixture;
use variorum::record::schema::Record;

fn page() -> String {
    html(&[fixture::record()])
}

/// Every value of an attribute.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    let start = format!(" {attribute}=\"");
    page.split(start.as_str()).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn hostile_text_never_becomes_markup() {
    let page = page();
    assert_eq!(page.matches("<script").count(), 1, "only the page's own");
    assert!(page.contains("&lt;script&gt;alert(&quot;D&quot;)&lt;/script&gt;"));
    assert!(!page.contains("<b title"));
}

#[test]
fn hostile_fields_never_become_markup() {
    let evil = "\"><img src=x onerror=alert(1)>' javascript:";
    let mut record = fixture::record();
    for report in &mut record.reports {
        let source = &mut report.source;
        source.url = Some("javascript:alert(1)".into());
        for field in
            [&mut source.outlet, &mut source.title, &mut source.byline, &mut source.credit, &mut source.language]
        {
            *field = Some(evil.into());
        }
        report.sigil = Some(evil.into());
        report.dates.iter_mut().for_each(|date| date.value = Some(evil.into()));
    }
    record.figures.iter_mut().for_each(|group| group.what = evil.into());
    record.timeline.iter_mut().for_each(|entry| (entry.what, entry.value) = (evil.into(), evil.into()));
    record.entities.iter_mut().for_each(|entity| (entity.id, entity.name) = (evil.into(), evil.into()));
    record.hidden_sources.iter_mut().for_each(|source| source.agency = Some(evil.into()));
    let page = html(&[record]);
    assert!(!page.contains("<img"));
    assert!(!values(&page, "href").iter().any(|href| href.starts_with("javascript")));
}

#[test]
fn every_link_within_the_page_leads_somewhere_and_ids_are_unique() {
    for page in [page(), html(&[fixture::record(), fixture::record()])] {
        let mut ids = values(&page, "id");
        let all = ids.len();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), all, "an id stands twice");
        for href in values(&page, "href").iter().filter_map(|href| href.strip_prefix('#')) {
            assert!(ids.binary_search(&href).is_ok(), "#{href} leads nowhere");
        }
    }
}

#[test]
fn nothing_is_loaded_and_nothing_but_the_hashed_parts_may_run() {
    let page = page();
    assert!(page.contains("default-src &#39;none&#39;; style-src &#39;sha256-"));
    for loads in [" src=", "<link", "@import", "url(http", "<iframe", " style=", " onclick"] {
        assert!(!page.contains(loads), "{loads}");
    }
}

#[test]
fn the_reports_stand_on_the_page_as_they_are() {
    let record = fixture::record();
    let page = html(std::slice::from_ref(&record));
    for report in &record.reports {
        let key = report.sigil.as_deref().unwrap_or_default();
        let section =
            page.split(&format!("id=\"report-{key}\"")).nth(1).and_then(|rest| rest.split("</section>").next());
        let section = section.expect("the report's section");
        let text = section.split("</header>").nth(1).expect("its text");
        assert_eq!(words(&without_notes(text)), words(&report.text), "report {key}");
    }
}

fn without_notes(html: &str) -> String {
    let mut text = String::new();
    let mut rest = html;
    while let Some((before, after)) = rest.split_once("<sup") {
        text.push_str(before);
        rest = after.split_once("</sup>").map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    let text = text.split('<').map(|part| part.split_once('>').map_or(part, |(_, words)| words)).collect::<Vec<_>>();
    let text = text.join("").replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'");
    text.replace("&amp;", "&")
}

fn words(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[test]
fn the_story_has_the_headline_of_the_report_that_others_come_from_in_its_latest_version() {
    let headline = |record: &Record| {
        let page = html(std::slice::from_ref(record));
        page.split("<title>").nth(1).and_then(|rest| rest.split(" – ").next()).map(str::to_owned).unwrap_or_default()
    };
    let mut record = fixture::record();
    let b = record.reports[1].clone();
    assert_eq!(headline(&record), b.source.title.clone().unwrap());
    let version = record.reports.iter_mut().find(|report| report.id == record.lineage[1].b).unwrap();
    version.source.title = Some(format!("CORRECTED: {}", b.source.title.unwrap()));
    version.source.credit = b.source.credit;
    assert!(headline(&record).starts_with("CORRECTED"));
}

#[test]
fn what_reports_lack_is_said_once_a_sentence() {
    let mut record = fixture::record();
    let more = record.missing[0].clone();
    record.missing.push(more);
    let page = html(&[record]);
    let text = page.split("id=\"report-B\"").nth(1).and_then(|rest| rest.split("</section>").next()).unwrap();
    assert_eq!(text.matches("note lone\">not").count(), 1);
}

#[test]
fn headings_go_down_one_step_at_a_time() {
    for page in [page(), html(&[fixture::record(), fixture::record()])] {
        let levels: Vec<u32> = page
            .match_indices("<h")
            .filter_map(|(at, _)| page[at + 2..].chars().next().and_then(|c| c.to_digit(10)))
            .collect();
        assert_eq!(levels.first(), Some(&1));
        assert_eq!(levels.iter().filter(|&&level| level == 1).count(), 1);
        assert!(levels.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{levels:?}");
    }
}

#[test]
fn right_to_left_text_finds_its_own_direction() {
    assert!(page().matches("dir=\"auto\"").count() > 20);
}

#[test]
fn a_page_without_records_is_a_page() {
    assert!(html(&[]).contains("0 stories"));
}
