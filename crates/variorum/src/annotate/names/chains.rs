//! Who is who in one report: every mention joined to the entity that it names.
//!
//! In: found names in order. Out: chains with all mentions, the fullest name, kind votes and the best role.
//!
//! Method: full names first (same first and last word, middles that agree), then acronyms (given in parentheses,
//! known, or spelled by the capitals of a name in the report), then single words: a surname goes to the one
//! person of that surname who was named so far, a given name to the one person who has it, the first word of an
//! organisation to it. Of several people of one surname it is the one whom the bare surname named before, whom "he" or
//! "she" fits ([`super::beside`]), or who alone was just named.
//! Limits: a surname that two people bear and nothing tells apart is an entity of its own.

use rustc_hash::FxHashMap;

use super::beside::{address_or_pronoun, sentences_between, stands_for_body};
use super::gender::{Gender, gender_of_given};
use super::kinds::Votes;
use super::spans::{Found, Titled};
use super::words::{Shape, Words};
use crate::annotate::EntityKind;
use crate::language::english::names::{KnownKind, Marks, NICKNAMES, known, marks};
use crate::text::Span;

/// A name in the text with what it may be.
#[derive(Clone, Debug)]
pub(super) struct Mention {
    /// Where it stands.
    pub found: Found,
    /// Its place, a possessive left out.
    pub span: Span,
    /// Its words, folded, hyphened words as one, marks and small connecting words left out.
    pub parts: Vec<String>,
    /// What it may be.
    pub votes: Votes,
    /// The chain that it was joined to.
    pub chain: Option<usize>,
}

/// One entity in the making.
#[derive(Clone, Debug, Default)]
pub(super) struct Chain {
    /// The folded parts of its fullest name.
    pub parts: Vec<String>,
    /// Votes of all mentions.
    pub votes: Votes,
}

/// Builds the mention of a found name.
pub(super) fn mention(words: &Words, found: Found, votes: Votes) -> Mention {
    let tokens = found.tokens.clone();
    let span = words.cover(tokens.clone());
    Mention { span, parts: parts(words, tokens), found, votes, chain: None }
}

fn parts(words: &Words, tokens: std::ops::Range<usize>) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut hyphen = false;
    let nickname = words.nicknames(tokens.clone()).unwrap_or_default();
    for at in tokens.filter(|at| !nickname.contains(at)) {
        let word = &words.words[at];
        if word.shape == Shape::Mark {
            hyphen = word.glued && matches!(words.text(at), "-" | "‑" | "–");
            continue;
        }
        match parts.last_mut() {
            Some(last) if hyphen && word.glued => {
                last.push('-');
                last.push_str(&word.folded);
            }
            _ => parts.push(word.folded.clone()),
        }
        hyphen = false;
    }
    parts
}

/// Joins mentions into chains; a mention that is no name after all keeps no chain.
pub(super) fn chains(words: &Words, mentions: &mut [Mention]) -> Vec<Chain> {
    let mut linker = Linker::default();
    for mention in mentions.iter_mut().filter(|mention| is_full(mention)) {
        linker.full(mention);
    }
    linker.index();
    linker.bracketed(words, mentions);
    linker.in_order(words, mentions);
    linker.chains
}

fn is_full(mention: &Mention) -> bool {
    !mention.found.weak
        && (mention.parts.len() > 1 || mention.found.known.is_some())
        && !(mention.parts.len() > 1
            && mention.found.known.is_none()
            && marks(&mention.parts[0]).any(Marks::PARTICLE)
            && mention.parts.len() == 2)
}

#[derive(Default)]
struct Linker {
    chains: Vec<Chain>,
    /// Whole folded name to chain.
    whole: FxHashMap<String, usize>,
    /// Last word of a person's name to the people who have it.
    surnames: FxHashMap<String, Vec<usize>>,
    /// First word to the people who have it.
    given: FxHashMap<String, Vec<usize>>,
    /// First word of an organisation's name.
    openings: FxHashMap<String, Vec<usize>>,
    /// Capitals of a longer name.
    initials: FxHashMap<String, Vec<usize>>,
    /// Short forms given in the text.
    defined: FxHashMap<String, usize>,
    /// Chains whose full name stands before the mention that is read, and where it last does.
    named: FxHashMap<usize, usize>,
    /// By surname, the person whom it alone has named so far.
    owners: FxHashMap<String, usize>,
    /// People by chain, as far as the words beside their full names tell.
    genders: FxHashMap<usize, Gender>,
}

impl Linker {
    fn full(&mut self, mention: &mut Mention) {
        let key = key(mention);
        let chain = match self.whole.get(&key) {
            Some(&chain) => chain,
            None => self.same_person(mention).unwrap_or_else(|| self.open(mention)),
        };
        self.whole.insert(key, chain);
        self.join(mention, chain);
    }

    fn open(&mut self, mention: &Mention) -> usize {
        self.chains.push(Chain { parts: full_parts(mention), votes: Votes::default() });
        self.chains.len() - 1
    }

    fn join(&mut self, mention: &mut Mention, chain: usize) {
        mention.chain = Some(chain);
        self.chains[chain].votes.join(mention.votes);
        if mention.parts.len() > self.chains[chain].parts.len() {
            self.chains[chain].parts.clone_from(&mention.parts);
        }
        if mention.votes.winner() == EntityKind::Person && mention.parts.len() > 1 {
            let people = self.surnames.entry(surname(&mention.parts).to_owned()).or_default();
            if !people.contains(&chain) {
                people.push(chain);
            }
        }
    }

    /// The person with the same given name and surname, however the middle is written.
    fn same_person(&self, mention: &Mention) -> Option<usize> {
        if mention.votes.winner() != EntityKind::Person || mention.parts.len() < 2 {
            return None;
        }
        let people = self.surnames.get(surname(&mention.parts))?;
        people.iter().copied().find(|&chain| compatible_people(&self.chains[chain].parts, &mention.parts))
    }

    /// Indexes first words and capitals once all full names are known.
    fn index(&mut self) {
        for (at, chain) in self.chains.iter().enumerate() {
            if chain.parts.len() < 2 {
                continue;
            }
            if chain.votes.winner() == EntityKind::Person {
                self.given.entry(chain.parts[0].clone()).or_default().push(at);
            } else {
                self.openings.entry(chain.parts[0].clone()).or_default().push(at);
                for initials in initials(&chain.parts) {
                    let list = self.initials.entry(initials).or_default();
                    if !list.contains(&at) {
                        list.push(at);
                    }
                }
            }
        }
    }

    /// "Full Name (FN)", "FN (Full Name)", "Full Name, or FN,": the short form is given in the text.
    fn bracketed(&mut self, words: &Words, mentions: &mut [Mention]) {
        for second in 1..mentions.len() {
            let first = second - 1;
            if !defines(words, &mentions[first], &mentions[second]) {
                continue;
            }
            let (long, short) = if mentions[first].parts.len() >= mentions[second].parts.len() {
                (first, second)
            } else {
                (second, first)
            };
            let Some(chain) = mentions[long].chain else { continue };
            if mentions[short].parts.len() == 1 && mentions[long].parts.len() > 1 {
                self.defined.insert(mentions[short].parts[0].clone(), chain);
                // A short form that the tables know by another full name is this one here.
                mentions[short].chain = None;
                mentions[short].found.known = None;
                mentions[short].found.weak = false;
            }
        }
    }

    /// Single words and short forms, with the person of each surname who was named last.
    fn in_order(&mut self, words: &Words, mentions: &mut [Mention]) {
        self.tell_genders(words, mentions);
        let mut latest = Latest::default();
        for mention in mentions.iter_mut() {
            let defined = if mention.parts.len() == 1 { self.defined.get(&mention.parts[0]).copied() } else { None };
            if let (Some(old), Some(new)) = (mention.chain, defined)
                && old != new
            {
                mention.chain = None;
            }
            if mention.chain.is_none() || (mention.parts.len() == 1 && self.is_surname(words, mention)) {
                let chain = defined.or_else(|| self.short_form(words, mention, &latest));
                match chain {
                    Some(chain) => {
                        mention.chain = Some(chain);
                        if self.surnames.get(&mention.parts[0]).is_some_and(|people| people.contains(&chain)) {
                            self.owners.insert(mention.parts[0].clone(), chain);
                        }
                        // An acronym looks like a body whatever it stands for: the full name decides.
                        if !is_acronym(words, mention) {
                            self.chains[chain].votes.join(mention.votes);
                        }
                    }
                    None if mention.chain.is_some() => {}
                    None if !mention.found.weak || mention.parts.len() > 1 => {
                        let key = key(mention);
                        if self.opens_bodies_alone(mention) {
                            mention.votes.add(EntityKind::Organization, ALIKE);
                        }
                        let chain = match self.whole.get(&key) {
                            Some(&chain) => chain,
                            None => self.open(mention),
                        };
                        self.whole.insert(key, chain);
                        self.join(mention, chain);
                    }
                    None => continue,
                }
            }
            if let Some(chain) = mention.chain
                && mention.parts.len() > 1
            {
                self.named.insert(chain, mention.found.tokens.start);
                latest.insert(surname(&mention.parts).to_owned(), chain);
            }
        }
    }

    /// A word that the tables know as a place or body, and that is somebody's surname here: "Jordan" after "Ann Jordan".
    fn is_surname(&self, words: &Words, mention: &Mention) -> bool {
        if mention.found.known.is_none() || !self.surnames.contains_key(&mention.parts[0]) {
            return false;
        }
        let placed = mention.found.tokens.start > 0
            && matches!(
                words.layout.token(mention.found.tokens.start - 1),
                "in" | "at" | "near" | "from" | "to" | "In"
            );
        !placed && mention.parts[0].len() > 2 && mention.found.known.is_some_and(|entry| !entry.capitals)
    }

    fn short_form(&self, words: &Words, mention: &Mention, latest: &Latest) -> Option<usize> {
        let last = surname(&mention.parts);
        if let Some(people) = self.surnames.get(last) {
            let fits = |chain: usize| ends_with(&self.chains[chain].parts, &mention.parts);
            let named_before = |chain: usize| latest.get(last) == Some(&chain);
            // Before "Ivo Orlo Jr." is named, plain "Orlo" is the father or somebody else.
            let fits = |chain: usize| fits(chain) && (named_before(chain) || !is_junior(&self.chains[chain].parts));
            let named = people.iter().copied().filter(|&chain| fits(chain) && is_whole(&self.chains[chain].parts));
            let mut fitting: Vec<usize> = named.collect();
            // Whoever is named later is not meant yet.
            if fitting.iter().any(|chain| self.named.contains_key(chain)) {
                fitting.retain(|chain| self.named.contains_key(chain));
            }
            if fitting.is_empty() {
                fitting.extend(people.iter().copied().find(|&chain| fits(chain)));
            }
            let chain = match fitting[..] {
                [] | [_] => fitting.first().copied(),
                _ => self.one_of_a_family(words, mention, &fitting, self.owners.get(last).copied()),
            };
            if let Some(chain) = chain
                && self.reads_as_person(words, mention)
            {
                return Some(chain);
            }
            if fitting.len() > 1 {
                return None;
            }
        }
        if mention.parts.len() != 1 {
            return None;
        }
        let word = &mention.parts[0];
        if is_acronym(words, mention) {
            return self.initials.get(word).filter(|chains| chains.len() == 1).map(|chains| chains[0]);
        }
        if mention.found.weak {
            return None;
        }
        if mention.found.titled == Titled::No
            && let Some(people) = self.given.get(word)
            && people.len() == 1
            && marks(word).any(Marks::GIVEN)
        {
            return Some(people[0]);
        }
        if let Some(island) = self.island(words, mention) {
            return Some(island);
        }
        let bodies =
            self.openings.get(word).filter(|_| !self.whole.contains_key(word) && stands_for_body(words, mention))?;
        let fits = |&chain: &usize| {
            self.named.contains_key(&chain)
                && self.chains[chain].votes.winner() == EntityKind::Organization
                && known(word).is_none()
                && !marks(word).any(Marks::GIVEN)
        };
        let mut fitting = bodies.iter().copied().filter(|chain| fits(chain));
        fitting.next().filter(|_| fitting.next().is_none())
    }

    /// Which of several people of one surname is meant: whom "he" or "she" in the same clause fits; the one to whom
    /// the bare surname was given before; the only one named just before. Else nobody can say.
    fn one_of_a_family(
        &self,
        words: &Words,
        mention: &Mention,
        people: &[usize],
        owner: Option<usize>,
    ) -> Option<usize> {
        let told = address_or_pronoun(words, mention, usize::MAX);
        let gender = |chain: usize| self.genders.get(&chain).copied();
        let clashes = |chain: usize| told.is_some() && gender(chain).is_some() && gender(chain) != told;
        let only = |fits: &dyn Fn(usize) -> bool| {
            let mut fitting = people.iter().copied().filter(|&chain| fits(chain));
            fitting.next().filter(|_| fitting.next().is_none())
        };
        let just_named = |chain: usize| {
            self.named
                .get(&chain)
                .is_some_and(|&at| sentences_between(words, at, mention.found.tokens.start) <= JUST_NAMED)
        };
        let by_gender = || told.and_then(|_| only(&|chain| gender(chain) == told));
        let owner = owner.filter(|&chain| people.contains(&chain) && !clashes(chain));
        owner.or_else(by_gender).or_else(|| only(&|chain| just_named(chain) && !clashes(chain)))
    }

    /// What the words beside people's full names tell of "he" and "she".
    fn tell_genders(&mut self, words: &Words, mentions: &[Mention]) {
        for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| mention.parts.len() > 1) {
            let Some(chain) = mention.chain else { continue };
            let shared = self.surnames.get(surname(&mention.parts)).is_some_and(|people| people.len() > 1);
            if !shared || self.genders.contains_key(&chain) {
                continue;
            }
            let person = |other: &&Mention| other.parts.len() > 1 && other.votes.winner() == EntityKind::Person;
            let other = mentions[at + 1..].iter().find(person);
            let until = other.map_or(usize::MAX, |other| other.found.tokens.start);
            let told = gender_of_given(&mention.parts[0]).or_else(|| address_or_pronoun(words, mention, until));
            if let Some(told) = told {
                self.genders.insert(chain, told);
            }
        }
    }

    /// "Sandry" for "Sandry Island": the place that a name with such a word behind it names, where there is one.
    fn island(&self, words: &Words, mention: &Mention) -> Option<usize> {
        let word = &mention.parts[0];
        let fits = |&chain: &usize| {
            let parts = &self.chains[chain].parts;
            parts.len() == 2 && matches!(parts[1].as_str(), "island" | "islands")
        };
        let mut places = self.openings.get(word)?.iter().copied().filter(|chain| fits(chain));
        let free = known(word).is_none() && !marks(word).any(Marks::GIVEN) && !self.surnames.contains_key(word);
        let plain = !words.words[mention.found.tokens.start].possessive;
        places.next().filter(|_| places.next().is_none() && free && plain)
    }

    /// A word that opens bodies' names and is nobody's: a body's too, though which one's nothing tells.
    fn opens_bodies_alone(&self, mention: &Mention) -> bool {
        let word = &mention.parts[0];
        let bodies = self.openings.get(word).is_some_and(|chains| {
            chains.iter().all(|&chain| {
                let chain = &self.chains[chain];
                chain.votes.winner() == EntityKind::Organization
                    && !chain.parts.last().is_some_and(|last| is_office(last))
            })
        });
        mention.parts.len() == 1 && bodies && !self.surnames.contains_key(word) && !marks(word).any(Marks::GIVEN)
    }

    /// An ordinary word is a surname only where it is not a sentence's first, or speaks.
    fn reads_as_person(&self, words: &Words, mention: &Mention) -> bool {
        if !mention.found.weak {
            return true;
        }
        let at = mention.found.tokens.start;
        let next = mention.found.tokens.end;
        let speaks = next < words.words.len() && words.words[next].marks.any(Marks::SPEECH);
        // "the French government" is no Mr. French.
        let people = words.words[at].marks.any(Marks::DEMONYM) && mention.found.titled != Titled::Address;
        speaks || words.words[at].possessive || (!words.words[at].first && !people)
    }
}

/// By surname, the person last named in full.
type Latest = FxHashMap<String, usize>;

/// Sentences from a full name in which the surname alone is that person, whoever else bears it.
const JUST_NAMED: usize = 2;

/// Weight of a body's opening word alone: more than that of an unknown word (1), less than any hint beside it.
const ALIKE: i32 = 2;

/// The key under which equal names meet: the usual full name where the tables know one.
fn key(mention: &Mention) -> String {
    match mention.found.known {
        Some(entry) if entry.kind != KnownKind::Other => full_parts(mention).join(" "),
        _ => mention.parts.join(" "),
    }
}

fn full_parts(mention: &Mention) -> Vec<String> {
    match mention.found.known {
        Some(entry) => crate::language::english::names::fold_name(entry.full)
            .split([' ', ','])
            .filter(|part| !part.is_empty())
            .map(str::to_owned)
            .collect(),
        None => mention.parts.clone(),
    }
}

/// True for a person's whole name: not "Trump Jr" nor an ordinary word run into a surname ("Watch Orlo").
fn is_whole(parts: &[String]) -> bool {
    let first = marks(&parts[0]);
    parts[0] != surname(parts) && (first.any(Marks::GIVEN) || !first.any(Marks::ORDINARY))
}

/// Bodies that are named after the person at their head.
fn is_office(word: &str) -> bool {
    matches!(word, "administration" | "presidency" | "campaign" | "government" | "cabinet" | "family" | "team")
}

fn is_junior(parts: &[String]) -> bool {
    parts.last().is_some_and(|part| marks(part).any(Marks::PERSON_SUFFIX))
}

/// The last word of a name that is no "Jr.", an Arabic article left out.
pub(super) fn surname(parts: &[String]) -> &str {
    let last = parts.iter().rev().find(|part| !marks(part).any(Marks::PERSON_SUFFIX)).map_or("", String::as_str);
    last.strip_prefix("al-").or_else(|| last.strip_prefix("el-")).unwrap_or(last)
}

/// True where two people's full names can be one person's: same surname, given names that agree, no middles that clash.
pub(crate) fn compatible_people(a: &[String], b: &[String]) -> bool {
    if a.len() < 2 || b.len() < 2 || surname(a) != surname(b) {
        return false;
    }
    let same_given = a[0] == b[0] || initial_of(&a[0], &b[0]) || initial_of(&b[0], &a[0]) || nicknames(&a[0], &b[0]);
    let inner = |parts: &[String]| parts[1..parts.len() - 1].first().cloned();
    let middles = match (inner(a), inner(b)) {
        (Some(x), Some(y)) => x == y || initial_of(&x, &y) || initial_of(&y, &x),
        _ => true,
    };
    let suffix = |parts: &[String]| parts.last().filter(|part| marks(part).any(Marks::PERSON_SUFFIX)).cloned();
    same_given && middles && (suffix(a) == suffix(b) || suffix(a).is_none() || suffix(b).is_none())
}

fn initial_of(initial: &str, name: &str) -> bool {
    initial.chars().count() == 1 && name.starts_with(initial)
}

fn nicknames(a: &str, b: &str) -> bool {
    NICKNAMES.iter().any(|names| names.contains(&a) && names.contains(&b))
}

fn ends_with(parts: &[String], tail: &[String]) -> bool {
    let skip = |parts: &[String]| {
        parts.iter().filter(|part| !marks(part).any(Marks::PERSON_SUFFIX)).cloned().collect::<Vec<_>>()
    };
    let (parts, tail) = (skip(parts), skip(tail));
    tail.len() < parts.len().max(2)
        && parts.len() >= tail.len()
        && parts
            .iter()
            .rev()
            .zip(tail.iter().rev())
            .all(|(a, b)| a == b || a.strip_prefix("al-") == Some(b) || b.strip_prefix("al-") == Some(a))
}

/// The capitals of a name, with and without its small words.
pub(crate) fn initials(parts: &[String]) -> Vec<String> {
    let take = |small: bool| {
        parts
            .iter()
            .filter(|part| {
                small || !matches!(part.as_str(), "of" | "the" | "and" | "for" | "on" | "in" | "to" | "de" | "&" | "at")
            })
            .flat_map(|part| part.split('-'))
            .filter_map(|part| part.chars().next())
            .collect::<String>()
    };
    let mut all = vec![take(false), take(true)];
    all.dedup();
    all.retain(|letters| letters.chars().count() > 1);
    all
}

fn defines(words: &Words, first: &Mention, second: &Mention) -> bool {
    let (end, start) = (first.found.tokens.end, second.found.tokens.start);
    let close = second.found.tokens.end;
    if !is_acronym(words, first) && !is_acronym(words, second) {
        return false;
    }
    if start == end + 1 && words.is(end, "(") && words.is(close, ")") {
        return true;
    }
    start == end + 2 && words.is(end, ",") && words.is(end + 1, "or") && words.is(close, ",")
}

fn is_acronym(words: &Words, mention: &Mention) -> bool {
    mention.found.tokens.len() == 1 && words.words[mention.found.tokens.start].shape == Shape::Upper
}
