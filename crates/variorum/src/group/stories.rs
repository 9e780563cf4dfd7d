//! Stories as they grow: which one a report is most like, and whether that is like enough.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::vector::Vector;

/// Times that every report is asked again. More rounds move next to nothing.
pub const ROUNDS: usize = 2;

/// Average likeness from which a report joins a story; from the development data named in `mod.rs`.
const JOIN: f32 = 0.22;

/// Days in which the likeness of two reports of one event falls to half: news of an event comes close together.
const HALF_LIFE_DAYS: f32 = 20.0;

/// All reports seen so far, in stories.
pub struct Grouping<'a> {
    vectors: &'a [Vector],
    days: &'a [Option<i32>],
    story_of: Vec<usize>,
    stories: Vec<Story>,
    /// For each stem the stories that hold it, with the sum of their members' weights.
    index: FxHashMap<u32, BTreeMap<usize, f32>>,
}

#[derive(Clone, Debug, Default)]
struct Story {
    members: usize,
    dated: usize,
    day_sum: i64,
}

impl<'a> Grouping<'a> {
    pub fn new(vectors: &'a [Vector], days: &'a [Option<i32>]) -> Self {
        let story_of = vec![0; vectors.len()];
        Self { vectors, days, story_of, stories: Vec::new(), index: FxHashMap::default() }
    }

    /// For each report the story it is in; a story may have lost all its members.
    pub fn story_of(&self) -> &[usize] {
        &self.story_of
    }

    /// Puts a report into the story it is most like, or into one of its own.
    pub fn join(&mut self, report: usize) {
        let story = self.best(report).unwrap_or_else(|| self.empty_story());
        self.story_of[report] = story;
        self.add(report, story, 1.0);
    }

    /// Takes a report out of its story.
    pub fn leave(&mut self, report: usize) {
        self.add(report, self.story_of[report], -1.0);
    }

    fn empty_story(&mut self) -> usize {
        let free = self.stories.iter().position(|story| story.members == 0);
        free.unwrap_or_else(|| {
            self.stories.push(Story::default());
            self.stories.len() - 1
        })
    }

    fn add(&mut self, report: usize, story: usize, sign: f32) {
        for &(stem, weight) in &self.vectors[report] {
            *self.index.entry(stem).or_default().entry(story).or_default() += sign * weight;
        }
        let entry = &mut self.stories[story];
        let day = self.days[report].map(i64::from);
        if sign > 0.0 {
            entry.members += 1;
            entry.dated += usize::from(day.is_some());
            entry.day_sum += day.unwrap_or(0);
        } else {
            entry.members -= 1;
            entry.dated -= usize::from(day.is_some());
            entry.day_sum -= day.unwrap_or(0);
        }
    }

    /// The story whose members are on average most like the report, if that is like enough.
    fn best(&self, report: usize) -> Option<usize> {
        let mut sums: BTreeMap<usize, f32> = BTreeMap::new();
        for &(stem, weight) in &self.vectors[report] {
            for (&story, &sum) in self.index.get(&stem).into_iter().flatten() {
                *sums.entry(story).or_default() += weight * sum;
            }
        }
        let likeness = |story: usize, sum: f32| {
            #[allow(clippy::cast_precision_loss)] // a count of reports
            let members = self.stories[story].members.max(1) as f32;
            sum / members * self.nearness(report, story)
        };
        sums.into_iter()
            .filter(|&(story, _)| self.stories[story].members > 0)
            .map(|(story, sum)| (story, likeness(story, sum)))
            .filter(|&(_, likeness)| likeness >= JOIN)
            .max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
            .map(|(story, _)| story)
    }

    /// 1 on the story's mean day or where a date lacks, falling to half with [`HALF_LIFE_DAYS`].
    #[allow(clippy::cast_precision_loss)] // days
    fn nearness(&self, report: usize, story: usize) -> f32 {
        let story = &self.stories[story];
        match self.days[report] {
            Some(day) if story.dated > 0 => {
                let mean = story.day_sum as f32 / story.dated as f32;
                0.5_f32.powf((day as f32 - mean).abs() / HALF_LIFE_DAYS)
            }
            _ => 1.0,
        }
    }
}
