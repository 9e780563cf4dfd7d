//! Who has it from whom, drawn over time.
//!
//! In: a page. Out: inline SVG, and the same in words below it. Reports are circles with their sigla, left to right
//! by day; sources that are not here are dashed boxes in front; an arrow runs from a source to what comes from it,
//! with the share of words that do. A line without a head is a relation whose direction is not known. What matters
//! is written under the node, never told by colour alone.
//!
//! Method: columns by day and, within a day, by depth of descent; rows by a walk down from each root, so that a
//! first child stands beside its parent. No edge but a report's two strongest is drawn: the list has all.

use std::collections::{BTreeMap, BTreeSet};

use variorum::record::schema::{Lineage, Relation};

use super::escape::Html;
use super::links::Page;
use super::tools::Level;
use crate::story::Story;
use crate::{kin, rank, words};

/// Pixels between columns and between rows; two labels of 20 characters at 12 pixels and a drop between them fit.
const COLUMN: usize = 204;
const ROW: usize = 84;
/// Pixels around the drawing, and from its top to the first node.
const MARGIN: usize = 84;
const TOP: usize = 34;
/// Pixels from the last row to the lower edge: two lines of words, and the days.
const BELOW: usize = 92;
/// Pixels from a node's middle to where no label is any more, and over which an edge to another row drops from there.
const LABEL_HALF: usize = 68;
const DROP: usize = 56;
/// Radius of a report's circle, in pixels.
const RADIUS: usize = 17;
/// Characters of a node's label.
const LABEL: usize = 20;
/// Parents drawn for a report.
const PARENTS: usize = 2;

/// A day (or what stands for one) with its first and last column.
type Day = (String, usize, usize);

struct Node {
    name: String,
    /// Index of the report; none for a hidden source.
    report: Option<usize>,
    day: Option<String>,
    note: Option<String>,
    column: usize,
    row: usize,
}

struct Edge {
    from: usize,
    to: usize,
    share: Option<f64>,
    is_directed: bool,
    is_uncredited: bool,
}

pub(super) fn write(out: &mut Html, page: &Page, level: Level) {
    let story = &page.story;
    if story.witnesses.len() < 2 {
        return;
    }
    out.raw("<section class=\"lineage\"").attr("id", &page.id("lineage")).raw(">");
    level.heading(out, 1, "Lineage");
    let (nodes, edges, days) = drawing(story);
    write_svg(out, page, &nodes, &edges, &days);
    write_words(out, page);
    out.raw("</section>");
}

fn drawing(story: &Story) -> (Vec<Node>, Vec<Edge>, Vec<Day>) {
    let mut nodes = nodes(story);
    let edges = edges(story);
    let days = place_columns(&mut nodes, &edges);
    place_rows(&mut nodes, &edges);
    (nodes, edges, days)
}

fn nodes(story: &Story) -> Vec<Node> {
    let silent: BTreeSet<&str> =
        story.record.lineage.iter().flat_map(|line| &line.uncredited).map(String::as_str).collect();
    let reports = story.witnesses.iter().enumerate().map(|(index, witness)| {
        let credit = witness.report.source.credit.as_ref().map(|agency| format!("credits {agency}"));
        let note =
            if silent.contains(witness.report.id.as_str()) { Some("source not credited".to_owned()) } else { credit };
        let day = witness.report.source.published.clone();
        Node { name: witness.name().to_owned(), report: Some(index), day, note, column: 0, row: 0 }
    });
    let hidden = story.record.hidden_sources.iter().map(|source| Node {
        name: source.agency.clone().unwrap_or_else(|| "unknown source".to_owned()),
        report: None,
        day: None,
        note: Some("not among these reports".to_owned()),
        column: 0,
        row: 0,
    });
    reports.chain(hidden).collect()
}

/// Index of a report or hidden source among the nodes.
fn node_of(story: &Story, id: &str) -> Option<usize> {
    let hidden = || story.record.hidden_sources.iter().position(|source| source.id == id);
    story.index(id).or_else(|| hidden().map(|i| story.witnesses.len() + i))
}

fn edges(story: &Story) -> Vec<Edge> {
    let mut edges: BTreeMap<(usize, usize), Edge> = BTreeMap::new();
    for line in &story.record.lineage {
        for edge in edges_of(story, line) {
            edges.entry((edge.to, edge.from)).or_insert(edge);
        }
    }
    let mut kept: Vec<Edge> = Vec::new();
    let mut by_child: BTreeMap<usize, Vec<Edge>> = BTreeMap::new();
    edges.into_values().for_each(|edge| by_child.entry(edge.to).or_default().push(edge));
    for mut parents in by_child.into_values() {
        let strength = |edge: &Edge| edge.share.unwrap_or(0.0);
        parents.sort_by(|a, b| strength(b).total_cmp(&strength(a)).then(a.from.cmp(&b.from)));
        kept.extend(parents.into_iter().take(PARENTS));
    }
    kept
}

fn edges_of(story: &Story, line: &Lineage) -> Vec<Edge> {
    let (Some(a), Some(b)) = (story.index(&line.a), story.index(&line.b)) else { return Vec::new() };
    let edge = |from: usize, to: usize, share: Option<f64>, is_directed: bool| {
        let is_uncredited = story.witnesses.get(to).is_some_and(|w| line.uncredited.contains(&w.report.id));
        Edge { from, to, share, is_directed, is_uncredited }
    };
    let parent = line.from.as_deref().and_then(|id| node_of(story, id));
    match line.relation {
        Relation::Independent => Vec::new(),
        Relation::Derived => match parent {
            Some(parent) if parent == b => vec![edge(b, a, Some(line.share_a), true)],
            Some(parent) if parent == a => vec![edge(a, b, Some(line.share_b), true)],
            _ => vec![edge(a, b, Some(line.share_b), false)],
        },
        Relation::CommonSource => match line.source.as_deref().and_then(|id| node_of(story, id)) {
            Some(source) => {
                [a, b].into_iter().filter(|&to| to != source).map(|to| edge(source, to, None, true)).collect()
            }
            None => vec![edge(a, b, Some(line.share_b), false)],
        },
    }
}

/// Columns by day, then by depth within the day. Returns each day with its first and last column.
fn place_columns(nodes: &mut [Node], edges: &[Edge]) -> Vec<Day> {
    // Hidden sources come before everything, reports without a day after: `~` sorts behind every digit.
    let group = |node: &Node| match (&node.day, node.report) {
        (_, None) => String::new(),
        (Some(day), _) => day.clone(),
        (None, _) => "~".to_owned(),
    };
    let groups: Vec<String> = nodes.iter().map(group).collect();
    let mut depth = vec![0usize; nodes.len()];
    // A chain is no longer than the nodes: in a circle (which no record should have) the rounds run out.
    for _ in 0..nodes.len() {
        let mut is_settled = true;
        for edge in edges.iter().filter(|edge| groups[edge.from] == groups[edge.to]) {
            if depth[edge.to] <= depth[edge.from] && depth[edge.from] + 1 < nodes.len() {
                depth[edge.to] = depth[edge.from] + 1;
                is_settled = false;
            }
        }
        if is_settled {
            break;
        }
    }
    spread_unrelated(&groups, edges, &mut depth);
    let names: BTreeSet<&String> = groups.iter().collect();
    let (mut days, mut first) = (Vec::new(), 0);
    for name in names {
        let members: Vec<usize> = (0..nodes.len()).filter(|&i| groups[i] == *name).collect();
        let deepest = members.iter().map(|&i| depth[i]).max().unwrap_or(0);
        for i in members {
            nodes[i].column = first + depth[i];
        }
        let label = match name.as_str() {
            "" => "earlier".to_owned(),
            "~" => "day not known".to_owned(),
            day => day.to_owned(),
        };
        days.push((label, first, first + deepest));
        first += deepest + 1;
    }
    days
}

/// Reports of one day without relations stand two to a column, right of those with, or the drawing would be as tall as they are many.
fn spread_unrelated(groups: &[String], edges: &[Edge], depth: &mut [usize]) {
    let is_related = |node: usize| edges.iter().any(|edge| edge.to == node || edge.from == node);
    let mut places: BTreeMap<&String, usize> = BTreeMap::new();
    for (node, group) in groups.iter().enumerate().filter(|&(node, _)| is_related(node)) {
        let next = places.entry(group).or_default();
        *next = (*next).max(2 * (depth[node] + 1));
    }
    for (node, group) in groups.iter().enumerate().filter(|&(node, _)| !is_related(node)) {
        let next = places.entry(group).or_default();
        depth[node] = *next / 2;
        *next += 1;
    }
}

/// Rows by a walk from each root: the first child beside its parent, the others below; reports without relations
/// fill what is free.
fn place_rows(nodes: &mut [Node], edges: &[Edge]) {
    let is_related = |node: usize| edges.iter().any(|edge| edge.to == node || edge.from == node);
    let has_parent = |node: usize| edges.iter().any(|edge| edge.to == node);
    let mut roots: Vec<usize> = (0..nodes.len()).collect();
    roots.sort_by_key(|&node| (!is_related(node), has_parent(node), nodes[node].column, node));
    let mut is_placed = vec![false; nodes.len()];
    let mut next_row = 0;
    for root in roots {
        let mut stack = vec![(root, None)];
        while let Some((node, beside)) = stack.pop() {
            if std::mem::replace(&mut is_placed[node], true) {
                continue;
            }
            let wanted = if is_related(node) { beside.unwrap_or(next_row) } else { 0 };
            let row = (wanted..).find(|&row| is_free(nodes, edges, &is_placed, node, row)).unwrap_or(wanted);
            nodes[node].row = row;
            next_row = next_row.max(if is_related(node) { row + 1 } else { 0 });
            let children = edges.iter().filter(|edge| edge.from == node).map(|edge| edge.to);
            let children: Vec<usize> = children.filter(|&child| !is_placed[child]).collect();
            stack.extend(children.iter().skip(1).rev().map(|&child| (child, None)));
            stack.extend(children.first().map(|&child| (child, Some(row))));
        }
    }
}

/// True where neither a node nor an edge is in the way of a node and of the edges to it. An edge drops behind its
/// parent and then runs along its child's row.
fn is_free(nodes: &[Node], edges: &[Edge], is_placed: &[bool], node: usize, row: usize) -> bool {
    let column = nodes[node].column;
    let between = |a: usize, b: usize, column: usize| a.min(b) < column && column < a.max(b);
    let others = || (0..nodes.len()).filter(|&i| i != node && is_placed[i] && nodes[i].row == row);
    let parents = || edges.iter().filter(|edge| edge.to == node && is_placed[edge.from]);
    let runs_over = |edge: &Edge| between(nodes[edge.from].column, nodes[edge.to].column, column);
    let crossed = parents().any(|edge| others().any(|i| between(nodes[edge.from].column, column, nodes[i].column)));
    let in_the_way = edges.iter().any(|edge| others().any(|i| i == edge.to) && is_placed[edge.from] && runs_over(edge));
    others().all(|i| nodes[i].column != column) && !crossed && !in_the_way
}

fn write_svg(out: &mut Html, page: &Page, nodes: &[Node], edges: &[Edge], days: &[Day]) {
    let columns = days.last().map_or(1, |(_, _, last)| last + 1);
    let rows = nodes.iter().map(|node| node.row).max().unwrap_or(0) + 1;
    let (width, height) = (2 * MARGIN + (columns - 1) * COLUMN, TOP + (rows - 1) * ROW + BELOW);
    let label = page.id("lineage-title");
    out.raw("<div class=\"drawing\" tabindex=\"0\" role=\"region\"");
    out.attr("aria-label", &page.label("Drawing of the lineage")).raw("><svg role=\"img\"");
    out.attr("aria-labelledby", &label).attr("viewBox", &format!("0 0 {width} {height}"));
    out.attr("width", &width.to_string()).attr("height", &height.to_string()).raw(">");
    out.raw("<title")
        .attr("id", &label)
        .raw(">Which report comes from which, over time; the list that follows says the same in words</title>");
    let arrow = page.id("arrow");
    out.raw("<defs><marker").attr("id", &arrow);
    out.raw(" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path class=\"head\" d=\"M0 1 10 5 0 9z\"/></marker></defs>");
    write_days(out, days, height);
    for edge in edges {
        write_edge(out, nodes, edge, &arrow);
    }
    for node in nodes {
        write_node(out, page, node);
    }
    out.raw("</svg><p class=\"hint sideways\">The drawing is wider than this window: scroll it sideways.</p></div>");
}

fn x(column: usize) -> usize {
    MARGIN + column * COLUMN
}

fn y(row: usize) -> usize {
    TOP + row * ROW
}

fn write_days(out: &mut Html, days: &[Day], height: usize) {
    for (label, first, last) in days {
        let (left, right) = (x(*first).saturating_sub(70), x(*last) + 70);
        out.raw("<path class=\"axis\"").attr("d", &format!("M{left} {y} H{right}", y = height - 20)).raw("/>");
        write_text(out, "day", (left + right) / 2, height - 5, label);
    }
}

fn write_edge(out: &mut Html, nodes: &[Node], edge: &Edge, arrow: &str) {
    let (from, to) = (&nodes[edge.from], &nodes[edge.to]);
    let is_back = to.column < from.column;
    let shift = |node: &Node, forward: bool| -> usize {
        let half = if node.report.is_some() { RADIUS + 3 } else { 66 };
        if forward { x(node.column) + half } else { x(node.column) - half }
    };
    let (x1, x2) = (shift(from, !is_back), shift(to, is_back));
    let (y1, y2) = (y(from.row), y(to.row));
    let path = if is_back {
        let middle = (x1 + x2) / 2;
        format!("M{x1} {y1} C{middle} {y1} {middle} {y2} {x2} {y2}")
    } else {
        // The drop stands in the gap between columns, where no label is.
        let from = x1.max(x(from.column) + LABEL_HALF).min(x2);
        let (middle, flat) = ((from + DROP / 2).min(x2), (from + DROP).min(x2));
        format!("M{x1} {y1} H{from} C{middle} {y1} {middle} {y2} {flat} {y2} H{x2}")
    };
    let class = if edge.is_uncredited { "edge silent" } else { "edge" };
    out.raw("<path").attr("class", class).attr("d", &path);
    if edge.is_directed {
        out.attr("marker-end", &format!("url(#{arrow})"));
    }
    out.raw("/>");
    if let Some(share) = edge.share {
        let words = if edge.is_directed { words::percent(share) } else { format!("{} ?", words::percent(share)) };
        let at = if is_back { (x1 + x2) / 2 } else { x2 - 46 };
        write_text(out, "share", at, y2 - 6, &words);
    }
}

fn write_node(out: &mut Html, page: &Page, node: &Node) {
    let (x, y) = (x(node.column), y(node.row));
    match node.report {
        Some(index) => {
            out.raw("<circle class=\"node\"").attr("cx", &x.to_string()).attr("cy", &y.to_string());
            out.attr("r", &RADIUS.to_string()).raw("/>");
            write_text(out, "sigil", x, y + 6, &page.story.witnesses[index].sigil);
            write_text(out, "name", x, y + RADIUS + 16, &words::excerpt(&node.name, LABEL));
        }
        None => {
            out.raw("<rect class=\"hidden\"").attr("x", &(x - 64).to_string()).attr("y", &(y - 15).to_string());
            out.raw(" width=\"128\" height=\"30\" rx=\"4\"/>");
            write_text(out, "name", x, y + 5, &words::excerpt(&node.name, 15));
        }
    }
    if let Some(note) = &node.note {
        let class = if note == "source not credited" { "fact alert" } else { "fact" };
        let below = if node.report.is_some() { RADIUS + 31 } else { 31 };
        write_text(out, class, x, y + below, &words::excerpt(note, LABEL + 4));
    }
}

fn write_text(out: &mut Html, class: &'static str, x: usize, y: usize, text: &str) {
    out.raw("<text").attr("class", class).attr("x", &x.to_string()).attr("y", &y.to_string());
    out.raw(">").text(text).raw("</text>");
}

/// The same in words, with the reasons.
fn write_words(out: &mut Html, page: &Page) {
    let story = &page.story;
    out.raw("<ul class=\"lines\">");
    for kin in kin::families(story) {
        out.raw("<li><details><summary><span>").text(&kin.words);
        match &kin.uncredited {
            Some(words) => out.raw("; </span><strong class=\"alert\">").text(words).raw("</strong>"),
            None => out.raw("</span>"),
        };
        out.raw("</summary><ul>");
        for line in &kin.lines {
            out.raw("<li>").text(&words::shares(story, line)).raw("<ul>");
            for reason in &line.evidence {
                out.raw("<li>because ").text(&reason.note).raw(" ");
                page.reason(out, &reason.cite);
                out.raw("</li>");
            }
            out.raw("</ul></li>");
        }
        out.raw("</ul></details></li>");
    }
    let alone = rank::unrelated(story);
    if !alone.is_empty() {
        let derives = if alone.len() == 1 {
            "derives from no other report here and shares no source"
        } else {
            "derive from no other report here and share no source"
        };
        out.raw("<li class=\"plain\">").text(&words::list(&alone)).raw(" ").text(derives).raw("</li>");
    }
    out.raw("</ul>");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fixture;

    #[test]
    fn parents_stand_left_of_their_children_and_no_two_nodes_meet() {
        let record = fixture::record();
        let (nodes, edges, days) = drawing(&Story::new(&record));
        for edge in edges.iter().filter(|edge| edge.is_directed) {
            assert!(nodes[edge.from].column < nodes[edge.to].column, "{} to {}", edge.from, edge.to);
        }
        let places: BTreeSet<_> = nodes.iter().map(|node| (node.column, node.row)).collect();
        assert_eq!(places.len(), nodes.len());
        let days: Vec<&str> = days.iter().map(|(day, _, _)| day.as_str()).collect();
        assert_eq!(days, ["earlier", "2031-05-04", "2031-05-05", "2031-05-06"]);
    }

    #[test]
    fn a_circle_of_reports_is_drawn_all_the_same() {
        let mut record = fixture::record();
        let mut back = record.lineage[1].clone();
        (back.a, back.b) = (back.b, back.a);
        back.from = Some(back.a.clone());
        record.lineage.push(back);
        let (nodes, _, _) = drawing(&Story::new(&record));
        assert_eq!(nodes.len(), 5);
    }
}
