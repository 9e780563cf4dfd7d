//! One statement as one report words it: which fact, which wording, and where its quotation and figures stand.
//!
//! In: a statement's wordings and what fills them. Out: pieces of text, of which quotations and figures know their slot.

use std::collections::BTreeMap;

use super::events::{SAID, Statement};
use super::random::Random;
use super::words::{self, list};

/// What fills the slots of a statement, by name; `x|y` where wordings differ in it.
pub type Slots = BTreeMap<String, String>;

/// Something that can be told of a story.
#[derive(Clone, Debug)]
pub struct Fact {
    pub wordings: Statement,
    pub slots: Slots,
}

/// A fact in a report's words.
#[derive(Clone, Debug)]
pub struct Part {
    /// Which fact of the story.
    pub fact: usize,
    pub wordings: Statement,
    /// Which wording.
    pub wording: usize,
    /// The facts' slots, changed where the report or one above it changed a figure or a quotation.
    pub slots: Slots,
    pub pieces: Vec<Piece>,
}

/// A stretch of text; with the slot's name where it is a quotation or a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    pub slot: Option<String>,
    pub text: String,
}

impl Part {
    /// A fact in one of its wordings.
    pub fn new(fact: usize, of: &Fact, wording: usize) -> Self {
        let pieces = render(of.wordings, wording, &of.slots);
        Self { fact, wordings: of.wordings, wording, slots: of.slots.clone(), pieces }
    }

    /// Says the same in another wording.
    pub fn reword(&mut self, wording: usize) {
        self.wording = wording;
        self.pieces = render(self.wordings, wording, &self.slots);
    }

    pub fn text(&self) -> String {
        self.pieces.iter().map(|piece| piece.text.as_str()).collect()
    }

    /// True where the wording states flat what others attribute.
    pub fn is_flat(&self) -> bool {
        self.wordings[self.wording].starts_with('=')
    }
}

/// True for the slots of numbers, which reports may give differently.
pub fn is_figure(slot: &str) -> bool {
    let name = slot.trim_end_matches(|c: char| c.is_ascii_digit());
    matches!(name, "n" | "m" | "money" | "pct")
}

/// Draws what a statement's wordings leave open, beside what the story gives.
pub fn fill(statement: Statement, story: &Slots, random: &mut Random) -> Slots {
    let mut slots = Slots::new();
    for name in statement.iter().flat_map(|wording| slot_names(wording)) {
        draw(&name, story, &mut slots, random);
    }
    slots
}

fn draw(name: &str, story: &Slots, slots: &mut Slots, random: &mut Random) {
    if slots.contains_key(name) {
        return;
    }
    if let Some(given) = story.get(name) {
        slots.insert(name.to_owned(), given.clone());
        return;
    }
    match name {
        "qa" | "qb" | "ia" | "ib" => draw_said(name, story, slots, random),
        "p" => {
            slots.insert("p".into(), person(random));
        }
        _ => {
            slots.insert(name.to_owned(), value(name, random));
        }
    }
}

/// What somebody says, with its indirect form: both at once, as they must agree.
fn draw_said(name: &str, story: &Slots, slots: &mut Slots, random: &mut Random) {
    let (direct, indirect) = if name.ends_with('a') { ("qa", "ia") } else { ("qb", "ib") };
    let said = random.pick(SAID);
    let (first, second) = said.split_once('|').unwrap_or((said, said));
    let mut own = Slots::new();
    for inner in slot_names(first).into_iter().chain(slot_names(second)) {
        draw(&inner, story, &mut own, random);
    }
    let told = |form: &str| render(&[form], 0, &own).into_iter().map(|piece| piece.text).collect::<String>();
    slots.insert(direct.into(), told(first));
    slots.insert(indirect.into(), told(second));
}

/// A value for a slot that the story does not give.
pub fn value(name: &str, random: &mut Random) -> String {
    match name.trim_end_matches(|c: char| c.is_ascii_digit()) {
        "n" => random.between(3, 60).to_string(),
        "m" => thousands(random.between(12, 990) * 10 + random.below(10)),
        "money" => format!("${}.{} million", random.between(1, 90), random.between(1, 9)),
        "pct" => format!("{}%", random.between(3, 80)),
        "year" => random.between(1880, 2019).to_string(),
        list_name => {
            let entries = list(list_name);
            assert!(!entries.is_empty(), "a statement names a list that is not there: {list_name}");
            random.pick(entries).to_owned()
        }
    }
}

fn thousands(number: usize) -> String {
    match number {
        1000.. => format!("{},{:03}", number / 1000, number % 1000),
        _ => number.to_string(),
    }
}

pub fn person(random: &mut Random) -> String {
    format!(
        "{} {}{}",
        random.pick(words::FIRST_NAMES),
        random.pick(words::NAME_STARTS),
        random.pick(words::SURNAME_ENDS)
    )
}

/// The names in braces, in lower case.
fn slot_names(wording: &str) -> Vec<String> {
    wording.split('{').skip(1).filter_map(|rest| rest.split('}').next()).map(str::to_lowercase).collect()
}

/// The text of a wording.
fn render(wordings: &[&str], wording: usize, slots: &Slots) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut parts = wordings[wording].trim_start_matches('=').split('{');
    push(&mut pieces, None, parts.next().unwrap_or_default());
    for part in parts {
        let (name, rest) = part.split_once('}').unwrap_or((part, ""));
        let slot = name.to_lowercase();
        let entry = slots.get(&slot).map_or("", String::as_str);
        let forms: Vec<&str> = entry.split('|').collect();
        let text = forms[wording % forms.len()];
        let opens = name.starts_with(char::is_uppercase);
        let text = if opens { capital(text) } else { text.to_owned() };
        let kept = is_figure(&slot) || slot == "qa" || slot == "qb";
        if !kept {
            mend_article(&mut pieces, &text);
        }
        push(&mut pieces, kept.then_some(slot), &text);
        push(&mut pieces, None, rest);
    }
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

fn push(pieces: &mut Vec<Piece>, slot: Option<String>, text: &str) {
    match pieces.last_mut().filter(|last| slot.is_none() && last.slot.is_none()) {
        Some(last) => last.text.push_str(text),
        None => pieces.push(Piece { slot, text: text.to_owned() }),
    }
}

/// "a" before a vowel is "an".
fn mend_article(pieces: &mut [Piece], next: &str) {
    let Some(last) = pieces.last_mut() else { return };
    let article = last.text.ends_with(" a ") || matches!(&*last.text, "a " | "A ");
    if article && next.starts_with(['a', 'e', 'i', 'o', 'A', 'E', 'I', 'O']) {
        last.text.insert(last.text.len() - 1, 'n');
    }
}

/// With its first letter as a capital.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or(String::new(), |first| first.to_uppercase().chain(letters).collect())
}
