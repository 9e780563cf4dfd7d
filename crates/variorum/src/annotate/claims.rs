//! Statements with who asserts, alleges, denies or reports them.
//!
//! In: the report's words and its quotes. Out: [`Claim`]s in order.
//!
//! Method: the cue's own stance ([`cues`](crate::language::english::cues)); a statement that says "they have no",
//! "he is not" is a denial where an allegation stands beside it, in the same paragraph or in the same words.
//! "Accused of X" without an accuser is an allegation by nobody named.
//! Limits: irony, and a denial put as a statement of something else ("they were at home").

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Act, Claim, Entity, Modality, Quote, QuoteKind, Speaker, Stance};
use crate::language::english::attribution_words::{self as class, word_classes};
use crate::language::english::cues::{CueAct, CueForm, CueStance, cue_verb};
use crate::language::english::is_function_word;
use crate::text::{Covered, Layout, Span, TokenKind, fold, stem};

/// The attributed statements of a report, each with its source's stance.
#[must_use]
pub fn claims(layout: &Layout, quotes: &[Quote], entities: &[Entity]) -> Vec<Claim> {
    let mut found = accusations(layout, entities);
    let accuse: FxHashSet<Option<Span>> = found.iter().map(|claim| claim.cue).collect();
    let mut cued: FxHashMap<usize, Vec<&Quote>> = FxHashMap::default();
    for quote in quotes.iter().filter(|quote| quote.cue.is_some()) {
        cued.entry(quote.utterance).or_default().push(quote);
    }
    let stated = quotes.iter().filter(|quote| !accuse.contains(&quote.cue) && says_most(layout, quote, &cued));
    found.extend(stated.filter_map(|quote| from_quote(layout, quote)));
    let denied = denials(layout, entities);
    let mut stated = Covered::default();
    found.iter().for_each(|claim| stated.add(&claim.span.range()));
    found.extend(denied.into_iter().filter(|denial| !stated.meets(&denial.span.range())));
    found.sort_by_key(|claim| (claim.span.start, claim.span.end, claim.stance));
    mark_denials(layout, &mut found);
    found
}

fn from_quote(layout: &Layout, quote: &Quote) -> Option<Claim> {
    if quote.act == Act::Attitude || quote.modality != Modality::Said {
        return None;
    }
    let n_words = layout.tokens_in(quote.span).filter(|&at| layout.tokens[at].kind == TokenKind::Word).count();
    if quote.kind == QuoteKind::Indirect && n_words < STATEMENT {
        return None;
    }
    let stance = quote.cue.map_or(Some(Stance::Asserts), |cue| cue_stance(layout, cue, quote.kind))?;
    Some(Claim { span: quote.span, by: quote.speaker.clone(), stance, cue: quote.cue })
}

/// True for the piece without marks that says most of what one cue attributes: "*Families* are asked *to pay twice*"
/// is one statement. Pieces in marks each say something.
fn says_most(layout: &Layout, quote: &Quote, cued: &FxHashMap<usize, Vec<&Quote>>) -> bool {
    let n_words = |quote: &Quote| layout.tokens_in(quote.span).len();
    let mut near = cued.get(&quote.utterance).into_iter().flatten().filter(|other| other.span != quote.span);
    quote.kind != QuoteKind::Indirect || near.all(|other| n_words(other) <= n_words(quote))
}

/// Words from which what is said without marks says something: "praised the mayor" states nothing.
const STATEMENT: usize = 3;

/// The stance of a cue; none for cues that take no stand ("asked"). Without marks, a word that no list holds as a verb
/// of saying ("freed") and a belief in the passive ("seen") do not show that somebody stands by the words.
fn cue_stance(layout: &Layout, cue: Span, kind: QuoteKind) -> Option<Stance> {
    let marked = kind != QuoteKind::Indirect;
    let words = || layout.tokens_in(cue).map(|token| fold(layout.token(token)));
    let Some((verb, form)) = words().find_map(|word| cue_verb(&word)) else {
        let phrase = || words().any(|word| matches!(word.as_str(), "according" | "per" | "via" | ":"));
        return (marked || phrase()).then_some(Stance::Asserts);
    };
    if !marked && verb.act == CueAct::Belief && form == CueForm::Participle {
        return None;
    }
    match verb.stance {
        CueStance::Asserts => Some(Stance::Asserts),
        CueStance::Alleges => Some(Stance::Alleges),
        CueStance::Denies => Some(Stance::Denies),
        CueStance::Reports => Some(Stance::Reports),
        CueStance::None => None,
    }
}

/// "accused of X", "accused by Y of X", "alleged to X": allegations put in the passive.
fn accusations(layout: &Layout, entities: &[Entity]) -> Vec<Claim> {
    let mut found = Vec::new();
    for sentence in &layout.sentences {
        for at in sentence.tokens.clone() {
            let link = match layout.token(at) {
                "accused" | "suspected" => "of",
                "alleged" => "to",
                _ => continue,
            };
            let next = layout.tokens.get(at + 1).map(|token| layout.slice(token.span));
            let Some((from, by)) = (if next == Some(link) {
                Some((at + 2, None))
            } else {
                accuser(layout, at + 1, link, sentence.tokens.end, entities).map(|(from, by)| (from, Some(by)))
            }) else {
                continue;
            };
            let end = clause_end(layout, from, sentence.tokens.end);
            if from < end {
                let span = Span::new(layout.tokens[from].span.start, layout.tokens[end - 1].span.end);
                found.push(Claim { span, by, stance: Stance::Alleges, cue: Some(layout.tokens[at].span) });
            }
        }
    }
    found
}

/// "by the ministry of": who accuses, and where what they accuse of starts.
fn accuser(layout: &Layout, by: usize, link: &str, end: usize, entities: &[Entity]) -> Option<(usize, Speaker)> {
    /// Tokens that an accuser takes at most.
    const ACCUSER: usize = 6;
    if by >= end || layout.token(by) != "by" {
        return None;
    }
    let of = (by + 2..end.min(by + 2 + ACCUSER)).find(|&at| layout.token(at) == link)?;
    let first = if word_classes(&fold(layout.token(by + 1))) & class::DETERMINER != 0 { by + 2 } else { by + 1 };
    let plain = (first..of).all(|at| layout.tokens[at].kind == TokenKind::Word);
    (first < of && plain).then(|| (of + 1, speaker(layout, first, of - 1, entities)))
}

fn speaker(layout: &Layout, first: usize, last: usize, entities: &[Entity]) -> Speaker {
    let span = layout.tokens[first].span.cover(layout.tokens[last].span);
    let named = |entity: &Entity| entity.mentions.iter().any(|mention| mention.overlaps(span));
    let entity = entities.iter().position(named);
    let name = entity.map_or_else(|| layout.slice(span).to_owned(), |at| entities[at].name.clone());
    Speaker { span, name: Some(name), entity, via: None }
}

/// "Finn denied the accusation": a denial that repeats nothing of what it denies.
fn denials(layout: &Layout, entities: &[Entity]) -> Vec<Claim> {
    let mut ends: Vec<(usize, usize)> = entities
        .iter()
        .enumerate()
        .flat_map(|(index, entity)| entity.mentions.iter().map(move |mention| (mention.end, index)))
        .collect();
    ends.sort_unstable();
    let mut found = Vec::new();
    for at in 1..layout.tokens.len().saturating_sub(2) {
        if !matches!(layout.token(at), "denied" | "denies" | "deny" | "rejected" | "rejects" | "dismissed") {
            continue;
        }
        let determined = word_classes(&fold(layout.token(at + 1))) & class::DETERMINER != 0;
        if !(determined && is_accusation(layout.token(at + 2))) {
            continue;
        }
        let before = layout.tokens[at - 1].span.end;
        let Ok(named) = ends.binary_search_by_key(&before, |(end, _)| *end) else { continue };
        let entity = &entities[ends[named].1];
        let Some(&mention) = entity.mentions.iter().find(|mention| mention.end == before) else { continue };
        let by = Speaker { span: mention, name: Some(entity.name.clone()), entity: Some(ends[named].1), via: None };
        let span = layout.tokens[at + 1].span.cover(layout.tokens[at + 2].span);
        found.push(Claim { span, by: Some(by), stance: Stance::Denies, cue: Some(layout.tokens[at].span) });
    }
    found
}

/// A noun that stands for an allegation made before.
pub(crate) fn is_accusation(word: &str) -> bool {
    matches!(
        word,
        "accusation" | "accusations" | "allegation" | "allegations" | "claim" | "claims" | "charge" | "charges"
    )
}

/// The first comma, stop or dash at or behind token `from`.
fn clause_end(layout: &Layout, from: usize, end: usize) -> usize {
    let closes =
        |at: usize| matches!(layout.token(at), "," | "." | ";" | ":" | "—" | "–" | "?" | "!" | "”" | "\"" | ")");
    (from..end).find(|&at| closes(at)).unwrap_or(end)
}

/// Turns assertions into denials where they say no to an allegation before them.
fn mark_denials(layout: &Layout, claims: &mut [Claim]) {
    let mut alleged: FxHashSet<String> = FxHashSet::default();
    let mut paragraph = None;
    for claim in claims {
        let here = layout.paragraph_at(claim.span.start);
        match claim.stance {
            Stance::Alleges => {
                alleged.extend(matter(layout, claim.span));
                paragraph = here;
            }
            Stance::Asserts if opens_negated(layout, claim.span) => {
                let answers = paragraph == here || matter(layout, claim.span).iter().any(|word| alleged.contains(word));
                if !alleged.is_empty() && answers {
                    claim.stance = Stance::Denies;
                }
            }
            _ => {}
        }
    }
}

/// "they have no …", "he is not …", "she never …": a pronoun, and a negation in the next few words.
fn opens_negated(layout: &Layout, span: Span) -> bool {
    /// Words in which a denial says no.
    const OPENING: usize = 5;
    let mut words = layout.tokens_in(span).filter(|&at| layout.tokens[at].kind == TokenKind::Word).take(OPENING);
    let pronoun = words.next().is_some_and(|at| {
        let first = fold(layout.token(at));
        matches!(first.split('\'').next(), Some("they" | "he" | "she" | "it" | "we" | "i"))
    });
    pronoun
        && words.any(|at| {
            let word = fold(layout.token(at));
            word.ends_with("n't") || word_classes(&word) & class::NEGATION != 0
        })
}

/// Stems of the words that carry a statement's matter.
fn matter(layout: &Layout, span: Span) -> Vec<String> {
    /// Letters from which a word tells one matter from another.
    const TELLING: usize = 4;
    layout
        .tokens_in(span)
        .filter(|&at| layout.tokens[at].kind == TokenKind::Word)
        .map(|at| fold(layout.token(at)))
        .filter(|word| word.len() >= TELLING && !is_function_word(word))
        .map(|word| stem(&word))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Report;

    #[track_caller]
    fn check(text: &str, expected: &[(&str, Stance)]) {
        let annotated = crate::annotate::annotate(Report::from_text(text));
        let found: Vec<(&str, Stance)> =
            annotated.annotations.claims.iter().map(|claim| (claim.span.of(text), claim.stance)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stance_comes_from_the_cue() {
        check("Orla Finn said the bridge was safe.", &[("the bridge was safe", Stance::Asserts)]);
        check("Orla Finn denied that the bridge was safe.", &[("the bridge was safe", Stance::Denies)]);
        check("Orla Finn alleged that the bridge was sold.", &[("the bridge was sold", Stance::Alleges)]);
        check("Orla Finn wants to sell the bridge.", &[]);
    }

    #[test]
    fn without_marks_a_cue_that_no_list_holds_takes_no_stand() {
        let text = "Thirty-one were freed after paying, the largest crowd seen there, according to Orla Finn.";
        let layout = Layout::new(text.into(), "en");
        let stance = |cue: &str, kind| {
            let start = text.find(cue).unwrap();
            cue_stance(&layout, Span::new(start, start + cue.len()), kind)
        };
        assert_eq!(stance("freed", QuoteKind::Indirect), None);
        assert_eq!(stance("freed", QuoteKind::Mixed), Some(Stance::Asserts));
        assert_eq!(stance("seen", QuoteKind::Indirect), None);
        assert_eq!(stance("according to", QuoteKind::Indirect), Some(Stance::Asserts));
    }

    #[test]
    fn negated_answer_to_an_allegation_is_a_denial() {
        check(
            "The harbour accused them of stealing boats, but their friends say they have no boats.",
            &[("them of stealing boats", Stance::Alleges), ("they have no boats", Stance::Denies)],
        );
        check("Orla Finn said it was not raining.", &[("it was not raining", Stance::Asserts)]);
    }

    #[test]
    fn an_accuser_in_the_passive_is_found() {
        check("The men are accused by the harbour of stealing boats.", &[("stealing boats", Stance::Alleges)]);
    }

    #[test]
    fn a_denied_accusation_is_a_denial() {
        let text = "Orla Finn spoke on Monday. Marta Quill denied the accusation.";
        check(text, &[("the accusation", Stance::Denies)]);
    }

    #[test]
    fn accused_without_an_accuser_is_alleged_by_nobody() {
        check("The men, who are accused of stealing boats, slept.", &[("stealing boats", Stance::Alleges)]);
    }
}
