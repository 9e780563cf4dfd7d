//! House spelling: forms that newsrooms write differently and mean alike.
//!
//! A quote is not altered when an outlet writes "organization" for "organisation", "Sen." for "Senator",
//! "I.R.S." for "IRS", "do not" for "don't" or "12" for "twelve". Two words are one where
//! [`house_form`] gives the same for both; a run of words where the forms, joined, are the same
//! ("tool kit", "toolkit").
//!
//! Limits: rules, not a dictionary: a few pairs of different words fall together ("prize", "prise"),
//! which costs a missed alteration, never a false one.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// The form of a folded word in which house spellings agree.
#[must_use]
pub fn house_form(folded: &str) -> String {
    if folded.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return plain_form(folded);
    }
    let bare: String = folded.chars().filter(|c| !matches!(c, '.' | '-' | ',')).map(without_accent).collect();
    if bare.contains('\'') { spell_out(&bare) } else { plain_form(&bare) }
}

/// The form of a word without marks.
fn plain_form(bare: &str) -> String {
    SPELLED_OUT.get(bare).map_or_else(|| american(bare), |&long| long.to_owned())
}

static SPELLED_OUT: LazyLock<FxHashMap<&'static str, &'static str>> =
    LazyLock::new(|| ABBREVIATIONS.iter().chain(NUMBERS).copied().collect());

/// Contractions, spelled out and written together, as "do not" is when its two words are joined.
fn spell_out(word: &str) -> String {
    match word {
        "won't" => return "willnot".into(),
        "can't" => return "cannot".into(),
        "shan't" => return "shallnot".into(),
        _ => {}
    }
    for (ending, long) in [("n't", "not"), ("'re", "are"), ("'ve", "have"), ("'ll", "will"), ("'m", "am")] {
        if let Some(stem) = word.strip_suffix(ending) {
            return format!("{stem}{long}");
        }
    }
    match word.strip_suffix("'s") {
        Some(stem) if SUBJECTS.contains(&stem) => format!("{stem}is"),
        _ => word.replace('\'', ""),
    }
}

/// Words after which 's is "is", not a possessive.
const SUBJECTS: &[&str] = &["he", "here", "how", "it", "she", "that", "there", "what", "where", "who"];

/// British spellings as American ones.
fn american(word: &str) -> String {
    if !word.ends_with(['d', 'e', 'g', 'n', 'r', 's']) {
        return word.to_owned();
    }
    for (british, american) in ENDINGS {
        if let Some(stem) = word.strip_suffix(british).filter(|stem| stem.len() >= 3) {
            return format!("{stem}{american}");
        }
    }
    word.to_owned()
}

/// Endings, longest first; their last letters are those that [`american`] looks for.
const ENDINGS: &[(&str, &str)] = &[
    ("isations", "izations"),
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ises", "izes"),
    ("ise", "ize"),
    ("ysed", "yzed"),
    ("yse", "yze"),
    ("lling", "ling"),
    ("lled", "led"),
    ("llers", "lers"),
    ("ller", "ler"),
    ("ours", "ors"),
    ("oured", "ored"),
    ("ouring", "oring"),
    ("our", "or"),
    ("ogue", "og"),
    ("ence", "ense"),
    ("tres", "ters"),
    ("tre", "ter"),
    ("bres", "bers"),
    ("bre", "ber"),
    ("wards", "ward"),
    ("grammes", "grams"),
    ("gramme", "gram"),
];

/// Titles and words that house style shortens.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("sen", "senator"),
    ("rep", "representative"),
    ("gov", "governor"),
    ("pres", "president"),
    ("gen", "general"),
    ("col", "colonel"),
    ("capt", "captain"),
    ("lt", "lieutenant"),
    ("sgt", "sergeant"),
    ("dr", "doctor"),
    ("prof", "professor"),
    ("mister", "mr"),
    ("st", "saint"),
    ("dept", "department"),
    ("govt", "government"),
    ("percent", "percent"),
    ("%", "percent"),
    ("ok", "okay"),
    ("tv", "television"),
    ("vs", "versus"),
    ("unitedstates", "us"),
    ("usa", "us"),
    ("unitedkingdom", "uk"),
    ("&", "and"),
];

/// Numbers that some house styles spell out.
const NUMBERS: &[(&str, &str)] = &[
    ("one", "1"),
    ("two", "2"),
    ("three", "3"),
    ("four", "4"),
    ("five", "5"),
    ("six", "6"),
    ("seven", "7"),
    ("eight", "8"),
    ("nine", "9"),
    ("ten", "10"),
    ("eleven", "11"),
    ("twelve", "12"),
    ("thirteen", "13"),
    ("fourteen", "14"),
    ("fifteen", "15"),
    ("sixteen", "16"),
    ("seventeen", "17"),
    ("eighteen", "18"),
    ("nineteen", "19"),
    ("twenty", "20"),
    ("thirty", "30"),
    ("forty", "40"),
    ("fifty", "50"),
    ("hundred", "100"),
];

fn without_accent(c: char) -> char {
    match c {
        'à' | 'á' | 'â' | 'ã' | 'ä' | 'å' | 'ā' | 'ă' | 'ą' => 'a',
        'ç' | 'ć' | 'č' => 'c',
        'ď' | 'đ' => 'd',
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => 'e',
        'ğ' => 'g',
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => 'i',
        'ł' => 'l',
        'ñ' | 'ń' | 'ň' => 'n',
        'ò' | 'ó' | 'ô' | 'õ' | 'ö' | 'ø' | 'ō' | 'ő' => 'o',
        'ř' => 'r',
        'ś' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ț' => 't',
        'ù' | 'ú' | 'û' | 'ü' | 'ū' | 'ů' | 'ű' => 'u',
        'ý' | 'ÿ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn house_spellings_agree() {
        for (a, b) in [
            ("organisation", "organization"),
            ("colour", "color"),
            ("centre", "center"),
            ("u.s.", "us"),
            ("sen.", "senator"),
            ("i.r.s.", "irs"),
            ("twelve", "12"),
            ("josé", "jose"),
            ("travelled", "traveled"),
            ("per-cent", "percent"),
        ] {
            assert_eq!(house_form(a), house_form(b), "{a} {b}");
        }
    }

    #[test]
    fn contractions_agree_with_their_words_joined() {
        for (short, long) in
            [("don't", ["do", "not"]), ("it's", ["it", "is"]), ("we'll", ["we", "will"]), ("can't", ["can", "not"])]
        {
            assert_eq!(house_form(short), long.map(house_form).concat());
        }
        assert_eq!(house_form("mayor's"), "mayors");
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [("happened", "happens"), ("all", "every"), ("may", "will"), ("no", "not")] {
            assert_ne!(house_form(a), house_form(b));
        }
    }
}
