//! What a report's figures are, in invented sentences.

use super::*;
use crate::text::Layout;

/// Each figure as `span | value unit/per approx counts`.
fn check(text: &str, expected: &[&str]) {
    let layout = Layout::new(text.into(), "en");
    let (found, _) = figures(&layout, &Header::default(), &[], &[]);
    let shown: Vec<String> = found.iter().map(|figure| show(&layout, figure)).collect();
    assert_eq!(shown, expected, "{text}");
}

fn show(layout: &Layout, figure: &Figure) -> String {
    let high = figure.high.map(|high| format!("-{high}")).unwrap_or_default();
    let unit = figure.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let per = figure.per.as_ref().map(|per| format!("/{per}")).unwrap_or_default();
    let approx = match figure.approx {
        Approx::Exact | Approx::Range => "",
        Approx::About => " ~",
        Approx::AtLeast => " >",
        Approx::AtMost => " <",
    };
    let counts = figure.counts.map(|span| format!(" [{}]", layout.slice(span))).unwrap_or_default();
    format!("{} | {}{high}{unit}{per}{approx}{counts}", layout.slice(figure.span), figure.value)
}

#[test]
fn counts_take_their_noun() {
    check("The 212 Orlanders arrived on three buses.", &["212 | 212 [Orlanders]", "three | 3 [buses]"]);
    check(
        "It held more than 1,200 suspected road gang members.",
        &["more than 1,200 | 1200 > [suspected road gang members]"],
    );
    check("It expelled 37 of the teachers.", &["37 | 37 [teachers]"]);
    check("The jail, built for 4,000, is full.", &["4,000 | 4000"]);
    check("A three-judge panel met.", &["three | 3 [judge]"]);
    check("The blast left 30 dead and 12 injured.", &["30 | 30 [dead]", "12 | 12 [injured]"]);
}

#[test]
fn money_has_a_currency_a_scale_and_a_rate() {
    check("It pays $6 million a year.", &["$6 million a year | 6000000 USD/year"]);
    check("A fine of C$300 or 50 cents.", &["C$300 | 300 CAD", "50 cents | 0.5 USD"]);
    check("A €2m gift and a £40bn hole.", &["€2m | 2000000 EUR", "£40bn | 40000000000 GBP"]);
    check("They lost 3 million Swiss francs.", &["3 million Swiss francs | 3000000 CHF"]);
    check("Between $20 and $30 million is gone.", &["Between $20 and $30 million | 20000000-30000000 USD"]);
}

#[test]
fn bounds_stand_in_the_span() {
    check("Nearly 400 homes burned.", &["Nearly 400 | 400 ~ [homes]"]);
    check("It costs at least $5.", &["at least $5 | 5 USD >"]);
    check("No fewer than 12 ships sank.", &["No fewer than 12 | 12 > [ships]"]);
    check("As many as 70 men share it.", &["As many as 70 | 70 < [men]"]);
    check("It will cost $5 over six years.", &["$5 | 5 USD", "six years | 6 year"]);
    check("It was shut for over six years.", &["over six years | 6 year >"]);
    check("Some 40 boats, 30 or more cars.", &["Some 40 | 40 ~ [boats]", "30 or more | 30 > [cars]"]);
}

#[test]
fn percent_and_units() {
    check(
        "It fell 3.5 percent, or 2 percentage points.",
        &["3.5 percent | 3.5 %", "2 percentage points | 2 percentage point"],
    );
    check("30% of voters walked 12km.", &["30% | 30 % [voters]", "12km | 12 kilometer"]);
    check("He drove 90 miles an hour.", &["90 miles an hour | 90 mile per hour"]);
    check("A 6-foot wall on 20 square miles.", &["6-foot | 6 foot", "20 square miles | 20 square mile"]);
    check("He got a 300-year sentence.", &["300-year | 300 year"]);
    check("The 34-year-old and a boy aged 9.", &["34-year-old | 34 year", "9 | 9 year"]);
}

#[test]
fn labels_are_no_figures() {
    check("On March 15, 2021, at 10:30 a.m., Cell 8 was shut.", &[]);
    check("The 18th-century act, MS-12, Covid-19, call 911, page 12.", &[]);
    check("They won 3-2 in 2019; call 555-0142.", &[]);
    check("See https://a.example/x?id=40&y=50 or No. 5.", &[]);
    check("One man said one of them left.", &[]);
}

#[test]
fn ranges_have_two_ends() {
    check("Between 20 and 30 people came.", &["Between 20 and 30 | 20-30 [people]"]);
    check("It takes 20-30 boats.", &["20-30 | 20-30 [boats]"]);
    check("Prices rose from 10 to 20 percent.", &["10 | 10 %", "20 percent | 20 %"]);
    check("Two or three ships left.", &["Two or three | 2-3 [ships]"]);
}

#[test]
fn any_text_is_survived() {
    for text in [
        "",
        "$",
        "½",
        "1",
        "-1",
        ".5",
        "€",
        "5%",
        "a",
        "between",
        "1/2/3",
        "٣٤",
        "一二三",
        "$$$ 5 m",
        "100元",
        "1e99999",
        "10 k",
        "10 %",
        "5 ft 2",
        "$ 5 M",
        "two and",
        "10 US",
        "light - 5 light-",
        "999999999999999999999999999999999999999999",
    ] {
        let layout = Layout::new(text.into(), "en");
        for figure in figures(&layout, &Header::default(), &[], &[]).0 {
            assert!(!layout.slice(figure.span).is_empty() && figure.value.is_finite(), "{text}");
        }
    }
}

#[test]
fn somebodys_age_needs_no_unit() {
    check("She was 14. The score was 14.", &["14 | 14 year", "14 | 14"]);
    check("It is for anyone 19 or older.", &["19 or older | 19 year >"]);
}

#[test]
fn a_participle_ends_what_is_counted() {
    check("It took two years of inquiry plagued by delays.", &["two years | 2 year [inquiry]"]);
}
