//! The trained weights, and how they score a unit.
//!
//! In: a unit's nodes. Out: the likelihood that a node is a cue; the labels of the nodes beside it.
//!
//! Weights are bytes in `weights.bin`, written by `cargo xtask train quotes` (docs/methods/quotes.md says from what):
//! a score of a table is the sum of its rows at the features' numbers, times the table's scale. What a row gives
//! "no source and no content" is always 0 and is not stored: only differences count in a chain.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::chain::{LABELS, Labels, STEPS, Scores, exp};
use super::features::{
    Between, CUE_BITS, NODE_BITS, SEAM_BITS, Unit, beside_features, cue_features, cue_seam_features, node_features,
    seam_features,
};

/// Rows of the table of cues.
pub(super) const CUES: usize = 1 << CUE_BITS;
/// Rows of the table of nodes.
pub(super) const NODES: usize = 1 << NODE_BITS;
/// Rows of the table of seams.
pub(super) const SEAMS: usize = 1 << SEAM_BITS;
/// Stored weights of a node's row: source, content.
pub(super) const NODE: usize = LABELS - 1;
/// Stored weights of a seam's row: every step but the one from outside to outside.
pub(super) const SEAM: usize = STEPS - 1;
/// Grades from which a form counts as a candidate stand in one byte a class of words.
pub(super) const CLASSES: usize = 256;

/// What the file opens with.
pub(super) const MAGIC: &[u8; 8] = b"vquotes2";

/// Nodes before a cue that its chain reaches back over: longer sentences are lists.
const REACH_BEFORE: usize = 50;
/// Nodes behind a cue that its chain reaches over.
const REACH_BEHIND: usize = 70;

/// Trained weights. A sum of rows is in steps; `scales` say what a step is worth.
#[derive(Clone, Debug)]
pub struct Model {
    /// How often a form is a cue, by the form's hash, in grades from 1.
    grades: FxHashMap<u32, u8>,
    /// The grade of a form that no text showed, by its class.
    classes: [u8; CLASSES],
    cue: Vec<i8>,
    node: Vec<[i8; NODE]>,
    seam: Vec<[i8; SEAM]>,
    /// What a step of a stored weight is worth: cues, nodes, seams.
    scales: [f32; 3],
}

static EMBEDDED: LazyLock<Model> =
    LazyLock::new(|| Model::from_bytes(include_bytes!("weights.bin")).unwrap_or_else(Model::blank));

impl Model {
    /// The weights that the program carries.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads weights; none where the bytes are no such file.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let mut take = |n: usize| rest.split_off(..n);
        let number = |four: &[u8]| Some(u32::from_le_bytes(four.try_into().ok()?));
        for bits in [CUE_BITS, NODE_BITS, SEAM_BITS] {
            take(1).filter(|&bytes| bytes == [bits as u8])?;
        }
        let mut scales = [0.0; 3];
        for scale in &mut scales {
            *scale = f32::from_bits(number(take(4)?)?);
        }
        let mut grades = FxHashMap::default();
        for _ in 0..number(take(4)?)? {
            grades.insert(number(take(4)?)?, *take(1)?.first()?);
        }
        let classes = take(CLASSES)?.try_into().ok()?;
        let cue = take(CUES)?.iter().map(|weight| weight.cast_signed()).collect();
        let node = rows(take(NODES * NODE)?);
        let seam = rows(take(SEAMS * SEAM)?);
        rest.is_empty().then_some(Self { grades, classes, cue, node, seam, scales })
    }

    /// Finds nothing anywhere.
    fn blank() -> Self {
        Self {
            grades: FxHashMap::default(),
            classes: [0; CLASSES],
            cue: vec![0; CUES],
            node: vec![[0; NODE]; NODES],
            seam: vec![[0; SEAM]; SEAMS],
            scales: [0.0; 3],
        }
    }

    /// How often a form is a cue, in grades from 1; by its class where no text showed it; 0 where it is none.
    pub(super) fn grade(&self, form: u32, class: u8) -> u8 {
        let by_class = || match class {
            0 => 0,
            class => self.classes[usize::from(class)],
        };
        self.grades.get(&form).copied().unwrap_or_else(by_class)
    }

    /// How likely node `cue` is a cue, from 0 to 1.
    pub(super) fn cue_likelihood(&self, unit: &Unit, cue: usize) -> f32 {
        let mut sum = 0_i32;
        cue_features(unit, cue, |row| sum += i32::from(self.cue[row]));
        1.0 / (1.0 + exp(-(sum as f32) * self.scales[0]))
    }

    /// The labels of the nodes beside node `cue`.
    pub(super) fn label(&self, unit: &Unit, plain: &Plain, cue: usize) -> Labels {
        let (start, end) = reach(unit, cue);
        let mut scores = Scores::default();
        beside(unit, start, end, cue, |at, between| {
            let mut sum = plain.node[at];
            beside_features(unit, cue, at, between, |row| add(&self.node[row], &mut sum));
            let [source, content] = sum.map(|sum| f32::from(sum) * self.scales[1]);
            scores.node.push([0.0, source, content]);
        });
        for at in start..=end {
            let mut sum = plain.seam[at];
            cue_seam_features(unit, cue, at, |row| add(&self.seam[row], &mut sum));
            let mut steps = [0.0; STEPS];
            steps[1..].iter_mut().zip(sum).for_each(|(step, sum)| *step = f32::from(sum) * self.scales[2]);
            scores.seam.push(steps);
        }
        Labels::new(start, scores)
    }
}

/// Adds a stored row. Sums of fewer than 250 rows fit.
fn add<const N: usize>(row: &[i8; N], sum: &mut [i16; N]) {
    sum.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i16::from(weight));
}

/// A table's rows from its bytes.
fn rows<const N: usize>(bytes: &[u8]) -> Vec<[i8; N]> {
    let (rows, _) = bytes.as_chunks::<N>();
    rows.iter().map(|row| row.map(u8::cast_signed)).collect()
}

/// The nodes that the chain of node `cue` spans.
pub(super) fn reach(unit: &Unit, cue: usize) -> (usize, usize) {
    (cue.saturating_sub(REACH_BEFORE), unit.nodes.len().min(cue + REACH_BEHIND))
}

/// Calls for each node of a chain, in order, with what stands between it and the cue.
pub(super) fn beside(unit: &Unit, start: usize, end: usize, cue: usize, mut call: impl FnMut(usize, Between)) {
    let mut before = vec![Between::default(); cue - start];
    let mut between = Between::default();
    for at in (start..cue).rev() {
        before[at - start] = between;
        between = between.with(&unit.nodes[at]);
    }
    before.into_iter().enumerate().for_each(|(at, between)| call(start + at, between));
    call(cue, Between::default());
    between = Between::default();
    for at in cue + 1..end {
        call(at, between);
        between = between.with(&unit.nodes[at]);
    }
}

/// Sums of the features that are the same for every cue of a unit.
pub(super) struct Plain {
    node: Vec<[i16; NODE]>,
    seam: Vec<[i16; SEAM]>,
}

impl Plain {
    /// Sums them over a unit.
    pub fn new(unit: &Unit, model: &Model) -> Self {
        let node = |at: usize| {
            let mut sum = [0; NODE];
            node_features(unit, at, |row| add(&model.node[row], &mut sum));
            sum
        };
        let seam = |at: usize| {
            let mut sum = [0; SEAM];
            seam_features(unit, at, |row| add(&model.seam[row], &mut sum));
            sum
        };
        let n = unit.nodes.len();
        Self { node: (0..n).map(node).collect(), seam: (0..=n).map(seam).collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn embedded_weights_are_read_and_others_refused() {
        assert!(Model::embedded().grades.len() > 1000);
        assert!(Model::from_bytes(b"vquotes2 too short").is_none());
        assert!(Model::from_bytes(b"").is_none());
    }
}
