//! One invented story: what happened, who reports it, and who has the text from whom.
//!
//! In: a seed and a size. Out: reports whose parts know their facts, and above each its parents.
//!
//! A report is the agency's, an outlet's own, taken from another report, made from two, or a later version of the
//! outlet's earlier one. The agency's text may be hidden: its takers are there, it is not. Reports of another event of
//! the same kind may stand beside: they look alike and share nothing.

use super::edits;
use super::events::{COMMON, KINDS, Kind, QUOTED, Statement};
use super::part::{Fact, Part, Slots, fill, value};
use super::random::Random;
use super::words;

/// How a story is made.
#[derive(Clone, Copy, Debug)]
pub struct Size {
    /// Reports.
    pub reports: usize,
    /// Statements of a full report.
    pub facts: usize,
}

/// One report. Sentences hold one part each, or two that were joined.
#[derive(Clone, Debug)]
pub struct Written {
    pub headline: Part,
    pub sentences: Vec<Vec<Part>>,
    pub outlet: String,
    /// The agency whose text it is or that it credits.
    pub credit: Option<String>,
    /// Days after the event; none where the report does not say.
    pub day: Option<usize>,
    /// Days after the event, stated or not.
    pub written: usize,
    pub parents: Vec<usize>,
    /// The earlier version of the same outlet's.
    pub version_of: Option<usize>,
    pub hidden: bool,
    /// Whose text it is, where it is an agency's own.
    pub agency: Option<String>,
    pub place: String,
    /// The event told of: 0, or 1 for a look-alike.
    pub event: usize,
    pub footer: Option<&'static str>,
}

/// What happened, as far as anybody knows.
struct Event {
    kind: &'static Kind,
    slots: Slots,
    /// Indexes into [`Teller::facts`].
    known: Vec<usize>,
    headline: usize,
    place: String,
}

/// A story's reports, hidden ones too.
pub fn story(random: Random, size: Size) -> Vec<Written> {
    let mut teller = Teller { facts: Vec::new(), reporters: 0, random };
    let kind = &KINDS[teller.random.below(KINDS.len())];
    let event = teller.event(kind, size.facts);
    let hidden = size.reports > 2 && teller.random.chance(50);
    let mut reports = vec![teller.agency(&event, size.facts, hidden)];
    let alike = usize::from(size.reports > 4 && teller.random.chance(30)) * (size.reports / 5);
    let wanted = size.reports - alike + usize::from(hidden);
    while reports.len() < wanted {
        // A hidden source of which one report alone was made cannot be told from that report.
        let forced = hidden && reports.len() < 3;
        let next = teller.next(&event, &reports, size.facts, forced);
        reports.push(next);
    }
    if alike > 0 {
        let other = teller.event(kind, size.facts);
        for _ in 0..alike {
            let report = Written { event: 1, ..teller.own(&other, size.facts) };
            reports.push(report);
        }
    }
    reports
}

struct Teller {
    facts: Vec<Fact>,
    /// Reporters so far who write in words of their own.
    reporters: usize,
    random: Random,
}

impl Teller {
    fn event(&mut self, kind: &'static Kind, n_facts: usize) -> Event {
        let mut slots = Slots::new();
        let place = self.place();
        slots.insert("place".into(), place.clone());
        slots.insert("town".into(), self.place());
        slots.insert("river".into(), self.name(words::RIVER_ENDS));
        let day = self.random.pick(words::list("day")).to_owned();
        slots.insert("day".into(), day);
        // What headline and first statement name must agree.
        for name in ["thing", "n1", "m1", "site", "trade", "noun", "role"] {
            let drawn = value(name, &mut self.random);
            slots.insert(name.into(), drawn.split('|').next().unwrap_or_default().to_owned());
        }
        let headline = self.fact(kind.headlines, &slots);
        let mut known = vec![self.fact(kind.facts[0], &slots)];
        for name in ["n1", "m1", "noun", "role", "thing", "trade"] {
            slots.remove(name);
        }
        known.extend(kind.facts[1..].iter().map(|&facts| self.fact(facts, &slots)));
        while known.len() < n_facts + n_facts / 3 {
            known.push(self.common(&slots));
        }
        Event { kind, slots, known, headline, place }
    }

    fn fact(&mut self, wordings: Statement, story: &Slots) -> usize {
        let slots = fill(wordings, story, &mut self.random);
        self.facts.push(Fact { wordings, slots });
        self.facts.len() - 1
    }

    /// A statement that may stand in any report of the event: two in five are quotations, as in news.
    fn common(&mut self, story: &Slots) -> usize {
        let pool = if self.random.chance(40) { QUOTED } else { COMMON };
        let statement = pool[self.random.below(pool.len())];
        self.fact(statement, story)
    }

    fn name(&mut self, ends: &[&str]) -> String {
        format!("{}{}", self.random.pick(words::NAME_STARTS), self.random.pick(ends))
    }

    fn place(&mut self) -> String {
        self.name(words::PLACE_ENDS)
    }

    fn outlet(&mut self) -> String {
        format!("{} {}", self.place(), self.random.pick(words::PAPERS))
    }

    fn footer(&mut self) -> Option<&'static str> {
        self.random.chance(30).then(|| self.random.pick(words::FOOTERS))
    }

    /// A fact in a reporter's words: of several reporters each has another wording, as far as there are enough. Flat
    /// ones are no reporter's own choice.
    fn tell(&mut self, fact: usize) -> Part {
        let of = &self.facts[fact];
        let attributed: Vec<usize> =
            (0..of.wordings.len()).filter(|&wording| !of.wordings[wording].starts_with('=')).collect();
        Part::new(fact, of, attributed[(fact + self.reporters) % attributed.len()])
    }

    fn agency(&mut self, event: &Event, n_facts: usize, hidden: bool) -> Written {
        let agency = self.random.pick(words::AGENCIES).to_owned();
        let own = self.own(event, n_facts);
        let (outlet, credit) = (agency.clone(), Some(agency.clone()));
        Written { outlet, credit, agency: Some(agency), written: 0, day: Some(0), hidden, footer: None, ..own }
    }

    /// A report by somebody who was there: what all know, some of what others know, and more of its own.
    fn own(&mut self, event: &Event, n_facts: usize) -> Written {
        let mut known: Vec<usize> = event.known[1..].to_vec();
        let at_heart = event.kind.facts.len() - 1;
        self.random.shuffle(&mut known[at_heart..]);
        known.truncate(at_heart.max(n_facts / 3).min(n_facts - 1));
        self.reporters += 1;
        let mut told = vec![self.tell(event.known[0])];
        told.extend(known.into_iter().map(|fact| self.tell(fact)));
        while told.len() < n_facts {
            let fact = self.common(&event.slots);
            told.push(self.tell(fact));
        }
        self.random.shuffle(&mut told[1..]);
        let written = self.random.below(2);
        let headline = self.tell(event.headline);
        self.written(event, headline, told.into_iter().map(|part| vec![part]).collect(), written)
    }

    /// A report that credits and follows none.
    fn written(&mut self, event: &Event, headline: Part, sentences: Vec<Vec<Part>>, written: usize) -> Written {
        Written {
            headline,
            sentences,
            outlet: self.outlet(),
            credit: None,
            day: (!self.random.chance(15)).then_some(written),
            written,
            parents: Vec::new(),
            version_of: None,
            hidden: false,
            agency: None,
            place: event.place.clone(),
            event: 0,
            footer: self.footer(),
        }
    }

    /// The next report of a story.
    fn next(&mut self, event: &Event, reports: &[Written], n_facts: usize, of_first: bool) -> Written {
        let visible: Vec<usize> = (0..reports.len()).filter(|&at| !reports[at].hidden).collect();
        let any = self.random.below(reports.len());
        match self.random.below(100) {
            _ if of_first => self.taken(event, reports, &[0]),
            0..20 => self.own(event, n_facts),
            20..32 if reports.len() > 1 => {
                let second = (any + 1 + self.random.below(reports.len() - 1)) % reports.len();
                self.taken(event, reports, &[any, second])
            }
            32..38 if !visible.is_empty() => {
                let earlier = visible[self.random.below(visible.len())];
                self.version(event, reports, earlier)
            }
            _ => self.taken(event, reports, &[any]),
        }
    }

    /// A report made from one or two others: cut, edited, reworded, brought into another order, added to.
    fn taken(&mut self, event: &Event, reports: &[Written], parents: &[usize]) -> Written {
        let first = &reports[parents[0]];
        let kept = self.random.between(35, 100) / parents.len() + 15 * (parents.len() - 1);
        let reworded = if self.random.chance(50) { self.random.between(0, 45) } else { 0 };
        let edited = self.random.between(5, 45);
        let mut sentences: Vec<Vec<Part>> = Vec::new();
        for &parent in parents {
            for sentence in &reports[parent].sentences {
                let there = sentences.iter().flatten().any(|part| sentence.iter().any(|own| own.fact == part.fact));
                if !there && (self.random.chance(kept) || sentences.is_empty()) {
                    sentences.push(sentence.clone());
                }
            }
        }
        for part in sentences.iter_mut().flatten() {
            self.rework(part, reworded, edited);
        }
        for _ in 0..self.random.below(3) {
            let (from, to) = (self.random.below(sentences.len()), self.random.below(sentences.len()));
            let moved = sentences.remove(from);
            sentences.insert(to, moved);
        }
        self.join_some(&mut sentences);
        for _ in 0..self.random.below(sentences.len() / 4 + 2) {
            let fact = self.common(&event.slots);
            let part = self.tell(fact);
            sentences.insert(self.random.below(sentences.len() + 1), vec![part]);
        }
        let headline = if self.random.chance(40) { first.headline.clone() } else { self.tell(event.headline) };
        let written = parents.iter().map(|&at| reports[at].written).max().unwrap_or(0) + self.random.below(2);
        let source = parents.iter().find_map(|&at| reports[at].agency.clone());
        let credit = source.filter(|_| self.random.chance(60));
        Written { credit, parents: parents.to_vec(), ..self.written(event, headline, sentences, written) }
    }

    /// Changes one part on its way into another report.
    fn rework(&mut self, part: &mut Part, reworded: usize, edited: usize) {
        let quotation = part.slots.contains_key("qa");
        if self.random.chance(6) {
            edits::change_figure(part, &mut self.random);
        }
        if quotation && self.random.chance(25) {
            edits::alter_quotation(part, &mut self.random);
        }
        if self.random.chance(reworded) {
            let n_wordings = part.wordings.len();
            part.reword((part.wording + 1 + self.random.below(n_wordings - 1)) % n_wordings);
        } else if self.random.chance(edited) {
            edits::touch_up(part, &mut self.random);
        }
    }

    /// Joins sentences where the second can go on after a semicolon.
    fn join_some(&mut self, sentences: &mut Vec<Vec<Part>>) {
        let mut at = 1;
        while at < sentences.len() {
            let next = sentences[at][0].text();
            let goes_on = ["The ", "A ", "It ", "In ", "Some ", "For ", "Since "].iter().any(|w| next.starts_with(w));
            let single = sentences[at - 1].len() == 1 && sentences[at].len() == 1;
            let stops = sentences[at - 1][0].text().ends_with('.');
            if goes_on && single && stops && self.random.chance(8) {
                let second = sentences.remove(at);
                sentences[at - 1].extend(second);
            }
            at += 1;
        }
    }

    /// A later version of a report: an added statement, a changed figure.
    fn version(&mut self, event: &Event, reports: &[Written], earlier: usize) -> Written {
        let mut later = reports[earlier].clone();
        let changed = self.random.below(later.sentences.len());
        if let Some(part) = later.sentences[changed].first_mut() {
            edits::change_figure(part, &mut self.random);
        }
        let fact = self.common(&event.slots);
        let part = self.tell(fact);
        later.sentences.insert(1.min(later.sentences.len()), vec![part]);
        let written = later.written + 1;
        Written { parents: vec![earlier], version_of: Some(earlier), written, day: Some(written), ..later }
    }
}
