//! Turns attributions into quotes, and gives marks without a cue the speaker of their neighbours.
//!
//! In: words, who is named. Out: quotes, marked terms, notices of unknown speakers.
//!
//! Method: one pass over the units in order, so that "she" and marks without a cue see who spoke before;
//! marks that open a paragraph may also take the speaker that the paragraph names later.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::Quoted;
use super::attribution::{Attribution, beside_marks, introduces, phrase_span, signed};
use super::known::Known;
use super::learned::{self, Model};
use super::phrases::Phrase;
use super::relay::Relays;
use super::speakers::{Named, Spoken, name_speaker, opens_with_person};
use super::terms::{is_all_marked, is_title, names_a_work, term_kind};
use super::transcripts::{Turn, turns};
use super::words::Words;
use crate::annotate::{Act, Entity, Header, MarkedKind, MarkedTerm, Modality, Quote, QuoteKind, Speaker};
use crate::language::english::EDITION_LABELS;
use crate::text::{Covered, Notice, NoticeKind, Span, fold};

/// The quotes of a report whose story stands in `body`.
pub(super) fn statements(
    w: &Words,
    known: &Known,
    units: Vec<Range<usize>>,
    header: &Header,
    entities: &mut [Entity],
    model: &Model,
) -> Quoted {
    let (body, title) = (header.body, header.title);
    let turns = turns(w, known, &units, body);
    let mut state = State {
        model,
        w,
        known,
        relays: Relays { w, known, header },
        turns,
        entities,
        spoken: Spoken::default(),
        quoted: Quoted::default(),
        utterances: 0,
        last: None,
        waiting: Vec::new(),
        used: vec![None; w.regions.len()],
        opening: None,
        opening_before: None,
        latest: None,
    };
    let mut before: Option<Range<usize>> = None;
    for unit in units {
        let place = w.layout.tokens[unit.start].span;
        if title.is_some_and(|title| title.contains(place)) {
            state.headline(&unit);
            continue;
        }
        // A unit that starts with the dateline counts from the story on.
        let unit = from_body(w, body, unit);
        let inside = body.is_empty() || body.contains(w.layout.tokens[unit.start].span);
        if inside {
            let paragraph = state.paragraph(unit.start);
            let same = before.take().filter(|before| state.paragraph(before.start) == paragraph);
            state.unit(&unit, same.as_ref(), paragraph);
        }
        before = Some(unit);
    }
    state.finish()
}

/// The part of a unit that stands in the story, where its end does.
fn from_body(w: &Words, body: Span, unit: Range<usize>) -> Range<usize> {
    let span = |at: usize| w.layout.tokens[at].span;
    if body.is_empty() || span(unit.start).start >= body.start || span(unit.end - 1).end <= body.start {
        return unit;
    }
    let start = unit.clone().find(|&at| span(at).start >= body.start).unwrap_or(unit.start);
    start..unit.end
}

/// Who spoke last, and where.
#[derive(Clone)]
struct Last {
    speaker: Speaker,
    paragraph: Option<usize>,
    anonymous: bool,
}

struct State<'a, 'w> {
    model: &'a Model,
    w: &'a Words<'w>,
    known: &'a Known,
    relays: Relays<'a, 'w>,
    turns: FxHashMap<usize, Turn>,
    entities: &'a mut [Entity],
    spoken: Spoken,
    quoted: Quoted,
    utterances: usize,
    last: Option<Last>,
    /// Quotes of this paragraph that wait for a speaker.
    waiting: Vec<usize>,
    /// The utterance that each region belongs to.
    used: Vec<Option<usize>>,
    /// First unit of this paragraph, and of the one before.
    opening: Option<Range<usize>>,
    opening_before: Option<Range<usize>>,
    /// The unit before.
    latest: Option<Range<usize>>,
}

impl State<'_, '_> {
    fn paragraph(&self, token: usize) -> Option<usize> {
        self.w.layout.paragraph_at(self.w.layout.tokens[token].span.start)
    }

    fn unit(&mut self, unit: &Range<usize>, before: Option<&Range<usize>>, paragraph: Option<usize>) {
        if before.is_none() {
            self.waiting.clear();
            self.opening_before = self.opening.replace(unit.clone());
            self.spoken.paragraph_before = self.latest.iter().chain(&self.opening_before).cloned().collect();
        }
        self.latest = Some(unit.clone());
        if let Some(start) = self.in_turn(unit) {
            if start == unit.start {
                self.turn(start, paragraph);
            }
            return;
        }
        let found = learned::attributions(self.w, unit, self.model);
        let kept_back = speaks_unnamed(self.w, unit);
        self.floating(unit, &found, before, paragraph, true);
        for attribution in &found {
            self.attributed(attribution, &found, unit, before, paragraph, kept_back);
        }
        self.floating(unit, &found, before, paragraph, false);
        if let Some(source) = introduces(self.w, unit) {
            let named = name_speaker(self.w, self.known, &self.spoken, source, unit, before);
            let speaker = self.speaker(source, &named);
            let next = self.w.layout.tokens.get(unit.end).and_then(|_| self.paragraph(unit.end));
            self.spoke(speaker, named, next, false);
        }
    }

    /// The first token of the transcript's turn that a unit lies in.
    fn in_turn(&self, unit: &Range<usize>) -> Option<usize> {
        if self.turns.is_empty() {
            return None;
        }
        let paragraph = self.w.layout.paragraphs[self.paragraph(unit.start)?];
        let start = self.w.layout.tokens_in(paragraph).start;
        self.turns.contains_key(&start).then_some(start)
    }

    /// What stands behind a label in a transcript.
    fn turn(&mut self, start: usize, paragraph: Option<usize>) {
        let Some(turn) = self.turns.get(&start).copied().filter(|turn| !turn.asked) else { return };
        let named = match turn.who {
            Some(who) => {
                let refers = self.known.between(turn.label.0, turn.label.1).is_empty();
                Named { refers, ..Named::of(self.known, who, turn.label.0) }
            }
            None => {
                let label = phrase_span(self.w, turn.label).of(&self.w.layout.text).to_owned();
                let name = Some(label).filter(|label| label.len() > 1);
                let at = turn.label.0;
                Named { name, who: None, refers: false, plural: false, hidden: false, noun: None, at }
            }
        };
        let speaker = self.speaker(turn.label, &named);
        self.utterances += 1;
        self.use_regions(turn.said, self.utterances);
        self.quoted.quotes.push(Quote {
            span: turn.said,
            kind: QuoteKind::Indirect,
            marked: Vec::new(),
            utterance: self.utterances,
            act: Act::Speech,
            modality: Modality::Said,
            anonymous: false,
            speaker: Some(speaker.clone()),
            cue: None,
        });
        self.spoke(speaker, named, paragraph, false);
    }

    /// What a headline says that somebody said: who speaks there does not speak on in the text.
    fn headline(&mut self, unit: &Range<usize>) {
        let found = learned::attributions(self.w, unit, self.model);
        // "CORRECTED: Ferry hits quay" is the desk's label, not somebody's word.
        let labelled = |source: Phrase| {
            let words = fold(phrase_span(self.w, source).of(&self.w.layout.text));
            EDITION_LABELS.iter().any(|label| words.starts_with(label))
        };
        let spoken: Vec<Attribution> =
            found.into_iter().filter(|attribution| !attribution.source.is_some_and(labelled)).collect();
        for attribution in &spoken {
            self.attributed(attribution, &spoken, unit, None, None, false);
        }
        self.spoken = Spoken::default();
        self.last = None;
    }

    /// Marks signed behind a dash belong to who signs, and so do those that wait beside them.
    fn signature(&mut self, unit: &Range<usize>, behind: usize, paragraph: Option<usize>) -> bool {
        let Some(source) = signed(self.w, unit, behind) else { return false };
        let named = name_speaker(self.w, self.known, &self.spoken, source, unit, None);
        let speaker = self.speaker(source, &named);
        self.spoke(speaker, named, paragraph, false);
        true
    }

    /// “…!” beamed Orla Finn: a verb that no lexicon knows, between marks and a name.
    fn unlisted_cue(
        &mut self,
        unit: &Range<usize>,
        region: usize,
        behind: usize,
        before: Option<&Range<usize>>,
        paragraph: Option<usize>,
    ) -> bool {
        let closes = self.w.regions[region].inner.of(&self.w.layout.text).ends_with([',', '!', '?', '…']);
        let Some(source) = closes.then(|| beside_marks(self.w, self.known, unit, behind)).flatten() else {
            return false;
        };
        let named = name_speaker(self.w, self.known, &self.spoken, source, unit, before);
        let speaker = self.speaker(source, &named);
        self.spoke(speaker, named, paragraph, false);
        true
    }

    fn attributed(
        &mut self,
        found: &Attribution,
        all: &[Attribution],
        unit: &Range<usize>,
        before: Option<&Range<usize>>,
        paragraph: Option<usize>,
        kept_back: bool,
    ) {
        let relay = self.relays.of(unit, found, all);
        let source = relay.as_ref().and_then(|relay| relay.speaker).or(found.source);
        let mut named = source.map(|source| name_speaker(self.w, self.known, &self.spoken, source, unit, before));
        let mut speaker = source.zip(named.as_ref()).map(|(source, named)| self.speaker(source, named));
        // Nobody relays himself.
        let relaying = relay.as_ref().map(|relay| &relay.name);
        if let Some(speaker) = speaker.as_mut().filter(|speaker| speaker.name.as_ref() != relaying) {
            speaker.via = relaying.cloned();
        }
        let mut anonymous = false;
        if let Some(named) = named.as_mut().filter(|named| named.who.is_none()) {
            named.hidden |= kept_back;
            anonymous = named.hidden;
        }
        self.utterances += 1;
        let mut utterance = self.utterances;
        let mut pushed = false;
        // "Orla Finn said, according to …": her cue is no part of what she said.
        let cue = |piece: &Range<usize>| {
            relay
                .as_ref()
                .and_then(|r| r.speaker)
                .is_some_and(|(first, last)| piece.start >= first && piece.end <= found.cue.0 && piece.contains(&last))
        };
        for piece in found.pieces.iter().filter(|piece| !cue(piece)) {
            for (span, kind, marked) in shapes(self.w, piece.clone()) {
                if kind == QuoteKind::Direct && self.titled(unit, span) {
                    continue;
                }
                if let Some(earlier) = self.continued(span) {
                    utterance = earlier;
                }
                self.use_regions(span, utterance);
                self.quoted.quotes.push(Quote {
                    span,
                    kind,
                    marked,
                    utterance,
                    act: found.act,
                    modality: found.modality,
                    anonymous,
                    speaker: speaker.clone(),
                    cue: Some(phrase_span(self.w, found.cue)),
                });
                pushed = true;
            }
        }
        if let Some((speaker, named)) = speaker.zip(named).filter(|_| pushed) {
            self.spoke(speaker, named, paragraph, anonymous);
        }
    }

    /// A work's title is nobody's speech, whatever cue stands beside it; true where the marked words are one.
    fn titled(&mut self, unit: &Range<usize>, span: Span) -> bool {
        let region = self.w.regions.partition_point(|region| region.inner.end <= span.start);
        let title = is_title(self.w, region) && names_a_work(self.w, unit, region);
        if title {
            self.quoted.marked_terms.push(MarkedTerm { span, kind: MarkedKind::Title });
        }
        title
    }

    fn spoke(&mut self, speaker: Speaker, named: Named, paragraph: Option<usize>, anonymous: bool) {
        for quote in self.waiting.drain(..) {
            self.quoted.quotes[quote].speaker = Some(speaker.clone());
            self.quoted.quotes[quote].anonymous = anonymous;
        }
        self.spoken.push(self.w, named);
        self.last = Some(Last { speaker, paragraph, anonymous });
    }

    fn speaker(&mut self, source: Phrase, named: &Named) -> Speaker {
        let span = phrase_span(self.w, source);
        let entity = named.who.and_then(|who| self.known.people[who].entity);
        if let Some(index) = entity.filter(|_| named.refers) {
            let refs = &mut self.entities[index].refs;
            if let Err(at) = refs.binary_search(&span) {
                refs.insert(at, span);
            }
        }
        Speaker { span, name: named.name.clone(), entity, via: None }
    }

    /// The utterance that a span's first region carries on from the paragraph before.
    fn continued(&self, span: Span) -> Option<usize> {
        let region = self.w.regions.partition_point(|region| region.inner.start < span.start);
        let before = region.checked_sub(1)?;
        (self.w.regions.get(region)?.inner.start == span.start && self.w.regions[before].continues)
            .then(|| self.used[before])?
    }

    fn use_regions(&mut self, span: Span, utterance: usize) {
        let first = self.w.regions.partition_point(|region| region.inner.end <= span.start);
        for (region, used) in self.w.regions[first..].iter().zip(&mut self.used[first..]) {
            if region.inner.start >= span.end {
                break;
            }
            *used = Some(utterance);
        }
    }

    /// Marks of a unit that no attribution holds: those before its first cue, else the rest.
    fn floating(
        &mut self,
        unit: &Range<usize>,
        found: &[Attribution],
        before: Option<&Range<usize>>,
        paragraph: Option<usize>,
        early: bool,
    ) {
        let first_cue = found.first().map_or(usize::MAX, |attribution| attribution.cue.0);
        let alone = is_all_marked(self.w, unit);
        let mut held = Covered::default();
        found.iter().flat_map(|attribution| &attribution.pieces).for_each(|piece| held.add(piece));
        let mut at = unit.start;
        while at < unit.end {
            let Some(region) = self.w.region(at) else {
                at += 1;
                continue;
            };
            let behind = self.w.behind_region(at);
            if !held.meets(&(at..at + 1)) && self.used[region].is_none() && (at < first_cue) == early {
                self.unheld(unit, alone, region, before, paragraph);
            }
            at = behind.max(at + 1);
        }
    }

    fn unheld(
        &mut self,
        unit: &Range<usize>,
        alone: bool,
        region: usize,
        before: Option<&Range<usize>>,
        paragraph: Option<usize>,
    ) {
        let mut inner = self.w.regions[region].inner;
        if is_direction(inner.of(&self.w.layout.text)) {
            return;
        }
        let carried = region
            .checked_sub(1)
            .filter(|&before| self.w.regions[before].continues)
            .and_then(|before| self.used[before]);
        if let Some(kind) = carried.is_none().then(|| term_kind(self.w, unit, alone, region)).flatten() {
            self.quoted.marked_terms.push(MarkedTerm { span: inner, kind });
            return;
        }
        let utterance = carried.unwrap_or_else(|| {
            self.utterances += 1;
            self.utterances
        });
        self.used[region] = Some(utterance);
        if let Some((label, said)) = labelled(self.w, inner) {
            let named = name_speaker(self.w, self.known, &self.spoken, label, unit, None);
            let speaker = self.speaker(label, &named);
            self.spoke(speaker, named, paragraph, false);
            inner = said;
        }
        let behind = self.w.behind_region(self.w.layout.tokens_in(inner).start);
        let signed =
            self.signature(unit, behind, paragraph) || self.unlisted_cue(unit, region, behind, before, paragraph);
        if before.is_none() && carried.is_none() && alone {
            self.taken_up(paragraph);
        }
        let near = self
            .last
            .as_ref()
            .filter(|last| last.paragraph == paragraph || carried.is_some() || before.is_none() && alone);
        let (speaker, anonymous) = near.map_or((None, false), |last| (Some(last.speaker.clone()), last.anonymous));
        let settled = signed || near.is_some_and(|last| last.paragraph == paragraph || carried.is_some());
        if !settled {
            self.waiting.push(self.quoted.quotes.len());
        }
        self.quoted.quotes.push(Quote {
            span: inner,
            kind: QuoteKind::Direct,
            marked: vec![inner],
            utterance,
            act: Act::Speech,
            modality: Modality::Said,
            anonymous,
            speaker,
            cue: None,
        });
    }

    /// A paragraph all in marks behind one that says nothing but opens with a person's name: that person speaks.
    fn taken_up(&mut self, paragraph: Option<usize>) {
        let Some(opening) = self.opening_before.clone() else { return };
        let said = self.last.as_ref().is_some_and(|last| last.paragraph >= self.paragraph(opening.start));
        let Some(mention) = opens_with_person(self.w, self.known, &opening).filter(|_| !said) else { return };
        let source = (mention.first, mention.last);
        let named = name_speaker(self.w, self.known, &self.spoken, source, &opening, None);
        let speaker = self.speaker(source, &named);
        // As if the paragraph before had spoken: a cue further on in this one still decides.
        let before = paragraph.and_then(|paragraph| paragraph.checked_sub(1));
        self.spoke(speaker, named, before, false);
    }

    fn finish(mut self) -> Quoted {
        self.quoted.quotes.sort_by_key(|quote| (quote.span.start, quote.span.end));
        self.quoted.quotes.dedup_by(|later, earlier| later.span == earlier.span);
        let unknown = self
            .quoted
            .quotes
            .iter()
            .filter(|quote| quote.speaker.as_ref().is_none_or(|speaker| speaker.name.is_none()));
        let notices: Vec<Notice> = unknown
            .map(|quote| {
                Notice::at(quote.span, NoticeKind::UnknownSpeaker, "the report does not tell whose statement this is")
            })
            .collect();
        self.quoted.notices.extend(notices);
        self.quoted.marked_terms.sort_by_key(|term| term.span);
        self.quoted
    }
}

/// Speaker's label and what is said, in marks that give a transcript: "FINN: We will mend it."
fn labelled(w: &Words, inner: Span) -> Option<(Phrase, Span)> {
    /// Tokens that a label takes at most.
    const LABEL: usize = 4;
    let tokens = w.layout.tokens_in(inner);
    let colon = tokens.clone().take(LABEL).find(|&at| w.at(at).mark == ':')?;
    let shouted = |at: usize| !w.at(at).wordy || w.text(at).len() > 2 && !w.text(at).chars().any(char::is_lowercase);
    let first = w.layout.tokens.get(colon + 1).filter(|_| colon > tokens.start && colon + 1 < tokens.end)?;
    (tokens.start..colon).all(shouted).then_some(((tokens.start, colon - 1), Span::new(first.span.start, inner.end)))
}

/// "(CROSSTALK)": what a transcript says of itself.
fn is_direction(text: &str) -> bool {
    let word = text.trim_end_matches(['.', ')', ']']).strip_prefix(['(', '[']);
    word.is_some_and(|word| word.len() > 2 && word.chars().all(|c| c.is_uppercase() || c == ' '))
}

/// True where the unit says that a name is kept back.
fn speaks_unnamed(w: &Words, unit: &Range<usize>) -> bool {
    unit.clone().any(|at| {
        w.at(at).region == 0
            && (w.is_word(at, "anonymity")
                || w.is_word(at, "anonymously")
                || (w.is_word(at, "named") || w.is_word(at, "identified"))
                    && (at.saturating_sub(4)..at)
                        .any(|near| w.is_word(near, "not") || w.is_word(near, "declined") || w.is_word(near, "be")))
    })
}

/// The quotes that one piece of a statement makes: each run in marks by itself where all is in marks.
fn shapes(w: &Words, piece: Range<usize>) -> Vec<(Span, QuoteKind, Vec<Span>)> {
    let Some(tokens) = trimmed(w, piece) else { return Vec::new() };
    let mut marked: Vec<usize> = tokens.clone().filter_map(|at| w.region(at)).collect();
    marked.dedup();
    let inner: Vec<Span> = marked.iter().map(|&region| w.regions[region].inner).collect();
    let all_marked = tokens.clone().all(|at| w.at(at).region != 0 || !w.at(at).wordy);
    if all_marked {
        return inner.into_iter().map(|span| (span, QuoteKind::Direct, vec![span])).collect();
    }
    let edge = |at: usize| w.region(at).map(|region| w.regions[region].inner);
    let start = edge(tokens.start).map_or(w.layout.tokens[tokens.start].span.start, |inner| inner.start);
    let end = edge(tokens.end - 1).map_or(w.layout.tokens[tokens.end - 1].span.end, |inner| inner.end);
    let kind = if inner.is_empty() { QuoteKind::Indirect } else { QuoteKind::Mixed };
    vec![(Span::new(start, end), kind, inner)]
}

/// A piece without punctuation at its ends.
fn trimmed(w: &Words, mut piece: Range<usize>) -> Option<Range<usize>> {
    let loose = |at: usize| w.is_mark(at, &[',', '.', ';', ':', '—', '–', '-', '?', '!', '"', '…', ')']);
    while piece.start < piece.end && loose(piece.end - 1) && !abbreviated(w, piece.end - 1) {
        piece.end -= 1;
    }
    while piece.start < piece.end && loose(piece.start) {
        piece.start += 1;
    }
    (piece.start < piece.end).then_some(piece)
}

/// "U.S." keeps its last dot.
fn abbreviated(w: &Words, dot: usize) -> bool {
    dot > 0 && w.at(dot).mark == '.' && w.at(dot - 1).capital && w.text(dot - 1).contains('.')
}
