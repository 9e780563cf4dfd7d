//! Who and what is named: persons, organisations, places, with aliases, acronyms, titles and roles.
//!
//! In: a report's layout and header. Out: one [`Entity`] for each, in order of first mention.
//!
//! Method: tables and rules, each in a file: how words are written ([`words`]), lines whose capitals say
//! nothing ([`headings`]), where names stand ([`spans`]), what they name ([`kinds`]), which name the same
//! ([`chains`]), roles beside them ([`roles`]). `docs/methods/names.md` has the figures and limits.

mod beside;
mod chains;
mod gender;
mod headings;
mod kinds;
mod lists;
mod marked;
mod peoples;
mod roles;
mod ships;
mod spans;
mod words;

pub(crate) use chains::{compatible_people, initials};
pub use gender::{Gender, gender};

use rustc_hash::FxHashMap;

use self::chains::{Chain, Mention};
use self::words::Words;
use super::{Entity, EntityKind, Header};
use crate::language::english::names::{Marks, fold_name};
use crate::text::{Layout, Span};

/// Everybody and everything named in a report, each once.
#[must_use]
pub fn entities(layout: &Layout, header: &Header) -> Vec<Entity> {
    let (words, headings) = read(layout, header);
    let mut mentions = body_mentions(&words, &headings, header);
    lists::share_kind(&words, &mut mentions);
    let chains = chains::chains(&words, &mut mentions);
    let in_headings = heading_mentions(&words, &headings, &mentions);
    gather(&words, &chains, &mentions, &in_headings)
}

/// The words, and which paragraphs are headings.
fn read<'a>(layout: &'a Layout, header: &Header) -> (Words<'a>, Vec<bool>) {
    let mut words = Words::new(layout);
    words.read_dateline(header);
    let headings = headings::headings(&words);
    for sentence in layout.sentences.iter().filter(|sentence| !headings[sentence.paragraph]) {
        words.count(sentence.tokens.clone());
    }
    (words, headings)
}

/// Every mention of every entity.
pub fn mentions(entities: &[Entity]) -> Vec<Span> {
    entities.iter().flat_map(|entity| entity.mentions.iter().copied()).collect()
}

/// Where names stand in the body, without what they name: what figures need where nobody asked for names.
pub fn spans_alone(layout: &Layout, header: &Header) -> Vec<Span> {
    let (words, headings) = read(layout, header);
    body_names(&words, &headings).into_iter().map(|found| words.cover(found.tokens)).collect()
}

fn body_mentions(words: &Words, headings: &[bool], header: &Header) -> Vec<Mention> {
    let found = body_names(words, headings).into_iter();
    found
        .map(|found| {
            let votes = kinds::votes(words, &found);
            let mut mention = chains::mention(words, found, votes);
            by_header(&words.layout.text, header, &mut mention);
            mention
        })
        .collect()
}

fn body_names(words: &Words, headings: &[bool]) -> Vec<spans::Found> {
    let sentences = words.layout.sentences.iter().filter(|sentence| !headings[sentence.paragraph]);
    let found = sentences.flat_map(|sentence| spans::find(words, sentence.tokens.clone()));
    let titled = words.marked_titles();
    let mut found: Vec<spans::Found> =
        found.filter(|found| !titled[found.tokens.start] || is_sure(words, found)).collect();
    let peoples = peoples::peoples(words, &found);
    found.retain(|found| !peoples.contains(&found.tokens.start));
    found
}

/// A known name, or a person's full name, whatever marks it stands in: "Evenings with Ann Orlo".
fn is_sure(words: &Words, found: &spans::Found) -> bool {
    let given = words.words[found.tokens.start].marks.any(Marks::GIVEN);
    found.known.is_some() || given && found.tokens.len() > 1
}

/// The dateline names a place, and in brackets an agency; so does a credit line.
fn by_header(text: &str, header: &Header, mention: &mut Mention) {
    let dateline = header.dateline.as_ref();
    if dateline.and_then(|line| line.place).is_some_and(|place| place.overlaps(mention.span)) {
        mention.votes.add(EntityKind::Place, kinds::STRONG);
    }
    let at_dateline = dateline.and_then(|line| line.agency).is_some_and(|agency| agency.overlaps(mention.span));
    let credited = header.credit.as_ref().is_some_and(|credit| mention.span.of(text) == credit.agency);
    if at_dateline || credited {
        mention.votes.add(EntityKind::Organization, kinds::STRONG);
    }
}

/// Names known from the body, where a heading has them.
fn heading_mentions(words: &Words, headings: &[bool], mentions: &[Mention]) -> Vec<(Span, usize)> {
    let mut forms: FxHashMap<&str, Vec<(&Mention, usize)>> = FxHashMap::default();
    for mention in mentions {
        if let (Some(chain), Some(first)) = (mention.chain, mention.parts.first()) {
            let same = forms.entry(first.split('-').next().unwrap_or(first)).or_default();
            if !same.iter().any(|(other, _)| other.parts == mention.parts) {
                same.push((mention, chain));
            }
        }
    }
    let mut found = Vec::new();
    for sentence in words.layout.sentences.iter().filter(|sentence| headings[sentence.paragraph]) {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            match longest_form(words, at, sentence.tokens.end, &forms) {
                Some((end, chain)) => {
                    found.push((words.cover(at..end), chain));
                    at = end;
                }
                None => at += 1,
            }
        }
    }
    found
}

fn longest_form(
    words: &Words,
    at: usize,
    end: usize,
    forms: &FxHashMap<&str, Vec<(&Mention, usize)>>,
) -> Option<(usize, usize)> {
    let word = &words.words[at];
    if !word.is_name_like() {
        return None;
    }
    let candidates = forms.get(word.folded.as_str())?;
    let fits = |mention: &Mention| -> Option<usize> {
        let length = mention.found.tokens.len();
        let same = at + length <= end
            && mention.found.tokens.clone().zip(at..).all(|(theirs, mine)| {
                let (theirs, mine) = (&words.words[theirs], &words.words[mine]);
                theirs.folded == mine.folded
            });
        let lone_ordinary = length == 1 && word.is_ordinary() && words.stands_lower(&word.folded);
        (same && !lone_ordinary).then_some(at + length)
    };
    candidates.iter().filter_map(|(mention, chain)| Some((fits(mention)?, *chain))).max_by_key(|(end, _)| *end)
}

/// Turns chains into entities, in order of first mention.
fn gather(words: &Words, chains: &[Chain], mentions: &[Mention], in_headings: &[(Span, usize)]) -> Vec<Entity> {
    let mut entities: Vec<Entity> = chains
        .iter()
        .map(|chain| Entity {
            name: String::new(),
            kind: chain.votes.winner(),
            role: None,
            mentions: Vec::new(),
            refs: Vec::new(),
        })
        .collect();
    for mention in mentions {
        let Some(chain) = mention.chain else { continue };
        let entity = &mut entities[chain];
        entity.mentions.push(mention.span);
        let text = mention.span.of(&words.layout.text);
        if is_fuller(text, &entity.name) {
            entity.name = name_text(text);
        }
    }
    add_roles(words, mentions, &mut entities);
    for &(span, chain) in in_headings {
        entities[chain].mentions.push(span);
    }
    for entity in &mut entities {
        entity.mentions.sort();
        entity.mentions.dedup();
    }
    entities.retain(|entity| !entity.mentions.is_empty());
    entities.sort_by_key(|entity| entity.mentions[0]);
    entities
}

/// The longest role beside a full name; beside a surname only where no full name has one.
fn add_roles(words: &Words, mentions: &[Mention], entities: &mut [Entity]) {
    for full in [true, false] {
        let mut found: Vec<Option<Span>> = vec![None; entities.len()];
        for mention in mentions.iter().filter(|mention| (mention.parts.len() > 1) == full) {
            let Some(chain) = mention.chain.filter(|&chain| entities[chain].kind == EntityKind::Person) else {
                continue;
            };
            let role = roles::role(words, &mention.found.tokens);
            if role.map_or(0, Span::len) > found[chain].map_or(0, Span::len) {
                found[chain] = role;
            }
        }
        for (entity, role) in entities.iter_mut().zip(found) {
            entity.role = entity.role.or(role);
        }
    }
}

/// Longer is fuller; a name in capitals gives way to the same in small letters.
fn is_fuller(text: &str, than: &str) -> bool {
    let shouted = |name: &str| name.len() > 4 && !name.chars().any(char::is_lowercase);
    if shouted(text) != shouted(than) && fold_name(text) == fold_name(than) {
        return shouted(than);
    }
    text.chars().count() > than.chars().count()
}

/// The name on one line.
fn name_text(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
