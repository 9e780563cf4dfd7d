//! The world's news agencies: usual short names, and the other names they are credited by.
//!
//! Only agencies that sell text to other newsrooms are in [`WIRES`]: their name in a credit line tells where a text
//! came from. [`HOUSES`] sign datelines in the same way and mean themselves. Not complete: an unknown name in
//! parentheses at a dateline is taken as written.

/// Usual short name of a wire agency, whatever it is called in `words`; case counts only for names that are words.
#[must_use]
pub fn wire_agency(words: &str) -> Option<&'static str> {
    look_up(WIRES, words)
}

/// Usual short name of a wire agency, or of a broadcaster or paper that signs datelines as agencies do.
#[must_use]
pub fn dateline_agency(words: &str) -> Option<&'static str> {
    look_up(WIRES, words).or_else(|| look_up(HOUSES, words))
}

/// The first wire agency named in `words`, at word boundaries, and the bytes where it stands.
#[must_use]
pub fn wire_agency_in(words: &str) -> Option<(std::ops::Range<usize>, &'static str)> {
    let starts = word_starts(words);
    starts.iter().enumerate().find_map(|(first, &start)| {
        (first..starts.len().min(first + LONGEST_NAME)).rev().find_map(|last| {
            let end = word_end(words, starts[last]);
            let name = wire_agency(&words[start..end])?;
            (!is_part_of_a_name(words, start, end)).then_some((start..end, name))
        })
    })
}

/// Words in the longest name of the tables.
const LONGEST_NAME: usize = 5;

/// True where one word that is also a person's name (`Petra`) stands beside another capitalised word.
fn is_part_of_a_name(words: &str, start: usize, end: usize) -> bool {
    let found = &words[start..end];
    if found.contains(' ') || !found.contains(char::is_lowercase) {
        return false;
    }
    let capitalised = |word: Option<&str>| {
        word.is_some_and(|w| w.starts_with(char::is_uppercase) && w.ends_with(char::is_alphanumeric))
    };
    let after = words[end..].strip_prefix(' ').and_then(|rest| rest.split_whitespace().next());
    let before = words[..start].strip_suffix(' ').and_then(|rest| rest.split_whitespace().next_back());
    capitalised(after) || (capitalised(before) && before != Some("The"))
}

fn word_starts(words: &str) -> Vec<usize> {
    let mut previous = ' ';
    let mut starts = Vec::new();
    for (at, c) in words.char_indices() {
        if c.is_alphanumeric() && !is_word_char(previous) {
            starts.push(at);
        }
        previous = c;
    }
    starts
}

fn word_end(words: &str, start: usize) -> usize {
    words[start..].find(|c| !is_word_char(c)).map_or(words.len(), |length| start + length)
}

fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '&')
}

fn look_up(table: &[(&'static str, &[&str])], words: &str) -> Option<&'static str> {
    let words = words.trim_matches(|c: char| c.is_whitespace() || matches!(c, '.' | ',' | ';' | ':' | '/'));
    let words = words.strip_prefix("the ").or_else(|| words.strip_prefix("The ")).unwrap_or(words);
    let named = |name: &str| if name.len() <= EXACT_UP_TO { words == name } else { words.eq_ignore_ascii_case(name) };
    table.iter().find(|(name, others)| named(name) || others.iter().any(|other| named(other))).map(|(name, _)| *name)
}

/// Bytes up to which case counts: `MAP` and `map`, `Trend` and `trend` are different words.
const EXACT_UP_TO: usize = 5;

/// Short name, other names.
const WIRES: &[(&str, &[&str])] = &[
    ("AFP", &["Agence France-Presse", "Agence France Presse", "AFP news agency"]),
    ("AP", &["Associated Press", "A.P.", "AP News"]),
    ("Reuters", &["Thomson Reuters", "Reuters news agency"]),
    ("UPI", &["United Press International", "U.P.I."]),
    ("Bloomberg", &["Bloomberg News"]),
    ("dpa", &["DPA", "Deutsche Presse-Agentur", "German Press Agency"]),
    ("EFE", &["Agencia EFE", "EFE news agency"]),
    ("ANSA", &["Agenzia Nazionale Stampa Associata", "ANSA news agency"]),
    ("Xinhua", &["Xinhua News Agency", "New China News Agency"]),
    ("China News Service", &["CNS", "ECNS"]),
    ("Kyodo", &["Kyodo News"]),
    ("Jiji", &["Jiji Press"]),
    ("Yonhap", &["Yonhap News Agency", "Yonhap News"]),
    ("KCNA", &["Korean Central News Agency"]),
    ("CNA", &["Central News Agency"]),
    ("VNA", &["Vietnam News Agency"]),
    ("Bernama", &["Malaysian National News Agency"]),
    ("Antara", &["Antara News"]),
    ("PNA", &["Philippine News Agency"]),
    ("TNA", &["Thai News Agency"]),
    ("PTI", &["Press Trust of India"]),
    ("ANI", &["Asian News International"]),
    ("IANS", &["Indo-Asian News Service", "Indo Asian News Service"]),
    ("UNI", &["United News of India"]),
    ("APP", &["Associated Press of Pakistan"]),
    ("INP", &["Independent News Pakistan"]),
    ("BSS", &["Bangladesh Sangbad Sangstha"]),
    ("UNB", &["United News of Bangladesh"]),
    ("RSS", &["Rastriya Samachar Samiti"]),
    ("Pajhwok", &["Pajhwok Afghan News"]),
    ("TASS", &["ITAR-TASS", "Itar-Tass", "TASS news agency", "Tass"]),
    ("RIA Novosti", &["RIA"]),
    ("Interfax", &["Interfax news agency"]),
    ("Sputnik", &["Sputnik news agency"]),
    ("Ukrinform", &[]),
    ("UNIAN", &[]),
    ("Interfax-Ukraine", &[]),
    ("BelTA", &["BELTA", "Belarusian Telegraph Agency"]),
    ("Kazinform", &[]),
    ("Trend", &["Trend News Agency"]),
    ("AZERTAC", &["Azerbaijan State News Agency"]),
    ("APA", &[]),
    ("Armenpress", &[]),
    ("Interpress", &["InterPressNews"]),
    ("AA", &["Anadolu", "Anadolu Agency"]),
    ("DHA", &["Demirören News Agency", "Demiroren News Agency"]),
    ("IRNA", &["Islamic Republic News Agency"]),
    ("ISNA", &["Iranian Students' News Agency", "Iranian Students News Agency"]),
    ("Tasnim", &["Tasnim News Agency"]),
    ("Fars", &["FNA", "Fars News Agency"]),
    ("Mehr", &["MNA", "Mehr News Agency"]),
    ("WAFA", &["Palestine News Agency"]),
    ("Ma'an", &["Ma’an", "Ma'an News Agency"]),
    ("SANA", &["Syrian Arab News Agency"]),
    ("NNA", &["National News Agency"]),
    ("Petra", &["Jordan News Agency"]),
    ("SPA", &["Saudi Press Agency"]),
    ("WAM", &["Emirates News Agency"]),
    ("QNA", &["Qatar News Agency"]),
    ("KUNA", &["Kuwait News Agency"]),
    ("BNA", &["Bahrain News Agency"]),
    ("ONA", &["Oman News Agency"]),
    ("INA", &["Iraqi News Agency"]),
    ("Shafaq", &["Shafaq News"]),
    ("MENA", &["Middle East News Agency"]),
    ("MAP", &["Maghreb Arab Press", "Maghreb Arabe Presse"]),
    ("APS", &["Algeria Press Service"]),
    ("TAP", &["Tunis Afrique Presse"]),
    ("LANA", &["Libyan News Agency"]),
    ("SUNA", &["Sudan News Agency"]),
    ("NAN", &["News Agency of Nigeria"]),
    ("GNA", &["Ghana News Agency"]),
    ("ENA", &["Ethiopian News Agency"]),
    ("KNA", &["Kenya News Agency"]),
    ("SAnews", &["South African Government News Agency"]),
    ("SAPA", &["South African Press Association"]),
    ("ANA", &["Athens News Agency", "ANA-MPA", "AMNA"]),
    ("PA", &["PA Media", "Press Association", "PA news agency"]),
    ("ANP", &["Algemeen Nederlands Persbureau"]),
    ("Belga", &["Belga news agency"]),
    ("APA-Austria", &["Austria Press Agency"]),
    ("Keystone-SDA", &["SDA", "ATS", "Swiss News Agency"]),
    ("Lusa", &["LUSA", "Lusa News Agency"]),
    ("Europa Press", &[]),
    ("TT", &["TT News Agency"]),
    ("NTB", &[]),
    ("Ritzau", &[]),
    ("STT", &[]),
    ("BNS", &["Baltic News Service"]),
    ("LETA", &[]),
    ("PAP", &["Polish Press Agency"]),
    ("ČTK", &["CTK", "Czech News Agency"]),
    ("TASR", &[]),
    ("MTI", &["Hungarian News Agency"]),
    ("Agerpres", &[]),
    ("BTA", &["Bulgarian News Agency"]),
    ("Tanjug", &["Tanjug news agency"]),
    ("Beta", &["Beta news agency", "BETA"]),
    ("HINA", &["Hina", "Croatian News Agency"]),
    ("STA", &["Slovenian Press Agency"]),
    ("FENA", &[]),
    ("MIA", &[]),
    ("ATA", &["Albanian Telegraphic Agency"]),
    ("CP", &["Canadian Press"]),
    ("AAP", &["Australian Associated Press"]),
    ("NZPA", &["New Zealand Press Association"]),
    ("RNZ", &["Radio New Zealand"]),
    ("Prensa Latina", &[]),
    ("Notimex", &[]),
    ("Télam", &["Telam"]),
    ("Agência Brasil", &["Agencia Brasil"]),
    ("Andina", &["Andina news agency"]),
    ("AVN", &["Agencia Venezolana de Noticias"]),
    ("CMC", &["Caribbean Media Corporation"]),
    ("RFE/RL", &["Radio Free Europe/Radio Liberty", "RFE-RL"]),
    ("CNS News", &["CNSNews.com"]),
    ("Catholic News Service", &[]),
    ("Religion News Service", &["RNS"]),
    ("Kaiser Health News", &["KHN", "KFF Health News"]),
    ("Inter Press Service", &["IPS"]),
    ("Thomson Reuters Foundation", &[]),
    ("PR Newswire", &["PRNewswire", "PRNewsfoto"]),
    ("Business Wire", &["BUSINESS WIRE"]),
    ("GlobeNewswire", &["GLOBE NEWSWIRE"]),
    ("agencies", &["news agencies", "wire services", "wire reports", "staff and agencies", "agency reports"]),
];

/// Broadcasters and papers that sign datelines with their own name.
const HOUSES: &[(&str, &[&str])] = &[
    ("CNN", &["CNN Business", "CNN en Español"]),
    ("CNNMoney", &["CNN Money"]),
    ("BBC", &["BBC News"]),
    ("NPR", &[]),
    ("VOA", &["VOA News", "Voice of America"]),
    ("RFE", &[]),
    ("DW", &["Deutsche Welle"]),
    ("CBS", &["CBS News"]),
    ("NBC", &["NBC News"]),
    ("ABC", &["ABC News"]),
    ("KYODO", &[]),
    ("MarketWatch", &[]),
    ("JTA", &["Jewish Telegraphic Agency"]),
    ("SCMP", &[]),
    ("Dow Jones", &["Dow Jones Newswires"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agencies_go_by_their_usual_short_name() {
        assert_eq!(wire_agency("The Associated Press"), Some("AP"));
        assert_eq!(wire_agency("REUTERS"), Some("Reuters"));
        assert_eq!(wire_agency("Agencies"), Some("agencies"));
        assert_eq!(wire_agency("map"), None);
        assert_eq!(wire_agency("CNN"), None);
        assert_eq!(dateline_agency("CNN"), Some("CNN"));
    }

    #[test]
    fn an_agency_is_found_among_other_words() {
        let words = "Ann Lee of Agence France-Presse and others";
        let (place, name) = wire_agency_in(words).unwrap();
        assert_eq!((&words[place], name), ("Agence France-Presse", "AFP"));
        assert_eq!(wire_agency_in("A map of the beta trend").map(|found| found.1), None);
        assert_eq!(wire_agency_in("Petra Orlova and Ann Bloomberg helped").map(|found| found.1), None);
    }
}
