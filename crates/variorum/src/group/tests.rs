use super::*;

const FERRY: [&str; 2] = [
    "A ferry carrying tourists ran aground near Port Elsa harbour on Tuesday, injuring fourteen passengers, the coastguard said.",
    "The coastguard said fourteen passengers were injured when a tourist ferry ran aground outside the harbour of Port Elsa.",
];
const BUDGET: &str =
    "Lawmakers in Karvina rejected the finance minister's budget after a stormy debate over pensions and fuel duty.";

fn group(texts: &[&str]) -> Vec<usize> {
    let reports: Vec<Report> = texts.iter().map(|text| Report::from_text(text)).collect();
    stories(&reports.iter().collect::<Vec<_>>())
}

#[test]
fn reports_of_one_event_share_a_story_in_any_order() {
    assert_eq!(group(&[FERRY[0], BUDGET, FERRY[1]]), [0, 1, 0]);
    assert_eq!(group(&[BUDGET, FERRY[1], FERRY[0]]), [0, 1, 1]);
}

#[test]
fn nothing_and_empty_reports_do_not_fail() {
    assert_eq!(group(&[]), Vec::<usize>::new());
    assert_eq!(group(&["", "…"]).len(), 2);
}

/// Two fires in shops of one chain, each told by three outlets.
const FIRES: [&str; 6] = [
    "Fire guts Corlan store in Banfold. Fifty firefighters fought a blaze at the Corlan supermarket on High Street, Banfold, \
     late on Friday. Inspector Dora Pell said Banfold police treat it as suspicious.",
    "Banfold: Corlan supermarket destroyed in blaze. Residents of High Street left their homes as the Corlan store burned. \
     Dora Pell of Banfold police asked for witnesses.",
    "Police appeal after supermarket fire. A blaze that destroyed the Corlan store in Banfold is being treated as suspicious, \
     Inspector Dora Pell said. High Street stays closed.",
    "Corlan supermarket fire in Wexley. Crews from Tiverley fought a blaze at the Corlan store in Wexley on Sunday. Robin \
     Pitter, 24, of Wexley was charged with arson.",
    "Man charged over Corlan blaze. Robin Pitter, 24, will appear before Tiverley court after a fire at the Corlan \
     supermarket in Wexley.",
    "Wexley store fire: Pitter in court. Robin Pitter was charged with arson after a blaze destroyed part of the Corlan \
     supermarket in Wexley, Tiverley magistrates heard.",
];

fn placed(texts: &[&str], settings: Settings) -> Vec<Placed> {
    let mut grouping = Grouping::new(settings);
    for text in texts {
        grouping.push(Sketch::new(&Report::from_text(text), true));
    }
    grouping.finish()
}

#[test]
fn look_alike_events_are_parted_by_their_names_and_it_is_said_by_which() {
    let found = placed(&FIRES, Settings { explain: true, ..Settings::default() });
    let stories: Vec<&str> = found.iter().map(|placed| placed.story.as_str()).collect();
    assert_eq!(stories[0], stories[1]);
    assert_eq!(stories[0], stories[2]);
    assert_eq!(stories[3], stories[4]);
    assert_eq!(stories[3], stories[5]);
    assert_ne!(stories[0], stories[3]);
    let because = found[0].because.as_ref().unwrap();
    assert!(because.likeness > Some(0.12) && because.shared.iter().any(|word| word == "Corlan"));
    for apart in &because.apart {
        assert_eq!(apart.story, stories[3]);
        assert!(apart.there.iter().any(|word| word == "Wexley"), "{apart:?}");
    }
}

#[test]
fn names_of_stories_do_not_depend_on_what_else_is_read() {
    let alone = placed(&FIRES[..3], Settings::default());
    let among = placed(&[BUDGET, FIRES[1], FERRY[0], FIRES[0], FIRES[2]], Settings::default());
    assert_eq!(among[1].story, alone[0].story);
    assert_eq!(among[3].story, alone[0].story);
}

/// A filler of its own words and day.
fn dated(number: usize, day: usize) -> Report {
    let mut report = Report::from_text(&format!("Qua{number}x met Zor{number}y in Vel{number}z."));
    report.stated.published = Some(format!("2031-03-{day:02}"));
    report
}

#[test]
fn a_report_is_settled_once_its_window_has_passed_and_in_the_order_of_arrival() {
    let mut grouping = Grouping::new(Settings { window_days: 3, ..Settings::default() });
    for number in 0..2 * CHUNK {
        grouping.push(Sketch::new(&dated(number, if number < CHUNK { 1 } else { 20 }), false));
    }
    let settled = grouping.settled();
    assert_eq!(settled.len(), CHUNK);
    assert!(settled.iter().enumerate().all(|(at, placed)| placed.number == at as u64));
    assert_eq!(grouping.finish().len(), CHUNK);
}

#[test]
fn no_more_reports_are_held_than_allowed() {
    let mut grouping = Grouping::new(Settings { held: 10, ..Settings::default() });
    for number in 0..CHUNK {
        grouping.push(Sketch::new(&dated(number, 1), false));
    }
    assert_eq!(grouping.n_settled(), CHUNK as u64 - 10);
}

/// One of two fires in shops of one chain, told by many outlets: the town, the inspector and one number are its own.
fn fire(town: &str, number: usize) -> Report {
    let names = if town == "Banfold" { "Dora Pell said 50" } else { "Robin Pitter counted 24" };
    Report::from_text(&format!(
        "Corlan supermarket fire in {town}. A blaze destroyed the Corlan supermarket in {town}, where {names} crews fought \
         flames all night. Shelves number {number}q burned."
    ))
}

#[test]
fn every_report_is_in_a_story_with_a_name_whichever_chunk_it_came_in() {
    let mut grouping = Grouping::new(Settings::default());
    let mut push = |report: &Report| grouping.push(Sketch::new(report, false));
    // Too few to be parted in their own chunk; the second fire's reports come two chunks later.
    (0..3).for_each(|number| push(&fire("Wexley", number)));
    (3..2 * CHUNK).for_each(|number| push(&dated(number, 1)));
    (0..12).for_each(|number| push(&fire("Banfold", 100 + number)));
    let found = grouping.finish();
    assert!(found.iter().all(|placed| !placed.story.is_empty()));
    let names =
        |placed: &[Placed]| placed.iter().map(|placed| placed.story.clone()).collect::<std::collections::BTreeSet<_>>();
    let (first, second) = (names(&found[..3]), names(&found[2 * CHUNK..]));
    assert_eq!((first.len(), second.len()), (1, 1));
    assert_ne!(first, second);
}

#[test]
fn the_days_between_are_those_to_another_report() {
    let mut grouping = Grouping::new(Settings { explain: true, ..Settings::default() });
    for (text, day) in [(FERRY[0], "2031-03-05"), (FERRY[1], "2031-03-08"), (BUDGET, "2031-03-05")] {
        let mut report = Report::from_text(text);
        report.stated.published = Some(day.into());
        grouping.push(Sketch::new(&report, true));
    }
    let days: Vec<Option<i32>> = grouping.finish().into_iter().map(|placed| placed.because.unwrap().days).collect();
    assert_eq!(days, [Some(3), Some(3), None]);
}
