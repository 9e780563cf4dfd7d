//! Stories from a stream of reports, in bounded memory.
//!
//! In: sketches, one after another. Out: for each, in the same order, its story, once that can no longer change.
//!
//! Method: reports are taken in chunks of a fixed number, each in the order of day and id, so that within a chunk the order
//! of arrival does not matter. Each joins the story whose reports are on average most like it (average link), if that is
//! like enough; likeness fades with the days between. Then the chunk's reports are asked again, as the first ones had
//! little to compare with; stories that are two are parted; and those that were parted are asked once more. A report is
//! settled once the stream's day is past its window, or where too many are held, the oldest first.
//! Limits: what is too old or too many in one window to be held is not joined with what comes later.

use std::collections::VecDeque;

use rustc_hash::{FxHashMap, FxHashSet};
use serde::{Deserialize, Serialize};

use super::apart::{LEAST_REPORTS, parting};
use super::index::{Index, strong};
use super::sketch::Sketch;
use super::story::{JOIN, Story};
use crate::text::short_name;

/// Reports of a chunk.
pub const CHUNK: usize = 4096;

/// Share of a chunk's dated reports that lie before the stream's day, in hundredths: a few wrong dates do not move it, and a
/// stream in no order of days stands at its beginning.
const BEHIND: usize = 5;

/// By how much a story must have grown before it is asked again whether it is two, in quarters.
const GROWN_QUARTERS: usize = 5;

/// Words told as a reason.
const REASONS: usize = 5;

/// No story yet.
const NONE: u32 = u32::MAX;

/// How a stream is grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// Days after which a report can no longer change its story.
    pub window_days: u16,
    /// Reports held at most, up to 1.9 kB each.
    pub held: usize,
    /// True where the reason of each join is to be told; the sketches must hold words then.
    pub explain: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self { window_days: 14, held: 580_000, explain: false }
    }
}

/// A report's place among the stories.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// The report's number in the stream, from 0.
    pub number: u64,
    /// SHA-256 of the report, as in its id.
    pub id: [u8; 32],
    /// The story's name, the same for all its reports.
    pub story: String,
    /// Why it is there, where that is to be told.
    pub because: Option<Because>,
}

/// Why a report is in its story.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Because {
    /// How like it is to the story's other reports on average, from 0 to 1; none where it is the only one.
    pub likeness: Option<f32>,
    /// Days between it and the nearest of those that can still move or the last settled; none where a date lacks or there is
    /// no other.
    pub days: Option<i32>,
    /// Words it shares with them, those that count most first; empty where sketches hold no words.
    pub shared: Vec<String>,
    /// Look-alike stories from which this one was parted, with the words that speak for this side and the other.
    pub apart: Vec<Apart>,
}

/// A look-alike story.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Apart {
    /// Its name, where it still had one when this was told.
    pub story: String,
    /// Names and numbers of this story that it lacks.
    pub here: Vec<String>,
    /// Those of the other.
    pub there: Vec<String>,
}

/// A report that can still move.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Live {
    sketch: Sketch,
    story: u32,
    /// The stream's day when its chunk was taken.
    arrived: Option<i32>,
    /// The story that was said of it, where one was.
    said: Option<String>,
}

/// A parting as long as one of its stories lives.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Parted {
    other: u32,
    other_name: String,
    here: Vec<String>,
    there: Vec<String>,
}

/// A report whose story is another than was said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moved {
    /// The report's number in the stream, from 0.
    pub number: u64,
    /// The story it was said to be in.
    pub from: String,
    /// The story it is in.
    pub to: String,
}

/// The stories of a stream. It can be written to a file and read again at any time between two calls: what follows is
/// the same.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Grouping {
    settings: Settings,
    live: VecDeque<Live>,
    /// Number of the first live report.
    first: u64,
    /// Number of the first report that no chunk has taken.
    fresh: u64,
    /// Number of the first report of the chunk before.
    before: u64,
    stories: FxHashMap<u32, Story>,
    next_story: u32,
    index: Index,
    parted: FxHashMap<u32, Vec<Parted>>,
    names: FxHashSet<String>,
    clock: Option<i32>,
    placed: Vec<Placed>,
    moved: Vec<Moved>,
}

impl Grouping {
    /// No stories yet.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Takes the next report; after every [`CHUNK`] reports, stories are formed.
    pub fn push(&mut self, sketch: Sketch) {
        self.hold(sketch);
        self.take_full_chunk();
    }

    /// Takes the next report and says at once which story it seems to be in; [`Grouping::moved`] tells what of this
    /// did not hold. What is said changes nothing in what is settled.
    pub fn push_now(&mut self, sketch: Sketch) -> String {
        let number = self.hold(sketch);
        self.join(number);
        let at = self.at(number);
        let story = &self.stories[&self.live[at].story];
        let said = story.name.clone().unwrap_or_else(|| short_name('s', self.first_of(story).id));
        self.live[at].said = Some(said.clone());
        self.take_full_chunk();
        said
    }

    /// Holds a report that is in no story yet; gives its number.
    fn hold(&mut self, sketch: Sketch) -> u64 {
        self.live.push_back(Live { sketch, story: NONE, arrived: None, said: None });
        self.end() - 1
    }

    /// What was said and did not hold, since the last call.
    pub fn moved(&mut self) -> Vec<Moved> {
        std::mem::take(&mut self.moved)
    }

    fn take_full_chunk(&mut self) {
        if self.end() - self.fresh >= CHUNK as u64 {
            self.take_chunk();
            self.settle();
        }
    }

    /// The reports settled since the last call, in order of arrival.
    pub fn settled(&mut self) -> Vec<Placed> {
        std::mem::take(&mut self.placed)
    }

    /// Reports that are settled, in all.
    #[must_use]
    pub fn n_settled(&self) -> u64 {
        self.first
    }

    /// Forms stories with what was taken since the last full chunk.
    pub fn form(&mut self) {
        if self.fresh < self.end() {
            self.take_chunk();
        }
    }

    /// Settles all that is left.
    #[must_use]
    pub fn finish(mut self) -> Vec<Placed> {
        self.form();
        while !self.live.is_empty() {
            self.settle_first();
        }
        self.placed
    }

    fn end(&self) -> u64 {
        self.first + self.live.len() as u64
    }

    fn at(&self, number: u64) -> usize {
        usize::try_from(number - self.first).unwrap_or(usize::MAX)
    }

    /// Numbers in the order of day and id, undated reports first.
    fn in_order(&self, mut numbers: Vec<u64>) -> Vec<u64> {
        let key = |&number: &u64| {
            let sketch = &self.live[self.at(number)].sketch;
            (sketch.day, sketch.id, number)
        };
        numbers.sort_by_cached_key(key);
        numbers
    }

    /// Forms stories with the reports that no chunk has taken.
    fn take_chunk(&mut self) {
        let chunk = self.in_order((self.fresh..self.end()).collect());
        self.advance_clock(&chunk);
        // What was said at once must not show in what comes of it.
        for &number in &chunk {
            if self.live[self.at(number)].story != NONE {
                self.leave(number);
            }
        }
        for &number in &chunk {
            let at = self.at(number);
            self.live[at].arrived = self.clock;
            self.join(number);
        }
        // Those left alone in the chunk before may find company now.
        let alone = (self.before.max(self.first)..self.fresh)
            .filter(|&number| self.stories[&self.live[self.at(number)].story].size() < 1.5);
        let again: Vec<u64> = self.in_order(alone.collect()).into_iter().chain(chunk.iter().copied()).collect();
        self.ask_again(&again);
        let parted = self.part(&again);
        let parted = self.in_order(parted);
        self.ask_again(&parted);
        // What was parted may be older than the chunk before, and then be in a new story without any of these.
        for touched in [&again, &parted] {
            self.name(touched);
            self.say_moved(touched);
        }
        self.before = self.fresh;
        self.fresh = self.end();
        self.index.sweep(|story| self.stories.contains_key(&story));
    }

    fn advance_clock(&mut self, chunk: &[u64]) {
        let mut days: Vec<i32> = chunk.iter().filter_map(|&number| self.live[self.at(number)].sketch.day).collect();
        days.sort_unstable();
        self.clock = self.clock.max(days.get(days.len() * BEHIND / 100).copied());
    }

    fn ask_again(&mut self, numbers: &[u64]) {
        for &number in numbers {
            self.leave(number);
            self.join(number);
        }
    }

    /// Puts a report into the story it is most like, or into one of its own.
    fn join(&mut self, number: u64) {
        let at = self.at(number);
        let sketch = &self.live[at].sketch;
        let mut best: Option<(f32, u32)> = None;
        for id in self.index.propose(sketch) {
            let Some(story) = self.stories.get(&id) else { continue };
            let likeness = story.likeness(sketch);
            let is_best = best.is_none_or(|(most, known)| likeness > most || likeness == most && id < known);
            if likeness >= JOIN && is_best {
                best = Some((likeness, id));
            }
        }
        let story = best.map_or_else(|| self.new_story(), |(_, id)| id);
        self.add(number, story);
    }

    fn new_story(&mut self) -> u32 {
        self.next_story += 1;
        self.stories.insert(self.next_story, Story::default());
        self.next_story
    }

    fn add(&mut self, number: u64, id: u32) {
        let at = self.at(number);
        self.live[at].story = id;
        let sketch = &self.live[at].sketch;
        let story = self.stories.get_mut(&id).expect("a report joins a story that lives");
        story.add(number, sketch);
        for stem in strong(sketch) {
            if let Err(place) = story.stems.binary_search(&stem) {
                story.stems.insert(place, stem);
                self.index.post(stem, id);
            }
        }
    }

    fn leave(&mut self, number: u64) {
        let at = self.at(number);
        let Live { sketch, story: id, .. } = &self.live[at];
        let story = self.stories.get_mut(id).expect("a live report is in a story");
        story.remove(number, sketch);
        if story.is_over() {
            let id = *id;
            self.bury(id);
        }
    }

    fn bury(&mut self, id: u32) {
        if let Some(name) = self.stories.remove(&id).and_then(|story| story.name) {
            self.names.remove(&name);
        }
        self.parted.remove(&id);
    }

    /// Parts the stories of these reports that are two; gives the reports of those that were parted.
    fn part(&mut self, numbers: &[u64]) -> Vec<u64> {
        let mut asked: Vec<u32> = numbers.iter().map(|&number| self.live[self.at(number)].story).collect();
        asked.sort_unstable();
        asked.dedup();
        let mut parted = Vec::new();
        while let Some(id) = asked.pop() {
            let story = self.stories.get_mut(&id).expect("a story that is asked lives");
            let n_members = story.members.len();
            if n_members < LEAST_REPORTS || 4 * n_members < GROWN_QUARTERS * story.asked_at {
                continue;
            }
            story.asked_at = n_members;
            let members = story.members.clone();
            let members = self.in_order(members);
            let sketches: Vec<&Sketch> = members.iter().map(|&number| &self.live[self.at(number)].sketch).collect();
            let Some(found) = parting(&sketches) else { continue };
            let words = found.words.map(|stems| written(&sketches, &stems));
            let other = self.new_story();
            for (&number, _) in members.iter().zip(&found.second).filter(|(_, second)| **second) {
                self.leave(number);
                self.add(number, other);
            }
            for story in [id, other] {
                self.stories.get_mut(&story).expect("both sides have reports").asked_at = 0;
            }
            self.note_parting(id, other, words);
            parted.extend(members);
            asked.extend([id, other]);
        }
        parted.sort_unstable();
        parted.dedup();
        parted
    }

    fn note_parting(&mut self, first: u32, second: u32, [of_first, of_second]: [Vec<String>; 2]) {
        if of_first.is_empty() && of_second.is_empty() {
            return;
        }
        let note = |other: u32, here: &[String], there: &[String]| Parted {
            other,
            other_name: String::new(),
            here: here.to_vec(),
            there: there.to_vec(),
        };
        self.parted.entry(first).or_default().push(note(second, &of_first, &of_second));
        self.parted.entry(second).or_default().push(note(first, &of_second, &of_first));
    }

    /// Names the stories of these reports that have no name: by the first report's id.
    fn name(&mut self, numbers: &[u64]) {
        let mut named: Vec<u32> = Vec::new();
        for &number in numbers {
            let id = self.live[self.at(number)].story;
            if self.stories[&id].name.is_some() {
                continue;
            }
            let plain = short_name('s', self.first_of(&self.stories[&id]).id);
            let mut name = plain.clone();
            let mut twice = 1;
            while self.names.contains(&name) {
                twice += 1;
                name = format!("{plain}-{twice}");
            }
            self.names.insert(name.clone());
            self.stories.get_mut(&id).expect("it was read above").name = Some(name);
            named.push(id);
        }
        // A look-alike may be over by the time that this is told.
        for id in named {
            let name = self.stories[&id].name.clone().unwrap_or_default();
            let others: Vec<u32> = self.parted.get(&id).into_iter().flatten().map(|parted| parted.other).collect();
            for other in others {
                let notes = self.parted.get_mut(&other).into_iter().flatten();
                notes.filter(|parted| parted.other == id).for_each(|parted| parted.other_name.clone_from(&name));
            }
        }
    }

    /// The first of a story's reports in the order of day and id.
    fn first_of(&self, story: &Story) -> &Sketch {
        let sketches = story.members.iter().map(|&member| &self.live[self.at(member)].sketch);
        sketches.min_by_key(|sketch| (sketch.day, sketch.id)).expect("a story has a report")
    }

    fn say_moved(&mut self, numbers: &[u64]) {
        for &number in numbers {
            let at = self.at(number);
            let Some(from) = self.live[at].said.clone() else { continue };
            let to = self.stories[&self.live[at].story].name.clone().unwrap_or_default();
            if from != to {
                self.live[at].said = Some(to.clone());
                self.moved.push(Moved { number, from, to });
            }
        }
    }

    /// Makes again what is not kept twice in a file. To be called after reading one.
    pub fn restore(&mut self) {
        for live in &self.live {
            if let Some(story) = self.stories.get_mut(&live.story) {
                story.share(&live.sketch);
            }
        }
    }

    /// Settles from the oldest on what is past its window, or too many.
    fn settle(&mut self) {
        while let Some(oldest) = self.live.front() {
            let window = i32::from(self.settings.window_days);
            // A day far ahead is more likely wrong than a reason to wait for it.
            let day = match (oldest.sketch.day, oldest.arrived) {
                (Some(day), Some(arrived)) => Some(day.min(arrived + window)),
                (_, arrived) => arrived,
            };
            let is_past = day.zip(self.clock).is_some_and(|(day, now)| day + window < now);
            if !is_past && self.live.len() <= self.settings.held {
                return;
            }
            self.settle_first();
        }
    }

    fn settle_first(&mut self) {
        let because = self.settings.explain.then(|| self.because(self.first));
        let Some(oldest) = self.live.pop_front() else { return };
        let story = self.stories.get_mut(&oldest.story).expect("a live report is in a story");
        story.settle(self.first, oldest.sketch.day);
        let name = story.name.clone().unwrap_or_default();
        if story.is_over() {
            self.bury(oldest.story);
        }
        self.placed.push(Placed { number: self.first, id: oldest.sketch.id, story: name, because });
        self.first += 1;
    }

    fn because(&self, number: u64) -> Because {
        let live = &self.live[self.at(number)];
        let mut story = self.stories[&live.story].clone();
        let parted = self.parted.get(&live.story).into_iter().flatten();
        let apart = parted
            .filter(|parted| !parted.other_name.is_empty())
            .map(|parted| Apart {
                story: parted.other_name.clone(),
                here: parted.here.clone(),
                there: parted.there.clone(),
            })
            .collect();
        story.remove(number, &live.sketch);
        if story.size() < 0.5 {
            return Because { apart, ..Because::default() };
        }
        let live_days = story.members.iter().filter_map(|&member| self.live[self.at(member)].sketch.day);
        let other_days = live_days.chain(story.settled_day);
        let words = |place: usize| live.sketch.words.get(place).map(ToString::to_string);
        Because {
            likeness: Some(story.likeness(&live.sketch)),
            days: live.sketch.day.and_then(|day| other_days.map(|other| (other - day).abs()).min()),
            shared: story.shared_with(&live.sketch).into_iter().filter_map(words).take(REASONS).collect(),
            apart,
        }
    }
}

/// Stems as a report writes them; empty where sketches hold no words.
fn written(sketches: &[&Sketch], stems: &[u32]) -> Vec<String> {
    let word =
        |&stem: &u32| sketches.iter().find_map(|sketch| sketch.words.get(sketch.place(stem)?)).map(ToString::to_string);
    stems.iter().filter_map(word).collect()
}
