use super::*;

const HOSTILE: &str = "\"><script>alert(1)</script><img src=x onerror=y>";

fn hostile() -> String {
    HOSTILE.into()
}

#[test]
fn nothing_that_was_read_becomes_markup() {
    let line = Line { story: hostile(), title: hostile(), headline: hostile(), days: Some((hostile(), hostile())) };
    let list = Stories { lines: vec![line], count: 9, reports: 1, ..Stories::default() };
    let found = Found {
        report: hostile(),
        title: hostile(),
        about: vec![hostile()],
        before: hostile(),
        text: hostile(),
        after: hostile(),
        name: Some(hostile()),
        ..Found::default()
    };
    let asked = Asked { words: hostile(), speaker: hostile(), name: hostile(), ..Asked::default() };
    let put = Added { id: hostile(), path: hostile(), is_new: true, story: Some(hostile()) };
    let decided = Decided {
        kind: hostile(),
        verdict: hostile(),
        note: hostile(),
        places: vec![(hostile(), hostile(), 1, hostile())],
    };
    for page in [
        stories(&list),
        search(&asked, Some(&[found]), Some(HOSTILE)),
        added(&[put], &[hostile()], false),
        decisions(&[decided]),
        feeds(&[FeedLine {
            title: Some(hostile()),
            address: hostile(),
            trouble: Some((hostile(), 2)),
            ..FeedLine::default()
        }]),
        decide(&Decision {
            story: hostile(),
            title: hostile(),
            label: hostile(),
            kind: hostile(),
            places: vec![(hostile(), hostile())],
            mark: Mark { key: hostile(), verdict: None, note: hostile() },
        }),
        message(HOSTILE, HOSTILE),
    ] {
        assert_eq!(page.matches("<script").count(), 1, "only the page's own");
        assert!(!page.contains("<img") && page.contains("&lt;script&gt;"));
        assert!(page.contains(&policy().replace('\'', "&#39;")));
    }
}

#[test]
fn a_finding_has_a_form_and_shows_what_was_decided() {
    let record = crate::fixture::record();
    let marks = variorum::record::all_findings(&record).into_iter().map(|finding| {
        let is_first = finding.label == "q1";
        let mark = Mark {
            key: format!("key-{}", finding.label),
            verdict: is_first.then_some("dismissed"),
            note: if is_first { "a <slip>".into() } else { String::new() },
        };
        (finding.label, mark)
    });
    let desk = Desk { story: "s-1".into(), marks: marks.collect() };
    let page = story(&record, &Beside { desk: Some(desk.clone()), ..Beside::default() });
    for label in desk.marks.keys() {
        assert_eq!(page.matches(&format!("/decide?story=s-1&amp;finding=key-{label}\"")).count(), 1, "{label}");
    }
    assert!(page.contains("<strong>dismissed</strong> by a reader: <span dir=\"auto\">a &lt;slip&gt;</span>"));
    assert!(!story(&record, &Beside::default()).contains("/decide"));
    let mark = desk.marks["q1"].clone();
    let form = decide(&Decision {
        story: "s-1".into(),
        label: "q1".into(),
        kind: "saying".into(),
        mark,
        ..Decision::default()
    });
    assert!(
        form.contains("value=\"key-q1\"") && form.contains("Take back: dismissed") && form.contains("a &lt;slip&gt;")
    );
}

#[test]
fn the_list_turns_its_pages_with_what_was_asked() {
    let lines = vec![Line::default(); 2];
    let filters = Filters { altered: true, ..Filters::default() };
    let page = stories(&Stories { lines, count: 7, offset: 2, reports: 20, filters });
    assert!(page.contains("href=\"/?altered=on&amp;offset=0\"") && page.contains("href=\"/?altered=on&amp;offset=4\""));
    assert!(page.contains("3 to 4 of 7 stories; 20 reports in the store"), "{page}");
}

#[test]
fn a_report_leads_to_the_versions_of_its_address() {
    let record = crate::fixture::record();
    let id = record.reports[0].id.clone();
    let seen = Some(("2031-03-27 10:00 UTC".into(), "2031-03-28 10:00 UTC".into()));
    let stood = [(id.clone(), Stood { seen, versions: 2, version: 1 })].into();
    let page = story(&record, &Beside { desk: None, stood });
    assert_eq!(page.matches("/versions\"").count(), 1);
    assert!(page.contains(&format!("<a href=\"/reports/{id}/versions\">version 1 of 2 at this address</a>")));
    assert!(page.contains("seen from 2031-03-27 10:00 UTC to 2031-03-28 10:00 UTC"));
}

#[test]
fn feeds_that_fail_stand_first() {
    let line = |title: &str, trouble| FeedLine { title: Some(title.into()), trouble, ..FeedLine::default() };
    let page = feeds(&[line("Working", None), line("Failing", Some(("answers 500".into(), 2)))]);
    assert!(page.find("Failing").unwrap() < page.find("Working").unwrap());
    assert!(page.contains("2 feeds; 1 cannot be read") && page.contains("2 failures in a row"));
    assert!(feeds(&[]).contains("No feed is watched"));
}
