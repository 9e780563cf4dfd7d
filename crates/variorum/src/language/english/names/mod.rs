//! What English knows about names: one table from folded words to what they can be, one of whole names.
//!
//! In: a folded word ([`fold_name`]) or a run of them. Out: [`Marks`] or a [`Known`] name.
//! Method: the lists of this folder, hashed once at first use. `ordinary.txt` holds words that news writes
//! in lower case (counted over 4,000 articles of Article-Bias-Prediction and the training part of PolNeAR:
//! five times or more in four or more texts, and in at least a quarter of its places not at a sentence's start).

mod organizations;
mod other;
mod people;
mod places;

use std::borrow::Cow;
use std::collections::hash_map::Entry;
use std::sync::LazyLock;

use rustc_hash::{FxBuildHasher, FxHashMap};
use unicode_segmentation::UnicodeSegmentation;

use crate::text::is_invisible;

pub use people::NICKNAMES;

/// What a word can be in or beside a name: a set of the `Marks::…` bits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u32);

#[allow(missing_docs)]
impl Marks {
    pub const FEMALE: Marks = Marks(1);
    pub const MALE: Marks = Marks(1 << 1);
    pub const TITLE: Marks = Marks(1 << 2);
    pub const ROLE: Marks = Marks(1 << 3);
    pub const ROLE_MODIFIER: Marks = Marks(1 << 4);
    pub const PARTICLE: Marks = Marks(1 << 5);
    pub const PERSON_SUFFIX: Marks = Marks(1 << 6);
    pub const ORGANIZATION_HEAD: Marks = Marks(1 << 7);
    pub const FACILITY_HEAD: Marks = Marks(1 << 8);
    pub const GEO_HEAD: Marks = Marks(1 << 9);
    pub const OTHER_HEAD: Marks = Marks(1 << 10);
    pub const COMPANY_SUFFIX: Marks = Marks(1 << 11);
    pub const OF_HEAD: Marks = Marks(1 << 12);
    pub const DEMONYM: Marks = Marks(1 << 13);
    pub const CALENDAR: Marks = Marks(1 << 14);
    pub const ORDINARY: Marks = Marks(1 << 15);
    pub const NEVER_FIRST: Marks = Marks(1 << 16);
    pub const SPEECH: Marks = Marks(1 << 17);
    pub const PLACE_OPENER: Marks = Marks(1 << 18);
    pub const OPENS_KNOWN: Marks = Marks(1 << 19);
    pub const SURNAME_TOO: Marks = Marks(1 << 20);
    pub const KIN: Marks = Marks(1 << 21);
    pub const TELLS_FEMALE: Marks = Marks(1 << 22);
    pub const TELLS_MALE: Marks = Marks(1 << 23);
    pub const GIVEN: Marks = Marks(Self::FEMALE.0 | Self::MALE.0);
    pub const HEAD: Marks =
        Marks(Self::ORGANIZATION_HEAD.0 | Self::FACILITY_HEAD.0 | Self::GEO_HEAD.0 | Self::OTHER_HEAD.0);

    /// True where any bit of `other` is set.
    #[must_use]
    pub fn any(self, other: Marks) -> bool {
        self.0 & other.0 != 0
    }

    /// The bits of both.
    #[must_use]
    pub fn with(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }
}

/// What a known name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)]
pub enum KnownKind {
    Place,
    Organization,
    Other,
    /// Written in capitals like a name and none: "CEO", "TV".
    Nothing,
}

/// A name that stands in the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// What it names.
    pub kind: KnownKind,
    /// The usual full name where the entry is a short form, else the entry itself.
    pub full: &'static str,
    /// Capitals only: "WHO" is known, "Who" is not.
    pub capitals: bool,
}

/// What a folded word can be.
#[must_use]
pub fn marks(folded: &str) -> Marks {
    TABLES.words.get(folded).copied().unwrap_or_default()
}

/// `Some(true)` for a given name that is almost always a woman's, `Some(false)` for a man's, none where it does not
/// tell: less common names do not, nor do names of both.
#[must_use]
pub fn is_female_name(folded: &str) -> Option<bool> {
    let marks = marks(folded);
    let tells = marks.any(Marks::TELLS_FEMALE.with(Marks::TELLS_MALE));
    tells.then(|| marks.any(Marks::TELLS_FEMALE))
}

/// The known name with these folded tokens, parted by single blanks.
#[must_use]
pub fn known(folded: &str) -> Option<Known> {
    TABLES.names.get(folded).copied()
}

/// No known name has more tokens than this.
pub const LONGEST_KNOWN: usize = 8;

/// Lower case without accents, with plain apostrophes and hyphens: the form in which names are looked up and compared.
#[must_use]
pub fn fold_name(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    // An accent may be written apart from its letter.
    let is_accent = |c: char| matches!(c, '\u{300}'..='\u{36F}');
    let letters = word.chars().filter(|&c| !is_accent(c) && !is_invisible(c));
    letters.flat_map(char::to_lowercase).map(bare_letter).collect()
}

/// The letter without its accent (Latin-1, Latin Extended-A and the few others that news prints).
fn bare_letter(letter: char) -> char {
    match letter {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ł' | 'ĺ' | 'ļ' | 'ľ' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        '’' | '‘' | 'ʼ' | '`' => '\'',
        '‑' | '–' => '-',
        other => other,
    }
}

struct Tables {
    words: FxHashMap<Cow<'static, str>, Marks>,
    names: FxHashMap<Box<str>, Known>,
}

static TABLES: LazyLock<Tables> = LazyLock::new(|| {
    /// About as many words and names as the lists hold.
    const SIZES: [usize; 2] = [24_000, 3000];
    let [words, names] = SIZES;
    let mut tables = Tables {
        words: FxHashMap::with_capacity_and_hasher(words, FxBuildHasher),
        names: FxHashMap::with_capacity_and_hasher(names, FxBuildHasher),
    };
    tables.add_words();
    tables.add_names();
    tables
});

/// Heads that are family names as often: after a given name they end a person's name ("Brad Lane").
const SURNAME_TOO: &str = "park lane hill hills rivers woods banks church field street bridge hall post forest lake castle fort
palace garden parish temple law rule storm day order power force guard watch band bay chapel book dock pier marsh trial may march west east north south
case pool camp mason young brand gates bank beach house winter summer king prince major pope judge pastor bishop marshall dean chase baker cook
butler constable porter count duke baron cardinal abbot speaker chambers black white brown green love rose rice finn finns dane danes pole scot turk serb croat french german english irish welsh roman norman catholic christian short long rich best moore bush";

impl Tables {
    fn add_words(&mut self) {
        let lists = [
            (Marks::ORDINARY, include_str!("ordinary.txt")),
            (Marks::FEMALE, people::FEMALE),
            (Marks::FEMALE.with(Marks::TELLS_FEMALE), people::TELLING_FEMALE),
            (Marks::TELLS_FEMALE, people::TELLING_FEMALE_ALONE),
            (Marks::MALE, people::MALE),
            (Marks::MALE.with(Marks::TELLS_MALE), people::TELLING_MALE),
            (Marks::TELLS_MALE, people::TELLING_MALE_ALONE),
            (Marks::TITLE, people::TITLES),
            (Marks::ROLE, people::ROLES),
            (Marks::KIN, people::KIN),
            (Marks::ROLE_MODIFIER, people::ROLE_MODIFIERS),
            (Marks::PARTICLE, people::PARTICLES),
            (Marks::PERSON_SUFFIX, people::SUFFIXES),
            (Marks::ORGANIZATION_HEAD, organizations::HEADS),
            (Marks::ORGANIZATION_HEAD.with(Marks::COMPANY_SUFFIX), organizations::COMPANY_SUFFIXES),
            (Marks::OF_HEAD, organizations::OF_HEADS),
            (Marks::FACILITY_HEAD, places::FACILITY_HEADS),
            (Marks::GEO_HEAD, places::GEO_HEADS),
            (Marks::PLACE_OPENER, places::OPENERS),
            (Marks::OTHER_HEAD, other::OTHER_HEADS),
            (Marks::DEMONYM, other::DEMONYMS),
            (Marks::CALENDAR, other::CALENDAR),
            (Marks::NEVER_FIRST, other::NEVER_FIRST),
            (Marks::SPEECH, other::SPEECH),
            (Marks::SURNAME_TOO, SURNAME_TOO),
        ];
        for (mark, list) in lists {
            for word in list.split_whitespace() {
                self.mark(Cow::Borrowed(word), mark);
            }
        }
    }

    fn add_names(&mut self) {
        for list in [places::CITIES, places::STATES, places::REGIONS, places::COUNTRIES] {
            self.add_list(list, KnownKind::Place);
        }
        self.add_list(organizations::NAMES, KnownKind::Organization);
        self.add_list(other::NAMES, KnownKind::Other);
        self.add_list(other::NOT_NAMES, KnownKind::Nothing);
        for names in places::ALIASES {
            for name in *names {
                self.add(name, KnownKind::Place, names[0]);
            }
        }
        for (acronym, full) in organizations::ACRONYMS {
            self.add(full, KnownKind::Organization, full);
            self.add(acronym, KnownKind::Organization, full);
        }
    }

    fn add_list(&mut self, list: &'static str, kind: KnownKind) {
        for name in list.split(';').map(str::trim).filter(|name| !name.is_empty()) {
            self.add(name, kind, name);
        }
    }

    fn add(&mut self, name: &'static str, kind: KnownKind, full: &'static str) {
        let plain = name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b' ');
        let folded = if plain { name.to_ascii_lowercase() } else { folded_tokens(name) };
        let capitals = name.chars().all(|c| !c.is_lowercase());
        if let Some(first) = folded.split(' ').next() {
            self.mark(Cow::Owned(first.to_owned()), Marks::OPENS_KNOWN);
        }
        match self.names.entry(folded.into()) {
            // "COVID" beside "Covid": what may stand in small letters may stand in capitals.
            Entry::Occupied(known) if capitals && !known.get().capitals && known.get().kind == kind => {}
            Entry::Occupied(mut known) => *known.get_mut() = Known { kind, full, capitals },
            Entry::Vacant(free) => {
                free.insert(Known { kind, full, capitals });
            }
        }
    }

    fn mark(&mut self, word: Cow<'static, str>, mark: Marks) {
        let marks = self.words.entry(word).or_default();
        *marks = marks.with(mark);
    }
}

/// A name's folded tokens, parted by single blanks: the form in which [`known`] is asked.
#[must_use]
pub fn folded_tokens(name: &str) -> String {
    let tokens = name.split_word_bounds().filter(|token| !token.trim().is_empty());
    tokens.map(fold_name).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accents_and_case_fold_away() {
        assert_eq!(fold_name("Ñandú’s"), "nandu's");
        assert_eq!(fold_name("Łódź"), "lodz");
    }

    #[test]
    fn short_forms_know_their_full_name() {
        assert_eq!(known("u.s").map(|known| known.full), Some("United States"));
        assert_eq!(known("dhs").map(|known| known.full), Some("Department of Homeland Security"));
        assert!(known("who").is_some_and(|known| known.capitals));
    }

    #[test]
    fn common_names_tell_she_from_he() {
        let tells_both = |marks: &Marks| marks.any(Marks::TELLS_FEMALE) && marks.any(Marks::TELLS_MALE);
        assert!(!TABLES.words.values().any(tells_both));
        assert_eq!((is_female_name("anna"), is_female_name("josé")), (Some(true), Some(false)));
        assert_eq!((is_female_name("robin"), is_female_name("orlo")), (None, None));
    }

    #[test]
    fn no_known_name_is_longer_than_the_search() {
        let longest = TABLES.names.keys().map(|name| name.split(' ').count()).max();
        assert!(longest.is_some_and(|longest| longest <= 12), "{longest:?}");
    }
}
