//! What a page's tags state about its report: title, writer, outlet, date, address, language.
//!
//! In: a page. Out: the stated fields. For each field the sources are asked in a fixed order, surest first: JSON-LD of
//! an article (schema.org), OpenGraph and other `meta`, `link`, `time`. Dates are passed on as written.

use serde_json::Value;
use variorum::Stated;

use super::entities;
use super::scan::{Piece, attribute, pieces};
use crate::fields::Field;

/// The fields that a page states, in what was found in it.
pub(super) fn stated(found: Found) -> Stated {
    let mut stated = Stated::default();
    for value in &found.articles {
        article(value, &mut stated);
    }
    for (names, field) in META {
        for name in *names {
            for (_, content) in found.meta.iter().filter(|(key, _)| key == name) {
                state(*field, content, &mut stated);
            }
        }
    }
    state(Field::Published, found.time.as_deref().unwrap_or_default(), &mut stated);
    state(Field::Language, found.language.as_deref().unwrap_or_default(), &mut stated);
    if let Some(address) = found.canonical.filter(|address| is_address(address)) {
        stated.url = Some(address);
    }
    stated
}

/// A byline without its `By`.
pub(crate) fn without_by(byline: &str) -> &str {
    let byline = byline.trim();
    ["By ", "by ", "BY "].iter().find_map(|by| byline.strip_prefix(by)).unwrap_or(byline).trim()
}

/// The feeds that a page names in its head, as it names them.
pub(crate) fn feeds_named(page: &str) -> Vec<String> {
    const KINDS: [&str; 3] = ["application/rss+xml", "application/atom+xml", "application/feed+json"];
    let links = pieces(page).filter_map(|piece| match piece {
        Piece::Open { name, attributes } if name.eq_ignore_ascii_case("link") => Some(attributes),
        _ => None,
    });
    let names_feed = |attributes: &&str| {
        attribute(attributes, "type")
            .is_some_and(|kind| KINDS.iter().any(|feed| kind.trim().eq_ignore_ascii_case(feed)))
    };
    let address = |attributes: &str| Some(entities::decode(attribute(attributes, "href")?).trim().to_owned());
    links.filter(names_feed).filter_map(address).take(MOST_FEEDS).collect()
}

/// Feeds of a page that are named: some have one for every subject.
const MOST_FEEDS: usize = 5;

/// `meta` names by field, surest first, in lower case.
const META: &[(&[&str], Field)] = &[
    (&["og:title", "twitter:title", "dc.title", "parsely-title"], Field::Title),
    (&["og:url"], Field::Url),
    (&["og:site_name", "application-name", "dc.publisher", "publisher"], Field::Outlet),
    (
        &[
            "article:published_time",
            "og:published_time",
            "og:article:published_time",
            "datepublished",
            "parsely-pub-date",
            "sailthru.date",
            "dc.date.issued",
            "dcterms.issued",
            "dcterms.created",
            "dc.date",
            "dc.date.created",
            "date.issued",
            "publish-date",
            "publish_date",
            "publishdate",
            "published-date",
            "publication_date",
            "pubdate",
            "article.published",
            "displaydate",
            "ptime",
            "date",
        ],
        Field::Published,
    ),
    (&["author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author"], Field::Byline),
    (&["dc.language", "content-language", "og:locale"], Field::Language),
];

/// What the tags hold, in page order.
#[derive(Default)]
pub(super) struct Found {
    meta: Vec<(String, String)>,
    articles: Vec<Value>,
    canonical: Option<String>,
    time: Option<String>,
    language: Option<String>,
}

/// `meta` tags that are kept; pages with more repeat themselves.
const MOST_META: usize = 1000;

impl Found {
    pub(super) fn see(&mut self, piece: &Piece<'_>) {
        match piece {
            Piece::Open { name, attributes } => self.tag(name, attributes),
            Piece::Raw { name, attributes, content } if name.eq_ignore_ascii_case("script") => {
                self.script(attributes, content);
            }
            _ => {}
        }
    }

    fn tag(&mut self, name: &str, attributes: &str) {
        let value = |wanted: &str| attribute(attributes, wanted).map(|value| entities::decode(value).trim().to_owned());
        if name.eq_ignore_ascii_case("meta") && self.meta.len() < MOST_META {
            let key = value("property")
                .or_else(|| value("name"))
                .or_else(|| value("itemprop"))
                .or_else(|| value("http-equiv"));
            if let (Some(key), Some(content)) = (key, value("content")) {
                self.meta.push((key.to_lowercase(), content));
            }
        } else if name.eq_ignore_ascii_case("link") && self.canonical.is_none() {
            let canonical = value("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical"));
            self.canonical = value("href").filter(|_| canonical);
        } else if name.eq_ignore_ascii_case("time") && self.time.is_none() {
            self.time = value("datetime").filter(|time| time.starts_with(|c: char| c.is_ascii_digit()));
        } else if name.eq_ignore_ascii_case("html") && self.language.is_none() {
            self.language = value("lang").or_else(|| value("xml:lang"));
        }
    }

    /// Keeps the articles of a JSON-LD script; a broken script states nothing.
    fn script(&mut self, attributes: &str, content: &str) {
        if let Some(value) = linked_data(attributes, content) {
            self.keep_articles(value);
        }
    }

    fn keep_articles(&mut self, value: Value) {
        match value {
            Value::Array(items) => items.into_iter().for_each(|item| self.keep_articles(item)),
            Value::Object(mut members) => {
                if let Some(graph) = members.remove("@graph") {
                    self.keep_articles(graph);
                }
                if members.get("@type").is_some_and(is_article_type) {
                    self.articles.push(Value::Object(members));
                }
            }
            _ => {}
        }
    }
}

/// The JSON-LD of a script; nothing where it is another script, or broken.
pub(super) fn linked_data(attributes: &str, content: &str) -> Option<Value> {
    let kind = attribute(attributes, "type").unwrap_or_default();
    if !kind.trim().to_ascii_lowercase().starts_with("application/ld+json") {
        return None;
    }
    let json = content.trim().trim_start_matches("<!--").trim_end_matches("-->");
    let json = json.trim().trim_start_matches("//<![CDATA[").trim_start_matches("<![CDATA[");
    let json = json.trim_end_matches("//]]>").trim_end_matches("]]>");
    serde_json::from_str(json).ok()
}

fn is_article_type(kind: &Value) -> bool {
    let is_one = |kind: &str| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report";
    match kind {
        Value::String(kind) => is_one(kind),
        Value::Array(kinds) => kinds.iter().any(|kind| kind.as_str().is_some_and(is_one)),
        _ => false,
    }
}

/// States the fields of a schema.org article.
fn article(value: &Value, stated: &mut Stated) {
    let member = |name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default();
    state(Field::Title, member("headline"), stated);
    state(Field::Published, member("datePublished"), stated);
    state(Field::Language, member("inLanguage"), stated);
    state(Field::Byline, &names(value.get("author")).join(", "), stated);
    state(Field::Outlet, &names(value.get("publisher")).join(", "), stated);
    state(Field::Url, member("url"), stated);
    let page = value.get("mainEntityOfPage");
    state(Field::Url, page.and_then(Value::as_str).unwrap_or_default(), stated);
    state(Field::Url, page.and_then(|page| page.get("@id")).and_then(Value::as_str).unwrap_or_default(), stated);
}

/// The names of a person, an organization, or several.
fn names(value: Option<&Value>) -> Vec<String> {
    match value {
        Some(Value::String(name)) => vec![name.trim().to_owned()],
        Some(Value::Array(several)) => several.iter().flat_map(|one| names(Some(one))).collect(),
        Some(Value::Object(members)) => names(members.get("name")),
        _ => Vec::new(),
    }
}

fn state(field: Field, value: &str, stated: &mut Stated) {
    let value = entities::decode(value.trim());
    let usable = match field {
        Field::Url => is_address(&value),
        // A profile's address is no name.
        Field::Byline => !value.contains("://"),
        _ => true,
    };
    if usable {
        let value = if field == Field::Byline { without_by(&value) } else { &value };
        field.state(stated, value);
    }
}

/// True for an address of the web.
pub(crate) fn is_address(value: &str) -> bool {
    value.starts_with("https://") || value.starts_with("http://")
}
