//! A person's grammatical gender, as far as titles and the given name tell it.
//!
//! In: a person. Out: which of "he" and "she" can stand for them, or none where the report does not tell:
//! a form of address beside any mention decides, else a given name that one gender alone bears.

use crate::annotate::{Entity, EntityKind};
use crate::language::english::names::{Marks, fold_name, marks};
use crate::text::Layout;

/// Which pronoun stands for a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gender {
    /// she
    Female,
    /// he
    Male,
}

/// The gender of a person entity; none where neither address nor given name tells.
#[must_use]
pub fn gender(layout: &Layout, entity: &Entity) -> Option<Gender> {
    if entity.kind != EntityKind::Person {
        return None;
    }
    entity.mentions.iter().find_map(|mention| by_address(layout, mention.start)).or_else(|| by_given_name(&entity.name))
}

/// The gender that a form of address before a name tells.
pub(super) fn by_address(layout: &Layout, start: usize) -> Option<Gender> {
    let mut words = layout.text.get(..start)?.split_whitespace().rev();
    match fold_name(words.next()?).trim_end_matches('.') {
        "mr" | "sir" | "lord" | "king" | "prince" | "father" | "chairman" | "congressman" | "spokesman"
        | "businessman" => Some(Gender::Male),
        "mrs" | "ms" | "miss" | "lady" | "dame" | "queen" | "princess" | "sister" | "chairwoman" | "congresswoman"
        | "spokeswoman" | "businesswoman" => Some(Gender::Female),
        _ => None,
    }
}

fn by_given_name(name: &str) -> Option<Gender> {
    let mut words = name.split_whitespace();
    let given = words.find(|word| !word.ends_with('.'))?;
    words.next()?;
    gender_of_given(fold_name(given).split('-').next()?)
}

/// The gender that alone bears a given name, folded.
pub(super) fn gender_of_given(given: &str) -> Option<Gender> {
    let marks = marks(given);
    match (marks.any(Marks::FEMALE), marks.any(Marks::MALE)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    fn check(text: &str, name: &str, expected: Option<Gender>) {
        let layout = Layout::new(text.into(), "en");
        let start = text.find(name).unwrap_or(0);
        let entity = Entity {
            name: name.to_owned(),
            kind: EntityKind::Person,
            role: None,
            mentions: vec![Span::new(start, start + name.len())],
            refs: Vec::new(),
        };
        assert_eq!(gender(&layout, &entity), expected);
    }

    #[test]
    fn address_decides_before_the_given_name() {
        check("Then Mrs. Orlo spoke.", "Orlo", Some(Gender::Female));
        check("Then Peter Orlo spoke.", "Peter Orlo", Some(Gender::Male));
        check("Then Orlo spoke.", "Orlo", None);
    }
}
