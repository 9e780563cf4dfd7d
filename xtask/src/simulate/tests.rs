use super::*;

fn small(seed: u64) -> Settings {
    Settings { stories: 12, size: Size { reports: 6, facts: 16 }, seed }
}

fn lines(settings: &Settings) -> String {
    let mut out = Vec::new();
    stream(settings, &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

fn slice(text: &str, place: Place) -> String {
    text.chars().skip(place.0).take(place.1 - place.0).collect()
}

#[test]
fn one_seed_gives_the_same_bytes_and_another_gives_others() {
    assert_eq!(lines(&small(3)), lines(&small(3)));
    assert_ne!(lines(&small(3)), lines(&small(4)));
}

#[test]
fn places_hold_what_the_truth_says() {
    let (mut verbatim, mut altered, mut figures) = (0, 0, 0);
    for number in 0..12 {
        let case = case(&small(5), number);
        let text = |cite: truth::Cite| slice(&case.reports[cite.0].text, cite.1);
        for one in &case.truth.alignments {
            let (a, b) = (text(one.a).to_lowercase(), text(one.b).to_lowercase());
            if one.kind == truth::Kind::Verbatim {
                verbatim += 1;
                assert_eq!(a.trim_end_matches('.'), b.trim_end_matches('.'));
            }
        }
        for one in &case.truth.quotations {
            assert_eq!(one.altered, one.a_words != one.b_words);
            let first = one.a_words.split(' ').next().unwrap();
            assert!(text(one.a).to_lowercase().starts_with(first), "{} / {first}", text(one.a));
            altered += usize::from(one.altered);
        }
        for one in &case.truth.figures {
            figures += 1;
            assert_eq!((text(one.a), text(one.b)), (one.a_value.clone(), one.b_value.clone()));
        }
    }
    assert!(verbatim > 50 && altered > 5 && figures > 5, "{verbatim} {altered} {figures}");
}

#[test]
fn nothing_is_left_open_in_a_text() {
    for number in 0..40 {
        let case = case(&small(9), number);
        for report in &case.reports {
            assert!(!report.text.contains(['{', '}', '|', '=']), "{}", report.text);
            assert!(!report.text.contains("  "), "{}", report.text);
        }
    }
}

#[test]
fn hidden_sources_have_two_takers_and_look_alikes_none_in_common() {
    let mut hidden = 0;
    for number in 0..40 {
        let case = case(&small(2), number);
        let n_reports = case.reports.len();
        let of_hidden = case.truth.lineage.iter().filter(|edge| edge.0 >= n_reports).count();
        assert!(of_hidden != 1, "{number}");
        hidden += usize::from(of_hidden > 0);
        for one in &case.truth.alignments {
            assert_eq!(case.truth.events[one.a.0], case.truth.events[one.b.0]);
        }
    }
    assert!(hidden > 8);
}

#[test]
fn stories_number_without_end_and_dates_are_days() {
    assert_eq!((date(0, 0), date(4, 2), date(52, 2)), ("2024-01-01".into(), "2024-01-31".into(), "2024-01-01".into()));
    let far = case(&Settings { size: Size { reports: 3, facts: 3 }, ..small(1) }, 999_999);
    assert_eq!(far.reports.len(), 3);
}
