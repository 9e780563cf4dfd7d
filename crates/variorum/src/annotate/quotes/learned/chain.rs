//! The chain of labels over the nodes beside a cue: the best one, and how likely each label is.
//!
//! In: scores of nodes and seams. Out: [`Labels`].
//! Method: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): Viterbi for the best
//! labels, forward and backward sums for the likelihoods. A chain starts and ends outside everything.

use std::cell::OnceCell;

/// Labels of nodes: none, source, content.
pub(super) const LABELS: usize = 3;
/// Steps from one label to the next.
pub(super) const STEPS: usize = LABELS * LABELS;
/// Outside source and content.
pub(super) const NONE: usize = 0;
/// Who is quoted.
pub(super) const SOURCE: usize = 1;
/// What is said.
pub(super) const CONTENT: usize = 2;

/// A chain's scores.
#[derive(Debug, Default)]
pub(super) struct Scores {
    /// One a node.
    pub node: Vec<[f32; LABELS]>,
    /// One before each node and one behind the last; a step is `from * LABELS + to`.
    pub seam: Vec<[f32; STEPS]>,
}

/// Share of the likeliest node's likelihood from which its neighbours belong to a doubtful run.
const NEAR: f32 = 0.4;

/// Labels of the nodes beside one cue.
#[derive(Debug)]
pub(super) struct Labels {
    /// Node of the first label.
    pub start: usize,
    scores: Scores,
    /// The best labels, one a node.
    best: Vec<usize>,
    /// How likely each label is, one a node: worked out when first asked for, as most chains hold nothing.
    likely: OnceCell<Vec<[f32; LABELS]>>,
}

impl Labels {
    /// Labels chains of at least one node, the first of which is node `start`.
    pub fn new(start: usize, scores: Scores) -> Self {
        let best = best_path(&scores);
        Self { start, scores, best, likely: OnceCell::new() }
    }

    fn likely(&self) -> &[[f32; LABELS]] {
        self.likely.get_or_init(|| Sums::new(&self.scores).likely())
    }

    /// First and last nodes of the runs with a label.
    pub fn runs(&self, label: usize) -> Vec<(usize, usize)> {
        let mut runs: Vec<(usize, usize)> = Vec::new();
        for (at, _) in self.best.iter().enumerate().filter(|&(_, &found)| found == label) {
            match runs.last_mut() {
                Some(run) if run.1 + 1 == self.start + at => run.1 += 1,
                _ => runs.push((self.start + at, self.start + at)),
            }
        }
        runs
    }

    /// How likely the nodes of a run are content, on the whole.
    pub fn sure(&self, (first, last): (usize, usize)) -> f32 {
        let run = &self.likely()[first - self.start..=last - self.start];
        run.iter().map(|node| node[CONTENT]).sum::<f32>() / run.len() as f32
    }

    /// The likeliest run of a label where the best labels hold none: its nodes are at least half as likely as the
    /// likeliest, which is at least as likely as `least`.
    pub fn doubtful_run(&self, label: usize, least: f32) -> Option<(usize, usize)> {
        let likely = self.likely();
        let most = likely.iter().map(|node| node[label]).fold(least, f32::max);
        let may_be = |at: usize| likely[at][label] >= most * NEAR && self.best[at] == NONE;
        let nodes = 0..self.best.len();
        let surest =
            nodes.clone().filter(|&at| may_be(at)).max_by(|&a, &b| likely[a][label].total_cmp(&likely[b][label]))?;
        let first = (0..surest).rev().take_while(|&at| may_be(at)).last().unwrap_or(surest);
        let last = (surest..nodes.end).take_while(|&at| may_be(at)).last().unwrap_or(surest);
        Some((self.start + first, self.start + last))
    }
}

fn best_path(scores: &Scores) -> Vec<usize> {
    let n = scores.node.len();
    let mut best: [f32; LABELS] = std::array::from_fn(|label| scores.seam[0][label] + scores.node[0][label]);
    let mut back = vec![[0_u8; LABELS]; n];
    for ((seam, node), back) in scores.seam.iter().zip(&scores.node).zip(&mut back).skip(1) {
        let mut arrived = [0.0; LABELS];
        for label in 0..LABELS {
            let mut score = best[0] + seam[label];
            for from in 1..LABELS {
                let other = best[from] + seam[from * LABELS + label];
                // Both are chosen without a branch, which no processor could foresee.
                back[label] = if other > score { from as u8 } else { back[label] };
                score = if other > score { other } else { score };
            }
            arrived[label] = score + node[label];
        }
        best = arrived;
    }
    let end = |label: usize| best[label] + scores.seam[n][label * LABELS + NONE];
    let mut label = (0..LABELS).fold(0, |best, next| if end(next) > end(best) { next } else { best });
    let mut labels = vec![0; n];
    for at in (0..n).rev() {
        labels[at] = label;
        label = usize::from(back[at][label]);
    }
    labels
}

/// Forward and backward sums of a chain, scaled at each node so that they stay near 1.
#[cfg_attr(not(feature = "training"), allow(dead_code, reason = "training alone reads all of it"))]
pub(super) struct Sums {
    /// Of all labellings up to a node that give it a label; of each node, they come to 1.
    pub forward: Vec<[f32; LABELS]>,
    /// Of all labellings behind a node that give it a label, by the scale of the nodes behind it.
    pub backward: Vec<[f32; LABELS]>,
    /// Exponentials of the scores of seams and nodes.
    pub factors: Vec<[f32; STEPS]>,
    /// What each node's sums were divided by; one more for the end.
    pub scales: Vec<f32>,
}

#[cfg_attr(not(feature = "training"), allow(dead_code, reason = "training alone calls all of it"))]
impl Sums {
    /// Of chains of at least one node.
    pub fn new(scores: &Scores) -> Self {
        let n = scores.node.len();
        let factors: Vec<[f32; STEPS]> = (0..=n)
            .map(|at| {
                let node = scores.node.get(at).copied().unwrap_or_default();
                std::array::from_fn(|step| exp(scores.seam[at][step] + node[step % LABELS]))
            })
            .collect();
        let mut forward = vec![[0.0_f32; LABELS]; n];
        let mut scales = vec![0.0_f32; n + 1];
        let mut last = [1.0, 0.0, 0.0];
        for at in 0..n {
            let sums: [f32; LABELS] =
                std::array::from_fn(|to| (0..LABELS).map(|from| last[from] * factors[at][from * LABELS + to]).sum());
            scales[at] = sums.iter().sum::<f32>().max(f32::MIN_POSITIVE);
            last = sums.map(|sum| sum / scales[at]);
            forward[at] = last;
        }
        let end: [f32; LABELS] = std::array::from_fn(|from| factors[n][from * LABELS + NONE]);
        scales[n] = (0..LABELS).map(|from| last[from] * end[from]).sum::<f32>().max(f32::MIN_POSITIVE);
        let mut backward = vec![[0.0_f32; LABELS]; n];
        let mut next = end.map(|end| end / scales[n]);
        for at in (0..n).rev() {
            backward[at] = next;
            next = std::array::from_fn(|from| {
                (0..LABELS).map(|to| factors[at][from * LABELS + to] * next[to]).sum::<f32>() / scales[at]
            });
        }
        Self { forward, backward, factors, scales }
    }

    /// How likely each label is at each node.
    pub fn likely(&self) -> Vec<[f32; LABELS]> {
        let node = |(forward, backward): (&[f32; LABELS], &[f32; LABELS])| {
            std::array::from_fn(|label| (forward[label] * backward[label]).min(1.0))
        };
        self.forward.iter().zip(&self.backward).map(node).collect()
    }

    /// How likely a step over the seam before node `at` is (behind the last, for the number of nodes).
    pub fn likely_step(&self, at: usize, step: usize) -> f32 {
        let (from, to) = (step / LABELS, step % LABELS);
        let outside = |label: usize| f32::from(u8::from(label == NONE));
        let before = at.checked_sub(1).map_or_else(|| outside(from), |at| self.forward[at][from]);
        let behind = self.backward.get(at).map_or_else(|| outside(to), |behind| behind[to]);
        before * self.factors[at][step] * behind / self.scales[at]
    }

    /// The logarithm of the sum over all labellings.
    pub fn total(&self) -> f32 {
        self.scales.iter().map(|scale| scale.ln()).sum()
    }
}

/// e to the power of `x`, to seven digits, for scores from -87 to 87: by arithmetic alone, so that it is the same on
/// every machine, and nine at a time cost little more than one.
pub(super) fn exp(x: f32) -> f32 {
    /// Added and taken away, it rounds to a whole number.
    const ROUND: f32 = 12_582_912.0;
    /// ln 2, as a short number and the rest.
    const LN_2: [f32; 2] = [0.693_359_4, -2.121_944_4e-4];
    let x = x.clamp(-87.0, 87.0);
    let power = x * std::f32::consts::LOG2_E + ROUND - ROUND;
    let r = x - power * LN_2[0] - power * LN_2[1];
    let series = 1.0 + r * (1.0 + r * (0.5 + r * (1.0 / 6.0 + r * (1.0 / 24.0 + r * (1.0 / 120.0 + r / 720.0)))));
    series * f32::from_bits(((power as i32 + 127) << 23).cast_unsigned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn powers_are_right_to_six_digits() {
        for step in -850..=850 {
            let x = step as f32 / 10.0;
            assert!((f64::from(exp(x)) / f64::from(x).exp() - 1.0).abs() < 1e-6, "{x}");
        }
        assert!(exp(f32::MIN) > 0.0 && exp(f32::MAX).is_finite());
    }

    #[test]
    fn best_labels_are_those_that_no_other_labelling_beats() {
        let node = vec![[0.0, 2.0, 0.5], [0.3, 0.2, 0.1], [0.0, 0.1, 3.0]];
        let seam = vec![[0.0; STEPS], [0.0, -9.0, 0.0, 0.5, 0.0, 0.2, 0.0, 0.0, 0.0], [0.0; STEPS], [0.0; STEPS]];
        let scores = Scores { node, seam };
        let score = |labels: &[usize]| -> f32 {
            let seams: f32 = (1..3).map(|at| scores.seam[at][labels[at - 1] * LABELS + labels[at]]).sum();
            seams + (0..3).map(|at| scores.node[at][labels[at]]).sum::<f32>()
        };
        let found = Labels::new(5, Scores { node: scores.node.clone(), seam: scores.seam.clone() });
        let all = (0..27).map(|n| [n / 9, n / 3 % 3, n % 3]);
        assert!(all.clone().all(|other| score(&other) <= score(&found.best)));
        let total: f32 = all.clone().map(|labels| score(&labels).exp()).sum();
        let likely: f32 = all.filter(|labels| labels[0] == SOURCE).map(|labels| score(&labels).exp()).sum();
        assert!((found.likely()[0][SOURCE] - likely / total).abs() < 1e-5);
        assert_eq!(found.runs(CONTENT), [(7, 7)]);
    }
}
