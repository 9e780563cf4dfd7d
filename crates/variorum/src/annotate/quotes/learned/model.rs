//! The trained weights, and how they score a unit.
//!
//! In: a unit's nodes. Out: the likelihood that a node is a cue; the labels of the nodes beside it.
//!
//! Weights are bytes in `weights.bin`, written by `cargo xtask train quotes` (docs/methods/quotes.md says from what):
//! a score of a table is the sum of its rows at the features' numbers, times the table's scale. What a row gives
//! "no source and no content" is always 0 and is not stored: only differences count in a chain.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::chain::{LABELS, Labels, STEPS, Scores, exp};
use super::features::{
    BITS, Between, Unit, beside_features, cue_features, cue_seam_features, node_features, seam_features,
};

/// Rows of each table.
pub(super) const ROWS: usize = 1 << BITS;
/// Stored weights of a node's row: source, content.
pub(super) const NODE: usize = LABELS - 1;
/// Stored weights of a seam's row: every step but the one from outside to outside.
pub(super) const SEAM: usize = STEPS - 1;
/// Grades from which a form counts as a candidate stand in one byte a class of words.
pub(super) const CLASSES: usize = 256;

/// What the file opens with.
pub(super) const MAGIC: &[u8; 8] = b"vquotes1";

/// Nodes before a cue that its chain reaches back over: longer sentences are lists.
const REACH_BEFORE: usize = 50;
/// Nodes behind a cue that its chain reaches over.
const REACH_BEHIND: usize = 70;

/// Trained weights.
#[derive(Clone, Debug)]
pub struct Model {
    /// How often a form is a cue, by the form's hash, in grades from 1.
    grades: FxHashMap<u32, u8>,
    bytes: Cow<'static, [u8]>,
    /// Where the tables start in `bytes`: class grades, cues, nodes, seams.
    tables: [usize; 4],
    /// What a step of a stored weight is worth: cues, nodes, seams.
    scales: [f32; 3],
}

static EMBEDDED: LazyLock<Model> =
    LazyLock::new(|| Model::from_bytes(Cow::Borrowed(include_bytes!("weights.bin"))).unwrap_or_else(Model::blank));

impl Model {
    /// The weights that the program carries.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Reads weights; none where the bytes are no such file.
    #[must_use]
    pub fn from_bytes(bytes: Cow<'static, [u8]>) -> Option<Self> {
        let word = |at: usize| Some(u32::from_le_bytes(bytes.get(at..at + 4)?.try_into().ok()?));
        if !bytes.starts_with(MAGIC) || word(8)? != BITS {
            return None;
        }
        let scale = |at: usize| word(at).map(f32::from_bits);
        let scales = [scale(12)?, scale(16)?, scale(20)?];
        let n_forms = word(24)? as usize;
        let mut grades = FxHashMap::default();
        let mut at = 28;
        for _ in 0..n_forms {
            grades.insert(word(at)?, *bytes.get(at + 4)?);
            at += 5;
        }
        let tables = [at, at + CLASSES, at + CLASSES + ROWS, at + CLASSES + ROWS * (1 + NODE)];
        (bytes.len() == tables[3] + ROWS * SEAM).then_some(Self { grades, bytes, tables, scales })
    }

    /// Finds nothing anywhere.
    fn blank() -> Self {
        Self { grades: FxHashMap::default(), bytes: Cow::Borrowed(&[]), tables: [0; 4], scales: [0.0; 3] }
    }

    /// How often a form is a cue, in grades from 1; by its class where no text showed it; 0 where it is none.
    pub(super) fn grade(&self, form: u32, class: u8) -> u8 {
        let by_class = || match class {
            0 => 0,
            class => self.bytes.get(self.tables[0] + usize::from(class)).copied().unwrap_or(0),
        };
        self.grades.get(&form).copied().unwrap_or_else(by_class)
    }

    /// How likely node `cue` is a cue, from 0 to 1.
    pub(super) fn cue_likelihood(&self, unit: &Unit, cue: usize) -> f32 {
        let table = &self.bytes[self.tables[1]..self.tables[1] + ROWS];
        let mut sum = 0_i32;
        cue_features(unit, cue, |row| sum += i32::from(table[row as usize].cast_signed()));
        1.0 / (1.0 + exp(-(sum as f32) * self.scales[0]))
    }

    fn node_row(&self, row: u32, sum: &mut [i16; NODE]) {
        let at = self.tables[2] + row as usize * NODE;
        add(&self.bytes[at..at + NODE], sum);
    }

    fn seam_row(&self, row: u32, sum: &mut [i16; SEAM]) {
        let at = self.tables[3] + row as usize * SEAM;
        add(&self.bytes[at..at + SEAM], sum);
    }

    /// The labels of the nodes beside node `cue`.
    pub(super) fn label(&self, unit: &Unit, plain: &Plain, cue: usize) -> Labels {
        let (start, end) = reach(unit, cue);
        let mut scores = Scores::default();
        beside(unit, start, end, cue, |at, between| {
            let mut sum = plain.node[at];
            beside_features(unit, cue, at, between, |row| self.node_row(row, &mut sum));
            let [source, content] = sum.map(|sum| f32::from(sum) * self.scales[1]);
            scores.node.push([0.0, source, content]);
        });
        for at in start..=end {
            let mut sum = plain.seam[at];
            cue_seam_features(unit, cue, at, |row| self.seam_row(row, &mut sum));
            let mut steps = [0.0; STEPS];
            steps[1..].iter_mut().zip(sum).for_each(|(step, sum)| *step = f32::from(sum) * self.scales[2]);
            scores.seam.push(steps);
        }
        Labels::new(start, scores)
    }
}

/// Adds a stored row. Sums of fewer than 250 rows fit.
fn add<const N: usize>(row: &[u8], sum: &mut [i16; N]) {
    sum.iter_mut().zip(row).for_each(|(sum, &weight)| *sum += i16::from(weight.cast_signed()));
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
            node_features(unit, at, |row| model.node_row(row, &mut sum));
            sum
        };
        let seam = |at: usize| {
            let mut sum = [0; SEAM];
            seam_features(unit, at, |row| model.seam_row(row, &mut sum));
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
        assert!(Model::from_bytes(Cow::Borrowed(b"vquotes1 too short")).is_none());
        assert!(Model::from_bytes(Cow::Borrowed(b"")).is_none());
    }
}
