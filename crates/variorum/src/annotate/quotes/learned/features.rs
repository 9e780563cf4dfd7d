//! What the model looks at: features of a candidate cue, of a node beside a cue, and of the seam before a node.
//!
//! In: a unit's nodes. Out: feature numbers, given to a closure one by one.
//!
//! A feature is a template with what it looks at, hashed to a row of the tables (Weinberger et al. 2009): no
//! dictionary to embed or to look up, and collisions cost little at this size. What a seam or a node shows whatever
//! its cue is worked out once a unit.

use super::nodes::{COLON, COMMA, EDGE, Node};

/// Bits of a cue's feature numbers: its table holds this many rows. The three tables together fill a
/// megabyte, a core's second cache; more rows of nodes and seams cost a third of the speed and won no F1 in
/// cross-validation.
pub(super) const CUE_BITS: u32 = 18;
/// Bits of a node's feature numbers.
pub(super) const NODE_BITS: u32 = 17;
/// Bits of a seam's feature numbers.
pub(super) const SEAM_BITS: u32 = 16;

/// A unit's nodes, and what looks further than a node's neighbours.
pub(super) struct Unit<'a> {
    /// In order.
    pub nodes: &'a [Node],
    /// For each node, the next finite verb from it on.
    next_verb: Vec<u32>,
    /// For each node, the next node from it on that is often a cue.
    next_cue: Vec<u32>,
    /// For each node, the last node before it that is often a cue.
    last_cue: Vec<u32>,
    /// For each node, the last node before it that stands in marks.
    last_marked: Vec<u32>,
    /// For each node, the next node behind it that stands in marks.
    next_marked: Vec<u32>,
}

/// No such node.
const NOWHERE: u32 = u32::MAX;
/// Grade from which a form is a cue in a third of its places.
const OFTEN: u8 = 5;

impl<'a> Unit<'a> {
    /// Looks over the nodes once.
    pub fn new(nodes: &'a [Node]) -> Self {
        let n = nodes.len();
        let each = || vec![0; n];
        let mut unit = Self {
            nodes,
            next_verb: each(),
            next_cue: each(),
            last_cue: each(),
            last_marked: each(),
            next_marked: each(),
        };
        let (mut verb, mut cue, mut marked) = (NOWHERE, NOWHERE, NOWHERE);
        for at in (0..n).rev() {
            unit.next_marked[at] = marked;
            marked = if nodes[at].region { at as u32 } else { marked };
            verb = if nodes[at].is_verb() { at as u32 } else { verb };
            cue = if nodes[at].grade >= OFTEN { at as u32 } else { cue };
            (unit.next_verb[at], unit.next_cue[at]) = (verb, cue);
        }
        (cue, marked) = (NOWHERE, NOWHERE);
        for (at, node) in nodes.iter().enumerate() {
            (unit.last_cue[at], unit.last_marked[at]) = (cue, marked);
            cue = if node.grade >= OFTEN { at as u32 } else { cue };
            marked = if node.region { at as u32 } else { marked };
        }
        unit
    }

    fn node(&self, at: isize) -> Option<&Node> {
        self.nodes.get(usize::try_from(at).ok()?)
    }

    fn tag(&self, at: isize) -> u32 {
        self.node(at).map_or(u32::from(EDGE), |node| u32::from(node.tag))
    }

    fn form(&self, at: isize) -> u32 {
        self.node(at).map_or(0, |node| node.form)
    }

    /// The word's class; for words without one, their tag, which stands above all classes.
    fn class(&self, at: isize) -> u32 {
        self.node(at).map_or(0, |node| match node.class {
            0 => 256 + u32::from(node.tag),
            class => u32::from(class),
        })
    }

    fn is_region(&self, at: isize) -> bool {
        self.node(at).is_some_and(|node| node.region)
    }
}

/// The row of a feature among 2 to the power of `BITS`: its template and what it looks at, multiplied twice.
fn row<const BITS: u32>(template: u32, a: u32, b: u32) -> usize {
    let key = (u64::from(a) | u64::from(b) << 32) ^ u64::from(template).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mixed = key.wrapping_mul(0xD6E8_FEB8_6659_FD93);
    ((mixed ^ mixed >> 32).wrapping_mul(0xA076_1D64_78BD_642F) >> (64 - BITS)) as usize
}

fn pair(a: u32, b: u32) -> u32 {
    a.wrapping_mul(0x0100_0193) ^ b
}

/// A distance: near ones exact, far ones in steps.
fn step(distance: usize) -> u32 {
    match distance {
        0..=6 => distance as u32,
        7..=9 => 7,
        10..=14 => 8,
        15..=22 => 9,
        23..=35 => 10,
        _ => 11,
    }
}

/// One more than the step from `at` to a node behind it, 0 where there is none within `reach`.
fn ahead(at: usize, node: u32, reach: usize) -> u32 {
    let distance = (node as usize).wrapping_sub(at);
    if node == NOWHERE || distance >= reach { 0 } else { 1 + step(distance) }
}

/// Features of node `cue` as a candidate cue.
pub(super) fn cue_features(u: &Unit, cue: usize, mut out: impl FnMut(usize)) {
    let mut f = |template: u32, a: u32, b: u32| out(row::<CUE_BITS>(template, a, b));
    let c = cue as isize;
    let node = &u.nodes[cue];
    let (form, grade) = (node.form, u32::from(node.grade));
    let (t0, p1, n1, p2, n2) = (u.tag(c), u.tag(c - 1), u.tag(c + 1), u.tag(c - 2), u.tag(c + 2));
    let (k0, kp, kn) = (u.class(c), u.class(c - 1), u.class(c + 1));
    f(1, 0, 0);
    // The word itself.
    f(2, form, 0);
    f(3, node.suffix, 0);
    f(4, t0, grade);
    f(5, k0, 0);
    f(6, u32::from(node.capital), t0);
    // The words beside it.
    f(7, form, u.form(c + 1));
    f(8, u.form(c - 1), form);
    f(9, u.form(c + 1), u.form(c + 2));
    f(10, u.form(c - 2), u.form(c - 1));
    f(11, k0, u.form(c + 1));
    f(12, k0, u.form(c - 1));
    f(48, u.form(c - 1), 0);
    f(49, u.form(c + 1), 0);
    f(50, u.form(c - 1), t0);
    f(51, u.form(c + 1), t0);
    // Their kinds.
    f(13, form, p1);
    f(14, form, n1);
    f(15, form, pair(n1, n2));
    f(16, form, pair(p1, p2));
    f(17, pair(p1, t0), n1);
    f(18, pair(p2, p1), t0);
    f(19, t0, pair(n1, n2));
    f(20, grade, pair(p1, n1));
    f(21, pair(p2, p1), pair(n1, n2));
    // Their classes.
    f(22, k0, kn);
    f(23, kp, k0);
    f(24, pair(kp, k0), kn);
    f(25, k0, pair(p1, n1));
    f(26, kn, u.class(c + 2));
    f(27, kp, u.class(c - 2));
    f(28, kp, t0);
    f(29, kn, t0);
    f(30, pair(kn, u.class(c + 2)), t0);
    f(31, form, kn);
    // Other words of the unit that are often cues.
    let last = u.last_cue[cue];
    let next = u.next_cue.get(cue + 1).copied().unwrap_or(NOWHERE);
    let before = if last == NOWHERE { 0 } else { 1 + step(cue - last as usize) };
    let behind = ahead(cue, next, usize::MAX);
    let form_at = |at: u32| u.nodes.get(at as usize).map_or(0, |node| node.form);
    f(32, before, grade);
    f(33, behind, grade);
    f(34, pair(before.min(4), behind.min(4)), t0);
    f(35, form_at(last), t0);
    f(36, form_at(next), t0);
    // Marks.
    let far = |at: u32| if at == NOWHERE { 0 } else { 1 + step(cue.abs_diff(at as usize)) };
    let (left, right) = (far(u.last_marked[cue]), far(u.next_marked[cue]));
    f(37, left, t0);
    f(38, right, t0);
    f(39, left.min(6), form);
    f(40, right.min(6), form);
    f(41, left, pair(right, grade));
    // Its place in the unit.
    f(42, step(cue), t0);
    f(43, step(u.nodes.len() - 1 - cue), t0);
    f(44, u32::from(cue == 0), form);
    // The word that governs it: the nearest before it that does not help it.
    let governor = (0..cue).rev().find(|&at| !u.nodes[at].helps()).map_or(-1, |at| at as isize);
    f(45, u.form(governor), t0);
    f(46, u.tag(governor), form);
    f(47, u.tag(governor), pair(t0, n1));
}

/// Features of node `at`, whatever the cue.
pub(super) fn node_features(u: &Unit, at: usize, mut out: impl FnMut(usize)) {
    let node = &u.nodes[at];
    let i = at as isize;
    out(row::<NODE_BITS>(60, node.form, 0));
    out(row::<NODE_BITS>(61, u.tag(i), 0));
    out(row::<NODE_BITS>(62, node.suffix, 0));
    out(row::<NODE_BITS>(63, u.class(i), 0));
}

/// What stands between a cue and the nodes on one side of it, gathered outwards.
#[derive(Clone, Copy, Default)]
pub(super) struct Between {
    commas: u8,
    verbs: u8,
    cues: u8,
}

impl Between {
    /// With `node` as well.
    pub fn with(self, node: &Node) -> Self {
        Self {
            commas: (self.commas + u8::from(node.tag == COMMA)).min(3),
            verbs: (self.verbs + u8::from(node.is_verb())).min(3),
            cues: (self.cues + u8::from(node.grade >= OFTEN)).min(2),
        }
    }

    fn number(self) -> u32 {
        u32::from(self.commas) + 4 * u32::from(self.verbs) + 16 * u32::from(self.cues)
    }
}

/// Features of node `at` beside the cue at node `cue`.
pub(super) fn beside_features(u: &Unit, cue: usize, at: usize, between: Between, mut out: impl FnMut(usize)) {
    let mut f = |template: u32, a: u32, b: u32| out(row::<NODE_BITS>(template, a, b));
    let (i, c) = (at as isize, cue as isize);
    let node = &u.nodes[at];
    let behind = u32::from(at > cue);
    let side = if at == cue { 50 } else { behind * 20 + step(at.abs_diff(cue)) };
    let (word, kind, class) = (u.form(c), u.tag(c), u.class(c));
    let (t0, p1, n1) = (u.tag(i), u.tag(i - 1), u.tag(i + 1));
    f(71, side, t0);
    f(72, side, word);
    f(73, pair(behind, word), t0);
    f(75, pair(behind, t0), pair(p1, n1));
    f(76, pair(between.number(), behind), t0);
    f(77, pair(between.number(), behind), word);
    f(78, behind, u.class(i));
    f(80, class, pair(u.class(i), behind));
    f(81, class, pair(t0, behind));
    f(82, pair(word, behind), node.form);
    f(83, pair(side, u32::from(node.capital)), kind);
    f(84, pair(behind, step(at)), kind);
    f(85, pair(behind, step(u.nodes.len() - 1 - at)), t0);
    f(86, pair(side, u.form(c + 1)), 0);
    f(87, pair(side, u.form(c - 1)), 0);
    f(88, pair(behind, node.suffix), kind);
}

/// Features of the seam before node `at` (of the unit's end, for the number of nodes), whatever the cue.
pub(super) fn seam_features(u: &Unit, at: usize, mut out: impl FnMut(usize)) {
    let mut f = |template: u32, a: u32, b: u32| out(row::<SEAM_BITS>(template, a, b));
    let i = at as isize;
    let (a, b, next) = (u.tag(i - 1), u.tag(i), u.tag(i + 1));
    f(100, 0, 0);
    f(101, a, b);
    f(102, u.form(i - 1), 0);
    f(103, u.form(i), 0);
    f(104, u.form(i - 1), u.form(i));
    f(107, u.form(i), pair(u32::from(a == u32::from(COMMA)), next));
    f(108, pair(b, next), u.tag(i + 2));
    f(109, u.form(i), u.form(i + 1));
    f(110, u.class(i), u.class(i + 1));
    f(111, u.class(i), a);
    // The next finite verb: whether what a comma opens has its own.
    let verb = u.next_verb.get(at).map_or(0, |&verb| ahead(at, verb, REACH));
    f(112, pair(verb, a), b);
}

/// Nodes within which a clause shows its verb.
const REACH: usize = 12;

/// Features of the seam before node `at` that the cue at node `cue` decides.
pub(super) fn cue_seam_features(u: &Unit, cue: usize, at: usize, mut out: impl FnMut(usize)) {
    let mut f = |template: u32, a: u32, b: u32| out(row::<SEAM_BITS>(template, a, b));
    let (i, c) = (at as isize, cue as isize);
    let behind = u32::from(at > cue);
    let side = 20 * behind + step(at.abs_diff(cue));
    let (word, kind, class) = (u.form(c), u.tag(c), u.class(c));
    let (a, b) = (u.tag(i - 1), u.tag(i));
    f(120, pair(a, b), pair(side, kind));
    f(121, side, word);
    f(122, pair(a, b), word);
    f(123, u32::from(u.is_region(i - 1)) + 2 * u32::from(u.is_region(i)), pair(side, kind));
    f(128, u.form(i), behind);
    f(124, class, side);
    f(125, class, pair(a, b));
    let next = match u.next_cue.get(at).copied() {
        Some(next) if next as usize == cue => u.next_cue.get(cue + 1).copied().unwrap_or(NOWHERE),
        next => next.unwrap_or(NOWHERE),
    };
    f(126, pair(ahead(at, next, REACH), a), pair(b, behind));
    let colon = u32::from(a == u32::from(COLON)) + 2 * u32::from(b == u32::from(COLON));
    f(127, colon, pair(side, kind));
}
