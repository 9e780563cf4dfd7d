//! Trains the model from texts whose attributions are marked.
//!
//! In: texts with cue, source and content of each attribution. Out: a [`Model`]'s bytes.
//!
//! Method: stochastic gradient descent with a step of its own for each weight (AdaGrad, Duchi et al. 2011) on the
//! logistic loss of the cue classifier and on the negative log likelihood of the chain, the weights of all passes
//! but the first averaged. A fixed generator shuffles, so that the same texts give the same bytes.
//! Why small steps and few passes: both keep rare features from being learnt by heart; with steps of 0.1 the model
//! lost three points of F1 on texts it had not seen.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::chain::{CONTENT, LABELS, NONE, SOURCE, STEPS, Scores, Sums};
use super::features::{
    CUE_BITS, NODE_BITS, SEAM_BITS, Unit, beside_features, cue_features, cue_seam_features, node_features,
    seam_features,
};
use super::model::{CLASSES, CUES, MAGIC, Model, NODES, SEAMS, beside, reach};
use super::nodes::{Node, nodes};
use crate::annotate::quotes::units::units;
use crate::annotate::quotes::words::Words;
use crate::annotate::quotes::{marks, quotes_by};
use crate::annotate::{Quote, header, names};
use crate::language::english::cues::cue_forms;
use crate::language::english::form_hash;
use crate::text::{Layout, Report, Span};

/// One attribution as an annotator marked it.
#[derive(Clone, Debug, Default)]
pub struct Marked {
    /// Pieces of the cue.
    pub cue: Vec<Span>,
    /// Pieces of who is quoted.
    pub source: Vec<Span>,
    /// Pieces of what is said.
    pub content: Vec<Span>,
}

/// A text with its attributions.
#[derive(Clone, Debug)]
pub struct Example {
    /// The text.
    pub text: String,
    /// Its attributions.
    pub marked: Vec<Marked>,
}

/// Passes over the data.
const PASSES: usize = 8;
/// AdaGrad's step.
const STEP: f32 = 0.012;
/// What AdaGrad's sums of squares start from.
const START: f32 = 1e-2;
/// Pull of each weight towards zero.
const PULL: f32 = 3e-4;
/// A gradient too small to follow.
const STILL: f32 = 1e-3;

/// Trains on `examples`; `say` hears of the progress. Gives the bytes that [`Model::from_bytes`] reads.
pub fn train(examples: &[Example], say: &mut dyn FnMut(String)) -> Vec<u8> {
    let layouts: Vec<Layout> = examples.iter().map(|example| Layout::new(example.text.as_str().into(), "en")).collect();
    let words: Vec<Words> = layouts.iter().map(|layout| Words::new(layout, marks::regions(layout).0)).collect();
    let (heads, lexicon) = lexicon(&words, examples);
    let blank = lexicon.to_bytes(&Tables::new());
    let Some(model) = Model::from_bytes(&blank) else { return Vec::new() };
    let mut units_of: Vec<(usize, Vec<Node>)> = Vec::new();
    let mut cues = Vec::new();
    for (text, (w, example)) in words.iter().zip(examples).enumerate() {
        for unit in units(w) {
            let nodes = nodes(w, &unit, &model);
            let u = Unit::new(&nodes);
            for cue in (0..nodes.len()).filter(|&at| nodes[at].grade > 0) {
                let marked = heads[text].get(&nodes[cue].first).map(|&index| &example.marked[index]);
                let mut features = Vec::new();
                cue_features(&u, cue, |row| features.push(row));
                cues.push(Candidate { features, marked, unit: units_of.len(), cue });
            }
            units_of.push((text, nodes));
        }
    }
    let n_marked: usize = examples.iter().map(|example| example.marked.len()).sum();
    let n_cues = cues.iter().filter(|cue| cue.marked.is_some()).count();
    say(format!("{} forms; {} candidates, {n_cues} cues of {n_marked} marked", lexicon.forms.len(), cues.len()));
    let chains: Vec<Chain> = cues
        .iter()
        .filter_map(|cue| {
            let (text, nodes) = &units_of[cue.unit];
            Chain::new(&words[*text], &Unit::new(nodes), cue.cue, cue.marked?)
        })
        .collect();
    let mut tables = Tables::new();
    fit_cues(&mut tables, &cues, say);
    fit_chains(&mut tables, &chains, say);
    lexicon.to_bytes(&tables)
}

/// The quotes of a text by given weights; none where the bytes are no weights.
#[must_use]
pub fn quotes(text: &str, weights: &[u8]) -> Vec<Quote> {
    let Some(model) = Model::from_bytes(weights) else { return Vec::new() };
    let report = Report::from_text(text);
    let layout = Layout::new(report.text.clone(), "en");
    let (header, _) = header::header(&report, &layout);
    let mut entities = names::entities(&layout, &header);
    quotes_by(&layout, &header, &mut entities, &model).quotes
}

/// A word that may be a cue.
struct Candidate<'a> {
    features: Vec<usize>,
    /// What is marked, where it is one.
    marked: Option<&'a Marked>,
    /// Its unit.
    unit: usize,
    /// Its node.
    cue: usize,
}

/// Which forms may be cues.
struct Lexicon {
    /// Grades by hash, in order.
    forms: Vec<(u32, u8)>,
    /// Grades of classes, for forms that no text shows.
    classes: [u8; CLASSES],
}

/// The token that stands for each marked cue, by token, for each text; and the lexicon that this gives.
///
/// The head of a cue of several words is the one that is a cue most often: "said" in "said in a statement".
fn lexicon(words: &[Words], examples: &[Example]) -> (Vec<FxHashMap<usize, usize>>, Lexicon) {
    let mut counts: FxHashMap<u32, Counts> = FxHashMap::default();
    for (w, example) in words.iter().zip(examples) {
        for at in (0..w.words.len()).filter(|&at| w.at(at).region == 0) {
            let count = counts.entry(w.at(at).form.whole).or_default();
            count.all += 1.0;
            count.class = w.at(at).class;
        }
        for marked in &example.marked {
            let tokens = cue_tokens(w, marked);
            for &at in &tokens {
                counts.entry(w.at(at).form.whole).or_default().inside += 1.0 / (tokens.len() * tokens.len()) as f32;
            }
        }
    }
    let mut heads = Vec::new();
    for (w, example) in words.iter().zip(examples) {
        let likely = |at: usize| counts.get(&w.at(at).form.whole).map_or(0.0, |c| (c.inside + 0.1) / (c.all + 3.0));
        let may_head = |&at: &usize| w.at(at).wordy || w.at(at).mark == ':';
        let head = |marked: &Marked| {
            let tokens = cue_tokens(w, marked).into_iter().filter(may_head);
            tokens.max_by(|&a, &b| likely(a).total_cmp(&likely(b)).then(b.cmp(&a)))
        };
        let found: FxHashMap<usize, usize> =
            example.marked.iter().enumerate().filter_map(|(index, marked)| Some((head(marked)?, index))).collect();
        heads.push(found);
    }
    for (w, found) in words.iter().zip(&heads) {
        found.keys().for_each(|&at| counts.entry(w.at(at).form.whole).or_default().head += 1.0);
    }
    let lexicon = graded(&counts);
    (heads, lexicon)
}

fn cue_tokens(w: &Words, marked: &Marked) -> Vec<usize> {
    let tokens = marked.cue.iter().flat_map(|&span| w.layout.tokens_in(span));
    tokens.filter(|&at| w.at(at).region == 0).collect()
}

/// How often a form stands in the texts.
#[derive(Default)]
struct Counts {
    all: f32,
    inside: f32,
    head: f32,
    class: u8,
}

/// Grade of a cue that the texts do not show.
const UNSEEN: u8 = 4;

fn graded(counts: &FxHashMap<u32, Counts>) -> Lexicon {
    let mut forms: FxHashMap<u32, u8> = FxHashMap::default();
    for (&form, count) in counts.iter().filter(|(_, count)| count.head > 0.0) {
        let share = (count.head + 0.1) / (count.all + 1.5);
        if count.head >= 2.0 || share > 0.2 {
            let steps = [0.01, 0.03, 0.08, 0.18, 0.32, 0.5, 0.7];
            forms.insert(form, 1 + steps.iter().filter(|&&step| share >= step).count() as u8);
        }
    }
    let mut by_class = [(0.0_f32, 0.0_f32, 0_u32); CLASSES];
    // Forms that are often seen speak for themselves, not for their class.
    for (_, count) in counts.iter().filter(|(form, count)| !forms.contains_key(form) || count.all < 20.0) {
        let class = &mut by_class[usize::from(count.class)];
        *class = (class.0 + count.head, class.1 + count.all, class.2 + u32::from(count.head > 0.0));
    }
    let classes = std::array::from_fn(|class| {
        let (cues, all, n_forms) = by_class[class];
        let share = cues / (all + 20.0);
        match class {
            1.. if share > 0.04 && n_forms >= 3 => 3 + u8::from(share >= 0.1),
            _ => 0,
        }
    });
    // Verbs that grammars list as cues, where the texts do not show them.
    for form in cue_forms() {
        forms.entry(form_hash(&form).whole).or_insert(UNSEEN);
    }
    let mut forms: Vec<(u32, u8)> = forms.into_iter().collect();
    forms.sort_unstable();
    Lexicon { forms, classes }
}

impl Lexicon {
    fn to_bytes(&self, tables: &Tables) -> Vec<u8> {
        let node: Vec<f32> = tables.node.iter().flat_map(|row| [row[1] - row[0], row[2] - row[0]]).collect();
        let seam: Vec<f32> = tables.seam.iter().flat_map(|row| row[1..].iter().map(|step| step - row[0])).collect();
        let stored = [steps(&tables.cue), steps(&node), steps(&seam)];
        let mut bytes = MAGIC.to_vec();
        bytes.extend([CUE_BITS, NODE_BITS, SEAM_BITS].map(|bits| bits as u8));
        stored.iter().for_each(|(scale, _)| bytes.extend(scale.to_le_bytes()));
        bytes.extend(u32::try_from(self.forms.len()).unwrap_or(0).to_le_bytes());
        for (form, grade) in &self.forms {
            bytes.extend(form.to_le_bytes());
            bytes.push(*grade);
        }
        bytes.extend(self.classes);
        stored.into_iter().for_each(|(_, steps)| bytes.extend(steps));
        bytes
    }
}

/// Weights as bytes, and what a step of one is worth. None is cut off: the few large ones belong to the commonest
/// features, and cutting them cost a point of F1.
fn steps(weights: &[f32]) -> (f32, Vec<u8>) {
    let largest = weights.iter().fold(1e-6_f32, |largest, weight| largest.max(weight.abs()));
    let scale = largest / 127.0;
    (scale, weights.iter().map(|weight| ((weight / scale).round() as i8).cast_unsigned()).collect())
}

/// Weights while they are learnt.
struct Tables {
    cue: Vec<f32>,
    node: Vec<[f32; LABELS]>,
    seam: Vec<[f32; STEPS]>,
}

impl Tables {
    fn new() -> Self {
        Self { cue: vec![0.0; CUES], node: vec![[0.0; LABELS]; NODES], seam: vec![[0.0; STEPS]; SEAMS] }
    }
}

/// A cue's chain with its true labels.
struct Chain {
    /// Features of each node.
    node: Vec<Vec<usize>>,
    /// Features of each seam.
    seam: Vec<Vec<usize>>,
    labels: Vec<usize>,
}

impl Chain {
    /// None where the chain reaches none of the content.
    fn new(w: &Words, u: &Unit, cue: usize, marked: &Marked) -> Option<Self> {
        let (start, end) = reach(u, cue);
        let labels = labels(w, &u.nodes[start..end], marked);
        if !labels.contains(&CONTENT) {
            return None;
        }
        let mut node = Vec::new();
        beside(u, start, end, cue, |at, between| {
            let mut features = Vec::new();
            node_features(u, at, |row| features.push(row));
            beside_features(u, cue, at, between, |row| features.push(row));
            node.push(features);
        });
        let seam = |at: usize| {
            let mut features = Vec::new();
            seam_features(u, at, |row| features.push(row));
            cue_seam_features(u, cue, at, |row| features.push(row));
            features
        };
        Some(Self { node, seam: (start..=end).map(seam).collect(), labels })
    }

    /// The true step over each seam.
    fn step(&self, at: usize) -> usize {
        let label = |at: usize| self.labels.get(at).copied().unwrap_or(NONE);
        at.checked_sub(1).map_or(NONE, label) * LABELS + label(at)
    }

    fn scores(&self, tables: &Tables) -> Scores {
        Scores {
            node: self.node.iter().map(|features| sum(&tables.node, features)).collect(),
            seam: self.seam.iter().map(|features| sum(&tables.seam, features)).collect(),
        }
    }
}

fn sum<const N: usize>(table: &[[f32; N]], features: &[usize]) -> [f32; N] {
    let mut sum = [0.0; N];
    for &feature in features {
        sum.iter_mut().zip(&table[feature]).for_each(|(sum, weight)| *sum += weight);
    }
    sum
}

fn labels(w: &Words, nodes: &[Node], marked: &Marked) -> Vec<usize> {
    let ranges = |spans: &[Span]| -> Vec<Range<usize>> { spans.iter().map(|&span| touched(w, span)).collect() };
    let (source, content) = (ranges(&marked.source), ranges(&marked.content));
    let covers = |ranges: &[Range<usize>], node: &Node| {
        let n = (node.first..=node.last).filter(|at| ranges.iter().any(|range| range.contains(at))).count();
        2 * n > node.last - node.first
    };
    let label = |node: &Node| match () {
        () if covers(&content, node) => CONTENT,
        () if covers(&source, node) => SOURCE,
        () => NONE,
    };
    nodes.iter().map(label).collect()
}

/// The tokens that a span touches.
fn touched(w: &Words, span: Span) -> Range<usize> {
    let first = w.layout.tokens.partition_point(|token| token.span.end <= span.start);
    let last = w.layout.tokens.partition_point(|token| token.span.start < span.end);
    first..last.max(first)
}

/// A number generator that starts the same every time (xorshift, Marsaglia 2003).
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % n as u64) as usize
    }

    fn order(&mut self, n: usize) -> Vec<usize> {
        let mut order: Vec<usize> = (0..n).collect();
        for at in (1..n).rev() {
            order.swap(at, self.below(at + 1));
        }
        order
    }
}

/// One weight's descent: AdaGrad.
fn descend(weight: &mut f32, square: &mut f32, gradient: f32) {
    let slope = gradient + PULL * *weight;
    *square += slope * slope;
    *weight -= STEP * slope / square.sqrt();
}

fn fit_cues(tables: &mut Tables, cues: &[Candidate], say: &mut dyn FnMut(String)) {
    let mut squares = vec![START; CUES];
    let mut sums = vec![0.0_f32; CUES];
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    for pass in 0..PASSES {
        let mut loss = 0.0;
        for index in dice.order(cues.len()) {
            let cue = &cues[index];
            let score: f32 = cue.features.iter().map(|&feature| tables.cue[feature]).sum();
            let likelihood = 1.0 / (1.0 + (-score).exp());
            let gradient = likelihood - f32::from(u8::from(cue.marked.is_some()));
            loss -= f64::from((1.0 - gradient.abs()).max(1e-9).ln());
            for &feature in &cue.features {
                descend(&mut tables.cue[feature], &mut squares[feature], gradient);
            }
        }
        if pass > 0 {
            sums.iter_mut().zip(&tables.cue).for_each(|(sum, weight)| *sum += weight / (PASSES - 1) as f32);
        }
        say(format!("cues, pass {} of {PASSES}: loss {:.4}", pass + 1, loss / cues.len() as f64));
    }
    tables.cue = sums;
}

fn fit_chains(tables: &mut Tables, chains: &[Chain], say: &mut dyn FnMut(String)) {
    let mut squares = (vec![[START; LABELS]; NODES], vec![[START; STEPS]; SEAMS]);
    let mut sums = Tables::new();
    let mut dice = Dice(0xD1B5_4A32_D192_ED03);
    for pass in 0..PASSES {
        let mut loss = 0.0;
        for index in dice.order(chains.len()) {
            let chain = &chains[index];
            let scores = chain.scores(tables);
            let lattice = Sums::new(&scores);
            loss += f64::from(lattice.total() - true_score(chain, &scores));
            follow_nodes(tables, &mut squares.0, chain, &lattice);
            follow_seams(tables, &mut squares.1, chain, &lattice);
        }
        if pass > 0 {
            gather(&mut sums.node, &tables.node);
            gather(&mut sums.seam, &tables.seam);
        }
        say(format!("chains, pass {} of {PASSES}: loss {:.4}", pass + 1, loss / chains.len() as f64));
    }
    (tables.node, tables.seam) = (sums.node, sums.seam);
}

fn gather<const N: usize>(sums: &mut [[f32; N]], table: &[[f32; N]]) {
    for (sum, row) in sums.iter_mut().zip(table) {
        sum.iter_mut().zip(row).for_each(|(sum, weight)| *sum += weight / (PASSES - 1) as f32);
    }
}

fn true_score(chain: &Chain, scores: &Scores) -> f32 {
    let nodes: f32 = chain.labels.iter().zip(&scores.node).map(|(&label, node)| node[label]).sum();
    nodes + scores.seam.iter().enumerate().map(|(at, seam)| seam[chain.step(at)]).sum::<f32>()
}

fn follow_nodes(tables: &mut Tables, squares: &mut [[f32; LABELS]], chain: &Chain, lattice: &Sums) {
    for ((features, &label), likely) in chain.node.iter().zip(&chain.labels).zip(lattice.likely()) {
        for at in 0..LABELS {
            let gradient = likely[at] - f32::from(u8::from(label == at));
            if gradient.abs() >= STILL {
                for row in features.iter().copied() {
                    descend(&mut tables.node[row][at], &mut squares[row][at], gradient);
                }
            }
        }
    }
}

fn follow_seams(tables: &mut Tables, squares: &mut [[f32; STEPS]], chain: &Chain, lattice: &Sums) {
    for (at, features) in chain.seam.iter().enumerate() {
        let truth = |step: usize| f32::from(u8::from(chain.step(at) == step));
        let gradients: [f32; STEPS] = std::array::from_fn(|step| lattice.likely_step(at, step) - truth(step));
        for row in features.iter().copied() {
            let weights = tables.seam[row].iter_mut().zip(&mut squares[row]).zip(gradients);
            for ((weight, square), gradient) in weights.filter(|(_, gradient)| gradient.abs() >= STILL) {
                descend(weight, square, gradient);
            }
        }
    }
}
