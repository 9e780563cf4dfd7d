//! What date expressions mean, on invented sentences.

use super::*;
use crate::annotate::DatePart;

/// A Thursday.
const PUBLISHED: (i32, u8, u8) = (2025, 3, 27);

/// Checks the expressions of a text and their values, published on 2025-03-27.
#[track_caller]
fn check(text: &str, expected: &[(&str, &str)]) {
    let (year, month, day) = PUBLISHED;
    let date = period::date(year, month, day).unwrap();
    let published = Published { date, from: PublishedFrom::Given, span: None };
    check_published(text, Some(&published), expected);
}

#[track_caller]
fn check_published(text: &str, published: Option<&Published>, expected: &[(&str, &str)]) {
    let layout = Layout::new(text.into(), "en");
    let (found, _) = dates(&layout, &Header::default(), published);
    let got: Vec<(&str, &str)> =
        found.iter().map(|date| (layout.slice(date.span), date.value.as_deref().unwrap_or("none"))).collect();
    assert_eq!(got, expected, "{text}");
}

#[test]
fn full_dates_need_no_anchor() {
    check_published("On March 26, 2024 it rained.", None, &[("March 26, 2024", "2024-03-26")]);
    check_published("It rained on the 26th of March 2024.", None, &[("the 26th of March 2024", "2024-03-26")]);
    check_published("Filed 2024-03-26.", None, &[("2024-03-26", "2024-03-26")]);
    check_published(
        "Filed 3/26/2024 and 26.3.2024.",
        None,
        &[("3/26/2024", "2024-03-26"), ("26.3.2024", "2024-03-26")],
    );
    check_published("Sat., Sept. 14, 2024 was dry.", None, &[("Sat., Sept. 14, 2024", "2024-09-14")]);
}

#[test]
fn weekdays_follow_the_tense_of_their_clause() {
    check("The baker opened on Wednesday.", &[("Wednesday", "2025-03-26")]);
    check("The baker will open on Wednesday.", &[("Wednesday", "2025-04-02")]);
    check("The vote will be held Friday, he said.", &[("Friday", "2025-03-28")]);
    check("The council met Thursday.", &[("Thursday", "2025-03-27")]);
    check("She was scheduled to meet him Wednesday.", &[("Wednesday", "2025-03-26")]);
    check(
        "It closed last Thursday and opens next Monday.",
        &[("last Thursday", "2025-03-20"), ("next Monday", "2025-03-31")],
    );
}

#[test]
fn could_and_would_look_neither_way() {
    check("On Wednesday morning nobody could agree on the price.", &[("Wednesday morning", "2025-03-26TMO")]);
    check("The vote could come on Friday.", &[("Friday", "2025-03-28")]);
    check("Work could start in February.", &[("February", "2026-02")]);
    check("She said the shop would open on Wednesday.", &[("Wednesday", "2025-04-02")]);
}

#[test]
fn deadlines_lie_ahead() {
    check("We do not need a new barn by Christmas.", &[("Christmas", "2025-12-25")]);
    check("“We do not need a new barn by Christmas,” said the baker.", &[("Christmas", "2025-12-25")]);
    check("By July, half of them had left.", &[("July", "2024-07")]);
    check("They had left by Christmas.", &[("Christmas", "2024-12-25")]);
}

#[test]
fn today_inside_marks_is_the_day_of_speech() {
    check(
        "“We met this morning,” the baker said on Tuesday.",
        &[("this morning", "2025-03-25TMO"), ("Tuesday", "2025-03-25")],
    );
    check("On Monday she told the Crier: “They came today.”", &[("Monday", "2025-03-24"), ("today", "2025-03-24")]);
    check("“They came today,” said the baker.", &[("today", "2025-03-27")]);
}

#[test]
fn today_with_what_something_is_is_no_day() {
    check("“The wall is safe today,” she said.", &[("today", "PRESENT_REF")]);
    check(
        "That is what it is today, and which we still own today.",
        &[("today", "PRESENT_REF"), ("today", "PRESENT_REF")],
    );
    check("The vote is today.", &[("today", "2025-03-27")]);
    check("Today is a day of thanks.", &[("Today", "2025-03-27")]);
    check("Today the court adds that the rule is old.", &[("Today", "2025-03-27")]);
    check("The council is meeting today.", &[("today", "2025-03-27")]);
    check("The mill was shut today.", &[("today", "2025-03-27")]);
}

#[test]
fn possessive_weekdays_are_the_nearest() {
    check("An inquiry into Tuesday’s crash will open.", &[("Tuesday", "2025-03-25")]);
    check("On a Monday nothing opens, said Saturday Night Crew.", &[]);
}

#[test]
fn months_and_days_without_a_year_take_the_nearest_that_fits() {
    check("The judge ruled on March 15.", &[("March 15", "2025-03-15")]);
    check("The fair is planned for May 16.", &[("May 16", "2025-05-16")]);
    check("The mill burned down in December.", &[("December", "2024-12")]);
    check("Work will start in February.", &[("February", "2026-02")]);
}

#[test]
fn parts_of_periods_are_kept_apart_from_their_values() {
    let layout =
        Layout::new("It began in mid-March, ended in late 2024 and paused at the end of May 2020.".into(), "en");
    let (found, _) = dates(&layout, &Header::default(), None);
    let parts: Vec<_> = found.iter().map(|date| date.part).collect();
    assert_eq!(parts, [Some(DatePart::Mid), Some(DatePart::Late), Some(DatePart::Late)]);
}

#[test]
fn relative_dates_count_from_publication() {
    check("It rained yesterday, and tomorrow will be dry.", &[("yesterday", "2025-03-26"), ("tomorrow", "2025-03-28")]);
    check("Two weeks ago the mill burned.", &[("Two weeks ago", "2025-W11")]);
    check("She moved here three years ago.", &[("three years ago", "2022")]);
    check("Last month, the shop closed.", &[("Last month", "2025-02")]);
    check("It opened earlier this year.", &[("earlier this year", "2025")]);
    check(
        "He spoke Tuesday evening and again last night.",
        &[("Tuesday evening", "2025-03-25TEV"), ("last night", "2025-03-26TNI")],
    );
}

#[test]
fn dates_told_from_the_text_count_from_it() {
    check(
        "The bridge fell on June 3, 2019. The next day it was cleared. Two days later it was rebuilt.",
        &[("June 3, 2019", "2019-06-03"), ("The next day", "2019-06-04"), ("Two days later", "2019-06-06")],
    );
    check(
        "In mid-March it rained, and on the same day it snowed.",
        &[("mid-March", "2025-03"), ("the same day", "none")],
    );
    check("He left in 2019 and returned the following year.", &[("2019", "2019"), ("the following year", "2020")]);
}

#[test]
fn the_same_day_and_bare_times_far_from_a_date_are_the_opening_days() {
    check(
        "The barge sank on Tuesday.\n\nA letter came on 11 February.\n\nIt had struck the pier at 7.40am. \
         Men swam. Women swam. Goats swam. Trams stopped the same day.",
        &[
            ("Tuesday", "2025-03-25"),
            ("11 February", "2025-02-11"),
            ("7.40am", "2025-03-25T07:40"),
            ("the same day", "2025-03-25"),
        ],
    );
}

#[test]
fn coarse_periods_have_coarse_values() {
    check("Mills of the 1990s and the 18th century.", &[("the 1990s", "199"), ("the 18th century", "17")]);
    check("An 18th-century law.", &[("18th-century", "17")]);
    check(
        "In the summer of 2016 and the first quarter of 2020.",
        &[("the summer of 2016", "2016-SU"), ("the first quarter of 2020", "2020-Q1")],
    );
    check("Temples of 44 BC and the 4th century BC.", &[("44 BC", "BC0044"), ("the 4th century BC", "BC03")]);
    check("The fair runs this weekend.", &[("this weekend", "2025-W13-WE")]);
}

#[test]
fn narratives_carry_their_years_on() {
    check_published(
        "War came on 3 May 1812. In June the town fell. On 2 December 1813 peace was made. In January 1815 the walls \
         were rebuilt, and on 4 August a market was held. In November it closed; in February it opened again.",
        None,
        &[
            ("3 May 1812", "1812-05-03"),
            ("June", "1812-06"),
            ("2 December 1813", "1813-12-02"),
            ("January 1815", "1815-01"),
            ("4 August", "1815-08-04"),
            ("November", "1815-11"),
            ("February", "1816-02"),
        ],
    );
}

#[test]
fn years_on_lines_of_their_own_head_a_chronicle() {
    check(
        "1812\n\nWar came on 3 May. In June the town fell.\n\n1813\n\nPeace was made on 2 May.\n\n1814\n\nIn July all was well.",
        &[
            ("1812", "1812"),
            ("3 May", "1812-05-03"),
            ("June", "1812-06"),
            ("1813", "1813"),
            ("2 May", "1813-05-02"),
            ("1814", "1814"),
            ("July", "1814-07"),
        ],
    );
}

#[test]
fn a_report_that_opens_with_its_news_is_no_narrative() {
    check(
        "The old baker died on Tuesday. Born in May 1931, he came here in June 1950, baked from 3 May 1951 and stopped in July 1990. \
         His son spoke on Monday.",
        &[
            ("Tuesday", "2025-03-25"),
            ("May 1931", "1931-05"),
            ("June 1950", "1950-06"),
            ("3 May 1951", "1951-05-03"),
            ("July 1990", "1990-07"),
            ("Monday", "2025-03-24"),
        ],
    );
}

#[test]
fn a_far_year_inside_a_sentence_is_an_aside() {
    check(
        "War came on 3 May 1812. On 2 June 1812 and 4 June 1812 the town burned. Letters found in 1904 prove it. On 6 August it fell.",
        &[
            ("3 May 1812", "1812-05-03"),
            ("2 June 1812", "1812-06-02"),
            ("4 June 1812", "1812-06-04"),
            ("1904", "1904"),
            ("6 August", "1812-08-06"),
        ],
    );
}

#[test]
fn lengths_and_sets_are_no_dates() {
    check("It took three years.", &[("three years", "P3Y")]);
    check("It is swept every day and painted annually.", &[("every day", "P1D"), ("annually", "P1Y")]);
    check("A two-week course every Monday.", &[("two-week", "P2W"), ("every Monday", "XXXX-WXX-1")]);
    check("A 30-year-old baker earns $6 million a year.", &[]);
}

#[test]
fn two_digits_are_a_year_beside_one_in_full() {
    check(
        "She ran in 88 and 92, he in 2000, and both lost in 08.",
        &[("88", "1988"), ("92", "1992"), ("2000", "2000"), ("08", "2008")],
    );
    check("She ran in 88 and 92, and lost.", &[]);
}

#[test]
fn months_said_of_every_year_are_sets() {
    check("October is a wet month.", &[("October", "XXXX-10")]);
}

#[test]
fn times_take_the_day_beside_them() {
    check("The doors open at 3 p.m. on Tuesday, he said.", &[("3 p.m. on Tuesday", "2025-03-25T15:00")]);
    check("On Wednesday at 10:30pm the lights went out.", &[("Wednesday at 10:30pm", "2025-03-26T22:30")]);
    check("It rang at 7.40 in the morning.", &[("7.40 in the morning", "2025-03-27T07:40")]);
    check(
        "It rang at 7.40pm, at 8.10 a.m. and by ten at night.",
        &[("7.40pm", "2025-03-27T19:40"), ("8.10 a.m.", "2025-03-27T08:10"), ("ten at night", "2025-03-27T22:00")],
    );
    check("It rang at 9.30 on Tuesday evening.", &[("9.30 on Tuesday evening", "2025-03-25T21:30")]);
    check("It sold at 7.40 and killed 5 in the morning crush.", &[]);
    check("The alarm rang at noon.", &[("noon", "2025-03-27T12:00")]);
}

#[test]
fn words_and_numbers_that_look_like_dates_are_none() {
    check("They may march, and May Orlo said April Lind saw the Sun.", &[]);
    check("Some 2,000 marched; 1999 people sat. Flight 1920 left. He won 3-2, 24/7.", &[]);
    check("The Sunday Times reported it.", &[]);
}

#[test]
fn feasts_fall_on_their_days() {
    check("It closed on Christmas Day.", &[("Christmas Day", "2024-12-25")]);
    check("It will reopen on Easter Monday.", &[("Easter Monday", "2025-04-21")]);
}

#[test]
fn without_publication_date_only_what_stands_by_itself_has_a_value() {
    check_published(
        "He came on Wednesday, in 2021 and yesterday.",
        None,
        &[("Wednesday", "none"), ("2021", "2021"), ("yesterday", "none")],
    );
    let layout = Layout::new("He came on Wednesday. He left yesterday.".into(), "en");
    let (_, notices) = dates(&layout, &Header::default(), None);
    assert_eq!(notices.len(), 1);
}

#[test]
fn ranges_share_the_year_of_their_end() {
    check("It ran between March and June 2021.", &[("March", "2021-03"), ("June 2021", "2021-06")]);
    check("It ran March 3-5, 2021.", &[("March 3-5, 2021", "2021-03-03/2021-03-05")]);
    check("The 2013-14 season.", &[("2013-14", "2013/2014")]);
}

proptest::proptest! {
    #[test]
    fn any_text_is_read_without_panic(text in "(\\PC|[0-9]|[ '’:./-]|March|mid|the |of |last |year |p\\.m\\.|Monday| ago){0,60}") {
        let layout = Layout::new(text.as_str().into(), "en");
        let (found, _) = dates(&layout, &Header::default(), None);
        for pair in found.windows(2) {
            assert!(pair[0].span.end <= pair[1].span.start);
        }
    }
}

#[test]
fn tens_of_an_age_are_no_decade() {
    check("The baker, in his early 20s, left. She is in her mid-30s.", &[]);
    check("The mill closed in the early 20s.", &[("the early 20s", "192")]);
}

#[test]
fn votes_are_near_for_weeks() {
    check("The mayor lost ground as she heads into the May 12 election.", &[("May 12", "2025-05-12")]);
    check("The mayor, who won in Tarn, is up for re-election in November.", &[("November", "2025-11")]);
    check("The mayor won the November election.", &[("November", "2024-11")]);
}
