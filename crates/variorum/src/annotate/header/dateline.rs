//! Finds a dateline at the start of a paragraph: place, date and agency in front of the first sentence.
//!
//! In: the words of a paragraph. Out: where place, day and agency stand, and where the story starts.
//!
//! Method: one left-to-right reading of `PLACE[, REGION][, DAY] [(AGENCY)] SEPARATOR`, in which every part may be
//! missing, and then a count of the evidence. Capitals, a region, a day, a known agency, a well-known city and a
//! dash each speak for a dateline; none does alone, since labels (`FILE —`), headlines and transcripts look alike.
//! Limits: a small town in mixed case with neither date nor known agency is not taken.

use super::day::{Day, day_at};
use crate::language::english::{dateline_agency, is_dateline_city, is_joiner, is_label, weekday};
use crate::text::Span;

/// A dateline as written; offsets are bytes of the words that were looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Found {
    /// From the first word to the separator.
    pub span: Span,
    pub place: Option<Span>,
    pub day: Option<Day>,
    pub agency: Option<Span>,
    /// True where a day, a known agency, or a place in capitals with its region stands in it: enough to trust it
    /// below a summary.
    pub sure: bool,
}

/// Bytes that a dateline may take. The longest in 4,000 news reports took 87.
const LONGEST: usize = 140;

/// Words in a place or region: `EISENHOWER AIR FORCE BASE NEAR ORLO`.
const MOST_WORDS: usize = 7;

/// The dateline that `words` start with.
pub(super) fn dateline(words: &str) -> Option<Found> {
    let mut reader = Reader { words, at: 0, found: Found::default(), regions: 0, separator: Separator::None };
    reader.skip_space();
    let start = reader.at;
    reader.leading_agency();
    reader.place();
    reader.tail();
    reader.found.span = Span::new(start, reader.at);
    reader.judged()
}

/// What stands between a dateline and its story.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Separator {
    None,
    /// `—`, `–`, `--`, ` - `.
    Dash,
    Colon,
    /// `|` after another `|`.
    Bar,
    /// `.` after TASS-style `/TASS/.`.
    Stop,
}

struct Reader<'a> {
    words: &'a str,
    at: usize,
    found: Found,
    regions: usize,
    separator: Separator,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        &self.words[self.at..]
    }

    fn skip_space(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    /// `(Reuters) -` with no place, `AFP, PARIS —`.
    fn leading_agency(&mut self) {
        if self.bracketed_agency() {
            return;
        }
        let head = &self.rest()[..self.rest().find([',', ' ']).unwrap_or(0)];
        if !head.is_empty() && dateline_agency(head).is_some() && self.rest()[head.len()..].starts_with(',') {
            self.found.agency = Some(Span::new(self.at, self.at + head.len()));
            self.at += head.len() + 1;
            self.skip_space();
        }
    }

    /// City and regions, up to the first part that is neither.
    fn place(&mut self) {
        let start = self.at;
        let Some(length) = name_length(self.rest()) else { return };
        let mut end = start + length;
        self.at = end;
        while let Some(region) = self.region() {
            end = region;
            self.at = end;
            self.regions += 1;
        }
        self.found.place = Some(Span::new(start, end));
    }

    /// The end of one more `, Region` after the place.
    fn region(&self) -> Option<usize> {
        let after = self.rest().strip_prefix(',')?;
        let inner = after.trim_start();
        if self.regions == 2 || day_at(inner).is_some() || weekday(first_word(inner)).is_some() {
            return None;
        }
        let length = name_length(inner)?;
        let name = &inner[..length];
        // A region is a name of its own and short; more words are a sentence that opens with a place.
        let short = name.split(' ').count() <= 4 && !matches!(inner[length..].chars().next(), Some('’' | '\''));
        short.then(|| self.words.len() - inner.len() + length)
    }

    /// Day, agency and separator, in whatever order they come.
    fn tail(&mut self) {
        for _ in 0..6 {
            if self.separator != Separator::None {
                if !self.goes_on() {
                    break;
                }
                self.separator = Separator::None;
            }
            if !(self.day() || self.bracketed_agency() || self.separator()) {
                break;
            }
        }
        self.skip_space();
    }

    fn day(&mut self) -> bool {
        if self.found.day.is_some() {
            return false;
        }
        let inner = self.rest().trim_start_matches([',', ' ', '|', '(']);
        let opened = self.rest()[..self.rest().len() - inner.len()].contains('(');
        let (day, bytes) = match day_at(inner) {
            Some((day, bytes)) => (Some(day), bytes),
            None if weekday(first_word(inner)).is_some() && self.rest().starts_with(',') => {
                (None, first_word(inner).len())
            }
            None => return false,
        };
        let after = &inner[bytes..];
        let after = after.strip_prefix(')').filter(|_| opened).unwrap_or(after);
        self.at = self.words.len() - after.len();
        self.found.day = day.or(self.found.day);
        true
    }

    /// `(AP)`, `[Xinhua]`, `/PRNewswire/`.
    fn bracketed_agency(&mut self) -> bool {
        let inner = self.rest().trim_start_matches([' ', '.']);
        let close = match inner.chars().next() {
            Some('(') => ')',
            Some('[') => ']',
            Some('/') => '/',
            _ => return false,
        };
        let Some(length) = inner[1..].find(close).filter(|&length| length <= 40) else { return false };
        let start = self.words.len() - inner.len() + 1;
        let span = Span::new(start, start + length).trim(self.words);
        if self.found.agency.is_some() || !looks_like_an_agency(span.of(self.words), close) {
            return false;
        }
        self.found.agency = Some(span);
        self.at = start + length + 1;
        true
    }

    fn separator(&mut self) -> bool {
        let rest = self.rest();
        let inner = rest.trim_start();
        let spaced = rest.len() > inner.len() || self.words[..self.at].ends_with([')', ']', '/']);
        let found = [("—", Separator::Dash), ("–", Separator::Dash), ("--", Separator::Dash), ("―", Separator::Dash)]
            .into_iter()
            .find(|(mark, _)| inner.starts_with(mark));
        let after_space = |mark: &str| inner[mark.len()..].starts_with([' ', '\u{a0}']) || inner.len() == mark.len();
        let found = found.or_else(|| match inner.chars().next()? {
            '-' if spaced && after_space("-") => Some(("-", Separator::Dash)),
            ':' if after_space(":") => Some((":", Separator::Colon)),
            '|' => Some(("|", Separator::Bar)),
            '.' if rest.starts_with('.') && self.words[..self.at].ends_with('/') => Some((".", Separator::Stop)),
            _ => None,
        });
        let Some((mark, separator)) = found else { return false };
        self.at = self.words.len() - inner.len() + mark.len();
        while self.rest().starts_with(['—', '–', '-']) {
            self.at += self.rest().chars().next().map_or(0, char::len_utf8);
        }
        self.separator = separator;
        true
    }

    /// True where a bracketed agency follows the separator: `ORLO, Calif.--(BUSINESS WIRE)--`, or where a bar
    /// may be followed by another part.
    fn goes_on(&self) -> bool {
        let rest = self.rest().trim_start();
        let bracketed = rest
            .strip_prefix(['(', '['])
            .is_some_and(|inner| inner.find([')', ']']).is_some_and(|end| dateline_agency(&inner[..end]).is_some()));
        bracketed || (self.separator == Separator::Bar && day_at(rest).is_some())
    }

    /// The dateline, where there is enough evidence for one.
    fn judged(self) -> Option<Found> {
        let Self { words, mut found, separator, regions, .. } = self;
        let rest = &words[found.span.end..];
        if found.span.len() > LONGEST || !opens_a_story(rest) {
            return None;
        }
        let known = found.agency.is_some_and(|agency| dateline_agency(agency.of(words)).is_some());
        found.sure = known || found.day.is_some();
        let evidence = Evidence { known, agency: found.agency.is_some(), day: found.day.is_some(), regions, separator };
        let enough = match found.place {
            Some(place) => evidence.is_enough(place.of(words), rest),
            None => known && (separator != Separator::None || found.agency.is_some()),
        };
        let line = found.place.map_or("", |place| place.of(words));
        found.sure |= evidence.separator == Separator::Dash
            && is_capitals(line.split(',').next().unwrap_or_default())
            && (evidence.regions > 0 || is_dateline_city(line));
        enough.then_some(found)
    }
}

/// What speaks for a dateline beside its place.
#[derive(Clone, Copy, Debug)]
struct Evidence {
    known: bool,
    agency: bool,
    day: bool,
    regions: usize,
    separator: Separator,
}

impl Evidence {
    fn is_enough(self, place: &str, rest: &str) -> bool {
        let city_words = place.split(',').next().unwrap_or_default().trim();
        if is_label(city_words.split([' ', ':']).next().unwrap_or_default()) {
            return false;
        }
        let capitals = is_capitals(city_words);
        let city = city_words.split('/').all(is_dateline_city);
        let dash = self.separator == Separator::Dash;
        let separated = self.separator != Separator::None;
        let named = capitals || city || self.regions > 0;
        let sentence = rest.is_empty() || ends_a_sentence(rest);
        if self.known {
            return named || self.day || dash;
        }
        if self.day {
            // Without a separator the day must end the line, or "Paris, March 3" may open a sentence.
            return named && (separated || rest.is_empty());
        }
        if self.agency {
            return (capitals || city) && separated;
        }
        let long_enough = city_words.chars().filter(|c| c.is_alphabetic()).count() >= 5;
        let shouted = capitals && dash && (city || self.regions > 0 || long_enough);
        let known_city = city && (dash || (capitals && self.separator == Separator::Colon));
        !rest.is_empty() && sentence && (shouted || known_city)
    }
}

/// The bytes of a capitalised name at the start of `words`, up to a comma, bracket, dash, colon or bar.
fn name_length(words: &str) -> Option<usize> {
    let mut end = 0;
    let mut count = 0;
    for (start, word) in spaced_words(words) {
        let cut = cut_length(word);
        let name = &word[..cut];
        if name.is_empty() || !(name.starts_with(char::is_uppercase) || (count > 0 && is_joiner(name))) {
            break;
        }
        count += 1;
        end = start + cut;
        if cut < word.len() {
            break;
        }
    }
    let name = &words[..end];
    let last_is_joiner = name.rsplit(' ').next().is_some_and(is_joiner);
    ((1..=MOST_WORDS).contains(&count) && !last_is_joiner && name.len() > 1).then_some(end)
}

/// Words between single spaces, with their offsets, from the part of `words` that a dateline may take.
fn spaced_words(words: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    words.split(' ').map_while(move |word| {
        let start = at;
        at += word.len() + 1;
        (start <= LONGEST && !word.contains('\n')).then_some((start, word))
    })
}

/// Where a word's name part ends: at a mark that no name holds.
fn cut_length(word: &str) -> usize {
    let mark =
        |c: char| matches!(c, ',' | '(' | '[' | ')' | '—' | '–' | '―' | ':' | '|' | '"' | '“' | '”' | ';' | '?' | '!');
    let at = word.find(mark).unwrap_or(word.len());
    let double = word.find("--").unwrap_or(word.len());
    let slash = word.strip_prefix('/').map_or(word.len(), |_| 0);
    let tass = word.find("./").map_or(word.len(), |dot| dot + 1);
    at.min(double).min(slash).min(tass)
}

fn first_word(words: &str) -> &str {
    &words[..words.find(|c: char| !c.is_alphabetic()).unwrap_or(words.len())]
}

/// True for what may stand in brackets at a dateline: a known agency, or a short name.
fn looks_like_an_agency(words: &str, close: char) -> bool {
    if dateline_agency(words).is_some() {
        return true;
    }
    let agencies = words.split(['/', ',', ';']).filter(|part| dateline_agency(part.trim()).is_some()).count();
    let name = words.starts_with(char::is_uppercase)
        && words.chars().count() >= 2
        && words.split(' ').count() <= 4
        && words.chars().all(|c| c.is_alphabetic() || matches!(c, ' ' | '-' | '&' | '\'' | '’'))
        // `(D-Calif)` is a senator's party and state.
        && words.chars().nth(1) != Some('-')
        && weekday(words).is_none();
    agencies > 0 || (name && close != '/')
}

fn is_capitals(words: &str) -> bool {
    let mut letters = words.chars().filter(|c| c.is_alphabetic());
    words.chars().filter(|c| c.is_alphabetic()).count() >= 3 && letters.all(|c| !c.is_lowercase())
}

/// True where the words after a dateline can start a story: nothing, a capital, a digit or an opening mark.
fn opens_a_story(rest: &str) -> bool {
    rest.chars()
        .next()
        .is_none_or(|c| !c.is_lowercase() && !matches!(c, ',' | ')' | ';' | '.' | '/' | '&' | '\'' | '’'))
}

fn ends_a_sentence(words: &str) -> bool {
    let words = words.trim_end();
    words.ends_with(['.', '!', '?', '…', ':', '"', '”', '’', '\'', ')', '»'])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks a paragraph's parts: `place|day|agency|story`.
    fn check(words: &str, expected: Option<&str>) {
        let shown = dateline(words).map(|found| {
            let slice = |span: Option<Span>| span.map_or("", |span| span.of(words));
            let day = found.day.map_or(String::new(), |day| {
                format!("{}-{}{}", day.month, day.day, day.year.map_or(String::new(), |year| format!("-{year}")))
            });
            let story: String = words[found.span.end..].chars().take(6).collect();
            format!("{}|{day}|{}|{story}", slice(found.place), slice(found.agency))
        });
        assert_eq!(shown.as_deref(), expected, "{words}");
    }

    #[test]
    fn agency_datelines_are_read_in_every_order() {
        check("ORLO (Reuters) - The council met.", Some("ORLO||Reuters|The co"));
        check("(Reuters) - The council met.", Some("||Reuters|The co"));
        check("(AP) The council met.", Some("||AP|The co"));
        check("LONDON, March 3 (AP) — The council met.", Some("LONDON|3-3|AP|The co"));
        check("PORT ORLO, Veldia (AP) — “We will,” he said.", Some("PORT ORLO, Veldia||AP|“We wi"));
        check("PORT ORLO, N. V. (AP) — A man met.", Some("PORT ORLO, N. V.||AP|A man "));
        check("New Delhi, Jan 4 (PTI) The council met.", Some("New Delhi|1-4|PTI|The co"));
        check("Windhollow, Veldia (CNN) Ann Lee met.", Some("Windhollow, Veldia||CNN|Ann Le"));
        check("ORLO, March 27, 2031 /PRNewswire/ -- Lee Corp met.", Some("ORLO|3-27-2031|PRNewswire|Lee Co"));
        check("ORLO, March 27. /TASS/. The council met.", Some("ORLO|3-27|TASS|The co"));
        check("ORLO, Veld.--(BUSINESS WIRE)--Lee Corp met.", Some("ORLO, Veld.||BUSINESS WIRE|Lee Co"));
        check("ORLO/PARIS (Reuters) - The council met.", Some("ORLO/PARIS||Reuters|The co"));
        check("Al VELD AIR BASE, Veldia (Reuters) - He met.", Some("Al VELD AIR BASE, Veldia||Reuters|He met"));
        check("AFP, PARIS — The council met.", Some("PARIS||AFP|The co"));
    }

    #[test]
    fn unknown_agency_is_taken_as_written_beside_a_place_in_capitals() {
        check("ORLO (Veldpress) - The council met.", Some("ORLO||Veldpress|The co"));
        check("Orlo (Veldpress) - The council met.", None);
        check("ANN LEE (D-Veld) - The council met.", None);
    }

    #[test]
    fn dates_and_places_need_no_agency() {
        check("PORT ORLO, March 27 — The chief met.", Some("PORT ORLO|3-27||The ch"));
        check("BRUSSELS | 3 May 2031 | The council met.", Some("BRUSSELS|5-3-2031||The co"));
        check("ORLO, Veldia, 3 May: The council met.", Some("ORLO, Veldia|5-3||The co"));
        check("PORT ORLO, March 27", Some("PORT ORLO|3-27||"));
        check("PARIS: The council met.", Some("PARIS|||The co"));
        check("Paris — The council met.", Some("Paris|||The co"));
        check("WINDHOLLOW — The council met.", Some("WINDHOLLOW|||The co"));
        check("WINDHOLLOW, Veld.—The council met.", Some("WINDHOLLOW, Veld.|||The co"));
        check("PARIS, Thursday — The council met.", Some("PARIS|||The co"));
    }

    #[test]
    fn labels_headlines_and_sentences_are_no_datelines() {
        for words in [
            "FILE - In this May 3 photo the council meets.",
            "OPINION: The council is wrong.",
            "ORLOV: We will rebuild it.",
            "NATO — The pact met.",
            "Paris – A love story",
            "Paris — a city divided — met.",
            "Paris, March 3, was cold.",
            "On March 3, 2031, the council met.",
            "Ann Lee (AP) wrote it.",
            "The U.N. — The body that met — agreed.",
            "In Orlo, the council met.",
            "",
            "—",
            "(",
            "A",
            "É, é (",
        ] {
            check(words, None);
        }
    }
}
