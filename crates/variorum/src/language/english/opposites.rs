//! Words of which one stands where the other is excluded: north and south, men and women.

/// Sets of counterparts.
const SETS: &[&[&str]] = &[
    &["north", "south", "east", "west"],
    &["northern", "southern", "eastern", "western"],
    &["northeast", "northwest", "southeast", "southwest"],
    &["men", "women", "children"],
    &["man", "woman", "child"],
    &["boys", "girls"],
    &["boy", "girl"],
    &["male", "female"],
    &["husband", "wife"],
    &["brother", "sister"],
    &["father", "mother"],
    &["son", "daughter"],
    &["urban", "rural"],
    &["imports", "exports"],
    &["imported", "exported"],
    &["upper", "lower"],
    &["inner", "outer"],
    &["left", "right"],
    &["public", "private"],
    &["domestic", "foreign"],
    &["adults", "children"],
    &["births", "deaths"],
    &["first", "second", "third", "fourth", "fifth", "sixth", "last"],
    &["spring", "summer", "autumn", "winter"],
    &["primary", "secondary"],
    &["civil", "criminal"],
];

/// True for two folded words that are counterparts of each other.
#[must_use]
pub fn is_opposite(a: &str, b: &str) -> bool {
    a != b && SETS.iter().any(|set| set.contains(&a) && set.contains(&b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counterparts_exclude_each_other() {
        assert!(is_opposite("north", "west") && is_opposite("women", "men"));
        assert!(!is_opposite("north", "north") && !is_opposite("north", "women"));
    }
}
