use super::*;

fn read(path: &str, text: &str) -> Feed {
    feed(path, text.as_bytes(), &Limits::default()).unwrap()
}

const RSS: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Veldia Daily &amp; Sunday</title><language>en-gb</language><ttl>30</ttl>
<item><title>Orle dam &lt;em&gt;to be raised&lt;/em&gt;</title><link>https://veldia.example/dam?a=1&amp;b=2</link>
<dc:creator>By Ada Brunt</dc:creator><pubDate>Thu, 27 Mar 2031 10:00:00 +0100</pubDate>
<description>Short.</description>
<content:encoded><![CDATA[<p>The council met.</p><p>It agreed &mdash; at last.</p>]]></content:encoded></item>
<item><guid isPermaLink="true">https://veldia.example/second</guid><description>Only a &lt;b&gt;summary&lt;/b&gt;.</description></item>
<item><title>No page</title><guid isPermaLink="false">7</guid></item>
</channel></rss>"#;

#[test]
fn an_entry_states_what_its_feed_says() {
    let feed = read("https://veldia.example/rss", RSS);
    assert_eq!(feed.title.as_deref(), Some("Veldia Daily & Sunday"));
    assert_eq!(feed.rests, Some(Duration::from_secs(1800)));
    let stated = &feed.entries[0].stated;
    assert_eq!(stated.url.as_deref(), Some("https://veldia.example/dam?a=1&b=2"));
    assert_eq!(stated.title.as_deref(), Some("Orle dam to be raised"));
    assert_eq!(stated.byline.as_deref(), Some("Ada Brunt"));
    assert_eq!(stated.outlet.as_deref(), Some("Veldia Daily & Sunday"));
    assert_eq!(stated.published.as_deref(), Some("2031-03-27T09:00:00Z"));
    assert_eq!(stated.language.as_deref(), Some("en-gb"));
    assert_eq!(feed.entries[0].text, "The council met.\n\nIt agreed — at last.");
    assert_eq!(feed.entries[1].stated.url.as_deref(), Some("https://veldia.example/second"));
    assert_eq!(feed.entries[1].text, "Only a summary.");
    assert_eq!(feed.entries[2].stated.url, None);
}

#[test]
fn atom_json_and_old_rss_are_feeds_too() {
    let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://veldia.example/"><title>Veldia Daily</title>
        <entry><title>Dam</title><id>tag:1</id><updated>2031-03-27T09:00:00Z</updated>
        <link rel="enclosure" href="a.mp3"/><link href="/dam"/><content type="html">&lt;p&gt;The council met.&lt;/p&gt;</content></entry></feed>"#;
    let feed = read("https://veldia.example/atom", atom);
    assert_eq!(feed.entries[0].stated.url.as_deref(), Some("https://veldia.example/dam"));
    assert_eq!(feed.entries[0].stated.published.as_deref(), Some("2031-03-27T09:00:00Z"));
    assert_eq!(feed.entries[0].text, "The council met.");
    let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "Veldia Daily", "items":
        [{"id": "https://veldia.example/dam", "content_html": "<p>The council met.</p>", "date_published": "2031-03-27T09:00:00Z"}]}"#;
    let feed = read("feed.json", json);
    assert_eq!(feed.entries[0].stated.url.as_deref(), Some("https://veldia.example/dam"));
    assert_eq!(feed.entries[0].text, "The council met.");
    let rdf = r#"<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel><title>Veldia Daily</title></channel><item><title>Dam</title><link>https://veldia.example/dam</link></item></rdf:RDF>"#;
    assert_eq!(read("a.rdf", rdf).entries.len(), 1);
}

#[test]
fn a_declared_encoding_is_used_once() {
    let text = "<?xml version=\"1.0\" encoding=\"windows-1252\"?><rss version=\"2.0\"><channel><title>Caf\u{e9} d\u{2019}Orle</title></channel></rss>";
    let bytes: Vec<u8> = text
        .chars()
        .map(|c| match c {
            '\u{2019}' => 0x92,
            c => u8::try_from(u32::from(c)).unwrap(),
        })
        .collect();
    assert_eq!(feed("a", &bytes, &Limits::default()).unwrap().title.as_deref(), Some("Caf\u{e9} d\u{2019}Orle"));
}

#[test]
fn each_entry_is_read_or_named() {
    let reports = feed_reports("a.rss", RSS.as_bytes(), &Limits::default());
    assert_eq!(reports[0].as_ref().unwrap().paths, ["a.rss:1"]);
    let fault = reports[2].as_ref().unwrap_err();
    assert_eq!((fault.kind, fault.path.as_str()), (ErrorKind::Empty, "a.rss:3"));
}

#[test]
fn a_bare_ampersand_does_not_cost_the_feed() {
    let text = "<rss version='2.0'><channel><title>A & B</title><item><link>https://a.example/?a=1&b=2</link>\
        <description><![CDATA[<p>R&D &amp; more</p>]]></description></item></channel></rss>";
    let feed = read("a", text);
    assert_eq!(feed.title.as_deref(), Some("A & B"));
    assert_eq!(feed.entries[0].stated.url.as_deref(), Some("https://a.example/?a=1&b=2"));
    assert_eq!(feed.entries[0].text, "R&D & more");
}

#[test]
fn a_feed_needs_no_version_that_is_known() {
    for root in [
        "<rss>",
        "<rss version='2'>",
        "<rss xmlns:a=\"urn:b\" version=\"0.93\" xmlns:c='urn:d'>",
        "<rss version='0.91'>",
    ] {
        let bytes =
            format!("{root}<channel><title>Orlo Post</title><item><title>The dam</title></item></channel></rss>");
        let found = feed("a.rss", bytes.as_bytes(), &Limits::default()).unwrap();
        assert_eq!(found.title.as_deref(), Some("Orlo Post"), "{root}");
        assert_eq!(found.entries.len(), 1);
    }
}

#[test]
fn what_is_no_feed_says_what_it_is() {
    let fault = |text: &str| feed("https://veldia.example/", text.as_bytes(), &Limits::default()).unwrap_err();
    let broken = fault("<rss version='2.0'><channel><title>Veldia</titel></channel></rss>");
    assert_eq!(broken.kind, ErrorKind::BadFeed);
    let page = "<!doctype html><html><head><link rel=alternate type='application/rss+xml' href='/rss?a=1&amp;b=2'></head><body>News</body></html>";
    assert!(fault(page).message.ends_with("it names these feeds: /rss?a=1&b=2"), "{}", fault(page));
    assert!(fault("<html><body>News</body></html>").message.contains("names none"));
    assert!(fault("<opml version='2.0'><body/></opml>").message.contains("a list of feeds"));
    assert_eq!(fault("\u{0}\u{1}\u{2}").kind, ErrorKind::Binary);
    assert_eq!(fault(&format!("{{\"version\": {}", "[".repeat(1000))).kind, ErrorKind::TooDeep);
    let deep = format!("<rss version='2.0'><channel>{}", "<a>".repeat(100_000));
    let _ = feed("deep", deep.as_bytes(), &Limits::default());
}

#[test]
fn entities_that_grow_are_not_followed() {
    let text = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]>\
        <rss version='2.0'><channel><title>&b;&c;</title></channel></rss>";
    if let Ok(feed) = feed("a", text.as_bytes(), &Limits::default()) {
        let title = feed.title.unwrap_or_default();
        assert!(!title.contains("aaaa") && !title.contains("root"), "{title}");
    }
}

#[test]
fn a_list_of_feeds_is_read_and_its_faults_are_placed() {
    let list = "<opml version=\"2.0\"><body>\n<outline text=\"Dams\">\n<outline type=\"rss\" XMLURL=\"https://a.example/?a=1&amp;b=2\"/>\n\
        <outline xmlUrl=\"https://b.example/\"/><outline xmlUrl=\"https://b.example/\"/></outline></body></opml>";
    let read = |text: &str| feed_list("a.opml", text.as_bytes(), &Limits::default());
    assert_eq!(read(list).unwrap(), ["https://a.example/?a=1&b=2", "https://b.example/"]);
    assert_eq!(read("<opml><body/></opml>").unwrap_err().kind, ErrorKind::Empty);
    let fault = read("<opml>\n<body><outline xmlUrl=\"a").unwrap_err();
    assert_eq!((fault.kind, fault.line), (ErrorKind::BadFeed, Some(2)), "{fault}");
}
