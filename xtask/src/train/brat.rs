//! Reads quotations marked in brat's standoff format, as PolNeAR gives them: `text/NAME.txt` beside
//! `attributions/NAME_*.ann`, offsets in code points.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::Result;
use variorum::annotate::training::{Example, Marked};
use variorum::text::Span;

/// The texts of a folder with what its first annotator marked, by name.
pub fn brat(folder: &Path) -> Result<Vec<(String, Example)>> {
    let mut texts: Vec<_> = std::fs::read_dir(folder.join("text"))?.filter_map(Result::ok).map(|e| e.path()).collect();
    texts.sort();
    let mut notes: Vec<_> =
        std::fs::read_dir(folder.join("attributions"))?.filter_map(Result::ok).map(|e| e.path()).collect();
    notes.sort();
    let mut found = Vec::new();
    for path in texts {
        let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(&path)?;
        let note = notes
            .iter()
            .find(|n| n.file_name().is_some_and(|name| name.to_string_lossy().starts_with(&format!("{stem}_"))));
        let marked = match note {
            Some(note) => marks(&std::fs::read_to_string(note)?, &text),
            None => Vec::new(),
        };
        found.push((stem, Example { text, marked }));
    }
    Ok(found)
}

fn marks(notes: &str, text: &str) -> Vec<Marked> {
    let bytes: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let mut spans: BTreeMap<&str, Vec<Span>> = BTreeMap::new();
    let mut events = Vec::new();
    for line in notes.lines() {
        let mut parts = line.split('\t');
        let (Some(id), Some(body)) = (parts.next(), parts.next()) else { continue };
        if id.starts_with('T') {
            let places = body.split_once(' ').map_or("", |(_, places)| places);
            let mut pieces: Vec<Span> = places
                .split(';')
                .filter_map(|piece| {
                    let (a, b) = piece.split_once(' ')?;
                    let at = |n: &str| bytes.get(n.parse::<usize>().ok()?).copied();
                    Some(Span::new(at(a)?, at(b)?))
                })
                .collect();
            pieces.sort();
            spans.insert(id, pieces);
        } else if id.starts_with('E') {
            events.push(body);
        }
    }
    events
        .iter()
        .map(|event| {
            let of = |role: &str| {
                event
                    .split(' ')
                    .skip(1)
                    .filter_map(|part| part.split_once(':'))
                    .filter(|(name, _)| name.trim_end_matches(|c: char| c.is_ascii_digit()) == role)
                    .filter_map(|(_, id)| spans.get(id))
                    .flatten()
                    .copied()
                    .collect()
            };
            Marked { cue: of("Cue"), source: of("Source"), content: of("Content") }
        })
        .collect()
}
