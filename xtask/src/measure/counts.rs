//! What is counted on a story; figures are worked out from sums over stories.

/// Found, right, wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Tally {
    /// Found and right.
    pub hit: f64,
    /// Found.
    pub had: f64,
    /// To be found.
    pub wanted: f64,
}

impl Tally {
    /// Counts one thing.
    pub fn add(&mut self, wanted: bool, had: bool) {
        let one = |yes: bool| f64::from(u8::from(yes));
        self.hit += one(wanted && had);
        self.had += one(had);
        self.wanted += one(wanted);
    }

    pub fn precision(&self) -> f64 {
        ratio(self.hit, self.had)
    }

    pub fn recall(&self) -> f64 {
        ratio(self.hit, self.wanted)
    }

    pub fn f1(&self) -> f64 {
        ratio(2.0 * self.hit, self.had + self.wanted)
    }

    fn plus(self, other: &Self) -> Self {
        Self { hit: self.hit + other.hit, had: self.had + other.had, wanted: self.wanted + other.wanted }
    }
}

/// All counts of a story.
#[derive(Clone, Copy, Debug, Default)]
pub struct Counts {
    /// Characters of passages.
    pub characters: Tally,
    /// Pieces found and gold alignments met: their ratio is granularity.
    pub pieces: f64,
    pub met: f64,
    /// Gold characters and those of them found, by kind: verbatim, edited, reworded.
    pub kinds: [Tally; 3],
    /// Pairs of reports in a relation.
    pub relations: Tally,
    /// Derivations whose direction was called, and rightly.
    pub directions: Tally,
    /// Pairs from a common source that is hidden.
    pub hidden: Tally,
    /// Reports that carry an agency's text unnamed.
    pub uncredited: Tally,
    /// Pairs of versions with words in marks changed.
    pub altered: Tally,
    /// Pairs of figures that differ.
    pub figures: Tally,
    /// Claims that stand flat in another report.
    pub hardened: Tally,
}

impl Counts {
    pub fn sum<'a>(all: impl Iterator<Item = &'a Self>) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            characters: sum.characters.plus(&one.characters),
            pieces: sum.pieces + one.pieces,
            met: sum.met + one.met,
            kinds: [0, 1, 2].map(|kind| sum.kinds[kind].plus(&one.kinds[kind])),
            relations: sum.relations.plus(&one.relations),
            directions: sum.directions.plus(&one.directions),
            hidden: sum.hidden.plus(&one.hidden),
            uncredited: sum.uncredited.plus(&one.uncredited),
            altered: sum.altered.plus(&one.altered),
            figures: sum.figures.plus(&one.figures),
            hardened: sum.hardened.plus(&one.hardened),
        })
    }

    /// The measure of reuse (Potthast and others 2010): F1 of characters, less where a passage is found in pieces.
    pub fn plagdet(&self) -> f64 {
        let granularity = if self.met > 0.0 { self.pieces / self.met } else { 1.0 };
        self.characters.f1() / (1.0 + granularity).log2()
    }
}

fn ratio(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}
