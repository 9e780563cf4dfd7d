//! The sentences of a story in the form in which they are compared: distinct word sequences, weighed.
//!
//! In: witnesses and their clauses. Out: readings; sentences of the same words are one reading, however many
//! reports carry it, so that what costs time grows with the wordings of a story, not with its copies.
//!
//! Method: a word's weight is how rare it is in English news (a table) times how rare it is in the story,
//! counted in the reports that have it, so that copies do not make a word common.

use rustc_hash::FxHashMap;

use crate::annotate::Annotated;
use crate::collate::is_compared;
use crate::collate::units::word_tokens;
use crate::language::english::{RARE_WORD_WEIGHT, base_form, house_form, is_function_word, word_weight};
use crate::text::{Layout, Sentence, Span, fold, stem};

/// All distinct word sequences of a story.
pub(crate) struct Readings {
    pub readings: Vec<Reading>,
    /// Number of distinct stems.
    pub stems: usize,
}

/// One word sequence and the sentences that have it.
pub(crate) struct Reading {
    pub words: Vec<Word>,
    /// Ranges of `words`: clauses.
    pub whole_clauses: Vec<std::ops::Range<usize>>,
    /// The same, long ones cut further at function words.
    pub clauses: Vec<std::ops::Range<usize>>,
    /// The content words, once each, sorted by stem.
    pub bag: Vec<(u32, f64)>,
    /// Sum of the bag's weights.
    pub weight: f64,
    pub members: Vec<Member>,
}

/// A unit of a witness.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Member {
    pub witness: usize,
    pub unit: usize,
}

/// One word or number of a reading.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word {
    /// The folded word, by number.
    pub form: u32,
    /// Its stem, by number.
    pub stem: u32,
    /// How much it tells, 0 to 1; 0 for function words.
    pub weight: f64,
    /// Holds a digit or is a number word.
    pub number: bool,
    /// Starts with a capital, not at the start of its sentence.
    pub name: bool,
    /// Starts with a capital right after a word without one: a name, or a sentence glued to a line before it.
    pub rises: bool,
}

/// Share of a word's weight that stays however common the word is in the story.
const STORY_FLOOR: f64 = 0.4;

/// Makes the readings of all witnesses.
pub(crate) fn readings(witnesses: &[Annotated], units: &[Vec<Sentence>], clauses: &[Vec<Span>]) -> Readings {
    let mut lexicon = Lexicon::default();
    let mut index: FxHashMap<Vec<u32>, usize> = FxHashMap::default();
    let mut found: Vec<Reading> = Vec::new();
    for (witness, annotated) in witnesses.iter().enumerate() {
        let english = is_compared(annotated);
        let layout = &annotated.layout;
        for (unit, place) in units[witness].iter().enumerate() {
            let (words, spans) = lexicon.words(layout, place, english);
            let key: Vec<u32> = words.iter().map(|word| word.form).collect();
            let reading = *index.entry(key).or_insert_with(|| {
                let whole_clauses = clause_ranges(&clauses[witness], place.span, &spans);
                let clauses = segments(&words, whole_clauses.clone());
                found.push(Reading {
                    words,
                    whole_clauses,
                    clauses,
                    bag: Vec::new(),
                    weight: 0.0,
                    members: Vec::new(),
                });
                found.len() - 1
            });
            found[reading].members.push(Member { witness, unit });
        }
    }
    weigh(&mut found, &lexicon, units);
    Readings { readings: found, stems: lexicon.stems.len() }
}

fn clause_ranges(clauses: &[Span], sentence: Span, words: &[Span]) -> Vec<std::ops::Range<usize>> {
    let first = clauses.partition_point(|clause| clause.start < sentence.start);
    let starts: Vec<usize> = clauses[first..]
        .iter()
        .take_while(|clause| clause.end <= sentence.end)
        .map(|clause| words.partition_point(|word| word.start < clause.start))
        .collect();
    let ends = starts.iter().skip(1).copied().chain([words.len()]);
    starts.iter().zip(ends).map(|(&start, end)| start..end).filter(|range| !range.is_empty()).collect()
}

/// Content words that a segment has at least: enough to tell one statement from another.
const SEGMENT_CONTENT_WORDS: usize = 4;

/// Cuts clauses further, before function words, so that a part taken over stands out in a long clause.
fn segments(words: &[Word], clauses: Vec<std::ops::Range<usize>>) -> Vec<std::ops::Range<usize>> {
    let content = |range: std::ops::Range<usize>| words[range].iter().filter(|word| word.weight > 0.0).count();
    let mut found = Vec::new();
    for clause in clauses {
        let mut start = clause.start;
        for index in clause.start + 1..clause.end {
            let begins = words[index].weight == 0.0 && words[index - 1].weight > 0.0;
            if begins
                && content(start..index) >= SEGMENT_CONTENT_WORDS
                && content(index..clause.end) >= SEGMENT_CONTENT_WORDS
            {
                found.push(start..index);
                start = index;
            }
        }
        found.push(start..clause.end);
    }
    found
}

/// Numbers for words and stems.
#[derive(Default)]
struct Lexicon {
    forms: FxHashMap<String, u32>,
    stems: FxHashMap<String, u32>,
    /// For each form: its stem, weight in English, whether it is a number.
    known: Vec<(u32, f64, bool)>,
    /// For each form: its weight in English, by stem the least.
    stem_weight: Vec<f64>,
}

impl Lexicon {
    fn words(&mut self, layout: &Layout, sentence: &Sentence, english: bool) -> (Vec<Word>, Vec<Span>) {
        let mut words: Vec<Word> = Vec::new();
        let mut spans: Vec<Span> = Vec::new();
        let mut last_plain = None;
        for index in word_tokens(layout, sentence) {
            let written = layout.token(index);
            let form = self.form(fold(written), english);
            let (stem, weight, number) = self.known[form as usize];
            let capital = written.starts_with(char::is_uppercase);
            let rises = capital && index > 0 && last_plain == Some(index - 1);
            last_plain = written.starts_with(char::is_lowercase).then_some(index);
            words.push(Word { form, stem, weight, number, name: capital && !words.is_empty(), rises });
            spans.push(layout.tokens[index].span);
        }
        (words, spans)
    }

    fn form(&mut self, folded: String, english: bool) -> u32 {
        if let Some(&form) = self.forms.get(&folded) {
            return form;
        }
        let number = folded.starts_with(|c: char| c.is_numeric()) || is_number_word(&folded);
        let weight = if is_function_word(&folded) { 0.0 } else { word_weight(&folded) };
        let stem = self.stem(&folded, english);
        self.stem_weight[stem as usize] = self.stem_weight[stem as usize].min(weight);
        let form = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        self.known.push((stem, weight, number));
        self.forms.insert(folded, form);
        form
    }

    fn stem(&mut self, folded: &str, english: bool) -> u32 {
        let written = match base_form(folded).filter(|_| english) {
            Some(base) => stem(base),
            None if english => {
                let house = house_style(folded);
                stem(base_form(&house).unwrap_or(&house))
            }
            None => folded.to_owned(),
        };
        let next = u32::try_from(self.stems.len()).unwrap_or(u32::MAX);
        let stem = *self.stems.entry(written).or_insert(next);
        if stem == next {
            self.stem_weight.push(RARE_WORD_WEIGHT);
        }
        stem
    }
}

/// The form of a word in which outlets that spell, or write a time of day, in their own ways agree.
fn house_style(folded: &str) -> String {
    if folded.chars().all(char::is_alphabetic) {
        // A title spelled out ("Dr.", "doctor") would be a word of the matter that it is not.
        return Some(house_form(folded)).filter(|form| form.len() <= folded.len() + 1).unwrap_or(folded.to_owned());
    }
    if !folded.starts_with(|c: char| c.is_ascii_digit()) {
        return folded.to_owned();
    }
    let bare = folded.strip_suffix("am").or_else(|| folded.strip_suffix("pm")).unwrap_or(folded);
    bare.replace(':', ".")
}

fn is_number_word(folded: &str) -> bool {
    base_form(folded).is_none()
        && matches!(
            folded,
            "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten" | "eleven" | "twelve"
        )
}

/// Sets word weights from how rare stems are in the story, then each reading's bag.
fn weigh(readings: &mut [Reading], lexicon: &Lexicon, units: &[Vec<Sentence>]) {
    let rarity = story_rarity(readings, lexicon.stems.len(), units);
    for reading in readings {
        for word in &mut reading.words {
            let english = if word.weight == 0.0 { 0.0 } else { lexicon.stem_weight[word.stem as usize] };
            word.weight = english * (STORY_FLOOR + (1.0 - STORY_FLOOR) * rarity[word.stem as usize]);
        }
        let mut bag: Vec<(u32, f64)> =
            reading.words.iter().filter(|word| word.weight > 0.0).map(|word| (word.stem, word.weight)).collect();
        bag.sort_unstable_by_key(|&(stem, _)| stem);
        bag.dedup_by_key(|&mut (stem, _)| stem);
        reading.weight = bag.iter().map(|&(_, weight)| weight).sum();
        reading.bag = bag;
    }
}

/// For each stem, 1 where it stands in one sentence of the reports that have it, 0 where in every sentence.
fn story_rarity(readings: &[Reading], stems: usize, units: &[Vec<Sentence>]) -> Vec<f64> {
    let mut sentences = vec![0_u32; stems];
    let mut last_seen = vec![usize::MAX; stems];
    let mut holders = vec![0_u32; stems];
    let mut by_witness: Vec<(usize, usize)> = readings
        .iter()
        .enumerate()
        .flat_map(|(index, reading)| reading.members.iter().map(move |member| (member.witness, index)))
        .collect();
    by_witness.sort_unstable();
    for (witness, reading) in by_witness {
        let mut stems: Vec<u32> = readings[reading].words.iter().map(|word| word.stem).collect();
        stems.sort_unstable();
        stems.dedup();
        for stem in stems {
            let stem = stem as usize;
            sentences[stem] += 1;
            if last_seen[stem] != witness {
                last_seen[stem] = witness;
                holders[stem] += 1;
            }
        }
    }
    let total: usize = units.iter().map(Vec::len).sum();
    let mean = (total as f64 / units.len().max(1) as f64).max(2.0);
    let scale = (mean + 1.0).ln();
    let rarity = |stem: usize| {
        let density = f64::from(sentences[stem].max(1)) / f64::from(holders[stem].max(1));
        (((mean + 1.0) / density).ln() / scale).clamp(0.0, 1.0)
    };
    (0..stems).map(rarity).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_house_style_for_spelling_numbers_and_hours() {
        let mut lexicon = Lexicon::default();
        let mut stem = |word: &str| lexicon.stem(word, true);
        assert_eq!(stem("harbour"), stem("harbor"));
        assert_eq!((stem("eight"), stem("thirty")), (stem("8"), stem("30")));
        assert_eq!(stem("7.40am"), stem("7:40"));
        assert_ne!(stem("6.4"), stem("64"));
        assert_ne!(stem("dr"), stem("doctor"));
    }
}
