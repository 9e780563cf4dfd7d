//! Which language a report is in.
//!
//! Method: character trigrams (`whatlang`). A stated language wins. Short texts are no evidence:
//! a cable of ten words in English is taken for Danish by any trigram model, so what is not surely
//! another language is given as unknown, and unknown is read as English.

/// Letters below which trigrams say little; whatlang's own authors ask for about two sentences.
const ENOUGH_LETTERS: usize = 120;

/// Bytes that are looked at: first a little, which tells most news surely, then more. Text past that does not change
/// the answer, only its cost.
const SAMPLES: [usize; 2] = [2 * 1024, 8 * 1024];

/// Two-letter code of a text's language: as stated, else as found, else none.
#[must_use]
pub fn detect(text: &str, stated: Option<&str>) -> Option<String> {
    if let Some(stated) = stated {
        let primary = stated.split(['-', '_']).next().unwrap_or_default().trim().to_ascii_lowercase();
        if matches!(primary.len(), 2 | 3) && primary.chars().all(|c| c.is_ascii_alphabetic()) {
            return Some(primary);
        }
    }
    SAMPLES.iter().find_map(|&bytes| sure(&text[..text.floor_char_boundary(bytes)]))
}

/// The language of a sample where there are letters enough and trigrams are sure.
fn sure(sample: &str) -> Option<String> {
    if sample.chars().filter(|c| c.is_alphabetic()).count() < ENOUGH_LETTERS {
        return None;
    }
    let info = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
    Some(two_letters(info.lang().code()).to_owned())
}

/// ISO 639-1 for the codes that have one (whatlang speaks ISO 639-3).
fn two_letters(code: &str) -> &str {
    const PAIRS: &[(&str, &str)] = &[
        ("afr", "af"),
        ("aka", "ak"),
        ("amh", "am"),
        ("ara", "ar"),
        ("aze", "az"),
        ("bel", "be"),
        ("ben", "bn"),
        ("bul", "bg"),
        ("cat", "ca"),
        ("ces", "cs"),
        ("cmn", "zh"),
        ("cym", "cy"),
        ("dan", "da"),
        ("deu", "de"),
        ("ell", "el"),
        ("eng", "en"),
        ("epo", "eo"),
        ("est", "et"),
        ("fin", "fi"),
        ("fra", "fr"),
        ("guj", "gu"),
        ("heb", "he"),
        ("hin", "hi"),
        ("hrv", "hr"),
        ("hun", "hu"),
        ("hye", "hy"),
        ("ind", "id"),
        ("ita", "it"),
        ("jav", "jv"),
        ("jpn", "ja"),
        ("kan", "kn"),
        ("kat", "ka"),
        ("khm", "km"),
        ("kor", "ko"),
        ("lat", "la"),
        ("lav", "lv"),
        ("lit", "lt"),
        ("mal", "ml"),
        ("mar", "mr"),
        ("mkd", "mk"),
        ("mya", "my"),
        ("nep", "ne"),
        ("nld", "nl"),
        ("nob", "nb"),
        ("ori", "or"),
        ("pan", "pa"),
        ("pes", "fa"),
        ("pol", "pl"),
        ("por", "pt"),
        ("ron", "ro"),
        ("rus", "ru"),
        ("sin", "si"),
        ("slk", "sk"),
        ("slv", "sl"),
        ("sna", "sn"),
        ("spa", "es"),
        ("srp", "sr"),
        ("swe", "sv"),
        ("tam", "ta"),
        ("tel", "te"),
        ("tgl", "tl"),
        ("tha", "th"),
        ("tuk", "tk"),
        ("tur", "tr"),
        ("ukr", "uk"),
        ("urd", "ur"),
        ("uzb", "uz"),
        ("vie", "vi"),
        ("yid", "yi"),
        ("zul", "zu"),
    ];
    PAIRS.iter().find(|(three, _)| *three == code).map_or(code, |(_, two)| two)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stated_language_wins_and_short_texts_are_unknown() {
        assert_eq!(detect("Hola a todos", Some("es-SV")).as_deref(), Some("es"));
        assert_eq!(detect("The council met on Monday.", None), None);
    }

    #[test]
    fn long_texts_are_told_apart() {
        let spanish = "El alcalde de la ciudad dijo el lunes que las obras del puente empezarán en abril, y que \
                       los vecinos recibirán una ayuda mientras dure el corte de la carretera principal del valle.";
        assert_eq!(detect(spanish, None).as_deref(), Some("es"));
        let english = "The mayor of the city said on Monday that work on the bridge would start in April, and \
                       that neighbours would be helped for as long as the valley's main road remained closed to them.";
        assert_eq!(detect(english, None).as_deref(), Some("en"));
    }
}
