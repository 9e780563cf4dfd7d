//! The chain of labels over the nodes beside a cue: the best one, and how likely each label is.
//!
//! In: scores of nodes and seams. Out: [`Labels`].
//! Method: a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): Viterbi for the best
//! labels, forward and backward sums for the likelihoods. A chain starts and ends outside everything.

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
    /// The best labels, one a node.
    pub best: Vec<usize>,
    /// How likely each label is, one a node.
    pub likely: Vec<[f32; LABELS]>,
}

impl Labels {
    /// Labels chains of at least one node, the first of which is node `start`.
    pub fn new(start: usize, scores: &Scores) -> Self {
        Self { start, best: best_path(scores), likely: Sums::new(scores).likely() }
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
        let run = &self.likely[first - self.start..=last - self.start];
        run.iter().map(|node| node[CONTENT]).sum::<f32>() / run.len() as f32
    }

    /// The likeliest run of a label where the best labels hold none: its nodes are at least half as likely as the
    /// likeliest, which is at least as likely as `least`.
    pub fn doubtful_run(&self, label: usize, least: f32) -> Option<(usize, usize)> {
        let most = self.likely.iter().map(|node| node[label]).fold(least, f32::max);
        let may_be = |at: usize| self.likely[at][label] >= most * NEAR && self.best[at] == NONE;
        let nodes = 0..self.best.len();
        let surest = nodes
            .clone()
            .filter(|&at| may_be(at))
            .max_by(|&a, &b| self.likely[a][label].total_cmp(&self.likely[b][label]))?;
        let first = (0..surest).rev().take_while(|&at| may_be(at)).last().unwrap_or(surest);
        let last = (surest..nodes.end).take_while(|&at| may_be(at)).last().unwrap_or(surest);
        Some((self.start + first, self.start + last))
    }
}

fn best_path(scores: &Scores) -> Vec<usize> {
    let n = scores.node.len();
    let mut best: [f32; LABELS] = std::array::from_fn(|label| scores.seam[0][label] + scores.node[0][label]);
    let mut back = vec![[0_usize; LABELS]; n];
    for at in 1..n {
        let mut next = [0.0; LABELS];
        for label in 0..LABELS {
            let (from, value) = (0..LABELS)
                .map(|from| (from, best[from] + scores.seam[at][from * LABELS + label]))
                .fold((0, f32::MIN), |best, next| if next.1 > best.1 { next } else { best });
            next[label] = value + scores.node[at][label];
            back[at][label] = from;
        }
        best = next;
    }
    let end = |label: usize| best[label] + scores.seam[n][label * LABELS + NONE];
    let mut label = (0..LABELS).fold(0, |best, next| if end(next) > end(best) { next } else { best });
    let mut labels = vec![0; n];
    for at in (0..n).rev() {
        labels[at] = label;
        label = back[at][label];
    }
    labels
}

/// Forward and backward sums of a chain, as logarithms.
pub(super) struct Sums {
    pub forward: Vec<[f32; LABELS]>,
    pub backward: Vec<[f32; LABELS]>,
    /// Of all labellings.
    pub total: f32,
}

impl Sums {
    /// Of chains of at least one node.
    pub fn new(scores: &Scores) -> Self {
        let n = scores.node.len();
        let mut forward = vec![[0.0_f32; LABELS]; n];
        let mut backward = vec![[0.0_f32; LABELS]; n];
        for label in 0..LABELS {
            forward[0][label] = scores.seam[0][NONE * LABELS + label] + scores.node[0][label];
            backward[n - 1][label] = scores.seam[n][label * LABELS + NONE];
        }
        for at in 1..n {
            for label in 0..LABELS {
                let from = std::array::from_fn(|from| forward[at - 1][from] + scores.seam[at][from * LABELS + label]);
                forward[at][label] = log_sum(from) + scores.node[at][label];
            }
        }
        for at in (0..n - 1).rev() {
            for label in 0..LABELS {
                let to = std::array::from_fn(|to| {
                    scores.seam[at + 1][label * LABELS + to] + scores.node[at + 1][to] + backward[at + 1][to]
                });
                backward[at][label] = log_sum(to);
            }
        }
        let total = log_sum(std::array::from_fn(|label| forward[n - 1][label] + backward[n - 1][label]));
        Self { forward, backward, total }
    }

    /// How likely each label is at each node.
    pub fn likely(&self) -> Vec<[f32; LABELS]> {
        let node = |(forward, backward): (&[f32; LABELS], &[f32; LABELS])| {
            std::array::from_fn(|label| (forward[label] + backward[label] - self.total).exp())
        };
        self.forward.iter().zip(&self.backward).map(node).collect()
    }
}

fn log_sum(values: [f32; LABELS]) -> f32 {
    let most = values.iter().copied().fold(f32::MIN, f32::max);
    most + values.iter().map(|value| (value - most).exp()).sum::<f32>().ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn best_labels_are_those_that_no_other_labelling_beats() {
        let node = vec![[0.0, 2.0, 0.5], [0.3, 0.2, 0.1], [0.0, 0.1, 3.0]];
        let seam = vec![[0.0; STEPS], [0.0, -9.0, 0.0, 0.5, 0.0, 0.2, 0.0, 0.0, 0.0], [0.0; STEPS], [0.0; STEPS]];
        let scores = Scores { node, seam };
        let score = |labels: &[usize]| -> f32 {
            let seams: f32 = (1..3).map(|at| scores.seam[at][labels[at - 1] * LABELS + labels[at]]).sum();
            seams + (0..3).map(|at| scores.node[at][labels[at]]).sum::<f32>()
        };
        let found = Labels::new(5, &scores);
        let all = (0..27).map(|n| [n / 9, n / 3 % 3, n % 3]);
        assert!(all.clone().all(|other| score(&other) <= score(&found.best)));
        let total: f32 = all.clone().map(|labels| score(&labels).exp()).sum();
        let likely: f32 = all.filter(|labels| labels[0] == SOURCE).map(|labels| score(&labels).exp()).sum();
        assert!((found.likely[0][SOURCE] - likely / total).abs() < 1e-5);
        assert_eq!(found.runs(CONTENT), [(7, 7)]);
    }
}
