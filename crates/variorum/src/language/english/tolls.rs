//! Words that say what happened to counted people: killed, hurt, seized, missing.

/// What a toll counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Toll {
    /// People who died.
    Killed,
    /// People who were hurt.
    Hurt,
    /// People whom the police took.
    Seized,
    /// People who are missing.
    Missing,
}

/// What a folded word counts people as.
#[must_use]
pub fn toll_word(folded: &str) -> Option<Toll> {
    Some(match folded {
        "killed" | "killing" | "kills" | "kill" | "dead" | "died" | "die" | "dies" | "deaths" | "fatalities" => {
            Toll::Killed
        }
        "hurt" | "hurting" | "injured" | "injuring" | "injures" | "injure" | "injuries" | "wounded" | "wounding"
        | "wounds" | "wound" => Toll::Hurt,
        "arrested" | "arresting" | "arrests" | "arrest" | "detained" | "detaining" | "detains" | "detain"
        | "detentions" => Toll::Seized,
        "missing" => Toll::Missing,
        _ => return None,
    })
}

/// True for what may stand between a count and its toll word: "14 people had been injured".
#[must_use]
pub fn links_a_toll(folded: &str) -> bool {
    matches!(
        folded,
        "was" | "were" | "are" | "is" | "have" | "has" | "had" | "been" | "be" | "got" | "left" | "reported"
    )
}
