//! Simple changes of inputs, the same in every run: what a test can try in a moment, where a fuzzer takes hours.

/// Changed inputs without end: bytes flipped, cut off, left out, repeated, or put in from another input.
#[derive(Clone, Debug)]
pub struct Mutations<'a> {
    inputs: &'a [Vec<u8>],
    /// Of a linear congruential generator (Knuth's constants).
    state: u64,
}

impl<'a> Mutations<'a> {
    /// Starts from these inputs; another seed gives other changes.
    #[must_use]
    pub fn new(inputs: &'a [Vec<u8>], seed: u64) -> Self {
        Self { inputs, state: seed }
    }

    /// A number below `most`, or 0.
    fn below(&mut self, most: usize) -> usize {
        self.state = self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.state >> 33).unwrap_or(0) % most.max(1)
    }

    fn input(&mut self) -> &'a [u8] {
        &self.inputs[self.below(self.inputs.len())]
    }

    /// A part of at most `most` bytes.
    fn part(&mut self, bytes: &'a [u8], most: usize) -> &'a [u8] {
        let start = self.below(bytes.len());
        &bytes[start..(start + 1 + self.below(most)).min(bytes.len())]
    }

    fn change(&mut self, bytes: &mut Vec<u8>) {
        let at = self.below(bytes.len());
        let end = (at + 1 + self.below(16)).min(bytes.len());
        match self.below(6) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            1 if at < bytes.len() => bytes[at] = b"\0\"<>{}[],&;'\n \xff\x1e"[self.below(16)],
            2 => bytes.truncate(at),
            3 => drop(bytes.drain(at.min(end)..end)),
            4 => {
                let again = bytes[at.min(end)..end].repeat(1 + self.below(8));
                bytes.splice(at..at, again);
            }
            _ => {
                let other = self.input();
                let part = self.part(other, 64);
                bytes.splice(at..at, part.iter().copied());
            }
        }
    }
}

impl Iterator for Mutations<'_> {
    type Item = Vec<u8>;

    fn next(&mut self) -> Option<Vec<u8>> {
        let mut bytes = self.input().to_vec();
        for _ in 0..=self.below(4) {
            self.change(&mut bytes);
        }
        Some(bytes)
    }
}
