//! What a name names: votes from its words and from the words beside it.
//!
//! In: a found name and its surroundings. Out: a weight for each kind; chains sum them over a report.
//!
//! Method: hand-set weights, strongest for what decides by itself (a known name, "Inc.", "Mr."), weakest
//! for hints of place and order. Limits: unknown single words with no hint count as persons, weakly.

use super::spans::{Found, Titled};
use super::words::{Shape, Word, Words};
use crate::annotate::EntityKind;
use crate::language::english::names::{KnownKind, Marks, known};

/// Weights for person, organization, place and other, in that order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Votes([i32; 4]);

const KINDS: [EntityKind; 4] = [EntityKind::Person, EntityKind::Organization, EntityKind::Place, EntityKind::Other];

impl Votes {
    /// Adds weight to a kind.
    pub fn add(&mut self, kind: EntityKind, weight: i32) {
        if let Some(at) = KINDS.iter().position(|&other| other == kind) {
            self.0[at] += weight;
        }
    }

    /// Adds another name's votes.
    pub fn join(&mut self, other: Votes) {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
    }

    /// The weight of a kind.
    pub fn of(&self, kind: EntityKind) -> i32 {
        KINDS.iter().position(|&other| other == kind).map_or(0, |at| self.0[at])
    }

    /// The kind with the most weight; the earlier one of equals.
    pub fn winner(&self) -> EntityKind {
        let best = (0..4).max_by_key(|&at| (self.0[at], 3 - at)).unwrap_or(0);
        KINDS[best]
    }
}

/// Decides by itself.
const SURE: i32 = 100;
/// Holds nearly always.
pub(super) const STRONG: i32 = 30;
/// What a list tells of its names: more than the shape of a person's name, less than a given name.
pub(super) const LISTED: i32 = FAIR + WEAK;
/// Holds more often than not.
const FAIR: i32 = 8;
/// A hint.
const WEAK: i32 = 3;

/// All votes for one name.
pub(super) fn votes(words: &Words, found: &Found) -> Votes {
    let mut votes = Votes::default();
    if let Some(entry) = found.known {
        match entry.kind {
            KnownKind::Place => votes.add(EntityKind::Place, STRONG),
            KnownKind::Organization => votes.add(EntityKind::Organization, STRONG),
            KnownKind::Other | KnownKind::Nothing => votes.add(EntityKind::Other, STRONG),
        }
    } else {
        by_own_words(words, found, &mut votes);
    }
    by_title(words, found, &mut votes);
    by_neighbours(words, found, &mut votes);
    by_letters(words, found, &mut votes);
    votes
}

fn by_own_words(words: &Words, found: &Found, votes: &mut Votes) {
    let nickname = words.nicknames(found.tokens.clone()).unwrap_or_default();
    let tokens = || found.tokens.clone().filter(|at| !nickname.contains(at));
    let named: Vec<&Word> = tokens().map(|at| &words.words[at]).filter(|word| word.is_name_like()).collect();
    let (Some(first), Some(last)) = (named.first(), named.last()) else { return };
    if named.len() == 1 {
        by_single_word(first, votes);
        return;
    }
    let given = first.marks.any(Marks::GIVEN);
    // "Bill de Orlo": behind a given name a particle joins nothing.
    let joins = |word: &Word| word.function && !(given && word.marks.any(Marks::PARTICLE));
    let joined = tokens().map(|at| &words.words[at]).any(|word| word.shape == Shape::Lower && joins(word));
    let head = if joined { first_head(&named) } else { last };
    let surname = given && named.len() <= 4 && last.marks.any(Marks::SURNAME_TOO) && !joined;
    if last.marks.any(Marks::COMPANY_SUFFIX) {
        votes.add(EntityKind::Organization, SURE);
    } else if surname {
        votes.add(EntityKind::Person, STRONG);
    } else if head.marks.any(Marks::ORGANIZATION_HEAD) || is_working_center(&named) {
        votes.add(EntityKind::Organization, STRONG);
    } else if head.marks.any(Marks::FACILITY_HEAD.with(Marks::GEO_HEAD)) {
        votes.add(EntityKind::Place, STRONG);
    } else if head.marks.any(Marks::OTHER_HEAD) {
        votes.add(EntityKind::Other, STRONG);
    } else if first.marks.any(Marks::OTHER_HEAD) && !first.marks.any(Marks::SURNAME_TOO) && !given {
        // "Hurricane Orlo", "Operation Orlo".
        votes.add(EntityKind::Other, STRONG);
    } else if opens_with_place(&named) {
        votes.add(EntityKind::Organization, FAIR);
    } else if first.marks.any(Marks::PLACE_OPENER) && !given {
        votes.add(EntityKind::Place, FAIR);
    } else {
        let foreign = !given && found.tokens.clone().skip(1).any(|at| is_romance_particle(&words.words[at]));
        by_shape(&named, given, joined, foreign, votes);
    }
}

/// "de" and its like, which join the words of bodies and places too; "van", "von", "bin" join people's.
fn is_romance_particle(word: &Word) -> bool {
    word.shape == Shape::Lower && matches!(word.folded.as_str(), "de" | "del" | "do" | "da" | "du" | "des" | "dos")
}

fn by_shape(named: &[&Word], given: bool, joined: bool, foreign: bool, votes: &mut Votes) {
    let unknown = named.iter().filter(|word| !word.is_ordinary()).count();
    if given && !joined {
        votes.add(EntityKind::Person, if unknown > 0 { STRONG } else { FAIR });
        return;
    }
    if joined {
        votes.add(EntityKind::Organization, FAIR);
    }
    // A particle in small letters behind a word that is no given name: a body's name in another language.
    if foreign {
        votes.add(EntityKind::Organization, FAIR);
        return;
    }
    let initials = named
        .iter()
        .any(|word| word.shape == Shape::Initial || word.shape == Shape::Upper && word.folded.contains('.'));
    let people_like =
        named.len() <= 4 && unknown == named.len() && !named.iter().any(|word| word.shape == Shape::Upper);
    if people_like || (initials && unknown > 1) {
        votes.add(EntityKind::Person, FAIR);
    } else if unknown == 0 {
        votes.add(EntityKind::Other, FAIR);
    } else {
        votes.add(EntityKind::Organization, WEAK);
    }
}

/// A place and a word that is none: a club or body of that place, as a rule.
fn opens_with_place(named: &[&Word]) -> bool {
    let mut key = String::new();
    named[..named.len() - 1].iter().any(|word| {
        if !key.is_empty() {
            key.push(' ');
        }
        key.push_str(&word.folded);
        known(&key).is_some_and(|entry| entry.kind == KnownKind::Place)
    })
}

/// "Orlo Research Center": a body by what it does, where "Orlo Shopping Center" is a place.
fn is_working_center(named: &[&Word]) -> bool {
    let [.., work, center] = named else { return false };
    matches!(&*center.folded, "center" | "centre")
        && matches!(
            &*work.folded,
            "research"
                | "intelligence"
                | "policy"
                | "law"
                | "information"
                | "data"
                | "justice"
                | "rights"
                | "studies"
                | "crime"
                | "security"
                | "resource"
                | "advocacy"
                | "coordination"
                | "prediction"
                | "action"
        )
}

/// In "Department of …" the word before "of" decides.
fn first_head<'a>(named: &[&'a Word]) -> &'a Word {
    named.iter().find(|word| word.marks.any(Marks::HEAD)).unwrap_or(&named[named.len() - 1])
}

fn by_single_word(word: &Word, votes: &mut Votes) {
    match word.shape {
        // "SX40": a model.
        Shape::Upper if word.folded.ends_with(|c: char| c.is_ascii_digit()) => votes.add(EntityKind::Other, FAIR),
        Shape::Upper => votes.add(EntityKind::Organization, FAIR),
        _ if word.inner_capital => votes.add(EntityKind::Organization, FAIR),
        _ if word.marks.any(Marks::GIVEN) => votes.add(EntityKind::Person, FAIR),
        _ => votes.add(EntityKind::Person, 1),
    }
}

fn by_title(words: &Words, found: &Found, votes: &mut Votes) {
    match found.titled {
        Titled::Address => votes.add(EntityKind::Person, SURE),
        Titled::Role if !words.words[found.tokens.start].first => votes.add(EntityKind::Person, FAIR),
        _ => {}
    }
}

fn by_neighbours(words: &Words, found: &Found, votes: &mut Votes) {
    let (start, end) = (found.tokens.start, found.tokens.end);
    let text = |at: usize| if at < words.words.len() { words.layout.token(at) } else { "" };
    if let Some(before) = start.checked_sub(1).filter(|&before| on_one_line(words, before)) {
        match text(before) {
            "in" if belongs_in(words, before) => votes.add(EntityKind::Organization, FAIR),
            // Stronger than the shape of a person's name: "the school in Nether Orlo".
            "in" | "near" | "outside" | "across" | "throughout" | "In" | "inside" => {
                votes.add(EntityKind::Place, if words.words[end - 1].possessive { FAIR } else { FAIR + WEAK })
            }
            "at" | "from" | "into" | "At" | "toward" | "towards" => votes.add(EntityKind::Place, WEAK),
            _ => {}
        }
        by_class_before(words, found, before, votes);
        by_class_and_comma(words, found, before, votes);
        by_article(words, found, before, votes);
        if words.words[before].marks.any(Marks::SPEECH) && words.words[before].shape == Shape::Lower {
            votes.add(EntityKind::Person, WEAK);
        }
    }
    let next = text(end);
    let possessive = words.words[end - 1].possessive;
    if !possessive
        && end < words.words.len()
        && words.words[end].shape == Shape::Lower
        && words.words[end].marks.any(Marks::SPEECH)
    {
        votes.add(EntityKind::Person, WEAK + 1);
    }
    if !possessive && words.words.get(end).is_some_and(|word| word.shape == Shape::Lower && follows_body(&word.folded))
    {
        votes.add(EntityKind::Organization, FAIR);
    }
    if !possessive && words.words.get(end).is_some_and(|word| word.shape == Shape::Lower && follows_place(&word.folded))
    {
        votes.add(EntityKind::Place, WEAK);
    }
    match next {
        "who" | "whose" => votes.add(EntityKind::Person, FAIR),
        "," => by_after_comma(words, end + 1, found.tokens.len() > 1, votes),
        _ => {}
    }
}

/// True where no line ends behind a token: a headline's last word says nothing of the dateline below it.
fn on_one_line(words: &Words, at: usize) -> bool {
    words
        .words
        .get(at + 1)
        .is_some_and(|next| !words.layout.text[words.words[at].span.end..next.span.start].contains('\n'))
}

/// "the Orlo is", "a Orlo, which": people's names take no article, unless the name modifies a noun.
fn by_article(words: &Words, found: &Found, before: usize, votes: &mut Votes) {
    let article = ["the", "The", "a", "an"].iter().any(|article| words.is(before, article));
    let Some(next) = words.words.get(found.tokens.end) else { return };
    let alone = next.shape == Shape::Mark || next.function || next.marks.any(Marks::SPEECH);
    if article && alone && found.titled == Titled::No && !words.words[found.tokens.end - 1].possessive {
        votes.add(EntityKind::Organization, WEAK);
    }
}

/// "the rights group Orlo", "members of Orlo", "the town of Orlo".
fn by_class_before(words: &Words, found: &Found, before: usize, votes: &mut Votes) {
    let class = &words.words[before];
    if class.shape == Shape::Lower && is_body_noun(&class.folded) {
        votes.add(EntityKind::Organization, STRONG);
    }
    if class.shape == Shape::Lower && is_trade(&class.folded) {
        votes.add(EntityKind::Organization, firm_weight(words, found));
    }
    if class.shape == Shape::Lower && is_vessel(&class.folded) || words.names_thing(found.tokens.start) {
        votes.add(EntityKind::Other, STRONG);
    }
    let at = if words.is(before, "the") { before.saturating_sub(1) } else { before };
    if at == 0 || !words.is(at, "of") {
        return;
    }
    match words.words[at - 1].folded.as_str() {
        "members" | "member" | "founder" | "founders" | "leaders" | "branch" | "editor" | "publisher" => {
            votes.add(EntityKind::Organization, FAIR)
        }
        "assembly" | "parliament" | "people" | "residents" | "mayor" | "governor" | "streets" | "harbour"
        | "harbor" | "town" | "city" | "village" | "province" | "state" | "region" | "suburb" | "island"
        | "outskirts" | "north" | "south" | "east" | "west" | "capital" | "port" | "coast" | "part" | "parts" => {
            votes.add(EntityKind::Place, FAIR)
        }
        _ => {}
    }
}

/// How much a trade says for a firm: all where the name is one word without a given name, little where it may be a
/// person's.
fn firm_weight(words: &Words, found: &Found) -> i32 {
    let tokens = &words.words[found.tokens.clone()];
    let one = tokens.iter().skip(1).all(|word| word.glued);
    if one && tokens.len() > 1 && !tokens[0].marks.any(Marks::GIVEN) { STRONG } else { WEAK }
}

/// "the weekly, Orlo, has", "the capital, Orlo,", "its smaller boat, the Orlo,".
fn by_class_and_comma(words: &Words, found: &Found, before: usize, votes: &mut Votes) {
    let before = if words.is(before, "the") { before.saturating_sub(1) } else { before };
    let Some(noun) = before.checked_sub(1).filter(|&noun| words.is(before, ",") && noun > 0) else { return };
    let folded = words.words[noun].folded.as_str();
    if words.words[noun].shape != Shape::Lower {
        return;
    }
    if matches!(folded, "capital" | "city" | "town" | "village" | "hometown") {
        votes.add(EntityKind::Place, FAIR);
    } else if matches!(folded, "weekly" | "newspaper" | "company" | "agency" | "magazine" | "operator" | "party") {
        votes.add(EntityKind::Organization, FAIR);
    }
    if is_trade(folded) {
        votes.add(EntityKind::Organization, firm_weight(words, found));
    } else if is_vessel(folded) {
        votes.add(EntityKind::Other, STRONG);
    }
}

/// "Orlo Passage Lines (OPL)": a name with its letters in brackets is a body's.
fn by_letters(words: &Words, found: &Found, votes: &mut Votes) {
    let end = found.tokens.end;
    let letters = words.words.get(end + 1).filter(|word| word.shape == Shape::Upper && words.is(end, "("));
    let Some(letters) = letters.filter(|_| words.is(end + 2, ")")) else { return };
    let parts: Vec<String> = found.tokens.clone().map(|at| words.words[at].folded.clone()).collect();
    if crate::annotate::initials(&parts).contains(&letters.folded) {
        votes.add(EntityKind::Organization, 2 * STRONG);
    }
}

/// Lower-case nouns beside which a body's name stands.
fn is_body_noun(folded: &str) -> bool {
    matches!(
        folded,
        "group"
            | "groups"
            | "gang"
            | "firm"
            | "company"
            | "newspaper"
            | "agency"
            | "militia"
            | "party"
            | "organization"
            | "organisation"
            | "network"
            | "broadcaster"
            | "website"
            | "magazine"
            | "nonprofit"
            | "charity"
            | "airline"
            | "bank"
            | "movement"
            | "cartel"
            | "channel"
            | "outlet"
            | "startup"
            | "maker"
            | "giant"
            | "consortium"
            | "daily"
            | "weekly"
            | "think-tank"
    )
}

/// Lower-case nouns that only stand behind a body's name: before a name they are somebody's office.
pub(super) fn follows_body(folded: &str) -> bool {
    is_body_noun(folded) || matches!(folded, "spokesman" | "spokeswoman" | "spokesperson" | "shares" | "stock")
}

/// Trades of people and of firms: which of them, the name's own form must tell.
fn is_trade(folded: &str) -> bool {
    matches!(
        folded,
        "builder"
            | "contractor"
            | "operator"
            | "developer"
            | "publisher"
            | "supplier"
            | "manufacturer"
            | "retailer"
            | "insurer"
            | "lender"
            | "utility"
            | "distributor"
    )
}

/// Kinds of vessel: what stands behind one is its name.
fn is_vessel(folded: &str) -> bool {
    matches!(
        folded,
        "ferry"
            | "ship"
            | "boat"
            | "vessel"
            | "yacht"
            | "trawler"
            | "tanker"
            | "frigate"
            | "freighter"
            | "destroyer"
            | "submarine"
            | "liner"
            | "barge"
            | "tug"
            | "tugboat"
            | "schooner"
            | "cutter"
            | "lifeboat"
            | "warship"
            | "steamer"
            | "dredger"
    )
}

/// "membership in Orlo", "a stake in Orlo".
fn belongs_in(words: &Words, at: usize) -> bool {
    at > 0
        && matches!(
            words.words[at - 1].folded.as_str(),
            "membership" | "stake" | "shares" | "shareholder" | "investors"
        )
}

/// Lower-case nouns before which a place's name stands: "the Orlo assembly".
fn follows_place(folded: &str) -> bool {
    matches!(
        folded,
        "assembly"
            | "parliament"
            | "government"
            | "province"
            | "police"
            | "border"
            | "coast"
            | "airport"
            | "mayor"
            | "authorities"
            | "residents"
            | "peninsula"
            | "region"
            | "district"
            | "harbour"
            | "harbor"
            | "suburb"
    )
}

/// ", the weekly that", ", a small town on": what the name before the comma is.
fn by_apposition(words: &Words, at: usize, votes: &mut Votes) {
    if !["the", "a", "an"].iter().any(|article| words.is(at, article)) {
        return;
    }
    let nouns = (at + 1..at + 4)
        .take_while(|&at| words.words.get(at).is_some_and(|word| word.shape == Shape::Lower && !word.function));
    // The head is the last noun of the phrase.
    let Some(head) = nouns.last().map(|at| words.words[at].folded.as_str()) else { return };
    if is_body_noun(head) {
        votes.add(EntityKind::Organization, FAIR);
    } else if matches!(head, "capital" | "city" | "town" | "village" | "island" | "suburb" | "port") {
        votes.add(EntityKind::Place, FAIR);
    } else if is_vessel(head) {
        votes.add(EntityKind::Other, FAIR);
    }
}

fn by_after_comma(words: &Words, at: usize, long: bool, votes: &mut Votes) {
    let Some(word) = words.words.get(at) else { return };
    by_apposition(words, at, votes);
    match word.folded.as_str() {
        "who" | "whose" => votes.add(EntityKind::Person, FAIR),
        "where" => votes.add(EntityKind::Place, FAIR),
        // Stronger than the shape of a person's name; a place alone takes "which" too.
        "which" if long => votes.add(EntityKind::Organization, FAIR + WEAK),
        "which" => votes.add(EntityKind::Organization, WEAK),
        _ => {}
    }
    let comma = words.is(at + 1, ",") || words.is(at + 1, ".");
    // ", 34," is an age.
    if word.shape == Shape::Number && word.folded.len() == 2 && comma {
        votes.add(EntityKind::Person, STRONG);
    }
    if word.is_name_like() && known(&word.folded).is_some_and(|entry| entry.kind == KnownKind::Place) {
        votes.add(EntityKind::Place, if word.possessive { WEAK } else { 2 * FAIR });
    }
}
