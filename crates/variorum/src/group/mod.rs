//! Which reports tell the same story.
//!
//! In: annotated reports, in any order. Out: a story number for each.
//!
//! Method: each report is a vector of its stems, weighted by how rare they are in news at large and
//! by where they stand (a name, the opening). Reports come one after another, oldest first, and each
//! joins the story whose members are on average most like it (average link, which is the dot
//! product with the sum of the members' unit vectors), if that is like enough; likeness fades with
//! the days between. Then every report is asked again, as the first ones had little to compare with.
//! An inverted index proposes stories, so a report is held only against stories that share a word with it.
//! Why not the story's own word counts: in three reports of one event every telling word is in all three.
//! Limits: a first version, all in memory; thresholds from 50 dated triples and 771 look-alike events.

mod stories;
mod vector;

use crate::annotate::Annotated;

/// For each report the number of its story, counted from 0 in the order in which stories first appear.
///
/// The same reports fall into the same stories in whatever order they are given.
#[must_use]
pub fn stories(reports: &[Annotated]) -> Vec<usize> {
    let vectors = vector::vectors(reports);
    let days: Vec<Option<i32>> = reports.iter().map(day).collect();
    let mut order: Vec<usize> = (0..reports.len()).collect();
    order.sort_by(|&a, &b| (days[a], &reports[a].id).cmp(&(days[b], &reports[b].id)));
    let mut grouping = stories::Grouping::new(&vectors, &days);
    for &report in &order {
        grouping.join(report);
    }
    for _ in 0..stories::ROUNDS {
        for &report in &order {
            grouping.leave(report);
            grouping.join(report);
        }
    }
    in_order_of_appearance(grouping.story_of())
}

/// Publication day as a count of days, where the report says it.
fn day(report: &Annotated) -> Option<i32> {
    let date = report.annotations.header.published.as_ref()?.date;
    Some(date.duration_since(jiff::civil::Date::ZERO).as_hours().div_euclid(24).try_into().unwrap_or(0))
}

fn in_order_of_appearance(story_of: &[usize]) -> Vec<usize> {
    let mut numbers: Vec<Option<usize>> = vec![None; story_of.iter().max().map_or(0, |last| last + 1)];
    let mut next = 0;
    let mut number = |story: usize| {
        *numbers[story].get_or_insert_with(|| {
            next += 1;
            next - 1
        })
    };
    story_of.iter().map(|&story| number(story)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Report, annotate};

    const FERRY: [&str; 2] = [
        "A ferry carrying tourists ran aground near Port Elsa harbour on Tuesday, injuring fourteen passengers, the coastguard said.",
        "The coastguard said fourteen passengers were injured when a tourist ferry ran aground outside the harbour of Port Elsa.",
    ];
    const BUDGET: &str = "Lawmakers in Karvina rejected the finance minister's budget after a stormy debate over pensions and fuel duty.";

    fn group(texts: &[&str]) -> Vec<usize> {
        let reports: Vec<Annotated> = texts.iter().map(|text| annotate(Report::from_text(text))).collect();
        stories(&reports)
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
}
