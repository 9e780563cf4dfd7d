//! Whether a story is two: look-alike events that share most of their words and differ in who, where and how many.
//!
//! In: the sketches of a story's reports. Out: which of them stand apart from the others, and by which words.
//!
//! Method: the reports are parted into two by their own differences (spherical 2-means; Dhillon and Modha 2001), a stem
//! weighing more the fewer of the reports have it: two fights of one boxer differ in the opponents, whom "news at large"
//! finds no rarer than the boxer. The parting holds where names and numbers divide the reports so cleanly that chance
//! does not explain it (the hypergeometric probability of Fisher's exact test, of the three best words on each side), and where the
//! sides are less alike than each is within. Reports of one event also differ, but in what they add, not each side in
//! names of its own.
//! Limits: a story of fewer than four reports says nothing; of a large one a sample is asked.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::sketch::Sketch;

/// Reports from which a story can be asked.
pub const LEAST_REPORTS: usize = 4;
/// Reports of a large story that are asked; the rest go to the nearer side.
const ASKED: usize = 48;
/// Beginnings tried.
const BEGINNINGS: usize = 12;
/// Turns in which the sides settle.
const TURNS: usize = 10;
/// Words of each side that speak for it.
const SPEAKING: usize = 3;
/// Powers of ten against chance that the sides' words must speak together, and each side's at least. From look-alike events'
/// development part, whole and cut to their first sentences; from 4 to 6 and .7 to 1.4 the figures hardly move.
const AGAINST_CHANCE: f64 = 5.0;
const AGAINST_CHANCE_EACH: f64 = 0.7;
/// Most that the sides may be alike, beside the likeness within each.
const MOST_ALIKE: f32 = 0.8;
/// Reports of each side from which a word of the lead that all of one side have and none of the other divides them, where
/// both sides have one: few reports say nothing against chance. Of 186 stories of six reports, 5 so parted were one event;
/// of 114 that were two events, 40 were found.
const FEW: usize = 3;
/// Most that such sides may be alike.
const MOST_ALIKE_FEW: f32 = 0.7;

/// A parting that holds.
#[derive(Clone, Debug)]
pub struct Parting {
    /// For each report whether it stands on the second side.
    pub second: Vec<bool>,
    /// Stems of names and numbers that speak for the first side and for the second, the strongest first.
    pub words: [Vec<u32>; 2],
}

/// A report by its own differences: places among the stems that tell reports apart, and weights, of length 1.
type Vector = Vec<(usize, f32)>;

/// A side's middle: the weight of each of those stems.
type Centre = Vec<f32>;

/// Parts a story's reports, in canonical order, where they are of two events.
pub fn parting(reports: &[&Sketch]) -> Option<Parting> {
    if reports.len() < LEAST_REPORTS {
        return None;
    }
    let step = reports.len().div_ceil(ASKED);
    let asked: Vec<&Sketch> = reports.iter().copied().step_by(step).collect();
    let differences = Differences::new(&asked);
    let vectors: Vec<Vector> = asked.iter().map(|sketch| differences.vector(sketch)).collect();
    let (second, centres) = two_sides(&vectors, differences.places.len())?;
    let (words, most_alike) = telling(&asked, &second)?;
    if are_alike(&asked, &second, most_alike) {
        return None;
    }
    let second = if step == 1 {
        second
    } else {
        reports.iter().map(|sketch| is_second(&differences.vector(sketch), &centres)).collect()
    };
    (second.contains(&true) && second.contains(&false)).then_some(Parting { second, words })
}

/// The stems that tell a story's reports apart.
struct Differences {
    /// For each its place, and what it counts: more, the fewer of the reports have it. Those that one or all have tell nothing.
    places: FxHashMap<u32, (usize, f32)>,
}

impl Differences {
    fn new(reports: &[&Sketch]) -> Self {
        let mut having: FxHashMap<u32, usize> = FxHashMap::default();
        reports.iter().flat_map(|sketch| &*sketch.terms).for_each(|term| *having.entry(term.stem).or_default() += 1);
        let mut telling: Vec<(u32, usize)> =
            having.into_iter().filter(|(_, count)| (2..reports.len()).contains(count)).collect();
        telling.sort_unstable();
        #[allow(clippy::cast_precision_loss)] // counts of reports
        let rarity = |count: usize| (reports.len() as f32 / count as f32).ln();
        let placed = telling.into_iter().enumerate().map(|(place, (stem, count))| (stem, (place, rarity(count))));
        Self { places: placed.collect() }
    }

    fn vector(&self, sketch: &Sketch) -> Vector {
        let weighed = sketch.terms.iter().filter_map(|term| {
            let &(place, rarity) = self.places.get(&term.stem)?;
            Some((place, term.weight * rarity))
        });
        let mut vector: Vector = weighed.collect();
        let length = vector.iter().map(|(_, weight)| weight * weight).sum::<f32>().sqrt();
        if length > 0.0 {
            vector.iter_mut().for_each(|(_, weight)| *weight /= length);
        }
        vector
    }
}

fn product(vector: &Vector, centre: &Centre) -> f32 {
    vector.iter().map(|&(place, weight)| weight * centre[place]).sum()
}

fn is_second(vector: &Vector, [first, second]: &[Centre; 2]) -> bool {
    product(vector, second) > product(vector, first)
}

/// The best of several partings into two, and the sides' centres.
fn two_sides(vectors: &[Vector], n_stems: usize) -> Option<(Vec<bool>, [Centre; 2])> {
    let mut best: Option<(f32, Vec<bool>, [Centre; 2])> = None;
    for beginning in vectors.iter().take(BEGINNINGS) {
        let beginning = centre(std::iter::once(beginning), n_stems);
        let farthest = vectors.iter().min_by(|a, b| product(a, &beginning).total_cmp(&product(b, &beginning)))?;
        let farthest = centre(std::iter::once(farthest), n_stems);
        let mut centres = [beginning, farthest];
        let mut sides: Vec<bool> = Vec::new();
        for _ in 0..TURNS {
            let now: Vec<bool> = vectors.iter().map(|vector| is_second(vector, &centres)).collect();
            if now == sides {
                break;
            }
            sides = now;
            centres = [false, true].map(|side| {
                centre(vectors.iter().zip(&sides).filter(|&(_, &on)| on == side).map(|(vector, _)| vector), n_stems)
            });
        }
        let near = |vector: &Vector| centres.iter().map(|centre| product(vector, centre)).fold(0.0, f32::max);
        let value: f32 = vectors.iter().map(near).sum();
        let parts = sides.contains(&true) && sides.contains(&false);
        if parts && best.as_ref().is_none_or(|(most, ..)| value > *most) {
            best = Some((value, sides, centres));
        }
    }
    best.map(|(_, sides, centres)| (sides, centres))
}

fn centre<'a>(members: impl Iterator<Item = &'a Vector>, n_stems: usize) -> Centre {
    let mut sum = vec![0.0_f32; n_stems];
    members.flatten().for_each(|&(place, weight)| sum[place] += weight);
    let length = sum.iter().map(|weight| weight * weight).sum::<f32>().sqrt();
    if length > 0.0 {
        sum.iter_mut().for_each(|weight| *weight /= length);
    }
    sum
}

/// How a stem falls on the sides.
#[derive(Clone, Copy, Default)]
struct Fallen {
    /// Reports of each side that have it, and of those that have it in headline or lead.
    having: [usize; 2],
    leading: [usize; 2],
    /// True where it is a name or number in any.
    telling: bool,
}

/// Names and numbers that speak for each side, where they divide the sides so that chance does not explain it; and how
/// alike the sides may be then.
fn telling(reports: &[&Sketch], second: &[bool]) -> Option<([Vec<u32>; 2], f32)> {
    let n_second = second.iter().filter(|&&on| on).count();
    let n_of = [reports.len() - n_second, n_second];
    let mut stems: BTreeMap<u32, Fallen> = BTreeMap::new();
    for (sketch, &on) in reports.iter().zip(second) {
        for (place, term) in sketch.terms.iter().enumerate() {
            let entry = stems.entry(term.stem).or_default();
            entry.having[usize::from(on)] += 1;
            entry.leading[usize::from(on)] += usize::from(sketch.is_leading(place));
            entry.telling |= sketch.is_telling(place);
        }
    }
    let choices = Choices::new(reports.len());
    let speaking = |side: usize| {
        let mut words: Vec<(f64, u32)> = stems
            .iter()
            .filter(|(_, fallen)| fallen.telling)
            .filter(|(_, Fallen { having, .. })| having[side] * n_of[1 - side] > having[1 - side] * n_of[side])
            .map(|(&stem, fallen)| (choices.against_chance(n_of, fallen.having), stem))
            .collect();
        words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        words.truncate(SPEAKING);
        #[allow(clippy::cast_precision_loss)] // three
        let mean = words.iter().map(|(against, _)| against).sum::<f64>() / SPEAKING as f64;
        (mean, words.into_iter().map(|(_, stem)| stem).collect::<Vec<u32>>())
    };
    let divides = |side: usize| {
        n_of[side] >= FEW
            && stems
                .values()
                .any(|fallen| fallen.telling && fallen.leading[side] == n_of[side] && fallen.having[1 - side] == 0)
    };
    let [first, other] = [0, 1].map(speaking);
    let is_sure = first.0 + other.0 >= AGAINST_CHANCE && first.0.min(other.0) >= AGAINST_CHANCE_EACH;
    let most_alike = match is_sure {
        true => MOST_ALIKE,
        false if divides(0) && divides(1) => MOST_ALIKE_FEW,
        false => return None,
    };
    Some(([first.1, other.1], most_alike))
}

/// Logarithms of factorials: the probability that a word falls on the sides as it does.
struct Choices {
    log_factorials: Vec<f64>,
}

impl Choices {
    fn new(most: usize) -> Self {
        let mut log_factorials = vec![0.0];
        for n in 1..=most {
            #[allow(clippy::cast_precision_loss)] // a count of reports
            log_factorials.push(log_factorials[n - 1] + (n as f64).ln());
        }
        Self { log_factorials }
    }

    fn ways(&self, of: usize, chosen: usize) -> f64 {
        self.log_factorials[of] - self.log_factorials[chosen] - self.log_factorials[of - chosen]
    }

    /// Powers of ten against chance.
    fn against_chance(&self, n_of: [usize; 2], count: [usize; 2]) -> f64 {
        let drawn = self.ways(n_of[0], count[0]) + self.ways(n_of[1], count[1]);
        (self.ways(n_of[0] + n_of[1], count[0] + count[1]) - drawn) / std::f64::consts::LN_10
    }
}

/// True where the sides are about as like one another as the reports of each are among themselves.
fn are_alike(reports: &[&Sketch], second: &[bool], most: f32) -> bool {
    let mut sums = [(0.0_f32, 0.0_f32); 3];
    for (at, a) in reports.iter().enumerate() {
        for (b, &side) in reports[..at].iter().zip(second) {
            let which = usize::from(second[at]) + usize::from(side);
            let kind = &mut sums[which];
            *kind = (kind.0 + a.likeness(&b.terms), kind.1 + 1.0);
        }
    }
    let mean = |(sum, count): (f32, f32)| (count > 0.0).then(|| sum / count);
    let within: Vec<f32> = [mean(sums[0]), mean(sums[2])].into_iter().flatten().collect();
    #[allow(clippy::cast_precision_loss)] // one or two
    let within = within.iter().sum::<f32>() / within.len().max(1) as f32;
    mean(sums[1]).is_none_or(|between| between > most * within)
}
