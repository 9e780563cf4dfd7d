//! A store as a program uses it: reports in, found again, out and in elsewhere.
#![allow(missing_docs)]

use std::path::Path;

use variorum::record::schema::Cite;
use variorum::{Report, annotate, report_record};
use variorum_store::{
    Analysed, Decision, Feed, HitKind, Imported, Incoming, Kind, Listing, Opened, Page, Ruling, Search, Store,
    StoryLine, id_digest,
};

const FIRST: &str = "The Orle dam will be raised by two metres, engineer Ada Brunt said on Monday.\n\n\
    “We have the money and the stone,” Ms. Brunt told reporters. Some 1,200 people live below the dam.";
const SECOND: &str = "About 1,300 people live below the Orle dam.\n\n\
    “We have the stone,” said Ada Brunt. Café owner Él Orr disagreed: “Nobody asked us.”";

fn report(text: &str, url: &str) -> Report {
    let mut report = Report::from_text(text);
    report.stated.url = Some(url.into());
    report.stated.published = Some("2031-05-05".into());
    report.paths = vec!["here.txt".into()];
    report
}

fn open(folder: &Path) -> Store {
    Store::open(&folder.join("store.db")).unwrap().0
}

/// Two reports, analysed and in one story.
fn filled(folder: &Path) -> (Store, [[u8; 32]; 2]) {
    let store = open(folder);
    let reports = [report(FIRST, "https://orle.example/dam"), report(SECOND, "https://orle.example/dam")];
    let incoming: Vec<Incoming> = reports
        .iter()
        .zip([10, 20])
        .map(|(report, received)| Incoming { report, original: Some(report.text.as_bytes()), received })
        .collect();
    let added = store.add(&incoming).unwrap();
    assert!(added.iter().all(|added| added.is_new));
    analyse(&store);
    let placed: Vec<(i64, String)> =
        store.unanalysed("another").unwrap().into_iter().map(|number| (number, "s-1".into())).collect();
    assert_eq!(store.place(&placed).unwrap(), 2);
    assert_eq!(store.place(&placed).unwrap(), 0);
    (store, [added[0].id, added[1].id])
}

fn analyse(store: &Store) {
    for kept in store.numbered(&store.unanalysed("v").unwrap()).unwrap() {
        let found = report_record(&annotate(kept.report));
        let analysed = Analysed { number: kept.number, version: "v", day: Some(7), sketch: b"sketch", found: &found };
        store.keep_analyses(&[analysed]).unwrap();
    }
}

fn one(search: Search) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = filled(folder.path());
    let hits = store.search(&Search { limit: 10, ..search }).unwrap();
    for hit in &hits {
        let kept = store.report(&id_digest(&hit.report).unwrap()).unwrap().unwrap();
        let slice: String = kept.report.text.chars().skip(hit.start).take(hit.end - hit.start).collect();
        assert_eq!(slice, hit.text, "the cited slice is what is shown");
        assert_eq!(hit.story.as_deref(), Some("s-1"));
    }
    hits.into_iter().map(|hit| hit.text).collect()
}

#[test]
fn a_report_comes_back_as_it_was_and_is_kept_once() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ids) = filled(folder.path());
    let kept = store.report(&ids[0]).unwrap().unwrap();
    assert_eq!((&*kept.report.text, kept.received), (FIRST, 10));
    assert_eq!(kept.report.id(), report(FIRST, "https://orle.example/dam").id());
    assert_eq!(store.original(&ids[0]).unwrap().unwrap(), FIRST.as_bytes());
    let mut again = kept.report.clone();
    again.paths = vec!["there.txt".into()];
    let added = store.add(&[Incoming { report: &again, original: None, received: 99 }]).unwrap();
    assert!(!added[0].is_new);
    let kept = store.report(&ids[0]).unwrap().unwrap();
    assert_eq!((kept.report.paths, kept.received), (vec!["here.txt".into(), "there.txt".into()], 10));
    assert_eq!(store.n_reports().unwrap(), 2);
    assert_eq!(store.versions("https://orle.example/dam").unwrap(), [(ids[0], 10), (ids[1], 20)]);
}

#[test]
fn searches_find_what_stands_in_the_texts() {
    let search = |words: &str| one(Search { words: Some(words.into()), ..Search::default() });
    assert_eq!(search("engineer"), ["engineer"]);
    assert_eq!(search("“ORLE dam”").len(), 2);
    assert_eq!(search("\"dam orle\""), Vec::<String>::new());
    assert_eq!(search("cafe"), ["Café"]);
    let speaker = |speaker: &str, words: Option<&str>| {
        one(Search { speaker: Some(speaker.into()), words: words.map(Into::into), ..Search::default() })
    };
    assert!(speaker("brunt", None).len() >= 2);
    assert_eq!(speaker("brunt", Some("money")).len(), 1);
    let figure =
        |from, to, counts: Option<&str>| one(Search { from, to, counts: counts.map(Into::into), ..Search::default() });
    assert_eq!(figure(Some(1250.0), None, Some("people")).len(), 1);
    assert_eq!(figure(Some(1100.0), Some(1400.0), None).len(), 2);
    assert!(!one(Search { name: Some("ada".into()), ..Search::default() }).is_empty());
    assert!(one(Search::default()).is_empty());
}

#[test]
fn a_new_version_takes_the_place_of_what_the_old_one_found() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = filled(folder.path());
    let search = Search { words: Some("dam".into()), limit: 10, ..Search::default() };
    let before = store.search(&search).unwrap();
    assert_eq!(store.unanalysed("v").unwrap(), Vec::<i64>::new());
    for kept in store.numbered(&store.unanalysed("w").unwrap()).unwrap() {
        let found = report_record(&annotate(kept.report));
        let analysed = Analysed { number: kept.number, version: "w", day: Some(7), sketch: b"", found: &found };
        store.keep_analyses(&[analysed]).unwrap();
    }
    assert_eq!(store.search(&search).unwrap(), before);
    assert_eq!(store.check(|_| ()).unwrap(), Vec::<String>::new());
}

#[test]
fn records_are_listed_by_what_is_worth_looking_at() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = filled(folder.path());
    let line = |story: &str, altered, last| StoryLine {
        story: story.into(),
        title: "Dam".into(),
        headline: "2 reports".into(),
        reports: 2,
        first: Some("2031-05-01".into()),
        last: Some(format!("2031-05-0{last}")),
        altered,
        disagree: 0,
        uncredited: 0,
    };
    let records = [([1; 32], line("s-1", 0, 9), b"{\"a\":1}".to_vec()), ([2; 32], line("s-2", 3, 4), b"{}".to_vec())];
    store.keep_records(&records).unwrap();
    let listed = |listing: Listing| {
        let (lines, count) = store.stories(&Listing { limit: 10, ..listing }).unwrap();
        (lines.into_iter().map(|line| line.story).collect::<Vec<_>>(), count)
    };
    assert_eq!(listed(Listing::default()), (vec!["s-2".into(), "s-1".into()], 2));
    assert_eq!(listed(Listing { altered: true, ..Listing::default() }), (vec!["s-2".into()], 1));
    assert_eq!(store.record("s-1").unwrap().unwrap(), "{\"a\":1}");
    assert_eq!(store.each_story().unwrap()[0].key, Some([1; 32]));
    store.place(&[]).unwrap();
    assert_eq!(store.record("s-2").unwrap(), None, "a story without reports has no record");
}

#[test]
fn a_storys_old_name_leads_to_where_its_report_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ids) = filled(folder.path());
    let name = variorum::text::short_name('s', ids[1]);
    assert_eq!(store.heir(&name).unwrap().as_deref(), Some("s-1"));
    for other in ["s-000000000000", "s-", "s-xyz", "", "s-é"] {
        assert_eq!(store.heir(other).unwrap(), None, "{other}");
    }
}

#[test]
fn what_goes_out_comes_in_elsewhere_and_twice_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ids) = filled(folder.path());
    let cite = Cite { report: variorum::text::id_name(ids[0]), start: 3, end: 7 };
    let decision = Decision {
        kind: "saying".into(),
        cites: vec![cite],
        verdict: Ruling::Confirmed,
        note: "heard it".into(),
        decided: 5,
    };
    store.decide(&decision).unwrap();
    let feed = Feed { url: "https://orle.example/feed".into(), next: 7, ..Feed::default() };
    store.keep_feed(&feed).unwrap();
    store.visited("https://orle.example/dam", &ids[1], 20).unwrap();
    store.visited("https://orle.example/dam", &ids[1], 30).unwrap();
    let mut lines = Vec::new();
    store.export(&mut lines, |_| ()).unwrap();

    let elsewhere = open(tempfile::tempdir().unwrap().keep().as_path());
    let imported = elsewhere.import(lines.as_slice(), |_| ()).unwrap();
    assert_eq!(imported, Imported { new: 2, known: 0, decisions: 1 });
    assert_eq!(elsewhere.import(lines.as_slice(), |_| ()).unwrap().known, 2);
    let mut again = Vec::new();
    elsewhere.export(&mut again, |_| ()).unwrap();
    assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(lines).unwrap());
    assert_eq!(elsewhere.decisions().unwrap(), std::slice::from_ref(&decision));
    assert_eq!(elsewhere.original(&ids[0]).unwrap().unwrap(), FIRST.as_bytes());
    assert!(elsewhere.undecide(&decision.finding()).unwrap());
}

#[test]
fn a_bad_line_is_named_and_what_stands_before_it_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = filled(folder.path());
    let mut lines = Vec::new();
    store.export(&mut lines, |_| ()).unwrap();
    let text = String::from_utf8(lines).unwrap();
    let elsewhere = open(tempfile::tempdir().unwrap().keep().as_path());
    let changed = text.replacen("1,300", "1,900", 1);
    let error = elsewhere.import(changed.as_bytes(), |_| ()).unwrap_err().to_string();
    assert!(error.starts_with("line 3: "), "{error}");
    let broken =
        format!("{}{{\"what\":1}}\n", text.lines().take(2).map(|line| format!("{line}\n")).collect::<String>());
    let error = elsewhere.import(broken.as_bytes(), |_| ()).unwrap_err().to_string();
    assert!(error.starts_with("line 3: "), "{error}");
    assert_eq!(elsewhere.n_reports().unwrap(), 1);
    let error = elsewhere.import(&b"{\"text\":\"a report\"}\n"[..], |_| ()).unwrap_err().to_string();
    assert!(error.contains("store add"), "{error}");
}

#[test]
fn a_check_sees_what_was_changed_behind_the_stores_back() {
    let folder = tempfile::tempdir().unwrap();
    let (store, _) = filled(folder.path());
    assert_eq!(store.check(|_| ()).unwrap(), Vec::<String>::new());
    drop(store);
    let behind = rusqlite::Connection::open(folder.path().join("store.db")).unwrap();
    behind.execute("UPDATE reports SET url = 'https://other.example/' WHERE n = 1", []).unwrap();
    behind.execute("UPDATE sources SET bytes = x'00' WHERE n = 2", []).unwrap();
    drop(behind);
    let (store, opened) = Store::open(&folder.path().join("store.db")).unwrap();
    assert_eq!(opened, Opened::AsItWas);
    let wrong = store.check(|_| ()).unwrap();
    assert_eq!(wrong.len(), 2, "{wrong:?}");
    store.vacuum().unwrap();
}

#[test]
fn old_reports_go_with_all_that_was_found_in_them() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ids) = filled(folder.path());
    assert_eq!(store.remove_before(15).unwrap(), 1);
    assert!(store.report(&ids[0]).unwrap().is_none());
    assert!(store.original(&ids[0]).unwrap().is_none());
    let left = store.search(&Search { words: Some("dam".into()), limit: 9, ..Search::default() }).unwrap();
    assert_eq!(left.len(), 1);
    assert_eq!(left[0].kind, HitKind::Text);
    assert_eq!(store.check(|_| ()).unwrap(), Vec::<String>::new());
}

#[test]
fn a_store_is_kept_small_by_removing_what_came_first() {
    let folder = tempfile::tempdir().unwrap();
    let (store, ids) = filled(folder.path());
    assert!(store.held().unwrap() > 0 && store.held().unwrap() <= store.size().unwrap());
    assert_eq!(store.remove_oldest(1).unwrap(), 1);
    assert!(store.report(&ids[0]).unwrap().is_none() && store.report(&ids[1]).unwrap().is_some());
    assert_eq!(store.remove_oldest(9).unwrap() as u64 + store.n_reports().unwrap(), ids.len() as u64 - 1);
    assert_eq!(store.check(|_| ()).unwrap(), Vec::<String>::new());
}

fn put(store: &Store, url: &str, text: &str, happened: Option<Kind>, at: i64) -> [u8; 32] {
    let report = Report::from_text(text);
    let page = Page { url: url.into(), report: Some(report.id()), next: Some(at), ..Page::default() };
    let given = [Incoming { report: &report, original: Some(text.as_bytes()), received: at }];
    store.page_read(&page, &given, happened, at).unwrap()[0].id
}

#[test]
fn a_feed_and_its_pages_are_kept_as_one() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let feed = Feed { url: "https://a.example/rss".into(), etag: Some("one".into()), ..Feed::default() };
    let page = |url: &str, listed: i64| Page { url: url.into(), listed, next: Some(0), ..Page::default() };
    let new = store.feed_read(&feed, &[page("https://a.example/1", 5), page("https://a.example/2", 5)]).unwrap();
    assert_eq!(new, ["https://a.example/1", "https://a.example/2"]);
    put(&store, "https://a.example/1", "The dam holds.", Some(Kind::Report), 6);
    // Named again: what was read stays.
    let again = store.feed_read(&feed, &[page("https://a.example/1", 9), page("https://a.example/3", 9)]).unwrap();
    assert_eq!(again, ["https://a.example/3"]);
    let kept = store.page("https://a.example/1").unwrap().unwrap();
    assert_eq!((kept.listed, kept.next, kept.report.is_some()), (9, Some(6), true));
    let due: Vec<_> = store
        .pages_due()
        .unwrap()
        .into_iter()
        .map(|(next, url)| (next, url.rsplit('/').next().unwrap().to_owned()))
        .collect();
    assert_eq!(due, [(0, "2".to_owned()), (0, "3".into()), (6, "1".into())]);
    let mut lines = Vec::new();
    store.export(&mut lines, |_| ()).unwrap();
    let other = Store::open(&folder.path().join("other.db")).unwrap().0;
    other.import(&lines[..], |_| ()).unwrap();
    assert_eq!(other.page("https://a.example/1").unwrap(), store.page("https://a.example/1").unwrap());
    assert_eq!(other.feeds().unwrap(), store.feeds().unwrap());
    let done = Page { next: None, listed: 9, ..page("https://a.example/2", 9) };
    store.page_read(&done, &[], None, 10).unwrap();
    assert_eq!((store.forget_pages(9).unwrap(), store.forget_pages(10).unwrap()), (0, 1));
}

#[test]
fn what_happened_at_a_page_waits_until_it_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let url = "https://a.example/1";
    let first = put(&store, url, "The dam holds.", Some(Kind::Report), 6);
    let second = put(&store, url, "The dam broke.", Some(Kind::Edit), 7);
    drop(store);
    let store = open(folder.path());
    let told: Vec<_> = store.happenings(9).unwrap();
    assert_eq!(
        told.iter().map(|it| (it.kind, it.report, it.before)).collect::<Vec<_>>(),
        [(Kind::Report, first, None), (Kind::Edit, second, Some(first))]
    );
    store.happening_told(told[0].number).unwrap();
    assert_eq!(store.happenings(9).unwrap(), told[1..]);
    // Only what stands there now is in its story, the earlier one again where it comes back.
    let in_stories = |store: &Store| -> Vec<[u8; 32]> {
        store.each_story().unwrap().into_iter().flat_map(|it| it.reports).map(|(_, id)| id).collect()
    };
    let numbers = store.unanalysed("v").unwrap();
    for (kept, story) in store.numbered(&numbers).unwrap().into_iter().zip(["one", "one"]) {
        let number = kept.number;
        let found = variorum::report_record(&variorum::annotate(kept.report));
        store.keep_analyses(&[Analysed { number, version: "v", day: None, sketch: b"", found: &found }]).unwrap();
        store.place(&[(number, story.into())]).unwrap();
    }
    assert_eq!(in_stories(&store), [second]);
    put(&store, url, "The dam holds.", Some(Kind::Edit), 8);
    assert_eq!(in_stories(&store), [first]);
}

#[test]
fn telling_goes_on_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let store = open(folder.path());
    let line = |story: &str| StoryLine {
        story: story.into(),
        title: String::new(),
        headline: String::new(),
        reports: 1,
        first: None,
        last: None,
        altered: 0,
        disagree: 0,
        uncredited: 0,
    };
    let keep = |story: &str| store.keep_records(&[([0; 32], line(story), b"{}".to_vec())]).unwrap();
    keep("before");
    assert_eq!(store.begin_telling(5).unwrap(), 5);
    assert_eq!(store.begin_telling(6).unwrap(), 5);
    assert_eq!(store.untold(9).unwrap(), []);
    keep("one");
    keep("two");
    keep("one");
    let untold = store.untold(9).unwrap();
    assert_eq!(untold.iter().map(|(_, story)| story.as_str()).collect::<Vec<_>>(), ["two", "one"]);
    store.told_up_to(untold[0].0).unwrap();
    assert_eq!(store.untold(9).unwrap(), untold[1..]);
    store.keep_line("a command", "one", 1).unwrap();
    store.keep_line("an address", "two", 2).unwrap();
    store.keep_line("a command", "three", 3).unwrap();
    let kept = store.kept_lines("a command", 9).unwrap();
    assert_eq!(kept.iter().map(|(_, line)| line.as_str()).collect::<Vec<_>>(), ["one", "three"]);
    store.line_taken(kept[0].0).unwrap();
    assert_eq!(store.kept_lines("a command", 9).unwrap(), kept[1..]);
    assert_eq!((store.forget_lines(3).unwrap(), store.kept_lines("an address", 9).unwrap().len()), (1, 0));
    store.keep_told(&[7; 32], 1).unwrap();
    assert!(store.was_told(&[7; 32]).unwrap() && !store.was_told(&[8; 32]).unwrap());
}

#[test]
fn two_programs_may_write_to_one_store() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (open(folder.path()), open(folder.path()));
    std::thread::scope(|scope| {
        for (name, store) in [("one", &one), ("other", &other)] {
            scope.spawn(move || {
                for number in 0..40 {
                    let report = Report::from_text(&format!("{name} {number}"));
                    store.add(&[Incoming { report: &report, original: None, received: 0 }]).unwrap();
                    store.n_reports().unwrap();
                }
            });
        }
    });
    assert_eq!(one.n_reports().unwrap(), 80);
    assert_eq!(other.check(|_| ()).unwrap(), Vec::<String>::new());
}
