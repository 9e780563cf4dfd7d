//! Where names stand: runs of capitalised words, cut and joined by what their words can be.
//!
//! In: the words of one sentence. Out: [`Found`] spans in order, each with what the tables say of it.
//!
//! Method: from left to right, the longest known name, else the run of capitalised words; a run is cut at roles
//! ("Chief"), days and peoples, and joined over "of", "for" and "and" where its head word takes them
//! ("Department of Health and Human Services"), over particles, hyphens and initials.

use std::ops::Range;

use super::words::{Shape, Word, Words};
use crate::language::english::names::{Known, KnownKind, LONGEST_KNOWN, Marks, known};
use crate::language::english::number_word;

/// A name's place and what was seen on the way.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its tokens.
    pub tokens: Range<usize>,
    /// The tables' entry, where the whole name is known.
    pub known: Option<Known>,
    /// A form of address ("Mr.") or a role stands before it.
    pub titled: Titled,
    /// Ordinary words alone: a name only if the report knows it from elsewhere.
    pub weak: bool,
}

/// What stands before a name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Titled {
    /// Neither of these.
    No,
    /// "President", "Judge".
    Role,
    /// "Mr.", "Sen.".
    Address,
}

/// The names of one sentence.
pub(super) fn find(words: &Words, sentence: Range<usize>) -> Vec<Found> {
    let mut finder = Finder { words, end: sentence.end, titled: Titled::No, found: Vec::new() };
    let mut at = sentence.start;
    while at < sentence.end {
        at = finder.step(at).max(at + 1);
    }
    finder.found
}

struct Finder<'w, 'a> {
    words: &'w Words<'a>,
    end: usize,
    titled: Titled,
    found: Vec<Found>,
}

impl Finder<'_, '_> {
    fn word(&self, at: usize) -> Option<&Word> {
        if at < self.end { self.words.words.get(at) } else { None }
    }

    fn name_like(&self, at: usize) -> bool {
        self.word(at).is_some_and(Word::is_name_like)
    }

    fn has(&self, at: usize, marks: Marks) -> bool {
        self.word(at).is_some_and(|word| word.marks.any(marks))
    }

    fn is(&self, at: usize, text: &str) -> bool {
        at < self.end && self.words.is(at, text)
    }

    /// Reads one name, title or other word at `at`; gives where to read on.
    fn step(&mut self, at: usize) -> usize {
        let known = self.known_at(at);
        if known.is_none() && self.opens_particle_name(at) {
            return self.name(at, None);
        }
        if let Some((length, entry)) = known
            && (length > 1 || !self.opens_run(at))
            && entry.kind == KnownKind::Nothing
        {
            return at + length;
        }
        if known.is_none() {
            if let Some(end) = self.title_end(at) {
                return end;
            }
            if !self.name_like(at) {
                self.titled = Titled::No;
                return at + 1;
            }
            if self.is_skipped(at) {
                return at + 1;
            }
        }
        self.name(at, known)
    }

    fn opens_run(&self, at: usize) -> bool {
        self.name_like(at + 1)
    }

    /// The longest known name that opens here.
    fn known_at(&self, at: usize) -> Option<(usize, Known)> {
        let word = self.word(at)?;
        if !word.marks.any(Marks::OPENS_KNOWN) || word.shape == Shape::Mark {
            return None;
        }
        let mut key = String::new();
        let mut best = None;
        for length in 1..=LONGEST_KNOWN.min(self.end - at) {
            let word = &self.words.words[at + length - 1];
            if length > 1 {
                key.push(' ');
            }
            let bare = key.len();
            if word.shape == Shape::Mark {
                key.push_str(self.words.text(at + length - 1));
            } else {
                key.push_str(&word.folded);
            }
            if word.possessive && word.shape != Shape::Mark {
                if let Some(entry) = self.fitting(&key, at, length) {
                    best = Some((length, entry));
                }
                key.truncate(bare);
                key.push_str(&word.folded);
                key.push_str("'s");
            }
            if let Some(entry) = self.fitting(&key, at, length) {
                best = Some((length, entry));
            }
            if key.len() > 64 {
                break;
            }
        }
        best
    }

    /// The entry, if the words are written as it asks.
    fn fitting(&self, key: &str, at: usize, length: usize) -> Option<Known> {
        let entry = known(key)?;
        let words = &self.words.words[at..at + length];
        let written = |word: &Word| match word.shape {
            Shape::Capital | Shape::Initial => !entry.capitals,
            Shape::Upper => true,
            _ => false,
        };
        let opens = words.iter().find(|word| word.shape != Shape::Mark)?;
        let lower_entry = entry.full.starts_with(char::is_lowercase);
        let fits = if entry.capitals && words.iter().any(|word| word.shape == Shape::Capital) {
            false
        } else {
            written(opens)
                || opens.shape == Shape::Initial
                || (lower_entry && opens.shape == Shape::Lower && words.len() > 1)
        };
        let last = words.last()?;
        (fits && (last.shape != Shape::Lower || words.len() == 1)).then_some(entry)
    }

    /// Past a title or role that stands here before a name.
    fn title_end(&mut self, at: usize) -> Option<usize> {
        let word = self.word(at)?;
        if word.shape == Shape::Lower {
            let role = word.marks.any(Marks::ROLE) && !word.function;
            self.titled = if role || word.marks.any(Marks::KIN) { Titled::Role } else { Titled::No };
            return Some(at + 1);
        }
        if !word.is_name_like() || !self.is_title(at) {
            return None;
        }
        self.titled = if word.marks.any(Marks::TITLE) { Titled::Address } else { Titled::Role };
        let mut end = at + 1;
        if self.is(end, ".") {
            end += 1;
        }
        Some(self.past_office(end))
    }

    /// A role or form of address that is no part of a longer name ("Justice Department").
    fn is_title(&self, at: usize) -> bool {
        let Some(word) = self.word(at).filter(|_| !self.words.names_thing(at)) else { return false };
        if word.marks.any(Marks::TITLE) && !word.possessive {
            return !(word.folded == "st" || word.folded == "st.") && (self.is(at + 1, ".") || self.name_like(at + 1));
        }
        if !word.marks.any(Marks::ROLE) || word.shape == Shape::Initial {
            return false;
        }
        if self.name_like(at + 1) && self.has(at + 1, Marks::ORGANIZATION_HEAD) {
            return false;
        }
        let name_then_name = word.marks.any(Marks::GIVEN) && self.name_like(at + 1) && !self.has(at + 1, Marks::GIVEN);
        !(name_then_name && self.word(at + 1).is_some_and(|next| !next.is_ordinary()))
    }

    /// Past "of State" in "Secretary of State Ada Orlo"; a place after "of" is a name of its own.
    fn past_office(&self, at: usize) -> usize {
        if !self.is(at, "of") {
            return at;
        }
        let mut end = at + 1 + usize::from(self.is(at + 1, "the"));
        let start = end;
        while self.name_like(end)
            && self
                .word(end)
                .is_some_and(|word| word.is_ordinary() && !word.marks.any(Marks::GIVEN.with(Marks::DEMONYM)))
            && self.known_at(end).is_none_or(|(_, entry)| entry.kind == KnownKind::Organization && end == start)
        {
            end += 1;
            if self.is(end, "and") && self.name_like(end + 1) {
                end += 1;
            }
        }
        // "Director of the Orlo Institute": a body of its own, not the name of an office.
        let body = end > start + 1 && self.has(end - 1, Marks::ORGANIZATION_HEAD);
        if end == start || body || self.is(end, "of") { at } else { end }
    }

    /// Days, peoples and words that only a sentence's start capitalises.
    fn is_skipped(&mut self, at: usize) -> bool {
        let word = &self.words.words[at];
        if word.shape == Shape::Lower {
            return false;
        }
        // "Fifteen people": inside a quotation no sentence may start here.
        if number_word(&word.folded).is_some() && !self.name_like(at + 1) {
            self.titled = Titled::No;
            return true;
        }
        let heads = self.head_after(at);
        if word.marks.any(Marks::CALENDAR) && !(self.titled == Titled::Address) {
            self.titled = Titled::No;
            return heads.is_none();
        }
        if word.marks.any(Marks::DEMONYM) && self.titled != Titled::Address {
            let next = self.words.words.get(at + 1).filter(|_| self.name_like(at + 1));
            let person = match next {
                Some(next) => word.marks.any(Marks::GIVEN) && !next.is_ordinary(),
                None => word.marks.any(Marks::SURNAME_TOO),
            };
            return heads.is_none() && !person;
        }
        if word.shape == Shape::Initial && !(self.is(at + 1, ".") && self.name_like(at + 2)) {
            return !self.name_like(at + 1) || word.first;
        }
        word.first && self.titled == Titled::No && !self.opens_sentence_as_name(at)
    }

    /// Whether a sentence's first word belongs to the name after it, or is one.
    fn opens_sentence_as_name(&self, at: usize) -> bool {
        let word = &self.words.words[at];
        let next_unknown = self.name_like(at + 1)
            && self.word(at + 1).is_some_and(|next| !next.is_ordinary() && !next.marks.any(Marks::DEMONYM));
        if word.marks.any(Marks::GIVEN) && (next_unknown || (self.name_like(at + 1) && !word.is_ordinary())) {
            return true;
        }
        if word.marks.any(Marks::NEVER_FIRST) {
            return false;
        }
        if word.is_ordinary() {
            return self.head_after(at).is_some()
                || (self.words.stands_capital(&word.folded) && !self.words.stands_lower(&word.folded));
        }
        if self.words.stands_capital(&word.folded) || word.marks.any(Marks::GIVEN) || self.name_like(at + 1) {
            return true;
        }
        !self.words.stands_lower(&word.folded) && !looks_derived(&word.folded)
    }

    /// Where the run's last head word stands, if one stands after `at`.
    fn head_after(&self, at: usize) -> Option<usize> {
        let end = self.run_end(at);
        self.last_head(at + 1, end, Marks::HEAD)
    }

    /// The last word from `start` to `end` that heads a name; "Press" in "Press Secretary" is of the role.
    fn last_head(&self, start: usize, end: usize, heads: Marks) -> Option<usize> {
        let of_role = |index: usize| {
            self.has(index, Marks::ROLE_MODIFIER) && self.has(index + 1, Marks::ROLE) && self.name_like(index + 1)
        };
        (start..end).rev().find(|&index| self.name_like(index) && self.has(index, heads) && !of_role(index))
    }

    /// End of the run of capitalised words from `at`, initials, suffixes and hyphens within.
    fn run_end(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(word) = self.word(end) {
            if end > at && !self.continues(at, end) {
                break;
            }
            if !word.is_name_like() && end > at {
                break;
            }
            end += 1;
            if self.takes_stop(end - 1, at) {
                end += 1;
            }
            if word.possessive {
                break;
            }
            while self.hyphened(end) {
                end += 2;
            }
            if end - at > 14 {
                break;
            }
        }
        end
    }

    /// True where a hyphen joins what stands before `at` with a part of the same name.
    fn hyphened(&self, at: usize) -> bool {
        let glued = |index: usize| self.word(index).is_some_and(|word| word.glued);
        if !(self.is(at, "-") || self.is(at, "‑") || self.is(at, "&") || self.is(at, "–"))
            || !glued(at)
            || !glued(at + 1)
        {
            return false;
        }
        let Some(next) = self.word(at + 1) else { return false };
        let before = &self.words.words[at - 1];
        match next.shape {
            Shape::Capital | Shape::Upper => !next.function && (!is_place(before) || !is_place(next)),
            Shape::Number => before.shape == Shape::Upper || before.shape == Shape::Initial,
            _ => false,
        }
    }

    /// True where the stop after token `at` belongs to it: initials, "Jr.", "Inc.", "U.S.".
    fn takes_stop(&self, at: usize, _start: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if !self.is(at + 1, ".") || !self.word(at + 1).is_some_and(|stop| stop.glued) || word.possessive {
            return false;
        }
        let dotted = word.shape != Shape::Mark && self.words.text(at).contains('.');
        dotted
            || (word.shape == Shape::Initial && self.name_like(at + 2))
            || (word.marks.any(Marks::PERSON_SUFFIX.with(Marks::COMPANY_SUFFIX)) && word.shape == Shape::Capital)
            || (matches!(word.folded.as_str(), "st" | "ft" | "mt" | "wm") && self.name_like(at + 2))
    }

    /// True where the capitalised word at `at` can be of the name that starts at `start`.
    fn continues(&self, start: usize, at: usize) -> bool {
        let word = &self.words.words[at];
        let given = self.has(start, Marks::GIVEN) || self.titled == Titled::Address;
        let short = at - start <= 4;
        if word.marks.any(Marks::CALENDAR) && word.shape != Shape::Initial {
            return given && short && at == start + 1 && word.folded == "may";
        }
        if word.marks.any(Marks::DEMONYM) {
            let body = self.has(at + 1, Marks::ORGANIZATION_HEAD) && self.name_like(at + 1);
            return body || self.is_people_surname(start, at);
        }
        if word.marks.any(Marks::ROLE.with(Marks::TITLE)) && !word.marks.any(Marks::PERSON_SUFFIX) {
            let heads = self.name_like(at + 1) && self.has(at + 1, Marks::ORGANIZATION_HEAD);
            let surname = given && short && word.marks.any(Marks::SURNAME_TOO.with(Marks::GIVEN)) && !word.possessive;
            return heads || surname;
        }
        true
    }

    /// "Orla Finn", "Carl French": after an unknown or given name, a people's name is a surname.
    fn is_people_surname(&self, start: usize, at: usize) -> bool {
        let (word, before) = (&self.words.words[at], &self.words.words[at - 1]);
        let given = before.marks.any(Marks::GIVEN)
            || (!before.is_ordinary() && before.shape == Shape::Capital && !is_place(before));
        let initial = self.is(at - 1, ".") || before.shape == Shape::Initial;
        at <= start + 3 && (given || initial) && !self.name_like(at + 1) && word.marks.any(Marks::SURNAME_TOO)
    }

    fn opens_particle_name(&self, at: usize) -> bool {
        let Some(word) = self.word(at) else { return false };
        if word.shape != Shape::Lower || !word.marks.any(Marks::PARTICLE) {
            return false;
        }
        match word.folded.as_str() {
            "al" | "el" => self.is(at + 1, "-") && self.name_like(at + 2),
            "bin" | "ibn" | "von" | "de" | "der" => {
                self.name_like(at + 1) && self.word(at + 1).is_some_and(|next| !next.is_ordinary())
            }
            _ => false,
        }
    }

    /// Reads the name at `at` and gives its end.
    fn name(&mut self, at: usize, known: Option<(usize, Known)>) -> usize {
        let run = if self.name_like(at) { self.run_end(at) } else { at + 1 };
        let (mut end, mut entry) = match known {
            Some((length, entry)) => self.longer_known(at, at + length, entry, run),
            None => (self.one_name(at, run), None),
        };
        loop {
            let further = self.carry_on(at, end, entry.is_some());
            if further == end {
                break;
            }
            end = further;
            entry = None;
        }
        if self.takes_stop(end - 1, at) {
            end += 1;
        }
        self.keep(at, end, entry);
        self.titled = Titled::No;
        end
    }

    /// A known name, or the longer one that it opens: "Chicago" in "Chicago Police Department".
    fn longer_known(&self, at: usize, end: usize, entry: Known, run: usize) -> (usize, Option<Known>) {
        if run <= end || self.words.words[end - 1].possessive {
            return (end, Some(entry));
        }
        let role_next = self.name_like(run) && self.has(run, Marks::ROLE);
        let heads = if role_next { Marks::ORGANIZATION_HEAD } else { Marks::HEAD };
        if let Some(head) = self.last_head(end, run, heads) {
            return (head + 1, None);
        }
        let next = &self.words.words[end];
        let single = end == at + 1;
        let fresh = next.is_name_like() && !next.is_ordinary() && self.known_at(end).is_none();
        if single && fresh && self.has(at, Marks::GIVEN) && next.shape == Shape::Capital {
            return (run.min(at + 3), None);
        }
        let team = entry.kind == KnownKind::Place
            && next.folded.ends_with('s')
            && end + 1 == run
            && next.shape == Shape::Capital;
        if team && !next.marks.any(Marks::DEMONYM) && self.known_at(end).is_none() {
            return (run, None);
        }
        (end, Some(entry))
    }

    /// The part of a run that is one name.
    fn one_name(&self, at: usize, run: usize) -> usize {
        let run = run.max(at + 1);
        let head = self.last_head(at + 1, run, Marks::HEAD);
        let given = self.has(at, Marks::GIVEN) || self.titled == Titled::Address;
        if let Some(head) = head {
            let surname =
                given && head <= at + 3 && self.has(head, Marks::SURNAME_TOO) && !self.words.words[at].is_ordinary();
            if !surname {
                return head + 1;
            }
        }
        // "Orlo California": a town and its state.
        let town = |index: usize, entry: Known| {
            index == at + 1
                && index + 1 == run
                && entry.kind == KnownKind::Place
                && !given
                && !self.words.words[at].is_ordinary()
        };
        let inner = (at + 1..run)
            .find(|&index| self.known_at(index).is_some_and(|(length, entry)| length > 1 || town(index, entry)));
        let run = inner.unwrap_or(run);
        if given && self.titled != Titled::No {
            return run.min(at + 7);
        }
        run
    }

    /// The end of the name when it goes on over a connecting word at `end`.
    fn carry_on(&self, start: usize, end: usize, known: bool) -> usize {
        if self.words.words[end - 1].possessive {
            // "St. Orlo's Hospital"
            let saint = matches!(self.words.words[start].folded.as_str(), "st" | "saint");
            let house = self.name_like(end) && self.has(end, Marks::FACILITY_HEAD.with(Marks::ORGANIZATION_HEAD));
            return if saint && house { end + 1 } else { end };
        }
        if self.hyphened(end) {
            return end + 2;
        }
        if let Some(surname) = self.words.past_nickname(start, end).filter(|&surname| surname < self.end) {
            return self.run_end(surname);
        }
        let last = &self.words.words[end - 1];
        if last.marks.any(Marks::OF_HEAD) && last.is_name_like() && (!known || end - start == 1) {
            let institution = last.marks.any(Marks::ORGANIZATION_HEAD.with(Marks::FACILITY_HEAD));
            let joins = self.is(end, "of")
                || (institution && (self.is(end, "for") || self.is(end, "on") || self.is(end, "to")));
            if joins {
                return self.after_connector(start, end, end + 1);
            }
        }
        if self.is(end, "at") && (start..end).any(|index| self.words.words[index].folded == "university") {
            return self.after_connector(start, end, end + 1);
        }
        if (self.is(end, "and") || self.is(end, "&")) && self.name_like(end + 1) {
            return self.after_and(start, end);
        }
        self.over_particles(start, end, known)
    }

    fn after_connector(&self, _start: usize, end: usize, next: usize) -> usize {
        let next = next + usize::from(self.is(next, "the"));
        if !self.name_like(next) && self.known_at(next).is_none() {
            return end;
        }
        if self.has(next, Marks::CALENDAR) {
            return end;
        }
        let run = self.run_end(next);
        let far = match self.known_at(next) {
            Some((length, entry)) => self.longer_known(next, next + length, entry, run).0,
            None => run,
        };
        // "the Chamber of Orlo's Court" is the court of Orlo.
        if self.words.words[far - 1].possessive { end } else { far }
    }

    /// "Justice and Security" inside a ministry, "Food and Drug Administration"; other names stay two.
    fn after_and(&self, start: usize, end: usize) -> usize {
        let run = self.run_end(end + 1);
        let ordinary = |from: usize, to: usize| {
            (from..to).all(|index| {
                let word = &self.words.words[index];
                !word.is_name_like() || (word.is_ordinary() && !(word.marks.any(Marks::OPENS_KNOWN) && is_place(word)))
            })
        };
        if self.is(end, "&") {
            return run;
        }
        let listed = (start..end).any(|index| self.is(index, "of") || self.is(index, "for") || self.is(index, "on"));
        if listed && ordinary(end + 1, run) && ordinary(end - 1, end) {
            return run;
        }
        let head =
            (end + 1..run).rev().find(|&index| self.has(index, Marks::ORGANIZATION_HEAD) && self.name_like(index));
        match head {
            Some(head)
                if head > end + 1
                    && ordinary(start, end)
                    && ordinary(end + 1, head)
                    && !self.has(end - 1, Marks::HEAD) =>
            {
                head + 1
            }
            _ => end,
        }
    }

    /// "Ludwig van der Orlo", "Tren de Aragua", "Bashar al-Orlo".
    fn over_particles(&self, start: usize, end: usize, known: bool) -> usize {
        let mut next = end;
        while next < end + 3
            && self.word(next).is_some_and(|word| word.shape == Shape::Lower && word.marks.any(Marks::PARTICLE))
        {
            next += 1;
        }
        if next == end || known || self.has(start, Marks::DEMONYM) {
            return end;
        }
        if self.is(next, "-") && self.name_like(next + 1) && self.word(next + 1).is_some_and(|word| word.glued) {
            return self.run_end(next + 1);
        }
        // "van" and "den" are English words: a blank before a known place or person would be a new phrase.
        if self.name_like(next) && self.word(next).is_some_and(|word| !word.is_ordinary() || end - start == 1) {
            return self.run_end(next);
        }
        end
    }

    fn keep(&mut self, start: usize, end: usize, entry: Option<Known>) {
        let words = &self.words.words[start..end];
        let named: Vec<&Word> = words.iter().filter(|word| word.is_name_like()).collect();
        let Some(first) = named.first().copied() else {
            if entry.is_some() {
                self.push(start, end, entry, false);
            }
            return;
        };
        if let Some(entry) = entry {
            if entry.kind == KnownKind::Nothing {
                return;
            }
            let doubtful = named.len() == 1 && first.is_ordinary() && first.shape == Shape::Capital && first.first;
            if doubtful && (self.words.stands_lower(&first.folded) || !self.words.stands_capital(&first.folded)) {
                return;
            }
            self.push(start, end, Some(entry), false);
            return;
        }
        let ordinary = named.iter().all(|word| word.is_ordinary());
        if named.len() == 1 {
            self.keep_single(start, end, first, ordinary);
            return;
        }
        let joined = words.iter().any(|word| word.shape == Shape::Lower && word.function);
        let headed =
            (start + usize::from(!joined)..end).any(|index| self.has(index, Marks::HEAD) && self.name_like(index));
        let role_next = self.has(end, Marks::ROLE) && self.name_like(end);
        if ordinary && !headed && self.titled != Titled::Address && !self.has(start, Marks::GIVEN) {
            let in_text = start > 0 && self.words.words[start - 1].shape == Shape::Lower;
            if !role_next && in_text && named.len() < 5 && named.iter().all(|word| word.shape == Shape::Capital) {
                self.push(start, end, None, true);
            }
            return;
        }
        // Five words and more, most of them ordinary and none a head: a title set without marks.
        let n_ordinary = named.iter().filter(|word| word.is_ordinary()).count();
        if named.len() >= 5 && !headed && n_ordinary * 2 > named.len() && !self.has(start, Marks::GIVEN) {
            return;
        }
        self.push(start, end, None, false);
    }

    fn keep_single(&mut self, start: usize, end: usize, word: &Word, ordinary: bool) {
        if word.shape == Shape::Initial || word.marks.any(Marks::PERSON_SUFFIX) {
            return;
        }
        if word.shape == Shape::Upper {
            // A shouted word is no acronym; real ones are short.
            let letters = word.folded.chars().filter(|c| c.is_alphabetic()).count();
            if !(ordinary || is_roman(&word.folded) || word.function || self.words.stands_lower(&word.folded))
                || letters <= 1
            {
                self.push(start, end, None, letters <= 1);
            }
            return;
        }
        let addressed = self.titled == Titled::Address || (self.titled == Titled::Role && !word.first);
        let weak = ordinary && (!addressed || word.marks.any(Marks::HEAD.with(Marks::ROLE)));
        self.push(start, end, None, weak || word.marks.any(Marks::DEMONYM));
    }

    fn push(&mut self, start: usize, end: usize, known: Option<Known>, weak: bool) {
        if self.words.in_address(start) {
            return;
        }
        self.found.push(Found { tokens: start..end, known, titled: self.titled, weak });
    }
}

fn is_place(word: &Word) -> bool {
    word.marks.any(Marks::OPENS_KNOWN) && known(&word.folded).is_some_and(|entry| entry.kind == KnownKind::Place)
        || word.marks.any(Marks::DEMONYM)
}

/// Adverbs and participles that no list holds: a sentence's first word of this form is seldom a name.
fn looks_derived(folded: &str) -> bool {
    folded.len() > 5
        && ["ly", "ing", "ed", "ness", "ment", "tion", "able", "ful", "less"]
            .iter()
            .any(|ending| folded.ends_with(ending))
}

/// "VII": a number in Roman digits is no acronym.
fn is_roman(folded: &str) -> bool {
    folded.len() > 1 && folded.chars().all(|c| matches!(c, 'i' | 'v' | 'x'))
}
