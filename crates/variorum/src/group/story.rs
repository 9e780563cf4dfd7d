//! A story as it grows: its reports' sum and its days.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::sketch::{Sketch, Term, shared};

/// Stems of a story's sum that are kept; past twice as many the weakest are dropped.
const KEPT: usize = 96;

/// Average likeness from which a report joins a story. From three-outlet stories, look-alike events and both cut to
/// their first sentences (development parts): at .10 to .14 the figures hardly move.
pub const JOIN: f32 = 0.12;

/// Days in which the likeness of two reports of one event falls to half: of fifty stories told by three outlets, all were
/// told within four days.
const HALF_LIFE_DAYS: f32 = 6.0;

/// Reports of one event.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Story {
    /// Numbers of its reports that can still move, in order.
    pub members: Vec<u64>,
    /// Reports that were settled in it.
    pub settled: u32,
    /// Day of the last of them that has one.
    pub settled_day: Option<i32>,
    /// Sum of its reports' vectors, in order of stems.
    sum: Arc<[Term]>,
    /// Stems under which it stands in the index, in order.
    pub stems: Vec<u32>,
    /// First and last day of its dated reports. Days are not taken back when a report leaves.
    days: Option<(i32, i32)>,
    /// Its name, once given.
    pub name: Option<String>,
    /// Reports it had when it was last asked whether it is two stories.
    pub asked_at: usize,
}

impl Story {
    /// Reports in it.
    #[allow(clippy::cast_precision_loss)] // a count
    pub fn size(&self) -> f32 {
        self.members.len() as f32 + self.settled as f32
    }

    /// True where nothing can join it any more.
    pub fn is_over(&self) -> bool {
        self.members.is_empty()
    }

    /// Shares the vector of its one report again, after both were read from a file.
    pub fn share(&mut self, sketch: &Sketch) {
        if self.size() < 1.5 && self.sum == sketch.terms {
            self.sum = Arc::clone(&sketch.terms);
        }
    }

    /// Adds a report.
    pub fn add(&mut self, number: u64, sketch: &Sketch) {
        let at = self.members.partition_point(|&member| member < number);
        self.members.insert(at, number);
        self.weigh(sketch, 1.0);
        if let Some(day) = sketch.day {
            self.days = Some(self.days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        }
    }

    /// Takes a report out.
    pub fn remove(&mut self, number: u64, sketch: &Sketch) {
        self.members.retain(|&member| member != number);
        self.weigh(sketch, -1.0);
    }

    /// Keeps a report for good: it stays in the sum and is no member that can move.
    pub fn settle(&mut self, number: u64, day: Option<i32>) {
        self.members.retain(|&member| member != number);
        self.settled += 1;
        self.settled_day = day.or(self.settled_day);
    }

    /// How like a report is to the story's on average, from 0 to 1, less with the days between; the story must have one.
    pub fn likeness(&self, sketch: &Sketch) -> f32 {
        sketch.likeness(&self.sum) / self.size().max(1.0) * self.nearness(sketch.day)
    }

    /// The places of a report's stems that it shares with the story, those that count most first.
    pub fn shared_with(&self, sketch: &Sketch) -> Vec<usize> {
        let mut found: Vec<(usize, f32)> = shared(&sketch.terms, &self.sum).collect();
        found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        found.into_iter().map(|(place, _)| place).collect()
    }

    /// Days from a day to the story's first or last, 0 between them; none where a date lacks.
    fn days_from(&self, day: Option<i32>) -> Option<i32> {
        let (first, last) = self.days?;
        day.map(|day| (first - day).max(day - last).max(0))
    }

    #[allow(clippy::cast_precision_loss)] // days
    fn nearness(&self, day: Option<i32>) -> f32 {
        self.days_from(day).map_or(1.0, |days| 0.5_f32.powf(days as f32 / HALF_LIFE_DAYS))
    }

    fn weigh(&mut self, sketch: &Sketch, sign: f32) {
        if self.sum.is_empty() && sign > 0.0 {
            // Most stories are one report: they share its vector.
            self.sum = Arc::clone(&sketch.terms);
            return;
        }
        let mut merged = Vec::with_capacity(self.sum.len() + sketch.terms.len());
        let (mut old, mut new) = (self.sum.iter().peekable(), sketch.terms.iter().peekable());
        loop {
            let term = match (old.peek(), new.peek()) {
                (None, None) => break,
                (Some(a), Some(b)) if a.stem == b.stem => {
                    let weight = a.weight + sign * b.weight;
                    let stem = a.stem;
                    old.next();
                    new.next();
                    Term { stem, weight }
                }
                (Some(a), other) if other.is_none_or(|b| a.stem < b.stem) => {
                    let term = **a;
                    old.next();
                    term
                }
                (_, Some(b)) => {
                    let term = Term { stem: b.stem, weight: sign * b.weight };
                    new.next();
                    term
                }
                (Some(_), None) => unreachable!("an old stem without a new one was taken above"),
            };
            // What was dropped as too weak may leave below nothing.
            if term.weight > 1e-4 {
                merged.push(term);
            }
        }
        if merged.len() > 2 * KEPT {
            merged.sort_by(|a, b| b.weight.total_cmp(&a.weight).then(a.stem.cmp(&b.stem)));
            merged.truncate(KEPT);
            merged.sort_by_key(|term| term.stem);
        }
        self.sum = merged.into();
    }
}
