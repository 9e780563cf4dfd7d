//! Texts made to cost more than their size: each ends. One step that looks back over a whole sentence for every word would take
//! minutes here, where a look at every word takes a second.

use variorum::{Report, annotate, report_record};

/// Bytes of each text: enough that a square of it is felt.
const SIZE: usize = 150_000;

#[test]
fn no_text_costs_more_than_its_size() {
    for one in [
        "“",
        "“a” ",
        "'a' ",
        "\"a ",
        "said ",
        "&<—&bogus ",
        "<",
        "(",
        "$",
        "12 ",
        "$12 million on Monday ",
        "Ann Orr, Bob Lee and ",
        "a! ",
        "A. ",
        "said Ann Orr that ",
        "“Yes,” said Ann. ",
        "according to ",
        "Monday 3 May ",
        "http://a.b/c ",
        "a\n",
        "- ",
        "Q: a\nA: b\n",
        "he he he ",
        "not ",
        ", ",
        "…",
        "\u{301}",
        "\u{202e}",
        "会議は",
        "U.S.",
        "1,",
        "1/2/",
    ] {
        let text = one.repeat(SIZE / one.len());
        let record = report_record(&annotate(Report::from_text(&text)));
        assert_eq!(record.text.len(), text.len(), "{one:?}");
    }
}
