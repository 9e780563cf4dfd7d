//! Reports and who is named in them as FollowTheMoney entities, the data model of investigative databases.
//!
//! In: records. Out: one entity a line, and beside them one line for each place, which the model cannot hold.
//!
//! A report is an Article; a person a Person, an organization an Organization, a place an Address, anything else a Thing.
//! Each name in a report is a Mention, joined to its entity where that can be one in the model, and a Documentation.
//! A lineage is an UnknownLink. Nothing is said of anybody but name and the office or description that a report gives.
//! Ids are hashes of content: a report's id; an entity's kind, name and first place.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use variorum::record::schema::{EntityKind, Lineage, Record, Relation, ReportRecord, StoryEntity};

use super::{digest, stated, web_address};
use crate::story::Story;
use crate::words;

/// Entities and their places.
pub struct FollowTheMoney {
    /// One entity a line.
    pub entities: String,
    /// One place a line: entity, mention, report, start, end, words.
    pub offsets: String,
}

/// Records as FollowTheMoney entities.
#[must_use]
pub fn followthemoney(records: &[Record]) -> FollowTheMoney {
    let mut out = Stream::default();
    for record in records {
        let story = Story::new(record);
        record.reports.iter().for_each(|report| out.entity("Article", &article_id(&report.id), &article(report)));
        record.entities.iter().for_each(|entity| out.named(&story, entity));
        record.lineage.iter().for_each(|line| out.link(&story, line));
    }
    FollowTheMoney { entities: out.entities, offsets: out.offsets }
}

/// What is written so far. Lines that say the same, as two records of one report do, stand once; of one id that says
/// different things there are several lines, which the model's tools join.
#[derive(Default)]
struct Stream {
    entities: String,
    offsets: String,
    written: BTreeSet<String>,
}

fn article_id(report: &str) -> String {
    format!("var-{}", digest(&["report", report]))
}

/// Adds a property that has a value.
fn add(properties: &mut Map<String, Value>, name: &str, value: Option<String>) {
    if let Some(value) = value {
        properties.insert(name.to_owned(), json!([value]));
    }
}

fn article(report: &ReportRecord) -> Map<String, Value> {
    let source = &report.source;
    let mut properties = Map::new();
    add(&mut properties, "title", stated(source.title.as_deref()));
    add(&mut properties, "author", stated(source.byline.as_deref()));
    add(&mut properties, "publisher", stated(source.outlet.as_deref()));
    add(&mut properties, "sourceUrl", web_address(source.url.as_deref()));
    add(&mut properties, "publishedAt", stated(source.published.as_deref()));
    add(&mut properties, "language", source.language.as_deref().and_then(language));
    add(&mut properties, "fileName", stated(source.path.as_deref()));
    add(&mut properties, "bodyText", Some(report.text.clone()).filter(|text| !text.is_empty()));
    properties
}

/// The model has three-letter codes (ISO 639-2/3); a language that is not here is left out.
fn language(tag: &str) -> Option<String> {
    const CODES: [(&str, &str); 24] = [
        ("ar", "ara"),
        ("bg", "bul"),
        ("cs", "ces"),
        ("da", "dan"),
        ("de", "deu"),
        ("el", "ell"),
        ("en", "eng"),
        ("es", "spa"),
        ("fi", "fin"),
        ("fr", "fra"),
        ("he", "heb"),
        ("hu", "hun"),
        ("it", "ita"),
        ("ja", "jpn"),
        ("ko", "kor"),
        ("nl", "nld"),
        ("pl", "pol"),
        ("pt", "por"),
        ("ro", "ron"),
        ("ru", "rus"),
        ("sv", "swe"),
        ("tr", "tur"),
        ("uk", "ukr"),
        ("zh", "zho"),
    ];
    let primary = tag.split('-').next().unwrap_or_default();
    CODES.iter().find(|(two, _)| *two == primary).map(|(_, three)| (*three).to_owned())
}

fn schema(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Address",
        EntityKind::Other => "Thing",
    }
}

impl Stream {
    fn entity(&mut self, schema: &str, id: &str, properties: &Map<String, Value>) {
        let line = json!({ "id": id, "schema": schema, "properties": properties }).to_string();
        if self.written.insert(digest(&[&line])) {
            self.entities.push_str(&line);
            self.entities.push('\n');
        }
    }

    /// Somebody or something, once; then each report that names it.
    fn named(&mut self, story: &Story, entity: &StoryEntity) {
        let Some(name) = stated(Some(&entity.name)) else { return };
        let first = entity.mentions.first();
        let place = first.map(|cite| format!("{}:{}", cite.report, cite.start)).unwrap_or_default();
        let schema = schema(entity.kind);
        let id = format!("var-{}", digest(&[schema, &name, &place]));
        let mut properties = Map::new();
        add(&mut properties, "name", Some(name.clone()));
        let role = stated(entity.role.as_deref());
        match entity.kind {
            EntityKind::Person => add(&mut properties, "position", role),
            EntityKind::Place => {
                add(&mut properties, "full", Some(name.clone()));
                add(&mut properties, "summary", role);
            }
            EntityKind::Organization | EntityKind::Other => add(&mut properties, "summary", role),
        }
        self.entity(schema, &id, &properties);
        self.mentions(story, entity, &name, &id);
    }

    fn mentions(&mut self, story: &Story, entity: &StoryEntity, name: &str, id: &str) {
        let mut documents: Vec<&str> = Vec::new();
        for cite in &entity.mentions {
            let document = article_id(&cite.report);
            let mention = format!("var-{}", digest(&["mention", &document, id]));
            if story.index(&cite.report).is_some() && !documents.contains(&cite.report.as_str()) {
                documents.push(&cite.report);
                self.mention(entity.kind, name, id, &document, &mention);
            }
            let place = json!({ "entity": id, "mention": mention, "report": cite.report, "start": cite.start,
                "end": cite.end, "words": story.slice(cite) });
            self.offsets.push_str(&format!("{place}\n"));
        }
    }

    fn mention(&mut self, kind: EntityKind, name: &str, id: &str, document: &str, mention: &str) {
        let mut properties = Map::new();
        add(&mut properties, "name", Some(name.to_owned()));
        add(&mut properties, "document", Some(document.to_owned()));
        add(&mut properties, "detectedSchema", Some(schema(kind).to_owned()));
        // What a mention is resolved to is a legal entity in the model: a place or a thing is none.
        let legal = matches!(kind, EntityKind::Person | EntityKind::Organization);
        add(&mut properties, "resolved", legal.then(|| id.to_owned()));
        self.entity("Mention", mention, &properties);
        let mut properties = Map::new();
        add(&mut properties, "document", Some(document.to_owned()));
        add(&mut properties, "entity", Some(id.to_owned()));
        add(&mut properties, "role", Some("named in the report".to_owned()));
        self.entity("Documentation", &format!("var-{}", digest(&["documentation", document, id])), &properties);
    }

    /// Subject is the report that derives where that is known; a role that says no direction where it is not.
    fn link(&mut self, story: &Story, line: &Lineage) {
        let b_is_parent = line.from.as_ref() == Some(&line.b);
        let (subject, object) = if b_is_parent { (&line.a, &line.b) } else { (&line.b, &line.a) };
        let role = match (line.relation, &line.from) {
            (Relation::Derived, Some(_)) => "derived from",
            (Relation::Derived, None) => "one derives from the other, direction not known",
            (Relation::CommonSource, _) => "common source",
            (Relation::Independent, _) => return,
        };
        let mut properties = Map::new();
        add(&mut properties, "subject", Some(article_id(subject)));
        add(&mut properties, "object", Some(article_id(object)));
        add(&mut properties, "role", Some(role.to_owned()));
        add(&mut properties, "summary", stated(Some(&words::lineage(story, line))));
        self.entity("UnknownLink", &format!("var-{}", digest(&["lineage", subject, object, role])), &properties);
    }
}
