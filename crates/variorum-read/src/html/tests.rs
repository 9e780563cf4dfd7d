//! Whole pages, all of them invented.

use super::*;

fn read(page: &str) -> Report {
    report("a.html", page, &Limits::default()).unwrap()
}

const STORY: &str = "<p>The council of Orlo met on Monday, in the new hall, and agreed to rebuild the old bridge.</p>\
    <p>“We will rebuild it,” said Ann Lee, the mayor, who had asked for the vote, “and we will do it this year.”</p>\
    <p>The work will cost two million crowns, the council said, and it will last, by its own account, until May.</p>\
    <p>Critics, among them Bo Roe, said that the plan was late, that it was dear, and that it had not been checked.</p>";

fn page(head: &str) -> String {
    format!(
        "<!doctype html><html lang=en-GB><head><title>Orlo backs bridge | Veldia Daily</title>{head}</head><body>\
         <nav><a href=/>Home</a><a href=/w>World</a></nav><article><h1>Orlo backs bridge</h1>{STORY}</article>\
         <script>var x = '<p>no</p>';</script><footer>All rights reserved</footer></body></html>"
    )
}

#[test]
fn main_text_has_a_paragraph_a_line() {
    let report = read(&page(""));
    assert!(report.text.starts_with("The council of Orlo"), "{}", report.text);
    assert_eq!(report.text.split("\n\n").count(), 4);
    assert!(!report.text.contains("Home") && !report.text.contains("no</p>"));
    assert_eq!(report.stated.language.as_deref(), Some("en-GB"));
    assert!(report.notices.is_empty());
}

#[test]
fn json_ld_comes_before_meta_and_meta_before_time() {
    let json = r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"},
        {"@type": ["NewsArticle"], "headline": "Orlo &amp; its bridge", "datePublished": "2031-03-27T10:00:00Z",
        "author": [{"name": "Ann Lee"}, {"name": "Bo Roe"}], "publisher": {"name": "Veldia Daily"}}]}</script>"#;
    let meta = r#"<meta property="article:published_time" content="2031-03-26"><meta name=author content="By Cy Doe">
        <link rel="canonical" href="https://veldia.example/orlo"><meta property="og:site_name" content="VD">"#;
    let both = read(&page(&format!("{meta}{json}"))).stated;
    assert_eq!(both.title.as_deref(), Some("Orlo & its bridge"));
    assert_eq!(both.published.as_deref(), Some("2031-03-27T10:00:00Z"));
    assert_eq!(both.byline.as_deref(), Some("Ann Lee, Bo Roe"));
    assert_eq!(both.outlet.as_deref(), Some("Veldia Daily"));
    assert_eq!(both.url.as_deref(), Some("https://veldia.example/orlo"));
    let one = read(&page(meta)).stated;
    assert_eq!((one.published.as_deref(), one.byline.as_deref()), (Some("2031-03-26"), Some("Cy Doe")));
    let time = read(&page("<time datetime='2031-03-25'>25 March</time>")).stated;
    assert_eq!(time.published.as_deref(), Some("2031-03-25"));
}

#[test]
fn deep_pages_cost_no_more_than_their_bytes_and_still_give_their_text() {
    let deep = format!("<html><body>{}{STORY}", "<div>".repeat(10_000));
    let began = std::time::Instant::now();
    let report = read(&deep);
    assert!(began.elapsed().as_secs() < 5);
    assert!(report.text.starts_with("The council of Orlo"));
    assert_eq!(report.notices[0].kind, NoticeKind::NoMainText);
}

#[test]
fn pages_without_words_are_empty() {
    let fault = report("a.html", "<html><body><script>x</script><img src=a></body>", &Limits::default()).unwrap_err();
    assert_eq!(fault.kind, crate::ErrorKind::Empty);
}

#[test]
fn damaged_pages_are_read_as_far_as_they_go() {
    for page in ["<p>a", "<p", "a<", "a<!--", "a<script>", "a</div></p>", "<html><p>é&", "a<b c=\"", "<table><p>a<td>b"]
    {
        let _ = report("a.html", page, &Limits::default());
    }
}
