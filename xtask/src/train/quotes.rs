//! Trains the weights that find attributions: `crates/variorum/src/annotate/quotes/learned/weights.bin`.

use std::fmt::Write;
use std::path::Path;

use anyhow::{Context, Result};
use serde_json::json;
use variorum::annotate::training::{self, Example};

use super::brat::brat;

/// One text in so many is held out.
const HELD: usize = 5;

/// `cargo xtask train quotes FOLDER`
pub fn train(data: &Path) -> Result<()> {
    let examples: Vec<Example> = brat(&data.join("train"))?.into_iter().map(|(_, example)| example).collect();
    println!("{} texts", examples.len());
    let weights = training::train(&examples, &mut |line| println!("{line}"));
    super::write("crates/variorum/src/annotate/quotes/learned/weights.bin", &weights)
}

/// `cargo xtask train quotes FOLDER --hold-out FILE`
pub fn hold_out(data: &Path, file: &Path) -> Result<()> {
    let texts = brat(&data.join("train"))?;
    let held = |index: usize| index % HELD == HELD / 2;
    let examples: Vec<Example> =
        texts.iter().enumerate().filter(|(index, _)| !held(*index)).map(|(_, (_, example))| example.clone()).collect();
    println!("{} texts", examples.len());
    let weights = training::train(&examples, &mut |line| println!("{line}"));
    let mut out = String::new();
    for (_, (name, example)) in texts.iter().enumerate().filter(|(index, _)| held(*index)) {
        writeln!(out, "{}", line(name, &example.text, &weights))?;
    }
    std::fs::write(file, out).with_context(|| format!("cannot write {}", file.display()))
}

/// A text's quotes in the evaluator's form: offsets in code points.
fn line(name: &str, text: &str, weights: &[u8]) -> serde_json::Value {
    let mut points = vec![0; text.len() + 1];
    text.char_indices().enumerate().for_each(|(point, (byte, _))| points[byte] = point);
    points[text.len()] = text.chars().count();
    let quotes = training::quotes(text, weights);
    let quotes: Vec<serde_json::Value> = quotes
        .iter()
        .map(|quote| {
            let speaker = quote.speaker.as_ref().map(|speaker| {
                let (start, end) = (points[speaker.span.start], points[speaker.span.end]);
                json!({"start": start, "end": end, "text": speaker.span.of(text), "name": speaker.name})
            });
            let cue = quote.cue.map(|cue| cue.of(text));
            json!({"start": points[quote.span.start], "end": points[quote.span.end], "speaker": speaker, "cue": cue})
        })
        .collect();
    json!({"id": name, "text": text, "quotes": quotes})
}
