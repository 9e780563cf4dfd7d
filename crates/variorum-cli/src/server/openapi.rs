//! The server described for programs: OpenAPI 3.1, with the record's own schemas.

use axum::Json;
use serde_json::{Value, json};

/// An address: method, path, what it does, its parameters (name, what it means), and what its JSON form holds.
struct Operation {
    method: &'static str,
    path: &'static str,
    about: &'static str,
    parameters: &'static [(&'static str, &'static str)],
    gives: &'static str,
}

const STORY: (&str, &str) = ("story", "A story's name: s- and twelve digits");
const ID: (&str, &str) = ("id", "A report's id: sha256: and 64 digits");

const OPERATIONS: [Operation; 13] = [
    Operation {
        method: "get",
        path: "/stories.json",
        about: "Stories, what is worth looking at first standing first. As a page: /",
        parameters: &[
            ("altered", "Only stories with altered quotes"),
            ("disagree", "Only stories with figures that disagree"),
            ("uncredited", "Only stories with uncredited copies"),
            ("alone", "Stories of one report too"),
            ("latest", "The latest first"),
            ("offset", "Stories passed over"),
            ("limit", "Stories at most, up to 1000 (50)"),
        ],
        gives: "stories, count, offset, reports",
    },
    Operation {
        method: "get",
        path: "/stories/{story}.json",
        about: "A story's record. As a page: /stories/{story}",
        parameters: &[STORY],
        gives: "variorum/record/1",
    },
    Operation {
        method: "get",
        path: "/reports/{id}.json",
        about: "What a report says. As a page: /reports/{id}",
        parameters: &[ID],
        gives: "variorum/report/1",
    },
    Operation {
        method: "get",
        path: "/reports/{id}/original",
        about: "The bytes that a report was read from",
        parameters: &[ID],
        gives: "bytes",
    },
    Operation {
        method: "get",
        path: "/reports/{id}/versions",
        about: "What a report's address held over time, compared; JSON with Accept: application/json",
        parameters: &[ID],
        gives: "variorum/record/1",
    },
    Operation {
        method: "get",
        path: "/compare.json",
        about: "A record of reports of your choice. As a page: /compare",
        parameters: &[("report", "A report's id; once for each, 200 at most")],
        gives: "variorum/record/1",
    },
    Operation {
        method: "get",
        path: "/search.json",
        about: "Places in reports. Of what is given all must hold. As a page: /search",
        parameters: &[
            ("words", "Words of the text, or with a speaker of what is quoted"),
            ("speaker", "Who is quoted"),
            ("name", "Who or what is named"),
            ("from", "Figures of this value or more"),
            ("to", "Figures of this value or less"),
            ("counts", "What is counted"),
            ("unit", "A figure's unit"),
            ("offset", "Hits passed over"),
            ("limit", "Hits at most, up to 1000 (100)"),
        ],
        gives: "hits, offset",
    },
    Operation {
        method: "post",
        path: "/reports",
        about: "Puts reports in: multipart/form-data with `file` parts, `address` parts (20 addresses of the web at most), or with `text` and outlet, published, url, title, byline, \
                language. When the answer comes they are on the disk; JSON with Accept: application/json",
        parameters: &[],
        gives: "reports (id, path, new, story), failures, done",
    },
    Operation {
        method: "get",
        path: "/decisions.json",
        about: "What readers decided about findings. As a page: /decisions",
        parameters: &[],
        gives: "decisions (kind, cites, verdict, note, decided)",
    },
    Operation {
        method: "post",
        path: "/decisions",
        about: "Decides about a finding: a form with story, finding, verdict (confirmed, dismissed, noted, none), note",
        parameters: &[],
        gives: "finding, verdict",
    },
    Operation {
        method: "get",
        path: "/feeds.json",
        about: "What is watched, and how each feed does. As a page: /feeds",
        parameters: &[],
        gives: "feeds (url, title, failures, error, asked, worked, next)",
    },
    Operation {
        method: "get",
        path: "/events",
        about: "Server-sent events: how far long work is",
        parameters: &[],
        gives: "events named status: working, rounds, stories, error",
    },
    Operation { method: "get", path: "/api", about: "This description", parameters: &[], gives: "OpenAPI 3.1" },
];

/// `GET /api`
pub async fn document() -> Json<Value> {
    Json(openapi())
}

fn openapi() -> Value {
    let mut paths = serde_json::Map::new();
    for operation in &OPERATIONS {
        let parameters: Vec<Value> = operation
            .parameters
            .iter()
            .map(|(name, about)| {
                let is_in_path = operation.path.contains(&format!("{{{name}}}"));
                let place = if is_in_path { "path" } else { "query" };
                json!({"name": name, "in": place, "required": is_in_path, "description": about, "schema": {"type": "string"}})
            })
            .collect();
        let described = json!({
            "summary": operation.about,
            "parameters": parameters,
            "responses": {"200": response(operation), "default": {
                "description": "What went wrong, and what to do",
                "content": {"application/json": {"schema": {
                    "type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}}}}},
        });
        let path = paths.entry(operation.path).or_insert_with(|| json!({}));
        path[operation.method] = described;
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Variorum", "version": env!("CARGO_PKG_VERSION"),
            "description": "What reports of an event say, where, and how they differ. Offsets are code points, half-open."
        },
        "paths": paths,
        "components": {"schemas": {"Printed": variorum::record::json_schema()}},
    })
}

fn response(operation: &Operation) -> Value {
    match operation.gives {
        "bytes" => json!({"description": "The bytes", "content": {"application/octet-stream": {}}}),
        gives if gives.starts_with("events") => json!({"description": gives, "content": {"text/event-stream": {}}}),
        gives if gives.starts_with("variorum/") => json!({
            "description": gives,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Printed"}}}
        }),
        gives => json!({"description": gives, "content": {"application/json": {"schema": {"type": "object"}}}}),
    }
}
